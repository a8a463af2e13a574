// Ruby: the table of node kinds; modules, classes, methods, constants. Calls that define things (attr_reader, private,
// Struct.new, describe ...) are in lang_ruby_words.cc, uses in lang_ruby_references.cc.
//
//   module Shop
//     class Cart < Base
//       LIMIT = 10
//       attr_reader :items                      a property
//       def self.build(*items, size: 3) ... end    static
//       private
//       def total = items.sum                   private
//     end
//   end
#include "core/extract/lang_ruby.h"

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"
#include "core/extract/signature_text.h"

namespace repodoc {
namespace ruby {
namespace {

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

uint64_t MemberKey(Walk& walk, uint32_t owner, std::string_view name) {
  return (static_cast<uint64_t>(owner + 1) << 32) | walk.facts().Add(name).offset;
}

// Comments that speak to tools: "frozen_string_literal: true", "rubocop:disable X".
bool IsMagic(std::string_view line) {
  line = Trim(line);
  for (std::string_view word : {"frozen_string_literal:", "frozen-string-literal:", "rubocop:", "encoding:", "coding:", "-*-", "typed:",
                                "warn_indent:", "shareable_constant_value:", "steep:", "standard:"}) {
    if (StartsWith(line, word)) return true;
  }
  return false;
}

// The words of a comment without marks for tools and `=begin`; `hidden`: it says ":nodoc:" or the like.
std::string CleanWords(std::string_view doc, bool* hidden) {
  std::string out;
  bool first = true;
  for (std::string_view line : Split(doc, '\n')) {
    std::string_view trimmed = Trim(line);
    if (IsMagic(line) || StartsWith(trimmed, "=begin") || trimmed == "=end") continue;
    if (StartsWith(trimmed, ":nodoc:") || trimmed == "@private" || trimmed == "@api private" || trimmed == "@!visibility private") *hidden = true;
    if (StartsWith(trimmed, ":nodoc:") || trimmed == ":startdoc:" || trimmed == ":stopdoc:") continue;
    if (!first) out += '\n';
    first = false;
    out += line;
  }
  size_t begin = out.find_first_not_of('\n');
  if (begin == std::string::npos) return {};
  while (out.back() == '\n') out.pop_back();
  return out.substr(begin);
}

bool HasDeprecatedTag(std::string_view doc) {
  return StartsWith(doc, "@deprecated") || doc.find("\n@deprecated") != std::string_view::npos;
}

// The head of a definition: up to its body, or to the end of its first line.
std::string HeadOf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t end = tree[node].begin;
  for (NodeIndex child : tree.Children(node)) {
    Field field = tree[child].field;
    Kind kind = tree.KindOf(child);
    if (field == Field::body || kind == Kind::comment || kind == Kind::heredoc_body || kind == Kind::kError) break;
    if (!tree[child].named() && (tree.TextOf(child) == "end" || tree.TextOf(child) == "=" || tree.TextOf(child) == ";" ||
                                 tree.TextOf(child).find('\n') != std::string_view::npos)) break;
    end = tree[child].end;
  }
  return TightenBrackets(walk.RangeOnOneLine(tree[node].begin, end, 600));
}

}  // namespace

bool IsModuleLike(SymbolKind kind) { return IsType(kind) || kind == SymbolKind::kModule; }

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole) {
  std::string doc;
  uint32_t row;
  bool hidden = false;
  if (walk.DocBefore(walk.tree()[whole].row, &doc, &row)) {
    std::string words = CleanWords(doc, &hidden);
    if (!words.empty()) walk.SetDoc(symbol, words, row);
    if (HasDeprecatedTag(words)) walk.symbol(symbol).flags |= kSymbolDeprecated;
  }
  // def x # :nodoc:
  std::string_view line = walk.LineOf(walk.symbol(symbol).row - walk.options().first_row);
  size_t mark = line.find(":nodoc:");
  if (mark != std::string_view::npos && line.rfind('#', mark) != std::string_view::npos) hidden = true;
  if (hidden && walk.symbol(symbol).visibility == Visibility::kPublic) walk.symbol(symbol).visibility = Visibility::kInternal;
}

void BindNames(Walk& walk, NodeIndex pattern) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex at = pattern; at < tree[pattern].next; ++at) {
    if (tree.KindOf(at) == Kind::identifier) StateOf(walk).locals.Add(walk, tree.TextOf(at));
  }
}

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    std::string_view name = tree.FieldText(child, Field::name);
    NodeIndex value = tree.Child(child, Field::value);
    std::string value_text = value == kNoNode ? std::string() : walk.OneLine(value, 120);
    switch (tree.KindOf(child)) {
      case Kind::identifier: walk.AddParameter(symbol, tree.TextOf(child), {}, {}, ParameterKind::kNormal); break;
      case Kind::destructured_parameter:
        walk.AddParameter(symbol, walk.OneLine(child, 120), {}, {}, ParameterKind::kNormal);
        break;
      case Kind::optional_parameter: walk.AddParameter(symbol, name, {}, value_text, ParameterKind::kNormal); break;
      case Kind::keyword_parameter: walk.AddParameter(symbol, name, {}, value_text, ParameterKind::kKeywordOnly); break;
      case Kind::splat_parameter: walk.AddParameter(symbol, name.empty() ? "*" : name, {}, {}, ParameterKind::kVarArgs); break;
      case Kind::hash_splat_parameter:
        walk.AddParameter(symbol, name.empty() ? "**" : name, {}, {}, ParameterKind::kKeywordArgs);
        break;
      case Kind::block_parameter:
        walk.AddParameter(symbol, name.empty() ? std::string("&") : "&" + std::string(name), {}, {}, ParameterKind::kNormal);
        break;
      case Kind::forward_parameter: walk.AddParameter(symbol, "...", {}, {}, ParameterKind::kVarArgs); break;
      default: break;
    }
  }
}

void AddBase(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(node, 200), tree[node].row);
  Kind kind = tree.KindOf(node);
  std::string qualifier;
  std::string_view name;
  NodeIndex name_node = node;
  if (kind == Kind::constant) {
    name = tree.TextOf(node);
  } else if (kind == Kind::scope_resolution) {
    name_node = tree.Child(node, Field::name);
    if (name_node == kNoNode) return;
    name = tree.TextOf(name_node);
    if (NodeIndex scope = tree.Child(node, Field::scope); scope != kNoNode) qualifier = ReceiverText(tree, scope);
  } else {
    return;
  }
  walk.AddReference(ReferenceKind::kBase, name_node, qualifier, name);
  walk.Claim(node);
  if (walk.rules().Wants(RuleEvent::kBase)) walk.rules().OnNamed(RuleEvent::kBase, node, name, qualifier, {}, symbol);
}

uint32_t AddMember(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node, uint32_t flags) {
  uint32_t bits = walk.context().language_bits;
  uint32_t owner = walk.context().symbol;
  if (bits & (kInSingleton | kIsModuleFunction)) flags |= kSymbolStatic;
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, flags);
  Visibility visibility = static_cast<Visibility>(bits & kVisibilityBits);
  if ((flags & kSymbolStatic) != 0 && (bits & kInSingleton) == 0) visibility = Visibility::kPublic;  // def self.x
  walk.symbol(symbol).visibility = visibility;
  auto& members = (flags & kSymbolStatic) != 0 ? StateOf(walk).static_members : StateOf(walk).members;
  members[MemberKey(walk, owner, name)] = symbol;
  return symbol;
}

namespace {

// module A::B, class C < D
void EnterModule(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  bool is_class = tree.KindOf(node) == Kind::class_;
  NodeIndex last = name_node, scope = kNoNode;
  if (tree.KindOf(name_node) == Kind::scope_resolution) {
    last = tree.Child(name_node, Field::name);
    scope = tree.Child(name_node, Field::scope);
    if (last == kNoNode) return;
  }
  std::string_view name = tree.TextOf(last);
  uint32_t symbol = walk.AddSymbol(is_class ? SymbolKind::kClass : SymbolKind::kModule, name, node, last, kSymbolDefinition);
  walk.SetSignature(symbol, HeadOf(walk, node));
  if (scope != kNoNode) walk.AddClause(symbol, ClauseKind::kScope, walk.OneLine(scope, 200), tree[scope].row);
  if (NodeIndex body = tree.Child(node, Field::body); body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  SetDocAbove(walk, symbol, node);
  walk.Claim(name_node);
  bool test_case = false;
  NodeIndex made = kNoNode;
  // "class A <<<<<<< HEAD" has none.
  NodeIndex super = tree.Child(node, Field::superclass), error = tree.ChildOfKind(node, Kind::kError);
  if (super != kNoNode && (error == kNoNode || error > super)) {
    NodeIndex base = tree.FirstNamedChild(super);
    if (base != kNoNode) {
      std::string_view text = tree.TextOf(base);
      test_case = EndsWith(text, "TestCase") || EndsWith(text, "Minitest::Test") || EndsWith(text, "MiniTest::Test") ||
                  EndsWith(text, "MiniTest::Unit::TestCase") || EndsWith(text, "ActionDispatch::IntegrationTest") ||
                  EndsWith(text, "Test");
      AddBase(walk, symbol, base);
      if (tree.KindOf(base) == Kind::call) made = base;
    }
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = test_case ? static_cast<uint32_t>(kInTestClass) : 0u;
  if (made != kNoNode) AddMadeType(walk, kNoNode, kNoNode, made);  // class Point < Struct.new(:x)
}

// class << self
void EnterSingletonClass(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.context().language_bits = (walk.context().language_bits & kInTestClass) | kInSingleton;
}

bool IsTestMethod(Walk& walk, std::string_view name) {
  return StartsWith(name, "test") && (walk.context().language_bits & kInTestClass) != 0;
}

void EnterMethod(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  std::string name = walk.OneLine(name_node, 200);
  if (tree.KindOf(name_node) == Kind::setter) std::erase(name, ' ');
  uint32_t flags = kSymbolDefinition;
  bool singleton = tree.KindOf(node) == Kind::singleton_method;
  if (singleton || StateOf(walk).module_functions.count(node) != 0) flags |= kSymbolStatic;
  SymbolKind kind = name == "initialize" && !singleton ? SymbolKind::kConstructor : SymbolKind::kMethod;
  if (IsTestMethod(walk, name)) flags |= kSymbolTest;
  uint32_t symbol = AddMember(walk, kind, name, node, name_node, flags);
  walk.SetSignature(symbol, HeadOf(walk, node));
  if (kind == SymbolKind::kConstructor) walk.symbol(symbol).visibility = Visibility::kPublic;
  if (auto found = StateOf(walk).forced.find(node); found != StateOf(walk).forced.end()) {
    walk.symbol(symbol).visibility = found->second;
  }
  if (singleton) {
    NodeIndex object = tree.Child(node, Field::object);
    if (object != kNoNode && tree.KindOf(object) != Kind::self) {  // def logger.format
      walk.AddClause(symbol, ClauseKind::kScope, walk.OneLine(object, 100), tree[object].row);
    }
  }
  NodeIndex body = tree.Child(node, Field::body), list = tree.Child(node, Field::parameters);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddParameters(walk, symbol, list);
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
  if (list != kNoNode) BindNames(walk, list);
}

// alias new old
void EnterAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), old = tree.Child(node, Field::alias);
  if (name_node == kNoNode || old == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  if (StartsWith(name, ":")) name.remove_prefix(1);
  bool global = StartsWith(name, "$");
  uint32_t symbol = global ? walk.AddSymbol(SymbolKind::kVariable, name, node, name_node, kSymbolDefinition)
                           : AddMember(walk, SymbolKind::kMethod, name, node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, walk.OneLine(node, 200));
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.SkipChildren();
}

bool IsLambda(const SyntaxTree& tree, NodeIndex value) {
  if (tree.KindOf(value) == Kind::lambda) return true;
  if (tree.KindOf(value) != Kind::call || tree.Child(value, Field::block) == kNoNode) return false;
  std::string_view method = tree.FieldText(value, Field::method);
  return tree.Child(value, Field::receiver) == kNoNode && (method == "lambda" || method == "proc");
}

void AddConstant(Walk& walk, NodeIndex whole, NodeIndex target, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = target, scope = kNoNode;
  if (tree.KindOf(target) == Kind::scope_resolution) {
    name_node = tree.Child(target, Field::name);
    scope = tree.Child(target, Field::scope);
    if (name_node == kNoNode) return;
  }
  std::string_view name = tree.TextOf(name_node);
  if (value != kNoNode && AddMadeType(walk, whole, name_node, value)) return;
  bool lambda = value != kNoNode && IsLambda(tree, value);
  uint32_t symbol = walk.AddSymbol(lambda ? SymbolKind::kLambda : SymbolKind::kConstant, name, whole, name_node, kSymbolDefinition);
  if (scope != kNoNode) walk.AddClause(symbol, ClauseKind::kScope, walk.OneLine(scope, 200), tree[scope].row);
  if (value != kNoNode) walk.SetValue(symbol, value);
  SetDocAbove(walk, symbol, whole);
  StateOf(walk).static_members[MemberKey(walk, walk.context().symbol, name)] = symbol;
  walk.Defined(symbol, whole);
  if (!lambda) return;
  walk.SetSignature(symbol, walk.OneLine(whole, 200));
  if (tree.KindOf(value) == Kind::lambda) AddParameters(walk, symbol, tree.Child(value, Field::parameters));
  NodeIndex block = tree.Child(value, Field::block);
  if (block != kNoNode) AddParameters(walk, symbol, tree.Child(block, Field::parameters));
  walk.OpenScope(symbol, whole);
}

// X = 1, A, B = 1, 2, X ||= 1, $x = 1, @@x = 1
// box = Box.new, box ||= make: what it is from there on.
void LeaveAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  std::string_view sign = tree.FieldText(node, Field::operator_);
  std::string made;
  if (right != kNoNode && (sign.empty() || sign == "||=")) {
    made = StateOf(walk).locals.Followed(walk, ReceiverText(tree, right));
    if (made.size() > 78 || StartsWith(made, "(.")) made.clear();
  }
  StateOf(walk).locals.Add(walk, tree.TextOf(left), std::move(made));
}

void EnterAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  if (left == kNoNode) return;
  Kind kind = tree.KindOf(left);
  if (walk.rules().Wants(RuleEvent::kAssignment)) {
    std::string_view name = kind == Kind::call ? tree.FieldText(left, Field::method) : tree.TextOf(left);
    NodeIndex receiver = kind == Kind::call ? tree.Child(left, Field::receiver) : kNoNode;
    walk.rules().OnNamed(RuleEvent::kAssignment, node, name, receiver == kNoNode ? std::string() : ReceiverText(tree, receiver), {});
  }
  switch (kind) {
    case Kind::identifier:
      // In `box = box.lid` the second one is what it was before.
      if (!StateOf(walk).locals.Has(walk, tree.TextOf(left))) StateOf(walk).locals.Add(walk, tree.TextOf(left));
      if (walk.context().callable != kNone) walk.Push(node, LeaveAssignment);
      break;
    case Kind::left_assignment_list:
      for (NodeIndex child : tree.Children(left)) {
        if (tree.KindOf(child) == Kind::constant) {
          walk.Claim(child);
          AddConstant(walk, node, child, kNoNode);
        } else if (tree.KindOf(child) == Kind::identifier) {
          StateOf(walk).locals.Add(walk, tree.TextOf(child));
        } else if (tree.KindOf(child) != Kind::call && tree.KindOf(child) != Kind::element_reference) {
          BindNames(walk, child);
        }
      }
      break;
    case Kind::constant:
    case Kind::scope_resolution:
      walk.Claim(left);
      AddConstant(walk, node, left, right);
      break;
    case Kind::global_variable:
    case Kind::class_variable: {
      if (walk.context().callable != kNone) break;
      bool global = kind == Kind::global_variable;
      uint32_t owner = global ? kNone : walk.context().symbol;
      if (!global && owner == kNone) break;
      if (!StateOf(walk).fields.insert(MemberKey(walk, owner, tree.TextOf(left))).second) break;
      uint32_t symbol = walk.AddSymbol(global ? SymbolKind::kVariable : SymbolKind::kField, tree.TextOf(left), node, left,
                                       kSymbolDefinition | (global ? 0u : static_cast<uint32_t>(kSymbolStatic)));
      if (global) walk.symbol(symbol).parent = walk.options().parent;
      if (!global) walk.symbol(symbol).visibility = Visibility::kPrivate;
      if (right != kNoNode) walk.SetValue(symbol, right);
      SetDocAbove(walk, symbol, node);
      walk.Defined(symbol, node);
      break;
    }
    default: break;
  }
}

// `else` of a condition counts, that of `case` and `begin` does not.
void EnterElse(Walk& walk, NodeIndex node) {
  Kind around = walk.tree().ParentKind(node);
  if (around == Kind::if_ || around == Kind::unless || around == Kind::elsif) walk.CountCognitive(1);
}

void EnterCondition(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.context().callable != kNone) return;
  walk.Push(node);
  walk.context().conditional = true;
  std::string_view condition = tree.FieldText(node, Field::condition);
  if (condition.find("__FILE__") != std::string_view::npos &&
      (condition.find("$0") != std::string_view::npos || condition.find("$PROGRAM_NAME") != std::string_view::npos)) {
    walk.facts().file.flags |= kFileEntryPoint;
    walk.AddProperty(property::kEntryPoint, "if " + walk.OneLine(tree.Child(node, Field::condition), 100), tree[node].row);
  }
}

// begin ... rescue ... end, and the same in the body of a method
void EnterBody(Walk& walk, NodeIndex node) {
  if (walk.tree().ChildOfKind(node, Kind::rescue) == kNoNode) return;
  walk.Push(node);
  walk.context().in_try = true;
}

void EnterRescue(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.context().in_try = false;
  if (NodeIndex variable = tree.Child(node, Field::variable); variable != kNoNode) BindNames(walk, variable);
}

void EnterFor(Walk& walk, NodeIndex node) {
  if (NodeIndex pattern = walk.tree().Child(node, Field::pattern); pattern != kNoNode) BindNames(walk, pattern);
}

void EnterInClause(Walk& walk, NodeIndex node) {
  if (NodeIndex pattern = walk.tree().Child(node, Field::pattern); pattern != kNoNode) BindNames(walk, pattern);
}

// "class A::B", "module A", "def self.x": the head of a definition on a line of its own.
bool MatchLost(std::string_view line, LostMatch* match) {
  for (std::string_view word : {"private ", "protected ", "public ", "private_class_method ", "module_function "}) {
    if (StartsWith(line, word)) line = Trim(line.substr(word.size()));
  }
  std::string_view word = LeadingWord(line);
  line = Trim(line.substr(word.size()));
  bool method = word == "def";
  if (!method && word != "class" && word != "module") return false;
  std::string_view name = LeadingWord(line);
  if (name.empty()) return false;
  std::string_view behind = line.substr(name.size());
  while (StartsWith(behind, method ? "." : "::")) {
    behind.remove_prefix(method ? 1 : 2);
    name = LeadingWord(behind);
    if (name.empty()) return false;
    behind = behind.substr(name.size());
  }
  if (method) {
    bool mark = !behind.empty() && (behind[0] == '?' || behind[0] == '!' || (behind[0] == '=' && StartsWith(behind.substr(1), "(")));
    if (mark) name = std::string_view(name.data(), name.size() + 1), behind.remove_prefix(1);
    if (!behind.empty() && behind[0] != '(' && behind[0] != ' ' && behind[0] != ';' && behind[0] != '\t') return false;
  } else {
    if (name[0] < 'A' || name[0] > 'Z') return false;
    std::string_view rest = Trim(behind);
    if (!rest.empty() && rest[0] != '<' && rest[0] != ';' && rest[0] != '#') return false;
  }
  match->name = name;
  match->kind = method ? SymbolKind::kMethod : word == "class" ? SymbolKind::kClass : SymbolKind::kModule;
  match->container = !method;
  return true;
}

void EnterError(Walk& walk, NodeIndex node) { StateOf(walk).lost.Read(walk, node, MatchLost); }
void Finish(Walk& walk) { StateOf(walk).lost.Finish(walk); }

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::string, kMeansString},
    {Kind::heredoc_body, kMeansString},
    {Kind::uninterpreted, kMeansOpaque},

    {Kind::if_, kBranch, EnterCondition},
    {Kind::unless, kBranch, EnterCondition},
    {Kind::elsif, kMeansDecision | kMeansCognitiveFlat},
    {Kind::else_, kMeansNothing, EnterElse},
    {Kind::if_modifier, kMeansDecision | kMeansCognitive, EnterCondition},
    {Kind::unless_modifier, kMeansDecision | kMeansCognitive, EnterCondition},
    {Kind::conditional, kBranch},
    {Kind::while_, kBranch | kMeansLoop},
    {Kind::until, kBranch | kMeansLoop},
    {Kind::while_modifier, kBranch | kMeansLoop},
    {Kind::until_modifier, kBranch | kMeansLoop},
    {Kind::for_, kBranch | kMeansLoop, EnterFor},
    {Kind::case_, kMeansCognitive | kMeansNesting},
    {Kind::case_match, kMeansCognitive | kMeansNesting},
    {Kind::when, kMeansDecision},
    {Kind::in_clause, kMeansDecision, EnterInClause},
    {Kind::rescue, kBranch | kMeansHandler, EnterRescue},
    {Kind::rescue_modifier, kMeansDecision | kMeansCognitive},
    {Kind::begin, kMeansNothing, EnterBody},
    {Kind::body_statement, kMeansNothing, EnterBody},
    {Kind::binary, kMeansBoolean},

    {Kind::class_, kMeansNothing, EnterModule},
    {Kind::module, kMeansNothing, EnterModule},
    {Kind::singleton_class, kMeansNothing, EnterSingletonClass},
    {Kind::method, kMeansNothing, EnterMethod},
    {Kind::singleton_method, kMeansNothing, EnterMethod},
    {Kind::alias, kMeansNothing, EnterAlias},
    {Kind::assignment, kMeansNothing, EnterAssignment},
    {Kind::operator_assignment, kMeansNothing, EnterAssignment},

    {Kind::call, kMeansNothing, EnterCall},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::constant, kMeansNothing, EnterConstant},
    {Kind::scope_resolution, kMeansNothing, EnterScopeResolution},
    {Kind::element_reference, kMeansNothing, EnterElementReference},
    {Kind::block, kMeansNothing, EnterBlock},
    {Kind::do_block, kMeansNothing, EnterBlock},
    {Kind::lambda, kMeansNothing, EnterLambda},
};

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

}  // namespace
}  // namespace ruby

const LanguageDefinition& RubyDefinition() {
  static const char* const languages[] = {"ruby"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = ruby::kRows;
    row.read_doc = ReadRubyDoc;
    row.parenthesized = Kind::parenthesized_statements;
    row.begin = ruby::Begin;
    row.finish = ruby::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
