#!/bin/bash
[[ $OSTYPE == *@(linux|freebsd)* ]] || return 1

complete_it() {
  case $cur in
    !(-*)@([Zoy]|V*)) return ;;
    *"
x"*) echo lines ;;
  esac
  if [[ $cur =~ ^(\$\{[#!]?)([A-Za-z0-9_]*)\[([^]]*)$ ]]; then
    host=${host%]?(:+([0-9]))}
  fi
  while [[ $line =~ \
      ((^|[^-])-[A-Z]+)\[?[A-Z]+ ]]; do
    xspec=${xspec#!}
  done
}
after() { (( a*(b+c) )); }
