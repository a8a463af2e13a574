// The grammar registry: which grammar parses which language id. Natively all are linked in; in WebAssembly each is a part
// (core/base/parts.h) that comes when a file first asks for it. Adding a grammar is one row in grammars.cc and one line
// in core/third_party.cmake.
#pragma once

#include <string_view>

#include "core/syntax/node_names.h"

struct TSLanguage;

namespace repodoc {

// "cuda" for "hip"; the empty text when no grammar parses the language.
std::string_view GrammarNameFor(std::string_view language);
// nullptr when no grammar parses the language, or when its grammar is not here.
const TSLanguage* GrammarFor(std::string_view language);
// Of the same grammar; nullptr alike.
const RepodocNodeNames* NodeNamesFor(std::string_view language);
// The highlight query of a grammar; nullptr when there is none or it is not here. HasHighlights tells them apart.
const char* HighlightsOf(std::string_view grammar);
bool HasHighlights(std::string_view grammar);

}  // namespace repodoc
