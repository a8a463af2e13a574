# The go command, which knows every package of every module and where it is; go/parser for the import declarations.
CORPORA="debian:golang-github-spf13-cobra debian:etcd debian:golang-golang-x-tools"
PACKAGES="golang-go"
SOURCE="go list"
compare() {
  local program=$WORK/go_imports
  GO111MODULE=off GOFLAGS='' GOCACHE=$CACHE/go-build go build -o "$program" "$TRUTH/link/go_imports.go" &&
    python3 "$TRUTH/link/go_links.py" "$1" "$2" "$program"
}
