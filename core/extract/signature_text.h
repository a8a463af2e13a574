// Signatures that were spread over lines, on one: "( int $a, int $b, )" -> "(int $a, int $b)".
#pragma once

#include <string>
#include <string_view>

namespace repodoc {

// `text` has its white space collapsed. Spaces inside of quotes are left alone.
inline std::string TightenBrackets(std::string_view text) {
  std::string out;
  char quote = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (quote != 0) {
      if (c == '\\' && at + 1 < text.size()) {
        out += c;
        c = text[++at];
      } else if (c == quote) {
        quote = 0;
      }
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == ' ' && !out.empty() && (out.back() == '(' || out.back() == '[')) {
      continue;
    } else if (c == ')' || c == ']') {
      while (!out.empty() && (out.back() == ' ' || (out.back() == ',' && c == ')'))) out.pop_back();
    }
    out += c;
  }
  return out;
}

}  // namespace repodoc
