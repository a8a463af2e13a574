#include "core/extract/interface_tokens.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/extract/doc_text.h"
#include "core/extract/license.h"

namespace repodoc {

InterfaceTokens::InterfaceTokens(std::string_view text, bool hash_comments, bool slash_comments, bool dotted)
    : text_(text), hash_comments_(hash_comments), slash_comments_(slash_comments), dotted_(dotted) {
  current_ = Read();
  first_row_ = current_.kind == InterfaceToken::kEnd ? row_ + 1 : current_.place.row;
  for (std::string_view word : {"syntax", "edition", "package", "namespace", "include", "cpp_include", "import"}) {
    file_statement_ = file_statement_ || current_.Is(word);
  }
  next_ = Read();
}

InterfaceToken InterfaceTokens::Take() {
  InterfaceToken taken = current_;
  taken_end_ = taken.place.end;
  current_ = next_;
  if (current_.kind != InterfaceToken::kEnd) next_ = Read();
  return taken;
}

bool InterfaceTokens::TakeIf(char c) {
  if (!current_.Is(c)) return false;
  Take();
  return true;
}

bool InterfaceTokens::TakeIf(std::string_view word) {
  if (!current_.Is(word)) return false;
  Take();
  return true;
}

bool InterfaceTokens::SkipGroup() {
  size_t depth = 0;
  do {
    if (current_.kind == InterfaceToken::kEnd) return false;
    InterfaceToken token = Take();
    if (token.Is('{') || token.Is('(') || token.Is('[')) ++depth;
    if ((token.Is('}') || token.Is(')') || token.Is(']')) && depth > 0) --depth;
  } while (depth > 0);
  return true;
}

void InterfaceTokens::SkipStatement() {
  while (current_.kind != InterfaceToken::kEnd && !current_.Is('}')) {
    if (TakeIf(';')) return;
    bool braces = current_.Is('{');
    if (!SkipGroup() || braces) return;
  }
}

void InterfaceTokens::ReadComment(size_t end, bool block) {
  Comment comment{static_cast<uint32_t>(at_), static_cast<uint32_t>(end), row_, row_, code_row_ != row_};
  comment.end_row += static_cast<uint32_t>(std::count(text_.begin() + at_, text_.begin() + end, '\n'));
  if (comment.own_line) comment_lines_ += comment.end_row - comment.row + 1;
  row_ = comment.end_row;
  at_ = end;
  // Neighbouring line comments are one block.
  if (!block && comment.own_line && !comments_.empty() && comments_.back().own_line &&
      comments_.back().end_row + 1 == comment.row && text_.substr(comments_.back().begin, 2) != "/*") {
    comments_.back().end = comment.end;
    comments_.back().end_row = comment.end_row;
    return;
  }
  comments_.push_back(comment);
}

InterfaceToken InterfaceTokens::Read() {
  while (at_ < text_.size()) {
    char c = text_[at_];
    std::string_view rest = text_.substr(at_);
    if (c == '\n') {
      ++row_;
      ++at_;
    } else if (c == ' ' || c == '\t' || c == '\r' || static_cast<uint8_t>(c) >= 0x80) {
      ++at_;
    } else if ((c == '#' && hash_comments_) || (slash_comments_ && StartsWith(rest, "//"))) {
      ReadComment(std::min(text_.find('\n', at_), text_.size()), false);
    } else if (slash_comments_ && StartsWith(rest, "/*")) {
      size_t end = text_.find("*/", at_ + 2);
      ReadComment(end == std::string_view::npos ? text_.size() : end + 2, true);
    } else {
      break;
    }
  }
  InterfaceToken token;
  token.place = {static_cast<uint32_t>(at_), static_cast<uint32_t>(at_), row_, row_};
  if (at_ >= text_.size()) return token;
  code_row_ = row_;
  char c = text_[at_];
  size_t begin = at_;
  if (c == '"' || c == '\'') {
    token.kind = InterfaceToken::kString;
    bool block = text_.substr(at_, 3) == "\"\"\"";
    size_t inside = at_ + (block ? 3 : 1), end;
    if (block) {
      end = std::min(text_.find("\"\"\"", inside), text_.size());
      at_ = std::min(end + 3, text_.size());
    } else {
      end = inside;
      while (end < text_.size() && text_[end] != c && text_[end] != '\n') end += text_[end] == '\\' ? 2 : 1;
      end = std::min(end, text_.size());
      at_ = end < text_.size() && text_[end] == c ? end + 1 : end;
    }
    token.text = text_.substr(inside, end - inside);
    row_ += static_cast<uint32_t>(std::count(text_.begin() + begin, text_.begin() + at_, '\n'));
    code_row_ = row_;
  } else if (IsLetter(c) || c == '_' || (dotted_ && c == '.' && at_ + 1 < text_.size() && IsLetter(text_[at_ + 1]))) {
    token.kind = InterfaceToken::kWord;
    while (at_ < text_.size() && (IsWordCharacter(text_[at_]) || (dotted_ && text_[at_] == '.'))) ++at_;
  } else if (IsDigit(c) || (c == '-' && at_ + 1 < text_.size() && IsDigit(text_[at_ + 1]))) {
    token.kind = InterfaceToken::kNumber;
    ++at_;
    while (at_ < text_.size() && (IsWordCharacter(text_[at_]) || text_[at_] == '.')) ++at_;
  } else {
    token.kind = InterfaceToken::kPunctuation;
    ++at_;
  }
  if (token.kind != InterfaceToken::kString) token.text = text_.substr(begin, at_ - begin);
  token.place.end = static_cast<uint32_t>(at_);
  token.place.end_row = row_;
  return token;
}

std::string InterfaceTokens::DocAbove(uint32_t row, uint32_t* doc_row) const {
  for (size_t i = comments_.size(); i-- > 0 && comments_[i].end_row + 1 >= row;) {
    const Comment& comment = comments_[i];
    if (!comment.own_line || comment.end_row + 1 != row) continue;
    std::string_view words = text_.substr(comment.begin, comment.end - comment.begin);
    if (IsLicenseText(words)) return {};
    *doc_row = comment.row;
    return CleanComment(words);
  }
  return {};
}

std::string InterfaceTokens::DocBehind(uint32_t row) const {
  for (size_t i = comments_.size(); i-- > 0 && comments_[i].row >= row;) {
    const Comment& comment = comments_[i];
    if (comment.own_line || comment.row != row) continue;
    return CleanComment(text_.substr(comment.begin, comment.end - comment.begin));
  }
  return {};
}

std::string InterfaceTokens::FileDoc(uint32_t* row, uint32_t* end_row) const {
  for (const Comment& comment : comments_) {
    if (comment.end_row >= first_row_ || (comment.end_row + 1 == first_row_ && !file_statement_)) break;
    std::string_view words = text_.substr(comment.begin, comment.end - comment.begin);
    if (IsLicenseText(words)) continue;
    *row = comment.row;
    *end_row = comment.end_row;
    return CleanComment(words);
  }
  return {};
}

}  // namespace repodoc
