#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"

namespace {

constexpr repodoc::FormatRow kFormats[] = {
    {"cmake", repodoc::ScanCMake},
    {"make", repodoc::ScanMake},
    {"dockerfile", repodoc::ScanDockerfile},
    {"gradle", repodoc::ScanGradle},
    {"gradle-kotlin-dsl", repodoc::ScanGradle},
    {"gemfile-lock", repodoc::ScanGemfileLock},
};

}  // namespace

REPODOC_EXTRACTOR_PART(build, {{}, kFormats})
