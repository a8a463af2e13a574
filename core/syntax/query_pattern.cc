#include "core/syntax/query_pattern.h"

namespace repodoc {
namespace {

// Patterns are a few dozen bytes, so recursion here is bounded by the pattern's nesting, never by the text.
class Matcher {
 public:
  Matcher(std::string_view pattern, std::string_view text) : pattern_(pattern), text_(text) {}

  bool Search() {
    for (size_t at = 0; at <= text_.size() && steps_ < kMaxSteps; ++at) {
      if (Alternatives(0, pattern_.size(), at, pattern_.size())) return true;
      if (StartsAnchored()) return false;
    }
    return false;
  }

 private:
  static constexpr uint32_t kMaxSteps = 20000;

  bool StartsAnchored() const { return !pattern_.empty() && pattern_[0] == '^'; }

  // Matches any "|" branch of pattern_[begin, end) at text position `at`, then the pattern from `after` on.
  bool Alternatives(size_t begin, size_t end, size_t at, size_t after) {
    size_t branch = begin;
    for (size_t i = begin; i <= end; ++i) {
      if (i < end && pattern_[i] != '|') {
        i = ItemEnd(i) - 1;
        continue;
      }
      if (Sequence(branch, i, at, after)) return true;
      branch = i + 1;
    }
    return false;
  }

  // One past the item (character, escape, class or group) that starts at i, without its quantifier.
  size_t ItemEnd(size_t i) const {
    char c = pattern_[i];
    if (c == '\\') return i + 2 <= pattern_.size() ? i + 2 : pattern_.size();
    if (c == '[') {
      size_t j = i + 1;
      if (j < pattern_.size() && pattern_[j] == '^') ++j;
      if (j < pattern_.size() && pattern_[j] == ']') ++j;
      while (j < pattern_.size() && pattern_[j] != ']') j += pattern_[j] == '\\' ? 2 : 1;
      return j < pattern_.size() ? j + 1 : pattern_.size();
    }
    if (c == '(') {
      int depth = 0;
      for (size_t j = i; j < pattern_.size(); ++j) {
        if (pattern_[j] == '\\') ++j;
        else if (pattern_[j] == '(') ++depth;
        else if (pattern_[j] == ')' && --depth == 0) return j + 1;
      }
      return pattern_.size();
    }
    return i + 1;
  }

  bool Sequence(size_t i, size_t end, size_t at, size_t after) {
    if (++steps_ > kMaxSteps) return false;
    if (i >= end) return after >= pattern_.size() ? true : Sequence(after, EndOfLevel(after), at, OuterAfter(after));
    char c = pattern_[i];
    if (c == '^') return at == 0 && Sequence(i + 1, end, at, after);
    if (c == '$') return at == text_.size() && Sequence(i + 1, end, at, after);
    size_t item_end = ItemEnd(i);
    char quantifier = item_end < end ? pattern_[item_end] : '\0';
    bool quantified = quantifier == '*' || quantifier == '+' || quantifier == '?';
    if (c == '(') {
      // Groups in these queries are never repeated: an optional group is tried with and without.
      size_t next = item_end + (quantified ? 1 : 0);
      size_t inner = pattern_.substr(i, 3) == "(?:" ? i + 3 : i + 1;
      if (Alternatives(inner, item_end - 1, at, next)) return true;
      return (quantifier == '?' || quantifier == '*') && Sequence(next, end, at, after);
    }
    if (!quantified) return at < text_.size() && One(i, item_end, text_[at]) && Sequence(item_end, end, at + 1, after);
    size_t most = 0, limit = quantifier == '?' ? 1 : text_.size() - at;
    while (most < limit && One(i, item_end, text_[at + most])) ++most;
    size_t least = quantifier == '+' ? 1 : 0;
    for (size_t count = most + 1; count-- > least;) {
      if (Sequence(item_end + 1, end, at + count, after)) return true;
      if (steps_ > kMaxSteps) return false;
    }
    return false;
  }

  // After a group has matched, the rest of the enclosing level is pattern_[after, EndOfLevel(after)).
  size_t EndOfLevel(size_t i) const {
    while (i < pattern_.size() && pattern_[i] != ')' && pattern_[i] != '|') i = ItemEnd(i);
    return i < pattern_.size() ? i : pattern_.size();
  }
  size_t OuterAfter(size_t i) const {
    int depth = 0;
    for (size_t j = i; j < pattern_.size(); ++j) {
      if (pattern_[j] == '\\') ++j;
      else if (pattern_[j] == '(') ++depth;
      else if (pattern_[j] == ')' && depth-- == 0) return j + 1;
    }
    return pattern_.size();
  }

  static bool EscapeMatches(char escape, char c) {
    bool digit = c >= '0' && c <= '9';
    bool word = digit || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool space = c == ' ' || (c >= '\t' && c <= '\r');
    switch (escape) {
      case 'd': return digit;
      case 'w': return word;
      case 's': return space;
      default: return c == escape;
    }
  }

  bool One(size_t i, size_t end, char c) const {
    if (pattern_[i] == '.') return c != '\n';
    if (pattern_[i] == '\\') return i + 1 < end && EscapeMatches(pattern_[i + 1], c);
    if (pattern_[i] != '[') return pattern_[i] == c;
    size_t j = i + 1;
    bool negated = pattern_[j] == '^';
    if (negated) ++j;
    bool found = false;
    while (j < end - 1) {
      if (pattern_[j] == '\\' && j + 1 < end - 1) {
        found |= EscapeMatches(pattern_[j + 1], c);
        j += 2;
      } else if (j + 2 < end - 1 && pattern_[j + 1] == '-') {
        found |= c >= pattern_[j] && c <= pattern_[j + 2];
        j += 3;
      } else {
        found |= c == pattern_[j++];
      }
    }
    return found != negated;
  }

  std::string_view pattern_, text_;
  uint32_t steps_ = 0;
};

}  // namespace

bool QueryPatternMatches(std::string_view pattern, std::string_view text) { return Matcher(pattern, text).Search(); }

}  // namespace repodoc
