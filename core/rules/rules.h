// Evidence rules: patterns, performance, security, quality. A rule is one row of a table plus, where the row cannot
// say it, one small function; adding the next hundred is adding rows. The walk (core/extract) feeds RuleRunner with
// normalised events (rule_runner.h); names go through one hash look-up to the few rules they concern.
//
// Nothing here parses: rules see what the walk sees, in the same single pass.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace repodoc {

enum class RuleCategory : uint8_t { kPattern, kPerformance, kSecurity, kQuality };
enum class Severity : uint8_t { kInfo, kLow, kMedium, kHigh };
enum class RuleConfidence : uint8_t { kLow, kMedium, kHigh };

// What only pages say. In WebAssembly the parts that look for rules leave it out when they are compiled, and the part that
// writes pages leaves out the triggers (rule_runner.h): a text comes once, and only when it is read.
#ifdef REPODOC_RULES_WITHOUT_TEXT
struct RuleText {
  constexpr RuleText(const char*) {}
};
#else
using RuleText = const char*;
#endif

// What rules.md and the pages say of a rule. Ids are stable: "py.context-manager.generator", "c.unbounded-copy".
struct RuleInfo {
  const char* id;
  RuleText title;         // "Context manager (generator form)"
  RuleText finds;         // what it finds, one sentence
  RuleText why;           // why it matters / what the pattern gives, one sentence
  RuleText example;       // a line or two of code that matches
  const char* languages;  // comma separated language ids: "python", "c,cpp,cuda,objcpp"
  RuleCategory category;
  Severity severity;        // kInfo for patterns
  RuleConfidence confidence;
  uint16_t cwe;             // 0 when none applies
};
// All rules of this build; Finding::rule indexes it. Sorted by id. Only where there are texts.
std::span<const RuleInfo> Rules();
// How many rules of a category apply to a language.
uint32_t RuleCount(std::string_view language, RuleCategory category);
// Anchor of a rule on rules.md (GitHub's slug of its heading) and of a group ("security-python").
// rules.md has "## Security: Python" style groups per category and language, and one "### `rule.id`" per rule.

}  // namespace repodoc
