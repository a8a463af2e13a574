# libclang, with the system's own Python: where every include led, what every cursor refers to.
CORPORA="debian:libjsoncpp debian:re2 debian:fmtlib"
PACKAGES="python3-clang libclang-common-14-dev libstdc++-12-dev libgtest-dev libgmock-dev"
SOURCE="libclang 14"
compare() {
  local arguments
  case $CORPUS in
    *libjsoncpp) arguments=(-I include --tu 'src/*/*.cpp') ;;
    *re2) arguments=(-I . --tu 're2/*.cc' 'util/*.cc' 're2/testing/*.cc') ;;
    *fmtlib) arguments=(-I include -I test --tu 'src/*.cc' 'test/*.cc') ;;
  esac
  /usr/bin/python3 "$TRUTH/link/cpp_links.py" "$1" "$2" --std c++17 "${arguments[@]}"
}
