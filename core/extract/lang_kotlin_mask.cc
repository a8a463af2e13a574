// Kotlin heads that the grammar reads otherwise than the compiler does, made plain before parsing:
//
//   class A : I by delegate {            the body would be a lambda passed to `delegate`: "by delegate" is blanked
//   public actual open class A           an odd number of modifiers reads as infix calls, "(public actual open) class A":
//                                        one that changes nothing is blanked
//   @Ann(1) annotation class A           so do those behind an annotation: they are blanked, and read from the text
//   class A { val x = 1 }                the last member needs an end: the blank before "}" becomes ";"
//   class A                              an annotation on a line of its own ends the declaration: it is blanked
//     @Inject
//     internal constructor(val x: Int)
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/conflict_markers.h"
#include "core/extract/lang_kotlin.h"

namespace repodoc::kotlin {
namespace {

bool IsWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

template <size_t kSize>
bool IsOneOf(std::string_view word, const std::string_view (&list)[kSize]) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

constexpr std::string_view kModifiers[] = {"public", "private", "protected", "internal", "expect", "actual", "final", "open",
                                           "abstract", "sealed", "const", "external", "override", "lateinit", "tailrec",
                                           "inner", "enum", "annotation", "data", "value", "inline", "companion", "suspend",
                                           "infix", "operator", "fun"};
// These say nothing that the facts keep.
constexpr std::string_view kSpare[] = {"public", "expect", "actual", "final"};
constexpr std::string_view kStatement[] = {"val", "var", "fun", "if", "when", "for", "while", "return", "throw", "try", "do",
                                           "import", "package", "typealias", "init"};

struct Token {
  uint32_t begin = 0, end = 0;
};

// Words and single characters outside of comments and literals; a literal is one token.
std::vector<Token> Tokens(std::string_view text) {
  struct OpenString {
    bool raw = false;
    int braces = 0;  // open in the template
  };
  std::vector<Token> out;
  std::vector<OpenString> strings;
  size_t at = 0;
  auto content = [&] {  // on in the innermost string, to its end or to the code of a template
    OpenString& open = strings.back();
    open.braces = 0;
    while (at < text.size()) {
      char c = text[at];
      if (c == '$' && at + 1 < text.size() && text[at + 1] == '{') {
        at += 2;
        return;
      }
      if (open.raw) {
        if (text.substr(at, 3) == "\"\"\"") {
          while (at < text.size() && text[at] == '"') ++at;
          break;
        }
        ++at;
        continue;
      }
      if (c == '\\') {
        at += 2;
        continue;
      }
      if (c == '\n') break;  // never closed
      ++at;
      if (c == '"') break;
    }
    at = std::min(at, text.size());
    strings.pop_back();
  };
  while (at < text.size()) {
    char c = text[at];
    std::string_view two = text.substr(at, 2);
    if (two == "//") {
      at = std::min(text.find('\n', at), text.size());
    } else if (two == "/*") {
      int depth = 0;
      do {
        std::string_view mark = text.substr(at, 2);
        if (mark == "/*") ++depth;
        if (mark == "*/") --depth;
        at += mark == "/*" || mark == "*/" ? 2 : 1;
      } while (depth > 0 && at < text.size());
      at = std::min(at, text.size());
    } else if (c == '"') {
      uint32_t begin = static_cast<uint32_t>(at);
      bool raw = text.substr(at, 3) == "\"\"\"";
      at += raw ? 3 : 1;
      strings.push_back({raw, 0});
      content();
      out.push_back({begin, begin + 1});
    } else if (c == '`') {
      size_t end = text.find_first_of("`\n", at + 1);
      end = end == std::string_view::npos ? text.size() : end + 1;
      out.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
      at = end;
    } else if (c == '\'') {
      size_t end = at + 1;
      if (end < text.size() && text[end] == '\\') ++end;
      size_t close = text.find('\'', end + 1);
      at = close != std::string_view::npos && close < at + 10 ? close + 1 : at + 1;
    } else if (IsWordCharacter(c)) {
      size_t end = at;
      while (end < text.size() && IsWordCharacter(text[end])) ++end;
      out.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
      at = end;
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      ++at;
    } else {
      if (!strings.empty()) {
        if (c == '{') ++strings.back().braces;
        if (c == '}' && strings.back().braces-- == 0) {
          ++at;
          content();
          continue;
        }
      }
      out.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + 1)});
      ++at;
    }
  }
  return out;
}

class Masker {
 public:
  Masker(std::string_view text, std::string* out) : text_(text), out_(*out), tokens_(Tokens(text)) {}

  bool Run() {
    uint32_t modifiers = 0, spare = kNone;         // directly before here
    uint32_t first_modifier = 0, annotated_to = kNone;  // tokens: where they begin, where the last annotation ended
    for (uint32_t i = 0; i < tokens_.size(); ++i) {
      std::string_view word = Word(i);
      char c = word[0];
      if (c == '(' || c == '[') ++depth_;
      if (c == ')' || c == ']') --depth_;
      if (c == '{') bodies_.push_back(kNone);
      if (c == '}' && !bodies_.empty()) {
        if (bodies_.back() != kNone) EndMember(bodies_.back(), i);
        bodies_.pop_back();
      }
      if (c == '@') annotated_to = AnnotationEnd(i);
      bool type_head = IsHeadWord(i);
      if (modifiers > 0 && (type_head || word == "typealias")) {
        if (first_modifier == annotated_to) {
          for (uint32_t at = first_modifier; at < i; ++at) {
            std::string_view one = Word(at);
            if (one != "enum" && one != "companion" && one != "fun") Blank(tokens_[at].begin, tokens_[at].end);
          }
        } else if (modifiers >= 3 && modifiers % 2 == 1 && spare != kNone) {
          Blank(tokens_[spare].begin, tokens_[spare].end);
        }
      }
      if (word == "constructor" && in_head_ && modifiers % 2 == 0 && spare != kNone) Blank(tokens_[spare].begin, tokens_[spare].end);
      if (type_head) {
        in_head_ = true;
        is_enum_ = i > 0 && Word(i - 1) == "enum";
        head_ = i;
        head_depth_ = depth_;
        by_ = annotation_ = kNone;
      } else if (in_head_ && depth_ == head_depth_) {
        Head(i, word);
      } else if (in_head_ && depth_ < head_depth_) {
        in_head_ = false;
      }
      if (IsOneOf(word, kModifiers)) {
        if (modifiers++ == 0) first_modifier = i;
        if (IsOneOf(word, kSpare)) spare = i;
      } else {
        modifiers = 0;
        spare = kNone;
      }
    }
    return changed_;
  }

 private:
  std::string_view Word(uint32_t i) const { return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin); }

  // One past the last token of the annotation at `i`: "@", a dotted name, an argument list of moderate length.
  uint32_t AnnotationEnd(uint32_t i) const {
    uint32_t at = i + 1, count = static_cast<uint32_t>(tokens_.size());
    while (at < count && (IsWordCharacter(Word(at)[0]) || Word(at) == "." || Word(at) == ":") &&
           !(IsWordCharacter(Word(at)[0]) && at > i + 1 && IsWordCharacter(Word(at - 1)[0]))) {
      ++at;
    }
    if (at >= count || Word(at) != "(") return at;
    int depth = 0;
    for (uint32_t end = at; end < count && end < at + 500; ++end) {
      char c = Word(end)[0];
      if (c == '(') ++depth;
      if (c == ')' && --depth == 0) return end + 1;
    }
    return at;
  }

  bool IsHeadWord(uint32_t i) const {
    std::string_view word = Word(i);
    if (word != "class" && word != "interface" && word != "object") return false;
    if (i > 0 && (Word(i - 1) == ":" || Word(i - 1) == ".")) {
      // X::class, but "val x = object : Y", "a: object"
      return word == "object" && Word(i - 1) == ":" && !(i > 1 && Word(i - 2) == ":");
    }
    return true;
  }

  // A token of a type's head, outside of parentheses.
  void Head(uint32_t i, std::string_view word) {
    if (word == "{") {
      if (by_ != kNone && i > by_ + 1) Blank(tokens_[by_].begin, tokens_[i].begin);
      if (!is_enum_) bodies_.back() = i;
      in_head_ = false;
    } else if (word == "}" || word == ";" || word == "=" || IsOneOf(word, kStatement)) {
      in_head_ = false;
    } else if (word == "by") {
      by_ = i;
    } else if (word == ",") {
      by_ = kNone;
    } else if (word == "@") {
      if (by_ != kNone) in_head_ = false;
      if (annotation_ == kNone && i > head_ + 1) annotation_ = i;
    } else if (word == "constructor") {
      if (annotation_ != kNone) BlankAnnotations(i);
    } else if (by_ != kNone && i > by_ + 1 && IsWordCharacter(word[0]) && IsWordCharacter(Word(i - 1)[0])) {
      in_head_ = false;  // two words: the delegate ended, another statement begins
    }
  }

  // A body on one line.
  void EndMember(uint32_t open, uint32_t close) {
    uint32_t at = tokens_[close].begin;
    if (close == open + 1 || at == 0 || text_[at - 1] != ' ' || Word(close - 1) == ";") return;
    std::string_view inside = text_.substr(tokens_[open].begin, std::min<size_t>(at - tokens_[open].begin, 400));
    if (inside.size() == 400 || inside.find('\n') != std::string_view::npos) return;
    out_[at - 1] = ';';
    changed_ = true;
  }

  void BlankAnnotations(uint32_t constructor) {
    uint32_t end = constructor;
    while (end > annotation_ + 1 && IsOneOf(Word(end - 1), kModifiers)) --end;
    uint32_t name_end = tokens_[annotation_ - 1].end;
    if (text_.substr(name_end, tokens_[annotation_].begin - name_end).find('\n') == std::string_view::npos) return;
    Blank(tokens_[annotation_].begin, tokens_[end].begin);
  }

  void Blank(uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i) {
      if (out_[i] != '\n' && out_[i] != '\r') out_[i] = ' ';
    }
    changed_ = true;
  }

  std::string_view text_;
  std::string& out_;
  std::vector<Token> tokens_;
  int depth_ = 0, head_depth_ = 0;
  std::vector<uint32_t> bodies_;  // open braces: the token of those that open the body of a type, kNone for others
  bool in_head_ = false, is_enum_ = false, changed_ = false;
  uint32_t head_ = kNone, by_ = kNone, annotation_ = kNone;
};

}  // namespace

PreparedText Prepare(std::string_view language, std::string_view text) {
  PreparedText out = MaskConflictMarkers(language, text);
  std::string source = out.changed ? out.text : std::string(text);
  std::string masked = source;
  if (Masker(source, &masked).Run()) {
    out.changed = true;
    out.text = std::move(masked);
  }
  return out;
}

}  // namespace repodoc::kotlin
