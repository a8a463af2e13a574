namespace py = pybind11;
PyObject* get(PyObject* self, PyObject* args);
static PyMethodDef methods[] = {
    {"get", (PyCFunction)get, METH_VARARGS, nullptr},
#ifdef EXTRA
    {"set", castPyCFunctionWithKeywords(set), METH_VARARGS, nullptr},
#endif
    {nullptr, nullptr, 0, nullptr}};

PYBIND11_MODULE(_native, m) {
  py::class_<Event>(m, "Event")
      .def("name", &Event::name)
      .def("size", [](const Event& e) { return e.size(); })
      .def_readonly("kind", &Event::kind_);
  auto sub = m.def_submodule("_tools", "helpers");
  sub.def("add", &ns::add);
  py::enum_<Color> color(m, "Color");
  color.value("RED", Color::kRed);
  m.def("plain", plain);
}

TORCH_LIBRARY(ops, m) {
  m.def("add(Tensor a, Tensor b) -> Tensor");
  m.impl("add", add_cpu);
}
TORCH_LIBRARY_IMPL(aten, CPU, m) { m.impl(TORCH_SELECTIVE_NAME("aten::mul"), TORCH_FN(mul_cpu)); }
REGISTER_DISPATCH(add_stub, &add_kernel);
C10_DEFINE_bool(verbose, false, "Say more");
static const char* home = std::getenv("HOME");
