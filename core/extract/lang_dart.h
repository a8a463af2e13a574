// What the parts of the Dart definition share (lang_dart*.cc). Not for others.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/extract/local_names.h"
#include "core/extract/walk.h"

namespace repodoc::dart {

// A definition is a run of siblings: annotations, words, the signature or list of variables, then a body or ";".
struct Item {
  NodeIndex first = kNoNode;  // annotation or first word
  NodeIndex body = kNoNode;   // function_body, kNoNode when it ends with ";"
};

struct State : LanguageState {
  LocalNames locals;
  std::unordered_map<NodeIndex, Item> items;      // by the node that carries the name
  std::unordered_map<NodeIndex, uint32_t> bodies; // function_body -> its symbol
  std::unordered_set<NodeIndex> handlers;         // blocks behind `on X` and `catch`
  std::unordered_set<NodeIndex> read;             // selectors that the head of their chain has accounted for
};
inline State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

Visibility VisibilityOf(std::string_view name);  // "_name" is private to its library

// lang_dart_heads.cc
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex first, NodeIndex definition);

struct Words {  // what stands around a definition
  bool is_override = false, deprecated = false, is_static = false, is_external = false, is_const = false;
  NodeIndex first_word = kNoNode;  // behind the annotations
};
// The annotations and words from `first` to `named`, siblings of each other.
Words ReadWords(Walk& walk, NodeIndex first, NodeIndex named);
void AddAnnotations(Walk& walk, uint32_t symbol, NodeIndex first, NodeIndex named);
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex list);
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex list);
void BindParameters(Walk& walk, NodeIndex list);  // known as local names
std::string TextBetween(Walk& walk, uint32_t begin, uint32_t end, size_t limit);  // without "{" and ";" at its end

// lang_dart.cc
bool IsTypeKind(Kind kind);
// Which nodes belong together, once per container: the children of a body are a flat list.
void EnterContainer(Walk& walk, NodeIndex node);

// lang_dart_types.cc: hooks of the table
void EnterType(Walk& walk, NodeIndex node);
void EnterError(Walk& walk, NodeIndex node);
void EnterEnumConstant(Walk& walk, NodeIndex node);
void EnterAlias(Walk& walk, NodeIndex node);

// lang_dart_directives.cc: hooks of the table
void EnterLibrary(Walk& walk, NodeIndex node);
void EnterDirective(Walk& walk, NodeIndex node);
void EnterPart(Walk& walk, NodeIndex node);

// lang_dart_references.cc: hooks of the table
void EnterIdentifier(Walk& walk, NodeIndex node);
void EnterSelf(Walk& walk, NodeIndex node);  // this, super
void EnterSelector(Walk& walk, NodeIndex node);
void EnterCascade(Walk& walk, NodeIndex node);
void EnterCreation(Walk& walk, NodeIndex node);  // new X(), const X()
void EnterTypeName(Walk& walk, NodeIndex node);
void EnterAnnotation(Walk& walk, NodeIndex node);
void EnterThrow(Walk& walk, NodeIndex node);

}  // namespace repodoc::dart
