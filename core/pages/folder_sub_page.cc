// <folder>/sub.md: every keyword of the subtree with its files. Above 2,000 places or kMostBytes of them the subfolders
// are linked with their counts and only the names of the folder's own files are listed; where those would need more than
// kMostBytes, the files with their counts.
#include <algorithm>

#include "core/base/text.h"
#include "core/pages/keyword_list.h"

namespace repodoc {
namespace {

constexpr size_t kWholeSubtree = 2000;
constexpr size_t kMostBytes = 1'750'000;  // of a page: what a browser and a code host still show at once
constexpr size_t kPlaces = 10;

size_t CountIn(const RepoGraph& graph, FileIndex first, FileIndex end) {
  size_t count = 0;
  for (FileIndex file = first; file < end; ++file) {
    for (const Symbol& row : graph.facts(file).symbols) count += IsKeyword(row);
  }
  return count;
}

void Collect(const RepoGraph& graph, FileIndex file, std::vector<SymbolRef>* out) {
  const FactsView& facts = graph.facts(file);
  for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
    if (IsKeyword(facts.symbols[i])) out->push_back({file, i});
  }
}

bool Fits(const RepoGraph& graph, std::span<const SymbolRef> sorted) {
  size_t bytes = 0;
  for (size_t at = 0; at < sorted.size() && bytes <= kMostBytes;) {
    size_t end = EndOfName(graph, sorted, at);
    bytes += KeywordBytes(graph, sorted.subspan(at, end - at), kPlaces);
    at = end;
  }
  return bytes <= kMostBytes;
}

void WriteSorted(RepositoryPageWriter& page, std::span<const SymbolRef> sorted, uint32_t folder) {
  if (sorted.size() < 60) {
    WriteKeywords(page, sorted, folder, kPlaces);
  } else {
    WriteKeywordsByLetter(page, sorted, folder, kPlaces, 3);
  }
}

}  // namespace

std::string RenderFolderKeywords(const RepoGraph& graph, uint32_t folder) {
  RepositoryPageWriter page(graph, graph.plan().folders[folder].sub);
  Markdown& out = page.out;
  out.Heading(1, "Keyword Index: ");
  out.Code(page.FolderLabel(folder), 4096);
  auto [first, end] = graph.FilesUnder(folder);
  size_t all = CountIn(graph, first, end);
  out.Paragraph().Count(all, "name", "names").Raw(" in ").Count(end - first, "file", "files");
  out.Raw(", counted once per place; names local to a function are left out.");
  std::vector<ConceptCount> concepts = graph.FolderConcepts(folder, 20);
  if (!concepts.empty()) {
    out.Heading(2, "Concepts");
    out.Paragraph();
    for (size_t i = 0; i < concepts.size(); ++i) {
      out.Raw(i == 0 ? "" : ", ").Text(concepts[i].word).Raw(" (").Number(concepts[i].count).Raw(")");
    }
    out.Raw(": words of the subtree weighed by their rarity in the repository, with their counts here.");
  }
  std::vector<SymbolRef> symbols;
  if (all <= kWholeSubtree) {
    for (FileIndex file = first; file < end; ++file) Collect(graph, file, &symbols);
    SortByName(graph, &symbols);
  }
  if (all <= kWholeSubtree && Fits(graph, symbols)) {
    out.Heading(2, "Keywords");
    if (symbols.empty()) out.Paragraph().Raw("No file here defines a name.");
    WriteSorted(page, symbols, folder);
  } else {
    std::span<const uint32_t> children = graph.SubfoldersOf(folder);
    if (!children.empty()) {
      out.Heading(2, "Subfolders");
      out.Table({"Folder", "Files", "Names"});
      for (uint32_t child : children) {
        auto [child_first, child_end] = graph.FilesUnder(child);
        out.Row().CodeLink(page.FolderLabel(child, folder), page.links.Page(graph.plan().folders[child].sub), 400);
        out.Cell().Number(child_end - child_first).Cell().Number(CountIn(graph, child_first, child_end)).EndRow();
      }
    }
    out.Heading(2, "Keywords of the Folder's Own Files");
    symbols.clear();
    for (FileIndex file : graph.FilesIn(folder)) Collect(graph, file, &symbols);
    SortByName(graph, &symbols);
    if (symbols.empty()) {
      out.Paragraph().Raw("Its own files define no name.");
    } else if (Fits(graph, symbols)) {
      WriteSorted(page, symbols, folder);
    } else {
      out.Table({"File", "Names", "Keyword index"});
      for (FileIndex file : graph.FilesIn(folder)) {
        size_t names = CountIn(graph, file, file + 1);
        if (names == 0) continue;
        out.Row();
        page.WriteFile(file, folder);
        out.Cell().Number(names).Cell().Link("keywords", page.links.Page(graph.plan().files[file].keywords)).EndRow();
      }
    }
  }
  const FolderPages& own = graph.plan().folders[folder];
  out.Heading(2, "Navigation");
  out.Bullet().Link("Folder Index", page.links.Page(own.index)).Raw(" \xC2\xB7 ");
  out.Link("Folder Documentation", page.links.Page(own.doc));
  uint32_t parent = graph.ParentOf(folder);
  if (parent != kNone) {
    out.Raw(" \xC2\xB7 ").Link("Keywords of the parent", page.links.Page(graph.plan().folders[parent].sub));
  }
  out.Raw(" \xC2\xB7 ").Link("All keywords", page.links.Page("keywords.md"));
  page.WriteFooter();
  return std::move(out.text());
}

}  // namespace repodoc
