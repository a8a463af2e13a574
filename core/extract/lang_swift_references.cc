// Swift: imports, calls, members, names, types, environment variables. The table is in lang_swift.cc.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_swift.h"

namespace repodoc::swift {
namespace {

std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (int steps = 0; steps < 16; ++steps) {
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::simple_identifier:
      case Kind::self_expression:
      case Kind::super_expression:
      case Kind::user_type: return std::string(tree.TextOf(node)) + tail;
      case Kind::navigation_expression: {
        NodeIndex suffix = tree.ChildOfKind(node, Kind::navigation_suffix);
        tail = "." + (suffix == kNoNode ? std::string() : std::string(tree.FieldText(suffix, Field::suffix))) + tail;
        next = tree.Child(node, Field::target);
        break;
      }
      case Kind::call_expression: {
        NodeIndex suffix = tree.ChildOfKind(node, Kind::call_suffix);
        bool index = suffix != kNoNode && StartsWith(tree.TextOf(suffix), "[");
        tail = (index ? "[]" : "()") + tail;
        next = tree.FirstNamedChild(node);
        break;
      }
      case Kind::constructor_expression:
        tail = "()" + tail;
        next = tree.FirstNamedChild(node);
        break;
      case Kind::postfix_expression: next = tree.Child(node, Field::target); break;
      case Kind::try_expression:
      case Kind::await_expression: next = tree.LastNamedChild(node); break;
      default: return "(...)" + tail;
    }
    if (next == kNoNode) return "(...)" + tail;
    node = next;
  }
  return tail;
}

std::string_view FirstLiteral(const SyntaxTree& tree, NodeIndex suffix) {
  NodeIndex arguments = tree.ChildOfKind(suffix, Kind::value_arguments);
  NodeIndex argument = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  NodeIndex value = argument == kNoNode ? kNoNode : tree.Child(argument, Field::value);
  return value == kNoNode ? std::string_view() : PlainLiteral(tree.TextOf(value));
}

}  // namespace

std::string TypePath(const SyntaxTree& tree, NodeIndex type, NodeIndex* last) {
  std::string out;
  *last = kNoNode;
  for (NodeIndex child : tree.Children(type)) {
    if (tree.KindOf(child) != Kind::type_identifier) continue;
    if (!out.empty()) out += '.';
    out += tree.TextOf(child);
    *last = child;
  }
  return out;
}

// @testable import struct Foo.Bar
void EnterImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.SkipChildren();
  NodeIndex path = tree.ChildOfKind(node, Kind::identifier);
  if (path == kNoNode) return;
  std::string whole = walk.OneLine(path, 200);
  bool kind = false;  // of one declaration
  for (std::string_view word : {"typealias", "struct", "class", "enum", "protocol", "let", "var", "func"}) {
    if (tree.HasToken(node, word)) kind = true;
  }
  size_t dot = whole.rfind('.');
  kind = kind && dot != std::string::npos;
  uint8_t flags = IsConditional(walk, node) ? static_cast<uint8_t>(kImportConditional) : uint8_t{0};
  std::string module = kind ? whole.substr(0, dot) : whole;
  uint32_t import = walk.AddImport(ImportKind::kImport, module, node, flags);
  if (kind) {
    walk.AddImportName(import, std::string_view(whole).substr(dot + 1), {}, tree[path].row);
    walk.AddBinding(std::string_view(whole).substr(dot + 1), whole);
  } else {
    walk.AddBinding(std::string_view(whole).substr(0, whole.find('.')), whole);
  }
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.KindOf(node) == Kind::macro_invocation) {  // #stringify(x)
    NodeIndex name = tree.ChildOfKind(node, Kind::simple_identifier);
    if (name != kNoNode) walk.AddCall(node, name, {}, tree.TextOf(name), ReferenceKind::kMacro);
    return;
  }
  NodeIndex function = tree.FirstNamedChild(node), suffix = tree.ChildOfKind(node, Kind::call_suffix);
  if (function == kNoNode || suffix == kNoNode) return;
  if (StartsWith(tree.TextOf(suffix), "[")) {  // an index
    if (tree.KindOf(function) != Kind::navigation_expression || !EndsWith(tree.TextOf(function), ".environment")) return;
    std::string_view variable = FirstLiteral(tree, suffix);
    if (!variable.empty()) walk.AddProperty(property::kEnvironment, variable, tree[node].row);
    return;
  }
  if (tree.KindOf(function) == Kind::simple_identifier) {
    std::string_view name = tree.TextOf(function);
    if (StateOf(walk).locals.Has(walk, name)) return;
    walk.AddCall(node, function, {}, name);
    if (name == "getenv") {
      std::string_view variable = FirstLiteral(tree, suffix);
      if (!variable.empty()) walk.AddProperty(property::kEnvironment, variable, tree[node].row);
    }
  } else if (tree.KindOf(function) == Kind::navigation_expression) {
    NodeIndex target = tree.Child(function, Field::target), member = tree.ChildOfKind(function, Kind::navigation_suffix);
    NodeIndex name = member == kNoNode ? kNoNode : tree.Child(member, Field::suffix);
    if (target != kNoNode && name != kNoNode) walk.AddCall(node, name, DottedText(tree, target), tree.TextOf(name));
  }
}

// Stack<Int>(), [String]()
void EnterConstructor(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.ChildOfKind(node, Kind::user_type);
  if (type == kNoNode) return;
  NodeIndex last = kNoNode;
  std::string path = TypePath(tree, type, &last);
  if (last == kNoNode) return;
  size_t dot = path.rfind('.');
  walk.AddCall(node, last, dot == std::string::npos ? std::string() : path.substr(0, dot), tree.TextOf(last));
}

void EnterNavigation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Kind around = tree.KindOf(parent);
  if (around == Kind::navigation_expression && tree[node].field == Field::target) return;
  if (around == Kind::call_expression && tree.FirstNamedChild(parent) == node) return;
  NodeIndex target = tree.Child(node, Field::target), member = tree.ChildOfKind(node, Kind::navigation_suffix);
  NodeIndex name = member == kNoNode ? kNoNode : tree.Child(member, Field::suffix);
  if (target == kNoNode || name == kNoNode) return;
  std::string qualifier = DottedText(tree, target);
  if (qualifier.find('(') != std::string::npos || qualifier.find('[') != std::string::npos) return;
  std::string_view root = std::string_view(qualifier).substr(0, qualifier.find('.'));
  if (root == "self" || !StateOf(walk).locals.Has(walk, root)) walk.AddUse(name, qualifier, tree.TextOf(name));
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Field field = tree[node].field;
  std::string_view name = tree.TextOf(node);
  if (field == Field::bound_identifier) {
    StateOf(walk).locals.Add(walk, name);
    return;
  }
  switch (tree.KindOf(parent)) {
    case Kind::lambda_parameter:
      StateOf(walk).locals.Add(walk, name);
      return;
    case Kind::navigation_suffix: case Kind::value_argument_label: case Kind::parameter: case Kind::identifier:
    case Kind::enum_type_parameters: case Kind::tuple_type_item: case Kind::directive: case Kind::capture_list_item:
    case Kind::macro_declaration: case Kind::operator_declaration: case Kind::inheritance_constraint:
    case Kind::macro_invocation: case Kind::willset_clause: case Kind::didset_clause: case Kind::computed_setter:
    case Kind::availability_condition: case Kind::attribute:
      return;
    case Kind::function_declaration: case Kind::protocol_function_declaration: case Kind::enum_entry:
      if (field == Field::name) return;
      break;
    case Kind::pattern:
      // let (a, b) binds; case .a(b) does not bind a.
      if (tree.ParentKind(parent) == Kind::pattern || tree.ParentKind(parent) == Kind::property_declaration) {
        StateOf(walk).locals.Add(walk, name);
      }
      return;
    case Kind::navigation_expression: return;  // counted with the member
    case Kind::call_expression:
      if (tree.FirstNamedChild(parent) == node) return;
      break;
    case Kind::prefix_expression:
      if (tree.FieldText(parent, Field::operation) == ".") return;  // .member of a type that is not written
      break;
    default: break;
  }
  if (name != "_" && !StartsWith(name, "$") && !StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

void EnterUserType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex last = kNoNode;
  std::string path = TypePath(tree, node, &last);
  if (last == kNoNode) return;
  size_t dot = path.rfind('.');
  std::string_view qualifier = dot == std::string::npos ? std::string_view() : std::string_view(path).substr(0, dot);
  switch (tree.ParentKind(node)) {
    case Kind::attribute:
      walk.AddReference(ReferenceKind::kDecorator, last, qualifier, tree.TextOf(last));
      return;
    case Kind::inheritance_specifier: case Kind::constructor_expression: case Kind::navigation_expression: return;
    default: break;
  }
  if (path == "Self" || (qualifier.empty() && StateOf(walk).type_parameters.Has(walk, path))) return;
  walk.AddReference(ReferenceKind::kType, last, qualifier, tree.TextOf(last));
}

}  // namespace repodoc::swift
