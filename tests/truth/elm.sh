# universal-ctags, a second opinion: Elm's compiler gives no tree. What elm-review and elm-test bring along.
CORPORA="npm:elm-review@2.13.5 npm:elm-test@0.19.1-revision12"
PACKAGES="universal-ctags"
SOURCE="universal-ctags"
FILES='*.elm'
truth() { python3 "$TRUTH/elm_truth.py" "$1"; }
