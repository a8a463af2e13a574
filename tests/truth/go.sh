# go/parser of Debian's compiler. A command-line library, a distributed store, the analysis tools with their test data.
CORPORA="debian:golang-github-spf13-cobra debian:etcd debian:golang-golang-x-tools"
PACKAGES="golang-go"
GATE="99.9 99.9"
SOURCE="go/parser"
FILES='*.go'
truth() { GO111MODULE=off GOFLAGS= GOCACHE=$CACHE/go-build go run "$TRUTH/go_truth.go" "$1"; }
