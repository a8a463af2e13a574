#include "core/extract/lang_cpp_tokens.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace repodoc {
namespace {

struct Word {
  std::string_view text;
  CToken::Role role;
};

// Sorted by text (checked when compiling).
constexpr Word kWords[] = {
    {"_Alignas", CToken::kOtherWord},
    {"_Bool", CToken::kTypeWord},
    {"_Noreturn", CToken::kSpecifier},
    {"_Static_assert", CToken::kStatement},
    {"__constant__", CToken::kDecorator},
    {"__device__", CToken::kDecorator},
    {"__extension__", CToken::kDecorator},
    {"__forceinline", CToken::kDecorator},
    {"__forceinline__", CToken::kDecorator},
    {"__global__", CToken::kDecorator},
    {"__grid_constant__", CToken::kDecorator},
    {"__host__", CToken::kDecorator},
    {"__inline", CToken::kSpecifier},
    {"__inline__", CToken::kSpecifier},
    {"__managed__", CToken::kDecorator},
    {"__noinline__", CToken::kDecorator},
    {"__restrict", CToken::kQualifier},
    {"__restrict__", CToken::kQualifier},
    {"__shared__", CToken::kDecorator},
    {"alignas", CToken::kOtherWord},
    {"alignof", CToken::kOtherWord},
    {"and", CToken::kOtherWord},
    {"asm", CToken::kStatement},
    {"auto", CToken::kTypeWord},
    {"bool", CToken::kTypeWord},
    {"break", CToken::kStatement},
    {"case", CToken::kStatement},
    {"catch", CToken::kStatement},
    {"char", CToken::kTypeWord},
    {"char16_t", CToken::kTypeWord},
    {"char32_t", CToken::kTypeWord},
    {"char8_t", CToken::kTypeWord},
    {"class", CToken::kClassKey},
    {"co_await", CToken::kOtherWord},
    {"co_return", CToken::kStatement},
    {"concept", CToken::kOtherWord},
    {"const", CToken::kQualifier},
    {"consteval", CToken::kSpecifier},
    {"constexpr", CToken::kSpecifier},
    {"constinit", CToken::kSpecifier},
    {"continue", CToken::kStatement},
    {"decltype", CToken::kTypeWord},
    {"default", CToken::kStatement},
    {"delete", CToken::kStatement},
    {"do", CToken::kStatement},
    {"double", CToken::kTypeWord},
    {"else", CToken::kStatement},
    {"enum", CToken::kClassKey},
    {"explicit", CToken::kSpecifier},
    {"extern", CToken::kExtern},
    {"false", CToken::kOtherWord},
    {"final", CToken::kTail},
    {"float", CToken::kTypeWord},
    {"for", CToken::kStatement},
    {"friend", CToken::kSpecifier},
    {"goto", CToken::kStatement},
    {"if", CToken::kStatement},
    {"inline", CToken::kSpecifier},
    {"int", CToken::kTypeWord},
    {"int16_t", CToken::kTypeWord},
    {"int32_t", CToken::kTypeWord},
    {"int64_t", CToken::kTypeWord},
    {"int8_t", CToken::kTypeWord},
    {"intptr_t", CToken::kTypeWord},
    {"long", CToken::kTypeWord},
    {"max_align_t", CToken::kTypeWord},
    {"mutable", CToken::kSpecifier},
    {"namespace", CToken::kNamespace},
    {"new", CToken::kOtherWord},
    {"noexcept", CToken::kTail},
    {"not", CToken::kOtherWord},
    {"nullptr", CToken::kOtherWord},
    {"nullptr_t", CToken::kTypeWord},
    {"operator", CToken::kOperator},
    {"or", CToken::kOtherWord},
    {"override", CToken::kTail},
    {"private", CToken::kAccess},
    {"protected", CToken::kAccess},
    {"ptrdiff_t", CToken::kTypeWord},
    {"public", CToken::kAccess},
    {"register", CToken::kSpecifier},
    {"requires", CToken::kOtherWord},
    {"return", CToken::kStatement},
    {"short", CToken::kTypeWord},
    {"signed", CToken::kTypeWord},
    {"size_t", CToken::kTypeWord},
    {"sizeof", CToken::kOtherWord},
    {"ssize_t", CToken::kTypeWord},
    {"static", CToken::kSpecifier},
    {"static_assert", CToken::kStatement},
    {"struct", CToken::kClassKey},
    {"switch", CToken::kStatement},
    {"template", CToken::kTemplate},
    {"this", CToken::kOtherWord},
    {"thread_local", CToken::kSpecifier},
    {"throw", CToken::kStatement},
    {"true", CToken::kOtherWord},
    {"try", CToken::kStatement},
    {"typedef", CToken::kTypedef},
    {"typename", CToken::kQualifier},
    {"uint16_t", CToken::kTypeWord},
    {"uint32_t", CToken::kTypeWord},
    {"uint64_t", CToken::kTypeWord},
    {"uint8_t", CToken::kTypeWord},
    {"uintptr_t", CToken::kTypeWord},
    {"union", CToken::kClassKey},
    {"unsigned", CToken::kTypeWord},
    {"using", CToken::kUsing},
    {"virtual", CToken::kSpecifier},
    {"void", CToken::kTypeWord},
    {"volatile", CToken::kQualifier},
    {"wchar_t", CToken::kTypeWord},
    {"while", CToken::kStatement},
};
static_assert(std::is_sorted(std::begin(kWords), std::end(kWords),
                             [](const Word& a, const Word& b) { return a.text < b.text; }));

bool IsIdentifierStart(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c >= 0x80;
}
bool IsDigit(unsigned char c) { return c >= '0' && c <= '9'; }

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  std::vector<CToken> Run() {
    tokens_.reserve(text_.size() / 5);
    while (at_ < text_.size()) Step();
    return std::move(tokens_);
  }

 private:
  unsigned char Peek(size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : 0; }

  void Emit(size_t begin, size_t end, CToken::Kind kind, CToken::Role role, char character) {
    CToken token;
    token.begin = static_cast<uint32_t>(begin);
    token.end = static_cast<uint32_t>(end);
    token.kind = kind;
    token.role = role;
    token.character = character;
    token.newline_before = line_start_;
    tokens_.push_back(token);
    line_start_ = false;
  }

  void Step() {
    unsigned char c = text_[at_];
    if (c == '\n') {
      line_start_ = true;
      ++at_;
    } else if (c <= ' ') {
      ++at_;
    } else if (c == '\\' && (Peek(1) == '\n' || (Peek(1) == '\r' && Peek(2) == '\n'))) {
      at_ += 2;
    } else if (c == '/' && (Peek(1) == '/' || Peek(1) == '*')) {
      SkipComment();
    } else if (c == '#' && line_start_) {
      Directive();
    } else if (IsIdentifierStart(c)) {
      Identifier();
    } else if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)))) {
      size_t begin = at_++;
      while (at_ < text_.size()) {
        unsigned char d = text_[at_];
        bool sign = (d == '+' || d == '-') && (text_[at_ - 1] == 'e' || text_[at_ - 1] == 'E');
        bool separator = d == '\'' && (IsIdentifierStart(Peek(1)) || IsDigit(Peek(1)));
        if (!IsIdentifierStart(d) && !IsDigit(d) && d != '.' && !sign && !separator) break;
        ++at_;
      }
      Emit(begin, at_, CToken::kNumber, CToken::kPlain, 0);
    } else if (c == '"' || c == '\'') {
      Quoted(at_);
    } else if (c == ':' && Peek(1) == ':') {
      Emit(at_, at_ + 2, CToken::kPunctuation, CToken::kOtherWord, ':');
      at_ += 2;
    } else {
      Emit(at_, at_ + 1, CToken::kPunctuation, CToken::kPlain, static_cast<char>(c));
      ++at_;
    }
  }

  void SkipComment() {
    if (Peek(1) == '*') {
      size_t end = text_.find("*/", at_ + 2);
      end = end == std::string_view::npos ? text_.size() : end + 2;
      if (text_.substr(at_, end - at_).find('\n') != std::string_view::npos) line_start_ = true;
      at_ = end;
      return;
    }
    at_ = EndOfLine(at_);
  }

  // The newline that ends the logical line at `from` (a backslash before it continues the line).
  size_t EndOfLine(size_t from) const {
    while (true) {
      size_t end = text_.find('\n', from);
      if (end == std::string_view::npos) return text_.size();
      size_t before = end;
      if (before > 0 && text_[before - 1] == '\r') --before;
      if (before == 0 || before <= from || text_[before - 1] != '\\') return end;
      from = end + 1;
    }
  }

  void Directive() {
    size_t begin = at_++;
    while (Peek(0) == ' ' || Peek(0) == '\t') ++at_;
    size_t word = at_;
    while (at_ < text_.size() && text_[at_] >= 'a' && text_[at_] <= 'z') ++at_;
    std::string_view name = text_.substr(word, at_ - word);
    CToken::Role role = CToken::kOtherDirective;
    if (name == "if" || name == "ifdef" || name == "ifndef")
      role = CToken::kIf;
    else if (name == "elif" || name == "elifdef" || name == "elifndef")
      role = CToken::kElif;
    else if (name == "else")
      role = CToken::kElse;
    else if (name == "endif")
      role = CToken::kEndif;
    else if (name == "define")
      role = CToken::kDefine;
    else if (name == "include" || name == "import" || name == "include_next")
      role = CToken::kInclude;
    // To the end of the logical line; a block comment that starts here may run over it.
    while (at_ < text_.size()) {
      unsigned char c = text_[at_];
      if (c == '\n') break;
      if (c == '\\' && Peek(1) == '\n') {
        at_ += 2;
      } else if (c == '\\' && Peek(1) == '\r' && Peek(2) == '\n') {
        at_ += 3;
      } else if (c == '/' && Peek(1) == '*') {
        size_t end = text_.find("*/", at_ + 2);
        at_ = end == std::string_view::npos ? text_.size() : end + 2;
      } else if (c == '/' && Peek(1) == '/') {
        at_ = EndOfLine(at_);
      } else if (c == '"' && role != CToken::kInclude) {
        ++at_;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\n')
          at_ += text_[at_] == '\\' ? 2 : 1;
        if (at_ < text_.size() && text_[at_] == '"') ++at_;
        at_ = std::min(at_, text_.size());
      } else {
        ++at_;
      }
    }
    line_start_ = true;
    Emit(begin, at_, CToken::kDirective, role, 0);
    line_start_ = true;
  }

  void Identifier() {
    size_t begin = at_;
    while (at_ < text_.size() && (IsIdentifierStart(text_[at_]) || IsDigit(text_[at_]))) ++at_;
    std::string_view word = text_.substr(begin, at_ - begin);
    unsigned char next = Peek(0);
    if ((next == '"' || next == '\'') && word.size() <= 3) {
      if (next == '"' && word.back() == 'R' &&
          (word == "R" || word == "LR" || word == "uR" || word == "UR" || word == "u8R")) {
        RawString(begin);
        return;
      }
      if (word == "L" || word == "u" || word == "U" || word == "u8") {
        Quoted(begin);
        return;
      }
    }
    CToken::Role role = CToken::kPlain;
    CToken::Kind kind = CToken::kIdentifier;
    if (word.size() <= 17 && ((word[0] >= 'a' && word[0] <= 'z') || word[0] == '_')) {
      const Word* found = std::lower_bound(std::begin(kWords), std::end(kWords), word,
                                           [](const Word& a, std::string_view b) { return a.text < b; });
      if (found != std::end(kWords) && found->text == word) {
        role = found->role;
        kind = CToken::kKeyword;
      }
    }
    Emit(begin, at_, kind, role, 0);
  }

  // A string or character literal; it ends at its quote or, broken, at the end of the line.
  void Quoted(size_t begin) {
    char quote = text_[at_++];
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
      if (text_[at_] == '\\') ++at_;
      ++at_;
    }
    at_ = std::min(at_, text_.size());
    if (at_ < text_.size() && text_[at_] == quote) ++at_;
    Emit(begin, at_, CToken::kString, CToken::kPlain, 0);
  }

  // R"delimiter( ... )delimiter"
  void RawString(size_t begin) {
    size_t open = text_.substr(at_, 20).find('(');  // a delimiter has at most 16 characters
    if (open == std::string_view::npos) {
      Quoted(begin);
      return;
    }
    open += at_;
    std::string close = ")" + std::string(text_.substr(at_ + 1, open - at_ - 1)) + "\"";
    size_t end = text_.find(close, open);
    at_ = end == std::string_view::npos ? text_.size() : end + close.size();
    Emit(begin, at_, CToken::kString, CToken::kPlain, 0);
  }

  std::string_view text_;
  size_t at_ = 0;
  bool line_start_ = true;
  std::vector<CToken> tokens_;
};

}  // namespace

bool IsMacroWord(std::string_view name) {
  int letters = 0;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') {
      ++letters;
    } else if (c != '_' && !(c >= '0' && c <= '9')) {
      return false;
    }
  }
  return letters >= 2 && name.size() >= 3;
}

std::vector<CToken> TokenizeC(std::string_view text) { return Tokenizer(text).Run(); }

}  // namespace repodoc
