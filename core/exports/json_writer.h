// A minimal writer of one JSON object per call chain, for exports of millions of rows: appends straight to the output,
// inserts the commas, escapes through core/base/text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/text.h"

namespace repodoc {

class JsonWriter {
 public:
  explicit JsonWriter(std::string* out) : out_(out) {}
  void Open(char bracket) {
    Separate();
    *out_ += bracket;
    first_ = true;
  }
  void Close(char bracket) {
    *out_ += bracket;
    first_ = false;
  }
  void Key(std::string_view key) {
    Separate();
    AppendJsonString(key, out_);
    *out_ += ':';
    first_ = true;  // the value follows without a comma
  }
  void String(std::string_view value) {
    Separate();
    AppendJsonString(value, out_);
  }
  void Number(uint64_t value) {
    Separate();
    *out_ += std::to_string(value);
  }
  void Bool(bool value) {
    Separate();
    *out_ += value ? "true" : "false";
  }
  void Null() {
    Separate();
    *out_ += "null";
  }
  void Field(std::string_view key, std::string_view value) { Key(key), String(value); }
  void Field(std::string_view key, const char* value) { Key(key), String(value); }
  void Field(std::string_view key, uint64_t value) { Key(key), Number(value); }
  void Flag(std::string_view key, bool value) { Key(key), Bool(value); }

 private:
  void Separate() {
    if (!first_) *out_ += ',';
    first_ = false;
  }
  std::string* out_;
  bool first_ = true;
};

}  // namespace repodoc
