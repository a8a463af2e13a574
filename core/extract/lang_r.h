// What the parts of the R definition share (lang_r*.cc). Not for others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/extract/local_names.h"
#include "core/extract/lost_definitions.h"
#include "core/extract/walk.h"

namespace repodoc::r {

// WalkContext::language_bits
enum : uint32_t {
  kInCall = 1,  // below a call's arguments or a function without a name: assignments of values are local
};

// A package whose members are named with pkg::member.
struct PackageUse {
  NodeIndex first = kNoNode;
  std::vector<std::pair<std::string_view, uint32_t>> names;  // with their rows
  std::unordered_set<std::string_view> seen;
};

// What an argument of a class definition stands for.
enum class Role : uint8_t { kPublic, kPrivate, kActive, kField, kSlot };
struct Member {
  Role role = Role::kPublic;
  uint32_t owner = kNone;  // the class
  std::string_view scope;  // its name, where it is defined elsewhere: Account$methods(...)
};

struct State : LanguageState {
  LocalNames locals;
  LostDefinitions lost;
  std::unordered_set<std::string> variables;  // that are symbols already
  std::unordered_set<std::string>
      generics;                            // functions of this file that call UseMethod, names of setGeneric
  std::vector<std::string_view> packages;  // in order of their first use
  std::unordered_map<std::string_view, PackageUse> package_uses;
  std::unordered_set<NodeIndex> named_functions;  // function nodes that belong to a symbol
  std::unordered_set<NodeIndex> defined_calls;    // calls DefineByCall has seen
  std::unordered_map<NodeIndex, Member> members;  // argument nodes that are members of a class
  bool is_namespace = false;                      // the file NAMESPACE: directives in R's syntax
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// One argument of a call, as written.
struct Argument {
  std::string_view name;  // without quotes; empty when there is none
  NodeIndex name_node = kNoNode;
  NodeIndex value = kNoNode;  // kNoNode: "f(a = )"
};
std::vector<Argument> ArgumentsOf(const SyntaxTree& tree, NodeIndex call);
// The value of the argument with this name, else of the unnamed one at this position (0-based among unnamed
// ones).
NodeIndex FindArgument(const std::vector<Argument>& arguments, std::string_view name, size_t position);
// The text of a string literal (raw strings too) or of a name; empty for anything else.
std::string_view LiteralText(const SyntaxTree& tree, NodeIndex node);
// The name without backticks or quotes.
std::string_view PlainName(std::string_view name);
// The called name without its package: "setClass" of methods::setClass(...).
std::string_view CalledName(const SyntaxTree& tree, NodeIndex call);

Visibility VisibilityOf(std::string_view name);
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex statement);
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex function);
// A function that has a name: symbol, parameters, doc, scope. `signature` is what stands before "function".
uint32_t AddFunction(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node,
                     NodeIndex function, std::string_view signature);

// lang_r_s3.cc
// "print.foo": the generic and the class, where the first part is known to be a generic.
bool SplitS3Method(Walk& walk, std::string_view name, std::string_view* generic, std::string_view* type);
bool IsOperatorName(std::string_view name);  // %in%, +
bool CallsUseMethod(const SyntaxTree& tree, NodeIndex function);

// lang_r_classes.cc: calls that define classes, generics and methods. True when the call was one; `assigned`
// is the name node it is bound to, kNoNode when it is not.
bool DefineByCall(Walk& walk, NodeIndex call, NodeIndex whole, NodeIndex assigned);
// The members a function definition or field below an open class call stands for: looked at by EnterArgument.
void EnterArgument(Walk& walk, NodeIndex node);

// lang_r_imports.cc: calls that import, read the environment, define flags; directives of NAMESPACE.
void NoteCall(Walk& walk, NodeIndex call, std::string_view name);
void NotePackage(Walk& walk, NodeIndex node);
void AddPackageImports(Walk& walk);

}  // namespace repodoc::r
