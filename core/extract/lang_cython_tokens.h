// Cython: its words. In: the text of a file. Out: tokens in order, comments and white space left out; a logical line ends
// with a token of its own, where no bracket is open. Strings and brackets that never end are closed by the end of their
// line and by the next line that surely begins a definition. O(bytes).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc::cython {

inline constexpr uint32_t kNoToken = 0xffffffffu;

struct Token {
  enum Kind : uint8_t { kName, kNumber, kString, kOperator, kLineEnd } kind = kLineEnd;
  uint32_t begin = 0, end = 0;  // bytes
  uint32_t row = 0;             // 0-based, of its first byte
  uint32_t match = kNoToken;    // of a bracket: the token that closes or opens it
  bool closed = false;          // a string that ends with its quote
};

struct Source {
  std::string_view text;
  std::vector<Token> tokens;  // the last one is a kLineEnd

  std::string_view Word(size_t at) const {
    return at < tokens.size() ? text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin) : std::string_view();
  }
  bool Is(size_t at, std::string_view word) const { return Word(at) == word; }
  bool IsName(size_t at) const { return at < tokens.size() && tokens[at].kind == Token::kName; }
  // The token behind the bracket at `at`, at most `end`; the one behind it where it is no bracket.
  size_t Skip(size_t at, size_t end) const {
    uint32_t match = tokens[at].match;
    if (match != kNoToken && match > at) return match < end ? match + 1 : end;
    return at + 1;
  }
  // What is written from one token up to another, on one line.
  std::string TextOf(size_t first, size_t end) const;
  // Column of the token, tabs to the next multiple of 8. O(bytes before it on its row).
  uint32_t Indent(size_t at) const;
};

Source ReadTokens(std::string_view text);

}  // namespace repodoc::cython
