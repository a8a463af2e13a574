// Rust: structs, unions, enums with their variants and fields, traits, impl blocks, type aliases.
#include "core/base/text.h"
#include "core/extract/lang_rust.h"

namespace repodoc::rust {
namespace {

// ": Base + Other<T> + 'static + ?Sized" of a trait
void AddBounds(Walk& walk, uint32_t symbol, NodeIndex bounds) {
  const SyntaxTree& tree = walk.tree();
  if (bounds == kNoNode) return;
  for (NodeIndex child : tree.Children(bounds)) {
    NodeIndex name = tree[child].named() ? TypeName(tree, child) : kNoNode;
    if (name == kNoNode) continue;
    walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(child, 200), tree[child].row);
    std::string qualifier;
    if (tree.ParentKind(name) == Kind::scoped_type_identifier) {
      NodeIndex path = tree.Child(tree.Parent(name), Field::path);
      if (path != kNoNode) qualifier = PathText(tree, path);
    }
    walk.AddReference(ReferenceKind::kBase, name, qualifier, tree.TextOf(name));
  }
}

uint32_t EndOfHead(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex body = tree.Child(node, Field::body);
  // struct Point(f64, f64); is its head.
  if (body == kNoNode || tree.KindOf(body) == Kind::ordered_field_declaration_list) return tree[node].end;
  return tree[body].begin;
}

}  // namespace

void EnterStruct(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  Prefix prefix = TakePrefix(walk, node);
  SymbolKind kind = SymbolKind::kStruct;
  if (tree.KindOf(node) == Kind::union_item) kind = SymbolKind::kUnion;
  if (tree.KindOf(node) == Kind::enum_item) kind = SymbolKind::kEnum;
  uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  SetVisibility(walk, symbol, node);
  SetHead(walk, symbol, node, EndOfHead(tree, node));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  AddTypeParameters(walk, symbol, node);
  ApplyPrefix(walk, symbol, prefix);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
}

// Circle { radius: f64 } = 3
void EnterVariant(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name_node == kNoNode) return;
  Prefix prefix = TakePrefix(walk, node);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kVariant, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  if (walk.context().symbol != kNone) walk.symbol(symbol).visibility = walk.symbol(walk.context().symbol).visibility;
  walk.SetSignature(symbol, HeadText(walk, tree[node].begin, EndOfHead(tree, node)));
  if (value != kNoNode) walk.SetValue(symbol, value);
  ApplyPrefix(walk, symbol, prefix);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  Prefix prefix = TakePrefix(walk, node);
  uint32_t owner = walk.context().symbol;
  uint32_t local = owner == kNone ? 0u : walk.symbol(owner).flags & kSymbolLocal;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, tree.TextOf(name_node), node, name_node, kSymbolDefinition | local);
  SetVisibility(walk, symbol, node);
  // Fields of a variant are as visible as it is.
  if (owner != kNone && walk.symbol(owner).kind == SymbolKind::kVariant) {
    walk.symbol(symbol).visibility = walk.symbol(owner).visibility;
  }
  SetType(walk, symbol, tree.Child(node, Field::type), 200);
  ApplyPrefix(walk, symbol, prefix);
  walk.Defined(symbol, node);
}

void EnterTrait(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  Prefix prefix = TakePrefix(walk, node);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTrait, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  SetVisibility(walk, symbol, node);
  SetHead(walk, symbol, node, EndOfHead(tree, node));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  AddTypeParameters(walk, symbol, node);
  AddBounds(walk, symbol, tree.Child(node, Field::bounds));
  ApplyPrefix(walk, symbol, prefix);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = kInTrait;
}

// impl<T> fmt::Display for Stack<T> { ... }: a symbol of the type's name with the trait as its base; what is inside has
// the type as its scope wherever the type itself stands.
void EnterImpl(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type), trait = tree.Child(node, Field::trait);
  NodeIndex body = tree.Child(node, Field::body);
  if (type == kNoNode) return;
  Prefix prefix = TakePrefix(walk, node);
  NodeIndex name_node = TypeName(tree, type);
  std::string name = name_node == kNoNode ? walk.OneLine(type, 120) : std::string(tree.TextOf(name_node));
  uint32_t symbol = walk.AddSymbol(SymbolKind::kImplementation, name, node, name_node == kNoNode ? type : name_node,
                                   kSymbolDefinition);
  SetHead(walk, symbol, node, EndOfHead(tree, node));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  SetType(walk, symbol, type, 200);
  AddTypeParameters(walk, symbol, node);
  if (trait != kNoNode) {
    NodeIndex trait_name = TypeName(tree, trait);
    walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(trait, 200), tree[trait].row);
    if (trait_name != kNoNode) {
      std::string qualifier;
      if (tree.ParentKind(trait_name) == Kind::scoped_type_identifier) {
        NodeIndex path = tree.Child(tree.Parent(trait_name), Field::path);
        if (path != kNoNode) qualifier = PathText(tree, path);
      }
      walk.AddReference(ReferenceKind::kBase, trait_name, qualifier, tree.TextOf(trait_name));
      if (walk.rules().Wants(RuleEvent::kBase)) {
        std::string known(walk.BindingOf(tree.TextOf(trait_name)));
        walk.rules().OnNamed(RuleEvent::kBase, trait, tree.TextOf(trait_name), qualifier, known, symbol);
      }
    }
  }
  ApplyPrefix(walk, symbol, prefix);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = trait != kNoNode ? kInTraitImpl : kInImpl;
}

void EnterTypeItem(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), type = tree.Child(node, Field::type);
  if (name_node == kNoNode) return;
  Prefix prefix = TakePrefix(walk, node);
  bool member = (walk.context().language_bits & (kInTrait | kInTraitImpl | kInImpl)) != 0;
  uint32_t flags = type != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u;
  if ((walk.context().language_bits & kInTrait) && type == kNoNode) flags |= kSymbolAbstract;
  uint32_t symbol = walk.AddSymbol(member ? SymbolKind::kAssociatedType : SymbolKind::kTypeAlias,
                                   tree.TextOf(name_node), node, name_node, flags);
  SetVisibility(walk, symbol, node);
  SetHead(walk, symbol, node, tree[node].end);
  SetType(walk, symbol, type);
  AddTypeParameters(walk, symbol, node);
  if (NodeIndex bounds = tree.Child(node, Field::bounds); bounds != kNoNode) {
    std::string text = walk.OneLine(bounds, 200);
    walk.AddClause(symbol, ClauseKind::kConstraint, Trim(std::string_view(text).substr(1)), tree[bounds].row);
  }
  ApplyPrefix(walk, symbol, prefix);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

}  // namespace repodoc::rust
