# ctags takes quoted texts and here-documents for code (the test bodies of git, its awk and sed programs): those it alone
# lists on the second corpus stand inside of such texts.
CORPORA="debian:bash-completion debian:git"
PACKAGES="universal-ctags"
GATE="97 97"
SOURCE="universal-ctags, lines that are no definitions taken out"
FILES='*.sh *.bash'
truth() { python3 "$ROOT/tests/truth/bash_truth.py" "$1"; }
