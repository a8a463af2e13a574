#!/bin/bash
text='
not_a_function() { :; }
'
cat <<'EOF'
also_not() { :; }
EOF
cat <<-END
	"unbalanced $(date)
	nor_this() { :; }
	END
real() { awk '/a(b/ { print "x()" }' <<< "$1"; }
