// Highlighting: text -> spans with a class, by the highlight queries that ship with the grammars. In: a language id and
// UTF-8 text. Out: non-overlapping spans in order. Used for pages that are looked at, never for facts: a query pass
// costs half a parse (see DESIGN), the walk of syntax.h is what ANALYZE uses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc {

enum class HighlightClass : uint8_t {
  kNone, kAttribute, kComment, kConstant, kConstructor, kEscape, kFunction, kKeyword, kLabel, kModule, kNumber,
  kOperator, kProperty, kString, kTag, kType, kCount
};
const char* NameOf(HighlightClass highlight_class);  // "keyword"

struct HighlightSpan {
  uint32_t begin = 0, end = 0;  // bytes
  HighlightClass highlight_class = HighlightClass::kNone;
};

// Empty when there is no highlight query for the language. Queries are compiled once per engine and kept.
std::vector<HighlightSpan> Highlight(std::string_view language, std::string_view text);
bool CanHighlight(std::string_view language);
// For tests: where a language's query does not fit its grammar; "" when it does.
std::string HighlightQueryError(std::string_view language);

}  // namespace repodoc
