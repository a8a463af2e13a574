# A scanner of our own (swift_truth.py): the archive has no Swift compiler and universal-ctags no Swift.
# The modules core of Expo, an animation library, the language's Thrift runtime.
CORPORA="npm:expo-modules-core@1.12.0 npm:lottie-ios@4.5.0 debian:thrift"
PACKAGES=""
GATE="99 99"
SOURCE="own scanner"
FILES='*.swift'
truth() { python3 "$TRUTH/swift_truth.py" "$1"; }
