# Lua against luac: it says on which lines functions begin, their lines say the names.
CORPORA="debian:neovim debian:awesome debian:knot-resolver"
PACKAGES="lua5.4 lua5.1"
GATE="99.5 99.5"
SOURCE="luac"
FILES='*.lua'
truth() { python3 "$TRUTH/lua_truth.py" "$1"; }
