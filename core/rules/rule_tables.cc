#include "core/rules/rule_tables.h"

#include <algorithm>
#include <string_view>

#include "core/base/check.h"

namespace repodoc {

RuleTable MakeRuleTable(RuleFamily family, std::initializer_list<std::span<const RuleRow>> tables) {
  RuleTable table;
  table.first = family.first;
  for (std::span<const RuleRow> rows : tables) {
    for (const RuleRow& row : rows) table.rows.push_back(&row);
  }
  std::sort(table.rows.begin(), table.rows.end(), [](const RuleRow* a, const RuleRow* b) {
    return std::string_view(a->info.id) < std::string_view(b->info.id);
  });
  CHECK(table.rows.size() == family.count);
  return table;
}

}  // namespace repodoc
