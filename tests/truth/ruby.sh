# Ruby against Ripper, Ruby's own parser.
CORPORA="debian:rails debian:puma"
PACKAGES="ruby"
GATE="99.5 99.5"
SOURCE="Ripper"
FILES='*.rb *.rake *.gemspec'
truth() { ruby "$TRUTH/ruby_truth.rb" "$1"; }
