namespace N {
  class Cut {
    int before;
    void Whole() { }
    void Half(int x) {
      if (x > 1) {
        Call(
