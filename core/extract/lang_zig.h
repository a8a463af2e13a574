// What the parts of the Zig definition share (lang_zig*.cc). Not for others.
#pragma once

#include <string_view>
#include <unordered_set>

#include "core/extract/definition_parts.h"
#include "core/extract/local_names.h"
#include "core/extract/walk.h"

namespace repodoc::zig {

struct State : LanguageState {
  LocalNames locals;
  std::unordered_set<NodeIndex> imported;  // values whose @import a declaration has noted
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

bool IsContainer(Kind kind);                         // struct, enum, union, opaque
std::string_view PlainName(std::string_view name);   // @"while" -> while

// lang_zig_references.cc
void EnterBuiltin(Walk& walk, NodeIndex node);
void EnterCall(Walk& walk, NodeIndex node);
void EnterMember(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);

}  // namespace repodoc::zig
