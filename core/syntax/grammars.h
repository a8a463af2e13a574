// The grammar registry: which grammar parses which language id. Adding a grammar is one row in grammars.cc and one line
// in core/third_party.cmake. Only core/syntax includes this.
#pragma once

#include <string_view>

struct TSLanguage;

namespace repodoc {

// "cuda" for "hip"; the empty text when no grammar parses the language.
std::string_view GrammarNameFor(std::string_view language);
// nullptr when no grammar parses the language.
const TSLanguage* GrammarFor(std::string_view language);

}  // namespace repodoc
