# The TypeScript compiler's own parser, which reads JavaScript and JSX too: ES modules, CommonJS, prototypes, AMD, classes.
CORPORA="npm:preact@10.25.4 npm:lodash@4.17.21 npm:express@4.19.2 npm:jquery@3.7.1#src npm:three@0.160.0#src"
PACKAGES=""
GATE="99.5 99.5"
SOURCE="the TypeScript compiler"
FILES='*.js *.jsx *.mjs *.cjs'
truth() { node "$TRUTH/ts_truth.mjs" "$1" "$ROOT/web/node_modules/typescript"; }
extra() { python3 "$TRUTH/ts_extra.py" "$@" "$FILES"; }
