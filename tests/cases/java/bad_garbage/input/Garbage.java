class A {
  void first() {}
  <<<<<<< HEAD
  void ours() {}
  =======
  void theirs() {}
  >>>>>>> branch
  @#$%^ ???
  void last(int x) { return 1 +; }
  int field = ;
}
interface B { void after(); }
