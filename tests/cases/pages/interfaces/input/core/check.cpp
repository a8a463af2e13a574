void check(int n) {
  TORCH_CHECK(n > 0 && name == "not the message", "n must be positive, got ", n);
  if (n > 10) throw std::out_of_range("n is out of range");
  PyErr_SetString(PyExc_ValueError, "bad value of n");
}
