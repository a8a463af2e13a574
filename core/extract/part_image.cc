#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"

namespace {

constexpr repodoc::FormatRow kFormats[] = {
    {"png", repodoc::ScanImage},
    {"jpeg", repodoc::ScanImage},
    {"gif", repodoc::ScanImage},
    {"webp", repodoc::ScanImage},
    {"bmp", repodoc::ScanImage},
    {"ico", repodoc::ScanImage},
};

}  // namespace

REPODOC_EXTRACTOR_PART(image, {{}, kFormats})
