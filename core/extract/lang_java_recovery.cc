// Java that the grammar could not follow: definitions whose tokens lie in ERROR nodes, because a brace is missing or the
// file ends too early.
//
//   class Cut {            ERROR: "class", identifier, "{", field_declaration, ...
//     void half(int x) {          type, identifier, formal_parameters, ...
//
//   if (x) {               a brace is missing: the next method reads as a local variable with a parameter list
//   void next(int y) {}    local_variable_declaration, ERROR: formal_parameters
#include "core/base/text.h"
#include "core/extract/lang_java.h"

namespace repodoc::java {
namespace {

bool KindOfWord(std::string_view word, SymbolKind* kind) {
  struct Row {
    std::string_view word;
    SymbolKind kind;
  };
  static constexpr Row kRows[] = {{"class", SymbolKind::kClass}, {"interface", SymbolKind::kInterface},
                                  {"enum", SymbolKind::kEnum}, {"record", SymbolKind::kRecord},
                                  {"@interface", SymbolKind::kAnnotation}};
  for (const Row& row : kRows) {
    if (row.word != word) continue;
    *kind = row.kind;
    return true;
  }
  return false;
}

// The symbol begins at `first` and ends at `last`; both stand in the same ERROR, or around it.
uint32_t AddRecovered(Walk& walk, SymbolKind kind, NodeIndex name_node, uint32_t begin, NodeIndex last) {
  const SyntaxTree& tree = walk.tree();
  uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name_node), last, name_node, kSymbolDefinition);
  Symbol& row = walk.symbol(symbol);
  row.begin = begin + walk.options().first_byte;
  row.begin_row = tree[name_node].row + walk.options().first_row;
  row.visibility = Visibility::kInternal;
  SetDocAbove(walk, symbol, tree[name_node].row);
  walk.Claim(name_node);
  return symbol;
}

void AddMethod(Walk& walk, NodeIndex name_node, NodeIndex type, NodeIndex parameters) {
  const SyntaxTree& tree = walk.tree();
  uint32_t begin = tree[type == kNoNode ? name_node : type].begin;
  uint32_t symbol = AddRecovered(walk, type == kNoNode ? SymbolKind::kConstructor : SymbolKind::kMethod, name_node, begin, parameters);
  Symbol& row = walk.symbol(symbol);
  row.parent = walk.context().type;
  row.flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.SetSignature(symbol, HeadText(walk, begin, tree[parameters].end));
  if (type != kNoNode) {
    std::string text = walk.OneLine(type, 300);
    walk.symbol(symbol).type = walk.facts().Add(text);
  }
  AddParameterList(walk, symbol, parameters);
}

}  // namespace

bool RecoverDefinition(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex error = tree.Parent(node);
  // What stands before it in the ERROR; a leaf, so the node before.
  NodeIndex before = node == error + 1 ? kNoNode : node - 1;
  SymbolKind kind = SymbolKind::kClass;
  if (before != kNoNode && !tree[before].named() && KindOfWord(tree.TextOf(before), &kind)) {
    uint32_t symbol = AddRecovered(walk, kind, node, tree[before].begin, error);
    walk.SetSignature(symbol, HeadText(walk, tree[before].begin, tree[node].end));
    walk.OpenScope(symbol, error);
    return true;
  }
  NodeIndex behind = tree.NextSibling(node);
  if (behind == kNoNode || tree.KindOf(behind) != Kind::formal_parameters || tree[node].field != Field::name) return false;
  while (before != kNoNode && tree.Parent(before) != error) before = tree.Parent(before);
  bool typed = before != kNoNode && tree[before].field == Field::type;
  AddMethod(walk, node, typed ? before : kNoNode, behind);
  return true;
}

bool RecoverMethod(Walk& walk, NodeIndex declarator, NodeIndex name_node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex declaration = tree.Parent(declarator);
  if (declaration == kNoNode || tree.KindOf(declaration) != Kind::local_variable_declaration) return false;
  NodeIndex error = tree.NextSibling(declaration);
  if (error == kNoNode || tree.KindOf(error) != Kind::kError || tree.IsLeaf(error)) return false;
  NodeIndex parameters = error + 1;
  // Only the last declarator touches the list.
  if (tree.KindOf(parameters) != Kind::formal_parameters || tree[declarator].end < tree[declaration].end) return false;
  AddMethod(walk, name_node, tree.Child(declaration, Field::type), parameters);
  return true;
}

}  // namespace repodoc::java
