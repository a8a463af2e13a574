# Shared by every script: where things live, and how a source archive is fetched. Source it; it runs nothing.
#   ROOT    the checkout
#   CACHE   what survives a fresh clone: downloads, compiler cache, corpora (REPODOC_CACHE overrides)
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${REPODOC_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/repodoc}
DEPS=$CACHE/deps
JOBS=${JOBS:-$(nproc 2>/dev/null || echo 2)}
export CCACHE_DIR=$CACHE/ccache CCACHE_BASEDIR=$ROOT CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=4G
export CCACHE_SLOPPINESS=pch_defines,time_macros
mkdir -p "$DEPS"

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf '%s\n' "$*" >&2; exit 1; }

may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# The machine's own Debian mirror, read from its sources.
debian_mirror() {
  local uri
  uri=$(sed -nE 's#^URIs: *([^ ]*/debian)/? *$#\1#p; s#^deb(-src)? (\[[^]]*\] )?([^ ]*/debian)/? .*#\3#p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -1)
  [ -n "$uri" ] || die "No Debian mirror found in the apt sources of this machine."
  printf '%s\n' "$uri"
}

# debian_source SUITE PACKAGE DIR: downloads the source package's files into DIR, without touching the machine's
# apt configuration. apt complains when one of several files is gone; the caller checks the file it wants.
debian_source() {
  local suite=$1 package=$2 dir=$3 state
  state=$CACHE/apt-$suite
  mkdir -p "$state/sources" "$state/lists/partial" "$dir"
  printf 'deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' \
    "$(debian_mirror)" "$suite" >"$state/sources/src.list"
  local opts=(-o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$state/sources"
    -o "Dir::State::Lists=$state/lists" -o APT::Sandbox::User=root)
  (cd "$dir" && apt-get "${opts[@]}" -qq update && apt-get "${opts[@]}" -qq source --download-only "$package") >&2 || true
}

check_sha256() { printf '%s  %s\n' "$2" "$1" | sha256sum --check --quiet - ; }
