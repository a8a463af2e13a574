// verification_report.md: the accounting. Files in = documented + left out, by reason; what could not be parsed; what was
// odd; which pages had to be renamed; which links of the repository's own documents lead nowhere.
#include <algorithm>
#include <map>
#include <string>

#include "core/base/text.h"
#include "core/pages/repository_page.h"
#include "core/rules/rules.h"
#include "core/scan/scan.h"

namespace repodoc {
namespace {

constexpr size_t kLeftOutPerReason = 25;
constexpr size_t kParseErrors = 50;
constexpr size_t kPerDiagnostic = 20;
constexpr size_t kRenamed = 200;
constexpr size_t kBroken = 100;

std::string_view SentenceOfWord(std::string_view word) {
  for (int i = 0; i <= static_cast<int>(LeftOut::kEncrypted); ++i) {
    if (word == WordOf(static_cast<LeftOut>(i))) return SentenceOf(static_cast<LeftOut>(i));
  }
  return word;
}

void WriteAccounts(RepositoryPageWriter& page, const std::vector<LeftOutPath>& left_out) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Files In and Out");
  size_t documented = graph.file_count();
  out.Paragraph().Raw("Paths in: ").Number(documented + left_out.size()).Raw(" = ").Number(documented).Raw(" documented + ");
  out.Number(left_out.size()).Raw(" left out. Every one is a row of ").Link("manifest.json", page.links.Page("manifest.json"));
  out.Raw("; a folder that is never entered counts as one path.");
  out.Paragraph().Raw("Pages: ").Number(documented).Raw(" \xC3\x97 2 for files, ");
  out.Number(graph.plan().folders.size()).Raw(" \xC3\x97 3 for folders, the rest for the repository.");
  out.Heading(2, "Left Out");
  if (left_out.empty()) {
    out.Paragraph().Raw("Nothing was left out.");
    return;
  }
  std::map<std::string_view, std::vector<const LeftOutPath*>> by_reason;
  for (const LeftOutPath& row : left_out) by_reason[row.reason].push_back(&row);
  out.Table({"Reason", "Paths", "Bytes"});
  for (const auto& [reason, rows] : by_reason) {
    uint64_t bytes = 0;
    for (const LeftOutPath* row : rows) bytes += row->size;
    out.Row().Text(SentenceOfWord(reason)).Raw(" (").Code(reason).Raw(")").Cell().Number(rows.size()).Cell().Number(bytes).EndRow();
  }
  for (auto& [reason, rows] : by_reason) {
    out.Heading(3, "");
    out.Text(SentenceOfWord(reason));
    std::stable_sort(rows.begin(), rows.end(), [](const LeftOutPath* a, const LeftOutPath* b) { return a->path < b->path; });
    for (size_t i = 0; i < rows.size() && i < kLeftOutPerReason; ++i) {
      out.Bullet().Code(rows[i]->path, 300);
      if (rows[i]->size > 0) out.Raw(", ").Raw(SizeInWords(rows[i]->size));
      if (!rows[i]->detail.empty()) out.Raw(": ").Text(rows[i]->detail);
    }
    if (rows.size() > kLeftOutPerReason) {
      out.Bullet().Number(rows.size() - kLeftOutPerReason).Raw(" more, all in ");
      out.Link("manifest.json", page.links.Page("manifest.json"));
    }
  }
}

void WriteParseErrors(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Parse Errors");
  struct Row {
    FileIndex file;
    uint64_t share;  // parts per million
  };
  std::vector<Row> rows;
  uint64_t parsed = 0, bytes = 0, errors = 0;
  for (FileIndex file = 0; file < graph.file_count(); ++file) {
    const FileRecord& record = *page.facts(file).file;
    if ((record.flags & kFileHasSyntax) == 0) continue;
    ++parsed;
    bytes += record.decoded_size;
    errors += record.error_bytes;
    if (record.error_bytes == 0 || record.decoded_size == 0) continue;
    rows.push_back({file, uint64_t{record.error_bytes} * 1000000 / record.decoded_size});
  }
  out.Paragraph().Count(parsed, "file was", "files were").Raw(" parsed by a grammar: ").Number(errors).Raw(" of ");
  out.Number(bytes).Raw(" bytes (").Raw(Percent(errors, bytes)).Raw(") could not be parsed, in ");
  out.Count(rows.size(), "file", "files").Raw(".");
  if (rows.empty()) return;
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.share > b.share; });
  out.Table({"File", "Language", "Bytes not parsed", "Share"});
  for (size_t i = 0; i < rows.size() && i < kParseErrors; ++i) {
    const FactsView& facts = page.facts(rows[i].file);
    out.Row();
    page.WriteFile(rows[i].file);
    out.Cell().Text(facts.str(facts.file->language_name)).Cell().Number(facts.file->error_bytes).Cell();
    out.Raw(Percent(facts.file->error_bytes, facts.file->decoded_size)).EndRow();
  }
  if (rows.size() > kParseErrors) {
    out.Paragraph().Number(kParseErrors).Raw(" of ").Number(rows.size());
    out.Raw(", largest share first; each file's page names its own.");
  }
}

void WriteDiagnostics(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Diagnostics");
  struct Row {
    FileIndex file;
    uint32_t index;
  };
  std::map<uint16_t, std::vector<Row>> by_code;
  std::map<uint16_t, uint32_t> totals;
  for (FileIndex file = 0; file < graph.file_count(); ++file) {
    std::span<const Diagnostic> diagnostics = page.facts(file).diagnostics;
    for (uint32_t i = 0; i < diagnostics.size(); ++i) {
      auto code = static_cast<uint16_t>(diagnostics[i].code);
      ++totals[code];
      std::vector<Row>& rows = by_code[code];
      if (rows.empty() || rows.back().file != file) rows.push_back({file, i});
    }
  }
  if (by_code.empty()) {
    out.Paragraph().Raw("Nothing odd was met while reading the files.");
    return;
  }
  out.Table({"Code", "What", "Places", "Files"});
  for (const auto& [code, rows] : by_code) {
    out.Row().Digits(code).Cell().Raw(NameOf(static_cast<DiagnosticCode>(code))).Cell().Number(totals[code]).Cell();
    out.Number(rows.size()).EndRow();
  }
  for (const auto& [code, rows] : by_code) {
    // Parse errors have their own section above.
    if (static_cast<DiagnosticCode>(code) == DiagnosticCode::kParseErrors) continue;
    out.Heading(3, std::to_string(code) + ": " + NameOf(static_cast<DiagnosticCode>(code)));
    for (size_t i = 0; i < rows.size() && i < kPerDiagnostic; ++i) {
      const FactsView& facts = page.facts(rows[i].file);
      const Diagnostic& row = facts.diagnostics[rows[i].index];
      out.Bullet();
      page.WriteFile(rows[i].file);
      if (row.row != kNone) {
        out.Raw(" ");
        page.WriteRow(rows[i].file, row.row);
      }
      if (!row.detail.empty()) out.Raw(": ").Text(Utf8Prefix(facts.str(row.detail), 200));
    }
    if (rows.size() > kPerDiagnostic) {
      out.Bullet().Number(rows.size() - kPerDiagnostic).Raw(" more files; each file's page names its own");
    }
  }
}

void WriteRenamed(RepositoryPageWriter& page) {
  const auto& renamed = page.graph.plan().renamed;
  Markdown& out = page.out;
  out.Heading(2, "Renamed Pages");
  if (renamed.empty()) {
    out.Paragraph().Raw("No page had to be renamed: no two paths collide, none has a name that file systems forbid.");
    return;
  }
  out.Paragraph().Count(renamed.size(), "page", "pages");
  out.Raw(" got another name because the wanted one collides with another page or is forbidden on some file systems.");
  out.Table({"Wanted", "Given"});
  for (size_t i = 0; i < renamed.size() && i < kRenamed; ++i) {
    out.Row().Code(renamed[i].first, 300).Cell().CodeLink(renamed[i].second, page.links.Page(renamed[i].second), 300).EndRow();
  }
  if (renamed.size() > kRenamed) out.Paragraph().Number(kRenamed).Raw(" of ").Number(renamed.size()).Raw(" shown.");
}

void WriteLinks(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Links of the Repository's Documents");
  uint64_t links = 0, documents = 0;
  for (FileIndex file = 0; file < graph.file_count(); ++file) {
    links += page.facts(file).links.size();
    documents += !page.facts(file).links.empty();
  }
  std::span<const BrokenLink> broken = graph.BrokenLinks();
  out.Paragraph().Count(links, "link", "links").Raw(" in ").Count(documents, "document", "documents").Raw("; ");
  out.Count(broken.size(), "relative link leads", "relative links lead").Raw(" to nothing in the repository");
  out.Raw(" (links to other sites are not followed).");
  for (size_t i = 0; i < broken.size() && i < kBroken; ++i) {
    const FactsView& facts = page.facts(broken[i].file);
    out.Bullet();
    page.WritePlace(broken[i].file, facts.links[broken[i].link].row);
    out.Raw(": ").Code(facts.str(facts.links[broken[i].link].target));
  }
  if (broken.size() > kBroken) out.Bullet().Number(broken.size() - kBroken).Raw(" more; each document's page marks its own");
  std::span<const BrokenMention> mentions = graph.BrokenMentions();
  out.Paragraph().Raw("Names in documentation directives that do not exist in the repository: ");
  out.Number(mentions.size()).Raw(".");
  for (size_t i = 0; i < mentions.size() && i < kBroken; ++i) {
    out.Bullet();
    page.WritePlace(mentions[i].file, mentions[i].row);
    out.Raw(": ").Code(mentions[i].name);
  }
  if (mentions.size() > kBroken) out.Bullet().Number(mentions.size() - kBroken).Raw(" more");
}

void WriteImports(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Imports and Names");
  uint64_t classes[6] = {}, references[4] = {}, names = 0;
  for (FileIndex file = 0; file < graph.file_count(); ++file) {
    for (const ResolvedImport& row : graph.ResolvedImportsOf(file)) {
      if (row.name == kNone) ++classes[static_cast<size_t>(row.module_class)];
    }
    uint32_t last = kNone;
    for (const ResolvedReference& row : graph.ResolvedReferencesOf(file)) {
      if (row.reference == last || row.of_qualifier != 0) continue;
      last = row.reference;
      ++references[static_cast<size_t>(row.confidence)];
    }
    names += graph.facts(file).references.size();
  }
  out.Table({"Import statements lead to", "Count"});
  constexpr const char* kWords[] = {"nothing that is known (unresolved)", "a file of the repository",
                                    "the language's standard library", "a package of another origin", "the system",
                                    "a generated file (its template is in the repository)"};
  for (size_t i : {1u, 5u, 2u, 3u, 4u, 0u}) out.Row().Raw(kWords[i]).Cell().Number(classes[i]).EndRow();
  uint64_t resolved = references[1] + references[2] + references[3];
  out.Paragraph().Raw("Names used (one per file and name): ").Number(names).Raw("; resolved inside the repository: ");
  out.Number(resolved).Raw(", of these exact ").Number(references[1]).Raw(", unique ").Number(references[2]);
  out.Raw(", ambiguous ").Number(references[3]).Raw(". The others belong to the language, to packages or are unknown.");
}

void WriteRulesRun(RepositoryPageWriter& page) {
  Markdown& out = page.out;
  out.Heading(2, "Rules Run");
  uint64_t files = 0, runs = 0;
  for (FileIndex file = 0; file < page.graph.file_count(); ++file) {
    uint32_t run = page.facts(file).file->rules_run;
    files += run > 0;
    runs += run;
  }
  out.Paragraph().Link(WithCommas(Rules().size()) + " rules", page.links.Page("rules.md")).Raw(" in this build; ");
  out.Number(runs).Raw(" evaluations (rule \xC3\x97 file) over ").Count(files, "file", "files").Raw("; findings: ");
  std::string words = page.FindingsInWords(0);
  out.Raw(words.empty() ? "none" : words).Raw(".");
}

}  // namespace

std::string RenderReport(const RepoGraph& graph, const std::vector<LeftOutPath>& left_out) {
  RepositoryPageWriter page(graph, "verification_report.md");
  page.out.Heading(1, "Verification Report: ");
  page.out.Text(graph.options().repository_name);
  WriteAccounts(page, left_out);
  WriteParseErrors(page);
  WriteDiagnostics(page);
  WriteRenamed(page);
  WriteLinks(page);
  WriteImports(page);
  WriteRulesRun(page);
  page.out.Heading(2, "Navigation");
  page.out.Bullet().Link("Global Index", page.links.Page("index.md"));
  page.WriteFooter();
  return std::move(page.out.text());
}

}  // namespace repodoc
