// The C# preprocessor, before parsing: directive lines are blanked, and of an #if whose branches are not whole statements
// or members only one branch stays, so that what is parsed is one program.
//
//   #if NET45                         both stay: each branch is whole
//     void F() {}
//   #else
//     Task F() {}
//   #endif
//     int G(
//   #if DEBUG                         the first that can be true stays: the branches split a declaration
//       int trace)
//   #else
//       )
//   #endif
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/conflict_markers.h"
#include "core/extract/lang_csharp.h"

namespace repodoc::csharp {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f'; }
bool IsWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

// A condition with every symbol taken as defined: "!A" is false, "A && B" is true. Operators in the order they come,
// which is right for all that people write; nesting is followed by a stack.
class Condition {
 public:
  explicit Condition(std::string_view text) : text_(text) {}

  bool IsTrue() {
    std::vector<Level> levels(1);
    bool negate = false;
    for (size_t at = 0; at < text_.size();) {
      char c = text_[at];
      if (c == '/' && at + 1 < text_.size() && text_[at + 1] == '/') break;
      if (c == '!' && !(at + 1 < text_.size() && text_[at + 1] == '=')) {
        negate = !negate;
        ++at;
      } else if (c == '(') {
        levels.push_back({});
        levels.back().negate = negate;
        negate = false;
        ++at;
      } else if (c == ')') {
        bool value = levels.back().Value() != levels.back().negate;
        if (levels.size() > 1) levels.pop_back();
        levels.back().Add(value);
        ++at;
      } else if (c == '|') {
        levels.back().Or();
        at += 2;
      } else if (IsWord(c)) {
        size_t end = at;
        while (end < text_.size() && IsWord(text_[end])) ++end;
        std::string_view word = text_.substr(at, end - at);
        levels.back().Add((word != "false" && word != "0") != negate);
        negate = false;
        at = end;
      } else {
        ++at;
      }
    }
    bool value = levels.back().Value();
    while (levels.size() > 1) {
      value = value != levels.back().negate;
      levels.pop_back();
      levels.back().Add(value);
      value = levels.back().Value();
    }
    return value;
  }

 private:
  struct Level {
    bool any = false, all = true, negate = false;  // "a && b || c": all of the running product, any of those before
    void Add(bool value) { all = all && value; }
    void Or() {
      any = any || all;
      all = true;
    }
    bool Value() const { return any || all; }
  };
  std::string_view text_;
};

struct Branch {
  size_t begin = 0, end = 0;
  int depth_begin = 0, depth_end = 0, depth_least = 0;
  char last = 0;  // significant character
  bool is_true = false, is_else = false;
};
struct Group {
  size_t begin = 0;
  char before = 0;
  int depth = 0;
  std::vector<Branch> branches;
};
// A string that is being read; code stands in its holes.
struct OpenString {
  bool verbatim = false;
  size_t quotes = 1, dollars = 0;  // """ of raw strings, $ in front
  int braces = 0;                  // open in the hole
};

class Masker {
 public:
  Masker(std::string_view text, std::string* out, State* state)
      : text_(text), out_(*out), conditional_(state->conditional), blanked_(state->blanked) {}

  bool Run() {
    bool line_start = true;
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '\n') {
        line_start = true;
        ++at_;
      } else if (IsSpace(c) || (at_ < 3 && (c & 0x80) != 0)) {
        ++at_;
      } else if (c == '#' && line_start && strings_.empty() && !(at_ == 0 && StartsWith(text_, "#!"))) {
        Directive();
      } else {
        line_start = false;
        Code(c);
      }
    }
    while (!groups_.empty()) EndIf(text_.size());
    std::sort(blanked_.begin(), blanked_.end(), [](const ByteRange& a, const ByteRange& b) { return a.begin < b.begin; });
    return changed_;
  }

 private:
  bool Is(std::string_view token) const { return text_.substr(at_, token.size()) == token; }

  void Code(char c) {
    if (Is("//")) {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return;
    }
    if (Is("/*")) {
      size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
      return;
    }
    last_ = c;
    if (c == '"' || c == '@' || c == '$') {
      if (StringStart()) return;
    } else if (c == '\'') {
      Character();
      return;
    } else if (!strings_.empty()) {
      if (c == '{') ++strings_.back().braces;
      if (c == '}' && strings_.back().braces-- == 0) {
        ++at_;
        StringContent();
        return;
      }
    } else if (c == '{' || c == '(' || c == '[') {
      ++depth_;
    } else if (c == '}' || c == ')' || c == ']') {
      --depth_;
      if (!groups_.empty()) {
        int& least = groups_.back().branches.back().depth_least;
        least = std::min(least, depth_);
      }
    }
    ++at_;
  }

  void Character() {  // 'x', '\n', '\u1234'
    size_t end = at_ + 1;
    if (end < text_.size() && text_[end] == '\\') ++end;
    for (size_t i = end + 1; i < text_.size() && i < at_ + 14 && text_[i] != '\n'; ++i) {
      if (text_[i] == '\'') {
        at_ = i + 1;
        return;
      }
    }
    ++at_;
  }

  bool StringStart() {
    OpenString opened;
    size_t at = at_;
    while (at < text_.size() && (text_[at] == '@' || text_[at] == '$')) {
      if (text_[at] == '@') opened.verbatim = true;
      if (text_[at] == '$') ++opened.dollars;
      ++at;
    }
    if (at >= text_.size() || text_[at] != '"') return false;
    size_t quotes = 0;
    while (at + quotes < text_.size() && text_[at + quotes] == '"') ++quotes;
    if (!opened.verbatim && quotes >= 3) {
      opened.quotes = quotes;
      at += quotes;
    } else {
      ++at;
    }
    at_ = at;
    strings_.push_back(opened);
    StringContent();
    last_ = '"';
    return true;
  }

  // Reads on in the innermost string: up to its end, or to the code of a hole.
  void StringContent() {
    OpenString& open = strings_.back();
    open.braces = 0;
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (open.quotes >= 3) {
        if (c == '"') {
          size_t run = 0;
          while (at_ + run < text_.size() && text_[at_ + run] == '"') ++run;
          at_ += run;
          if (run < open.quotes) continue;
          break;
        }
        if (c == '{' && open.dollars > 0) {
          size_t run = 0;
          while (at_ + run < text_.size() && text_[at_ + run] == '{') ++run;
          at_ += run;
          if (run >= open.dollars) return;
          continue;
        }
        ++at_;
        continue;
      }
      if (c == '"') {
        ++at_;
        if (open.verbatim && at_ < text_.size() && text_[at_] == '"') {
          ++at_;
          continue;
        }
        break;
      }
      if (c == '\n' && !open.verbatim) break;  // never closed
      if (c == '\\' && !open.verbatim) {
        at_ += 2;
        continue;
      }
      if (c == '{' && open.dollars > 0) {
        ++at_;
        if (at_ < text_.size() && text_[at_] == '{') {
          ++at_;
          continue;
        }
        return;
      }
      ++at_;
    }
    at_ = std::min(at_, text_.size());
    strings_.pop_back();
  }

  void Blank(size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (out_[i] != '\n' && out_[i] != '\r') out_[i] = ' ';
    }
    blanked_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    changed_ = true;
  }

  void Directive() {
    size_t begin = at_, end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = Trim(text_.substr(begin + 1, end - begin - 1));
    size_t length = 0;
    while (length < line.size() && IsWord(line[length])) ++length;
    std::string_view word = line.substr(0, length), rest = line.substr(length);
    at_ = end;
    Blank(begin, end);
    if (word == "if") {
      groups_.push_back({begin, last_, depth_, {}});
      StartBranch(end, Condition(rest).IsTrue(), false);
    } else if ((word == "elif" || word == "else") && !groups_.empty()) {
      EndBranch(begin);
      depth_ = groups_.back().depth;
      last_ = groups_.back().before;
      StartBranch(end, word == "else" || Condition(rest).IsTrue(), word == "else");
    } else if (word == "endif" && !groups_.empty()) {
      EndIf(begin);
    }
  }

  void StartBranch(size_t begin, bool is_true, bool is_else) {
    Branch branch;
    branch.begin = begin;
    branch.depth_begin = branch.depth_least = depth_;
    branch.is_true = is_true;
    branch.is_else = is_else;
    groups_.back().branches.push_back(branch);
  }

  void EndBranch(size_t end) {
    Branch& branch = groups_.back().branches.back();
    branch.end = end;
    branch.depth_end = depth_;
    branch.last = last_;
  }

  static bool EndsWhole(char c) { return c == 0 || c == '{' || c == '}' || c == ';' || c == ']' || c == ','; }

  void EndIf(size_t end) {
    EndBranch(end);
    Group group = std::move(groups_.back());
    groups_.pop_back();
    bool whole = EndsWhole(group.before) || group.branches.size() == 1;
    const Branch* kept = nullptr;
    for (const Branch& branch : group.branches) {
      bool level = branch.depth_end == branch.depth_begin && branch.depth_least >= branch.depth_begin;
      bool ends = group.branches.size() == 1 || EndsWhole(branch.last);
      // A whole branch ends its statement: "{" does not.
      if (!level || !ends || (branch.last == '{' && group.before != '{')) whole = false;
      if (kept == nullptr && branch.is_true) kept = &branch;
    }
    // What is never true may be no code at all.
    bool never = group.branches.size() == 1 && !group.branches[0].is_true &&
                 Trim(text_.substr(group.begin, group.branches[0].begin - group.begin)).find("false") != std::string_view::npos;
    if (!whole || never) {
      for (const Branch& branch : group.branches) {
        if (&branch != kept) Blank(branch.begin, branch.end);
      }
      depth_ = kept == nullptr ? group.depth : kept->depth_end;
      last_ = kept == nullptr ? group.before : kept->last;
    }
    if (!groups_.empty()) {  // the branch around went as deep as what stays
      int& least = groups_.back().branches.back().depth_least;
      if (kept != nullptr) least = std::min(least, kept->depth_least);
    } else {
      conditional_.push_back({static_cast<uint32_t>(group.begin), static_cast<uint32_t>(end)});
    }
  }

  std::string_view text_;
  std::string& out_;
  std::vector<ByteRange>& conditional_;
  std::vector<ByteRange>& blanked_;
  size_t at_ = 0;
  int depth_ = 0;
  char last_ = 0;
  bool changed_ = false;
  std::vector<Group> groups_;
  std::vector<OpenString> strings_;
};

}  // namespace

PreparedText Prepare(std::string_view language, std::string_view text) {
  PreparedText out = MaskConflictMarkers(language, text);
  auto state = std::make_unique<State>();
  if (text.find('#') != std::string_view::npos) {
    std::string masked = out.changed ? out.text : std::string(text);
    std::string source = masked;
    if (Masker(source, &masked, state.get()).Run()) {
      out.changed = true;
      out.text = std::move(masked);
    }
  }
  out.state = std::move(state);
  return out;
}

}  // namespace repodoc::csharp
