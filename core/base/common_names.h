// Names so frequent that they say nothing about whose they are: LINK never guesses by them, and EXTRACT keeps no excerpts of
// their calls where nothing else is known.
#pragma once

#include <string_view>

namespace repodoc {

// Also those of one or two letters, and __special__ ones.
bool IsCommonName(std::string_view name);

}  // namespace repodoc
