#[vertex]
#version 450
layout(location = 0) out vec2 uv_interp;
void main() { uv_interp = vec2(0.0); }
#[fragment]
#version 450
layout(location = 0) in vec2 uv_interp;
void main() { }
