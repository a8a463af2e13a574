// index.md at the root: the front page of the repository. What it is in its own words, how large, in which languages, how
// it is built and run as its own files say, its architecture, where to begin, and how to read this documentation.
#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/index_interfaces.h"
#include "core/pages/repository_page.h"
#include "core/rules/rules.h"

namespace repodoc {
namespace {

constexpr size_t kLanguages = 14;
constexpr size_t kEntryPoints = 15;
constexpr size_t kImportant = 15;
constexpr size_t kSymbols = 12;
constexpr size_t kHotSpots = 8;
constexpr size_t kRules = 10;
constexpr size_t kManifestValues = 4;

void WriteDescription(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Description");
  FileIndex readme = graph.ReadmeOf(0);
  bool said = false;
  if (readme != kNone && !page.facts(readme).file->doc.empty()) {
    const FactsView& facts = page.facts(readme);
    out.Quote(facts.str(facts.file->doc), 16);
    out.Paragraph().Raw("From ");
    page.WritePlace(readme, facts.file->doc_row);
    out.Raw(".");
    said = true;
  }
  // What manifests at the top say.
  struct Key {
    const char* key;
    const char* word;
  };
  constexpr Key kKeys[] = {{property::kProjectName, "Name"},
                           {property::kProjectVersion, "Version"},
                           {property::kProjectDescription, "Description"},
                           {property::kProjectLicense, "Licence"},
                           {property::kProjectHomepage, "Home page"}};
  for (const Key& key : kKeys) {
    size_t shown = 0;
    for (FileIndex file : graph.FilesIn(0)) {
      const FactsView& facts = page.facts(file);
      for (const Property& row : facts.properties) {
        if (facts.str(row.key) != key.key || row.value.empty() || shown == kManifestValues) continue;
        if (shown++ == 0) {
          out.Bullet().Raw("**").Raw(key.word).Raw("**: ");
        } else {
          out.Raw("; ");
        }
        out.Text(FirstParagraph(facts.str(row.value), 300)).Raw(" (");
        page.WritePlace(file, row.row);
        out.Raw(")");
        said = true;
      }
    }
  }
  if (!said) out.Paragraph().Raw("No README and no manifest at the top describes this repository.");
}

void WriteLicence(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Licence");
  bool any = false;
  for (FileIndex file : graph.FilesIn(0)) {
    const FactsView& facts = page.facts(file);
    std::string name = ToLowerAscii(BaseName(facts.path()));
    if (!StartsWith(name, "licen") && !StartsWith(name, "copying") && !StartsWith(name, "notice") &&
        !StartsWith(name, "unlicense")) {
      continue;
    }
    any = true;
    out.Bullet();
    page.WriteFile(file);
    if (!facts.file->license.empty()) {
      out.Raw(": recognised as ").Text(facts.str(facts.file->license));
      if (facts.file->license_row != kNone) {
        out.Raw(" (");
        page.WriteRow(file, facts.file->license_row);
        out.Raw(")");
      }
    }
  }
  if (!any) out.Paragraph().Raw("No licence file (LICENSE, COPYING, NOTICE) at the top.");
  // Headers of single files, counted.
  struct Row {
    std::string_view name;
    uint32_t files;
    FileIndex first;
  };
  std::vector<Row> rows;
  for (FileIndex file = 0; file < graph.file_count(); ++file) {
    std::string_view name = page.facts(file).str(page.facts(file).file->license);
    if (name.empty()) continue;
    auto at = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.name == name; });
    if (at == rows.end()) {
      rows.push_back({name, 1, file});
    } else {
      ++at->files;
    }
    if (rows.size() > 200) break;
  }
  if (rows.empty()) return;
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.files > b.files; });
  out.Paragraph().Raw("Licence texts and headers found in files: ");
  for (size_t i = 0; i < rows.size() && i < 10; ++i) {
    out.Raw(i == 0 ? "" : ", ").Text(rows[i].name).Raw(" in ").Count(rows[i].files, "file", "files").Raw(" (first: ");
    page.WriteFile(rows[i].first);
    out.Raw(")");
  }
  if (rows.size() > 10) out.Raw(" and ").Number(rows.size() - 10).Raw(" others");
  out.Raw(".");
}

void WriteLanguages(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  std::vector<LanguageShare> languages = page.Languages(0);
  const FolderMetrics& metrics = graph.folder_metrics(0);
  uint64_t bytes = 0;
  for (const LanguageShare& row : languages) bytes += row.bytes;
  out.Heading(2, "Languages and Size");
  out.Paragraph().Count(metrics.files, "file", "files").Raw(" in ").Count(graph.plan().folders.size(), "folder", "folders");
  out.Raw(", ").Raw(SizeInWords(bytes)).Raw(", ").Count(metrics.lines, "line", "lines").Raw(" (");
  out.Number(metrics.code_lines).Raw(" of code); ").Count(metrics.tests, "test file", "test files").Raw(".");
  if (languages.empty()) return;
  out.Table({"Language", "Files", "Lines", "Share of lines", "Bar"});
  for (size_t i = 0; i < languages.size() && i < kLanguages; ++i) {
    out.Row().Text(languages[i].name).Cell().Number(languages[i].files).Cell().Number(languages[i].lines).Cell();
    out.Raw(Percent(languages[i].lines, metrics.lines)).Cell().Raw(Bar(languages[i].lines, metrics.lines, 16)).EndRow();
  }
  if (languages.size() > kLanguages) {
    uint32_t files = 0;
    uint64_t lines = 0;
    for (size_t i = kLanguages; i < languages.size(); ++i) files += languages[i].files, lines += languages[i].lines;
    out.Row().Number(languages.size() - kLanguages).Raw(" others").Cell().Number(files).Cell().Number(lines).Cell();
    out.Raw(Percent(lines, metrics.lines)).Cell().EndRow();
  }
}

void WriteEntryPoints(RepositoryPageWriter& page) {
  Markdown& out = page.out;
  out.Heading(2, "Entry Points");
  std::vector<EntryPoint> points, tests;
  for (const EntryPoint& point : page.graph.EntryPointsUnder(0)) {
    uint32_t aside = kFileTest | kFileExample | kFileVendored | kFileGenerated;
    ((page.facts(point.file).file->flags & aside) != 0 ? tests : points).push_back(point);
  }
  if (points.empty() && tests.empty()) {
    out.Paragraph().Raw("No file has a main function, a `__main__` guard or another entry point that is recognised.");
    return;
  }
  // Those near the top of the tree first.
  auto depth = [&](const EntryPoint& point) {
    std::string_view path = page.facts(point.file).path();
    return std::count(path.begin(), path.end(), '/');
  };
  std::stable_sort(points.begin(), points.end(), [&](const EntryPoint& a, const EntryPoint& b) { return depth(a) < depth(b); });
  if (points.empty()) points.swap(tests);
  out.Table({"File", "How", "What it is"});
  for (size_t i = 0; i < points.size() && i < kEntryPoints; ++i) {
    out.Row();
    page.WriteFile(points[i].file);
    out.Cell().Code(points[i].text, 80).Raw(" ");
    page.WriteRow(points[i].file, points[i].row);
    out.Cell();
    page.WriteFileInShort(points[i].file);
    out.EndRow();
  }
  out.Paragraph().Number(std::min(points.size(), kEntryPoints)).Raw(" of ").Number(points.size());
  out.Raw(" shown, nearest to the top first");
  if (!tests.empty()) out.Raw("; ").Number(tests.size()).Raw(" more in tests, examples, vendored or generated files");
  out.Raw(".");
}

void WriteImportant(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Most Important Files");
  std::vector<FileIndex> files = graph.ImportantFiles(0, kImportant);
  if (files.empty()) {
    out.Paragraph().Raw("No file imports another one, so none stands out by use.");
  } else {
    out.Table({"File", "Used by", "Reached by", "What it is"});
    for (FileIndex file : files) {
      const FileMetrics& metrics = graph.metrics(file);
      out.Row();
      page.WriteFile(file);
      out.Cell().Count(metrics.fan_in, "file", "files").Cell().Count(metrics.dependents, "file", "files").Cell();
      page.WriteFileInShort(file);
      out.EndRow();
    }
    out.Paragraph().Raw("By the number of files that import them. Reached by: files that a change can touch through imports.");
  }
  std::vector<SymbolRef> symbols;
  for (SymbolRef ref : graph.TopSymbols(0, 60)) {
    if (symbols.size() < kSymbols && IsTopLevelPublic(page.facts(ref.file), ref.symbol) && graph.UseCount(ref) > 0) {
      symbols.push_back(ref);
    }
  }
  if (symbols.empty()) return;
  out.Paragraph().Raw("The names used most:");
  out.Table({"Name", "Where", "In short", "Used"});
  for (SymbolRef ref : symbols) {
    const Symbol& row = page.symbol(ref);
    out.Row();
    page.WriteSymbol(ref);
    out.Raw(" (").Raw(NameOf(row.kind).word).Raw(")").Cell();
    page.WritePlace(ref.file, row.row);
    out.Cell();
    if (!row.doc.empty()) page.WriteSentence(FirstSentence(page.facts(ref.file).str(row.doc)));
    UseTotals uses = graph.TotalsOf(ref);
    out.Cell().Number(uses.places).Raw(" in ").Count(uses.files, "file", "files").EndRow();
  }
}

void WriteHotSpots(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Hot Spots");
  std::vector<ComplexFunction> functions = page.ComplexFunctions(0, kHotSpots);
  if (functions.empty()) {
    out.Paragraph().Raw("No function reaches a cyclomatic complexity of 10.");
  } else {
    out.Table({"Most complex functions", "Where", "Cognitive", "Cyclomatic", "Lines"});
    for (const ComplexFunction& function : functions) {
      const Symbol& row = page.symbol(function.symbol);
      out.Row();
      page.WriteSymbol(function.symbol);
      out.Cell();
      page.WritePlace(function.symbol.file, row.row);
      out.Cell().Number(function.cognitive).Cell().Number(function.cyclomatic).Cell();
      out.Number(row.end_row - row.begin_row + 1).EndRow();
    }
  }
  std::vector<FileIndex> biggest, noticed;
  std::vector<uint32_t> counts(graph.file_count(), 0);
  std::span<const RuleInfo> rules = Rules();
  for (FileIndex file = 0; file < graph.file_count(); ++file) {
    const FactsView& facts = page.facts(file);
    for (const Finding& finding : facts.findings) {
      counts[file] += finding.rule < rules.size() && rules[finding.rule].category != RuleCategory::kPattern;
    }
    if (counts[file] > 0) noticed.push_back(file);
    if (facts.Has(kFileCode) && (facts.file->flags & (kFileGenerated | kFileVendored)) == 0) biggest.push_back(file);
  }
  auto keep_best = [](std::vector<FileIndex>* files, auto&& value) {
    size_t keep = std::min(kHotSpots, files->size());
    std::partial_sort(files->begin(), files->begin() + static_cast<std::ptrdiff_t>(keep), files->end(), [&](FileIndex a, FileIndex b) {
      return value(a) != value(b) ? value(a) > value(b) : a < b;
    });
    files->resize(keep);
  };
  keep_best(&biggest, [&](FileIndex file) { return page.facts(file).file->lines; });
  keep_best(&noticed, [&](FileIndex file) { return counts[file]; });
  if (!biggest.empty()) {
    out.Paragraph().Raw("Biggest code files, generated and vendored ones aside: ");
    for (size_t i = 0; i < biggest.size(); ++i) {
      out.Raw(i == 0 ? "" : ", ");
      page.WriteFile(biggest[i]);
      out.Raw(" (").Count(page.facts(biggest[i]).file->lines, "line", "lines").Raw(")");
    }
    out.Raw(".");
  }
  if (!noticed.empty()) {
    out.Paragraph().Raw("Files with most security, performance and quality findings: ");
    for (size_t i = 0; i < noticed.size(); ++i) {
      out.Raw(i == 0 ? "" : ", ");
      page.WriteFile(noticed[i]);
      out.Raw(" (").Number(counts[noticed[i]]).Raw(")");
    }
    out.Raw(".");
  }
  if (graph.CycleCount() > 0) {
    out.Paragraph().Count(graph.CycleCount(), "import cycle", "import cycles").Raw("; the largest has ");
    std::span<const FileIndex> cycle = graph.Cycle(0);
    out.Count(cycle.size(), "file", "files").Raw(", among them ");
    for (size_t i = 0; i < cycle.size() && i < 3; ++i) {
      out.Raw(i == 0 ? "" : ", ");
      page.WriteFile(cycle[i]);
    }
    out.Raw(".");
  } else {
    out.Paragraph().Raw("No import cycle.");
  }
}

void WritePackages(RepositoryPageWriter& page) {
  Markdown& out = page.out;
  out.Heading(2, "Dependencies");
  std::vector<uint32_t> order;
  std::span<const Package> packages = page.graph.Packages();
  for (uint32_t i = 0; i < packages.size(); ++i) order.push_back(i);
  if (order.empty()) {
    out.Paragraph().Raw("No manifest declares a package and no import leads to one.");
    return;
  }
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return packages[a].users > packages[b].users; });
  size_t shown = std::min<size_t>(order.size(), 20);
  out.Table({"Package", "Imported by", "Declared", "Range"});
  for (size_t i = 0; i < shown; ++i) {
    const Package& row = packages[order[i]];
    out.Row().Code(row.name).Cell().Count(row.users, "file", "files").Cell();
    if (row.manifest != kNone) {
      page.WritePlace(row.manifest, row.manifest_row);
      if (!row.group.empty()) out.Raw(" (").Text(row.group).Raw(")");
    } else {
      out.Raw("in no manifest that is read");
    }
    out.Cell();
    if (!row.range.empty()) out.Code(row.range);
    if (!row.locked.empty()) out.Raw(" locked ").Code(row.locked);
    out.EndRow();
  }
  if (order.size() > shown) {
    out.Paragraph().Number(shown).Raw(" of ").Number(order.size()).Raw(" packages, most used first.");
  }
}

void WriteHowToRead(RepositoryPageWriter& page, const std::vector<LeftOutPath>& left_out) {
  Markdown& out = page.out;
  const FolderPages& root = page.graph.plan().folders[0];
  out.Heading(2, "How to Read This Documentation");
  out.Bullet().Raw("Every file has a page `<file>_docs.md` (what it is, its source, its symbols, who uses it, what was found) ");
  out.Raw("and a keyword index `<file>_kw.md`; every folder has `index.md`, `doc.md` and `sub.md`.");
  out.Bullet().Link("Root folder documentation", page.links.Page(root.doc)).Raw(", ");
  out.Link("its keywords", page.links.Page(root.sub)).Raw(", ");
  out.Link("all keywords A\xE2\x80\x93Z", page.links.Page("keywords.md")).Raw(", ");
  out.Link("the whole as a book", page.links.Page("comprehensive_book.md")).Raw(".");
  out.Bullet().Link("Rules", page.links.Page("rules.md")).Raw(": what findings mean. ");
  out.Link("Verification report", page.links.Page("verification_report.md"));
  out.Raw(": what was read, what was left out and why (");
  out.Count(left_out.size(), "path", "paths").Raw("), what could not be parsed.");
  out.Bullet().Raw("A name resolved through an import or scope is exact; `unique` means one candidate in the repository, ");
  out.Raw("`ambiguous` several, all listed up to five. Lines in links are those of the source at the time of the run.");
}

}  // namespace

std::string RenderFrontPage(const RepoGraph& graph, const std::vector<LeftOutPath>& left_out) {
  RepositoryPageWriter page(graph, graph.plan().folders[0].index);
  Markdown& out = page.out;
  out.Heading(1, "");
  out.Text(graph.options().repository_name);
  WriteDescription(page);
  WriteLanguages(page);
  out.Heading(2, "Install, Build, Test, Run");
  page.WriteCommands(0, 6);
  out.Heading(2, "Architecture");
  page.WriteChildGraph(0);
  out.Heading(2, "Folders");
  WriteSubfolders(page, 0);
  WriteEntryPoints(page);
  WriteInterfaces(page);
  WriteImportant(page);
  WriteHotSpots(page);
  WritePackages(page);
  out.Heading(2, "Documentation Coverage");
  out.Paragraph();
  page.WriteCoverage(0);
  out.Raw("; details per folder in the [root folder's documentation](");
  out.Raw(page.links.Page(graph.plan().folders[0].doc, "documentation-coverage")).Raw(").");
  out.Heading(2, "Findings");
  page.WriteFindings(0, kRules);
  WriteLicence(page);
  out.Heading(2, "Files");
  WriteFiles(page, 0);
  WriteHowToRead(page, left_out);
  page.WriteFooter();
  return std::move(out.text());
}

}  // namespace repodoc
