// Links of a page: relative destinations from where the page lies to sources and other pages. In: the page's path, where
// the documentation root lies in the repository, an optional permalink prefix for sources. Out: encoded destinations.
// Pages agree on anchors through core/plan; nothing here looks at facts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/pages/markdown.h"

namespace repodoc {

// Of core/rules/rules.h.
enum class RuleCategory : uint8_t;
enum class Severity : uint8_t;
enum class RuleConfidence : uint8_t;
struct RuleInfo;

class PageLinks {
 public:
  // `page` is relative to the documentation root: "torch/_dispatch/python.py_docs.md".
  PageLinks(std::string_view page, std::string_view docs_root, std::string_view source_url);

  // The source of a repository path: "../../../torch/_dispatch/python.py" or a permalink.
  std::string Source(std::string_view path) const;
  // Another page of the documentation, by its path below the root; with `anchor` when not empty.
  std::string Page(std::string_view page, std::string_view anchor = {}) const;

 private:
  std::string page_, page_in_repository_, docs_root_, source_url_;
};

// "[L7](href#L7)"; "[L6–L12](href#L6-L12)". Rows are 0-based, as everywhere before this point.
void AppendPlace(std::string_view source_href, uint32_t row, Markdown* out);
void AppendPlaces(std::string_view source_href, uint32_t row, uint32_t end_row, Markdown* out);
// "href#L7" / "href#L6-L12".
std::string PlaceHref(std::string_view source_href, uint32_t row);
std::string PlaceHref(std::string_view source_href, uint32_t row, uint32_t end_row);

// The heading of a group of rules on rules.md, "Security: Python", and its anchor. Names whose slug does not tell the
// language ("C++") carry the language id: "Security: C++ (cpp)".
std::string RuleGroupHeading(RuleCategory category, std::string_view language_id, std::string_view language_name);
std::string RuleGroupAnchor(RuleCategory category, std::string_view language_id, std::string_view language_name);
// The anchor of one rule's heading, "### `py.dunder-all`".
std::string RuleAnchor(const RuleInfo& rule);
const char* WordOf(RuleCategory category);   // "Security"
const char* WordOf(Severity severity);       // "high"
const char* WordOf(RuleConfidence confidence);

}  // namespace repodoc
