// mix.exs and mix.lock: what an Elixir project is called, what it depends on, which versions are locked.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_elixir.h"

namespace repodoc::elixir {
namespace {

constexpr uint32_t kMaxLockedPackages = 3000;

// The function whose body holds the node: "deps" of `defp deps do`.
std::string_view FunctionAround(const SyntaxTree& tree, NodeIndex node) {
  for (NodeIndex at = tree.Ancestor(node, Kind::call); at != kNoNode; at = tree.Ancestor(at, Kind::call)) {
    Call call = PartsOf(tree, at);
    if (call.name != "def" && call.name != "defp") continue;
    NodeIndex head = Argument(tree, call.arguments, 0);
    if (head == kNoNode) return {};
    return tree.KindOf(head) == Kind::call ? PartsOf(tree, head).name : tree.TextOf(head);
  }
  return {};
}

NodeIndex NamedChild(const SyntaxTree& tree, NodeIndex node, uint32_t index) {
  for (NodeIndex child : tree.Children(node)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra) != 0) continue;
    if (index-- == 0) return child;
  }
  return kNoNode;
}

// ":phoenix" -> "phoenix"
std::string_view AtomName(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode || tree.KindOf(node) != Kind::atom) return {};
  return tree.TextOf(node).substr(1);
}

// {:name, "~> 1.0"}, {:name, "~> 1.0", only: :test}, {:name, path: "../name"}
void ReadDependency(Walk& walk, NodeIndex tuple) {
  const SyntaxTree& tree = walk.tree();
  std::string_view name = AtomName(tree, NamedChild(tree, tuple, 0));
  if (name.empty() || !EndsWith(FunctionAround(tree, tuple), "deps")) return;
  NodeIndex second = NamedChild(tree, tuple, 1), options = NamedChild(tree, tuple, 2);
  std::string value(name);
  value.append("\t").append(LiteralText(tree, second));
  if (options == kNoNode) options = second;
  std::string_view group = "deps";
  if (options != kNoNode && tree.KindOf(options) == Kind::keywords) {
    std::string_view text = tree.TextOf(options);
    size_t only = text.find("only:");
    if (only != text.npos && text.find("test", only) != text.npos) group = "test";
    if (only != text.npos && text.find("dev", only) != text.npos) group = "dev";
  }
  value.append("\t").append(group);
  walk.AddProperty(property::kDependency, value, tree[tuple].row);
}

// "jason": {:hex, :jason, "1.4.0", ...}
void ReadLocked(Walk& walk, NodeIndex tuple, uint32_t* kept) {
  const SyntaxTree& tree = walk.tree();
  if (AtomName(tree, NamedChild(tree, tuple, 0)) != "hex" || *kept == kMaxLockedPackages) return;
  std::string_view name = AtomName(tree, NamedChild(tree, tuple, 1)), version = LiteralText(tree, NamedChild(tree, tuple, 2));
  if (name.empty() || version.empty()) return;
  ++*kept;
  walk.AddProperty(property::kLocked, std::string(name).append("\t").append(version), tree[tuple].row);
}

// app: :name, version: "1.0" and description: "..." of `def project`
void ReadProject(Walk& walk, NodeIndex pair) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex key = NamedChild(tree, pair, 0), value = NamedChild(tree, pair, 1);
  if (key == kNoNode || value == kNoNode) return;
  std::string_view word = Trim(tree.TextOf(key));
  const char* property = word == "app:"           ? property::kProjectName
                         : word == "version:"     ? property::kProjectVersion
                         : word == "description:" ? property::kProjectDescription
                                                  : nullptr;
  if (property == nullptr || FunctionAround(tree, pair) != "project") return;
  std::string_view text = word == "app:" ? AtomName(tree, value) : LiteralText(tree, value);
  if (!text.empty()) walk.AddProperty(property, text, tree[pair].row);
}

}  // namespace

void ReadManifest(Walk& walk) {
  std::string_view name = BaseName(walk.path());
  bool manifest = name == "mix.exs", lock = name == "mix.lock";
  if (!manifest && !lock) return;
  const SyntaxTree& tree = walk.tree();
  walk.AddProperty(property::kSchema, lock ? "mix.lock" : "Mix project", 0);
  if (manifest) walk.AddProperty(property::kTestCommand, "mix test", 0);
  uint32_t kept = 0;
  for (NodeIndex node = 0; node < tree.nodes.size(); ++node) {
    Kind kind = tree.KindOf(node);
    if (kind == Kind::tuple) {
      if (manifest) ReadDependency(walk, node);
      if (lock) ReadLocked(walk, node, &kept);
    } else if (kind == Kind::pair && manifest) {
      ReadProject(walk, node);
    }
  }
}

}  // namespace repodoc::elixir
