# The TypeScript compiler's own parser, which reads JavaScript and JSX too.
CORPORA="npm:preact@10.25.4"
PACKAGES=""
GATE="99.5 99.5"
SOURCE="the TypeScript compiler"
FILES='*.js *.jsx *.mjs *.cjs'
truth() { node "$TRUTH/ts_truth.mjs" "$1" "$ROOT/web/node_modules/typescript"; }
