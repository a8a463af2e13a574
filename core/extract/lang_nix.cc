// Nix expressions: attributes by their paths, functions bound to names with their formals, what a file takes from its caller,
// files imported by path (import ./x.nix, callPackage ../y {}), names used.
//
//   { lib, fetchurl ? null, ... }:         the file's own formals: a function without a name
//   rec { helper = x: { y }: x + y; meta.license = lib.licenses.mit; src = import ./src.nix; }
#include "core/base/text.h"
#include "core/extract/language_definitions.h"
#include "core/extract/walk.h"

namespace repodoc {
namespace nix {
namespace {

constexpr size_t kMaxCurriedParameters = 50;

void SetDoc(Walk& walk, uint32_t symbol, NodeIndex node) {
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(walk.tree()[node].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
}

// x: { a, b ? 1, ... }@args: body: the parameters of a curried function. Returns its body.
NodeIndex AddParameters(Walk& walk, uint32_t symbol, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  for (size_t i = 0; i < kMaxCurriedParameters && function != kNoNode && tree.KindOf(function) == Kind::function_expression; ++i) {
    NodeIndex formals = tree.Child(function, Field::formals), universal = tree.Child(function, Field::universal);
    if (formals != kNoNode) {
      for (NodeIndex child : tree.Children(formals)) {
        if (tree.KindOf(child) == Kind::ellipses) walk.AddParameter(symbol, "...", {}, {}, ParameterKind::kKeywordArgs);
        if (tree.KindOf(child) != Kind::formal) continue;
        NodeIndex value = tree.Child(child, Field::default_);
        std::string text = value == kNoNode ? std::string() : walk.OneLine(value, 120);
        walk.AddParameter(symbol, tree.FieldText(child, Field::name), {}, text, ParameterKind::kKeywordOnly);
      }
    }
    if (universal != kNoNode) walk.AddParameter(symbol, tree.TextOf(universal), {}, {}, ParameterKind::kNormal);
    function = tree.Child(function, Field::body);
  }
  return function;
}

void EnterBinding(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex path = tree.Child(node, Field::attrpath), value = tree.Child(node, Field::expression);
  if (path == kNoNode || value == kNoNode) return;
  bool function = tree.KindOf(value) == Kind::function_expression;
  uint32_t symbol = walk.AddSymbol(function ? SymbolKind::kFunction : SymbolKind::kKey, walk.OneLine(path, 200), node, path, kSymbolDefinition);
  if (function) {
    NodeIndex body = AddParameters(walk, symbol, value);
    uint32_t end = body == kNoNode ? tree[value].end : tree[body].begin;
    walk.SetSignature(symbol, Trim(walk.RangeOnOneLine(tree[node].begin, end, 300)));
    walk.symbol(symbol).body_begin_row = tree[value].row;
  } else if (tree.IsLeaf(value) || tree.KindOf(value) == Kind::string_expression || tree.KindOf(value) == Kind::select_expression ||
             tree.KindOf(value) == Kind::variable_expression || tree.KindOf(value) == Kind::path_expression) {
    walk.SetValue(symbol, value);
  }
  SetDoc(walk, symbol, node);
  walk.Claim(path);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// inherit (lib) mkIf mkOption;
void EnterInherit(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex names = tree.Child(node, Field::attrs), from = tree.Child(node, Field::expression);
  if (names == kNoNode) return;
  std::string_view qualifier = from == kNoNode ? std::string_view() : tree.TextOf(from);
  for (NodeIndex child : tree.Children(names)) {
    if (tree.KindOf(child) == Kind::identifier) walk.AddReference(ReferenceKind::kUse, child, qualifier, tree.TextOf(child));
  }
}

void EnterApply(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function), argument = tree.Child(node, Field::argument);
  if (function == kNoNode || argument == kNoNode) return;
  std::string_view name = tree.TextOf(function);
  bool select = tree.KindOf(function) == Kind::select_expression;
  if (!select && tree.KindOf(function) != Kind::variable_expression) return;
  size_t dot = name.rfind('.');
  std::string_view last = dot == std::string_view::npos ? name : name.substr(dot + 1);
  if (name.size() > 200 || name.find_first_of(" \n(") != std::string_view::npos) return;
  if (tree.KindOf(argument) == Kind::path_expression && (last == "import" || last == "callPackage")) {
    walk.AddImport(ImportKind::kRequire, tree.TextOf(argument), node);
  }
  if (last == "import") return;
  walk.AddCall(node, function, dot == std::string_view::npos ? std::string_view() : name.substr(0, dot), last);
}

// The formals of the file's own function are what it takes: parameters of a symbol that stands for the file.
void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.context().symbol != kNone || tree.ParentKind(node) != Kind::source_code) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kLambda, "default", node, node, kSymbolDefinition | kSymbolExported | kSymbolDefault);
  AddParameters(walk, symbol, node);
  SetDoc(walk, symbol, node);
  walk.Defined(symbol, node);
}

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::string_expression, kMeansString},
    {Kind::indented_string_expression, kMeansString},
    {Kind::binding, kMeansNothing, EnterBinding},
    {Kind::inherit, kMeansNothing, EnterInherit},
    {Kind::inherit_from, kMeansNothing, EnterInherit},
    {Kind::apply_expression, kMeansNothing, EnterApply},
    {Kind::function_expression, kMeansNothing, EnterFunction},
    {Kind::if_expression, kMeansDecision | kMeansCognitive | kMeansNesting},
};

}  // namespace
}  // namespace nix

const LanguageDefinition& NixDefinition() {
  static const char* const languages[] = {"nix"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = nix::kRows;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
