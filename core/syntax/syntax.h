// SYNTAX: text -> syntax tree as one flat array. In: decoded UTF-8 text and a language id. Out: every node in
// pre-order with its parent and its next sibling as indices, so that looking at children, ancestors and siblings costs
// one array access. This is the only user of tree-sitter for facts (highlight.h is the other user of it): the one walk
// with its cursor happens inside Parse; nothing afterwards touches the tree-sitter tree, which is already freed.
//
//   def f(x):        0 module            next 9
//       return x     1   function_def…   next 9, parent 0
//                    2     "def"         next 3, parent 1, kind kOther, not named
//                    3     identifier    next 4, parent 1, field name …
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/syntax/node_kinds.h"

namespace repodoc {

using NodeIndex = uint32_t;
inline constexpr NodeIndex kNoNode = 0xffffffffu;

enum NodeFlag : uint8_t {
  kNodeNamed = 1,
  kNodeMissing = 2,  // inserted by error recovery: empty
  kNodeExtra = 4,    // may appear anywhere: comments, preprocessor lines
};

struct Node {
  uint32_t begin = 0, end = 0;    // bytes
  uint32_t row = 0, end_row = 0;  // of begin and end, 0-based
  NodeIndex parent = kNoNode;
  NodeIndex next = 0;             // one past the last node of this subtree
  Kind kind : 13 = Kind::kOther;
  uint16_t flags : 3 = 0;
  Field field = Field::kNone;     // the role it has in its parent

  bool named() const { return (flags & kNodeNamed) != 0; }
};

static_assert(sizeof(Node) == 28 && static_cast<uint16_t>(Kind::kCount) < (1u << 13));

struct SyntaxTree {
  std::string_view text;
  std::vector<Node> nodes;   // never empty after Parse
  uint32_t error_bytes = 0;  // bytes under kError nodes

  const Node& operator[](NodeIndex index) const { return nodes[index]; }
  std::string_view TextOf(NodeIndex index) const {
    return text.substr(nodes[index].begin, nodes[index].end - nodes[index].begin);
  }
  Kind KindOf(NodeIndex index) const { return nodes[index].kind; }
  // kNoNode when there is none.
  NodeIndex Parent(NodeIndex index) const { return nodes[index].parent; }
  Kind ParentKind(NodeIndex index) const {
    return nodes[index].parent == kNoNode ? Kind::kOther : nodes[nodes[index].parent].kind;
  }
  bool IsLeaf(NodeIndex index) const { return nodes[index].next == index + 1; }
  NodeIndex FirstChild(NodeIndex index) const { return IsLeaf(index) ? kNoNode : index + 1; }
  NodeIndex NextSibling(NodeIndex index) const {
    NodeIndex parent = nodes[index].parent, next = nodes[index].next;
    return parent != kNoNode && next < nodes[parent].next ? next : kNoNode;
  }
  // These look at the children in turn: do not call them once per child of the same parent.
  NodeIndex Child(NodeIndex index, Field field) const;
  NodeIndex ChildOfKind(NodeIndex index, Kind kind) const;
  NodeIndex FirstNamedChild(NodeIndex index) const;
  NodeIndex LastNamedChild(NodeIndex index) const;
  // Whether an anonymous child spells `token` ("async", "*").
  bool HasToken(NodeIndex index, std::string_view token) const;
  // Text of the child with this field; "" when there is none.
  std::string_view FieldText(NodeIndex index, Field field) const;
  // The nearest ancestor of this kind (the node itself not counted), kNoNode when there is none. O(depth).
  NodeIndex Ancestor(NodeIndex index, Kind kind) const;

  // for (NodeIndex child : tree.Children(index))
  class ChildRange {
   public:
    struct Iterator {
      const Node* nodes;
      NodeIndex at;
      NodeIndex operator*() const { return at; }
      Iterator& operator++() {
        at = nodes[at].next;
        return *this;
      }
      bool operator!=(const Iterator& other) const { return at < other.at; }
    };
    Iterator begin() const { return {nodes_, first_}; }
    Iterator end() const { return {nodes_, last_}; }

   private:
    friend struct SyntaxTree;
    ChildRange(const Node* nodes, NodeIndex first, NodeIndex last) : nodes_(nodes), first_(first), last_(last) {}
    const Node* nodes_;
    NodeIndex first_, last_;
  };
  ChildRange Children(NodeIndex index) const { return {nodes.data(), index + 1, nodes[index].next}; }
};

// Whether there is a grammar for this language id (languages.cc of core/scan): "python", "cpp", "json" ...
bool HasGrammar(std::string_view language);
// "cuda" for "hip": what a message calls it.
std::string_view GrammarName(std::string_view language);
// False when there is no grammar for the language, or it is not here (grammars.h); `tree` is then empty. Linear in the text for texts a grammar likes;
// error recovery can be slow, which the engine's owner watches from outside. `text` must outlive the tree.
[[nodiscard]] bool Parse(std::string_view language, std::string_view text, SyntaxTree* tree);

}  // namespace repodoc
