#include "core/extract/lost_definitions.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxSignatureBytes = 300;

uint64_t Key(uint32_t row, uint32_t name_offset) { return (static_cast<uint64_t>(row) << 32) | name_offset; }

}  // namespace

std::string_view LeadingWord(std::string_view text) {
  size_t end = 0;
  while (end < text.size()) {
    char c = text[end];
    bool letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<uint8_t>(c) >= 0x80;
    if (!letter && !(end > 0 && c >= '0' && c <= '9')) break;
    ++end;
  }
  return text.substr(0, end);
}

void LostDefinitions::Read(const Walk& walk, NodeIndex error, LostMatcher match) {
  const Node& node = walk.tree()[error];
  uint32_t row = std::max(node.row, next_row_);
  if (row > node.end_row) return;
  if (!errors_.empty() && errors_.back().second + 1 >= row) {
    errors_.back().second = node.end_row;
  } else {
    errors_.emplace_back(row, node.end_row);
  }
  for (; row <= node.end_row; ++row) {
    std::string_view line = walk.LineOf(row);
    size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    Row found;
    if (indent == line.size() || !match(line.substr(indent), &found.match)) continue;
    found.line = line;
    found.row = row;
    found.indent = static_cast<uint32_t>(indent);
    rows_.push_back(found);
  }
  next_row_ = row;
}

void LostDefinitions::ReadMargin(const Walk& walk, LostMatcher match) {
  const SyntaxTree& tree = walk.tree();
  bool broken = tree.error_bytes > 0;
  for (size_t i = 0; i < tree.nodes.size() && !broken; ++i) broken = (tree.nodes[i].flags & kNodeMissing) != 0;
  if (!broken) return;
  size_t comment = 0;
  for (uint32_t row = 0; row <= tree[0].end_row; ++row) {
    while (comment < walk.comments().size() && walk.comments()[comment].end_row < row) ++comment;
    if (comment < walk.comments().size() && walk.comments()[comment].row < row) continue;  // inside of a comment
    Row found;
    found.line = walk.LineOf(row);
    found.row = row;
    if (found.line.empty() || found.line[0] == ' ' || found.line[0] == '\t' || !match(found.line, &found.match)) continue;
    rows_.push_back(found);
  }
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.row < b.row; });
}

void LostDefinitions::Finish(Walk& walk) {
  if (errors_.empty() && rows_.empty()) return;
  FileFacts& facts = walk.facts();
  uint32_t first_row = walk.options().first_row, first_byte = walk.options().first_byte;
  struct Known {
    uint32_t row, symbol;
  };
  std::vector<Known> known;  // what the walk found inside of errors, by row
  std::unordered_map<uint64_t, uint32_t> by_place;
  for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
    const Symbol& symbol = facts.symbols[i];
    if (symbol.row < first_row) continue;
    by_place.emplace(Key(symbol.row, symbol.name.offset), i);
    known.push_back({symbol.row - first_row, i});
  }
  std::stable_sort(known.begin(), known.end(), [](const Known& a, const Known& b) { return a.row < b.row; });

  struct Container {
    uint32_t symbol, indent;
  };
  std::vector<Container> around;
  uint32_t file_scope = walk.options().parent;  // "namespace A;": what follows is in it, wherever it is indented
  size_t next_known = 0, next_error = 0;
  auto leave = [&](uint32_t indent) {
    while (!around.empty() && indent <= around.back().indent) around.pop_back();
  };
  // Symbols of the walk up to `row`: those that stand in errors without a container get theirs.
  auto adopt = [&](uint32_t row) {
    for (; next_known < known.size() && known[next_known].row < row; ++next_known) {
      Symbol& symbol = facts.symbols[known[next_known].symbol];
      bool statement = symbol.kind == SymbolKind::kNamespace || symbol.kind == SymbolKind::kPackage;
      if (statement && symbol.body_begin_row == kNone) file_scope = known[next_known].symbol;
      uint32_t at = known[next_known].row;
      while (next_error < errors_.size() && errors_[next_error].second < at) ++next_error;
      if (next_error == errors_.size() || at < errors_[next_error].first) continue;
      std::string_view line = walk.LineOf(symbol.begin_row - std::min(symbol.begin_row, first_row));
      uint32_t indent = static_cast<uint32_t>(std::min(line.find_first_not_of(" \t"), line.size()));
      leave(indent);
      bool lost = symbol.parent == kNone || !IsType(facts.symbols[symbol.parent].kind);
      bool inside = !around.empty() && facts.symbols[around.back().symbol].begin < symbol.begin;
      if (lost && inside && (symbol.flags & kSymbolLocal) == 0) symbol.parent = around.back().symbol;
      if (IsType(symbol.kind)) around.push_back({known[next_known].symbol, indent});
    }
  };
  for (const Row& lost : rows_) {
    adopt(lost.row);
    uint32_t name = facts.Add(lost.match.name).offset;
    if (by_place.count(Key(lost.row + first_row, name)) != 0) continue;
    leave(lost.indent);
    uint32_t begin = static_cast<uint32_t>(lost.line.data() - walk.text().data()) + lost.indent;
    std::string_view line = Trim(lost.line);
    while (!line.empty() && (line.back() == '{' || line.back() == ' ' || line.back() == ';')) line.remove_suffix(1);
    Symbol row;
    row.name = facts.Add(lost.match.name);
    row.signature = facts.Add(Utf8Prefix(line, kMaxSignatureBytes));
    row.parent = around.empty() ? file_scope : around.back().symbol;
    row.flags = kSymbolDefinition;
    row.begin = begin + first_byte;
    row.end = row.begin + static_cast<uint32_t>(Trim(lost.line).size());
    row.name_begin = static_cast<uint32_t>(lost.match.name.data() - walk.text().data()) + first_byte;
    row.row = row.begin_row = row.end_row = lost.row + first_row;
    bool in_type = row.parent != kNone && IsType(facts.symbols[row.parent].kind);
    if (row.parent != kNone && IsCallable(facts.symbols[row.parent].kind)) row.flags |= kSymbolLocal;
    row.kind = in_type && lost.match.kind_in_type != SymbolKind::kNone ? lost.match.kind_in_type : lost.match.kind;
    if (IsCallable(row.kind)) row.cyclomatic = 1;
    facts.symbols.push_back(row);
    uint32_t index = static_cast<uint32_t>(facts.symbols.size() - 1);
    by_place.emplace(Key(row.row, name), index);
    if (lost.match.container) around.push_back({index, lost.indent});
  }
  adopt(kNone);
}

}  // namespace repodoc
