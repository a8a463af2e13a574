class A {
  void first() {}
  @#$%^ ???
  void last(int x) { return 1 +; }
  int field = ;
  <<<< !! >>>>
  void more() { x = = 3; }
}
interface B { void after(); }
