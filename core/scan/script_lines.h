// What the first and last lines of a file say about it. In: the head of the text. Out: the language a "#!"
// line or an editor's modeline names, or null; the "#!" line itself.
#pragma once

#include <string_view>

#include "core/scan/classify.h"

namespace repodoc {

std::string_view ShebangLine(std::string_view text);  // without the line end; empty when there is none
const Language* LanguageOfShebang(std::string_view text);
const Language* LanguageOfModeline(std::string_view text);

}  // namespace repodoc
