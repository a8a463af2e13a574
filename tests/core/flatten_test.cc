// The syntax trees of every file below tests/cases against tree-sitter's own cursor, node by node.
#include "core/syntax/flatten.h"

#include <tree_sitter/api.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "core/scan/classify.h"
#include "core/syntax/grammars.h"

namespace repodoc {
namespace {

uint16_t NumberOf(const RepodocNumberedNames& list, std::string_view name) {
  const char* at = list.names;
  for (uint32_t i = 0; i < list.count; ++i) {
    std::string_view text = at;
    if (text == name) return list.numbers[i];
    at += text.size() + 1;
  }
  return 0;
}

// One line per node: everything that a row of ours says.
using Rows = std::vector<std::string>;

std::string Row(uint32_t begin, uint32_t end, uint32_t row, uint32_t end_row, NodeIndex parent, int kind, int field, bool named,
                bool missing, bool extra) {
  std::string out;
  for (long value : {long{begin}, long{end}, long{row}, long{end_row}, long{parent}, long{kind}, long{field}, long{named},
                     long{missing}, long{extra}}) {
    out += std::to_string(value) + " ";
  }
  return out;
}

Rows ByCursor(std::string_view language, const std::string& text, uint32_t* error_bytes) {
  const RepodocNodeNames& names = *NodeNamesFor(language);
  TSParser* parser = ts_parser_new();
  REQUIRE(ts_parser_set_language(parser, GrammarFor(language)));
  TSTree* tree = ts_parser_parse_string(parser, nullptr, text.data(), static_cast<uint32_t>(text.size()));
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  Rows rows;
  std::vector<NodeIndex> parents{kNoNode};
  *error_bytes = 0;
  uint32_t error_end = 0;
  for (bool more = true; more;) {
    TSNode node = ts_tree_cursor_current_node(&cursor);
    bool named = ts_node_is_named(node), error = ts_node_is_error(node);
    const char* field = ts_tree_cursor_current_field_name(&cursor);
    int kind = error ? static_cast<int>(Kind::kError) : named ? NumberOf(names.kinds, ts_node_type(node)) : 0;
    uint32_t begin = ts_node_start_byte(node), end = ts_node_end_byte(node);
    if (error && end > error_end) {
      *error_bytes += end - std::max(begin, error_end);
      error_end = end;
    }
    rows.push_back(Row(begin, end, ts_node_start_point(node).row, ts_node_end_point(node).row, parents.back(), kind,
                       field == nullptr ? 0 : NumberOf(names.fields, field), named, ts_node_is_missing(node),
                       ts_node_is_extra(node)));
    NodeIndex index = static_cast<NodeIndex>(rows.size() - 1);
    if (ts_tree_cursor_goto_first_child(&cursor)) {
      parents.push_back(index);
      continue;
    }
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      more = ts_tree_cursor_goto_parent(&cursor);
      if (!more) break;
      parents.pop_back();
    }
  }
  ts_tree_cursor_delete(&cursor);
  ts_tree_delete(tree);
  ts_parser_delete(parser);
  return rows;
}

Rows Ours(std::string_view language, const std::string& text, uint32_t* error_bytes) {
  SyntaxTree tree;
  REQUIRE(Parse(language, text, &tree));
  *error_bytes = tree.error_bytes;
  Rows rows;
  std::vector<NodeIndex> open;  // ancestors: `next` must say where they end
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree[i];
    while (!open.empty() && tree[open.back()].next == i) open.pop_back();
    REQUIRE((open.empty() ? kNoNode : open.back()) == node.parent);
    open.push_back(i);
    rows.push_back(Row(node.begin, node.end, node.row, node.end_row, node.parent, static_cast<int>(node.kind),
                       static_cast<int>(node.field), node.named(), (node.flags & kNodeMissing) != 0,
                       (node.flags & kNodeExtra) != 0));
  }
  return rows;
}

TEST_CASE("a flat tree has the nodes that the cursor visits") {
  std::set<std::string_view> seen;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(REPODOC_TESTS "/cases")) {
    if (!entry.is_regular_file()) continue;
    std::string path = entry.path().string();
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    const Language* language = &DetectLanguage(path, text);
    if (!HasGrammar(language->id) || language->id == "sql") continue;  // SQL's external scanner leaks its state
    INFO(path);
    uint32_t expected_bytes = 0, bytes = 0;
    Rows expected = ByCursor(language->id, text, &expected_bytes), ours = Ours(language->id, text, &bytes);
    CHECK(ours == expected);
    CHECK(bytes == expected_bytes);
    seen.insert(language->id);
  }
  CHECK(seen.size() > 40);
}

}  // namespace
}  // namespace repodoc
