// Uses in Scala: imports, calls, accesses, type names, what is thrown, local names. The table that calls these hooks is in
// lang_scala.cc.
#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/error_recovery.h"
#include "core/extract/lang_scala.h"

namespace repodoc::scala {
namespace {

// "a.b(c).d" of an expression, shortened; the qualifier of calls and accesses.
std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::vector<std::string> parts;
  for (int steps = 0; steps < 24; ++steps) {
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::field_expression:
        parts.push_back("." + std::string(PlainName(tree.FieldText(node, Field::field))));
        next = tree.Child(node, Field::value);
        break;
      case Kind::call_expression:
        parts.emplace_back("()");
        next = tree.Child(node, Field::function);
        break;
      case Kind::generic_function: next = tree.Child(node, Field::function); break;
      case Kind::parenthesized_expression: next = tree.FirstNamedChild(node); break;
      case Kind::instance_expression: {
        NodeIndex type = tree.FirstNamedChild(node);
        parts.push_back("new " + (type == kNoNode ? std::string() : SplitDotted(tree.TextOf(type).substr(0, 200)).name) + "()");
        break;
      }
      case Kind::identifier: case Kind::operator_identifier:
        parts.emplace_back(PlainName(tree.TextOf(node)).substr(0, 200));
        break;
      default: parts.emplace_back("(...)");
    }
    if (next == kNoNode) break;
    node = next;
  }
  std::string out;
  for (size_t i = parts.size(); i-- > 0;) out += parts[i];
  return out;
}

std::string_view Root(std::string_view dotted) { return dotted.substr(0, dotted.find_first_of(".(")); }

// The name a call calls, and what stands before it.
NodeIndex Callee(const SyntaxTree& tree, NodeIndex call, std::string* qualifier) {
  NodeIndex function = tree.Child(call, Field::function);
  if (function != kNoNode && tree.KindOf(function) == Kind::generic_function) function = tree.Child(function, Field::function);
  if (function == kNoNode) return kNoNode;
  if (tree.KindOf(function) == Kind::identifier) return function;
  if (tree.KindOf(function) != Kind::field_expression) return kNoNode;
  NodeIndex object = tree.Child(function, Field::value);
  if (object != kNoNode) *qualifier = DottedText(tree, object);
  return tree.Child(function, Field::field);
}

void NoteEnvironment(Walk& walk, NodeIndex call, std::string_view qualifier, std::string_view name) {
  bool reads = (name == "getenv" && qualifier == "System") || (name == "env" && (qualifier == "sys" || qualifier == "scala.sys")) ||
               ((name == "get" || name == "getOrElse" || name == "apply") && (qualifier == "sys.env" || qualifier == "scala.sys.env"));
  if (!reads) return;
  const SyntaxTree& tree = walk.tree();
  NodeIndex arguments = tree.Child(call, Field::arguments);
  NodeIndex value = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  if (value == kNoNode || tree.KindOf(value) != Kind::string) return;
  std::string_view text = tree.TextOf(value);
  if (text.size() > 2 && text.size() < 200) walk.AddProperty(property::kEnvironment, text.substr(1, text.size() - 2), tree[call].row);
}

// One "a.b.C", "a.b._", "a.b.{C => D, _}" of an import.
void AddOneImport(Walk& walk, NodeIndex node, ImportKind kind, std::string_view text) {
  text = Trim(text);
  if (text.empty()) return;
  std::string module;
  std::vector<std::string_view> selectors;
  size_t brace = text.find('{');
  if (brace != std::string_view::npos) {
    module = Trim(text.substr(0, brace));
    if (EndsWith(module, ".")) module.pop_back();
    std::string_view inside = text.substr(brace + 1);
    selectors = Split(inside.substr(0, inside.find('}')), ',');
  } else {
    size_t as = text.find(" as ");
    std::string_view path = Trim(text.substr(0, as));
    size_t dot = path.rfind('.');
    module = dot == std::string_view::npos ? std::string() : std::string(path.substr(0, dot));
    selectors.push_back(text.substr(dot == std::string_view::npos ? 0 : dot + 1));
  }
  module.erase(std::remove_if(module.begin(), module.end(), [](char c) { return c == ' ' || c == '\n' || c == '`'; }), module.end());
  for (std::string_view selector : selectors) {
    selector = Trim(selector);
    std::string_view name = selector, alias;
    for (std::string_view arrow : {"=>", " as "}) {
      size_t at = selector.find(arrow);
      if (at == std::string_view::npos) continue;
      name = Trim(selector.substr(0, at));
      alias = Trim(selector.substr(at + arrow.size()));
    }
    name = PlainName(name);
    if (name.empty() || alias == "_") continue;  // hidden
    if (name == "_" || name == "*" || name == "given" || StartsWith(name, "given ")) {
      walk.AddImport(kind, module, node, kImportStar);
      continue;
    }
    std::string full = module.empty() ? std::string(name) : module + "." + std::string(name);
    uint32_t import = walk.AddImport(kind, full, node);
    if (!alias.empty()) walk.facts().imports[import].alias = walk.facts().Add(PlainName(alias));
    walk.AddBinding(alias.empty() ? name : PlainName(alias), full);
  }
}

bool RecoverDefinition(Walk& walk, NodeIndex node) {
  static constexpr TypeWord kWords[] = {{"class", SymbolKind::kClass}, {"trait", SymbolKind::kTrait},
                                        {"object", SymbolKind::kObject}, {"enum", SymbolKind::kEnum}};
  if (RecoverType(walk, node, kWords)) return true;
  const SyntaxTree& tree = walk.tree();
  NodeIndex before = SiblingBefore(tree, node);
  if (before == kNoNode || tree[before].named() || tree.TextOf(before) != "def") return false;
  uint32_t symbol = AddRecovered(walk, walk.context().type == kNone ? SymbolKind::kFunction : SymbolKind::kMethod, node,
                                 tree[before].begin, node);
  walk.symbol(symbol).visibility = Visibility::kPublic;
  walk.SetSignature(symbol, HeadText(walk, tree[before].begin, tree[node].end));
  return true;
}

}  // namespace

// import a.b.{C => D, _}, e.F
void EnterImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  ImportKind kind = tree.KindOf(node) == Kind::export_declaration ? ImportKind::kReexport : ImportKind::kImport;
  std::string text = walk.OneLine(node, 8000);
  std::string_view rest = std::string_view(text).substr(std::min<size_t>(text.size(), 6));
  int depth = 0;
  size_t begin = 0;
  for (size_t i = 0; i <= rest.size(); ++i) {
    char c = i < rest.size() ? rest[i] : ',';
    if (c == '{') ++depth;
    if (c == '}') --depth;
    if (c != ',' || (depth > 0 && i < rest.size())) continue;
    AddOneImport(walk, node, kind, rest.substr(begin, i - begin));
    begin = i + 1;
  }
  walk.SkipChildren();
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string qualifier;
  NodeIndex name_node = Callee(tree, node, &qualifier);
  if (name_node == kNoNode) return;
  std::string_view name = PlainName(tree.TextOf(name_node));
  NoteEnvironment(walk, node, qualifier, name);
  if (name == "this" || name == "super") return;
  if (qualifier.empty() && StateOf(walk).locals.Has(walk, name)) return;
  walk.AddCall(node, name_node, qualifier, name);
}

// new a.B[C](...)
void EnterCreation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.FirstNamedChild(node);
  if (type == kNoNode || tree.KindOf(type) == Kind::template_body) return;
  DottedName name = SplitDotted(tree.TextOf(type).substr(0, 1000));
  if (!name.name.empty()) walk.AddCall(node, type, name.qualifier, name.name);
}

void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.Child(node, Field::value), name = tree.Child(node, Field::field), parent = tree.Parent(node);
  if (object == kNoNode || name == kNoNode || parent == kNoNode) return;
  Kind around = tree.KindOf(parent);
  if (around == Kind::field_expression || ((around == Kind::call_expression || around == Kind::generic_function) &&
                                           tree[node].field == Field::function)) {
    return;
  }
  std::string qualifier = DottedText(tree, object);
  if (qualifier.find('(') != std::string::npos || StateOf(walk).locals.Has(walk, Root(qualifier))) return;
  walk.AddUse(name, qualifier, PlainName(tree.TextOf(name)));
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.IsClaimed(node)) return;
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Field field = tree[node].field;
  if (tree.KindOf(parent) == Kind::kError && RecoverDefinition(walk, node)) return;
  if (field == Field::name || field == Field::interpolator) return;
  switch (tree.KindOf(parent)) {
    case Kind::call_expression: case Kind::generic_function:
      if (field == Field::function) return;
      break;
    case Kind::field_expression:
      if (field == Field::field) return;
      break;
    case Kind::infix_expression:
      if (field == Field::operator_) return;
      break;
    case Kind::stable_identifier: case Kind::stable_type_identifier: case Kind::self_type: case Kind::identifiers:
    case Kind::access_qualifier: case Kind::package_identifier: case Kind::typed_pattern:
      return;
    default: break;
  }
  std::string_view name = PlainName(tree.TextOf(node));
  if (name == "this" || name == "super" || name == "null") return;
  if (!StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

namespace {

// Bases and what `new` makes have references of their own.
bool IsToldElsewhere(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex parent = tree.Parent(node);
  if (parent != kNoNode && tree.KindOf(parent) == Kind::generic_type && node == parent + 1) {
    node = parent;
    parent = tree.Parent(node);
  }
  if (parent == kNoNode) return false;
  switch (tree.KindOf(parent)) {
    case Kind::extends_clause: return true;
    case Kind::instance_expression: return node == parent + 2;  // behind `new`
    case Kind::annotation: return true;
    default: return false;
  }
}

}  // namespace

void EnterTypeName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind around = tree.ParentKind(node);
  if (tree[node].field == Field::name || around == Kind::stable_type_identifier || IsToldElsewhere(tree, node)) return;
  std::string_view name = PlainName(tree.TextOf(node));
  if (!StateOf(walk).type_parameters.Has(name)) walk.AddReference(ReferenceKind::kType, node, {}, name);
}

void EnterStableType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (IsToldElsewhere(tree, node)) return;
  DottedName name = SplitDotted(tree.TextOf(node).substr(0, 1000));
  if (!name.name.empty()) walk.AddReference(ReferenceKind::kType, node, name.qualifier, name.name);
}

void EnterAnnotation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  DottedName name = SplitDotted(tree.TextOf(name_node).substr(0, 1000));
  if (!name.name.empty()) walk.AddReference(ReferenceKind::kDecorator, name_node, name.qualifier, name.name);
}

void EnterThrow(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode || tree.KindOf(value) != Kind::instance_expression) return;
  NodeIndex type = tree.FirstNamedChild(value);
  if (type != kNoNode) AddThrown(walk, callable, walk.OneLine(type, 200), tree[node].row);
}

void EnterLocal(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, tree.KindOf(node) == Kind::lambda_expression ? Field::parameters : Field::name);
  if (name != kNoNode && tree.KindOf(name) == Kind::identifier) StateOf(walk).locals.Add(walk, PlainName(tree.TextOf(name)));
}

void BindPattern(Walk& walk, NodeIndex pattern) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex at = pattern; at < tree[pattern].next; ++at) {
    if (tree.KindOf(at) != Kind::identifier) continue;
    std::string_view name = tree.TextOf(at);
    if (!name.empty() && ((name[0] >= 'a' && name[0] <= 'z') || name[0] == '_')) StateOf(walk).locals.Add(walk, name);
  }
}

}  // namespace repodoc::scala
