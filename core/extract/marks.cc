#include "core/extract/marks.h"

#include <string>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxMarkBytes = 200;

bool IsWord(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

std::string_view MarkWord(std::string_view line, size_t at) {
  for (std::string_view word : {"TODO", "FIXME", "XXX", "HACK", "BUG", "NOTE", "DEPRECATED"}) {
    if (line.substr(at, word.size()) != word) continue;
    size_t end = at + word.size();
    if (end < line.size() && IsWord(line[end])) continue;
    bool shouted = word == "NOTE" || word == "DEPRECATED" || word == "BUG";
    if (shouted && (end >= line.size() || (line[end] != ':' && line[end] != '(' && line[end] != '['))) continue;
    return word;
  }
  return {};
}

}  // namespace

void AddMarks(std::string_view comment, uint32_t row, FileFacts* facts) {
  size_t begin = 0;
  while (begin < comment.size()) {
    size_t end = std::min(comment.find('\n', begin), comment.size());
    std::string_view line = comment.substr(begin, end - begin);
    for (size_t at = 0; at < line.size(); ++at) {
      char c = line[at];
      if (c < 'A' || c > 'X') continue;
      bool word_start = at == 0 || !IsWord(line[at - 1]);
      std::string_view word = word_start ? MarkWord(line, at) : std::string_view();
      if (word.empty()) {
        while (at + 1 < line.size() && IsWord(line[at + 1])) ++at;
        continue;
      }
      std::string_view text = Trim(line.substr(at + word.size()));
      while (!text.empty() && (text[0] == ':' || text[0] == '-')) text = Trim(text.substr(1));
      if (EndsWith(text, "*/")) text = Trim(text.substr(0, text.size() - 2));
      facts->marks.push_back({facts->Add(word), facts->Add(Utf8Prefix(text, kMaxMarkBytes)), row});
      break;
    }
    begin = end + 1;
    ++row;
  }
}

}  // namespace repodoc
