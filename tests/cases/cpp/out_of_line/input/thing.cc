#include "thing.h"

namespace outer::inner {
namespace {
int hidden = 1;
}  // namespace

struct Local {
  void f();
  static int count;
};

void Local::f() { count++; }
int Local::count = 0;

// Not defined here: the class is in the header.
Thing::Thing(int x) : x_(x) {}
Thing::~Thing() = default;
Thing& Thing::operator+=(const Thing& other) { return *this; }
template <typename T>
T Thing::Nested<T>::get() const { return value_; }
Thing::operator int() const { return x_; }

static auto helper(int (*callback)(int), const char* names[]) -> long { return callback(1); }
}  // namespace outer::inner

int main(int argc, char** argv) { return outer::inner::hidden; }
