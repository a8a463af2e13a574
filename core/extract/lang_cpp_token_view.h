// Questions about the tokens of a C, C++ or CUDA file, for those that mask macros: what stands at a place, where a type
// or a template argument list ends, whether a declaration begins. In: text and its live tokens, directives left out.
// Every question looks ahead a bounded number of tokens.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/extract/lang_cpp_tokens.h"

namespace repodoc {

// Names that are attributes in every code base seen: FOO_API, FOO_EXPORT, FOO_ALWAYS_INLINE ...
bool IsAttributeName(std::string_view name);

class TokenView {
 public:
  // Brackets know their partners afterwards (CToken::match).
  TokenView(std::string_view text, std::vector<CToken> tokens);

  std::string_view text() const { return text_; }
  uint32_t size() const { return static_cast<uint32_t>(tokens_.size()); }
  const CToken& operator[](uint32_t i) const { return tokens_[i]; }
  std::string_view Name(uint32_t i) const { return Name(tokens_[i]); }
  std::string_view Name(const CToken& token) const { return text_.substr(token.begin, token.end - token.begin); }

  // These hold for every i, also beyond the end.
  bool Is(uint32_t i, char c) const {
    return i < tokens_.size() && tokens_[i].kind == CToken::kPunctuation && tokens_[i].character == c &&
           tokens_[i].role == CToken::kPlain;
  }
  bool IsScope(uint32_t i) const {  // ::
    return i < tokens_.size() && tokens_[i].kind == CToken::kPunctuation && tokens_[i].role == CToken::kOtherWord;
  }
  bool IsWord(uint32_t i) const { return i < tokens_.size() && tokens_[i].kind == CToken::kIdentifier; }
  bool IsKeyword(uint32_t i) const { return i < tokens_.size() && tokens_[i].kind == CToken::kKeyword; }
  bool IsKeyword(uint32_t i, CToken::Role role) const { return IsKeyword(i) && tokens_[i].role == role; }

  // The partner of an opening bracket, i itself for everything else.
  uint32_t Skip(uint32_t i) const {
    const CToken& token = tokens_[i];
    return token.kind == CToken::kPunctuation && token.match != kNone && token.match > i ? token.match : i;
  }
  // The token after a template argument list that opens at i; i itself when it does not close soon.
  uint32_t SkipAngles(uint32_t i) const;
  // After one type expression: `const std::vector<T>&`, `unsigned long*`, `Tensor`.
  uint32_t SkipType(uint32_t i) const;
  // Whether a declaration `type name` or `~name`, `operator ...` begins at i.
  bool LooksLikeDeclaration(uint32_t i) const;

 private:
  void MatchBrackets();

  std::string_view text_;
  std::vector<CToken> tokens_;
};

}  // namespace repodoc
