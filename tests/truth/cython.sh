# The compiler's own parser, without analysis. lxml, a large extension with .pxi parts; PyTables; SageMath, 1,100 files; what Cython declares of C, C++ and CPython.
CORPORA="debian:lxml debian:pytables debian:sagemath#sage/src installed:/usr/lib/python3/dist-packages/Cython"
PACKAGES="cython3"
GATE="99 99"
SOURCE="Cython's compiler (Cython.Compiler.Parsing)"
FILES='*.pyx *.pxd *.pxi'
truth() { /usr/bin/python3 "$TRUTH/cython_truth.py" "$1"; }
