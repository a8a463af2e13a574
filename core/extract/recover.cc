#include "core/extract/recover.h"

#include <algorithm>
#include <string>
#include <vector>

namespace repodoc {
namespace {

struct Cut {
  uint32_t begin, row;
};

// Lines that begin a declaration but stand inside a child of the root that holds an error.
std::vector<Cut> FindCuts(const LanguageDefinition& definition, const SyntaxTree& tree) {
  std::vector<Cut> cuts;
  NodeIndex child = tree.FirstChild(0);
  bool broken = false;
  NodeIndex checked = kNoNode;  // the child `broken` speaks of
  uint32_t row_begin = 0;       // where the line of `row` begins
  uint32_t row = 0;
  uint32_t last = kNoNode;       // the line looked at last
  // Nodes come in order of their begin: tokens inside strings and comments have no node of their own.
  bool lost = tree.KindOf(0) == Kind::kError;  // the whole file: its children are what was read before and behind
  for (NodeIndex index = 1; index < tree.nodes.size(); ++index) {
    const Node& node = tree[index];
    while (child != kNoNode && tree[child].next <= index) child = tree.NextSibling(child);
    if (child == kNoNode) break;
    while (row < node.row) {
      size_t end = tree.text.find('\n', row_begin);
      if (end == std::string_view::npos) return cuts;
      row_begin = static_cast<uint32_t>(end + 1);
      ++row;
    }
    bool top = !lost && node.begin == tree[child].begin && tree.KindOf(child) != Kind::kError;
    if (node.begin != row_begin || node.row != row || top || node.begin == last || node.end == node.begin) continue;
    last = node.begin;
    size_t end = std::min(tree.text.find('\n', row_begin), tree.text.size());
    if (!definition.begins_declaration(tree.text.substr(row_begin, end - row_begin))) continue;
    if (checked != child) {
      checked = child;
      broken = lost;
      for (NodeIndex at = child; at < tree[child].next && !broken; ++at) {
        broken = tree.KindOf(at) == Kind::kError || (tree[at].flags & kNodeMissing) != 0;
      }
    }
    if (broken && node.begin > 0) cuts.push_back({node.begin, node.row});
  }
  return cuts;
}

bool IsWhole(const SyntaxTree& tree) {
  for (const Node& node : tree.nodes) {
    if (node.kind == Kind::kError || (node.flags & kNodeMissing) != 0) return false;
  }
  return true;
}

// What closes the brackets a piece leaves open, innermost first: "}" of "type T struct {". Strings and line comments
// are skipped as most languages write them; a wrong guess costs a parse, for the better tree is taken.
std::string ClosersFor(std::string_view text) {
  std::string open;
  for (size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (c == '/' && at + 1 < text.size() && text[at + 1] == '/') {
      at = std::min(text.find('\n', at), text.size());
    } else if (c == '"' || c == '`') {
      size_t end = at + 1;
      while (end < text.size() && text[end] != c && (c == '`' || text[end] != '\n')) end += text[end] == '\\' ? 2 : 1;
      at = end;
    } else if (c == '{' || c == '(' || c == '[') {
      open += c == '{' ? '}' : c == '(' ? ')' : ']';
    } else if ((c == '}' || c == ')' || c == ']') && !open.empty() && open.back() == c) {
      open.pop_back();
    }
  }
  std::reverse(open.begin(), open.end());
  return open;
}

// The number of places where the grammar was lost, and the bytes of them.
uint64_t Damage(const SyntaxTree& tree) {
  uint64_t missing = 0;
  for (const Node& node : tree.nodes) missing += node.kind == Kind::kError || (node.flags & kNodeMissing) != 0;
  return missing + tree.error_bytes;
}

// Parses a piece; where it leaves brackets open (a truncated file, an unfinished declaration), also with these closed.
bool ParsePiece(std::string_view language, std::string_view text, SyntaxTree* tree) {
  if (!Parse(language, text, tree)) return false;
  if (IsWhole(*tree)) return true;
  std::string closers = ClosersFor(text);
  if (closers.empty()) return true;
  std::string padded(text);
  padded += '\n';
  padded += closers;
  padded += '\n';
  SyntaxTree closed;
  if (!Parse(language, padded, &closed) || Damage(closed) >= Damage(*tree)) return true;
  uint32_t size = static_cast<uint32_t>(text.size());
  uint32_t rows = static_cast<uint32_t>(std::count(text.begin(), text.end(), '\n'));
  for (Node& node : closed.nodes) {
    node.begin = std::min(node.begin, size);
    node.end = std::min(node.end, size);
    node.row = std::min(node.row, rows);
    node.end_row = std::min(node.end_row, rows);
  }
  *tree = std::move(closed);
  tree->text = text;
  return true;
}

}  // namespace

bool ParseRecovering(const LanguageDefinition& definition, std::string_view language, std::string_view text,
                     SyntaxTree* tree) {
  if (!Parse(language, text, tree)) return false;
  if (definition.begins_declaration == nullptr || IsWhole(*tree)) return true;
  std::vector<Cut> cuts = FindCuts(definition, *tree);
  cuts.insert(cuts.begin(), {0, 0});
  SyntaxTree joined, piece;
  joined.text = text;
  joined.nodes.push_back(tree->nodes[0]);
  for (size_t i = 0; i < cuts.size(); ++i) {
    uint32_t end = i + 1 < cuts.size() ? cuts[i + 1].begin : static_cast<uint32_t>(text.size());
    if (!ParsePiece(language, text.substr(cuts[i].begin, end - cuts[i].begin), &piece)) return true;
    joined.error_bytes += piece.error_bytes;
    bool keeps_root = piece.nodes[0].kind == Kind::kError;
    // The root's kind is that of a file, though the whole of it may have been an error.
    if (!keeps_root) joined.nodes[0].kind = piece.nodes[0].kind;
    NodeIndex first = keeps_root ? 0 : 1;
    NodeIndex shift = static_cast<NodeIndex>(joined.nodes.size()) - first;
    for (NodeIndex at = first; at < piece.nodes.size(); ++at) {
      Node node = piece.nodes[at];
      node.begin += cuts[i].begin;
      node.end += cuts[i].begin;
      node.row += cuts[i].row;
      node.end_row += cuts[i].row;
      node.next += shift;
      node.parent = node.parent == kNoNode || (node.parent == 0 && !keeps_root) ? 0 : node.parent + shift;
      joined.nodes.push_back(node);
    }
  }
  joined.nodes[0].begin = 0;
  joined.nodes[0].end = static_cast<uint32_t>(text.size());
  joined.nodes[0].row = 0;
  joined.nodes[0].next = static_cast<NodeIndex>(joined.nodes.size());
  *tree = std::move(joined);
  return true;
}

}  // namespace repodoc
