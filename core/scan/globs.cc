#include "core/scan/globs.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

bool IsWildcard(char c) { return c == '*' || c == '?' || c == '[' || c == '\\'; }

// Whether `c` is in the POSIX class `name`; git counts only ASCII, and only blank, tab and line ends as
// space.
bool InClass(std::string_view name, int c, bool* known) {
  bool digit = c >= '0' && c <= '9', lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
  bool graph = c > 32 && c < 127, alpha = lower || upper;
  *known = true;
  if (name == "alnum") return alpha || digit;
  if (name == "alpha") return alpha;
  if (name == "blank") return c == ' ' || c == '\t';
  if (name == "cntrl") return c < 32 || c == 127;
  if (name == "digit") return digit;
  if (name == "graph") return graph;
  if (name == "lower") return lower;
  if (name == "print") return graph || c == ' ';
  if (name == "punct") return graph && !alpha && !digit;
  if (name == "space") return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  if (name == "upper") return upper;
  if (name == "xdigit") return digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  *known = false;
  return false;
}

}  // namespace

Glob::Glob(std::string_view pattern, bool whole_path) {
  if (whole_path && !pattern.empty() && pattern[0] == '/') pattern.remove_prefix(1);
  size_t plain = 0;
  while (plain < pattern.size() && !IsWildcard(pattern[plain])) ++plain;
  // git compares this part literally; a "**" right behind it counts as being at the start of the pattern. For
  // patterns without "/" the whole text is matched at once, which makes no difference there: "*" crosses
  // nothing.
  literal_ = std::string(pattern.substr(0, plain));
  Compile(pattern.substr(plain), whole_path);
}

void Glob::Compile(std::string_view pattern, bool whole_path) {
  size_t at = 0;
  while (at < pattern.size() && !never_) {
    char c = pattern[at];
    if (c == '?') {
      steps_.push_back({Kind::kAny});
      ++at;
    } else if (c == '[') {
      at = CompileSet(pattern, at + 1);
    } else if (c == '\\') {
      if (at + 1 == pattern.size()) {
        never_ = true;
        break;
      }
      steps_.push_back({Kind::kByte, static_cast<uint8_t>(pattern[at + 1])});
      at += 2;
    } else if (c == '*') {
      size_t begin = at;
      while (at < pattern.size() && pattern[at] == '*') ++at;
      bool starts_segment = begin == 0 || pattern[begin - 1] == '/';
      bool ends_segment = at == pattern.size() || pattern[at] == '/' || pattern.substr(at, 2) == "\\/";
      if (whole_path && at - begin > 1 && starts_segment && ends_segment) {
        anything_ = true;
        bool folders = at < pattern.size() && pattern[at] == '/';
        steps_.push_back({folders ? Kind::kFolders : Kind::kAnything});
        if (folders) ++at;
      } else {
        steps_.push_back({Kind::kStar});
      }
    } else {
      steps_.push_back({Kind::kByte, static_cast<uint8_t>(c)});
      ++at;
    }
  }
}

// Compiles the set whose "[" ends before `at`; returns where it ends. Mirrors git's reading of ranges,
// escapes and
// [:classes:]; what git gives up on can never match.
size_t Glob::CompileSet(std::string_view pattern, size_t at) {
  auto byte = [&](size_t i) -> uint8_t { return i < pattern.size() ? static_cast<uint8_t>(pattern[i]) : 0; };
  std::bitset<256> set;
  bool negated = byte(at) == '!' || byte(at) == '^';
  if (negated) ++at;
  uint8_t previous = 0;
  for (bool first = true; first || byte(at) != ']'; first = false) {
    uint8_t c = byte(at);
    if (c == 0) {
      never_ = true;
      return pattern.size();
    }
    if (c == '\\') {
      c = byte(++at);
      if (c != 0) set.set(c);
    } else if (c == '-' && previous != 0 && byte(at + 1) != 0 && byte(at + 1) != ']') {
      uint8_t last = byte(++at);
      if (last == '\\') last = byte(++at);
      for (int i = previous; i <= last; ++i) set.set(static_cast<size_t>(i));
      c = last == 0 ? 1 : 0;
      if (last == 0) {
        never_ = true;
        return pattern.size();
      }
    } else if (c == '[' && byte(at + 1) == ':') {
      size_t end = at + 2;
      while (byte(end) != 0 && byte(end) != ']') ++end;
      if (byte(end) == 0) {
        never_ = true;
        return pattern.size();
      }
      if (end - at < 3 || byte(end - 1) != ':' || end - 1 < at + 2) {
        set.set('[');
      } else {
        std::string_view name = pattern.substr(at + 2, end - at - 3);
        bool known = false;
        for (int i = 0; i < 256; ++i) {
          if (InClass(name, i, &known)) set.set(static_cast<size_t>(i));
        }
        if (!known) {
          never_ = true;
          return pattern.size();
        }
        at = end;
        c = 0;
      }
    } else {
      set.set(c);
    }
    if (c == 0 && byte(at) == 0) {
      never_ = true;
      return pattern.size();
    }
    previous = c;
    ++at;
  }
  if (negated) set.flip();
  set.reset('/');
  steps_.push_back({Kind::kSet, 0, static_cast<uint16_t>(std::min<size_t>(sets_.size(), 0xffff))});
  if (sets_.size() == 0xffff) never_ = true;  // a pattern of 65,536 sets is nobody's
  sets_.push_back(set);
  return at + 1;
}

bool Glob::StepMatches(const Step& step, uint8_t c) const {
  switch (step.kind) {
    case Kind::kByte:
      return c == step.byte;
    case Kind::kAny:
      return c != '/';
    case Kind::kSet:
      return sets_[step.set][c];
    default:
      return false;
  }
}

bool Glob::Matches(std::string_view text) const {
  if (never_ || !StartsWith(text, literal_)) return false;
  text.remove_prefix(literal_.size());
  return anything_ ? MatchesAnything(text) : MatchesSegments(text);
}

// Stars that stay in their segment: it is enough to retry the last one, and it never has to cross a "/".
bool Glob::MatchesSegments(std::string_view text) const {
  size_t at = 0, step = 0, star = SIZE_MAX, star_at = 0;
  for (;;) {
    if (step < steps_.size() && steps_[step].kind == Kind::kStar) {
      star = ++step;
      star_at = at;
      continue;
    }
    if (at == text.size() && step == steps_.size()) return true;
    if (at < text.size() && step < steps_.size() &&
        StepMatches(steps_[step], static_cast<uint8_t>(text[at]))) {
      ++at;
      ++step;
      continue;
    }
    if (star == SIZE_MAX || star_at == text.size() || text[star_at] == '/') return false;
    at = ++star_at;
    step = star;
  }
}

// With "**": all positions the pattern can be in are followed at once.
bool Glob::MatchesAnything(std::string_view text) const {
  size_t count = steps_.size();
  // kFolders is either nothing or anything up to a "/": inside[i] says that it has begun.
  std::vector<uint8_t> here(count + 1), next(count + 1), inside(count), inside_next(count);
  auto enter = [&](std::vector<uint8_t>* set) {
    for (size_t i = 0; i < count; ++i) {
      if ((*set)[i] && steps_[i].kind != Kind::kByte && steps_[i].kind != Kind::kAny &&
          steps_[i].kind != Kind::kSet) {
        (*set)[i + 1] = 1;
      }
    }
  };
  here[0] = 1;
  enter(&here);
  for (char ch : text) {
    uint8_t c = static_cast<uint8_t>(ch);
    bool alive = false;
    std::fill(next.begin(), next.end(), 0);
    std::fill(inside_next.begin(), inside_next.end(), 0);
    for (size_t i = 0; i < count; ++i) {
      const Step& step = steps_[i];
      bool begun = inside[i] != 0;
      if (!here[i] && !begun) continue;
      alive = true;
      switch (step.kind) {
        case Kind::kStar:
          next[i] |= c != '/';
          break;
        case Kind::kAnything:
          next[i] = 1;
          break;
        case Kind::kFolders:
          inside_next[i] = 1;
          if (c == '/') next[i + 1] = 1;
          break;
        default:
          if (StepMatches(step, c)) next[i + 1] = 1;
      }
    }
    if (!alive) return false;
    enter(&next);
    here.swap(next);
    inside.swap(inside_next);
  }
  return here[count] != 0;
}

}  // namespace repodoc
