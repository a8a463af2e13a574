int classify(int a, bool b, bool c) {
  if (a > 0 && b && c || !b) {
    for (int i = 0; i < a; ++i) {
      while (b) {
        do {
          if (c) goto out;
        } while (c);
      }
    }
  } else if (a < 0) {
    switch (a) {
      case -1: return 1;
      case -2:
      case -3: return 2;
      default: break;
    }
  } else {
    auto f = [&](int x) { return x ? 1 : 2; };
    return f(a);
  }
  try {
    risky();
  } catch (const std::exception& e) {
    throw std::runtime_error("no");
  }
out:
  return 0;
}
