// Perl: words that define or import something: use, use constant, use parent, require; has, extends and with of the
// object systems; subtest.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_perl.h"

namespace repodoc::perl {
namespace {

bool IsList(Kind kind) {
  return kind == Kind::list_expression || kind == Kind::parenthesized_expression || kind == Kind::anonymous_array_expression;
}

bool LiteralOf(const SyntaxTree& tree, NodeIndex node, Word* word) {
  Kind kind = tree.KindOf(node);
  word->row = tree[node].row;
  word->begin = tree[node].begin;
  if (kind == Kind::autoquoted_bareword || kind == Kind::bareword) {
    word->text = tree.TextOf(node);
    word->key = kind == Kind::autoquoted_bareword;
    return true;
  }
  if (kind != Kind::string_literal && kind != Kind::interpolated_string_literal) return false;
  NodeIndex content = tree.Child(node, Field::content);
  if (content == kNoNode) return false;
  for (NodeIndex child : tree.Children(content)) {
    if (tree[child].named() && tree.KindOf(child) != Kind::escape_sequence) return false;
  }
  word->text = tree.TextOf(content);
  word->begin = tree[content].begin;
  return !word->text.empty() && word->text.size() < 300;
}

void AddQuotedWords(const SyntaxTree& tree, NodeIndex node, std::vector<Word>* out) {
  NodeIndex content = tree.Child(node, Field::content);
  if (content == kNoNode) return;
  std::string_view text = tree.TextOf(content);
  uint32_t row = tree[content].row;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == '\n') ++row;
    if (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r') {
      ++at;
      continue;
    }
    size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    out->push_back({text.substr(at, end - at), tree[content].begin + static_cast<uint32_t>(at), row});
    at = end;
  }
}

// use constant A => 1;   use constant { A => 1, B => 2 };
void AddConstants(Walk& walk, NodeIndex node, const std::vector<NodeIndex>& items) {
  const SyntaxTree& tree = walk.tree();
  if (items.empty()) return;
  auto add = [&](NodeIndex name, NodeIndex value, NodeIndex whole) {
    Word word;
    if (!LiteralOf(tree, name, &word)) return;
    uint32_t symbol = AddSymbolAt(walk, SymbolKind::kConstant, word, whole, kSymbolDefinition);
    if (value != kNoNode) walk.SetValue(symbol, value);
    walk.symbol(symbol).visibility = StartsWith(word.text, "_") ? Visibility::kInternal : Visibility::kPublic;
    SetDocAbove(walk, symbol, whole);
    walk.Defined(symbol, whole);
  };
  if (tree.KindOf(items[0]) != Kind::anonymous_hash_expression) {
    add(items[0], items.size() > 1 ? items[1] : kNoNode, node);
    return;
  }
  NodeIndex list = tree.FirstNamedChild(items[0]);
  if (list == kNoNode) return;
  // Names and values take turns; a value may be missing or be a list, so the arrow behind a name is what tells.
  NodeIndex name = kNoNode;
  bool arrow = false;
  for (NodeIndex child : tree.Children(list)) {
    if (!tree[child].named()) {
      std::string_view token = tree.TextOf(child);
      if (token == "=>") arrow = true;
      if (token == ",") name = kNoNode, arrow = false;
      continue;
    }
    if ((tree[child].flags & kNodeExtra) != 0) continue;
    if (name == kNoNode) {
      name = child;
    } else if (arrow) {
      add(name, child, name);
      name = kNoNode;
      arrow = false;
    }
  }
}

// has name => (is => 'ro', isa => 'Str');   has [qw(a b)] => sub { 1 };
void AddFields(Walk& walk, NodeIndex call, const std::vector<NodeIndex>& items) {
  const SyntaxTree& tree = walk.tree();
  if (items.empty()) return;
  std::vector<Word> names;
  if (IsList(tree.KindOf(items[0])) || tree.KindOf(items[0]) == Kind::quoted_word_list) {
    names = WordsOf(tree, items[0], false);
  } else {
    Word word;
    if (LiteralOf(tree, items[0], &word)) names.push_back(word);
  }
  std::string type;
  uint32_t flags = kSymbolDefinition;
  for (size_t i = 1; i < items.size(); ++i) {
    for (NodeIndex option : ItemsOf(tree, items[i])) {
      Word word;
      if (!LiteralOf(tree, option, &word)) continue;
      NodeIndex value = tree.NextSibling(option);
      while (value != kNoNode && !tree[value].named()) value = tree.NextSibling(value);
      if (value == kNoNode) continue;
      if (word.text == "isa" && type.empty()) {
        Word name;
        type = LiteralOf(tree, value, &name) ? std::string(name.text) : walk.OneLine(value, 120);
      }
      if (word.text == "is" && tree.TextOf(value).find("ro") != std::string_view::npos) flags |= kSymbolConst;
    }
  }
  NodeIndex statement = tree.Parent(call);
  NodeIndex whole = statement != kNoNode && tree.KindOf(statement) == Kind::expression_statement ? statement : call;
  std::string head = walk.OneLine(call, 160);
  for (size_t i = 0; i < names.size(); ++i) {
    Word word = names[i];
    bool extends = StartsWith(word.text, "+");  // has '+name': an inherited one is changed
    if (extends) word.text.remove_prefix(1), ++word.begin;
    if (word.text.empty()) continue;
    uint32_t symbol = AddSymbolAt(walk, SymbolKind::kField, word, whole, flags | (extends ? static_cast<uint32_t>(kSymbolOverride) : 0u));
    if (i > 0) {  // one definition, several names: only the first has the whole of it
      walk.symbol(symbol).begin = word.begin + walk.options().first_byte;
      walk.symbol(symbol).end = walk.symbol(symbol).begin + static_cast<uint32_t>(word.text.size());
    }
    walk.symbol(symbol).type = walk.facts().Add(type);
    walk.symbol(symbol).visibility = StartsWith(word.text, "_") ? Visibility::kInternal : Visibility::kPublic;
    if (i == 0) {
      walk.SetSignature(symbol, head);
      SetDocAbove(walk, symbol, whole);
    }
    walk.Defined(symbol, call);
  }
}

// subtest 'name' => sub { ... };
bool AddTest(Walk& walk, NodeIndex call, const std::vector<NodeIndex>& items) {
  const SyntaxTree& tree = walk.tree();
  Word word;
  if (items.size() < 2 || tree.KindOf(items[1]) != Kind::anonymous_subroutine_expression || !LiteralOf(tree, items[0], &word)) return false;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, word.text, call, items[0], kSymbolDefinition | kSymbolTest);
  walk.SetSignature(symbol, "subtest " + walk.OneLine(items[0], 200));
  SetDocAbove(walk, symbol, call);
  walk.Defined(symbol, call);
  StateOf(walk).named[items[1]] = symbol;
  return true;
}

}  // namespace

std::vector<NodeIndex> ItemsOf(const SyntaxTree& tree, NodeIndex list) {
  std::vector<NodeIndex> items;
  for (int steps = 0; list != kNoNode && tree.KindOf(list) == Kind::parenthesized_expression && steps < 16; ++steps) {
    list = tree.FirstNamedChild(list);
  }
  if (list == kNoNode) return items;
  if (tree.KindOf(list) != Kind::list_expression) {
    items.push_back(list);
    return items;
  }
  for (NodeIndex child : tree.Children(list)) {
    if (tree[child].named() && (tree[child].flags & kNodeExtra) == 0) items.push_back(child);
  }
  return items;
}

std::vector<Word> WordsOf(const SyntaxTree& tree, NodeIndex list, bool stop) {
  std::vector<Word> words;
  for (NodeIndex at = list; at < tree[list].next;) {
    Kind kind = tree.KindOf(at);
    Word word;
    if (kind == Kind::quoted_word_list) {
      AddQuotedWords(tree, at, &words);
    } else if (LiteralOf(tree, at, &word)) {
      words.push_back(word);
    } else if (IsList(kind)) {
      ++at;
      continue;
    } else if (stop && tree[at].named()) {
      break;
    }
    at = tree[at].next;
  }
  return words;
}

NodeIndex ArgumentsOf(const SyntaxTree& tree, NodeIndex call) { return tree.Child(call, Field::arguments); }

uint32_t AddSymbolAt(Walk& walk, SymbolKind kind, const Word& word, NodeIndex whole, uint32_t flags) {
  uint32_t symbol = walk.AddSymbol(kind, word.text, whole, whole, flags);
  walk.symbol(symbol).name_begin = word.begin + walk.options().first_byte;
  walk.symbol(symbol).row = word.row + walk.options().first_row;
  return symbol;
}

void EnterUse(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex module_node = tree.Child(node, Field::module);
  if (module_node == kNoNode) return;
  std::string_view module = tree.TextOf(module_node);
  NodeIndex list = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (child == module_node || !tree[child].named() || tree[child].field == Field::version || (tree[child].flags & kNodeExtra)) continue;
    list = child;
    break;
  }
  std::vector<Word> words;
  if (list != kNoNode) words = WordsOf(tree, list, true);
  uint8_t flags = walk.context().in_try ? static_cast<uint8_t>(kImportGuarded) : uint8_t{0};
  uint32_t import = walk.AddImport(ImportKind::kUse, module, node, flags);
  if (module == "parent" || module == "base") {
    AddBases(walk, words);
    bool required = true;
    for (const Word& word : words) {
      if (word.text == "-norequire") required = false;
      if (!required || StartsWith(word.text, "-")) continue;
      walk.AddImport(ImportKind::kUse, word.text, node, flags);
    }
    for (const Word& word : words) {
      if (!StartsWith(word.text, "-")) walk.AddReference(ReferenceKind::kBase, list, {}, word.text);
    }
  } else if (module == "Mojo::Base" && !words.empty() && !StartsWith(words[0].text, "-")) {
    AddBases(walk, {words[0]});
    walk.AddImport(ImportKind::kUse, words[0].text, node, flags);
    walk.AddReference(ReferenceKind::kBase, list, {}, words[0].text);
  } else if (module == "constant") {
    if (list != kNoNode) AddConstants(walk, node, ItemsOf(tree, list));
  } else if (module == "vars") {
    for (const Word& word : words) {
      uint32_t symbol = AddSymbolAt(walk, SymbolKind::kVariable, word, node, 0);
      walk.Defined(symbol, node);
    }
  } else if (module[0] < 'a' || module[0] > 'z') {  // what pragmas are told are no names
    for (const Word& word : words) {
      if (word.key) continue;  // use Test::More tests => 3
      std::string_view name = StartsWith(word.text, "&") ? word.text.substr(1) : word.text;
      import = static_cast<uint32_t>(walk.facts().imports.size() - 1);
      walk.AddImportName(import, name, {}, word.row);
      walk.AddBinding(name, std::string(module) + "::" + std::string(name));
    }
  }
}

// require Foo::Bar;   require "file.pl";
void EnterRequire(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex value = tree.FirstNamedChild(node);
  Word word;
  if (value == kNoNode || !LiteralOf(tree, value, &word)) return;
  walk.AddImport(ImportKind::kRequire, word.text, node, walk.context().in_try ? static_cast<uint8_t>(kImportGuarded) : uint8_t{0});
  walk.Claim(value);
}

bool NoteCall(Walk& walk, NodeIndex call, NodeIndex, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  bool outside = walk.context().callable == kNone && (walk.context().language_bits & kInAnonymous) == 0;
  bool word = name == "has" || name == "extends" || name == "with" || name == "subtest";
  if (!word) return false;
  NodeIndex arguments = ArgumentsOf(tree, call);
  if (arguments == kNoNode) return false;
  std::vector<NodeIndex> items = ItemsOf(tree, arguments);
  if (name == "subtest") return AddTest(walk, call, items);
  if (!outside) return false;
  if (name == "has") {
    AddFields(walk, call, items);
    return true;
  }
  std::vector<Word> words = WordsOf(tree, arguments, false);
  AddBases(walk, words);
  for (const Word& base : words) {
    if (!StartsWith(base.text, "-")) walk.AddReference(ReferenceKind::kBase, arguments, {}, base.text);
  }
  return true;
}

}  // namespace repodoc::perl
