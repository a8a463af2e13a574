// FilePageWriter: what the sections of one file's page share. In: facts, slice (may be null), source. Out: the docs page
// in `docs`, and, for the keyword page, which symbols and imports were named under which section. Each section group is
// one function in its own .cc; file_page.cc calls them in order. Internal to core/pages.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/facts.h"
#include "core/link/slice.h"
#include "core/pages/links.h"
#include "core/pages/markdown.h"
#include "core/plan/plan.h"

namespace repodoc {

struct FilePageWriter {
  FilePageWriter(const FactsView& facts_in, const SliceView* slice_in, std::string_view source_in);

  const FactsView& facts;
  const SliceView* slice;
  std::string_view source;
  std::vector<uint32_t> row_begins;  // offset of each row of the source
  std::string_view SourceRow(uint32_t row) const;  // without the newline; "" beyond the end
  std::string_view language;   // id
  std::string docs_page, keywords_page, repository_name;
  PageLinks links;
  std::string source_href;     // this file's source
  PageAnchors anchors;
  Markdown docs;

  // Which sections named a symbol or an import: one bit per Section.
  std::vector<uint32_t> symbol_sections, import_sections;
  std::vector<uint16_t> pattern_rules;  // rules named under Code Patterns & Idioms
  Section section = Section::kTitle;

  // Indexed once.
  std::vector<uint32_t> first_child, next_sibling;  // symbol tree; kNone ends
  std::vector<uint32_t> use_rows;                   // per symbol: row of slice->symbol_uses, or kNone
  std::vector<uint32_t> reference_begin;            // per symbol: first entry of `symbol_references`; one more at the end
  std::vector<uint32_t> symbol_references;          // rows of facts.references with a site in the symbol
  std::vector<uint32_t> target_begin;               // per reference: first row of slice->reference_targets; one more

  // ---- Sections ----------------------------------------------------------------------------------------------------
  void Enter(Section entered, int level);           // writes the heading
  const std::string& Anchor(Section of) const { return anchors.sections[static_cast<size_t>(of)]; }
  // True when there is no slice; then one line says when links to the rest of the repository appear.
  bool WithoutSlice();

  // ---- Symbols -----------------------------------------------------------------------------------------------------
  const Symbol& symbol(uint32_t index) const { return facts.symbols[index]; }
  bool Has(uint32_t index, SymbolFlag flag) const { return (facts.symbols[index].flags & flag) != 0; }
  // Part of what the file offers to others: public, like all that encloses it, and not local to a function.
  bool IsPublic(uint32_t index) const { return public_[index]; }
  // A program: has a syntax tree, types or callables. Build files and the like are told by their formats instead.
  bool IsCode() const { return code_; }
  // Enclosed by nothing but namespaces, modules and packages.
  bool IsTopLevel(uint32_t index) const { return top_level_[index]; }
  std::string QualifiedName(uint32_t index) const;
  const SymbolUse* UsesOf(uint32_t index) const;    // null: no use known
  // Overloads and redefinitions: true for the first symbol of a qualified name; `count` says how many share it.
  bool IsFirstOfName(uint32_t index, uint32_t* count) const;
  // A constructor or destructor that nothing names: it runs where its type is used.
  bool RunsThroughType(uint32_t index) const;
  std::string KindWords(uint32_t index) const;      // "async method", "kernel", "context manager"
  void NoteSymbol(uint32_t index) { symbol_sections[index] |= 1u << static_cast<uint32_t>(section); }
  void NoteImport(uint32_t index) { import_sections[index] |= 1u << static_cast<uint32_t>(section); }
  void WriteSymbolLink(uint32_t index);             // [`name`](#anchor), qualified
  void WriteSymbolLink(uint32_t index, std::string_view label);

  // ---- Places and files --------------------------------------------------------------------------------------------
  void Place(uint32_t row) { AppendPlace(source_href, row, &docs); }
  void Places(uint32_t row, uint32_t end_row) { AppendPlaces(source_href, row, end_row, &docs); }
  const FileCard& card(uint32_t index) const { return slice->cards[index]; }
  std::string_view text(Text of) const { return slice->str(of); }
  const std::string& CardPage(uint32_t index);      // href of the card's docs page; kept
  const std::string& CardSource(uint32_t index);    // href of the card's source; kept
  void WriteCard(uint32_t index);                   // [`path`](its page)
  void WriteCardPlace(uint32_t index, uint32_t row);  // [`path` L12](source#L12); kNone: this file

  // ---- Rules -------------------------------------------------------------------------------------------------------
  std::string RulesHref(std::string_view anchor) const { return links.Page("rules.md", anchor); }

 private:
  void IndexSymbols();
  void IndexReferences();
  void IndexNames();
  std::vector<uint32_t> same_name_;  // per symbol: how many share its name, at the first of them; 0 at the others
  std::vector<bool> public_, top_level_;
  bool code_ = false;
  std::vector<std::string> card_pages_, card_sources_;
};

// The first property with this key, or null.
const Property* FirstProperty(const FactsView& facts, std::string_view key);
// Info string of a fenced block for a language id; "" for plain text.
std::string_view FenceOf(std::string_view language);
// The same for a file known by its name only.
std::string_view FenceOfPath(std::string_view path);

// Section groups, in page order.
void WriteMetadata(FilePageWriter& page);             // file_head.cc
void WritePurpose(FilePageWriter& page);              // file_purpose.cc
void WriteSource(FilePageWriter& page);               // file_head.cc
void WriteOverview(FilePageWriter& page);             // file_overview.cc
void WriteAnalysis(FilePageWriter& page);             // file_analysis.cc, file_symbol.cc, file_formats.cc
void WriteArchitecture(FilePageWriter& page);         // file_architecture.cc
void WriteDependencies(FilePageWriter& page);         // file_dependencies.cc
void WritePatterns(FilePageWriter& page);             // file_evidence.cc
void WritePerformance(FilePageWriter& page);
void WriteSecurity(FilePageWriter& page);
void WriteTesting(FilePageWriter& page);              // file_testing.cc
void WriteRelated(FilePageWriter& page);              // file_related.cc
void WriteCrossReferences(FilePageWriter& page);

// Parts of WriteAnalysis.
void WriteOutline(FilePageWriter& page);              // file_outline.cc
void WriteSymbol(FilePageWriter& page, uint32_t symbol);  // file_symbol.cc
void WriteFormatFacts(FilePageWriter& page);          // file_formats.cc: what data, documents and build files tell
// Sentences on a file that is not code: what it is (File Purpose), what it holds (High-Level Overview).
void WriteFormatSummary(FilePageWriter& page);        // file_formats.cc
void WriteFormatContents(FilePageWriter& page);

// keywords_page.cc: the keyword index, from what the docs page named.
std::string RenderKeywordsPage(FilePageWriter& page);

}  // namespace repodoc
