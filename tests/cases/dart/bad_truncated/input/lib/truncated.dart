class First {
  void ok() {}
}

class Second {
  int open(int a) {
    if (a > 1) {
      return a;
  }

  void after() {}
}

void last(int x) {
  print(
