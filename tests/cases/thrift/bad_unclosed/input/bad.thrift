struct A {
  1: string a
  2: list<list<
service B {
  void f(1: i32 x
