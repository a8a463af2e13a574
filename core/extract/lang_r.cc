// R: the table of node kinds, what assignments define, functions, conditions and references. Calls that
// define classes and methods are in lang_r_classes.cc, imports and what calls tell of the outside in
// lang_r_imports.cc.
//
//   #' Adds.                               a roxygen block
//   add <- function(x, y = 2, ...) x + y   also with =, <<-, -> and assign("add", function ...)
#include "core/extract/lang_r.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace r {

std::string_view PlainName(std::string_view name) {
  if (name.size() >= 2 && (name[0] == '`' || name[0] == '"' || name[0] == '\'') && name.back() == name[0]) {
    return name.substr(1, name.size() - 2);
  }
  return name;
}

std::string_view LiteralText(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode) return {};
  if (tree.KindOf(node) == Kind::identifier) return PlainName(tree.TextOf(node));
  if (tree.KindOf(node) != Kind::string) return {};
  NodeIndex content = tree.Child(node, Field::content);
  return content == kNoNode ? std::string_view() : tree.TextOf(content);
}

std::vector<Argument> ArgumentsOf(const SyntaxTree& tree, NodeIndex call) {
  std::vector<Argument> out;
  NodeIndex list = tree.Child(call, Field::arguments);
  if (list == kNoNode) return out;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::argument) continue;
    Argument row;
    row.name_node = tree.Child(child, Field::name);
    row.value = tree.Child(child, Field::value);
    if (row.name_node != kNoNode) row.name = PlainName(tree.TextOf(row.name_node));
    out.push_back(row);
  }
  return out;
}

NodeIndex FindArgument(const std::vector<Argument>& arguments, std::string_view name, size_t position) {
  for (const Argument& row : arguments) {
    if (row.name_node != kNoNode && row.name == name) return row.value;
  }
  for (const Argument& row : arguments) {
    if (row.name_node == kNoNode && position-- == 0) return row.value;
  }
  return kNoNode;
}

std::string_view CalledName(const SyntaxTree& tree, NodeIndex call) {
  NodeIndex function = tree.Child(call, Field::function);
  if (function == kNoNode) return {};
  if (tree.KindOf(function) == Kind::identifier) return PlainName(tree.TextOf(function));
  if (tree.KindOf(function) == Kind::namespace_operator || tree.KindOf(function) == Kind::extract_operator) {
    return PlainName(tree.FieldText(function, Field::rhs));
  }
  return {};
}

Visibility VisibilityOf(std::string_view name) {
  return StartsWith(name, ".") ? Visibility::kInternal : Visibility::kPublic;
}

// The roxygen block right above; where there is none, the plain comment. A plain comment above a roxygen
// block is not part of it.
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex statement) {
  const std::vector<CommentNode>& comments = walk.comments();
  uint32_t row = walk.tree()[statement].row;
  if (!walk.IsFirstOnRow(statement)) return;  // the comment is that of what begins the line
  size_t last = comments.size();
  while (last > 0 && comments[last - 1].row >= row) --last;
  if (last == 0 || !comments[last - 1].own_lines || comments[last - 1].row + 1 != row) return;
  auto roxygen = [&](size_t at) { return walk.text().substr(comments[at].begin, 2) == "#'"; };
  size_t first = last - 1;
  if (!roxygen(first)) {
    std::string doc;
    uint32_t doc_row;
    if (walk.DocBefore(row, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
    return;
  }
  while (first > 0 && comments[first - 1].own_lines && comments[first - 1].row + 1 == comments[first].row &&
         roxygen(first - 1)) {
    --first;
  }
  std::string doc =
      CleanComment(walk.text().substr(comments[first].begin, comments[last - 1].end - comments[first].begin));
  if (doc.empty()) return;
  // "@export" on a line of its own, "@export foo"
  for (size_t at = doc.find("@export"); at != std::string::npos; at = doc.find("@export", at + 1)) {
    if ((at == 0 || doc[at - 1] == '\n') && !StartsWith(std::string_view(doc).substr(at), "@exportPattern")) {
      walk.symbol(symbol).flags |= kSymbolExported;
    }
  }
  walk.SetDoc(symbol, doc, comments[first].row);
}

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(function, Field::parameters);
  if (list == kNoNode) return;
  bool after_dots = false;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::parameter) continue;
    std::string_view name = PlainName(tree.FieldText(child, Field::name));
    NodeIndex value = tree.Child(child, Field::default_);
    bool dots = name == "...";
    walk.AddParameter(symbol, name, {}, value == kNoNode ? std::string() : walk.OneLine(value, 120),
                      dots         ? ParameterKind::kVarArgs
                      : after_dots ? ParameterKind::kKeywordOnly
                                   : ParameterKind::kNormal);
    after_dots = after_dots || dots;
  }
}

uint32_t AddFunction(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node,
                     NodeIndex function, std::string_view signature) {
  const SyntaxTree& tree = walk.tree();
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, kSymbolDefinition);
  walk.symbol(symbol).visibility = VisibilityOf(name);
  if (walk.context().in_test && StartsWith(name, "test") && walk.context().callable == kNone) {
    walk.symbol(symbol).flags |= kSymbolTest;
  }
  NodeIndex parameters = tree.Child(function, Field::parameters), body = tree.Child(function, Field::body);
  uint32_t end = parameters == kNoNode ? tree[function].end : tree[parameters].end;
  walk.SetSignature(symbol, std::string(signature) + walk.RangeOnOneLine(tree[function].begin, end, 1000));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddParameters(walk, symbol, function);
  SetDocAbove(walk, symbol, whole);
  walk.Defined(symbol, whole);
  if (!StateOf(walk).named_functions.insert(function).second) {
    // a <- b <- function() 1: the second name of the function whose scope is open.
    const Symbol& first = walk.symbol(walk.context().symbol);
    walk.symbol(symbol).parent = first.parent;
    walk.symbol(symbol).flags = first.flags;
    return symbol;
  }
  walk.OpenScope(symbol, whole);
  walk.context().language_bits = 0;
  const std::vector<Parameter>& rows = walk.facts().parameters;
  for (size_t i = rows.size(); i-- > 0 && rows[i].symbol == symbol;) {
    StateOf(walk).locals.Add(walk, walk.facts().strings.Get(rows[i].name));
  }
  return symbol;
}

namespace {

bool IsAssignment(std::string_view token) {
  return token == "<-" || token == "=" || token == "<<-" || token == ":=";
}
bool IsRightAssignment(std::string_view token) { return token == "->" || token == "->>"; }

// a <- b <- function() 1: the value is at the end of the chain.
NodeIndex ValueOfChain(const SyntaxTree& tree, NodeIndex value) {
  for (int steps = 0; steps < 8 && value != kNoNode && tree.KindOf(value) == Kind::binary_operator; ++steps) {
    if (!IsAssignment(tree.FieldText(value, Field::operator_))) break;
    value = tree.Child(value, Field::rhs);
  }
  return value;
}

// Whether the assignment stands where statements stand.
bool IsStatement(Walk& walk, NodeIndex node) {
  return walk.context().callable == kNone && !(walk.context().language_bits & kInCall);
}

void DefineFunction(Walk& walk, NodeIndex whole, NodeIndex target, NodeIndex function,
                    std::string_view operator_text) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = target;
  std::string_view scope;
  SymbolKind kind = SymbolKind::kFunction;
  if (tree.KindOf(target) == Kind::extract_operator) {  // x$f <- function
    name_node = tree.Child(target, Field::rhs);
    scope = tree.FieldText(target, Field::lhs);
    kind = SymbolKind::kMethod;
  } else if (tree.KindOf(target) != Kind::identifier && tree.KindOf(target) != Kind::string) {
    return;  // x[["f"]] <- function: the name is data
  }
  if (name_node == kNoNode) return;
  std::string_view name = tree.KindOf(name_node) == Kind::string ? LiteralText(tree, name_node)
                                                                 : PlainName(tree.TextOf(name_node));
  if (name.empty()) return;
  std::string_view generic, type;
  bool s3 = kind == SymbolKind::kFunction && SplitS3Method(walk, name, &generic, &type);
  bool dispatches = CallsUseMethod(tree, function);
  if (s3)
    kind = SymbolKind::kMethod;
  else if (kind == SymbolKind::kFunction && IsOperatorName(name))
    kind = SymbolKind::kOperator;
  if (dispatches) StateOf(walk).generics.insert(std::string(name));
  std::string signature = walk.OneLine(target, 200) + " " + std::string(operator_text) + " ";
  StateOf(walk).locals.Add(walk, name);
  uint32_t symbol = AddFunction(walk, kind, name, whole, name_node, function, signature);
  uint32_t row = tree[name_node].row;
  if (s3) {
    walk.AddClause(symbol, ClauseKind::kAttribute,
                   "S3method(" + std::string(generic) + ", " + std::string(type) + ")", row);
  }
  if (dispatches) walk.AddClause(symbol, ClauseKind::kAttribute, "generic", row);
  if (!scope.empty()) walk.AddClause(symbol, ClauseKind::kScope, Utf8Prefix(scope, 200), row);
}

void DefineVariable(Walk& walk, NodeIndex node, NodeIndex target, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  bool plain = tree.KindOf(target) == Kind::identifier || tree.KindOf(target) == Kind::string;
  if (!plain || !IsStatement(walk, node)) return;
  std::string_view name = LiteralText(tree, target);
  if (name.empty() || !StateOf(walk).variables.emplace(name).second) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kVariable, name, node, target, kSymbolDefinition);
  walk.symbol(symbol).visibility = VisibilityOf(name);
  if (value != kNoNode) walk.SetValue(symbol, value);
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
}

void EnterBinary(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string_view token = tree.FieldText(node, Field::operator_);
  bool right = IsRightAssignment(token);
  if (!right && !IsAssignment(token)) {
    // x %>% f: the operator is a function too
    if (token.size() > 2 && token[0] == '%') {
      NodeIndex at = tree.Child(node, Field::operator_);
      walk.AddUse(at, {}, token);
    }
    return;
  }
  if (token == ":=") return;  // a column of data.table or tidy evaluation, not a name of the program
  NodeIndex target = tree.Child(node, right ? Field::rhs : Field::lhs);
  NodeIndex value = tree.Child(node, right ? Field::lhs : Field::rhs);
  if (target == kNoNode || value == kNoNode) return;
  if (walk.rules().Wants(RuleEvent::kAssignment) && tree.KindOf(target) == Kind::identifier) {
    walk.rules().OnNamed(RuleEvent::kAssignment, node, PlainName(tree.TextOf(target)), {}, {});
  }
  value = ValueOfChain(tree, value);
  if (value == kNoNode) return;
  if (tree.KindOf(value) == Kind::function_definition)
    return DefineFunction(walk, node, target, value, token);
  if (tree.KindOf(value) == Kind::call && walk.context().callable == kNone) {
    NodeIndex name = tree.KindOf(target) == Kind::identifier ? target : kNoNode;
    if (DefineByCall(walk, value, node, name)) return;
  }
  if (walk.context().callable != kNone && token != "<<-") {
    StateOf(walk).locals.Add(walk, LiteralText(tree, target));
  } else {
    DefineVariable(walk, node, target, value);
  }
}

// "function(a) a -> h" reads as a function whose body assigns; what R does too. A function without a name
// around: its assignments are its own.
void EnterFunctionDefinition(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (StateOf(walk).named_functions.count(node) != 0) return;
  walk.Push(node);
  walk.context().language_bits |= kInCall;
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  NodeIndex list = tree.Child(node, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) == Kind::parameter) {
      StateOf(walk).locals.Add(walk, PlainName(tree.FieldText(child, Field::name)));
    }
  }
}

// test_that("it adds", { ... }), describe("it", { ... }), it("adds", ...)
bool EnterTest(Walk& walk, NodeIndex call, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  bool testthat = name == "test_that" || name == "describe" || name == "it";
  if (!testthat || (name != "test_that" && !walk.context().in_test)) return false;
  std::vector<Argument> arguments = ArgumentsOf(tree, call);
  NodeIndex title = FindArgument(arguments, name == "test_that" ? "desc" : "description", 0);
  if (title == kNoNode || tree.KindOf(title) != Kind::string || arguments.size() < 2) return false;
  std::string_view text = LiteralText(tree, title);
  if (text.empty()) return false;
  uint32_t symbol =
      walk.AddSymbol(SymbolKind::kTest, Utf8Prefix(text, 200), call, title, kSymbolDefinition | kSymbolTest);
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.SetSignature(symbol, std::string(name) + "(" + walk.OneLine(title, 300) + ")");
  walk.Defined(symbol, call);
  walk.OpenScope(symbol, call);
  walk.context().language_bits = 0;
  return true;
}

// tryCatch(expr, error = function(e) ...): a branch for each handler.
void CountHandlers(Walk& walk, NodeIndex call, std::string_view name) {
  if (name != "tryCatch" && name != "withCallingHandlers" && name != "switch") return;
  bool is_switch = name == "switch";
  uint32_t named = 0;
  const std::vector<Argument> arguments = ArgumentsOf(walk.tree(), call);
  for (const Argument& row : arguments) {
    if (row.name_node != kNoNode && (is_switch || row.name != "finally") && row.name != "expr" &&
        row.name != "EXPR")
      ++named;
  }
  for (uint32_t i = 0; i < named; ++i) walk.CountDecision();
  if (named > 0)
    walk.CountCognitive(is_switch ? 1u + walk.context().nesting : named * (1u + walk.context().nesting));
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function);
  if (function == kNoNode) return;
  std::string_view name = CalledName(tree, node);
  if (name.empty()) return;
  if (StateOf(walk).is_namespace) return NoteCall(walk, node, name);  // a directive, not a call
  NodeIndex name_node = function;
  std::string_view qualifier;
  Kind kind = tree.KindOf(function);
  if (kind == Kind::namespace_operator || kind == Kind::extract_operator) {
    NodeIndex right = tree.Child(function, Field::rhs);
    if (right != kNoNode) name_node = right;
    NodeIndex left = tree.Child(function, Field::lhs);
    if (left != kNoNode) {
      qualifier = tree.TextOf(left);
      bool plain = tree.KindOf(left) == Kind::identifier ||
                   (qualifier.size() <= 80 && qualifier.find_first_of("(\n") == std::string_view::npos);
      if (!plain) qualifier = "(...)";
    }
  } else if (StateOf(walk).locals.Has(walk, name)) {
    NoteCall(walk, node, name);
    return;
  }
  // A target: names(x) <- value
  NodeIndex parent = tree.Parent(node);
  if (parent != kNoNode && tree.KindOf(parent) == Kind::binary_operator && tree[node].field == Field::lhs) {
    std::string_view token = tree.FieldText(parent, Field::operator_);
    if (token == "<-" || token == "<<-" || token == "=") {
      walk.AddCall(node, name_node, qualifier, std::string(name) + "<-");
      return;
    }
  }
  walk.AddCall(node, name_node, qualifier, name);
  NoteCall(walk, node, name);
  if (EnterTest(walk, node, name)) return;
  CountHandlers(walk, node, name);
  if (StateOf(walk).defined_calls.count(node) == 0 && walk.context().callable == kNone) {
    DefineByCall(walk, node, node, kNoNode);
  }
}

// The arguments of a call: what is assigned there is an argument's own.
void EnterArguments(Walk& walk, NodeIndex node) {
  if (walk.tree().ParentKind(node) != Kind::call) return;
  walk.Push(node);
  walk.context().language_bits |= kInCall;
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Field field = tree[node].field;
  switch (tree.KindOf(parent)) {
    case Kind::argument:
    case Kind::parameter:
      if (field == Field::name) return;
      break;
    case Kind::call:
      if (field == Field::function) return;
      break;
    case Kind::extract_operator:
      if (field == Field::rhs) return;
      break;
    case Kind::namespace_operator:
      return;
    case Kind::for_statement:
      if (field == Field::variable) {
        StateOf(walk).locals.Add(walk, PlainName(tree.TextOf(node)));
        return;
      }
      break;
    case Kind::binary_operator: {
      std::string_view token = tree.FieldText(parent, Field::operator_);
      if (field == Field::lhs && IsAssignment(token)) return;
      if (field == Field::rhs && IsRightAssignment(token)) return;
      break;
    }
    default:
      break;
  }
  std::string_view name = PlainName(tree.TextOf(node));
  if (!StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

// else if: a branch more, no deeper.
void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.CountDecision();
  bool chained = tree[node].field == Field::alternative && tree.ParentKind(node) == Kind::if_statement;
  walk.CountCognitive(chained ? 1u : 1u + walk.context().nesting);
  NodeIndex alternative = tree.Child(node, Field::alternative);
  if (alternative != kNoNode && tree.KindOf(alternative) != Kind::if_statement) walk.CountCognitive(1);
  // if (sys.nframe() == 0) main()
  NodeIndex condition = tree.Child(node, Field::condition);
  if (walk.context().callable == kNone && condition != kNoNode) {
    std::string_view text = tree.TextOf(condition).substr(0, 200);
    if (text == "!interactive()" || text.find("sys.nframe()") != std::string_view::npos) {
      walk.facts().file.flags |= kFileEntryPoint;
      walk.AddProperty(property::kEntryPoint, walk.RangeOnOneLine(tree[node].begin, tree[condition].end + 1),
                       tree[node].row);
    }
  }
  walk.Push(node);
  if (walk.context().callable == kNone) walk.context().conditional = true;
  if (!chained && walk.context().nesting < 0xffff) ++walk.context().nesting;
}

// name <- function(
bool MatchLostLine(std::string_view line, LostMatch* match) {
  size_t end = line.find_first_of(" \t<=");
  if (end == std::string_view::npos || end == 0) return false;
  std::string_view name = line.substr(0, end), rest = Trim(line.substr(end));
  if (StartsWith(rest, "<-"))
    rest = Trim(rest.substr(2));
  else if (StartsWith(rest, "="))
    rest = Trim(rest.substr(1));
  else
    return false;
  if (!StartsWith(rest, "function(") && !StartsWith(rest, "function (") && !StartsWith(rest, "\\("))
    return false;
  if (name.find_first_of("()[]{}$@,;#") != std::string_view::npos) return false;
  return match->Define(SymbolKind::kFunction, PlainName(name));
}

void EnterError(Walk& walk, NodeIndex node) { StateOf(walk).lost.Read(walk, node, MatchLostLine); }

constexpr uint32_t kLoop = kMeansDecision | kMeansCognitive | kMeansNesting | kMeansLoop;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::string, kMeansString | kMeansOpaque},
    {Kind::binary_operator, kMeansBoolean, EnterBinary},
    {Kind::function_definition, kMeansNothing, EnterFunctionDefinition},
    {Kind::call, kMeansNothing, EnterCall},
    {Kind::arguments, kMeansNothing, EnterArguments},
    {Kind::argument, kMeansNothing, EnterArgument},
    {Kind::namespace_operator, kMeansNothing, NotePackage},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::if_statement, kMeansNothing, EnterIf},
    {Kind::for_statement, kLoop},
    {Kind::while_statement, kLoop},
    {Kind::repeat_statement, kMeansCognitive | kMeansNesting | kMeansLoop},
};

void Begin(Walk& walk) {
  auto owned = std::make_unique<State>();
  std::string_view path = walk.path();
  owned->is_namespace = path == "NAMESPACE" || EndsWith(path, "/NAMESPACE");
  walk.state = std::move(owned);
}

void Finish(Walk& walk) {
  AddPackageImports(walk);
  StateOf(walk).lost.ReadMargin(walk, MatchLostLine);
  StateOf(walk).lost.Finish(walk);
}

}  // namespace
}  // namespace r

const LanguageDefinition& RDefinition() {
  static const char* const languages[] = {"r"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = r::kRows;
    row.read_doc = ReadRoxygenDoc;
    row.begin = r::Begin;
    row.finish = r::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
