class Outer {
  static class Inner {
    class Deep { void dig() {} }
  }
  interface Callback { void call(int code); }

  private final Callback callback = new Callback() {
    int seen;
    @Override public void call(int code) { seen++; }
  };
  private final Runnable task = () -> { new Object() { void hidden() {} }; };

  static { System.loadLibrary("native"); }
  { counter = 1; }
  int counter;

  void method() {
    class Local { int field; void inside() {} }
    record Pair(int left, int right) {}
    enum Mode { ON, OFF }
    interface Step { void go(); }
    Step step = new Step() { public void go() { new Local().inside(); } };
  }
}
