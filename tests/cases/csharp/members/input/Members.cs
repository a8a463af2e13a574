public class Members {
  public int Auto { get; private set; } = 3;
  public string Computed => name + "!";
  public int Full {
    get { if (dirty) Update(); return full; }
    set { full = value; }
  }
  int IShape.Sides { get { return 4; } }
  public virtual string this[int index, string key] { get { return null; } }
  public static Members operator +(Members a, Members b) => a;
  public static bool operator ==(Members a, Members b) { return true; }
  public static implicit operator string(Members m) => "";
  public static explicit operator int(Members m) => 0;
  public event EventHandler Changed, Closed;
  public event EventHandler Custom { add { list.Add(value); } remove { } }
  public async Task<T> LoadAsync<T>(CancellationToken token = default) where T : IEntity { return await Load<T>(token); }
  public static int Extend(this string self, in int by) => by;
  IEnumerable<int> Numbers() { yield return 1; }
  extern static int Native(int x);
  void Outer() {
    int Local(int x) { return x > 0 ? Local(x - 1) : 0; }
    static void Other() { }
    Func<int, int> twice = x => x * 2;
    Local(twice(1));
  }
  void Overload(int x) { }
  void Overload(string x) { }
}
