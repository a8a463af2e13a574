// Small text tools: slugs, splitting, sentences, numbers.
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace repodoc {
namespace {

struct Range {
  uint32_t first, last;
};
constexpr Range kWordRanges[] = {
#include "core/base/word_ranges.inc"
};

bool IsWordCodePoint(char32_t code_point) {
  const Range* range = std::upper_bound(std::begin(kWordRanges), std::end(kWordRanges), code_point,
                                        [](char32_t value, const Range& r) { return value < r.first; });
  return range != std::begin(kWordRanges) && code_point <= std::prev(range)->last;
}

char32_t FoldCase(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE) return c == 0xD7 ? c : c + 32;
  if (c >= 0x100 && c <= 0x17F) {  // Latin Extended-A: pairs
    if (c == 0x130 || c == 0x138 || c == 0x149 || c == 0x17F) return c;
    if (c == 0x178) return 0xFF;
    bool odd_is_upper = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    return (c & 1) == (odd_is_upper ? 1u : 0u) ? c + 1 : c;
  }
  if (c >= 0x391 && c <= 0x3AB) return c == 0x3A2 ? c : c + 32;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLetter(char c) { return IsUpper(c) || (c >= 'a' && c <= 'z'); }

// Whether the word that ends before `dot` is an abbreviation, so that the dot need not end a sentence. `next`
// is the first character after the blank that follows.
bool IsAbbreviation(std::string_view text, size_t dot, char next) {
  size_t begin = dot;
  while (begin > 0 && (IsLetter(text[begin - 1]) || text[begin - 1] == '.') && dot - begin < 8) --begin;
  std::string word = ToLowerAscii(text.substr(begin, dot - begin));
  for (const char* never_last : {"e.g", "i.e", "eg", "ie", "vs", "cf", "fig", "eq", "eqn", "resp", "approx",
                                 "dr", "mr", "mrs", "prof", "sec", "viz"}) {
    if (word == never_last) return true;
  }
  for (const char* maybe_last :
       {"etc", "al", "incl", "no", "a.k.a", "w.r.t", "max", "min", "dept", "inc", "ltd"}) {
    if (word == maybe_last) return !IsUpper(next);
  }
  // An initial: "J. Doe".
  return word.size() == 1 && IsUpper(text[dot - 1]) && (dot == 1 || IsSpace(text[dot - 2])) && IsUpper(next);
}

// Whether a sentence ends with the character at `at`.
bool EndsSentence(std::string_view text, size_t at) {
  char c = text[at];
  if (c != '.' && c != '!' && c != '?') return false;
  if (at + 1 == text.size()) return true;
  if (!IsSpace(text[at + 1])) return false;
  if (at > 0 && text[at - 1] == '.') return false;  // an ellipsis
  if (c != '.') return true;
  size_t next = at + 1;
  while (next < text.size() && IsSpace(text[next])) ++next;
  return !IsAbbreviation(text, at, next < text.size() ? text[next] : '\0');
}

}  // namespace

std::string Slug(std::string_view heading) {
  std::string slug;
  slug.reserve(heading.size());
  size_t at = 0;
  while (at < heading.size()) {
    unsigned char c = static_cast<unsigned char>(heading[at]);
    if (c < 0x80) {
      ++at;
      if (c >= 'A' && c <= 'Z') {
        slug.push_back(static_cast<char>(c + 32));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_') {
        slug.push_back(static_cast<char>(c));
      } else if (c == ' ') {
        slug.push_back('-');
      }
      continue;
    }
    char32_t code_point = NextCodePoint(heading, &at);
    if (IsWordCodePoint(code_point)) AppendCodePoint(FoldCase(code_point), &slug);
  }
  return slug;
}

std::string_view Trim(std::string_view text) {
  size_t begin = 0, end = text.size();
  while (begin < end && IsSpace(text[begin])) ++begin;
  while (end > begin && IsSpace(text[end - 1])) --end;
  return text.substr(begin, end - begin);
}

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && text.compare(0, prefix.size(), prefix) == 0;
}

bool EndsWith(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() &&
         text.compare(text.size() - suffix.size(), suffix.size(), suffix) == 0;
}

std::string ToLowerAscii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (IsUpper(c)) c = static_cast<char>(c + 32);
  }
  return out;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  for (;;) {
    size_t end = text.find(separator, begin);
    if (end == std::string_view::npos) break;
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string CollapseSpace(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (char c : text) {
    if (IsSpace(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out.push_back(' ');
    pending = false;
    out.push_back(c);
  }
  return out;
}

// A first line that is no sentence of the doc text: its own signature ("relu(input) -> Tensor"), a title ("NOTE [ Version
// Counter ]"), each with words below.
static std::string_view WithoutTitleLine(std::string_view doc) {
  std::string_view text = Trim(doc);
  size_t end = text.find('\n');
  if (end == std::string_view::npos) return doc;
  std::string_view line = Trim(text.substr(0, end)), rest = Trim(text.substr(end + 1));
  size_t open = line.find('(');
  bool signature = open != std::string_view::npos && open > 0 && line.find(' ') >= open &&
                   (line.back() == ')' || line.find(") ->") != std::string_view::npos);
  bool title = (StartsWith(line, "NOTE [") || StartsWith(line, "Note [")) && line.back() == ']';
  if (!signature && !title) return doc;
  // The paragraph goes on: "f(x) and\ng(x) are ..."
  if (signature && end + 1 < text.size() && !Trim(text.substr(end + 1, text.find('\n', end + 1) - end - 1)).empty()) return doc;
  size_t below = rest.find('\n');
  std::string_view rule = rest.substr(0, below);
  if (below != std::string_view::npos && rule.find_first_not_of("~=-^ ") == std::string_view::npos) rest = Trim(rest.substr(below));
  return rest.empty() ? doc : rest;
}

std::string FirstSentence(std::string_view doc, size_t limit) {
  doc = WithoutTitleLine(doc);
  constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
  std::string out;
  size_t at = 0, newlines = 0;
  bool pending = false, complete = true;
  for (; at < doc.size(); ++at) {
    char c = doc[at];
    if (IsSpace(c)) {
      if (c == '\n' && ++newlines == 2 && !out.empty()) break;
      pending = !out.empty();
      continue;
    }
    newlines = 0;
    if (pending) out.push_back(' ');
    pending = false;
    out.push_back(c);
    if (out.size() > limit) {
      complete = false;
      break;
    }
    if (EndsSentence(doc, at)) break;
  }
  if (complete) return out;
  if (limit < kEllipsis.size()) return std::string(Utf8Prefix(out, limit));
  std::string_view cut = Utf8Prefix(out, limit - kEllipsis.size());
  // Cut between words where one ends in the last quarter.
  size_t blank = cut.rfind(' ');
  if (blank != std::string_view::npos && blank >= cut.size() - cut.size() / 4) cut = cut.substr(0, blank);
  return std::string(cut).append(kEllipsis);
}

std::string WithCommas(uint64_t value) {
  std::string digits = std::to_string(value), out;
  out.reserve(digits.size() + digits.size() / 3);
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out.push_back(',');
    out.push_back(digits[i]);
  }
  return out;
}

std::string Decimal(double value, int digits) {
  if (!(value == value)) return "0";
  digits = std::clamp(digits, 0, 9);
  uint64_t scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  double magnitude = std::min(std::fabs(value), 9e18 / static_cast<double>(scale));
  uint64_t scaled = static_cast<uint64_t>(magnitude * static_cast<double>(scale) + 0.5);
  std::string out = value < 0 && scaled != 0 ? "-" : "";
  out += std::to_string(scaled / scale);
  if (digits == 0) return out;
  std::string fraction = std::to_string(scaled % scale);
  out.push_back('.');
  out.append(static_cast<size_t>(digits) - fraction.size(), '0');
  return out + fraction;
}

}  // namespace repodoc
