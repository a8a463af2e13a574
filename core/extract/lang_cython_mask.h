// Cython as Python's grammar can read it. In: the text of a file. Out: Python, byte for byte as long, with the same
// newlines, and a list of what was taken away. One lexical pass over logical lines; O(bytes).
//
//   cdef class Box(Base):                     class      Box(Base):
//   cdef inline int f(int x, y=1) nogil:      def             f(    x, y=1)      :
//   cdef int n, m = f(<int>x)                 0            m = f(     x)
//   cdef extern from "box.h":                 0
//       int open_box(const char*)                                              declared: open_box
//   cdef:                                     if 1:                            kept in `blocks`: no condition
//   property lid:                             class   lid:                     kept in `heads`
//   from libc.stdlib cimport malloc           from libc.stdlib import  malloc
//   for i from 0 <= i < n:                    for i in   0 <= i < n:
//
// Declarations of a function's variables are no symbols; they are kept with the head of the function.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/facts/facts.h"

namespace repodoc::cython {

struct ParameterRow {
  std::string name, type, value;
  ParameterKind kind = ParameterKind::kNormal;
};

// What is declared where the parser sees blanks.
struct Declared {
  uint32_t begin = 0, end = 0;              // the whole statement, with its block
  uint32_t name_begin = 0, name_end = 0;    // in the text
  uint32_t row = 0, begin_row = 0, end_row = 0;  // of the name, of the whole
  uint32_t head_end = 0;                    // where the head ends: the colon before a block
  uint32_t doc_begin = 0, doc_end = 0, doc_row = 0;  // the string that documents it
  uint32_t parent = kNone;                  // row of the list; kNone: whatever the walk finds around it
  SymbolKind kind = SymbolKind::kVariable;
  bool is_extern = false;                   // C or C++ has it
  std::string c_name;                       // there, where it is another one
  bool is_forward = false;                  // cdef class Box: without a body
  bool is_readonly = false;
  bool only_c = false;                      // Python does not see it
  std::string type, value;
  std::vector<ParameterRow> parameters;
  std::vector<std::string> bases, decorators;
};

// A name of a type where the parser sees blanks: "np.ndarray".
struct TypeUse {
  uint32_t begin = 0, end = 0, row = 0;
};

// What a function or a class declares for itself.
struct Local {
  std::string name, type;
};

// A definition that the parser sees without its first words.
struct Head {
  enum Kind : uint8_t { kDef, kCdef, kCpdef, kClass, kProperty } kind = kDef;
  bool only_c = false;
  std::vector<Local> locals;          // of a function: its variables; of a class: its fields
};

struct IncludeRow {
  uint32_t begin = 0, end = 0, row = 0;  // the name in the text, without quotes or angles
  enum Kind : uint8_t { kText, kHeader, kSystemHeader } kind = kText;
};

struct MaskedCython {
  std::string text;
  std::vector<Declared> declared;                      // by offset; a parent precedes its children
  std::vector<TypeUse> types;
  std::vector<IncludeRow> includes;
  std::unordered_map<uint32_t, Head> heads;            // by the offset of the name
  std::unordered_map<uint32_t, std::string> types_of;  // by the offset of a name that the parser sees: its type
  std::unordered_set<uint32_t> blocks;                 // offsets of "if 1:" that stand for "cdef:"
  std::unordered_set<uint32_t> cimports;               // rows of cimport statements
};

MaskedCython MaskCython(std::string_view text);

}  // namespace repodoc::cython
