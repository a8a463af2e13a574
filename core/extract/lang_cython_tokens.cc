#include "core/extract/lang_cython_tokens.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc::cython {
namespace {

constexpr size_t kMaxTextBytes = 200;  // of a type or a value that is quoted

bool IsNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) { out_.text = text; }

  Source Run() {
    while (at_ < text_.size()) Step();
    EndLine();
    return std::move(out_);
  }

 private:
  char Peek(size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void Step() {
    char c = text_[at_];
    if (c == '\n') {
      if (open_.empty() || BeginsDefinition(at_ + 1)) EndLine();
      ++row_;
      ++at_;
    } else if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\\') {
      if (c == '\\' && Peek(1) == '\r' && Peek(2) == '\n') ++at_;
      if (c == '\\' && Peek(1) == '\n') {
        ++row_;
        ++at_;
      }
      ++at_;
    } else if (size_t prefix = StringPrefix(); prefix != std::string_view::npos) {
      ReadString(prefix);
    } else if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) {
      ReadNumber();
    } else if (IsNameByte(c)) {
      size_t end = at_;
      while (end < text_.size() && IsNameByte(text_[end])) ++end;
      Add(Token::kName, end);
    } else {
      ReadOperator();
    }
  }

  void Add(Token::Kind kind, size_t end) {
    out_.tokens.push_back({kind, static_cast<uint32_t>(at_), static_cast<uint32_t>(end), row_, kNoToken, false});
    at_ = end;
  }

  void EndLine() {
    open_.clear();
    if (!out_.tokens.empty() && out_.tokens.back().kind != Token::kLineEnd) {
      uint32_t at = static_cast<uint32_t>(at_);
      out_.tokens.push_back({Token::kLineEnd, at, at, row_, kNoToken, false});
    }
  }

  // Words that stand at the left margin in no expression.
  bool BeginsDefinition(size_t at) const {
    std::string_view line = text_.substr(at, 12);
    for (std::string_view word : {"def ", "cdef ", "cpdef ", "ctypedef ", "class ", "cimport ", "@"}) {
      if (StartsWith(line, word)) return true;
    }
    return false;
  }

  // How many letters stand before the quote of a string that begins here; npos when none does. rb'x', f"x", c'x'
  size_t StringPrefix() const {
    for (size_t size = 0; size < 4; ++size) {
      char c = Peek(size);
      if (c == '"' || c == '\'') return size;
      if (std::string_view("rRbBuUfFcC").find(c) == std::string_view::npos) break;
    }
    return std::string_view::npos;
  }

  void ReadString(size_t prefix) {
    size_t end = at_ + prefix;
    char quote = text_[end];
    std::string quotes(text_.substr(end, 3) == std::string(3, quote) ? 3 : 1, quote);
    end += quotes.size();
    uint32_t rows = 0;
    bool closed = false;
    while (end < text_.size() && !closed) {
      char c = text_[end];
      if (c == '\n' && quotes.size() == 1) break;
      closed = c == quote && text_.substr(end, quotes.size()) == quotes;
      if (c == '\\' && end + 1 < text_.size()) {
        ++end;
        if (text_[end] == '\r' && end + 1 < text_.size() && text_[end + 1] == '\n') ++end;
      }
      rows += text_[end] == '\n';
      end += closed ? quotes.size() : 1;
    }
    Add(Token::kString, std::min(end, text_.size()));
    out_.tokens.back().closed = closed;
    row_ += rows;
  }

  // 0xFFull, 1.5e-3, 1_000
  void ReadNumber() {
    bool hex = text_[at_] == '0' && (Peek(1) == 'x' || Peek(1) == 'X');
    size_t end = at_;
    while (end < text_.size()) {
      char c = text_[end];
      bool exponent = !hex && (c == '+' || c == '-') && (text_[end - (end > at_)] == 'e' || text_[end - (end > at_)] == 'E');
      if (!IsNameByte(c) && c != '.' && !exponent) break;
      ++end;
    }
    Add(Token::kNumber, end);
  }

  void ReadOperator() {
    for (std::string_view two : {"...", "**", "==", "!=", "<=", ">=", "<<", ">>", "->", ":=", "//"}) {
      if (text_.substr(at_, two.size()) == two) return Add(Token::kOperator, at_ + two.size());
    }
    char c = text_[at_];
    uint32_t index = static_cast<uint32_t>(out_.tokens.size());
    Add(Token::kOperator, at_ + 1);
    if (c == '(' || c == '[' || c == '{') open_.push_back(index);
    if ((c != ')' && c != ']' && c != '}') || open_.empty()) return;
    char opener = text_[out_.tokens[open_.back()].begin];
    if (opener != (c == ')' ? '(' : c == ']' ? '[' : '{')) return;
    out_.tokens[index].match = open_.back();
    out_.tokens[open_.back()].match = index;
    open_.pop_back();
  }

  std::string_view text_;
  Source out_;
  std::vector<uint32_t> open_;  // brackets
  size_t at_ = 0;
  uint32_t row_ = 0;
};

}  // namespace

std::string Source::TextOf(size_t first, size_t end) const {
  if (first >= end || end > tokens.size()) return {};
  std::string_view words = text.substr(tokens[first].begin, tokens[end - 1].end - tokens[first].begin);
  return CollapseSpace(Utf8Prefix(words, kMaxTextBytes));
}

uint32_t Source::Indent(size_t at) const {
  size_t end = tokens[at].begin, begin = text.rfind('\n', end == 0 ? 0 : end - 1);
  begin = begin == std::string_view::npos || begin >= end ? 0 : begin + 1;
  uint32_t column = 0;
  for (size_t i = begin; i < end; ++i) column = text[i] == '\t' ? (column / 8 + 1) * 8 : column + 1;
  return column;
}

Source ReadTokens(std::string_view text) { return Reader(text).Run(); }

}  // namespace repodoc::cython
