// The grammar registry: which grammar parses which language id. Adding a grammar is one row here and one line in
// core/third_party.cmake. Only core/syntax includes this.
#pragma once

#include <span>

struct TSLanguage;

namespace repodoc {

struct GrammarRow {
  const char* language;  // id of the language table in core/scan
  const TSLanguage* (*grammar)();
};
std::span<const GrammarRow> Grammars();

}  // namespace repodoc
