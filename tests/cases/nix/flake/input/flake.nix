{
  description = "The shop";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-23.11";
    flake-utils.url = "github:numtide/flake-utils";
  };

  outputs = { self, nixpkgs, flake-utils, ... }@inputs:
    flake-utils.lib.eachDefaultSystem (system:
      let
        pkgs = import nixpkgs { inherit system; };
        shop = pkgs.callPackage ./shop.nix { };
      in
      {
        packages.default = shop;
        devShells.default = pkgs.mkShell { buildInputs = [ pkgs.gcc ]; };
      });
}
