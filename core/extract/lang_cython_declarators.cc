#include "core/extract/lang_cython_declarators.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"

namespace repodoc::cython {
namespace {

constexpr std::string_view kKeywords[] = {
    "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nogil", "noexcept", "nonlocal", "not", "or",
    "pass", "raise", "return", "try", "while", "with", "yield"};

constexpr std::string_view kBasicTypes[] = {
    "Py_UCS4", "Py_UNICODE", "Py_hash_t", "Py_ssize_t", "Py_tss_t", "basestring", "bint", "bool", "bytearray", "bytes", "char",
    "complex", "const", "dict", "double", "enum", "float", "frozenset", "int", "int16_t", "int32_t", "int64_t", "int8_t", "list",
    "long", "memoryview", "object", "ptrdiff_t", "set", "short", "signed", "size_t", "slice", "ssize_t", "str", "struct", "tuple", "type",
    "uint16_t", "uint32_t", "uint64_t", "uint8_t", "unicode", "union", "unsigned", "void", "volatile"};

bool IsSign(std::string_view word) { return word == "unsigned" || word == "signed" || word == "short" || word == "long"; }
bool IsQualifier(std::string_view word) { return word == "const" || word == "volatile"; }
bool IsPointer(std::string_view word) { return word == "*" || word == "**" || word == "&"; }
bool IsConvention(std::string_view word) { return StartsWith(word, "__") && (EndsWith(word, "call") || EndsWith(word, "decl")); }

// Whether a declarator begins here: what stands before is then a type.
bool BeginsDeclarator(const Source& source, size_t at, size_t end) {
  if (at >= end) return false;
  std::string_view word = source.Word(at);
  if (source.IsName(at)) return !IsKeyword(word) || IsQualifier(word);
  if (IsPointer(word)) return true;
  if (word != "(" || at + 1 >= end) return false;
  std::string_view next = source.Word(at + 1);
  return IsPointer(next) || IsConvention(next);
}

// a.b.c
size_t SkipDotted(const Source& source, size_t at, size_t end) {
  ++at;
  while (at + 1 < end && source.Is(at, ".") && source.IsName(at + 1)) at += 2;
  return at;
}

}  // namespace

bool IsKeyword(std::string_view word) { return std::binary_search(std::begin(kKeywords), std::end(kKeywords), word); }
bool IsBasicType(std::string_view word) { return std::binary_search(std::begin(kBasicTypes), std::end(kBasicTypes), word); }

size_t SkipType(const Source& source, size_t at, size_t end) {
  size_t begin = at;
  while (at < end && IsQualifier(source.Word(at))) ++at;
  if (at >= end) return begin;
  if (source.Is(at, "(")) {  // (int, double) pair
    size_t behind = source.Skip(at, end);
    return BeginsDeclarator(source, behind, end) && (source.IsName(behind) || source.Is(behind, "(")) ? behind : begin;
  }
  if (!source.IsName(at) || IsKeyword(source.Word(at))) return begin;
  if (IsSign(source.Word(at))) {
    while (at < end && IsSign(source.Word(at))) ++at;
    std::string_view word = source.Word(at);
    if (at < end && (word == "int" || word == "char" || word == "double" || word == "float")) ++at;
  } else {
    at = SkipDotted(source, at, end);
  }
  if (at < end && source.Is(at, "complex")) ++at;
  while (at < end && source.Is(at, "[")) {  // vector[int].iterator, double[:, ::1]
    at = source.Skip(at, end);
    if (at + 1 < end && source.Is(at, ".") && source.IsName(at + 1)) at = SkipDotted(source, at + 1, end);
  }
  return BeginsDeclarator(source, at, end) ? at : begin;
}

Declarator ReadDeclarator(const Source& source, size_t at, size_t end, size_t type_begin, size_t type_end) {
  Declarator out;
  out.begin = at;
  auto skip_pointers = [&] {
    while (at < end && (IsPointer(source.Word(at)) || IsQualifier(source.Word(at)) || IsConvention(source.Word(at)))) ++at;
  };
  skip_pointers();
  bool to_function = false;
  if (at < end && source.Is(at, "(")) {
    size_t behind = source.Skip(at, end);
    for (size_t inner = at + 1; inner + 1 < behind && out.name == kNoToken; ++inner) {
      bool name = source.IsName(inner) && !IsQualifier(source.Word(inner)) && !IsConvention(source.Word(inner));
      if (name) {
        out.name = inner;
        out.name_end = inner + 1;
      } else if (source.Is(inner, "[") || source.Is(inner, ")")) {
        break;
      }
    }
    to_function = true;
    at = behind;
  } else if (at < end && source.IsName(at) && !IsKeyword(source.Word(at))) {
    out.name = at++;
    if (source.Is(out.name, "operator")) {  // operator[], operator(), operator bool, operator=[U](U)
      bool brackets = (source.Is(at, "(") && source.Is(at + 1, ")")) || (source.Is(at, "[") && source.Is(at + 1, "]"));
      if (brackets && at + 2 <= end) at += 2;
      while (at < end && !source.Is(at, "(") && !source.Is(at, "[")) ++at;
    }
    out.name_end = at;
  }
  if (at < end && source.tokens[at].kind == Token::kString) out.c_name = at++;
  size_t suffix = at;
  while (at < end && source.Is(at, "[")) at = source.Skip(at, end);
  size_t sizes_end = at;
  if (at < end && source.Is(at, "(")) {
    out.open = at;
    out.close = source.tokens[at].match;
    if (out.close == kNoToken || out.close > end) out.close = end;
    at = source.Skip(at, end);
    out.is_function = !to_function && out.name != kNoToken;
  }
  size_t stop = at;
  // except? -1 nogil
  while (at < end && !source.Is(at, ",") && !source.Is(at, "=") && !source.Is(at, ":")) at = source.Skip(at, end);
  out.type = source.TextOf(type_begin, type_end);
  if (type_end > type_begin) {
    std::string before = source.TextOf(out.begin, out.name == kNoToken ? suffix : out.name), behind;
    if (!out.is_function) behind = to_function ? source.TextOf(out.name_end, stop) : source.TextOf(suffix, sizes_end);
    if (to_function) out.type += ' ';
    out.type += before + behind;
  }
  if (at < end && source.Is(at, "=")) {
    out.value = ++at;
    while (at < end && !source.Is(at, ",")) at = source.Skip(at, end);
    out.value_end = at;
  }
  out.end = at;
  return out;
}

std::vector<DeclaredParameter> ReadParameters(const Source& source, size_t open, size_t close) {
  std::vector<DeclaredParameter> out;
  for (size_t at = open + 1; at < close;) {
    size_t end = at;
    while (end < close && !source.Is(end, ",")) end = source.Skip(end, close);
    DeclaredParameter row;
    bool star = IsPointer(source.Word(at)) || source.Is(at, "/") || source.Is(at, "...");
    row.type_begin = at;
    row.type_end = star ? at : SkipType(source, at, end);
    row.declarator = ReadDeclarator(source, row.type_end, end, row.type_begin, row.type_end);
    size_t first = row.declarator.name;
    row.plain = star || (row.type_end == row.type_begin && first == at && !source.Is(at + 1, "not") && !source.Is(at + 1, "or") && !source.Is(at + 1, "["));
    if (end > at) out.push_back(std::move(row));
    at = end + 1;
  }
  return out;
}

}  // namespace repodoc::cython
