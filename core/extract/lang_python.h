// What the parts of the Python definition share (lang_python*.cc). Not for others.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/extract/local_types.h"
#include "core/extract/walk.h"

namespace repodoc::python {

// WalkContext::language_bits
enum : uint32_t {
  kInType = 1,         // inside an annotation
  kGuardedImport = 2,  // inside try / except ImportError
};

// A definition seen in text that did not parse.
struct LostDefinition {
  std::string_view name, line;  // in the text
  uint32_t row = 0, indent = 0;
  bool is_class = false;
};

struct State : LanguageState {
  LocalTypes locals;
  std::unordered_set<uint64_t> not_local;  // (function, name): what `global` and `nonlocal` name
  std::unordered_set<uint64_t> typed;      // (function, name): declared with a type
  std::unordered_set<uint32_t> context_managers;  // symbols: functions that @contextmanager makes one
  std::unordered_set<uint64_t> defined;    // hashes of the names of the file's symbols, once the walk is over
  std::unordered_map<uint32_t, std::string> types_of;  // by the offset of a name: the type that Cython gives it
  size_t first_symbol = 0;                 // those before belong to the document around
  bool has_defined = false, has_star = false;
  std::unordered_set<uint64_t> assigned;  // (owner symbol + 1) << 32 | text offset of the name: seen before
  std::unordered_set<uint64_t> raised;    // callable << 32 ^ text offset of the exception
  std::vector<std::string> exports;       // names in __all__
  bool has_exports = false;
  std::vector<LostDefinition> lost;
  uint32_t error_row = 0;  // rows before this were searched for lost definitions
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// lang_python_receivers.cc
// The name is bound in the function being walked; nothing happens outside of functions. `made_of`: the expression that
// gives its value, where it is known.
void AddLocal(Walk& walk, std::string_view name, NodeIndex made_of = kNoNode);
void AddLocalText(Walk& walk, std::string_view name, std::string text);
// A local whose declared type counts, whatever it is set to; no text: nothing is known of the type.
void AddTypedLocal(Walk& walk, std::string_view name, std::string text);
inline bool IsLocal(Walk& walk, std::string_view name) { return StateOf(walk).locals.Find(walk, name) != nullptr; }
// What stands before a member, as LINK follows it: locals by what made them. "(...)" begins what is not known.
std::string Receiver(Walk& walk, NodeIndex node);
// The same for a value; empty when it cannot be followed.
std::string MadeOf(Walk& walk, NodeIndex value);
inline bool IsUnknown(std::string_view receiver) { return receiver.substr(0, 2) == "(." || receiver.substr(0, 1) == "\""; }
void AddParameterLocals(Walk& walk, uint32_t symbol, bool class_method);
void EnterScopeStatement(Walk& walk, NodeIndex node);  // global, nonlocal
// What a call of the function gives, where no annotation says it, is kept as its value: `return self`, `return Set(x)`.
void EnterReturn(Walk& walk, NodeIndex node);
void NoteYield(Walk& walk, NodeIndex node);
// The target of a loop, of `with x as y` or of `except X as y`.
void BindTarget(Walk& walk, NodeIndex identifier);
void LeaveAssignment(Walk& walk, NodeIndex node);
bool IsBuiltin(std::string_view name);
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name);

std::string DottedText(const SyntaxTree& tree, NodeIndex node);
Visibility VisibilityOf(std::string_view name);
// The string literal that is the docstring of a module, class or function body; kNoNode when there is none.
NodeIndex DocstringOf(const SyntaxTree& tree, NodeIndex body);

// lang_python.cc
std::span<const KindRow> Rows();
void Begin(Walk& walk);
void EnterFunction(Walk& walk, NodeIndex node);
void EnterClass(Walk& walk, NodeIndex node);
void EnterIf(Walk& walk, NodeIndex node);
// A property of Cython, whose accessors stand in the body of `node`.
void AddProperty(Walk& walk, NodeIndex node, NodeIndex name);
// The type that stands before a name in Cython, where the parser sees blanks; empty in Python.
std::string_view TypeBefore(Walk& walk, NodeIndex name);

// lang_python_references.cc
void EnterCall(Walk& walk, NodeIndex node);
void EnterAttribute(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterType(Walk& walk, NodeIndex node);
void EnterString(Walk& walk, NodeIndex node);
void EnterLambda(Walk& walk, NodeIndex node);
void EnterComprehension(Walk& walk, NodeIndex node);

// lang_python_imports.cc
void EnterImport(Walk& walk, NodeIndex node);
void EnterImportFrom(Walk& walk, NodeIndex node);
// Calls that import, read the environment or define command-line flags.
void NoteCall(Walk& walk, NodeIndex call, std::string_view qualifier, std::string_view name);
void EnterSubscript(Walk& walk, NodeIndex node);

// lang_python_assignments.cc
void EnterAssignment(Walk& walk, NodeIndex node);
void EnterAugmentedAssignment(Walk& walk, NodeIndex node);
void EnterTypeAlias(Walk& walk, NodeIndex node);
void EnterError(Walk& walk, NodeIndex node);
void NoteExports(Walk& walk, NodeIndex list);
// The owner has the name already: assignments to it define nothing.
void NoteAssigned(Walk& walk, uint32_t owner, std::string_view name);
void Finish(Walk& walk);

}  // namespace repodoc::python
