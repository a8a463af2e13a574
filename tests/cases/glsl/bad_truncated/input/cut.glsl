uniform float a;
float first() { return a; }
float second(float x) {
  if (x > 0.0) {
