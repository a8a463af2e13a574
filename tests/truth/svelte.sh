# The TypeScript compiler's own parser, on the script elements of Svelte components, at the lines where they stand.
CORPORA="npm:carbon-components-svelte@0.84.0#src npm:bits-ui@0.21.2 npm:flowbite-svelte@0.44.24"
PACKAGES=""
GATE="99.5 99.5"
SOURCE="the TypeScript compiler"
FILES='*.svelte'
truth() { node "$TRUTH/ts_truth.mjs" "$1" "$ROOT/web/node_modules/typescript"; }
extra() { python3 "$TRUTH/ts_extra.py" "$@" "$FILES"; }
