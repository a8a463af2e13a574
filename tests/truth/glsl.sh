# The archive has no lister of GLSL; ctags reads it as C, which is a second opinion for functions, structs and macros only.
# Its "layout" functions are qualifiers.
CORPORA="debian:kitty debian:godot"
PACKAGES="universal-ctags"
GATE="97 97"
SOURCE="universal-ctags, as C: functions, structs, macros"
FILES='*.glsl'
truth() { python3 "$ROOT/tests/truth/ctags_truth.py" "$1" C function,macro,struct .glsl | grep -v '"name": "layout"'; }
