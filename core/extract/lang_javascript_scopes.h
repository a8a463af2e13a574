// Scopes of one file in JavaScript or TypeScript, as ECMAScript has them: let, const and class belong to their block, var
// and parameters to their function, functions to the block around them; all of a scope counts from its beginning. In: the
// whole tree, read once before the walk; then places in the order of the walk. Out: what a name bound below the module
// means there. Names of the module itself (and of its namespaces) are not in here: they have symbols, which LINK knows.
//
// O(nodes) for the tree, O(1) amortised for each move and look-up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/syntax/syntax.h"

namespace repodoc::javascript {

struct Local {
  enum Meaning : uint8_t {
    kUnknown,     // bound here, and nothing more is known
    kDefinition,  // has a symbol of this name: a function, a class
    kParameter,   // of a function with a symbol, which says its type
    kText,        // `text`, followed by LINK, gives its value (lang_javascript_receivers.cc)
  };
  Meaning meaning = kUnknown;
  uint32_t name = 0, scope = 0, next = 0;
  std::string text;
};

class Scopes {
 public:
  void Read(const SyntaxTree& tree);
  // The walk stands at `node`, inside of the scope that it may open. Places before the last one count as the last one.
  void MoveTo(NodeIndex node) { Move(node, node); }
  // As MoveTo, outside of the scope that the node opens.
  void MoveBefore(NodeIndex node) {
    if (node > 0) Move(node, node - 1);
  }
  // nullptr: no scope around the place binds it. `this` counts as a name of every function but arrows.
  const Local* Find(std::string_view name) const { return Top(names_, name); }
  // Parameters of types, and what `infer` and mapped types bind.
  const Local* FindType(std::string_view name) const { return Top(types_, name); }
  // Says what the name bound at this identifier is, unless something is known already.
  void Set(NodeIndex identifier, Local::Meaning meaning, std::string text);
  // The same for the local that has the name here.
  void SetByName(std::string_view name, std::string text);

 private:
  using Names = std::unordered_map<std::string_view, uint32_t>;
  struct Scope {
    NodeIndex begin = 0, end = 0;
    uint32_t first_local = 0;  // 0: none
    uint32_t variables = 0;    // the scope that holds what `var` declares here
    bool module = false;       // the file, a namespace: its names have symbols
  };
  const Local* Top(const Names& names, std::string_view name) const;
  void Open(NodeIndex node, bool function, bool module);
  uint32_t VariableScope() const { return scopes_[open_.back()].variables; }
  void Bind(Names* names, uint32_t scope, NodeIndex node, std::string_view name, Local::Meaning meaning);
  void BindName(uint32_t scope, NodeIndex identifier, Local::Meaning meaning);
  void BindPattern(uint32_t scope, NodeIndex pattern, Local::Meaning meaning);
  void BindParameters(NodeIndex list);
  void BindThis(NodeIndex function, Local::Meaning meaning);
  void BindVariable(NodeIndex declarator);
  void BindTypeName(NodeIndex node, NodeIndex name);
  void Narrow(NodeIndex statement);
  void ReadNode(NodeIndex node);
  void Move(NodeIndex node, NodeIndex last_begin);

  const SyntaxTree* tree_ = nullptr;
  Names names_, types_;                              // text -> row of stacks_
  std::vector<Scope> scopes_;                        // by begin
  std::vector<Local> locals_;                        // row 0 stands for none
  std::unordered_map<uint64_t, uint32_t> of_scope_;  // scope << 32 | name -> local
  std::unordered_map<NodeIndex, uint32_t> at_;       // identifier -> local
  std::vector<std::vector<uint32_t>> stacks_;        // by name: locals in force, the innermost last
  std::vector<uint32_t> open_;                       // scopes around the place
  uint32_t next_scope_ = 0;
};

}  // namespace repodoc::javascript
