#define PI 3.14159
#define SQUARE(x) ((x) * (x))

struct Light {
  vec3 position;
  float power;
};

float hash(vec2 p);

/**
 * Adds noise.
 * @param p where
 * @param amount how much
 * @return the value
 */
float noise(in vec2 p, inout float amount, out vec3 normal)
{
  float sum = 0.0;
  for (int i = 0; i < 4; i++) {
    if (p.x > 1.0 && p.y > 0.0) {
      sum += hash(p * PI);
    } else {
      discard;
    }
  }
  return SQUARE(sum);
}

vec3 shade(Light light) { return light.power > 0.0 ? light.position : vec3(0.0); }
