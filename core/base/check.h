// CHECK: a broken invariant of our own. It ends this engine; the worker around it is replaced.
// Odd input is never a CHECK: that is a Diagnostic (core/facts).
#pragma once

namespace repodoc {

// Writes "CHECK failed: <expression> at <file>:<line>" to the platform's abort channel and traps.
[[noreturn]] void CheckFailed(const char* expression, const char* file, int line);

}  // namespace repodoc

#define CHECK(condition) \
  (__builtin_expect(!(condition), 0) ? ::repodoc::CheckFailed(#condition, __FILE__, __LINE__) : (void)0)
