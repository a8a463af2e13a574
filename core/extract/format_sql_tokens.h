// Tokens of SQL in all its dialects. In: text. Out: words, quoted names, strings, punctuation and comments with their
// places, one pass. Texts between dollar quotes are tokenized like the rest, so that bodies of functions can be read;
// the quotes are tokens of their own. What is unclosed ends with its line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc {

struct SqlToken {
  enum Kind : uint8_t { kWord, kName /* "x", `x`, [x] */, kString, kNumber, kPunctuation, kDollarOpen, kDollarClose, kCommand };
  uint32_t begin = 0, end = 0, row = 0;
  Kind kind = kPunctuation;
  bool first = false;   // on its row
  bool column0 = false;
};

struct SqlComment {
  uint32_t begin = 0, end = 0, row = 0, end_row = 0;
  bool own = false;  // nothing before it on its row
};

struct SqlTokens {
  std::vector<SqlToken> tokens;
  std::vector<SqlComment> comments;
};

SqlTokens TokenizeSql(std::string_view text);

}  // namespace repodoc
