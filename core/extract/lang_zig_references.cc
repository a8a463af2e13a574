// Zig: builtin functions, calls, members, names; environment variables. The table is in lang_zig.cc.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_zig.h"

namespace repodoc::zig {
namespace {

std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (int steps = 0; steps < 16; ++steps) {
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::identifier: return std::string(tree.TextOf(node)) + tail;
      case Kind::builtin_function: {
        NodeIndex name = tree.ChildOfKind(node, Kind::builtin_identifier);
        return (name == kNoNode ? std::string("@") : std::string(tree.TextOf(name))) + "()" + tail;
      }
      case Kind::field_expression:
        tail = "." + std::string(tree.FieldText(node, Field::member)) + tail;
        next = tree.Child(node, Field::object);
        break;
      case Kind::call_expression:
        tail = "()" + tail;
        next = tree.Child(node, Field::function);
        break;
      case Kind::index_expression:
        tail = "[]" + tail;
        next = tree.FirstNamedChild(node);
        break;
      case Kind::slice_type:  // []const net.Route is read as ([]const net).Route
      case Kind::pointer_type:
      case Kind::nullable_type:
      case Kind::array_type: next = tree.LastNamedChild(node); break;
      case Kind::dereference_expression:
      case Kind::null_coercion_expression:
      case Kind::parenthesized_expression: next = tree.FirstNamedChild(node); break;
      default: return "(...)" + tail;
    }
    if (next == kNoNode) return "(...)" + tail;
    node = next;
  }
  return tail;
}

// std.os.getenv("HOME"), std.process.getEnvVarOwned(allocator, "HOME")
void NoteEnvironment(Walk& walk, NodeIndex call, std::string_view name) {
  if (name != "getenv" && name != "getenvZ" && name != "getEnvVarOwned" && name != "hasEnvVar" && name != "hasEnvVarConstant") return;
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(call)) {
    if (tree.KindOf(child) != Kind::string) continue;
    std::string_view variable = PlainLiteral(tree.TextOf(child));
    if (!variable.empty()) walk.AddProperty(property::kEnvironment, variable, tree[call].row);
    return;
  }
}

bool IsTypeWrapper(Kind kind) {
  return kind == Kind::slice_type || kind == Kind::pointer_type || kind == Kind::nullable_type || kind == Kind::array_type;
}

// Inside []const T, *T, ?T, !T of a declared type.
bool IsInType(const SyntaxTree& tree, NodeIndex node) {
  for (int steps = 0; node != kNoNode && steps < 8; ++steps) {
    if (tree[node].field == Field::type) return true;
    NodeIndex parent = tree.Parent(node);
    if (parent == kNoNode) return false;
    switch (tree.KindOf(parent)) {
      case Kind::slice_type: case Kind::pointer_type: case Kind::nullable_type: case Kind::array_type:
      case Kind::error_union_type: case Kind::field_expression: node = parent; break;
      default: return false;
    }
  }
  return false;
}

}  // namespace

// @import("x.zig") where no declaration takes it; @cInclude("stdio.h"); other builtins are calls.
void EnterBuiltin(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.ChildOfKind(node, Kind::builtin_identifier), arguments = tree.ChildOfKind(node, Kind::arguments);
  if (name == kNoNode) return;
  NodeIndex first = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  std::string_view text = tree.TextOf(name);
  std::string_view literal = first == kNoNode ? std::string_view() : PlainLiteral(tree.TextOf(first));
  if (text == "@import") {
    NodeIndex whole = node;
    while (tree.ParentKind(whole) == Kind::field_expression && StateOf(walk).imported.count(whole) == 0) whole = tree.Parent(whole);
    if (StateOf(walk).imported.count(whole) == 0 && !literal.empty()) walk.AddImport(ImportKind::kImport, literal, node);
    return;
  }
  if (text == "@cInclude" && !literal.empty()) {
    walk.AddImport(ImportKind::kIncludeSystem, literal, node);
    return;
  }
  walk.AddCall(node, name, {}, text);
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function);
  if (function == kNoNode) return;
  if (tree.KindOf(function) == Kind::identifier) {
    std::string_view name = tree.TextOf(function);
    if (!StateOf(walk).locals.Has(walk, name)) walk.AddCall(node, function, {}, name);
  } else if (tree.KindOf(function) == Kind::field_expression) {
    NodeIndex object = tree.Child(function, Field::object), name = tree.Child(function, Field::member);
    if (name == kNoNode || object == kNoNode) return;  // .init(x): of a type that is not written
    walk.AddCall(node, name, DottedText(tree, object), tree.TextOf(name));
    NoteEnvironment(walk, node, tree.TextOf(name));
  }
}

void EnterMember(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  if (tree.KindOf(parent) == Kind::field_expression && tree[node].field == Field::object) return;
  if (tree.KindOf(parent) == Kind::call_expression && tree[node].field == Field::function) return;
  NodeIndex object = tree.Child(node, Field::object), name = tree.Child(node, Field::member);
  if (object == kNoNode || name == kNoNode) return;
  std::string qualifier = DottedText(tree, object);
  if (qualifier.find('(') != std::string::npos || qualifier.find('[') != std::string::npos) return;
  std::string_view root = std::string_view(qualifier).substr(0, qualifier.find('.'));
  if (StateOf(walk).locals.Has(walk, root)) return;
  if (IsInType(tree, node)) {
    walk.AddReference(ReferenceKind::kType, name, qualifier, tree.TextOf(name));
  } else {
    walk.AddUse(name, qualifier, tree.TextOf(name));
  }
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode || walk.IsClaimed(node)) return;
  Field field = tree[node].field;
  switch (tree.KindOf(parent)) {
    case Kind::field_expression:
    case Kind::error_set_declaration:
    case Kind::block_label:
    case Kind::break_label:
    case Kind::test_declaration: return;
    case Kind::call_expression:
      if (field == Field::function) return;
      break;
    case Kind::function_declaration: case Kind::parameter: case Kind::function_signature: case Kind::container_field:
      if (field == Field::name) return;
      break;
    case Kind::slice_type: case Kind::pointer_type: case Kind::nullable_type: case Kind::array_type: {
      NodeIndex around = parent;
      for (int steps = 0; steps < 8 && tree[around].field != Field::object && IsTypeWrapper(tree.ParentKind(around)); ++steps) {
        around = tree.Parent(around);
      }
      if (tree[around].field == Field::object) return;  // counted with the member
      break;
    }
    default: break;
  }
  std::string_view name = tree.TextOf(node);
  if (name == "_" || StateOf(walk).locals.Has(walk, name)) return;
  if (IsInType(tree, node)) {
    walk.AddReference(ReferenceKind::kType, node, {}, name);
  } else {
    walk.AddUse(node, {}, name);
  }
}

}  // namespace repodoc::zig
