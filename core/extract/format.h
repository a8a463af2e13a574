// Formats: languages whose facts come from a scanner of their own instead of the walk over a syntax tree with a
// language table (language.h). In: decoded text. Out: rows in FileFacts. A scanner may parse with core/syntax.
//
// Analyze (analyze.cc) fills facts->file (hash, encoding, language, flags, line counts, licence), the properties of
// the classification, marks for texts with line comments, terms and the serialised order; a scanner writes the rest:
// symbols, imports, references, links, blocks, properties, diagnostics, file.doc. A scanner that knows its comments
// better than `line_comment` of the language table sets facts->file.comment_lines; the framework then keeps it.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/facts/facts.h"

namespace repodoc {

struct FormatInput {
  std::string_view path;
  std::string_view text;   // decoded UTF-8; empty for binary files
  std::string_view bytes;  // as stored: for images and other binary formats
};
using FormatScanner = void (*)(const FormatInput& input, FileFacts* facts);
struct FormatRow {
  const char* language;  // id of the language table in core/scan
  FormatScanner scan;
};
// nullptr when no scanner reads the language, or when its part is not here (extractor_part.h).
FormatScanner ScannerFor(std::string_view language);

// Code inside a document: the cell of a notebook, a script element, a fenced block worth analysing. Adds symbols,
// imports, references and findings of `text` to `facts`, its rows shifted by `first_row`, its symbols below
// `parent`. Offsets of the added symbols are `first_byte` plus their offset in `text`. Nothing happens for a
// language without a table. At most once per byte of the document.
void ExtractEmbedded(std::string_view language, std::string_view text, uint32_t first_row, uint32_t first_byte,
                     uint32_t parent, FileFacts* facts);

}  // namespace repodoc
