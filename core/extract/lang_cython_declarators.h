// Cython: declarations as C writes them. In: tokens. Out: types and declarators, as indices of tokens; nothing is recorded
// or changed. Each function is O(tokens it reads).
//
//   unsigned long *n = f(), a[3]     type "unsigned long", declarators "*n = f()" and "a[3]"
//   int (*call)(void*, int)          a pointer to a function: call
//   double[:, ::1] x not None        a parameter
//   T& operator[](size_t) except +   a function
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/extract/lang_cython_tokens.h"

namespace repodoc::cython {

struct Declarator {
  size_t begin = 0;                          // its first token
  size_t name = kNoToken, name_end = 0;      // tokens; kNoToken: it has none, as parameters of prototypes
  size_t open = kNoToken, close = kNoToken;  // the brackets of a function's parameters
  size_t value = kNoToken, value_end = 0;    // behind "="
  size_t end = 0;                            // one past its last token
  size_t c_name = kNoToken;                  // a string: what C calls it
  bool is_function = false;
  std::string type;  // with stars and sizes: "char**", "int[3]", "int (*)(int)"; empty: object
};

struct DeclaredParameter {
  Declarator declarator;
  size_t type_begin = 0, type_end = 0;  // tokens of the type's name
  bool plain = false;                   // nothing to hide: "self", "*args", "x: int = 3"
};

// Words that are types of the language, no names to follow.
bool IsBasicType(std::string_view word);
// Keywords: no declarator's name.
bool IsKeyword(std::string_view word);

// The token behind the type that begins at `at`; `at` itself where a name stands without one.
size_t SkipType(const Source& source, size_t at, size_t end);
// The declarator that begins at `at` and is of the type [type_begin, type_end).
Declarator ReadDeclarator(const Source& source, size_t at, size_t end, size_t type_begin, size_t type_end);
// What stands between the brackets of a function.
std::vector<DeclaredParameter> ReadParameters(const Source& source, size_t open, size_t close);

}  // namespace repodoc::cython
