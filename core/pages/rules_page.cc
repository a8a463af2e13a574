// rules.md: every evidence rule of this build. An overview by category and language, whose headings are what file pages
// link to, then one heading per rule.
#include <algorithm>
#include <map>
#include <string>

#include "core/base/text.h"
#include "core/pages/repository_page.h"
#include "core/rules/rules.h"
#include "core/scan/classify.h"

namespace repodoc {
namespace {

constexpr RuleCategory kCategories[] = {RuleCategory::kSecurity, RuleCategory::kPerformance, RuleCategory::kQuality,
                                        RuleCategory::kPattern};

bool AppliesTo(const RuleInfo& rule, std::string_view language) {
  for (std::string_view id : Split(rule.languages, ',')) {
    id = Trim(id);
    if (id == "*" || id == language) return true;
  }
  return false;
}

// Languages that a rule names or that occur in this repository: id -> name, ordered by name.
std::vector<std::pair<std::string, std::string>> LanguagesOfRules(const RepoGraph& graph) {
  std::map<std::string, std::string> names;
  for (const RuleInfo& rule : Rules()) {
    for (std::string_view id : Split(rule.languages, ',')) {
      id = Trim(id);
      if (!id.empty() && id != "*") names.try_emplace(std::string(id), LanguageById(id).name);
    }
  }
  std::string_view last;
  for (FileIndex file = 0; file < graph.file_count(); ++file) {
    const FactsView& facts = graph.facts(file);
    if (facts.language() == last) continue;  // runs of one language are the rule
    last = facts.language();
    names.try_emplace(std::string(last), LanguageById(last).name);  // file pages link by the id's own name
  }
  std::vector<std::pair<std::string, std::string>> rows(names.begin(), names.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return rows;
}

void WriteRule(RepositoryPageWriter& page, const RuleInfo& rule, const RuleFindings* found) {
  Markdown& out = page.out;
  out.HeadingCode(3, rule.id);
  out.Paragraph().Raw("**").Text(rule.title).Raw("**").Raw(kDash).Raw(WordOf(rule.category));
  if (rule.category != RuleCategory::kPattern) out.Raw(", severity ").Raw(WordOf(rule.severity));
  out.Raw(", confidence ").Raw(WordOf(rule.confidence));
  if (rule.cwe != 0) {
    std::string cwe = std::to_string(rule.cwe);
    out.Raw(", [CWE-").Raw(cwe).Raw("](https://cwe.mitre.org/data/definitions/").Raw(cwe).Raw(".html)");
  }
  out.Raw(".");
  out.Bullet().Raw("**Finds**: ").Text(rule.finds);
  out.Bullet().Raw("**Why**: ").Text(rule.why);
  out.Bullet().Raw("**Languages**: ");
  Separator comma;
  for (std::string_view id : Split(rule.languages, ',')) {
    id = Trim(id);
    out.Raw(comma()).Text(id == "*" ? "all" : std::string_view(LanguageById(id).name));
  }
  out.Bullet().Raw("**In this repository**: ");
  if (found == nullptr) {
    out.Raw("no match");
  } else {
    out.Count(found->findings, "finding", "findings").Raw(" in ").Count(found->files, "file", "files").Raw(", first in ");
    page.WriteFile(found->first_file);
  }
  if (rule.example[0] == 0) return;
  std::string_view first = Split(rule.languages, ',')[0];
  out.CodeBlock(first == "*" ? "" : LanguageById(Trim(first)).fence, rule.example);
}

}  // namespace

std::string RenderRules(const RepoGraph& graph) {
  RepositoryPageWriter page(graph, "rules.md");
  Markdown& out = page.out;
  std::span<const RuleInfo> rules = Rules();
  out.Heading(1, "Rules");
  out.Paragraph().Raw("What the Patterns, Performance and Security sections of file pages look for. ");
  out.Count(rules.size(), "rule", "rules").Raw(" in this build. A match is evidence with its lines; what it means in its ");
  out.Raw("place is for the reader to judge: confidence says how often such a match is what its title says.");
  std::vector<RuleFindings> found = graph.FindingsUnder(0);
  std::vector<const RuleFindings*> by_rule(rules.size(), nullptr);
  for (const RuleFindings& row : found) {
    if (row.rule < rules.size()) by_rule[row.rule] = &row;
  }
  const std::vector<std::pair<std::string, std::string>> languages = LanguagesOfRules(graph);
  for (RuleCategory category : kCategories) {
    for (const auto& [id, name] : languages) {
      bool any = false;
      for (size_t i = 0; i < rules.size(); ++i) {
        const RuleInfo& rule = rules[i];
        if (rule.category != category || !AppliesTo(rule, id)) continue;
        if (!any) {
          out.Heading(2, MarkdownText(RuleGroupHeading(category, id, name)));
          out.Table({"Rule", "Title", "Severity", "Confidence", "Findings here"});
          any = true;
        }
        out.Row().CodeLink(rule.id, "#" + RuleAnchor(rule)).Cell().Text(rule.title).Cell().Raw(WordOf(rule.severity));
        out.Cell().Raw(WordOf(rule.confidence)).Cell().Number(by_rule[i] == nullptr ? 0 : by_rule[i]->findings).EndRow();
      }
    }
  }
  out.Heading(2, "All Rules");
  for (size_t i = 0; i < rules.size(); ++i) WriteRule(page, rules[i], by_rule[i]);
  out.Heading(2, "Navigation");
  out.Bullet().Link("Global Index", page.links.Page("index.md"));
  page.WriteFooter();
  return std::move(out.text());
}

}  // namespace repodoc
