// The site plan: stable page paths and anchors, so that LINK and RENDER agree on every link without talking to each
// other. Pure functions of the paths (whole repository) and of one file's facts (anchors).
//
// Page paths: "<path>_docs.md", "<path>_kw.md", per folder "index.md", "doc.md", "sub.md", at the root also
// "keywords.md" ("keywords/<letter>.md"), "comprehensive_book.md" ("book/<nn>-<folder>.md"), "interfaces.md"
// ("interfaces/messages-<n>.md"), "rules.md", "verification_report.md", "manifest.json". A path that would collide with another page (equal, equal but for case or
// Unicode normal form, a name Windows forbids) gets "~2", "~3" ... before its extension; `renamed` lists them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/facts/facts.h"

namespace repodoc {

struct FilePages {
  std::string docs;  // "torch/_dispatch/python.py_docs.md"
  std::string keywords;
};
struct FolderPages {
  std::string folder;  // "" for the root, "torch/nn"
  std::string index, doc, sub;
};
struct SitePlan {
  std::vector<FilePages> files;      // in the order of the paths given
  std::vector<FolderPages> folders;  // sorted by path; the root first
  std::vector<std::pair<std::string, std::string>> renamed;  // wanted page path, given page path
  // Index into `folders`, or kNone.
  uint32_t FolderIndex(std::string_view folder) const;
};
// `paths` are the documented files, sorted and unique. O(n log n).
SitePlan PlanSite(const std::vector<std::string_view>& paths);

// The sections of a _docs.md in order; their headings are fixed (OUTPUT.md), their anchors depend on the symbols.
enum class Section : uint8_t {
  kTitle, kFileMetadata, kFilePurpose, kOriginalSource, kHighLevelOverview, kDetailedAnalysis, kCodeStructure,
  kArchitecture, kRole, kDependencies, kImportDependencies, kImportedBy, kPatterns, kCommonPatterns, kPerformance,
  kPerformanceNotes, kSecurity, kSecurityConsiderations, kTesting, kTestingTests, kUsageExamples, kRelatedFiles,
  kCrossReferences, kCount
};
const char* HeadingOf(Section section);  // "High-Level Overview"; kTitle and kRole contain a name: see pages

struct PageAnchors {
  std::vector<std::string> symbols;   // per symbol: its anchor; that of its nearest ancestor with a heading or
                                      // "code-structure" when it has no heading of its own
  std::vector<bool> has_heading;      // per symbol
  std::vector<std::string> headings;  // per symbol: heading text inside the code span (the qualified name)
  std::vector<std::string> sections;  // per Section
};
// Which symbols get a heading: types, callables and namespaces-with-doc, macros, exported data with a doc text; never
// locals without doc. At most kMaxHeadings in document order of importance (exported first). GitHub's slugs, numbered.
inline constexpr uint32_t kMaxHeadings = 2000;
PageAnchors PlanAnchors(const FactsView& facts, std::string_view repository_name);

}  // namespace repodoc
