// What the parts of the Ruby definition share (lang_ruby*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/extract/local_types.h"
#include "core/extract/lost_definitions.h"
#include "core/extract/walk.h"

namespace repodoc::ruby {

// WalkContext::language_bits: what a definition that comes next in this body gets.
enum : uint32_t {
  kVisibilityBits = 3,      // a Visibility: behind a bare `private`
  kInSingleton = 4,         // class << self
  kIsModuleFunction = 8,    // behind a bare `module_function`
  kInTestClass = 16,        // Minitest, Test::Unit, ActiveSupport::TestCase
};

struct State : LanguageState {
  LocalTypes locals;
  LostDefinitions lost;
  std::unordered_map<uint64_t, uint32_t> members;         // (owner + 1) << 32 | text offset of the name -> symbol
  std::unordered_map<uint64_t, uint32_t> static_members;
  std::unordered_map<NodeIndex, Visibility> forced;       // `private def x`, `private attr_reader :x`
  std::unordered_set<NodeIndex> module_functions;         // `module_function def x`
  std::unordered_set<uint64_t> fields;                    // $x and @@x: (owner + 1) << 32 | text offset of the name
  std::unordered_set<uint64_t> raised;                    // callable << 32 ^ text offset of the exception
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// "a.b", "A::B", "@x", "f()": what stands before the name of a call.
std::string ReceiverText(const SyntaxTree& tree, NodeIndex node);
// :name, :"name", "name" and 'name' without interpolation.
bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text);
NodeIndex ArgumentOf(const SyntaxTree& tree, NodeIndex call, size_t position);

// lang_ruby.cc
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole);
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex list);
// Binds the names of parameters, patterns and targets in the method being walked.
void BindNames(Walk& walk, NodeIndex pattern);
void AddBase(Walk& walk, uint32_t symbol, NodeIndex node);
// A method in the body being walked: visibility as the body says, remembered for `private :name`.
uint32_t AddMember(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex whole, NodeIndex name_node, uint32_t flags);
bool IsModuleLike(SymbolKind kind);

// lang_ruby_words.cc: calls that define things. True when the call was one and is no reference.
bool NoteWord(Walk& walk, NodeIndex call, NodeIndex method, std::string_view name);
bool NoteBareWord(Walk& walk, NodeIndex identifier, std::string_view name);
// Point = Struct.new(:x, :y) do ... end; True when the constant was one of these.
bool AddMadeType(Walk& walk, NodeIndex assignment, NodeIndex name_node, NodeIndex value);

// lang_ruby_references.cc: hooks of the table
void EnterCall(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterConstant(Walk& walk, NodeIndex node);
void EnterScopeResolution(Walk& walk, NodeIndex node);
void EnterElementReference(Walk& walk, NodeIndex node);
void EnterBlock(Walk& walk, NodeIndex node);
void EnterLambda(Walk& walk, NodeIndex node);

}  // namespace repodoc::ruby
