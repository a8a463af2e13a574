// The C, C++ and CUDA rules in one list, and what their tables share.
#include <algorithm>
#include <vector>

#include "core/rules/rule_tables.h"
#include "core/rules/rules_c_tools.h"

namespace repodoc {
namespace c_rules {

NodeIndex FunctionDeclarator(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex at = tree.Child(node, Field::declarator);
  for (int steps = 0; at != kNoNode && steps < 16; ++steps) {
    Kind kind = tree.KindOf(at);
    if (kind == Kind::function_declarator) return at;
    NodeIndex inner = tree.Child(at, Field::declarator);
    if (inner == kNoNode && kind == Kind::reference_declarator) inner = tree.LastNamedChild(at);
    at = inner;
  }
  return kNoNode;
}

std::string_view DeclaredName(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex function = FunctionDeclarator(tree, node);
  if (function == kNoNode) return {};
  return tree.FieldText(function, Field::declarator);
}

NodeIndex FunctionAround(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex found = AncestorOf(tree, node, {Kind::function_definition, Kind::lambda_expression});
  return found != kNoNode && tree.KindOf(found) == Kind::function_definition ? found : kNoNode;
}

NodeIndex LocalDeclaration(const SyntaxTree& tree, NodeIndex function, std::string_view name) {
  constexpr NodeIndex kMaxNodes = 5000;
  NodeIndex end = std::min(tree[function].next, function + kMaxNodes);
  for (NodeIndex at = function + 1; at < end; ++at) {
    if (tree.KindOf(at) != Kind::declaration) continue;
    for (NodeIndex child : tree.Children(at)) {
      if (tree[child].field != Field::declarator) continue;
      NodeIndex declarator = child;
      if (tree.KindOf(declarator) == Kind::init_declarator)
        declarator = tree.Child(declarator, Field::declarator);
      if (declarator != kNoNode && tree.TextOf(declarator) == name) return at;
    }
  }
  return kNoNode;
}

NodeIndex StatementAround(const SyntaxTree& tree, NodeIndex node) {
  for (int steps = 0; node != kNoNode && steps < 24; ++steps) {
    NodeIndex parent = tree.Parent(node);
    if (parent != kNoNode && tree.KindOf(parent) == Kind::compound_statement) return node;
    node = parent;
  }
  return kNoNode;
}

bool IsStringLiteral(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode) return false;
  Kind kind = tree.KindOf(node);
  return kind == Kind::string_literal || kind == Kind::raw_string_literal ||
         kind == Kind::concatenated_string;
}

}  // namespace c_rules

const RuleTable& CRules() {
  static const RuleTable* const table = new RuleTable(MakeRuleTable(kCRuleFamily, {c_rules::Patterns(), c_rules::Performance(), c_rules::Security(), c_rules::Quality()}));
  return *table;
}

}  // namespace repodoc
