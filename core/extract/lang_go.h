// What the parts of the Go definition share (lang_go*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/extract/definition_parts.h"
#include "core/extract/local_names.h"
#include "core/extract/walk.h"

namespace repodoc::go {

// WalkContext::language_bits
enum : uint32_t {
  kInFunctionLiteral = 1,  // below a func literal of a package variable: nothing there is a declaration of the package
  kInArguments = 2,        // inside [T interface{ M() }] or func(x struct{ a int }): members there are nobody's
};

struct State : LanguageState {
  LocalNames locals;
  ScopedNames type_parameters;
  std::unordered_map<std::string_view, uint32_t> types;  // of the file, by name, as far as the walk has come
  std::string_view package;
  NodeIndex const_group = kNoNode;  // whose specs without a type repeat the one before
  std::string const_type;
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

inline bool IsInFunction(const Walk& walk) {
  return walk.context().callable != kNone || (walk.context().language_bits & kInFunctionLiteral) != 0;
}
// Adds the doc comment above `whole`; what is a directive (//go:noinline) becomes an attribute.
void SetGoDoc(Walk& walk, uint32_t symbol, NodeIndex whole);
// Capital letters are public; everything else is the package's own.
void SetVisibility(Walk& walk, uint32_t symbol, std::string_view name);
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition);
// Parameters of a function, method or function type, their names bound in it.
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex definition);
void BindParameters(Walk& walk, NodeIndex list);
bool IsPredeclaredType(std::string_view name);

// lang_go_declarations.cc: imports, constants, variables
void EnterPackage(Walk& walk, NodeIndex node);
void EnterImport(Walk& walk, NodeIndex node);
void EnterConstSpec(Walk& walk, NodeIndex node);
void EnterVarSpec(Walk& walk, NodeIndex node);
void EnterShortVariable(Walk& walk, NodeIndex node);
void EnterRange(Walk& walk, NodeIndex node);
void EnterTypeSwitch(Walk& walk, NodeIndex node);
// Reads build constraints: "//go:build linux", "// +build linux", "_linux.go".
bool HasBuildConstraint(std::string_view path, std::string_view text);

// lang_go_references.cc
void EnterCall(Walk& walk, NodeIndex node);
void EnterConversion(Walk& walk, NodeIndex node);
void EnterSelector(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterKeyedElement(Walk& walk, NodeIndex node);
void EnterTypeName(Walk& walk, NodeIndex node);
void EnterQualifiedType(Walk& walk, NodeIndex node);

}  // namespace repodoc::go
