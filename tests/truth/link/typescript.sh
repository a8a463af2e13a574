# The TypeScript compiler: ts.resolveModuleName for specifiers, the language service's definitions for names.
CORPORA="npm:rxjs@7.8.1#src npm:zod@4.6.7#src npm:mobx@6.12.0 npm:@reduxjs/toolkit@2.2.3#src npm:preact@10.19.3"
PACKAGES=""
SOURCE="the TypeScript compiler"
compare() { node "$TRUTH/link/ts_links.mjs" "$1" "$2" "$ROOT/web/node_modules/typescript" "${SAMPLE:-1500}"; }
