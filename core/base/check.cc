#include "core/base/check.h"

#include <cstdio>

namespace repodoc {

void CheckFailed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "CHECK failed: %s at %s:%d\n", expression, file, line);
  __builtin_trap();
}

}  // namespace repodoc
