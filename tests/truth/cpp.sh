# libclang, with the system's own Python. A compiler sees one configuration, so recall only.
CORPORA="debian:libjsoncpp debian:re2 debian:fmtlib"
PACKAGES="python3-clang libclang-common-14-dev libstdc++-12-dev libgtest-dev libgmock-dev"
SOURCE="libclang 14"
FILES='*.h *.hpp *.inl *.c *.cc *.cpp'
gate() {
  case $1 in
    *libjsoncpp) echo "100.0 -" ;;
    *re2) echo "99.9 -" ;;
    *) echo "99.5 -" ;;
  esac
}
truth() {
  local arguments
  case $CORPUS in
    *libjsoncpp) arguments=(-I include --tu 'src/*/*.cpp' 'include/json/*.h') ;;
    *re2) arguments=(-I . --tu '**/*.cc') ;;
    *fmtlib) arguments=(-I include -I test --tu 'src/*.cc' 'test/*.cc' 'include/fmt/*.h') ;;
  esac
  /usr/bin/python3 "$TRUTH/clang_truth.py" "$1" --std c++17 "${arguments[@]}"
}
extra() { python3 "$TRUTH/cpp_extra.py" "$@"; }
