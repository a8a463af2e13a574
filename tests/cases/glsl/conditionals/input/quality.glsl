#ifdef HIGH
vec3 fog(vec3 c) { return c * 0.5; }
#else
vec3 fog(vec3 c) { return c; }
#endif
#if defined(A) && !defined(B)
uniform float strength;
#endif
