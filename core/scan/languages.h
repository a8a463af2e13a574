// The language table: rows by id, by file name, extension, interpreter and alias. In: names. Out: rows, or
// null. Looks at no content: see detect_language.cc.
#pragma once

#include <string_view>

#include "core/scan/classify.h"

namespace repodoc {

const Language* LanguageByFileName(std::string_view name);
const Language* LanguageByExtension(std::string_view lower_case_extension);  // ".py"
const Language* LanguageByInterpreter(std::string_view program);             // "python3"
const Language* LanguageByAlias(std::string_view name);                      // "C++", "cpp", "js": any case
// The row with this display name; a row there is (checked).
const Language& LanguageNamed(std::string_view name);

}  // namespace repodoc
