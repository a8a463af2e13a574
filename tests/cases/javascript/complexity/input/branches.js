function nested(a, b) {
  for (const x of a) {
    while (b) {
      if (x && b || a) {
        try { x(); } catch (e) { b = e ? 1 : 2; }
      } else if (x) {
        continue;
      } else {
        switch (x) { case 1: break; case 2: break; default: }
      }
    }
  }
  return () => { do { b--; } while (b); };
}
