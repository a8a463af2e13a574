// All rule tables as one list sorted by id.
#include "core/rules/rules.h"

#include <string_view>
#include <vector>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/rules/rule_tables.h"

namespace repodoc {

std::span<const RuleInfo> Rules() {
  static const std::vector<RuleInfo>* const infos = [] {
    auto* all = new std::vector<RuleInfo>();
    for (const RuleTable* table : {&CRules(), &GeneralRules(), &JavaScriptRules(), &PythonRules(), &ShellRules()}) {
      CHECK(table->first == all->size());
      for (const RuleRow* row : table->rows) {
        CHECK(all->empty() || std::string_view(all->back().id) < std::string_view(row->info.id));
        all->push_back(row->info);
      }
    }
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
