#!/bin/bash
walk() {
  for x in "$@"; do
    if [ "$x" = a ] && [ -n "$x" ]; then
      while read -r line; do echo "$line"; done
    elif [ "$x" = b ]; then
      :
    else
      continue
    fi
  done
  case $1 in
    -v|--verbose) verbose=1 ;;
    *) return 1 ;;
  esac
  try || fail
}
