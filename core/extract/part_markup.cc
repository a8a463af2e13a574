#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"

namespace {

constexpr repodoc::FormatRow kFormats[] = {
    {"xml", repodoc::ScanXml},
    {"maven-pom", repodoc::ScanXml},
    {"svg", repodoc::ScanSvg},
    {"html", repodoc::ScanHtml},
    {"css", repodoc::ScanCss},
    {"scss", repodoc::ScanCss},
    {"less", repodoc::ScanCss},
};

}  // namespace

REPODOC_EXTRACTOR_PART(markup, {{}, kFormats})
