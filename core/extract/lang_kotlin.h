// What the parts of the Kotlin definition share (lang_kotlin*.cc). Not for others.
#pragma once

#include "core/extract/definition_tools.h"

namespace repodoc::kotlin {

// WalkContext::language_bits
enum : uint32_t { kInObjectLiteral = 1 };  // members of `object : X { ... }`: never an API

using State = DefinitionState;
inline State& StateOf(Walk& walk) { return DefinitionStateOf(walk); }

// lang_kotlin_mask.cc: the text without what the grammar reads otherwise than the compiler does.
PreparedText Prepare(std::string_view language, std::string_view text);

bool IsType(Kind kind);
// A name without its backticks.
std::string_view PlainName(std::string_view text);

// lang_kotlin_references.cc: hooks of the table
void EnterPackage(Walk& walk, NodeIndex node);
void EnterImport(Walk& walk, NodeIndex node);
void EnterCall(Walk& walk, NodeIndex node);
void EnterNavigation(Walk& walk, NodeIndex node);
void EnterIndex(Walk& walk, NodeIndex node);
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterUserType(Walk& walk, NodeIndex node);
void EnterAnnotation(Walk& walk, NodeIndex node);
void EnterThrow(Walk& walk, NodeIndex node);
// A node that binds a local name: parameter, variable, catch.
void EnterLocal(Walk& walk, NodeIndex node);
// What an expression gives, as LINK follows it; empty when it cannot be told.
std::string ValueText(Walk& walk, NodeIndex value);
bool KeepUse(const Walk& walk, std::string_view qualifier, std::string_view name);

}  // namespace repodoc::kotlin
