// The lexical tokens of C, C++ and CUDA, as far as masking needs them: identifiers, literals, single
// punctuation characters and whole preprocessor lines; comments are skipped. In: text. Out: one flat row per
// token. It knows nothing of grammar; brackets are matched by the caller.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/flat.h"

namespace repodoc {

struct CToken {
  enum Kind : uint8_t { kIdentifier, kKeyword, kNumber, kString, kPunctuation, kDirective };
  // Keywords by what may follow them in a declaration; kIf .. kOtherDirective for preprocessor lines.
  enum Role : uint8_t {
    kPlain,
    kSpecifier,  // static, inline, virtual ...: a declaration goes on after it
    kTypeWord,   // void, int, auto ...
    kQualifier,  // const, volatile
    kClassKey,   // class, struct, union, enum
    kTemplate,
    kNamespace,
    kUsing,
    kTypedef,
    kExtern,
    kOperator,
    kAccess,
    kStatement,
    kTail /* noexcept, override, final */,
    kDecorator,  // __host__, __forceinline__ ...: never carries structure
    kOtherWord,
    kIf,
    kElif,
    kElse,
    kEndif,
    kDefine,
    kInclude,
    kOtherDirective
  };
  uint32_t begin = 0, end = 0;
  uint32_t match = kNone;  // the partner of a bracket
  Kind kind = kPunctuation;
  Role role = kPlain;
  char character = 0;  // of punctuation; ':' + kOtherWord role marks "::"
  bool newline_before = false;
  bool live = true;  // not blanked
};

// ALL_CAPS with at least two letters: by convention a macro, though sometimes a type (FILE, DIR, BOOL).
bool IsMacroWord(std::string_view name);

std::vector<CToken> TokenizeC(std::string_view text);

}  // namespace repodoc
