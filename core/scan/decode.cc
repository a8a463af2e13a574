// Bytes to UTF-8 text, or "binary". The order matters: byte order marks before anything looks at NULs,
// signatures before text, UTF-8 before the encodings that would accept anything.
#include <algorithm>
#include <cstring>

#include "core/base/text.h"
#include "core/scan/classify.h"
#include "core/scan/legacy_encodings.h"
#include "core/scan/signatures.h"

namespace repodoc {
namespace {

constexpr size_t kHead = 8 << 10;

uint8_t ByteAt(std::string_view bytes, size_t at) { return static_cast<uint8_t>(bytes[at]); }

void DecodeUtf16(std::string_view bytes, bool big, DecodedText* out) {
  out->encoding = big ? "UTF-16BE" : "UTF-16LE";
  out->storage.reserve(bytes.size());
  auto unit = [&](size_t i) -> char32_t {
    return static_cast<char32_t>(ByteAt(bytes, i + (big ? 0 : 1)) << 8 | ByteAt(bytes, i + (big ? 1 : 0)));
  };
  size_t at = 0;
  for (; at + 2 <= bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c <= 0xDBFF && at + 4 <= bytes.size() && unit(at + 2) >= 0xDC00 &&
        unit(at + 2) <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    } else if (c >= 0xD800 && c <= 0xDFFF) {
      out->lossy = true;
    }
    AppendCodePoint(c, &out->storage);  // a lone surrogate becomes U+FFFD there
  }
  if (at < bytes.size()) {
    out->lossy = true;
    AppendCodePoint(0xFFFD, &out->storage);
  }
  out->text = out->storage;
}

void DecodeUtf32(std::string_view bytes, bool big, DecodedText* out) {
  out->encoding = big ? "UTF-32BE" : "UTF-32LE";
  size_t at = 0;
  for (; at + 4 <= bytes.size(); at += 4) {
    char32_t c = 0;
    for (size_t i = 0; i < 4; ++i) c = c << 8 | ByteAt(bytes, at + (big ? i : 3 - i));
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) out->lossy = true;
    AppendCodePoint(c, &out->storage);
  }
  if (at < bytes.size()) {
    out->lossy = true;
    AppendCodePoint(0xFFFD, &out->storage);
  }
  out->text = out->storage;
}

// Bytes of the head that ordinary text does not have.
struct Odd {
  size_t nul = 0, nul_even = 0, control = 0;
};
Odd CountOdd(std::string_view head) {
  Odd odd;
  for (size_t i = 0; i < head.size(); ++i) {
    uint8_t c = ByteAt(head, i);
    if (c >= 32) continue;
    if (c == 0) {
      ++odd.nul;
      odd.nul_even += (i & 1) == 0;
    } else if (!(c >= '\b' && c <= '\r') && c != 0x1B) {
      ++odd.control;
    }
  }
  return odd;
}

// UTF-16 without a mark: most units are ASCII, so one half of the bytes is nearly all NUL and the other has
// none.
bool LooksLikeUtf16(std::string_view bytes, const Odd& odd, bool* big) {
  size_t units = std::min(bytes.size(), kHead) / 2;
  if (bytes.size() % 2 != 0 || units < 2) return false;
  size_t odd_positions = odd.nul - odd.nul_even;
  *big = odd.nul_even > odd_positions;
  return std::max(odd.nul_even, odd_positions) * 10 >= units * 6 &&
         std::min(odd.nul_even, odd_positions) == 0 && odd.control * 50 <= units;
}

// Valid UTF-8 sequences beyond ASCII against bytes that fit none: a damaged UTF-8 file has many of the
// former.
bool MostlyUtf8(std::string_view bytes) {
  size_t good = 0, bad = 0, at = 0;
  while (at < bytes.size()) {
    if (ByteAt(bytes, at) < 0x80) {
      ++at;
      continue;
    }
    size_t begin = at;
    NextCodePoint(bytes, &at);
    ++(at - begin > 1 ? good : bad);
  }
  return good >= 5 * bad;
}

void SetBinary(DecodedText* out) {
  out->binary = true;
  out->encoding = "binary";
}

}  // namespace

void Decode(std::string_view bytes, DecodedText* out) {
  *out = DecodedText();
  auto starts = [&](std::string_view mark) { return StartsWith(bytes, mark); };
  out->bom = true;
  if (starts(std::string_view("\xFF\xFE\0\0", 4)) && bytes.size() % 4 == 0)
    return DecodeUtf32(bytes.substr(4), false, out);
  if (starts(std::string_view("\0\0\xFE\xFF", 4)) && bytes.size() % 4 == 0)
    return DecodeUtf32(bytes.substr(4), true, out);
  if (starts("\xFF\xFE")) return DecodeUtf16(bytes.substr(2), false, out);
  if (starts("\xFE\xFF")) return DecodeUtf16(bytes.substr(2), true, out);
  out->bom = starts("\xEF\xBB\xBF");
  if (out->bom) bytes.remove_prefix(3);

  std::string_view head = bytes.substr(0, kHead);
  if (!out->bom && SignatureLanguage(bytes) != nullptr) return SetBinary(out);
  Odd odd = CountOdd(head);
  bool big = false;
  if (!out->bom && LooksLikeUtf16(bytes, odd, &big)) return DecodeUtf16(bytes, big, out);
  if (odd.nul * 500 > head.size() || odd.control * 20 > head.size()) return SetBinary(out);
  if (IsValidUtf8(bytes)) {
    out->encoding = "UTF-8";
    out->text = bytes;
    return;
  }
  if (odd.nul > 0 || odd.control * 100 > head.size()) return SetBinary(out);
  if (out->bom || MostlyUtf8(bytes)) {
    out->encoding = "UTF-8";
    out->lossy = true;
    out->storage = ToValidUtf8(bytes);
  } else {
    LegacyEncoding encoding = DetectLegacyEncoding(bytes);
    out->encoding = NameOf(encoding);
    out->storage.reserve(bytes.size() + bytes.size() / 2);
    out->lossy = !AppendLegacy(encoding, bytes, &out->storage);
  }
  out->text = out->storage;
}

}  // namespace repodoc
