#include "core/extract/format_sql_tokens.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/extract/format_lines.h"

namespace repodoc {
namespace {

bool IsNameStart(char c) { return IsLetter(c) || c == '_' || c == '@' || (c & 0x80) != 0; }
bool IsNameByte(char c) { return IsWordCharacter(c) || c == '$' || c == '@' || c == '#' || (c & 0x80) != 0; }

class SqlTokenizer {
 public:
  explicit SqlTokenizer(std::string_view text) : text_(text) {}

  SqlTokens Run() {
    while (at_ < text_.size()) Step();
    return std::move(out_);
  }

 private:
  char Peek(size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void Add(SqlToken::Kind kind, size_t end) {
    SqlToken token;
    token.begin = static_cast<uint32_t>(at_);
    token.end = static_cast<uint32_t>(end);
    token.row = row_;
    token.kind = kind;
    token.first = fresh_;
    token.column0 = at_ == row_begin_;
    out_.tokens.push_back(token);
    Advance(end);
    fresh_ = false;
  }

  void Advance(size_t end) {
    for (; at_ < end; ++at_) {
      if (text_[at_] != '\n') continue;
      ++row_;
      row_begin_ = at_ + 1;
      fresh_ = true;
    }
  }

  void Comment(size_t end) {
    SqlComment comment;
    comment.begin = static_cast<uint32_t>(at_);
    comment.end = static_cast<uint32_t>(end);
    comment.row = row_;
    comment.own = fresh_;
    bool fresh = fresh_;
    Advance(end);
    fresh_ = fresh || fresh_;
    comment.end_row = row_;
    out_.comments.push_back(comment);
  }

  size_t LineEnd(size_t from) const { return std::min(text_.find('\n', from), text_.size()); }

  // The end of a text in `quote` that begins at at_; doubled quotes and, for strings, backslashes do not end it.
  size_t Quoted(char quote) const {
    for (size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\' && quote == '\'' && i + 1 < text_.size() && text_[i + 1] != '\'') ++i;
      else if (text_[i] == '\\' && quote == '\'' && i + 2 < text_.size() && text_[i + 2] != '\'' && text_[i + 2] != ';' &&
               text_[i + 2] != ',' && text_[i + 2] != ')' && text_[i + 2] != '\n' && text_[i + 2] != ' ' && text_[i + 2] != '\r') ++i;
      else if (text_[i] == quote) {
        if (i + 1 < text_.size() && text_[i + 1] == quote) {
          ++i;
          continue;
        }
        return i + 1;
      }
    }
    return LineEnd(at_);
  }

  void Step() {
    char c = text_[at_];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f') return Advance(at_ + 1);
    if (c == '-' && Peek(1) == '-') return Comment(LineEnd(at_));
    if (c == '/' && Peek(1) == '*') {
      if (Peek(2) == '!') {  // MySQL: code for some versions
        size_t end = at_ + 3;
        while (end < text_.size() && IsDigit(text_[end])) ++end;
        versioned_ = true;
        return Advance(end);
      }
      size_t end = text_.find("*/", at_ + 2);
      return Comment(end == std::string_view::npos ? LineEnd(at_) : end + 2);
    }
    if (c == '*' && Peek(1) == '/' && versioned_) {
      versioned_ = false;
      return Advance(at_ + 2);
    }
    if (c == '#' && fresh_) {
      std::string_view line = text_.substr(at_, LineEnd(at_) - at_);
      if (StartsWith(line, "#include") || StartsWith(line, "#if") || StartsWith(line, "#define") || StartsWith(line, "#e")) {
        return Add(SqlToken::kCommand, at_ + line.size());
      }
      return Comment(LineEnd(at_));
    }
    if (c == '\\' && fresh_) return Add(SqlToken::kCommand, LineEnd(at_));  // psql
    if (c == '\'') return Add(SqlToken::kString, Quoted('\''));
    if (c == '"' || c == '`') return Add(SqlToken::kName, Quoted(c));
    if (c == '[' && (IsLetter(Peek(1)) || Peek(1) == '_') && !(at_ > 0 && (IsNameByte(text_[at_ - 1]) || text_[at_ - 1] == ']'))) {
      size_t close = text_.find_first_of("]\n", at_);
      if (close != std::string_view::npos && text_[close] == ']') return Add(SqlToken::kName, close + 1);
    }
    if (c == '$') return Dollar();
    if (IsDigit(c)) {
      size_t end = at_ + 1;
      while (end < text_.size() && (IsWordCharacter(text_[end]) || text_[end] == '.')) ++end;
      return Add(SqlToken::kNumber, end);
    }
    if (IsNameStart(c)) {
      size_t end = at_ + 1;
      // A dollar belongs to a name, but "end$$" ends a quoted body.
      while (end < text_.size() && IsNameByte(text_[end])) {
        if (text_[end] == '$' && (!open_tag_.empty() || (end + 1 < text_.size() && text_[end + 1] == '$'))) break;
        ++end;
      }
      std::string_view word = text_.substr(at_, end - at_);
      if (fresh_ && ToLowerAscii(word) == "delimiter") {
        std::string_view mark = Trim(text_.substr(end, LineEnd(end) - end));
        plain_dollars_ = mark.find('$') != std::string_view::npos;
        return Advance(LineEnd(at_));
      }
      if (ToLowerAscii(word) == "stdin") copies_ = true;
      return Add(SqlToken::kWord, end);
    }
    bool data = c == ';' && copies_;
    if (c == ';') copies_ = false;
    Add(SqlToken::kPunctuation, at_ + 1);
    if (!data) return;
    // COPY t FROM stdin; what follows is data, up to a line of "\.".
    size_t mark = text_.find("\n\\.", at_);
    if (mark != std::string_view::npos) Advance(std::min(text_.find('\n', mark + 1), text_.size()));
  }

  // $$ ... $$, $body$ ... $body$
  void Dollar() {
    size_t end = at_ + 1;
    while (end < text_.size() && IsWordCharacter(text_[end])) ++end;
    if (plain_dollars_ || end >= text_.size() || text_[end] != '$') return Add(SqlToken::kPunctuation, at_ + 1);
    std::string_view tag = text_.substr(at_, end + 1 - at_);
    if (!open_tag_.empty()) {
      bool closes = tag == open_tag_;
      if (closes) open_tag_ = {};
      return Add(closes ? SqlToken::kDollarClose : SqlToken::kPunctuation, end + 1);
    }
    // Where the tag never comes again, nothing is quoted. Each failure is remembered: one search per tag.
    if (std::find(unclosed_.begin(), unclosed_.end(), tag) != unclosed_.end()) return Add(SqlToken::kPunctuation, end + 1);
    if (text_.find(tag, end + 1) == std::string_view::npos) {
      if (unclosed_.size() < 32) unclosed_.push_back(tag);
      else plain_dollars_ = true;
      return Add(SqlToken::kPunctuation, end + 1);
    }
    open_tag_ = tag;
    Add(SqlToken::kDollarOpen, end + 1);
  }

  std::string_view text_, open_tag_;
  std::vector<std::string_view> unclosed_;
  size_t at_ = 0, row_begin_ = 0;
  uint32_t row_ = 0;
  bool fresh_ = true;  // only blanks and comments so far on this row
  bool versioned_ = false, plain_dollars_ = false, copies_ = false;
  SqlTokens out_;
};

}  // namespace

SqlTokens TokenizeSql(std::string_view text) { return SqlTokenizer(text).Run(); }

}  // namespace repodoc
