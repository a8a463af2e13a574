class First {
  void one() { if (x) { }
  }
}
}
class Second {
  void two() {}
