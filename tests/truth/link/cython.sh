# Where the compiler looks for declarations and parts: Context.find_pxd_file, find_include_file; nothing is analysed.
CORPORA="debian:lxml debian:pytables debian:sagemath#sage/src installed:/usr/lib/python3/dist-packages/Cython"
PACKAGES="cython3"
SOURCE="Cython's compiler (Cython.Compiler.Main)"
compare() { /usr/bin/python3 "$TRUTH/link/cython_imports.py" "$@"; }
