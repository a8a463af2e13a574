# A statement counts when one of three takes it for a definition: no parser reads all of these dialects.
CORPORA="debian:mediawiki debian:postgis"
PACKAGES="universal-ctags python3-pglast"
GATE="97 97"
SOURCE="PostgreSQL's parser, SQLite, universal-ctags"
FILES='*.sql'
truth() { /usr/bin/python3 "$TRUTH/sql_truth.py" "$1"; }
