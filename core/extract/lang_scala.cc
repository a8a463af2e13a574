// Scala 2 and 3: the table of node kinds, and definitions. Uses are in lang_scala_references.cc.
#include "core/extract/lang_scala.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/conflict_markers.h"
#include "core/extract/error_recovery.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace scala {

std::string_view PlainName(std::string_view text) {
  return text.size() > 2 && text.front() == '`' && text.back() == '`' ? text.substr(1, text.size() - 2) : text;
}

namespace {

struct Head {
  uint32_t flags = 0;
  uint32_t begin = 0;  // behind the annotations
  Visibility visibility = Visibility::kPublic;
  bool is_test = false, is_main = false, is_opaque = false;
};

Head ReadHead(const Walk& walk, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  Head out;
  out.begin = tree[definition].begin;
  for (NodeIndex child : tree.Children(definition)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::annotation) {
      std::string_view name = tree.FieldText(child, Field::name);
      if (name == "Test") out.is_test = true;
      if (name == "main") out.is_main = true;
      if (name == "deprecated") out.flags |= kSymbolDeprecated;
      out.begin = tree[child].end;
      continue;
    }
    if (tree[child].field == Field::name || tree[child].field == Field::body) break;
    if (kind != Kind::modifiers) continue;
    for (NodeIndex part : tree.Children(child)) {
      std::string_view word = tree.TextOf(part);
      if (tree.KindOf(part) == Kind::access_modifier) {
        // private, private[this], protected[pkg]: what names a package is known to it
        size_t bracket = word.find('[');
        bool to_package = bracket != std::string_view::npos && word.substr(bracket) != "[this]";
        out.visibility = StartsWith(word, "protected") ? Visibility::kProtected
                         : to_package                  ? Visibility::kInternal
                                                       : Visibility::kPrivate;
      }
      if (word == "abstract" || word == "sealed") out.flags |= kSymbolAbstract;
      if (word == "override") out.flags |= kSymbolOverride;
      if (word == "inline" || tree.KindOf(part) == Kind::inline_modifier) out.flags |= kSymbolInline;
    }
  }
  while (out.begin < tree[definition].end && std::string_view(" \t\r\n").find(walk.text()[out.begin]) != std::string_view::npos) {
    ++out.begin;
  }
  return out;
}

void AddAnnotations(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(definition)) {
    if (tree[child].field == Field::name || tree[child].field == Field::body) break;
    if (tree.KindOf(child) != Kind::annotation) continue;
    std::string text = walk.OneLine(child, 300);
    if (StartsWith(text, "@")) text.erase(0, 1);
    AddDecoratorClause(walk, symbol, ClauseKind::kDecorator, text, child, tree.Child(child, Field::name));
  }
}

// Names and bounds of "[T <: Any, +U, F[_]]", in order.
template <typename Visitor>
void ForTypeParameters(const SyntaxTree& tree, NodeIndex definition, Visitor visit) {
  for (NodeIndex list : tree.Children(definition)) {
    if (tree[list].field == Field::body) break;
    if (tree.KindOf(list) != Kind::type_parameters) continue;
    NodeIndex name = kNoNode, bound = kNoNode;
    for (NodeIndex child : tree.Children(list)) {
      Kind kind = tree.KindOf(child);
      if (kind == Kind::covariant_type_parameter || kind == Kind::contravariant_type_parameter) {
        if (name != kNoNode) visit(name, bound);
        name = tree.Child(child, Field::name);
        bound = tree.Child(child, Field::bound);
      } else if (tree[child].field == Field::name) {
        if (name != kNoNode) visit(name, bound);
        name = child;
        bound = kNoNode;
      } else if (tree[child].field == Field::bound && tree[child].named()) {
        bound = child;
      }
    }
    if (name != kNoNode) visit(name, bound);
  }
}

void CloseTypeParameters(Walk& walk, NodeIndex definition) {
  ForTypeParameters(walk.tree(), definition, [&](NodeIndex name, NodeIndex) {
    StateOf(walk).type_parameters.Close(walk.TextOf(name));
  });
}

void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  bool any = false;
  ForTypeParameters(walk.tree(), definition, [&](NodeIndex name, NodeIndex bound) {
    any = true;
    std::string type = bound == kNoNode ? std::string() : walk.OneLine(bound, 200);
    walk.AddParameter(symbol, walk.TextOf(name), type, {}, ParameterKind::kTemplate);
    StateOf(walk).type_parameters.Open(walk.TextOf(name));
  });
  if (!any) return;
  walk.symbol(symbol).flags |= kSymbolTemplate;
  walk.Push(definition, CloseTypeParameters);
}

// (a: Int = 1, b: => String)(implicit c: C*)
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex list : tree.Children(definition)) {
    if (tree[list].field == Field::body || tree.KindOf(list) == Kind::kError) break;
    Kind kind = tree.KindOf(list);
    if (kind != Kind::parameters && kind != Kind::class_parameters) continue;
    for (NodeIndex child : tree.Children(list)) {
      if (tree.KindOf(child) != Kind::parameter && tree.KindOf(child) != Kind::class_parameter) continue;
      NodeIndex name = tree.Child(child, Field::name), type = tree.Child(child, Field::type);
      NodeIndex value = tree.Child(child, Field::default_value);
      if (name == kNoNode) continue;
      bool repeated = type != kNoNode && tree.KindOf(type) == Kind::repeated_parameter_type;
      walk.AddParameter(symbol, PlainName(tree.TextOf(name)), type == kNoNode ? std::string() : walk.OneLine(type, 300),
                        value == kNoNode ? std::string() : walk.OneLine(value, 120),
                        repeated ? ParameterKind::kVarArgs : ParameterKind::kNormal);
    }
  }
}

uint32_t AddDefinition(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex node, NodeIndex name_node, const Head& head,
                       uint32_t head_end) {
  uint32_t flags = head.flags;
  if (walk.context().language_bits & kInAnonymous) flags |= kSymbolLocal;
  uint32_t symbol = walk.AddSymbol(kind, PlainName(name), node, name_node, flags);
  walk.symbol(symbol).visibility = head.visibility;
  std::string signature = HeadText(walk, head.begin, head_end);
  for (std::string_view end : {":", " with", " extends"}) {  // class A(x: Int):, given x: T with
    if (EndsWith(signature, end)) signature.resize(signature.size() - end.size());
  }
  walk.SetSignature(symbol, signature);
  AddAnnotations(walk, symbol, node);
  SetDocAboveFirst(walk, symbol, node);
  return symbol;
}

void SetType(Walk& walk, uint32_t symbol, NodeIndex type) {
  if (type == kNoNode) return;
  std::string text = walk.OneLine(type, 300);
  walk.symbol(symbol).type = walk.facts().Add(text);
}

uint32_t HeadEnd(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex body = tree.Child(node, Field::body);
  return body == kNoNode ? tree[node].end : tree[body].begin;
}

// Whether a definition is a member of a type or of the file, and not local.
bool IsMember(Walk& walk, NodeIndex node) {
  switch (walk.tree().ParentKind(node)) {
    case Kind::template_body: case Kind::with_template_body: case Kind::enum_body: case Kind::compilation_unit:
    case Kind::extension_definition: case Kind::package_clause: return true;
    case Kind::block: {  // the body of a given (Prepare)
      NodeIndex block = walk.tree().Parent(node);
      return walk.tree().ParentKind(block) == Kind::given_definition || StateOf(walk).bodies.count(block) != 0;
    }
    case Kind::indented_block: {  // { self => ... } of a type reads as a function that has the members as its body
      NodeIndex function = walk.tree().Parent(walk.tree().Parent(node));
      if (function == kNoNode || walk.tree().KindOf(function) != Kind::lambda_expression) return false;
      NodeIndex body = walk.tree().Parent(function);
      return body != kNoNode && walk.tree().KindOf(body) == Kind::template_body && walk.context().callable == kNone;
    }
    case Kind::kError: return walk.context().callable == kNone;
    default: return false;
  }
}

bool AddBases(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex clause = tree.Child(node, Field::extend);
  bool app = false;
  if (clause == kNoNode) return false;
  for (NodeIndex child : tree.Children(clause)) {
    if (tree[child].field != Field::type || !tree[child].named()) continue;
    app = app || tree.TextOf(child) == "App";
    AddBaseClause(walk, symbol, child);
  }
  return app;
}

// class Point(val x: Int, private var y: Int, z: Int): what has val or var is a field; of a case class, everything.
void AddParameterFields(Walk& walk, uint32_t type, NodeIndex node, bool all) {
  const SyntaxTree& tree = walk.tree();
  bool first = true;
  for (NodeIndex list : tree.Children(node)) {
    if (tree[list].field == Field::body) break;
    if (tree.KindOf(list) != Kind::class_parameters) continue;
    for (NodeIndex child : tree.Children(list)) {
      if (tree.KindOf(child) != Kind::class_parameter) continue;
      bool is_val = tree.HasToken(child, "val"), is_var = tree.HasToken(child, "var");
      NodeIndex name = tree.Child(child, Field::name);
      if (name == kNoNode || !(is_val || is_var || (all && first))) continue;
      Head head = ReadHead(walk, child);
      uint32_t flags = head.flags | kSymbolDefinition | (walk.symbol(type).flags & kSymbolLocal);
      if (!is_var) flags |= kSymbolConst;
      uint32_t symbol = walk.AddSymbol(SymbolKind::kField, PlainName(tree.TextOf(name)), child, name, flags);
      walk.symbol(symbol).parent = type;
      walk.symbol(symbol).visibility = head.visibility;
      SetType(walk, symbol, tree.Child(child, Field::type));
      AddAnnotations(walk, symbol, child);
      SetDocAboveFirst(walk, symbol, child);
    }
    first = false;
  }
}

void NoteEntry(Walk& walk, uint32_t symbol, uint32_t row) {
  walk.symbol(symbol).flags |= kSymbolEntry;
  walk.facts().file.flags |= kFileEntryPoint;
  std::string signature(walk.facts().strings.Get(walk.symbol(symbol).signature));
  walk.AddProperty(property::kEntryPoint, signature, row);
}

void EnterType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode || tree.TextOf(name_node).empty()) return;
  SymbolKind kind = SymbolKind::kClass;
  switch (tree.KindOf(node)) {
    case Kind::trait_definition: kind = SymbolKind::kTrait; break;
    case Kind::object_definition: case Kind::package_object: kind = SymbolKind::kObject; break;
    case Kind::enum_definition: kind = SymbolKind::kEnum; break;
    default: break;
  }
  Head head = ReadHead(walk, node);
  head.flags |= kSymbolDefinition;
  uint32_t symbol = AddDefinition(walk, kind, tree.TextOf(name_node), node, name_node, head, HeadEnd(tree, node));
  NodeIndex body = tree.Child(node, Field::body);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, node);
  bool app = AddBases(walk, symbol, node);
  if (kind == SymbolKind::kObject && app) NoteEntry(walk, symbol, tree[name_node].row);
  AddParameterFields(walk, symbol, node, kind == SymbolKind::kClass && tree.HasToken(node, "case"));
  if (body == kNoNode) {
    StateOf(walk).open_type = node;
    StateOf(walk).open_symbol = symbol;
  }
  walk.Claim(name_node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// A body on a line of its own reads as a block behind the type:
//   class A extends B
//   { ... }
void AdoptBody(Walk& walk, NodeIndex node) {
  State& state = StateOf(walk);
  const SyntaxTree& tree = walk.tree();
  if (state.open_type == kNoNode || tree[state.open_type].next > node || SiblingBefore(tree, node) != state.open_type) return;
  Symbol& row = walk.symbol(state.open_symbol);
  row.end = tree[node].end + walk.options().first_byte;
  row.end_row = tree[node].end_row + walk.options().first_row;
  row.body_begin_row = tree[node].row;
  state.bodies.insert(node);
  state.open_type = kNoNode;
  walk.OpenScope(state.open_symbol, node);
}

// case Red extends Color(1), case Node(left: Tree, right: Tree)
void EnterEnumCase(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), whole = tree.Parent(node);
  if (name_node == kNoNode || whole == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnumMember, PlainName(tree.TextOf(name_node)), node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, "case " + HeadText(walk, tree[node].begin, tree[node].end));
  SetDocAboveFirst(walk, symbol, whole);
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, node);
  walk.Claim(name_node);
  walk.Defined(symbol, node);
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode || tree.TextOf(name_node).empty()) return;
  std::string name(tree.TextOf(name_node));
  Head head = ReadHead(walk, node);
  bool member = IsMember(walk, node) && tree.ParentKind(node) != Kind::compilation_unit && tree.ParentKind(node) != Kind::package_clause;
  SymbolKind kind = member ? SymbolKind::kMethod : SymbolKind::kFunction;
  uint32_t owner = walk.context().symbol;
  if (name == "this") {
    kind = SymbolKind::kConstructor;
    if (owner != kNone) name = std::string(walk.NameOf(owner));
  }
  if (body != kNoNode) head.flags |= kSymbolDefinition;
  if (body == kNoNode && kind == SymbolKind::kMethod) head.flags |= kSymbolAbstract;
  if (head.is_test) head.flags |= kSymbolTest;
  // "def f(x: Int)" without a type swallows the definition that follows (EnterError).
  NodeIndex broken = tree.ChildOfKind(node, Kind::kError);
  uint32_t head_end = broken == kNoNode ? HeadEnd(tree, node) : tree[broken].begin;
  uint32_t symbol = AddDefinition(walk, kind, name, node, name_node, head, head_end);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  if (broken == kNoNode) SetType(walk, symbol, tree.Child(node, Field::return_type));
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, node);
  bool in_object = owner != kNone && walk.symbol(owner).kind == SymbolKind::kObject;
  if (head.is_main || (name == "main" && in_object)) NoteEntry(walk, symbol, tree[name_node].row);
  walk.Claim(name_node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// "def name" as the whole of an ERROR: its parameters follow. Or the body of a type that does not end.
void EnterError(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (StartsWith(tree.TextOf(node), "{")) return AdoptBody(walk, node);
  std::string_view text = tree.TextOf(node).substr(0, 400);
  if (!tree.IsLeaf(node) || !StartsWith(text, "def ")) return;
  std::string_view name = Trim(text.substr(4));
  name = name.substr(0, name.find_first_of(" \t\r\n([:="));
  if (name.empty()) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMethod, PlainName(name), node, node, kSymbolAbstract);
  Symbol& row = walk.symbol(symbol);
  row.parent = walk.context().type;
  row.flags &= ~static_cast<uint32_t>(kSymbolLocal);
  NodeIndex behind = tree.NextSibling(node);
  bool list = behind != kNoNode && tree.KindOf(behind) == Kind::parameters;
  walk.SetSignature(symbol, HeadText(walk, tree[node].begin, tree[list ? behind : node].end));
  std::string doc;
  uint32_t doc_row;
  if (walk.DocBefore(tree[node].row, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
}

// val x: Int = 1, val a, b = 1, val (m, n) = pair, val Some(x) = y
void EnterValue(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex pattern = tree.Child(node, Field::pattern), value = tree.Child(node, Field::value);
  if (pattern == kNoNode) pattern = tree.Child(node, Field::name);
  if (pattern == kNoNode) return;
  if (!IsMember(walk, node)) return BindPattern(walk, pattern);
  Kind node_kind = tree.KindOf(node);
  bool is_var = node_kind == Kind::var_definition || node_kind == Kind::var_declaration;
  Head head = ReadHead(walk, node);
  if (value != kNoNode) head.flags |= kSymbolDefinition;
  if (value == kNoNode) head.flags |= kSymbolAbstract;
  if (!is_var) head.flags |= kSymbolConst;
  Kind around = tree.ParentKind(node);
  SymbolKind kind = around == Kind::compilation_unit || around == Kind::package_clause ? SymbolKind::kVariable : SymbolKind::kField;
  bool single = tree.KindOf(pattern) == Kind::identifier || tree.KindOf(pattern) == Kind::operator_identifier;
  uint32_t first = kNone;
  for (NodeIndex at = pattern; at < tree[pattern].next; ++at) {
    Kind at_kind = tree.KindOf(at);
    if (at_kind != Kind::identifier && !(single && at_kind == Kind::operator_identifier)) continue;
    std::string_view name = tree.TextOf(at);
    Kind inside = tree.ParentKind(at);
    bool variable = single || inside == Kind::identifiers || (!name.empty() && (name[0] < 'A' || name[0] > 'Z'));
    // The name of an extractor or a type is no variable.
    if (!variable || inside == Kind::stable_identifier || inside == Kind::stable_type_identifier) continue;
    uint32_t head_end = value == kNoNode ? tree[node].end : tree[value].begin;
    uint32_t symbol = AddDefinition(walk, kind, name, first == kNone ? node : at, at, head, head_end);
    if (first == kNone) {
      first = symbol;
    } else {
      walk.symbol(symbol).begin = tree[at].begin + walk.options().first_byte;
      walk.symbol(symbol).signature = walk.symbol(first).signature;
      walk.symbol(symbol).doc = walk.symbol(first).doc;
      walk.symbol(symbol).doc_row = walk.symbol(first).doc_row;
    }
    SetType(walk, symbol, tree.Child(node, Field::type));
    if (value != kNoNode) walk.SetValue(symbol, value);
    walk.Defined(symbol, node);
  }
  if (first == kNone) return;
  walk.Claim(single ? pattern : tree.LastNamedChild(pattern) == kNoNode ? pattern : tree.LastNamedChild(pattern));
  walk.Push(node);
  walk.context().symbol = first;
}

void EnterTypeDefinition(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), type = tree.Child(node, Field::type);
  if (name_node == kNoNode || !IsMember(walk, node)) return;
  Head head = ReadHead(walk, node);
  head.flags |= type != kNoNode ? kSymbolDefinition : kSymbolAbstract;
  uint32_t symbol = AddDefinition(walk, SymbolKind::kTypeAlias, tree.TextOf(name_node), node, name_node, head, tree[node].end);
  SetType(walk, symbol, type);
  AddTypeParameters(walk, symbol, node);
  walk.Defined(symbol, node);
}

// given name: Type with ..., given Type = ...
void EnterGiven(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), type = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field == Field::return_type && tree[child].named() && type == kNoNode) type = child;
  }
  std::string name(name_node == kNoNode ? std::string_view() : tree.TextOf(name_node));
  if (name.empty() && type != kNoNode) {  // without a name: what it gives
    name = "given " + walk.OneLine(type, 100);
    name_node = type;
  }
  if (name_node == kNoNode) return;
  Head head = ReadHead(walk, node);
  head.flags |= kSymbolDefinition;
  uint32_t symbol = AddDefinition(walk, SymbolKind::kInstance, name, node, name_node, head, HeadEnd(tree, node));
  SetType(walk, symbol, type);
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// extension (s: String) def twice = ...
void EnterExtension(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(node, Field::parameters);
  NodeIndex parameter = list == kNoNode ? kNoNode : tree.ChildOfKind(list, Kind::parameter);
  NodeIndex type = parameter == kNoNode ? kNoNode : tree.Child(parameter, Field::type);
  if (type == kNoNode) return;
  Head head = ReadHead(walk, node);
  head.flags |= kSymbolDefinition;
  uint32_t symbol = AddDefinition(walk, SymbolKind::kExtension, walk.OneLine(type, 100), node, type, head, HeadEnd(tree, node));
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterPackage(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kPackage, walk.OneLine(name_node, 300), node, name_node, kSymbolDefinition);
  SetDocAboveFirst(walk, symbol, node);
  walk.Claim(name_node);
}

// The members of `new X { ... }`.
void EnterBody(Walk& walk, NodeIndex node) {
  if (walk.tree().ParentKind(node) != Kind::instance_expression) return;
  walk.Push(node);
  walk.context().language_bits |= kInAnonymous;
}

// ---- Control flow --------------------------------------------------------------------------------------------------

void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool continues = tree[node].field == Field::alternative && tree.ParentKind(node) == Kind::if_expression;
  CountIfElse(walk, node, tree.Child(node, Field::alternative), continues);
}

void EnterFor(Walk& walk, NodeIndex node) { walk.EnterLoop(node); }

void EnterCase(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex pattern = tree.Child(node, Field::pattern);
  if (pattern == kNoNode) return;
  if (tree.TextOf(pattern) != "_" || tree.ChildOfKind(node, Kind::guard) != kNoNode) walk.CountDecision();
  BindPattern(walk, pattern);
}

void EnterEnumerator(Walk& walk, NodeIndex node) {
  if (NodeIndex pattern = walk.tree().FirstNamedChild(node); pattern != kNoNode) BindPattern(walk, pattern);
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::block_comment, kMeansComment},
    {Kind::string, kMeansString | kMeansOpaque},
    {Kind::interpolated_string, kMeansString},
    {Kind::character_literal, kMeansOpaque},

    {Kind::if_expression, kMeansDecision, EnterIf},
    {Kind::for_expression, kBranch, EnterFor},
    {Kind::while_expression, kBranch | kMeansLoop},
    {Kind::do_while_expression, kBranch | kMeansLoop},
    {Kind::match_expression, kMeansCognitive | kMeansNesting},
    {Kind::case_clause, kMeansNothing, EnterCase},
    {Kind::catch_clause, kMeansCognitive | kMeansNesting | kMeansHandler},
    {Kind::try_expression, kMeansTry},
    {Kind::infix_expression, kMeansBoolean},
    {Kind::lambda_expression, kMeansNesting, EnterLocal},
    {Kind::throw_expression, kMeansNothing, EnterThrow},
    {Kind::enumerator, kMeansNothing, EnterEnumerator},

    {Kind::package_clause, kMeansNothing, EnterPackage},
    {Kind::class_definition, kMeansNothing, EnterType},
    {Kind::trait_definition, kMeansNothing, EnterType},
    {Kind::object_definition, kMeansNothing, EnterType},
    {Kind::package_object, kMeansNothing, EnterType},
    {Kind::enum_definition, kMeansNothing, EnterType},
    {Kind::simple_enum_case, kMeansNothing, EnterEnumCase},
    {Kind::full_enum_case, kMeansNothing, EnterEnumCase},
    {Kind::function_definition, kMeansNothing, EnterFunction},
    {Kind::function_declaration, kMeansNothing, EnterFunction},
    {Kind::val_definition, kMeansNothing, EnterValue},
    {Kind::var_definition, kMeansNothing, EnterValue},
    {Kind::val_declaration, kMeansNothing, EnterValue},
    {Kind::var_declaration, kMeansNothing, EnterValue},
    {Kind::type_definition, kMeansNothing, EnterTypeDefinition},
    {Kind::given_definition, kMeansNothing, EnterGiven},
    {Kind::extension_definition, kMeansNothing, EnterExtension},
    {Kind::template_body, kMeansNothing, EnterBody},
    {Kind::block, kMeansNothing, AdoptBody},
    {Kind::kError, kMeansNothing, EnterError},

    {Kind::parameter, kMeansNothing, EnterLocal},
    {Kind::binding, kMeansNothing, EnterLocal},
    {Kind::import_declaration, kMeansNothing, EnterImport},
    {Kind::export_declaration, kMeansNothing, EnterImport},
    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::instance_expression, kMeansNothing, EnterCreation},
    {Kind::field_expression, kMeansNothing, EnterField},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::type_identifier, kMeansNothing, EnterTypeName},
    {Kind::stable_type_identifier, kMeansNothing, EnterStableType},
    {Kind::annotation, kMeansNothing, EnterAnnotation},
};

// "given x: T with {" is not known to the grammar with braces; "given x: T = {" is. Nor is "class A extends { val early = 1 }":
// without "extends" the members are a body.
PreparedText Prepare(std::string_view language, std::string_view text) {
  PreparedText out = MaskConflictMarkers(language, text);
  constexpr std::string_view kWord = "given ";
  for (size_t at = text.find(kWord); at != std::string_view::npos; at = text.find(kWord, at + 1)) {
    if (at > 0 && std::string_view(" \t\n").find(text[at - 1]) == std::string_view::npos) continue;
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, std::min<size_t>(end - at, 1000));
    size_t with = line.find(" with {");
    if (with == std::string_view::npos) continue;
    if (!out.changed) out.text = text;
    out.changed = true;
    out.text.replace(at + with + 1, 4, "=   ");
  }
  for (size_t at = text.find(" extends {"); at != std::string_view::npos; at = text.find(" extends {", at + 1)) {
    if (!out.changed) out.text = text;
    out.changed = true;
    out.text.replace(at + 1, 7, "       ");
  }
  return out;
}

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

void Finish(Walk& walk) {
  ExportPublicSymbols(walk);
  ReadManifest(walk);
}

}  // namespace
}  // namespace scala

const LanguageDefinition& ScalaDefinition() {
  static const char* const languages[] = {"scala"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = scala::kRows;
    row.read_doc = ReadScalaDoc;
    row.doc_has_markup = true;
    row.prepare = scala::Prepare;
    row.begin = scala::Begin;
    row.finish = scala::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
