// Patterns the shell grammar cannot follow. In: the text of a script. Out: the same text, as long, in which they are plain
// words; and the newlines, so that every offset fits.
//
//   [[ $OSTYPE == *@(linux|bsd)* ]]    ->  [[ $OSTYPE == ______________ ]]
//   [[ $x =~ ^(a|b)\[$ ]]              ->  [[ $x =~ ___________ ]]
//   case $x in !(-*)@(a|b)) ...        ->  case $x in ___________) ...
#pragma once

#include <string>
#include <string_view>

namespace repodoc {

// The masked text; empty when nothing had to be masked. O(bytes).
std::string MaskShellPatterns(std::string_view text);

}  // namespace repodoc
