#include <cuda_runtime.h>
namespace ops {
/// Adds x to y.
template <typename scalar_t>
__global__ void add_kernel(const scalar_t* __restrict__ x, scalar_t* y, int n) {
  extern __shared__ float cache[];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) atomicAdd(&y[i], x[i]);
  __syncthreads();
}
C10_LAUNCH_BOUNDS_1(256)
__global__ void bounded(float* p) {}
__device__ __forceinline__ float half(float x) { return x / 2; }
__host__ __device__ inline int both(int x) { return x; }
__constant__ float table[4];

void launch(const float* x, float* y, int n, cudaStream_t stream) {
  add_kernel<float><<<n / 256, 256, 0, stream>>>(x, y, n);
  C10_CUDA_KERNEL_LAUNCH_CHECK();
  AT_DISPATCH_FLOATING_TYPES(t.scalar_type(), "add", [&] { bounded<<<1, 1>>>(y); });
}
}  // namespace ops
