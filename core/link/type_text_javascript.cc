#include "core/link/type_text_javascript.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc::javascript {
namespace {

bool IsWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '#' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool IsOneOf(std::string_view name, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool IsQuote(char c) { return c == '\'' || c == '"' || c == '`'; }

// Behind the string that begins at `at`.
size_t EndOfString(std::string_view text, size_t at) {
  char quote = text[at];
  for (++at; at < text.size() && text[at] != quote; ++at) {
    if (text[at] == '\\') ++at;
  }
  return at + 1;
}

}  // namespace

size_t EndOfBracket(std::string_view text, size_t open) {
  int depth = 0;
  for (size_t i = open; i < text.size();) {
    char c = text[i];
    if (IsQuote(c)) {
      i = EndOfString(text, i);
      continue;
    }
    if (c == '(' || c == '[' || c == '{' || c == '<') ++depth;
    bool arrow = c == '>' && i > 0 && text[i - 1] == '=';
    if ((c == ')' || c == ']' || c == '}' || (c == '>' && !arrow)) && --depth <= 0) return i + 1;
    ++i;
  }
  return text.npos;
}

size_t FindOutside(std::string_view text, char wanted, size_t from) {
  for (size_t i = from; i < text.size();) {
    char c = text[i];
    if (c == wanted && !(c == '>' && i > 0 && text[i - 1] == '=')) return i;
    if (IsQuote(c)) {
      i = EndOfString(text, i);
    } else if (c == '(' || c == '[' || c == '{' || c == '<') {
      i = EndOfBracket(text, i);
    } else {
      ++i;
    }
  }
  return text.npos;
}

std::vector<std::string_view> SplitOutside(std::string_view text, char c) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin < text.size() && parts.size() < kMaxParts;) {
    size_t end = std::min(FindOutside(text, c, begin), text.size());
    std::string_view part = Trim(text.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(part);
    begin = end + 1;
  }
  return parts;
}

std::string_view BareType(std::string_view text) {
  for (int rounds = 0; rounds < 8; ++rounds) {
    text = Trim(text);
    if (StartsWith(text, ":") || StartsWith(text, "|") || StartsWith(text, "&")) {
      text.remove_prefix(1);
    } else if (StartsWith(text, "readonly ")) {
      text.remove_prefix(9);
    } else if (StartsWith(text, "asserts ")) {
      return {};
    } else if (StartsWith(text, "(") && EndOfBracket(text, 0) == text.size()) {
      text = text.substr(1, text.size() - 2);
    } else {
      break;
    }
  }
  size_t word = 0;
  while (word < text.size() && IsWord(text[word])) ++word;
  return StartsWith(text.substr(word), " is ") ? std::string_view() : text;
}

bool PathOfType(std::string_view text, std::string_view* path, std::string_view* arguments) {
  size_t end = 0;
  while (end < text.size() && (IsWord(text[end]) || text[end] == '.')) ++end;
  if (end == 0 || (text[0] >= '0' && text[0] <= '9')) return false;
  *path = text.substr(0, end);
  *arguments = {};
  text = Trim(text.substr(end));
  if (text.empty()) return true;
  if (text[0] != '<') return false;
  size_t close = EndOfBracket(text, 0);
  if (close == text.npos && EndsWith(text, "\xe2\x80\xa6")) close = text.size();  // cut off
  if (close != text.size()) return false;
  *arguments = text.substr(1, text.size() - 2);
  return true;
}

bool FunctionOf(std::string_view text, FunctionText* function) {
  if (StartsWith(text, "abstract ")) text.remove_prefix(9);
  if (StartsWith(text, "new ")) text = Trim(text.substr(4));
  if (StartsWith(text, "<")) {
    size_t end = EndOfBracket(text, 0);
    if (end == text.npos) return false;
    text = Trim(text.substr(end));
  }
  if (!StartsWith(text, "(")) return false;
  size_t end = EndOfBracket(text, 0);
  if (end == text.npos) return false;
  function->parameters = text.substr(1, end - 2);
  text = Trim(text.substr(end));
  if (StartsWith(text, "=>")) {
    function->result = Trim(text.substr(2));
  } else if (StartsWith(text, ":")) {
    function->result = Trim(text.substr(1));
  } else {
    return false;
  }
  return true;
}

std::string_view ParameterType(std::string_view parameters, size_t index) {
  for (std::string_view part : SplitOutside(parameters, ',')) {
    size_t colon = FindOutside(part, ':');
    std::string_view name = Trim(part.substr(0, colon)), type = colon == part.npos ? std::string_view() : Trim(part.substr(colon + 1));
    if (name == "this") continue;
    if (StartsWith(name, "...")) {  // (...boxes: Box[])
      if (EndsWith(type, "[]")) return type.substr(0, type.size() - 2);
      return {};
    }
    if (index-- == 0) return type;
  }
  return {};
}

// A member begins with a name, right before ":" or "?:" or "(", behind a separator or a blank.
std::string_view MemberType(std::string_view object, std::string_view name) {
  if (object.size() < 2 || object[0] != '{') return {};
  object = object.substr(1, object.size() - 1 - (object.back() == '}' ? 1 : 0));
  size_t begin = object.npos;  // of the type that is asked for
  for (size_t i = 0; i < object.size();) {
    char c = object[i];
    if (begin != object.npos && (c == ';' || c == ',')) return Trim(object.substr(begin, i - begin));
    if (c == '(' || c == '[' || c == '{' || c == '<' || IsQuote(c)) {
      i = IsQuote(c) ? EndOfString(object, i) : EndOfBracket(object, i);
      continue;
    }
    if (!IsWord(c)) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < object.size() && IsWord(object[end])) ++end;
    size_t colon = end < object.size() && object[end] == '?' ? end + 1 : end;
    bool member = colon < object.size() && (object[colon] == ':' || (object[colon] == '(' && begin == object.npos));
    if (member && begin != object.npos) return Trim(object.substr(begin, i - begin));
    if (member && object.substr(i, end - i) == name) begin = object[colon] == ':' ? colon + 1 : colon;
    i = member && object[colon] == ':' ? colon + 1 : end;
  }
  return begin == object.npos ? std::string_view() : Trim(object.substr(std::min(begin, object.size())));
}

std::string_view MappedSource(std::string_view object) {
  if (object.size() < 2 || object[0] != '{') return {};
  size_t open = object.find('['), word = object.find(" in keyof ");
  if (open == object.npos || word == object.npos || word < open || object.substr(0, open).find_first_of(":;,({<") != 0) return {};
  // "{" is the first of these, and nothing but modifiers may follow it.
  for (char c : object.substr(1, open - 1)) {
    if (!IsWord(c) && c != ' ' && c != '-' && c != '+') return {};
  }
  size_t end = EndOfBracket(object, open);
  if (end == object.npos || word + 10 >= end) return {};
  return Trim(object.substr(word + 10, end - 1 - (word + 10)));
}

size_t HeldArgument(std::string_view type) {
  if (IsOneOf(type, {"Map", "ReadonlyMap", "WeakMap", "Record"})) return 1;
  if (IsOneOf(type, {"Array", "ReadonlyArray", "Set", "ReadonlySet", "WeakSet", "Iterable", "AsyncIterable", "IterableIterator",
                     "AsyncIterableIterator", "Iterator", "AsyncIterator", "Generator", "AsyncGenerator", "ArrayLike", "WeakRef",
                     "Promise", "PromiseLike", "[]"})) {
    return 0;
  }
  return std::string_view::npos;
}

bool IsPrimitive(std::string_view name) {
  for (std::string_view known : {"string", "number", "boolean", "symbol", "bigint", "void", "never", "null", "undefined", "true",
                                 "false", "unique"}) {
    if (name == known) return true;
  }
  return false;
}

bool IsNothing(std::string_view type) {
  if (type.empty() || IsQuote(type[0]) || (type[0] >= '0' && type[0] <= '9') || type[0] == '-') return true;
  return IsPrimitive(type);
}

}  // namespace repodoc::javascript
