uniform highp mat4 projection;
highp float cosh(highp float x) {
  return 0.5 * (exp(x) + exp(-x));
}
