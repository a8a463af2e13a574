// Package.swift: the package's name and what it depends on. The file is a program; only what stands there literally is known.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_swift.h"

namespace repodoc::swift {
namespace {

// The argument with this label: its expression; kNoNode when there is none.
NodeIndex Labelled(const SyntaxTree& tree, NodeIndex arguments, std::string_view label) {
  for (NodeIndex child : tree.Children(arguments)) {
    if (tree.KindOf(child) != Kind::value_argument) continue;
    NodeIndex name = tree.Child(child, Field::name);
    if (name != kNoNode && tree.TextOf(name) == label) return tree.Child(child, Field::value);
  }
  return kNoNode;
}

// "text" without interpolation; empty for anything else.
std::string_view Literal(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode || tree.KindOf(node) != Kind::line_string_literal) return {};
  std::string_view text = tree.TextOf(node);
  if (text.size() < 2 || text.find("\\(") != text.npos) return {};
  return text.substr(1, text.size() - 2);
}

// .package(url: "https://github.com/apple/swift-nio.git", from: "2.0.0"): the range is what follows the address.
void ReadPackage(Walk& walk, NodeIndex call, NodeIndex arguments) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex url = Labelled(tree, arguments, "url"), last = tree.LastNamedChild(arguments);
  std::string_view address = Literal(tree, url);
  if (address.empty()) {
    std::string_view path = Literal(tree, Labelled(tree, arguments, "path"));
    if (!path.empty()) walk.facts().links.push_back({walk.facts().Add(path), walk.facts().Add("local package"), tree[call].row, LinkKind::kReference});
    return;
  }
  if (EndsWith(address, ".git")) address.remove_suffix(4);
  std::string_view range;
  if (last != kNoNode && tree[last].begin > tree[url].end) {
    range = tree.text.substr(tree[url].end, tree[last].end - tree[url].end);
    range = Trim(range.substr(std::min(range.size(), range.find_first_not_of(", \t\r\n"))));
  }
  std::string value = ToLowerAscii(BaseName(address));  // its identity
  value.append("\t").append(CollapseSpace(range)).append("\tpackage");
  walk.AddProperty(property::kDependency, value, tree[call].row);
}

}  // namespace

void ReadManifest(Walk& walk) {
  std::string_view name = BaseName(walk.path());
  if (!StartsWith(name, "Package") || !EndsWith(name, ".swift") || (name != "Package.swift" && name[7] != '@')) return;
  const SyntaxTree& tree = walk.tree();
  bool named = false;
  for (NodeIndex node = 0; node < tree.nodes.size(); ++node) {
    if (tree.KindOf(node) != Kind::call_expression) continue;
    NodeIndex callee = tree.FirstNamedChild(node), suffix = tree.ChildOfKind(node, Kind::call_suffix);
    NodeIndex arguments = suffix == kNoNode ? kNoNode : tree.ChildOfKind(suffix, Kind::value_arguments);
    if (callee == kNoNode || arguments == kNoNode) continue;
    std::string_view called = tree.TextOf(callee);
    if (called == "Package" && !named) {
      std::string_view text = Literal(tree, Labelled(tree, arguments, "name"));
      if (text.empty()) continue;
      named = true;
      walk.AddProperty(property::kSchema, "Swift package", 0);
      walk.AddProperty(property::kProjectName, text, tree[node].row);
      walk.AddProperty(property::kBuildCommand, "swift build", 0);
      walk.AddProperty(property::kTestCommand, "swift test", 0);
    } else if (called == ".package" || called == "Package.Dependency.package") {
      ReadPackage(walk, node, arguments);
    }
  }
}

}  // namespace repodoc::swift
