// Lists of keywords: names with their kind and places, by letter. In: symbols sorted by name (without case, then exact,
// then path and offset). Out: Markdown items, one per name. Internal to core/pages; used by sub.md and keywords.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/pages/repository_page.h"

namespace repodoc {

// Index of a name's page and heading: 0..25 for a..z in either case, 26 for everything else.
inline constexpr uint32_t kLetters = 27;
uint32_t LetterOf(std::string_view name);
std::string LetterHeading(uint32_t letter);  // "A" ... "Z", "_"
std::string LetterName(uint32_t letter);     // "a" ... "z", "_"

// Symbols that are keywords: named and not local to a function.
bool IsKeyword(const Symbol& symbol);
std::string_view NameAt(const RepoGraph& graph, SymbolRef ref);
// By name without case, exact name, path, offset.
void SortByName(const RepoGraph& graph, std::vector<SymbolRef>* symbols);
// Distinct names, counting on no further than `enough`.
size_t CountNames(const RepoGraph& graph, std::span<const SymbolRef> sorted, size_t enough = SIZE_MAX);
// How many bytes WriteKeywords will need for the group of one name, about.
size_t KeywordBytes(const RepoGraph& graph, std::span<const SymbolRef> same_name, size_t most_places);
// End of the group of equal names that begins at `at`.
size_t EndOfName(const RepoGraph& graph, std::span<const SymbolRef> sorted, size_t at);

// One item per name: "- `Device`: struct [`Device.h` L31](...), constructor [`Device.h` L36](...)".
void WriteKeywords(RepositoryPageWriter& page, std::span<const SymbolRef> sorted, uint32_t base, size_t most_places);
// The same below one heading per letter that occurs.
void WriteKeywordsByLetter(RepositoryPageWriter& page, std::span<const SymbolRef> sorted, uint32_t base,
                           size_t most_places, int level);

}  // namespace repodoc
