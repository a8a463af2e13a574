// One escaping function per place a text can land in: Markdown text, code spans and fences, URLs, HTML, JSON.
// All work alike: a 256-entry class table finds the next byte that needs care, the run before it is appended
// in one piece.
#include <algorithm>
#include <array>
#include <cstring>

#include "core/base/text.h"

namespace repodoc {
namespace {

using Unsigned = unsigned char;
using ClassTable = std::array<uint8_t, 256>;
constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";

inline Unsigned At(std::string_view text, size_t at) { return static_cast<Unsigned>(text[at]); }

// End of the run of bytes of class 0 that starts at `at`.
inline size_t PlainRun(std::string_view text, size_t at, const ClassTable& table) {
  const auto* bytes = reinterpret_cast<const Unsigned*>(text.data());
  size_t size = text.size();
  while (at + 4 <= size) {
    if (table[bytes[at]] | table[bytes[at + 1]] | table[bytes[at + 2]] | table[bytes[at + 3]]) break;
    at += 4;
  }
  while (at < size && table[bytes[at]] == 0) ++at;
  return at;
}

bool IsAsciiAlphanumeric(Unsigned c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Length of a C1 control (C2 80..9F) or bidirectional control at `at`, else 0. U+2028 and U+2029 give
// `is_newline`.
size_t HiddenControl(std::string_view text, size_t at, bool* is_newline) {
  Unsigned lead = At(text, at);
  Unsigned second = at + 1 < text.size() ? At(text, at + 1) : 0;
  if (lead == 0xC2) return second >= 0x80 && second <= 0x9F ? 2 : 0;
  if (lead == 0xD8) return second == 0x9C ? 2 : 0;
  if (lead != 0xE2 || at + 2 >= text.size()) return 0;
  Unsigned third = At(text, at + 2);
  if (second == 0x80 && (third == 0xA8 || third == 0xA9)) {
    *is_newline = true;
    return 3;
  }
  size_t next = at;
  return (second == 0x80 || second == 0x81) && IsBidiControl(NextCodePoint(text, &next)) ? 3 : 0;
}

// ---- Markdown
// ------------------------------------------------------------------------------------------------

enum MarkdownClass : uint8_t {
  kPlain,
  kBackslash,
  kEntity,
  kSpace,
  kControl,
  kHidden,
  kUnderscore,
  kColon,
  kDot
};

constexpr ClassTable MakeMarkdownTable() {
  ClassTable table{};
  for (int c = 0; c < 32; ++c) table[static_cast<size_t>(c)] = kControl;
  table[127] = kControl;
  for (char c : {'\\', '`', '*', '[', ']', '|', '~', '$', '@'}) table[static_cast<Unsigned>(c)] = kBackslash;
  for (char c : {'<', '>', '&'}) table[static_cast<Unsigned>(c)] = kEntity;
  for (char c : {'\n', '\r', '\t', '\v', '\f'}) table[static_cast<Unsigned>(c)] = kSpace;
  for (int c : {0xC2, 0xD8, 0xE2}) table[static_cast<size_t>(c)] = kHidden;
  table['_'] = kUnderscore;
  table[':'] = kColon;
  table['.'] = kDot;
  return table;
}
constexpr ClassTable kMarkdownTable = MakeMarkdownTable();

constexpr ClassTable MakeCodeTable() {
  ClassTable table{};
  for (int c = 0; c < 32; ++c) table[static_cast<size_t>(c)] = kControl;
  table[127] = kControl;
  for (char c : {'\n', '\r', '\v', '\f', '\t'}) table[static_cast<Unsigned>(c)] = kSpace;
  for (int c : {0xC2, 0xD8, 0xE2}) table[static_cast<size_t>(c)] = kHidden;
  table['|'] = kBackslash;
  table['`'] = kUnderscore;
  return table;
}
constexpr ClassTable kCodeTable = MakeCodeTable();

bool IsBlank(Unsigned c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// The text may be put at the start of a line: what would start a list, a heading, a setext underline or a
// code block there is escaped. Returns where the ordinary text goes on.
size_t AppendLineStart(std::string_view text, std::string* out) {
  size_t at = 0;
  while (at < text.size() && IsBlank(At(text, at))) ++at;
  if (at > 0) out->push_back(' ');
  if (at == text.size()) return at;
  Unsigned first = At(text, at);
  if (first == '#' || first == '+' || first == '-' || first == '=') {
    out->push_back('\\');
    out->push_back(static_cast<char>(first));
    return at + 1;
  }
  size_t digits = at;
  while (digits < text.size() && At(text, digits) >= '0' && At(text, digits) <= '9') ++digits;
  if (digits > at && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) {
    out->append(text.substr(at, digits - at));
    out->push_back('\\');
    out->push_back(text[digits]);
    return digits + 1;
  }
  return at;
}

// "_" between letters or digits can neither open nor close emphasis: names stay readable in the Markdown
// source.
size_t AppendUnderscores(std::string_view text, size_t at, std::string* out) {
  size_t end = at;
  while (end < text.size() && text[end] == '_') ++end;
  bool inside_word = at > 0 && end < text.size() && IsAsciiAlphanumeric(At(text, at - 1)) &&
                     IsAsciiAlphanumeric(At(text, end));
  for (size_t i = at; i < end; ++i) out->append(inside_word ? "_" : "\\_");
  return end;
}

size_t LongestRun(std::string_view text, char wanted) {
  size_t longest = 0;
  for (size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at)) {
    size_t end = at;
    while (end < text.size() && text[end] == wanted) ++end;
    longest = std::max(longest, end - at);
    at = end;
  }
  return longest;
}

void AppendCodeContent(std::string_view text, bool in_table, std::string* out) {
  size_t at = 0;
  while (at < text.size()) {
    size_t end = PlainRun(text, at, kCodeTable);
    out->append(text.substr(at, end - at));
    at = end;
    if (at == text.size()) break;
    uint8_t kind = kCodeTable[At(text, at)];
    size_t length = 1;
    bool newline = kind == kSpace;
    if (kind == kHidden) length = HiddenControl(text, at, &newline);
    if (newline) {
      out->push_back(' ');
    } else if (kind == kControl || (kind == kHidden && length > 0)) {
      out->append(kReplacementBytes);
    } else {
      if (kind == kBackslash && in_table) out->push_back('\\');
      out->push_back(text[at]);
      length = 1;
    }
    at += length;
  }
}

// ---- URLs
// ------------------------------------------------------------------------------------------------------

// RFC 3986 pchar and "/", minus "(" ")" (they end a Markdown destination), "&" (an entity there), "$" and
// "'".
constexpr ClassTable MakeUrlTable() {
  ClassTable table{};
  for (size_t c = 0; c < 256; ++c) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    table[c] = letter ? 0 : 1;
  }
  for (char c : {'-', '.', '_', '~', '!', '*', '+', ',', ';', '=', ':', '@', '/'})
    table[static_cast<Unsigned>(c)] = 0;
  return table;
}
constexpr ClassTable kUrlTable = MakeUrlTable();

// ---- HTML and JSON
// ---------------------------------------------------------------------------------------------

constexpr ClassTable MakeHtmlTable() {
  ClassTable table{};
  for (char c : {'&', '<', '>', '"', '\''}) table[static_cast<Unsigned>(c)] = 1;
  table[0] = 2;
  for (size_t c = 0x80; c < 0x100; ++c) table[c] = 3;
  return table;
}
constexpr ClassTable kHtmlTable = MakeHtmlTable();

constexpr ClassTable MakeJsonTable() {
  ClassTable table{};
  for (size_t c = 0; c < 32; ++c) table[c] = 1;
  for (char c : {'"', '\\', '<', '\x7f'}) table[static_cast<Unsigned>(c)] = 1;
  for (size_t c = 0x80; c < 0x100; ++c) table[c] = 3;
  return table;
}
constexpr ClassTable kJsonTable = MakeJsonTable();

// Appends the code point at `at` or U+FFFD for a byte that is none; returns where it ends.
size_t AppendValid(std::string_view text, size_t at, std::string* out) {
  size_t end = at;
  char32_t code_point = NextCodePoint(text, &end);
  if (code_point == 0xFFFD) {
    out->append(kReplacementBytes);
  } else {
    out->append(text.substr(at, end - at));
  }
  return end;
}

const char* HtmlEntity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

void AppendJsonEscape(Unsigned c, std::string* out) {
  switch (c) {
    case '"':
      out->append("\\\"");
      return;
    case '\\':
      out->append("\\\\");
      return;
    case '\n':
      out->append("\\n");
      return;
    case '\r':
      out->append("\\r");
      return;
    case '\t':
      out->append("\\t");
      return;
    default:
      break;
  }
  constexpr char kDigits[] = "0123456789abcdef";
  out->append("\\u00");
  out->push_back(kDigits[c >> 4]);
  out->push_back(kDigits[c & 15]);
}

}  // namespace

void AppendMarkdownText(std::string_view text, std::string* out) {
  size_t at = AppendLineStart(text, out);
  while (at < text.size()) {
    size_t end = PlainRun(text, at, kMarkdownTable);
    out->append(text.substr(at, end - at));
    at = end;
    if (at == text.size()) break;
    char c = text[at];
    switch (kMarkdownTable[static_cast<Unsigned>(c)]) {
      case kBackslash:
        out->push_back('\\');
        out->push_back(c);
        ++at;
        break;
      case kEntity:
        out->append(HtmlEntity(c));
        ++at;
        break;
      case kSpace:
        out->push_back(' ');
        ++at;
        break;
      case kControl:
        out->append(kReplacementBytes);
        ++at;
        break;
      case kUnderscore:
        at = AppendUnderscores(text, at, out);
        break;
      case kColon:  // "https://" would become a link by itself
        if (text.substr(at + 1, 2) == "//") out->push_back('\\');
        out->push_back(':');
        ++at;
        break;
      case kDot:  // and so would "www."
        if (at >= 3 && ToLowerAscii(text.substr(at - 3, 3)) == "www") out->push_back('\\');
        out->push_back('.');
        ++at;
        break;
      default: {
        bool newline = false;
        size_t length = HiddenControl(text, at, &newline);
        if (length == 0) {
          out->push_back(c);
          length = 1;
        } else {
          out->append(newline ? std::string_view(" ") : kReplacementBytes);
        }
        at += length;
      }
    }
  }
}

std::string MarkdownText(std::string_view text) {
  std::string out;
  AppendMarkdownText(text, &out);
  return out;
}

void AppendMarkdownCode(std::string_view text, std::string* out, bool in_table) {
  if (text.empty()) return;
  if (PlainRun(text, 0, kCodeTable) == text.size() && text.front() != ' ') {
    out->push_back('`');
    out->append(text);
    out->push_back('`');
    return;
  }
  // GFM reads "\\" before "|" as an escaped backslash, so a code span in a table cannot hold "\|": write
  // plain text.
  if (in_table && text.find("\\|") != std::string_view::npos) {
    AppendMarkdownText(text, out);
    return;
  }
  std::string fence(LongestRun(text, '`') + 1, '`');
  bool blank = text.find_first_not_of(" \n\r\t\v\f") == std::string_view::npos;
  bool edge_ticks = text.front() == '`' || text.back() == '`';
  bool edge_spaces = IsBlank(At(text, 0)) && IsBlank(At(text, text.size() - 1));
  bool padded = edge_ticks || (edge_spaces && !blank);
  out->append(fence);
  if (padded) out->push_back(' ');
  AppendCodeContent(text, in_table, out);
  if (padded) out->push_back(' ');
  out->append(fence);
}

std::string MarkdownCode(std::string_view text, bool in_table) {
  std::string out;
  AppendMarkdownCode(text, &out, in_table);
  return out;
}

// AppendMarkdownText escapes "|" everywhere, since two lines of running text can make a table as well.
std::string MarkdownCell(std::string_view text) { return MarkdownText(text); }

std::string MarkdownFence(std::string_view text) {
  return std::string(std::max<size_t>(3, LongestRun(text, '`') + 1), '`');
}

std::string UrlPath(std::string_view path) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(path.size());
  size_t at = 0;
  while (at < path.size()) {
    size_t end = PlainRun(path, at, kUrlTable);
    out.append(path.substr(at, end - at));
    at = end;
    if (at == path.size()) break;
    Unsigned c = At(path, at++);
    out.push_back('%');
    out.push_back(kDigits[c >> 4]);
    out.push_back(kDigits[c & 15]);
  }
  return out;
}

void AppendHtml(std::string_view text, std::string* out) {
  size_t at = 0;
  while (at < text.size()) {
    size_t end = PlainRun(text, at, kHtmlTable);
    out->append(text.substr(at, end - at));
    at = end;
    if (at == text.size()) break;
    switch (kHtmlTable[At(text, at)]) {
      case 1:
        out->append(HtmlEntity(text[at++]));
        break;
      case 2:
        out->append(kReplacementBytes);
        ++at;
        break;
      default:
        at = AppendValid(text, at, out);
    }
  }
}

std::string Html(std::string_view text) {
  std::string out;
  AppendHtml(text, &out);
  return out;
}

void AppendJsonString(std::string_view text, std::string* out) {
  out->push_back('"');
  size_t at = 0;
  while (at < text.size()) {
    size_t end = PlainRun(text, at, kJsonTable);
    out->append(text.substr(at, end - at));
    at = end;
    if (at == text.size()) break;
    if (At(text, at) < 0x80) {
      AppendJsonEscape(At(text, at++), out);
    } else if (text.substr(at, 3) == "\xE2\x80\xA8" || text.substr(at, 3) == "\xE2\x80\xA9") {
      out->append(text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029");
      at += 3;
    } else {
      at = AppendValid(text, at, out);
    }
  }
  out->push_back('"');
}

}  // namespace repodoc
