// JavaScript, TypeScript and their JSX forms: the table of node kinds, and definitions. Uses are in lang_javascript_references.cc;
// modules, CommonJS and prototypes in lang_javascript_modules.cc.
#include "core/extract/lang_javascript.h"

#include "core/base/text.h"
#include "core/extract/language_table.h"
#include "core/base/properties.h"

namespace repodoc {
namespace javascript {

std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (int steps = 0; steps < 16; ++steps) {
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::member_expression:
        tail = "." + std::string(tree.FieldText(node, Field::property)) + tail;
        next = tree.Child(node, Field::object);
        break;
      case Kind::call_expression:
        tail = "()" + tail;
        next = tree.Child(node, Field::function);
        break;
      case Kind::subscript_expression:
        tail = "[]" + tail;
        next = tree.Child(node, Field::object);
        break;
      case Kind::non_null_expression:
      case Kind::parenthesized_expression:
      case Kind::await_expression: next = tree.FirstNamedChild(node); break;
      case Kind::identifier:
      case Kind::this_:
      case Kind::super:
      case Kind::import: return std::string(tree.TextOf(node)) + tail;
      case Kind::meta_property: return std::string(tree.TextOf(node)) + tail;
      default: return "(...)" + tail;
    }
    if (next == kNoNode) return "(...)" + tail;
    node = next;
  }
  return tail;
}

std::string_view PropertyName(const SyntaxTree& tree, NodeIndex node) {
  std::string_view text = tree.TextOf(node);
  return tree.KindOf(node) == Kind::string && text.size() >= 2 ? text.substr(1, text.size() - 2) : text;
}

bool NoteField(Walk& walk, uint32_t type, std::string_view name) {
  uint64_t key = (static_cast<uint64_t>(type) << 32) | walk.facts().Add(name).offset;
  return StateOf(walk).fields.insert(key).second;
}

Visibility VisibilityOf(const SyntaxTree& tree, NodeIndex definition, std::string_view name) {
  NodeIndex modifier = tree.ChildOfKind(definition, Kind::accessibility_modifier);
  if (modifier != kNoNode) {
    std::string_view word = tree.TextOf(modifier);
    if (word == "private") return Visibility::kPrivate;
    if (word == "protected") return Visibility::kProtected;
    return Visibility::kPublic;
  }
  if (StartsWith(name, "#")) return Visibility::kPrivate;
  return StartsWith(name, "_") ? Visibility::kInternal : Visibility::kPublic;
}

bool IsFunctionValue(Kind kind) {
  return kind == Kind::arrow_function || kind == Kind::function_expression || kind == Kind::generator_function;
}

void BindPattern(Walk& walk, NodeIndex pattern) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex at = pattern; at < tree[pattern].next; ++at) {
    Kind kind = tree.KindOf(at);
    if (kind == Kind::identifier || kind == Kind::shorthand_property_identifier_pattern) {
      StateOf(walk).locals.Add(walk, tree.TextOf(at));
    }
  }
}

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole) {
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(walk.tree()[whole].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
}

namespace {

// The declaration with its `export`, `declare` and the like.
NodeIndex WholeOf(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex parent = tree.Parent(node);
  while (parent != kNoNode) {
    Kind kind = tree.KindOf(parent);
    bool wrapper = kind == Kind::export_statement || kind == Kind::ambient_declaration;
    // The only declarator: right behind `const`, and no other follows.
    bool declaration = (kind == Kind::lexical_declaration || kind == Kind::variable_declaration) &&
                       node == parent + 2 &&
                       (tree.NextSibling(node) == kNoNode || tree.TextOf(tree.NextSibling(node)) == ";");
    bool statement = kind == Kind::expression_statement && tree.KindOf(node) == Kind::internal_module;
    if (!wrapper && !declaration && !statement) break;
    node = parent;
    parent = tree.Parent(node);
  }
  return node;
}

uint32_t ExportFlags(const SyntaxTree& tree, NodeIndex whole) {
  NodeIndex node = whole;
  if (tree.KindOf(node) != Kind::export_statement) {
    node = tree.Parent(node);  // several declarators below one export
    if (node == kNoNode) return 0;
    if (tree.KindOf(node) != Kind::export_statement) node = tree.Parent(node);
    if (node == kNoNode || tree.KindOf(node) != Kind::export_statement) return 0;
    NodeIndex declaration = tree.Child(node, Field::declaration);
    if (declaration == kNoNode || whole < declaration || whole >= tree[declaration].next) return 0;
    if (tree.Parent(whole) != declaration && whole != declaration) return 0;
  }
  uint32_t flags = kSymbolExported;
  if (tree.HasToken(node, "default")) flags |= kSymbolDefault;
  return flags;
}

std::string TypeText(Walk& walk, NodeIndex annotation) {
  if (annotation == kNoNode) return {};
  std::string text = walk.OneLine(annotation, 300);
  if (StartsWith(text, ":")) text = std::string(Trim(std::string_view(text).substr(1)));
  return text;
}

void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(definition, Field::type_parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::type_parameter) continue;
    NodeIndex constraint = tree.Child(child, Field::constraint), fallback = tree.Child(child, Field::value);
    std::string bound = constraint == kNoNode ? std::string() : walk.OneLine(constraint, 200);
    std::string value = fallback == kNoNode ? std::string() : walk.OneLine(fallback, 120);
    if (StartsWith(bound, "extends ")) bound.erase(0, 8);
    if (StartsWith(value, "= ")) value.erase(0, 2);
    walk.AddParameter(symbol, tree.FieldText(child, Field::name), bound, value, ParameterKind::kTemplate);
  }
  walk.symbol(symbol).flags |= kSymbolTemplate;
}

void AddOneParameter(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex pattern = node;
  std::string type, value;
  Kind kind = tree.KindOf(node);
  if (kind == Kind::required_parameter || kind == Kind::optional_parameter) {
    pattern = tree.Child(node, Field::pattern);
    if (pattern == kNoNode) pattern = tree.Child(node, Field::name);
    type = TypeText(walk, tree.Child(node, Field::type));
    if (NodeIndex at = tree.Child(node, Field::value); at != kNoNode) value = walk.OneLine(at, 120);
  } else if (kind == Kind::assignment_pattern) {
    pattern = tree.Child(node, Field::left);
    if (NodeIndex at = tree.Child(node, Field::right); at != kNoNode) value = walk.OneLine(at, 120);
  }
  if (pattern == kNoNode || !tree[pattern].named()) return;
  ParameterKind parameter_kind = ParameterKind::kNormal;
  std::string name = walk.OneLine(pattern, 120);
  if (tree.KindOf(pattern) == Kind::rest_pattern) {
    parameter_kind = ParameterKind::kVarArgs;
    while (StartsWith(name, ".")) name.erase(0, 1);
  }
  if (kind == Kind::optional_parameter) name += "?";
  walk.AddParameter(symbol, name, type, value, parameter_kind);
}

// Everything before the body, on one line.
std::string SignatureOf(Walk& walk, NodeIndex whole, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(function, Field::body);
  uint32_t begin = tree[whole].begin;
  for (NodeIndex child : tree.Children(whole)) {  // decorators are clauses
    if (tree.KindOf(child) == Kind::decorator) begin = tree[child].end;
  }
  uint32_t end = body == kNoNode ? tree[function].end : tree[body].begin;
  std::string out = walk.RangeOnOneLine(begin, end, 600);
  while (!out.empty() && (out.back() == ' ' || out.back() == ';' || out.back() == '{')) out.pop_back();
  if (EndsWith(out, "=>")) out.resize(out.size() - 2);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void AddDecorators(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  State& state = StateOf(walk);
  auto add = [&](NodeIndex decorator) {
    NodeIndex value = tree.FirstNamedChild(decorator);
    if (value == kNoNode) return;
    walk.AddClause(symbol, ClauseKind::kDecorator, walk.OneLine(value, 300), tree[decorator].row);
    NodeIndex named = tree.KindOf(value) == Kind::call_expression ? tree.Child(value, Field::function) : value;
    if (named == kNoNode || !walk.rules().Wants(RuleEvent::kDecorator)) return;
    walk.rules().OnNamed(RuleEvent::kDecorator, decorator, tree.TextOf(named), {}, walk.BindingOf(tree.TextOf(named)), symbol);
  };
  for (NodeIndex decorator : state.decorators) {
    if (tree.Parent(decorator) == tree.Parent(definition)) add(decorator);
  }
  state.decorators.clear();
  for (NodeIndex child : tree.Children(whole)) {
    if (tree.KindOf(child) == Kind::decorator) add(child);
  }
  if (whole == definition) return;
  for (NodeIndex child : tree.Children(definition)) {
    if (tree.KindOf(child) == Kind::decorator) add(child);
  }
}

void NoteTopLevel(Walk& walk, uint32_t symbol, std::string_view name) {
  if (walk.symbol(symbol).parent == kNone) StateOf(walk).top_level.emplace(std::string(name), symbol);
}

void EnterDecorator(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) == Kind::class_body) StateOf(walk).decorators.push_back(node);
}

}  // namespace

uint32_t AddFunction(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node,
                     NodeIndex function, uint32_t flags) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(function, Field::body);
  Kind function_kind = tree.KindOf(function);
  if (body != kNoNode) flags |= kSymbolDefinition;
  if (tree.HasToken(function, "async")) flags |= kSymbolAsync;
  if (tree.HasToken(function, "static")) flags |= kSymbolStatic;
  if (function_kind == Kind::generator_function_declaration || function_kind == Kind::generator_function ||
      tree.HasToken(function, "*")) {
    flags |= kSymbolGenerator;
  }
  if (tree.ChildOfKind(function, Kind::override_modifier) != kNoNode) flags |= kSymbolOverride;
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, flags);
  walk.symbol(symbol).visibility = VisibilityOf(tree, function, name);
  walk.SetSignature(symbol, SignatureOf(walk, whole, function));
  if (NodeIndex type = tree.Child(function, Field::return_type); type != kNoNode) {
    std::string text = TypeText(walk, type);
    walk.symbol(symbol).type = walk.facts().Add(text);
  }
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  if (NodeIndex list = tree.Child(function, Field::parameters); list != kNoNode) {
    for (NodeIndex child : tree.Children(list)) {
      if (tree[child].named() && !(tree[child].flags & kNodeExtra)) AddOneParameter(walk, symbol, child);
    }
  } else if (NodeIndex single = tree.Child(function, Field::parameter); single != kNoNode) {
    AddOneParameter(walk, symbol, single);
  }
  AddTypeParameters(walk, symbol, function);
  AddDecorators(walk, symbol, whole, function);
  SetDocAbove(walk, symbol, whole);
  NoteTopLevel(walk, symbol, name);
  walk.Defined(symbol, function);
  return symbol;
}

namespace {

// Opens the scope of a function node whose symbol was added by its declaration, assignment or pair.
void OpenFunction(Walk& walk, NodeIndex function, uint32_t symbol) {
  const SyntaxTree& tree = walk.tree();
  walk.OpenScope(symbol, function);
  if (NodeIndex list = tree.Child(function, Field::parameters); list != kNoNode) {
    for (NodeIndex child : tree.Children(list)) {
      Kind kind = tree.KindOf(child);
      NodeIndex pattern = child;
      if (kind == Kind::required_parameter || kind == Kind::optional_parameter) pattern = tree.Child(child, Field::pattern);
      if (kind == Kind::assignment_pattern) pattern = tree.Child(child, Field::left);
      if (pattern != kNoNode && tree[pattern].named()) BindPattern(walk, pattern);
    }
  } else if (NodeIndex single = tree.Child(function, Field::parameter); single != kNoNode) {
    BindPattern(walk, single);
  }
}

// A class, method or function node is its own symbol.
void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex whole = WholeOf(tree, node);
  std::string_view name = name_node == kNoNode ? std::string_view("default") : tree.TextOf(name_node);
  uint32_t symbol = AddFunction(walk, SymbolKind::kFunction, name, whole, name_node == kNoNode ? node : name_node, node,
                                ExportFlags(tree, whole));
  OpenFunction(walk, node, symbol);
}

// Parameters of functions without a name are bound in the function around them.
void EnterAnonymous(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (auto found = StateOf(walk).named.find(node); found != StateOf(walk).named.end()) {
    OpenFunction(walk, node, found->second);
    return;
  }
  // export default () => {}
  if (parent != kNoNode && tree.KindOf(parent) == Kind::export_statement) {
    uint32_t symbol = AddFunction(walk, SymbolKind::kFunction, "default", parent, node, node, ExportFlags(tree, parent));
    OpenFunction(walk, node, symbol);
    return;
  }
  walk.Push(node);
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  walk.context().in_async = tree.HasToken(node, "async");
  if (NodeIndex list = tree.Child(node, Field::parameters); list != kNoNode) BindPattern(walk, list);
  if (NodeIndex single = tree.Child(node, Field::parameter); single != kNoNode) BindPattern(walk, single);
}

// constructor(private readonly x: number): a field of its class.
void AddParameterFields(Walk& walk, NodeIndex constructor) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(constructor, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    bool field = tree.ChildOfKind(child, Kind::accessibility_modifier) != kNoNode || tree.HasToken(child, "readonly");
    NodeIndex pattern = tree.Child(child, Field::pattern);
    if (!field || pattern == kNoNode || tree.KindOf(pattern) != Kind::identifier) continue;
    std::string_view name = tree.TextOf(pattern);
    uint32_t symbol = walk.AddSymbol(SymbolKind::kField, name, child, pattern, kSymbolDefinition);
    walk.symbol(symbol).visibility = VisibilityOf(tree, child, name);
    std::string type = TypeText(walk, tree.Child(child, Field::type));
    walk.symbol(symbol).type = walk.facts().Add(type);
    NoteField(walk, walk.context().symbol, name);
  }
}

void EnterMethod(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  std::string_view name = PropertyName(tree, name_node);
  SymbolKind kind = SymbolKind::kMethod;
  uint32_t flags = 0;
  if (name == "constructor" && tree.ParentKind(node) == Kind::class_body) kind = SymbolKind::kConstructor;
  if (tree.HasToken(node, "get") || tree.HasToken(node, "set")) kind = SymbolKind::kProperty;
  if (tree.KindOf(node) == Kind::abstract_method_signature) flags |= kSymbolAbstract;
  uint32_t symbol = AddFunction(walk, kind, name, node, name_node, node, flags);
  if (kind == SymbolKind::kConstructor) AddParameterFields(walk, node);
  OpenFunction(walk, node, symbol);
}

void AddBase(Walk& walk, uint32_t symbol, NodeIndex node, NodeIndex clause_node) {
  const SyntaxTree& tree = walk.tree();
  walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(clause_node, 200), tree[node].row);
  NodeIndex at = node;
  if (tree.KindOf(at) == Kind::generic_type) at = tree.Child(at, Field::name);
  if (at == kNoNode) return;
  std::string whole = tree.KindOf(at) == Kind::nested_type_identifier ? std::string(tree.TextOf(at)) : DottedText(tree, at);
  if (tree.KindOf(at) == Kind::type_identifier) whole = tree.TextOf(at);
  size_t dot = whole.rfind('.');
  std::string qualifier = dot == std::string::npos ? std::string() : whole.substr(0, dot);
  std::string name = dot == std::string::npos ? whole : whole.substr(dot + 1);
  if (name.empty() || name.find('(') != std::string::npos) return;
  walk.AddReference(ReferenceKind::kBase, at, qualifier, name);
  if (walk.rules().Wants(RuleEvent::kBase)) {
    walk.rules().OnNamed(RuleEvent::kBase, node, name, qualifier, walk.BindingOf(qualifier.empty() ? name : qualifier), symbol);
  }
}

void AddClassSymbol(Walk& walk, NodeIndex node, std::string_view name, NodeIndex whole, NodeIndex name_node, uint32_t flags) {
  const SyntaxTree& tree = walk.tree();
  flags |= kSymbolDefinition;
  if (tree.KindOf(node) == Kind::abstract_class_declaration) flags |= kSymbolAbstract;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kClass, name, whole, name_node, flags);
  walk.SetSignature(symbol, SignatureOf(walk, whole, node));
  if (NodeIndex body = tree.Child(node, Field::body); body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddTypeParameters(walk, symbol, node);
  AddDecorators(walk, symbol, whole, node);
  SetDocAbove(walk, symbol, whole);
  NoteTopLevel(walk, symbol, name);
  if (NodeIndex heritage = tree.ChildOfKind(node, Kind::class_heritage); heritage != kNoNode) {
    for (NodeIndex child : tree.Children(heritage)) {
      Kind kind = tree.KindOf(child);
      if (kind == Kind::extends_clause) {
        if (NodeIndex value = tree.Child(child, Field::value); value != kNoNode) AddBase(walk, symbol, value, value);
      } else if (kind == Kind::implements_clause) {
        for (NodeIndex type : tree.Children(child)) {
          if (tree[type].named() && !(tree[type].flags & kNodeExtra)) AddBase(walk, symbol, type, type);
        }
      } else if (tree[child].named() && !(tree[child].flags & kNodeExtra)) {
        AddBase(walk, symbol, child, child);
      }
    }
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterClass(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex parent = tree.Parent(node);
  NodeIndex whole = WholeOf(tree, node);
  if (name_node == kNoNode && parent != kNoNode && tree.KindOf(parent) == Kind::variable_declarator) {
    name_node = tree.Child(parent, Field::name);
    whole = WholeOf(tree, parent);
  }
  if (name_node == kNoNode && (parent == kNoNode || tree.KindOf(parent) != Kind::export_statement)) return;
  std::string_view name = name_node == kNoNode ? std::string_view("default") : tree.TextOf(name_node);
  AddClassSymbol(walk, node, name, whole, name_node == kNoNode ? node : name_node, ExportFlags(tree, whole));
}

// interface, enum, namespace, type alias: a name, a body, no more.
void EnterDeclared(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  NodeIndex whole = WholeOf(tree, node);
  std::string_view name = PropertyName(tree, name_node);
  SymbolKind kind = SymbolKind::kInterface;
  if (tree.KindOf(node) == Kind::enum_declaration) kind = SymbolKind::kEnum;
  if (tree.KindOf(node) == Kind::type_alias_declaration) kind = SymbolKind::kTypeAlias;
  if (tree.KindOf(node) == Kind::internal_module || tree.KindOf(node) == Kind::module) kind = SymbolKind::kNamespace;
  uint32_t flags = kSymbolDefinition | ExportFlags(tree, whole);
  if (kind == SymbolKind::kEnum && tree.HasToken(node, "const")) flags |= kSymbolConstexpr;
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, flags);
  NodeIndex body = tree.Child(node, Field::body);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  if (kind == SymbolKind::kTypeAlias) {
    walk.SetSignature(symbol, walk.OneLine(whole, 400));
    if (NodeIndex value = tree.Child(node, Field::value); value != kNoNode) {
      std::string text = walk.OneLine(value, 400);
      walk.symbol(symbol).type = walk.facts().Add(text);
    }
  } else {
    walk.SetSignature(symbol, SignatureOf(walk, whole, node));
  }
  AddTypeParameters(walk, symbol, node);
  SetDocAbove(walk, symbol, whole);
  NoteTopLevel(walk, symbol, name);
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::extends_type_clause) continue;
    for (NodeIndex base : tree.Children(child)) {
      if (tree[base].field == Field::type) AddBase(walk, symbol, base, base);
    }
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterEnumBody(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    const Node& member = tree[child];
    if (!member.named() || (member.flags & kNodeExtra)) continue;
    NodeIndex name_node = member.kind == Kind::enum_assignment ? tree.Child(child, Field::name) : child;
    if (name_node == kNoNode) continue;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kEnumMember, PropertyName(tree, name_node), child, name_node, kSymbolDefinition);
    if (NodeIndex value = tree.Child(child, Field::value); value != kNoNode) walk.SetValue(symbol, value);
  }
}

void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) name_node = tree.Child(node, Field::property);
  if (name_node == kNoNode) return;
  std::string_view name = PropertyName(tree, name_node);
  NodeIndex value = tree.Child(node, Field::value);
  uint32_t flags = 0;
  if (value != kNoNode) flags |= kSymbolDefinition;
  if (tree.HasToken(node, "static")) flags |= kSymbolStatic;
  if (tree.HasToken(node, "readonly")) flags |= kSymbolConst;
  if (tree.HasToken(node, "abstract")) flags |= kSymbolAbstract;
  if (value != kNoNode && IsFunctionValue(tree.KindOf(value))) {
    StateOf(walk).named[value] = AddFunction(walk, SymbolKind::kMethod, name, node, name_node, value, flags);
    return;
  }
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, name, node, name_node, flags);
  walk.symbol(symbol).visibility = VisibilityOf(tree, node, name);
  std::string type = TypeText(walk, tree.Child(node, Field::type));
  walk.symbol(symbol).type = walk.facts().Add(type);
  if (value != kNoNode) walk.SetValue(symbol, value);
  AddDecorators(walk, symbol, node, node);
  SetDocAbove(walk, symbol, node);
  NoteField(walk, walk.context().symbol, name);
  walk.Defined(symbol, node);
}

bool IsLiteralValue(Kind kind) {
  return kind == Kind::string || kind == Kind::number || kind == Kind::true_ || kind == Kind::false_ ||
         kind == Kind::regex || kind == Kind::null || kind == Kind::unary_expression || kind == Kind::template_string;
}

bool IsUpperName(std::string_view name) {
  for (char c : name) {
    if (c >= 'a' && c <= 'z') return false;
  }
  return true;
}

void EnterVariable(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name_node == kNoNode) return;
  NodeIndex declaration = tree.Parent(node);
  NodeIndex whole = WholeOf(tree, node);
  bool top = walk.context().callable == kNone;
  if (tree.KindOf(name_node) != Kind::identifier) {
    BindPattern(walk, name_node);
    if (!top || ExportFlags(tree, whole) == 0) return;
    // export const {a, b} = f()
    for (NodeIndex at = name_node; at < tree[name_node].next; ++at) {
      if (tree.KindOf(at) != Kind::shorthand_property_identifier_pattern) continue;
      uint32_t symbol = walk.AddSymbol(SymbolKind::kVariable, tree.TextOf(at), whole, at, kSymbolDefinition | kSymbolExported);
      NoteTopLevel(walk, symbol, tree.TextOf(at));
    }
    return;
  }
  std::string_view name = tree.TextOf(name_node);
  if (walk.rules().Wants(RuleEvent::kAssignment) && value != kNoNode) {
    walk.rules().OnNamed(RuleEvent::kAssignment, node, name, {}, {});
  }
  Kind value_kind = value == kNoNode ? Kind::kOther : tree.KindOf(value);
  if (IsFunctionValue(value_kind)) {
    StateOf(walk).named[value] =
        AddFunction(walk, SymbolKind::kFunction, name, whole, name_node, value, ExportFlags(tree, whole));
    return;
  }
  if (value_kind == Kind::class_) return;  // its own hook takes the name
  walk.Claim(name_node);
  // Blocks at the top (loops, try) hold no API.
  NodeIndex outer = declaration == kNoNode ? kNoNode : tree.Parent(declaration);
  Kind around = outer == kNoNode ? Kind::program : tree.KindOf(outer);
  bool module_level = top && (around == Kind::program || around == Kind::export_statement ||
                              around == Kind::ambient_declaration || walk.context().symbol != kNone);
  if (!module_level) {
    StateOf(walk).locals.Add(walk, name);
    return;
  }
  bool is_const = declaration != kNoNode && tree.TextOf(declaration + 1) == "const";
  SymbolKind kind = is_const && (IsLiteralValue(value_kind) || IsUpperName(name)) ? SymbolKind::kConstant : SymbolKind::kVariable;
  uint32_t flags = ExportFlags(tree, whole) | (value != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u);
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, flags);
  std::string type = TypeText(walk, tree.Child(node, Field::type));
  walk.symbol(symbol).type = walk.facts().Add(type);
  walk.symbol(symbol).visibility = VisibilityOf(tree, node, name);
  if (value != kNoNode) walk.SetValue(symbol, value);
  SetDocAbove(walk, symbol, whole);
  NoteTopLevel(walk, symbol, name);
  walk.Defined(symbol, node);
  if (value_kind == Kind::object) {  // const api = { f() {}, g: () => {} }
    StateOf(walk).module_objects.insert(value);
    walk.Push(node);
    walk.context().symbol = symbol;
  }
}

// { name: function () {} } in an object that is an API.
void EnterPair(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex key = tree.Child(node, Field::key), value = tree.Child(node, Field::value);
  if (key == kNoNode || value == kNoNode || !IsFunctionValue(tree.KindOf(value))) return;
  if (StateOf(walk).module_objects.count(tree.Parent(node)) == 0) return;
  StateOf(walk).named[value] = AddFunction(walk, SymbolKind::kMethod, PropertyName(tree, key), node, key, value, 0);
}

void EnterYield(Walk& walk, NodeIndex) {
  if (walk.context().callable != kNone) walk.symbol(walk.context().callable).flags |= kSymbolGenerator;
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::string, kMeansString | kMeansOpaque},
    {Kind::template_string, kMeansString},
    {Kind::regex, kMeansOpaque},

    {Kind::if_statement, kBranch, EnterIf},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::for_statement, kBranch | kMeansLoop},
    {Kind::for_in_statement, kBranch | kMeansLoop, EnterForIn},
    {Kind::while_statement, kBranch | kMeansLoop},
    {Kind::do_statement, kBranch | kMeansLoop},
    {Kind::switch_statement, kMeansCognitive | kMeansNesting},
    {Kind::switch_case, kMeansDecision},
    {Kind::catch_clause, kBranch | kMeansHandler, EnterCatch},
    {Kind::ternary_expression, kBranch},
    {Kind::binary_expression, kMeansBoolean},
    {Kind::try_statement, kMeansTry},
    {Kind::yield_expression, kMeansNothing, EnterYield},
    {Kind::throw_statement, kMeansNothing, EnterThrow},

    {Kind::function_declaration, kMeansNothing, EnterFunction},
    {Kind::generator_function_declaration, kMeansNothing, EnterFunction},
    {Kind::function_signature, kMeansNothing, EnterFunction},
    {Kind::function_expression, kMeansNothing, EnterAnonymous},
    {Kind::generator_function, kMeansNothing, EnterAnonymous},
    {Kind::arrow_function, kMeansNothing, EnterAnonymous},
    {Kind::method_definition, kMeansNothing, EnterMethod},
    {Kind::method_signature, kMeansNothing, EnterMethod},
    {Kind::abstract_method_signature, kMeansNothing, EnterMethod},
    {Kind::class_declaration, kMeansNothing, EnterClass},
    {Kind::abstract_class_declaration, kMeansNothing, EnterClass},
    {Kind::class_, kMeansNothing, EnterClass},
    {Kind::interface_declaration, kMeansNothing, EnterDeclared},
    {Kind::enum_declaration, kMeansNothing, EnterDeclared},
    {Kind::type_alias_declaration, kMeansNothing, EnterDeclared},
    {Kind::internal_module, kMeansNothing, EnterDeclared},
    {Kind::module, kMeansNothing, EnterDeclared},
    {Kind::enum_body, kMeansNothing, EnterEnumBody},
    {Kind::field_definition, kMeansNothing, EnterField},
    {Kind::public_field_definition, kMeansNothing, EnterField},
    {Kind::property_signature, kMeansNothing, EnterField},
    {Kind::variable_declarator, kMeansNothing, EnterVariable},
    {Kind::pair, kMeansNothing, EnterPair},
    {Kind::decorator, kMeansNothing, EnterDecorator},
    {Kind::assignment_expression, kMeansNothing, EnterAssignmentExpression},

    {Kind::import_statement, kMeansNothing, EnterImportStatement},
    {Kind::export_statement, kMeansNothing, EnterExportStatement},
    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::new_expression, kMeansNothing, EnterCall},
    {Kind::member_expression, kMeansNothing, EnterMember},
    {Kind::subscript_expression, kMeansNothing, EnterSubscript},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::shorthand_property_identifier, kMeansNothing, EnterShorthand},
    {Kind::type_identifier, kMeansNothing, EnterTypeName},
};

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

}  // namespace
}  // namespace javascript

const LanguageDefinition& JavaScriptDefinition() {
  static const char* const languages[] = {"javascript", "jsx", "typescript", "tsx"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = javascript::kRows;
    row.read_doc = ReadJsDoc;
    row.begin = javascript::Begin;
    row.finish = javascript::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
