// Public API and Documentation Coverage of a folder: what its package index publishes, or else the public names of its
// files; which of them nobody described; names and links in documents that lead nowhere.
#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/pages/repository_page.h"

namespace repodoc {
namespace {

constexpr size_t kMostNames = 120;
constexpr size_t kMostFiles = 25;
constexpr uint32_t kUndocumented = 12;
constexpr size_t kBroken = 8;

std::string_view StemOf(std::string_view path) {
  std::string_view name = BaseName(path);
  return name.substr(0, name.find('.'));
}

// What the package index publishes, by kind; and what it does not though its name is public.
void WritePublished(RepositoryPageWriter& page, uint32_t folder, FileIndex index, const std::vector<PublicName>& names) {
  Markdown& out = page.out;
  std::vector<const PublicName*> symbols, modules;
  for (const PublicName& name : names) {
    if (name.symbol.symbol != kNone) {
      symbols.push_back(&name);
    } else if (name.symbol.file != kNone) {
      modules.push_back(&name);
    }
  }
  std::vector<FileIndex> through;
  for (const PublicName* name : symbols) {
    if (name->through != kNone) through.push_back(name->symbol.file);
  }
  std::sort(through.begin(), through.end());
  through.erase(std::unique(through.begin(), through.end()), through.end());
  out.Paragraph();
  page.WriteFile(index, folder);
  out.Raw(" publishes ").Count(symbols.size(), "name", "names").Raw(" from ").Count(through.size(), "file", "files");
  out.Raw(" and ").Count(modules.size(), "module", "modules").Raw(".");
  if (!symbols.empty()) {
    out.Paragraph();
    Separator comma;
    for (size_t i = 0; i < symbols.size() && i < kMostNames; ++i) {
      out.Raw(comma());
      page.WriteSymbolAs(symbols[i]->symbol, symbols[i]->name);
    }
    if (symbols.size() > kMostNames) out.Raw(" and ").Number(symbols.size() - kMostNames).Raw(" more");
    out.Raw(".");
  }
  if (!modules.empty()) {
    out.Paragraph().Raw("Modules: ");
    for (size_t i = 0; i < modules.size() && i < kMostNames; ++i) {
      out.Raw(i == 0 ? "" : ", ");
      page.WriteSymbolAs({modules[i]->symbol.file, kNone}, modules[i]->name);
    }
    if (modules.size() > kMostNames) out.Raw(" and ").Number(modules.size() - kMostNames).Raw(" more");
    out.Raw(".");
  }
  // Public by name, not reached by the index.
  std::vector<FileIndex> apart;
  for (FileIndex file : page.graph.FilesIn(folder)) {
    const FactsView& facts = page.facts(file);
    if (file == index || !facts.Has(kFileCode) || facts.Has(kFileTest) || facts.Has(kFileScript)) continue;
    if (facts.language() != page.facts(index).language() || StartsWith(BaseName(facts.path()), "_")) continue;
    bool imported = false;
    for (const FileEdge& edge : page.graph.ImportersOf(file)) imported = imported || edge.from == index;
    FileIndex pair = page.graph.PairOf(file);
    if (!imported && (pair == kNone || pair > file)) apart.push_back(file);
  }
  if (apart.empty()) return;
  out.Paragraph().Raw("Public by name but not imported by ");
  page.WriteFile(index, folder);
  out.Raw(": ");
  for (size_t i = 0; i < apart.size() && i < kMostFiles; ++i) {
    out.Raw(i == 0 ? "" : ", ");
    page.WriteFile(apart[i], folder);
  }
  if (apart.size() > kMostFiles) out.Raw(" and ").Number(apart.size() - kMostFiles).Raw(" more");
  out.Raw(".");
}

// Public types and functions, most used first, by file.
void WriteMostUsed(RepositoryPageWriter& page, uint32_t folder) {
  Markdown& out = page.out;
  uint32_t all = page.graph.folder_metrics(folder).public_symbols;
  std::vector<SymbolRef> top = page.graph.TopSymbols(folder, kMostNames);
  std::vector<SymbolRef> names;
  for (SymbolRef ref : top) {
    if (IsTopLevelPublic(page.facts(ref.file), ref.symbol)) names.push_back(ref);
  }
  if (names.empty()) {
    out.Paragraph().Raw(all == 0 ? "No public class, function or exported value outside of tests."
                                 : "No public class or function at the top level of a file.");
    return;
  }
  // Files by their first name in the list, so that the most used come first.
  std::vector<FileIndex> files;
  for (SymbolRef ref : names) {
    if (std::find(files.begin(), files.end(), ref.file) == files.end()) files.push_back(ref.file);
  }
  out.Paragraph().Raw("No package index decides what is public. The most used of ");
  out.Count(all, "public name", "public names").Raw(", by file:");
  size_t shown = 0;
  for (size_t i = 0; i < files.size() && i < kMostFiles; ++i) {
    out.Bullet();
    page.WriteFile(files[i], folder);
    out.Raw(": ");
    Separator comma;
    for (SymbolRef ref : names) {
      if (ref.file != files[i]) continue;
      out.Raw(comma());
      page.WriteSymbol(ref);
      ++shown;
    }
  }
  if (all > shown) {
    out.Paragraph().Raw("Every name is in the [keyword index](");
    out.Raw(page.links.Page(page.graph.plan().folders[folder].sub)).Raw(").");
  }
}

// At most `limit` insertions, deletions and changes apart.
bool IsNear(std::string_view a, std::string_view b, size_t limit) {
  if (a.size() > 64 || b.size() > 64 || a.size() > b.size() + limit || b.size() > a.size() + limit) return false;
  size_t row[66];
  for (size_t k = 0; k <= b.size(); ++k) row[k] = k;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t k = 1; k <= b.size(); ++k) {
      size_t next = std::min({row[k] + 1, row[k - 1] + 1, diagonal + (a[i - 1] == b[k - 1] ? 0 : 1)});
      diagonal = row[k];
      row[k] = next;
    }
  }
  return row[b.size()] <= limit;
}

// The part of a dotted name that this folder should hold: "parameterize" of "torch.nn.utils.parameterize.register" in
// torch/nn/utils. Empty when the name leads elsewhere or into a subfolder.
std::string_view PartInside(const RepositoryPageWriter& page, std::string_view name, uint32_t folder) {
  std::string_view path = page.folder_path(folder);
  if (path.empty() || name.size() <= path.size() + 1 || name[path.size()] != '.') return {};
  for (size_t i = 0; i < path.size(); ++i) {
    if (name[i] != (path[i] == '/' ? '.' : path[i])) return {};
  }
  name.remove_prefix(path.size() + 1);
  std::string_view part = name.substr(0, name.find('.'));
  std::string below(path);
  below.append("/").append(part);
  return page.graph.plan().FolderIndex(below) == kNone ? part : std::string_view();
}

void WriteBrokenMentions(RepositoryPageWriter& page, uint32_t folder) {
  auto [first, end] = page.graph.FilesUnder(folder);
  std::vector<const BrokenMention*> found;
  for (const BrokenMention& mention : page.graph.BrokenMentions()) {
    if ((mention.file >= first && mention.file < end) || !PartInside(page, mention.name, folder).empty()) found.push_back(&mention);
  }
  if (found.empty()) return;
  Markdown& out = page.out;
  out.Paragraph().Raw("Documentation that names what does not exist: ");
  out.Count(found.size(), "place", "places").Raw(".");
  for (size_t i = 0; i < found.size() && i < kBroken; ++i) {
    out.Bullet();
    page.WritePlace(found[i]->file, found[i]->row, folder);
    out.Raw(" names ").Code(found[i]->name);
    std::string_view part = PartInside(page, found[i]->name, folder);
    if (part.empty()) continue;
    std::span<const FileIndex> files = page.graph.FilesIn(folder);
    if (std::any_of(files.begin(), files.end(), [&](FileIndex file) { return StemOf(page.facts(file).path()) == part; })) continue;
    for (FileIndex file : files) {
      if (!IsNear(StemOf(page.facts(file).path()), part, part.size() > 5 ? 2 : 1)) continue;
      out.Raw("; a file of a similar name is ");
      page.WriteFile(file, folder);
      break;
    }
  }
  if (found.size() > kBroken) out.Bullet().Number(found.size() - kBroken).Raw(" more");
}

void WriteBrokenLinks(RepositoryPageWriter& page, uint32_t folder) {
  auto [first, end] = page.graph.FilesUnder(folder);
  std::span<const BrokenLink> all = page.graph.BrokenLinks();
  auto low = std::lower_bound(all.begin(), all.end(), first, [](const BrokenLink& a, FileIndex b) { return a.file < b; });
  auto high = std::lower_bound(low, all.end(), end, [](const BrokenLink& a, FileIndex b) { return a.file < b; });
  size_t count = static_cast<size_t>(high - low);
  if (count == 0) return;
  Markdown& out = page.out;
  out.Paragraph().Raw("Relative links of documents whose target is not in the repository: ").Number(count).Raw(".");
  for (size_t i = 0; i < count && i < kBroken; ++i) {
    const BrokenLink& broken = *(low + static_cast<std::ptrdiff_t>(i));
    const FactsView& facts = page.facts(broken.file);
    const Link& link = facts.links[broken.link];
    out.Bullet();
    page.WritePlace(broken.file, link.row, folder);
    out.Raw(" leads to ").Code(facts.str(link.target));
  }
  if (count > kBroken) out.Bullet().Number(count - kBroken).Raw(" more; each document's page marks its own");
}

}  // namespace

void WritePublicApi(RepositoryPageWriter& page, uint32_t folder) {
  FileIndex index = page.graph.PackageIndexOf(folder);
  if (index != kNone) {
    std::vector<PublicName> names = page.graph.PublicNamesOf(index);
    if (!names.empty()) return WritePublished(page, folder, index, names);
  }
  WriteMostUsed(page, folder);
}

void WriteCoverageSection(RepositoryPageWriter& page, uint32_t folder) {
  Markdown& out = page.out;
  out.Paragraph();
  page.WriteCoverage(folder);
  out.Raw(".");
  std::vector<SymbolRef> missing = page.graph.UndocumentedPublic(folder, kUndocumented);
  if (!missing.empty()) {
    const FolderMetrics& metrics = page.graph.folder_metrics(folder);
    out.Raw(" Without one, most used first: ");
    for (size_t i = 0; i < missing.size(); ++i) {
      out.Raw(i == 0 ? "" : ", ");
      page.WriteSymbol(missing[i]);
      UseTotals uses = page.graph.TotalsOf(missing[i]);
      if (uses.places > 0) out.Raw(" (used ").Raw(uses.places == 1 ? "once" : TimesInWords(uses.places)).Raw(")");
    }
    uint32_t all = metrics.public_symbols - metrics.documented_symbols;
    if (all > missing.size()) out.Raw(" \xE2\x80\xA6 ").Number(all).Raw(" in all, named on their files' pages");
    out.Raw(".");
  }
  // The children that pull the number down.
  struct Row {
    uint32_t folder, missing;
  };
  std::vector<Row> rows;
  for (uint32_t child : page.graph.SubfoldersOf(folder)) {
    const FolderMetrics& metrics = page.graph.folder_metrics(child);
    if (metrics.public_symbols > 0) rows.push_back({child, metrics.public_symbols - metrics.documented_symbols});
  }
  if (rows.size() > 1) {
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.missing > b.missing; });
    out.Table({"Subfolder", "Documented", "Public", "Share"});
    size_t shown = std::min<size_t>(rows.size(), 10);
    for (size_t i = 0; i < shown; ++i) {
      const FolderMetrics& metrics = page.graph.folder_metrics(rows[i].folder);
      out.Row();
      page.WriteFolder(rows[i].folder, folder);
      out.Cell().Number(metrics.documented_symbols).Cell().Number(metrics.public_symbols).Cell();
      out.Raw(Percent(metrics.documented_symbols, metrics.public_symbols)).EndRow();
    }
    if (rows.size() > shown) {
      out.Paragraph().Number(shown).Raw(" of ").Number(rows.size()).Raw(" subfolders, most undocumented names first.");
    }
  }
  WriteBrokenMentions(page, folder);
  WriteBrokenLinks(page, folder);
}

}  // namespace repodoc
