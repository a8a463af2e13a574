#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"

namespace {

constexpr repodoc::FormatRow kFormats[] = {
    {"sql", repodoc::ScanSql},
    {"plsql", repodoc::ScanSql},
    {"plpgsql", repodoc::ScanSql},
    {"tsql", repodoc::ScanSql},
    {"sqlpl", repodoc::ScanSql},
};

}  // namespace

REPODOC_EXTRACTOR_PART(sql, {{}, kFormats})
