# What this is.

{ }:
{
  /* Block. */
  a = 1; # behind
}
