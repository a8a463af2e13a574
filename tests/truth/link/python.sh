# CPython's import system (importlib's PathFinder, nothing is executed) for imports, jedi for names.
CORPORA="debian:python-django installed:/usr/lib/python3.11 debian:pytorch"
PACKAGES="python3.11 libpython3.11-stdlib libpython3.11-testsuite python3-jedi"
SOURCE="importlib, jedi"
compare() {
  /usr/bin/python3 "$TRUTH/link/python_imports.py" "$@"
  [[ $CORPUS == *pytorch ]] || /usr/bin/python3 "$TRUTH/link/python_names.py" "$@" --sample "${SAMPLE:-1500}"
}
