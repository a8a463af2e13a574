#include "core/extract/format_data.h"

#include "core/extract/format_lines.h"

namespace repodoc {

DataTree::DataTree() {
  DataNode stream;
  stream.kind = DataKind::kSequence;
  nodes.push_back(stream);
}

uint32_t DataTree::Add(uint32_t parent, const DataNode& node) {
  if (node.has_key) ++key_count;
  if (parent == kNone || nodes.size() >= kMaxDataNodes) {
    truncated = true;
    return kNone;
  }
  uint32_t index = static_cast<uint32_t>(nodes.size());
  nodes.push_back(node);
  nodes[index].parent = parent;
  DataNode& above = nodes[parent];
  if (above.last_child == kNone) {
    above.first_child = index;
  } else {
    nodes[above.last_child].next = index;
  }
  above.last_child = index;
  ++above.child_count;
  return index;
}

std::string_view DataTree::Keep(std::string text) {
  storage_.push_back(std::move(text));
  return storage_.back();
}

void DataTree::Fail(uint32_t row, std::string_view message) {
  if (error_row != kNone) return;
  error_row = row;
  error = std::string(message);
}

uint32_t DataTree::Member(uint32_t mapping, std::string_view key) const {
  if (mapping == kNone || !nodes[mapping].is_mapping()) return kNone;
  for (uint32_t child = nodes[mapping].first_child; child != kNone; child = nodes[child].next) {
    if (nodes[child].key == key) return child;
  }
  return kNone;
}

uint32_t DataTree::Path(uint32_t mapping, std::initializer_list<std::string_view> keys) const {
  for (std::string_view key : keys) mapping = Member(mapping, key);
  return mapping;
}

DataKind KindOfPlain(std::string_view value) {
  if (value.empty() || value == "null" || value == "~" || value == "Null" || value == "NULL") return DataKind::kNull;
  if (value == "true" || value == "false" || value == "True" || value == "False" || value == "TRUE" ||
      value == "FALSE") {
    return DataKind::kBoolean;
  }
  size_t at = value[0] == '-' || value[0] == '+' ? 1 : 0;
  if (at >= value.size() || !(IsDigit(value[at]) || (value[at] == '.' && at + 1 < value.size()))) return DataKind::kText;
  bool hex = value.size() > at + 2 && value[at] == '0' && (value[at + 1] == 'x' || value[at + 1] == 'X');
  int dots = 0;
  for (size_t i = at + (hex ? 2 : 0); i < value.size(); ++i) {
    char c = value[i];
    if (IsDigit(c) || c == '_') continue;
    if (hex && IsLetter(c)) continue;
    if (c == '.' && ++dots == 1) continue;
    if ((c == 'e' || c == 'E') && i > at) continue;
    if ((c == '-' || c == '+') && (value[i - 1] == 'e' || value[i - 1] == 'E')) continue;
    return DataKind::kText;
  }
  return DataKind::kNumber;
}

}  // namespace repodoc
