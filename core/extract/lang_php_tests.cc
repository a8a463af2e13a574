// PHP tests that are no PHPUnit classes: Pest's calls, and PHP's own .phpt files, whose sections are not all PHP.
#include "core/base/text.h"
#include "core/extract/lang_php.h"

namespace repodoc::php {
namespace {

// "--EXPECT--"
bool IsSectionMark(std::string_view line) {
  line = Trim(line);
  if (line.size() < 5 || !StartsWith(line, "--") || !EndsWith(line, "--")) return false;
  for (char c : line.substr(2, line.size() - 4)) {
    if (!(c >= 'A' && c <= 'Z') && c != '_') return false;
  }
  return true;
}

}  // namespace

// it('adds', function () { ... }): a test case of Pest.
bool NoteTest(Walk& walk, NodeIndex call, NodeIndex name_node, std::string_view name) {
  if ((name != "it" && name != "test") || !walk.context().in_test || walk.context().type != kNone) return false;
  const SyntaxTree& tree = walk.tree();
  std::string_view words;
  NodeIndex literal = ArgumentOf(tree, call, 0), body = ArgumentOf(tree, call, 1);
  if (!LiteralOf(tree, literal, &words) || body == kNoNode || !IsClosure(tree.KindOf(body))) return false;
  uint32_t symbol = AddCallable(walk, SymbolKind::kTest, words, call, literal, body, kSymbolTest);
  walk.SetSignature(symbol, std::string(name) + "(" + std::string(tree.TextOf(literal)) + ")");
  walk.Defined(symbol, call);
  StateOf(walk).named[body] = symbol;
  walk.AddCall(call, name_node, {}, name);
  return true;
}

// --TEST--            all sections but FILE become blanks for the parser:
// --FILE--            what is expected of a program is not a part of it
// <?php f();
// --EXPECT--
PreparedText PrepareTestFile(std::string_view, std::string_view text) {
  PreparedText out;
  if (!StartsWith(text, "--TEST--")) return out;
  out.changed = true;
  out.text = text;
  bool code = false;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    bool mark = IsSectionMark(line);
    if (mark) code = StartsWith(line, "--FILE");
    if (mark || !code) {
      for (size_t at = begin; at < end; ++at) {
        if (out.text[at] != '\r') out.text[at] = ' ';
      }
    }
    begin = end + 1;
  }
  return out;
}

}  // namespace repodoc::php
