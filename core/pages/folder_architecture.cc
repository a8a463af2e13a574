// Architecture & Organization of a folder: how its parts import each other, what stands at the bottom and at the top,
// what only the package index reaches, names defined twice, what couples it to the rest, what nobody imports, cycles.
#include <algorithm>
#include <string>
#include <tuple>

#include "core/base/text.h"
#include "core/pages/repository_page.h"

namespace repodoc {
namespace {

constexpr size_t kShown = 8;           // names in one sentence
constexpr size_t kMostFilesForTwins = 400;

// Files of the folder itself that are code, no tests.
std::vector<FileIndex> OwnCode(const RepositoryPageWriter& page, uint32_t folder) {
  std::vector<FileIndex> files;
  for (FileIndex file : page.graph.FilesIn(folder)) {
    if (page.facts(file).Has(kFileCode) && !page.facts(file).Has(kFileTest)) files.push_back(file);
  }
  return files;
}

template <typename Write>
void WriteList(Markdown& out, size_t total, size_t limit, Write write) {
  for (size_t i = 0; i < total && i < limit; ++i) {
    out.Raw(i == 0 ? "" : ", ");
    write(i);
  }
  if (total > limit) out.Raw(" and ").Number(total - limit).Raw(" more");
}

void WriteLayers(RepositoryPageWriter& page, uint32_t folder) {
  struct Node {
    uint32_t id, imports, imported;
  };
  std::vector<Node> nodes;
  auto node_of = [&](uint32_t id) -> Node& {
    auto at = std::lower_bound(nodes.begin(), nodes.end(), id, [](const Node& a, uint32_t b) { return a.id < b; });
    return *at;
  };
  for (const FolderEdge& edge : page.graph.EdgesOf(folder)) {
    if (edge.from == edge.to) continue;
    nodes.push_back({edge.from, 0, 0});
    nodes.push_back({edge.to, 0, 0});
  }
  std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.id < b.id; });
  nodes.erase(std::unique(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.id == b.id; }), nodes.end());
  if (nodes.size() < 3) return;
  for (const FolderEdge& edge : page.graph.EdgesOf(folder)) {
    if (edge.from == edge.to) continue;
    node_of(edge.from).imports += edge.weight;
    node_of(edge.to).imported += edge.weight;
  }
  std::vector<Node> bottom, top;
  for (const Node& node : nodes) {
    if (node.imports == 0) bottom.push_back(node);
    if (node.imported == 0) top.push_back(node);
  }
  std::stable_sort(bottom.begin(), bottom.end(), [](const Node& a, const Node& b) { return a.imported > b.imported; });
  std::stable_sort(top.begin(), top.end(), [](const Node& a, const Node& b) { return a.imports > b.imports; });
  Markdown& out = page.out;
  out.Bullet().Raw("**Layers**: ");
  if (bottom.empty()) {
    out.Raw("every part imports another one here, there is no bottom");
  } else {
    out.Raw("at the bottom, importing none of their neighbours: ");
    WriteList(out, bottom.size(), kShown, [&](size_t i) { page.WriteNode(bottom[i].id, folder); });
  }
  if (top.empty()) {
    out.Raw("; every part is imported by another one, there is no top.");
  } else {
    out.Raw("; at the top, imported by none of them: ");
    WriteList(out, top.size(), kShown, [&](size_t i) { page.WriteNode(top[i].id, folder); });
    out.Raw(".");
  }
}

void WriteLeaves(RepositoryPageWriter& page, uint32_t folder) {
  FileIndex index = page.graph.PackageIndexOf(folder);
  if (index == kNone) return;
  std::vector<FileIndex> leaves;
  uint32_t own = 0;
  for (FileIndex file : OwnCode(page, folder)) {
    if (file == index) continue;
    ++own;
    bool by_index = false, by_others = false;
    for (const FileEdge& edge : page.graph.ImportersOf(file)) {
      if (page.facts(edge.from).Has(kFileTest)) continue;
      (edge.from == index ? by_index : by_others) = true;
    }
    if (by_index && !by_others) leaves.push_back(file);
  }
  if (leaves.empty()) return;
  Markdown& out = page.out;
  out.Bullet().Raw("**Leaf files**: ").Number(leaves.size()).Raw(" of the ").Number(own);
  out.Raw(" other code files of the folder itself are imported by nothing but ");
  page.WriteFile(index, folder);
  out.Raw(" (tests aside): ");
  WriteList(out, leaves.size(), kShown, [&](size_t i) { page.WriteFile(leaves[i], folder); });
  out.Raw(".");
}

// Types and functions of one name in several files: two generations side by side, or a copy.
void WriteTwins(RepositoryPageWriter& page, uint32_t folder) {
  struct Row {
    std::string_view name;
    SymbolRef ref;
  };
  std::vector<Row> rows;
  std::vector<FileIndex> files = OwnCode(page, folder);
  if (files.size() > kMostFilesForTwins) return;
  for (FileIndex file : files) {
    const FactsView& facts = page.facts(file);
    // A stub or a header repeats its partner on purpose.
    FileIndex pair = page.graph.PairOf(file);
    if (pair != kNone && pair < file && page.graph.FolderOf(pair) == folder) continue;
    for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
      const Symbol& row = facts.symbols[i];
      if (!IsType(row.kind) && row.kind != SymbolKind::kFunction) continue;
      if ((row.flags & kSymbolDefinition) == 0 || row.kind == SymbolKind::kTypeAlias) continue;
      if ((row.flags & (kSymbolSpecialization | kSymbolEntry | kSymbolFromMacro)) != 0 || !IsTopLevelPublic(facts, i)) continue;
      std::string_view name = facts.str(row.name);
      if (name.size() < 3 || name == "main") continue;
      if (page.graph.PrimaryOf({file, i}) != SymbolRef{file, i}) continue;
      rows.push_back({name, {file, i}});
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.name < b.name; });
  struct Twin {
    size_t first, end;
    uint32_t uses;
  };
  std::vector<Twin> twins;
  for (size_t i = 0; i < rows.size();) {
    size_t end = i + 1;
    uint32_t uses = page.graph.UseCount(rows[i].ref);
    while (end < rows.size() && rows[end].name == rows[i].name) uses += page.graph.UseCount(rows[end++].ref);
    size_t kept = i;
    for (size_t k = i; k < end; ++k) {  // once per file
      if (kept > i && rows[kept - 1].ref.file == rows[k].ref.file) continue;
      // In C++ two namespaces may use a name on purpose: equal qualified names only.
      if (kept > i && page.facts(rows[k].ref.file).QualifiedName(rows[k].ref.symbol) !=
                          page.facts(rows[i].ref.file).QualifiedName(rows[i].ref.symbol)) {
        continue;
      }
      rows[kept++] = rows[k];
    }
    if (kept - i > 1 && kept - i <= 6) twins.push_back({i, kept, uses});
    i = end;
  }
  if (twins.empty()) return;
  std::stable_sort(twins.begin(), twins.end(), [](const Twin& a, const Twin& b) { return a.uses > b.uses; });
  FileIndex index = page.graph.PackageIndexOf(folder);
  std::vector<PublicName> published;
  if (index != kNone) published = page.graph.PublicNamesOf(index);
  Markdown& out = page.out;
  out.Bullet().Raw("**Same name, several files**: ");
  for (size_t t = 0; t < twins.size() && t < 5; ++t) {
    const Twin& twin = twins[t];
    out.Raw(t == 0 ? "" : "; ").Code(rows[twin.first].name).Raw(" in ");
    for (size_t i = twin.first; i < twin.end; ++i) {
      const Symbol& row = page.symbol(rows[i].ref);
      out.Raw(i == twin.first ? "" : ", ");
      page.WriteSymbolAs(rows[i].ref, page.Label(page.facts(rows[i].ref.file).path(), folder));
      out.Raw(" ");
      page.WriteRow(rows[i].ref.file, row.row);
    }
    for (const PublicName& name : published) {
      if (name.name != rows[twin.first].name || name.symbol.file == kNone) continue;
      out.Raw(" (");
      page.WritePlace(index, name.row, folder);
      out.Raw(" publishes that of ");
      page.WriteFile(name.symbol.file, folder);
      out.Raw(")");
    }
  }
  if (twins.size() > 5) out.Raw("; ").Number(twins.size() - 5).Raw(" more such names");
  out.Raw(".");
}

void WriteDeprecated(RepositoryPageWriter& page, uint32_t folder) {
  std::vector<SymbolRef> found;
  auto [first, end] = page.graph.FilesUnder(folder);
  for (FileIndex file = first; file < end; ++file) {
    const FactsView& facts = page.facts(file);
    for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
      if ((facts.symbols[i].flags & (kSymbolDeprecated | kSymbolLocal)) == kSymbolDeprecated) found.push_back({file, i});
    }
  }
  if (found.empty()) return;
  page.out.Bullet().Raw("**Deprecated**: ");
  WriteList(page.out, found.size(), kShown, [&](size_t i) {
    page.WriteSymbol(found[i]);
    page.out.Raw(" ");
    page.WriteRow(found[i].file, page.symbol(found[i]).row);
  });
  page.out.Raw(".");
}

void WriteEntryPoints(RepositoryPageWriter& page, uint32_t folder) {
  std::vector<EntryPoint> points = page.graph.EntryPointsUnder(folder);
  if (points.empty()) return;
  // Programs first, the mains of tests last.
  std::stable_sort(points.begin(), points.end(), [&](const EntryPoint& a, const EntryPoint& b) {
    return page.facts(a.file).Has(kFileTest) < page.facts(b.file).Has(kFileTest);
  });
  size_t tests = 0;
  for (const EntryPoint& point : points) tests += page.facts(point.file).Has(kFileTest);
  Markdown& out = page.out;
  out.Bullet().Raw("**Entry points**: ").Number(points.size());
  if (tests > 0) out.Raw(" (").Number(tests).Raw(" in tests)");
  out.Raw(": ");
  WriteList(out, points.size(), kShown, [&](size_t i) {
    page.WritePlace(points[i].file, points[i].row, folder);
    if (!points[i].text.empty()) out.Raw(" ").Code(points[i].text, 60);
  });
  out.Raw(".");
}

void WriteCoupling(RepositoryPageWriter& page, uint32_t folder) {
  if (folder == 0) return;
  std::vector<FolderCoupling> rows = page.graph.CouplingOf(folder);
  Markdown& out = page.out;
  for (bool inward : {true, false}) {
    auto imports = [&](const FolderCoupling& row) { return inward ? row.imports_in : row.imports_out; };
    std::vector<FolderCoupling> sorted;
    uint64_t total = 0;
    for (const FolderCoupling& row : rows) {
      if (imports(row) == 0) continue;
      sorted.push_back(row);
      total += imports(row);
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const FolderCoupling& a, const FolderCoupling& b) { return imports(a) > imports(b); });
    out.Bullet().Raw(inward ? "**Used from outside**" : "**Leans on**").Raw(": ");
    if (sorted.empty()) {
      out.Raw(inward ? "no import from outside of this folder leads here." : "it imports nothing of the rest of the repository.");
      continue;
    }
    out.Count(total, "import statement", "import statements");
    out.Raw(inward ? " from " : " to ").Count(sorted.size(), "other part", "other parts").Raw(" of the repository: ");
    WriteList(out, sorted.size(), 6, [&](size_t i) {
      page.WriteNode(sorted[i].other);
      out.Raw(" (").Number(imports(sorted[i]));
      uint32_t files = inward ? sorted[i].files_in : sorted[i].files_out;
      out.Raw(inward ? ", from " : ", by ").Count(files, "file", inward ? "files there" : "files here").Raw(")");
    });
    out.Raw(".");
  }
}

void WriteUnreached(RepositoryPageWriter& page, uint32_t folder) {
  std::vector<FileIndex> files = page.graph.NobodyImports(folder);
  // A stub is read beside its module.
  std::erase_if(files, [&](FileIndex file) { return page.graph.PairOf(file) != kNone; });
  if (files.empty()) return;
  Markdown& out = page.out;
  out.Bullet().Raw("**Not imported anywhere**, though neither test, example, entry point nor package index: ");
  WriteList(out, files.size(), kShown, [&](size_t i) { page.WriteFile(files[i], folder); });
  out.Raw(".");
}

void WriteCycles(RepositoryPageWriter& page, uint32_t folder) {
  auto [first, end] = page.graph.FilesUnder(folder);
  std::vector<std::span<const FileIndex>> cycles;
  uint32_t files = 0;
  for (FileIndex file = first; file < end; ++file) {
    std::span<const FileIndex> cycle = page.graph.CycleOf(file);
    if (cycle.empty()) continue;
    ++files;
    // Its first member under this folder stands for the cycle.
    if (*std::lower_bound(cycle.begin(), cycle.end(), first) == file) cycles.push_back(cycle);
  }
  Markdown& out = page.out;
  out.Bullet().Raw("**Cycles**: ");
  if (cycles.empty()) {
    out.Raw("no file of this folder is part of an import cycle.");
    return;
  }
  std::stable_sort(cycles.begin(), cycles.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  out.Count(files, "file is", "files are").Raw(" part of ").Count(cycles.size(), "import cycle", "import cycles");
  for (size_t i = 0; i < cycles.size() && i < 3; ++i) {
    out.Raw(i == 0 ? (cycles.size() == 1 ? ", of " : ": one of ") : "; one of ");
    out.Count(cycles[i].size(), "file", "files").Raw(" (");
    // The members that lie here first.
    std::vector<FileIndex> members;
    for (FileIndex member : cycles[i]) {
      if (member >= first && member < end) members.push_back(member);
    }
    for (FileIndex member : cycles[i]) {
      if (members.size() > 6) break;
      if (member < first || member >= end) members.push_back(member);
    }
    for (size_t k = 0; k < members.size() && k < 4; ++k) {
      out.Raw(k == 0 ? "" : ", ");
      page.WriteFile(members[k], folder);
    }
    if (cycles[i].size() > 4) out.Raw(", \xE2\x80\xA6");
    out.Raw(")");
  }
  if (cycles.size() > 3) out.Raw("; ").Number(cycles.size() - 3).Raw(" smaller ones");
  out.Raw(".");
}

void WriteBindings(RepositoryPageWriter& page, uint32_t folder) {
  auto [first, end] = page.graph.FilesUnder(folder);
  std::span<const BindingPlace> all = page.graph.Bindings();
  auto low = std::lower_bound(all.begin(), all.end(), first, [](const BindingPlace& a, FileIndex b) { return a.file < b; });
  auto high = std::lower_bound(low, all.end(), end, [](const BindingPlace& a, FileIndex b) { return a.file < b; });
  size_t count = static_cast<size_t>(high - low);
  if (count == 0) return;
  size_t files = 0;
  for (auto at = low; at != high; ++at) files += at == low || at->file != (at - 1)->file;
  Markdown& out = page.out;
  out.Bullet().Raw("**Known to other languages**: ").Count(count, "name", "names").Raw(" bound in ");
  out.Count(files, "file", "files").Raw(": ");
  WriteList(out, count, 5, [&](size_t i) {
    const BindingPlace& row = *(low + static_cast<std::ptrdiff_t>(i));
    out.Code(row.name).Raw(" ");
    page.WritePlace(row.file, row.row, folder);
  });
  out.Raw(".");
}

}  // namespace

void WriteFolderArchitecture(RepositoryPageWriter& page, uint32_t folder) {
  page.WriteChildGraph(folder);
  WriteLayers(page, folder);
  WriteLeaves(page, folder);
  WriteTwins(page, folder);
  WriteDeprecated(page, folder);
  WriteEntryPoints(page, folder);
  WriteCoupling(page, folder);
  WriteBindings(page, folder);
  WriteUnreached(page, folder);
  WriteCycles(page, folder);
}

}  // namespace repodoc
