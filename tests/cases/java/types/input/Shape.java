package com.example.shapes;

/** A closed figure. */
public sealed interface Shape permits Circle, Square {
  int LIMIT = 10;
  double area();
  default String label() { return "shape"; }
}

abstract class Base<T extends Comparable<T> & Runnable> extends java.util.ArrayList<T> implements Shape, Cloneable {
  public static final int MAX = 3, MIN[] = {1, 2};
  protected volatile String name;
  private final int size = 4; // trailing words
  int a, b = 2;

  Base() { this(1); }
  protected Base(int size) { super(size); }
  abstract void draw() throws java.io.IOException;
  int grid()[] { return null; }
}

enum Color implements Runnable {
  /** Like blood. */
  RED(255) {
    @Override public void run() {}
  },
  GREEN, // like grass
  BLUE;

  private int value;
  Color() {}
  private Color(int value) { this.value = value; }
  public void run() {}
}

record Point<T>(int x, @Deprecated T y) implements Runnable {
  static int count;
  Point {
    if (x < 0) throw new IllegalArgumentException("x");
  }
  public void run() {}
}

@Retention(RetentionPolicy.RUNTIME)
@interface Marker {
  String value() default "none";
  int[] sizes();
  int LEVEL = 1;
}
