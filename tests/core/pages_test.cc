// File pages: hostile names, large sources, pages without a slice; and the promise that ties RENDER to the plan: every
// heading of a page has the anchor that PlanAnchors computed.
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/facts/facts.h"
#include "core/base/properties.h"
#include "core/link/slice.h"
#include "core/pages/links.h"
#include "core/pages/markdown.h"
#include "core/pages/pages.h"
#include "core/plan/plan.h"

namespace repodoc {
namespace {

struct Made {
  std::string bytes, slice_bytes;
  FactsView view;
  SliceView slice;
};

FileFacts PythonFile(const std::string& path, const std::string& source) {
  FileFacts facts;
  facts.file.path = facts.Add(path);
  facts.file.language = facts.Add("python");
  facts.file.language_name = facts.Add("Python");
  facts.file.type = facts.Add("Python Source Code");
  facts.file.encoding = facts.Add("UTF-8");
  facts.file.flags = kFileCode | kFileHasSyntax;
  facts.file.byte_size = source.size();
  facts.file.decoded_size = 100000;
  facts.file.lines = 20;
  facts.file.node_count = 67;
  facts.file.newline = Newline::kLf;
  return facts;
}

uint32_t AddFunction(FileFacts* facts, const std::string& name, uint32_t row, const std::string& doc = {}) {
  Symbol symbol;
  symbol.name = facts->Add(name);
  symbol.signature = facts->Add("def " + name + "()");
  symbol.doc = facts->Add(doc);
  symbol.kind = SymbolKind::kFunction;
  symbol.flags = kSymbolDefinition;
  symbol.begin = row * 10;
  symbol.end = row * 10 + 9;
  symbol.name_begin = symbol.begin + 4;
  symbol.row = symbol.begin_row = row;
  symbol.end_row = row;
  symbol.cyclomatic = 1;
  facts->symbols.push_back(symbol);
  return static_cast<uint32_t>(facts->symbols.size() - 1);
}

Made Make(const FileFacts& facts) {
  Made made;
  made.bytes = SerializeFacts(facts);
  REQUIRE(ParseFacts(made.bytes, &made.view));
  return made;
}

// The text a heading shows, from its Markdown: what GitHub makes the slug of.
std::string ShownHeading(std::string_view markdown) {
  std::string shown;
  size_t at = 0;
  while (at < markdown.size()) {
    if (markdown[at] == '`') {
      size_t run = at;
      while (run < markdown.size() && markdown[run] == '`') ++run;
      std::string fence(run - at, '`');
      size_t close = markdown.find(fence, run);
      if (close == std::string_view::npos) break;
      shown.append(markdown.substr(run, close - run));
      at = close + fence.size();
    } else if (markdown[at] == '\\' && at + 1 < markdown.size()) {
      shown += markdown[at + 1];
      at += 2;
    } else {
      shown += markdown[at++];
    }
  }
  return std::string(Trim(shown));
}

std::vector<std::string> HeadingAnchors(std::string_view page) {
  std::vector<std::string> anchors;
  std::map<std::string, int> seen;
  std::string fence;
  for (std::string_view line : Split(page, '\n')) {
    if (!fence.empty()) {
      if (StartsWith(line, fence)) fence.clear();
      continue;
    }
    size_t ticks = line.find_first_not_of('`');
    if (StartsWith(line, "```")) {
      fence = std::string(ticks == std::string_view::npos ? line.size() : ticks, '`');
      continue;
    }
    size_t level = line.find_first_not_of('#');
    if (level == 0 || level == std::string_view::npos || level > 6 || line[level] != ' ') continue;
    std::string slug = Slug(ShownHeading(line.substr(level + 1)));
    std::string anchor = slug;
    while (seen.count(anchor) != 0) anchor = slug + "-" + std::to_string(++seen[slug]);
    seen[anchor] = 0;
    anchors.push_back(anchor);
  }
  return anchors;
}

bool Contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("pages: every planned anchor is a heading, in order") {
  FileFacts facts = PythonFile("a/b.py", "x");
  AddFunction(&facts, "dependencies", 1);
  AddFunction(&facts, "testing", 2, "First sentence. # not a heading\n\n# not a heading either\n");
  AddFunction(&facts, "testing", 3);
  AddFunction(&facts, "links", 4);
  AddFunction(&facts, "$", 5);
  Made made = Make(facts);
  FilePage page = RenderFilePage(made.view, nullptr, "def x(): pass\n# comment, no heading\n```\n## neither\n");
  PageAnchors anchors = PlanAnchors(made.view, "Repository");
  std::vector<std::string> found = HeadingAnchors(page.docs);
  std::vector<std::string> wanted;
  for (int i = 0; i <= static_cast<int>(Section::kCodeStructure); ++i) {
    wanted.push_back(anchors.sections[static_cast<size_t>(i)]);
  }
  for (size_t i = 0; i < anchors.symbols.size(); ++i) {
    if (anchors.has_heading[i]) wanted.push_back(anchors.symbols[i]);
  }
  for (int i = static_cast<int>(Section::kArchitecture); i < static_cast<int>(Section::kCount); ++i) {
    wanted.push_back(anchors.sections[static_cast<size_t>(i)]);
  }
  CHECK(found == wanted);
}

TEST_CASE("pages: hostile names neither break a table nor start markup") {
  const std::vector<std::string> names = {"a|b",         "x](javascript:alert(1))", "two\nlines",      "tick`s``",
                                          "<script>",    "\xF0\x9F\x92\xA9",        "\xE2\x80\xAEltr", "![img](x)",
                                          "**bold**",    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "&lt;", "\\", "]"};
  FileFacts facts = PythonFile("we|ird/na`me](x).py", "x");
  uint32_t row = 0;
  for (const std::string& name : names) AddFunction(&facts, name, row++, "Says | pipe and <b>html</b> `code|pipe`.");
  Made made = Make(facts);
  FilePage page = RenderFilePage(made.view, nullptr, "pass\n");
  for (const std::string* text : {&page.docs, &page.keywords}) {
    CHECK(!Contains(*text, "<script>\n"));
    CHECK(!Contains(*text, "\xE2\x80\xAE"));
    // Rows of the table of public symbols have five cells, whatever the names are.
    for (std::string_view line : Split(*text, '\n')) {
      if (!StartsWith(line, "| [") || !Contains(line, "function")) continue;
      size_t pipes = 0;
      for (size_t i = 0; i < line.size(); ++i) pipes += line[i] == '|' && (i == 0 || line[i - 1] != '\\');
      CHECK(pipes == 6);
    }
  }
}

TEST_CASE("pages: a source above the limit is cut and says what was left out") {
  std::string source;
  for (int i = 0; i < 60000; ++i) source += "line number " + std::to_string(i) + " of a long file\n";
  FileFacts facts = PythonFile("long.py", source);
  Made made = Make(facts);
  FilePage page = RenderFilePage(made.view, nullptr, source);
  CHECK(page.docs.size() < 400000);
  CHECK(Contains(page.docs, "line number 0 of"));
  CHECK(Contains(page.docs, "line number 59999 of"));
  CHECK(Contains(page.docs, "Left out here: "));
  // One endless line is cut too, never inside a character.
  std::string endless;
  while (endless.size() < (3u << 20)) endless += "\xE2\x82\xAC";
  page = RenderFilePage(made.view, nullptr, endless);
  CHECK(page.docs.size() < 400000);
  CHECK(IsValidUtf8(page.docs));
}

TEST_CASE("pages: without a slice the page tells what the file itself knows") {
  FileFacts facts = PythonFile("a/b.py", "x");
  AddFunction(&facts, "f", 0, "Does it.");
  Made made = Make(facts);
  FilePage page = RenderFilePage(made.view, nullptr, "def f(): pass\n");
  CHECK(Contains(page.docs, "appear when the run is done"));
  CHECK(Contains(page.docs, "Does it."));
  CHECK(Contains(page.docs, "../../a/b.py#L1"));
  CHECK(Contains(page.keywords, "./b.py_docs.md#f"));
}

TEST_CASE("pages: with a slice, uses, importers and permalinks") {
  FileFacts facts = PythonFile("a/b.py", "x");
  AddFunction(&facts, "f", 0, "Does it.");
  Made made = Make(facts);
  LinkSlice slice;
  slice.header.repository_name = slice.strings.Add("We & [you]");
  slice.header.source_url = slice.strings.Add("https://example.org/blob/main");
  slice.header.docs_root = slice.strings.Add("docs");
  slice.header.path = slice.strings.Add("a/b.py");
  slice.header.docs_page = slice.strings.Add("a/b.py_docs.md");
  slice.header.keywords_page = slice.strings.Add("a/b.py_kw.md");
  slice.header.file_count = 2;
  slice.header.fan_in = 1;
  slice.header.imported_by_total = 1;
  FileCard card;
  card.path = slice.strings.Add("c d/e.py");
  card.docs_page = slice.strings.Add("c d/e.py_docs.md");
  card.flags = kFileTest;
  slice.cards.push_back(card);
  slice.imported_by.push_back({0, 4, slice.strings.Add("f")});
  Use use;
  use.card = 0;
  use.row = 6;
  use.enclosing = slice.strings.Add("TestF.test_it");
  use.is_test = 1;
  use.confidence = Confidence::kExact;
  slice.uses.push_back(use);
  slice.symbol_uses.push_back({0, 0, 1, 1, 1, 1, 1, 0});
  made.slice_bytes = SerializeSlice(slice);
  REQUIRE(ParseSlice(made.slice_bytes, &made.slice));
  FilePage page = RenderFilePage(made.view, &made.slice, "def f(): pass\n");
  CHECK(Contains(page.docs, "https://example.org/blob/main/a/b.py#L1"));
  CHECK(Contains(page.docs, "[`c d/e.py`](../c%20d/e.py_docs.md)"));
  CHECK(Contains(page.docs, "`TestF.test_it`"));
  CHECK(Contains(page.docs, "### Role in We \\&amp; \\[you\\] Architecture") +
            Contains(page.docs, "### Role in We &amp; \\[you\\] Architecture") ==
        1);
  CHECK(Contains(page.keywords, "1 use in 1 file"));
}

TEST_CASE("markdown: quotes keep prose as text and layout as a block") {
  Markdown out;
  uint32_t left = out.Quote("Sums things, see :func:`~torch.sum` and ``x``.\n\nArgs:\n    x (int): the # thing\n\n```\nraw\n", 50);
  CHECK(left == 0);
  CHECK(Contains(out.text(), "> Sums things, see `torch.sum` and `x`."));
  CHECK(Contains(out.text(), "> ````text\n> Args:\n>     x (int): the # thing\n>\n> ```\n> raw\n> ````"));
  Markdown list;
  list.Quote("It does:\n- one\n  thing\n- another `x`\n\n1. first\n2. # second", 50);
  CHECK(Contains(list.text(), "> It does:\n>\n> - one thing\n> - another `x`"));
  CHECK(Contains(list.text(), "> ```text\n> 1. first\n> 2. # second"));
  Markdown cut;
  CHECK(cut.Quote("a\n\nb\n\nc\n\nd", 2) == 2);
}

TEST_CASE("markdown: rows of backticks are read in linear time") {
  std::string ticks;
  for (int i = 0; i < 50000; ++i) ticks += "` `` ";
  Markdown out;
  out.Paragraph().Prose(ticks);
  CHECK(out.size() < ticks.size() * 8);
}

TEST_CASE("links: relative to the page, encoded") {
  PageLinks links("a/b.py_docs.md", "docs", "");
  CHECK(links.Source("a/b.py") == "../../a/b.py");
  CHECK(links.Source("x (1)/#y.py") == "../../x%20%281%29/%23y.py");
  CHECK(links.Page("a/c.py_docs.md", "f") == "./c.py_docs.md#f");
  CHECK(links.Page("rules.md") == "../rules.md");
}

}  // namespace repodoc
