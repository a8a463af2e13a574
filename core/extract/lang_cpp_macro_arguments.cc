#include "core/extract/lang_cpp_macro_arguments.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

// (const Tensor&, int64_t*): a reference or pointer mark with nothing behind it.
bool IsParameterTypes(const TokenView& tokens, uint32_t open, uint32_t close) {
  for (uint32_t i = open + 1; i < close && i < open + 64; ++i) {
    if ((tokens.Is(i, '&') || tokens.Is(i, '*')) && (tokens.Is(i + 1, ',') || tokens.Is(i + 1, ')'))) return true;
  }
  return false;
}

void RewriteAsName(const TokenView& tokens, uint32_t begin, uint32_t end, bool simple, MaskedSource* result) {
  uint32_t from = tokens[begin].begin, to = tokens[end - 1].end;
  if (tokens.text().substr(from, to - from).find_first_of("\n/") != std::string_view::npos) simple = false;
  if (!simple) {
    result->Blank(tokens.text(), tokens[begin].end, to);
    to = tokens[begin].end;
  }
  if (tokens[begin].kind == CToken::kPunctuation) {
    result->Replace(tokens.text(), from, '_');
    ++from;
  }
  for (uint32_t i = from; i < to; ++i) {
    char c = tokens.text()[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
    if (!letter) result->Replace(tokens.text(), i, '_');
  }
  result->Replace(tokens.text(), to - 1, '_');  // no keyword ends like this
}

}  // namespace

void RewriteTypeArguments(const TokenView& tokens, uint32_t open, uint32_t close, MaskedSource* result) {
  uint32_t begin = open + 1;
  bool type = false, simple = true;
  for (uint32_t at = begin; at <= close; ++at) {
    const CToken& token = tokens[at];
    if (at == close || tokens.Is(at, ',')) {
      if (at > begin && (tokens.Is(at - 1, '&') || tokens.Is(at - 1, '*'))) type = true;
      if (type) RewriteAsName(tokens, begin, at, simple, result);
      begin = at + 1;
      type = false;
      simple = true;
      continue;
    }
    if (token.kind == CToken::kKeyword) {
      bool call = tokens.Is(at + 1, '(') || tokens.Is(at + 1, '{');
      if (at == begin && (tokens.Name(token) == "new" || tokens.Name(token) == "return")) {
        // An expression or statement: leave it.
        while (at + 1 < close && !tokens.Is(at + 1, ',')) at = tokens.Skip(at + 1);
        continue;
      }
      if ((token.role == CToken::kTypeWord && !call) || token.role == CToken::kQualifier ||
          token.role == CToken::kClassKey)
        type = true;
    } else if (tokens.Is(at, '<') && at > begin &&
               (tokens.IsWord(at - 1) || EndsWith(tokens.Name(at - 1), "_cast"))) {
      uint32_t after = tokens.SkipAngles(at);  // Op<float, int> is an expression to the grammar
      if (after > at && after <= close) at = after - 1;
    } else if (token.kind == CToken::kPunctuation && token.match != kNone && token.match > at) {
      simple = false;
      bool called = at > begin && (tokens[at - 1].kind == CToken::kIdentifier ||
                                   tokens[at - 1].kind == CToken::kKeyword || tokens.Is(at - 1, '>') ||
                                   tokens.Is(at - 1, '&') || tokens.Is(at - 1, '*'));
      if (token.character == '(' && called) type = type || IsParameterTypes(tokens, at, token.match);
      if (token.character == '{' || (token.character == '[' && at == begin)) {
        // A lambda or block: what follows in this argument is code.
        type = false;
        at = std::min(token.match, close - 1);
        while (at + 1 < close && !tokens.Is(at + 1, ',')) at = tokens.Skip(at + 1);
        begin = at + 1;
        continue;
      }
      at = std::min(token.match, close - 1);
    }
  }
}

}  // namespace repodoc
