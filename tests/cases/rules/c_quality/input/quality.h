using namespace std;
struct Shape {
  virtual void draw();
};
struct Safe {
  virtual void draw();
  virtual ~Safe();
};
struct Derived : Shape {
  void draw() override;
};
struct File {
  ~File() {
    if (bad) throw Error();
  }
};
inline void f(int a, int b) {
  if (a = b) g();
  if ((a = b)) g();
  if (a == b) g();
  assert(a++ < b);
  assert(a + 1 < b);
  try {
    g();
  } catch (std::exception e) {
  } catch (const std::exception& e) {
    log(e);
  } catch (...) {
  }
  int* p = new int(3);
  std::unique_ptr<int> q(new int(4));
  delete p;
  auto r = reinterpret_cast<char*>(p);
  auto s = const_cast<int*>(cp);
}
