#define COLORS(X) X(red) X(green) X(blue)
#define SQUARE(x) ((x) * (x))

class Guard {
 public:
  explicit Guard(Lock& lock) : lock_(lock) { lock_.take(); }
  ~Guard() { lock_.drop(); }
  Guard(const Guard&) = delete;

 private:
  Lock& lock_;
};
class Plain {
 public:
  Plain(int x) : x_(x) {}
  ~Plain() = default;
};
struct Node : Cloneable<Node> {};
struct Other : Base<int> {};
Pool& pool() {
  static Pool instance;
  return instance;
}
int counter() {
  static int n = 0;
  return ++n;
}
struct Five {
  ~Five();
  Five(const Five&);
  Five& operator=(const Five&);
  Five(Five&&);
  Five& operator=(Five&&);
};
class Widget {
  struct Impl;
  std::unique_ptr<Impl> impl_;
  std::unique_ptr<Other> other_;
};
struct Options {
  Options& width(int w) { w_ = w; return *this; }
  Options& height(int h) { h_ = h; return *this; }
  Options& depth(int d) { d_ = d; return *this; }
};
struct Printer {
  void visit(const Add& node);
  void visit(const Sub& node);
  void visit(const Mul& node);
};
std::unique_ptr<Reader> makeReader(int kind) { return std::make_unique<FileReader>(kind); }
template <>
struct Hash<Key> {};
template <typename T>
std::enable_if_t<std::is_integral<T>::value, T> half(T x) { return x / 2; }
void locked() {
  std::lock_guard<std::mutex> lock(mutex);
  if (!ready) goto cleanup;
cleanup:
  release();
}
class Subject {
 public:
  void addObserver(Observer* observer);
};
REGISTER_CPU_OPERATOR(Add, AddOp<float>);
