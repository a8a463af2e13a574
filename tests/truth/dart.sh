# A scanner of our own (dart_truth.py): the archive has no Dart compiler, universal-ctags no Dart, and what npm has of Dart's
# own parser only formats. Thrift's library and its tests.
CORPORA="debian:thrift npm:flutter-skill@0.9.36"
PACKAGES=""
GATE="97 97"
SOURCE="own scanner"
FILES='*.dart'
truth() { python3 "$TRUTH/dart_truth.py" "$1"; }
