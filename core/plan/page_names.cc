#include "core/plan/page_names.h"

#include <cstdint>
#include <iterator>

#include "core/base/text.h"

namespace repodoc {
namespace {

// Base letters of U+00C0..U+017F after folding case and dropping accents; '\0' keeps the code point.
constexpr char kLatinBase[] =
    "aaaaaa\0ceeeeiiii"  // C0
    "\0nooooo\0\0uuuuy\0\0"
    "aaaaaa\0ceeeeiiii"  // E0
    "\0nooooo\0\0uuuuy\0y"
    "aaaaaaccccccccdd\0\0eeeeeeeeeegggggggghh\0\0iiiiiiiiii\0\0jjkk\0llllll\0\0\0\0nnnnnn\0\0\0oooooo\0\0rrrrrrssssssss"
    "tttt\0\0uuuuuuuuuuuuwwyyyzzzzzz\0";
static_assert(sizeof(kLatinBase) == 0x180 - 0xC0 + 1);

// U+1E00..U+1EFF, Latin Extended Additional (Vietnamese and others).
char LatinAdditionalBase(char32_t code_point) {
  struct Range {
    uint16_t last;
    char base;
  };
  static constexpr Range kRanges[] = {
      {0x1E01, 'a'}, {0x1E07, 'b'}, {0x1E09, 'c'}, {0x1E13, 'd'}, {0x1E1D, 'e'}, {0x1E1F, 'f'}, {0x1E21, 'g'},
      {0x1E2B, 'h'}, {0x1E2F, 'i'}, {0x1E35, 'k'}, {0x1E3D, 'l'}, {0x1E43, 'm'}, {0x1E4B, 'n'}, {0x1E53, 'o'},
      {0x1E57, 'p'}, {0x1E5F, 'r'}, {0x1E69, 's'}, {0x1E71, 't'}, {0x1E7B, 'u'}, {0x1E7F, 'v'}, {0x1E89, 'w'},
      {0x1E8D, 'x'}, {0x1E8F, 'y'}, {0x1E95, 'z'}, {0x1E96, 'h'}, {0x1E97, 't'}, {0x1E98, 'w'}, {0x1E99, 'y'},
      {0x1E9F, 0},   {0x1EB7, 'a'}, {0x1EC7, 'e'}, {0x1ECB, 'i'}, {0x1EE3, 'o'}, {0x1EF1, 'u'}, {0x1EF9, 'y'}};
  for (const Range& range : kRanges) {
    if (code_point <= range.last) return range.base;
  }
  return 0;
}

char32_t FoldGreekAndCyrillic(char32_t c) {
  switch (c) {  // precomposed letters with tonos, dialytika, breve
    case 0x386: case 0x3AC: return 0x3B1;
    case 0x388: case 0x3AD: return 0x3B5;
    case 0x389: case 0x3AE: return 0x3B7;
    case 0x38A: case 0x390: case 0x3AA: case 0x3AF: case 0x3CA: return 0x3B9;
    case 0x38C: case 0x3CC: return 0x3BF;
    case 0x38E: case 0x3AB: case 0x3B0: case 0x3CB: case 0x3CD: return 0x3C5;
    case 0x38F: case 0x3CE: return 0x3C9;
    case 0x3C2: return 0x3C3;  // final sigma
    case 0x400: case 0x401: case 0x450: case 0x451: return 0x435;
    case 0x403: case 0x453: return 0x433;
    case 0x407: case 0x457: return 0x456;
    case 0x40C: case 0x45C: return 0x43A;
    case 0x40D: case 0x45D: case 0x419: case 0x439: return 0x438;
    case 0x40E: case 0x45E: return 0x443;
    default: break;
  }
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  if (c >= 0x460 && c <= 0x52F && c % 2 == 0 && !(c >= 0x482 && c <= 0x489) && !(c >= 0x4C0 && c <= 0x4CE)) return c + 1;
  if (c >= 0x531 && c <= 0x556) return c + 0x30;  // Armenian
  return c;
}

// Voiced kana to the plain one, so that the precomposed and the combining form meet.
char32_t PlainKana(char32_t c) {
  char32_t shift = c >= 0x30A0 ? 0x60 : 0;
  char32_t h = c - shift;
  if ((h >= 0x304C && h <= 0x3062 && h % 2 == 0) || (h >= 0x3065 && h <= 0x3069 && h % 2 == 1)) return c - 1;
  if (h >= 0x306F && h <= 0x307D) return c - (h - 0x306F) % 3;
  if (h == 0x3094) return c - (0x3094 - 0x3046);
  return c;
}

void AppendKeyOf(char32_t c, std::string* key) {
  if (c < 0x80) {
    key->push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c));
    return;
  }
  if ((c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A) return;  // combining marks
  if (c == 0x1E9E || c == 0xDF) {
    key->append("ss");
    return;
  }
  if (c >= 0xC0 && c < 0x180) {
    char base = kLatinBase[c - 0xC0];
    if (base != 0) {
      key->push_back(base);
      return;
    }
    // Letters without a base: fold their case only.
    if (c <= 0xDE && c != 0xD7) c += 0x20;
    if (c >= 0x100 && c % 2 == (c >= 0x139 && c <= 0x148 ? 1u : 0u)) ++c;
  } else if (c >= 0x1E00 && c <= 0x1EFF) {
    char base = LatinAdditionalBase(c);
    if (base != 0) {
      key->push_back(base);
      return;
    }
  } else if (c >= 0x370 && c <= 0x58F) {
    c = FoldGreekAndCyrillic(c);
  } else if (c >= 0x3041 && c <= 0x30FF) {
    c = PlainKana(c);
  } else if (c >= 0xAC00 && c <= 0xD7A3) {  // Hangul syllable: its jamo, as the decomposed form has them
    char32_t index = c - 0xAC00;
    AppendCodePoint(0x1100 + index / 588, key);
    AppendCodePoint(0x1161 + index % 588 / 28, key);
    if (index % 28 != 0) AppendCodePoint(0x11A7 + index % 28, key);
    return;
  } else if (c >= 0xFF21 && c <= 0xFF3A) {  // full-width capitals
    c += 0x20;
  }
  AppendCodePoint(c, key);
}

bool IsDeviceName(std::string_view stem) {
  std::string lower = ToLowerAscii(stem);
  while (!lower.empty() && lower.back() == ' ') lower.pop_back();
  if (lower == "con" || lower == "prn" || lower == "aux" || lower == "nul" || lower == "conin$" || lower == "conout$") {
    return true;
  }
  return lower.size() == 4 && (StartsWith(lower, "com") || StartsWith(lower, "lpt")) && lower[3] >= '0' && lower[3] <= '9';
}

constexpr size_t kMaxNameBytes = 240;

}  // namespace

std::string CollisionKey(std::string_view name) {
  std::string key;
  key.reserve(name.size());
  for (size_t at = 0; at < name.size();) {
    unsigned char byte = static_cast<unsigned char>(name[at]);
    if (byte < 0x80) {
      AppendKeyOf(byte, &key);
      ++at;
    } else {
      AppendKeyOf(NextCodePoint(name, &at), &key);
    }
  }
  return key;
}

std::string PortableName(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (char c : name) {
    bool forbidden = static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '<' || c == '>' || c == ':' || c == '"' ||
                     c == '|' || c == '?' || c == '*' || c == '\\';
    out.push_back(forbidden ? '_' : c);
  }
  while (!out.empty() && (out.back() == '.' || out.back() == ' ')) out.pop_back();
  if (out.empty()) out = "_";
  if (out.size() > kMaxNameBytes) {
    std::string_view extension = Extension(out);
    if (extension.size() > 40) extension = {};
    std::string tail(extension);
    // Keep what makes the page a page: "..._docs.md", "..._kw.md".
    if (EndsWith(out, "_docs.md")) tail = "_docs.md";
    if (EndsWith(out, "_kw.md")) tail = "_kw.md";
    out = std::string(Utf8Prefix(out, kMaxNameBytes - tail.size())) + tail;
  }
  size_t dot = out.find('.');
  std::string_view stem = std::string_view(out).substr(0, dot);
  if (IsDeviceName(stem)) out.insert(stem.size(), "~2");
  return out;
}

bool NameRegistry::TakeExactly(const std::string& folder, std::string_view name) {
  return taken_.insert(folder + "/" + CollisionKey(name)).second;
}

std::string NameRegistry::Take(const std::string& folder, std::string_view name) {
  std::string wanted = PortableName(name);
  if (TakeExactly(folder, wanted)) return wanted;
  std::string_view extension = Extension(wanted);
  std::string stem = wanted.substr(0, wanted.size() - extension.size());
  // Remembered per name, so that many equal names stay linear.
  uint32_t& number = last_number_.try_emplace(folder + "/" + CollisionKey(wanted), 1).first->second;
  for (;;) {
    std::string tried = stem + "~" + std::to_string(++number) + std::string(extension);
    if (TakeExactly(folder, tried)) return tried;
  }
}

}  // namespace repodoc
