# Julia left Debian after release 11: its packages are unpacked into the cache, nothing is installed. They bring Julia's
# own library, which is the corpus.
JULIA=$CACHE/julia-1.5
julia_fetch() {
  [ ! -e "$JULIA/.complete" ] || return 0
  local state=$JULIA/apt
  mkdir -p "$state/sources" "$state/lists/partial" "$state/cache/archives/partial" "$JULIA/archives"
  touch "$state/status"
  printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s bullseye main\n' "$(debian_mirror)" >"$state/sources/list.list"
  local options=(-o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$state/sources" -o "Dir::State::Lists=$state/lists"
    -o "Dir::State::status=$state/status" -o "Dir::Cache=$state/cache" -o APT::Sandbox::User=root)
  (cd "$JULIA/archives" && apt-get "${options[@]}" -qq update && apt-get "${options[@]}" -qq download julia julia-common libjulia1 \
    libllvm9 libutf8proc2 libopenlibm3 libdsfmt-19937-1 libgit2-1.1 libmbedcrypto3 libmbedtls12 libmbedx509-0 libffi7 \
    libopenblas0-pthread libhttp-parser2.9 libpcre2-8-0 libgmp10 libmpfr6 libunwind8 libssh2-1 libcurl3-gnutls) >&2 || return 1
  for archive in "$JULIA"/archives/*.deb; do dpkg-deb -x "$archive" "$JULIA/root" || return 1; done
  touch "$JULIA/.complete"
}
julia_fetch || true
CORPORA="installed:$JULIA/root/usr/share/julia/base installed:$JULIA/root/usr/share/julia/stdlib/v1.5"
PACKAGES=""
GATE="99 99"
SOURCE="Julia's parser"
FILES='*.jl'
truth() {
  local libraries=$JULIA/root/usr/lib/x86_64-linux-gnu
  LD_LIBRARY_PATH=$libraries:$libraries/julia:$libraries/openblas-pthread \
    "$JULIA/root/usr/bin/julia" --startup-file=no -O0 "$TRUTH/julia_truth.jl" "$1"
}
