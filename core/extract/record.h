// What can be said of a text without understanding it: lines, newlines, encoding marks, bidirectional controls,
// licence. In: decoded text. Out: fields of FileRecord and diagnostics. One pass over the bytes.
#pragma once

#include <string_view>
#include <vector>

#include "core/facts/facts.h"
#include "core/scan/classify.h"

namespace repodoc {

// Fills newline, lines, blank_lines, longest_line, license, flags for bidi controls; diagnostics for what is odd.
void RecordText(const DecodedText& decoded, FileFacts* facts);

// Comment lines for languages that are not walked: lines that begin with `line_comment`.
uint32_t CountCommentLines(std::string_view text, std::string_view line_comment);
// The leading comment of a text whose lines begin with `line_comment`, shebang and licence left out; marks of comments.
void ReadLeadingComment(std::string_view text, std::string_view line_comment, FileFacts* facts);
void AddLineCommentMarks(std::string_view text, std::string_view line_comment, FileFacts* facts);

}  // namespace repodoc
