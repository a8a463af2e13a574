// What the parts of the Rust definition share (lang_rust*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/extract/definition_parts.h"
#include "core/extract/local_types.h"
#include "core/extract/walk.h"

namespace repodoc::rust {

// WalkContext::language_bits
enum : uint32_t {
  kInTrait = 1,        // members of a trait: as visible as the trait
  kInTraitImpl = 2,    // impl Trait for Type { ... }
  kInImpl = 4,         // impl Type { ... }
  kInForeign = 8,      // extern "C" { ... }
};

// The inside of a macro call that stands among items: read when the walk is over (lang_rust_macros.cc).
struct MacroRegion {
  NodeIndex tokens = kNoNode;
  uint32_t parent = kNone;  // the symbol around
  uint32_t flags = 0;       // of the symbols in it
};

struct State : LanguageState {
  LocalTypes locals;
  ScopedNames type_parameters;
  std::vector<NodeIndex> attributes;  // seen and not yet taken by an item
  std::vector<MacroRegion> regions;
  uint32_t depth = 0;  // of macro calls around the text walked
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// What stands before an item: its attributes and doc comments, in the order of the text.
struct Prefix {
  std::vector<NodeIndex> attributes;
  std::string doc;
  uint32_t doc_row = kNone;
  uint32_t begin = 0, row = 0;  // of the item with its attributes
};
Prefix TakePrefix(Walk& walk, NodeIndex item);
// Range, doc text, attributes, and what attributes say: deprecated, conditional, test. After AddSymbol.
void ApplyPrefix(Walk& walk, uint32_t symbol, const Prefix& prefix);
// "pub", "pub(crate)", none; members of traits are as visible as their trait.
void SetVisibility(Walk& walk, uint32_t symbol, NodeIndex item);
// From `pub` or the keyword to `end`, without attributes.
void SetHead(Walk& walk, uint32_t symbol, NodeIndex item, uint32_t end);
// <'a, T: Clone = u8, const N: usize> and where clauses.
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex item);
// The plain name of a type: "Vec" of `std::vec::Vec<T>`; the node of its last component, kNoNode for other types.
NodeIndex TypeName(const SyntaxTree& tree, NodeIndex type);
// The words of a path without white space and type arguments: "std::collections".
std::string PathText(const SyntaxTree& tree, NodeIndex path);

// lang_rust_types.cc
void EnterStruct(Walk& walk, NodeIndex node);  // struct, union, enum
void EnterVariant(Walk& walk, NodeIndex node);
void EnterField(Walk& walk, NodeIndex node);
void EnterTrait(Walk& walk, NodeIndex node);
void EnterImpl(Walk& walk, NodeIndex node);
void EnterTypeItem(Walk& walk, NodeIndex node);  // type X = Y; type Item: Bound;

// lang_rust_modules.cc
void EnterModule(Walk& walk, NodeIndex node);
void EnterUse(Walk& walk, NodeIndex node);
void EnterExternCrate(Walk& walk, NodeIndex node);
void EnterForeign(Walk& walk, NodeIndex node);
void EnterInnerAttribute(Walk& walk, NodeIndex node);
void ReadFileDoc(Walk& walk);

// lang_rust_macros.cc
void EnterMacroDefinition(Walk& walk, NodeIndex node);
void EnterMacroCall(Walk& walk, NodeIndex node);
void ReadMacroRegions(Walk& walk);

// lang_rust_references.cc
void EnterCall(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterScopedIdentifier(Walk& walk, NodeIndex node);
void EnterTypeName(Walk& walk, NodeIndex node);
void EnterScopedType(Walk& walk, NodeIndex node);
// Binds the names of a pattern in the function being walked.
void BindPattern(Walk& walk, NodeIndex pattern, const std::string& value = {});
void EnterPatternHolder(Walk& walk, NodeIndex node);  // let, if let, for, closures' parameters
void EnterFieldUse(Walk& walk, NodeIndex node);
void EnterMatchPattern(Walk& walk, NodeIndex node);

}  // namespace repodoc::rust
