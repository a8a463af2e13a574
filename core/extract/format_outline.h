// The key outline of a data file. In: a DataTree. Out: kKey symbols nested as in the file, with value, type and the
// comment above as doc; data.keys with the true count when the outline is capped. Reads no schema (format_schema.h).
#pragma once

#include "core/extract/format_builder.h"
#include "core/extract/format_data.h"

namespace repodoc {

inline constexpr uint32_t kMaxOutlineKeys = 400;
inline constexpr uint32_t kMaxOutlineItems = 4000;  // of a list whose items are named
inline constexpr uint32_t kMaxOutlineDepth = 6;

// Shallow keys win when there are too many. A list of mappings with a common naming key (derivatives.yaml:
// "- name: abs(Tensor self) -> Tensor") gives one symbol per item; a list of nameless mappings gives the shape of
// its items once.
void AddKeyOutline(const DataTree& tree, FormatBuilder* builder);

// Diagnostic kInvalidData when the text did not parse, comment lines, the leading comment as file.doc.
void AddDataFacts(const DataTree& tree, std::string_view text, FormatBuilder* builder);

// "mapping of 3", "list of 12", "text", "number" ...
std::string TypeOf(const DataNode& node);

}  // namespace repodoc
