# CPython 3.11's own parser. The standard library with its tests; Django, a large application framework.
CORPORA="installed:/usr/lib/python3.11 debian:python-django"
PACKAGES="python3.11 libpython3.11-stdlib libpython3.11-testsuite"
GATE="100.0 99.95"
SOURCE="CPython's ast"
FILES='*.py *.pyi *.pyw'
truth() { python3.11 "$TRUTH/py_truth.py" "$1"; }
extra() { python3.11 "$TRUTH/py_extra.py" "$@"; }
