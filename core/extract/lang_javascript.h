// What the parts of the JavaScript and TypeScript definition share (lang_javascript*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/extract/local_names.h"
#include "core/extract/walk.h"

namespace repodoc::javascript {

// WalkContext::language_bits
enum : uint32_t {
  kInAmbient = 1,  // inside `declare ...` or a .d.ts file: nothing has a body
};

struct State : LanguageState {
  LocalNames locals;
  std::vector<NodeIndex> decorators;  // of the class member that comes next
  std::unordered_set<std::string> exported;
  std::unordered_set<uint64_t> fields;  // type << 32 | text offset of the name
  std::unordered_map<std::string, uint32_t> top_level;  // name -> symbol, for prototypes and exports
  std::unordered_set<NodeIndex> module_objects;          // object literals whose members are an API
  std::unordered_map<NodeIndex, uint32_t> named;         // function values whose symbol their declaration has added
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// "a.b.c"; calls and the like are shortened: "f().b".
std::string DottedText(const SyntaxTree& tree, NodeIndex node);
// The text of a property name: quotes removed, computed names as written.
std::string_view PropertyName(const SyntaxTree& tree, NodeIndex node);
Visibility VisibilityOf(const SyntaxTree& tree, NodeIndex definition, std::string_view name);
// False when the type has a field of this name already.
bool NoteField(Walk& walk, uint32_t type, std::string_view name);
bool IsFunctionValue(Kind kind);  // arrow_function, function_expression, generator_function
// A function, method or function value: symbol with signature, parameters and doc, scope opened at `function`.
uint32_t AddFunction(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node,
                     NodeIndex function, uint32_t flags);
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole);
// Binds every name of a pattern ("{a, b: [c], ...d}") in the function being walked.
void BindPattern(Walk& walk, NodeIndex pattern);

// lang_javascript_references.cc: hooks of the table
void EnterCall(Walk& walk, NodeIndex node);
void EnterMember(Walk& walk, NodeIndex node);
void EnterSubscript(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterShorthand(Walk& walk, NodeIndex node);
void EnterTypeName(Walk& walk, NodeIndex node);
void EnterThrow(Walk& walk, NodeIndex node);
void EnterCatch(Walk& walk, NodeIndex node);
void EnterForIn(Walk& walk, NodeIndex node);
void EnterIf(Walk& walk, NodeIndex node);

// lang_javascript_modules.cc
void EnterImportStatement(Walk& walk, NodeIndex node);
void EnterExportStatement(Walk& walk, NodeIndex node);
// require("x"), import("x"): true when the call was one.
bool NoteModuleCall(Walk& walk, NodeIndex call, NodeIndex function);
// module.exports = ..., exports.x = ..., X.prototype.y = ...
void EnterAssignmentExpression(Walk& walk, NodeIndex node);
void NoteEnvironment(Walk& walk, NodeIndex member, NodeIndex object, NodeIndex property);
void Finish(Walk& walk);

}  // namespace repodoc::javascript
