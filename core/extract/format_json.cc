// JSON into a DataTree. Also takes what real files hold: // and /* */ comments, "#" comments, trailing commas, unquoted keys and
// single quotes (JSONC, JSON5); a file without these is checked as strictly as JSON asks.
#include "core/base/text.h"
#include "core/extract/format_data.h"
#include "core/extract/format_lines.h"

namespace repodoc {
namespace {

class JsonReader {
 public:
  JsonReader(std::string_view text, DataTree* tree) : text_(text), tree_(tree) {}

  void Read() {
    tree_->comment_mark = "//";
    // What may come next. A comma after a value is remembered so that "[1 2]" is an error.
    enum State { kValue, kKeyOrEnd, kAfterValue } state = kValue;
    open_.push_back({0, '\0'});
    DataNode pending;  // key and place of the member whose value comes next
    while (true) {
      SkipSpace();
      if (at_ >= text_.size()) break;
      char c = text_[at_];
      if (state == kAfterValue) {
        if (c == ',') {
          if (open_.size() == 1) tree_->Fail(row_, "text after the value");
          ++at_;
          state = open_.back().bracket == '{' ? kKeyOrEnd : kValue;
          continue;
        }
        if (c == '}' || c == ']') {
          Close(c);
          continue;
        }
        if (open_.size() == 1) {
          // A second top-level value: JSON lines. Each is a document.
          state = kValue;
          continue;
        }
        tree_->Fail(row_, "a comma is missing");
        state = open_.back().bracket == '{' ? kKeyOrEnd : kValue;
        continue;
      }
      if (state == kKeyOrEnd) {
        if (c == '}') {
          Close(c);
          state = kAfterValue;
          continue;
        }
        pending = DataNode();
        TakeComment(&pending);
        pending.begin = static_cast<uint32_t>(at_);
        pending.row = row_;
        pending.has_key = true;
        if (c == '"' || c == '\'') {
          pending.key = ReadString();
        } else if (IsWordCharacter(c) || c == '$') {
          pending.key = ReadWord();
        } else {
          tree_->Fail(row_, "a key is missing");
          if (c == ']') Close(c);
          ++at_;
          continue;
        }
        SkipSpace();
        if (at_ < text_.size() && text_[at_] == ':') {
          ++at_;
        } else {
          tree_->Fail(row_, "a colon is missing after a key");
        }
        state = kValue;
        continue;
      }
      // kValue
      if (!pending.has_key) {
        TakeComment(&pending);
        pending.begin = static_cast<uint32_t>(at_);
        pending.row = row_;
      }
      if (c == '{' || c == '[') {
        pending.kind = c == '{' ? DataKind::kMapping : DataKind::kSequence;
        uint32_t index = tree_->Add(open_.back().node, pending);
        open_.push_back({index, c});
        if (open_.size() > tree_->max_depth + 1) tree_->max_depth = static_cast<uint32_t>(open_.size() - 1);
        ++at_;
        state = c == '{' ? kKeyOrEnd : kValue;
        pending = DataNode();
        continue;
      }
      if (c == ']' || c == '}') {  // "[]" and a trailing comma
        if (pending.has_key) tree_->Fail(row_, "a value is missing");
        Close(c);
        state = kAfterValue;
        pending = DataNode();
        continue;
      }
      if (c == '"' || c == '\'') {
        pending.kind = DataKind::kText;
        pending.value = ReadString();
      } else if (c == ',' || c == ':') {
        tree_->Fail(row_, "a value is missing");
        ++at_;
        if (c == ',' && open_.back().bracket == '{') state = kKeyOrEnd;
        pending = DataNode();
        continue;
      } else {
        pending.value = ReadWord();
        if (pending.value.empty()) {
          tree_->Fail(row_, "a character that starts no value");
          ++at_;
          pending = DataNode();
          continue;
        }
        pending.kind = KindOfPlain(pending.value);
        if (pending.kind == DataKind::kText && pending.value != "NaN" && pending.value != "Infinity" &&
            pending.value != "-Infinity") {
          tree_->Fail(row_, "a word that is no value");
        }
      }
      pending.end = static_cast<uint32_t>(at_);
      pending.end_row = row_;
      tree_->Add(open_.back().node, pending);
      pending = DataNode();
      state = kAfterValue;
    }
    if (open_.size() > 1) tree_->Fail(row_, "the text ends inside an object or array");
    while (open_.size() > 1) EndContainer();
    tree_->nodes[0].end = static_cast<uint32_t>(text_.size());
    tree_->nodes[0].end_row = row_;
  }

 private:
  struct Open {
    uint32_t node;  // kNone when the node limit was reached
    char bracket;
  };

  void Close(char c) {
    char opener = c == '}' ? '{' : '[';
    if (open_.size() == 1 || open_.back().bracket != opener) tree_->Fail(row_, "a bracket that does not match");
    ++at_;
    if (open_.size() > 1) EndContainer();
  }

  void EndContainer() {
    if (open_.back().node != kNone) {
      tree_->nodes[open_.back().node].end = static_cast<uint32_t>(at_);
      tree_->nodes[open_.back().node].end_row = row_;
    }
    open_.pop_back();
  }

  void TakeComment(DataNode* node) {
    if (comment_row_ != kNone && comment_end_row_ + 1 == row_) {
      node->comment = text_.substr(comment_begin_, comment_end_ - comment_begin_);
      node->comment_row = comment_row_;
    }
    comment_row_ = kNone;
  }

  void NoteComment(size_t begin, size_t end, uint32_t begin_row) {
    tree_->comment_lines += row_ - begin_row + 1;
    if (comment_row_ == kNone || comment_end_row_ + 1 != begin_row) {
      comment_begin_ = begin;
      comment_row_ = begin_row;
    }
    comment_end_ = end;
    comment_end_row_ = row_;
  }

  void SkipSpace() {
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '\n') {
        ++row_;
        ++at_;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
      } else if (c == '#' || (c == '/' && at_ + 1 < text_.size() && text_[at_ + 1] == '/')) {
        size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
        NoteComment(begin, at_, row_);
      } else if (c == '/' && at_ + 1 < text_.size() && text_[at_ + 1] == '*') {
        size_t begin = at_;
        uint32_t begin_row = row_;
        size_t end = text_.find("*/", at_ + 2);
        end = end == std::string_view::npos ? text_.size() : end + 2;
        for (; at_ < end; ++at_) row_ += text_[at_] == '\n';
        NoteComment(begin, end, begin_row);
      } else {
        return;
      }
    }
  }

  std::string_view ReadWord() {
    size_t begin = at_;
    while (at_ < text_.size() && (IsWordCharacter(text_[at_]) || text_[at_] == '-' || text_[at_] == '+' ||
                                  text_[at_] == '.' || text_[at_] == '$')) {
      ++at_;
    }
    return text_.substr(begin, at_ - begin);
  }

  int HexAt(size_t at) const {
    if (at + 4 > text_.size()) return -1;
    int value = 0;
    for (size_t i = at; i < at + 4; ++i) {
      char c = text_[i];
      int digit = IsDigit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
      if (digit < 0) return -1;
      value = value * 16 + digit;
    }
    return value;
  }

  std::string_view ReadString() {
    char quote = text_[at_++];
    size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\\' && text_[at_] != '\n') ++at_;
    if (at_ < text_.size() && text_[at_] == quote) return text_.substr(begin, at_++ - begin);
    std::string value(text_.substr(begin, at_ - begin));
    while (at_ < text_.size() && text_[at_] != quote) {
      char c = text_[at_];
      if (c == '\n') {
        tree_->Fail(row_, "a string does not end on its line");
        return tree_->Keep(std::move(value));
      }
      if (c != '\\' || at_ + 1 >= text_.size()) {
        value += c;
        ++at_;
        continue;
      }
      char escaped = text_[at_ + 1];
      at_ += 2;
      switch (escaped) {
        case 'n': value += '\n'; break;
        case 't': value += '\t'; break;
        case 'r': value += '\r'; break;
        case 'b': value += '\b'; break;
        case 'f': value += '\f'; break;
        case '\n': ++row_; break;
        case 'u': {
          int unit = HexAt(at_);
          if (unit < 0) {
            tree_->Fail(row_, "an escape that is no character");
            break;
          }
          at_ += 4;
          char32_t code_point = static_cast<char32_t>(unit);
          if (unit >= 0xd800 && unit < 0xdc00 && at_ + 1 < text_.size() && text_[at_] == '\\' && text_[at_ + 1] == 'u') {
            int low = HexAt(at_ + 2);
            if (low >= 0xdc00 && low < 0xe000) {
              code_point = 0x10000 + ((static_cast<char32_t>(unit) - 0xd800) << 10) + (static_cast<char32_t>(low) - 0xdc00);
              at_ += 6;
            }
          }
          if (code_point >= 0xd800 && code_point < 0xe000) code_point = 0xfffd;
          AppendCodePoint(code_point, &value);
          break;
        }
        default: value += escaped;
      }
    }
    if (at_ >= text_.size()) {
      tree_->Fail(row_, "the text ends inside a string");
    } else {
      ++at_;
    }
    return tree_->Keep(std::move(value));
  }

  std::string_view text_;
  DataTree* tree_;
  size_t at_ = 0;
  uint32_t row_ = 0;
  std::vector<Open> open_;
  size_t comment_begin_ = 0, comment_end_ = 0;
  uint32_t comment_row_ = kNone, comment_end_row_ = 0;
};

}  // namespace

void ReadJson(std::string_view text, DataTree* tree) { JsonReader(text, tree).Read(); }

}  // namespace repodoc
