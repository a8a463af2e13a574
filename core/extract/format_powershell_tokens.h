// Tokens of PowerShell, as far as symbols need them. In: text. Out: words ("Get-Item", "-Path", "function"), variables,
// strings, punctuation and comments with their places. Strings may hold "$( ... )" with strings inside; here-strings end
// at the start of a line. One pass, no recursion; what is unclosed ends with its line.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace repodoc {

struct PowerShellToken {
  enum Kind : uint8_t { kWord, kVariable, kString, kPunctuation };
  uint32_t begin = 0, end = 0, row = 0;
  Kind kind = kPunctuation;
  bool first = false;   // of a line that does not continue the one before
  bool spaced = false;  // blanks or nothing before it
};
struct PowerShellComment {
  uint32_t begin = 0, end = 0, row = 0, end_row = 0;
  bool own = false;
};
struct PowerShellTokens {
  std::vector<PowerShellToken> tokens;
  std::vector<PowerShellComment> comments;
};

PowerShellTokens TokenizePowerShell(std::string_view text);

}  // namespace repodoc
