// Lua: what is hidden from the parser. A quoted string ends with its line in Lua; to the grammar one without its closing
// quote swallows all that follows. Such quotes become blanks.
#include "core/base/text.h"
#include "core/extract/lang_lua.h"

namespace repodoc::lua {
namespace {

// Behind "[[" or "[==[" at `at`: where its text ends; npos when no long bracket begins there.
size_t SkipLongBracket(std::string_view text, size_t at) {
  size_t level = text.find_first_not_of('=', at + 1);
  if (level == std::string_view::npos || text[level] != '[') return std::string_view::npos;
  std::string close = "]" + std::string(level - at - 1, '=') + "]";
  size_t end = text.find(close, level + 1);
  return end == std::string_view::npos ? text.size() : end + close.size();
}

}  // namespace

PreparedText MaskOpenStrings(std::string_view, std::string_view text) {
  PreparedText out;
  for (size_t at = 0; at < text.size();) {
    char c = text[at];
    bool comment = c == '-' && StartsWith(text.substr(at), "--");
    size_t bracket = comment ? at + 2 : at;
    if (bracket < text.size() && text[bracket] == '[') {
      size_t end = SkipLongBracket(text, bracket);
      if (end != std::string_view::npos) {
        at = end;
        continue;
      }
    }
    if (comment) {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    if (c != '"' && c != '\'') {
      ++at;
      continue;
    }
    size_t end = at + 1;
    while (end < text.size() && text[end] != c && text[end] != '\n') {
      if (text[end] == '\\' && end + 1 < text.size()) {
        if (text[end + 1] == 'z') {  // "\z" goes on behind any white space
          end = std::min(text.find_first_not_of(" \t\r\n", end + 2), text.size());
          continue;
        }
        if (text[end + 1] == '\r' && end + 2 < text.size() && text[end + 2] == '\n') ++end;
        ++end;
      }
      ++end;
    }
    if (end < text.size() && text[end] == c) {
      at = end + 1;
      continue;
    }
    if (!out.changed) {
      out.changed = true;
      out.text = text;
    }
    out.text[at] = ' ';
    ++at;
  }
  return out;
}

}  // namespace repodoc::lua
