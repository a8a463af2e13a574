#include "core/extract/extractor_part.h"
#include "core/extract/format_scanners.h"

namespace {

constexpr repodoc::FormatRow kFormats[] = {
    {"protobuf", repodoc::ScanProtobuf},
    {"thrift", repodoc::ScanThrift},
    {"graphql", repodoc::ScanGraphql},
};

}  // namespace

REPODOC_EXTRACTOR_PART(interfaces, {{}, kFormats})
