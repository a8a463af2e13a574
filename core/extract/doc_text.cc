#include "core/extract/doc_text.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

bool IsBlankLine(std::string_view line) { return line.find_first_not_of(" \t\r\f\v") == std::string_view::npos; }

size_t Indent(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

// "=====", "-----------", "//////" and the like: decoration.
bool IsBanner(std::string_view line) {
  line = Trim(line);
  if (line.size() < 4 || std::string_view("=-*#~/_+").find(line[0]) == std::string_view::npos) return false;
  return line.find_first_not_of(line[0]) == std::string_view::npos;
}

void TrimRight(std::string* line) {
  while (!line->empty() && (line->back() == ' ' || line->back() == '\t' || line->back() == '\r')) line->pop_back();
}

// Joins the lines without the indentation they share; blank lines at both ends go. The first line's own indentation is
// not counted when `free_first_line` is set (it stands behind the opening mark).
std::string JoinDedented(std::vector<std::string> lines, bool free_first_line) {
  size_t common = std::string::npos;
  for (size_t i = free_first_line ? 1 : 0; i < lines.size(); ++i) {
    if (!IsBlankLine(lines[i])) common = std::min(common, Indent(lines[i]));
  }
  if (common == std::string::npos) common = 0;
  if (free_first_line && !lines.empty()) lines[0].erase(0, Indent(lines[0]));
  size_t first = 0, last = lines.size();
  while (first < last && IsBlankLine(lines[first])) ++first;
  while (last > first && IsBlankLine(lines[last - 1])) --last;
  std::string out;
  for (size_t i = first; i < last; ++i) {
    if (i > first) out += '\n';
    if (!(free_first_line && i == 0)) lines[i].erase(0, std::min(common, Indent(lines[i])));
    TrimRight(&lines[i]);
    out += lines[i];
  }
  return out;
}

std::string ExpandTabs(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (char c : line) {
    if (c == '\t') {
      out.append(8 - out.size() % 8, ' ');
    } else {
      out += c;
    }
  }
  return out;
}

bool ReadHex(std::string_view text, size_t digits, char32_t* value) {
  if (text.size() != digits) return false;
  *value = 0;
  for (char c : text) {
    char32_t digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 16;
    if (digit == 16) return false;
    *value = *value * 16 + digit;
  }
  return *value != 0 && *value < 0x110000 && (*value < 0xd800 || *value > 0xdfff);
}

void AppendUnescaped(std::string_view text, std::string* out) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 >= text.size()) {
      *out += text[at];
      continue;
    }
    char next = text[++at];
    switch (next) {
      case '\n': break;  // line continuation
      case 'n': *out += '\n'; break;
      case 't': *out += '\t'; break;
      case '\\': case '\'': case '"': *out += next; break;
      case 'x': case 'u': case 'U': {
        size_t digits = next == 'x' ? 2 : next == 'u' ? 4 : 8;
        char32_t code_point = 0;
        if (ReadHex(text.substr(at + 1, digits), digits, &code_point)) {
          AppendCodePoint(code_point, out);
          at += digits;
          break;
        }
        *out += '\\';
        *out += next;
        break;
      }
      default:
        *out += '\\';
        *out += next;
    }
  }
}

std::string_view StripBlockLine(std::string_view line) {
  size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] != '*') return line;
  line.remove_prefix(first + 1);
  return line;
}

std::string_view StripLineMark(std::string_view line) {
  size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  line.remove_prefix(first);
  if (StartsWith(line, "//")) {
    line.remove_prefix(2);
    while (StartsWith(line, "/")) line.remove_prefix(1);
    if (StartsWith(line, "!")) line.remove_prefix(1);
    if (StartsWith(line, "<")) line.remove_prefix(1);
    return line;
  }
  if (StartsWith(line, "#")) {
    while (StartsWith(line, "#")) line.remove_prefix(1);
    if (StartsWith(line, ":") || StartsWith(line, "!")) line.remove_prefix(1);
    if (line == "'" || StartsWith(line, "' ")) line.remove_prefix(1);  // roxygen
    return line;
  }
  if (StartsWith(line, "--")) {
    while (StartsWith(line, "-")) line.remove_prefix(1);
    if (StartsWith(line, " | ") || StartsWith(line, " ^ ")) line.remove_prefix(2);  // Haddock
  }
  return line;
}

}  // namespace

// Lua's "--[[ ... ]]", "--[==[ ... ]==]": true when the marks were there and are gone.
static bool TakeLongBrackets(std::string_view* comment) {
  size_t open = comment->find_first_not_of('=', 3);
  if (!StartsWith(*comment, "--[") || open == std::string_view::npos || (*comment)[open] != '[') return false;
  std::string close = "]" + std::string(open - 3, '=') + "]";
  comment->remove_prefix(open + 1);
  if (EndsWith(*comment, "--" + close)) comment->remove_suffix(2 + close.size());
  if (EndsWith(*comment, close)) comment->remove_suffix(close.size());
  while (StartsWith(*comment, "-")) comment->remove_prefix(1);
  return true;
}

bool IsBlockComment(std::string_view text) {
  return StartsWith(text, "/*") || StartsWith(text, "(*") || StartsWith(text, "{-");
}

std::string CleanComment(std::string_view comment) {
  comment = Trim(comment);
  bool bracketed = TakeLongBrackets(&comment);
  bool block = IsBlockComment(comment);
  if (block) {
    bool haskell = StartsWith(comment, "{-");
    comment.remove_prefix(2);
    if (EndsWith(comment, "*/") || EndsWith(comment, "*)") || EndsWith(comment, "-}")) comment.remove_suffix(2);
    if (haskell) {
      std::string_view words = Trim(comment);
      if (StartsWith(words, "|") || StartsWith(words, "^")) comment = words.substr(1);
    }
    while (StartsWith(comment, "*") || StartsWith(comment, "!")) comment.remove_prefix(1);
    if (StartsWith(comment, "<")) comment.remove_prefix(1);
    while (EndsWith(comment, "*")) comment.remove_suffix(1);
  }
  std::vector<std::string> lines;
  bool first = true;
  for (std::string_view raw : Split(comment, '\n')) {
    std::string_view line = raw;
    if (block && !first) line = StripBlockLine(line);
    if (!block && !bracketed) line = StripLineMark(line);
    first = false;
    if (IsBanner(line) || IsBanner(raw)) continue;
    lines.push_back(ExpandTabs(line));
  }
  return JoinDedented(std::move(lines), block || bracketed);
}

std::string_view WithoutBriefTag(std::string_view doc) {
  for (std::string_view tag : {"@brief", "\\brief", "@short", "\\short"}) {
    if (!StartsWith(doc, tag) || doc.size() == tag.size()) continue;
    char next = doc[tag.size()];
    if (next == ' ' || next == '\t' || next == '\n') return Trim(doc.substr(tag.size()));
  }
  return doc;
}

std::string_view StringContent(std::string_view literal) {
  size_t quote = literal.find_first_of("\"'`");
  if (quote == std::string_view::npos) return literal;
  std::string_view rest = literal.substr(quote);
  size_t marks = rest.size() >= 6 && rest[1] == rest[0] && rest[2] == rest[0] ? 3 : 1;
  rest.remove_prefix(marks);
  if (rest.size() >= marks) rest.remove_suffix(marks);
  return rest;
}

std::string CleanDocstring(std::string_view literal) {
  std::string_view content = StringContent(literal);
  std::string_view prefix = literal.substr(0, literal.find_first_of("\"'"));
  std::string text;
  if (prefix.find_first_of("rR") == std::string_view::npos) {
    AppendUnescaped(content, &text);
  } else {
    text = content;
  }
  std::vector<std::string> lines;
  for (std::string_view line : Split(text, '\n')) lines.push_back(ExpandTabs(line));
  return JoinDedented(std::move(lines), true);
}

}  // namespace repodoc
