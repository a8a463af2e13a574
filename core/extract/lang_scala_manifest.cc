// build.sbt and the like: "org" %% "name" % "version" % Test. The file is a program; only what stands there literally, or
// is a value of the same file with a literal, is known.
#include <unordered_map>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/format_lines.h"
#include "core/extract/lang_scala.h"
#include "core/extract/line_literals.h"

namespace repodoc::scala {
namespace {

// "string" without interpolation; empty for anything else.
std::string_view Literal(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode || tree.KindOf(node) != Kind::string) return {};
  std::string_view text = tree.TextOf(node);
  return text.size() < 2 || StartsWith(text, "\"\"\"") ? std::string_view() : text.substr(1, text.size() - 2);
}

bool IsPercent(std::string_view text) { return text == "%" || text == "%%" || text == "%%%"; }

// a % b % c: operands from left to right.
void Operands(const SyntaxTree& tree, NodeIndex node, std::vector<NodeIndex>* out) {
  constexpr size_t kMostOperands = 8;
  std::vector<NodeIndex> right;
  while (tree.KindOf(node) == Kind::infix_expression && IsPercent(tree.FieldText(node, Field::operator_)) && right.size() < kMostOperands) {
    right.push_back(tree.Child(node, Field::right));
    NodeIndex left = tree.Child(node, Field::left);
    if (left == kNoNode) break;
    node = left;
  }
  out->push_back(node);
  out->insert(out->end(), right.rbegin(), right.rend());
}

}  // namespace

void ReadManifest(Walk& walk) {
  std::string_view path = walk.path();
  if (!EndsWith(path, ".sbt") && !EndsWith(DirName(path), "project")) return;
  const SyntaxTree& tree = walk.tree();
  std::unordered_map<std::string_view, std::string_view> values;
  bool build = EndsWith(path, ".sbt");
  if (build) walk.AddProperty(property::kSchema, "sbt build", 0);
  if (build && BaseName(path) == "build.sbt") walk.AddProperty(property::kTestCommand, "sbt test", 0);
  for (NodeIndex node = 0; node < tree.nodes.size(); ++node) {
    Kind kind = tree.KindOf(node);
    if (kind == Kind::val_definition) {
      std::string_view literal = Literal(tree, tree.Child(node, Field::value));
      if (!literal.empty()) values.emplace(tree.FieldText(node, Field::pattern), literal);
    }
    if (kind != Kind::infix_expression) continue;
    std::string_view op = tree.FieldText(node, Field::operator_);
    if (op == ":=" && build) {
      std::string_view key = tree.FieldText(node, Field::left), text = Literal(tree, tree.Child(node, Field::right));
      if (StartsWith(key, "ThisBuild / ")) key.remove_prefix(12);
      const char* property = key == "name"          ? property::kProjectName
                             : key == "version"     ? property::kProjectVersion
                             : key == "description" ? property::kProjectDescription
                                                    : nullptr;
      if (property != nullptr && !text.empty()) walk.AddProperty(property, text, tree[node].row);
    }
    bool inner = tree.ParentKind(node) == Kind::infix_expression && IsPercent(tree.FieldText(tree.Parent(node), Field::operator_));
    if (!IsPercent(op) || inner) continue;
    std::vector<NodeIndex> parts;
    Operands(tree, node, &parts);
    if (parts.size() < 2 || parts[1] == kNoNode) continue;
    std::string_view organisation = Literal(tree, parts[0]), name = Literal(tree, parts[1]);
    if (organisation.empty() || name.empty()) continue;
    std::string value(organisation);
    value.append(":").append(name).append("\t");
    if (parts.size() > 2 && parts[2] != kNoNode) {
      std::string_view version = Literal(tree, parts[2]), word = tree.TextOf(parts[2]);
      word = word.substr(word.rfind('.') == word.npos ? 0 : word.rfind('.') + 1);  // Versions.akka
      auto known = values.find(word);
      value.append(!version.empty() ? version : known != values.end() ? known->second : std::string_view());
    }
    std::string_view group = parts.size() > 3 && parts[3] != kNoNode ? tree.TextOf(parts[3]) : std::string_view("Compile");
    if (group.size() > 1 && group[0] == '"') group = group.substr(1, group.size() - 2);
    value.append("\t").append(group);
    walk.AddProperty(property::kDependency, value, tree[node].row);
  }
}

}  // namespace repodoc::scala
