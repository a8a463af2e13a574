// Detailed Analysis: the outline, then every symbol that has a heading, then what only some formats can tell.
#include "core/base/text.h"
#include "core/pages/file_page.h"

namespace repodoc {

void WriteAnalysis(FilePageWriter& page) {
  page.Enter(Section::kDetailedAnalysis, 2);
  page.Enter(Section::kCodeStructure, 3);
  WriteOutline(page);
  page.section = Section::kDetailedAnalysis;
  uint32_t wanted = 0;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    if (page.anchors.has_heading[i]) {
      WriteSymbol(page, i);
      ++wanted;
    }
  }
  if (wanted == kMaxHeadings) {
    page.docs.Paragraph().Raw("Described above: the first ").Number(kMaxHeadings);
    page.docs.Raw(" definitions, exported ones first, of ").Number(page.facts.symbols.size()).Raw(" in the file.");
  }
  WriteFormatFacts(page);
}

}  // namespace repodoc
