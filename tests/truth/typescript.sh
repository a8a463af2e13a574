# The TypeScript compiler's own parser.
CORPORA="npm:rxjs@7.8.1#src npm:zod@4.6.7#src"
PACKAGES=""
GATE="99.5 99.5"
SOURCE="the TypeScript compiler"
FILES='*.ts *.tsx *.mts *.cts'
truth() { node "$TRUTH/ts_truth.mjs" "$1" "$ROOT/web/node_modules/typescript"; }
