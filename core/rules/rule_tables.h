// The rule tables, one per family of languages. A rule's number (Finding::rule) is its place among all rules
// sorted by id, so a family, which is compiled into the part of its languages, has to know how many rules
// come before its own. Adding a rule: its family's count here. Adding a family: a line here, in rules.cc, and
// in its languages' definitions (LanguageDefinition::rules).
#pragma once

#include <initializer_list>
#include <span>

#include "core/rules/rule_runner.h"

namespace repodoc {

struct RuleFamily {
  uint16_t first, count;
  constexpr uint16_t end() const { return first + count; }
};
inline constexpr RuleFamily kCRuleFamily = {0, 82};  // ids "c.", "cpp."
inline constexpr RuleFamily kGeneralRuleFamily = {kCRuleFamily.end(), 3};
inline constexpr RuleFamily kJavaScriptRuleFamily = {kGeneralRuleFamily.end(), 34};
inline constexpr RuleFamily kPythonRuleFamily = {kJavaScriptRuleFamily.end(), 83};
inline constexpr RuleFamily kShellRuleFamily = {kPythonRuleFamily.end(), 12};
inline constexpr uint16_t kRuleCount = kShellRuleFamily.end();

const RuleTable& CRules();           // rules_c*.cc
const RuleTable& PythonRules();      // rules_python*.cc
const RuleTable& JavaScriptRules();  // rules_javascript.cc
const RuleTable& ShellRules();       // rules_shell.cc
const RuleTable& GeneralRules();     // rules_general.cc: secrets, bidi controls, every language

// Sorts the rows; CHECKs that they are as many as the family says. `tables` must live for ever.
RuleTable MakeRuleTable(RuleFamily family, std::initializer_list<std::span<const RuleRow>> tables);

}  // namespace repodoc
