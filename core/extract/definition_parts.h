// Steps that the definitions of most languages have in common: doc texts, types, names bound for types. In: the walk and
// nodes. Out: completed rows. Knows no language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/extract/definition_tools.h"
#include "core/extract/walk.h"

namespace repodoc {

// The comment block that ends right above the first row of `whole` becomes the symbol's doc text.
void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole);
// As SetDocAbove, for languages in which only "/// words" and "/** words */" document.
void SetDocCommentAbove(Walk& walk, uint32_t symbol, NodeIndex whole);
void SetType(Walk& walk, uint32_t symbol, NodeIndex type, size_t limit = 300);
// A node's children of one kind of field in order, comma tokens and comments left out. O(children), once per parent.
std::vector<NodeIndex> ChildrenWith(const SyntaxTree& tree, NodeIndex node, Field field);
std::vector<NodeIndex> NamedChildren(const SyntaxTree& tree, NodeIndex node);
// "main" of a program: flag, property and the file's mark. `how` is shown: "func main".
void MarkEntry(Walk& walk, uint32_t symbol, std::string_view how);
// The text of a literal without its quotes; empty when it holds escapes or is no literal of the form "..." or `...`.
std::string_view PlainLiteral(std::string_view literal);

// Names bound in a symbol and everything inside it: type parameters ("T"), lifetimes.
class ScopedNames {
 public:
  void Add(uint32_t symbol, std::string_view name) { keys_.insert(Key(symbol, name)); }
  // Whether the symbol being walked or one around it binds the name. O(symbols around).
  bool Has(const Walk& walk, std::string_view name) const {
    if (keys_.empty()) return false;
    for (uint32_t at = walk.context().symbol; at != kNone; at = walk.facts().symbols[at].parent) {
      if (keys_.count(Key(at, name)) != 0) return true;
    }
    return false;
  }

 private:
  static uint64_t Key(uint32_t symbol, std::string_view name) {
    uint32_t hash = 2166136261u;
    for (char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
    return (static_cast<uint64_t>(symbol) << 32) ^ hash;
  }
  std::unordered_set<uint64_t> keys_;
};

}  // namespace repodoc
