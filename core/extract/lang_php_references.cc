// PHP: calls, members, constants and types used; `use` and `include`; the environment.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_php.h"

namespace repodoc::php {
namespace {

constexpr size_t kMaxReceiverSteps = 16;

bool IsNameKind(Kind kind) { return kind == Kind::name || kind == Kind::qualified_name || kind == Kind::relative_name; }

bool IsRelativeScope(std::string_view name) { return name == "self" || name == "static" || name == "parent"; }

void AddTypeReference(Walk& walk, NodeIndex node, std::string_view text) {
  QualifiedText name = SplitName(text);
  if (IsRelativeScope(text) || name.name.empty()) return;
  walk.AddReference(ReferenceKind::kType, node, name.qualifier, name.name);
}

// define('NAME', value): a constant of the whole program, wherever it stands.
void NoteConstant(Walk& walk, NodeIndex call) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex literal = ArgumentOf(tree, call, 0), value = ArgumentOf(tree, call, 1);
  std::string_view name;
  if (value == kNoNode || !LiteralOf(tree, literal, &name)) return;
  NodeIndex statement = tree.Parent(call);
  bool alone = statement != kNoNode && tree.KindOf(statement) == Kind::expression_statement;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kConstant, name, alone ? statement : call, literal, kSymbolDefinition);
  walk.symbol(symbol).parent = walk.options().parent;
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.SetSignature(symbol, walk.OneLine(call, 200));
  walk.SetValue(symbol, value);
  SetDocAbove(walk, symbol, alone ? statement : call);
  walk.Defined(symbol, call);
}

void NoteEnvironment(Walk& walk, NodeIndex literal, NodeIndex node) {
  std::string_view name;
  if (LiteralOf(walk.tree(), literal, &name)) walk.AddProperty(property::kEnvironment, name, walk.tree()[node].row);
}

}  // namespace

QualifiedText SplitName(std::string_view text) {
  if (StartsWith(text, "\\")) text.remove_prefix(1);
  size_t at = text.rfind('\\');
  if (at == std::string_view::npos) return {{}, text};
  return {text.substr(0, at), text.substr(at + 1)};
}

std::string ReceiverText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (size_t steps = 0; node != kNoNode && steps < kMaxReceiverSteps; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::member_access_expression:
      case Kind::nullsafe_member_access_expression:
        tail = "->" + std::string(tree.FieldText(node, Field::name)) + tail;
        node = tree.Child(node, Field::object);
        break;
      case Kind::member_call_expression:
      case Kind::nullsafe_member_call_expression:
        tail = "->" + std::string(tree.FieldText(node, Field::name)) + "()" + tail;
        node = tree.Child(node, Field::object);
        break;
      case Kind::scoped_property_access_expression:
        tail = "::" + std::string(tree.FieldText(node, Field::name)) + tail;
        node = tree.Child(node, Field::scope);
        break;
      case Kind::scoped_call_expression:
        tail = "::" + std::string(tree.FieldText(node, Field::name)) + "()" + tail;
        node = tree.Child(node, Field::scope);
        break;
      case Kind::function_call_expression:
        tail = "()" + tail;
        node = tree.Child(node, Field::function);
        break;
      case Kind::subscript_expression:
        tail = "[]" + tail;
        node = tree.FirstNamedChild(node);
        break;
      case Kind::parenthesized_expression: node = tree.FirstNamedChild(node); break;
      case Kind::object_creation_expression: {
        NodeIndex type = tree.FirstNamedChild(node);
        if (type == kNoNode || !IsNameKind(tree.KindOf(type))) return "(...)" + tail;
        return "(new " + std::string(SplitName(tree.TextOf(type)).name) + ")" + tail;
      }
      case Kind::qualified_name: {
        std::string_view text = tree.TextOf(node);
        return std::string(StartsWith(text, "\\") ? text.substr(1) : text) + tail;
      }
      case Kind::variable_name:
        if (tail.empty() && tree.TextOf(node) == "$this") return "this";
        return std::string(tree.TextOf(node)) + tail;
      case Kind::name:
      case Kind::relative_name:
      case Kind::relative_scope:
      case Kind::class_constant_access_expression:
        return std::string(tree.TextOf(node).substr(0, 80)) + tail;
      default: return "(...)" + tail;
    }
  }
  return "(...)" + tail;
}

namespace {

// As LINK follows it: "(new Box)->lid()" is "new Box()->lid()", a variable is what was assigned to it.
std::string Receiver(Walk& walk, std::string_view written) {
  if (StartsWith(written, "(new ")) {
    size_t close = written.find(')');
    if (close != written.npos) return std::string(written.substr(1, close - 1)) + "()" + std::string(written.substr(close + 1));
  }
  return StateOf(walk).locals.Followed(walk, written);
}

void BindVariable(Walk& walk, NodeIndex variable, std::string value) {
  if (variable == kNoNode || walk.tree().KindOf(variable) != Kind::variable_name || walk.TextOf(variable) == "$this") return;
  if (value.size() > 78 || StartsWith(value, "(.")) value.clear();
  StateOf(walk).locals.Add(walk, walk.TextOf(variable), std::move(value));
}

}  // namespace

void LeaveAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex right = tree.Child(node, Field::right);
  if (right != kNoNode) BindVariable(walk, tree.Child(node, Field::left), Receiver(walk, ReceiverText(tree, right)));
}

void EnterForeach(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.FirstNamedChild(node), body = tree.Child(node, Field::body);
  NodeIndex variable = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].named() && child != list && child != body && variable == kNoNode) variable = child;
  }
  if (list == kNoNode || variable == kNoNode) return;
  std::string value = Receiver(walk, ReceiverText(tree, list)) + "[]";
  if (tree.KindOf(variable) == Kind::pair) variable = tree.LastNamedChild(variable);
  BindVariable(walk, variable, std::move(value));
}

void EnterCatch(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type);
  if (type == kNoNode) return;
  bool one = tree.FirstNamedChild(type) == tree.LastNamedChild(type);
  BindVariable(walk, tree.Child(node, Field::name), one ? "<" + walk.OneLine(type, 76) + ">" : std::string());
}

bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text) {
  if (node == kNoNode) return false;
  Kind kind = tree.KindOf(node);
  if (kind != Kind::string && kind != Kind::encapsed_string) return false;
  for (NodeIndex child : tree.Children(node)) {
    Kind part = tree.KindOf(child);
    if (tree[child].named() && part != Kind::string_content && part != Kind::escape_sequence) return false;
  }
  *text = StringContent(tree.TextOf(node));
  return !text->empty() && text->size() < 500 && text->find('\n') == std::string_view::npos;
}

NodeIndex ArgumentOf(const SyntaxTree& tree, NodeIndex call, size_t position) {
  NodeIndex arguments = tree.Child(call, Field::arguments);
  if (arguments == kNoNode) return kNoNode;
  for (NodeIndex child : tree.Children(arguments)) {
    if (tree.KindOf(child) != Kind::argument) continue;
    if (position-- == 0) return tree.LastNamedChild(child);
  }
  return kNoNode;
}

void EnterFunctionCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function);
  if (function == kNoNode || !IsNameKind(tree.KindOf(function))) return;
  QualifiedText name = SplitName(tree.TextOf(function));
  if (name.name == "define") NoteConstant(walk, node);
  if (name.name == "getenv" || name.name == "env") NoteEnvironment(walk, ArgumentOf(tree, node, 0), node);
  if (NoteTest(walk, node, function, name.name)) return;
  walk.AddCall(node, function, name.qualifier, name.name);
}

void EnterMemberCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.Child(node, Field::object), name = tree.Child(node, Field::name);
  if (object == kNoNode || name == kNoNode || tree.KindOf(name) != Kind::name) return;
  std::string written = ReceiverText(tree, object);
  walk.AddCall(node, name, Receiver(walk, written), tree.TextOf(name), ReferenceKind::kCall, written);
}

void EnterScopedCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex scope = tree.Child(node, Field::scope), name = tree.Child(node, Field::name);
  if (scope == kNoNode || name == kNoNode || tree.KindOf(name) != Kind::name) return;
  if (IsNameKind(tree.KindOf(scope))) AddTypeReference(walk, scope, tree.TextOf(scope));
  walk.AddCall(node, name, ReceiverText(tree, scope), tree.TextOf(name));
}

void EnterNew(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.FirstNamedChild(node);
  if (type == kNoNode || !IsNameKind(tree.KindOf(type))) return;
  QualifiedText name = SplitName(tree.TextOf(type));
  if (!IsRelativeScope(name.name)) walk.AddCall(node, type, name.qualifier, name.name);
}

void EnterMemberAccess(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.Child(node, Field::object), name = tree.Child(node, Field::name);
  if (object == kNoNode || name == kNoNode || tree.KindOf(name) != Kind::name) return;
  if (tree.TextOf(object) == "$this") walk.AddUse(name, "this", tree.TextOf(name));
}

// A::B, A::class
void EnterClassConstant(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex scope = tree.FirstNamedChild(node), name = tree.LastNamedChild(node);
  if (scope == kNoNode || name == kNoNode || scope == name) return;
  if (IsNameKind(tree.KindOf(scope))) AddTypeReference(walk, scope, tree.TextOf(scope));
  if (tree.KindOf(name) != Kind::name || tree.TextOf(name) == "class") return;
  std::string receiver = ReceiverText(tree, scope);
  if (!StartsWith(receiver, "$")) walk.AddReference(ReferenceKind::kUse, name, receiver, tree.TextOf(name));
}

void EnterScopedProperty(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex scope = tree.Child(node, Field::scope), name = tree.Child(node, Field::name);
  if (scope == kNoNode || name == kNoNode || tree.KindOf(name) != Kind::variable_name) return;
  if (IsNameKind(tree.KindOf(scope))) AddTypeReference(walk, scope, tree.TextOf(scope));
  std::string receiver = ReceiverText(tree, scope);
  if (!StartsWith(receiver, "$")) walk.AddReference(ReferenceKind::kUse, name, receiver, tree.TextOf(name).substr(1));
}

// A name that stands for itself is a constant: there are no other plain names in expressions.
void EnterName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Field field = tree[node].field;
  if (field == Field::name || field == Field::function || field == Field::scope || field == Field::alias) return;
  switch (tree.ParentKind(node)) {
    case Kind::argument: case Kind::array_element_initializer: case Kind::assignment_expression: case Kind::augmented_assignment_expression:
    case Kind::return_statement: case Kind::conditional_expression: case Kind::parenthesized_expression: case Kind::echo_statement:
    case Kind::unary_op_expression: case Kind::subscript_expression: case Kind::match_condition_list: case Kind::match_conditional_expression:
    case Kind::match_default_expression: case Kind::case_statement: case Kind::property_element: case Kind::simple_parameter:
    case Kind::property_promotion_parameter: case Kind::arrow_function: case Kind::expression_statement: case Kind::cast_expression:
    case Kind::sequence_expression: case Kind::print_intrinsic: case Kind::static_variable_declaration: case Kind::yield_expression:
    case Kind::enum_case: break;
    case Kind::binary_expression:
      if (field == Field::right && tree.FieldText(tree.Parent(node), Field::operator_) == "instanceof") return;
      break;
    case Kind::const_element:
      if (tree.Parent(node) + 1 == node) return;
      break;
    default: return;
  }
  QualifiedText name = SplitName(tree.TextOf(node));
  if (StartsWith(name.name, "__") || IsRelativeScope(name.name)) return;
  walk.AddReference(ReferenceKind::kUse, node, name.qualifier, name.name);
}

void EnterNamedType(Walk& walk, NodeIndex node) { AddTypeReference(walk, node, walk.TextOf(node)); }

void EnterBinary(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex right = tree.Child(node, Field::right);
  if (right == kNoNode || !IsNameKind(tree.KindOf(right))) return;
  if (ToLowerAscii(tree.FieldText(node, Field::operator_)) == "instanceof") AddTypeReference(walk, right, tree.TextOf(right));
}

void EnterAttribute(Walk& walk, NodeIndex node) {
  NodeIndex named = walk.tree().FirstNamedChild(node);
  if (named == kNoNode) return;
  QualifiedText name = SplitName(walk.TextOf(named));
  walk.AddReference(ReferenceKind::kDecorator, named, name.qualifier, name.name);
}

void EnterThrow(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode || tree.KindOf(value) != Kind::object_creation_expression) return;
  NodeIndex type = tree.FirstNamedChild(value);
  if (type == kNoNode || !IsNameKind(tree.KindOf(type))) return;
  uint64_t key = (static_cast<uint64_t>(callable) << 32) ^ walk.facts().Add(tree.TextOf(type)).offset;
  if (StateOf(walk).thrown.insert(key).second) {
    walk.AddClause(callable, ClauseKind::kThrows, tree.TextOf(type), tree[node].row);
  }
}

// $_ENV['HOME']
void EnterSubscript(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex array = tree.FirstNamedChild(node), key = tree.LastNamedChild(node);
  if (array == kNoNode || key == array || tree.TextOf(array) != "$_ENV") return;
  if (tree.ParentKind(node) == Kind::assignment_expression && tree[node].field == Field::left) return;
  NoteEnvironment(walk, key, node);
}

// use A\B as C;   use function A\f;   use A\{B, function f as g};
void EnterUse(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex group = tree.Child(node, Field::body);
  NodeIndex prefix = group == kNoNode ? kNoNode : tree.ChildOfKind(node, Kind::namespace_name);
  std::string module = prefix == kNoNode ? std::string() : std::string(tree.TextOf(prefix));
  uint32_t import = group == kNoNode ? kNone : walk.AddImport(ImportKind::kUse, module, node);
  for (NodeIndex clause : tree.Children(group == kNoNode ? node : group)) {
    if (tree.KindOf(clause) != Kind::namespace_use_clause) continue;
    NodeIndex named = kNoNode;
    for (NodeIndex child : tree.Children(clause)) {
      if (IsNameKind(tree.KindOf(child)) && tree[child].field != Field::alias) named = child;
    }
    if (named == kNoNode) continue;
    std::string_view text = tree.TextOf(named), alias = tree.FieldText(clause, Field::alias);
    if (StartsWith(text, "\\")) text.remove_prefix(1);
    QualifiedText name = SplitName(text);
    std::string full = module.empty() ? std::string(text) : module + "\\" + std::string(text);
    bool plain = group == kNoNode && tree.FieldText(clause, Field::type).empty();
    if (plain) {
      uint32_t own = walk.AddImport(ImportKind::kUse, text, clause);
      walk.facts().imports[own].alias = walk.facts().Add(alias);
    } else if (group == kNoNode) {  // a function or constant of a namespace
      uint32_t own = walk.AddImport(ImportKind::kUse, name.qualifier.empty() ? name.name : name.qualifier, clause);
      if (!name.qualifier.empty()) walk.AddImportName(own, name.name, alias, tree[clause].row);
    } else {
      walk.AddImportName(import, text, alias, tree[clause].row);
    }
    walk.AddBinding(alias.empty() ? name.name : alias, full);
  }
  walk.SkipChildren();
}

namespace {

// What a path expression says in writing, relative to the file's own folder where it says so:
//   'a.php'   __DIR__ . '/a.php' -> ./a.php   dirname(__DIR__, 2) . '/a.php' -> ../../a.php   ROOT . '/a.php' -> a.php
std::string PathOf(const SyntaxTree& tree, NodeIndex node) {
  while (node != kNoNode && tree.KindOf(node) == Kind::parenthesized_expression) node = tree.FirstNamedChild(node);
  std::string_view text;
  if (LiteralOf(tree, node, &text)) return std::string(text);
  if (node == kNoNode || tree.KindOf(node) != Kind::binary_expression) return {};
  if (tree.FieldText(node, Field::operator_) != ".") return {};
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  if (left == kNoNode || !LiteralOf(tree, right, &text)) return {};
  std::string_view folder = tree.TextOf(left);
  std::string path(text);
  if (folder.size() > 60) return path[0] == '/' ? path.substr(1) : path;
  if (path[0] != '/') path = "/" + path;
  size_t depth = 0;
  while (StartsWith(folder, "dirname(") && EndsWith(folder, ")")) {
    folder = Trim(folder.substr(8, folder.size() - 9));
    size_t comma = folder.rfind(',');
    size_t levels = 1;
    if (comma != std::string_view::npos && folder.find('(') == std::string_view::npos) {
      std::string_view count = Trim(folder.substr(comma + 1));
      if (count.size() == 1 && count[0] >= '1' && count[0] <= '9') levels = static_cast<size_t>(count[0] - '0');
      folder = Trim(folder.substr(0, comma));
    }
    depth += levels;
  }
  bool here = folder == "__DIR__" || (folder == "__FILE__" && depth > 0);
  if (!here) return path.substr(1);
  if (folder == "__FILE__") --depth;
  if (depth == 0) return StartsWith(path, "/..") ? path.substr(1) : "." + path;
  std::string out = "..";
  while (--depth > 0) out += "/..";
  return out + path;
}

}  // namespace

void EnterInclude(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string path = PathOf(tree, tree.FirstNamedChild(node));
  if (!path.empty()) walk.AddImport(ImportKind::kRequire, path, node);
}

// `$this->x` of this file is kept by the walk; all others were filtered when they were seen.
bool KeepUse(const Walk&, std::string_view, std::string_view) { return false; }

}  // namespace repodoc::php
