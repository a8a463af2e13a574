# libclang, with the system's own Python; the headers of the libraries these corpora are built on.
CORPORA="debian:sogo debian:gnustep-base"
PACKAGES="python3-clang libclang-common-14-dev libgnustep-base-dev libsope-dev"
GATE="97 97"
SOURCE="libclang 14, every branch of #if"
FILES='*.m'
truth() { /usr/bin/python3 "$TRUTH/objc_truth.py" "$1" -I /usr/include/GNUstep -I "$1/SOPE" -I "$1/SoObjects" -I "$1/Headers"; }
