// The order facts.h promises, made at the end from whatever order walk and scanners wrote in: symbols by (begin, larger
// range first) and renumbered everywhere, parameters and clauses by symbol, the other tables by row; references with
// equal kind, qualifier and name are merged. Also matches what doc texts say of parameters to the parameters.
#pragma once

#include <unordered_map>

#include "core/extract/language.h"
#include "core/facts/facts.h"

namespace repodoc {

void NormalizeFacts(FileFacts* facts);
// Reads the doc text of every callable and type in this style, but those that were read before (by symbol). Before
// NormalizeFacts.
void ApplyDocFields(DocReader read, const std::unordered_map<uint32_t, DocFields>& known, FileFacts* facts);

}  // namespace repodoc
