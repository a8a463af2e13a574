// Uses in C#: using directives, calls, accesses, type names, what is thrown, local names. The table that calls these hooks
// is in lang_csharp.cc.
#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/error_recovery.h"
#include "core/extract/lang_csharp.h"

namespace repodoc::csharp {
namespace {

// "Foo" of "Foo<int>".
std::string_view PlainName(std::string_view text) { return text.substr(0, text.find_first_of("< \t\r\n")); }

// As LINK follows it.
std::string Receiver(Walk& walk, std::string_view written) { return StateOf(walk).locals.Followed(walk, written); }

// The node stands where a type is meant.
bool IsTypePosition(const SyntaxTree& tree, NodeIndex node) {
  Field field = tree[node].field;
  if (field == Field::type || field == Field::returns) return true;
  switch (tree.ParentKind(node)) {
    case Kind::type_argument_list: case Kind::explicit_interface_specifier: return true;
    case Kind::as_expression: case Kind::is_expression: return field == Field::right;
    default: return false;
  }
}

// Bases have their own reference, and what `new` makes is told by the call.
bool IsToldElsewhere(const SyntaxTree& tree, NodeIndex node) {
  Kind around = tree.ParentKind(node);
  return around == Kind::base_list || around == Kind::primary_constructor_base_type ||
         (around == Kind::object_creation_expression && tree[node].field == Field::type) ||
         (around == Kind::attribute && tree[node].field == Field::name);
}

// namespace, class and method heads below an ERROR.
bool RecoverDefinition(Walk& walk, NodeIndex node) {
  static constexpr TypeWord kWords[] = {{"namespace", SymbolKind::kNamespace}, {"class", SymbolKind::kClass},
                                        {"struct", SymbolKind::kStruct}, {"interface", SymbolKind::kInterface},
                                        {"record", SymbolKind::kRecord}, {"enum", SymbolKind::kEnum}};
  if (RecoverType(walk, node, kWords)) return true;
  NodeIndex type;
  uint32_t symbol = RecoverCallable(walk, node, Kind::parameter_list, &type);
  if (symbol == kNone) return false;
  AddParameters(walk, symbol, walk.tree().NextSibling(node));
  return true;
}

// A brace is missing above, and "class Next { ... }" reads as a local variable of type "class", and a block.
bool RecoverLocalType(Walk& walk, NodeIndex declarator) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex declaration = tree.Parent(declarator);
  if (tree.KindOf(declarator) != Kind::variable_declarator) return false;
  NodeIndex type = tree.Child(declaration, Field::type), name = tree.Child(declarator, Field::name);
  NodeIndex statement = tree.Parent(declaration);
  if (type == kNoNode || name == kNoNode || statement == kNoNode || tree.TextOf(type) != "class") return false;
  NodeIndex block = tree.NextSibling(statement);
  if (block == kNoNode || tree.KindOf(block) != Kind::block) return false;
  AddRecovered(walk, SymbolKind::kClass, name, tree[type].begin, block);
  return true;
}

void NoteEnvironment(Walk& walk, NodeIndex call, std::string_view qualifier, std::string_view name) {
  if (name != "GetEnvironmentVariable" || !EndsWith(qualifier, "Environment")) return;
  const SyntaxTree& tree = walk.tree();
  NodeIndex arguments = tree.Child(call, Field::arguments);
  NodeIndex first = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  NodeIndex value = first == kNoNode ? kNoNode : tree.FirstNamedChild(first);
  if (value == kNoNode || tree.KindOf(value) != Kind::string_literal) return;
  std::string_view text = tree.TextOf(value);
  if (text.size() > 2 && text.size() < 200) walk.AddProperty(property::kEnvironment, text.substr(1, text.size() - 2), tree[call].row);
}

}  // namespace

std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::vector<std::string> parts;
  for (int steps = 0; steps < 24; ++steps) {
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::member_access_expression:
        parts.push_back("." + std::string(PlainName(tree.FieldText(node, Field::name))));
        next = tree.Child(node, Field::expression);
        break;
      case Kind::conditional_access_expression: {
        NodeIndex last = tree.LastNamedChild(node);
        if (last != kNoNode && tree.KindOf(last) == Kind::member_binding_expression) {
          parts.push_back("." + std::string(PlainName(tree.FieldText(last, Field::name))));
        }
        next = tree.Child(node, Field::condition);
        break;
      }
      case Kind::invocation_expression:
        parts.emplace_back("()");
        next = tree.Child(node, Field::function);
        break;
      case Kind::element_access_expression:
        parts.emplace_back("[]");
        next = tree.Child(node, Field::expression);
        break;
      case Kind::parenthesized_expression: case Kind::await_expression: case Kind::postfix_unary_expression:
        next = tree.FirstNamedChild(node);
        break;
      case Kind::object_creation_expression:
        parts.push_back("new " + SplitDotted(tree.FieldText(node, Field::type).substr(0, 200)).name + "()");
        break;
      case Kind::identifier: case Kind::predefined_type:
        parts.emplace_back(tree.TextOf(node).substr(0, 200));
        break;
      case Kind::generic_name: case Kind::qualified_name: case Kind::alias_qualified_name: {
        DottedName name = SplitDotted(tree.TextOf(node).substr(0, 200));
        parts.push_back(name.qualifier.empty() ? name.name : name.qualifier + "." + name.name);
        break;
      }
      default: {
        std::string_view text = tree.TextOf(node);
        parts.emplace_back(text == "this" || text == "base" ? text : std::string_view("(...)"));
      }
    }
    if (next == kNoNode) break;
    node = next;
  }
  std::string out;
  for (size_t i = parts.size(); i-- > 0;) out += parts[i];
  return out;
}

// using A.B;  using static A.B.C;  using X = A.B.C<int>;  global using A;
void EnterUsing(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex alias = tree.Child(node, Field::name), target = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].named() && child != alias && !(tree[child].flags & kNodeExtra)) target = child;
  }
  walk.SkipChildren();
  if (target == kNoNode) return;
  std::string module = walk.OneLine(target, 300);
  module.erase(std::remove(module.begin(), module.end(), ' '), module.end());
  uint8_t flags = tree.HasToken(node, "static") ? static_cast<uint8_t>(kImportStar) : uint8_t{0};
  uint32_t import = walk.AddImport(ImportKind::kUsing, module, node, flags);
  // Lines inside of #if were read as if they stood outside.
  const std::vector<ByteRange>& ranges = StateOf(walk).conditional;
  auto next = std::upper_bound(ranges.begin(), ranges.end(), tree[node].begin,
                               [](uint32_t at, const ByteRange& range) { return at < range.begin; });
  if (next != ranges.begin() && tree[node].begin < std::prev(next)->end) walk.facts().imports[import].flags |= kImportConditional;
  if (alias == kNoNode) return;
  walk.facts().imports[import].alias = walk.facts().Add(tree.TextOf(alias));
  walk.AddBinding(tree.TextOf(alias), module);
}

void EnterInvocation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function);
  if (function == kNoNode) return;
  NodeIndex name_node = function;
  std::string qualifier;
  switch (tree.KindOf(function)) {
    case Kind::identifier: case Kind::generic_name:
      if (tree.TextOf(function) == "nameof") return;
      if (StateOf(walk).locals.Has(walk, PlainName(tree.TextOf(function)))) return;
      break;
    case Kind::member_access_expression: {
      NodeIndex object = tree.Child(function, Field::expression);
      name_node = tree.Child(function, Field::name);
      if (object != kNoNode) qualifier = DottedText(tree, object);
      break;
    }
    case Kind::conditional_access_expression: {  // a?.B()
      NodeIndex last = tree.LastNamedChild(function), object = tree.Child(function, Field::condition);
      if (last == kNoNode || tree.KindOf(last) != Kind::member_binding_expression) return;
      name_node = tree.Child(last, Field::name);
      if (object != kNoNode) qualifier = DottedText(tree, object);
      break;
    }
    default: return;
  }
  if (name_node == kNoNode) return;
  std::string_view name = PlainName(tree.TextOf(name_node));
  NoteEnvironment(walk, node, qualifier, name);
  walk.AddCall(node, name_node, Receiver(walk, qualifier), name, ReferenceKind::kCall, qualifier);
}

void EnterCreation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type);
  if (type == kNoNode) return;
  DottedName name = SplitDotted(tree.TextOf(type).substr(0, 1000));
  bool own = name.qualifier.empty() && StateOf(walk).type_parameters.Has(name.name);
  if (!name.name.empty() && !own) walk.AddCall(node, type, name.qualifier, name.name);
}

void EnterMemberAccess(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.Child(node, Field::expression), name = tree.Child(node, Field::name);
  if (object == kNoNode || name == kNoNode) return;
  if (tree.ParentKind(node) == Kind::invocation_expression && tree[node].field == Field::function) return;
  std::string receiver = Receiver(walk, DottedText(tree, object));
  if (!StartsWith(receiver, "(.")) walk.AddUse(name, receiver, PlainName(tree.TextOf(name)));
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.IsClaimed(node)) return;
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  if (tree.KindOf(parent) == Kind::kError && RecoverDefinition(walk, node)) return;
  NodeIndex at = node;  // the name with its type arguments
  if (tree.KindOf(parent) == Kind::generic_name) {
    if (node != parent + 1) return;
    at = parent;
    parent = tree.Parent(at);
    if (parent == kNoNode) return;
  }
  Field field = tree[at].field;
  Kind around = tree.KindOf(parent);
  if (around == Kind::qualified_name || around == Kind::alias_qualified_name || IsToldElsewhere(tree, at)) return;
  std::string_view name = tree.TextOf(node);
  if (IsTypePosition(tree, at)) {
    if (!StateOf(walk).type_parameters.Has(name)) walk.AddReference(ReferenceKind::kType, node, {}, name);
    return;
  }
  switch (around) {
    case Kind::member_access_expression:
      if (field == Field::name) return;
      break;
    case Kind::invocation_expression:
      if (field == Field::function) return;
      break;
    case Kind::foreach_statement:
      if (field == Field::left) return;
      break;
    case Kind::member_binding_expression: case Kind::parameter_list: case Kind::type_parameter_constraints_clause:
    case Kind::type_parameter: case Kind::labeled_statement: case Kind::goto_statement: case Kind::implicit_parameter:
    case Kind::tuple_pattern: case Kind::extern_alias_directive: case Kind::subpattern: case Kind::join_into_clause:
      return;
    default:
      if (field == Field::name) return;
  }
  if (!name.empty() && !StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

void EnterQualifiedName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.IsClaimed(node) || IsToldElsewhere(tree, node)) return;
  if (tree.ParentKind(node) == Kind::qualified_name) return;
  std::string_view text = tree.TextOf(node).substr(0, 1000);
  DottedName name = SplitDotted(text);
  if (name.name.empty()) return;
  size_t colons = name.name.rfind("::");
  if (colons != std::string::npos) {  // global::X
    name.qualifier = name.name.substr(0, colons);
    name.name.erase(0, colons + 2);
  }
  if (IsTypePosition(tree, node)) {
    walk.AddReference(ReferenceKind::kType, node, name.qualifier, name.name);
  } else {
    walk.AddUse(node, name.qualifier, name.name);
  }
}

void EnterAttribute(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  DottedName name = SplitDotted(tree.TextOf(name_node).substr(0, 1000));
  if (!name.name.empty()) walk.AddReference(ReferenceKind::kDecorator, node, name.qualifier, name.name);
}

void EnterThrow(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode || tree.KindOf(value) != Kind::object_creation_expression) return;
  NodeIndex type = tree.Child(value, Field::type);
  if (type != kNoNode) AddThrown(walk, callable, walk.OneLine(type, 200), tree[node].row);
}

namespace {

// What a local variable is: "<Box>" by its type, "new Box()" or "boxes[]" for `var`; empty when it cannot be told.
std::string LocalValue(Walk& walk, NodeIndex node, NodeIndex name) {
  const SyntaxTree& tree = walk.tree();
  Kind kind = tree.KindOf(node);
  NodeIndex holder = kind == Kind::variable_declarator ? tree.Parent(node) : node;
  NodeIndex type = holder == kNoNode ? kNoNode : tree.Child(holder, Field::type);
  if (type == kNoNode) return {};
  std::string text = walk.OneLine(type, 200);
  if (text != "var") return text.size() > 76 ? std::string() : "<" + text + ">";
  bool each = kind == Kind::foreach_statement;
  NodeIndex value = each ? tree.Child(node, Field::right) : tree.LastNamedChild(node);
  if (value == kNoNode || value == name) return {};
  std::string made = Receiver(walk, DottedText(tree, value));
  if (each) made += "[]";
  return made.size() > 78 || StartsWith(made, "(.") ? std::string() : made;
}

}  // namespace

bool KeepUse(const Walk&, std::string_view, std::string_view) { return true; }  // inherited, or of the same namespace

// params T[] rest: the name is a part of the list itself.
void EnterParameterList(Walk& walk, NodeIndex node) {
  if (NodeIndex name = walk.tree().Child(node, Field::name); name != kNoNode) StateOf(walk).locals.Add(walk, walk.TextOf(name));
}

void EnterLocal(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (RecoverLocalType(walk, node)) return;
  Kind kind = tree.KindOf(node);
  NodeIndex name = tree.Child(node, kind == Kind::foreach_statement ? Field::left : Field::name);
  if (kind == Kind::let_clause) name = tree.FirstNamedChild(node);
  if (name == kNoNode) return;
  if (tree.KindOf(name) == Kind::identifier) {
    bool typed = kind == Kind::variable_declarator || kind == Kind::foreach_statement || kind == Kind::parameter ||
                 kind == Kind::catch_declaration || kind == Kind::declaration_pattern || kind == Kind::declaration_expression;
    StateOf(walk).locals.Add(walk, tree.TextOf(name), typed ? LocalValue(walk, node, name) : std::string());
  } else if (tree.KindOf(name) == Kind::tuple_pattern) {
    for (NodeIndex at = name; at < tree[name].next; ++at) {
      if (tree.KindOf(at) == Kind::identifier) StateOf(walk).locals.Add(walk, tree.TextOf(at));
    }
  }
}

void EnterLambda(Walk& walk, NodeIndex node) {
  NodeIndex parameters = walk.tree().Child(node, Field::parameters);
  if (parameters != kNoNode && walk.tree().KindOf(parameters) == Kind::implicit_parameter) {
    StateOf(walk).locals.Add(walk, walk.TextOf(parameters));
  }
}

}  // namespace repodoc::csharp
