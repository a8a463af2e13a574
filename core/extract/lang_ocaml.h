// What the parts of the OCaml definition share (lang_ocaml*.cc). Not for others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/extract/local_names.h"
#include "core/extract/lost_definitions.h"
#include "core/extract/walk.h"

namespace repodoc::ocaml {

// WalkContext::language_bits
enum : uint32_t {
  kRecursive = 1,  // inside let rec
};

struct State : LanguageState {
  LocalNames locals;
  LostDefinitions lost;
  std::unordered_set<std::string_view> modules;               // defined or bound in this file
  std::vector<std::pair<std::string_view, NodeIndex>> roots;  // first components of paths, first use of each
  std::unordered_set<std::string_view> seen_roots;
  std::unordered_set<uint64_t> raised;  // callable << 32 ^ text offset of the exception
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

Visibility VisibilityOf(std::string_view name);
// The comment above the row of `item`, or the ocamldoc comment behind `whole`.
void SetDocAround(Walk& walk, uint32_t symbol, NodeIndex item, NodeIndex whole);
// [@@deprecated "..."], [@@deriving show] among the children.
void AddAttributes(Walk& walk, uint32_t symbol, NodeIndex node);
// The text from `begin` to the "=" or body that `node` has, on one line.
std::string HeadOf(Walk& walk, uint32_t begin, NodeIndex node, NodeIndex body);
// x, ~x, ?x, ?(x = 1) of a binding, a function expression or a method.
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex node);
// ?x:int -> string -> unit: what the arrows take.
void AddArrowParameters(Walk& walk, uint32_t symbol, NodeIndex type);
void BindPattern(Walk& walk, NodeIndex pattern);

// lang_ocaml_types.cc: types, exceptions, modules, classes
void EnterTypeBinding(Walk& walk, NodeIndex node);
void EnterConstructor(Walk& walk, NodeIndex node);
void EnterField(Walk& walk, NodeIndex node);
void EnterException(Walk& walk, NodeIndex node);
void EnterModuleBinding(Walk& walk, NodeIndex node);
void EnterModuleType(Walk& walk, NodeIndex node);
void EnterClassBinding(Walk& walk, NodeIndex node);
void EnterClassType(Walk& walk, NodeIndex node);
void EnterMethod(Walk& walk, NodeIndex node);
void EnterInstanceVariable(Walk& walk, NodeIndex node);
void EnterInherit(Walk& walk, NodeIndex node);

// lang_ocaml_references.cc: paths, calls, imports
void EnterValuePath(Walk& walk, NodeIndex node);
void EnterConstructorPath(Walk& walk, NodeIndex node);
void EnterTypePath(Walk& walk, NodeIndex node);
void EnterModulePath(Walk& walk, NodeIndex node);
void EnterModuleTypePath(Walk& walk, NodeIndex node);
void EnterClassPath(Walk& walk, NodeIndex node);
void EnterMethodInvocation(Walk& walk, NodeIndex node);
void EnterApplication(Walk& walk, NodeIndex node);
void EnterInfix(Walk& walk, NodeIndex node);
void EnterTuple(Walk& walk, NodeIndex node);
void EnterOpen(Walk& walk, NodeIndex node);
void EnterInclude(Walk& walk, NodeIndex node);
// The module is named by an import of its own: its paths add none.
void NoteImported(Walk& walk, std::string_view path);
void AddModuleImports(Walk& walk);

}  // namespace repodoc::ocaml
