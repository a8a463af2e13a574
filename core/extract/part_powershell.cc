#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"

namespace {

constexpr repodoc::FormatRow kFormats[] = {
    {"powershell", repodoc::ScanPowerShell},
};

}  // namespace

REPODOC_EXTRACTOR_PART(powershell, {{}, kFormats})
