# Helpers.
rec {
  # Adds them.
  add = x: y: x + y;
  /* With defaults. */
  build = { name, deps ? [ ], ... }@args: if name == "" then null else mk args;
  constant = 3;
  nested.deep.value = "x";
  inherit (builtins) map filter;
}
