#include <pybind11/pybind11.h>
#include "guard.h"
namespace py = pybind11;
PYBIND11_MODULE(_native, m) {
  py::class_<core::Guard>(m, "Guard");
  m.def("open_it", &core::OpenIt);
}
