// Haskell: data types with constructors and fields, synonyms, families, classes, instances, pattern synonyms.
//
//   data Foo a = A Int -- ^ doc         newtype N = N { unN :: Int } deriving Show      data G a where G1 ::
//   Int -> G Int
//            | B { bx, by :: Int }      class Eq a => C a where meth :: a               instance Show (Foo a)
//            where ...
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_haskell.h"

namespace repodoc::haskell {
namespace {

// Up to the "=" or "where".
std::string HeadOf(Walk& walk, NodeIndex node, NodeIndex body) {
  uint32_t end = body == kNoNode ? walk.tree()[node].end : walk.tree()[body].begin;
  std::string head = walk.RangeOnOneLine(walk.tree()[node].begin, end, 400);
  while (EndsWith(head, "=") || EndsWith(head, " ") || EndsWith(head, " where")) {
    head.resize(head.size() - (EndsWith(head, " where") ? 6 : 1));
  }
  return head;
}

void AddTypeVariables(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(node, Field::patterns);
  if (list == kNoNode || tree.KindOf(list) != Kind::type_params) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree[child].named())
      walk.AddParameter(symbol, walk.OneLine(child, 80), {}, {}, ParameterKind::kTemplate);
  }
  walk.symbol(symbol).flags |= kSymbolTemplate;
}

// (Eq a, Show a) =>: the classes that are asked for.
void AddContext(Walk& walk, uint32_t symbol, NodeIndex node, ClauseKind kind) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex context = tree.ChildOfKind(node, Kind::context);
  NodeIndex inner = context == kNoNode ? kNoNode : tree.Child(context, Field::context);
  if (inner == kNoNode) return;
  Kind shape = tree.KindOf(inner);
  if (shape != Kind::tuple && shape != Kind::parens) {
    walk.AddClause(symbol, kind, walk.OneLine(inner, 200), tree[inner].row);
    return;
  }
  for (NodeIndex child : tree.Children(inner)) {
    if (tree[child].named()) walk.AddClause(symbol, kind, walk.OneLine(child, 200), tree[child].row);
  }
}

}  // namespace

void EnterData(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex infix = name_node == kNoNode ? tree.ChildOfKind(node, Kind::infix) : kNoNode;  // data a :+: b
  if (infix != kNoNode) name_node = tree.Child(infix, Field::operator_);
  if (name_node == kNoNode) return;
  name_node = PlainName(tree, name_node);
  NodeIndex body = tree.Child(node, Field::constructors);
  if (body == kNoNode) body = tree.Child(node, Field::constructor);
  bool instance = tree.ParentKind(node) == Kind::data_instance;
  std::string name(tree.TextOf(name_node));
  NodeIndex patterns = tree.Child(node, Field::patterns);
  if (instance && patterns != kNoNode)
    name = walk.RangeOnOneLine(tree[name_node].begin, tree[patterns].end, 200);
  uint32_t symbol = walk.AddSymbol(instance ? SymbolKind::kInstance : SymbolKind::kDataType, name, node,
                                   name_node, kSymbolDefinition);
  walk.SetSignature(symbol, HeadOf(walk, node, body));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  if (!instance) AddTypeVariables(walk, symbol, node);
  SetDocAround(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  NoteType(walk, node);
}

void EnterTypeSynonym(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex infix = name_node == kNoNode ? tree.ChildOfKind(node, Kind::infix) : kNoNode;
  if (infix != kNoNode) name_node = tree.Child(infix, Field::operator_);
  NoteType(walk, node);
  if (name_node == kNoNode || tree.ParentKind(node) == Kind::instance_declarations) return;
  name_node = PlainName(tree, name_node);
  NodeIndex type = tree.Child(node, Field::type);
  bool data = tree.KindOf(node) == Kind::data_family;
  uint32_t symbol =
      walk.AddSymbol(data ? SymbolKind::kDataType : SymbolKind::kTypeAlias, tree.TextOf(name_node), node,
                     name_node, type == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition));
  walk.SetSignature(symbol, HeadOf(walk, node, tree.Child(node, Field::closed_family)));
  if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  AddTypeVariables(walk, symbol, node);
  SetDocAround(walk, symbol, node);
  walk.Defined(symbol, node);
}

void EnterConstructor(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex inner = tree.Child(node, Field::constructor);
  if (inner == kNoNode) inner = node;
  NodeIndex type = tree.Child(node, Field::type);
  bool gadt = tree.KindOf(node) == Kind::gadt_constructor;
  auto add = [&](NodeIndex written) {
    NodeIndex name_node = PlainName(tree, written);
    uint32_t symbol =
        walk.AddSymbol(SymbolKind::kVariant, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
    walk.SetSignature(symbol, WithoutComments(walk, node, 300));
    if (gadt && type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
    SetDocAround(walk, symbol, node);
    walk.Defined(symbol, node);
    return symbol;
  };
  uint32_t symbol = kNone;
  for (NodeIndex child : tree.Children(inner)) {
    Field field = tree[child].field;
    if (field == Field::name || (field == Field::operator_ && tree.KindOf(inner) == Kind::infix))
      symbol = add(child);
    if (field == Field::names) {
      for (NodeIndex name : tree.Children(child)) {
        if (tree[name].named()) symbol = add(name);
      }
    }
  }
  if (symbol != kNone) walk.OpenScope(symbol, node);
}

void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type);
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field != Field::name || tree.KindOf(child) != Kind::field_name) continue;
    NodeIndex name_node = PlainName(tree, child);
    uint32_t symbol =
        walk.AddSymbol(SymbolKind::kField, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
    if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(Trim(walk.OneLine(type, 200)));
    std::string doc;
    uint32_t row;
    // "-- | doc" on the line above "{ name :: Type" or ", name :: Type"
    std::string_view line = walk.LineOf(tree[node].row);
    size_t column = static_cast<size_t>(walk.text().data() + tree[name_node].begin - line.data());
    std::string_view before = column <= 200 ? Trim(line.substr(0, std::min(column, line.size()))) : line;
    if ((before.empty() || before == "," || before == "{") && DocAbove(walk, tree[node].row, &doc, &row)) {
      walk.SetDoc(symbol, doc, row);
    } else {
      SetDocAround(walk, symbol, node);
    }
    walk.Defined(symbol, node);
  }
}

void EnterClass(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::declarations);
  NodeIndex infix = name_node == kNoNode ? tree.ChildOfKind(node, Kind::infix) : kNoNode;
  if (infix != kNoNode) name_node = tree.Child(infix, Field::operator_);
  if (name_node == kNoNode) return;
  name_node = PlainName(tree, name_node);
  uint32_t symbol =
      walk.AddSymbol(SymbolKind::kTypeClass, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, HeadOf(walk, node, body));
  AddTypeVariables(walk, symbol, node);
  AddContext(walk, symbol, node, ClauseKind::kBase);
  SetDocAround(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// instance (Show a) => Show (Foo a) where, deriving instance Eq N
void EnterInstance(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::declarations);
  NodeIndex infix = name_node == kNoNode ? tree.ChildOfKind(node, Kind::infix) : kNoNode;
  NodeIndex begin = name_node != kNoNode ? name_node : infix;
  if (begin == kNoNode) return;
  NodeIndex patterns = tree.Child(node, Field::patterns);
  uint32_t end = tree[patterns != kNoNode && infix == kNoNode ? patterns : begin].end;
  // Sample.Show (Foo a): a class named by its module
  std::string name = walk.RangeOnOneLine(tree[begin].begin, end, 200);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kInstance, name, node, begin, kSymbolDefinition);
  walk.SetSignature(symbol, HeadOf(walk, node, body));
  if (name_node != kNoNode)
    walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(name_node, 100), tree[name_node].row);
  AddContext(walk, symbol, node, ClauseKind::kConstraint);
  SetDocAround(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterDeriving(Walk& walk, NodeIndex node) {
  uint32_t type = walk.context().type;
  if (type != kNone)
    walk.AddClause(type, ClauseKind::kAttribute, walk.OneLine(node, 200), walk.tree()[node].row);
}

// pattern P x = (x, 1); pattern P :: a -> (a, Int)
void EnterPatternSynonym(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex equation = tree.ChildOfKind(node, Kind::equation);
  NodeIndex synonym = equation == kNoNode ? kNoNode : tree.Child(equation, Field::synonym);
  for (int steps = 0; steps < 50 && synonym != kNoNode && tree.KindOf(synonym) == Kind::apply; ++steps)
    synonym = tree.Child(synonym, Field::function);
  if (synonym != kNoNode && tree.KindOf(synonym) == Kind::infix)
    synonym = tree.Child(synonym, Field::operator_);
  if (synonym != kNoNode && tree.KindOf(synonym) == Kind::record)
    synonym = tree.Child(synonym, Field::constructor);
  if (synonym == kNoNode) return;
  NodeIndex name_node = PlainName(tree, synonym);
  uint32_t symbol =
      walk.AddSymbol(SymbolKind::kVariant, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, walk.OneLine(node, 300));
  walk.AddClause(symbol, ClauseKind::kAttribute, "pattern", tree[node].row);
  SetDocAround(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

}  // namespace repodoc::haskell
