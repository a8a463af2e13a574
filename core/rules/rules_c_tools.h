// What the C, C++ and CUDA rule tables share. Only rules_c*.cc include this.
#pragma once

#include <span>
#include <string_view>

#include "core/rules/rule_tools.h"

namespace repodoc::c_rules {

inline constexpr char kCFamily[] = "c,cpp,cuda,hip,objc,objcpp";
inline constexpr char kCpp[] = "cpp,cuda,hip,objcpp";
inline constexpr char kCuda[] = "cpp,cuda,hip";

std::span<const RuleRow> Patterns();
std::span<const RuleRow> Performance();
std::span<const RuleRow> Security();
std::span<const RuleRow> Quality();

// The function_declarator of a definition or declaration, looking through pointers and references.
NodeIndex FunctionDeclarator(const SyntaxTree& tree, NodeIndex node);
// The declared name as written ("Foo", "~Foo", "operator=", "Foo::bar"); "" when there is none.
std::string_view DeclaredName(const SyntaxTree& tree, NodeIndex node);
// The function_definition around a node, not looking out of lambdas; kNoNode outside of functions.
NodeIndex FunctionAround(const SyntaxTree& tree, NodeIndex node);
// The declaration of a local variable in `function`, by its name; kNoNode when there is none.
NodeIndex LocalDeclaration(const SyntaxTree& tree, NodeIndex function, std::string_view name);
// The statement node (a child of a block) that holds this node; kNoNode when there is none near.
NodeIndex StatementAround(const SyntaxTree& tree, NodeIndex node);
bool IsStringLiteral(const SyntaxTree& tree, NodeIndex node);

}  // namespace repodoc::c_rules
