// The extractors in their parts: which part reads a language id, and how it is reached. Natively all parts are linked in;
// in WebAssembly each is a side module (core/base/parts.h, core/extract/parts.cmake) that comes when a file first wants
// it, so that opening the page costs no language. In: language ids (core/scan/languages.h). Out: a definition for the
// walk (language.h) or a scanner of a format (format.h).
//
// A part is one file part_<name>.cc that lists what it holds, one row in parts.cmake that lists its sources, and one row
// per language id in extractor_table.cc.
#pragma once

#include <span>
#include <string_view>

#include "core/extract/format.h"
#include "core/extract/language.h"

namespace repodoc {

struct ExtractorPart {
  std::span<const LanguageDefinition* const> definitions;
  std::span<const FormatRow> formats;
};

// One row per language id that is read, sorted by part.
struct ExtractorRow {
  const char* language;
  const char* part;
};
std::span<const ExtractorRow> ExtractorRows();
// Whether some part reads the language, be it here or not.
bool HasExtractor(std::string_view language);

// nullptr when the part is not here: it is then noted as missing. O(log parts).
const ExtractorPart* ExtractorPartNamed(std::string_view part);

}  // namespace repodoc

// Defines what the engine asks a part for: a pointer to its ExtractorPart.
#define REPODOC_EXTRACTOR_PART(name, ...)                                  \
  extern "C" const void* repodoc_part_extract_##name();                    \
  extern "C" const void* repodoc_part_extract_##name() {                   \
    static const repodoc::ExtractorPart part = __VA_ARGS__;                \
    return &part;                                                          \
  }
