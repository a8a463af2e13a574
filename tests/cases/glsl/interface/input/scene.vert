#version 450 core
#extension GL_ARB_shading_language_include : require
#include "lighting.glsl"
precision highp float;

layout(location = 0) in vec3 position;  // in model space
layout(location = 1) flat out int index;
layout(set = 0, binding = 2) uniform sampler2D albedo;
uniform float a, weights[3];
const int COUNT = 4;
varying vec2 uv;

/** The camera. */
layout(std140, binding = 1) uniform Camera {
  mat4 view;  // world to eye
  vec3 eye;
} camera;
layout(std430, binding = 3) readonly buffer Items { float items[]; };
