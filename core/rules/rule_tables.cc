#include "core/rules/rule_tables.h"

#include <vector>

namespace repodoc {

std::span<const std::span<const RuleRow>> RuleTables() {
  static const std::vector<std::span<const RuleRow>>* const tables = new std::vector<std::span<const RuleRow>>{
      CRules(),
      GeneralRules(),
      JavaScriptRules(),
      PythonRules(),
      ShellRules(),
  };
  return *tables;
}

}  // namespace repodoc
