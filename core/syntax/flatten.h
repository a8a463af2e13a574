// From tree-sitter's tree to ours. In: a TSTree and what the numbers of its grammar are called here. Out: its visible nodes
// in pre-order (syntax.h). The subtrees are read where the parser left them, with the library's own private headers
// (subtree.h, language.h of the pinned version): its cursor walks the same way, but keeps and asks four times as much per
// node, which cost a fifth of a parse. tests/core/flatten_test.cc compares the two on every case.
#pragma once

#include <vector>

#include "core/syntax/node_names.h"
#include "core/syntax/syntax.h"

struct TSLanguage;
struct TSTree;

namespace repodoc {

// A grammar's own numbers -> ours.
struct Translation {
  struct Symbol {
    Kind kind = Kind::kOther;  // kOther for every anonymous token
    bool named = false;
  };
  const TSLanguage* language;
  std::vector<Symbol> symbols;  // by TSSymbol, as it is in a subtree or in an alias
  std::vector<Field> fields;    // by TSFieldId
};

// O(symbols of the grammar).
Translation Translate(const TSLanguage* language, const RepodocNodeNames& names);
// Fills tree->nodes and tree->error_bytes. O(subtrees), hidden ones included; no recursion.
void Flatten(const Translation& translation, const TSTree* ts_tree, SyntaxTree* tree);

}  // namespace repodoc
