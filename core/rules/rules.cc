// All rule tables as one list sorted by id.
#include "core/rules/rules.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/rules/rule_tables.h"

namespace repodoc {

std::span<const RuleRow* const> AllRuleRows() {
  static const std::vector<const RuleRow*>* const rows = [] {
    auto* all = new std::vector<const RuleRow*>();
    for (std::span<const RuleRow> table : RuleTables()) {
      for (const RuleRow& row : table) all->push_back(&row);
    }
    std::sort(all->begin(), all->end(), [](const RuleRow* a, const RuleRow* b) {
      return std::string_view(a->info.id) < std::string_view(b->info.id);
    });
    return all;
  }();
  return *rows;
}

std::span<const RuleInfo> Rules() {
  static const std::vector<RuleInfo>* const infos = [] {
    auto* all = new std::vector<RuleInfo>();
    for (const RuleRow* row : AllRuleRows()) all->push_back(row->info);
    return all;
  }();
  return *infos;
}

uint32_t RuleCount(std::string_view language, RuleCategory category) {
  uint32_t count = 0;
  for (const RuleInfo& rule : Rules()) {
    if (rule.category != category) continue;
    bool applies = std::string_view(rule.languages) == "*";
    for (std::string_view id : Split(rule.languages, ',')) applies = applies || Trim(id) == language;
    count += applies;
  }
  return count;
}

}  // namespace repodoc
