// Dart: the table of node kinds, functions, members and variables. What stands around a definition is in
// lang_dart_heads.cc, types are in lang_dart_types.cc, directives in lang_dart_directives.cc, uses in lang_dart_references.cc.
//
//   program
//     annotation        @pragma('vm:entry-point')
//     function_signature  Future<void> main(List<String> arguments)
//     function_body     async { ... }               a sibling of its signature
#include "core/extract/lang_dart.h"

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace dart {

Visibility VisibilityOf(std::string_view name) {
  return StartsWith(name, "_") ? Visibility::kPrivate : Visibility::kPublic;
}

bool IsTypeKind(Kind kind) {
  return kind == Kind::type_identifier || kind == Kind::function_type || kind == Kind::record_type ||
         kind == Kind::void_type;
}

// Which nodes belong together, once per container: the children of a body are a flat list.
void EnterContainer(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  State& state = StateOf(walk);
  NodeIndex first = kNoNode, named = kNoNode;
  auto finish = [&](NodeIndex body) {
    if (named != kNoNode) state.items[named] = {first, body};
    first = named = kNoNode;
  };
  for (NodeIndex child : tree.Children(node)) {
    const Node& at = tree[child];
    switch (at.kind) {
      case Kind::comment: case Kind::documentation_comment: continue;
      case Kind::function_body: finish(child); continue;
      case Kind::class_definition: case Kind::mixin_declaration: case Kind::extension_declaration:
      case Kind::extension_type_declaration: case Kind::enum_declaration: case Kind::type_alias:
      case Kind::enum_constant: case Kind::import_or_export: case Kind::library_name: case Kind::part_directive:
      case Kind::part_of_directive: case Kind::kError:
        finish(kNoNode);
        continue;
      default: break;
    }
    if (!at.named()) {
      std::string_view text = tree.TextOf(child);
      if (text == ";" || text == "{" || text == "}" || text == ",") {
        finish(kNoNode);
        continue;
      }
    }
    if (first == kNoNode) first = child;
    if (at.kind == Kind::method_signature || at.kind == Kind::declaration || at.kind == Kind::function_signature ||
        at.kind == Kind::getter_signature || at.kind == Kind::setter_signature ||
        at.kind == Kind::static_final_declaration_list || at.kind == Kind::initialized_identifier_list) {
      named = child;
    }
  }
  finish(kNoNode);
}

namespace {

void Widen(Walk& walk, uint32_t symbol, NodeIndex first, NodeIndex last) {
  const Node& begin = walk.tree()[first];
  const Node& end = walk.tree()[last];
  Symbol& row = walk.symbol(symbol);
  row.begin = begin.begin + walk.options().first_byte;
  row.begin_row = begin.row + walk.options().first_row;
  row.end = end.end + walk.options().first_byte;
  row.end_row = end.end_row + walk.options().first_row;
}

NodeIndex ParametersOf(const SyntaxTree& tree, NodeIndex signature) {
  NodeIndex list = tree.Child(signature, Field::parameters);
  return list != kNoNode ? list : tree.ChildOfKind(signature, Kind::formal_parameter_list);
}

uint32_t BodyFlags(const SyntaxTree& tree, NodeIndex body) {
  if (body == kNoNode) return 0;
  std::string_view text = tree.TextOf(body);
  if (StartsWith(text, "async*")) return kSymbolAsync | kSymbolGenerator;
  if (StartsWith(text, "sync*")) return kSymbolGenerator;
  return StartsWith(text, "async") ? static_cast<uint32_t>(kSymbolAsync) : 0u;
}

// A signature: of a function, method, accessor, operator or constructor. `outer` stands among the siblings of `item`.
void AddCallable(Walk& walk, NodeIndex signature, NodeIndex outer, const Item& item) {
  const SyntaxTree& tree = walk.tree();
  Kind kind = tree.KindOf(signature);
  bool member = walk.context().symbol != kNone && IsType(walk.symbol(walk.context().symbol).kind);
  Words words = ReadWords(walk, item.first, outer);
  SymbolKind symbol_kind = member ? SymbolKind::kMethod : SymbolKind::kFunction;
  uint32_t flags = BodyFlags(tree, item.body);
  NodeIndex name_node = tree.Child(signature, Field::name), owner = kNoNode;
  std::string name;
  std::string type;
  uint32_t type_begin = tree[signature].begin, type_end = type_begin;
  switch (kind) {
    case Kind::getter_signature: case Kind::setter_signature:
      symbol_kind = SymbolKind::kProperty;
      for (NodeIndex child : tree.Children(signature)) {
        if (!tree[child].named() && (tree.TextOf(child) == "get" || tree.TextOf(child) == "set")) type_end = tree[child].begin;
      }
      break;
    case Kind::operator_signature:
      symbol_kind = SymbolKind::kOperator;
      for (NodeIndex child : tree.Children(signature)) {
        if (tree.KindOf(child) == Kind::formal_parameter_list) break;
        if (!tree[child].named() && tree.TextOf(child) == "operator") {
          name = "operator";
          type_end = tree[child].begin;
        } else if (!name.empty()) {
          name += Trim(tree.TextOf(child));
          if (name_node == kNoNode) name_node = child;
        }
      }
      break;
    case Kind::constructor_signature: case Kind::constant_constructor_signature:
    case Kind::factory_constructor_signature: case Kind::redirecting_factory_constructor_signature:
      symbol_kind = SymbolKind::kConstructor;
      for (NodeIndex child : tree.Children(signature)) {  // A.named: the last word before the parameters
        if (tree.KindOf(child) == Kind::formal_parameter_list) break;
        if (tree.KindOf(child) != Kind::identifier && tree.TextOf(child) != "new") continue;
        if (owner == kNoNode) owner = child;
        name_node = child;
      }
      if (name_node != kNoNode) type = tree.TextOf(owner);
      break;
    default:
      if (name_node != kNoNode) type_end = tree[name_node].begin;
  }
  if (name_node == kNoNode) return;
  if (name.empty()) name = tree.TextOf(name_node);
  bool factory = kind == Kind::factory_constructor_signature || kind == Kind::redirecting_factory_constructor_signature;
  if (tree.HasToken(outer, "static")) flags |= kSymbolStatic;
  bool external = words.is_external || (outer != signature && tree.HasToken(outer, "external"));
  if (factory) flags |= kSymbolStatic;
  if (words.is_override) flags |= kSymbolOverride;
  if (words.deprecated) flags |= kSymbolDeprecated;
  if (tree.ChildOfKind(signature, Kind::const_builtin) != kNoNode) flags |= kSymbolConstexpr;
  if (item.body != kNoNode || (symbol_kind == SymbolKind::kConstructor && !external)) flags |= kSymbolDefinition;
  if (item.body == kNoNode && member && !external && symbol_kind != SymbolKind::kConstructor) flags |= kSymbolAbstract;
  bool entry = name == "main" && symbol_kind == SymbolKind::kFunction && walk.context().symbol == kNone;
  if (entry) flags |= kSymbolEntry;
  uint32_t symbol = walk.AddSymbol(symbol_kind, name, outer, name_node, flags);
  Widen(walk, symbol, item.first, item.body == kNoNode ? outer : item.body);
  walk.symbol(symbol).visibility = VisibilityOf(name);
  if (type.empty()) type = TextBetween(walk, type_begin, type_end, 200);
  walk.symbol(symbol).type = walk.facts().Add(type);
  uint32_t end = tree[outer].end;
  for (NodeIndex child : tree.Children(outer)) {
    if (tree.KindOf(child) == Kind::initializers || tree.KindOf(child) == Kind::redirection) {
      end = tree[child].begin;
      break;
    }
  }
  walk.SetSignature(symbol, TextBetween(walk, tree[words.first_word].begin, end, 600));
  if (item.body != kNoNode) walk.symbol(symbol).body_begin_row = tree[item.body].row + walk.options().first_row;
  NodeIndex list = ParametersOf(tree, signature);
  AddParameters(walk, symbol, list);
  SetDocAbove(walk, symbol, item.first, words.first_word);
  AddTypeParameters(walk, symbol, tree.ChildOfKind(signature, Kind::type_parameters));
  AddAnnotations(walk, symbol, item.first, outer);
  if (entry) {
    walk.facts().file.flags |= kFileEntryPoint;
    walk.AddProperty(property::kEntryPoint, "main()", tree[name_node].row);
  }
  walk.Defined(symbol, outer);
  if (item.body != kNoNode) StateOf(walk).bodies[item.body] = symbol;
  walk.OpenScope(symbol, outer);  // default values and initialisers
  BindParameters(walk, list);
}

void AddVariables(Walk& walk, NodeIndex list, NodeIndex outer, const Item& item) {
  const SyntaxTree& tree = walk.tree();
  bool member = walk.context().symbol != kNone && IsType(walk.symbol(walk.context().symbol).kind);
  // The words and the type stand before the list, in the same parent.
  NodeIndex first = outer == list ? item.first : tree.FirstChild(outer);
  Words words = ReadWords(walk, item.first, outer);
  uint32_t flags = 0;
  bool is_const = false;
  uint32_t type_begin = tree[list].begin;
  for (NodeIndex at = first; at != kNoNode && at < list; at = tree.NextSibling(at)) {
    std::string_view text = tree.TextOf(at);
    if (tree.KindOf(at) == Kind::const_builtin) is_const = true;
    if (tree.KindOf(at) == Kind::final_builtin) flags |= kSymbolConst;
    if (text == "static") flags |= kSymbolStatic;
    if (IsTypeKind(tree.KindOf(at)) && tree[at].begin < type_begin) type_begin = tree[at].begin;
  }
  if (is_const) flags |= kSymbolConstexpr;
  if (words.is_override) flags |= kSymbolOverride;
  if (words.deprecated) flags |= kSymbolDeprecated;
  std::string type = TextBetween(walk, type_begin, tree[list].begin, 200);
  std::string head = TextBetween(walk, tree[words.first_word].begin, tree[list].begin, 300);
  SymbolKind kind = is_const ? SymbolKind::kConstant : member ? SymbolKind::kField : SymbolKind::kVariable;
  bool only_one = true;
  NodeIndex last = kNoNode;
  for (NodeIndex child : tree.Children(list)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra)) continue;
    if (last != kNoNode) only_one = false;
    last = child;
  }
  for (NodeIndex child : tree.Children(list)) {
    Kind child_kind = tree.KindOf(child);
    if (child_kind != Kind::static_final_declaration && child_kind != Kind::initialized_identifier) continue;
    NodeIndex name_node = tree.FirstNamedChild(child);
    if (name_node == kNoNode) continue;
    NodeIndex equals = tree.NextSibling(name_node);  // the value may be several nodes: f (x) .y
    bool has_value = equals != kNoNode && tree.TextOf(equals) == "=";
    std::string_view name = tree.TextOf(name_node);
    uint32_t symbol = walk.AddSymbol(kind, name, child, name_node, flags | (has_value ? static_cast<uint32_t>(kSymbolDefinition) : 0u));
    if (only_one) Widen(walk, symbol, item.first, outer);
    walk.symbol(symbol).visibility = VisibilityOf(name);
    walk.symbol(symbol).type = walk.facts().Add(type);
    walk.SetSignature(symbol, head + " " + std::string(name));
    if (has_value) walk.symbol(symbol).value = walk.facts().Add(walk.RangeOnOneLine(tree[equals].end, tree[child].end, 120));
    SetDocAbove(walk, symbol, item.first, words.first_word);
    AddAnnotations(walk, symbol, item.first, outer);
    walk.Defined(symbol, child);
  }
}

// method_signature, declaration and, at the top, the bare signatures and lists.
void EnterItem(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  auto found = StateOf(walk).items.find(node);
  if (found == StateOf(walk).items.end()) return;
  Item item = found->second;
  Kind kind = tree.KindOf(node);
  if (kind == Kind::static_final_declaration_list || kind == Kind::initialized_identifier_list) {
    AddVariables(walk, node, node, item);
    return;
  }
  if (kind != Kind::method_signature && kind != Kind::declaration) {
    AddCallable(walk, node, node, item);
    return;
  }
  for (NodeIndex child : tree.Children(node)) {
    switch (tree.KindOf(child)) {
      case Kind::function_signature: case Kind::getter_signature: case Kind::setter_signature:
      case Kind::operator_signature: case Kind::constructor_signature: case Kind::constant_constructor_signature:
      case Kind::factory_constructor_signature: case Kind::redirecting_factory_constructor_signature:
        AddCallable(walk, child, node, item);
        return;
      case Kind::static_final_declaration_list: case Kind::initialized_identifier_list: case Kind::identifier_list:
        AddVariables(walk, child, node, item);
        return;
      default: break;
    }
  }
}

void EnterBody(Walk& walk, NodeIndex node) {
  auto found = StateOf(walk).bodies.find(node);
  if (found == StateOf(walk).bodies.end()) return;
  walk.OpenScope(found->second, node);
}

// int local(int x) { ... }
void EnterLocalFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex lambda = tree.ChildOfKind(node, Kind::lambda_expression);
  if (lambda == kNoNode) return;
  NodeIndex signature = tree.Child(lambda, Field::parameters), body = tree.Child(lambda, Field::body);
  if (signature == kNoNode || tree.KindOf(signature) != Kind::function_signature) return;
  NodeIndex name = tree.Child(signature, Field::name);
  if (name == kNoNode) return;
  StateOf(walk).locals.Add(walk, tree.TextOf(name));
  uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, tree.TextOf(name), node, name, kSymbolDefinition | BodyFlags(tree, body));
  walk.SetSignature(symbol, walk.OneLine(signature, 600));
  std::string type = TextBetween(walk, tree[signature].begin, tree[name].begin, 200);
  walk.symbol(symbol).type = walk.facts().Add(type);
  NodeIndex list = ParametersOf(tree, signature);
  AddParameters(walk, symbol, list);
  SetDocAbove(walk, symbol, node, node);
  walk.Defined(symbol, node);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  walk.OpenScope(symbol, node);
  BindParameters(walk, list);
}

void EnterAnonymous(Walk& walk, NodeIndex node) {
  walk.Push(node);
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  BindParameters(walk, walk.tree().Child(node, Field::parameters));
}

// ---- Flow ------------------------------------------------------------------------------------------------------

void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.CountDecision();
  bool continues = tree[node].field == Field::alternative && tree.ParentKind(node) == tree.KindOf(node);
  walk.CountCognitive(continues ? 1u : 1u + walk.context().nesting);
  if (!continues) {
    walk.Push(node);
    if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  }
  NodeIndex other = tree.Child(node, Field::alternative);
  if (other != kNoNode && tree.KindOf(other) != tree.KindOf(node)) walk.CountCognitive(1);
}

// try {} on A {} on B catch (e) {}: the handlers are blocks without a field.
void EnterTry(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::block && tree[child].field == Field::kNone) StateOf(walk).handlers.insert(child);
  }
}

void EnterBlock(Walk& walk, NodeIndex node) {
  if (StateOf(walk).handlers.empty() || StateOf(walk).handlers.count(node) == 0) return;
  walk.CountDecision();
  walk.CountCognitive(1u + walk.context().nesting);
  walk.Push(node);
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  walk.context().in_handler = true;
}

void EnterShortCircuit(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  while (parent != kNoNode && tree.KindOf(parent) == Kind::parenthesized_expression) parent = tree.Parent(parent);
  if (parent == kNoNode || tree.KindOf(parent) != tree.KindOf(node)) walk.CountCognitive(1);
}

void EnterVariable(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field == Field::name) StateOf(walk).locals.Add(walk, tree.TextOf(child));
  }
}

// for (var x in y), catch (e, stack), case A(:var x), and further variables of one declaration
void EnterBinding(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    bool binds = tree.KindOf(node) != Kind::for_loop_parts || tree[child].field == Field::name;
    if (binds && tree.KindOf(child) == Kind::identifier) StateOf(walk).locals.Add(walk, tree.TextOf(child));
    if (tree.KindOf(node) == Kind::initialized_identifier) return;
  }
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::documentation_comment, kMeansComment},
    {Kind::string_literal, kMeansString},

    {Kind::program, kMeansNothing, EnterContainer},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::class_body, kMeansNothing, EnterContainer},
    {Kind::extension_body, kMeansNothing, EnterContainer},
    {Kind::enum_body, kMeansNothing, EnterContainer},
    {Kind::class_definition, kMeansNothing, EnterType},
    {Kind::mixin_declaration, kMeansNothing, EnterType},
    {Kind::extension_declaration, kMeansNothing, EnterType},
    {Kind::extension_type_declaration, kMeansNothing, EnterType},
    {Kind::enum_declaration, kMeansNothing, EnterType},
    {Kind::enum_constant, kMeansNothing, EnterEnumConstant},
    {Kind::type_alias, kMeansNothing, EnterAlias},
    {Kind::method_signature, kMeansNothing, EnterItem},
    {Kind::declaration, kMeansNothing, EnterItem},
    {Kind::function_signature, kMeansNothing, EnterItem},
    {Kind::getter_signature, kMeansNothing, EnterItem},
    {Kind::setter_signature, kMeansNothing, EnterItem},
    {Kind::static_final_declaration_list, kMeansNothing, EnterItem},
    {Kind::initialized_identifier_list, kMeansNothing, EnterItem},
    {Kind::function_body, kMeansNothing, EnterBody},
    {Kind::local_function_declaration, kMeansNothing, EnterLocalFunction},
    {Kind::function_expression, kMeansNothing, EnterAnonymous},

    {Kind::library_name, kMeansNothing, EnterLibrary},
    {Kind::library_import, kMeansNothing, EnterDirective},
    {Kind::library_export, kMeansNothing, EnterDirective},
    {Kind::part_directive, kMeansNothing, EnterPart},
    {Kind::part_of_directive, kMeansNothing, EnterPart},

    {Kind::if_statement, kMeansNothing, EnterIf},
    {Kind::if_element, kMeansNothing, EnterIf},
    {Kind::for_statement, kBranch | kMeansLoop},
    {Kind::for_element, kBranch | kMeansLoop},
    {Kind::while_statement, kBranch | kMeansLoop},
    {Kind::do_statement, kBranch | kMeansLoop},
    {Kind::switch_statement, kMeansCognitive | kMeansNesting},
    {Kind::switch_statement_case, kMeansDecision},
    {Kind::switch_expression, kMeansCognitive | kMeansNesting},
    {Kind::switch_expression_case, kMeansDecision},
    {Kind::conditional_expression, kBranch},
    {Kind::logical_and_operator, kMeansDecision},
    {Kind::logical_or_operator, kMeansDecision},
    {Kind::logical_and_expression, kMeansNothing, EnterShortCircuit},
    {Kind::logical_or_expression, kMeansNothing, EnterShortCircuit},
    {Kind::if_null_expression, kMeansDecision, EnterShortCircuit},
    {Kind::try_statement, kMeansTry, EnterTry},
    {Kind::block, kMeansNothing, EnterBlock},
    {Kind::throw_expression, kMeansNothing, EnterThrow},
    {Kind::throw_expression_without_cascade, kMeansNothing, EnterThrow},

    {Kind::initialized_variable_definition, kMeansNothing, EnterVariable},
    {Kind::initialized_identifier, kMeansNothing, EnterBinding},
    {Kind::for_loop_parts, kMeansNothing, EnterBinding},
    {Kind::catch_parameters, kMeansNothing, EnterBinding},
    {Kind::variable_pattern, kMeansNothing, EnterBinding},

    {Kind::annotation, kMeansNothing, EnterAnnotation},
    {Kind::type_identifier, kMeansNothing, EnterTypeName},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::this_, kMeansNothing, EnterSelf},
    {Kind::super, kMeansNothing, EnterSelf},
    {Kind::selector, kMeansNothing, EnterSelector},
    {Kind::cascade_section, kMeansNothing, EnterCascade},
    {Kind::new_expression, kMeansNothing, EnterCreation},
    {Kind::const_object_expression, kMeansNothing, EnterCreation},
};

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

}  // namespace
}  // namespace dart

const LanguageDefinition& DartDefinition() {
  static const char* const languages[] = {"dart"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = dart::kRows;
    row.begin = dart::Begin;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
