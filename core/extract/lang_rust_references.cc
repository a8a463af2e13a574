// Rust: calls, paths, names, types, what patterns bind, environment variables. The table is in lang_rust.cc.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_rust.h"

namespace repodoc::rust {
namespace {

// "self.items", "f().b": what stands before a method's name, as written. `followed`: as LINK follows it, with what locals
// are, "<Box>.lids[]"; what `?` takes out of an option or a result is told as ".unwrap()".
std::string ExpressionText(Walk& walk, NodeIndex node, bool followed) {
  const SyntaxTree& tree = walk.tree();
  std::string tail;
  for (int steps = 0; steps < 16; ++steps) {
    NodeIndex next = kNoNode;
    std::string root = "(...)";
    switch (tree.KindOf(node)) {
      case Kind::identifier: case Kind::self: root = tree.TextOf(node); break;
      case Kind::scoped_identifier: root = PathText(tree, node); break;
      case Kind::macro_invocation: root = std::string(tree.FieldText(node, Field::macro)) + "!()"; break;
      case Kind::string_literal: root = "\"\""; break;
      case Kind::struct_expression:
        if (followed) return "<" + std::string(tree.FieldText(node, Field::name).substr(0, 76)) + ">" + tail;
        break;
      case Kind::type_cast_expression:
        if (followed) return "<" + std::string(tree.FieldText(node, Field::type).substr(0, 76)) + ">" + tail;
        break;
      case Kind::field_expression:
        tail = "." + std::string(tree.FieldText(node, Field::field)) + tail;
        next = tree.Child(node, Field::value);
        break;
      case Kind::call_expression:
        tail = "()" + tail;
        next = tree.Child(node, Field::function);
        break;
      case Kind::index_expression:
        tail = "[]" + tail;
        next = tree.FirstNamedChild(node);
        break;
      case Kind::try_expression:
        if (followed) tail = ".unwrap()" + tail;
        next = tree.FirstNamedChild(node);
        break;
      case Kind::generic_function: next = tree.Child(node, Field::function); break;
      case Kind::reference_expression: next = tree.Child(node, Field::value); break;
      case Kind::await_expression: case Kind::parenthesized_expression: case Kind::unary_expression:
        next = tree.FirstNamedChild(node);
        break;
      default: break;
    }
    if (next == kNoNode) return (followed ? StateOf(walk).locals.Followed(walk, root) : root) + tail;
    node = next;
  }
  return "(...)" + tail;
}

std::string Receiver(Walk& walk, NodeIndex node) { return ExpressionText(walk, node, true); }

bool BindsByName(std::string_view name) {
  // Constants and variants are written with capitals; everything else in a pattern binds.
  return !name.empty() && !(name[0] >= 'A' && name[0] <= 'Z');
}

void NoteEnvironment(Walk& walk, NodeIndex call, std::string_view qualifier, std::string_view name) {
  if (name != "var" && name != "var_os") return;
  bool standard = qualifier == "env" || EndsWith(qualifier, "::env");
  if (qualifier.empty()) standard = EndsWith(walk.BindingOf(name), "env::var") || EndsWith(walk.BindingOf(name), "env::var_os");
  if (!standard) return;
  const SyntaxTree& tree = walk.tree();
  NodeIndex arguments = tree.Child(call, Field::arguments);
  NodeIndex argument = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  if (argument == kNoNode) return;
  std::string_view variable = PlainLiteral(tree.TextOf(argument));
  if (!variable.empty()) walk.AddProperty(property::kEnvironment, variable, tree[call].row);
}

}  // namespace

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function);
  if (function != kNoNode && tree.KindOf(function) == Kind::generic_function) function = tree.Child(function, Field::function);
  if (function == kNoNode) return;
  switch (tree.KindOf(function)) {
    case Kind::identifier: {
      std::string_view name = tree.TextOf(function);
      if (StateOf(walk).locals.Has(walk, name)) return;
      walk.AddCall(node, function, {}, name);
      NoteEnvironment(walk, node, {}, name);
      break;
    }
    case Kind::scoped_identifier: {
      NodeIndex path = tree.Child(function, Field::path), name = tree.Child(function, Field::name);
      if (name == kNoNode) return;
      std::string qualifier = path == kNoNode ? std::string() : PathText(tree, path);
      walk.AddCall(node, name, qualifier, tree.TextOf(name));
      NoteEnvironment(walk, node, qualifier, tree.TextOf(name));
      break;
    }
    case Kind::field_expression: {
      NodeIndex value = tree.Child(function, Field::value), name = tree.Child(function, Field::field);
      if (value == kNoNode || name == kNoNode) return;
      walk.AddCall(node, name, Receiver(walk, value), tree.TextOf(name), ReferenceKind::kCall,
                   ExpressionText(walk, value, false));
      break;
    }
    default: break;
  }
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Field field = tree[node].field;
  switch (tree.KindOf(parent)) {
    case Kind::function_item: case Kind::function_signature_item: case Kind::const_item: case Kind::static_item:
    case Kind::mod_item: case Kind::enum_variant: case Kind::macro_definition: case Kind::const_parameter:
      if (field == Field::name) return;
      break;
    case Kind::call_expression: case Kind::generic_function:
      if (field == Field::function) return;
      break;
    case Kind::macro_invocation: case Kind::scoped_identifier: case Kind::scoped_type_identifier: case Kind::lifetime:
    case Kind::label: case Kind::attribute: case Kind::token_tree: case Kind::token_repetition:
    case Kind::token_tree_pattern: case Kind::token_repetition_pattern: case Kind::visibility_modifier:
    case Kind::parameters: case Kind::closure_parameters: case Kind::break_expression:
      if (tree.KindOf(parent) == Kind::break_expression) break;
      return;
    default: break;
  }
  std::string_view name = tree.TextOf(node);
  if (name != "_" && !StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

void EnterScopedIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Kind around = tree.KindOf(parent);
  if (around == Kind::scoped_identifier || around == Kind::scoped_type_identifier || around == Kind::macro_invocation ||
      around == Kind::visibility_modifier || around == Kind::attribute) {
    return;
  }
  if ((around == Kind::call_expression || around == Kind::generic_function) && tree[node].field == Field::function) return;
  NodeIndex path = tree.Child(node, Field::path), name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  walk.AddUse(name, path == kNoNode ? std::string() : PathText(tree, path), tree.TextOf(name));
}

void EnterTypeName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Field field = tree[node].field;
  switch (tree.KindOf(parent)) {
    case Kind::struct_item: case Kind::union_item: case Kind::enum_item: case Kind::trait_item: case Kind::type_item:
    case Kind::associated_type: case Kind::type_parameter: case Kind::type_binding:
      if (field == Field::name) return;
      break;
    case Kind::scoped_type_identifier: return;  // counted as a whole
    default: break;
  }
  // The trait of an impl and the bounds of a trait are bases.
  NodeIndex whole = node;
  if (tree.KindOf(parent) == Kind::generic_type && field == Field::type) whole = parent;
  NodeIndex around = tree.Parent(whole);
  if (around != kNoNode) {
    if (tree.KindOf(around) == Kind::impl_item && tree[whole].field == Field::trait) return;
    if (tree.KindOf(around) == Kind::trait_bounds && tree.ParentKind(around) == Kind::trait_item) return;
  }
  std::string_view name = tree.TextOf(node);
  if (name == "Self" || name == "_" || StateOf(walk).type_parameters.Has(walk, name)) return;
  walk.AddReference(ReferenceKind::kType, node, {}, name);
}

void EnterScopedType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode || tree.KindOf(parent) == Kind::scoped_type_identifier) return;
  NodeIndex whole = node;
  if (tree.KindOf(parent) == Kind::generic_type && tree[node].field == Field::type) whole = parent;
  NodeIndex around = tree.Parent(whole);
  if (around != kNoNode) {
    if (tree.KindOf(around) == Kind::impl_item && tree[whole].field == Field::trait) return;
    if (tree.KindOf(around) == Kind::trait_bounds && tree.ParentKind(around) == Kind::trait_item) return;
  }
  NodeIndex path = tree.Child(node, Field::path), name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  walk.AddReference(ReferenceKind::kType, name, path == kNoNode ? std::string() : PathText(tree, path), tree.TextOf(name));
}

void BindPattern(Walk& walk, NodeIndex pattern, const std::string& value) {
  const SyntaxTree& tree = walk.tree();
  // Some(x), Ok(x) take their value out; of other patterns only a name alone is the value itself.
  NodeIndex whole = pattern;
  std::string made = value.size() > 70 || StartsWith(value, "(.") ? std::string() : value;
  for (int steps = 0; steps < 4 && whole != kNoNode; ++steps) {
    Kind kind = tree.KindOf(whole);
    if (kind == Kind::tuple_struct_pattern) {
      std::string_view name = tree.FieldText(whole, Field::type);
      whole = (name == "Some" || name == "Ok") ? tree.LastNamedChild(whole) : kNoNode;
      if (!made.empty()) made += ".unwrap()";
    } else if (kind == Kind::mut_pattern || kind == Kind::ref_pattern || kind == Kind::reference_pattern) {
      whole = tree.LastNamedChild(whole);
    } else {
      break;
    }
  }
  for (NodeIndex at = pattern; at < tree[pattern].next; ++at) {
    Kind kind = tree.KindOf(at);
    if (kind == Kind::shorthand_field_identifier) {
      StateOf(walk).locals.Add(walk, tree.TextOf(at));
    } else if (kind == Kind::identifier && BindsByName(tree.TextOf(at))) {
      Kind around = tree.ParentKind(at);
      if (around == Kind::scoped_identifier || around == Kind::token_tree) continue;
      if (around == Kind::tuple_struct_pattern && tree[at].field == Field::type) continue;
      StateOf(walk).locals.Add(walk, tree.TextOf(at), at == whole ? made : std::string());
    }
  }
}

namespace {

// Behind the statement: in `let x = x.lid();` the second one is the outer one.
void LeavePatternHolder(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex pattern = tree.Child(node, Field::pattern), type = tree.Child(node, Field::type), value = tree.Child(node, Field::value);
  if (pattern == kNoNode) return;
  std::string made;
  if (type != kNoNode) {
    made = "<" + walk.OneLine(type, 200) + ">";
  } else if (value != kNoNode) {
    made = Receiver(walk, value);
    if (tree.KindOf(node) == Kind::for_expression) made += "[]";
  }
  BindPattern(walk, pattern, made);
}

}  // namespace

// x.lid, which is no call
void EnterFieldUse(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex value = tree.Child(node, Field::value), name = tree.Child(node, Field::field);
  if (value == kNoNode || name == kNoNode || tree.KindOf(name) != Kind::field_identifier) return;
  if (tree.ParentKind(node) == Kind::call_expression && tree[node].field == Field::function) return;
  std::string receiver = Receiver(walk, value);
  if (!StartsWith(receiver, "(.")) walk.AddUse(name, receiver, tree.TextOf(name));
}

void EnterPatternHolder(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  switch (tree.KindOf(node)) {
    case Kind::closure_parameters:
      for (NodeIndex child : tree.Children(node)) {
        if (!tree[child].named()) continue;
        NodeIndex pattern = tree.KindOf(child) == Kind::parameter ? tree.Child(child, Field::pattern) : child;
        NodeIndex type = tree.KindOf(child) == Kind::parameter ? tree.Child(child, Field::type) : kNoNode;
        if (pattern != kNoNode) BindPattern(walk, pattern, type == kNoNode ? std::string() : "<" + walk.OneLine(type, 200) + ">");
      }
      break;
    case Kind::let_declaration:
      if (tree.Child(node, Field::alternative) != kNoNode) walk.CountDecision();  // let ... else
      [[fallthrough]];
    default:
      LeavePatternHolder(walk, node);
  }
}

void EnterMatchPattern(Walk& walk, NodeIndex node) {
  NodeIndex pattern = walk.tree().FirstNamedChild(node);
  if (pattern == kNoNode) return;
  // match found { Some(x) => ... }
  NodeIndex arm = walk.tree().Parent(node), block = arm == kNoNode ? kNoNode : walk.tree().Parent(arm);
  NodeIndex match = block == kNoNode ? kNoNode : walk.tree().Parent(block);
  NodeIndex value = match == kNoNode ? kNoNode : walk.tree().Child(match, Field::value);
  BindPattern(walk, pattern, value == kNoNode ? std::string() : Receiver(walk, value));
}

}  // namespace repodoc::rust
