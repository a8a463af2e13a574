// Terms: the words a file is about. In: its text. Out: parts of identifiers and words of comments and strings, in lower
// case, plural "s" removed, with their counts; the 54 most frequent. LINK weighs them against the repository.
// Keywords, very common words, and parts shorter than three letters are left out.
#pragma once

#include <string_view>

#include "core/facts/facts.h"

namespace repodoc {

// O(bytes); at most the first `limit` bytes are read.
void CountTerms(std::string_view text, size_t limit, FileFacts* facts);

}  // namespace repodoc
