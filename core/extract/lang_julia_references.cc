// Julia: using, import, include, export; calls, macro calls, names, environment variables.
//
//   using A, ..B.C        using A: f, g as h, @m        import Base: +, show        include("other.jl")
//   ENV["HOME"]
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_julia.h"

namespace repodoc::julia {
namespace {

// "Foo.bar" of a field expression, shortened where it is more than names.
std::string QualifierOf(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode) return {};
  std::string_view text = tree.TextOf(node);
  bool plain = text.size() <= 80 && text.find_first_of(" \n([{\"") == std::string_view::npos;
  return plain ? std::string(text) : "(...)";
}

struct Module {
  std::string name;
  size_t level = 0;
  std::string_view alias;
};

Module ReadModule(const SyntaxTree& tree, NodeIndex node) {
  Module out;
  if (tree.KindOf(node) == Kind::import_alias) {
    NodeIndex alias = tree.LastNamedChild(node);
    out.alias = tree.TextOf(alias);
    node = NamedChild(tree, node, 0);
  }
  out.name = tree.TextOf(node);
  while (out.level < out.name.size() && out.name[out.level] == '.') ++out.level;
  out.name.erase(0, out.level);
  return out;
}

}  // namespace

void EnterImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool uses = tree.KindOf(node) == Kind::using_statement;
  for (NodeIndex child : tree.Children(node)) {
    if (!tree[child].named()) continue;
    Kind kind = tree.KindOf(child);
    if (kind == Kind::line_comment || kind == Kind::block_comment) continue;
    bool selected = kind == Kind::selected_import;
    NodeIndex from = selected ? NamedChild(tree, child, 0) : child;
    if (from == kNoNode) continue;
    Module module = ReadModule(tree, from);
    bool star = uses && !selected;
    uint32_t import = walk.AddImport(selected ? ImportKind::kFrom : ImportKind::kImport, module.name, node,
                                     star ? static_cast<uint8_t>(kImportStar) : uint8_t{0});
    walk.facts().imports[import].row = tree[child].row + walk.options().first_row;
    walk.facts().imports[import].level = static_cast<uint8_t>(std::min<size_t>(module.level, 255));
    walk.facts().imports[import].alias = walk.facts().Add(module.alias);
    std::string_view last =
        std::string_view(module.name)
            .substr(module.name.rfind('.') == std::string::npos ? 0 : module.name.rfind('.') + 1);
    walk.AddBinding(module.alias.empty() ? last : module.alias, module.name);
    if (star) walk.AddImportName(import, "*", {}, tree[child].row);
    if (!selected) continue;
    for (NodeIndex name : tree.Children(child)) {
      if (!tree[name].named() || name == from) continue;
      Module one = ReadModule(tree, name);
      walk.AddImportName(import, one.name, one.alias, tree[name].row);
      walk.AddBinding(one.alias.empty() ? std::string_view(one.name) : one.alias,
                      module.name + "." + one.name);
    }
  }
  walk.SkipChildren();
}

void EnterExport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (!tree[child].named() || kind == Kind::line_comment || kind == Kind::block_comment) continue;
    std::string_view name = tree.TextOf(child);
    walk.AddProperty(property::kExports, name, tree[child].row);
    StateOf(walk).exports.emplace_back(walk.context().symbol,
                                       kind == Kind::macro_identifier ? name.substr(1) : name);
  }
  walk.SkipChildren();
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (node == StateOf(walk).head_call || InType(walk, node)) return;
  NodeIndex callee = NamedChild(tree, node, 0);
  if (callee != kNoNode && tree.KindOf(callee) == Kind::parametrized_type_expression)
    callee = NamedChild(tree, callee, 0);
  if (callee == kNoNode) return;
  NodeIndex arguments = tree.ChildOfKind(node, Kind::argument_list);
  NodeIndex name_node = callee;
  std::string qualifier;
  if (tree.KindOf(callee) == Kind::field_expression) {
    qualifier = QualifierOf(tree, tree.Child(callee, Field::value));
    name_node = tree.LastNamedChild(callee);
  }
  if (name_node == kNoNode || tree.KindOf(name_node) != Kind::identifier) return;
  std::string_view name = tree.TextOf(name_node);
  if (qualifier.empty() && StateOf(walk).locals.Has(walk, name)) return;
  walk.AddCall(node, name_node, qualifier, name);
  NodeIndex first = NamedChild(tree, arguments, 0), second = NamedChild(tree, arguments, 1);
  std::string_view text = StringText(tree, first);
  if (name == "include" && !text.empty() && text.find_first_of("$\n") == std::string_view::npos) {
    walk.AddImport(ImportKind::kSource, text, node);
  } else if ((name == "get" || name == "haskey") && first != kNoNode && tree.TextOf(first) == "ENV") {
    std::string_view variable = StringText(tree, second);
    if (!variable.empty()) walk.AddProperty(property::kEnvironment, variable, tree[node].row);
  } else if (name == "throw" && first != kNoNode && walk.context().callable != kNone &&
             tree.KindOf(first) == Kind::call_expression) {
    NodeIndex what = NamedChild(tree, first, 0);
    if (what != kNoNode && tree.KindOf(what) == Kind::identifier) {
      walk.AddClause(walk.context().callable, ClauseKind::kThrows, tree.TextOf(what), tree[node].row);
    }
  }
}

void EnterMacroCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::macro_identifier);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node).substr(1);
  NodeIndex arguments = tree.ChildOfKind(node, Kind::macro_argument_list);
  if (arguments == kNoNode) arguments = tree.ChildOfKind(node, Kind::argument_list);
  NodeIndex first = NamedChild(tree, node, 0);
  std::string_view qualifier =
      first != kNoNode && first != name_node && first < name_node ? tree.TextOf(first) : std::string_view();
  walk.AddCall(node, name_node, qualifier, name, ReferenceKind::kMacro);
  if (arguments != kNoNode) DefineByMacro(walk, node, name, arguments);
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  std::string_view name = tree.TextOf(node);
  switch (tree.KindOf(parent)) {
    case Kind::struct_definition:
      return EnterFieldName(walk, node);
    case Kind::const_statement:
      return;
    case Kind::module_definition:
      if (tree[node].field == Field::name) return;
      break;
    case Kind::macro_identifier:
    case Kind::type_head:
    case Kind::signature:
      return;
    case Kind::named_argument:
    case Kind::assignment:
    case Kind::for_binding:
    case Kind::let_binding:
      if (NamedChild(tree, parent, 0) == node) return;
      break;
    case Kind::call_expression:
    case Kind::broadcast_call_expression:
      if (NamedChild(tree, parent, 0) == node) return;
      break;
    case Kind::field_expression:
      if (tree[node].field != Field::value) return;
      break;
    case Kind::prefixed_string_literal:
      return;
    case Kind::typed_expression:  // a field
      if (tree.ParentKind(parent) == Kind::struct_definition && NamedChild(tree, parent, 0) == node) return;
      break;
    default:
      break;
  }
  if (InType(walk, node)) {
    walk.AddReference(ReferenceKind::kType, node, {}, name);
    return;
  }
  if (!StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

void EnterFieldExpression(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node), last = tree.LastNamedChild(node);
  if (parent == kNoNode || last == kNoNode || tree.KindOf(last) != Kind::identifier) return;
  Kind around = tree.KindOf(parent);
  if (around == Kind::field_expression) return;
  if ((around == Kind::call_expression || around == Kind::broadcast_call_expression) &&
      NamedChild(tree, parent, 0) == node)
    return;
  std::string qualifier = QualifierOf(tree, tree.Child(node, Field::value));
  if (qualifier == "(...)") return;
  if (InType(walk, node)) {
    walk.AddReference(ReferenceKind::kType, last, qualifier, tree.TextOf(last));
    return;
  }
  std::string_view root = std::string_view(qualifier).substr(0, qualifier.find('.'));
  if (!StateOf(walk).locals.Has(walk, root)) walk.AddUse(last, qualifier, tree.TextOf(last));
}

void EnterIndex(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = NamedChild(tree, node, 0);
  if (object == kNoNode || tree.TextOf(object) != "ENV") return;
  std::string_view text = StringText(tree, NamedChild(tree, NamedChild(tree, node, 1), 0));
  if (!text.empty()) walk.AddProperty(property::kEnvironment, text, tree[node].row);
}

void MarkExports(Walk& walk) {
  if (StateOf(walk).exports.empty()) return;
  std::unordered_set<std::string> names;
  for (const auto& [module, name] : StateOf(walk).exports) names.insert(std::to_string(module) + "/" + name);
  for (Symbol& row : walk.facts().symbols) {
    if (row.flags & kSymbolLocal) continue;
    if (names.count(std::to_string(row.parent) + "/" + std::string(walk.facts().strings.Get(row.name))) != 0)
      row.flags |= kSymbolExported;
  }
}

}  // namespace repodoc::julia
