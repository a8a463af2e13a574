#endif
#else
#elif X
#include
#include MACRO(x)
#include <never
#define
#define 3
#ifdef
struct Kept { int x; };
#if A
#if B
