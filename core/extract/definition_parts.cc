#include "core/extract/definition_parts.h"

#include "core/base/properties.h"
#include "core/base/text.h"

namespace repodoc {

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole) {
  SetDocAboveRow(walk, symbol, walk.tree()[whole].row);
}

void SetDocCommentAbove(Walk& walk, uint32_t symbol, NodeIndex whole) {
  const std::vector<CommentNode>& comments = walk.comments();
  auto text_of = [&](const CommentNode& row) { return walk.text().substr(row.begin, row.end - row.begin); };
  uint32_t below = walk.tree()[whole].row;
  size_t last = comments.size();
  while (last > 0 && comments[last - 1].begin >= walk.tree()[whole].begin) --last;
  size_t first = last;
  while (first > 0) {
    const CommentNode& row = comments[first - 1];
    std::string_view text = text_of(row);
    bool line = StartsWith(text, "///") && !StartsWith(text, "////");
    bool block = StartsWith(text, "/**") && text.size() > 4;
    if (!row.own_lines || row.end_row + 1 != below || (!line && !block)) break;
    if (block && first < last) break;
    below = row.row;
    --first;
    if (block) break;
  }
  if (first == last) return;
  std::string words = CleanComment(walk.text().substr(comments[first].begin, comments[last - 1].end - comments[first].begin));
  if (!words.empty()) walk.SetDoc(symbol, words, comments[first].row);
}

void SetType(Walk& walk, uint32_t symbol, NodeIndex type, size_t limit) {
  if (type == kNoNode) return;
  std::string text = walk.OneLine(type, limit);
  walk.symbol(symbol).type = walk.facts().Add(text);
}

std::vector<NodeIndex> ChildrenWith(const SyntaxTree& tree, NodeIndex node, Field field) {
  std::vector<NodeIndex> out;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field == field && tree[child].named() && !(tree[child].flags & kNodeExtra)) out.push_back(child);
  }
  return out;
}

std::vector<NodeIndex> NamedChildren(const SyntaxTree& tree, NodeIndex node) {
  std::vector<NodeIndex> out;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].named() && !(tree[child].flags & kNodeExtra)) out.push_back(child);
  }
  return out;
}

void MarkEntry(Walk& walk, uint32_t symbol, std::string_view how) {
  walk.symbol(symbol).flags |= kSymbolEntry;
  walk.facts().file.flags |= kFileEntryPoint;
  walk.AddProperty(property::kEntryPoint, how, walk.symbol(symbol).row - walk.options().first_row);
}

std::string_view PlainLiteral(std::string_view literal) {
  if (literal.size() < 2 || literal.front() != literal.back()) return {};
  if (literal.front() != '"' && literal.front() != '\'' && literal.front() != '`') return {};
  std::string_view inside = literal.substr(1, literal.size() - 2);
  return inside.find_first_of("\\\"\n") == std::string_view::npos ? inside : std::string_view();
}

}  // namespace repodoc
