#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"

namespace {

constexpr repodoc::FormatRow kFormats[] = {
    {"text", repodoc::ScanPlainText},
    {"codeowners", repodoc::ScanPlainText},
    {"ignore", repodoc::ScanIgnoreFile},
    {"pip-requirements", repodoc::ScanRequirements},
    {"go-module", repodoc::ScanGoMod},
    {"cabal-config", repodoc::ScanCabal},
};

}  // namespace

REPODOC_EXTRACTOR_PART(text, {{}, kFormats})
