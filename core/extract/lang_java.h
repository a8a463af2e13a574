// What the parts of the Java definition share (lang_java*.cc). Not for others.
#pragma once

#include "core/extract/definition_tools.h"

namespace repodoc::java {

// WalkContext::language_bits
enum : uint32_t {
  kInAnonymous = 1,    // members of `new X() { ... }`: never an API
  kInTestClass = 2,    // TestNG: @Test on the class
  kInTestCase = 4,     // JUnit 3: extends TestCase
};

struct State : DefinitionState {
  std::unordered_map<NodeIndex, uint32_t> fields;  // declarators whose symbol their declaration has added
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// "a.b().c[]" of an expression, shortened; the qualifier of calls and accesses.
std::string DottedText(const SyntaxTree& tree, NodeIndex node);

// The parameters of a formal_parameters node.
void AddParameterList(Walk& walk, uint32_t symbol, NodeIndex list);

// lang_java_recovery.cc: true when the identifier, a child of an ERROR, names a definition; when the declarator of a
// local variable is a method.
bool RecoverDefinition(Walk& walk, NodeIndex identifier);
bool RecoverMethod(Walk& walk, NodeIndex declarator, NodeIndex name_node);

// lang_java_references.cc: hooks of the table
void EnterPackage(Walk& walk, NodeIndex node);
void EnterImport(Walk& walk, NodeIndex node);
void EnterModule(Walk& walk, NodeIndex node);
void EnterCall(Walk& walk, NodeIndex node);
void EnterCreation(Walk& walk, NodeIndex node);
void EnterAccess(Walk& walk, NodeIndex node);
void EnterMethodReference(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterTypeName(Walk& walk, NodeIndex node);
void EnterScopedType(Walk& walk, NodeIndex node);
void EnterAnnotation(Walk& walk, NodeIndex node);
void EnterThrow(Walk& walk, NodeIndex node);
// A node that binds a local name: variable, parameter, pattern.
void EnterLocal(Walk& walk, NodeIndex node);
void EnterLambda(Walk& walk, NodeIndex node);
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name);

}  // namespace repodoc::java
