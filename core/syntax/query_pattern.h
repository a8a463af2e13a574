// The regular expressions of #match? predicates in highlight queries: anchors, groups with alternation, character
// classes, "." and the quantifiers * + ?. Trusted patterns (they ship with the grammars) over hostile text: matching is
// a backtracking search over the compiled pattern with a step limit, beyond which the answer is false.
#pragma once

#include <cstdint>
#include <string_view>

namespace repodoc {

bool QueryPatternMatches(std::string_view pattern, std::string_view text);

}  // namespace repodoc
