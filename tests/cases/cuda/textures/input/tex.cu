__global__ static void sample(cudaTextureObject_t tex, float4* out) {
  out[threadIdx.x] = tex2D<float4>(tex, 0.5f, 0.5f);
}

extern "C" void run(cudaTextureObject_t tex, float4* out) {
  dim3 grid(1), block(32);
  sample<<<grid, block>>>(tex, out);
}
