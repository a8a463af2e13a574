// What the parts of the PHP definition share (lang_php*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/extract/lost_definitions.h"
#include "core/extract/local_types.h"
#include "core/extract/walk.h"

namespace repodoc::php {

// WalkContext::language_bits
enum : uint32_t {
  kInTestClass = 1,  // a PHPUnit test case
};

// What modifiers say: "final protected static readonly".
struct Modifiers {
  uint32_t flags = 0;
  Visibility visibility = Visibility::kPublic;
};

struct State : LanguageState {
  LocalTypes locals;                                  // "$box": "new Box()", "<Box>"
  LostDefinitions lost;
  std::unordered_map<NodeIndex, uint32_t> named;      // closures whose symbol their assignment has added
  std::unordered_set<std::string_view> variables;     // global variables that are symbols already
  NodeIndex behind_modifiers = kNoNode;               // the node behind an error that holds modifiers only
  Modifiers modifiers;
  std::unordered_set<uint64_t> thrown;                // callable << 32 ^ text offset of the exception
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// "\A\B\C" -> qualifier "A\B", name "C".
struct QualifiedText {
  std::string_view qualifier, name;
};
QualifiedText SplitName(std::string_view text);
// What stands before "->" and "::": "$this->repository", "Foo", "f()"; "$this" alone is "this", as in other languages.
std::string ReceiverText(const SyntaxTree& tree, NodeIndex node);
// A plain quoted string without interpolation; false for anything else.
bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text);
NodeIndex ArgumentOf(const SyntaxTree& tree, NodeIndex call, size_t position);

// lang_php.cc
bool IsClosure(Kind kind);  // anonymous_function, arrow_function

// lang_php_heads.cc: what every definition begins with.
std::string_view WithoutDollar(std::string_view name);
bool EqualsIgnoringCase(std::string_view a, std::string_view lower);
Modifiers ModifiersOf(const SyntaxTree& tree, NodeIndex node);
std::string SignatureOf(Walk& walk, NodeIndex whole, NodeIndex end_node);
void AddAttributes(Walk& walk, uint32_t symbol, NodeIndex node);
// Parameters of a constructor that are fields, too.
void AddPromotedFields(Walk& walk, NodeIndex method);
bool IsTestMethod(Walk& walk, uint32_t symbol, std::string_view name);
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole);
uint32_t AddCallable(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node,
                     NodeIndex function, uint32_t flags);

// lang_php_references.cc: hooks of the table
void EnterFunctionCall(Walk& walk, NodeIndex node);
void EnterMemberCall(Walk& walk, NodeIndex node);
void EnterScopedCall(Walk& walk, NodeIndex node);
void EnterNew(Walk& walk, NodeIndex node);
void EnterMemberAccess(Walk& walk, NodeIndex node);
void EnterClassConstant(Walk& walk, NodeIndex node);
void EnterScopedProperty(Walk& walk, NodeIndex node);
void EnterName(Walk& walk, NodeIndex node);
void EnterNamedType(Walk& walk, NodeIndex node);
void EnterBinary(Walk& walk, NodeIndex node);
void EnterAttribute(Walk& walk, NodeIndex node);
void EnterThrow(Walk& walk, NodeIndex node);
void EnterSubscript(Walk& walk, NodeIndex node);
void EnterUse(Walk& walk, NodeIndex node);
// $x = f(): what is assigned is what $x is, from there on.
void LeaveAssignment(Walk& walk, NodeIndex node);
void EnterForeach(Walk& walk, NodeIndex node);
void EnterCatch(Walk& walk, NodeIndex node);
void EnterInclude(Walk& walk, NodeIndex node);
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name);

// lang_php_tests.cc
bool NoteTest(Walk& walk, NodeIndex call, NodeIndex name_node, std::string_view name);
PreparedText PrepareTestFile(std::string_view language, std::string_view text);

}  // namespace repodoc::php
