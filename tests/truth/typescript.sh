# The TypeScript compiler's own parser. Packages that ship their sources: observables, schemas (with tests and benchmarks),
# state (the first is semicolon-free, the second has TSX); declaration files as they are written by hand.
CORPORA="npm:rxjs@7.8.1#src npm:zod@4.6.7#src npm:mobx@6.12.0 npm:@reduxjs/toolkit@2.2.3#src npm:@types/node@20.11.0"
PACKAGES=""
GATE="99.5 99.5"
SOURCE="the TypeScript compiler"
FILES='*.ts *.tsx *.mts *.cts'
truth() { node "$TRUTH/ts_truth.mjs" "$1" "$ROOT/web/node_modules/typescript"; }
extra() { python3 "$TRUTH/ts_extra.py" "$@" "$FILES"; }
