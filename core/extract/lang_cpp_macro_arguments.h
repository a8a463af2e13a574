// Types among the arguments of a macro: FOO(float, const Scalar&). The grammar knows types in parameter lists only;
// letters are changed so that each reads as one name. In: the brackets of one macro use. Out: changes in the masked text.
#pragma once

#include <cstdint>

#include "core/extract/lang_cpp_mask.h"
#include "core/extract/lang_cpp_token_view.h"

namespace repodoc {

// O(tokens between open and close).
void RewriteTypeArguments(const TokenView& tokens, uint32_t open, uint32_t close, MaskedSource* result);

}  // namespace repodoc
