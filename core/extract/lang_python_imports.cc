// Python: import statements, and calls that tell of the outside: dynamic imports, environment variables, flags.
#include "core/base/text.h"
#include "core/extract/lang_python.h"
#include "core/base/properties.h"

namespace repodoc::python {
namespace {

uint8_t ImportFlags(const Walk& walk) {
  return (walk.context().language_bits & kGuardedImport) ? static_cast<uint8_t>(kImportGuarded) : uint8_t{0};
}

// "a . b" is as good as "a.b".
std::string WithoutSpace(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\\') out += c;
  }
  return out;
}

// The literal text of a plain string argument; false for anything else.
bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text) {
  if (node == kNoNode || tree.KindOf(node) != Kind::string) return false;
  if (tree.ChildOfKind(node, Kind::interpolation) != kNoNode) return false;
  *text = StringContent(tree.TextOf(node));
  return !text->empty() && text->size() < 200 && text->find('\n') == std::string_view::npos;
}

NodeIndex FirstArgument(const SyntaxTree& tree, NodeIndex call) {
  NodeIndex arguments = tree.Child(call, Field::arguments);
  return arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
}

}  // namespace

void EnterImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field != Field::name) continue;
    bool aliased = tree.KindOf(child) == Kind::aliased_import;
    NodeIndex name = aliased ? tree.Child(child, Field::name) : child;
    if (name == kNoNode) continue;
    std::string module = WithoutSpace(tree.TextOf(name));
    uint32_t import = walk.AddImport(ImportKind::kImport, module, node, ImportFlags(walk));
    if (aliased) {
      std::string_view alias = tree.FieldText(child, Field::alias);
      walk.facts().imports[import].alias = walk.facts().Add(alias);
      walk.AddBinding(alias, module);
    } else {
      std::string_view root = std::string_view(module).substr(0, module.find('.'));
      walk.AddBinding(root, root);
    }
  }
  walk.SkipChildren();
}

void EnterImportFrom(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool future = tree.KindOf(node) == Kind::future_import_statement;
  NodeIndex from = tree.Child(node, Field::module_name);
  if (from == kNoNode && !future) return;
  std::string module = future ? "__future__" : WithoutSpace(tree.TextOf(from));
  size_t level = 0;
  while (level < module.size() && module[level] == '.') ++level;
  std::string dots = module.substr(0, level);
  module.erase(0, level);
  uint8_t flags = ImportFlags(walk);
  bool star = tree.ChildOfKind(node, Kind::wildcard_import) != kNoNode;
  if (star) flags |= kImportStar;
  uint32_t import = walk.AddImport(ImportKind::kFrom, module, node, flags);
  walk.facts().imports[import].level = static_cast<uint8_t>(std::min<size_t>(level, 255));
  if (star) walk.AddImportName(import, "*", {}, tree[node].row);
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field != Field::name) continue;
    bool aliased = tree.KindOf(child) == Kind::aliased_import;
    NodeIndex name = aliased ? tree.Child(child, Field::name) : child;
    if (name == kNoNode) continue;
    std::string_view name_text = tree.TextOf(name);
    std::string_view alias = aliased ? tree.FieldText(child, Field::alias) : std::string_view();
    walk.AddImportName(import, name_text, alias, tree[child].row);
    std::string full = dots + module;
    if (!module.empty()) full += '.';
    full += name_text;
    walk.AddBinding(alias.empty() ? name_text : alias, full);
  }
  walk.SkipChildren();
}

void NoteCall(Walk& walk, NodeIndex call, std::string_view qualifier, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  std::string_view text;
  if (name == "import_module" || name == "__import__") {
    NodeIndex argument = FirstArgument(tree, call);
    if (!LiteralOf(tree, argument, &text)) return;
    size_t level = 0;
    while (level < text.size() && text[level] == '.') ++level;
    uint32_t import = walk.AddImport(ImportKind::kDynamic, text.substr(level), call, ImportFlags(walk));
    walk.facts().imports[import].level = static_cast<uint8_t>(std::min<size_t>(level, 255));
  } else if (name == "getenv" || (name == "get" && EndsWith(qualifier, "environ")) ||
             (name == "setdefault" && EndsWith(qualifier, "environ"))) {
    if (LiteralOf(tree, FirstArgument(tree, call), &text)) {
      walk.AddProperty(property::kEnvironment, text, tree[call].row);
    }
  } else if (name == "add_argument" || (name == "option" && qualifier == "click")) {
    NodeIndex arguments = tree.Child(call, Field::arguments);
    if (arguments == kNoNode) return;
    std::string names;
    for (NodeIndex child : tree.Children(arguments)) {
      if (!LiteralOf(tree, child, &text) || text[0] != '-') continue;
      if (!names.empty()) names += ", ";
      names += text;
    }
    if (!names.empty()) walk.AddProperty(property::kFlag, names, tree[call].row);
  } else if ((name == "extend" || name == "append") && qualifier == "__all__") {
    NoteExports(walk, FirstArgument(tree, call));
  }
}

void EnterSubscript(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex value = tree.Child(node, Field::value);
  if (value == kNoNode || !EndsWith(tree.TextOf(value), "environ")) return;
  NodeIndex parent = tree.Parent(node);
  if (parent != kNoNode && tree.KindOf(parent) == Kind::assignment && tree[node].field == Field::left) return;
  std::string_view text;
  if (LiteralOf(tree, tree.Child(node, Field::subscript), &text)) {
    walk.AddProperty(property::kEnvironment, text, tree[node].row);
  }
}

}  // namespace repodoc::python
