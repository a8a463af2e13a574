#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"

namespace {

constexpr repodoc::FormatRow kFormats[] = {
    {"markdown", repodoc::ScanMarkdown},
    {"rst", repodoc::ScanRst},
    {"latex", repodoc::ScanLatex},
    {"notebook", repodoc::ScanNotebook},
};

}  // namespace

REPODOC_EXTRACTOR_PART(documents, {{}, kFormats})
