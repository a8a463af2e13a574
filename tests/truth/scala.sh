# Scala against scalameta's parser, which npm carries.
CORPORA="debian:scala#src/library debian:scala#src/reflect"
PACKAGES=""
GATE="99 99"
SOURCE="scalameta"
FILES='*.scala'
truth() {
  local folder=$CACHE/deps/scalameta-parsers-4.14.2
  if [ ! -e "$folder/.complete" ]; then
    mkdir -p "$folder"
    (cd "$folder" && npm install --silent --no-save --ignore-scripts --prefix . scalameta-parsers@4.14.2 >&2 && touch .complete) || return 1
  fi
  node "$TRUTH/scala_truth.cjs" "$1" "$folder/node_modules/scalameta-parsers"
}
