// <folder>/doc.md: what a folder is about. Sections as OUTPUT names them; the long ones are in folder_architecture.cc and
// folder_api.cc.
#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/repository_page.h"

namespace repodoc {
namespace {

constexpr uint32_t kQuotedLines = 16;
constexpr size_t kParts = 14;
constexpr size_t kConcepts = 10;
constexpr size_t kImportant = 10;
constexpr size_t kTests = 8;
constexpr size_t kRules = 12;
constexpr uint32_t kComplex = 5;

// The first paragraphs of a document, or the whole docstring of a package, quoted.
void WriteWords(RepositoryPageWriter& page, uint32_t folder, FileIndex file) {
  const FactsView& facts = page.facts(file);
  uint32_t hidden = page.out.Quote(facts.str(facts.file->doc), kQuotedLines);
  page.out.Paragraph().Raw("So says ");
  page.WritePlace(file, facts.file->doc_row, folder);
  if (hidden > 0) page.out.Raw("; ").Count(hidden, "more line", "more lines").Raw(" there");
  page.out.Raw(".");
}

void WriteKinds(RepositoryPageWriter& page, uint32_t folder) {
  struct Kind {
    FileFlag flag;
    const char* word;
  };
  constexpr Kind kKinds[] = {{kFileTest, "tests"},           {kFileExample, "examples"},   {kFileVendored, "vendored code"},
                             {kFileGenerated, "generated"},  {kFileDocumentation, "documentation"},
                             {kFileBuild, "build files"},    {kFileConfig, "configuration"}};
  uint32_t counts[std::size(kKinds)] = {};
  auto [first, end] = page.graph.FilesUnder(folder);
  for (FileIndex file = first; file < end; ++file) {
    for (size_t i = 0; i < std::size(kKinds); ++i) counts[i] += page.facts(file).Has(kKinds[i].flag);
  }
  Separator comma;
  for (size_t i = 0; i < std::size(kKinds); ++i) {
    if (counts[i] == 0) continue;
    page.out.Raw(comma.first() ? " Of its files by role: " : "").Raw(comma());
    page.out.Number(counts[i]).Raw(" ").Raw(kKinds[i].word);
  }
  if (!comma.first()) page.out.Raw(" (of ").Number(end - first).Raw("; a file can have several roles).");
}

void WriteRole(RepositoryPageWriter& page, uint32_t folder) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Role in ");
  out.Text(page.repository_name());
  FileIndex readme = graph.ReadmeOf(folder), index = graph.PackageIndexOf(folder);
  bool readme_speaks = readme != kNone && !graph.PurposeOf(readme).empty();
  bool index_speaks = index != kNone && !graph.PurposeOf(index).empty();
  bool index_first = index_speaks && page.WordsOf(folder) == index;
  if (index_first) WriteWords(page, folder, index);
  if (readme_speaks) WriteWords(page, folder, readme);
  if (index_speaks && !index_first) WriteWords(page, folder, index);
  bool described = false;
  for (FileIndex file : graph.FilesIn(folder)) {
    for (const Property& row : page.facts(file).properties) {
      if (described || page.facts(file).str(row.key) != property::kProjectDescription || row.value.empty()) continue;
      described = true;
      out.Paragraph();
      page.WritePlace(file, row.row, folder);
      out.Raw(" describes it as ");
      page.WriteSentence(CollapseSpace(page.facts(file).str(row.value)));
      out.Raw(".");
    }
  }
  out.Paragraph();
  size_t begin = out.size();  // every sentence below opens with a blank: the first one loses it
  if (!readme_speaks && !index_speaks && !described) {
    out.Raw("No README, package docstring or manifest here says what it is for; ");
    page.WriteFolderInShort(folder);
    out.Raw(".");
  }
  const FolderMetrics& metrics = graph.folder_metrics(folder);
  if (folder != 0) {
    if (metrics.edges_in > 0) {
      out.Raw(" The rest of the repository imports it ").Raw(metrics.edges_in == 1 ? "once" : TimesInWords(metrics.edges_in));
    } else {
      out.Raw(" Nothing outside imports it");
    }
    if (metrics.edges_out > 0) {
      out.Raw("; it imports from there ").Raw(metrics.edges_out == 1 ? "once" : TimesInWords(metrics.edges_out)).Raw(".");
    } else {
      out.Raw("; it imports nothing from there.");
    }
  }
  WriteKinds(page, folder);
  std::vector<ConceptCount> words = graph.FolderConcepts(folder, 12);
  if (!words.empty()) {
    out.Raw(" Words that set it apart from the rest: ");
    for (size_t i = 0; i < words.size(); ++i) out.Raw(i == 0 ? "" : ", ").Text(words[i].word);
    out.Raw(" (term frequency weighed by rarity).");
  }
  if (out.size() > begin && out.text()[begin] == ' ') out.text().erase(begin, 1);
}

void WriteOverviewOfContents(RepositoryPageWriter& page, uint32_t folder) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Contents Overview");
  out.Paragraph();
  page.WriteSize(folder);
  out.Raw("; ").Count(graph.SubfoldersOf(folder).size(), "subfolder", "subfolders").Raw(".");
  std::vector<LanguageShare> languages = page.Languages(folder);
  if (languages.size() > 1) {
    uint64_t lines = graph.folder_metrics(folder).lines;
    out.Table({"Language", "Files", "Lines", "Share of lines", ""});
    for (size_t i = 0; i < languages.size() && i < 10; ++i) {
      out.Row().Text(languages[i].name).Cell().Number(languages[i].files).Cell().Number(languages[i].lines);
      out.Cell().Raw(Percent(languages[i].lines, lines)).Cell().Raw(Bar(languages[i].lines, lines, 20)).EndRow();
    }
    if (languages.size() > 10) out.Paragraph().Number(10).Raw(" of ").Number(languages.size()).Raw(" languages and file types.");
  }
  struct Part {
    uint32_t node, files;
    uint64_t lines;
  };
  std::vector<Part> parts;
  for (uint32_t child : graph.SubfoldersOf(folder)) {
    parts.push_back({child, graph.folder_metrics(child).files, graph.folder_metrics(child).lines});
  }
  for (FileIndex file : graph.FilesIn(folder)) parts.push_back({file | kFileNode, 1, page.facts(file).file->lines});
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.lines > b.lines; });
  out.Table({"Part", "Files", "Lines", "What it is"});
  size_t shown = parts.size() <= kParts + 1 ? parts.size() : kParts;
  for (size_t i = 0; i < shown; ++i) {
    out.Row();
    page.WriteNode(parts[i].node, folder);
    out.Cell().Number(parts[i].files).Cell().Number(parts[i].lines).Cell();
    if ((parts[i].node & kFileNode) != 0) {
      page.WriteFileInShort(parts[i].node & ~kFileNode);
    } else {
      page.WriteFolderInShort(parts[i].node);
    }
    out.EndRow();
  }
  if (shown < parts.size()) {
    uint64_t files = 0, lines = 0;
    for (size_t i = shown; i < parts.size(); ++i) files += parts[i].files, lines += parts[i].lines;
    out.Row().Number(parts.size() - shown).Raw(" smaller parts").Cell().Number(files).Cell().Number(lines).Cell();
    out.Raw("all in the [folder index](").Raw(page.links.Page(graph.plan().folders[folder].index)).Raw(")").EndRow();
  }
}

void WriteConcepts(RepositoryPageWriter& page, uint32_t folder) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Key Concepts");
  // Types and functions at the top level of a file: most used first, those with words of their own before those without.
  std::vector<SymbolRef> chosen, silent;
  for (SymbolRef ref : graph.TopSymbols(folder, 60)) {
    if (!IsTopLevelPublic(page.facts(ref.file), ref.symbol)) continue;
    const Symbol& row = page.symbol(ref);
    if (!IsType(row.kind) && !IsCallable(row.kind)) continue;
    (row.doc.empty() ? silent : chosen).push_back(ref);
  }
  if (chosen.size() > kConcepts) chosen.resize(kConcepts);
  size_t documented = chosen.size();
  for (SymbolRef ref : silent) {
    if (chosen.size() >= kConcepts || documented >= kConcepts / 2 + 1) break;
    if (graph.UseCount(ref) == 0) break;
    chosen.push_back(ref);
  }
  if (chosen.empty()) {
    out.Paragraph().Raw("No public class or function at the top level of a file outside of tests.");
    return;
  }
  out.Table({"Concept", "Where it is decided", "In short", "Used"});
  for (SymbolRef ref : chosen) {
    const FactsView& facts = page.facts(ref.file);
    const Symbol& row = facts.symbols[ref.symbol];
    out.Row();
    page.WriteSymbolAs(ref, facts.str(row.name));
    out.Raw(" (").Raw(NameOf(row.kind).word).Raw(")").Cell();
    page.WritePlace(ref.file, row.row, folder);
    out.Cell();
    if (!row.doc.empty()) {
      page.WriteSentence(FirstSentence(facts.str(row.doc)));
    } else {
      out.Code(facts.str(row.signature), 100);
    }
    UseTotals uses = graph.TotalsOf(ref);
    out.Cell().Number(uses.places).Raw(" in ").Count(uses.files, "file", "files").EndRow();
  }
}

void WriteImportant(RepositoryPageWriter& page, uint32_t folder) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Important Files");
  std::vector<FileIndex> files = graph.ImportantFiles(folder, kImportant);
  if (files.empty()) {
    out.Paragraph().Raw("No file of this folder is imported by another file of the repository.");
    std::vector<FileIndex> biggest;
    auto [first, end] = graph.FilesUnder(folder);
    for (FileIndex file = first; file < end; ++file) {
      if (!page.facts(file).Has(kFileBinary)) biggest.push_back(file);
    }
    size_t keep = std::min<size_t>(5, biggest.size());
    std::partial_sort(biggest.begin(), biggest.begin() + static_cast<std::ptrdiff_t>(keep), biggest.end(), [&](FileIndex a, FileIndex b) {
      uint32_t x = page.facts(a).file->lines, y = page.facts(b).file->lines;
      return x != y ? x > y : a < b;
    });
    if (keep < 2) return;
    out.Raw(" The biggest: ");
    for (size_t i = 0; i < keep; ++i) {
      out.Raw(i == 0 ? "" : ", ");
      page.WriteFile(biggest[i], folder);
      out.Raw(" (").Count(page.facts(biggest[i]).file->lines, "line", "lines").Raw(")");
    }
    out.Raw(".");
    return;
  }
  out.Table({"File", "Used by", "Reached by", "Why it matters"});
  for (FileIndex file : files) {
    const FileMetrics& metrics = graph.metrics(file);
    out.Row();
    page.WriteFile(file, folder);
    out.Cell().Count(metrics.fan_in, "file", "files");
    if (metrics.fan_in_tests > 0) out.Raw(" (").Count(metrics.fan_in_tests, "test", "tests").Raw(")");
    out.Cell().Count(metrics.dependents, "file", "files").Cell();
    if (metrics.rank_position != kNone) out.Raw("rank ").Number(metrics.rank_position).Raw("; ");
    if (page.facts(file).Has(kFilePackageIndex)) out.Raw("package index; ");
    if (metrics.component_size > 1) out.Raw("in a cycle of ").Number(metrics.component_size).Raw("; ");
    page.WriteFileInShort(file);
    out.EndRow();
  }
  out.Paragraph().Raw("Used by: files that import it. Reached by: files that a change can touch through imports. ");
  out.Raw("Rank: by PageRank over all imports of the repository.");
}

void WriteWork(RepositoryPageWriter& page, uint32_t folder) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Working with This Folder");
  page.WriteCommands(folder, 4);
  std::vector<FileIndex> tests = graph.TestsReaching(folder);
  out.Paragraph();
  if (tests.empty()) {
    out.Raw("No test file imports a file of this folder or is named after one.");
  } else {
    out.Raw("Tests that reach it, those that reach most files first: ");
    for (size_t i = 0; i < tests.size() && i < kTests; ++i) {
      out.Raw(i == 0 ? "" : ", ");
      page.WriteFile(tests[i]);
    }
    if (tests.size() > kTests) out.Raw(" and ").Number(tests.size() - kTests).Raw(" more");
    out.Raw(".");
  }
  // Manifests and other files that tools read.
  Separator comma;
  size_t shown = 0;
  for (FileIndex file : graph.FilesIn(folder)) {
    const FactsView& facts = page.facts(file);
    std::string_view schema = facts.PropertyValue(property::kSchema);
    if (schema.empty() && !facts.Has(kFileBuild)) continue;
    if (shown++ == 12) break;
    if (comma.first()) out.Paragraph().Raw("What tools read here: ");
    out.Raw(comma());
    page.WriteFile(file, folder);
    if (!schema.empty()) out.Raw(" (").Text(schema).Raw(")");
  }
  if (!comma.first()) out.Raw(shown > 12 ? " \xE2\x80\xA6" : ".");
}

void WriteReferences(RepositoryPageWriter& page, uint32_t folder) {
  const FolderPages& own = page.graph.plan().folders[folder];
  Markdown& out = page.out;
  out.Heading(2, "Cross-References");
  out.Bullet().Link("Folder Index", page.links.Page(own.index)).Raw(" \xC2\xB7 ");
  out.Link("Keyword Index", page.links.Page(own.sub));
  uint32_t parent = page.graph.ParentOf(folder);
  if (parent != kNone) out.Raw(" \xC2\xB7 ").Link("Parent", page.FolderHref(parent));
  out.Raw(" \xC2\xB7 ").Link("Global Index", page.links.Page("index.md"));
  std::span<const uint32_t> children = page.graph.SubfoldersOf(folder);
  if (children.empty()) return;
  out.Bullet().Raw("Subfolders: ");
  for (size_t i = 0; i < children.size() && i < 40; ++i) {
    out.Raw(i == 0 ? "" : ", ");
    page.WriteFolder(children[i], folder);
  }
  if (children.size() > 40) out.Raw(" and ").Number(children.size() - 40).Raw(" more in the index");
}

}  // namespace

std::string RenderFolderDoc(const RepoGraph& graph, uint32_t folder) {
  RepositoryPageWriter page(graph, graph.plan().folders[folder].doc);
  Markdown& out = page.out;
  out.Heading(1, "Documentation: ");
  out.Code(page.FolderLabel(folder), 4096);
  WriteRole(page, folder);
  WriteOverviewOfContents(page, folder);
  WriteConcepts(page, folder);
  out.Heading(2, "Architecture & Organization");
  WriteFolderArchitecture(page, folder);
  WriteImportant(page, folder);
  out.Heading(2, "Public API");
  WritePublicApi(page, folder);
  out.Heading(2, "Documentation Coverage");
  WriteCoverageSection(page, folder);
  out.Heading(2, "Findings");
  page.WriteFindings(folder, kRules);
  std::vector<ComplexFunction> complex = page.ComplexFunctions(folder, kComplex);
  if (!complex.empty()) {
    out.Paragraph().Raw("Most complex functions (cognitive / cyclomatic complexity): ");
    for (size_t i = 0; i < complex.size(); ++i) {
      out.Raw(i == 0 ? "" : ", ");
      page.WriteSymbol(complex[i].symbol);
      out.Raw(" ");
      page.WriteRow(complex[i].symbol.file, page.symbol(complex[i].symbol).row);
      out.Raw(" (").Number(complex[i].cognitive).Raw(" / ").Number(complex[i].cyclomatic).Raw(")");
    }
    out.Raw(".");
  }
  WriteWork(page, folder);
  WriteReferences(page, folder);
  page.WriteFooter();
  return std::move(out.text());
}

}  // namespace repodoc
