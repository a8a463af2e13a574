// Parsing that does not lose what stands behind a broken declaration. In: text, and a language's word for lines that
// surely begin a declaration at the left margin. Out: the tree; where such a line was swallowed by a declaration with
// an error in it, the text was cut there and its pieces were parsed one by one, brackets they leave open closed.
//
//   func Broken(x int {        <- the error; the grammar takes all that follows for a part of it
//   }
//   func After() {}            <- at the left margin: a cut
#pragma once

#include <string_view>

#include "core/extract/language.h"

namespace repodoc {

// As Parse. Linear: each piece is parsed twice more at most.
[[nodiscard]] bool ParseRecovering(const LanguageDefinition& definition, std::string_view language,
                                   std::string_view text, SyntaxTree* tree);

}  // namespace repodoc
