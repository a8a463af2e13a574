// Swift: functions, initialisers, subscripts, properties, enum cases, macros, operators.
#include "core/base/text.h"
#include "core/extract/lang_swift.h"

namespace repodoc::swift {
namespace {

NodeIndex BodyOf(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex body = tree.Child(node, Field::body);
  if (body == kNoNode) body = tree.ChildOfKind(node, Kind::computed_property);
  return body;
}

// The type behind "->".
NodeIndex ResultOf(const SyntaxTree& tree, NodeIndex node) {
  bool behind = false;
  for (NodeIndex child : tree.Children(node)) {
    if (behind && tree[child].named() && !(tree[child].flags & kNodeExtra)) return child;
    if (!tree[child].named() && tree.TextOf(child) == "->") behind = true;
  }
  return kNoNode;
}

// (with name: inout T = value, _ rest: U...)
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t last = kNone;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::parameter) {
      NodeIndex name = kNoNode;
      uint32_t colon = tree[child].end;
      for (NodeIndex part : tree.Children(child)) {
        if (tree.TextOf(part) == ":" && !tree[part].named()) {
          colon = tree[part].end;
          break;
        }
        if (tree.KindOf(part) == Kind::simple_identifier) name = part;
      }
      if (name == kNoNode) continue;
      std::string type = walk.RangeOnOneLine(colon, tree[child].end, 200);
      bool many = EndsWith(type, "...");
      if (many) type.resize(type.size() - 3);
      last = walk.AddParameter(symbol, tree.TextOf(name), type, {}, many ? ParameterKind::kVarArgs : ParameterKind::kNormal);
    } else if (tree[child].field == Field::default_value && tree[child].named() && last != kNone) {
      std::string value = walk.OneLine(child, 120);
      walk.facts().parameters[last].default_value = walk.facts().Add(value);
    }
  }
}

void OpenFunction(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::parameter) continue;
    for (NodeIndex part : tree.Children(child)) {
      if (tree.KindOf(part) == Kind::simple_identifier) StateOf(walk).locals.Add(walk, tree.TextOf(part));
    }
  }
}

void FinishCallable(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (NodeIndex body = BodyOf(tree, node); body != kNoNode) {
    walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  }
  if (tree.HasToken(node, "async")) walk.symbol(symbol).flags |= kSymbolAsync;
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, node);
  SetType(walk, symbol, ResultOf(tree, node));
  walk.Defined(symbol, node);
  OpenFunction(walk, symbol, node);
}

bool IsWordName(std::string_view name) {
  char c = name.empty() ? '\0' : name[0];
  return c == '_' || c == '`' || c == '$' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<uint8_t>(c) >= 0xc3;
}

}  // namespace

// <T: Equatable, each U> where ...
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.ChildOfKind(node, Kind::type_parameters);
  if (list != kNoNode) {
    for (NodeIndex child : tree.Children(list)) {
      if (tree.KindOf(child) != Kind::type_parameter) continue;
      NodeIndex name = tree.FirstNamedChild(child);
      if (name != kNoNode && tree.KindOf(name) == Kind::type_parameter_modifiers) name = tree.NextSibling(name);
      if (name == kNoNode) continue;
      std::string_view text = tree.TextOf(name);
      std::string_view plain = StartsWith(text, "each ") ? Trim(text.substr(5)) : text;
      std::string bound = walk.RangeOnOneLine(tree[name].end, tree[child].end, 200);
      if (StartsWith(bound, ":")) bound = Trim(std::string_view(bound).substr(1));
      walk.AddParameter(symbol, plain, bound, {}, ParameterKind::kTemplate);
      StateOf(walk).type_parameters.Add(symbol, plain);
    }
    walk.symbol(symbol).flags |= kSymbolTemplate;
  }
  bool type = tree.KindOf(node) == Kind::class_declaration || tree.KindOf(node) == Kind::protocol_declaration;
  if (NodeIndex where = tree.ChildOfKind(node, Kind::type_constraints); where != kNoNode && !type) {
    for (NodeIndex child : tree.Children(where)) {
      if (tree.KindOf(child) != Kind::type_constraint) continue;
      walk.AddClause(symbol, ClauseKind::kConstraint, walk.OneLine(child, 200), tree[child].row);
    }
  }
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  bool member = IsMember(tree, node);
  SymbolKind kind = member ? SymbolKind::kMethod : SymbolKind::kFunction;
  if (!IsWordName(name)) kind = SymbolKind::kOperator;
  uint32_t symbol = AddDefinition(walk, kind, name, node, name_node,
                                  body == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition),
                                  body == kNoNode ? tree[node].end : tree[body].begin);
  if (member && StartsWith(name, "test") && tree.ChildOfKind(node, Kind::parameter) == kNoNode &&
      StateOf(walk).test_types.count(walk.context().symbol) != 0) {
    walk.symbol(symbol).flags |= kSymbolTest;
  }
  FinishCallable(walk, symbol, node);
}

void EnterSpecial(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  SymbolKind kind = SymbolKind::kConstructor;
  std::string_view word = "init";
  if (tree.KindOf(node) == Kind::deinit_declaration) kind = SymbolKind::kDestructor, word = "deinit";
  if (tree.KindOf(node) == Kind::subscript_declaration) kind = SymbolKind::kSubscript, word = "subscript";
  NodeIndex name_node = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.TextOf(child) != word) continue;
    name_node = child;
    break;
  }
  if (name_node == kNoNode) return;
  NodeIndex body = BodyOf(tree, node);
  bool defined = body != kNoNode && !(walk.context().language_bits & kInProtocol);
  uint32_t symbol = AddDefinition(walk, kind, word, node, name_node, defined ? static_cast<uint32_t>(kSymbolDefinition) : 0u,
                                  body == kNoNode ? tree[node].end : tree[body].begin);
  FinishCallable(walk, symbol, node);
}

// @Published private(set) var x: Int = 1, y = 2;  var z: Int { ... }
void EnterProperty(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool member = IsMember(tree, node);
  Kind around = tree.ParentKind(node);
  bool top = (around == Kind::source_file || around == Kind::kError) && walk.context().callable == kNone;
  NodeIndex binding = tree.ChildOfKind(node, Kind::value_binding_pattern);
  bool constant = binding != kNoNode && tree.TextOf(binding) == "let";
  uint32_t symbol = kNone;
  std::vector<uint32_t> added;
  bool behind_first = false;
  for (NodeIndex child : tree.Children(node)) {
    Field field = tree[child].field;
    Kind kind = tree.KindOf(child);
    if (kind == Kind::pattern && field == Field::name) {
      added.clear();
      symbol = kNone;
      for (NodeIndex at = child; at < tree[child].next; ++at) {
        if (tree.KindOf(at) != Kind::simple_identifier) continue;
        if (!member && !top) {
          StateOf(walk).locals.Add(walk, tree.TextOf(at));
          continue;
        }
        SymbolKind symbol_kind = member ? SymbolKind::kProperty : constant ? SymbolKind::kConstant : SymbolKind::kVariable;
        uint32_t flags = kSymbolDefinition | (constant && member ? static_cast<uint32_t>(kSymbolConst) : 0u);
        uint32_t head_end = tree[child].end;
        NodeIndex type = tree.NextSibling(child);
        if (type != kNoNode && tree.KindOf(type) == Kind::type_annotation) head_end = tree[type].end;
        bool first = symbol == kNone && !behind_first;
        symbol = AddDefinition(walk, symbol_kind, tree.TextOf(at), node, at, flags, head_end);
        if (!first && added.empty() && binding != kNoNode) {  // static let a = 1, b = 2: "static let b"
          std::string head = walk.RangeOnOneLine(tree[node].begin, tree[binding].end, 200) + ' ' +
                             walk.RangeOnOneLine(tree[child].begin, head_end, 200);
          walk.SetSignature(symbol, head);
        }
        behind_first = true;
        added.push_back(symbol);
      }
    } else if (symbol != kNone && kind == Kind::type_annotation) {
      std::string text = walk.OneLine(child, 300);
      if (StartsWith(text, ":")) text = Trim(std::string_view(text).substr(1));
      if (added.size() == 1) walk.symbol(symbol).type = walk.facts().Add(text);
    } else if (symbol != kNone && field == Field::value && tree[child].named()) {
      if (added.size() == 1) walk.SetValue(symbol, child);
    } else if (symbol != kNone && (kind == Kind::computed_property || kind == Kind::willset_didset_block)) {
      walk.symbol(symbol).body_begin_row = tree[child].row + walk.options().first_row;
    }
  }
  if (symbol == kNone) return;
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
}

void EnterProtocolProperty(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex pattern = tree.Child(node, Field::name);
  if (pattern == kNoNode) return;
  NodeIndex name_node = tree.ChildOfKind(pattern, Kind::simple_identifier);
  if (name_node == kNoNode) return;
  uint32_t symbol = AddDefinition(walk, SymbolKind::kProperty, tree.TextOf(name_node), node, name_node, 0, tree[node].end);
  if (NodeIndex type = tree.ChildOfKind(node, Kind::type_annotation); type != kNoNode) {
    std::string text = walk.OneLine(type, 300);
    if (StartsWith(text, ":")) text = Trim(std::string_view(text).substr(1));
    walk.symbol(symbol).type = walk.facts().Add(text);
  }
  walk.Defined(symbol, node);
}

// case a = 1, b(x: Int, String)
void EnterEnumEntry(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t symbol = kNone;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::simple_identifier && tree[child].field == Field::name) {
      NodeIndex data = tree.NextSibling(child);
      bool has_data = data != kNoNode && tree.KindOf(data) == Kind::enum_type_parameters;
      symbol = AddDefinition(walk, SymbolKind::kCase, tree.TextOf(child), node, child, kSymbolDefinition, tree[child].end);
      std::string head = "case " + walk.RangeOnOneLine(tree[child].begin, has_data ? tree[data].end : tree[child].end, 300);
      walk.SetSignature(symbol, head);
      if (has_data) SetType(walk, symbol, data);
      walk.Defined(symbol, node);
    } else if (symbol != kNone && tree[child].field == Field::raw_value && tree[child].named()) {
      walk.SetValue(symbol, child);
    }
  }
}

void EnterMacro(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::simple_identifier), body = tree.Child(node, Field::definition);
  if (name_node == kNoNode) return;
  uint32_t symbol = AddDefinition(walk, SymbolKind::kMacro, tree.TextOf(name_node), node, name_node,
                                  body == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition),
                                  body == kNoNode ? tree[node].end : tree[body].begin);
  FinishCallable(walk, symbol, node);
}

// infix operator +++: AdditionPrecedence
void EnterOperator(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = kNoNode;
  bool behind = false;
  for (NodeIndex child : tree.Children(node)) {
    if (behind && !(tree[child].flags & kNodeExtra)) {
      name_node = child;
      break;
    }
    if (tree.TextOf(child) == "operator") behind = true;
  }
  if (name_node == kNoNode) return;
  uint32_t symbol = AddDefinition(walk, SymbolKind::kOperator, tree.TextOf(name_node), node, name_node, 0, tree[node].end);
  walk.Defined(symbol, node);
  walk.SkipChildren();
}

}  // namespace repodoc::swift
