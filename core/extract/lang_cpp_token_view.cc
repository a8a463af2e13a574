#include "core/extract/lang_cpp_token_view.h"

#include "core/base/text.h"

namespace repodoc {

bool IsAttributeName(std::string_view name) {
  static constexpr std::string_view kEndings[] = {"_API",
                                                  "_EXPORT",
                                                  "_EXPORTS",
                                                  "_INLINE",
                                                  "_NOINLINE",
                                                  "_FORCEINLINE",
                                                  "_FORCE_INLINE",
                                                  "_HOST_DEVICE",
                                                  "_DEVICE",
                                                  "_HOST",
                                                  "_NORETURN",
                                                  "_UNUSED",
                                                  "_NODISCARD",
                                                  "_DEPRECATED",
                                                  "_HIDDEN",
                                                  "_VISIBLE",
                                                  "_LOCAL",
                                                  "_CONSTEXPR",
                                                  "_DLL",
                                                  "_DECL",
                                                  "_PUBLIC",
                                                  "_IMPORT",
                                                  "_INLINE_VISIBILITY",
                                                  "_USED",
                                                  "_COLD",
                                                  "_HOT",
                                                  "_NOEXCEPT",
                                                  "_NOTHROW",
                                                  "_FUNC",
                                                  "_VISIBILITY",
                                                  "_CLASS",
                                                  "_FUNCTION",
                                                  "_FLATTEN",
                                                  "_NOALIAS",
                                                  "_DISCARD",
                                                  "_LTO",
                                                  "_THREAD_LOCAL",
                                                  "_ALWAYS_INLINE",
                                                  "_HOSTDEVICE",
                                                  "_NOT_USED",
                                                  "_MAYBE_UNUSED",
                                                  "_INTERNAL",
                                                  "_EXTERN"};
  if (!IsMacroWord(name)) return false;
  for (std::string_view ending : kEndings) {
    if (name.size() > ending.size() - 1 && EndsWith(name, ending)) return true;
    if (name == ending.substr(1)) return true;  // INLINE, EXPORT, API
  }
  return false;
}

TokenView::TokenView(std::string_view text, std::vector<CToken> tokens) : text_(text), tokens_(std::move(tokens)) {
  MatchBrackets();
}

void TokenView::MatchBrackets() {
  std::vector<uint32_t> open;
  for (uint32_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].kind != CToken::kPunctuation) continue;
    char c = tokens_[i].character;
    if (c == '(' || c == '[' || c == '{') {
      open.push_back(i);
    } else if (c == ')' || c == ']' || c == '}') {
      char opening = c == ')' ? '(' : c == ']' ? '[' : '{';
      if (c == '}') {
        while (!open.empty() && tokens_[open.back()].character != '{') open.pop_back();
      }
      if (!open.empty() && tokens_[open.back()].character == opening) {
        tokens_[open.back()].match = i;
        tokens_[i].match = open.back();
        open.pop_back();
      }
    }
  }
}

uint32_t TokenView::SkipAngles(uint32_t i) const {
  int depth = 0;
  for (uint32_t at = i, steps = 0; at < tokens_.size() && steps < 300; ++at, ++steps) {
    const CToken& token = tokens_[at];
    if (token.kind != CToken::kPunctuation) continue;
    if (token.character == '<') ++depth;
    if (token.character == '>' && !Is(at - 1, '-') && --depth == 0) return at + 1;
    if ((token.character == '(' || token.character == '[' || token.character == '{')) {
      if (token.match == kNone) return i;
      at = token.match;
    }
    if (token.character == ';' || token.character == '}') return i;
  }
  return i;
}

uint32_t TokenView::SkipType(uint32_t i) const {
  bool named = false;
  uint32_t steps = 0;
  while (i < tokens_.size() && ++steps < 64) {
    const CToken& token = tokens_[i];
    if (token.kind == CToken::kKeyword) {
      if (token.role == CToken::kTypeWord) {
        named = true;
        ++i;
        if (Is(i, '(') && Name(token) == "decltype" && tokens_[i].match != kNone) i = tokens_[i].match + 1;
      } else if (token.role == CToken::kQualifier || token.role == CToken::kSpecifier ||
                 token.role == CToken::kDecorator || token.role == CToken::kClassKey) {
        ++i;
      } else {
        return i;
      }
    } else if (token.kind == CToken::kIdentifier) {
      if (named) return i;
      ++i;
      if (Is(i, '<')) {
        uint32_t after = SkipAngles(i);
        if (after == i) return i;
        i = after;
      }
      if (IsScope(i)) {
        ++i;
      } else {
        named = true;
      }
    } else if (IsScope(i) && !named) {
      ++i;
    } else if (Is(i, '*') || Is(i, '&')) {
      if (!named) return i;
      ++i;
    } else {
      return i;
    }
  }
  return i;
}

bool TokenView::LooksLikeDeclaration(uint32_t i) const {
  if (i >= tokens_.size()) return false;
  if (Is(i, '~') && IsWord(i + 1) && Is(i + 2, '(')) return true;
  uint32_t after = SkipType(i);
  if (after == i || after >= tokens_.size()) return false;
  return IsWord(after) || IsKeyword(after, CToken::kOperator) ||
         (tokens_[after].kind == CToken::kPunctuation && Is(after, '(') && Is(after + 1, '*'));
}

}  // namespace repodoc
