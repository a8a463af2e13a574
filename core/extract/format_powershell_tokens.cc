#include "core/extract/format_powershell_tokens.h"

#include <algorithm>

#include "core/extract/format_lines.h"

namespace repodoc {
namespace {

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}
  PowerShellTokens Run() {
    while (at_ < text_.size()) Step();
    return std::move(out_);
  }

 private:
  char Peek(size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  size_t LineEnd(size_t from) const { return std::min(text_.find('\n', from), text_.size()); }
  void Advance(size_t end) {
    for (; at_ < end; ++at_) {
      if (text_[at_] != '\n') continue;
      ++row_;
      fresh_ = true;
      if (!continues_) starts_ = true;
      continues_ = false;
    }
  }
  void Add(PowerShellToken::Kind kind, size_t end) {
    PowerShellToken token;
    token.begin = static_cast<uint32_t>(at_);
    token.end = static_cast<uint32_t>(end);
    token.row = row_;
    token.kind = kind;
    token.first = starts_;
    token.spaced = at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\t' || text_[at_ - 1] == '\n' || text_[at_ - 1] == '\r';
    out_.tokens.push_back(token);
    Advance(end);
    starts_ = fresh_ = false;
  }
  void Comment(size_t end) {
    PowerShellComment comment;
    comment.begin = static_cast<uint32_t>(at_);
    comment.end = static_cast<uint32_t>(end);
    comment.row = row_;
    comment.own = fresh_;
    bool fresh = fresh_, starts = starts_;
    Advance(end);
    fresh_ = fresh || fresh_;
    starts_ = starts || starts_;
    comment.end_row = row_;
    out_.comments.push_back(comment);
  }

  // The end of "..." at at_, with $( ... ) inside. The stack holds '"' and '('.
  size_t DoubleQuoted() const {
    std::vector<char> open{'"'};
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      char c = text_[i];
      if (c == '`') {
        ++i;
      } else if (open.back() == '"') {
        if (c == '"') {
          if (open.size() == 1 && i + 1 < text_.size() && text_[i + 1] == '"') {
            ++i;
            continue;
          }
          open.pop_back();
          if (open.empty()) return i + 1;
        } else if (c == '$' && i + 1 < text_.size() && text_[i + 1] == '(') {
          open.push_back('(');
          ++i;
        }
      } else if (c == '"' || c == '(') {
        open.push_back(c);
      } else if (c == ')') {
        open.pop_back();
      } else if (c == '\'') {
        size_t close = text_.find('\'', i + 1);
        if (close == std::string_view::npos) break;
        i = close;
      }
    }
    return LineEnd(at_);
  }

  size_t SingleQuoted() const {
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] != '\'') continue;
      if (i + 1 < text_.size() && text_[i + 1] == '\'') ++i;
      else return i + 1;
    }
    return LineEnd(at_);
  }

  static bool IsWordByte(char c) { return IsWordCharacter(c) || (c & 0x80) != 0; }

  void Step() {
    char c = text_[at_];
    if (c == '`' && (Peek(1) == '\n' || (Peek(1) == '\r' && Peek(2) == '\n'))) {
      continues_ = true;
      return Advance(at_ + 1);
    }
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f') return Advance(at_ + 1);
    if (c == '<' && Peek(1) == '#') {
      size_t end = text_.find("#>", at_ + 2);
      return Comment(end == std::string_view::npos ? LineEnd(at_) : end + 2);
    }
    if (c == '#') return Comment(LineEnd(at_));
    if (c == '@' && (Peek(1) == '"' || Peek(1) == '\'')) {
      char marks[] = {'\n', Peek(1), '@', '\0'};
      size_t end = text_.find(marks, at_ + 2);
      return Add(PowerShellToken::kString, end == std::string_view::npos ? LineEnd(at_) : end + 3);
    }
    if (c == '"') return Add(PowerShellToken::kString, unclosed_ ? LineEnd(at_) : Checked(DoubleQuoted()));
    if (c == '\'') return Add(PowerShellToken::kString, SingleQuoted());
    if (c == '$') {
      size_t end = at_ + 1;
      if (Peek(1) == '{') {
        size_t close = text_.find_first_of("}\n", at_);
        end = close != std::string_view::npos && text_[close] == '}' ? close + 1 : at_ + 1;
      } else {
        while (end < text_.size() && (IsWordByte(text_[end]) || (text_[end] == ':' && end + 1 < text_.size() && IsWordByte(text_[end + 1])))) ++end;
      }
      return Add(end > at_ + 1 ? PowerShellToken::kVariable : PowerShellToken::kPunctuation, std::max(end, at_ + 1));
    }
    bool dash = c == '-' && IsLetter(Peek(1));
    if (IsWordByte(c) || dash) {
      size_t end = at_ + 1;
      while (end < text_.size() && (IsWordByte(text_[end]) || text_[end] == '-' || text_[end] == '?' ||
                                    (text_[end] == ':' && !dash && end + 1 < text_.size() && IsWordByte(text_[end + 1])) ||
                                    (text_[end] == '\\' && !dash))) {
        ++end;
      }
      return Add(PowerShellToken::kWord, end);
    }
    if (c == '|' || c == ',') {
      Add(PowerShellToken::kPunctuation, at_ + 1);
      size_t next = text_.find_first_not_of(" \t\r", at_);
      if (next != std::string_view::npos && (text_[next] == '\n' || text_[next] == '#')) continues_ = true;
      return;
    }
    Add(PowerShellToken::kPunctuation, at_ + 1);
  }
  // A string that never closes makes the search of all that follow it vain: they end with their lines.
  size_t Checked(size_t end) {
    if (end == LineEnd(at_) && (end == 0 || text_[end - 1] != '"')) unclosed_ = true;
    return end;
  }

  std::string_view text_;
  size_t at_ = 0;
  uint32_t row_ = 0;
  bool fresh_ = true, starts_ = true, continues_ = false, unclosed_ = false;
  PowerShellTokens out_;
};

}  // namespace

PowerShellTokens TokenizePowerShell(std::string_view text) { return Tokenizer(text).Run(); }

}  // namespace repodoc
