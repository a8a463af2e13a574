// What the parts of the Swift definition share (lang_swift*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/extract/definition_parts.h"
#include "core/extract/local_names.h"
#include "core/extract/walk.h"

namespace repodoc::swift {

// WalkContext::language_bits
enum : uint32_t {
  kInProtocol = 1,
};

struct State : LanguageState {
  LocalNames locals;
  ScopedNames type_parameters;
  std::unordered_set<uint32_t> test_types;  // classes derived from XCTestCase
  std::vector<bool> conditional_rows;       // between #if and #endif
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// The grammar knows #if among statements only; inside types it is an error. The lines are blanked and remembered.
PreparedText Prepare(std::string_view language, std::string_view text);
bool IsConditional(Walk& walk, NodeIndex node);

// A symbol with what its modifiers and attributes say, its doc text and its head up to `head_end`.
uint32_t AddDefinition(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex node, NodeIndex name_node,
                       uint32_t flags, uint32_t head_end);
bool IsMember(const SyntaxTree& tree, NodeIndex node);  // stands directly in a type's braces

// lang_swift_members.cc
void EnterFunction(Walk& walk, NodeIndex node);   // func, also of protocols
void EnterSpecial(Walk& walk, NodeIndex node);    // init, deinit, subscript
void EnterProperty(Walk& walk, NodeIndex node);
void EnterProtocolProperty(Walk& walk, NodeIndex node);
void EnterEnumEntry(Walk& walk, NodeIndex node);
void EnterMacro(Walk& walk, NodeIndex node);
void EnterOperator(Walk& walk, NodeIndex node);
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex node);

// lang_swift_references.cc
void EnterImport(Walk& walk, NodeIndex node);
void EnterCall(Walk& walk, NodeIndex node);
void EnterConstructor(Walk& walk, NodeIndex node);
void EnterNavigation(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterUserType(Walk& walk, NodeIndex node);
// "A.B" of a user_type without type arguments; the node of its last component.
std::string TypePath(const SyntaxTree& tree, NodeIndex type, NodeIndex* last);

// lang_swift_manifest.cc: once, at the end; nothing for files that are none.
void ReadManifest(Walk& walk);

}  // namespace repodoc::swift
