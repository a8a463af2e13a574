// What the parts of the Lua definition share (lang_lua*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/extract/local_names.h"
#include "core/extract/lost_definitions.h"
#include "core/extract/walk.h"

namespace repodoc::lua {

// WalkContext::language_bits
enum : uint32_t {
  kInArguments = 1,  // inside the arguments of a call or a function without a name: nothing here is the file's own
  kInReturned = 2,   // inside the table that the file returns
};

struct State : LanguageState {
  LocalNames locals;
  LostDefinitions lost;
  std::unordered_map<std::string, uint32_t> tables;        // "M", "M.sub" -> the variable or field that holds it
  std::unordered_map<NodeIndex, uint32_t> named;           // functions whose symbol their assignment has added
  std::unordered_map<NodeIndex, uint32_t> owners;          // table constructors -> the symbol they are the value of
  std::unordered_map<NodeIndex, std::string_view> aliases; // require calls -> the variable they are bound to
  std::unordered_set<NodeIndex> returned_tables;
  std::unordered_set<std::string> returned;                // names in what the file returns
  std::string returned_module;                             // return M
  std::unordered_set<uint32_t> classes;                    // symbols T with T.__index = T, or a metatable with one
  std::unordered_set<uint32_t> table_symbols;              // symbols whose value is a table
  std::unordered_set<uint64_t> fields;                     // (owner + 1) << 32 | text offset of the name
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// "a.b", "f()", "x[]": what stands before the name of a call or a field.
std::string PathText(const SyntaxTree& tree, NodeIndex node);
bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text);
NodeIndex ArgumentOf(const SyntaxTree& tree, NodeIndex call, size_t position);
// Whether what is defined here belongs to the file, not to a function.
inline bool IsFileLevel(const Walk& walk) {
  return walk.context().callable == kNone && (walk.context().language_bits & kInArguments) == 0;
}

// lang_lua.cc
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole);
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex function);
void BindParameters(Walk& walk, NodeIndex function);

// lang_lua_references.cc: hooks of the table
void EnterCall(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterIndex(Walk& walk, NodeIndex node);
// `require "x"`, `require("x").y`: the call; kNoNode for others.
NodeIndex RequireCallOf(const SyntaxTree& tree, NodeIndex value);

// lang_lua_mask.cc
PreparedText MaskOpenStrings(std::string_view language, std::string_view text);

}  // namespace repodoc::lua
