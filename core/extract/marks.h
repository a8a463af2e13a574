// Marks in comments: TODO, FIXME, XXX, HACK, BUG, NOTE, DEPRECATED, as whole upper-case words (NOTE and DEPRECATED only
// with a colon or at the start, because prose shouts too). In: the text of a comment. Out: Mark rows.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/facts/facts.h"

namespace repodoc {

// `row` is that of the comment's first byte.
void AddMarks(std::string_view comment, uint32_t row, FileFacts* facts);

}  // namespace repodoc
