# The TypeScript compiler's own parser, on the script elements of Vue components, at the lines where they stand.
CORPORA="npm:primevue@3.50.0 npm:vue-material@1.0.0-beta-15#src"
PACKAGES=""
GATE="99.5 99.5"
SOURCE="the TypeScript compiler"
FILES='*.vue'
truth() { node "$TRUTH/ts_truth.mjs" "$1" "$ROOT/web/node_modules/typescript"; }
extra() { python3 "$TRUTH/ts_extra.py" "$@" "$FILES"; }
