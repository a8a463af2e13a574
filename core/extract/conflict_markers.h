// Marks of a merge that was left undone. In: a text. Out: whether it has them, and the text with their lines blanked, so
// that a parser sees both sides as code.
//
//   <<<<<<< HEAD
//   int ours;
//   =======
//   int theirs;
//   >>>>>>> branch
#pragma once

#include <string_view>

#include "core/extract/language.h"

namespace repodoc {

// Fits LanguageDefinition::prepare.
PreparedText MaskConflictMarkers(std::string_view language, std::string_view text);

}  // namespace repodoc
