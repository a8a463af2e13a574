f() {
  if true; then
    echo "open
}
g() { :; }
