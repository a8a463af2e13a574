#include "core/syntax/flatten.h"

#include <language.h>  // tree-sitter's own
#include <tree.h>

#include <string_view>
#include <unordered_map>

namespace repodoc {
namespace {

std::unordered_map<std::string_view, uint16_t> NumbersByName(const RepodocNumberedNames& list) {
  std::unordered_map<std::string_view, uint16_t> numbers;
  const char* name = list.names;
  for (uint32_t i = 0; i < list.count; ++i) {
    std::string_view text = name;
    numbers.emplace(text, list.numbers[i]);
    name += text.size() + 1;
  }
  return numbers;
}

constexpr Translation::Symbol kErrorSymbol = {Kind::kError, true};

// A subtree whose children are being looked at. Hidden ones ("_expression") are no nodes: their children belong to the
// nearest visible one above, and stand in the field that the hidden one has where no field is their own.
struct Frame {
  const Subtree* child;
  const Subtree* end;
  const TSSymbol* aliases;         // by structural child; nullptr when there are none
  const TSFieldMapEntry* field;    // the fields of this production
  const TSFieldMapEntry* field_end;
  uint32_t structural = 0;         // children so far that are not extra
  NodeIndex node;                  // the nearest visible one
  Field hidden_field;              // kNone unless the subtree is hidden
  bool visible;
};

struct Position {
  uint32_t byte, row;
};

Position operator+(Position at, Length length) { return {at.byte + length.bytes, at.row + length.extent.row}; }

Frame Open(const TSLanguage* language, Subtree subtree, NodeIndex node, Field hidden_field, bool visible) {
  const Subtree* children = ts_subtree_children(subtree);
  uint32_t production = subtree.ptr->production_id;
  Frame frame{children, children + subtree.ptr->child_count, ts_language_alias_sequence(language, production), nullptr, nullptr,
              0, node, hidden_field, visible};
  ts_language_field_map(language, production, &frame.field, &frame.field_end);
  return frame;
}

}  // namespace

Translation Translate(const TSLanguage* language, const RepodocNodeNames& names) {
  std::unordered_map<std::string_view, uint16_t> kinds = NumbersByName(names.kinds), fields = NumbersByName(names.fields);
  Translation out{language, std::vector<Translation::Symbol>(ts_language_symbol_count(language)),
                  std::vector<Field>(ts_language_field_count(language) + 1, Field::kNone)};
  for (size_t i = 0; i < out.symbols.size(); ++i) {
    // A grammar has several symbols of the same name (contexts of its lexer): the public one has the name's kind.
    TSSymbol symbol = ts_language_public_symbol(language, static_cast<TSSymbol>(i));
    TSSymbolType type = ts_language_symbol_type(language, symbol);
    out.symbols[i].named = ts_language_symbol_type(language, static_cast<TSSymbol>(i)) == TSSymbolTypeRegular;
    if (type != TSSymbolTypeRegular) continue;
    auto found = kinds.find(ts_language_symbol_name(language, symbol));
    if (found != kinds.end()) out.symbols[i].kind = static_cast<Kind>(found->second);
  }
  for (size_t i = 1; i < out.fields.size(); ++i) {
    auto found = fields.find(ts_language_field_name_for_id(language, static_cast<TSFieldId>(i)));
    if (found != fields.end()) out.fields[i] = static_cast<Field>(found->second);
  }
  return out;
}

void Flatten(const Translation& translation, const TSTree* ts_tree, SyntaxTree* tree) {
  const TSLanguage* language = translation.language;
  std::vector<Node>& nodes = tree->nodes;
  nodes.reserve(ts_subtree_visible_descendant_count(ts_tree->root) + size_t{1});
  uint32_t error_end = 0;  // bytes below this are already counted
  auto add = [&](Subtree subtree, TSSymbol alias, Position at, NodeIndex parent, Field field) {
    Length size = ts_subtree_size(subtree);
    TSSymbol symbol = alias != 0 ? alias : ts_subtree_symbol(subtree);
    Translation::Symbol meaning = symbol == ts_builtin_sym_error ? kErrorSymbol : translation.symbols[symbol];
    // The bit of the subtree counts where there is no alias.
    bool named = alias != 0 ? meaning.named : ts_subtree_named(subtree);
    NodeIndex index = static_cast<NodeIndex>(nodes.size());
    Node node;
    node.begin = at.byte;
    node.end = at.byte + size.bytes;
    node.row = at.row;
    node.end_row = at.row + size.extent.row;
    node.parent = parent;
    node.next = index + 1;
    if (named) node.kind = meaning.kind;
    node.flags = static_cast<uint16_t>((named ? kNodeNamed : 0) | (ts_subtree_missing(subtree) ? kNodeMissing : 0) |
                                      (ts_subtree_extra(subtree) ? kNodeExtra : 0)) & 7;
    node.field = field;
    if (node.kind == Kind::kError && node.end > error_end) {
      tree->error_bytes += node.end - (node.begin > error_end ? node.begin : error_end);
      error_end = node.end;
    }
    nodes.push_back(node);
    return index;
  };

  Position at = Position{0, 0} + ts_subtree_padding(ts_tree->root);
  NodeIndex root = add(ts_tree->root, 0, at, kNoNode, Field::kNone);
  if (ts_subtree_child_count(ts_tree->root) == 0) return;
  std::vector<Frame> frames;
  frames.push_back(Open(language, ts_tree->root, root, Field::kNone, true));
  bool first = true;  // a first child begins where its parent does: its padding is the parent's
  while (!frames.empty()) {
    Frame& frame = frames.back();
    if (frame.child == frame.end) {
      if (frame.visible) nodes[frame.node].next = static_cast<NodeIndex>(nodes.size());
      frames.pop_back();
      first = false;
      continue;
    }
    Subtree child = *frame.child++;
    if (!first) at = at + ts_subtree_padding(child);
    TSSymbol alias = 0;
    Field field = Field::kNone;
    if (!ts_subtree_extra(child)) {
      if (frame.aliases != nullptr) alias = frame.aliases[frame.structural];
      field = frame.hidden_field;
      for (const TSFieldMapEntry* entry = frame.field; entry < frame.field_end; ++entry) {
        if (entry->inherited || entry->child_index != frame.structural) continue;
        field = translation.fields[entry->field_id];
        break;
      }
      ++frame.structural;
    }
    bool visible = alias != 0 || ts_subtree_visible(child);
    NodeIndex parent = frame.node;
    NodeIndex index = visible ? add(child, alias, at, parent, field) : parent;
    first = ts_subtree_child_count(child) > 0;
    if (first) {
      frames.push_back(Open(language, child, index, visible ? Field::kNone : field, visible));
    } else {
      at = at + ts_subtree_size(child);
    }
  }
}

}  // namespace repodoc
