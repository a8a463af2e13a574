{ lib, stdenv ? null, fetchurl, ... }@args:
let
  # The version.
  version = "1.0";
  helper = x: y: x + y;
in
stdenv.mkDerivation rec {
  pname = "hello";
  inherit version;
  src = import ./src.nix { inherit lib; };
  meta.license = lib.licenses.mit;
  buildInputs = with pkgs; [ zlib ];
}
