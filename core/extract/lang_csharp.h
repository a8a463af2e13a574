// What the parts of the C# definition share (lang_csharp*.cc). Not for others.
#pragma once

#include "core/extract/definition_tools.h"

namespace repodoc::csharp {

struct ByteRange {
  uint32_t begin = 0, end = 0;
};

struct State : DefinitionState {
  std::unordered_map<NodeIndex, uint32_t> fields;  // declarators whose symbol their declaration has added
  std::vector<ByteRange> conditional;              // inside of #if, in order, not nested
  std::vector<ByteRange> blanked;                  // what the parser did not see, in order
  bool top_level_statements = false;
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// lang_csharp_mask.cc: the text without preprocessor lines. Branches of #if that are whole statements or members all
// stay; of those that split one, the first that can be true stays.
PreparedText Prepare(std::string_view language, std::string_view text);

// lang_csharp_heads.cc: what every definition begins with.
// Attributes and modifiers in front of a definition.
struct Head {
  uint32_t flags = 0;
  uint32_t begin = 0;  // behind the attributes
  bool is_public = false, is_protected = false, is_private = false, is_internal = false, is_const = false;
  bool is_test = false;
  std::vector<NodeIndex> attributes;
};
Head ReadHead(const Walk& walk, NodeIndex definition);
Visibility VisibilityOf(Walk& walk, const Head& head);
void AddAttributes(Walk& walk, uint32_t symbol, const Head& head);
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition);
NodeIndex ParameterList(const SyntaxTree& tree, NodeIndex definition);
// The parameters of a parameter_list node, which may be kNoNode.
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex list);
std::string HeadOf(Walk& walk, uint32_t begin, uint32_t end);  // its text, without what the preprocessor took
NodeIndex BodyOf(const SyntaxTree& tree, NodeIndex node);
// A symbol with what its head says of it, its signature and doc text.
uint32_t AddDefinition(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex node, NodeIndex name_node, const Head& head);
void SetType(Walk& walk, uint32_t symbol, NodeIndex type);

// "a.B().c" of an expression, shortened; the qualifier of calls and accesses.
std::string DottedText(const SyntaxTree& tree, NodeIndex node);

// lang_csharp_references.cc: hooks of the table
void EnterUsing(Walk& walk, NodeIndex node);
void EnterInvocation(Walk& walk, NodeIndex node);
void EnterCreation(Walk& walk, NodeIndex node);
void EnterMemberAccess(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterQualifiedName(Walk& walk, NodeIndex node);
void EnterAttribute(Walk& walk, NodeIndex node);
void EnterThrow(Walk& walk, NodeIndex node);
void EnterParameterList(Walk& walk, NodeIndex node);
// A node that binds a local name: variable, pattern, loop, catch.
void EnterLocal(Walk& walk, NodeIndex node);
void EnterLambda(Walk& walk, NodeIndex node);
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name);

}  // namespace repodoc::csharp
