# The go command, which knows every package of every module and where it is; go/parser for the import declarations; go/types
# for what names lead to.
CORPORA="debian:golang-github-spf13-cobra debian:etcd debian:golang-golang-x-tools debian:prometheus"
PACKAGES="golang-go"
SOURCE="go list, go/types"
compare() {
  local program
  for program in go_imports go_names; do
    GO111MODULE=off GOFLAGS='' GOCACHE=$CACHE/go-build go build -o "$WORK/$program" "$TRUTH/link/$program.go" || return 1
  done
  python3 "$TRUTH/link/go_links.py" "$1" "$2" "$WORK/go_imports" && 
    "$WORK/go_names" "$1" >"$WORK/go_names.tsv" && python3 "$TRUTH/link/listed_names.py" "$2" "$WORK/go_names.tsv"
}
