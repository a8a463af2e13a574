#include "core/syntax/syntax.h"

#include <tree_sitter/api.h>

#include <memory>
#include <unordered_map>

#include "core/base/check.h"
#include "core/syntax/grammars.h"

namespace repodoc {
namespace {

// A grammar's own numbers -> ours.
struct Translation {
  const TSLanguage* language;
  std::vector<Kind> kinds;    // by TSSymbol
  std::vector<Field> fields;  // by TSFieldId
};

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

Translation Translate(const TSLanguage* language, const RepodocNodeNames& names) {
  std::unordered_map<std::string_view, uint16_t> kinds = NumbersByName(names.kinds), fields = NumbersByName(names.fields);
  Translation out{language, std::vector<Kind>(ts_language_symbol_count(language), Kind::kOther),
                  std::vector<Field>(ts_language_field_count(language) + 1, Field::kNone)};
  for (size_t i = 0; i < out.kinds.size(); ++i) {
    TSSymbol symbol = static_cast<TSSymbol>(i);
    if (ts_language_symbol_type(language, symbol) != TSSymbolTypeRegular) continue;
    auto found = kinds.find(ts_language_symbol_name(language, symbol));
    if (found != kinds.end()) out.kinds[i] = static_cast<Kind>(found->second);
  }
  for (size_t i = 1; i < out.fields.size(); ++i) {
    auto found = fields.find(ts_language_field_name_for_id(language, static_cast<TSFieldId>(i)));
    if (found != fields.end()) out.fields[i] = static_cast<Field>(found->second);
  }
  return out;
}

// Made on first use: an engine parses few of the languages there are.
const Translation* TranslationFor(std::string_view language) {
  static auto* const translations = new std::unordered_map<const TSLanguage*, Translation>;
  const TSLanguage* grammar = GrammarFor(language);
  if (grammar == nullptr) return nullptr;
  const RepodocNodeNames* names = NodeNamesFor(language);  // comes with the grammar
  if (names == nullptr) return nullptr;
  auto found = translations->find(grammar);
  if (found == translations->end()) found = translations->emplace(grammar, Translate(grammar, *names)).first;
  return &found->second;
}

// The one walk: every node in pre-order into the array. Iterative; the cursor keeps its own stack on the heap.
void Flatten(const Translation& translation, TSTree* ts_tree, SyntaxTree* tree) {
  TSNode root = ts_tree_root_node(ts_tree);
  tree->nodes.reserve(ts_node_descendant_count(root));
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  NodeIndex parent = kNoNode;
  uint32_t error_end = 0;  // bytes below this are already counted
  // Children still to come, by depth: asking the cursor for a child or a sibling that is not there costs as much as for
  // one that is.
  std::vector<uint32_t> left;
  for (bool more = true; more;) {
    TSNode ts_node = ts_tree_cursor_current_node(&cursor);
    NodeIndex index = static_cast<NodeIndex>(tree->nodes.size());
    Node& node = tree->nodes.emplace_back();
    node.begin = ts_node_start_byte(ts_node);
    node.end = ts_node_end_byte(ts_node);
    node.row = ts_node_start_point(ts_node).row;
    node.end_row = ts_node_end_point(ts_node).row;
    node.parent = parent;
    TSSymbol symbol = ts_node_symbol(ts_node);
    bool named = ts_node_is_named(ts_node);
    if (symbol == static_cast<TSSymbol>(-1)) {
      node.kind = Kind::kError;
      if (node.end > error_end) {
        tree->error_bytes += node.end - (node.begin > error_end ? node.begin : error_end);
        error_end = node.end;
      }
    } else if (named && symbol < translation.kinds.size()) {
      node.kind = translation.kinds[symbol];
    }
    node.field = translation.fields[ts_tree_cursor_current_field_id(&cursor)];
    node.flags = static_cast<uint16_t>((named ? kNodeNamed : 0) | (ts_node_is_missing(ts_node) ? kNodeMissing : 0) |
                                      (ts_node_is_extra(ts_node) ? kNodeExtra : 0));
    uint32_t children = ts_node_child_count(ts_node);
    if (children > 0 && ts_tree_cursor_goto_first_child(&cursor)) {
      left.push_back(children - 1);
      parent = index;
      continue;
    }
    node.next = index + 1;
    while (true) {
      if (left.empty()) {
        more = false;
        break;
      }
      if (left.back() > 0 && ts_tree_cursor_goto_next_sibling(&cursor)) {
        --left.back();
        break;
      }
      left.pop_back();
      ts_tree_cursor_goto_parent(&cursor);
      tree->nodes[parent].next = static_cast<NodeIndex>(tree->nodes.size());
      parent = tree->nodes[parent].parent;
    }
  }
  ts_tree_cursor_delete(&cursor);
}

}  // namespace

bool HasGrammar(std::string_view language) { return !GrammarNameFor(language).empty(); }

std::string_view GrammarName(std::string_view language) { return GrammarNameFor(language); }

bool Parse(std::string_view language, std::string_view text, SyntaxTree* tree) {
  tree->text = text;
  tree->nodes.clear();
  tree->error_bytes = 0;
  const Translation* translation = TranslationFor(language);
  if (translation == nullptr) return false;
  std::unique_ptr<TSParser, decltype(&ts_parser_delete)> parser(ts_parser_new(), &ts_parser_delete);
  CHECK(ts_parser_set_language(parser.get(), translation->language));
  std::unique_ptr<TSTree, decltype(&ts_tree_delete)> ts_tree(
      ts_parser_parse_string(parser.get(), nullptr, text.data(), static_cast<uint32_t>(text.size())), &ts_tree_delete);
  CHECK(ts_tree != nullptr);
  parser.reset();
  Flatten(*translation, ts_tree.get(), tree);
  return true;
}

NodeIndex SyntaxTree::Child(NodeIndex index, Field field) const {
  for (NodeIndex child : Children(index)) {
    if (nodes[child].field == field) return child;
  }
  return kNoNode;
}

NodeIndex SyntaxTree::ChildOfKind(NodeIndex index, Kind kind) const {
  for (NodeIndex child : Children(index)) {
    if (nodes[child].kind == kind) return child;
  }
  return kNoNode;
}

NodeIndex SyntaxTree::FirstNamedChild(NodeIndex index) const {
  for (NodeIndex child : Children(index)) {
    if (nodes[child].named() && !(nodes[child].flags & kNodeExtra)) return child;
  }
  return kNoNode;
}

NodeIndex SyntaxTree::LastNamedChild(NodeIndex index) const {
  NodeIndex last = kNoNode;
  for (NodeIndex child : Children(index)) {
    if (nodes[child].named() && !(nodes[child].flags & kNodeExtra)) last = child;
  }
  return last;
}

bool SyntaxTree::HasToken(NodeIndex index, std::string_view token) const {
  for (NodeIndex child : Children(index)) {
    if (!nodes[child].named() && TextOf(child) == token) return true;
  }
  return false;
}

std::string_view SyntaxTree::FieldText(NodeIndex index, Field field) const {
  NodeIndex child = Child(index, field);
  return child == kNoNode ? std::string_view() : TextOf(child);
}

NodeIndex SyntaxTree::Ancestor(NodeIndex index, Kind kind) const {
  for (NodeIndex at = nodes[index].parent; at != kNoNode; at = nodes[at].parent) {
    if (nodes[at].kind == kind) return at;
  }
  return kNoNode;
}

}  // namespace repodoc
