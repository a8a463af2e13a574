// Uses in JavaScript and TypeScript: calls, members, identifiers, type names, what is thrown; local names that catch and
// loops bind. The table that calls these hooks is in lang_javascript.cc.
#include <algorithm>
#include <string>

#include "core/extract/lang_javascript.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"
#include "core/base/properties.h"

namespace repodoc::javascript {
namespace {

// A local without a symbol: its name leads nowhere outside of its function.
bool IsNobodys(Walk& walk, std::string_view name) {
  const Local* local = StateOf(walk).scopes.Find(name);
  return local != nullptr && local->meaning != Local::kDefinition;
}

// A name that no platform has: __DEV__.
bool IsFreeName(std::string_view name) {
  return name.size() > 4 && StartsWith(name, "__") && EndsWith(name, "__") && name != "__dirname" && name != "__filename";
}

// "this.x = ..." at the place that defines x.
bool IsClaimedMember(Walk& walk, NodeIndex name) {
  const std::vector<Symbol>& symbols = walk.facts().symbols;
  return !symbols.empty() && symbols.back().name_begin == walk.tree()[name].begin + walk.options().first_byte;
}

}  // namespace

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool constructed = tree.KindOf(node) == Kind::new_expression;
  NodeIndex function = tree.Child(node, constructed ? Field::constructor : Field::function);
  if (function == kNoNode) return;
  StateOf(walk).scopes.MoveTo(node);
  if (!constructed && NoteModuleCall(walk, node, function)) return;
  if (!constructed && ComponentOf(walk) != kNone) NoteComponentCall(walk, node, function);
  if (!constructed && tree.TextOf(function) == "Object.defineProperty") NoteDefinedProperty(walk, node);
  ReferenceKind kind = tree.ParentKind(node) == Kind::decorator ? ReferenceKind::kDecorator : ReferenceKind::kCall;
  if (tree.KindOf(function) == Kind::identifier) {
    std::string_view name = tree.TextOf(function);
    if (!IsNobodys(walk, name)) walk.AddCall(node, function, {}, name, kind);
  } else if (tree.KindOf(function) == Kind::member_expression) {
    NodeIndex object = tree.Child(function, Field::object), name = tree.Child(function, Field::property);
    if (object == kNoNode || name == kNoNode) return;
    std::string receiver = Receiver(walk, object);
    if (IsUnknown(receiver)) receiver = "(...)";
    walk.AddCall(node, name, receiver, tree.TextOf(name), kind, DottedText(tree, object));
  }
}

void EnterMember(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.Child(node, Field::object), name = tree.Child(node, Field::property);
  NoteEnvironment(walk, node, object, name);
  NodeIndex parent = tree.Parent(node);
  if (object == kNoNode || name == kNoNode || parent == kNoNode) return;
  Kind around = tree.KindOf(parent);
  if (around == Kind::call_expression && tree[node].field == Field::function) return;
  if (around == Kind::new_expression && tree[node].field == Field::constructor) return;
  if (around == Kind::assignment_expression && tree[node].field == Field::left && IsClaimedMember(walk, name)) return;
  StateOf(walk).scopes.MoveTo(node);
  std::string receiver = Receiver(walk, object);
  if (!IsUnknown(receiver)) walk.AddUse(name, receiver, tree.TextOf(name));
}

void EnterSubscript(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NoteEnvironment(walk, node, tree.Child(node, Field::object), tree.Child(node, Field::index));
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Field field = tree[node].field;
  if (std::string_view text = tree.TextOf(node); text.size() > 9 && StartsWith(text, "import(")) {  // lang_javascript_repair.cc
    text.remove_prefix(8);
    walk.AddImport(ImportKind::kDynamic, text.substr(0, text.find_first_of("\"'")), node, kImportTypeOnly);
    return;
  }
  switch (tree.KindOf(parent)) {
    case Kind::member_expression:
      if (field != Field::object) return;
      break;  // "Store.open()" uses Store
    case Kind::call_expression:
      if (field == Field::function) return;
      break;
    case Kind::new_expression:
      if (field == Field::constructor) return;
      break;
    case Kind::decorator:
      walk.AddReference(ReferenceKind::kDecorator, node, {}, tree.TextOf(node));
      return;
    case Kind::variable_declarator: case Kind::function_declaration: case Kind::generator_function_declaration:
    case Kind::class_declaration: case Kind::class_: case Kind::function_expression: case Kind::function_signature:
    case Kind::enum_declaration: case Kind::internal_module: case Kind::module:
      if (field == Field::name) return;
      break;
    case Kind::required_parameter: case Kind::optional_parameter:
      if (field == Field::pattern || field == Field::name) return;
      break;
    case Kind::assignment_pattern: case Kind::for_in_statement:
      if (field == Field::left) return;
      break;
    case Kind::catch_clause: case Kind::formal_parameters: case Kind::rest_pattern: case Kind::array_pattern:
    case Kind::pair_pattern: case Kind::import_specifier: case Kind::export_specifier: case Kind::namespace_import:
    case Kind::import_clause: case Kind::arrow_function: case Kind::labeled_statement: case Kind::extends_clause:
    case Kind::class_heritage: case Kind::import_alias: case Kind::nested_identifier: case Kind::nested_type_identifier:
    case Kind::jsx_attribute: case Kind::type_predicate:
      if (tree.KindOf(parent) == Kind::arrow_function && field == Field::body) break;
      return;
    case Kind::jsx_opening_element: case Kind::jsx_self_closing_element: {
      std::string_view name = tree.TextOf(node);
      if (field == Field::name && !name.empty() && name[0] >= 'A' && name[0] <= 'Z') {
        walk.AddCall(parent, node, {}, name);
      }
      return;
    }
    case Kind::jsx_closing_element: return;
    default: break;
  }
  std::string_view name = tree.TextOf(node);
  StateOf(walk).scopes.MoveTo(node);
  if (!IsNobodys(walk, name)) walk.AddUse(node, {}, name);
}

void EnterShorthand(Walk& walk, NodeIndex node) {
  std::string_view name = walk.TextOf(node);
  StateOf(walk).scopes.MoveTo(node);
  if (!IsNobodys(walk, name)) walk.AddUse(node, {}, name);
}

void EnterTypeName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  switch (tree.KindOf(parent)) {
    case Kind::class_declaration: case Kind::abstract_class_declaration: case Kind::class_:
    case Kind::interface_declaration: case Kind::type_alias_declaration: case Kind::type_parameter:
      if (tree[node].field == Field::name) return;
      break;
    case Kind::implements_clause: case Kind::extends_type_clause: return;
    case Kind::infer_type: return;
    case Kind::mapped_type_clause:
      if (tree[node].field == Field::name) return;
      break;
    case Kind::nested_type_identifier:
      if (tree.ParentKind(parent) == Kind::implements_clause || tree.ParentKind(parent) == Kind::extends_type_clause) return;
      if (!StartsWith(tree.TextOf(parent), "import(")) {
        walk.AddReference(ReferenceKind::kType, node, tree.FieldText(parent, Field::module), tree.TextOf(node));
      }
      return;
    default: break;
  }
  StateOf(walk).scopes.MoveTo(node);
  if (StateOf(walk).scopes.FindType(tree.TextOf(node)) != nullptr) return;
  walk.AddReference(ReferenceKind::kType, node, {}, tree.TextOf(node));
}

// a.b.Type: what the last name is taken of.
void EnterNestedName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool of_type = tree.KindOf(node) == Kind::nested_type_identifier;
  NodeIndex object = tree.Child(node, of_type ? Field::module : Field::object);
  NodeIndex name = of_type ? kNoNode : tree.Child(node, Field::property);
  if (object == kNoNode || tree.ParentKind(node) == Kind::jsx_closing_element) return;
  StateOf(walk).scopes.MoveTo(node);
  if (tree.KindOf(object) == Kind::identifier && !IsNobodys(walk, tree.TextOf(object))) walk.AddUse(object, {}, tree.TextOf(object));
  std::string_view before = tree.TextOf(object);
  if (name != kNoNode && before.size() < 60) walk.AddUse(name, before, tree.TextOf(name));
}

// import Box = store.boxes.Box
void EnterImportAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.FirstNamedChild(node), target = tree.LastNamedChild(node);
  if (name == kNoNode || target == name) return;
  walk.Claim(name);
  if (tree.KindOf(target) == Kind::identifier) walk.AddUse(target, {}, tree.TextOf(target));
}

void EnterThrow(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode || tree.KindOf(value) != Kind::new_expression) return;
  NodeIndex type = tree.Child(value, Field::constructor);
  if (type != kNoNode) walk.AddClause(callable, ClauseKind::kThrows, DottedText(tree, type), tree[node].row);
}

void EnterReturn(Walk& walk, NodeIndex node) {
  StateOf(walk).scopes.MoveTo(node);
  NoteReturned(walk, walk.tree().FirstNamedChild(node));
}

void EnterForIn(Walk& walk, NodeIndex node) {
  StateOf(walk).scopes.MoveTo(node);
  BindLoopVariable(walk, node);
}

void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.context().callable != kNone) return;
  walk.Push(node);
  walk.context().conditional = true;
  std::string_view condition = tree.FieldText(node, Field::condition);
  if (condition.find("require.main") != std::string_view::npos || condition.find("import.meta.main") != std::string_view::npos) {
    walk.facts().file.flags |= kFileEntryPoint;
    walk.AddProperty(property::kEntryPoint, "if " + walk.OneLine(tree.Child(node, Field::condition), 100), tree[node].row);
  }
}

// Names of the platform lead nowhere: what is kept begins with a name that the file imports or defines, a parameter whose
// type it says, the object itself, or a type.
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name) {
  State& state = *static_cast<State*>(walk.state.get());
  if (!state.has_defined) {
    state.has_defined = true;
    for (const Symbol& symbol : walk.facts().symbols) state.defined.emplace(walk.facts().strings.Get(symbol.name));
  }
  std::string_view root = qualifier.empty() ? name : qualifier;
  root.remove_prefix(std::min(root.find_first_not_of('('), root.size()));
  if (StartsWith(root, "<")) return true;
  root = root.substr(0, root.find_first_of(".([{)"));
  if (root == "this" || root == "super") return !qualifier.empty();
  if (qualifier.empty() && IsFreeName(name)) return true;  // perhaps declared for every file
  if (!walk.BindingOf(root).empty()) return true;
  std::string text(root);
  return state.defined.count(text) != 0 || (!qualifier.empty() && state.followed.count(text) != 0);
}

}  // namespace repodoc::javascript
