// PHP: the table of node kinds, and definitions. What they begin with is in lang_php_heads.cc; uses, imports and
// the environment are in lang_php_references.cc.
//
//   <?php
//   namespace App;                                  a scope until the next namespace or the end of the file
//   /** Doc. */ #[Attribute]
//   final class User extends Model implements JsonSerializable {
//       use SoftDeletes;                            a base
//       public function __construct(private int $id) {}   a field too
//   }
#include "core/extract/lang_php.h"

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace php {
namespace {

constexpr int kMaxConditionDepth = 64;
constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

}  // namespace

bool IsClosure(Kind kind) { return kind == Kind::anonymous_function || kind == Kind::arrow_function; }

namespace {

void EnterNamespace(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (body != kNoNode) walk.Push(node);
  walk.context().symbol = walk.options().parent;
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kNamespace, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.SetSignature(symbol, "namespace " + std::string(tree.TextOf(name)));
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
  if (body != kNoNode) {
    walk.symbol(symbol).body_begin_row = tree[body].row;
    walk.OpenScope(symbol, node);
    return;
  }
  // namespace A; ... up to the next one
  for (NodeIndex at = tree.NextSibling(node); at != kNoNode && tree.KindOf(at) != Kind::namespace_definition;
       at = tree.NextSibling(at)) {
    walk.symbol(symbol).end = tree[at].end + walk.options().first_byte;
    walk.symbol(symbol).end_row = tree[at].end_row + walk.options().first_row;
  }
  walk.context().symbol = symbol;
}

void AddBase(Walk& walk, uint32_t symbol, NodeIndex node) {
  std::string_view text = walk.TextOf(node);
  walk.AddClause(symbol, ClauseKind::kBase, text, walk.tree()[node].row);
  QualifiedText name = SplitName(text);
  walk.AddReference(ReferenceKind::kBase, node, name.qualifier, name.name);
  if (walk.rules().Wants(RuleEvent::kBase)) {
    walk.rules().OnNamed(RuleEvent::kBase, node, name.name, name.qualifier, walk.BindingOf(name.name), symbol);
  }
}

bool IsNameKind(Kind kind) { return kind == Kind::name || kind == Kind::qualified_name || kind == Kind::relative_name; }

void AddBases(Walk& walk, uint32_t symbol, NodeIndex node, bool* test_case) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex clause : tree.Children(node)) {
    Kind kind = tree.KindOf(clause);
    if (kind != Kind::base_clause && kind != Kind::class_interface_clause) continue;
    for (NodeIndex base : tree.Children(clause)) {
      if (!IsNameKind(tree.KindOf(base))) continue;
      AddBase(walk, symbol, base);
      if (EndsWith(tree.TextOf(base), "TestCase")) *test_case = true;
    }
  }
}

SymbolKind TypeKind(Kind kind) {
  switch (kind) {
    case Kind::interface_declaration: return SymbolKind::kInterface;
    case Kind::trait_declaration: return SymbolKind::kTrait;
    case Kind::enum_declaration: return SymbolKind::kEnum;
    default: return SymbolKind::kClass;
  }
}

void EnterType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool anonymous = tree.KindOf(node) == Kind::anonymous_class;
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (anonymous) {  // the word `class` stands for the name
    for (NodeIndex child : tree.Children(node)) {
      if (!tree[child].named() && EqualsIgnoringCase(tree.TextOf(child), "class")) name_node = child;
    }
  }
  if (name_node == kNoNode) return;
  std::string_view name = anonymous ? std::string_view("class@anonymous") : tree.TextOf(name_node);
  Modifiers modifiers = ModifiersOf(tree, node);
  uint32_t symbol = walk.AddSymbol(TypeKind(tree.KindOf(node)), name, node, name_node, kSymbolDefinition | modifiers.flags);
  walk.SetSignature(symbol, SignatureOf(walk, node, body));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  if (NodeIndex type = tree.ChildOfKind(node, Kind::primitive_type); type != kNoNode) {  // enum Suit: string
    walk.symbol(symbol).type = walk.facts().Add(tree.TextOf(type));
  }
  bool test_case = EndsWith(name, "Test") || EndsWith(name, "TestCase");
  AddBases(walk, symbol, node, &test_case);
  AddAttributes(walk, symbol, node);
  if (!anonymous) SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = test_case ? static_cast<uint32_t>(kInTestClass) : 0u;
}

// use A, B { A::f insteadof B; }
void EnterTraitUse(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t type = walk.context().type;
  if (type == kNone || walk.context().symbol != type) return;
  for (NodeIndex child : tree.Children(node)) {
    if (IsNameKind(tree.KindOf(child))) AddBase(walk, type, child);
  }
  walk.SkipChildren();
}

void EnterMethod(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  SymbolKind kind = SymbolKind::kMethod;
  if (EqualsIgnoringCase(name, "__construct")) kind = SymbolKind::kConstructor;
  if (EqualsIgnoringCase(name, "__destruct")) kind = SymbolKind::kDestructor;
  uint32_t symbol = AddCallable(walk, kind, name, node, name_node, node, 0);
  if (IsTestMethod(walk, symbol, name)) walk.symbol(symbol).flags |= kSymbolTest;
  if (kind == SymbolKind::kConstructor) AddPromotedFields(walk, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  // A method whose class lost a brace: "public static" was no part of a statement.
  bool method = StateOf(walk).behind_modifiers == node && walk.context().type != kNone;
  uint32_t symbol = AddCallable(walk, method ? SymbolKind::kMethod : SymbolKind::kFunction, tree.TextOf(name_node), node,
                                name_node, node, 0);
  if (method) {
    Symbol& row = walk.symbol(symbol);
    row.parent = walk.context().type;
    row.flags &= ~static_cast<uint32_t>(kSymbolLocal | kSymbolConditional);
    row.flags |= StateOf(walk).modifiers.flags;
    row.visibility = StateOf(walk).modifiers.visibility;
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterClosure(Walk& walk, NodeIndex node) {
  if (auto found = StateOf(walk).named.find(node); found != StateOf(walk).named.end()) {
    walk.OpenScope(found->second, node);
    return;
  }
  walk.Push(node);
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
}

// public ?int $a = 1, $b; and, since 8.4, public string $c { get => ...; }
void EnterProperty(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Modifiers modifiers = ModifiersOf(tree, node);
  NodeIndex type = tree.Child(node, Field::type);
  NodeIndex hooks = tree.ChildOfKind(node, Kind::property_hook_list);
  std::string type_text = type == kNoNode ? std::string() : walk.OneLine(type, 200);
  NodeIndex first = tree.ChildOfKind(node, Kind::property_element);
  std::string head = first == kNoNode ? std::string() : SignatureOf(walk, node, first);
  uint32_t symbol = kNone;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::property_element) continue;
    NodeIndex name = tree.Child(child, Field::name), value = tree.Child(child, Field::default_value);
    if (name == kNoNode) continue;
    symbol = walk.AddSymbol(hooks == kNoNode ? SymbolKind::kField : SymbolKind::kProperty, WithoutDollar(tree.TextOf(name)),
                            child == first ? node : child, name, kSymbolDefinition | modifiers.flags);
    walk.symbol(symbol).visibility = modifiers.visibility;
    walk.symbol(symbol).type = walk.facts().Add(type_text);
    walk.SetSignature(symbol, head + (head.empty() ? "" : " ") + std::string(tree.TextOf(name)));
    if (value != kNoNode) walk.SetValue(symbol, value);
    if (child == first) {  // further ones have no words of their own
      AddAttributes(walk, symbol, node);
      SetDocAbove(walk, symbol, node);
    }
    walk.Defined(symbol, child);
  }
  if (hooks != kNoNode && symbol != kNone) walk.OpenScope(symbol, node);
}

void EnterConstants(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Modifiers modifiers = ModifiersOf(tree, node);
  NodeIndex type = tree.Child(node, Field::type);
  std::string type_text = type == kNoNode ? std::string() : walk.OneLine(type, 200);
  NodeIndex first = tree.ChildOfKind(node, Kind::const_element);
  std::string head = first == kNoNode ? std::string() : SignatureOf(walk, node, first);
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::const_element) continue;
    NodeIndex name = tree.FirstNamedChild(child), value = tree.LastNamedChild(child);
    if (name == kNoNode) continue;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kConstant, tree.TextOf(name), child == first ? node : child, name,
                                     kSymbolDefinition | modifiers.flags);
    walk.symbol(symbol).visibility = modifiers.visibility;
    walk.symbol(symbol).type = walk.facts().Add(type_text);
    walk.SetSignature(symbol, head + " " + std::string(tree.TextOf(name)));
    if (value != kNoNode && value != name) walk.SetValue(symbol, value);
    if (child == first) AddAttributes(walk, symbol, node);
    // const A = 1, /** Doc. */ B = 2;
    SetDocAbove(walk, symbol, child == first ? node : child);
    walk.Defined(symbol, child);
  }
}

void EnterEnumCase(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnumMember, tree.TextOf(name), node, name, kSymbolDefinition);
  if (value != kNoNode) walk.SetValue(symbol, value);
  AddAttributes(walk, symbol, node);
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
}

// A statement of the file itself, of a namespace or of a condition around them: not of a loop or a function.
bool IsAtFileLevel(const SyntaxTree& tree, NodeIndex statement) {
  NodeIndex at = tree.Parent(statement);
  for (int steps = 0; at != kNoNode && steps < kMaxConditionDepth; ++steps) {
    switch (tree.KindOf(at)) {
      case Kind::program: return true;
      case Kind::compound_statement: case Kind::colon_block: case Kind::if_statement: case Kind::else_clause:
      case Kind::else_if_clause: case Kind::namespace_definition: case Kind::kError:
        at = tree.Parent(at);
        break;
      default: return false;
    }
  }
  return at == kNoNode;
}

void EnterAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  if (left == kNoNode || right == kNoNode || tree.KindOf(left) != Kind::variable_name) return;
  std::string_view name = WithoutDollar(tree.TextOf(left));
  if (walk.rules().Wants(RuleEvent::kAssignment)) walk.rules().OnNamed(RuleEvent::kAssignment, node, name, {}, {});
  NodeIndex statement = tree.Parent(node);
  bool alone = statement != kNoNode && tree.KindOf(statement) == Kind::expression_statement;
  NodeIndex whole = alone ? statement : node;
  if (IsClosure(tree.KindOf(right))) {  // $add = fn ($a, $b) => $a + $b;
    uint32_t symbol = AddCallable(walk, SymbolKind::kLambda, name, whole, left, right, 0);
    walk.Defined(symbol, node);
    StateOf(walk).named[right] = symbol;
    if (walk.context().callable == kNone) StateOf(walk).variables.insert(name);
    return;
  }
  const WalkContext& context = walk.context();
  if (context.callable != kNone) return walk.Push(node, LeaveAssignment);
  if (context.type != kNone || !alone || name == "this") return;
  if (StateOf(walk).variables.count(name) != 0 || !IsAtFileLevel(tree, statement)) return;
  StateOf(walk).variables.insert(name);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kVariable, name, statement, left, kSymbolDefinition);
  walk.SetValue(symbol, right);
  SetDocAbove(walk, symbol, statement);
  walk.Defined(symbol, node);
}

// if (!function_exists('f')) { function f() {} }
void EnterIf(Walk& walk, NodeIndex node) {
  if (walk.context().callable != kNone) return;
  walk.Push(node);
  walk.context().conditional = true;
}

void EnterYield(Walk& walk, NodeIndex) {
  if (walk.context().callable != kNone) walk.symbol(walk.context().callable).flags |= kSymbolGenerator;
}

// "abstract class Name", "public static function &name(": the head of a definition on a line of its own.
bool MatchLost(std::string_view line, LostMatch* match) {
  bool member = false;
  for (;;) {
    std::string_view word = LeadingWord(line);
    if (word.empty()) return false;
    line = Trim(line.substr(word.size()));
    std::string lower = ToLowerAscii(word);
    if (lower == "abstract" || lower == "final" || lower == "readonly" || lower == "public" || lower == "protected" ||
        lower == "private" || lower == "static") {
      member = member || (lower != "abstract" && lower != "final" && lower != "readonly");
      continue;
    }
    bool function = lower == "function";
    if (function && StartsWith(line, "&")) line = Trim(line.substr(1));
    if (lower == "class") match->kind = SymbolKind::kClass;
    if (lower == "interface") match->kind = SymbolKind::kInterface;
    if (lower == "trait") match->kind = SymbolKind::kTrait;
    if (lower == "enum") match->kind = SymbolKind::kEnum;
    if (function) match->kind = member ? SymbolKind::kMethod : SymbolKind::kFunction;
    if (function) match->kind_in_type = SymbolKind::kMethod;
    if (match->kind == SymbolKind::kNone) return false;
    match->container = !function;
    match->name = LeadingWord(line);
    std::string_view behind = Trim(line.substr(match->name.size()));
    std::string_view next = LeadingWord(behind);
    if (match->name.empty()) return false;
    if (function) return StartsWith(behind, "(");
    return behind.empty() || behind[0] == '{' || behind[0] == ':' || next == "extends" || next == "implements";
  }
}

void EnterError(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  StateOf(walk).lost.Read(walk, node, MatchLost);
  Modifiers modifiers;
  if (tree[node].end - tree[node].begin > 60) return;
  std::string words = walk.OneLine(node);
  for (std::string_view word : Split(words, ' ')) {
    if (word == "private") modifiers.visibility = Visibility::kPrivate;
    else if (word == "protected") modifiers.visibility = Visibility::kProtected;
    else if (word == "static") modifiers.flags |= kSymbolStatic;
    else if (word == "abstract") modifiers.flags |= kSymbolAbstract;
    else if (word != "public" && word != "final") return;
  }
  StateOf(walk).behind_modifiers = tree[node].next;
  StateOf(walk).modifiers = modifiers;
}

void Finish(Walk& walk) { StateOf(walk).lost.Finish(walk); }

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::text, kMeansOpaque},
    {Kind::string, kMeansString | kMeansOpaque},
    {Kind::encapsed_string, kMeansString},
    {Kind::heredoc, kMeansString},
    {Kind::nowdoc, kMeansString | kMeansOpaque},

    {Kind::if_statement, kBranch, EnterIf},
    {Kind::else_if_clause, kMeansDecision | kMeansCognitiveFlat},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::for_statement, kBranch | kMeansLoop},
    {Kind::foreach_statement, kBranch | kMeansLoop, EnterForeach},
    {Kind::while_statement, kBranch | kMeansLoop},
    {Kind::do_statement, kBranch | kMeansLoop},
    {Kind::switch_statement, kMeansCognitive | kMeansNesting},
    {Kind::case_statement, kMeansDecision},
    {Kind::match_expression, kMeansCognitive | kMeansNesting},
    {Kind::match_conditional_expression, kMeansDecision},
    {Kind::catch_clause, kBranch | kMeansHandler, EnterCatch},
    {Kind::conditional_expression, kBranch},
    {Kind::binary_expression, kMeansBoolean, EnterBinary},
    {Kind::try_statement, kMeansTry},
    {Kind::yield_expression, kMeansNothing, EnterYield},
    {Kind::throw_expression, kMeansNothing, EnterThrow},

    {Kind::namespace_definition, kMeansNothing, EnterNamespace},
    {Kind::class_declaration, kMeansNothing, EnterType},
    {Kind::interface_declaration, kMeansNothing, EnterType},
    {Kind::trait_declaration, kMeansNothing, EnterType},
    {Kind::enum_declaration, kMeansNothing, EnterType},
    {Kind::anonymous_class, kMeansNothing, EnterType},
    {Kind::use_declaration, kMeansNothing, EnterTraitUse},
    {Kind::function_definition, kMeansNothing, EnterFunction},
    {Kind::method_declaration, kMeansNothing, EnterMethod},
    {Kind::anonymous_function, kMeansNothing, EnterClosure},
    {Kind::arrow_function, kMeansNothing, EnterClosure},
    {Kind::property_declaration, kMeansNothing, EnterProperty},
    {Kind::const_declaration, kMeansNothing, EnterConstants},
    {Kind::enum_case, kMeansNothing, EnterEnumCase},
    {Kind::assignment_expression, kMeansNothing, EnterAssignment},

    {Kind::namespace_use_declaration, kMeansNothing, EnterUse},
    {Kind::include_expression, kMeansNothing, EnterInclude},
    {Kind::include_once_expression, kMeansNothing, EnterInclude},
    {Kind::require_expression, kMeansNothing, EnterInclude},
    {Kind::require_once_expression, kMeansNothing, EnterInclude},
    {Kind::function_call_expression, kMeansNothing, EnterFunctionCall},
    {Kind::member_call_expression, kMeansNothing, EnterMemberCall},
    {Kind::nullsafe_member_call_expression, kMeansNothing, EnterMemberCall},
    {Kind::scoped_call_expression, kMeansNothing, EnterScopedCall},
    {Kind::object_creation_expression, kMeansNothing, EnterNew},
    {Kind::member_access_expression, kMeansNothing, EnterMemberAccess},
    {Kind::nullsafe_member_access_expression, kMeansNothing, EnterMemberAccess},
    {Kind::class_constant_access_expression, kMeansNothing, EnterClassConstant},
    {Kind::scoped_property_access_expression, kMeansNothing, EnterScopedProperty},
    {Kind::subscript_expression, kMeansNothing, EnterSubscript},
    {Kind::name, kMeansNothing, EnterName},
    {Kind::qualified_name, kMeansNothing, EnterName},
    {Kind::named_type, kMeansNothing, EnterNamedType},
    {Kind::attribute, kMeansNothing, EnterAttribute},
};

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

}  // namespace
}  // namespace php

const LanguageDefinition& PhpDefinition() {
  static const char* const languages[] = {"php"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = php::kRows;
    row.read_doc = ReadPhpDoc;
    row.prepare = php::PrepareTestFile;
    row.begin = php::Begin;
    row.finish = php::Finish;
    row.keep_use = php::KeepUse;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
