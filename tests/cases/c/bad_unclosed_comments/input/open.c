/* closed */
int first(void);
#define A(x) /* never
#define B(x) /* closed
int second(int a) { return a; }
