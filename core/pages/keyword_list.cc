#include "core/pages/keyword_list.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

char Folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// The order of RepoGraph::SymbolsByName.
bool NameBefore(std::string_view a, std::string_view b) {
  size_t size = std::min(a.size(), b.size());
  for (size_t i = 0; i < size; ++i) {
    unsigned char x = static_cast<unsigned char>(Folded(a[i])), y = static_cast<unsigned char>(Folded(b[i]));
    if (x != y) return x < y;
  }
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

}  // namespace

uint32_t LetterOf(std::string_view name) {
  char first = name.empty() ? '_' : Folded(name[0]);
  return first >= 'a' && first <= 'z' ? static_cast<uint32_t>(first - 'a') : 26;
}

std::string LetterHeading(uint32_t letter) {
  return letter < 26 ? std::string(1, static_cast<char>('A' + letter)) : std::string("_");
}

std::string LetterName(uint32_t letter) {
  return letter < 26 ? std::string(1, static_cast<char>('a' + letter)) : std::string("_");
}

bool IsKeyword(const Symbol& symbol) { return (symbol.flags & kSymbolLocal) == 0 && !symbol.name.empty(); }

std::string_view NameAt(const RepoGraph& graph, SymbolRef ref) {
  const FactsView& facts = graph.facts(ref.file);
  return facts.str(facts.symbols[ref.symbol].name);
}

void SortByName(const RepoGraph& graph, std::vector<SymbolRef>* symbols) {
  struct Row {
    std::string_view name;
    SymbolRef ref;
  };
  std::vector<Row> rows;
  rows.reserve(symbols->size());
  for (SymbolRef ref : *symbols) rows.push_back({NameAt(graph, ref), ref});
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return NameBefore(a.name, b.name); });
  for (size_t i = 0; i < rows.size(); ++i) (*symbols)[i] = rows[i].ref;
}

size_t EndOfName(const RepoGraph& graph, std::span<const SymbolRef> sorted, size_t at) {
  std::string_view name = NameAt(graph, sorted[at]);
  do {
    ++at;
  } while (at < sorted.size() && NameAt(graph, sorted[at]) == name);
  return at;
}

size_t CountNames(const RepoGraph& graph, std::span<const SymbolRef> sorted, size_t enough) {
  size_t names = 0;
  for (size_t at = 0; at < sorted.size() && names < enough; at = EndOfName(graph, sorted, at)) ++names;
  return names;
}

size_t KeywordBytes(const RepoGraph& graph, std::span<const SymbolRef> same_name, size_t most_places) {
  size_t bytes = 40 + NameAt(graph, same_name[0]).size();
  size_t shown = std::min(same_name.size(), most_places);
  for (size_t i = 0; i < shown; ++i) {
    bytes += 2 * graph.facts(same_name[i].file).path().size() + 64;
  }
  return bytes;
}

void WriteKeywords(RepositoryPageWriter& page, std::span<const SymbolRef> sorted, uint32_t base, size_t most_places) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  for (size_t at = 0; at < sorted.size();) {
    size_t end = EndOfName(graph, sorted, at);
    out.Bullet().Code(NameAt(graph, sorted[at])).Raw(": ");
    SymbolKind kind = SymbolKind::kNone;
    FileIndex file = kNone;
    size_t shown = 0;
    for (size_t i = at; i < end && shown < most_places; ++i, ++shown) {
      const Symbol& row = page.symbol(sorted[i]);
      if (shown > 0) out.Raw(", ");
      if (row.kind != kind) out.Raw(NameOf(row.kind).word).Raw(" ");
      kind = row.kind;
      out.Raw("[");
      if (sorted[i].file != file) out.Code(page.Label(page.facts(sorted[i].file).path(), base), 200).Raw(" ");
      file = sorted[i].file;
      out.Raw("L").Digits(row.row + 1).Raw("](");
      out.Raw(page.links.Page(graph.plan().files[file].docs, graph.AnchorOf(sorted[i]))).Raw(")");
    }
    if (end - at > shown) {
      out.Raw(" and ").Number(end - at - shown).Raw(end - at - shown == 1 ? " more place" : " more places");
    }
    at = end;
  }
}

void WriteKeywordsByLetter(RepositoryPageWriter& page, std::span<const SymbolRef> sorted, uint32_t base,
                           size_t most_places, int level) {
  // Names that begin with no letter stand before "a" and behind "z": both under "_", last.
  auto letter_at = [&](size_t at) { return LetterOf(NameAt(page.graph, sorted[at])); };
  size_t begin = 0, end = sorted.size();
  while (begin < end && letter_at(begin) == 26) ++begin;
  while (end > begin && letter_at(end - 1) == 26) --end;
  for (size_t at = begin; at < end;) {
    size_t next = at;
    while (next < end && letter_at(next) == letter_at(at)) ++next;
    page.out.Heading(level, LetterHeading(letter_at(at)));
    WriteKeywords(page, sorted.subspan(at, next - at), base, most_places);
    at = next;
  }
  if (begin == 0 && end == sorted.size()) return;
  page.out.Heading(level, LetterHeading(26));
  WriteKeywords(page, sorted.subspan(0, begin), base, most_places);
  WriteKeywords(page, sorted.subspan(end), base, most_places);
}

}  // namespace repodoc
