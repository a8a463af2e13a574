class A {
<<<<<<< HEAD
  void Ours() { }
=======
  void Theirs() { }
>>>>>>> branch
  @#$%^ ???
  void Last(int x) { return 1 +; }
  int field = ;
}
interface IAfter { void After(); }
