// Site plan: what case folders cannot show, because such paths cannot be stored everywhere.
#include "core/plan/plan.h"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "core/plan/page_names.h"

namespace repodoc {
namespace {

TEST_CASE("pages stand beside their folder") {
  SitePlan plan = PlanSite({"a/b/x.py", "top.md"});
  CHECK(plan.files[0].docs == "a/b/x.py_docs.md");
  CHECK(plan.files[0].keywords == "a/b/x.py_kw.md");
  CHECK(plan.files[1].docs == "top.md_docs.md");
  REQUIRE(plan.folders.size() == 3);
  CHECK(plan.folders[0].folder == "");
  CHECK(plan.folders[0].index == "index.md");
  CHECK(plan.folders[2].doc == "a/b/doc.md");
  CHECK(plan.FolderIndex("a/b") == 2);
  CHECK(plan.FolderIndex("a/bb") == kNone);
  CHECK(plan.renamed.empty());
}

TEST_CASE("folders called like pages move aside") {
  SitePlan plan = PlanSite({"index.md/a.py", "keywords.md/b.py", "keywords/c.py", "x.py", "x.py_docs.md/d.py"});
  CHECK(plan.files[0].docs == "index~2.md/a.py_docs.md");
  CHECK(plan.files[1].docs == "keywords~2.md/b.py_docs.md");
  CHECK(plan.files[2].docs == "keywords/c.py_docs.md");
  CHECK(plan.files[3].docs == "x.py_docs~2.md");
  CHECK(plan.files[4].docs == "x.py_docs.md/d.py_docs.md");
  CHECK_FALSE(plan.renamed.empty());
}

TEST_CASE("names equal but for case or Unicode form") {
  SitePlan plan = PlanSite({"Lib/a.py", "README.md", "ReadMe.md", "lib/b.py", "re\xCC\x81sume\xCC\x81.md",
                            "r\xC3\xA9sum\xC3\xA9.md"});
  std::set<std::string> keys;
  for (const FilePages& pages : plan.files) {
    CHECK(keys.insert(CollisionKey(pages.docs)).second);
    CHECK(keys.insert(CollisionKey(pages.keywords)).second);
  }
  CHECK(plan.files[2].docs == "ReadMe.md_docs~2.md");
  CHECK(plan.files[3].docs == "lib~2/b.py_docs.md");
}

TEST_CASE("what Windows forbids") {
  CHECK(PortableName("aux.py_docs.md") == "aux~2.py_docs.md");
  CHECK(PortableName("a:b?.md") == "a_b_.md");
  CHECK(PortableName("folder. ") == "folder");
  CHECK(PortableName("...") == "_");
  CHECK(PortableName("console.md") == "console.md");
  CHECK(PortableName(std::string(300, 'a') + "_docs.md").size() <= 240);
}

TEST_CASE("keys of letters that fold") {
  CHECK(CollisionKey("STRASSE") == CollisionKey("stra\xC3\x9F\x65"));
  CHECK(CollisionKey("\xD0\x99") == CollisionKey("\xD0\xB8\xCC\x86"));              // Й, и + breve
  CHECK(CollisionKey("\xED\x95\x9C") == CollisionKey("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"));  // 한
  CHECK(CollisionKey("\xE3\x81\xB1") == CollisionKey("\xE3\x81\xAF\xE3\x82\x9A"));  // ぱ
  CHECK(CollisionKey("\xC5\x81") == CollisionKey("\xC5\x82"));                      // Ł ł
}

FactsView View(const FileFacts& facts, std::string* bytes) {
  *bytes = SerializeFacts(facts);
  FactsView view;
  REQUIRE(ParseFacts(*bytes, &view));
  return view;
}

uint32_t AddSymbol(FileFacts* facts, SymbolKind kind, const char* name, uint32_t parent = kNone, uint32_t flags = kSymbolDefinition) {
  Symbol symbol;
  symbol.kind = kind;
  symbol.name = facts->Add(name);
  symbol.parent = parent;
  symbol.flags = flags;
  facts->symbols.push_back(symbol);
  return static_cast<uint32_t>(facts->symbols.size() - 1);
}

TEST_CASE("anchors are numbered in document order") {
  FileFacts facts;
  facts.file.path = facts.Add("a.py");
  facts.file.language = facts.Add("python");
  uint32_t type = AddSymbol(&facts, SymbolKind::kClass, "Dependencies");
  uint32_t method = AddSymbol(&facts, SymbolKind::kMethod, "run", type);
  uint32_t again = AddSymbol(&facts, SymbolKind::kFunction, "dependencies");
  uint32_t dollar = AddSymbol(&facts, SymbolKind::kFunction, "$");
  uint32_t local = AddSymbol(&facts, SymbolKind::kVariable, "x", method, kSymbolLocal);
  uint32_t data = AddSymbol(&facts, SymbolKind::kConstant, "LIMIT");
  std::string bytes;
  PageAnchors anchors = PlanAnchors(View(facts, &bytes), "Demo");
  CHECK(anchors.symbols[type] == "dependencies");
  CHECK(anchors.symbols[method] == "dependenciesrun");
  CHECK(anchors.symbols[again] == "dependencies-1");
  CHECK_FALSE(anchors.symbols[dollar].empty());
  CHECK(anchors.symbols[local] == anchors.symbols[method]);
  CHECK_FALSE(anchors.has_heading[local]);
  CHECK(anchors.symbols[data] == "code-structure");
  CHECK(anchors.sections[static_cast<size_t>(Section::kDependencies)] == "dependencies-2");
  CHECK(anchors.sections[static_cast<size_t>(Section::kRole)] == "role-in-demo-architecture");
  CHECK(anchors.sections[static_cast<size_t>(Section::kPatterns)] == "code-patterns--idioms");
}

TEST_CASE("very many symbols keep the exported headings") {
  FileFacts facts;
  facts.file.path = facts.Add("a.c");
  facts.file.language = facts.Add("c");
  for (uint32_t i = 0; i < kMaxHeadings + 10; ++i) {
    AddSymbol(&facts, SymbolKind::kFunction, ("f" + std::to_string(i)).c_str(), kNone,
              kSymbolDefinition | (i >= kMaxHeadings ? kSymbolExported : 0));
  }
  std::string bytes;
  PageAnchors anchors = PlanAnchors(View(facts, &bytes), "Demo");
  CHECK(anchors.has_heading[kMaxHeadings + 9]);
  CHECK(anchors.has_heading[0]);
  CHECK_FALSE(anchors.has_heading[kMaxHeadings - 1]);
}

}  // namespace
}  // namespace repodoc
