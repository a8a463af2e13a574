// Perl: the table of node kinds; packages, subroutines, variables. Words that define things (use constant, has ...) are in
// lang_perl_words.cc, uses in lang_perl_references.cc, POD in lang_perl_pod.cc.
//
//   package Shop::Cart;                          a scope until the next package or the end of the block
//   use parent 'Shop::Base';                     a base
//   our $VERSION = '1.0';
//   has items => (is => 'ro');                   a field
//   sub add { my ($self, $item, %options) = @_; ... }    a method: its parameters are in its first statements
#include "core/extract/lang_perl.h"

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"
#include "core/extract/signature_text.h"

namespace repodoc {
namespace perl {
namespace {

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

bool IsScopeKind(SymbolKind kind) {
  return kind == SymbolKind::kPackage || kind == SymbolKind::kClass || kind == SymbolKind::kTrait;
}

Visibility VisibilityOf(std::string_view name) {
  size_t at = name.find_first_not_of("$@%");
  return at != std::string_view::npos && name[at] == '_' ? Visibility::kInternal : Visibility::kPublic;
}

NodeIndex BodyOf(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex body = tree.Child(node, Field::body);
  return body != kNoNode ? body : tree.ChildOfKind(node, Kind::block);
}

// The variables of `my $x`, `my ($self, %options)`: their nodes.
void VariablesOf(const SyntaxTree& tree, NodeIndex declaration, std::vector<NodeIndex>* out) {
  for (NodeIndex child : tree.Children(declaration)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::scalar || kind == Kind::array || kind == Kind::hash) out->push_back(child);
  }
}

ParameterKind KindOfParameter(std::string_view name) {
  if (StartsWith(name, "@")) return ParameterKind::kVarArgs;
  return StartsWith(name, "%") ? ParameterKind::kKeywordArgs : ParameterKind::kNormal;
}

// sub f ($x, $y = 1, @rest)
void AddSignatureParameters(Walk& walk, uint32_t symbol, NodeIndex signature) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(signature)) {
    if (!tree[child].named()) continue;
    NodeIndex variable = tree.FirstNamedChild(child), value = tree.Child(child, Field::default_);
    if (variable == kNoNode) variable = child;
    std::string_view name = tree.TextOf(variable);
    walk.AddParameter(symbol, name, {}, value == kNoNode ? std::string() : walk.OneLine(value, 120), KindOfParameter(name));
  }
}

// The value that a parameter is taken from: "shift", "shift // 3" (3 is the default), "$_[0]"; "@_" for all.
bool IsShift(const SyntaxTree& tree, NodeIndex value) {
  std::string_view text = tree.TextOf(value).substr(0, 12);
  return text == "shift" || StartsWith(text, "shift(") || StartsWith(text, "shift @_") || StartsWith(text, "$_[");
}

// my ($self, $x, %options) = @_;   my $self = shift;   my $y = shift || 3;   at the beginning of the body
void AddBodyParameters(Walk& walk, uint32_t symbol, NodeIndex body) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex statement : tree.Children(body)) {
    if (!tree[statement].named() || (tree[statement].flags & kNodeExtra) != 0) continue;
    if (tree.KindOf(statement) != Kind::expression_statement) return;
    NodeIndex assignment = tree.FirstNamedChild(statement);
    if (assignment == kNoNode) return;
    if (tree.KindOf(assignment) != Kind::assignment_expression) return;
    NodeIndex left = tree.Child(assignment, Field::left), right = tree.Child(assignment, Field::right);
    if (left == kNoNode || right == kNoNode || tree.KindOf(left) != Kind::variable_declaration) return;
    std::vector<NodeIndex> variables;
    VariablesOf(tree, left, &variables);
    bool all = tree.TextOf(right) == "@_";
    NodeIndex value = kNoNode;
    if (!all && tree.KindOf(right) == Kind::binary_expression) {
      std::string_view operation = tree.FieldText(right, Field::operator_);
      NodeIndex taken = tree.Child(right, Field::left);
      if ((operation == "||" || operation == "//") && taken != kNoNode && IsShift(tree, taken)) value = tree.Child(right, Field::right);
      if (value == kNoNode) return;
    } else if (!all && !IsShift(tree, right)) {
      return;
    }
    for (NodeIndex variable : variables) {
      std::string_view name = tree.TextOf(variable);
      walk.AddParameter(symbol, name, {}, value == kNoNode ? std::string() : walk.OneLine(value, 120), KindOfParameter(name));
    }
    if (all) return;
  }
}

// A subroutine that takes the object or the class first is a method.
SymbolKind KindBySelf(Walk& walk, uint32_t symbol, std::string_view name, bool declared) {
  const std::vector<Parameter>& parameters = walk.facts().parameters;
  size_t first = parameters.size();
  while (first > 0 && parameters[first - 1].symbol == symbol) --first;
  bool self = declared;
  if (first < parameters.size()) {
    std::string_view taken = walk.facts().strings.Get(parameters[first].name);
    self = self || taken == "$self" || taken == "$class" || taken == "$this" || taken == "$proto";
  }
  if (!self || PackageAround(walk) == kNone) return SymbolKind::kSubroutine;
  return name == "new" ? SymbolKind::kConstructor : SymbolKind::kMethod;
}

std::string HeadOf(Walk& walk, NodeIndex begin, NodeIndex body, NodeIndex whole) {
  const SyntaxTree& tree = walk.tree();
  uint32_t end = body == kNoNode ? tree[whole].end : tree[body].begin;
  std::string head = TightenBrackets(walk.RangeOnOneLine(tree[begin].begin, end, 400));
  while (!head.empty() && (head.back() == ' ' || head.back() == ';' || head.back() == '{')) head.pop_back();
  return head;
}

void Complete(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex function, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = BodyOf(tree, function);
  walk.SetSignature(symbol, HeadOf(walk, whole, body, function));
  walk.symbol(symbol).visibility = VisibilityOf(name);
  NodeIndex signature = tree.ChildOfKind(function, Kind::signature);
  if (signature != kNoNode) AddSignatureParameters(walk, symbol, signature);
  if (body != kNoNode) {
    walk.symbol(symbol).body_begin_row = tree[body].row;
    walk.symbol(symbol).flags |= kSymbolDefinition;
    if (signature == kNoNode) AddBodyParameters(walk, symbol, body);
  }
  if (NodeIndex list = tree.Child(function, Field::attributes); list != kNoNode) {
    for (NodeIndex attribute : tree.Children(list)) {
      if (tree.KindOf(attribute) != Kind::attribute) continue;
      walk.AddClause(symbol, ClauseKind::kAttribute, walk.OneLine(attribute, 200), tree[attribute].row);
      if (StartsWith(tree.TextOf(attribute), "Test")) walk.symbol(symbol).flags |= kSymbolTest;  // Test::Class
    }
  }
  SetDocAbove(walk, symbol, whole);
}

void EnterSub(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node), scope;
  size_t colons = name.rfind("::");
  if (colons != std::string_view::npos) {
    scope = name.substr(0, colons);
    name = name.substr(colons + 2);
  }
  uint32_t symbol = walk.AddSymbol(SymbolKind::kSubroutine, name, node, name_node);
  walk.symbol(symbol).name_begin += static_cast<uint32_t>(name.data() - tree.TextOf(name_node).data());
  if (!scope.empty()) walk.AddClause(symbol, ClauseKind::kScope, scope, tree[name_node].row);
  Complete(walk, symbol, node, node, name);
  bool method = tree.KindOf(node) == Kind::method_declaration_statement;
  walk.symbol(symbol).kind = KindBySelf(walk, symbol, name, method);
  if (tree.Child(node, Field::lexical) != kNoNode) {
    walk.symbol(symbol).visibility = Visibility::kPrivate;
  } else {  // a name is the package's, wherever it is given
    uint32_t package = PackageAround(walk);
    walk.symbol(symbol).parent = package == kNone ? walk.options().parent : package;
    walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  }
  if (walk.context().in_test && (StartsWith(name, "test_") || StartsWith(name, "test"))) walk.symbol(symbol).flags |= kSymbolTest;
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterAnonymousSub(Walk& walk, NodeIndex node) {
  if (auto found = StateOf(walk).named.find(node); found != StateOf(walk).named.end()) {
    walk.OpenScope(found->second, node);
    return;
  }
  walk.Push(node);
  walk.context().language_bits |= kInAnonymous;
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
}

void EnterPackage(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), block = tree.ChildOfKind(node, Kind::block);
  if (name_node == kNoNode) return;
  if (block != kNoNode) walk.Push(node);
  // A package statement ends the one before it in the same block.
  uint32_t around = walk.context().symbol;
  if (around != kNone && IsScopeKind(walk.symbol(around).kind) && walk.symbol(around).body_begin_row == kNone) {
    walk.context().symbol = walk.symbol(around).parent;
  }
  SymbolKind kind = SymbolKind::kPackage;
  if (tree.KindOf(node) == Kind::class_statement) kind = SymbolKind::kClass;
  if (tree.KindOf(node) == Kind::role_statement) kind = SymbolKind::kTrait;
  // The grammar ends a name before "::2".
  std::string_view name = tree.TextOf(name_node);
  while (tree[name_node].begin + name.size() < tree.text.size()) {
    std::string_view more = tree.text.substr(tree[name_node].begin + name.size(), 1);
    if (more != ":" && !(more[0] >= '0' && more[0] <= '9') && LeadingWord(more).empty()) break;
    name = tree.text.substr(tree[name_node].begin, name.size() + 1);
  }
  uint32_t symbol = walk.AddSymbol(kind, name, node, name_node, kSymbolDefinition);
  walk.symbol(symbol).parent = walk.options().parent;  // a name says all of its path: packages do not nest
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.SetSignature(symbol, HeadOf(walk, node, block, node));
  SetDocAbove(walk, symbol, node);
  if (NodeIndex list = tree.Child(node, Field::attributes); list != kNoNode) {  // class A :isa(B)
    for (NodeIndex attribute : tree.Children(list)) {
      if (tree.KindOf(attribute) != Kind::attribute) continue;
      std::string_view name = tree.FieldText(attribute, Field::name), value = Trim(tree.FieldText(attribute, Field::value));
      bool base = name == "isa" || name == "does" || name == "extends" || name == "implements";
      walk.AddClause(symbol, base ? ClauseKind::kBase : ClauseKind::kAttribute, base ? value : tree.TextOf(attribute), tree[attribute].row);
      if (base) walk.AddReference(ReferenceKind::kBase, attribute, {}, value.substr(0, value.find(' ')));
    }
  }
  walk.Defined(symbol, node);
  walk.Claim(name_node);
  if (block != kNoNode) {
    walk.symbol(symbol).body_begin_row = tree[block].row;
    walk.OpenScope(symbol, node);
    return;
  }
  for (NodeIndex at = tree.NextSibling(node); at != kNoNode; at = tree.NextSibling(at)) {
    Kind next = tree.KindOf(at);
    if (next == Kind::package_statement || next == Kind::class_statement || next == Kind::role_statement) break;
    if (!tree[at].named() || next == Kind::data_section || next == Kind::eof_marker) continue;
    walk.symbol(symbol).end = tree[at].end + walk.options().first_byte;
    walk.symbol(symbol).end_row = tree[at].end_row + walk.options().first_row;
  }
  walk.context().symbol = symbol;
}

void AddVariables(Walk& walk, NodeIndex whole, NodeIndex declaration, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  std::string_view word = tree.TextOf(declaration + 1);
  bool ours = word == "our", field = word == "field";
  std::vector<NodeIndex> variables;
  VariablesOf(tree, declaration, &variables);
  bool single = variables.size() == 1;
  uint32_t owner = PackageAround(walk);
  bool file_level = IsFileLevel(walk, whole);
  for (NodeIndex variable : variables) {
    std::string_view name = tree.TextOf(variable);
    walk.Claim(variable);
    if (!ours && !field) {
      StateOf(walk).locals.Add(walk, name);
      // A script's own variables; those of tests are steps, not parts.
      if (!file_level || walk.context().in_test || value == kNoNode) continue;
    }
    uint64_t key = (static_cast<uint64_t>(owner + 1) << 32) | walk.facts().Add(name).offset;
    if (!StateOf(walk).variables.insert(key).second) continue;
    uint32_t symbol = walk.AddSymbol(field ? SymbolKind::kField : SymbolKind::kVariable, name, single ? whole : variable, variable,
                                     value == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition));
    if (ours) {
      walk.symbol(symbol).parent = owner == kNone ? walk.options().parent : owner;
      walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
    }
    walk.symbol(symbol).visibility = ours ? VisibilityOf(name) : Visibility::kPrivate;
    if (single && value != kNoNode) walk.SetValue(symbol, value);
    if (variable == variables.front()) SetDocAbove(walk, symbol, whole);
    walk.Defined(symbol, declaration);
  }
}

NodeIndex StatementOf(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex parent = tree.Parent(node);
  return parent != kNoNode && tree.KindOf(parent) == Kind::expression_statement ? parent : node;
}

void EnterDeclaration(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  bool assigned = parent != kNoNode && tree.KindOf(parent) == Kind::assignment_expression && tree[node].field == Field::left;
  NodeIndex value = assigned ? tree.Child(parent, Field::right) : kNoNode;
  NodeIndex whole = StatementOf(tree, assigned ? parent : node);
  // my $add = sub { ... };
  if (value != kNoNode && tree.KindOf(value) == Kind::anonymous_subroutine_expression) {
    std::vector<NodeIndex> variables;
    VariablesOf(tree, node, &variables);
    if (variables.size() == 1) {
      std::string_view name = tree.TextOf(variables[0]);
      uint32_t symbol = walk.AddSymbol(SymbolKind::kLambda, name, whole, variables[0], kSymbolDefinition);
      Complete(walk, symbol, whole, value, name);
      StateOf(walk).locals.Add(walk, name);
      StateOf(walk).named[value] = symbol;
      walk.Claim(variables[0]);
      walk.Defined(symbol, node);
      return;
    }
  }
  AddVariables(walk, whole, node, value);
}

// *name = sub { ... };   our @ISA = ('A');   @EXPORT_OK = qw(a b);
void EnterAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  if (left == kNoNode || right == kNoNode) return;
  NodeIndex target = left;
  if (tree.KindOf(left) == Kind::variable_declaration) target = tree.Child(left, Field::variable);
  if (target == kNoNode) return;
  std::string_view name = tree.TextOf(target);
  if (walk.rules().Wants(RuleEvent::kAssignment)) walk.rules().OnNamed(RuleEvent::kAssignment, node, name, {}, {});
  if (name == "@ISA") AddBases(walk, WordsOf(tree, right, false));
  if (name == "@EXPORT" || name == "@EXPORT_OK") {
    for (const Word& word : WordsOf(tree, right, false)) {
      std::string_view text = StartsWith(word.text, "&") ? word.text.substr(1) : word.text;
      StateOf(walk).exported.insert(std::string(text));
      walk.AddProperty(property::kExports, text, word.row);
    }
  }
  if (tree.KindOf(left) != Kind::glob || tree.KindOf(right) != Kind::anonymous_subroutine_expression) return;
  name.remove_prefix(1);
  if (name.empty() || LeadingWord(name).empty() || name.find('{') != std::string_view::npos) return;
  NodeIndex whole = StatementOf(tree, node);
  size_t colons = name.rfind("::");
  std::string_view last = colons == std::string_view::npos ? name : name.substr(colons + 2);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kSubroutine, last, whole, left, kSymbolDefinition);
  if (colons != std::string_view::npos) walk.AddClause(symbol, ClauseKind::kScope, name.substr(0, colons), tree[left].row);
  walk.symbol(symbol).name_begin += static_cast<uint32_t>(last.data() - tree.TextOf(left).data());
  Complete(walk, symbol, whole, right, last);
  walk.symbol(symbol).kind = KindBySelf(walk, symbol, last, false);
  walk.Defined(symbol, node);
  StateOf(walk).named[right] = symbol;
}

void EnterIf(Walk& walk, NodeIndex node) {
  if (walk.context().callable != kNone) return;
  walk.Push(node);
  walk.context().conditional = true;
}

void EnterPostfixLoop(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.DeepenLoop();
}

void EnterFor(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (NodeIndex variable = tree.Child(node, Field::variable); variable != kNoNode) {
    StateOf(walk).locals.Add(walk, tree.TextOf(variable));
  }
}

// eval { ... }; try { ... } catch ($e) { ... }
void EnterEval(Walk& walk, NodeIndex node) {
  if (NodeIndex file = walk.tree().ChildOfKind(node, Kind::filename); file != kNoNode) {  // do 'config.pl'
    std::vector<Word> words = WordsOf(walk.tree(), file + 1 < walk.tree()[file].next ? file + 1 : file, true);
    if (words.size() == 1) walk.AddImport(ImportKind::kSource, words[0].text, node);
  }
  if (walk.tree().ChildOfKind(node, Kind::block) == kNoNode) return;
  walk.Push(node);
  walk.context().in_try = true;
}

void EnterTry(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.Push(node);
  walk.context().in_try = true;
  if (tree.Child(node, Field::catch_block) == kNoNode) return;
  walk.CountDecision();
  walk.CountCognitive(1u + walk.context().nesting);
}

void NoteDocument(Walk& walk, NodeIndex node) {
  StateOf(walk).documents.emplace_back(walk.tree()[node].begin, walk.tree()[node].end);
  walk.SkipChildren();
}

bool MatchLost(std::string_view line, LostMatch* match) {
  std::string_view word = LeadingWord(line);
  if (word != "sub" && word != "package" && word != "method" && word != "class") return false;
  line = line.substr(word.size());
  if (line.empty() || (line[0] != ' ' && line[0] != '\t')) return false;
  line = Trim(line);
  std::string_view name = LeadingWord(line);
  size_t size = name.size();
  while (!name.empty() && StartsWith(line.substr(size), "::")) {
    size_t first = size + 2;  // a digit may begin a part: My::2::A
    size_t digits = std::min(line.find_first_not_of("0123456789", first), line.size());
    size_t end = digits + LeadingWord(line.substr(digits)).size();
    if (end == first) break;
    name = line.substr(first, end - first);
    size = end;
  }
  if (name.empty()) return false;
  bool container = word == "package" || word == "class";
  std::string_view behind = Trim(line.substr(size));
  char next = behind.empty() ? '\0' : behind[0];
  bool ends = behind.empty() || next == '{' || next == ';' || next == '(' || next == ':' || next == '#' || (container && next >= '0' && next <= '9');
  if (!ends) return false;
  match->name = container ? line.substr(0, size) : name;
  match->kind = word == "package" ? SymbolKind::kPackage : word == "class" ? SymbolKind::kClass : SymbolKind::kSubroutine;
  match->container = container && next == '{';
  return true;
}

void EnterError(Walk& walk, NodeIndex node) { StateOf(walk).lost.Read(walk, node, MatchLost); }

void Finish(Walk& walk) {
  State& state = StateOf(walk);
  state.lost.Finish(walk);
  ApplyPod(walk);
  ReadManifest(walk);
  if (state.exported.empty()) return;
  for (Symbol& row : walk.facts().symbols) {
    if ((row.flags & kSymbolLocal) == 0 && state.exported.count(std::string(walk.facts().strings.Get(row.name))) != 0) {
      row.flags |= kSymbolExported;
    }
  }
}

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::pod, kMeansOpaque, NoteDocument},
    {Kind::data_section, kMeansOpaque, NoteDocument},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::string_literal, kMeansString | kMeansOpaque},
    {Kind::interpolated_string_literal, kMeansString},
    {Kind::heredoc_content, kMeansString},
    {Kind::quoted_word_list, kMeansOpaque},

    {Kind::conditional_statement, kBranch, EnterIf},
    {Kind::elsif, kMeansDecision | kMeansCognitiveFlat},
    {Kind::else_, kMeansCognitiveFlat},
    {Kind::loop_statement, kBranch | kMeansLoop},
    {Kind::cstyle_for_statement, kBranch | kMeansLoop},
    {Kind::for_statement, kBranch | kMeansLoop, EnterFor},
    {Kind::postfix_conditional_expression, kMeansDecision | kMeansCognitive},
    {Kind::postfix_loop_expression, kBranch, EnterPostfixLoop},
    {Kind::postfix_for_expression, kBranch, EnterPostfixLoop},
    {Kind::map_grep_expression, kMeansNesting, EnterPostfixLoop},
    {Kind::conditional_expression, kBranch},
    {Kind::binary_expression, kMeansBoolean},
    {Kind::lowprec_logical_expression, kMeansBoolean},
    {Kind::eval_expression, kMeansNothing, EnterEval},
    {Kind::try_statement, kMeansNothing, EnterTry},

    {Kind::package_statement, kMeansNothing, EnterPackage},
    {Kind::class_statement, kMeansNothing, EnterPackage},
    {Kind::role_statement, kMeansNothing, EnterPackage},
    {Kind::subroutine_declaration_statement, kMeansNothing, EnterSub},
    {Kind::method_declaration_statement, kMeansNothing, EnterSub},
    {Kind::anonymous_subroutine_expression, kMeansNothing, EnterAnonymousSub},
    {Kind::anonymous_method_expression, kMeansNothing, EnterAnonymousSub},
    {Kind::variable_declaration, kMeansNothing, EnterDeclaration},
    {Kind::assignment_expression, kMeansNothing, EnterAssignment},

    {Kind::use_statement, kMeansNothing, EnterUse},
    {Kind::require_expression, kMeansNothing, EnterRequire},
    {Kind::function_call_expression, kMeansNothing, EnterCall},
    {Kind::ambiguous_function_call_expression, kMeansNothing, EnterCall},
    {Kind::method_call_expression, kMeansNothing, EnterMethodCall},
    {Kind::hash_element_expression, kMeansNothing, EnterHashElement},
    {Kind::scalar, kMeansNothing, EnterVariable},
    {Kind::array, kMeansNothing, EnterVariable},
    {Kind::hash, kMeansNothing, EnterVariable},
    {Kind::container_variable, kMeansNothing, EnterVariable},
    {Kind::bareword, kMeansNothing, EnterBareword},
};

// The marks that a failed merge leaves are heredocs and POD to the grammar: "<<<<<<< HEAD", "=======", ">>>>>>> branch".
PreparedText MaskMergeMarks(std::string_view, std::string_view text) {
  PreparedText out;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (StartsWith(line, "<<<<<<<") || StartsWith(line, "=======") || StartsWith(line, ">>>>>>>")) {
      if (!out.changed) out.text = text;
      out.changed = true;
      for (size_t at = begin; at < end; ++at) {
        if (out.text[at] != '\r') out.text[at] = ' ';
      }
    }
    begin = end + 1;
  }
  return out;
}

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

}  // namespace

uint32_t PackageAround(const Walk& walk) {
  uint32_t at = walk.context().symbol;
  while (at != kNone && !IsScopeKind(walk.facts().symbols[at].kind)) at = walk.facts().symbols[at].parent;
  return at;
}

bool IsFileLevel(const Walk& walk, NodeIndex statement) {
  if (walk.context().callable != kNone) return false;
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(statement);
  if (parent == kNoNode || tree.KindOf(statement) != Kind::expression_statement) return false;
  if (tree.KindOf(parent) == Kind::source_file) return true;
  if (tree.KindOf(parent) != Kind::block) return false;
  Kind outer = tree.ParentKind(parent);
  return outer == Kind::package_statement || outer == Kind::class_statement || outer == Kind::role_statement;
}

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole) {
  std::string doc;
  uint32_t row;
  if (walk.IsFirstOnRow(whole) && walk.DocBefore(walk.tree()[whole].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
}

void AddBases(Walk& walk, const std::vector<Word>& words) {
  uint32_t package = PackageAround(walk);
  if (package == kNone) return;
  for (const Word& word : words) {
    if (word.text.empty() || StartsWith(word.text, "-")) continue;
    walk.AddClause(package, ClauseKind::kBase, word.text, word.row);
    if (walk.rules().Wants(RuleEvent::kBase)) walk.rules().OnNamed(RuleEvent::kBase, 0, word.text, {}, {}, package);
  }
}

}  // namespace perl

const LanguageDefinition& PerlDefinition() {
  static const char* const languages[] = {"perl"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = perl::kRows;
    row.prepare = perl::MaskMergeMarks;
    row.begin = perl::Begin;
    row.finish = perl::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
