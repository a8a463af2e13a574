// C#: the table of node kinds, and definitions. What they begin with is in lang_csharp_heads.cc, uses are in
// lang_csharp_references.cc, the preprocessor in lang_csharp_mask.cc.
#include "core/extract/lang_csharp.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace csharp {
namespace {

// ---- Namespaces and types ------------------------------------------------------------------------------------------

void EnterNamespace(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kNamespace, walk.OneLine(name_node, 300), node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, HeadText(walk, tree[node].begin, tree[name_node].end));
  SetDocAboveFirst(walk, symbol, node);
  walk.Claim(name_node);
  NodeIndex scope = node;
  if (body != kNoNode) {
    walk.symbol(symbol).body_begin_row = tree[body].row;
  } else {  // namespace A.B; reaches to the end of the file
    scope = tree.Parent(node);
    if (scope == kNoNode) return;
    walk.symbol(symbol).end = tree[scope].end + walk.options().first_byte;
    walk.symbol(symbol).end_row = tree[scope].end_row + walk.options().first_row;
  }
  walk.OpenScope(symbol, scope);
}

SymbolKind TypeKind(Kind kind) {
  switch (kind) {
    case Kind::struct_declaration: return SymbolKind::kStruct;
    case Kind::interface_declaration: return SymbolKind::kInterface;
    case Kind::enum_declaration: return SymbolKind::kEnum;
    case Kind::record_declaration: return SymbolKind::kRecord;
    case Kind::delegate_declaration: return SymbolKind::kDelegate;
    default: return SymbolKind::kClass;
  }
}

void AddBases(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.ChildOfKind(node, Kind::base_list);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra) || tree.KindOf(child) == Kind::argument_list) continue;
    NodeIndex type = tree.KindOf(child) == Kind::primary_constructor_base_type ? tree.Child(child, Field::type) : child;
    if (type != kNoNode) AddBaseClause(walk, symbol, type);
  }
}

// record Point(int X, int Y): the parameters are properties.
void AddRecordProperties(Walk& walk, uint32_t record, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    NodeIndex name = tree.KindOf(child) == Kind::parameter ? tree.Child(child, Field::name) : kNoNode;
    if (name == kNoNode) continue;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kProperty, tree.TextOf(name), child, name, kSymbolDefinition | kSymbolConst);
    walk.symbol(symbol).parent = record;
    SetType(walk, symbol, tree.Child(child, Field::type));
  }
}

void EnterType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode || tree.TextOf(name_node).empty()) return;
  Head head = ReadHead(walk, node);
  head.flags = (head.flags | kSymbolDefinition) & ~static_cast<uint32_t>(kSymbolConst);
  SymbolKind kind = TypeKind(tree.KindOf(node));
  uint32_t symbol = AddDefinition(walk, kind, tree.TextOf(name_node), node, name_node, head);
  AddTypeParameters(walk, symbol, node);
  NodeIndex parameters = ParameterList(tree, node);
  AddParameters(walk, symbol, parameters);
  if (kind == SymbolKind::kDelegate) SetType(walk, symbol, tree.Child(node, Field::type));
  AddBases(walk, symbol, node);
  if (kind == SymbolKind::kRecord) AddRecordProperties(walk, symbol, parameters);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterEnumMember(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name_node == kNoNode || tree.TextOf(name_node).empty()) return;
  Head head = ReadHead(walk, node);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnumMember, tree.TextOf(name_node), node, name_node, kSymbolDefinition | head.flags);
  AddAttributes(walk, symbol, head);
  SetDocAboveFirst(walk, symbol, node);
  if (walk.symbol(symbol).doc.empty()) {  // Red = 1, // the first
    std::string doc;
    uint32_t row;
    if (walk.DocBehind(tree[node].end, &doc, &row)) walk.SetDoc(symbol, doc, row);
  }
  if (value != kNoNode) walk.SetValue(symbol, value);
  walk.Defined(symbol, node);
}

// ---- Members -------------------------------------------------------------------------------------------------------

bool IsExplicit(const SyntaxTree& tree, NodeIndex node) {
  return tree.ChildOfKind(node, Kind::explicit_interface_specifier) != kNoNode;
}

void EnterMethod(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  Kind node_kind = tree.KindOf(node);
  SymbolKind kind = SymbolKind::kMethod;
  std::string name(name_node == kNoNode ? std::string_view() : tree.TextOf(name_node));
  NodeIndex type = tree.Child(node, Field::type);
  switch (node_kind) {
    case Kind::constructor_declaration: kind = SymbolKind::kConstructor; break;
    case Kind::destructor_declaration:
      kind = SymbolKind::kDestructor;
      name = "~" + name;
      break;
    case Kind::local_function_statement: kind = SymbolKind::kFunction; break;
    case Kind::operator_declaration:
      kind = SymbolKind::kOperator;
      name_node = tree.Child(node, Field::operator_);
      name = "operator" + std::string(name_node == kNoNode ? std::string_view() : tree.TextOf(name_node));
      break;
    case Kind::conversion_operator_declaration:
      kind = SymbolKind::kOperator;
      name_node = type;
      if (type != kNoNode) {
        name = (tree.HasToken(node, "implicit") ? "implicit operator " : "explicit operator ") + walk.OneLine(type, 200);
      }
      break;
    default: type = tree.Child(node, Field::returns); break;
  }
  if (name_node == kNoNode || name.empty()) return;
  Head head = ReadHead(walk, node);
  if (head.is_test) head.flags |= kSymbolTest;
  // Only members say who may see them: a brace is missing above.
  bool member = node_kind == Kind::local_function_statement && walk.context().type != kNone &&
                (head.is_public || head.is_protected || head.is_private || head.is_internal);
  if (member) kind = SymbolKind::kMethod;
  NodeIndex list = tree.Child(node, Field::parameters);
  bool is_main = node_kind == Kind::method_declaration && name == "Main" && (head.flags & kSymbolStatic);
  if (is_main) head.flags |= kSymbolEntry;
  NodeIndex body = tree.Child(node, Field::body);
  uint32_t around = walk.context().symbol;
  bool in_interface = around != kNone && walk.symbol(around).kind == SymbolKind::kInterface;
  if (in_interface && body == kNoNode && kind == SymbolKind::kMethod) head.flags |= kSymbolAbstract;
  uint32_t symbol = AddDefinition(walk, kind, name, node, name_node, head);
  if (kind == SymbolKind::kConstructor && list != kNoNode) {  // without ": base(...)"
    walk.SetSignature(symbol, HeadOf(walk, head.begin, tree[list].end));
  }
  if (IsExplicit(tree, node)) walk.symbol(symbol).visibility = Visibility::kPrivate;
  if (member) {
    walk.symbol(symbol).parent = walk.context().type;
    walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  }
  SetType(walk, symbol, type);
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, list);
  if (is_main) {
    walk.facts().file.flags |= kFileEntryPoint;
    std::string signature(walk.facts().strings.Get(walk.symbol(symbol).signature));
    walk.AddProperty(property::kEntryPoint, signature, tree[name_node].row);
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// "{ get; private set; }" when no accessor has a body, "" else.
std::string AutoAccessors(const Walk& walk, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode) return {};
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) == Kind::accessor_declaration && tree.Child(child, Field::body) != kNoNode) return {};
  }
  return " " + walk.OneLine(list, 200);
}

// Properties, indexers, events with accessors.
void EnterProperty(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind node_kind = tree.KindOf(node);
  bool indexer = node_kind == Kind::indexer_declaration;
  NodeIndex name_node = indexer ? kNoNode : tree.Child(node, Field::name);
  if (indexer) {
    for (NodeIndex child : tree.Children(node)) {
      if (!tree[child].named() && tree.TextOf(child) == "this") name_node = child;
    }
  }
  if (name_node == kNoNode || tree.TextOf(name_node).empty()) return;
  Head head = ReadHead(walk, node);
  std::string name = indexer ? "this[]" : std::string(tree.TextOf(name_node));
  SymbolKind kind = node_kind == Kind::event_declaration ? SymbolKind::kEvent : SymbolKind::kProperty;
  uint32_t symbol = AddDefinition(walk, kind, name, node, name_node, head);
  NodeIndex accessors = tree.Child(node, Field::accessors), value = tree.Child(node, Field::value);
  std::string signature(walk.facts().strings.Get(walk.symbol(symbol).signature));
  walk.SetSignature(symbol, signature + AutoAccessors(walk, accessors));
  if (IsExplicit(tree, node)) walk.symbol(symbol).visibility = Visibility::kPrivate;
  SetType(walk, symbol, tree.Child(node, Field::type));
  if (indexer) AddParameters(walk, symbol, tree.Child(node, Field::parameters));
  if (value != kNoNode && tree.KindOf(value) != Kind::arrow_expression_clause) walk.SetValue(symbol, value);
  walk.Defined(symbol, node);
  if (kind == SymbolKind::kProperty) {
    walk.OpenScope(symbol, node);
  } else {
    walk.Push(node);
    walk.context().symbol = symbol;
  }
}

// public const int X = 1, Y = 2;  event EventHandler Changed;
void EnterFields(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  constexpr uint32_t kMaxAnnotated = 32;  // every field of a list repeats its attributes
  NodeIndex declaration = tree.ChildOfKind(node, Kind::variable_declaration);
  if (declaration == kNoNode) return;
  Head head = ReadHead(walk, node);
  SymbolKind kind = tree.KindOf(node) == Kind::event_field_declaration ? SymbolKind::kEvent
                    : head.is_const                                    ? SymbolKind::kConstant
                                                                       : SymbolKind::kField;
  if (head.is_const) head.flags |= kSymbolStatic;
  NodeIndex type_node = tree.Child(declaration, Field::type);
  std::string doc;
  uint32_t doc_row = 0, added = 0;
  bool documented = walk.DocBefore(tree[node].row, &doc, &doc_row);
  Visibility visibility = VisibilityOf(walk, head);
  for (NodeIndex child : tree.Children(declaration)) {
    if (tree.KindOf(child) != Kind::variable_declarator) continue;
    NodeIndex name_node = tree.Child(child, Field::name);
    if (name_node == kNoNode || tree.TextOf(name_node).empty()) continue;
    NodeIndex last = tree.LastNamedChild(child);
    NodeIndex value = last == name_node || tree.KindOf(last) == Kind::bracketed_argument_list ? kNoNode : last;
    bool alone = added == 0 && tree[child].end == tree[declaration].end;
    uint32_t flags = head.flags | (value != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u);
    uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name_node), alone ? node : child, name_node, flags);
    walk.symbol(symbol).visibility = visibility;
    SetType(walk, symbol, type_node);
    if (value != kNoNode) walk.SetValue(symbol, value);
    if (added++ < kMaxAnnotated) AddAttributes(walk, symbol, head);
    if (documented) walk.SetDoc(symbol, doc, doc_row);
    walk.Defined(symbol, node);
    StateOf(walk).fields[child] = symbol;
  }
}

void EnterDeclarator(Walk& walk, NodeIndex node) {
  auto found = StateOf(walk).fields.find(node);
  if (found == StateOf(walk).fields.end()) return EnterLocal(walk, node);
  if (NodeIndex name = walk.tree().Child(node, Field::name); name != kNoNode) walk.Claim(name);
  walk.Push(node);
  walk.context().symbol = found->second;
}

// Statements outside of all types are the program.
void EnterGlobalStatement(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex statement = tree.FirstNamedChild(node);
  if (statement == kNoNode || tree.KindOf(statement) == Kind::local_function_statement ||
      tree.KindOf(statement) == Kind::empty_statement || tree.KindOf(statement) == Kind::preproc_if) {
    return;
  }
  State& state = StateOf(walk);
  if (state.top_level_statements) return;
  state.top_level_statements = true;
  walk.facts().file.flags |= kFileEntryPoint;
  walk.AddProperty(property::kEntryPoint, "top-level statements", tree[node].row);
}

// ---- Control flow --------------------------------------------------------------------------------------------------

void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool continues = tree[node].field == Field::alternative && tree.ParentKind(node) == Kind::if_statement;
  CountIfElse(walk, node, tree.Child(node, Field::alternative), continues);
}

void EnterSwitchSection(Walk& walk, NodeIndex node) {
  if (!walk.tree().HasToken(node, "default")) walk.CountDecision();
}

void EnterSwitchArm(Walk& walk, NodeIndex node) {  // "_ => x" is the default
  NodeIndex pattern = walk.tree().FirstNamedChild(node);
  if (pattern == kNoNode || walk.TextOf(pattern) != "_") walk.CountDecision();
}

void EnterGoto(Walk& walk, NodeIndex) { walk.CountCognitive(1); }

void EnterYield(Walk& walk, NodeIndex) {
  if (walk.context().callable != kNone) walk.symbol(walk.context().callable).flags |= kSymbolGenerator;
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::string_literal, kMeansString | kMeansOpaque},
    {Kind::verbatim_string_literal, kMeansString | kMeansOpaque},
    {Kind::raw_string_literal, kMeansString | kMeansOpaque},
    {Kind::character_literal, kMeansOpaque},
    {Kind::interpolated_string_expression, kMeansString},

    {Kind::if_statement, kMeansDecision, EnterIf},
    {Kind::for_statement, kBranch | kMeansLoop},
    {Kind::foreach_statement, kBranch | kMeansLoop, EnterLocal},
    {Kind::while_statement, kBranch | kMeansLoop},
    {Kind::do_statement, kBranch | kMeansLoop},
    {Kind::switch_statement, kMeansCognitive | kMeansNesting},
    {Kind::switch_section, kMeansNothing, EnterSwitchSection},
    {Kind::switch_expression, kMeansCognitive | kMeansNesting},
    {Kind::switch_expression_arm, kMeansNothing, EnterSwitchArm},
    {Kind::catch_clause, kBranch | kMeansHandler},
    {Kind::catch_declaration, kMeansNothing, EnterLocal},
    {Kind::conditional_expression, kBranch},
    {Kind::binary_expression, kMeansBoolean},
    {Kind::try_statement, kMeansTry},
    {Kind::goto_statement, kMeansNothing, EnterGoto},
    {Kind::yield_statement, kMeansNothing, EnterYield},
    {Kind::throw_statement, kMeansNothing, EnterThrow},
    {Kind::throw_expression, kMeansNothing, EnterThrow},
    {Kind::lambda_expression, kMeansNesting, EnterLambda},
    {Kind::anonymous_method_expression, kMeansNesting},

    {Kind::namespace_declaration, kMeansNothing, EnterNamespace},
    {Kind::file_scoped_namespace_declaration, kMeansNothing, EnterNamespace},
    {Kind::class_declaration, kMeansNothing, EnterType},
    {Kind::struct_declaration, kMeansNothing, EnterType},
    {Kind::interface_declaration, kMeansNothing, EnterType},
    {Kind::enum_declaration, kMeansNothing, EnterType},
    {Kind::record_declaration, kMeansNothing, EnterType},
    {Kind::delegate_declaration, kMeansNothing, EnterType},
    {Kind::enum_member_declaration, kMeansNothing, EnterEnumMember},
    {Kind::method_declaration, kMeansNothing, EnterMethod},
    {Kind::constructor_declaration, kMeansNothing, EnterMethod},
    {Kind::destructor_declaration, kMeansNothing, EnterMethod},
    {Kind::operator_declaration, kMeansNothing, EnterMethod},
    {Kind::conversion_operator_declaration, kMeansNothing, EnterMethod},
    {Kind::local_function_statement, kMeansNothing, EnterMethod},
    {Kind::property_declaration, kMeansNothing, EnterProperty},
    {Kind::indexer_declaration, kMeansNothing, EnterProperty},
    {Kind::event_declaration, kMeansNothing, EnterProperty},
    {Kind::field_declaration, kMeansNothing, EnterFields},
    {Kind::event_field_declaration, kMeansNothing, EnterFields},
    {Kind::variable_declarator, kMeansNothing, EnterDeclarator},
    {Kind::global_statement, kMeansNothing, EnterGlobalStatement},

    {Kind::parameter_list, kMeansNothing, EnterParameterList},
    {Kind::parameter, kMeansNothing, EnterLocal},
    {Kind::declaration_expression, kMeansNothing, EnterLocal},
    {Kind::declaration_pattern, kMeansNothing, EnterLocal},
    {Kind::recursive_pattern, kMeansNothing, EnterLocal},
    {Kind::var_pattern, kMeansNothing, EnterLocal},
    {Kind::from_clause, kMeansNothing, EnterLocal},
    {Kind::let_clause, kMeansNothing, EnterLocal},

    {Kind::using_directive, kMeansNothing, EnterUsing},
    {Kind::invocation_expression, kMeansNothing, EnterInvocation},
    {Kind::object_creation_expression, kMeansNothing, EnterCreation},
    {Kind::member_access_expression, kMeansNothing, EnterMemberAccess},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::qualified_name, kMeansNothing, EnterQualifiedName},
    {Kind::alias_qualified_name, kMeansNothing, EnterQualifiedName},
    {Kind::attribute, kMeansNothing, EnterAttribute},
};

void Begin(Walk& walk) {
  if (walk.state == nullptr) walk.state = std::make_unique<State>();
}

// What stands inside of #if is conditional; public members of public types are the API.
void Finish(Walk& walk) {
  const std::vector<ByteRange>& ranges = StateOf(walk).conditional;
  if (!ranges.empty()) {
    for (Symbol& row : walk.facts().symbols) {
      uint32_t at = row.name_begin - walk.options().first_byte;
      auto next = std::upper_bound(ranges.begin(), ranges.end(), at,
                                   [](uint32_t place, const ByteRange& range) { return place < range.begin; });
      if (next != ranges.begin() && at < std::prev(next)->end) row.flags |= kSymbolConditional;
    }
  }
  ExportPublicSymbols(walk);
}

}  // namespace
}  // namespace csharp

const LanguageDefinition& CSharpDefinition() {
  static const char* const languages[] = {"csharp"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = csharp::kRows;
    row.read_doc = ReadXmlDoc;
    row.doc_has_markup = true;
    row.prepare = csharp::Prepare;
    row.begin = csharp::Begin;
    row.keep_use = csharp::KeepUse;
    row.finish = csharp::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
