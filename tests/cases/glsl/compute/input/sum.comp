#version 430
layout(local_size_x = 8, local_size_y = 8) in;
shared float partial[64];
layout(rgba8) uniform image2D target;
void main()
{
  uint at = gl_LocalInvocationIndex;
  partial[at] = imageLoad(target, ivec2(0)).x;
  barrier();
}
