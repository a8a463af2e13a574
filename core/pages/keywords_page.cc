// The keyword index of one file: every name it defines, by kind, with its place on the docs page, its line and how often
// it is used; imports; concepts; and which section of the docs page names what (noted while that page was written).
#include <algorithm>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/file_page.h"
#include "core/rules/rules.h"

namespace repodoc {
namespace {

constexpr size_t kMostPerKind = 1000;
constexpr size_t kMostPerSection = 60;

// The heading of a kind: properties of one kind of symbol under the words OUTPUT uses.
std::string_view HeadingOfKind(SymbolKind kind) { return NameOf(kind).plural; }

bool IsKeyword(const FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  if (row.name.empty() || row.kind == SymbolKind::kNone || row.kind == SymbolKind::kLambda) return false;
  return (row.flags & kSymbolLocal) == 0 || page.anchors.has_heading[index];
}

struct Keywords {
  FilePageWriter& page;
  Markdown out;
  std::string docs_href;

  std::string AnchorHref(std::string_view anchor) const {
    std::string href = docs_href;
    href += '#';
    href += UrlPath(anchor);
    return href;
  }
  void WriteSymbolEntry(uint32_t index);
  void WriteSymbols();
  void WriteImports();
  void WriteConcepts();
  void WriteMap();
};

void Keywords::WriteSymbolEntry(uint32_t index) {
  const Symbol& row = page.symbol(index);
  out.Bullet().Raw("[**");
  if (row.kind == SymbolKind::kHeading) {
    out.Text(Utf8Prefix(page.facts.str(row.name), 160));
  } else {
    out.Code(page.QualifiedName(index));
  }
  out.Raw("**](").Raw(AnchorHref(page.anchors.symbols[index])).Raw(") \xE2\x80\x94 ");
  AppendPlace(page.source_href, row.row, &out);
  if ((row.flags & kSymbolExported) != 0) out.Raw(", exported");
  if (row.visibility == Visibility::kPrivate) out.Raw(", private");
  if (page.slice == nullptr || !page.facts.Has(kFileCode)) return;
  const SymbolUse* use = page.UsesOf(index);
  if (use == nullptr || use->total_places == 0) {
    out.Raw(", no uses");
  } else {
    out.Raw(", ").Count(use->total_places, "use", "uses").Raw(" in ").Count(use->total_files, "file", "files");
  }
}

void Keywords::WriteSymbols() {
  constexpr size_t kKinds = static_cast<size_t>(SymbolKind::kCount);
  std::vector<uint32_t> by_kind[kKinds];
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    if (IsKeyword(page, i)) by_kind[static_cast<size_t>(page.symbol(i).kind)].push_back(i);
  }
  for (size_t kind = 0; kind < kKinds; ++kind) {
    std::vector<uint32_t>& rows = by_kind[kind];
    if (rows.empty()) continue;
    std::vector<std::pair<std::string, uint32_t>> sorted;
    sorted.reserve(rows.size());
    for (uint32_t i : rows) sorted.push_back({page.QualifiedName(i), i});
    std::sort(sorted.begin(), sorted.end());
    out.Heading(3, HeadingOfKind(static_cast<SymbolKind>(kind)));
    size_t shown = 0;
    for (const auto& [name, i] : sorted) {
      if (shown++ == kMostPerKind) break;
      WriteSymbolEntry(i);
    }
    if (rows.size() > kMostPerKind) {
      out.Paragraph().Number(kMostPerKind).Raw(" of ").Number(rows.size()).Raw(" shown; all in `data/symbols.jsonl`.");
    }
  }
}

void Keywords::WriteImports() {
  const FactsView& facts = page.facts;
  if (facts.imports.empty()) return;
  out.Heading(3, "Imports");
  std::vector<uint32_t> order(facts.imports.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return facts.str(facts.imports[a].module) < facts.str(facts.imports[b].module);
  });
  std::string anchor = AnchorHref(page.Anchor(Section::kImportDependencies));
  size_t shown = 0;
  for (uint32_t i : order) {
    if (shown++ == kMostPerKind) break;
    const Import& import = facts.imports[i];
    std::string name(import.level, '.');
    name.append(facts.str(import.module));
    out.Bullet().Raw("[**").Code(name.empty() ? std::string_view(".") : std::string_view(name)).Raw("**](").Raw(anchor);
    out.Raw(") \xE2\x80\x94 ");
    AppendPlace(page.source_href, import.row, &out);
    for (uint32_t k = 0; k < import.name_count && k < 20; ++k) {
      out.Raw(k == 0 ? ": " : ", ").Code(facts.str(facts.import_names[import.first_name + k].name), 80);
    }
    if (import.name_count > 20) out.Raw(" and ").Number(import.name_count - 20).Raw(" more");
  }
}

void Keywords::WriteConcepts() {
  Separator comma;
  auto entry = [&](std::string_view word, uint64_t count) {
    if (comma.first()) {
      out.Heading(3, "Concepts");
      out.Bullet();
    }
    out.Raw(comma()).Raw("**").Text(word).Raw("** (").Number(count).Raw(")");
  };
  if (page.slice != nullptr) {
    for (const Concept& row : page.slice->concepts) entry(page.slice->str(row.word), row.count);
  } else {
    // Without the rest of the repository there is nothing to weigh against: the most frequent words.
    size_t shown = 0;
    for (const Term& row : page.facts.terms) {
      if (shown++ == 20) break;
      entry(page.facts.str(row.word()), row.count);
    }
  }
  for (uint16_t rule : page.pattern_rules) {
    if (comma.first()) {
      out.Heading(3, "Concepts");
      out.Bullet();
    }
    out.Raw(comma()).Raw("**").Text(ToLowerAscii(Rules()[rule].title)).Raw("** (by pattern)");
  }
}

void Keywords::WriteMap() {
  out.Heading(2, "Keyword \xE2\x86\x92 Section Map");
  constexpr Section kSections[] = {Section::kFilePurpose,  Section::kHighLevelOverview, Section::kDetailedAnalysis,
                                   Section::kArchitecture, Section::kDependencies,      Section::kPatterns,
                                   Section::kPerformance,  Section::kSecurity,          Section::kTesting,
                                   Section::kCrossReferences};
  bool any = false;
  for (Section section : kSections) {
    uint32_t bits = 1u << static_cast<uint32_t>(section);
    if (section == Section::kDetailedAnalysis) bits |= 1u << static_cast<uint32_t>(Section::kCodeStructure);
    size_t total = 0;
    auto keyword = [&](std::string_view name) {
      if (total++ >= kMostPerSection) return;
      if (total == 1) {
        if (!any) out.Table({"Section", "Keywords found there"});
        any = true;
        std::string label;
        AppendMarkdownText(HeadingOf(section), &label);
        out.Row().Link(label, AnchorHref(page.Anchor(section))).Cell();
      } else {
        out.Raw(", ");
      }
      out.Code(name, 100);
    };
    for (uint32_t i = 0; i < page.symbol_sections.size(); ++i) {
      if ((page.symbol_sections[i] & bits) == 0 || page.symbol(i).name.empty()) continue;
      if (total < kMostPerSection) {
        keyword(page.facts.str(page.symbol(i).name));
      } else {
        ++total;
      }
    }
    for (uint32_t i = 0; i < page.import_sections.size(); ++i) {
      if ((page.import_sections[i] & bits) == 0) continue;
      keyword(page.facts.str(page.facts.imports[i].module));
    }
    if (section == Section::kPatterns) {
      for (uint16_t rule : page.pattern_rules) keyword(Rules()[rule].id);
    }
    if (total == 0) continue;
    if (total > kMostPerSection) out.Raw(" and ").Number(total - kMostPerSection).Raw(" more");
    out.EndRow();
  }
  if (!any) out.Paragraph().Raw("The documentation of this file names no keyword.");
}

}  // namespace

std::string RenderKeywordsPage(FilePageWriter& page) {
  Keywords keywords{page, {}, page.links.Page(page.docs_page)};
  Markdown& out = keywords.out;
  out.Reserve(2048 + page.facts.symbols.size() * 160);
  out.Heading(1, "Keyword Index: ");
  out.Code(page.facts.path(), 4096);
  out.Heading(2, "File Information");
  out.Bullet().Raw("**Original File**: [").Text(page.facts.path()).Raw("](").Raw(page.source_href).Raw(")");
  out.Bullet().Raw("**Documentation**: ").CodeLink(BaseName(page.docs_page), keywords.docs_href, 4096);
  out.Bullet().Raw("**Folder**: ").Code(DirName(page.facts.path()).empty() ? "." : DirName(page.facts.path()), 4096);
  out.Heading(2, "Keywords Extracted");
  size_t before = out.size();
  keywords.WriteSymbols();
  keywords.WriteImports();
  keywords.WriteConcepts();
  if (out.size() == before) {
    out.Paragraph().Raw("No name is defined or imported in ").Count(page.facts.file->lines, "line", "lines").Raw(".");
  }
  keywords.WriteMap();
  out.Paragraph().Raw("---");
  out.Paragraph().Raw("*Generated by repodoc*\n");
  return std::move(out.text());
}

}  // namespace repodoc
