// Related Files, ranked with the reason; Cross-References: the pages around this one and where its symbols are used.
#include <algorithm>

#include "core/base/text.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kMostRelated = 25;
constexpr size_t kMostSymbols = 60;

void WriteWhy(FilePageWriter& page, const Related& row) {
  Markdown& docs = page.docs;
  std::string_view detail = page.text(row.detail);
  switch (row.why) {
    case RelatedWhy::kPair: docs.Raw("its other half"); break;
    case RelatedWhy::kImports: docs.Raw("imported here"); break;
    case RelatedWhy::kImportedBy: docs.Raw("imports it"); break;
    case RelatedWhy::kTests: docs.Raw(page.facts.Has(kFileTest) ? "tested here" : "tests it"); break;
    case RelatedWhy::kTestedBy: docs.Raw("tests it"); break;
    case RelatedWhy::kSharesTests:
      docs.Raw("tested by the same files");
      if (row.count > 0) docs.Raw(" (").Number(row.count).Raw(")");
      break;
    case RelatedWhy::kSameConcepts:
      docs.Raw("same concepts");
      break;
    case RelatedWhy::kSameFolder: docs.Raw("same folder"); break;
    case RelatedWhy::kBinds: docs.Raw("bound across languages"); break;
    case RelatedWhy::kMentions: docs.Raw("names it in prose"); break;
    case RelatedWhy::kNamedBy: docs.Raw("names it by path"); break;
  }
  if (row.count > 1 && (row.why == RelatedWhy::kImports || row.why == RelatedWhy::kImportedBy ||
                        row.why == RelatedWhy::kTests || row.why == RelatedWhy::kTestedBy)) {
    docs.Raw(", ").Number(row.count).Raw(" references");
  }
  if (!detail.empty()) docs.Raw(": ").Text(Utf8Prefix(detail, 200));
}

void WriteSymbolTable(FilePageWriter& page) {
  if (page.slice == nullptr) return;
  std::vector<uint32_t> rows;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    uint32_t same_name = 0;
    if (page.anchors.has_heading[i] && !page.Has(i, kSymbolLocal) && page.IsFirstOfName(i, &same_name)) {
      if (page.RunsThroughType(i)) continue;
      rows.push_back(i);
    }
  }
  if (rows.empty()) return;
  // Most used first, so that a cut loses the least.
  auto files = [&](uint32_t i) { return page.UsesOf(i) == nullptr ? 0u : page.UsesOf(i)->total_files; };
  auto places = [&](uint32_t i) { return page.UsesOf(i) == nullptr ? 0u : page.UsesOf(i)->total_places; };
  std::stable_sort(rows.begin(), rows.end(), [&](uint32_t a, uint32_t b) {
    return files(a) != files(b) ? files(a) > files(b) : places(a) > places(b);
  });
  page.docs.Table({"Symbol", "Defined", "Used in"});
  for (size_t i = 0; i < rows.size() && i < kMostSymbols; ++i) {
    page.docs.Row();
    page.WriteSymbolLink(rows[i]);
    page.docs.Cell();
    page.Place(page.symbol(rows[i]).row);
    page.docs.Cell();
    if (places(rows[i]) == 0) {
      page.docs.Raw("not used in this repository");
    } else {
      page.docs.Count(files(rows[i]), "file", "files").Raw(", ").Count(places(rows[i]), "place", "places");
    }
    page.docs.EndRow();
  }
  if (rows.size() > kMostSymbols) {
    page.docs.Paragraph().Number(kMostSymbols).Raw(" of ").Number(rows.size()).Raw(" shown, most used first; all in the ");
    page.docs.Link("keyword index", page.links.Page(page.keywords_page)).Raw(".");
  }
}

}  // namespace

void WriteRelated(FilePageWriter& page) {
  page.Enter(Section::kRelatedFiles, 2);
  if (page.WithoutSlice()) return;
  std::span<const Related> related = page.slice->related;
  if (related.empty()) {
    page.docs.Paragraph().Raw("Nothing relates it to another of the ");
    page.docs.Count(page.slice->header->file_count, "documented file", "documented files");
    page.docs.Raw(": no import, test, shared concept or neighbour in its folder.");
    return;
  }
  page.docs.Table({"File", "Why", "What it is"});
  size_t shown = 0;
  for (const Related& row : related) {
    if (row.card == kNone) continue;
    if (shown++ == kMostRelated) break;
    page.docs.Row();
    page.WriteCard(row.card);
    page.docs.Cell();
    WriteWhy(page, row);
    page.docs.Cell();
    if (std::string_view purpose = page.text(page.card(row.card).purpose); !purpose.empty()) {
      page.docs.Prose(FirstSentence(purpose, 160)).EndRow();
    } else {
      page.docs.Text(page.text(page.card(row.card).contents)).EndRow();
    }
  }
  shown = std::min(shown, kMostRelated);
  size_t total = std::max<size_t>(page.slice->header->related_total, related.size());
  if (total > shown) page.docs.Paragraph().Number(shown).Raw(" of ").Number(total).Raw(" shown, closest first.");
}

void WriteCrossReferences(FilePageWriter& page) {
  page.Enter(Section::kCrossReferences, 2);
  Markdown& docs = page.docs;
  docs.Bullet().Raw("**File Documentation**: ").Code(BaseName(page.docs_page), 4096);
  docs.Bullet().Raw("**Keyword Index**: ").CodeLink(BaseName(page.keywords_page), page.links.Page(page.keywords_page), 4096);
  docs.Bullet().Raw("**Folder Index**: [`index.md`](./index.md)");
  docs.Bullet().Raw("**Folder Documentation**: [`doc.md`](./doc.md)");
  docs.Bullet().Raw("**Source**: ").CodeLink(page.facts.path(), page.source_href, 4096);
  WriteSymbolTable(page);
}

}  // namespace repodoc
