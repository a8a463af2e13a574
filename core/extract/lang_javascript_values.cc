// JavaScript and TypeScript: names bound to values by declarations, assignments, object literals and defineProperty.
//
//   const f = () => 1            Foo.prototype.run = function () {}        const api = { start() {}, stop: () => 1 }
//   exports.x = class {}         this.close = function () {}               Object.defineProperty(Foo, "size", { get() {} })
#include "core/base/text.h"
#include "core/extract/lang_javascript.h"

namespace repodoc::javascript {
namespace {

constexpr size_t kMaxMembersRead = 2000;

uint32_t OwnerNamed(Walk& walk, const std::string& name) {
  auto found = StateOf(walk).top_level.find(name);
  return found == StateOf(walk).top_level.end() ? kNone : found->second;
}

// A name whose value is a function or a class: its symbol; kNone for other values. `value` is the end of a chain of
// assignments, of which the first name takes the scope.
uint32_t AddNamedValue(Walk& walk, SymbolKind function_kind, std::string_view name, NodeIndex whole, NodeIndex name_node,
                       NodeIndex value, uint32_t flags) {
  Kind kind = walk.tree().KindOf(value);
  uint32_t symbol = kNone;
  if (IsFunctionValue(kind)) symbol = AddFunction(walk, function_kind, name, whole, name_node, value, flags);
  if (IsClassValue(kind)) symbol = AddClassSymbol(walk, value, name, whole, name_node, flags);
  if (symbol != kNone) StateOf(walk).named.emplace(value, symbol);
  return symbol;
}

bool HoldsFunctions(const SyntaxTree& tree, NodeIndex object) {
  size_t read = 0;
  for (NodeIndex child : tree.Children(object)) {
    if (++read > kMaxMembersRead) return false;
    if (tree.KindOf(child) == Kind::method_definition) return true;
    if (tree.KindOf(child) != Kind::pair) continue;
    NodeIndex value = tree.Child(child, Field::value);
    if (value != kNoNode && (IsFunctionValue(tree.KindOf(value)) || IsClassValue(tree.KindOf(value)))) return true;
  }
  return false;
}

// The object literal of "{...}", "Object.freeze({...})", "createSlice({...})": the value or the call's last argument.
NodeIndex ObjectOf(const SyntaxTree& tree, NodeIndex value) {
  for (int steps = 0; steps < 4 && value != kNoNode; ++steps) {
    Kind kind = tree.KindOf(value);
    if (kind == Kind::object) return value;
    if (kind == Kind::as_expression || kind == Kind::satisfies_expression || kind == Kind::parenthesized_expression) {
      value = tree.FirstNamedChild(value);
    } else if (kind == Kind::call_expression) {
      NodeIndex arguments = tree.Child(value, Field::arguments);
      value = arguments == kNoNode ? kNoNode : tree.LastNamedChild(arguments);
    } else {
      return kNoNode;
    }
  }
  return kNoNode;
}

void NoteObject(Walk& walk, NodeIndex value, uint32_t owner, uint32_t flags) {
  NodeIndex object = value == kNoNode ? kNoNode : ObjectOf(walk.tree(), value);
  if (object != kNoNode) StateOf(walk).objects.emplace(object, ApiObject{owner, flags});
}

// const {a, b: [c]} = f() at the top of a module: variables, one per name.
void AddPatternVariables(Walk& walk, NodeIndex declarator, NodeIndex pattern, NodeIndex whole, bool is_const) {
  std::vector<Part> parts = PartsOf(walk, declarator);
  size_t part = 0;  // of the next name: both are in the order of the text
  uint32_t flags = kSymbolDefinition | ExportFlags(walk.tree(), whole);
  for (NodeIndex at : NamesOfPattern(walk.tree(), pattern)) {
    std::string_view name = walk.TextOf(at);
    SymbolKind kind = is_const && IsUpperName(name) ? SymbolKind::kConstant : SymbolKind::kVariable;
    uint32_t symbol = walk.AddSymbol(kind, name, whole, at, flags);
    while (part < parts.size() && parts[part].name < at) ++part;
    if (part < parts.size() && parts[part].name == at) NoteMadeOf(walk, symbol, parts[part].made_of, at);
    NoteTopLevel(walk, symbol, name);
  }
}

}  // namespace

void EnterVariable(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name_node == kNoNode) return;
  StateOf(walk).scopes.MoveTo(node);
  NodeIndex declaration = tree.Parent(node);
  NodeIndex whole = WholeOf(tree, node);
  // Blocks at the top (loops, try) hold no API.
  NodeIndex outer = declaration == kNoNode ? kNoNode : tree.Parent(declaration);
  Kind around = outer == kNoNode ? Kind::program : tree.KindOf(outer);
  const WalkContext& context = walk.context();
  bool module_level = context.callable == kNone && (context.language_bits & kInAnonymous) == 0 &&
                      (around == Kind::program || around == Kind::export_statement || around == Kind::ambient_declaration ||
                       (around == Kind::statement_block && context.symbol != walk.options().parent));
  bool is_const = declaration != kNoNode && tree.TextOf(declaration + 1) == "const";
  NodeIndex required = value;  // require("x"), require("x").y: an import, not a variable
  if (required != kNoNode && tree.KindOf(required) == Kind::member_expression) required = tree.Child(required, Field::object);
  std::string_view module;
  bool is_import = IsRequireCall(tree, required, &module) && ExportFlags(tree, whole) == 0;
  if (tree.KindOf(name_node) != Kind::identifier) {
    if (!module_level) BindVariable(walk, node);
    if (module_level && !is_import) AddPatternVariables(walk, node, name_node, whole, is_const);
    return;
  }
  std::string_view name = tree.TextOf(name_node);
  if (walk.rules().Wants(RuleEvent::kAssignment) && value != kNoNode) {
    walk.rules().OnNamed(RuleEvent::kAssignment, node, name, {}, {});
  }
  NodeIndex annotation = tree.Child(node, Field::type);
  uint32_t function = value == kNoNode ? kNone
                                       : AddNamedValue(walk, SymbolKind::kFunction, name, whole, name_node,
                                                       RightmostValue(tree, value), ExportFlags(tree, whole));
  if (function != kNone) {
    if (annotation != kNoNode && module_level) {  // const f: { (x: string): void; (x: number): void } = ...
      walk.Push(node);
      walk.context().symbol = function;
    }
    return;
  }
  walk.Claim(name_node);
  if (!module_level) {
    BindVariable(walk, node);
    return;
  }
  if (is_import) return;
  Kind value_kind = value == kNoNode ? Kind::kOther : tree.KindOf(value);
  SymbolKind kind = is_const && (IsLiteralValue(value_kind) || IsUpperName(name)) ? SymbolKind::kConstant : SymbolKind::kVariable;
  uint32_t flags = ExportFlags(tree, whole) | (value != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u);
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, flags);
  std::string type = TypeText(walk, annotation);
  walk.symbol(symbol).type = walk.facts().Add(type);
  walk.symbol(symbol).visibility = VisibilityOf(tree, node, name);
  if (value != kNoNode) walk.SetValue(symbol, value);
  if (value != kNoNode && type.empty()) NoteMadeOf(walk, symbol, MadeOf(walk, value), value);
  SetDocAbove(walk, symbol, whole);
  NoteTopLevel(walk, symbol, name);
  walk.Defined(symbol, node);
  if (!is_const && (flags & kSymbolExported) != 0) NoteComponentVariable(walk, symbol);
  NoteObject(walk, value, symbol, 0);
  if (annotation != kNoNode) {  // const x: { a: string }
    walk.Push(node);
    walk.context().symbol = symbol;
  }
}

// The members of an object literal belong to what was noted for it.
void EnterObject(Walk& walk, NodeIndex node) {
  auto found = StateOf(walk).objects.find(node);
  if (found == StateOf(walk).objects.end() || found->second.owner == kNone) return;
  walk.Push(node);
  walk.context().symbol = found->second.owner;
}

// { name: function () {} }, { name: class {} }, { group: { name() {} } }
void EnterPair(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex key = tree.Child(node, Field::key), value = tree.Child(node, Field::value), object = tree.Parent(node);
  if (key == kNoNode || value == kNoNode || object == kNoNode) return;
  State& state = StateOf(walk);
  if (state.described.count(object) != 0) return;
  auto found = state.objects.find(object);
  uint32_t flags = found == state.objects.end() ? 0u : found->second.flags;
  std::string_view name = PropertyName(tree, key);
  if (AddNamedValue(walk, SymbolKind::kMethod, name, node, key, RightmostValue(tree, value), flags) != kNone) return;
  if (found != state.objects.end() && found->second.owner == kNone) NoteComponentOption(walk, node, name);
  if (found == state.objects.end() || tree.KindOf(value) != Kind::object || !HoldsFunctions(tree, value)) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, name, node, key, flags | kSymbolDefinition);
  walk.SetValue(symbol, value);
  SetDocAbove(walk, symbol, node);
  state.objects.emplace(value, ApiObject{symbol, 0});
}

void EnterAssignmentExpression(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  if (left == kNoNode || right == kNoNode) return;
  NodeIndex value = RightmostValue(tree, right);
  StateOf(walk).scopes.MoveTo(node);
  if (tree.KindOf(left) == Kind::identifier) {
    std::string_view name = tree.TextOf(left);
    BindAssigned(walk, left, value);
    if (walk.rules().Wants(RuleEvent::kAssignment)) walk.rules().OnNamed(RuleEvent::kAssignment, node, name, {}, {});
    // "let f; f = function () {}": the module's variable holds the members
    if (uint32_t owner = OwnerNamed(walk, std::string(name)); owner != kNone) NoteObject(walk, value, owner, 0);
    return;
  }
  bool subscript = tree.KindOf(left) == Kind::subscript_expression;
  if (!subscript && tree.KindOf(left) != Kind::member_expression) return;
  NodeIndex object = tree.Child(left, Field::object), name_node = tree.Child(left, subscript ? Field::index : Field::property);
  if (object == kNoNode || name_node == kNoNode) return;
  std::string target = DottedText(tree, object), computed;
  std::string_view name = tree.TextOf(name_node);
  if (subscript) {
    if (tree.KindOf(name_node) == Kind::string) {
      name = PropertyName(tree, name_node);
    } else if (StartsWith(name, "Symbol.")) {
      computed.append(1, '[').append(name).append(1, ']');
      name = computed;
    } else {
      return;
    }
  }
  if (walk.rules().Wants(RuleEvent::kAssignment)) walk.rules().OnNamed(RuleEvent::kAssignment, node, name, target, {});
  NodeIndex statement = tree.Parent(node);
  bool alone = statement != kNoNode && tree.KindOf(statement) == Kind::expression_statement;
  NodeIndex whole = alone ? statement : node;
  Kind value_kind = tree.KindOf(value);
  if (target == "module" && name == "exports") return NoteModuleExports(walk, left, value);

  bool exports = target == "exports" || target == "module.exports";
  if (exports) {
    NoteExport(walk, name, tree[left].row);
    if (value_kind == Kind::identifier) MarkExported(walk, tree.TextOf(value));
  }
  const WalkContext& context = walk.context();
  if (target == "this" && context.type != kNone && context.callable != kNone &&
      walk.symbol(context.callable).parent == context.type) {  // in a method: a member, at its first place
    bool declares = walk.language() == "javascript" || walk.language() == "jsx";  // TypeScript only sets what is declared
    if (!declares || !NoteField(walk, context.type, name)) return;
    uint32_t type = context.type;
    uint32_t symbol = AddNamedValue(walk, SymbolKind::kMethod, name, whole, name_node, value, 0);
    if (symbol == kNone) {
      symbol = walk.AddSymbol(SymbolKind::kField, name, node, name_node, kSymbolDefinition);
      walk.symbol(symbol).visibility = VisibilityOf(tree, node, name);
      walk.SetValue(symbol, right);
      NoteMadeOf(walk, symbol, MadeOf(walk, right), right);
      SetDocAbove(walk, symbol, whole);
    }
    walk.symbol(symbol).parent = type;
    walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal | kSymbolConditional);
    return;
  }
  bool prototype = EndsWith(target, ".prototype");
  uint32_t owner = OwnerNamed(walk, prototype ? target.substr(0, target.size() - 10) : target);
  uint32_t flags = exports ? static_cast<uint32_t>(kSymbolExported) : 0u;
  if (owner != kNone && !prototype && walk.symbol(owner).kind != SymbolKind::kVariable) flags |= kSymbolStatic;
  bool member = prototype || owner != kNone || target == "this";
  uint32_t symbol = AddNamedValue(walk, member ? SymbolKind::kMethod : SymbolKind::kFunction, name, whole, name_node, value, flags);
  if (symbol != kNone) {
    if (owner != kNone) walk.symbol(symbol).parent = owner;
    return;
  }
  if (name == "prototype") {  // Foo.prototype = { run() {} }
    if (uint32_t type = OwnerNamed(walk, target); type != kNone) NoteObject(walk, value, type, 0);
    return;
  }
  // Values: exports.VERSION = "1", Foo.defaults = {...}
  std::string_view module;
  bool plain = value_kind != Kind::identifier && value_kind != Kind::unary_expression && value_kind != Kind::undefined &&
               value_kind != Kind::member_expression && !IsRequireCall(tree, value, &module);
  bool at_top = context.callable == kNone && (context.language_bits & kInAnonymous) == 0 && alone;
  if (!at_top || !plain || !(exports || owner != kNone) || !NoteField(walk, owner, name)) return;
  SymbolKind kind = SymbolKind::kField;
  if (owner == kNone) kind = IsLiteralValue(value_kind) || IsUpperName(name) ? SymbolKind::kConstant : SymbolKind::kVariable;
  symbol = walk.AddSymbol(kind, name, whole, name_node, flags | kSymbolDefinition);
  if (owner != kNone) walk.symbol(symbol).parent = owner;
  walk.symbol(symbol).visibility = VisibilityOf(tree, node, name);
  walk.SetValue(symbol, value);
  NoteMadeOf(walk, symbol, MadeOf(walk, value), value);
  SetDocAbove(walk, symbol, whole);
  if (owner == kNone) NoteTopLevel(walk, symbol, name);
  NoteObject(walk, value, symbol, 0);
}

void NoteDefinedProperty(Walk& walk, NodeIndex call) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex arguments = tree.Child(call, Field::arguments);
  if (arguments == kNoNode) return;
  NodeIndex parts[3] = {kNoNode, kNoNode, kNoNode};
  size_t count = 0;
  for (NodeIndex child : tree.Children(arguments)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra)) continue;
    if (count == 3) return;
    parts[count++] = child;
  }
  std::string_view name;
  if (count != 3 || !LiteralOf(tree, parts[1], &name) || tree.KindOf(parts[2]) != Kind::object) return;
  if (tree.KindOf(parts[0]) != Kind::identifier && tree.KindOf(parts[0]) != Kind::member_expression &&
      tree.KindOf(parts[0]) != Kind::this_) {
    return;
  }
  std::string target = DottedText(tree, parts[0]);
  bool exports = target == "exports" || target == "module.exports";
  if (exports && name == "__esModule") return;
  bool accessor = false;
  NodeIndex function = kNoNode;
  size_t read = 0;
  for (NodeIndex child : tree.Children(parts[2])) {
    if (++read > 64) break;
    std::string_view key = tree.FieldText(child, tree.KindOf(child) == Kind::pair ? Field::key : Field::name);
    if (key == "get" || key == "set") accessor = true;
    if (key != "value" || tree.KindOf(child) != Kind::pair) continue;
    NodeIndex value = tree.Child(child, Field::value);
    if (value != kNoNode && IsFunctionValue(tree.KindOf(value))) function = value;
  }
  if (exports) NoteExport(walk, name, tree[call].row);
  bool prototype = EndsWith(target, ".prototype");
  uint32_t owner = OwnerNamed(walk, prototype ? target.substr(0, target.size() - 10) : target);
  uint32_t flags = kSymbolDefinition | (exports ? static_cast<uint32_t>(kSymbolExported) : 0u);
  NodeIndex statement = tree.Parent(call);
  NodeIndex whole = statement != kNoNode && tree.KindOf(statement) == Kind::expression_statement ? statement : call;
  uint32_t symbol = kNone;
  if (function != kNoNode) {
    symbol = AddNamedValue(walk, SymbolKind::kMethod, name, whole, parts[1], function, flags);
  } else if (accessor) {
    symbol = walk.AddSymbol(SymbolKind::kProperty, name, whole, parts[1], flags);
    std::string signature = walk.RangeOnOneLine(tree[call].begin, tree[parts[1]].end, 200);
    walk.SetSignature(symbol, signature.append(1, ')'));
    SetDocAbove(walk, symbol, whole);
    walk.Defined(symbol, call);
    walk.OpenScope(symbol, call);
  } else {
    if (walk.context().callable != kNone) return;
    symbol = walk.AddSymbol(SymbolKind::kField, name, whole, parts[1], flags);
    walk.SetValue(symbol, parts[2]);
    SetDocAbove(walk, symbol, whole);
  }
  if (owner != kNone) walk.symbol(symbol).parent = owner;
  StateOf(walk).described.insert(parts[2]);
}

}  // namespace repodoc::javascript
