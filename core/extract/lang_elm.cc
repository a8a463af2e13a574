// Elm: values and functions with the annotation above them, types, ports, the module and what it exposes.
//
//   module Data.Shape exposing (Shape(..), area)         import Html.Events as Events exposing (onClick)
//   {-| How large it is. -}
//   area : Shape -> Float                                 one symbol: the annotation and the equation below it
//   area shape = case shape of Circle r -> pi * r ^ 2
//   type Shape = Circle Float | Square Float              type alias Model = { count : Int }     port send : String -> Cmd msg
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"
#include "core/extract/local_names.h"
#include "core/extract/lost_definitions.h"
#include "core/extract/walk.h"

namespace repodoc {
namespace elm {
namespace {

constexpr uint32_t kMaxPatternNodes = 4000;
constexpr int kMaxArrows = 100;

struct State : LanguageState {
  LocalNames locals;
  std::unordered_set<std::string_view> exposed, exposed_whole;  // names; types with all their constructors: Shape(..)
  bool exposes_all = false;
  bool all_of_test = false;  // import Test exposing (..)
  LostDefinitions lost;
};
State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex node) {
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(walk.tree()[node].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
}

void SetExposed(Walk& walk, uint32_t symbol, std::string_view name) {
  bool exposed = StateOf(walk).exposes_all || StateOf(walk).exposed.count(name) != 0;
  if (exposed) walk.symbol(symbol).flags |= kSymbolExported;
  if (!exposed) walk.symbol(symbol).visibility = Visibility::kPrivate;
}

// exposing (..), exposing (Shape(..), area, (</>)). Calls name(node, text) for each name and each "T(..)".
template <typename Name>
void ForEachExposed(const SyntaxTree& tree, NodeIndex list, Name name) {
  for (NodeIndex child : tree.Children(list)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::double_dot) name(child, std::string_view("*"), false);
    if (kind == Kind::exposed_value) name(child, tree.TextOf(child), false);
    if (kind == Kind::exposed_operator) name(child, tree.FieldText(child, Field::operator_), false);
    if (kind == Kind::exposed_type) {
      NodeIndex type = tree.ChildOfKind(child, Kind::upper_case_identifier);
      if (type != kNoNode) name(child, tree.TextOf(type), tree.ChildOfKind(child, Kind::exposed_union_constructors) != kNoNode);
    }
  }
}

void EnterModule(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name), exposing = tree.Child(node, Field::exposing);
  if (name == kNoNode) return;
  State& state = StateOf(walk);
  if (exposing != kNoNode) {
    ForEachExposed(tree, exposing, [&](NodeIndex at, std::string_view text, bool whole) {
      if (text == "*") state.exposes_all = true;
      if (text != "*") state.exposed.insert(text);
      if (whole) state.exposed_whole.insert(text);
      walk.AddProperty(property::kExports, walk.OneLine(at, 200), tree[at].row);
    });
  }
  uint32_t symbol = walk.AddSymbol(SymbolKind::kModule, walk.OneLine(name, 200), node, name, kSymbolDefinition | kSymbolExported);
  Symbol& row = walk.symbol(symbol);
  row.end = tree[0].end + walk.options().first_byte;
  row.end_row = tree[0].end_row + walk.options().first_row;
  walk.SetSignature(symbol, "module " + walk.OneLine(name, 200));
  // The module's words stand below its line: {-| ... -} before the imports, not glued to what follows.
  NodeIndex next = tree.NextSibling(node), behind = next == kNoNode ? kNoNode : tree.NextSibling(next);
  bool glued = behind != kNoNode && tree[behind].row <= tree[next].end_row + 1;
  if (next != kNoNode && !glued && tree.KindOf(next) == Kind::block_comment && StartsWith(tree.TextOf(next), "{-|")) {
    std::string doc = CleanComment(tree.TextOf(next));
    walk.SetDoc(symbol, doc, tree[next].row);
    FileRecord& file = walk.facts().file;
    if (file.doc.empty() && walk.options().parent == kNone) {
      file.doc = walk.facts().Add(doc);
      file.doc_row = tree[next].row;
      file.doc_end_row = tree[next].end_row;
    }
  }
  walk.Claim(name);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, 0);
}

void EnterImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex module = tree.Child(node, Field::moduleName), as = tree.Child(node, Field::asClause);
  NodeIndex exposing = tree.Child(node, Field::exposing);
  if (module == kNoNode) return;
  std::string_view name = tree.TextOf(module);
  std::string_view alias = as == kNoNode ? std::string_view() : tree.FieldText(as, Field::name);
  uint32_t import = walk.AddImport(ImportKind::kImport, name, node);
  if (!alias.empty()) walk.facts().imports[import].alias = walk.facts().Add(alias);
  walk.AddBinding(alias.empty() ? name : alias, name);
  if (exposing != kNoNode) {
    ForEachExposed(tree, exposing, [&](NodeIndex at, std::string_view text, bool) {
      walk.AddImportName(import, text, {}, tree[at].row);
      if (text == "*") walk.facts().imports[import].flags |= kImportStar;
      if (text == "*" && name == "Test") StateOf(walk).all_of_test = true;
      if (text != "*") walk.AddBinding(text, std::string(name) + "." + std::string(text));
    });
  }
  walk.SkipChildren();
}

// Int -> String -> Html msg: what it takes, nameless, and what it gives.
void ReadType(Walk& walk, uint32_t symbol, NodeIndex type, const std::vector<std::string>& names) {
  const SyntaxTree& tree = walk.tree();
  if (type == kNoNode) {
    for (const std::string& name : names) walk.AddParameter(symbol, name, {}, {}, ParameterKind::kNormal);
    return;
  }
  uint32_t begin = tree[type].begin;
  size_t taken = 0;
  for (NodeIndex child : tree.Children(type)) {
    if (tree.KindOf(child) != Kind::arrow) continue;
    std::string part = walk.RangeOnOneLine(begin, tree[child].begin, 200);
    walk.AddParameter(symbol, taken < names.size() ? names[taken] : std::string(), Trim(part), {}, ParameterKind::kNormal);
    begin = tree[child].end;
    if (++taken >= kMaxArrows) break;
  }
  walk.symbol(symbol).type = walk.facts().Add(Trim(walk.RangeOnOneLine(begin, tree[type].end, 200)));
}

bool HasArrow(const SyntaxTree& tree, NodeIndex type) {
  return type != kNoNode && tree.ChildOfKind(type, Kind::arrow) != kNoNode;
}

void BindPattern(Walk& walk, NodeIndex pattern) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex end = std::min(tree[pattern].next, pattern + kMaxPatternNodes);
  for (NodeIndex at = pattern; at < end; ++at) {
    if (tree.KindOf(at) == Kind::lower_pattern) StateOf(walk).locals.Add(walk, tree.TextOf(at));
  }
}

// The annotation right above an equation of the same name.
NodeIndex AnnotationOf(const SyntaxTree& tree, NodeIndex declaration, std::string_view name) {
  NodeIndex parent = tree.Parent(declaration);
  if (parent == kNoNode || declaration == 0) return kNoNode;
  // The node before: the annotation's last descendant, so climb from there.
  NodeIndex at = declaration - 1;
  while (at != kNoNode && tree.Parent(at) != parent && tree.Parent(at) != kNoNode) at = tree.Parent(at);
  if (at == kNoNode || tree.KindOf(at) != Kind::type_annotation || tree.FieldText(at, Field::name) != name) return kNoNode;
  return at;
}

void EnterValue(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::functionDeclarationLeft), body = tree.Child(node, Field::body);
  bool local = tree.ParentKind(node) == Kind::let_in_expr;
  if (left == kNoNode) {
    if (NodeIndex pattern = tree.Child(node, Field::pattern); pattern != kNoNode) BindPattern(walk, pattern);
    return;
  }
  NodeIndex name_node = tree.ChildOfKind(left, Kind::lower_case_identifier);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  std::vector<std::string> parameters;
  std::vector<NodeIndex> patterns;
  for (NodeIndex child : tree.Children(left)) {
    if (tree[child].field != Field::pattern || !tree[child].named()) continue;
    parameters.push_back(walk.OneLine(child, 80));
    patterns.push_back(child);
  }
  NodeIndex annotation = AnnotationOf(tree, node, name);
  NodeIndex type = annotation == kNoNode ? kNoNode : tree.Child(annotation, Field::typeExpression);
  bool function = !parameters.empty() || HasArrow(tree, type);
  if (local) {
    StateOf(walk).locals.Add(walk, name);
    if (!function) return;
  }
  uint32_t flags = kSymbolDefinition | (local ? kSymbolLocal : 0u);
  uint32_t symbol = walk.AddSymbol(function ? SymbolKind::kFunction : SymbolKind::kConstant, name, node, name_node, flags);
  Symbol& row = walk.symbol(symbol);
  if (annotation != kNoNode) {
    row.begin = tree[annotation].begin + walk.options().first_byte;
    row.begin_row = tree[annotation].row + walk.options().first_row;
  }
  if (body != kNoNode) row.body_begin_row = tree[body].row;
  if (!local) SetExposed(walk, symbol, name);
  std::string head = walk.OneLine(annotation == kNoNode ? left : annotation, 1000);
  walk.SetSignature(symbol, head);
  ReadType(walk, symbol, type, parameters);
  if (!function && body != kNoNode) walk.SetValue(symbol, body);
  SetDocAbove(walk, symbol, annotation == kNoNode ? node : annotation);
  if (name == "main" && !local) {
    walk.symbol(symbol).flags |= kSymbolEntry;
    walk.facts().file.flags |= kFileEntryPoint;
  }
  walk.Claim(name_node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  for (NodeIndex pattern : patterns) BindPattern(walk, pattern);
}

void EnterPort(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, tree.TextOf(name_node), node, name_node, 0);
  walk.AddClause(symbol, ClauseKind::kAttribute, "port", tree[node].row);
  SetExposed(walk, symbol, tree.TextOf(name_node));
  walk.SetSignature(symbol, walk.OneLine(node, 1000));
  ReadType(walk, symbol, tree.Child(node, Field::typeExpression), {});
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
}

void EnterInfix(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::operator_);
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kOperator, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  SetExposed(walk, symbol, tree.TextOf(name_node));
  walk.SetSignature(symbol, walk.OneLine(node, 300));
  walk.Defined(symbol, node);
}

void AddTypeVariables(Walk& walk, uint32_t symbol, NodeIndex node) {
  for (NodeIndex child : walk.tree().Children(node)) {
    if (walk.tree().KindOf(child) == Kind::lower_type_name) {
      walk.AddParameter(symbol, walk.TextOf(child), {}, {}, ParameterKind::kTemplate);
    }
  }
}

void EnterType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  bool alias = tree.KindOf(node) == Kind::type_alias_declaration;
  std::string_view name = tree.TextOf(name_node);
  uint32_t symbol = walk.AddSymbol(alias ? SymbolKind::kTypeAlias : SymbolKind::kType, name, node, name_node, kSymbolDefinition);
  SetExposed(walk, symbol, name);
  walk.SetSignature(symbol, walk.OneLine(node, 300));
  AddTypeVariables(walk, symbol, node);
  NodeIndex aliased = alias ? tree.Child(node, Field::typeExpression) : kNoNode;
  if (aliased != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(aliased, 200));
  SetDocAbove(walk, symbol, node);
  walk.Claim(name_node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterVariant(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), type = tree.Parent(node);
  if (name_node == kNoNode || type == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kVariant, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  bool exposed = StateOf(walk).exposes_all || StateOf(walk).exposed_whole.count(tree.FieldText(type, Field::name)) != 0;
  if (exposed) walk.symbol(symbol).flags |= kSymbolExported;
  if (!exposed) walk.symbol(symbol).visibility = Visibility::kPrivate;
  walk.SetSignature(symbol, walk.OneLine(node, 300));
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field == Field::part) walk.AddParameter(symbol, {}, walk.OneLine(child, 200), {}, ParameterKind::kNormal);
  }
  walk.Defined(symbol, node);
}

// Fields of the record that a type alias names; those of records inside of annotations are no definitions.
void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t around = walk.context().symbol;
  if (around == kNone || walk.symbol(around).kind != SymbolKind::kTypeAlias) return;
  if (tree.ParentKind(node) != Kind::record_type) return;
  NodeIndex expression = tree.Parent(tree.Parent(node));
  if (expression == kNoNode || tree.ParentKind(expression) != Kind::type_alias_declaration) return;
  NodeIndex name_node = tree.Child(node, Field::name), type = tree.Child(node, Field::typeExpression);
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  walk.symbol(symbol).visibility = walk.symbol(around).visibility;
  walk.SetSignature(symbol, walk.OneLine(node, 300));
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
}

struct Path {
  std::string_view qualifier, name;
};
Path Split(std::string_view text) {
  size_t dot = text.rfind('.');
  if (dot == std::string_view::npos) return {{}, text};
  return {text.substr(0, dot), text.substr(dot + 1)};
}

bool IsCallee(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return false;
  if (tree.KindOf(parent) == Kind::function_call_expr) return tree[node].field == Field::target;
  if (tree.KindOf(parent) != Kind::bin_op_expr) return false;
  // f <| x, x |> f
  NodeIndex next = tree.NextSibling(node);
  if (next != kNoNode && tree.KindOf(next) == Kind::operator_ && tree.TextOf(next) == "<|") return true;
  for (NodeIndex child : tree.Children(parent)) {
    NodeIndex behind = tree.NextSibling(child);
    if (behind == node) return tree.KindOf(child) == Kind::operator_ && tree.TextOf(child) == "|>";
    if (child > node) break;
  }
  return false;
}

void EnterValueUse(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  Path path = Split(tree.TextOf(name));
  if (path.qualifier.empty() && StateOf(walk).locals.Has(walk, path.name)) return;
  if (IsCallee(tree, node)) {
    walk.AddCall(tree.Parent(node), node, path.qualifier, path.name);
  } else {
    walk.AddUse(node, path.qualifier, path.name);
  }
}

void EnterTypeUse(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.ChildOfKind(node, Kind::upper_case_qid);
  if (name == kNoNode) return;
  Path path = Split(tree.TextOf(name));
  walk.AddReference(ReferenceKind::kType, name, path.qualifier, path.name);
}

void EnterConstructorPattern(Walk& walk, NodeIndex node) {
  NodeIndex name = walk.tree().ChildOfKind(node, Kind::upper_case_qid);
  if (name == kNoNode) return;
  Path path = Split(walk.TextOf(name));
  walk.AddUse(name, path.qualifier, path.name);
}

// test "adds" <| \_ -> ..., describe "Sum" [ ... ]: elm-test
void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex target = tree.Child(node, Field::target), argument = tree.Child(node, Field::arg);
  for (NodeIndex child : tree.Children(node)) {  // fuzz int "commutes"
    if (tree.KindOf(child) == Kind::string_constant_expr) argument = child;
  }
  if (target == kNoNode || argument == kNoNode || tree.KindOf(argument) != Kind::string_constant_expr) return;
  auto [qualifier, name] = Split(tree.TextOf(target));
  bool test = name == "test" || name == "describe" || name == "todo" || StartsWith(name, "fuzz");
  bool of_test = qualifier.empty() ? StateOf(walk).all_of_test || walk.BindingOf(name) == "Test." + std::string(name)
                                   : walk.BindingOf(qualifier) == "Test";
  if (!test || !of_test) return;
  NodeIndex words = tree.ChildOfKind(argument, Kind::regular_string_part);
  if (words == kNoNode) return;
  NodeIndex whole = tree.ParentKind(node) == Kind::bin_op_expr ? tree.Parent(node) : node;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, Utf8Prefix(tree.TextOf(words), 200), whole, words, kSymbolDefinition | kSymbolTest);
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.SetSignature(symbol, walk.OneLine(node, 300));
  walk.Defined(symbol, whole);
}

void EnterLambda(Walk& walk, NodeIndex node) {
  for (NodeIndex child : walk.tree().Children(node)) {
    if (walk.tree()[child].field == Field::param) BindPattern(walk, child);
  }
}

void EnterBranch(Walk& walk, NodeIndex node) {
  NodeIndex pattern = walk.tree().Child(node, Field::pattern);
  if (pattern != kNoNode) BindPattern(walk, pattern);
}

void EnterOperator(Walk& walk, NodeIndex node) {
  std::string_view text = walk.TextOf(node);
  if (text == "&&" || text == "||") {
    walk.CountDecision();
    walk.CountCognitive(1);
  }
}

// At the margin everything is a declaration: area shape =, type Shape, port send :
bool MatchLostLine(std::string_view line, LostMatch* match) {
  bool type = StartsWith(line, "type ");
  for (std::string_view word : {"type ", "alias ", "port "}) {
    if (StartsWith(line, word)) line = Trim(line.substr(word.size()));
  }
  std::string_view name = LeadingWord(line);
  if (name.empty() || name == "module" || name == "import" || name == "infix" || name == "effect") return false;
  if (type) return match->Define(SymbolKind::kType, name);
  std::string_view behind = Trim(line.substr(name.size()));
  if (line.find('=') == std::string_view::npos || StartsWith(behind, ":")) return false;
  return match->Define(StartsWith(behind, "=") ? SymbolKind::kConstant : SymbolKind::kFunction, name);
}

void EnterError(Walk& walk, NodeIndex node) { StateOf(walk).lost.Read(walk, node, MatchLostLine); }

void Finish(Walk& walk) {
  StateOf(walk).lost.ReadMargin(walk, MatchLostLine);
  StateOf(walk).lost.Finish(walk);
}

const KindRow kRows[] = {
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::line_comment, kMeansComment},
    {Kind::block_comment, kMeansComment},
    {Kind::string_constant_expr, kMeansString},
    {Kind::glsl_code_expr, kMeansOpaque},
    {Kind::module_declaration, kMeansNothing, EnterModule},
    {Kind::import_clause, kMeansNothing, EnterImport},
    {Kind::value_declaration, kMeansNothing, EnterValue},
    {Kind::port_annotation, kMeansNothing, EnterPort},
    {Kind::infix_declaration, kMeansNothing, EnterInfix},
    {Kind::type_declaration, kMeansNothing, EnterType},
    {Kind::type_alias_declaration, kMeansNothing, EnterType},
    {Kind::union_variant, kMeansNothing, EnterVariant},
    {Kind::field_type, kMeansNothing, EnterField},
    {Kind::value_expr, kMeansNothing, EnterValueUse},
    {Kind::type_ref, kMeansNothing, EnterTypeUse},
    {Kind::union_pattern, kMeansNothing, EnterConstructorPattern},
    {Kind::nullary_constructor_argument_pattern, kMeansNothing, EnterConstructorPattern},
    {Kind::function_call_expr, kMeansNothing, EnterCall},
    {Kind::anonymous_function_expr, kMeansNesting, EnterLambda},
    {Kind::if_else_expr, kMeansDecision | kMeansCognitive | kMeansNesting},
    {Kind::case_of_expr, kMeansCognitive | kMeansNesting},
    {Kind::case_of_branch, kMeansDecision, EnterBranch},
    {Kind::operator_, kMeansNothing, EnterOperator},
};

}  // namespace
}  // namespace elm

const LanguageDefinition& ElmDefinition() {
  static const char* const languages[] = {"elm"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = elm::kRows;
    row.parenthesized = Kind::parenthesized_expr;
    row.begin = elm::Begin;
    row.finish = elm::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
