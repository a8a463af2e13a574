class Flow {
  int Chain(int x) {
    if (x > 0 && x < 9 || x == 42) { return 1; }
    else if (x < 0) { return 2; }
    else { return 3; }
  }
  int Loops(int[] all) {
    var sum = 0;
    for (int i = 0; i < 3; i++)
      foreach (var one in all) {
        while (one > 0) { if (one == 2) goto done; }
        do { sum++; } while (sum < 2);
      }
    done:
    return sum;
  }
  int Choice(int x) { switch (x) { case 1: case 2: return 1; default: return 2; } }
  int Arms(int x) => x switch { 1 => 2, 2 => 3, _ => x ?? 4 };
  void Guarded() {
    try { Open(); } catch (IOException e) when (e.Code > 3) { Log(e); } finally { Close(); }
    Action run = () => { if (ready) Go(); };
  }
}
