// What prose formats share: mentions of code in text, and calls in example code. In: a code span or a line of an
// example. Out: references, so that LINK can tie documents to what they speak of. A word scan, not a parse: it finds
// "torch.nn.Linear(", "at::Tensor" and "tools/setup.py", and leaves plain words alone.
#pragma once

#include <string>
#include <string_view>

#include "core/extract/format_builder.h"

namespace repodoc {

// `torch.nn.Linear`, `foo()`, `tools/build.py`, `MY_FLAG`: a kUse reference; prose in a code span gives nothing.
void AddCodeMention(std::string_view span, uint32_t row, uint32_t symbol, FormatBuilder* builder);
// Calls of a line of example code, with the line as excerpt; names imported by "from a.b import c".
void AddExampleLine(std::string_view line, uint32_t row, uint32_t symbol, FormatBuilder* builder);
// True for languages whose examples AddExampleLine can read.
bool IsProgramLanguage(std::string_view language);
// Markdown inline text without its markup: links become their text, images vanish, marks of emphasis and code go.
std::string PlainText(std::string_view markdown);

}  // namespace repodoc
