// ANALYZE: bytes -> FileFacts, one file at a time, stateless. In: path, raw bytes, what SCAN learned from
// .gitattributes. Out: the flat facts buffer. Odd input never fails: it becomes diagnostics in the facts.
//
// Order inside: Decode, Classify, count lines, parse and walk once (core/syntax) or scan lines for formats without
// a grammar, dispatching to the language's table; the walk feeds the rules (core/rules).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/scan/classify.h"

namespace repodoc {

struct AnalyzeOptions {
  uint32_t max_syntax_bytes = 8u << 20;  // larger texts get no syntax facts (diagnostic kTooLarge)
};

// O(bytes) for every input; recursion-free in the input's nesting.
std::string Analyze(std::string_view path, std::string_view bytes, const Attributes& attributes,
                    const AnalyzeOptions& options);

// The facts of a file whose analysis died (diagnostic kAnalysisFailed): everything that needs no syntax.
std::string AnalyzeWithoutSyntax(std::string_view path, std::string_view bytes, const Attributes& attributes,
                                 std::string_view reason);

}  // namespace repodoc
