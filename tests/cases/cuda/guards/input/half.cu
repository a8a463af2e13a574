#if __CUDA_ARCH__ >= 700
#include <mma.h>
__device__ void mma_tile(const half* a, float* c) { nvcuda::wmma::fragment<int> f; (void)f; (void)a; (void)c; }
#else
__device__ void mma_tile(const half* a, float* c) { c[0] = __half2float(a[0]); }
#endif

template <>
__global__ void tile<half>(const half* a, float* c) { mma_tile(a, c); }
