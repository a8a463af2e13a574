#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"

namespace {

constexpr repodoc::FormatRow kFormats[] = {
    {"json", repodoc::ScanJson},
    {"json5", repodoc::ScanJson},
    {"jsonl", repodoc::ScanJson},
    {"jsonld", repodoc::ScanJson},
    {"yaml", repodoc::ScanYaml},
    {"toml", repodoc::ScanToml},
    {"ini", repodoc::ScanIni},
    {"properties", repodoc::ScanProperties},
    {"dotenv", repodoc::ScanProperties},
    {"csv", repodoc::ScanCsv},
    {"tsv", repodoc::ScanTsv},
};

}  // namespace

REPODOC_EXTRACTOR_PART(data, {{}, kFormats})
