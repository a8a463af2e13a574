// Macros of C and C++: their definitions, and the functions that are written as a macro call and a block
// (test cases, binding modules).
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_cpp_declarator.h"
#include "core/extract/lang_cpp_parts.h"
#include "core/extract/lang_cpp_state.h"

namespace repodoc::cpp {
namespace {

bool IsWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool IsTestMacro(std::string_view name) {
  static constexpr std::string_view kNames[] = {"TEST",
                                                "TEST_F",
                                                "TEST_P",
                                                "TYPED_TEST",
                                                "TYPED_TEST_P",
                                                "FRIEND_TEST_F",
                                                "BOOST_AUTO_TEST_CASE",
                                                "BOOST_FIXTURE_TEST_CASE",
                                                "TEST_CASE",
                                                "SCENARIO",
                                                "TEST_METHOD",
                                                "TEST_CASE_METHOD",
                                                "TEMPLATE_TEST_CASE",
                                                "FUZZ_TEST",
                                                "PTHREADPOOL_TEST",
                                                "CUDA_TEST"};
  for (std::string_view known : kNames) {
    if (name == known) return true;
  }
  return EndsWith(name, "_TEST") || EndsWith(name, "_TEST_F");
}

}  // namespace

// TEST(Suite, Name) { }, PYBIND11_MODULE(name, m) { }, TORCH_LIBRARY(ns, m) { }
void AddMacroFunction(Walk& walk, NodeIndex node, NodeIndex name_node, NodeIndex parameters) {
  const SyntaxTree& tree = walk.tree();
  std::string_view macro = tree.TextOf(name_node);
  std::vector<std::string> arguments;
  for (NodeIndex child : tree.Children(parameters)) {
    if (tree[child].named()) arguments.push_back(PlainLine(tree.TextOf(child), 80));
  }
  uint32_t flags = kSymbolDefinition | kSymbolFromMacro;
  std::string name;
  if (IsTestMacro(macro)) {
    flags |= kSymbolTest;
    for (size_t i = 0; i < arguments.size() && i < 2; ++i) name += (i > 0 ? "." : "") + arguments[i];
    if (name.size() > 2 && name[0] == '"') name = arguments[0].substr(1, arguments[0].size() - 2);
  }
  if (name.empty()) name = PlainLine(std::string(macro) + std::string(tree.TextOf(parameters)), 120);
  NodeIndex anchor = name_node;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, name, node, anchor, flags);
  Complete(walk, symbol, node, node, tree[name_node].begin, false);
  walk.SetSignature(symbol, PlainLine(std::string(macro) + std::string(tree.TextOf(parameters))));
  NodeIndex body = tree.Child(node, Field::body);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  walk.AddReference(ReferenceKind::kMacro, name_node, {}, macro);
  // TEST_F(ReaderTest, Empty): the fixture. PYBIND11_MODULE(_C, m): m is the body's.
  bool first = true;
  for (NodeIndex child : tree.Children(parameters)) {
    if (!tree[child].named()) continue;
    NodeIndex type = tree.Child(child, Field::type);
    bool word = type != kNoNode && tree.KindOf(type) == Kind::type_identifier && tree[child].end == tree[type].end;
    if (word && (flags & kSymbolTest) != 0 && first) walk.AddReference(ReferenceKind::kType, type, {}, tree.TextOf(type));
    if (word && (flags & kSymbolTest) == 0) StateOf(walk).locals.Add(symbol, tree.TextOf(type), {});
    first = false;
  }
  walk.Claim(parameters);  // they only look like types
  NoteBindingBlock(walk, node, macro, parameters);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// "#define NAME(a, b) value" at `line`, which has no node.
void AddBlankedMacro(Walk& walk, const MaskedMacro& line, uint32_t row) {
  std::string_view text = walk.text().substr(line.begin, line.end - line.begin);
  size_t name_begin = text.find("define");
  if (name_begin == std::string_view::npos) return;
  name_begin = text.find_first_not_of(" \t", name_begin + 6);
  if (name_begin == std::string_view::npos) return;
  size_t name_end = name_begin;
  while (name_end < text.size() && IsWordCharacter(text[name_end])) ++name_end;
  if (name_end == name_begin) return;
  std::string_view name = text.substr(name_begin, name_end - name_begin);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMacro, name, 0, kNoNode, kSymbolDefinition);
  std::string signature = "#define " + std::string(name);
  size_t value = name_end;
  if (name_end < text.size() && text[name_end] == '(') {
    size_t close = std::min(text.find(')', name_end), text.size() - 1);
    signature += PlainLine(text.substr(name_end, close + 1 - name_end), 200);
    value = close + 1;
  }
  walk.SetSignature(symbol, signature);
  Symbol& added = walk.symbol(symbol);
  added.value = walk.facts().Add(PlainLine(Trim(text.substr(value)), 110));
  added.parent = kNone;
  added.flags = kSymbolDefinition;
  added.begin = line.begin;
  added.end = line.end;
  added.name_begin = line.begin + static_cast<uint32_t>(name_begin);
  added.row = added.begin_row = row;
  added.end_row = row + RowsBetween(walk.text(), line.begin, line.end);
}

void EnterMacro(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMacro, tree.TextOf(name), node, name, kSymbolDefinition);
  Symbol& row = walk.symbol(symbol);
  row.parent = kNone;  // macros know no scope
  row.flags &= ~static_cast<uint32_t>(kSymbolLocal);
  std::string signature = "#define " + std::string(tree.TextOf(name));
  NodeIndex parameters = tree.Child(node, Field::parameters);
  if (parameters != kNoNode) {
    signature += PlainLine(tree.TextOf(parameters), 200);
    for (NodeIndex child : tree.Children(parameters)) {
      std::string_view text = tree.TextOf(child);
      if (tree.KindOf(child) == Kind::identifier)
        walk.AddParameter(symbol, text, {}, {}, ParameterKind::kNormal);
      else if (text == "...")
        walk.AddParameter(symbol, text, {}, {}, ParameterKind::kVarArgs);
    }
  }
  walk.SetSignature(symbol, signature);
  NodeIndex value = tree.Child(node, Field::value);
  if (value != kNoNode) {
    walk.symbol(symbol).value = walk.facts().Add(PlainLine(Trim(tree.TextOf(value)), 110));
    bool empty = Trim(tree.TextOf(value)).empty();  // blanks at the line's end
    if (parameters != kNoNode && !empty) walk.symbol(symbol).body_begin_row = tree[value].row;
  }
  std::string doc;
  uint32_t doc_row = kNone;
  if (walk.DocBefore(tree[node].row, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
  walk.Defined(symbol, node);
  walk.SkipChildren();
}

// TEST_CASE("name", "[tag]") { ... } parses as a call without its semicolon, then a block.
void EnterExpressionStatement(Walk& walk, NodeIndex node) {
  if (walk.context().callable != kNone) return;
  const SyntaxTree& tree = walk.tree();
  NodeIndex call = tree.FirstNamedChild(node);
  if (call == kNoNode || tree.KindOf(call) != Kind::call_expression) return;
  NodeIndex function = tree.Child(call, Field::function);
  NodeIndex arguments = tree.Child(call, Field::arguments);
  NodeIndex block = tree.NextSibling(node);
  if (function == kNoNode || arguments == kNoNode || block == kNoNode) return;
  if (tree.KindOf(function) != Kind::identifier || tree.KindOf(block) != Kind::compound_statement) return;
  std::string_view macro = tree.TextOf(function);
  if (!IsMacroWord(macro)) return;
  NodeIndex last = tree[node].next - 1;
  if (!(tree[last].flags & kNodeMissing)) return;
  std::string name;
  uint32_t flags = kSymbolDefinition | kSymbolFromMacro;
  NodeIndex argument = tree.FirstNamedChild(arguments);
  if (IsTestMacro(macro) && argument != kNoNode) {
    flags |= kSymbolTest;
    std::string_view text = tree.TextOf(argument);
    if (text.size() >= 2 && text[0] == '"') text = text.substr(1, text.size() - 2);
    name = PlainLine(text, 160);
  }
  if (name.empty()) name = PlainLine(tree.TextOf(call), 120);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, name, node, function, flags);
  Complete(walk, symbol, node, node, tree[function].begin, false);
  walk.SetSignature(symbol, PlainLine(tree.TextOf(call), 200));
  Symbol& row = walk.symbol(symbol);
  row.end = tree[block].end;
  row.end_row = tree[block].end_row;
  row.body_begin_row = tree[block].row;
  StateOf(walk).pending_block = block;
  StateOf(walk).pending_symbol = symbol;
  walk.Defined(symbol, node);
}

void EnterBlock(Walk& walk, NodeIndex node) {
  if (node == StateOf(walk).pending_block) walk.OpenScope(StateOf(walk).pending_symbol, node);
}

}  // namespace repodoc::cpp
