// One model for every data format: JSON, YAML, TOML, INI and properties are read into a DataTree, and everything that
// looks at keys (the outline, the recognised schemas, notebooks) reads the tree. In: decoded text. Out: nodes in
// document order that point into the text; values with escapes are decoded into the tree's own storage.
//
// The readers are hand-written, iterative and linear; they never fail: what does not parse sets `error_row` (the
// first place) and reading goes on where it makes sense. YAML aliases are kept as text and never expanded, so a
// cyclic anchor costs nothing. At most kMaxDataNodes nodes are kept; keys beyond are still counted.
#pragma once

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/facts.h"

namespace repodoc {

inline constexpr uint32_t kMaxDataNodes = 400000;

enum class DataKind : uint8_t { kNull, kText, kNumber, kBoolean, kMapping, kSequence };

struct DataNode {
  std::string_view key;      // of a member of a mapping; empty in sequences
  std::string_view value;    // scalars
  std::string_view comment;  // comment lines right above, with their marks
  uint32_t parent = kNone, first_child = kNone, last_child = kNone, next = kNone;
  uint32_t child_count = 0;
  uint32_t begin = 0, end = 0, row = 0, end_row = 0;  // from the key (or value) to the end of the value
  uint32_t comment_row = kNone;
  SymbolKind symbol_kind = SymbolKind::kKey;  // what a recognised schema says it is: a job, a service, a command
  DataKind kind = DataKind::kNull;
  bool has_key = false;
  bool is_mapping() const { return kind == DataKind::kMapping; }
  bool is_sequence() const { return kind == DataKind::kSequence; }
  bool is_scalar() const { return kind < DataKind::kMapping && kind != DataKind::kNull; }
};

class DataTree {
 public:
  // Node 0 is the stream: a sequence of documents (one, except in YAML).
  DataTree();

  std::vector<DataNode> nodes;
  std::string_view comment_mark;  // "#", "//", ";"
  uint64_t key_count = 0;         // in all, kept or not
  uint32_t max_depth = 0;
  uint32_t comment_lines = 0;
  bool truncated = false;
  uint32_t error_row = kNone;     // first place that does not parse
  std::string error;

  uint32_t document() const { return nodes[0].first_child; }  // the first; kNone when empty
  uint32_t Add(uint32_t parent, const DataNode& node);         // kNone once kMaxDataNodes is reached
  std::string_view Keep(std::string text);                     // moves a decoded value into the tree
  void Fail(uint32_t row, std::string_view message);           // the first call counts

  // Lookups; kNone / "" when missing. Linear in the number of members.
  uint32_t Member(uint32_t mapping, std::string_view key) const;
  uint32_t Path(uint32_t mapping, std::initializer_list<std::string_view> keys) const;
  std::string_view Value(uint32_t node) const { return node == kNone ? std::string_view() : nodes[node].value; }
  std::string_view ValueOf(uint32_t mapping, std::string_view key) const { return Value(Member(mapping, key)); }
  uint32_t RowOf(uint32_t node) const { return node == kNone ? kNone : nodes[node].row; }

  // for (uint32_t child = tree.First(n); child != kNone; child = tree.Next(child))
  uint32_t First(uint32_t node) const { return node == kNone ? kNone : nodes[node].first_child; }
  uint32_t Next(uint32_t node) const { return nodes[node].next; }

 private:
  std::deque<std::string> storage_;
};

void ReadJson(std::string_view text, DataTree* tree);  // with comments and trailing commas (JSONC, JSON5 keys)
void ReadYaml(std::string_view text, DataTree* tree);
void ReadToml(std::string_view text, DataTree* tree);
void ReadIni(std::string_view text, DataTree* tree);         // also setup.cfg, .editorconfig, systemd units
void ReadProperties(std::string_view text, DataTree* tree);  // Java properties, .env

// Kind of an unquoted scalar.
DataKind KindOfPlain(std::string_view value);

}  // namespace repodoc
