# Replaces two packages.
final: prev: rec {
  cart = prev.cart.overrideAttrs (old: {
    version = "2.0";
    patches = (old.patches or [ ]) ++ [ ./fix.patch ];
  });
  inherit (prev) hello;
  answer = if true then 42 else throw "no";
}
