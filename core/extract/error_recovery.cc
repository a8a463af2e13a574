#include "core/extract/error_recovery.h"

#include "core/base/text.h"
#include "core/extract/definition_tools.h"

namespace repodoc {

NodeIndex SiblingBefore(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode || node == parent + 1) return kNoNode;
  NodeIndex before = node - 1;
  while (tree.Parent(before) != parent) before = tree.Parent(before);
  return before;
}

uint32_t AddRecovered(Walk& walk, SymbolKind kind, NodeIndex name_node, uint32_t begin, NodeIndex last) {
  const SyntaxTree& tree = walk.tree();
  uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name_node), last, name_node, kSymbolDefinition);
  Symbol& row = walk.symbol(symbol);
  row.begin = begin + walk.options().first_byte;
  row.begin_row = tree[name_node].row + walk.options().first_row;
  row.visibility = Visibility::kInternal;
  SetDocAboveRow(walk, symbol, tree[name_node].row);
  walk.Claim(name_node);
  return symbol;
}

bool RecoverType(Walk& walk, NodeIndex identifier, std::span<const TypeWord> words) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex before = SiblingBefore(tree, identifier);
  if (before == kNoNode || tree[before].end - tree[before].begin > 16) return false;
  for (const TypeWord& row : words) {
    if (tree.TextOf(before) != row.word) continue;
    NodeIndex error = tree.Parent(identifier);
    uint32_t symbol = AddRecovered(walk, row.kind, identifier, tree[before].begin, error);
    walk.SetSignature(symbol, HeadText(walk, tree[before].begin, tree[identifier].end));
    walk.OpenScope(symbol, error);
    return true;
  }
  return false;
}

uint32_t RecoverCallable(Walk& walk, NodeIndex identifier, Kind parameters, NodeIndex* type) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.NextSibling(identifier), before = SiblingBefore(tree, identifier);
  *type = kNoNode;
  if (list == kNoNode || tree.KindOf(list) != parameters) return kNone;
  if (before != kNoNode && tree[before].named() && !(tree[before].flags & kNodeExtra)) *type = before;
  uint32_t begin = tree[*type == kNoNode ? identifier : *type].begin;
  uint32_t symbol = AddRecovered(walk, *type == kNoNode ? SymbolKind::kConstructor : SymbolKind::kMethod, identifier, begin, list);
  Symbol& row = walk.symbol(symbol);
  row.parent = walk.context().type;
  row.flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.SetSignature(symbol, HeadText(walk, begin, tree[list].end));
  if (*type != kNoNode) {
    std::string text = walk.OneLine(*type, 300);
    walk.symbol(symbol).type = walk.facts().Add(text);
  }
  return symbol;
}

}  // namespace repodoc
