#include "core/extract/lang_objc_mask.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_cpp_tokens.h"

namespace repodoc {
namespace {

bool IsEnumMacro(std::string_view name) {
  return name == "NS_ENUM" || name == "NS_OPTIONS" || name == "NS_CLOSED_ENUM" || name == "NS_ERROR_ENUM" ||
         name == "CF_ENUM" || name == "CF_OPTIONS" || name == "CF_CLOSED_ENUM";
}

bool IsTypeKeyword(std::string_view name) {
  for (std::string_view word : {"char", "short", "int", "long", "float", "double", "signed", "unsigned", "void", "bool"}) {
    if (name == word) return true;
  }
  return false;
}

class ObjectiveCMasker {
 public:
  ObjectiveCMasker(std::string_view text, MaskedSource* masked, std::vector<MaskedMacro>* conditionals)
      : text_(text), masked_(masked), conditionals_(conditionals), tokens_(TokenizeC(text)) {}

  void Run() {
    BlankConditionals();
    std::erase_if(tokens_, [](const CToken& token) { return !token.live || token.kind == CToken::kDirective; });
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == CToken::kPunctuation) {
        Punctuation(i);
      } else if (tokens_[i].kind == CToken::kIdentifier || tokens_[i].kind == CToken::kKeyword) {
        i = Word(i);
      }
    }
    masked_->changed = !masked_->text.empty();
  }

 private:
  std::string_view Text(size_t i) const {
    return i < tokens_.size() ? text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin) : std::string_view();
  }
  bool Is(size_t i, char c) const {
    return i < tokens_.size() && tokens_[i].kind == CToken::kPunctuation && tokens_[i].character == c;
  }
  void Blank(uint32_t begin, uint32_t end) { masked_->Blank(text_, begin, end); }

  // The lines of #if, #else and #endif: conditionals stand between methods and around "@implementation", where the
  // grammar knows no group with both. The branches follow each other; what does not balance was blanked before.
  void BlankConditionals() {
    std::vector<uint32_t> open;
    for (const CToken& token : tokens_) {
      if (token.kind != CToken::kDirective) continue;
      if (token.role == CToken::kIf) open.push_back(token.begin);
      if (token.role == CToken::kEndif && !open.empty()) {
        conditionals_->push_back({open.back(), token.end});
        open.pop_back();
      }
      if (token.role == CToken::kIf || token.role == CToken::kElif || token.role == CToken::kElse || token.role == CToken::kEndif) {
        Blank(token.begin, token.end);
      }
    }
  }

  // The token behind the parenthesis that opens at i; i when it does not close within the statement.
  size_t Close(size_t i) const {
    int depth = 0;
    for (size_t at = i; at < tokens_.size() && at < i + 400; ++at) {
      if (Is(at, '(')) ++depth;
      if (Is(at, ')') && --depth == 0) return at + 1;
      if (Is(at, ';') || Is(at, '{') || Is(at, '}')) return i;
    }
    return i;
  }

  void Punctuation(size_t i) {
    char c = tokens_[i].character;
    if (c == '{') {
      ++braces_;
      declaration_ = false;
    } else if (c == '}') {
      if (braces_ > 0) --braces_;
    } else if (c == ';') {
      declaration_ = false;
    } else if (c == '@') {
      std::string_view word = Text(i + 1);
      if (word == "interface" || word == "protocol" || word == "implementation") {
        inside_ = true;
        braces_ = 0;
      }
      if (word == "end") {
        inside_ = false;
        braces_ = 0;
      }
      if (word == "property") declaration_ = true;
    } else if ((c == '-' || c == '+') && inside_ && braces_ == 0 && StartsLine(i)) {
      declaration_ = true;
    }
  }

  bool StartsLine(size_t i) const { return i == 0 || tokens_[i].newline_before; }

  // Returns the last token it dealt with.
  size_t Word(size_t i) {
    std::string_view name = Text(i);
    if (IsEnumMacro(name) && Is(i + 1, '(')) return Enum(i);
    // - (oneway void) send: (bycopy in id)message
    if (declaration_ && braces_ == 0 && (name == "byref" || name == "bycopy" || name == "oneway" || name == "inout" || name == "in" || name == "out") &&
        i > 0 && (Is(i - 1, '(') || tokens_[i - 1].kind == CToken::kIdentifier) && i + 1 < tokens_.size() && tokens_[i + 1].kind != CToken::kPunctuation) {
      Blank(tokens_[i].begin, tokens_[i].end);
      return i;
    }
    // - (void) setX: (double)x double: (double)y: the grammar takes a label that is a keyword for a part of the type before.
    bool keyword = tokens_[i].kind == CToken::kKeyword || IsTypeKeyword(name);
    if (declaration_ && braces_ == 0 && keyword && Is(i + 1, ':')) {
      masked_->Replace(text_, tokens_[i].begin, 'X');
      return i;
    }
    // - (void) done: (NSPortCoder*) NS_CONSUMED c
    if (declaration_ && braces_ == 0 && i > 0 && Is(i - 1, ')') && IsMacroWord(name) && name.find('_') != std::string_view::npos &&
        i + 1 < tokens_.size() && tokens_[i + 1].kind == CToken::kIdentifier && !tokens_[i + 1].newline_before) {
      masked_->macros.push_back({tokens_[i].begin, tokens_[i].end});
      Blank(tokens_[i].begin, tokens_[i].end);
      return i;
    }
    // @"line %"PRIdPTR" of %@": the parts then stand side by side, as one literal.
    if (i > 0 && i + 1 < tokens_.size() && tokens_[i - 1].kind == CToken::kString && tokens_[i + 1].kind == CToken::kString) {
      Blank(tokens_[i - 1].end - 1, tokens_[i + 1].begin + 1);
      return i;
    }
    // NS_DURING ... NS_HANDLER ... NS_ENDHANDLER, from before @try; loops of GNUstep, from before for (... in ...)
    bool loop = name == "FOR_IN" || name == "END_FOR_IN";
    if (name == "NS_DURING" || name == "NS_HANDLER" || name == "NS_ENDHANDLER" || (loop && Is(i + 1, '('))) {
      size_t next = loop ? Close(i + 1) : i + 1;
      masked_->macros.push_back({tokens_[i].begin, tokens_[i].end});
      Blank(tokens_[i].begin, tokens_[next - 1].end);
      return next - 1;
    }
    // - (struct in_addr) address: the grammar wants a type name there.
    if (declaration_ && braces_ == 0 && tokens_[i].role == CToken::kClassKey && i > 0 && Is(i - 1, '(') &&
        i + 1 < tokens_.size() && tokens_[i + 1].kind == CToken::kIdentifier) Blank(tokens_[i].begin, tokens_[i].end);
    if (tokens_[i].kind == CToken::kKeyword || !IsMacroWord(name)) return i;
    size_t next = Is(i + 1, '(') ? Close(i + 1) : i + 1;
    bool call = Is(i + 1, '(');
    if (call && next == i + 1) return i;
    bool alone = StartsLine(i) && (next >= tokens_.size() || tokens_[next].newline_before);
    bool before_at = Is(next, '@') && (Text(next + 1) == "interface" || Text(next + 1) == "protocol" || Text(next + 1) == "end" ||
                                       Text(next + 1) == "class" || Text(next + 1) == "implementation" || Text(next + 1) == "property");
    bool before_method = inside_ && braces_ == 0 && (Is(next, '-') || Is(next, '+')) && next < tokens_.size() && tokens_[next].newline_before;
    // "NSString *a NS_DEPRECATED;" but not "NSString *URL;" nor "- (int) MAX_SIZE;": behind a name, with an underscore.
    bool tail = declaration_ && braces_ == 0 && i > 0 && tokens_[i - 1].kind == CToken::kIdentifier &&
                name.find('_') != std::string_view::npos && (Is(next, ';') || Is(next, '{') || IsMacroWord(Text(next)));
    bool begin_end = StartsWith(name, "NS_ASSUME_NONNULL") || StartsWith(name, "NS_HEADER_AUDIT") || StartsWith(name, "CF_ASSUME_NONNULL") ||
                     StartsWith(name, "CF_EXTERN_C") || StartsWith(name, "FOUNDATION_EXTERN_C");
    bool leads = StartsLine(i) && (before_at || before_method);
    if (!(begin_end || leads || tail || (alone && braces_ == 0 && inside_ && !declaration_))) return i;
    masked_->macros.push_back({tokens_[i].begin, tokens_[i].end});
    Blank(tokens_[i].begin, tokens_[next - 1].end);
    return next - 1;
  }

  // typedef NS_ENUM(NSInteger, Color) {
  size_t Enum(size_t i) {
    size_t next = Close(i + 1);
    if (next == i + 1) return i;
    size_t comma = i + 2;
    while (comma < next && !Is(comma, ',')) ++comma;
    bool is_typedef = i > 0 && Text(i - 1) == "typedef";
    if (!Is(next, '{')) return i;  // a forward declaration
    if (is_typedef) Blank(tokens_[i - 1].begin, tokens_[i - 1].end);
    uint32_t begin = tokens_[i].begin;
    Blank(begin, comma < next ? tokens_[comma].end : tokens_[next - 1].end);
    if (comma < next) Blank(tokens_[next - 1].begin, tokens_[next - 1].end);
    constexpr std::string_view kEnum = "enum";
    for (size_t at = 0; at < kEnum.size(); ++at) masked_->Replace(text_, begin + static_cast<uint32_t>(at), kEnum[at]);
    return next - 1;
  }

  std::string_view text_;
  MaskedSource* masked_;
  std::vector<MaskedMacro>* conditionals_;
  std::vector<CToken> tokens_;
  bool inside_ = false;       // between @interface and @end
  bool declaration_ = false;  // in a method's head or a property
  uint32_t braces_ = 0;
};

}  // namespace

std::vector<MaskedMacro> MaskObjectiveC(std::string_view text, MaskedSource* masked) {
  std::vector<MaskedMacro> conditionals;
  ObjectiveCMasker(text, masked, &conditionals).Run();
  return conditionals;
}

}  // namespace repodoc
