// What the parts of the Haskell definition share (lang_haskell*.cc). Not for others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/extract/local_names.h"
#include "core/extract/lost_definitions.h"
#include "core/extract/walk.h"

namespace repodoc::haskell {

enum class Level : uint8_t { kModule, kLocal, kClass, kInstance };

// f :: Int -> Int, waiting for its equations.
struct Signature {
  NodeIndex node = kNoNode, name = kNoNode;
};

struct State : LanguageState {
  LocalNames locals;
  LostDefinitions lost;
  // By the node around and the name: all equations of a function are one symbol.
  std::unordered_map<uint64_t, uint32_t> functions;
  std::unordered_map<uint64_t, Signature> signatures;
  std::unordered_map<uint32_t, uint32_t> first_parameter;  // of symbols whose signature told the types
  std::unordered_set<uint32_t> bodied;                     // symbols that have had an equation
  std::unordered_set<std::string> exports, exports_all;    // names; types whose members are exported too
  std::unordered_set<std::string> deprecated;              // names in a DEPRECATED pragma
  std::unordered_set<uint64_t> raised;
  uint32_t last_function = kNone;
  uint32_t type_begin = 0, type_end = 0;  // bytes of the type being walked over
  bool has_exports = false, has_header = false, is_main = true, has_options = false;
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// From here on, names inside of `node` are types.
inline void NoteType(Walk& walk, NodeIndex node) {
  StateOf(walk).type_begin = walk.tree()[node].begin;
  StateOf(walk).type_end = walk.tree()[node].end;
}
inline bool InType(Walk& walk, NodeIndex node) {
  uint32_t at = walk.tree()[node].begin;
  return at >= StateOf(walk).type_begin && at < StateOf(walk).type_end;
}

// The name without the parentheses of (+++) or the quotes of `op`; the node of what is left.
NodeIndex PlainName(const SyntaxTree& tree, NodeIndex node);
// The Haddock comment above the row, without a plain comment that stands above it.
bool DocAbove(const Walk& walk, uint32_t row, std::string* doc, uint32_t* doc_row);
void SetDocAround(Walk& walk, uint32_t symbol, NodeIndex node);
// On one line, without the -- ^ comments inside.
std::string WithoutComments(const Walk& walk, NodeIndex node, size_t limit);
void BindPattern(Walk& walk, NodeIndex pattern);

// lang_haskell_types.cc: data, newtype, type, class, instance and what is inside
void EnterData(Walk& walk, NodeIndex node);
void EnterTypeSynonym(Walk& walk, NodeIndex node);
void EnterConstructor(Walk& walk, NodeIndex node);
void EnterField(Walk& walk, NodeIndex node);
void EnterClass(Walk& walk, NodeIndex node);
void EnterInstance(Walk& walk, NodeIndex node);
void EnterDeriving(Walk& walk, NodeIndex node);
void EnterPatternSynonym(Walk& walk, NodeIndex node);

// lang_haskell_references.cc: module header, imports, calls, names
void EnterHeader(Walk& walk, NodeIndex node);
void EnterImport(Walk& walk, NodeIndex node);
void EnterPragma(Walk& walk, NodeIndex node);
void EnterApply(Walk& walk, NodeIndex node);
void EnterInfix(Walk& walk, NodeIndex node);
void EnterVariable(Walk& walk, NodeIndex node);
void EnterQualified(Walk& walk, NodeIndex node);
void EnterTypeName(Walk& walk, NodeIndex node);
void EnterTypeRange(Walk& walk, NodeIndex node);
void MarkExports(Walk& walk);

}  // namespace repodoc::haskell
