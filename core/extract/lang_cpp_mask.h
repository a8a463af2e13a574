// Macros and conditional branches no grammar can follow. In: the text of a C, C++ or CUDA file. Out: the same
// text, byte for byte as long, in which such tokens are blanks, so that the parser sees plain declarations
// and every offset still fits the original. One lexical pass; nothing is expanded and no header is read.
//
//   class C10_API Tensor {          ->  class         Tensor {
//   HANDLE_TH_ERRORS                ->                            (alone on its line, at the start of a
//   statement) #ifdef A                        -> if (a) {                            if (a) { (branches that
//   do not balance: the first one stays) #else if (b) { #endif                          ->
//
//   DEFINE_OP(aten::tan, float)     ->  DEFINE_OP(aten::tan, floa_)   (types become names)
//
// What was blanked is listed, so that uses of those macros are not lost.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc {

// kGlsl: what stands before a type is a qualifier of the language (uniform, highp), not a macro.
enum class CDialect : uint8_t { kC, kCpp, kCuda, kObjectiveCpp, kGlsl };

struct MaskedMacro {
  uint32_t begin = 0, end = 0;  // the macro's name; its arguments, if any, are blanked with it
};

struct MaskedSource {
  bool changed = false;
  // The include guard, "#pragma once" or the macro's name. The guard's own lines are blanked: one group
  // around the whole file would let one error inside it spoil all of it.
  std::string_view guard;  // in the original text
  uint32_t guard_row = 0;
  std::string text;                  // empty when nothing had to be blanked
  std::vector<MaskedMacro> macros;   // uses, by offset
  std::vector<MaskedMacro> defines;  // blanked #define lines, by offset

  // Newlines stay.
  void Blank(std::string_view original, uint32_t begin, uint32_t end);
  void Replace(std::string_view original, uint32_t at, char c);
};

// O(bytes).
MaskedSource MaskMacros(std::string_view text, CDialect dialect);

}  // namespace repodoc
