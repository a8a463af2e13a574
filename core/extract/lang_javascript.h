// What the parts of the JavaScript and TypeScript definition share (lang_javascript*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/extract/lang_javascript_scopes.h"
#include "core/extract/walk.h"

namespace repodoc::javascript {

// WalkContext::language_bits
enum : uint32_t {
  kInAnonymous = 1,  // inside a function without a symbol: its names are nobody's API
  kInSignature = 2,  // inside a function's type: "(options: { a: string }) => void" has no member `a`
};

// An object literal whose members are members of something: const api = {...}, module.exports = {...}, X.prototype = {...}
struct ApiObject {
  uint32_t owner = kNone;  // symbol
  uint32_t flags = 0;      // of its members
};

struct State : LanguageState {
  Scopes scopes;
  std::unordered_set<std::string> followed;      // parameters that something was taken of
  std::unordered_set<uint32_t> returned;         // functions of which it is known what they return
  std::unordered_set<std::string> defined;       // names of the file's symbols, gathered at the end
  bool has_defined = false;
  std::vector<NodeIndex> decorators;             // of the class member that comes next
  std::unordered_set<std::string> exported;  // by an export clause or module.exports: ExportKey
  std::string default_name;             // export default x; export { x as default }; export = x; module.exports = x
  std::unordered_set<uint64_t> fields;  // type << 32 | text offset of the name
  std::unordered_map<std::string, uint32_t> top_level;  // name -> symbol, for prototypes and exports
  std::unordered_map<NodeIndex, ApiObject> objects;
  std::unordered_map<NodeIndex, uint32_t> named;  // function and class values whose symbol their declaration has added
  NodeIndex global_block = kNoNode;               // of "global {}", whose symbol was added at its name
  uint32_t global_symbol = kNone;
  size_t props = 0;                               // of a component, found so far
  bool props_defined = false;
  std::unordered_set<NodeIndex> described;        // objects that describe a property: Object.defineProperty(x, "y", {...})
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// ---- lang_javascript_parts.cc: reading the tree ----------------------------------------------------------------
// "a.b.c"; calls and the like are shortened: "f().b".
std::string DottedText(const SyntaxTree& tree, NodeIndex node);
// The text of a property name: quotes removed, computed names as written.
std::string_view PropertyName(const SyntaxTree& tree, NodeIndex node);
// A string or a template without substitutions: its text.
bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text);
Visibility VisibilityOf(const SyntaxTree& tree, NodeIndex definition, std::string_view name);
bool IsFunctionValue(Kind kind);  // arrow_function, function_expression, generator_function
bool IsClassValue(Kind kind);
bool IsLiteralValue(Kind kind);
bool IsUpperName(std::string_view name);
// require("x") with one literal; its text.
bool IsRequireCall(const SyntaxTree& tree, NodeIndex node, std::string_view* module);
// The value of "a = b = c = value", "(value)", "value as Type", "<Type>value"; the node itself otherwise.
NodeIndex RightmostValue(const SyntaxTree& tree, NodeIndex node);
// The names a pattern binds ("{a, b: [c = x], ...d}" -> a, c, d), without those of default values.
std::vector<NodeIndex> NamesOfPattern(const SyntaxTree& tree, NodeIndex pattern);
// The declaration with its `export`, `declare` and the like.
NodeIndex WholeOf(const SyntaxTree& tree, NodeIndex node);
uint32_t ExportFlags(const SyntaxTree& tree, NodeIndex whole);
// The text on one line, without comments, cut to `limit` bytes with U+2026.
std::string CodeOnOneLine(Walk& walk, uint32_t begin, uint32_t end, size_t limit);
std::string TypeText(Walk& walk, NodeIndex annotation);
// Everything before the body, on one line.
std::string SignatureOf(Walk& walk, NodeIndex whole, NodeIndex function);
// False when the type has a field of this name already.
bool NoteField(Walk& walk, uint32_t type, std::string_view name);
void NoteTopLevel(Walk& walk, uint32_t symbol, std::string_view name);
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole);
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition);
void AddDecorators(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex definition);

// ---- lang_javascript_functions.cc ------------------------------------------------------------------------------
// A function, method or function value: symbol with signature, parameters and doc. Its scope opens at `function`.
uint32_t AddFunction(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node,
                     NodeIndex function, uint32_t flags);
void EnterFunction(Walk& walk, NodeIndex node);
void EnterAnonymous(Walk& walk, NodeIndex node);
void EnterMethod(Walk& walk, NodeIndex node);
void EnterSignature(Walk& walk, NodeIndex node);  // "(x: T): U" and "new (x: T): U" of an interface
void EnterFunctionType(Walk& walk, NodeIndex node);
void EnterParameter(Walk& walk, NodeIndex node);

// ---- lang_javascript_types.cc ----------------------------------------------------------------------------------
uint32_t AddClassSymbol(Walk& walk, NodeIndex node, std::string_view name, NodeIndex whole, NodeIndex name_node, uint32_t flags);
void EnterClass(Walk& walk, NodeIndex node);
void EnterDeclared(Walk& walk, NodeIndex node);  // interface, enum, namespace, type alias
void EnterAmbient(Walk& walk, NodeIndex node);   // declare global {}
void EnterError(Walk& walk, NodeIndex node);     // global {} inside of declare module "x" {}
void EnterStatement(Walk& walk, NodeIndex node);
void EnterBlock(Walk& walk, NodeIndex node);
void EnterEnumMember(Walk& walk, NodeIndex node);
void EnterField(Walk& walk, NodeIndex node);
void EnterIndexSignature(Walk& walk, NodeIndex node);
void EnterObjectType(Walk& walk, NodeIndex node);
void EnterDecorator(Walk& walk, NodeIndex node);
// Whether a member of a type literal at this place belongs to something with a name.
bool IsMemberPlace(const Walk& walk);

// ---- lang_javascript_values.cc: names bound to values by declarations, assignments and object literals ---------
void EnterVariable(Walk& walk, NodeIndex node);
void EnterPair(Walk& walk, NodeIndex node);
void EnterObject(Walk& walk, NodeIndex node);
// exports.x = ..., X.prototype.y = ..., this.z = ...
void EnterAssignmentExpression(Walk& walk, NodeIndex node);
// Object.defineProperty(X.prototype, "name", { get() {} })
void NoteDefinedProperty(Walk& walk, NodeIndex call);

// ---- lang_javascript_components.cc: scripts of Vue and Svelte files --------------------------------------------
uint32_t ComponentOf(const Walk& walk);  // the symbol of the component, kNone in other files
void NoteComponentCall(Walk& walk, NodeIndex call, NodeIndex function);
void NoteComponentOption(Walk& walk, NodeIndex pair, std::string_view name);
void NoteComponentVariable(Walk& walk, uint32_t symbol);

// ---- lang_javascript_repair.cc ---------------------------------------------------------------------------------
PreparedText Prepare(std::string_view language, std::string_view text);
PreparedText Repair(std::string_view language, std::string_view text);

// ---- lang_javascript_receivers.cc: what members are taken of, what locals were made of --------------------------
// "make().lid", "<Box>", "(this.box)", "(...)": at most 78 bytes, as LINK follows it.
std::string Receiver(Walk& walk, NodeIndex node);
bool IsUnknown(std::string_view receiver);
// The same of a value; empty when nothing is known.
std::string MadeOf(Walk& walk, NodeIndex value);
void NoteMadeOf(Walk& walk, uint32_t symbol, std::string_view text, NodeIndex node);
void NoteReturned(Walk& walk, NodeIndex value);

// ---- lang_javascript_bindings.cc: what parameters, variables and parts of patterns are made of -------------------
// `symbol`: of the function, kNone when it has none.
void BindParameters(Walk& walk, NodeIndex function, uint32_t symbol);
void BindVariable(Walk& walk, NodeIndex declarator);
struct Part {
  NodeIndex name = kNoNode;
  std::string made_of;
};
// The names that a declarator binds and of which something is known.
std::vector<Part> PartsOf(Walk& walk, NodeIndex declarator);
void BindLoopVariable(Walk& walk, NodeIndex loop);
void BindAssigned(Walk& walk, NodeIndex identifier, NodeIndex value);

// ---- lang_javascript_references.cc: uses -----------------------------------------------------------------------
void EnterCall(Walk& walk, NodeIndex node);
void EnterMember(Walk& walk, NodeIndex node);
void EnterSubscript(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterShorthand(Walk& walk, NodeIndex node);
void EnterTypeName(Walk& walk, NodeIndex node);
void EnterNestedName(Walk& walk, NodeIndex node);
void EnterImportAlias(Walk& walk, NodeIndex node);
void EnterThrow(Walk& walk, NodeIndex node);
void EnterReturn(Walk& walk, NodeIndex node);
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name);
void EnterForIn(Walk& walk, NodeIndex node);
void EnterIf(Walk& walk, NodeIndex node);

// ---- lang_javascript_modules.cc: imports and exports -----------------------------------------------------------
void NoteExport(Walk& walk, std::string_view name, uint32_t row);
void MarkExported(Walk& walk, std::string_view name);  // a name of the scope being walked
void EnterImportStatement(Walk& walk, NodeIndex node);
void EnterExportStatement(Walk& walk, NodeIndex node);
// require("x"), import("x"): true when the call was one.
bool NoteModuleCall(Walk& walk, NodeIndex call, NodeIndex function);
void NoteEnvironment(Walk& walk, NodeIndex member, NodeIndex object, NodeIndex property);
// module.exports = value: what the module gives.
void NoteModuleExports(Walk& walk, NodeIndex left, NodeIndex value);
void Finish(Walk& walk);

}  // namespace repodoc::javascript
