// What the parts of the Go definition share (lang_go*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/extract/definition_parts.h"
#include "core/extract/walk.h"

namespace repodoc::go {

// WalkContext::language_bits
enum : uint32_t {
  kInFunctionLiteral = 1,  // below a func literal of a package variable: nothing there is a declaration of the package
  kInArguments = 2,        // inside [T interface{ M() }] or func(x struct{ a int }): members there are nobody's
};

// The names that blocks bind, with what gave them ("<*Box>", "NewBox(){0}"; empty: not known). Inner ones hide outer ones
// until their block ends.
class BlockNames {
 public:
  void Open() { marks_.push_back(static_cast<uint32_t>(rows_.size())); }
  void Close();
  void Add(std::string_view name, std::string value);  // nothing happens outside of blocks
  const std::string* Find(std::string_view name) const;
  bool Has(std::string_view name) const { return Find(name) != nullptr; }

 private:
  struct Row {
    std::string_view name;
    std::string value;
    uint32_t before;  // row of the same name that this one hides
  };
  std::vector<Row> rows_;
  std::vector<uint32_t> marks_;
  std::unordered_map<std::string_view, uint32_t> last_;  // kNone: none
};

struct State : LanguageState {
  BlockNames locals;
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
// Parameters of a function, method or function type.
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex definition);
bool IsPredeclaredType(std::string_view name);

// lang_go_declarations.cc: imports, constants, variables
void EnterPackage(Walk& walk, NodeIndex node);
void EnterImport(Walk& walk, NodeIndex node);
void EnterConstSpec(Walk& walk, NodeIndex node);
void EnterVarSpec(Walk& walk, NodeIndex node);
// Reads build constraints: "//go:build linux", "// +build linux", "_linux.go".
bool HasBuildConstraint(std::string_view path, std::string_view text);

// lang_go_values.cc
// What stands before a member, or gives a value, as LINK follows it.
std::string Receiver(Walk& walk, NodeIndex node);
// The literal that a key of it stands in: "<Point>".
std::string LiteralOf(Walk& walk, NodeIndex node);
inline bool IsUnknown(std::string_view receiver) { return receiver.substr(0, 2) == "(."; }
void BindParameters(Walk& walk, NodeIndex list);
void BindNames(Walk& walk, const std::vector<NodeIndex>& names, const std::vector<NodeIndex>& values);
void EnterBlock(Walk& walk, NodeIndex node);
void EnterShortVariable(Walk& walk, NodeIndex node);
void EnterRange(Walk& walk, NodeIndex node);
void EnterTypeSwitch(Walk& walk, NodeIndex node);
void EnterTypeCase(Walk& walk, NodeIndex node);

// lang_go_references.cc
// The called name without type arguments and parentheses.
NodeIndex CalledName(const SyntaxTree& tree, NodeIndex function);
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name);
void EnterCall(Walk& walk, NodeIndex node);
void EnterConversion(Walk& walk, NodeIndex node);
void EnterSelector(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterKeyedElement(Walk& walk, NodeIndex node);
void EnterTypeName(Walk& walk, NodeIndex node);
void EnterQualifiedType(Walk& walk, NodeIndex node);

}  // namespace repodoc::go
