int before() { return 1; }
#ifdef A
void f(int x) {
  if (x) {
#else
void f(long x) {
  if (x > 1) {
#endif
    g(x);
  }
}
int call(int a,
#if B
         int b,
#endif
         int c) { return a; }
void tail()
#ifdef C
    noexcept
#endif
{
}
int after() { return 2; }
