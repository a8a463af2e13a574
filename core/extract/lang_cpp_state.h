// What the C and C++ hooks remember between nodes, and the parts they are made of. Only lang_cpp*.cc and lang_objc*.cc
// include this.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/extract/lang_cpp_mask.h"
#include "core/extract/lang_cpp_tokens.h"
#include "core/extract/local_types.h"
#include "core/extract/walk.h"

namespace repodoc::cpp {

// WalkContext::language_bits
enum ContextBit : uint32_t {
  kAccessPublic = 1u << 0,
  kAccessProtected = 1u << 1,
  kAccessPrivate = 1u << 2,  // of the class body around
  kAccessMask = 7,
  kInternalLinkage = 1u << 3,  // unnamed namespace
  kExternC = 1u << 4,
  kGuardedInclude = 1u << 5,  // #if __has_include
};

struct State : LanguageState {
  MaskedSource masked;
  bool is_c = false;
  std::unordered_set<std::string_view> template_names;  // T, Args ...
  LocalTypes locals;  // parameters and locals: no uses of what is defined elsewhere
  std::unordered_map<std::string_view, uint32_t> types;  // name -> symbol
  std::unordered_set<std::string_view> namespaces;       // last components
  NodeIndex pending_block = kNoNode;                     // TEST_CASE(...) { }: the block, and its symbol
  uint32_t pending_symbol = kNone;
  std::unordered_set<uint64_t> thrown;  // (symbol, text) already noted
  // Bindings to other languages (lang_cpp_bindings.cc).
  std::unordered_map<NodeIndex, uint32_t> chain_owners;      // .def call -> index in owner_names
  std::unordered_map<std::string_view, uint32_t> variables;  // variable -> index in owner_names
  std::vector<std::string> owner_names;                      // "LegacyEvent", "_autograd"
  std::vector<bool> owner_is_class;                          // the former, not the latter
  std::string library;                                       // TORCH_LIBRARY(name, m) around
  NodeIndex library_end = 0;
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// ---- lang_cpp.cc: what languages that contain C build on (lang_objc.cc) ----
std::span<const KindRow> Rows();
PreparedText Prepare(std::string_view language, std::string_view text);
void Begin(Walk& walk);
void Finish(Walk& walk);
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name);
void EnterIdentifier(Walk& walk, NodeIndex node);

// ---- lang_cpp_receivers.cc: locals, and what members are taken of ----
// What stands before a member, as LINK can follow it: "this", "x", "a.b", "Set()" for a local of that type, "f()", "xs[]".
// "(...)" when it is no such expression.
std::string Receiver(Walk& walk, NodeIndex node);
// Binds what a declaration inside of a function, a parameter or the variable of a loop declares.
void AddLocal(Walk& walk, uint32_t callable, NodeIndex declaration, NodeIndex declarator);
void EnterLambda(Walk& walk, NodeIndex node);
void EnterRangeLoop(Walk& walk, NodeIndex node);
void EnterCatch(Walk& walk, NodeIndex node);
void EnterMember(Walk& walk, NodeIndex node);  // field_expression

// ---- lang_cpp_types.cc, lang_cpp_functions.cc, lang_cpp_macros.cc: definitions ----
void EnterNamespace(Walk& walk, NodeIndex node);
void EnterNamespaceAlias(Walk& walk, NodeIndex node);
void EnterLinkage(Walk& walk, NodeIndex node);
void EnterClass(Walk& walk, NodeIndex node);
void EnterEnum(Walk& walk, NodeIndex node);
void EnterEnumerator(Walk& walk, NodeIndex node);
void EnterAccess(Walk& walk, NodeIndex node);
void EnterFunction(Walk& walk, NodeIndex node);     // function_definition
void EnterDeclaration(Walk& walk, NodeIndex node);  // declaration, field_declaration
void EnterTypedef(Walk& walk, NodeIndex node);
void EnterAlias(Walk& walk, NodeIndex node);
void EnterConcept(Walk& walk, NodeIndex node);
void EnterMacro(Walk& walk, NodeIndex node);
// TEST(Suite, Name) { }, PYBIND11_MODULE(name, m) { }
void AddMacroFunction(Walk& walk, NodeIndex node, NodeIndex name_node, NodeIndex parameters);
// A #define whose line was blanked before parsing.
void AddBlankedMacro(Walk& walk, const MaskedMacro& line, uint32_t row);
void EnterTemplateParameters(Walk& walk, NodeIndex node);
void EnterExpressionStatement(Walk& walk, NodeIndex node);  // TEST_CASE("name") { }
void EnterBlock(Walk& walk, NodeIndex node);

// ---- lang_cpp_bindings.cc: pybind11, TORCH_LIBRARY, method tables, registrations ----
void NoteBindingCall(Walk& walk, NodeIndex call, std::string_view qualifier, std::string_view name);
void NoteBindingDeclaration(Walk& walk, NodeIndex declaration);
void NoteBindingBlock(Walk& walk, NodeIndex definition, std::string_view macro, NodeIndex parameters);

}  // namespace repodoc::cpp
