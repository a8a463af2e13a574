#include "core/rules/rule_tools.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"

namespace repodoc {
namespace {

// Checks run per node: what each may look at is bounded, so that hostile nesting stays linear.
constexpr int kMaxAncestors = 256;
constexpr NodeIndex kMaxNodes = 20000;

}  // namespace

bool StartsWithAny(std::string_view text, std::initializer_list<std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return StartsWith(text, prefix); });
}

bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool ContainsAny(std::string_view text, std::initializer_list<std::string_view> words) {
  std::string lower = ToLowerAscii(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

NodeIndex AncestorOf(const SyntaxTree& tree, NodeIndex node, std::initializer_list<Kind> kinds) {
  int steps = 0;
  for (NodeIndex at = tree.Parent(node); at != kNoNode && steps < kMaxAncestors;
       at = tree.Parent(at), ++steps) {
    if (std::find(kinds.begin(), kinds.end(), tree.KindOf(at)) != kinds.end()) return at;
  }
  return kNoNode;
}

NodeIndex FindBelow(const SyntaxTree& tree, NodeIndex root, Kind kind, std::initializer_list<Kind> skip) {
  NodeIndex end = std::min(tree[root].next, root + kMaxNodes);
  for (NodeIndex at = root + 1; at < end;) {
    Kind here = tree.KindOf(at);
    if (here == kind) return at;
    at = std::find(skip.begin(), skip.end(), here) != skip.end() ? tree[at].next : at + 1;
  }
  return kNoNode;
}

bool Imports(const RuleMatch& match, std::string_view module) {
  for (const Import& row : match.facts.imports) {
    std::string_view name = match.facts.strings.Get(row.module);
    if (!StartsWith(name, module)) continue;
    if (name.size() == module.size() || name[module.size()] == '.' || name[module.size()] == '/') return true;
  }
  return false;
}

namespace {
void ReportSymbol(const RuleMatch& match, uint32_t index, std::string_view role) {
  const Symbol& row = match.facts.symbols[index];
  uint32_t finding = match.StartFinding(index);
  // The text is copied: adding evidence may move the string table.
  std::string excerpt(match.facts.strings.Get(row.signature));
  if (excerpt.empty()) excerpt = std::string(match.facts.strings.Get(row.name));
  match.AddEvidence(finding, role, excerpt, row.row, row.row);
}
}  // namespace

bool ReportDeepLoops(const RuleMatch& match) {
  uint32_t count = static_cast<uint32_t>(match.facts.symbols.size());
  for (uint32_t i = 0; i < count; ++i) {
    uint16_t depth = match.facts.symbols[i].loop_depth;
    if (IsCallable(match.facts.symbols[i].kind) && depth >= 3)
      ReportSymbol(match, i, std::to_string(depth) + " loops deep");
  }
  return false;
}

bool ReportComplexFunctions(const RuleMatch& match) {
  uint32_t count = static_cast<uint32_t>(match.facts.symbols.size());
  for (uint32_t i = 0; i < count; ++i) {
    uint16_t complexity = match.facts.symbols[i].cyclomatic;
    if (IsCallable(match.facts.symbols[i].kind) && complexity > 20)
      ReportSymbol(match, i, "complexity " + std::to_string(complexity));
  }
  return false;
}

}  // namespace repodoc
