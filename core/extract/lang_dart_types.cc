// Dart: classes, mixins, extensions, enums and type aliases, with what they extend.
#include "core/extract/lang_dart.h"

#include "core/base/text.h"

namespace repodoc::dart {
namespace {

// "extends A<int> with b.M, N": one clause per type. The type names are children, with their arguments behind them.
void AddBases(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex begin = kNoNode, end = kNoNode, name = kNoNode;
  auto flush = [&] {
    if (name == kNoNode) return;
    std::string text = walk.RangeOnOneLine(tree[begin].begin, tree[end].end, 200);
    walk.AddClause(symbol, ClauseKind::kBase, text, tree[begin].row);
    std::string qualifier;
    if (begin != name) qualifier = walk.RangeOnOneLine(tree[begin].begin, tree[name].begin, 80);
    while (!qualifier.empty() && (qualifier.back() == '.' || qualifier.back() == ' ')) qualifier.pop_back();
    walk.AddReference(ReferenceKind::kBase, name, qualifier, tree.TextOf(name));
    if (walk.rules().Wants(RuleEvent::kBase)) {
      walk.rules().OnNamed(RuleEvent::kBase, name, tree.TextOf(name), qualifier, walk.BindingOf(tree.TextOf(name)), symbol);
    }
    begin = end = name = kNoNode;
  };
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) == Kind::type_identifier) {
      if (begin == kNoNode) begin = child;
      name = end = child;
    } else if (tree.KindOf(child) == Kind::type_arguments && name != kNoNode) {
      end = child;
    } else if (tree.TextOf(child) != ".") {
      flush();
    }
  }
  flush();
}

void AddAllBases(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (kind != Kind::superclass && kind != Kind::interfaces && kind != Kind::mixins && kind != Kind::mixin_application) continue;
    AddBases(walk, symbol, child);
    for (NodeIndex inner : tree.Children(child)) {  // extends A with M
      if (tree.KindOf(inner) == Kind::mixins || tree.KindOf(inner) == Kind::interfaces) AddBases(walk, symbol, inner);
    }
  }
}

}  // namespace

// class, mixin, extension, extension type, enum
void EnterType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind kind = tree.KindOf(node);
  NodeIndex holder = node;  // class A = B with M;
  if (NodeIndex alias = tree.ChildOfKind(node, Kind::mixin_application_class); alias != kNoNode) holder = alias;
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) name_node = tree.ChildOfKind(holder, Kind::identifier);
  if (name_node == kNoNode) name_node = tree.Child(node, Field::class_);  // extension on X {}
  if (name_node == kNoNode) return;
  SymbolKind symbol_kind = SymbolKind::kClass;
  if (kind == Kind::mixin_declaration) symbol_kind = SymbolKind::kMixin;
  if (kind == Kind::extension_declaration || kind == Kind::extension_type_declaration) symbol_kind = SymbolKind::kExtension;
  if (kind == Kind::enum_declaration) symbol_kind = SymbolKind::kEnum;
  NodeIndex body = tree.Child(node, Field::body);
  if (body == kNoNode) body = tree.ChildOfKind(node, Kind::class_body);
  NodeIndex first = tree.FirstChild(node);
  Words words = ReadWords(walk, first, name_node);
  uint32_t flags = kSymbolDefinition;
  bool is_abstract = tree.ChildOfKind(node, Kind::abstract) != kNoNode || tree.ChildOfKind(node, Kind::sealed) != kNoNode;
  if (is_abstract) flags |= kSymbolAbstract;
  if (words.deprecated) flags |= kSymbolDeprecated;
  std::string_view name = tree.TextOf(name_node);
  uint32_t symbol = walk.AddSymbol(symbol_kind, name, node, name_node, flags);
  walk.symbol(symbol).visibility = VisibilityOf(name);
  uint32_t end = body == kNoNode ? tree[node].end : tree[body].begin;
  walk.SetSignature(symbol, TextBetween(walk, tree[words.first_word].begin, end, 600));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  AddTypeParameters(walk, symbol, tree.ChildOfKind(holder, Kind::type_parameters));
  AddAnnotations(walk, symbol, first, words.first_word);
  SetDocAbove(walk, symbol, node, words.first_word);
  AddAllBases(walk, symbol, holder);
  if (kind == Kind::mixin_declaration) AddBases(walk, symbol, node);  // on A, B
  if (NodeIndex extended = tree.Child(node, Field::class_); extended != kNoNode && extended != name_node) {
    walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(extended, 200), tree[extended].row);
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  if (NodeIndex inner = tree.Child(node, Field::representation); inner != kNoNode) {  // extension type Id(int value)
    NodeIndex field_name = tree.Child(inner, Field::name), type = tree.Child(inner, Field::type);
    if (field_name != kNoNode) {
      uint32_t field = walk.AddSymbol(SymbolKind::kField, tree.TextOf(field_name), inner, field_name, kSymbolDefinition | kSymbolConst);
      std::string text = type == kNoNode ? std::string() : walk.OneLine(type, 200);
      walk.symbol(field).type = walk.facts().Add(text);
      walk.symbol(field).visibility = VisibilityOf(tree.TextOf(field_name));
    }
  }
}

// A type whose braces do not balance: its head is left in an error node, its members beside it.
void EnterError(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  EnterContainer(walk, node);
  for (NodeIndex child : tree.Children(node)) {
    std::string_view word = tree.IsLeaf(child) || tree.KindOf(child) == Kind::mixin ? tree.TextOf(child) : std::string_view();
    if (word != "class" && word != "mixin" && word != "enum" && word != "extension") continue;
    NodeIndex name = tree.NextSibling(child);
    if (name == kNoNode || tree.KindOf(name) != Kind::identifier) continue;
    SymbolKind kind = word == "class" ? SymbolKind::kClass : word == "mixin" ? SymbolKind::kMixin
                    : word == "enum" ? SymbolKind::kEnum : SymbolKind::kExtension;
    uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name), node, name, kSymbolDefinition);
    walk.SetSignature(symbol, TextBetween(walk, tree[child].begin, tree[name].end, 200));
    walk.symbol(symbol).visibility = VisibilityOf(tree.TextOf(name));
    SetDocAbove(walk, symbol, node, child);
  }
}

void EnterEnumConstant(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnumMember, tree.TextOf(name), node, name, kSymbolDefinition);
  if (tree[name].end < tree[node].end) {
    walk.symbol(symbol).value = walk.facts().Add(walk.RangeOnOneLine(tree[name].end, tree[node].end, 120));
  }
  NodeIndex first = tree.FirstChild(node);
  AddAnnotations(walk, symbol, first, name);
  SetDocAbove(walk, symbol, node, name);
}

// typedef F = int Function(String); typedef int F(String a);
void EnterAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool assigned = tree.HasToken(node, "=");
  NodeIndex name = kNoNode, value = kNoNode, list = tree.ChildOfKind(node, Kind::formal_parameter_list);
  NodeIndex first_type = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (child == list || tree.TextOf(child) == ";") break;
    if (!IsTypeKind(tree.KindOf(child))) continue;
    if (first_type == kNoNode) first_type = child;
    if (assigned && name == kNoNode) {
      name = child;
    } else if (assigned && value == kNoNode) {
      value = child;
    } else if (!assigned && tree.KindOf(child) == Kind::type_identifier) {
      name = child;
    }
  }
  if (name == kNoNode) return;
  walk.Claim(name);
  NodeIndex first = tree.FirstChild(node);
  Words words = ReadWords(walk, first, name);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTypeAlias, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.symbol(symbol).visibility = VisibilityOf(tree.TextOf(name));
  walk.SetSignature(symbol, TextBetween(walk, tree[words.first_word].begin, tree[node].end, 400));
  std::string type;
  if (value != kNoNode) {
    type = TextBetween(walk, tree[value].begin, tree[node].end, 300);
  } else if (!assigned) {
    type = TextBetween(walk, first_type == name ? tree[name].begin : tree[first_type].begin, tree[name].begin, 200);
    if (list != kNoNode) type += (type.empty() ? "Function" : " Function") + walk.OneLine(list, 200);
  }
  walk.symbol(symbol).type = walk.facts().Add(type);
  AddParameters(walk, symbol, list);
  SetDocAbove(walk, symbol, node, words.first_word);
  AddTypeParameters(walk, symbol, tree.ChildOfKind(node, Kind::type_parameters));
  AddAnnotations(walk, symbol, first, words.first_word);
  walk.Defined(symbol, node);
}

}  // namespace repodoc::dart
