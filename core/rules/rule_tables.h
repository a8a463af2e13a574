// The rule tables, one per family of languages. Adding a table: one line here, one in rule_tables.cc.
#pragma once

#include <span>

#include "core/rules/rule_runner.h"

namespace repodoc {

std::span<const RuleRow> CRules();           // rules_c*.cc
std::span<const RuleRow> PythonRules();      // rules_python*.cc
std::span<const RuleRow> JavaScriptRules();  // rules_javascript.cc
std::span<const RuleRow> ShellRules();       // rules_shell.cc
std::span<const RuleRow> GeneralRules();     // rules_general.cc: secrets, bidi controls, every language

// The tables above that this build has (rule_tables.cc).
std::span<const std::span<const RuleRow>> RuleTables();

// All tables in one list, sorted by id: index = Finding::rule.
std::span<const RuleRow* const> AllRuleRows();

}  // namespace repodoc
