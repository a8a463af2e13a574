class Flow {
  int chain(int x) {
    if (x > 0 && x < 9 || x == 42) {
      return 1;
    } else if (x < 0) {
      return 2;
    } else {
      return 3;
    }
  }
  int loops(int[] all) {
    int sum = 0;
    outer:
    for (int i = 0; i < 3; i++) {
      for (int one : all) {
        while (one > 0) { if (one == 2) continue outer; one--; }
        do { sum++; } while (sum < 2);
      }
    }
    return sum;
  }
  int choice(Object o) {
    switch (o.hashCode()) { case 1: case 2: return 1; default: return 2; }
  }
  String pattern(Object o) {
    return switch (o) { case Integer i when i > 3 -> "int"; case String s -> s; case Point(int x, var y) -> "p"; default -> "other"; };
  }
  void guarded() throws Exception {
    try (Reader r = open()) { r.read(); } catch (IOException | RuntimeException e) { log(e); } finally { close(); }
    Runnable run = () -> { if (ready) go(); };
  }
  int ternary(boolean b) { return b ? 1 : 0; }
}
