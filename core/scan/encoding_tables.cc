#include "core/scan/encoding_tables.h"

namespace repodoc {
namespace {

#include "core/scan/encoding_tables.inc"

constexpr EncodingTables kTables = {kShiftJis, kGbk, kEucKr, kGb18030Ranges,
                                    sizeof(kGb18030Ranges) / sizeof(FourByteRange)};

}  // namespace
}  // namespace repodoc

extern "C" const void* repodoc_part_encodings() { return &repodoc::kTables; }
