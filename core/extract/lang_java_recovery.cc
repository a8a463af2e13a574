// Java that the grammar could not follow (error_recovery.h).
//
//   if (x) {               a brace is missing: the next method reads as a local variable with a parameter list
//   void next(int y) {}    local_variable_declaration, ERROR: formal_parameters
#include "core/extract/error_recovery.h"
#include "core/extract/lang_java.h"

namespace repodoc::java {

bool RecoverDefinition(Walk& walk, NodeIndex node) {
  static constexpr TypeWord kWords[] = {{"class", SymbolKind::kClass}, {"interface", SymbolKind::kInterface},
                                        {"enum", SymbolKind::kEnum}, {"record", SymbolKind::kRecord},
                                        {"@interface", SymbolKind::kAnnotation}};
  if (RecoverType(walk, node, kWords)) return true;
  NodeIndex type;
  uint32_t symbol = RecoverCallable(walk, node, Kind::formal_parameters, &type);
  if (symbol == kNone) return false;
  AddParameterList(walk, symbol, walk.tree().NextSibling(node));
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
  NodeIndex type = tree.Child(declaration, Field::type);
  uint32_t begin = tree[type == kNoNode ? name_node : type].begin;
  uint32_t symbol = AddRecovered(walk, SymbolKind::kMethod, name_node, begin, parameters);
  walk.symbol(symbol).parent = walk.context().type;
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.SetSignature(symbol, HeadText(walk, begin, tree[parameters].end));
  if (type != kNoNode) {
    std::string text = walk.OneLine(type, 300);
    walk.symbol(symbol).type = walk.facts().Add(text);
  }
  AddParameterList(walk, symbol, parameters);
  return true;
}

}  // namespace repodoc::java
