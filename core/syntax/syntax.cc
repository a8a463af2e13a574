#include "core/syntax/syntax.h"

#include <tree_sitter/api.h>

#include <memory>
#include <unordered_map>

#include "core/base/check.h"
#include "core/syntax/flatten.h"
#include "core/syntax/grammars.h"

namespace repodoc {
namespace {

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
