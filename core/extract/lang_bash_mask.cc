#include "core/extract/lang_bash_mask.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"

namespace repodoc {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class ShellMasker {
 public:
  explicit ShellMasker(std::string_view text) : text_(text) {}

  std::string Run() {
    while (at_ < text_.size()) Step();
    return std::move(out_);
  }

 private:
  // What the text at hand stands in: code, "...", ${...}, $((...)), `...`
  enum class Context : char { kCode, kQuote, kBrace, kArithmetic, kBacktick };
  Context Now() const { return stack_.empty() ? Context::kCode : stack_.back(); }
  char Peek(size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  char Before() const { return at_ == 0 ? '\n' : text_[at_ - 1]; }

  void Mask(size_t begin, size_t end) {
    if (out_.empty()) out_.assign(text_);
    for (size_t i = begin; i < end; ++i) {
      if (!IsSpace(text_[i])) out_[i] = '_';
    }
  }

  void Step() {
    char c = text_[at_];
    if (c == '\\') {
      at_ += 2;
      return;
    }
    if (c == '$' && Peek(1) == '(' && Peek(2) == '(') return Push(Context::kArithmetic, 3);
    if (c == '$' && Peek(1) == '(') return Push(Context::kCode, 2);
    if (c == '$' && Peek(1) == '{') return Push(Context::kBrace, 2);
    if (c == '`') {
      if (Now() == Context::kBacktick) stack_.pop_back();
      else stack_.push_back(Context::kBacktick);
      ++at_;
      return;
    }
    if (Now() == Context::kQuote) {
      if (c == '"') stack_.pop_back();
      ++at_;
      return;
    }
    if (c == '"') return Push(Context::kQuote, 1);
    bool quoted_brace = Now() == Context::kBrace && stack_.size() > 1 && stack_[stack_.size() - 2] == Context::kQuote;
    if (c == '\'' && !quoted_brace) return SingleQuote();
    if (Now() == Context::kArithmetic) {
      if (c == '(') return Push(Context::kArithmetic, 1);
      if (c == ')') {
        stack_.pop_back();
        if (Peek(1) == ')' && Now() != Context::kArithmetic) ++at_;
      }
      ++at_;
      return;
    }
    if (Now() == Context::kBrace) {
      if (c == '}') {
        stack_.pop_back();
        ++at_;
        return;
      }
      // ${host%]}, ${x#!}: signs as patterns
      bool pattern = Before() == '%' || Before() == '#' || Before() == '/';
      if ((c == ']' || c == '!') && pattern && at_ > 1 && text_[at_ - 2] != '{') Mask(at_, at_ + 1);
      if (!ExtendedGlob()) ++at_;
      return;
    }
    Code(c);
  }

  void Push(Context context, size_t size) {
    stack_.push_back(context);
    at_ += size;
  }

  void SingleQuote() {
    bool escapes = Before() == '$';
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      if (escapes && text_[i] == '\\') ++i;
      else if (text_[i] == '\'') {
        at_ = i + 1;
        return;
      }
    }
    at_ = text_.size();
  }

  void Code(char c) {
    if (c == '\n') {
      ++at_;
      if (!documents_.empty()) SkipDocuments();
      return;
    }
    if (c == '#' && (IsSpace(Before()) || Before() == ';' || Before() == '(')) {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return;
    }
    if (c == '(' && Peek(1) == '(' && (IsSpace(Before()) || Before() == ';')) return Push(Context::kArithmetic, 2);
    if (c == '(') return Push(Context::kCode, 1);
    if (c == ')') {
      if (!stack_.empty()) stack_.pop_back();
      ++at_;
      return;
    }
    if (c == '<' && Peek(1) == '<') {
      if (Peek(2) == '<') {
        at_ += 3;
      } else {
        Document();
      }
      return;
    }
    if (c == '[' && Peek(1) == '[' && IsSpace(Peek(2)) && (IsSpace(Before()) || Before() == ';' || Before() == '(' || Before() == '!')) {
      test_ = true;
      at_ += 2;
      return;
    }
    if (c == ']' && Peek(1) == ']' && test_) {
      test_ = false;
      at_ += 2;
      return;
    }
    if (test_ && (c == '=' || c == '!') && IsSpace(Before()) && Operand(c)) return;
    // case $x in *"<newline>a"*): a star beside a quote
    if (c == '*' && (Peek(1) == '"' || Before() == '"') && Peek(1) != '=') Mask(at_, at_ + 1);
    if (!ExtendedGlob()) ++at_;
  }

  // == pattern, != pattern, =~ expression: up to a blank outside of quotes and parentheses.
  bool Operand(char c) {
    size_t size = c == '=' && (Peek(1) == '=' || Peek(1) == '~') ? 2 : c == '=' ? 1 : Peek(1) == '=' ? 2 : 0;
    if (size == 0 || !IsSpace(Peek(size))) return false;
    bool expression = c == '=' && Peek(1) == '~';
    size_t begin = at_ + size;
    while (begin < text_.size() && (text_[begin] == ' ' || text_[begin] == '\t' ||
                                    (text_[begin] == '\\' && begin + 1 < text_.size() && text_[begin + 1] == '\n'))) {
      if (text_[begin] == '\\') {  // the operand stands on the next line
        Mask(begin, begin + 1);
        out_[begin] = ' ';
        ++begin;
      }
      ++begin;
    }
    bool special = false;
    int depth = 0;
    size_t i = begin;
    for (; i < text_.size() && text_[i] != '\n'; ++i) {
      char at = text_[i];
      if (at == '\\') {
        special = special || expression;
        ++i;
        if (i < text_.size() && text_[i] == '\n') return false;
      } else if (at == '\'' || at == '"') {
        size_t close = text_.find(at, i + 1);
        if (close == std::string_view::npos || text_.find('\n', i) < close) return false;
        if (text_.substr(i, close - i).find('`') != std::string_view::npos || text_.substr(i, close - i).find("$(") != std::string_view::npos) return false;
        i = close;
      } else if (at == '$' && i + 1 < text_.size() && (text_[i + 1] == '(' || text_[i + 1] == '{')) {
        return false;
      } else if (at == '(') {
        ++depth;
        special = true;
      } else if (at == ')') {
        if (depth == 0) break;
        --depth;
      } else if ((at == ' ' || at == '\t') && depth == 0) {
        break;
      } else if (at == '[' || at == ']' || at == '{' || at == '}' || at == '|' || at == '<' || at == '>' || at == ';' || at == '&' || at == '^' || at == '?' || at == '+' || at == '!') {
        if (at == '&' && i + 1 < text_.size() && text_[i + 1] == '&' && depth == 0) break;
        special = true;
      }
    }
    if (i <= begin) return false;
    if (special) Mask(begin, i);
    at_ = i;
    return true;
  }

  // ?(a|b) *(a) +(a) @(a) !(a), with what stands right around it.
  bool ExtendedGlob() {
    char c = text_[at_];
    if ((c != '?' && c != '*' && c != '+' && c != '@' && c != '!') || Peek(1) != '(' || Before() == '$') return false;
    int depth = 0;
    size_t i = at_ + 1;
    for (; i < text_.size() && i < at_ + 4000; ++i) {
      char at = text_[i];
      if (at == '\\') ++i;
      else if (at == '\'' || at == '"') {
        size_t close = text_.find(at, i + 1);
        if (close == std::string_view::npos) return false;
        i = close;
      } else if (at == '(') ++depth;
      else if (at == ')' && --depth == 0) break;
      else if (at == '\n' || at == ';') return false;
    }
    if (i >= text_.size() || depth != 0) return false;
    Mask(at_, i + 1);
    at_ = i + 1;
    return true;
  }

  // <<EOF, <<-'EOF': the bodies begin behind the line.
  void Document() {
    at_ += 2;
    bool dash = Peek(0) == '-';
    if (dash) ++at_;
    while (Peek(0) == ' ' || Peek(0) == '\t') ++at_;
    std::string mark;
    while (at_ < text_.size() && !IsSpace(text_[at_]) && std::string_view(";|&<>()").find(text_[at_]) == std::string_view::npos) {
      if (text_[at_] != '\'' && text_[at_] != '"' && text_[at_] != '\\') mark += text_[at_];
      ++at_;
    }
    if (!mark.empty() && !(mark[0] >= '0' && mark[0] <= '9')) documents_.push_back({mark, dash});
  }
  void SkipDocuments() {
    size_t next = 0;
    while (next < documents_.size() && at_ < text_.size()) {
      size_t end = std::min(text_.find('\n', at_), text_.size());
      std::string_view line = text_.substr(at_, end - at_);
      if (EndsWith(line, "\r")) line.remove_suffix(1);
      if (documents_[next].second) {
        while (StartsWith(line, "\t")) line.remove_prefix(1);
      }
      if (line == documents_[next].first) ++next;
      at_ = std::min(end + 1, text_.size());
    }
    documents_.clear();
  }

  std::string_view text_;
  std::string out_;
  size_t at_ = 0;
  std::vector<Context> stack_;
  std::vector<std::pair<std::string, bool>> documents_;  // marks of here-documents; whether tabs are dropped
  bool test_ = false;                                    // inside [[ ]]
};

}  // namespace

std::string MaskShellPatterns(std::string_view text) { return ShellMasker(text).Run(); }

}  // namespace repodoc
