// One vocabulary for all grammars: every named node kind and every field name that occurs in the grammars of
// core/third_party.cmake, in the grammars' own spelling (a trailing "_" where C++ reserves the word). Parse translates
// each grammar's numbers into these once, so that tables and switches are written with names and compiled to numbers,
// and the four C-like or three JavaScript-like grammars share their code. The list is made from the grammars'
// node-types.json when CMake configures (node_kinds.mjs); a kind that no grammar lists is kOther.
#pragma once

#include <cstdint>

#include "node_kinds.inc"

namespace repodoc {

enum class Kind : uint16_t {
  kOther,  // anonymous token (its text is its kind)
  kError,  // what the grammar could not parse
#define X(name, text) name,
  REPODOC_NODE_KINDS(X)
#undef X
  kCount
};

enum class Field : uint16_t {
  kNone,
#define X(name, text) name,
  REPODOC_FIELDS(X)
#undef X
  kCount
};

}  // namespace repodoc
