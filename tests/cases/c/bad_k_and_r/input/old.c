main() { printf("x"); }
f(x) char *x; { return *x; }
struct { int a; } anonymous;
