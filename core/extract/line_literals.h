// The string literals of one line of a program that is read without a grammar: manifests.
#pragma once

#include <string_view>
#include <vector>

namespace repodoc {

inline constexpr size_t kMaxLineLiterals = 64;  // looked at per line

// In either quote, without escapes. `code` becomes the line up to a comment: what follows `comment` ("//", "#") outside of
// literals. O(bytes).
inline std::vector<std::string_view> LineLiterals(std::string_view line, std::string_view comment, std::string_view* code) {
  std::vector<std::string_view> out;
  *code = line;
  for (size_t at = 0; at < line.size(); ++at) {
    char c = line[at];
    if (line.compare(at, comment.size(), comment) == 0) {
      *code = line.substr(0, at);
      break;
    }
    if (c != '"' && c != '\'') continue;
    size_t end = line.find(c, at + 1);
    if (end == line.npos) break;
    if (out.size() < kMaxLineLiterals) out.push_back(line.substr(at + 1, end - at - 1));
    at = end;
  }
  return out;
}

}  // namespace repodoc
