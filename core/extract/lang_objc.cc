// Objective-C: what it adds to C. The table is C's (lang_cpp.cc) with rows of its own behind it.
//
//   class_interface            @interface A (Cat) <P>    identifier, category, parameterized_arguments
//     property_declaration     @property (copy) NSString *name;
//     method_declaration       - (id) initWithFrame: (NSRect)frame style: (int)s;
//       identifier method_parameter identifier method_parameter      the selector and its parameters
//   class_implementation
//     implementation_definition  around each member
#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_cpp_declarator.h"
#include "core/extract/lang_cpp_state.h"
#include "core/extract/lang_objc_mask.h"
#include "core/extract/language_definitions.h"
#include "core/rules/rule_tables.h"

namespace repodoc {
namespace objc {
namespace {

struct State : cpp::State {
  std::unordered_set<std::string_view> test_classes;  // @interface X : XCTestCase
  std::vector<MaskedMacro> conditionals;              // blanked #if ... #endif
  std::unordered_map<NodeIndex, SymbolKind> heads;    // names of classes whose body is an error
};
State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

PreparedText Prepare(std::string_view language, std::string_view text) {
  PreparedText base = cpp::Prepare(language, text);
  auto state = std::make_unique<State>();
  state->masked = std::move(static_cast<cpp::State*>(base.state.get())->masked);
  state->conditionals = MaskObjectiveC(text, &state->masked);
  PreparedText out;
  out.changed = state->masked.changed;
  out.text = state->masked.text;
  out.state = std::move(state);
  return out;
}

void Begin(Walk& walk) {
  if (walk.state == nullptr) walk.state = std::make_unique<State>();
  cpp::Begin(walk);
  cpp::StateOf(walk).is_c = true;
}

// What stands in a conditional group is conditional, though the walk has not seen the group.
void Finish(Walk& walk) {
  cpp::Finish(walk);
  std::vector<MaskedMacro>& groups = StateOf(walk).conditionals;
  if (groups.empty()) return;
  std::sort(groups.begin(), groups.end(), [](const MaskedMacro& a, const MaskedMacro& b) { return a.begin < b.begin; });
  size_t kept = 0;  // outermost groups only
  for (const MaskedMacro& group : groups) {
    if (kept > 0 && group.begin < groups[kept - 1].end) continue;
    groups[kept++] = group;
  }
  groups.resize(kept);
  for (Symbol& row : walk.facts().symbols) {
    uint32_t begin = row.name_begin - walk.options().first_byte;
    auto after = std::upper_bound(groups.begin(), groups.end(), begin, [](uint32_t at, const MaskedMacro& group) { return at < group.begin; });
    if (after == groups.begin()) continue;
    const MaskedMacro& group = *(after - 1);
    // A class with a group inside of it is not conditional for that: the name stands before.
    if (begin < group.end) row.flags |= kSymbolConditional;
  }
}

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex node) {
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(walk.tree()[node].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
}

std::string Head(Walk& walk, uint32_t begin, uint32_t end) {
  std::string out = walk.RangeOnOneLine(begin, end, 600);
  while (!out.empty() && (out.back() == ' ' || out.back() == ';' || out.back() == '{')) out.pop_back();
  return out;
}

// The name inside "*name", "(^name)(int)", "name[4]".
NodeIndex DeclaredName(const SyntaxTree& tree, NodeIndex node) {
  for (int steps = 0; node != kNoNode && steps < 64; ++steps) {
    Kind kind = tree.KindOf(node);
    if (kind == Kind::identifier || kind == Kind::field_identifier || kind == Kind::type_identifier) return node;
    NodeIndex inner = tree.Child(node, Field::declarator);
    if (inner == kNoNode) {
      for (NodeIndex child : tree.Children(node)) {
        if (!tree[child].named() || tree.KindOf(child) == Kind::type_qualifier || (tree[child].flags & kNodeExtra)) continue;
        inner = child;
        break;
      }
    }
    node = inner;
  }
  return kNoNode;
}

// ---- Classes ---------------------------------------------------------------------------------------------------

void AddProtocols(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(list)) {
    Kind kind = tree.KindOf(child);
    if (kind != Kind::identifier && kind != Kind::type_name && kind != Kind::type_identifier) continue;
    std::string text = walk.OneLine(child, 120);
    walk.AddClause(symbol, ClauseKind::kBase, text, tree[child].row);
    walk.AddReference(ReferenceKind::kBase, child, {}, text);
  }
}

// The members begin at the first member, the braces of the instance variables, or "@end".
uint32_t HeadEnd(const SyntaxTree& tree, NodeIndex node) {
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::identifier || kind == Kind::parameterized_arguments || kind == Kind::protocol_reference_list ||
        kind == Kind::generic_arguments || (tree[child].flags & kNodeExtra)) {
      continue;
    }
    std::string_view text = tree.TextOf(child);
    bool punctuation = text == ":" || text == "(" || text == ")" || text == "<" || text == ">" || text == ",";
    if (punctuation || (StartsWith(text, "@") && text != "@end" && !tree[child].named())) continue;
    if (kind == Kind::attribute_specifier || kind == Kind::attribute_declaration || kind == Kind::availability_attribute_specifier) continue;
    return tree[child].begin;
  }
  return tree[node].end;
}

void EnterClass(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind kind = tree.KindOf(node);
  NodeIndex name_node = kNoNode;
  NodeIndex category = tree.Child(node, Field::category), superclass = tree.Child(node, Field::superclass);
  bool parentheses = false;
  for (NodeIndex child : tree.Children(node)) {
    if (name_node == kNoNode && tree.KindOf(child) == Kind::identifier) name_node = child;
    if (tree.TextOf(child) == "(") parentheses = true;
    if (tree.KindOf(child) == Kind::method_declaration || tree.KindOf(child) == Kind::implementation_definition) break;
  }
  if (name_node == kNoNode) return;
  std::string name(tree.TextOf(name_node));
  SymbolKind symbol_kind = kind == Kind::protocol_declaration    ? SymbolKind::kProtocol
                           : kind == Kind::class_implementation ? SymbolKind::kImplementation
                                                                : SymbolKind::kInterface;
  if (category != kNoNode) name += "(" + std::string(tree.TextOf(category)) + ")";
  if (kind == Kind::class_interface && parentheses) {
    symbol_kind = SymbolKind::kCategory;
    if (category == kNoNode) name += "()";
  }
  uint32_t symbol = walk.AddSymbol(symbol_kind, name, node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, Head(walk, tree[node].begin, HeadEnd(tree, node)));
  walk.symbol(symbol).visibility = StartsWith(name, "_") ? Visibility::kInternal : Visibility::kPublic;
  if (superclass != kNoNode) {
    walk.AddClause(symbol, ClauseKind::kBase, tree.TextOf(superclass), tree[superclass].row);
    walk.AddReference(ReferenceKind::kBase, superclass, {}, tree.TextOf(superclass));
    if (EndsWith(tree.TextOf(superclass), "TestCase")) StateOf(walk).test_classes.insert(tree.TextOf(name_node));
    if (walk.rules().Wants(RuleEvent::kBase)) {
      walk.rules().OnNamed(RuleEvent::kBase, superclass, tree.TextOf(superclass), {}, {}, symbol);
    }
  } else if (kind != Kind::protocol_declaration && (category != kNoNode || kind == Kind::class_implementation || parentheses)) {
    walk.AddReference(ReferenceKind::kType, name_node, {}, tree.TextOf(name_node));
  }
  for (NodeIndex child : tree.Children(node)) {
    Kind child_kind = tree.KindOf(child);
    if (child_kind == Kind::method_declaration || child_kind == Kind::implementation_definition) break;
    if (child_kind == Kind::protocol_reference_list) AddProtocols(walk, symbol, child);
    if (child_kind != Kind::parameterized_arguments && child_kind != Kind::generic_arguments) continue;
    if (superclass != kNoNode && child < superclass) {  // @interface Box<T> : NSObject
      for (NodeIndex type : tree.Children(child)) {
        if (tree[type].named()) walk.AddParameter(symbol, walk.OneLine(type, 80), {}, {}, ParameterKind::kTemplate);
      }
    } else {
      AddProtocols(walk, symbol, child);
    }
  }
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// A class the grammar could not read to its end: head and members are in one error node.
void EnterError(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool any = false;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].named()) continue;
    std::string_view word = tree.TextOf(child);
    if (word != "@interface" && word != "@implementation" && word != "@protocol") continue;
    NodeIndex name = tree.NextSibling(child);
    if (name == kNoNode || tree.KindOf(name) != Kind::identifier) continue;
    StateOf(walk).heads[name] = word == "@interface" ? SymbolKind::kInterface : word == "@protocol" ? SymbolKind::kProtocol : SymbolKind::kImplementation;
    any = true;
  }
  if (any) walk.Push(node);
}

// The name of such a class: what follows in the error node belongs to it.
void EnterLostHead(Walk& walk, NodeIndex name_node, SymbolKind kind) {
  const SyntaxTree& tree = walk.tree();
  std::string name(tree.TextOf(name_node));
  NodeIndex last = name_node;
  if (NodeIndex open = tree.NextSibling(name_node); open != kNoNode && tree.TextOf(open) == "(") {
    NodeIndex category = tree.NextSibling(open);
    if (category != kNoNode) {
      bool named = tree.KindOf(category) == Kind::identifier;
      name += named ? "(" + std::string(tree.TextOf(category)) + ")" : std::string("()");
      last = named && tree.NextSibling(category) != kNoNode ? tree.NextSibling(category) : category;
      if (kind == SymbolKind::kInterface) kind = SymbolKind::kCategory;
    }
  }
  walk.context().symbol = walk.options().parent;
  uint32_t symbol = walk.AddSymbol(kind, name, name_node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, Head(walk, tree[name_node - 1].begin, tree[last].end));
  SetDocAbove(walk, symbol, name_node);
  walk.context().symbol = walk.context().type = symbol;
}

// @class A, B;   @protocol P;
void EnterForward(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::identifier) walk.AddReference(ReferenceKind::kType, child, {}, tree.TextOf(child));
  }
  walk.SkipChildren();
}

// { @private int a, *b; @public id c; }
void EnterInstanceVariables(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Visibility visibility = Visibility::kProtected;
  if (walk.context().symbol != kNone && walk.symbol(walk.context().symbol).kind == SymbolKind::kImplementation) {
    visibility = Visibility::kPrivate;
  }
  for (NodeIndex at = node; at < tree[node].next; ++at) {  // conditionals may stand around them
    if (tree.KindOf(at) == Kind::visibility_specification) {
      std::string_view word = tree.TextOf(at);
      visibility = word == "@public"    ? Visibility::kPublic
                   : word == "@private" ? Visibility::kPrivate
                   : word == "@package" ? Visibility::kInternal
                                        : Visibility::kProtected;
    }
    if (tree.KindOf(at) != Kind::struct_declaration) continue;
    std::string type;
    for (NodeIndex child : tree.Children(at)) {
      if (tree.KindOf(child) != Kind::struct_declarator) continue;
      NodeIndex name = DeclaredName(tree, child);
      if (name == kNoNode) continue;
      if (type.empty()) type = Head(walk, tree[at].begin, tree[child].begin);
      std::string whole = type + (tree[child].begin < tree[name].begin ? " " + Head(walk, tree[child].begin, tree[name].begin) : std::string());
      uint32_t symbol = walk.AddSymbol(SymbolKind::kField, tree.TextOf(name), at, name, kSymbolDefinition);
      walk.symbol(symbol).visibility = visibility;
      walk.symbol(symbol).type = walk.facts().Add(whole);
      std::string doc;
      uint32_t row;
      if (walk.DocBefore(tree[at].row, &doc, &row) || walk.DocBehind(tree[at].end, &doc, &row)) walk.SetDoc(symbol, doc, row);
    }
  }
}

// @property (nonatomic, copy) NSString *name, *other;
void EnterProperty(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex attributes = tree.ChildOfKind(node, Kind::property_attributes_declaration);
  NodeIndex declaration = tree.ChildOfKind(node, Kind::struct_declaration);
  if (declaration == kNoNode) declaration = tree.ChildOfKind(node, Kind::atomic_declaration);
  if (declaration == kNoNode) return;
  uint32_t flags = 0;
  std::vector<std::string> words;
  if (attributes != kNoNode) {
    for (NodeIndex child : tree.Children(attributes)) {
      if (tree.KindOf(child) != Kind::property_attribute) continue;
      words.push_back(walk.OneLine(child, 100));
      if (words.back() == "readonly") flags |= kSymbolConst;
      if (words.back() == "class") flags |= kSymbolStatic;
    }
  }
  std::string type;
  for (NodeIndex child : tree.Children(declaration)) {
    Kind kind = tree.KindOf(child);
    if (kind != Kind::struct_declarator && kind != Kind::field_identifier) continue;
    NodeIndex name = DeclaredName(tree, child);
    if (name == kNoNode) continue;
    if (type.empty()) type = Head(walk, tree[declaration].begin, tree[child].begin);
    std::string whole = type;
    if (tree[child].begin < tree[name].begin) whole += " " + Head(walk, tree[child].begin, tree[name].begin);
    if (tree[name].end < tree[child].end) whole += Head(walk, tree[name].end, tree[child].end);
    uint32_t symbol = walk.AddSymbol(SymbolKind::kProperty, tree.TextOf(name), node, name, flags);
    walk.symbol(symbol).type = walk.facts().Add(whole);
    walk.SetSignature(symbol, Head(walk, tree[node].begin, tree[node].end));
    for (const std::string& word : words) walk.AddClause(symbol, ClauseKind::kAttribute, word, tree[node].row);
    SetDocAbove(walk, symbol, node);
    walk.Defined(symbol, node);
  }
}

// ---- Methods ---------------------------------------------------------------------------------------------------

bool IsTestMethod(Walk& walk, std::string_view selector) {
  if (!StartsWith(selector, "test") || selector.size() < 5 || selector.find(':') != std::string_view::npos) return false;
  if (selector[4] >= 'a' && selector[4] <= 'z') return false;
  uint32_t owner = walk.context().symbol;
  if (owner == kNone) return false;
  std::string_view name = walk.NameOf(owner);
  name = name.substr(0, name.find('('));
  return StateOf(walk).test_classes.count(name) != 0 || EndsWith(name, "Test") || EndsWith(name, "Tests") || EndsWith(name, "TestCase");
}

void AddMethodParameters(Walk& walk, uint32_t symbol, const std::vector<NodeIndex>& parameters, bool definition) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex parameter : parameters) {
    NodeIndex name = kNoNode;
    std::string type;
    for (NodeIndex child : tree.Children(parameter)) {
      if (tree.KindOf(child) == Kind::method_type) type = walk.OneLine(child, 200);
      if (tree.KindOf(child) == Kind::identifier) name = child;
    }
    if (name == kNoNode) continue;
    if (type.size() >= 2) type = Trim(std::string_view(type).substr(1, type.size() - 2));
    walk.AddParameter(symbol, tree.TextOf(name), type.empty() ? "id" : type, {}, ParameterKind::kNormal);
    if (definition) StateOf(walk).locals.Add(symbol, tree.TextOf(name), {});
  }
}

// A method whose body never ends: "-", its type and its selector are left in an error node.
void EnterMethodType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) != Kind::kError || node == 0) return;
  std::string_view sign = tree.TextOf(node - 1);
  if ((sign != "-" && sign != "+") || !walk.IsFirstOnRow(node - 1)) return;
  std::string selector;
  NodeIndex name_node = kNoNode, last = node;
  std::vector<NodeIndex> parameters;
  for (NodeIndex at = tree.NextSibling(node); at != kNoNode; at = tree.NextSibling(at)) {
    if (tree.KindOf(at) == Kind::identifier && (selector.empty() || selector.back() == ':')) {
      selector += tree.TextOf(at);
    } else if (tree.KindOf(at) == Kind::method_parameter) {
      selector += ':';
      parameters.push_back(at);
    } else {
      break;
    }
    if (name_node == kNoNode) name_node = at;
    last = at;
  }
  if (selector.empty()) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMethod, selector, name_node, name_node, kSymbolDefinition | (sign == "+" ? static_cast<uint32_t>(kSymbolStatic) : 0u));
  walk.SetSignature(symbol, Head(walk, tree[node - 1].begin, tree[last].end));
  std::string type = walk.OneLine(node, 200);
  if (type.size() >= 2) type = Trim(std::string_view(type).substr(1, type.size() - 2));
  walk.symbol(symbol).type = walk.facts().Add(type);
  AddMethodParameters(walk, symbol, parameters, true);
  SetDocAbove(walk, symbol, node - 1);
}

void EnterMethod(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool definition = tree.KindOf(node) == Kind::method_definition;
  std::string selector, type;
  NodeIndex name_node = kNoNode, body = kNoNode;
  bool is_static = StartsWith(tree.TextOf(node), "+"), varargs = false;
  std::vector<NodeIndex> parameters;
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::compound_statement) {
      body = child;
      break;
    }
    if (kind == Kind::method_type && selector.empty() && type.empty()) type = walk.OneLine(child, 200);
    if (kind == Kind::identifier || kind == Kind::method_parameter || kind == Kind::keyword_declarator) {
      if (name_node == kNoNode) name_node = child;
      if (kind == Kind::identifier && (selector.empty() || selector.back() == ':')) selector += tree.TextOf(child);
      if (kind == Kind::method_parameter) {
        selector += ':';
        parameters.push_back(child);
      }
    }
    if (tree.TextOf(child) == "...") varargs = true;
  }
  if (name_node == kNoNode || selector.empty()) return;
  if (type.size() >= 2 && type[0] == '(') type = Trim(std::string_view(type).substr(1, type.size() - 2));
  if (type.empty()) type = "id";  // the language's rule
  uint32_t flags = definition ? static_cast<uint32_t>(kSymbolDefinition) : 0u;
  if (is_static) flags |= kSymbolStatic;
  if (IsTestMethod(walk, selector)) flags |= kSymbolTest;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMethod, selector, node, name_node, flags);
  walk.symbol(symbol).type = walk.facts().Add(type);
  walk.symbol(symbol).visibility = StartsWith(selector, "_") ? Visibility::kInternal : Visibility::kPublic;
  walk.SetSignature(symbol, Head(walk, tree[node].begin, body == kNoNode ? tree[node].end : tree[body].begin));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddMethodParameters(walk, symbol, parameters, definition);
  if (varargs) walk.AddParameter(symbol, "...", {}, {}, ParameterKind::kVarArgs);
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
  if (definition) walk.OpenScope(symbol, node);
}

// C inside of @implementation belongs to the file, not to the class.
void EnterMember(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex child = tree.FirstNamedChild(node);
  if (child == kNoNode || tree.KindOf(child) == Kind::method_definition) return;
  walk.Push(node);
  walk.context().symbol = walk.options().parent;
  walk.context().type = kNone;
}

bool IsClassBody(Kind kind) {
  return kind == Kind::class_interface || kind == Kind::protocol_declaration ||
         kind == Kind::qualified_protocol_interface_declaration || kind == Kind::class_implementation;
}

template <void (*kHook)(Walk&, NodeIndex)>
void EnterFileLevel(Walk& walk, NodeIndex node) {
  if (IsClassBody(walk.tree().ParentKind(node)) || walk.tree().ParentKind(node) == Kind::kError) {
    walk.Push(node);
    walk.context().symbol = walk.options().parent;
    walk.context().type = kNone;
  }
  kHook(walk, node);
}

// ---- Uses ------------------------------------------------------------------------------------------------------

// @import Foundation.NSString;
void EnterModuleImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string module;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field != Field::path || !tree[child].named()) continue;
    if (!module.empty()) module += '.';
    module += tree.TextOf(child);
  }
  if (!module.empty()) walk.AddImport(ImportKind::kImport, module, node);
  walk.SkipChildren();
}

// [receiver foo: 1 bar: 2]
void EnterMessage(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex receiver = tree.Child(node, Field::receiver), name = kNoNode;
  std::string selector;
  NodeIndex first_argument = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field == Field::method) {
      if (name == kNoNode) name = child;
      if (tree.TextOf(child) != ":") selector += tree.TextOf(child);
    } else if (!tree[child].named() && tree.TextOf(child) == ":") {
      selector += ':';
    } else if (name != kNoNode && first_argument == kNoNode && tree[child].named()) {
      first_argument = child;
    }
  }
  if (receiver == kNoNode || name == kNoNode || selector.empty()) return;
  uint32_t size = tree[receiver].end - tree[receiver].begin;
  std::string qualifier = size > 60 ? std::string("[...]") : walk.OneLine(receiver, 60);
  walk.AddCall(node, name, qualifier, selector);
  if (tree.KindOf(receiver) == Kind::identifier) {  // [NSString alloc]: the class is used
    char first = qualifier.empty() ? 'a' : qualifier[0];
    if (first >= 'A' && first <= 'Z') walk.AddReference(ReferenceKind::kType, receiver, {}, qualifier);
  }
  uint32_t callable = walk.context().callable;
  if (callable != kNone && StartsWith(selector, "raise:") && tree.KindOf(receiver) == Kind::identifier) {
    walk.AddClause(callable, ClauseKind::kThrows, qualifier, tree[node].row);
  }
  bool environment = EndsWith(qualifier, " environment]") && (selector == "objectForKey:" || selector == "valueForKey:");
  if (environment && first_argument != kNoNode && tree.KindOf(first_argument) == Kind::string_literal) {
    walk.AddProperty(property::kEnvironment, StringContent(tree.TextOf(first_argument)), tree[first_argument].row);
  }
}

void EnterSelector(Walk& walk, NodeIndex node) {
  std::string_view text = walk.TextOf(node);  // @selector(foo:bar:)
  size_t open = text.find('('), close = text.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close <= open + 1) return;
  walk.AddReference(ReferenceKind::kUse, node, {}, Trim(text.substr(open + 1, close - open - 1)));
  walk.SkipChildren();
}

void EnterThrow(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode || tree.KindOf(value) != Kind::message_expression) return;
  NodeIndex receiver = value;
  for (int steps = 0; steps < 8 && receiver != kNoNode && tree.KindOf(receiver) == Kind::message_expression; ++steps) {
    receiver = tree.Child(receiver, Field::receiver);
  }
  if (receiver == kNoNode || tree.KindOf(receiver) != Kind::identifier) return;
  walk.AddClause(callable, ClauseKind::kThrows, tree.TextOf(receiver), tree[node].row);
}

// @try { }: the first block is guarded.
void EnterTryBlock(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) == Kind::try_statement) {
    walk.Push(node);
    walk.context().in_try = true;
  }
  cpp::EnterBlock(walk, node);
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (!StateOf(walk).heads.empty()) {
    auto head = StateOf(walk).heads.find(node);
    if (head != StateOf(walk).heads.end()) return EnterLostHead(walk, node, head->second);
  }
  switch (tree.ParentKind(node)) {
    case Kind::class_interface: case Kind::class_implementation: case Kind::protocol_declaration:
    case Kind::protocol_reference_list: case Kind::method_declaration: case Kind::method_definition:
    case Kind::method_parameter: case Kind::keyword_declarator: case Kind::property_attribute:
    case Kind::property_implementation: case Kind::struct_declarator: case Kind::block_pointer_declarator:
    case Kind::pointer_declarator: case Kind::compatibility_alias_declaration: case Kind::method_identifier:
    case Kind::version: case Kind::availability_attribute_specifier: case Kind::atdef_field:
      return;
    case Kind::message_expression:
      if (tree[node].field == Field::method) return;
      break;
    default: break;
  }
  cpp::EnterIdentifier(walk, node);
}

const KindRow kOwnRows[] = {
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::class_interface, kMeansNothing, EnterClass},
    {Kind::class_implementation, kMeansNothing, EnterClass},
    {Kind::protocol_declaration, kMeansNothing, EnterClass},
    {Kind::class_declaration, kMeansNothing, EnterForward},
    {Kind::protocol_forward_declaration, kMeansNothing, EnterForward},
    {Kind::implementation_definition, kMeansNothing, EnterMember},
    {Kind::instance_variables, kMeansNothing, EnterInstanceVariables},
    {Kind::property_declaration, kMeansNothing, EnterProperty},
    {Kind::method_type, kMeansNothing, EnterMethodType},
    {Kind::method_declaration, kMeansNothing, EnterMethod},
    {Kind::method_definition, kMeansNothing, EnterMethod},
    {Kind::function_definition, kMeansNothing, EnterFileLevel<cpp::EnterFunction>},
    {Kind::declaration, kMeansNothing, EnterFileLevel<cpp::EnterDeclaration>},
    {Kind::type_definition, kMeansNothing, EnterFileLevel<cpp::EnterTypedef>},
    {Kind::module_import, kMeansNothing, EnterModuleImport},
    {Kind::message_expression, kMeansNothing, EnterMessage},
    {Kind::selector_expression, kMeansNothing, EnterSelector},
    {Kind::throw_statement, kMeansNothing, EnterThrow},
    {Kind::compound_statement, kMeansNothing, EnterTryBlock},
    {Kind::block_literal, kMeansNesting},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
};

}  // namespace
}  // namespace objc

const LanguageDefinition& ObjectiveCDefinition() {
  static const char* const languages[] = {"objc"};
  static const std::vector<KindRow> rows = [] {
    std::vector<KindRow> all(cpp::Rows().begin(), cpp::Rows().end());
    all.insert(all.end(), std::begin(objc::kOwnRows), std::end(objc::kOwnRows));  // later rows win
    return all;
  }();
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = rows;
    row.read_doc = ReadDoxygenDoc;
    row.prepare = objc::Prepare;
    row.rules = CRules;
    row.begin = objc::Begin;
    row.finish = objc::Finish;
    row.keep_use = cpp::KeepUse;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
