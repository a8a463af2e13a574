// What the definitions of Java, C#, Kotlin and Scala have in common and a table cannot say: heads on one line, dotted
// names, `else if` chains, type parameters in scope, what a public member of a public type is.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/extract/local_types.h"
#include "core/extract/walk.h"

namespace repodoc {

// The doc comment that ends right above the row.
void SetDocAboveRow(Walk& walk, uint32_t symbol, uint32_t row);
// The doc comment that ends right above the definition, where this is the first on its row.
void SetDocAboveFirst(Walk& walk, uint32_t symbol, NodeIndex definition);
// The text from `begin` to `end` on one line, without what opens a body or ends a statement ("{", ";", ":", ",", "=>", "=").
std::string HeadText(const Walk& walk, uint32_t begin, uint32_t end);
// "a.b.Map<K, V>.Entry" -> "a.b.Map", "Entry": type arguments, white space, "?" and "[]" are left out.
struct DottedName {
  std::string qualifier, name;
};
DottedName SplitDotted(std::string_view text);
// A base class or interface: its clause, a reference, and the rules' event.
void AddBaseClause(Walk& walk, uint32_t symbol, NodeIndex node);
// An annotation or attribute: clause, reference and the rules' event. `name_node` holds the dotted name.
void AddDecoratorClause(Walk& walk, uint32_t symbol, ClauseKind kind, std::string_view text, NodeIndex node,
                        NodeIndex name_node);

// An `if` whose else branch is a field of its own node: an "else if" counts 1 and nests no deeper. The table gives the
// node kMeansDecision only.
void CountIfElse(Walk& walk, NodeIndex node, NodeIndex alternative, bool continues_else);

// Public symbols all of whose enclosing types are public are kSymbolExported: the API of languages without an export
// statement. To be called from finish().
void ExportPublicSymbols(Walk& walk);

// Names in scope for a stretch of the walk, as type parameters are: <T> of a class up to its end.
class OpenNames {
 public:
  void Open(std::string_view name) { ++open_[std::string(name)]; }
  void Close(std::string_view name) {
    auto found = open_.find(std::string(name));
    if (found != open_.end() && --found->second == 0) open_.erase(found);
  }
  bool Has(std::string_view name) const { return !open_.empty() && open_.count(std::string(name)) != 0; }

 private:
  std::unordered_map<std::string, uint32_t> open_;
};

// Memory that all of these languages keep.
struct DefinitionState : LanguageState {
  LocalTypes locals;
  OpenNames type_parameters;
  std::unordered_set<uint64_t> thrown;  // symbol << 32 | text offset: an exception is told once
};
inline DefinitionState& DefinitionStateOf(Walk& walk) { return *static_cast<DefinitionState*>(walk.state.get()); }
// kThrows, unless the symbol has it already.
void AddThrown(Walk& walk, uint32_t symbol, std::string_view type, uint32_t row);

}  // namespace repodoc
