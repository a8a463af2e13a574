// Cython: what expressions have beyond Python's.
//
//   <int>x, <double[:n]> p    a cast            &x, new Box[int](3)    an address, an object of C++
//   sizeof(int*)              a type            1u, 0xFFull, c'x'      literals
#include <algorithm>

#include "core/extract/lang_cython_masker.h"

namespace repodoc::cython {
namespace {

constexpr size_t kMaxCastTokens = 64;

bool IsNameByte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// Whether an operand may stand behind the token: "<" is then no comparison.
bool WantsOperand(const Source& source, size_t at) {
  const Token& token = source.tokens[at];
  std::string_view word = source.Word(at);
  if (token.kind == Token::kOperator) return word != ")" && word != "]" && word != "}" && word != "...";
  if (token.kind != Token::kName) return false;
  for (std::string_view keyword : {"return", "in", "not", "and", "or", "if", "elif", "else", "while", "yield", "is", "print",
                                   "assert", "raise", "from", "del", "await", "lambda", "for", "with", "IF", "ELIF"}) {
    if (word == keyword) return true;
  }
  return false;
}

// The token ">" of a cast whose "<" stands at `at`; kNoToken when it is none.
size_t EndOfCast(const Source& source, size_t at, size_t end) {
  size_t limit = std::min(end, at + kMaxCastTokens);
  for (size_t i = at + 1; i < limit; i = source.Skip(i, limit)) {
    std::string_view word = source.Word(i);
    if (word == ">") return i + 1 < end && i > at + 1 ? i : kNoToken;
    bool type = source.IsName(i) || source.tokens[i].kind == Token::kNumber || word == "." || word == "*" || word == "**" ||
                word == "&" || word == "[" || word == "(" || word == "?" || word == ",";
    if (!type) return kNoToken;
  }
  return kNoToken;
}

// sizeof(unsigned int), sizeof(Box*): no expression.
void MaskSizeof(const Source& source, size_t open, Editor* editor, std::vector<TypeUse>* types) {
  size_t close = source.tokens[open].match;
  if (close == kNoToken || close < open + 3) return;
  bool type = source.Is(close - 1, "*") || source.Is(close - 1, "**");
  for (size_t i = open + 1; i + 1 < close && i < open + kMaxCastTokens; ++i) type = type || (source.IsName(i) && source.IsName(i + 1));
  if (!type) return;
  CollectTypes(source, open + 1, close, types);
  editor->Blank(source, open + 1, close);
  editor->Put(source.tokens[open + 1].begin, "0");
}

// new pair[int, Box](): a call of the class.
void MaskArgumentsOf(const Source& source, size_t name, size_t end, Editor* editor, std::vector<TypeUse>* types) {
  size_t at = name + 1;
  while (at + 1 < end && source.Is(at, ".") && source.IsName(at + 1)) at += 2;
  if (at >= end || !source.Is(at, "[") || source.tokens[at].match == kNoToken) return;
  size_t behind = source.Skip(at, end);
  CollectTypes(source, at + 1, behind - 1, types);
  editor->Blank(source, at, behind);
}

void MaskNumber(const Source& source, size_t at, Editor* editor) {
  std::string_view word = source.Word(at);
  size_t size = word.size();
  while (size > 1 && std::string_view("uUlL").find(word[size - 1]) != std::string_view::npos) --size;
  editor->Blank(source.tokens[at].begin + static_cast<uint32_t>(size), source.tokens[at].end);
}

void MaskString(const Source& source, size_t at, Editor* editor) {
  uint32_t begin = source.tokens[at].begin;
  std::string_view word = source.Word(at);
  if (!source.tokens[at].closed) {  // it would swallow what follows
    editor->Blank(source, at, at + 1);
    return editor->Put(begin, "0");
  }
  if (word[0] == 'c' || word[0] == 'C') editor->Blank(begin, begin + 1);
  if (word.substr(0, word.find_first_of("\"'")).find_first_of("fF") == std::string_view::npos) return;
  // f"{(<bytes>x).decode()}"
  for (size_t open = word.find('<'); open != std::string_view::npos; open = word.find('<', open + 1)) {
    size_t close = open + 1;
    while (close < word.size() && (IsNameByte(word[close]) || word[close] == '.' || word[close] == '*' || word[close] == '?')) ++close;
    bool cast = close < word.size() && word[close] == '>' && close > open + 1 && (word[open - 1] == '(' || word[open - 1] == '{');
    if (cast) editor->Blank(begin + static_cast<uint32_t>(open), begin + static_cast<uint32_t>(close) + 1);
    open = close - 1;
  }
}

}  // namespace

void Editor::Put(uint32_t at, std::string_view word) {
  for (size_t i = 0; i < word.size() && at + i < text.size(); ++i) {
    if (text[at + i] != '\n' && text[at + i] != '\r') text[at + i] = word[i];
  }
}

void Editor::Blank(uint32_t begin, uint32_t end) {
  for (uint32_t at = begin; at < end; ++at) {
    char c = text[at];
    bool continues = c == '\\' && at + 1 < text.size() && (text[at + 1] == '\n' || text[at + 1] == '\r');
    if (c != '\n' && c != '\r' && !continues) text[at] = ' ';
  }
}

void Editor::Blank(const Source& source, size_t first, size_t end) {
  for (size_t at = first; at < end; ++at) {
    uint32_t from = source.tokens[at].begin, to = source.tokens[at].end;
    for (uint32_t i = from; i < to; ++i) {
      if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
    }
  }
}

void Editor::JoinLines(uint32_t begin, uint32_t end) {
  for (size_t at = begin; at < end; ++at) {
    if (text[at] != '\n') continue;
    size_t last = at > begin && text[at - 1] == '\r' ? at - 1 : at;
    if (last > begin && text[last - 1] == ' ') text[last - 1] = '\\';
  }
}

void CollectTypes(const Source& source, size_t first, size_t end, std::vector<TypeUse>* types) {
  for (size_t at = first; at < end; ++at) {
    if (!source.IsName(at) || IsKeyword(source.Word(at)) || IsBasicType(source.Word(at))) continue;
    if (at > first && (source.Is(at - 1, ".") || source.Is(at - 1, ":"))) continue;  // vector[int].iterator, double[:n]
    if (at + 1 < end && source.Is(at + 1, "=")) continue;     // ndarray[double, ndim=2]
    size_t last = at;
    while (last + 2 < end && source.Is(last + 1, ".") && source.IsName(last + 2)) last += 2;
    types->push_back({source.tokens[at].begin, source.tokens[last].end, source.tokens[at].row});
    at = last;
  }
}

void MaskExpressions(const Source& source, size_t first, size_t end, Editor* editor, std::vector<TypeUse>* types) {
  for (size_t at = first; at < end; ++at) {
    const Token& token = source.tokens[at];
    std::string_view word = source.Word(at);
    bool operand = at == first || WantsOperand(source, at - 1);
    if (token.kind == Token::kNumber) {
      MaskNumber(source, at, editor);
    } else if (token.kind == Token::kString) {
      MaskString(source, at, editor);
    } else if (token.kind == Token::kName) {
      bool before_name = at + 1 < end && source.IsName(at + 1) && !IsKeyword(source.Word(at + 1));
      if (word == "sizeof" && source.Is(at + 1, "(")) MaskSizeof(source, at + 1, editor, types);
      bool sign = word == "unsigned" || word == "signed" || word == "const" || word == "long" || word == "short";
      // [a[i] for i from 0 <= i < n]
      if (word == "from" && at >= first + 2 && source.Is(at - 2, "for")) editor->Put(token.begin, "in  ");
      bool makes = before_name && word == "new" && operand;
      if (makes || (before_name && sign)) editor->Blank(token.begin, token.end);
      if (makes) MaskArgumentsOf(source, at + 1, end, editor, types);
    } else if (word == "<" && operand) {
      size_t close = EndOfCast(source, at, end);
      if (close == kNoToken) continue;
      CollectTypes(source, at + 1, close, types);
      editor->Blank(source, at, close + 1);
      at = close;
    } else if (word == "&" && operand) {
      editor->Blank(token.begin, token.end);
    } else if ((word == "*" || word == "**") && !operand && at + 1 < end && (source.Is(at + 1, "]") || source.Is(at + 1, ","))) {
      editor->Blank(token.begin, token.end);  // vector[int*]
    }
  }
}

}  // namespace repodoc::cython
