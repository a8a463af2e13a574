{ pkgs, lib }:
{
  a = import ./a.nix;
  b = pkgs.callPackage ../b { };
  c = import <nixpkgs> { };
}
