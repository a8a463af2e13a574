#version 300 es

/* clang-format off */

VERTEX_SHADER_GLOBALS

/* clang-format on */

layout(std140) uniform SceneData {
  highp mat4 projection_matrix;
};

float scale(float x) {
  return x
    * FACTOR
    + 1.0;
}

LIGHT_SHADER_CODE

void main() {
  gl_Position = projection_matrix * vec4(scale(1.0));
}
