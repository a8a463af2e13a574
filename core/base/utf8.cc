// UTF-8: decoding, checking, repairing. ASCII is skipped eight bytes at a time, since nearly all source is
// ASCII.
#include <cstring>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr uint64_t kHighBits = 0x8080808080808080u;

// Length of the valid sequence at the start of `bytes`, 0 when there is none; stores the code point.
inline size_t DecodeSequence(const unsigned char* bytes, size_t size, char32_t* code_point) {
  unsigned char lead = bytes[0];
  if (lead < 0x80) {
    *code_point = lead;
    return 1;
  }
  auto continues = [&](size_t i) { return (bytes[i] & 0xC0) == 0x80; };
  if (lead >= 0xC2 && lead <= 0xDF) {
    if (size < 2 || !continues(1)) return 0;
    *code_point = char32_t{lead & 0x1Fu} << 6 | (bytes[1] & 0x3Fu);
    return 2;
  }
  if ((lead & 0xF0) == 0xE0) {
    if (size < 3 || !continues(1) || !continues(2)) return 0;
    char32_t value = char32_t{lead & 0x0Fu} << 12 | char32_t{bytes[1] & 0x3Fu} << 6 | (bytes[2] & 0x3Fu);
    if (value < 0x800 || (value >= 0xD800 && value <= 0xDFFF)) return 0;
    *code_point = value;
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (size < 4 || !continues(1) || !continues(2) || !continues(3)) return 0;
    char32_t value = char32_t{lead & 0x07u} << 18 | char32_t{bytes[1] & 0x3Fu} << 12 |
                     char32_t{bytes[2] & 0x3Fu} << 6 | (bytes[3] & 0x3Fu);
    if (value < 0x10000 || value > 0x10FFFF) return 0;
    *code_point = value;
    return 4;
  }
  return 0;
}

inline size_t SkipAscii(const unsigned char* bytes, size_t at, size_t size) {
  while (at + 32 <= size) {
    uint64_t words[4];
    std::memcpy(words, bytes + at, 32);
    if ((words[0] | words[1] | words[2] | words[3]) & kHighBits) break;
    at += 32;
  }
  while (at + 8 <= size) {
    uint64_t word;
    std::memcpy(&word, bytes + at, 8);
    if (word & kHighBits) break;
    at += 8;
  }
  while (at < size && bytes[at] < 0x80) ++at;
  return at;
}

// Offset of the first byte that is not part of valid UTF-8, or the size.
size_t ValidPrefix(std::string_view text, size_t at) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (;;) {
    at = SkipAscii(bytes, at, text.size());
    if (at >= text.size()) return text.size();
    char32_t ignored;
    size_t length = DecodeSequence(bytes + at, text.size() - at, &ignored);
    if (length == 0) return at;
    at += length;
  }
}

}  // namespace

char32_t NextCodePoint(std::string_view text, size_t* at) {
  char32_t code_point = kReplacement;
  size_t length = DecodeSequence(reinterpret_cast<const unsigned char*>(text.data()) + *at, text.size() - *at,
                                 &code_point);
  *at += length == 0 ? 1 : length;
  return code_point;
}

void AppendCodePoint(char32_t code_point, std::string* out) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = kReplacement;
  if (code_point < 0x80) {
    out->push_back(static_cast<char>(code_point));
    return;
  }
  char bytes[4];
  size_t size = 0;
  if (code_point < 0x800) {
    bytes[size++] = static_cast<char>(0xC0 | code_point >> 6);
  } else if (code_point < 0x10000) {
    bytes[size++] = static_cast<char>(0xE0 | code_point >> 12);
    bytes[size++] = static_cast<char>(0x80 | (code_point >> 6 & 0x3F));
  } else {
    bytes[size++] = static_cast<char>(0xF0 | code_point >> 18);
    bytes[size++] = static_cast<char>(0x80 | (code_point >> 12 & 0x3F));
    bytes[size++] = static_cast<char>(0x80 | (code_point >> 6 & 0x3F));
  }
  bytes[size++] = static_cast<char>(0x80 | (code_point & 0x3F));
  out->append(bytes, size);
}

bool IsValidUtf8(std::string_view text) { return ValidPrefix(text, 0) == text.size(); }

std::string ToValidUtf8(std::string_view text) {
  size_t valid = ValidPrefix(text, 0);
  if (valid == text.size()) return std::string(text);
  std::string out;
  out.reserve(text.size() + 64);
  size_t done = 0;
  while (valid < text.size()) {
    out.append(text.substr(done, valid - done));
    AppendCodePoint(kReplacement, &out);
    done = valid + 1;
    valid = ValidPrefix(text, done);
  }
  out.append(text.substr(done));
  return out;
}

std::string_view Utf8Prefix(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  size_t end = bytes;
  // At most three continuation bytes belong to one code point; more are not UTF-8 and may be cut anywhere.
  for (int i = 0; i < 3 && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80; ++i) --end;
  if ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) end = bytes;
  return text.substr(0, end);
}

bool IsBidiControl(char32_t code_point) {
  return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069) ||
         code_point == 0x200E || code_point == 0x200F || code_point == 0x061C;
}

}  // namespace repodoc
