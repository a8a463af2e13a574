#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"
#include "core/extract/language_definitions.h"

namespace {

const repodoc::LanguageDefinition* const kDefinitions[] = {&repodoc::JavaScriptDefinition()};
constexpr repodoc::FormatRow kFormats[] = {
    {"vue", repodoc::ScanVue},
    {"svelte", repodoc::ScanSvelte},
};

}  // namespace

REPODOC_EXTRACTOR_PART(javascript, {kDefinitions, kFormats})
