// What the parts of the Scala definition share (lang_scala*.cc). Not for others.
#pragma once

#include "core/extract/definition_tools.h"

namespace repodoc::scala {

// WalkContext::language_bits
enum : uint32_t { kInAnonymous = 1 };  // members of `new X { ... }`: never an API

struct State : DefinitionState {
  NodeIndex open_type = kNoNode;  // the last type without a body, and its symbol: the block behind it may be its body
  uint32_t open_symbol = kNone;
  std::unordered_set<NodeIndex> bodies;  // blocks that are the bodies of types
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

// A name without its backticks.
std::string_view PlainName(std::string_view text);

// lang_scala_references.cc: hooks of the table
void EnterImport(Walk& walk, NodeIndex node);
void EnterCall(Walk& walk, NodeIndex node);
void EnterCreation(Walk& walk, NodeIndex node);
void EnterField(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterTypeName(Walk& walk, NodeIndex node);
void EnterStableType(Walk& walk, NodeIndex node);
void EnterAnnotation(Walk& walk, NodeIndex node);
void EnterThrow(Walk& walk, NodeIndex node);
// A node that binds a local name: parameter, lambda parameter, pattern.
void EnterLocal(Walk& walk, NodeIndex node);
// Binds the variables of a pattern: names that begin with a small letter.
void BindPattern(Walk& walk, NodeIndex pattern);

// lang_scala_manifest.cc: once, at the end; nothing for files that are none.
void ReadManifest(Walk& walk);

}  // namespace repodoc::scala
