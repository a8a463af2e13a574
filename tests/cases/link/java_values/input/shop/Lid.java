package shop;

public class Lid {
  void close() {}

  boolean isOpen() {
    return true;
  }
}

class BigLid extends Lid {
  void grow() {}
}

class Crate {
  int weigh() {
    return 1;
  }
}

/** Of the package; whoever imports java.util.Objects means another. */
class Objects {
  static Object requireNonNull(Object value) {
    return value;
  }
}
