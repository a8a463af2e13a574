#include <immintrin.h>
#include <string>
#include <vector>

void hits(const std::vector<int>& xs, const char* s, std::string& text) {
  std::vector<int> out;
  for (int x : xs) out.push_back(x);
  for (size_t i = 0; i < strlen(s); ++i) std::cout << s[i] << std::endl;
  std::string joined;
  for (int x : xs) {
    joined = joined + ",";
    auto* p = new Item(x);
    void* q = malloc(3);
    dynamic_cast<Derived*>(p);
    usleep(10);
    names.erase(names.begin());
  }
  for (std::string name : lists) use(name);
  std::regex pattern("a+");
#pragma omp parallel for
  for (int a = 0; a < 3; ++a)
    for (int b = 0; b < 3; ++b)
      for (int c = 0; c < 3; ++c) g(a, b, c);
  at::parallel_for(0, 10, 1, f);
  asm volatile("pause");
}
void log(std::string message) { out << message; }

void misses(const std::vector<int>& xs, std::string kept) {
  std::vector<int> out;
  out.reserve(xs.size());
  for (int x : xs) out.push_back(x);
  std::vector<int> some;
  for (int x : xs) {
    if (x > 0) some.push_back(x);
  }
  std::cout << std::endl;
  size_t n = strlen("x");
  for (const std::string& name : lists) use(name);
  static const std::regex pattern("a+");
  auto* p = new Item(1);
  member_ = std::move(kept);
  std::string joined;
  for (int x : xs) joined += ",";
}
void changed(std::vector<int> values) { values.push_back(1); }
