// Code Patterns & Idioms, Performance Considerations, Security & Safety: the rules that matched, with their evidence,
// and what was measured. A section without a match says how many rules looked at how much.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/pages/file_page.h"
#include "core/rules/rules.h"
#include "core/scan/classify.h"

namespace repodoc {
namespace {

constexpr size_t kFindingsPerRule = 12;
constexpr size_t kPlacesPerFinding = 6;
constexpr size_t kComplexFunctions = 8;
constexpr uint32_t kWorthNaming = 10;  // cyclomatic complexity from which a function is named: McCabe's own limit
constexpr size_t kMarksShown = 25;

struct RuleGroup {
  uint16_t rule;
  std::vector<uint32_t> findings;
};

// Findings of some categories by rule, worst severity first, then most findings, then id.
std::vector<RuleGroup> GroupFindings(const FilePageWriter& page, std::initializer_list<RuleCategory> categories) {
  std::vector<RuleGroup> groups;
  std::span<const RuleInfo> rules = Rules();
  std::vector<uint32_t> group_of(rules.size(), kNone);
  for (uint32_t i = 0; i < page.facts.findings.size(); ++i) {
    uint16_t rule = page.facts.findings[i].rule;
    if (rule >= rules.size()) continue;
    if (std::find(categories.begin(), categories.end(), rules[rule].category) == categories.end()) continue;
    if (group_of[rule] == kNone) {
      group_of[rule] = static_cast<uint32_t>(groups.size());
      groups.push_back({rule, {}});
    }
    groups[group_of[rule]].findings.push_back(i);
  }
  std::stable_sort(groups.begin(), groups.end(), [&](const RuleGroup& a, const RuleGroup& b) {
    const RuleInfo &x = rules[a.rule], &y = rules[b.rule];
    if (x.severity != y.severity) return x.severity > y.severity;
    if (x.confidence != y.confidence) return x.confidence > y.confidence;
    return a.rule < b.rule;
  });
  return groups;
}

// "[14 security rules for Python](../rules.md#security-python) over 1,204 syntax nodes".
void WriteRulesRun(FilePageWriter& page, RuleCategory category, std::string_view noun) {
  const FactsView& facts = page.facts;
  uint32_t count = RuleCount(page.language, category);
  Markdown& docs = page.docs;
  std::string_view name = facts.str(facts.file->language_name);
  if (count == 0) {
    docs.Raw("No ").Raw(noun).Raw(" rule applies to ").Text(name).Raw(" ([all rules](").Raw(page.RulesHref("")).Raw("))");
    return;
  }
  docs.Raw("[").Number(count).Raw(" ").Raw(noun).Raw(count == 1 ? " rule for " : " rules for ").Text(name).Raw("](");
  docs.Raw(page.RulesHref(RuleGroupAnchor(category, page.language, LanguageById(page.language).name))).Raw(") ran over ");
  if (facts.file->node_count > 0) {
    docs.Count(facts.file->node_count, "syntax node", "syntax nodes");
  } else {
    docs.Count(facts.file->lines, "line", "lines");
  }
}

// Role and place of each evidence: "`__enter__` [L40], `__exit__` [L52]".
void WriteEvidence(FilePageWriter& page, const Finding& finding) {
  Separator comma;
  std::string_view last_role;
  for (uint32_t i = 0; i < finding.evidence_count && i < kPlacesPerFinding; ++i) {
    const Evidence& evidence = page.facts.evidence[finding.first_evidence + i];
    std::string_view role = page.facts.str(evidence.role);
    page.docs.Raw(comma());
    if (!role.empty() && role != last_role) {
      if (role[0] == '_') {
        page.docs.Code(role).Raw(" ");
      } else {
        page.docs.Text(role).Raw(" ");
      }
    }
    last_role = role;
    page.Places(evidence.begin_row, evidence.end_row);
  }
  if (finding.evidence_count > kPlacesPerFinding) {
    page.docs.Raw(" and ").Number(finding.evidence_count - kPlacesPerFinding).Raw(" more");
  }
}

std::string_view FirstExcerpt(const FilePageWriter& page, const Finding& finding) {
  for (uint32_t i = 0; i < finding.evidence_count; ++i) {
    std::string_view excerpt = page.facts.str(page.facts.evidence[finding.first_evidence + i].excerpt);
    if (!excerpt.empty()) return excerpt;
  }
  return {};
}

void WriteRuleName(FilePageWriter& page, const RuleInfo& rule) {
  page.docs.Raw("**").Text(rule.title).Raw("** ").CodeLink(rule.id, page.RulesHref(RuleAnchor(rule)));
}

// One item per rule; one nested item per finding when there are several.
void WriteGroup(FilePageWriter& page, const RuleGroup& group, bool judged) {
  const RuleInfo& rule = Rules()[group.rule];
  page.docs.Bullet();
  WriteRuleName(page, rule);
  if (judged) {
    page.docs.Raw(" \xE2\x80\x94 severity ").Raw(WordOf(rule.severity)).Raw(", confidence ").Raw(WordOf(rule.confidence));
    if (rule.cwe != 0) {
      std::string cwe = std::to_string(rule.cwe);
      page.docs.Raw(", [CWE-").Raw(cwe).Raw("](https://cwe.mitre.org/data/definitions/").Raw(cwe).Raw(".html)");
    }
    page.docs.Raw(". ").Text(rule.why);
  }
  if (group.findings.size() > 1) page.docs.Raw(judged ? " " : ", ").Raw(judged ? "Found " : "").Raw(TimesInWords(group.findings.size()));
  bool one = group.findings.size() == 1;
  size_t shown = 0;
  for (uint32_t f : group.findings) {
    if (shown++ == kFindingsPerRule) break;
    const Finding& finding = page.facts.findings[f];
    if (!one) {
      page.docs.Bullet(1);
    } else if (judged) {
      page.docs.Raw(finding.symbol == kNone ? " Found at " : " Found in ");
    } else {
      page.docs.Raw(": ");
    }
    if (finding.symbol != kNone) {
      page.WriteSymbolLink(finding.symbol);
      page.docs.Raw(" ");
    }
    WriteEvidence(page, finding);
    if (judged) {
      std::string_view excerpt = FirstExcerpt(page, finding);
      if (!excerpt.empty()) page.docs.Raw(": ").Code(excerpt);
    }
  }
  if (group.findings.size() > shown) {
    page.docs.Bullet(1).Number(group.findings.size() - shown).Raw(" more; all in `data/findings.sarif`");
  }
}

// Two or more findings of a pattern without anything to judge fit one line when they are few and small.
bool FitsOneLine(const FilePageWriter& page, const RuleGroup& group) {
  if (group.findings.size() > 3) return false;
  size_t places = 0;
  for (uint32_t f : group.findings) places += page.facts.findings[f].evidence_count;
  return places <= 6;
}

void WritePatternLine(FilePageWriter& page, const RuleGroup& group) {
  const RuleInfo& rule = Rules()[group.rule];
  page.docs.Bullet();
  WriteRuleName(page, rule);
  if (group.findings.size() > 1) page.docs.Raw(", ").Raw(TimesInWords(group.findings.size()));
  Separator semicolon("; ");
  for (uint32_t f : group.findings) {
    const Finding& finding = page.facts.findings[f];
    page.docs.Raw(semicolon.first() ? ": " : "").Raw(semicolon());
    if (finding.symbol != kNone) {
      page.WriteSymbolLink(finding.symbol);
      page.docs.Raw(" ");
    }
    WriteEvidence(page, finding);
  }
}

void WriteMarks(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  if (facts.marks.empty()) return;
  std::vector<std::pair<std::string_view, uint32_t>> counts;
  for (const Mark& mark : facts.marks) {
    std::string_view word = facts.str(mark.word);
    auto at = std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return entry.first == word; });
    if (at != counts.end()) {
      ++at->second;
    } else if (counts.size() < 16) {
      counts.push_back({word, 1});
    }
  }
  page.docs.Paragraph().Raw("Notes the authors left (");
  Separator comma;
  for (const auto& [word, count] : counts) page.docs.Raw(comma()).Number(count).Raw(" ").Text(word);
  page.docs.Raw("):");
  for (size_t i = 0; i < facts.marks.size() && i < kMarksShown; ++i) {
    const Mark& mark = facts.marks[i];
    page.docs.Bullet().Text(facts.str(mark.word)).Raw(" ");
    page.Place(mark.row);
    if (!mark.text.empty()) page.docs.Raw(": ").Prose(Utf8Prefix(facts.str(mark.text), 200));
  }
  if (facts.marks.size() > kMarksShown) {
    page.docs.Bullet().Number(facts.marks.size() - kMarksShown).Raw(" more");
  }
}

void WriteComplexity(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  std::vector<uint32_t> callables;
  uint32_t highest = 0, deepest = 0, loops = 0;
  for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
    const Symbol& row = facts.symbols[i];
    if (row.cyclomatic == 0) continue;
    callables.push_back(i);
    highest = std::max<uint32_t>(highest, row.cyclomatic);
    deepest = std::max<uint32_t>(deepest, row.loop_depth);
    loops += row.loop_depth > 0;
  }
  if (callables.empty()) return;
  Markdown& docs = page.docs.Paragraph();
  docs.Raw("Highest cyclomatic complexity ").Number(highest).Raw(" over ");
  docs.Count(callables.size(), "function", "functions").Raw("; ");
  if (loops == 0) {
    docs.Raw("no loops.");
  } else {
    docs.Number(loops).Raw(loops == 1 ? " has loops" : " have loops");
    if (deepest > 1) docs.Raw(", nested ").Number(deepest).Raw(" deep at most");
    docs.Raw(".");
  }
  std::vector<uint32_t> worst;
  for (uint32_t i : callables) {
    const Symbol& row = facts.symbols[i];
    if (row.cyclomatic >= kWorthNaming || row.cognitive >= 15 || row.loop_depth >= 2) worst.push_back(i);
  }
  if (worst.empty()) return;
  std::stable_sort(worst.begin(), worst.end(), [&](uint32_t a, uint32_t b) {
    const Symbol &x = facts.symbols[a], &y = facts.symbols[b];
    if (x.cognitive != y.cognitive) return x.cognitive > y.cognitive;
    return x.cyclomatic > y.cyclomatic;
  });
  docs.Table({"Function", "Lines", "Cyclomatic", "Cognitive", "Loops nested"});
  for (size_t i = 0; i < worst.size() && i < kComplexFunctions; ++i) {
    const Symbol& row = facts.symbols[worst[i]];
    docs.Row();
    page.WriteSymbolLink(worst[i]);
    docs.Cell();
    page.Places(row.begin_row, row.end_row);
    docs.Cell().Number(row.cyclomatic).Cell().Number(row.cognitive).Cell().Number(row.loop_depth).EndRow();
  }
  if (worst.size() > kComplexFunctions) {
    docs.Paragraph().Number(kComplexFunctions).Raw(" of ").Number(worst.size());
    docs.Raw(" functions with cyclomatic complexity of 10, cognitive of 15 or nested loops and more.");
  }
}

void WriteGpu(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  Separator comma;
  uint32_t kernels = 0;
  for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
    if (!page.Has(i, kSymbolKernel)) continue;
    if (kernels++ == 0) page.docs.Bullet().Raw("**GPU kernels**: ");
    if (kernels > 20) continue;
    page.docs.Raw(comma());
    page.WriteSymbolLink(i);
    page.docs.Raw(" ");
    page.Place(facts.symbols[i].row);
  }
  if (kernels > 20) page.docs.Raw(" and ").Number(kernels - 20).Raw(" more");
  uint32_t launches = 0;
  for (const Reference& reference : facts.references) {
    if (reference.kind != ReferenceKind::kKernelLaunch) continue;
    if (launches++ == 0) page.docs.Bullet().Raw("**Kernel launches**: ");
    if (launches > 20) continue;
    page.docs.Raw(launches == 1 ? "" : ", ").Code(facts.str(reference.name), 80);
    for (uint32_t s = 0; s < reference.site_count && s < 4; ++s) {
      page.docs.Raw(" ");
      page.Place(facts.sites[reference.first_site + s].row);
    }
    if (reference.total > 4) page.docs.Raw(" and ").Number(reference.total - 4).Raw(" more");
  }
  if (launches > 20) page.docs.Raw(" and ").Number(launches - 20).Raw(" more kernels");
}

void WriteNoMatch(FilePageWriter& page, RuleCategory category, std::string_view noun) {
  page.docs.Paragraph();
  WriteRulesRun(page, category, noun);
  page.docs.Raw(RuleCount(page.language, category) == 0 ? "." : ": no match.");
}

}  // namespace

void WritePatterns(FilePageWriter& page) {
  page.Enter(Section::kPatterns, 2);
  page.Enter(Section::kCommonPatterns, 3);
  page.section = Section::kPatterns;
  std::vector<RuleGroup> groups = GroupFindings(page, {RuleCategory::kPattern});
  std::vector<RuleGroup> quality = GroupFindings(page, {RuleCategory::kQuality});
  for (const RuleGroup& group : groups) {
    page.pattern_rules.push_back(group.rule);
    if (FitsOneLine(page, group)) {
      WritePatternLine(page, group);
    } else {
      WriteGroup(page, group, false);
    }
  }
  if (groups.empty()) WriteNoMatch(page, RuleCategory::kPattern, "pattern");
  if (!quality.empty()) {
    page.docs.Paragraph().Raw("Worth a second look:");
    for (const RuleGroup& group : quality) {
      if (FitsOneLine(page, group)) {
        WritePatternLine(page, group);
      } else {
        WriteGroup(page, group, false);
      }
    }
  } else if (RuleCount(page.language, RuleCategory::kQuality) > 0) {
    WriteNoMatch(page, RuleCategory::kQuality, "quality");
  }
  WriteMarks(page);
}

void WritePerformance(FilePageWriter& page) {
  page.Enter(Section::kPerformance, 2);
  page.Enter(Section::kPerformanceNotes, 3);
  page.section = Section::kPerformance;
  WriteComplexity(page);
  WriteGpu(page);
  std::vector<RuleGroup> groups = GroupFindings(page, {RuleCategory::kPerformance});
  if (groups.empty()) return WriteNoMatch(page, RuleCategory::kPerformance, "performance");
  for (const RuleGroup& group : groups) WriteGroup(page, group, true);
}

void WriteSecurity(FilePageWriter& page) {
  page.Enter(Section::kSecurity, 2);
  page.Enter(Section::kSecurityConsiderations, 3);
  page.section = Section::kSecurity;
  std::vector<RuleGroup> groups = GroupFindings(page, {RuleCategory::kSecurity});
  if (groups.empty()) return WriteNoMatch(page, RuleCategory::kSecurity, "security");
  size_t total = 0;
  std::array<size_t, 4> by_severity{};
  for (const RuleGroup& group : groups) {
    total += group.findings.size();
    by_severity[static_cast<size_t>(Rules()[group.rule].severity)] += group.findings.size();
  }
  page.docs.Paragraph();
  WriteRulesRun(page, RuleCategory::kSecurity, "security");
  page.docs.Raw(": ").Count(total, "finding", "findings").Raw(" (");
  Separator comma;
  for (int severity = 3; severity >= 0; --severity) {
    size_t count = by_severity[static_cast<size_t>(severity)];
    if (count > 0) page.docs.Raw(comma()).Number(count).Raw(" ").Raw(WordOf(static_cast<Severity>(severity)));
  }
  page.docs.Raw(").");
  if (page.facts.Has(kFileTest)) page.docs.Raw(" This is test code: what runs here does not ship.");
  if (page.facts.Has(kFileExample)) page.docs.Raw(" This is example code.");
  if (page.facts.Has(kFileVendored)) page.docs.Raw(" This file was taken over from another project.");
  for (const RuleGroup& group : groups) WriteGroup(page, group, true);
}

}  // namespace repodoc
