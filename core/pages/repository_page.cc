#include "core/pages/repository_page.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/rules/rules.h"

namespace repodoc {
namespace {

constexpr int kMostScopes = 64;        // enclosing scopes looked at: hostile input nests deeper
constexpr size_t kMostDiagramEdges = 26;
constexpr size_t kMostEdgeRows = 20;
constexpr uint32_t kWorthNaming = 10;  // cyclomatic complexity from which a function is named: McCabe's own limit

// One word alone, a title or a name, says nothing.
bool Speaks(std::string_view purpose) { return purpose.find(' ') != std::string_view::npos; }

bool IsContainer(SymbolKind kind) {
  return kind == SymbolKind::kNamespace || kind == SymbolKind::kModule || kind == SymbolKind::kPackage;
}

}  // namespace

std::string Percent(uint64_t part, uint64_t whole) {
  if (whole == 0 || part == 0) return "0 %";
  double share = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
  if (share < 0.1) return "< 0.1 %";
  if (part < whole && share > 99.9) return "> 99.9 %";
  return Decimal(share, share < 10 && part != whole ? 1 : 0) + " %";
}

std::string Bar(uint64_t part, uint64_t whole, uint32_t width) {
  // In eighths of a character; what is there is never shown as nothing.
  uint64_t eighths = whole == 0 ? 0 : (part * width * 8 + whole / 2) / whole;
  if (part > 0 && eighths == 0) eighths = 1;
  eighths = std::min(eighths, uint64_t{width} * 8);
  std::string bar;
  for (uint64_t i = 0; i < eighths / 8; ++i) bar += "\xE2\x96\x88";
  if (eighths % 8 != 0) {
    bar += "\xE2\x96";
    bar += static_cast<char>(0x90 - eighths % 8);  // U+258F (one eighth) down to U+2589 (seven)
  }
  return bar;
}

std::string FirstParagraph(std::string_view doc, size_t limit) {
  doc = Trim(doc);
  size_t end = doc.find("\n\n");
  std::string text = CollapseSpace(doc.substr(0, end));
  if (text.size() <= limit) return text;
  text.resize(Utf8Prefix(text, limit).size());
  return text + "\xE2\x80\xA6";
}

bool IsTopLevelPublic(const FactsView& facts, uint32_t index) {
  const Symbol& row = facts.symbols[index];
  if (row.visibility != Visibility::kPublic || (row.flags & kSymbolLocal) != 0 || row.name.empty()) return false;
  uint32_t parent = row.parent;
  for (int i = 0; parent != kNone && i < kMostScopes; ++i) {
    if (!IsContainer(facts.symbols[parent].kind)) return false;
    parent = facts.symbols[parent].parent;
  }
  return parent == kNone;
}

RepositoryPageWriter::RepositoryPageWriter(const RepoGraph& graph_in, std::string_view page_in)
    : graph(graph_in),
      page(page_in),
      links(page_in, graph_in.options().docs_root, graph_in.options().source_url) {}

// ---- Names and links ------------------------------------------------------------------------------------------------

std::string RepositoryPageWriter::Label(std::string_view path, uint32_t base) const {
  if (base != kNone) {
    std::string_view folder = folder_path(base);
    if (!folder.empty() && path.size() > folder.size() && StartsWith(path, folder) && path[folder.size()] == '/') {
      path.remove_prefix(folder.size() + 1);
    }
  }
  return std::string(path);
}

std::string RepositoryPageWriter::FolderLabel(uint32_t folder, uint32_t base) const {
  if (folder == 0) return std::string(repository_name()) + "/";
  return Label(folder_path(folder), base) + "/";
}

std::string RepositoryPageWriter::NodeLabel(uint32_t node, uint32_t base) const {
  return (node & kFileNode) != 0 ? Label(facts(node & ~kFileNode).path(), base) : FolderLabel(node, base);
}

void RepositoryPageWriter::WriteFile(FileIndex file, uint32_t base) {
  out.CodeLink(Label(facts(file).path(), base), FileHref(file), 400);
}

void RepositoryPageWriter::WriteFolder(uint32_t folder, uint32_t base) {
  out.CodeLink(FolderLabel(folder, base), FolderHref(folder), 400);
}

void RepositoryPageWriter::WriteNode(uint32_t node, uint32_t base) {
  if ((node & kFileNode) != 0) {
    WriteFile(node & ~kFileNode, base);
  } else {
    WriteFolder(node, base);
  }
}

void RepositoryPageWriter::WriteSymbolAs(SymbolRef ref, std::string_view label) {
  std::string_view anchor = ref.symbol == kNone ? std::string_view() : graph.AnchorOf(ref);
  out.CodeLink(label, links.Page(graph.plan().files[ref.file].docs, anchor));
}

void RepositoryPageWriter::WriteSymbol(SymbolRef ref) {
  if (ref.symbol == kNone) return WriteFile(ref.file);
  WriteSymbolAs(ref, facts(ref.file).QualifiedName(ref.symbol));
}

void RepositoryPageWriter::WriteRow(FileIndex file, uint32_t row) {
  if (row == kNone) return;
  AppendPlace(links.Source(facts(file).path()), row, &out);
}

void RepositoryPageWriter::WritePlace(FileIndex file, uint32_t row, uint32_t base) {
  std::string source = links.Source(facts(file).path());
  out.Raw("[").Code(Label(facts(file).path(), base), 400);
  if (row != kNone) out.Raw(" L").Digits(row + 1);
  out.Raw("](").Raw(row == kNone ? source : PlaceHref(source, row)).Raw(")");
}

void RepositoryPageWriter::WriteSentence(std::string_view sentence) {
  out.Raw("\xE2\x80\x9C").Prose(sentence).Raw("\xE2\x80\x9D");
}

void RepositoryPageWriter::WriteFooter() {
  out.Paragraph().Raw("---");
  out.Paragraph().Raw("*Generated by repodoc*\n");
}

// ---- What a folder is -----------------------------------------------------------------------------------------------

FileIndex RepositoryPageWriter::WordsOf(uint32_t folder) const {
  FileIndex readme = graph.ReadmeOf(folder), index = graph.PackageIndexOf(folder);
  // A README.txt beside a package is seldom about the package.
  if (readme != kNone && index != kNone && Extension(facts(readme).path()) == ".txt") std::swap(readme, index);
  for (FileIndex file : {readme, index}) {
    if (file != kNone && Speaks(graph.PurposeOf(file))) return file;
  }
  auto [first, end] = graph.FilesUnder(folder);
  if (end - first == 1 && Speaks(graph.PurposeOf(first))) return first;
  return kNone;
}

namespace {

// A description in a manifest that lies in the folder itself.
struct Description {
  FileIndex file = kNone;
  uint32_t row = kNone;
  std::string_view text;
};

Description ManifestDescription(const RepoGraph& graph, uint32_t folder) {
  for (FileIndex file : graph.FilesIn(folder)) {
    const FactsView& facts = graph.facts(file);
    for (const Property& row : facts.properties) {
      if (facts.str(row.key) != property::kProjectDescription || row.value.empty()) continue;
      return {file, row.row, facts.str(row.value)};
    }
  }
  return {};
}

// Nine of ten code files are tests (beside them may lie what they read); where there is no code, most files are theirs.
bool IsForTests(const RepoGraph& graph, uint32_t folder) {
  const FolderMetrics& metrics = graph.folder_metrics(folder);
  if (metrics.files == 0 || metrics.tests * 10 < metrics.files * 6) return false;
  uint32_t code = 0, tests = 0;
  auto [first, end] = graph.FilesUnder(folder);
  for (FileIndex file = first; file < end; ++file) {
    if (!graph.facts(file).Has(kFileCode)) continue;
    ++code;
    if (graph.facts(file).Has(kFileTest)) ++tests;
  }
  return tests * 10 >= code * 9;
}

}  // namespace

bool RepositoryPageWriter::IsMember(SymbolRef ref) const {
  uint32_t parent = symbol(ref).parent;
  if (symbol(ref).kind == SymbolKind::kMethod) return true;
  return parent != kNone && IsType(facts(ref.file).symbols[parent].kind) && !IsType(symbol(ref).kind);
}

void RepositoryPageWriter::WriteFolderInShort(uint32_t folder) {
  FileIndex words = WordsOf(folder);
  if (words != kNone) {
    WriteSentence(graph.PurposeOf(words));
    out.Raw(" (").CodeLink(BaseName(facts(words).path()), FileHref(words)).Raw(")");
    return;
  }
  Description manifest = ManifestDescription(graph, folder);
  if (manifest.file != kNone) {
    WriteSentence(FirstSentence(manifest.text));
    out.Raw(" (").CodeLink(BaseName(facts(manifest.file).path()), FileHref(manifest.file)).Raw(")");
    return;
  }
  const FolderMetrics& metrics = graph.folder_metrics(folder);
  if (IsForTests(graph, folder)) {
    out.Raw("tests: ").Number(metrics.tests).Raw(" of ").Count(metrics.files, "file", "files");
    return;
  }
  std::vector<FileIndex> programs;  // more than three say little
  for (const EntryPoint& entry : graph.EntryPointsUnder(folder)) {
    bool own = (facts(entry.file).file->flags & (kFileTest | kFileExample | kFileVendored | kFileGenerated)) == 0;
    if (own && (programs.empty() || programs.back() != entry.file)) programs.push_back(entry.file);
  }
  if (!programs.empty() && programs.size() <= 3) {
    Separator between;
    out.Raw("starts at ");
    for (FileIndex file : programs) out.Raw(between()).CodeLink(Label(facts(file).path(), folder), FileHref(file));
    out.Raw("; ");
  }
  Separator comma;
  std::vector<std::string_view> shown;
  for (SymbolRef ref : graph.TopSymbols(folder, 40)) {
    if (IsMember(ref)) continue;  // "Close" says nothing of a folder
    std::string_view name = facts(ref.file).str(symbol(ref).name);
    if (graph.UseCount(ref) == 0 || shown.size() == 4) break;
    if (symbol(ref).kind == SymbolKind::kConstructor || symbol(ref).kind == SymbolKind::kDestructor) continue;
    if (std::find(shown.begin(), shown.end(), name) != shown.end()) continue;
    shown.push_back(name);
    out.Raw(comma.first() ? "most used: " : "").Raw(comma());
    WriteSymbolAs(ref, name);
  }
  if (!comma.first()) return;
  std::vector<LanguageShare> languages = Languages(folder);
  for (size_t i = 0; i < languages.size() && i < 3; ++i) {
    out.Raw(comma()).Number(languages[i].files).Raw(" ").Text(languages[i].name);
  }
  if (languages.size() > 3) out.Raw(" and ").Count(languages.size() - 3, "other language", "other languages");
  if (!languages.empty() && languages.size() <= 3) out.Raw(metrics.files == 1 ? " file" : " files");
}

bool RepositoryPageWriter::WriteContents(FileIndex file, uint32_t names) {
  const FactsView& view = facts(file);
  struct Candidate {
    uint32_t symbol, uses;
  };
  uint32_t counts[static_cast<size_t>(SymbolKind::kCount)] = {};
  std::vector<Candidate> candidates;
  std::set<std::pair<FileIndex, uint32_t>> primaries;
  bool code = view.Has(kFileCode);
  for (uint32_t i = 0; i < view.symbols.size(); ++i) {
    const Symbol& row = view.symbols[i];
    if (code) {
      if (!IsType(row.kind) && !IsCallable(row.kind)) continue;
      SymbolRef primary = graph.PrimaryOf({file, i});
      // Declared here, defined elsewhere: a header offers it all the same.
      bool first = primary.file == file ? primary.symbol == i : primaries.insert({primary.file, primary.symbol}).second;
      if (!IsTopLevelPublic(view, i) || !first) continue;
      candidates.push_back({i, graph.UseCount({file, i})});
    } else if (row.level > 1 || row.parent != kNone || row.name.empty()) {
      continue;
    } else {
      candidates.push_back({i, 0});
    }
    ++counts[static_cast<size_t>(row.kind)];
  }
  if (candidates.empty()) return false;
  Separator comma;
  for (size_t kind = 0; kind < std::size(counts); ++kind) {
    if (counts[kind] == 0) continue;
    const SymbolKindName& name = NameOf(static_cast<SymbolKind>(kind));
    out.Raw(comma()).Number(counts[kind]).Raw(" ").Raw(counts[kind] == 1 ? name.word : ToLowerAscii(name.plural));
  }
  size_t keep = std::min<size_t>(names, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(keep), candidates.end(),
                    [](const Candidate& a, const Candidate& b) {
                      return a.uses != b.uses ? a.uses > b.uses : a.symbol < b.symbol;
                    });
  for (size_t i = 0; i < keep; ++i) {
    out.Raw(i == 0 ? ": " : ", ");
    WriteSymbolAs({file, candidates[i].symbol}, view.str(view.symbols[candidates[i].symbol].name));
  }
  if (candidates.size() > keep) out.Raw(" \xE2\x80\xA6");
  return true;
}

void RepositoryPageWriter::WriteFileInShort(FileIndex file) {
  if (!graph.PurposeOf(file).empty()) {
    WriteSentence(graph.PurposeOf(file));
    return;
  }
  if (WriteContents(file, 3)) return;
  // Nothing of its own: an index of a package, a header that gathers others.
  size_t names = facts(file).Has(kFilePackageIndex) ? graph.PublicNamesOf(file).size() : 0;
  uint32_t imports = graph.metrics(file).fan_out;
  if (names > 0) {
    out.Raw("publishes ").Count(names, "name", "names").Raw(" of other files");
  } else if (imports > 0 && facts(file).Has(kFileCode)) {
    out.Raw("defines nothing public; imports ").Count(imports, "file", "files").Raw(" of the repository");
  } else {
    out.Text(facts(file).str(facts(file).file->type));
  }
}

std::vector<LanguageShare> RepositoryPageWriter::Languages(uint32_t folder) const {
  std::vector<LanguageShare> shares;
  auto [first, end] = graph.FilesUnder(folder);
  for (FileIndex file = first; file < end; ++file) {
    const FactsView& view = facts(file);
    std::string_view name = view.str(view.file->language_name);
    auto at = std::find_if(shares.begin(), shares.end(), [&](const LanguageShare& row) { return row.name == name; });
    if (at == shares.end()) at = shares.insert(shares.end(), {name, 0, 0, 0});
    ++at->files;
    at->lines += view.file->lines;
    at->bytes += view.file->byte_size;
  }
  std::sort(shares.begin(), shares.end(), [](const LanguageShare& a, const LanguageShare& b) {
    if (a.lines != b.lines) return a.lines > b.lines;
    if (a.files != b.files) return a.files > b.files;
    return a.name < b.name;
  });
  return shares;
}

void RepositoryPageWriter::WriteSize(uint32_t folder) {
  const FolderMetrics& metrics = graph.folder_metrics(folder);
  out.Count(metrics.files, "file", "files").Raw(", ").Count(metrics.lines, "line", "lines");
  if (metrics.code_lines > 0) out.Raw(" (").Number(metrics.code_lines).Raw(" of code)");
  std::vector<LanguageShare> languages = Languages(folder);
  if (languages.size() == 1) {
    out.Raw(", ").Text(languages[0].name).Raw(" only");
  } else {
    for (size_t i = 0; i < languages.size() && i < 4 && languages[i].lines > 0; ++i) {
      out.Raw(i == 0 ? "; lines: " : ", ").Text(languages[i].name).Raw(" ");
      out.Raw(Percent(languages[i].lines, metrics.lines));
    }
  }
  if (metrics.tests > 0) out.Raw("; ").Count(metrics.tests, "test file", "test files");
}

std::vector<ComplexFunction> RepositoryPageWriter::ComplexFunctions(uint32_t folder, uint32_t limit) const {
  std::vector<ComplexFunction> rows;
  auto [first, end] = graph.FilesUnder(folder);
  for (FileIndex file = first; file < end; ++file) {
    const FactsView& view = facts(file);
    if (!view.Has(kFileCode)) continue;
    for (uint32_t i = 0; i < view.symbols.size(); ++i) {
      const Symbol& row = view.symbols[i];
      if (row.cyclomatic < kWorthNaming || !IsCallable(row.kind)) continue;
      rows.push_back({{file, i}, row.cognitive, row.cyclomatic});
    }
  }
  size_t keep = std::min<size_t>(limit, rows.size());
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(keep), rows.end(),
                    [](const ComplexFunction& a, const ComplexFunction& b) {
                      if (a.cognitive != b.cognitive) return a.cognitive > b.cognitive;
                      if (a.cyclomatic != b.cyclomatic) return a.cyclomatic > b.cyclomatic;
                      return std::tie(a.symbol.file, a.symbol.symbol) < std::tie(b.symbol.file, b.symbol.symbol);
                    });
  rows.resize(keep);
  return rows;
}

void RepositoryPageWriter::WriteChildGraph(uint32_t folder) {
  std::span<const FolderEdge> edges = graph.EdgesOf(folder);
  struct Node {
    uint32_t id;
    uint64_t weight;
  };
  std::vector<Node> nodes;
  std::vector<NodeEdge> between;
  for (const FolderEdge& edge : edges) {
    if (edge.from == edge.to) continue;
    between.push_back({edge.from, edge.to, edge.weight});
    nodes.push_back({edge.from, edge.weight});
    nodes.push_back({edge.to, edge.weight});
  }
  if (between.empty()) {
    size_t children = graph.SubfoldersOf(folder).size() + graph.FilesIn(folder).size();
    out.Paragraph().Raw("No import leads from one of its ").Count(children, "part", "parts").Raw(" to another.");
    return;
  }
  std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.id < b.id; });
  size_t kept = 0;
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (kept > 0 && nodes[kept - 1].id == nodes[i].id) {
      nodes[kept - 1].weight += nodes[i].weight;
    } else {
      nodes[kept++] = nodes[i];
    }
  }
  nodes.resize(kept);
  size_t all_nodes = nodes.size();
  std::stable_sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.weight > b.weight; });
  if (nodes.size() > kMostDiagramNodes) nodes.resize(kMostDiagramNodes);
  auto position = [&](uint32_t id) {
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].id == id) return i;
    }
    return nodes.size();
  };
  std::string code = "graph LR\n", arrows;
  size_t drawn = 0;
  for (const NodeEdge& edge : between) {
    size_t from = position(edge.from), to = position(edge.to);
    if (from == nodes.size() || to == nodes.size()) continue;
    if (drawn == kMostDiagramEdges) break;
    ++drawn;
    arrows.append("  n").append(std::to_string(from)).append(" -->|").append(std::to_string(edge.weight));
    arrows.append("| n").append(std::to_string(to)) += '\n';
  }
  for (size_t i = 0; i < nodes.size(); ++i) {
    code.append("  n").append(std::to_string(i)).append("[\"");
    AppendMermaidLabel(NodeLabel(nodes[i].id, folder), &code);
    code += "\"]\n";
  }
  out.CodeBlock("mermaid", code + arrows);
  out.Paragraph().Raw("An arrow points from the importer to what it imports; the number counts import statements. ");
  out.Raw("Shown: ").Number(nodes.size()).Raw(" of ").Count(all_nodes, "connected part", "connected parts").Raw(", ");
  out.Number(drawn).Raw(" of ").Count(between.size(), "arrow", "arrows").Raw(".");
  out.Table({"From", "To", "Imports"});
  for (size_t i = 0; i < between.size() && i < kMostEdgeRows; ++i) {
    out.Row();
    WriteNode(between[i].from, folder);
    out.Cell();
    WriteNode(between[i].to, folder);
    out.Cell().Number(between[i].weight).EndRow();
  }
  if (between.size() > kMostEdgeRows) {
    out.Paragraph().Number(kMostEdgeRows).Raw(" of ").Number(between.size());
    out.Raw(" pairs, heaviest first; all imports in `data/graph.json`.");
  }
}

std::string RepositoryPageWriter::FindingsInWords(uint32_t folder) const {
  struct Sum {
    uint32_t findings = 0, high = 0;
  } sums[4];
  std::span<const RuleInfo> rules = Rules();
  for (const RuleFindings& row : graph.FindingsUnder(folder)) {
    if (row.rule >= rules.size()) continue;
    Sum& sum = sums[static_cast<size_t>(rules[row.rule].category)];
    sum.findings += row.findings;
    if (rules[row.rule].severity == Severity::kHigh) sum.high += row.findings;
  }
  std::string words;
  for (RuleCategory category :
       {RuleCategory::kSecurity, RuleCategory::kPerformance, RuleCategory::kQuality, RuleCategory::kPattern}) {
    const Sum& sum = sums[static_cast<size_t>(category)];
    if (sum.findings == 0) continue;
    if (!words.empty()) words += ", ";
    words.append(WordOf(category)).append(" ").append(WithCommas(sum.findings));
    if (sum.high > 0) words.append(" (").append(WithCommas(sum.high)).append(" of high severity)");
  }
  return words;
}

void RepositoryPageWriter::WriteFindings(uint32_t folder, size_t limit) {
  std::span<const RuleInfo> rules = Rules();
  std::vector<RuleFindings> rows;
  for (const RuleFindings& row : graph.FindingsUnder(folder)) {
    if (row.rule < rules.size()) rows.push_back(row);
  }
  const FolderMetrics& metrics = graph.folder_metrics(folder);
  out.Paragraph();
  out.Link(WithCommas(rules.size()) + (rules.size() == 1 ? " rule" : " rules"), links.Page("rules.md"));
  out.Raw(" looked at ").Count(metrics.files, "file", "files");
  if (rows.empty()) {
    out.Raw(": no match.");
    return;
  }
  out.Raw(": ").Raw(FindingsInWords(folder)).Raw(".");
  std::stable_sort(rows.begin(), rows.end(), [&](const RuleFindings& a, const RuleFindings& b) {
    const RuleInfo &x = rules[a.rule], &y = rules[b.rule];
    if (x.severity != y.severity) return x.severity > y.severity;
    bool pattern_a = x.category == RuleCategory::kPattern, pattern_b = y.category == RuleCategory::kPattern;
    if (pattern_a != pattern_b) return pattern_b;
    return a.findings > b.findings;
  });
  out.Table({"Rule", "Category", "Severity", "Findings", "Files", "First in"});
  for (size_t i = 0; i < rows.size() && i < limit; ++i) {
    const RuleInfo& rule = rules[rows[i].rule];
    out.Row().Text(rule.title).Raw(" ").CodeLink(rule.id, links.Page("rules.md", RuleAnchor(rule))).Cell();
    out.Raw(WordOf(rule.category)).Cell().Raw(rule.category == RuleCategory::kPattern ? "" : WordOf(rule.severity));
    out.Cell().Number(rows[i].findings).Cell().Number(rows[i].files).Cell();
    WriteFile(rows[i].first_file, folder);
    out.EndRow();
  }
  if (rows.size() > limit) {
    out.Paragraph().Number(limit).Raw(" of ").Number(rows.size());
    out.Raw(" rules that matched, most severe first; each file's page names its own, all are in `data/findings.sarif`.");
  }
}

void RepositoryPageWriter::WriteCoverage(uint32_t folder) {
  const FolderMetrics& metrics = graph.folder_metrics(folder);
  if (metrics.public_symbols == 0) {
    out.Raw("No public class, function or method outside of tests to document");
    return;
  }
  out.Number(metrics.documented_symbols).Raw(" of ").Number(metrics.public_symbols);
  out.Raw(" public classes, functions and methods outside of tests have a doc text (");
  out.Raw(Percent(metrics.documented_symbols, metrics.public_symbols)).Raw(")");
}

void RepositoryPageWriter::WriteCommands(uint32_t folder, size_t per_kind) {
  struct Kind {
    const char* key;
    const char* word;
  };
  constexpr Kind kKinds[] = {{property::kInstallCommand, "Install"},
                             {property::kBuildCommand, "Build"},
                             {property::kTestCommand, "Test"},
                             {property::kRunCommand, "Run"}};
  auto [first, end] = graph.FilesUnder(folder);
  std::vector<uint32_t> above;  // the folder's ancestors, nearest first
  for (uint32_t at = graph.ParentOf(folder); at != kNone; at = graph.ParentOf(at)) above.push_back(at);
  bool any = false;
  for (const Kind& kind : kKinds) {
    struct Row {
      uint32_t distance;
      const RepositoryFactPlace* fact;
    };
    std::vector<Row> rows;
    for (const RepositoryFactPlace& fact : graph.Facts()) {
      if (fact.key != kind.key) continue;
      uint32_t holder = graph.FolderOf(fact.file);
      if (holder == folder) {
        rows.push_back({0, &fact});
      } else if (fact.file >= first && fact.file < end) {
        rows.push_back({1, &fact});
      } else {
        auto at = std::find(above.begin(), above.end(), holder);
        if (at != above.end()) rows.push_back({static_cast<uint32_t>(at - above.begin()) + 2, &fact});
      }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.distance < b.distance; });
    if (rows.empty()) continue;
    any = true;
    uint32_t nearest = rows[0].distance;
    std::vector<std::string_view> shown;
    uint32_t different = 0;
    out.Bullet().Raw("**").Raw(kind.word).Raw("**");
    if (nearest > 1) {
      out.Raw(", as ");
      WriteFolder(above[nearest - 2]);
      out.Raw(" says");
    }
    out.Raw(": ");
    for (const Row& row : rows) {
      if (row.distance != nearest) break;
      if (std::find(shown.begin(), shown.end(), row.fact->value) != shown.end()) continue;
      ++different;
      if (shown.size() == per_kind) continue;
      out.Raw(shown.empty() ? "" : "; ");
      shown.push_back(row.fact->value);
      out.Code(row.fact->value).Raw(" (");
      WritePlace(row.fact->file, row.fact->row, folder);
      out.Raw(")");
    }
    if (different > shown.size()) {
      out.Raw("; ").Count(different - shown.size(), "more command", "more commands");
      out.Raw(nearest == 1 ? " in files below" : " in files there");
    }
  }
  if (any) return;
  out.Paragraph().Raw("No manifest, build file, workflow or README here or above names a command to install, build, test ");
  out.Raw("or run.");
}

}  // namespace repodoc
