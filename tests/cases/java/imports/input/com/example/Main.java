package com.example;

import java.util.List;
import java.util.concurrent.*;
import static java.lang.Math.max;
import static org.junit.Assert.*;
import com.example.util.Strings;

class Main {
  List<String> names;
  public static void main(String[] args) {
    String home = System.getenv("HOME");
    String path = System.getenv().get("PATH");
    int top = max(1, 2);
    Strings.join(names);
    Runnable r = Strings::flush;
  }
  static void main() {}
}
