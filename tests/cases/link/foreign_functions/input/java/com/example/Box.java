package com.example;

public class Box {
  static {
    System.loadLibrary("box");
  }

  private native int open_it(String path);

  static class Lid {
    native void close();
  }

  // No C function is called so.
  native void missing();

  int use() {
    return open_it("a");
  }
}
