namespace at {
void copy(Iter& iter) {
  gpu_kernel(iter, [] GPU_LAMBDA(scalar_t x) { return x; });
  gpu_kernel(iter, [=] GPU_LAMBDA (scalar_t a, scalar_t b) -> scalar_t { return a + b; });
}
[[nodiscard]] int after(int x) { return x; }
}  // namespace at
