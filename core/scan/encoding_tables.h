// The tables of double-byte encodings, 180 KB that few repositories need: linked in natively, a part that comes when it is
// first wanted in WebAssembly (core/base/parts.h). 0 means undefined.
#pragma once

#include <cstddef>
#include <cstdint>

namespace repodoc {

struct FourByteRange {
  uint16_t index, code_point;  // first linear index of a run of GB18030's four-byte codes, and its code point
};
struct EncodingTables {
  const uint16_t* shift_jis;  // [row * 189 + trail - 0x40]
  const uint16_t* gbk;        // [(lead - 0x81) * 191 + trail - 0x40]
  const uint16_t* euc_kr;     // [(lead - 0xA1) * 94 + trail - 0xA1]
  const FourByteRange* gb18030_ranges;
  size_t gb18030_range_count;
};

}  // namespace repodoc

// Entry of the part "encodings": its const EncodingTables.
extern "C" const void* repodoc_part_encodings();
