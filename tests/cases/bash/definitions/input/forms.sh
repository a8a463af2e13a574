#!/bin/sh
# Says it.
say() {
  echo "$1"
}
function with_keyword { :; }
function both() ( cd /; )
one_line() { :; }
outer() {
  inner() { :; }
}
if true; then
  conditional() { :; }
fi
name-with.dots:and+more() { :; }
alias ll='ls -l' la="ls -a"
alias -p
