// What every kind of C++ definition shares: its range with the macros that were blanked before it, its
// template head, attributes, parameters, visibility and doc. In: the walk and the definition's nodes. Out:
// the symbol's row, filled in. Only lang_cpp*.cc include this.
#pragma once

#include <string_view>

#include "core/extract/lang_cpp_declarator.h"
#include "core/extract/lang_cpp_state.h"

namespace repodoc::cpp {

// The node that a definition's range covers: the template around it, if any.
NodeIndex WholeDefinition(const SyntaxTree& tree, NodeIndex node);
uint32_t RowsBetween(std::string_view text, uint32_t begin, uint32_t end);
Visibility VisibilityHere(Walk& walk);
bool InClassBody(Walk& walk);
// The doc comment above the definition, or behind it on its last row.
void AttachDoc(Walk& walk, uint32_t symbol, uint32_t begin_row, uint32_t end_byte, bool trailing);
// Range, head flags, doc and visibility. `inner` is the declaration without its template head, `whole` with
// it.
void Complete(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex inner, uint32_t name_begin,
              bool trailing_doc);
// [[nodiscard]], __attribute__((...)), alignas(...), requires ... among the children of a definition.
void AddAttributes(Walk& walk, uint32_t symbol, NodeIndex node);
// Template heads around a definition, outermost first. An empty one makes it a full specialisation.
void AddTemplateHead(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex inner);
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex function);

// Where a name with a qualifier belongs: a type of this file, or by its spelling.
struct ScopeGuess {
  uint32_t parent = kNone;  // symbol of this file
  bool is_namespace = false;
};
std::string_view LastComponent(std::string_view qualifier);  // "Bar" of "a::Bar<T>"
ScopeGuess GuessScope(Walk& walk, std::string_view qualifier);

}  // namespace repodoc::cpp
