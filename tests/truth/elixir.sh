CORPORA="debian:elixir-lang"
PACKAGES="elixir"
GATE="99.5 99.5"
SOURCE="Elixir's parser (Code.string_to_quoted)"
FILES='*.ex *.exs'
truth() { elixir "$TRUTH/elixir_truth.exs" "$1"; }
