CORPORA="debian:xmonad debian:haskell-aeson debian:hlint debian:pandoc"
PACKAGES="ghc"
GATE="97 97"
SOURCE="GHC's parser"
FILES='*.hs'
truth() {
  local build=$WORK/haskell_truth
  if [ ! -x "$build/haskell_truth" ]; then
    mkdir -p "$build" && cp "$TRUTH/haskell_truth.hs" "$build/Main.hs" &&
      (cd "$build" && ghc -package ghc -dynamic -O0 Main.hs -o haskell_truth >&2) || return 1
  fi
  "$build/haskell_truth" "$1" "$(ghc --print-libdir)"
}
