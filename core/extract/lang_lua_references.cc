// Lua: calls, uses, requires, the environment; tests of busted. The table that calls these hooks is in lang_lua.cc.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_lua.h"

namespace repodoc::lua {
namespace {

constexpr size_t kMaxPathSteps = 16;

bool IsModuleName(std::string_view name) { return name == "require"; }

// describe("x", function() ... end), it("does y", function() ... end)
bool NoteTest(Walk& walk, NodeIndex call, NodeIndex name_node, std::string_view name) {
  if (!walk.context().in_test) return false;
  bool group = name == "describe" || name == "context" || name == "insulate" || name == "expose";
  bool test = name == "it" || name == "spec" || name == "test" || name == "pending";
  if (!group && !test) return false;
  const SyntaxTree& tree = walk.tree();
  std::string_view words;
  NodeIndex literal = ArgumentOf(tree, call, 0), function = ArgumentOf(tree, call, 1);
  if (!LiteralOf(tree, literal, &words) || function == kNoNode || tree.KindOf(function) != Kind::function_definition) return false;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, words, call, literal,
                                   kSymbolDefinition | (test ? static_cast<uint32_t>(kSymbolTest) : 0u));
  walk.SetSignature(symbol, std::string(name) + "(" + walk.OneLine(literal, 200) + ")");
  if (NodeIndex body = tree.Child(function, Field::body); body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  SetDocAbove(walk, symbol, call);
  walk.Defined(symbol, call);
  walk.AddCall(call, name_node, {}, name);
  walk.Claim(name_node);
  StateOf(walk).named[function] = symbol;
  return true;
}

// require "a.b", pcall(require, "a.b")
bool NoteRequire(Walk& walk, NodeIndex call, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex literal = ArgumentOf(tree, call, 0);
  uint8_t flags = 0;
  if (name == "pcall" || name == "xpcall") {
    if (literal == kNoNode || tree.TextOf(literal) != "require") return false;
    literal = ArgumentOf(tree, call, name == "pcall" ? 1 : 2);
    flags = kImportGuarded;
  } else if (!IsModuleName(name) && name != "dofile" && name != "loadfile") {
    return false;
  }
  std::string_view module;
  if (!LiteralOf(tree, literal, &module)) return false;
  bool source = name == "dofile" || name == "loadfile";
  uint32_t import = walk.AddImport(source ? ImportKind::kSource : ImportKind::kRequire, module, call, flags);
  auto alias = StateOf(walk).aliases.find(call);
  NodeIndex around = tree.Parent(call);
  std::string_view member;
  if (around != kNoNode && tree.KindOf(around) == Kind::dot_index_expression) member = tree.FieldText(around, Field::field);
  if (alias == StateOf(walk).aliases.end()) {
    if (!member.empty()) walk.AddImportName(import, member, {}, tree[call].row);
    return true;
  }
  if (member.empty()) {
    walk.facts().imports[import].alias = walk.facts().Add(alias->second);
    walk.AddBinding(alias->second, module);
  } else {
    walk.AddImportName(import, member, member == alias->second ? std::string_view() : alias->second, tree[call].row);
    walk.AddBinding(alias->second, std::string(module) + "." + std::string(member));
  }
  return true;
}

}  // namespace

std::string PathText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (size_t steps = 0; node != kNoNode && steps < kMaxPathSteps; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::identifier: return std::string(tree.TextOf(node)) + tail;
      case Kind::dot_index_expression:
        tail = "." + std::string(tree.FieldText(node, Field::field)) + tail;
        node = tree.Child(node, Field::table);
        break;
      case Kind::method_index_expression:
        tail = ":" + std::string(tree.FieldText(node, Field::method)) + tail;
        node = tree.Child(node, Field::table);
        break;
      case Kind::bracket_index_expression:
        tail = "[]" + tail;
        node = tree.Child(node, Field::table);
        break;
      case Kind::function_call:
        tail = "()" + tail;
        node = tree.Child(node, Field::name);
        break;
      case Kind::parenthesized_expression: node = tree.FirstNamedChild(node); break;
      default: return "(...)" + tail;
    }
  }
  return "(...)" + tail;
}

bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text) {
  if (node == kNoNode || tree.KindOf(node) != Kind::string) return false;
  *text = tree.FieldText(node, Field::content);
  return !text->empty() && text->size() < 300 && text->find('\n') == std::string_view::npos;
}

NodeIndex ArgumentOf(const SyntaxTree& tree, NodeIndex call, size_t position) {
  NodeIndex arguments = tree.Child(call, Field::arguments);
  if (arguments == kNoNode) return kNoNode;
  for (NodeIndex child : tree.Children(arguments)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra)) continue;
    if (position-- == 0) return child;
  }
  return kNoNode;
}

NodeIndex RequireCallOf(const SyntaxTree& tree, NodeIndex value) {
  if (tree.KindOf(value) == Kind::dot_index_expression) value = tree.Child(value, Field::table);
  if (value == kNoNode || tree.KindOf(value) != Kind::function_call) return kNoNode;
  return IsModuleName(tree.FieldText(value, Field::name)) ? value : kNoNode;
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::name);
  if (function == kNoNode) return;
  Kind kind = tree.KindOf(function);
  if (kind == Kind::identifier) {
    std::string_view name = tree.TextOf(function);
    if (name.empty()) return;  // made up by error recovery
    if (NoteRequire(walk, node, name) || NoteTest(walk, node, function, name)) return;
    if (!StateOf(walk).locals.Has(walk, name)) walk.AddCall(node, function, {}, name);
    return;
  }
  if (kind != Kind::dot_index_expression && kind != Kind::method_index_expression) return;
  NodeIndex table = tree.Child(function, Field::table);
  NodeIndex name = tree.Child(function, kind == Kind::dot_index_expression ? Field::field : Field::method);
  if (table == kNoNode || name == kNoNode) return;
  std::string qualifier = PathText(tree, table);
  if (qualifier == "os" && tree.TextOf(name) == "getenv") {
    std::string_view variable;
    if (LiteralOf(tree, ArgumentOf(tree, node, 0), &variable)) {
      walk.AddProperty(property::kEnvironment, variable, tree[node].row);
    }
  }
  walk.AddCall(node, name, qualifier, tree.TextOf(name));
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  if (walk.IsClaimed(node)) return;
  const SyntaxTree& tree = walk.tree();
  switch (tree.ParentKind(node)) {
    case Kind::dot_index_expression:
      if (tree[node].field == Field::field) return;
      break;
    case Kind::function_call:
      if (tree[node].field == Field::name) return;
      break;
    case Kind::method_index_expression: case Kind::parameters: case Kind::variable_list: case Kind::for_numeric_clause:
    case Kind::label_statement: case Kind::goto_statement: case Kind::attribute: case Kind::function_declaration: return;
    default: break;
  }
  std::string_view name = tree.TextOf(node);
  if (!StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

void EnterIndex(Walk& walk, NodeIndex node) {
  if (walk.IsClaimed(node)) return;
  const SyntaxTree& tree = walk.tree();
  Field field = tree[node].field;
  if (field == Field::name || field == Field::table) return;  // of a call, or a part of a longer path
  NodeIndex table = tree.Child(node, Field::table), name = tree.Child(node, Field::field);
  if (table == kNoNode || name == kNoNode) return;
  std::string qualifier = PathText(tree, table);
  std::string_view root = std::string_view(qualifier).substr(0, qualifier.find_first_of(".:"));
  if (qualifier.find('(') == std::string::npos && !StateOf(walk).locals.Has(walk, root)) walk.AddUse(name, qualifier, tree.TextOf(name));
}

}  // namespace repodoc::lua
