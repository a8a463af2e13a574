// How SCAN is asked and answers: texts, each ended by a NUL, one after the other. A NUL inside of a text is
// written 0x01 '0', and 0x01 is written 0x01 '1': names in archives hold anything. Lists begin with their
// length.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace repodoc {

class FieldWriter {
 public:
  void Add(std::string_view text) {
    for (char c : text) {
      if (c == '\0' || c == '\x01') {
        out_ += '\x01';
        out_ += c == '\0' ? '0' : '1';
      } else {
        out_ += c;
      }
    }
    out_ += '\0';
  }
  void Add(uint64_t number) { Add(std::string_view(std::to_string(number))); }
  std::string Take() { return std::move(out_); }

 private:
  std::string out_;
};

class FieldReader {
 public:
  // `bytes` must outlive the reader.
  explicit FieldReader(std::string_view bytes) : bytes_(bytes) {}

  // A field that is not there is empty, and Failed() from then on.
  std::string Text() {
    std::string text;
    size_t end = bytes_.find('\0');
    if (end == bytes_.npos) {
      failed_ = true;
      bytes_ = {};
      return text;
    }
    text.reserve(end);
    for (size_t at = 0; at < end; ++at) {
      if (bytes_[at] == '\x01' && at + 1 < end) {
        text += bytes_[++at] == '0' ? '\0' : '\x01';
      } else {
        text += bytes_[at];
      }
    }
    bytes_.remove_prefix(end + 1);
    return text;
  }
  // Decimal digits; anything else fails.
  uint64_t Number() {
    std::string text = Text();
    uint64_t number = 0;
    if (text.empty() || text.size() > 19) failed_ = true;
    for (char digit : text) {
      if (digit < '0' || digit > '9') failed_ = true;
      number = number * 10 + static_cast<uint64_t>(digit - '0');
    }
    return failed_ ? 0 : number;
  }
  bool Failed() const { return failed_; }
  bool AtEnd() const { return bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

}  // namespace repodoc
