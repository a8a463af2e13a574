#include "core/scan/legacy_encodings.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "core/base/parts.h"
#include "core/base/text.h"
#include "core/scan/encoding_tables.h"

namespace repodoc {
namespace {

// The upper half of Windows-1252 from 0x80; 0 means undefined.
constexpr uint16_t kWindows1252[] = {
8364,0,8218,402,8222,8230,8224,8225,710,8240,352,8249,338,0,381,0,0,8216,8217,8220,8221,8226,8211,8212,732,8482,353,8250,339,0,382,376
};

// nullptr while the part is not here.
const EncodingTables* Tables() {
#ifdef REPODOC_PARTS
  return static_cast<const EncodingTables*>(Part("encodings"));
#else
  return static_cast<const EncodingTables*>(repodoc_part_encodings());
#endif
}

constexpr char32_t kInvalid = 0xFFFFFFFF;

class Reader {
 public:
  Reader(std::string_view bytes, const EncodingTables* tables) : bytes_(bytes), tables_(tables) {}
  uint8_t At(size_t i) const { return i < bytes_.size() ? static_cast<uint8_t>(bytes_[i]) : 0; }

  const EncodingTables& tables() const { return *tables_; }

 private:
  std::string_view bytes_;
  const EncodingTables* tables_;  // not asked for by single-byte encodings
};

// One character of Shift_JIS that starts with a byte >= 0x80.
char32_t NextShiftJis(const Reader& in, size_t at, size_t* length) {
  uint8_t lead = in.At(at), trail = in.At(at + 1);
  *length = 1;
  if (lead >= 0xA1 && lead <= 0xDF) return 0xFF61u + (lead - 0xA1u);  // half-width katakana
  bool is_lead = (lead >= 0x81 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xFC);
  if (!is_lead || trail < 0x40 || trail > 0xFC) return kInvalid;
  size_t row = lead < 0xA0 ? lead - 0x81u : lead - 0xE0u + 31u;
  uint16_t code_point = in.tables().shift_jis[row * 189 + (trail - 0x40u)];
  if (code_point == 0) return kInvalid;
  *length = 2;
  return code_point;
}

char32_t FourBytes(const Reader& in, size_t at) {
  uint8_t a = in.At(at), b = in.At(at + 1), c = in.At(at + 2), d = in.At(at + 3);
  if (b < 0x30 || b > 0x39 || c < 0x81 || c > 0xFE || d < 0x30 || d > 0x39) return kInvalid;
  uint32_t index = (((a - 0x81u) * 10 + (b - 0x30u)) * 126 + (c - 0x81u)) * 10 + (d - 0x30u);
  if (index >= 189000 && index < 189000 + 0x100000) return 0x10000u + (index - 189000);
  if (index >= 39420) return kInvalid;
  const FourByteRange* first = in.tables().gb18030_ranges;
  const FourByteRange* range =
      std::upper_bound(first, first + in.tables().gb18030_range_count, index,
                       [](uint32_t value, const FourByteRange& r) { return value < r.index; });
  if (range == first) return kInvalid;
  --range;
  return range->code_point + (index - range->index);
}

char32_t NextGb18030(const Reader& in, size_t at, size_t* length) {
  uint8_t lead = in.At(at), trail = in.At(at + 1);
  *length = 1;
  if (lead < 0x81 || lead > 0xFE) return kInvalid;
  if (trail >= 0x30 && trail <= 0x39) {
    char32_t code_point = FourBytes(in, at);
    if (code_point != kInvalid) *length = 4;
    return code_point;
  }
  if (trail < 0x40 || trail > 0xFE) return kInvalid;
  uint16_t code_point = in.tables().gbk[(lead - 0x81u) * 191 + (trail - 0x40u)];
  if (code_point == 0) return kInvalid;
  *length = 2;
  return code_point;
}

char32_t NextEucKr(const Reader& in, size_t at, size_t* length) {
  uint8_t lead = in.At(at), trail = in.At(at + 1);
  *length = 1;
  if (lead < 0xA1 || lead > 0xFE || trail < 0xA1 || trail > 0xFE) return kInvalid;
  uint16_t code_point = in.tables().euc_kr[(lead - 0xA1u) * 94 + (trail - 0xA1u)];
  if (code_point == 0) return kInvalid;
  *length = 2;
  return code_point;
}

char32_t NextSingle(const Reader& in, size_t at, size_t* length) {
  *length = 1;
  uint8_t byte = in.At(at);
  if (byte >= 0xA0) return byte;
  return kWindows1252[byte - 0x80] == 0 ? kInvalid : kWindows1252[byte - 0x80];
}

char32_t Next(LegacyEncoding encoding, const Reader& in, size_t at, size_t* length) {
  switch (encoding) {
    case LegacyEncoding::kShiftJis:
      return NextShiftJis(in, at, length);
    case LegacyEncoding::kGb18030:
      return NextGb18030(in, at, length);
    case LegacyEncoding::kEucKr:
      return NextEucKr(in, at, length);
    default:
      return NextSingle(in, at, length);
  }
}

// How a text reads in one encoding.
struct Fit {
  size_t characters = 0;  // beyond ASCII
  size_t common = 0;      // of the kinds real text is made of
  size_t frequent = 0;    // among the most frequent ones of the language
  bool valid = true;
};

bool IsKana(char32_t c) { return c >= 0x3041 && c <= 0x30FE; }
bool IsCjkPunctuation(char32_t c) { return (c >= 0x3000 && c <= 0x3015) || (c >= 0xFF01 && c <= 0xFF5E); }
bool Contains(const char32_t* list, char32_t c) {
  for (; *list != 0; ++list) {
    if (*list == c) return true;
  }
  return false;
}

void Count(LegacyEncoding encoding, const Reader& in, size_t at, char32_t c, Fit* fit) {
  uint8_t lead = in.At(at), trail = in.At(at + 1);
  switch (encoding) {
    case LegacyEncoding::kShiftJis:
      if (IsKana(c)) ++fit->frequent;
      if (IsKana(c) || IsCjkPunctuation(c) || (lead >= 0x88 && lead <= 0x97)) ++fit->common;
      break;
    case LegacyEncoding::kGb18030:
      // Level 1 of GB 2312: the 3,755 usual characters.
      if ((lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1) || IsCjkPunctuation(c)) ++fit->common;
      if (Contains(U"\u7684\u4E00\u662F\u4E0D\u4E86\u5728\u4EBA\u6709\u6211\u4ED6\u8FD9\u4E2D\u5927\u6765"
                   U"\u4E0A\u4E2A"
                   U"\u56FD\u548C\u5730\u5230\u4E3A\u7528\u6570\u6587\u4EF6\u4EE5\u65F6\u53EF\u8981\u5B57",
                   c)) {
        ++fit->frequent;
      }
      break;
    case LegacyEncoding::kEucKr:
      if ((c >= 0xAC00 && c <= 0xD7A3) || IsCjkPunctuation(c)) ++fit->common;
      if (Contains(U"\uC774\uB2E4\uB294\uC758\uC5D0\uC744\uB97C\uAC00\uC740\uD558\uACE0\uB85C\uC9C0\uD55C"
                   U"\uAE30\uC0AC\uC11C"
                   U"\uB3C4\uC77C\uC2A4\uB9AC\uC790\uC778\uC5B4\uC2DC",
                   c)) {
        ++fit->frequent;
      }
      break;
    default:
      break;
  }
}

Fit Try(LegacyEncoding encoding, std::string_view bytes, const EncodingTables* tables) {
  Fit fit;
  Reader in(bytes, tables);
  fit.valid = tables != nullptr;
  size_t at = 0;
  while (fit.valid && at < bytes.size()) {
    if (in.At(at) < 0x80) {
      ++at;
      continue;
    }
    size_t length = 1;
    char32_t c = Next(encoding, in, at, &length);
    if (c == kInvalid) {
      // Cut at the end of what is looked at; anything else rules the encoding out.
      fit.valid = fit.valid && at + 4 > bytes.size() && fit.characters > 8;
      if (!fit.valid) return fit;
    } else {
      ++fit.characters;
      Count(encoding, in, at, c, &fit);
    }
    at += length;
  }
  return fit;
}

bool Plausible(const Fit& fit, size_t percent) {
  return fit.valid && fit.characters >= 3 && fit.common * 100 >= fit.characters * percent;
}

}  // namespace

const char* NameOf(LegacyEncoding encoding) {
  switch (encoding) {
    case LegacyEncoding::kShiftJis:
      return "Shift_JIS";
    case LegacyEncoding::kGb18030:
      return "GB18030";
    case LegacyEncoding::kEucKr:
      return "EUC-KR";
    case LegacyEncoding::kWindows1252:
      return "Windows-1252";
    case LegacyEncoding::kLatin1:
      return "ISO-8859-1";
  }
  return "";
}

LegacyEncoding DetectLegacyEncoding(std::string_view bytes) {
  constexpr size_t kEnough = 256 << 10;
  std::string_view head = bytes.substr(0, kEnough);
  const EncodingTables* tables = Tables();
  Fit japanese = Try(LegacyEncoding::kShiftJis, head, tables);
  if (Plausible(japanese, 70) && japanese.frequent * 10 >= japanese.characters)
    return LegacyEncoding::kShiftJis;
  Fit korean = Try(LegacyEncoding::kEucKr, head, tables), chinese = Try(LegacyEncoding::kGb18030, head, tables);
  // Hangul sits where GB 2312 has its usual characters; the most frequent ones of each language tell them
  // apart.
  if (Plausible(korean, 85) && korean.frequent >= chinese.frequent) return LegacyEncoding::kEucKr;
  if (Plausible(chinese, 60)) return LegacyEncoding::kGb18030;
  if (Plausible(japanese, 80)) return LegacyEncoding::kShiftJis;
  bool upper = std::any_of(bytes.begin(), bytes.end(), [](char c) {
    uint8_t byte = static_cast<uint8_t>(c);
    return byte >= 0x80 && byte < 0xA0;
  });
  return upper ? LegacyEncoding::kWindows1252 : LegacyEncoding::kLatin1;
}

bool AppendLegacy(LegacyEncoding encoding, std::string_view bytes, std::string* out) {
  bool single = encoding == LegacyEncoding::kLatin1 || encoding == LegacyEncoding::kWindows1252;
  Reader in(bytes, single ? nullptr : Tables());
  bool exact = true;
  size_t at = 0;
  while (at < bytes.size()) {
    size_t end = at;
    while (end < bytes.size() && in.At(end) < 0x80) ++end;
    out->append(bytes.substr(at, end - at));
    at = end;
    if (at == bytes.size()) break;
    size_t length = 1;
    char32_t c = Next(encoding, in, at, &length);
    exact = exact && c != kInvalid;
    AppendCodePoint(c == kInvalid ? 0xFFFD : c, out);
    at += length;
  }
  return exact;
}

}  // namespace repodoc
