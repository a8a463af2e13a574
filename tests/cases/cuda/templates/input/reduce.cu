#include <cuda_runtime.h>

namespace {

/// Sums one block.
/// @param in  values
/// @param n   how many
template <typename T, int BLOCK = 256>
__global__ void __launch_bounds__(BLOCK) reduce(const T* __restrict__ in, T* out, size_t n) {
  extern __shared__ unsigned char raw[];
  T* shared = reinterpret_cast<T*>(raw);
  unsigned int i = blockIdx.x * blockDim.x + threadIdx.x;
  shared[threadIdx.x] = i < n ? in[i] : T(0);
  __syncthreads();
  for (unsigned int s = blockDim.x / 2; s > 0; s >>= 1) {
    if (threadIdx.x < s) shared[threadIdx.x] += shared[threadIdx.x + s];
    __syncthreads();
  }
  if (threadIdx.x == 0) out[blockIdx.x] = shared[0];
}

}  // namespace

float sum(const float* in, size_t n, cudaStream_t stream) {
  float* out = nullptr;
  cudaMalloc(&out, sizeof(float));
  reduce<float><<<1, 256, 256 * sizeof(float), stream>>>(in, out, n);
  float result = 0;
  cudaMemcpyAsync(&result, out, sizeof(float), cudaMemcpyDeviceToHost, stream);
  cudaFree(out);
  return result;
}
