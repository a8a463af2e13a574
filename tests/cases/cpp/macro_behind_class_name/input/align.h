enum type UNDERLYING_TYPE(unsigned char){none, left, right};
class Reader FOO_FINAL : public Base {
 public:
  int read();
};
class Writer FOO_FINAL {
  int write();
};
struct point ORIGIN;
