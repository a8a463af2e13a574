// Starlark (Bazel, Buck): functions and variables as in Python, load() statements, and targets: top-level calls with a
// name, as in cc_library(name = "core", deps = [":base"]). Labels of other packages in a target's lists are references.
#include "core/base/text.h"
#include "core/extract/lang_python.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace starlark {
namespace {

using python::DocstringOf;

std::string_view LiteralText(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode || tree.KindOf(node) != Kind::string) return {};
  return StringContent(tree.TextOf(node));
}

// load("//tools:defs.bzl", "cc_library", my = "other")
void AddLoad(Walk& walk, NodeIndex call, NodeIndex arguments) {
  const SyntaxTree& tree = walk.tree();
  uint32_t import = kNone;
  for (NodeIndex child : tree.Children(arguments)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra)) continue;
    if (import == kNone) {
      std::string_view label = LiteralText(tree, child);
      if (label.empty()) return;
      import = walk.AddImport(ImportKind::kLoad, label, call);
      continue;
    }
    std::string_view alias, name = LiteralText(tree, child);
    if (tree.KindOf(child) == Kind::keyword_argument) {
      alias = tree.FieldText(child, Field::name);
      name = LiteralText(tree, tree.Child(child, Field::value));
    }
    if (name.empty()) continue;
    walk.AddImportName(import, name, alias, tree[child].row);
    std::string full(walk.facts().strings.Get(walk.facts().imports[import].module));
    full += '.';
    full += name;
    walk.AddBinding(alias.empty() ? name : alias, full);
  }
}

void AddTarget(Walk& walk, NodeIndex call, NodeIndex arguments, std::string_view rule) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = kNoNode;
  for (NodeIndex child : tree.Children(arguments)) {
    if (tree.KindOf(child) == Kind::keyword_argument && tree.FieldText(child, Field::name) == "name") {
      name_node = tree.Child(child, Field::value);
    }
  }
  std::string_view name = LiteralText(tree, name_node);
  if (name.empty()) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTarget, name, call, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, std::string(rule) + "(name = \"" + std::string(name) + "\")");
  walk.symbol(symbol).type = walk.facts().Add(rule);
  walk.symbol(symbol).visibility = python::VisibilityOf(name);
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(tree[call].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
  for (NodeIndex at = arguments; at < tree[arguments].next; ++at) {
    std::string_view label = LiteralText(tree, at);
    if (label.size() < 2 || (label[0] != ':' && label[0] != '/' && label[0] != '@')) continue;
    size_t colon = label.rfind(':');
    std::string_view package = colon == std::string_view::npos ? label : label.substr(0, colon);
    std::string_view target = colon == std::string_view::npos ? label.substr(label.rfind('/') + 1) : label.substr(colon + 1);
    if (!target.empty()) walk.AddReference(ReferenceKind::kUse, at, package, target);
  }
  walk.Defined(symbol, call);
  walk.OpenScope(symbol, call);
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function), arguments = tree.Child(node, Field::arguments);
  bool top = walk.context().callable == kNone && function != kNoNode && arguments != kNoNode;
  std::string_view name = top ? tree.TextOf(function) : std::string_view();
  if (name == "load") {
    AddLoad(walk, node, arguments);
    walk.SkipChildren();
    return;
  }
  python::EnterCall(walk, node);
  if (!top) return;
  if (tree.ParentKind(node) == Kind::expression_statement) AddTarget(walk, node, arguments, name);
}

constexpr uint32_t kLoopMeaning = kMeansDecision | kMeansCognitive | kMeansNesting | kMeansLoop;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::string, kMeansString, python::EnterString},
    {Kind::function_definition, kMeansNothing, python::EnterFunction},
    {Kind::lambda, kMeansNesting, python::EnterLambda},
    {Kind::call, kMeansNothing, EnterCall},
    {Kind::attribute, kMeansNothing, python::EnterAttribute},
    {Kind::identifier, kMeansNothing, python::EnterIdentifier},
    {Kind::assignment, kMeansNothing, python::EnterAssignment},
    {Kind::if_statement, kMeansDecision | kMeansCognitive | kMeansNesting},
    {Kind::elif_clause, kMeansDecision | kMeansCognitiveFlat},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::for_statement, kLoopMeaning},
    {Kind::for_in_clause, kMeansDecision},
    {Kind::if_clause, kMeansDecision},
    {Kind::list_comprehension, kMeansLoop, python::EnterComprehension},
    {Kind::dictionary_comprehension, kMeansLoop, python::EnterComprehension},
    {Kind::conditional_expression, kMeansDecision | kMeansCognitive | kMeansNesting},
    {Kind::boolean_operator, kMeansBoolean},
};

void Begin(Walk& walk) {
  walk.state = std::make_unique<python::State>();
  const SyntaxTree& tree = walk.tree();
  NodeIndex literal = DocstringOf(tree, 0);
  FileRecord& file = walk.facts().file;
  if (literal == kNoNode || !file.doc.empty() || tree.KindOf(literal) != Kind::string) return;
  file.doc = walk.facts().Add(CleanDocstring(tree.TextOf(literal)));
  file.doc_row = tree[literal].row;
  file.doc_end_row = tree[literal].end_row;
}

}  // namespace
}  // namespace starlark

const LanguageDefinition& StarlarkDefinition() {
  static const char* const languages[] = {"starlark"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = starlark::kRows;
    row.read_doc = ReadPythonDoc;
    row.begin = starlark::Begin;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
