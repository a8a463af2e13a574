// TypeScript the grammar cannot follow.
//
// Arguments behind an imported type: the grammar knows import("x") and import("x").Y in types, but no import("x").Y<Z>.
// It reads import__x__.Y<Z> instead; EnterIdentifier finds the module in the original text.
//
// The compiler ends a member of a type at a line break where the next line begins
// with "<"; the grammar reads on and takes it for type arguments:
//
//   export const zip: {
//     <B>(that: Iterable<B>): <A>(self: Iterable<A>) => Array<[A, B]>
//     <A, B>(self: Iterable<A>, that: Iterable<B>): Array<[A, B]>
//    ^ a semicolon in the place of this blank
#include "core/base/text.h"
#include "core/extract/lang_javascript.h"

namespace repodoc::javascript {
namespace {

constexpr size_t kMaxTypeParameters = 4000;  // bytes
constexpr int kMaxCommentLines = 200;

bool IsWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "<A extends (x: B) => C, D>(": a list of type parameters and the parenthesis behind it.
bool BeginsSignature(std::string_view text) {
  int depth = 0;
  text = text.substr(0, kMaxTypeParameters);
  for (size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == ';' || c == '`') return false;
    if (c == '<') ++depth;
    if (c != '>' || text[at - 1] == '=' || --depth > 0) continue;
    ++at;
    while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r')) ++at;
    return at < text.size() && text[at] == '(';
  }
  return false;
}

// Whether what stands before `line_begin`, comments and blank lines not counted, can be the end of a type.
bool EndsType(std::string_view text, size_t line_begin) {
  size_t end = line_begin;
  for (int lines = 0; lines < kMaxCommentLines && end > 0; ++lines) {
    size_t begin = end < 2 ? 0 : text.rfind('\n', end - 2) + 1;  // npos + 1 is 0
    std::string_view line = text.substr(begin, end - begin);
    end = begin;
    if (size_t comment = line.find("//"); comment != std::string_view::npos) line = line.substr(0, comment);
    line = Trim(line);
    if (line.empty() || line[0] == '*' || StartsWith(line, "/*") || EndsWith(line, "*/")) continue;
    char last = line.back();
    if (last == '>') return !EndsWith(line, "=>");
    if (IsWord(last)) {
      size_t word = line.size();
      while (word > 0 && IsWord(line[word - 1])) --word;
      std::string_view name = line.substr(word);
      return name != "extends" && name != "new" && name != "return" && name != "function" && name != "default";
    }
    return last == ']' || last == '}' || last == ')' || last == '"' || last == '\'';
  }
  return false;
}

}  // namespace

PreparedText Prepare(std::string_view language, std::string_view text) {
  PreparedText out;
  if (language != "typescript" && language != "tsx") return out;
  constexpr std::string_view kOpen = "import(";
  for (size_t at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at + 1)) {
    size_t begin = at + kOpen.size();
    if (begin >= text.size() || (text[begin] != '"' && text[begin] != '\'')) continue;
    size_t close = text.find_first_of("\"'\n", begin + 1);
    if (close == std::string_view::npos || text[close] != text[begin] || text.substr(close + 1, 2) != ").") continue;
    size_t end = close + 3;
    while (end < text.size() && (IsWord(text[end]) || text[end] == '.')) ++end;
    if (end >= text.size() || text[end] != '<') continue;
    if (!out.changed) out.text = text;
    out.changed = true;
    for (size_t i = at; i < close + 2; ++i) {
      if (!IsWord(out.text[i])) out.text[i] = '_';
    }
  }
  return out;
}

PreparedText Repair(std::string_view language, std::string_view text) {
  PreparedText out = Prepare(language, text);
  out.changed = false;
  if (language != "typescript" && language != "tsx") return out;
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    size_t first = text.find_first_not_of(" \t", at + 1);
    if (first == std::string_view::npos || text[first] != '<' || first == at + 1) continue;
    if (!BeginsSignature(text.substr(first)) || !EndsType(text, at + 1)) continue;
    if (out.text.empty()) out.text = text;
    out.changed = true;
    out.text[first - 1] = ';';
  }
  return out;
}

}  // namespace repodoc::javascript
