// Rules over plain text, for files that are not walked: data, build and text files. In: decoded text. Out: findings.
// Looks for secrets only; what is found is masked.
#pragma once

#include <string_view>

#include "core/facts/facts.h"

namespace repodoc {

// O(bytes). Sets facts->file.rules_run where a rule applies to the language.
void RunTextRules(std::string_view language, std::string_view text, FileFacts* facts);

}  // namespace repodoc
