// The Python rules in one list, and what their tables share.
#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/rules/rule_tables.h"
#include "core/rules/rules_python_tools.h"

namespace repodoc {
namespace python_rules {

NodeIndex Method(const SyntaxTree& tree, NodeIndex class_node, std::string_view name) {
  NodeIndex found = kNoNode;
  ForEachMethod(tree, class_node, [&](NodeIndex function, std::string_view method) {
    if (found == kNoNode && method == name) found = function;
  });
  return found;
}

std::string_view PlainString(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode || tree.KindOf(node) != Kind::string) return {};
  std::string_view text = tree.TextOf(node);
  size_t open = text.find_first_of("\"'");
  if (open == std::string_view::npos || text.substr(0, open).find_first_of("fF") != std::string_view::npos)
    return {};
  size_t quotes = text.substr(open, 3) == "\"\"\"" || text.substr(open, 3) == "'''" ? 3 : 1;
  if (text.size() < open + 2 * quotes) return {};
  return text.substr(open + quotes, text.size() - open - 2 * quotes);
}

}  // namespace python_rules

const RuleTable& PythonRules() {
  static const RuleTable* const table = new RuleTable(MakeRuleTable(kPythonRuleFamily, {python_rules::Patterns(), python_rules::Performance(),
                                           python_rules::Security(), python_rules::Quality()}));
  return *table;
}

}  // namespace repodoc
