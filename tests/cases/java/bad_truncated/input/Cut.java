package p;

class Cut {
  int before;
  void whole() {}
  void half(int x) {
    if (x > 1) {
      call(
