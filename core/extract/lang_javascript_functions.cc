// JavaScript and TypeScript: functions, methods, accessors, constructors, call signatures, and functions without a name.
#include "core/base/text.h"
#include "core/extract/lang_javascript.h"

namespace repodoc::javascript {
namespace {

void AddOneParameter(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex pattern = node;
  std::string type, value;
  Kind kind = tree.KindOf(node);
  if (kind == Kind::required_parameter || kind == Kind::optional_parameter) {
    pattern = tree.Child(node, Field::pattern);
    if (pattern == kNoNode) pattern = tree.Child(node, Field::name);
    type = TypeText(walk, tree.Child(node, Field::type));
    if (NodeIndex at = tree.Child(node, Field::value); at != kNoNode) value = walk.OneLine(at, 120);
  } else if (kind == Kind::assignment_pattern) {
    pattern = tree.Child(node, Field::left);
    if (NodeIndex at = tree.Child(node, Field::right); at != kNoNode) value = walk.OneLine(at, 120);
  }
  if (pattern == kNoNode || !tree[pattern].named()) return;
  ParameterKind parameter_kind = ParameterKind::kNormal;
  std::string name = CodeOnOneLine(walk, tree[pattern].begin, tree[pattern].end, 120);
  if (tree.KindOf(pattern) == Kind::rest_pattern) {
    parameter_kind = ParameterKind::kVarArgs;
    while (StartsWith(name, ".")) name.erase(0, 1);
    name = std::string(Trim(name));
  }
  if (kind == Kind::optional_parameter) name += "?";
  walk.AddParameter(symbol, name, type, value, parameter_kind);
}

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  if (NodeIndex list = tree.Child(function, Field::parameters); list != kNoNode) {
    for (NodeIndex child : tree.Children(list)) {
      if (tree[child].named() && !(tree[child].flags & kNodeExtra)) AddOneParameter(walk, symbol, child);
    }
  } else if (NodeIndex single = tree.Child(function, Field::parameter); single != kNoNode) {
    AddOneParameter(walk, symbol, single);
  }
}

// (box) => box.lid
void NoteBody(Walk& walk, NodeIndex function) {
  if (walk.tree().KindOf(function) != Kind::arrow_function) return;
  NodeIndex body = walk.tree().Child(function, Field::body);
  if (body != kNoNode && walk.tree().KindOf(body) != Kind::statement_block) NoteReturned(walk, body);
}

// Opens the scope of a function node whose symbol was added by its declaration, assignment or pair.
void OpenFunction(Walk& walk, NodeIndex function, uint32_t symbol) {
  walk.OpenScope(symbol, function);
  walk.context().language_bits &= ~static_cast<uint32_t>(kInAnonymous);
  BindParameters(walk, function, symbol);
  NoteBody(walk, function);
}

}  // namespace

uint32_t AddFunction(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node,
                     NodeIndex function, uint32_t flags) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(function, Field::body);
  Kind function_kind = tree.KindOf(function);
  if (body != kNoNode) flags |= kSymbolDefinition;
  if (tree.HasToken(function, "async")) flags |= kSymbolAsync;
  if (tree.HasToken(function, "static")) flags |= kSymbolStatic;
  if (function_kind == Kind::generator_function_declaration || function_kind == Kind::generator_function ||
      tree.HasToken(function, "*")) {
    flags |= kSymbolGenerator;
  }
  if (tree.ChildOfKind(function, Kind::override_modifier) != kNoNode) flags |= kSymbolOverride;
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, flags);
  walk.symbol(symbol).visibility = VisibilityOf(tree, function, name);
  walk.SetSignature(symbol, SignatureOf(walk, whole, function));
  NodeIndex type = tree.Child(function, Field::return_type);
  if (type == kNoNode && function_kind == Kind::construct_signature) type = tree.Child(function, Field::type);
  if (type != kNoNode) {
    std::string text = TypeText(walk, type);
    walk.symbol(symbol).type = walk.facts().Add(text);
  }
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  AddParameters(walk, symbol, function);
  AddTypeParameters(walk, symbol, function);
  AddDecorators(walk, symbol, whole, function);
  SetDocAbove(walk, symbol, whole);
  NoteTopLevel(walk, symbol, name);
  walk.Defined(symbol, function);
  return symbol;
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex whole = WholeOf(tree, node);
  std::string_view name = name_node == kNoNode ? std::string_view("default") : tree.TextOf(name_node);
  uint32_t symbol = AddFunction(walk, SymbolKind::kFunction, name, whole, name_node == kNoNode ? node : name_node, node,
                                ExportFlags(tree, whole));
  OpenFunction(walk, node, symbol);
}

// A function value: of a name that its declaration, assignment or pair has given, of its own name, or of none. The
// parameters of the last are bound in the function around.
void EnterAnonymous(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node), own = tree.Child(node, Field::name);
  if (auto found = StateOf(walk).named.find(node); found != StateOf(walk).named.end()) {
    OpenFunction(walk, node, found->second);
    return;
  }
  // export default () => {}
  bool exported = parent != kNoNode && tree.KindOf(parent) == Kind::export_statement;
  if (exported || own != kNoNode) {
    uint32_t symbol = AddFunction(walk, SymbolKind::kFunction, own == kNoNode ? std::string_view("default") : tree.TextOf(own),
                                  exported ? parent : node, own == kNoNode ? node : own, node,
                                  exported ? ExportFlags(tree, parent) : static_cast<uint32_t>(kSymbolOwnScope));
    OpenFunction(walk, node, symbol);
    return;
  }
  walk.Push(node);
  walk.context().language_bits |= kInAnonymous;
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  walk.context().in_async = tree.HasToken(node, "async");
  BindParameters(walk, node, kNone);
}

void EnterMethod(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  Kind node_kind = tree.KindOf(node);
  bool literal_type = node_kind == Kind::method_signature && tree.ParentKind(node) == Kind::object_type;
  if (name_node == kNoNode || (literal_type && !IsMemberPlace(walk))) return;
  NodeIndex parent = tree.Parent(node);
  if (parent != kNoNode && StateOf(walk).described.count(parent) != 0) {  // get() {} of Object.defineProperty
    walk.Push(node);
    BindParameters(walk, node, kNone);
    return;
  }
  std::string_view name = PropertyName(tree, name_node);
  SymbolKind kind = SymbolKind::kMethod;
  uint32_t flags = 0;
  if (name == "constructor" && tree.ParentKind(node) == Kind::class_body) kind = SymbolKind::kConstructor;
  if (tree.HasToken(node, "get") || tree.HasToken(node, "set")) kind = SymbolKind::kProperty;
  if (node_kind == Kind::abstract_method_signature) flags |= kSymbolAbstract;
  if (parent != kNoNode && tree.KindOf(parent) == Kind::object) {
    if (auto found = StateOf(walk).objects.find(parent); found != StateOf(walk).objects.end()) flags |= found->second.flags;
  }
  uint32_t symbol = AddFunction(walk, kind, name, node, name_node, node, flags);
  OpenFunction(walk, node, symbol);
}

void EnterSignature(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) == Kind::object_type && !IsMemberPlace(walk)) return EnterFunctionType(walk, node);
  std::string_view name = tree.KindOf(node) == Kind::construct_signature ? "new()" : "()";
  OpenFunction(walk, node, AddFunction(walk, SymbolKind::kMethod, name, node, node, node, 0));
}

// constructor(private readonly x: number): a field of its class.
void EnterParameter(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  const WalkContext& context = walk.context();
  if (context.callable == kNone || walk.symbol(context.callable).kind != SymbolKind::kConstructor) return;
  bool field = tree.ChildOfKind(node, Kind::accessibility_modifier) != kNoNode || tree.HasToken(node, "readonly") ||
               tree.ChildOfKind(node, Kind::override_modifier) != kNoNode;
  NodeIndex pattern = tree.Child(node, Field::pattern);
  if (!field || pattern == kNoNode || tree.KindOf(pattern) != Kind::identifier) return;
  std::string_view name = tree.TextOf(pattern);
  uint32_t flags = kSymbolDefinition | (tree.HasToken(node, "readonly") ? static_cast<uint32_t>(kSymbolConst) : 0u);
  uint32_t type = walk.symbol(context.callable).parent;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, name, node, pattern, flags);
  walk.symbol(symbol).parent = type;
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.symbol(symbol).visibility = VisibilityOf(tree, node, name);
  std::string type_text = TypeText(walk, tree.Child(node, Field::type));
  walk.symbol(symbol).type = walk.facts().Add(type_text);
  SetDocAbove(walk, symbol, node);
  NoteField(walk, type, name);
}

void EnterFunctionType(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.context().language_bits |= kInSignature;
}

}  // namespace repodoc::javascript
