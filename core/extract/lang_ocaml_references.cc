// OCaml: values, constructors, types and modules named by paths, calls, and what they say of other modules.
//
//   open Printf     include M     module L = Core.List     Stdlib.List.map f xs     xs |> f     f @@ x new c
//   o#m
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_ocaml.h"

namespace repodoc::ocaml {
namespace {

struct Path {
  std::string_view qualifier, name;
  NodeIndex name_node = kNoNode;
};

// The last named child is the name; a module path may stand before it.
Path Split(const SyntaxTree& tree, NodeIndex node) {
  Path out;
  for (NodeIndex child : tree.Children(node)) {
    if (!tree[child].named()) continue;
    Kind kind = tree.KindOf(child);
    if (kind == Kind::module_path || kind == Kind::extended_module_path) {
      out.qualifier = tree.TextOf(child);
    } else {
      out.name_node = child;
    }
  }
  if (out.name_node == kNoNode) return out;
  out.name = tree.TextOf(out.name_node);
  if (tree.KindOf(out.name_node) == Kind::parenthesized_operator) {
    NodeIndex inner = tree.FirstNamedChild(out.name_node);
    if (inner != kNoNode) out.name = tree.TextOf(inner);
  }
  return out;
}

// "Foo" of Foo.Bar: a module of another file, unless this file defines or binds it.
void NoteRoot(Walk& walk, std::string_view path, NodeIndex node) {
  std::string_view root = path.substr(0, path.find_first_of(". \n("));
  if (!root.empty() && StateOf(walk).seen_roots.insert(root).second) {
    StateOf(walk).roots.emplace_back(root, node);
    walk.AddBinding(root, root);
  }
}

}  // namespace

void NoteImported(Walk& walk, std::string_view path) {
  std::string_view root = path.substr(0, path.find('.'));
  StateOf(walk).seen_roots.insert(root);
  walk.AddBinding(root, root);
}

namespace {

// f of f x, f @@ x, x |> f
bool IsCalled(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return false;
  Field field = tree[node].field;
  if (tree.KindOf(parent) == Kind::application_expression) return field == Field::function;
  if (tree.KindOf(parent) != Kind::infix_expression) return false;
  if (field == Field::left) return tree.FieldText(parent, Field::operator_) == "@@";
  return field == Field::right && tree.FieldText(parent, Field::operator_) == "|>";
}

}  // namespace

void EnterValuePath(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Path path = Split(tree, node);
  if (path.name_node == kNoNode) return;
  if (path.qualifier.empty() && StateOf(walk).locals.Has(walk, path.name)) return;
  if (IsCalled(tree, node)) {
    walk.AddCall(tree.Parent(node), path.name_node, path.qualifier, path.name);
  } else {
    walk.AddUse(path.name_node, path.qualifier, path.name);
  }
}

void EnterConstructorPath(Walk& walk, NodeIndex node) {
  Path path = Split(walk.tree(), node);
  if (path.name_node != kNoNode) walk.AddUse(path.name_node, path.qualifier, path.name);
}

void EnterTypePath(Walk& walk, NodeIndex node) {
  Path path = Split(walk.tree(), node);
  if (path.name_node != kNoNode)
    walk.AddReference(ReferenceKind::kType, path.name_node, path.qualifier, path.name);
}

void EnterModuleTypePath(Walk& walk, NodeIndex node) {
  Path path = Split(walk.tree(), node);
  if (path.name_node != kNoNode)
    walk.AddReference(ReferenceKind::kBase, path.name_node, path.qualifier, path.name);
}

void EnterClassPath(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Path path = Split(tree, node);
  if (path.name_node == kNoNode) return;
  Kind around = tree.ParentKind(node);
  if (around == Kind::new_expression) {
    walk.AddCall(tree.Parent(node), path.name_node, path.qualifier, path.name);
  } else {
    walk.AddReference(ReferenceKind::kBase, path.name_node, path.qualifier, path.name);
  }
}

void EnterModulePath(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind around = tree.ParentKind(node);
  if (around == Kind::module_path || around == Kind::extended_module_path) return;
  NoteRoot(walk, tree.TextOf(node), node);
  bool part = around == Kind::value_path || around == Kind::constructor_path ||
              around == Kind::type_constructor_path || around == Kind::module_type_path ||
              around == Kind::class_path || around == Kind::field_path || around == Kind::class_type_path ||
              around == Kind::open_module || around == Kind::include_module;
  if (part) return;
  Path path = Split(tree, node);
  if (path.name_node != kNoNode) walk.AddUse(path.name_node, path.qualifier, path.name);
}

void EnterMethodInvocation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.Child(node, Field::object), method = tree.Child(node, Field::method);
  if (object == kNoNode || method == kNoNode) return;
  std::string_view qualifier = tree.TextOf(object);
  if (qualifier.size() > 80 || qualifier.find_first_of(" \n(") != std::string_view::npos) qualifier = "(...)";
  walk.AddCall(node, method, qualifier, tree.TextOf(method));
}

void EnterInfix(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex token = tree.Child(node, Field::operator_);
  if (token == kNoNode) return;
  std::string_view text = tree.TextOf(token);
  walk.AddUse(token, {}, text);  // kept where the file defines the operator
  if (!StartsWith(text, ">:")) return;
  // "name" >:: test: OUnit
  NodeIndex left = tree.Child(node, Field::left);
  NodeIndex content = left != kNoNode && tree.KindOf(left) == Kind::string
                          ? tree.ChildOfKind(left, Kind::string_content)
                          : kNoNode;
  if (content == kNoNode || (text != ">::" && text != ">:::")) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, Utf8Prefix(tree.TextOf(content), 200), node, left,
                                   kSymbolDefinition | kSymbolTest);
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.SetSignature(symbol, walk.RangeOnOneLine(tree[left].begin, tree[token].end, 300));
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// ("-v", Arg.Set verbose, "tell more")
void EnterTuple(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex first = tree.FirstNamedChild(node);
  if (first == kNoNode || tree.KindOf(first) != Kind::string) return;
  NodeIndex content = tree.ChildOfKind(first, Kind::string_content);
  if (content == kNoNode || !StartsWith(tree.TextOf(content), "-")) return;
  NodeIndex second = tree.NextSibling(first);
  while (second != kNoNode && !tree[second].named()) second = tree.NextSibling(second);
  if (second != kNoNode && StartsWith(tree.TextOf(second), "Arg.")) {
    walk.AddProperty(property::kFlag, tree.TextOf(content), tree[node].row);
  }
}

void EnterOpen(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex module = tree.Child(node, Field::module);
  if (module == kNoNode || tree.KindOf(module) != Kind::module_path) return;
  uint8_t flags = kImportStar;
  if (tree.ParentKind(node) == Kind::let_open_expression) flags |= kImportLocal;
  uint32_t import = walk.AddImport(ImportKind::kImport, tree.TextOf(module), node, flags);
  walk.AddImportName(import, "*", {}, tree[node].row);
  NoteImported(walk, tree.TextOf(module));
}

void EnterInclude(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex module = tree.Child(node, Field::module);
  if (module == kNoNode || tree.KindOf(module) != Kind::module_path) return;
  uint32_t import = walk.AddImport(ImportKind::kReexport, tree.TextOf(module), node, kImportStar);
  walk.AddImportName(import, "*", {}, tree[node].row);
  NoteImported(walk, tree.TextOf(module));
}

void AddModuleImports(Walk& walk) {
  for (const auto& [name, node] : StateOf(walk).roots) {
    if (StateOf(walk).modules.count(name) == 0) walk.AddImport(ImportKind::kUse, name, node);
  }
}

}  // namespace repodoc::ocaml
