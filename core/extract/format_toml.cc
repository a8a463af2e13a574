// TOML into a DataTree. Tables, arrays of tables, dotted keys, all string forms, arrays and inline tables over several
// lines. Iterative and linear in the text; a dotted key costs its number of parts times the members of each table's
// index, which is a hash.
#include <string>
#include <unordered_map>

#include "core/base/text.h"
#include "core/extract/format_data.h"
#include "core/extract/format_lines.h"

namespace repodoc {
namespace {

constexpr size_t kMaxKeyParts = 64;

class TomlReader {
 public:
  TomlReader(std::string_view text, DataTree* tree) : text_(text), tree_(tree) {}

  void Read() {
    tree_->comment_mark = "#";
    DataNode root;
    root.kind = DataKind::kMapping;
    root.end = static_cast<uint32_t>(text_.size());
    root_ = tree_->Add(0, root);
    table_ = root_;
    while (at_ < text_.size()) ReadLine();
    EndTable(static_cast<uint32_t>(text_.size()), row_);
    tree_->nodes[root_].end_row = row_;
  }

 private:
  char Peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n'; }
  void SkipBlanks() {
    while (at_ < text_.size() && (IsBlank(text_[at_]) || text_[at_] == '\r')) ++at_;
  }
  void NextLine() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    if (at_ < text_.size()) {
      ++at_;
      ++row_;
    }
  }

  void ReadLine() {
    SkipBlanks();
    char c = Peek();
    if (c == '\n') {
      comment_row_ = kNone;
      NextLine();
    } else if (c == '#') {
      if (comment_row_ == kNone) {
        comment_begin_ = at_;
        comment_row_ = row_;
      }
      ++tree_->comment_lines;
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      comment_end_ = at_;
      NextLine();
    } else if (c == '[') {
      ReadHeader();
    } else {
      ReadMember();
    }
  }

  // [a.b] and [[a.b]]
  void ReadHeader() {
    uint32_t begin = static_cast<uint32_t>(at_);
    EndTable(begin, row_ == 0 ? 0 : row_ - 1);
    bool array = Peek(1) == '[';
    at_ += array ? 2 : 1;
    std::vector<std::string_view> parts = ReadKey();
    SkipBlanks();
    if (Peek() != ']') tree_->Fail(row_, "a table header without its bracket");
    uint32_t node = root_;
    for (size_t i = 0; i < parts.size(); ++i) {
      bool last = i + 1 == parts.size();
      node = Child(node, parts[i], begin, last && array ? DataKind::kSequence : DataKind::kMapping, last);
      if (node == kNone) break;
      DataNode& found = tree_->nodes[node];
      if (last && array && found.is_sequence()) {
        DataNode item;
        item.kind = DataKind::kMapping;
        item.begin = begin;
        item.row = item.end_row = row_;
        node = tree_->Add(node, item);
      } else if (!last && found.is_sequence() && found.last_child != kNone) {
        node = found.last_child;  // [[a]] ... [a.b]: b belongs to the latest a
      }
    }
    table_ = node;
    if (parts.size() > tree_->max_depth) tree_->max_depth = static_cast<uint32_t>(parts.size());
    NextLine();
  }

  void EndTable(uint32_t end, uint32_t end_row) {
    // The table and, for an element of an array, the array: their text ends where the next header starts.
    for (uint32_t node = table_; node != kNone && node != root_ && node != 0; node = tree_->nodes[node].parent) {
      if (tree_->nodes[node].end < end) tree_->nodes[node].end = end;
      if (tree_->nodes[node].end_row < end_row) tree_->nodes[node].end_row = end_row;
      if (++end_steps_ > 8 * text_.size() + 1000) break;
    }
  }

  // The member `key` of a table; made when missing.
  uint32_t Child(uint32_t table, std::string_view key, uint32_t begin, DataKind kind, bool with_comment) {
    std::string index_key = std::to_string(table) + '.' + std::string(key);
    auto found = members_.find(index_key);
    if (found != members_.end()) return found->second;
    DataNode node;
    node.key = key;
    node.has_key = true;
    node.kind = kind;
    node.begin = begin;
    node.end = static_cast<uint32_t>(at_);
    node.row = node.end_row = row_;
    if (with_comment && comment_row_ != kNone) {
      node.comment = text_.substr(comment_begin_, comment_end_ - comment_begin_);
      node.comment_row = comment_row_;
      comment_row_ = kNone;
    }
    uint32_t added = tree_->Add(table, node);
    members_.emplace(std::move(index_key), added);
    return added;
  }

  // a."b c".d at at_
  std::vector<std::string_view> ReadKey() {
    std::vector<std::string_view> parts;
    while (at_ < text_.size()) {
      SkipBlanks();
      std::string_view part;
      if (Peek() == '"' || Peek() == '\'') {
        part = ReadString();
      } else {
        size_t begin = at_;
        while (at_ < text_.size() && (IsWordCharacter(text_[at_]) || text_[at_] == '-' || (text_[at_] & 0x80))) ++at_;
        part = text_.substr(begin, at_ - begin);
        if (part.empty()) break;
      }
      if (parts.size() < kMaxKeyParts) parts.push_back(part);
      SkipBlanks();
      if (Peek() != '.' || at_ >= text_.size()) break;
      ++at_;
    }
    if (parts.empty()) tree_->Fail(row_, "a key is missing");
    return parts;
  }

  void ReadMember() {
    uint32_t begin = static_cast<uint32_t>(at_);
    std::vector<std::string_view> parts = ReadKey();
    SkipBlanks();
    if (parts.empty() || Peek() != '=') {
      tree_->Fail(row_, "a line that is neither a table nor key = value");
      NextLine();
      return;
    }
    ++at_;
    uint32_t node = table_;
    for (size_t i = 0; i < parts.size() && node != kNone; ++i) {
      node = Child(node, parts[i], begin, i + 1 == parts.size() ? DataKind::kNull : DataKind::kMapping,
                   i + 1 == parts.size());
    }
    comment_row_ = kNone;
    SkipBlanks();
    ReadValue(node);
    // a.b.c = 1: a and b reach as far as c does.
    for (size_t i = 1; i < parts.size() && node != kNone; ++i) {
      node = tree_->nodes[node].parent;
      if (node == kNone) break;
      tree_->nodes[node].end = static_cast<uint32_t>(at_);
      tree_->nodes[node].end_row = row_;
    }
    SkipBlanks();
    if (Peek() != '\n' && Peek() != '#') tree_->Fail(row_, "text after a value");
    NextLine();
  }

  std::string_view ReadString() {
    char quote = text_[at_];
    bool multi = Peek(1) == quote && Peek(2) == quote;
    at_ += multi ? 3 : 1;
    if (multi && Peek() == '\r' && Peek(1) == '\n') ++at_;
    if (multi && Peek() == '\n' && at_ < text_.size()) {
      ++at_;
      ++row_;
    }
    size_t begin = at_;
    bool escapes = false;
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == quote && (!multi || (Peek(1) == quote && Peek(2) == quote))) {
        // Up to two quotes may stand right before the closing three: """He said "no"""".
        for (int i = 0; multi && i < 2 && at_ + 3 < text_.size() && text_[at_ + 3] == quote; ++i) ++at_;
        std::string_view raw = text_.substr(begin, at_ - begin);
        at_ += multi ? 3 : 1;
        return escapes ? Unescape(raw) : raw;
      }
      if (c == '\n') {
        if (!multi) break;
        ++row_;
      }
      if (c == '\\' && quote == '"' && at_ + 1 < text_.size()) {
        escapes = true;
        if (text_[at_ + 1] != '\n') ++at_;
      }
      ++at_;
    }
    tree_->Fail(row_, "a string that does not end");
    return text_.substr(begin, at_ - begin);
  }

  std::string_view Unescape(std::string_view raw) {
    std::string value;
    for (size_t i = 0; i < raw.size(); ++i) {
      if (raw[i] != '\\' || i + 1 >= raw.size()) {
        value += raw[i];
        continue;
      }
      char c = raw[++i];
      if (c == '\n' || c == '\r' || IsBlank(c)) {  // a backslash at the end of a line joins it with the next text
        while (i + 1 < raw.size() && (raw[i + 1] == '\n' || raw[i + 1] == '\r' || IsBlank(raw[i + 1]))) ++i;
        continue;
      }
      value += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
    return tree_->Keep(std::move(value));
  }

  void SkipSpaceAndComments() {
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '\n') {
        ++row_;
        ++at_;
      } else if (IsBlank(c) || c == '\r') {
        ++at_;
      } else if (c == '#') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else {
        return;
      }
    }
  }

  std::string_view ReadBare() {
    size_t begin = at_;
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == ',' || c == ']' || c == '}' || c == '#' || c == '\n') break;
      ++at_;
    }
    return Trim(text_.substr(begin, at_ - begin));
  }

  void SetScalar(uint32_t node) {
    DataKind kind = DataKind::kText;
    std::string_view value;
    if (Peek() == '"' || Peek() == '\'') {
      value = ReadString();
    } else {
      value = ReadBare();
      if (value.empty()) tree_->Fail(row_, "a value is missing");
      kind = KindOfPlain(value);
    }
    if (node == kNone) return;
    DataNode& target = tree_->nodes[node];
    target.value = value;
    target.kind = kind;
    target.end = static_cast<uint32_t>(at_);
    target.end_row = row_;
  }

  // A value at at_; nested arrays and inline tables on a stack.
  void ReadValue(uint32_t node) {
    if (Peek() != '[' && Peek() != '{') {
      SetScalar(node);
      return;
    }
    struct Open {
      uint32_t node;
      char bracket;
    };
    std::vector<Open> open;
    auto enter = [&](uint32_t target) {
      char bracket = text_[at_++];
      if (target != kNone) {
        tree_->nodes[target].kind = bracket == '[' ? DataKind::kSequence : DataKind::kMapping;
      }
      open.push_back({target, bracket});
    };
    enter(node);
    while (!open.empty()) {
      SkipSpaceAndComments();
      if (at_ >= text_.size()) {
        tree_->Fail(row_, "the text ends inside an array or inline table");
        return;
      }
      char c = text_[at_];
      if (c == ',') {
        ++at_;
      } else if (c == ']' || c == '}') {
        if ((c == ']') != (open.back().bracket == '[')) tree_->Fail(row_, "a bracket that does not match");
        ++at_;
        if (open.back().node != kNone) {
          tree_->nodes[open.back().node].end = static_cast<uint32_t>(at_);
          tree_->nodes[open.back().node].end_row = row_;
        }
        open.pop_back();
      } else {
        size_t before = at_;
        uint32_t child = open.back().node;
        if (open.back().bracket == '{') {
          uint32_t begin = static_cast<uint32_t>(at_);
          std::vector<std::string_view> parts = ReadKey();
          for (size_t i = 0; i < parts.size() && child != kNone; ++i) {
            child = Child(child, parts[i], begin, i + 1 == parts.size() ? DataKind::kNull : DataKind::kMapping, false);
          }
          SkipSpaceAndComments();
          if (Peek() == '=') ++at_;
          else tree_->Fail(row_, "an equals sign is missing");
          SkipSpaceAndComments();
        } else {
          DataNode item;
          item.begin = static_cast<uint32_t>(at_);
          item.row = row_;
          child = tree_->Add(child, item);
        }
        if (at_ < text_.size() && (text_[at_] == '[' || text_[at_] == '{')) {
          enter(child);
        } else {
          SetScalar(child);
        }
        if (at_ == before) ++at_;
      }
    }
  }

  std::string_view text_;
  DataTree* tree_;
  size_t at_ = 0;
  uint32_t row_ = 0;
  uint32_t root_ = kNone, table_ = kNone;
  size_t end_steps_ = 0;
  std::unordered_map<std::string, uint32_t> members_;  // "<table>.<key>"
  size_t comment_begin_ = 0, comment_end_ = 0;
  uint32_t comment_row_ = kNone;
};

}  // namespace

void ReadToml(std::string_view text, DataTree* tree) { TomlReader(text, tree).Read(); }

}  // namespace repodoc
