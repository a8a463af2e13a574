static PyObject* get(PyObject* self, PyObject* args) {
  HANDLE_ERRORS
  static Parser parser({"get(int x)"});
  auto r = parser.parse(args);
  return wrap(r);
  END_HANDLE_ERRORS
}
DEFINE_OP(aten::tan, std::tan(a), float, const Scalar&)
REGISTER_OP(Add, AddOp<float, CPU>);
enum Kind {
#define ENTRY(name) name,
  FORALL(ENTRY)
#undef ENTRY
  kLast
};
