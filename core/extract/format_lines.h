// Line-wise reading for the formats that have no grammar. In: a text. Out: its lines in order, each with its byte
// offset and 0-based row, without the newline ("\n" or "\r\n"). Also the few character tests the scanners share.
// Keeps no copies: lines point into the text.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/facts/facts.h"

namespace repodoc {

inline bool IsDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool IsWordCharacter(char c) { return IsLetter(c) || IsDigit(c) || c == '_'; }
inline bool IsBlank(char c) { return c == ' ' || c == '\t'; }

struct Line {
  std::string_view text;  // without the newline
  uint32_t begin = 0;     // offset of the first byte
  uint32_t row = 0;

  uint32_t end() const { return begin + static_cast<uint32_t>(text.size()); }
  size_t Indent() const {  // bytes of leading blanks; the whole length for a blank line
    size_t at = 0;
    while (at < text.size() && IsBlank(text[at])) ++at;
    return at;
  }
  bool blank() const { return Indent() == text.size(); }
  std::string_view content() const {  // without blanks on either side
    std::string_view rest = text.substr(Indent());
    while (!rest.empty() && IsBlank(rest.back())) rest.remove_suffix(1);
    return rest;
  }
};

class LineCursor {
 public:
  explicit LineCursor(std::string_view text) : text_(text) {}

  bool Next(Line* line) {
    if (at_ >= text_.size()) return false;
    size_t end = text_.find('\n', at_);
    size_t next = end == std::string_view::npos ? text_.size() : end + 1;
    if (end == std::string_view::npos) end = text_.size();
    size_t stop = end > at_ && text_[end - 1] == '\r' ? end - 1 : end;
    *line = {text_.substr(at_, stop - at_), static_cast<uint32_t>(at_), row_};
    at_ = next;
    ++row_;
    return true;
  }
  // The next line without moving on.
  bool Peek(Line* line) const {
    LineCursor copy = *this;
    return copy.Next(line);
  }
  uint32_t row() const { return row_; }  // of the line Next() would return
  size_t at() const { return at_; }

 private:
  std::string_view text_;
  size_t at_ = 0;
  uint32_t row_ = 0;
};

// Row of an offset, for callers that move forward only: each byte is looked at once.
class RowCounter {
 public:
  explicit RowCounter(std::string_view text) : text_(text) {}
  uint32_t RowAt(size_t offset) {
    if (offset > text_.size()) offset = text_.size();
    if (offset < at_) at_ = 0, row_ = 0;  // going back costs a rescan; callers keep to forward order
    for (; at_ < offset; ++at_) row_ += text_[at_] == '\n';
    return row_;
  }

 private:
  std::string_view text_;
  size_t at_ = 0;
  uint32_t row_ = 0;
};

}  // namespace repodoc
