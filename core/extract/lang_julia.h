// What the parts of the Julia definition share (lang_julia*.cc). Not for others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/extract/local_names.h"
#include "core/extract/lost_definitions.h"
#include "core/extract/walk.h"

namespace repodoc::julia {

// WalkContext::language_bits
enum : uint32_t {
  kLocalScope = 1,  // inside let, for, while, try, do: assignments bind nothing outside
};

// What a definition's left side says: f(x), Base.f(x)::Int where T, a + b, (f::Foo)(x).
struct Head {
  NodeIndex name = kNoNode, qualifier = kNoNode, arguments = kNoNode, result = kNoNode;
  NodeIndex left = kNoNode, right = kNoNode;  // of an operator written between its arguments
  std::vector<NodeIndex> type_parameters;     // behind where
  bool is_operator = false;
};

struct State : LanguageState {
  LocalNames locals;
  LostDefinitions lost;
  NodeIndex last_string = kNoNode;            // a string that stands as a statement: documents what follows
  NodeIndex head_call = kNoNode;              // f(x) of a definition: not a call
  std::unordered_set<std::string> variables;  // "parent/name": symbols already
  std::vector<std::pair<uint32_t, std::string>> exports;  // module, name
  uint32_t type_begin = 0, type_end = 0;                  // bytes of the type being walked over
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

inline void NoteType(Walk& walk, NodeIndex node) {
  StateOf(walk).type_begin = walk.tree()[node].begin;
  StateOf(walk).type_end = walk.tree()[node].end;
}
inline bool InType(Walk& walk, NodeIndex node) {
  uint32_t at = walk.tree()[node].begin;
  return at >= StateOf(walk).type_begin && at < StateOf(walk).type_end;
}

// The nth named child, comments left out; kNoNode when there is none.
NodeIndex NamedChild(const SyntaxTree& tree, NodeIndex node, uint32_t index);
std::string_view StringText(const SyntaxTree& tree, NodeIndex node);
Visibility VisibilityOf(std::string_view name);

// lang_julia_definitions.cc
void EnterString(Walk& walk, NodeIndex node);
void EnterModule(Walk& walk, NodeIndex node);
void EnterFunction(Walk& walk, NodeIndex node);
void EnterAssignment(Walk& walk, NodeIndex node);
void EnterStruct(Walk& walk, NodeIndex node);
void EnterAbstract(Walk& walk, NodeIndex node);
void EnterFieldName(Walk& walk, NodeIndex node);
void EnterTyped(Walk& walk, NodeIndex node);
bool DefineByMacro(Walk& walk, NodeIndex node, std::string_view macro, NodeIndex arguments);

// lang_julia_references.cc
void EnterImport(Walk& walk, NodeIndex node);
void EnterExport(Walk& walk, NodeIndex node);
void EnterCall(Walk& walk, NodeIndex node);
void EnterMacroCall(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterFieldExpression(Walk& walk, NodeIndex node);
void EnterIndex(Walk& walk, NodeIndex node);
void MarkExports(Walk& walk);

}  // namespace repodoc::julia
