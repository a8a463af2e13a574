# CPython's import system (importlib's PathFinder, nothing is executed) for imports, jedi for names: 5,000 in all.
CORPORA="debian:python-django installed:/usr/lib/python3.11 installed:/usr/lib/python3/dist-packages/numpy debian:pytorch"
PACKAGES="python3.11 libpython3.11-stdlib libpython3.11-testsuite python3-tk python3-numpy python3-jedi"
SOURCE="importlib, jedi"
compare() {
  local sample
  case $CORPUS in
    *numpy) sample=0 ;;
    *pytorch) sample="1000 --every 8" ;;
    *) sample=2000 ;;
  esac
  /usr/bin/python3 "$TRUTH/link/python_imports.py" "$@"
  # shellcheck disable=SC2086
  [[ $sample == 0 ]] || /usr/bin/python3 "$TRUTH/link/python_names.py" "$@" --sample ${SAMPLE:-$sample}
}
