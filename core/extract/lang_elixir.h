// What the parts of the Elixir definition share (lang_elixir*.cc). Not for others.
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

namespace repodoc::elixir {

// WalkContext::language_bits
enum : uint32_t {
  kInType = 1,   // inside @spec, @type, @callback
  kClauses = 2,  // stab clauses below decide: case, cond, receive, with ... else
};

// foo(a, b) do ... end
struct Call {
  NodeIndex target = kNoNode, arguments = kNoNode, block = kNoNode;
  std::string_view name;  // of a target that is a plain name
};
Call PartsOf(const SyntaxTree& tree, NodeIndex call);
// The nth named argument, comments left out; kNoNode when there is none.
NodeIndex Argument(const SyntaxTree& tree, NodeIndex arguments, uint32_t index);
// The value of `key: value` among the arguments.
NodeIndex Option(const SyntaxTree& tree, NodeIndex arguments, std::string_view key);
// The text between the quotes of a string without interpolation; empty for anything else.
std::string_view LiteralText(const SyntaxTree& tree, NodeIndex node);

// What attributes above a definition say of it.
struct Pending {
  NodeIndex doc = kNoNode;  // the literal of @doc or @typedoc
  bool hidden = false;      // @doc false
  bool deprecated = false;
  std::vector<NodeIndex> specs;   // operands of @spec
  std::vector<NodeIndex> others;  // @impl, @deprecated, @tag ...: the whole attributes
  uint32_t row = kNone;           // of the first attribute
};

struct State : LanguageState {
  LocalNames locals;
  LostDefinitions lost;
  Pending pending;
  std::unordered_map<std::string, uint32_t>
      functions;                                     // "parent/name/arity" -> symbol: clauses after the first
  std::unordered_set<std::string> attributes;        // "parent/name": constants that are symbols already
  std::unordered_set<uint32_t> applications, tasks;  // modules that are programs to start
  std::unordered_set<uint64_t> raised;
  NodeIndex head = kNoNode;        // f(a, b) of def f(a, b), M of defmodule M: not a use
  uint32_t last_function = kNone;  // the definition before, while it may get further clauses
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// Every variable of a pattern becomes a local name.
void BindPattern(Walk& walk, NodeIndex pattern);

// lang_elixir_definitions.cc: defmodule, def and the like, tests. True when the call was one.
bool Define(Walk& walk, NodeIndex call, const Call& parts);
// The symbol gets its doc text, specs and other attributes; none are pending afterwards.
void TakePending(Walk& walk, uint32_t symbol, NodeIndex definition);

// lang_elixir_attributes.cc: @doc, @spec, @type, @callback, @behaviour, constants; alias, import, require,
// use
void EnterUnary(Walk& walk, NodeIndex node);
bool Import(Walk& walk, NodeIndex call, const Call& parts);

// lang_elixir_manifest.cc: once, at the end; nothing for files that are none.
void ReadManifest(Walk& walk);

}  // namespace repodoc::elixir
