float before() { return 1.0; }
@@ what ]] ))
uniform Block { float a; } block;
float after(float x) { return x; }
#define LATE 1
void main() { after(LATE); }
