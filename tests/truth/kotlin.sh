# Kotlin against the parser of the Kotlin compiler, which npm carries.
CORPORA="debian:kotlinx-coroutines debian:kotlin#libraries/stdlib"
PACKAGES="default-jdk-headless"
GATE="99 99.5"
SOURCE="the Kotlin compiler's parser"
FILES='*.kt *.kts'
truth() {
  local folder=$CACHE/deps/kotlin-compiler-2.1.21 lib jar path=""
  if [ ! -e "$folder/.complete" ]; then
    mkdir -p "$folder"
    (cd "$folder" && npm install --silent --no-save --ignore-scripts --prefix . kotlin-compiler@2.1.21 >&2 && touch .complete) || return 1
  fi
  lib=$folder/node_modules/kotlin-compiler/lib
  for jar in kotlin-compiler kotlin-stdlib kotlin-script-runtime kotlin-reflect kotlinx-coroutines-core-jvm; do path=$path:$lib/$jar.jar; done
  java -cp "${path#:}" "$TRUTH/kotlin_truth.java" "$1"
}
