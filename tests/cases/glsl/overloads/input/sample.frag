float mixed(float a, float b) { return a; }
vec3 mixed(vec3 a, vec3 b) { return a; }
out vec4 color;
void main() { color = vec4(mixed(vec3(0.0), vec3(1.0)), mixed(0.0, 1.0)); }
