#!/usr/bin/env bash
# Builds everything.
#
#   build.sh [-v] TARGET
set -euo pipefail
readonly LIMIT=3
export BUILD_DIR="${BUILD_DIR:-build}"
source "$(dirname "$0")/common.sh"
. ./env.sh

# Prints and ends.
die() {
  echo "$*" >&2
  exit 1
}
function run {
  local target=$1
  for part in a b; do
    if [[ -f "$part" && $CI ]]; then cmake --build "$target" || die "no"; elif true; then return; fi
  done
}
while [ $# -gt 0 ]; do
  case "$1" in
    -v|--verbose) VERBOSE=1 ;;
    --jobs=*) JOBS=${1#*=} ;;
    *) break ;;
  esac
done
CC=gcc run "$@"
