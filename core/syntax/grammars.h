// The grammar registry: which grammar parses which language id, and which grammars are here. Natively all are linked in;
// in WebAssembly each is a side module of its own that the engine's owner hands over when a file first asks for it
// (ProvideGrammar). Adding a grammar is one row in grammars.cc and one line in core/third_party.cmake.
#pragma once

#include <string_view>
#include <vector>

struct TSLanguage;

namespace repodoc {

// "cuda" for "hip"; the empty text when no grammar parses the language.
std::string_view GrammarNameFor(std::string_view language);
// nullptr when no grammar parses the language, or when its grammar is not here: the name is then noted as missing.
const TSLanguage* GrammarFor(std::string_view language);

// `language` lives as long as the engine; nullptr: the grammar cannot be had, do not ask for it again.
void ProvideGrammar(std::string_view name, const TSLanguage* language);
bool AnyMissingGrammars();
// Names asked for in vain since the last call, in the order of asking. What was computed meanwhile is incomplete.
std::vector<std::string_view> TakeMissingGrammars();

}  // namespace repodoc
