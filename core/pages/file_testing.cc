// Testing & Usage: which tests name which symbol, what no test names, how tests run here; real call sites.
#include <algorithm>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kMostTestedRows = 40;
constexpr size_t kMostUntested = 30;
constexpr size_t kMostExamples = 6;

bool CanBeTested(const FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  if (row.kind == SymbolKind::kConstructor || row.kind == SymbolKind::kDestructor) return false;  // tested through the type
  return page.IsPublic(index) && page.anchors.has_heading[index] && (IsCallable(row.kind) || IsType(row.kind)) &&
         (row.flags & (kSymbolTest | kSymbolDeleted)) == 0;
}

void WriteTested(FilePageWriter& page, const std::vector<uint32_t>& tested) {
  page.docs.Table({"Symbol", "Tests", "How"});
  std::vector<std::pair<uint32_t, const Use*>> by_file;  // places, the first of them
  for (size_t i = 0; i < tested.size() && i < kMostTestedRows; ++i) {
    const SymbolUse& totals = *page.UsesOf(tested[i]);
    page.docs.Row();
    page.WriteSymbolLink(tested[i]);
    page.docs.Cell();
    // Files, each with the first test that names the symbol.
    by_file.clear();
    for (const Use& use : page.slice->uses.subspan(totals.first_use, totals.use_count)) {
      if (use.is_test == 0 || use.card == kNone) continue;
      if (by_file.empty() || by_file.back().second->card != use.card) by_file.emplace_back(0, &use);
      ++by_file.back().first;
    }
    // A test named after the file says most, then the one with most places.
    std::string_view stem = BaseName(page.facts.path());
    stem = stem.substr(0, stem.find('.'));
    auto named = [&](const Use* use) { return BaseName(page.text(page.card(use->card).path)).find(stem) != std::string_view::npos; };
    std::stable_sort(by_file.begin(), by_file.end(), [&](const auto& a, const auto& b) {
      bool x = named(a.second), y = named(b.second);
      return x != y ? x : a.first > b.first;
    });
    size_t files = std::min<size_t>(by_file.size(), 3);
    bool by_name = false;
    for (size_t k = 0; k < files; ++k) {
      const Use& use = *by_file[k].second;
      page.docs.Raw(k == 0 ? "" : ", ");
      page.WriteCard(use.card);
      if (!use.enclosing.empty()) page.docs.Raw(" ").Code(page.text(use.enclosing), 80);
      by_name = by_name || use.confidence != Confidence::kExact;
    }
    if (totals.test_files > 3 && files >= 3) page.docs.Raw(" and ").Number(totals.test_files - 3).Raw(" more");
    page.docs.Cell().Count(totals.test_places, "use", "uses").Raw(" in ").Count(totals.test_files, "file", "files");
    if (by_name) page.docs.Raw(", by name");
    page.docs.EndRow();
  }
  if (tested.size() > kMostTestedRows) {
    page.docs.Paragraph().Number(kMostTestedRows).Raw(" of ").Number(tested.size());
    page.docs.Raw(" symbols that tests name; the others have their tests under their own heading.");
  }
}

void WriteUntested(FilePageWriter& page, const std::vector<uint32_t>& untested) {
  if (untested.empty()) return;
  page.docs.Paragraph().Raw("Public, and named by no test (").Number(untested.size()).Raw("): ");
  Separator comma;
  for (size_t i = 0; i < untested.size() && i < kMostUntested; ++i) {
    page.docs.Raw(comma());
    page.WriteSymbolLink(untested[i]);
  }
  if (untested.size() > kMostUntested) page.docs.Raw(" and ").Number(untested.size() - kMostUntested).Raw(" more");
  page.docs.Raw(".");
}

// What a test file holds: its cases.
void WriteCases(FilePageWriter& page) {
  std::vector<uint32_t> cases;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    if (page.Has(i, kSymbolTest) && IsCallable(page.symbol(i).kind)) cases.push_back(i);
  }
  page.docs.Paragraph().Raw("This file is a test");
  std::string_view reason = page.facts.PropertyValue(property::kTestBy);
  if (!reason.empty()) page.docs.Raw(" (").Text(reason).Raw(")");
  if (cases.empty()) {
    page.docs.Raw("; no test case was recognised in ").Count(page.facts.symbols.size(), "definition", "definitions");
    page.docs.Raw(".");
    return;
  }
  page.docs.Raw(" with ").Count(cases.size(), "case", "cases").Raw(": ");
  Separator comma;
  for (size_t i = 0; i < cases.size() && i < kMostUntested; ++i) {
    page.docs.Raw(comma());
    page.WriteSymbolLink(cases[i]);
  }
  if (cases.size() > kMostUntested) page.docs.Raw(" and ").Number(cases.size() - kMostUntested).Raw(" more");
  page.docs.Raw(".");
}

void WriteFilesUnderTest(FilePageWriter& page) {
  size_t shown = 0, total = 0;
  for (const Related& row : page.slice->related) {
    if (row.why != RelatedWhy::kTests || row.card == kNone) continue;
    if (++total > 10) continue;
    page.docs.Raw(shown++ == 0 ? " It exercises " : ", ");
    page.WriteCard(row.card);
  }
  if (total > shown) page.docs.Raw(" and ").Number(total - shown).Raw(" more files");
  if (total > 0) page.docs.Raw(".");
}

void WriteHowTestsRun(FilePageWriter& page) {
  size_t shown = 0;
  for (const TestCommandRow& row : page.slice->test_commands) {
    if (shown == 0) page.docs.Paragraph().Raw("Tests run here as ");
    page.docs.Raw(shown++ == 0 ? "" : " or ").Code(page.text(row.command), 160);
    if (row.card != kNone) {
      page.docs.Raw(" (");
      page.WriteCardPlace(row.card, row.row);
      page.docs.Raw(")");
    }
  }
  if (shown > 0) page.docs.Raw(".");
}

void WriteTestsSection(FilePageWriter& page) {
  if (page.slice == nullptr) {
    if (page.facts.Has(kFileTest)) WriteCases(page);
    page.WithoutSlice();
    return;
  }
  if (page.facts.Has(kFileTest)) {
    WriteCases(page);
    WriteFilesUnderTest(page);
    WriteHowTestsRun(page);
    return;
  }
  std::vector<uint32_t> tested, untested;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    const SymbolUse* totals = page.UsesOf(i);
    uint32_t same_name = 0;
    if (!page.IsFirstOfName(i, &same_name)) continue;
    if (totals != nullptr && totals->test_places > 0 && page.anchors.has_heading[i]) {
      tested.push_back(i);
    } else if (CanBeTested(page, i)) {
      untested.push_back(i);
    }
  }
  std::stable_sort(tested.begin(), tested.end(), [&](uint32_t a, uint32_t b) {
    return page.UsesOf(a)->test_places > page.UsesOf(b)->test_places;
  });
  if (!tested.empty()) WriteTested(page, tested);
  if (!tested.empty()) WriteUntested(page, untested);
  const SliceHeader& header = *page.slice->header;
  if (tested.empty()) {
    page.docs.Paragraph();
    if (header.fan_in_tests > 0) {
      page.docs.Count(header.fan_in_tests, "test file imports", "test files import").Raw(" it ([Imported By](#");
      page.docs.Raw(page.Anchor(Section::kImportedBy)).Raw(")), without naming a symbol of it.");
    } else if (header.dependent_tests > 0) {
      page.docs.Raw("No test names it; ").Count(header.dependent_tests, "test file reaches", "test files reach");
      page.docs.Raw(" it through other imports.");
    } else {
      page.docs.Raw("No test among ").Count(header.file_count, "file", "files").Raw(" names or imports it.");
    }
  }
  WriteHowTestsRun(page);
}

void WriteExamples(FilePageWriter& page) {
  if (page.WithoutSlice()) return;
  size_t shown = 0;
  for (const UsageExample& example : page.slice->examples) {
    if (example.excerpt.empty() || example.symbol >= page.facts.symbols.size()) continue;
    if (shown == kMostExamples) break;
    ++shown;
    page.docs.Paragraph();
    page.WriteSymbolLink(example.symbol);
    page.docs.Raw(" in ");
    page.WriteCardPlace(example.card, example.row);
    if (!example.enclosing.empty()) page.docs.Raw(", in ").Code(page.text(example.enclosing), 120);
    page.docs.Raw(":");
    std::string_view tag = FenceOf(page.language);
    // A call in a document is code of this file's language.
    if (example.card != kNone && (page.card(example.card).flags & kFileDocumentation) == 0 &&
        Extension(page.text(page.card(example.card).path)) != Extension(page.facts.path())) {
      tag = FenceOfPath(page.text(page.card(example.card).path));
    }
    page.docs.CodeBlock(tag, page.text(example.excerpt));
  }
  if (page.slice->examples.size() > shown && shown > 0) {
    page.docs.Paragraph().Number(shown).Raw(" of ").Number(page.slice->examples.size()).Raw(" examples shown.");
  }
  if (shown == 0) {
    page.docs.Paragraph().Raw("No use in another of the ").Count(page.slice->header->file_count, "documented file", "documented files");
    page.docs.Raw(" was resolved to this file.");
  }
}

}  // namespace

void WriteTesting(FilePageWriter& page) {
  page.Enter(Section::kTesting, 2);
  page.Enter(Section::kTestingTests, 3);
  page.section = Section::kTesting;
  WriteTestsSection(page);
  page.Enter(Section::kUsageExamples, 3);
  page.section = Section::kTesting;
  WriteExamples(page);
}

}  // namespace repodoc
