// What the Python rule tables share. Only rules_python*.cc include this.
#pragma once

#include <span>
#include <string_view>

#include "core/rules/rule_tools.h"

namespace repodoc::python_rules {

std::span<const RuleRow> Patterns();
std::span<const RuleRow> Performance();
std::span<const RuleRow> Security();
std::span<const RuleRow> Quality();

// The method called `name` directly in the class's body, looking through decorators; kNoNode when there is
// none.
NodeIndex Method(const SyntaxTree& tree, NodeIndex class_node, std::string_view name);
// For every function directly in the class's body: call(function_definition, name).
template <typename Call>
void ForEachMethod(const SyntaxTree& tree, NodeIndex class_node, Call call) {
  NodeIndex body = tree.Child(class_node, Field::body);
  if (body == kNoNode) return;
  for (NodeIndex child : tree.Children(body)) {
    NodeIndex function = child;
    if (tree.KindOf(child) == Kind::decorated_definition) function = tree.Child(child, Field::definition);
    if (function == kNoNode || tree.KindOf(function) != Kind::function_definition) continue;
    call(function, tree.FieldText(function, Field::name));
  }
}
// The text of a plain string literal without prefix and quotes; empty for others and for f-strings.
std::string_view PlainString(const SyntaxTree& tree, NodeIndex node);

}  // namespace repodoc::python_rules
