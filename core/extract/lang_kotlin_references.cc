// Uses in Kotlin: package, imports, calls, accesses, type names, what is thrown, local names. The table that calls these hooks
// is in lang_kotlin.cc.
#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/error_recovery.h"
#include "core/extract/lang_kotlin.h"

namespace repodoc::kotlin {
namespace {

// The last identifier among the children: the name of a navigation.
NodeIndex LastIdentifier(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex last = tree.LastNamedChild(node);
  return last != kNoNode && tree.KindOf(last) == Kind::identifier ? last : kNoNode;
}

// "a?.b().c" of an expression, shortened; the qualifier of calls and accesses.
std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::vector<std::string> parts;
  for (int steps = 0; steps < 24; ++steps) {
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::navigation_expression: {
        NodeIndex name = LastIdentifier(tree, node);
        if (name != kNoNode) parts.push_back("." + std::string(PlainName(tree.TextOf(name))));
        next = tree.FirstNamedChild(node);
        break;
      }
      case Kind::call_expression:
        parts.emplace_back("()");
        next = tree.FirstNamedChild(node);
        break;
      case Kind::index_expression:
        parts.emplace_back("[]");
        next = tree.FirstNamedChild(node);
        break;
      case Kind::parenthesized_expression: case Kind::unary_expression: next = tree.FirstNamedChild(node); break;
      case Kind::identifier: parts.emplace_back(PlainName(tree.TextOf(node)).substr(0, 200)); break;
      case Kind::this_expression: parts.emplace_back("this"); break;
      case Kind::super_expression: parts.emplace_back("super"); break;
      case Kind::user_type: {
        DottedName name = SplitDotted(tree.TextOf(node).substr(0, 200));
        parts.push_back(name.qualifier.empty() ? name.name : name.qualifier + "." + name.name);
        break;
      }
      default: parts.emplace_back("(...)");
    }
    if (next == kNoNode) break;
    node = next;
  }
  std::string out;
  for (size_t i = parts.size(); i-- > 0;) out += parts[i];
  return out;
}

// As LINK follows it.
std::string Receiver(Walk& walk, std::string_view written) { return StateOf(walk).locals.Followed(walk, written); }

bool StringValue(const SyntaxTree& tree, NodeIndex node, std::string_view* value) {
  if (node == kNoNode || tree.KindOf(node) != Kind::string_literal) return false;
  std::string_view text = tree.TextOf(node);
  if (text.size() < 3 || text.size() > 200 || text.find('$') != std::string_view::npos) return false;
  *value = text.substr(1, text.size() - 2);
  return true;
}

// The name a call calls, and what stands before it.
NodeIndex Callee(const SyntaxTree& tree, NodeIndex call, std::string* qualifier) {
  NodeIndex function = tree.FirstNamedChild(call);
  if (function == kNoNode) return kNoNode;
  if (tree.KindOf(function) == Kind::identifier) return function;
  if (tree.KindOf(function) != Kind::navigation_expression) return kNoNode;
  NodeIndex object = tree.FirstNamedChild(function), name = LastIdentifier(tree, function);
  if (name == kNoNode || object == name) return kNoNode;
  *qualifier = DottedText(tree, object);
  return name;
}

bool RecoverDefinition(Walk& walk, NodeIndex node) {
  static constexpr TypeWord kWords[] = {{"class", SymbolKind::kClass}, {"interface", SymbolKind::kInterface},
                                        {"object", SymbolKind::kObject}};
  if (RecoverType(walk, node, kWords)) return true;
  const SyntaxTree& tree = walk.tree();
  NodeIndex before = SiblingBefore(tree, node);
  if (before == kNoNode || tree[before].named() || tree.TextOf(before) != "fun") return false;
  NodeIndex list = tree.NextSibling(node);
  uint32_t symbol = AddRecovered(walk, walk.context().type == kNone ? SymbolKind::kFunction : SymbolKind::kMethod, node,
                                 tree[before].begin, list == kNoNode ? node : list);
  walk.symbol(symbol).visibility = Visibility::kPublic;
  walk.SetSignature(symbol, HeadText(walk, tree[before].begin, tree[list == kNoNode ? node : list].end));
  return true;
}

}  // namespace

void EnterPackage(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::qualified_identifier);
  if (name_node == kNoNode) return;
  walk.AddSymbol(SymbolKind::kPackage, walk.OneLine(name_node, 300), node, name_node, kSymbolDefinition);
  walk.Claim(name_node);
}

// import a.b.C;  import a.b.*;  import a.b.C as D
void EnterImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::qualified_identifier);
  walk.SkipChildren();
  if (name_node == kNoNode) return;
  std::string module = walk.OneLine(name_node, 400);
  module.erase(std::remove_if(module.begin(), module.end(), [](char c) { return c == ' ' || c == '`'; }), module.end());
  bool star = tree.HasToken(node, "*");
  uint32_t import = walk.AddImport(ImportKind::kImport, module, node, star ? static_cast<uint8_t>(kImportStar) : uint8_t{0});
  if (star) return;
  NodeIndex alias = LastIdentifier(tree, node);
  size_t dot = module.rfind('.');
  if (alias != kNoNode) {
    walk.facts().imports[import].alias = walk.facts().Add(PlainName(tree.TextOf(alias)));
    walk.AddBinding(PlainName(tree.TextOf(alias)), module);
  } else {
    walk.AddBinding(dot == std::string::npos ? module : module.substr(dot + 1), module);
  }
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string qualifier;
  NodeIndex name_node = Callee(tree, node, &qualifier);
  if (name_node == kNoNode) return;
  std::string_view name = PlainName(tree.TextOf(name_node));
  if (qualifier.empty() && StateOf(walk).locals.Has(walk, name)) return;
  walk.AddCall(node, name_node, Receiver(walk, qualifier), name, ReferenceKind::kCall, qualifier);
  bool reads = (name == "getenv" && (qualifier == "System" || qualifier.empty())) || (name == "get" && qualifier == "System.getenv()");
  if (!reads) return;
  NodeIndex arguments = tree.ChildOfKind(node, Kind::value_arguments);
  NodeIndex first = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  std::string_view variable;
  if (first != kNoNode && StringValue(tree, tree.FirstNamedChild(first), &variable)) {
    walk.AddProperty(property::kEnvironment, variable, tree[node].row);
  }
}

// System.getenv()["HOME"]
void EnterIndex(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.FirstNamedChild(node);
  std::string_view variable;
  if (object == kNoNode || tree[object].end - tree[object].begin > 40 || DottedText(tree, object) != "System.getenv()") return;
  if (StringValue(tree, tree.LastNamedChild(node), &variable)) walk.AddProperty(property::kEnvironment, variable, tree[node].row);
}

void EnterNavigation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.FirstNamedChild(node), name = LastIdentifier(tree, node);
  NodeIndex parent = tree.Parent(node);
  if (object == kNoNode || name == kNoNode || parent == kNoNode) return;
  Kind around = tree.KindOf(parent);
  if (node == parent + 1 && around == Kind::call_expression) return;
  std::string receiver = Receiver(walk, DottedText(tree, object));
  if (!StartsWith(receiver, "(.")) walk.AddUse(name, receiver, PlainName(tree.TextOf(name)));
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.IsClaimed(node)) return;
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  if (tree.KindOf(parent) == Kind::kError && RecoverDefinition(walk, node)) return;
  if (tree[node].field == Field::name || tree[node].field == Field::label) return;
  bool first = node == parent + 1;
  switch (tree.KindOf(parent)) {
    case Kind::call_expression:
      if (first) return;
      break;
    case Kind::navigation_expression:
      if (!first) return;
      break;
    case Kind::value_argument: {  // name = value
      NodeIndex behind = tree.NextSibling(node);
      if (behind != kNoNode && tree.TextOf(behind) == "=") return;
      break;
    }
    case Kind::user_type: case Kind::type_parameter: case Kind::type_constraint: case Kind::parameter:
    case Kind::class_parameter: case Kind::qualified_identifier: case Kind::catch_block: case Kind::enum_entry:
    case Kind::label: case Kind::use_site_target: case Kind::this_expression: case Kind::super_expression:
      return;
    case Kind::variable_declaration: case Kind::setter: return;
    default: break;
  }
  std::string_view name = PlainName(tree.TextOf(node));
  if (name == "null" || name == "true" || name == "false" || name == "it" || name == "field") return;
  if (!StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

void EnterUserType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node), place = node;
  if (parent != kNoNode && tree.KindOf(parent) == Kind::constructor_invocation) {
    place = parent;
    parent = tree.Parent(parent);
  }
  if (parent == kNoNode) return;
  switch (tree.KindOf(parent)) {
    case Kind::delegation_specifier: return;  // a base has its own reference
    case Kind::explicit_delegation:
      if (place == parent + 1) return;
      break;
    case Kind::annotation: case Kind::file_annotation: return;
    default: break;
  }
  DottedName name = SplitDotted(tree.TextOf(node).substr(0, 1000));
  if (name.name.empty() || (name.qualifier.empty() && StateOf(walk).type_parameters.Has(name.name))) return;
  walk.AddReference(ReferenceKind::kType, node, name.qualifier, name.name);
}

void EnterAnnotation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    NodeIndex type = child;
    if (tree.KindOf(child) == Kind::constructor_invocation) type = tree.ChildOfKind(child, Kind::user_type);
    if (type == kNoNode || tree.KindOf(type) != Kind::user_type) continue;
    DottedName name = SplitDotted(tree.TextOf(type).substr(0, 1000));
    if (!name.name.empty()) walk.AddReference(ReferenceKind::kDecorator, type, name.qualifier, name.name);
  }
}

void EnterThrow(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode || tree.KindOf(value) != Kind::call_expression) return;
  std::string qualifier;
  NodeIndex name = Callee(tree, value, &qualifier);
  if (name == kNoNode) return;
  std::string text = qualifier.empty() ? std::string(tree.TextOf(name)) : qualifier + "." + std::string(tree.TextOf(name));
  // A type, not a function that makes one.
  char initial = tree.TextOf(name).empty() ? 'a' : tree.TextOf(name)[0];
  if (initial >= 'A' && initial <= 'Z') AddThrown(walk, callable, text, tree[node].row);
}

std::string ValueText(Walk& walk, NodeIndex value) {
  std::string made = Receiver(walk, DottedText(walk.tree(), value));
  return made.size() > 78 || StartsWith(made, "(.") ? std::string() : made;
}

namespace {

// What a local name is: "<Box>" by its type, "Box()" or "boxes[]" by what it is set to; empty when it cannot be told.
std::string LocalValue(Walk& walk, NodeIndex node, NodeIndex name) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.NextSibling(name);  // ":"
  if (type != kNoNode && tree.TextOf(type) == ":") type = tree.NextSibling(type);
  if (type != kNoNode && tree[type].named() && tree.KindOf(type) != Kind::block) {
    std::string text = walk.OneLine(type, 200);
    return text.size() > 76 ? std::string() : "<" + text + ">";
  }
  NodeIndex sign = tree.NextSibling(node);
  if (tree.KindOf(node) != Kind::variable_declaration || sign == kNoNode) return {};
  bool each = tree.TextOf(sign) == "in";
  NodeIndex value = each || tree.TextOf(sign) == "=" ? tree.NextSibling(sign) : kNoNode;
  if (value == kNoNode) return {};
  std::string made = Receiver(walk, DottedText(tree, value));
  if (each) made += "[]";
  return made.size() > 78 || StartsWith(made, "(.") ? std::string() : made;
}

}  // namespace

void EnterLocal(Walk& walk, NodeIndex node) {
  NodeIndex name = walk.tree().ChildOfKind(node, Kind::identifier);
  if (name != kNoNode) StateOf(walk).locals.Add(walk, PlainName(walk.TextOf(name)), LocalValue(walk, node, name));
}

bool KeepUse(const Walk&, std::string_view qualifier, std::string_view name) {  // inherited, or of the same package
  return !qualifier.empty() || (name != "break" && name != "continue");
}

}  // namespace repodoc::kotlin
