// Conditional groups that no grammar can follow: #if .. #else .. #endif whose branches do not balance their
// brackets, or which stand where the grammar knows no directive (amid a parameter list, an expression, an
// initialiser). In: text and its tokens. Out: the first branch stays (the second of #if 0), the rest is
// blanked and its tokens are dead. The include guard is read and blanked on the way. One pass; a branch's
// bracket events are logged and undone at most once.
#pragma once

#include <string_view>
#include <vector>

#include "core/extract/lang_cpp_mask.h"
#include "core/extract/lang_cpp_tokens.h"

namespace repodoc {

void MaskConditionals(std::string_view text, std::vector<CToken>* tokens, MaskedSource* result);

}  // namespace repodoc
