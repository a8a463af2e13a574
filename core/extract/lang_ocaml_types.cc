// OCaml: types with their constructors and fields, exceptions, modules, functors, module types, classes.
//
//   type 'a tree = Leaf | Node of 'a * 'a tree       module F (X : S) : T = struct ... end
//   type point = { mutable x : int; (** doc *) }     class virtual c = object inherit b val v = 1 method m =
//   v end
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_ocaml.h"

namespace repodoc::ocaml {
namespace {

// Variants and fields carry their comment behind them, before the next bar or semicolon's line ends.
void SetDocBehind(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex next = tree.NextSibling(node);
  while (next != kNoNode && !tree[next].named() && tree.TextOf(next) != "|") next = tree.NextSibling(next);
  if (next == kNoNode || tree.KindOf(next) != Kind::comment || !StartsWith(tree.TextOf(next), "(**")) return;
  std::string doc = CleanComment(tree.TextOf(next));
  if (!doc.empty()) walk.SetDoc(symbol, doc, tree[next].row);
}

// The first of "type a = .. and b = ..", as a range: from the keyword, for the others from the name.
NodeIndex WholeOf(const SyntaxTree& tree, NodeIndex binding, Kind kind, bool* first) {
  NodeIndex definition = tree.Parent(binding);
  *first = definition != kNoNode && tree.ChildOfKind(definition, kind) == binding;
  return definition == kNoNode ? binding : definition;
}

void CutRange(Walk& walk, uint32_t symbol, NodeIndex binding) {
  walk.symbol(symbol).end = walk.tree()[binding].end + walk.options().first_byte;
  walk.symbol(symbol).end_row = walk.tree()[binding].end_row + walk.options().first_row;
}

// "class virtual" of the first binding, "class" of the others.
std::string Keyword(Walk& walk, NodeIndex definition, NodeIndex binding, std::string_view otherwise,
                    bool first) {
  if (!first) return std::string(otherwise) + " ";
  return walk.RangeOnOneLine(walk.tree()[definition].begin, walk.tree()[binding].begin, 60) + " ";
}

bool IsVirtual(const SyntaxTree& tree, NodeIndex node) {
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::class_name || kind == Kind::method_name || kind == Kind::instance_variable_name)
      return false;
    if (!tree[child].named() && tree.TextOf(child) == "virtual") return true;
  }
  return false;
}

void AddModuleParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::module_parameter) continue;
    NodeIndex name = tree.ChildOfKind(child, Kind::module_name), type = tree.Child(child, Field::module_type);
    walk.AddParameter(symbol, name == kNoNode ? std::string_view("()") : tree.TextOf(name),
                      type == kNoNode ? std::string() : walk.OneLine(type, 200), {}, ParameterKind::kNormal);
    if (name != kNoNode) StateOf(walk).modules.insert(tree.TextOf(name));
  }
}

}  // namespace

void EnterTypeBinding(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  NodeIndex equation = tree.Child(node, Field::equation);
  if (name_node == kNoNode || tree.KindOf(name_node) != Kind::type_constructor)
    return;  // type t += A: no new type
  bool first = false;
  NodeIndex definition = WholeOf(tree, node, Kind::type_binding, &first);
  SymbolKind kind = SymbolKind::kDataType;
  if (body != kNoNode && tree.KindOf(body) == Kind::record_declaration) kind = SymbolKind::kRecord;
  if (body == kNoNode && equation != kNoNode) kind = SymbolKind::kTypeAlias;
  bool defined = body != kNoNode || equation != kNoNode;
  uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name_node), first ? definition : node, name_node,
                                   defined ? static_cast<uint32_t>(kSymbolDefinition) : 0u);
  if (first) CutRange(walk, symbol, node);
  walk.symbol(symbol).visibility = VisibilityOf(tree.TextOf(name_node));
  bool alias = kind == SymbolKind::kTypeAlias;
  walk.SetSignature(symbol, "type " + HeadOf(walk, tree[node].begin, node, alias ? kNoNode : body));
  if (equation != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(equation, 200));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  for (NodeIndex child : tree.Children(node)) {
    if (child >= name_node) break;
    if (tree.KindOf(child) == Kind::type_variable) {
      walk.AddParameter(symbol, tree.TextOf(child), {}, {}, ParameterKind::kTemplate);
      walk.symbol(symbol).flags |= kSymbolTemplate;
    }
  }
  AddAttributes(walk, symbol, node);
  SetDocAround(walk, symbol, first ? definition : node, definition);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterConstructor(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) == Kind::exception_definition) return;
  NodeIndex name_node = tree.ChildOfKind(node, Kind::constructor_name);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  if (name == "[" || name == "(") name = name == "[" ? "[]" : "()";  // type 'a list = [] | (::) of ...
  uint32_t symbol = walk.AddSymbol(SymbolKind::kVariant, name, node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, walk.OneLine(node, 300));
  NodeIndex binding = tree.Parent(node);
  for (int steps = 0; steps < 8 && binding != kNoNode && tree.KindOf(binding) != Kind::type_binding; ++steps)
    binding = tree.Parent(binding);
  if (binding != kNoNode && tree.KindOf(binding) == Kind::type_binding) {
    NodeIndex type = tree.Child(binding, Field::name);
    if (type != kNoNode && tree.KindOf(type) == Kind::type_constructor_path) {  // type t += A
      walk.AddClause(symbol, ClauseKind::kScope, tree.TextOf(type), tree[node].row);
    }
  }
  AddAttributes(walk, symbol, node);
  SetDocBehind(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::field_name), type = tree.Child(node, Field::type);
  if (name_node == kNoNode) return;
  uint32_t flags = kSymbolDefinition;
  if (!StartsWith(tree.TextOf(node), "mutable")) flags |= kSymbolConst;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, tree.TextOf(name_node), node, name_node, flags);
  if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  SetDocBehind(walk, symbol, node);
  walk.Defined(symbol, node);
}

void EnterException(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex declaration = tree.ChildOfKind(node, Kind::constructor_declaration);
  NodeIndex name_node =
      declaration == kNoNode ? kNoNode : tree.ChildOfKind(declaration, Kind::constructor_name);
  if (name_node == kNoNode) return;
  uint32_t symbol =
      walk.AddSymbol(SymbolKind::kException, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, walk.RangeOnOneLine(tree[node].begin, tree[declaration].end, 300));
  AddAttributes(walk, symbol, node);
  SetDocAround(walk, symbol, node, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterModuleBinding(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::module_name), body = tree.Child(node, Field::body);
  NodeIndex type = tree.Child(node, Field::module_type);
  if (name_node == kNoNode || tree.TextOf(name_node) == "_") return;
  bool first = false;
  NodeIndex definition = WholeOf(tree, node, Kind::module_binding, &first);
  NodeIndex functor = body != kNoNode && tree.KindOf(body) == Kind::functor ? body : kNoNode;
  bool takes = functor != kNoNode || tree.ChildOfKind(node, Kind::module_parameter) != kNoNode;
  uint32_t flags = body != kNoNode || (type != kNoNode && tree.KindOf(type) == Kind::signature)
                       ? static_cast<uint32_t>(kSymbolDefinition)
                       : 0u;
  uint32_t symbol = walk.AddSymbol(takes ? SymbolKind::kFunctor : SymbolKind::kModule, tree.TextOf(name_node),
                                   first ? definition : node, name_node, flags);
  if (first) CutRange(walk, symbol, node);
  StateOf(walk).modules.insert(tree.TextOf(name_node));
  walk.symbol(symbol).visibility = VisibilityOf(tree.TextOf(name_node));
  bool written_out = body != kNoNode && tree.KindOf(body) == Kind::structure;
  NodeIndex stop = body;
  if (type != kNoNode && tree.KindOf(type) == Kind::signature) stop = type;  // module M : sig ... end
  std::string head = HeadOf(walk, tree[node].begin, node, stop);
  while (EndsWith(head, ":") || EndsWith(head, " ")) head.pop_back();
  walk.SetSignature(symbol, "module " + head);
  if (body != kNoNode && !written_out && functor == kNoNode) walk.SetValue(symbol, body);
  if (type != kNoNode && tree.KindOf(type) != Kind::signature) {
    NodeIndex named =
        tree.KindOf(type) == Kind::module_type_constraint ? tree.Child(type, Field::module_type) : type;
    if (named != kNoNode && tree.KindOf(named) == Kind::module_type_path) {
      walk.AddClause(symbol, ClauseKind::kBase, tree.TextOf(named), tree[named].row);
    }
  }
  AddModuleParameters(walk, symbol, node);
  if (functor != kNoNode) AddModuleParameters(walk, symbol, functor);
  // module M = Foo.Bar: another name
  if (body != kNoNode && tree.KindOf(body) == Kind::module_path) {
    uint32_t import = walk.AddImport(ImportKind::kImport, tree.TextOf(body), node);
    walk.facts().imports[import].alias = walk.facts().Add(tree.TextOf(name_node));
    NoteImported(walk, tree.TextOf(body));
    walk.AddBinding(tree.TextOf(name_node), tree.TextOf(body));
  }
  AddAttributes(walk, symbol, node);
  SetDocAround(walk, symbol, first ? definition : node, definition);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterModuleType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::module_type_name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kSignature, tree.TextOf(name_node), node, name_node,
                                   body == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition));
  walk.symbol(symbol).visibility = VisibilityOf(tree.TextOf(name_node));
  walk.SetSignature(symbol, walk.RangeOnOneLine(tree[node].begin, tree[name_node].end, 300));
  if (body != kNoNode && tree.KindOf(body) != Kind::signature) walk.SetValue(symbol, body);
  AddAttributes(walk, symbol, node);
  SetDocAround(walk, symbol, node, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterClassBinding(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::class_name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  bool first = false;
  NodeIndex definition = WholeOf(tree, node, Kind::class_binding, &first);
  uint32_t flags = body != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u;
  if (IsVirtual(tree, node)) flags |= kSymbolAbstract;
  uint32_t symbol =
      walk.AddSymbol(SymbolKind::kClass, tree.TextOf(name_node), first ? definition : node, name_node, flags);
  if (first) CutRange(walk, symbol, node);
  NodeIndex type = tree.Child(node, Field::class_type);
  std::string head = HeadOf(walk, tree[node].begin, node, body != kNoNode ? body : type);
  while (EndsWith(head, ":") || EndsWith(head, " ")) head.pop_back();
  walk.SetSignature(symbol, Keyword(walk, definition, node, "class", first) + head);
  AddParameters(walk, symbol, node);
  AddAttributes(walk, symbol, node);
  SetDocAround(walk, symbol, first ? definition : node, definition);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterClassType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::class_type_name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  bool first = false;
  NodeIndex definition = WholeOf(tree, node, Kind::class_type_binding, &first);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kInterface, tree.TextOf(name_node), first ? definition : node,
                                   name_node, kSymbolDefinition);
  if (first) CutRange(walk, symbol, node);
  walk.SetSignature(symbol, Keyword(walk, definition, node, "class type", first) +
                                HeadOf(walk, tree[node].begin, node, body));
  SetDocAround(walk, symbol, first ? definition : node, definition);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterMethod(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::method_name), body = tree.Child(node, Field::body);
  NodeIndex type = tree.Child(node, Field::type);
  if (name_node == kNoNode) return;
  bool is_virtual = IsVirtual(tree, node);
  uint32_t flags = body != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u;
  if (is_virtual) flags |= kSymbolAbstract | kSymbolVirtual;
  if (StartsWith(tree.TextOf(node), "method!")) flags |= kSymbolOverride;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMethod, tree.TextOf(name_node), node, name_node, flags);
  bool is_private = false;
  for (NodeIndex child : tree.Children(node)) {
    if (child >= name_node) break;
    if (!tree[child].named() && tree.TextOf(child) == "private") is_private = true;
  }
  walk.symbol(symbol).visibility = is_private ? Visibility::kPrivate : VisibilityOf(tree.TextOf(name_node));
  walk.SetSignature(symbol, HeadOf(walk, tree[node].begin, node, body));
  AddParameters(walk, symbol, node);
  if (body == kNoNode && type != kNoNode)
    AddArrowParameters(walk, symbol, type);
  else if (type != kNoNode)
    walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddAttributes(walk, symbol, node);
  SetDocAround(walk, symbol, node, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterInstanceVariable(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::instance_variable_name),
            body = tree.Child(node, Field::body);
  NodeIndex type = tree.Child(node, Field::type);
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, tree.TextOf(name_node), node, name_node,
                                   body == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition));
  walk.symbol(symbol).visibility = Visibility::kPrivate;  // seen by the object and what inherits
  if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  if (body != kNoNode) walk.SetValue(symbol, body);
  SetDocAround(walk, symbol, node, node);
  walk.Defined(symbol, node);
}

void EnterInherit(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t type = walk.context().type;
  if (type == kNone) return;
  NodeIndex end = std::min(tree[node].next, node + 200);  // what is inherited may be a whole object
  for (NodeIndex at = node; at < end; ++at) {
    Kind kind = tree.KindOf(at);
    if (kind == Kind::class_path || kind == Kind::class_type_path) {
      walk.AddClause(type, ClauseKind::kBase, tree.TextOf(at), tree[at].row);
      return;
    }
  }
}

}  // namespace repodoc::ocaml
