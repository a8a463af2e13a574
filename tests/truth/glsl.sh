# The archive has no lister of GLSL; ctags reads it as C, which is a second opinion for functions, structs and macros.
CORPORA="debian:kitty debian:godot"
PACKAGES="universal-ctags"
GATE="97 97"
SOURCE="universal-ctags, as C; own scanner: interface blocks"
FILES='*.glsl'
truth() { python3 "$TRUTH/glsl_truth.py" "$1"; }
