CORPORA="debian:ocaml-re debian:ocaml-dune debian:ocaml#stdlib"
PACKAGES="ocaml-nox ocaml-findlib"
GATE="99.5 99.5"
SOURCE="OCaml's parser (compiler-libs)"
FILES='*.ml *.mli'
truth() {
  local build=$WORK/ocaml_truth
  if [ ! -x "$build/ocaml_truth" ]; then
    mkdir -p "$build" && cp "$TRUTH/ocaml_truth.ml" "$build/" &&
      (cd "$build" && ocamlfind ocamlc -package compiler-libs.common,unix -linkpkg ocaml_truth.ml -o ocaml_truth >&2) || return 1
  fi
  "$build/ocaml_truth" "$1"
}
