// Definitions whose tokens lie in an ERROR node, because a brace is missing or the file ends too early. In: an identifier
// that is a child of the ERROR. Out: a symbol, as far as its head can be read.
//
//   class Cut {            ERROR: "class", identifier, "{", field_declaration, ...
//     void half(int x) {          type, identifier, formal_parameters, ...
#pragma once

#include <span>
#include <string_view>

#include "core/extract/walk.h"

namespace repodoc {

struct TypeWord {
  std::string_view word;  // "class"
  SymbolKind kind;
};

// The sibling before `node` in its parent, kNoNode for the first. O(depth below the parent).
NodeIndex SiblingBefore(const SyntaxTree& tree, NodeIndex node);
// A symbol from `begin` to the end of `last`.
uint32_t AddRecovered(Walk& walk, SymbolKind kind, NodeIndex name_node, uint32_t begin, NodeIndex last);
// `identifier` stands behind one of the words: its symbol encloses the rest of the ERROR.
bool RecoverType(Walk& walk, NodeIndex identifier, std::span<const TypeWord> words);
// `identifier` stands before a list of `parameters` kind: its symbol, kNone when it does not or when it is a call. What
// stands before it is its type (`*type`, kNoNode for none). Its parent is the type around.
uint32_t RecoverCallable(Walk& walk, NodeIndex identifier, Kind parameters, NodeIndex* type);

}  // namespace repodoc
