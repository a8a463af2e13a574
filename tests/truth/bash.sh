# The parser of shfmt. It takes the texts tests are made of, and here-documents, for what they are.
CORPORA="debian:bash-completion debian:git"
PACKAGES="shfmt"
GATE="97 97"
SOURCE="shfmt's parser"
FILES='*.sh *.bash'         # and the scripts without a suffix that the truth lists
truth() { python3 "$TRUTH/bash_truth.py" "$1"; }
