// Go types as text.
#include <iterator>

#include "core/base/text.h"
#include "core/link/names_go.h"

namespace repodoc::go_types {
namespace {

// Behind the bracket that closes the one at `at`; npos: none does.
size_t Behind(std::string_view text, size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && --depth == 0) return at + 1;
  }
  return text.npos;
}

bool IsWord(std::string_view text, std::string_view word) {
  if (!StartsWith(text, word)) return false;
  if (text.size() == word.size()) return true;
  char c = text[word.size()];
  return c == ' ' || c == '(' || c == '{' || c == '[' || c == '<' || c == '*';
}

// Of the name in "box Box"; 0 when there is only a type.
size_t NameSize(std::string_view part) {
  for (std::string_view word : {"func", "chan", "struct", "interface"}) {
    if (IsWord(part, word)) return 0;
  }
  size_t size = 0;
  while (size < part.size() && IsNameByte(part[size])) ++size;
  return size < part.size() && part[size] == ' ' ? size : 0;
}

}  // namespace

bool IsNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

std::string_view Core(std::string_view type) {
  while (true) {
    type = Trim(type);
    if (!type.empty() && type[0] == '*') {
      type.remove_prefix(1);
    } else if (type.size() > 1 && type[0] == '(' && Behind(type, 0) == type.size() && type.find(',') == type.npos) {
      type = type.substr(1, type.size() - 2);
    } else {
      return type;
    }
  }
}

std::string_view Element(std::string_view type) {
  type = Core(type);
  if (IsWord(type, "chan")) return Trim(type.substr(StartsWith(type, "chan<-") ? 6 : 4));
  if (StartsWith(type, "<-chan")) return Trim(type.substr(6));
  size_t at = StartsWith(type, "map[") ? 3 : 0;
  if (at >= type.size() || type[at] != '[') return {};
  size_t end = Behind(type, at);
  return end == type.npos ? std::string_view() : Trim(type.substr(end));
}

std::string_view KeyOrReceived(std::string_view type) {
  type = Core(type);
  if (!StartsWith(type, "map[")) return StartsWith(type, "[") ? std::string_view() : Element(type);
  size_t end = Behind(type, 3);
  return end == type.npos ? std::string_view() : type.substr(4, end - 5);
}

std::string_view Result(std::string_view function) {
  function = Core(function);
  if (!IsWord(function, "func")) return {};
  size_t open = function.find('(');
  size_t end = open == function.npos ? function.npos : Behind(function, open);
  return end == function.npos ? std::string_view() : Trim(function.substr(end));
}

std::string_view Part(std::string_view results, size_t index) {
  results = Trim(results);
  if (results.empty() || results[0] != '(' || Behind(results, 0) != results.size()) {
    return index == 0 ? results : std::string_view();
  }
  results = results.substr(1, results.size() - 2);
  std::string_view parts[16];
  size_t count = 0, begin = 0;
  int depth = 0;
  for (size_t at = 0; at <= results.size() && count < std::size(parts); ++at) {
    char c = at < results.size() ? results[at] : ',';
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c != ',' || depth > 0) continue;
    parts[count++] = Trim(results.substr(begin, at - begin));
    begin = at + 1;
  }
  bool named = false;
  for (size_t i = 0; i < count; ++i) named = named || NameSize(parts[i]) > 0;
  for (size_t i = index; i < count; ++i) {  // (a, b Box): a is what b is
    if (!named) return parts[i];
    if (size_t size = NameSize(parts[i]); size > 0) return Trim(parts[i].substr(size));
  }
  return {};
}

bool IsLiteral(std::string_view type) {
  type = Core(type);
  return IsWord(type, "struct") || IsWord(type, "interface");
}

std::pair<std::string_view, std::string_view> Named(std::string_view type) {
  type = Core(type);
  if (IsLiteral(type) || IsWord(type, "func") || IsWord(type, "chan") || StartsWith(type, "map[") || StartsWith(type, "<-")) return {};
  size_t end = type.find_first_of("[({ ,<");
  if (end == 0) return {};
  if (end != type.npos && type[end] != '[') return {};
  type = type.substr(0, end);
  size_t dot = type.find('.');
  if (dot == type.npos) return {{}, type};
  return {type.substr(0, dot), type.substr(dot + 1)};
}

}  // namespace repodoc::go_types
