// LINK on facts made by hand: what must hold whatever the extractors say. Resolution itself is tested by the case
// folders in tests/cases/link.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "core/link/dump.h"
#include "core/link/graph.h"
#include "core/link/slice.h"

namespace repodoc {
namespace {

FileFacts MakeFile(const std::string& path, const char* language) {
  FileFacts facts;
  facts.file.path = facts.Add(path);
  facts.file.language = facts.Add(language);
  facts.file.flags = kFileCode | kFileHasSyntax;
  return facts;
}

uint32_t AddSymbol(FileFacts* facts, SymbolKind kind, const std::string& name, uint32_t parent = kNone) {
  Symbol symbol;
  symbol.kind = kind;
  symbol.name = facts->Add(name);
  symbol.parent = parent;
  symbol.flags = kSymbolDefinition;
  facts->symbols.push_back(symbol);
  return static_cast<uint32_t>(facts->symbols.size() - 1);
}

void AddImport(FileFacts* facts, ImportKind kind, const std::string& module, const std::vector<std::string>& names = {},
               uint8_t level = 0) {
  Import row;
  row.kind = kind;
  row.module = facts->Add(module);
  row.level = level;
  row.first_name = static_cast<uint32_t>(facts->import_names.size());
  row.name_count = static_cast<uint32_t>(names.size());
  for (const std::string& name : names) facts->import_names.push_back({facts->Add(name), {}, 0});
  facts->imports.push_back(row);
}

void AddCall(FileFacts* facts, const std::string& qualifier, const std::string& name, uint32_t symbol = kNone) {
  Reference row;
  row.kind = ReferenceKind::kCall;
  row.qualifier = facts->Add(qualifier);
  row.name = facts->Add(name);
  row.first_site = static_cast<uint32_t>(facts->sites.size());
  row.site_count = row.total = 1;
  facts->sites.push_back({0, symbol});
  facts->references.push_back(row);
}

std::string Linked(std::vector<FileFacts> files, bool reversed = false) {
  RepoGraph graph({"demo", "", "docs"});
  if (reversed) std::reverse(files.begin(), files.end());
  for (const FileFacts& facts : files) REQUIRE(graph.Add(SerializeFacts(facts)));
  graph.Link();
  for (FileIndex file = 0; file < graph.file_count(); ++file) {
    std::string bytes = SerializeSlice(graph.MakeSlice(file));
    SliceView view;
    CHECK(ParseSlice(bytes, &view));
  }
  return DumpGraph(graph);
}

std::vector<FileFacts> Sample() {
  std::vector<FileFacts> files;
  files.push_back(MakeFile("pkg/__init__.py", "python"));
  AddImport(&files.back(), ImportKind::kFrom, "core", {"compute"}, 1);
  files.push_back(MakeFile("pkg/core.py", "python"));
  AddSymbol(&files.back(), SymbolKind::kFunction, "compute");
  files.push_back(MakeFile("use.py", "python"));
  AddImport(&files.back(), ImportKind::kFrom, "pkg", {"compute"});
  uint32_t main = AddSymbol(&files.back(), SymbolKind::kFunction, "main");
  AddCall(&files.back(), "", "compute", main);
  return files;
}

TEST_CASE("the order of arrival does not matter") { CHECK(Linked(Sample()) == Linked(Sample(), true)); }

TEST_CASE("a re-exported function is found where it is defined") {
  std::string dump = Linked(Sample());
  CHECK(dump.find("call compute -> pkg/core.py:1 compute exact") != std::string::npos);
  CHECK(dump.find("used compute places 1 files 1") != std::string::npos);
}

TEST_CASE("nothing to link") {
  RepoGraph graph({"demo", "", "docs"});
  graph.Link();
  CHECK(graph.file_count() == 0);
  CHECK(graph.plan().folders.size() == 1);
  CHECK(graph.SymbolsByName().empty());
  CHECK(graph.CouplingOf(0).empty());
}

TEST_CASE("foreign bytes are refused") {
  RepoGraph graph({"demo", "", "docs"});
  CHECK_FALSE(graph.Add("not facts at all, but long enough to be tried"));
  std::string facts = SerializeFacts(MakeFile("a.py", "python"));
  CHECK_FALSE(graph.Add(facts.substr(0, facts.size() / 2)));
}

TEST_CASE("a truncated or altered slice is refused or harmless") {
  RepoGraph graph({"demo", "", "docs"});
  for (const FileFacts& facts : Sample()) REQUIRE(graph.Add(SerializeFacts(facts)));
  graph.Link();
  std::string bytes = SerializeSlice(graph.MakeSlice(graph.FileByPath("use.py")));
  SliceView view;
  for (size_t size = 0; size < bytes.size(); size += 8) {
    std::string cut = bytes.substr(0, size);
    CHECK_FALSE(ParseSlice(cut, &view));
  }
  for (size_t at = 0; at < bytes.size(); at += 3) {
    std::string altered = bytes;
    altered[at] = static_cast<char>(altered[at] ^ 0x5A);
    if (!ParseSlice(altered, &view)) continue;
    for (const FileCard& card : view.cards) CHECK(view.str(card.path).size() <= altered.size());
  }
}

TEST_CASE("import chains that go in circles end") {
  std::vector<FileFacts> files;
  for (int i = 0; i < 50; ++i) {
    files.push_back(MakeFile("m" + std::to_string(i) + ".py", "python"));
    AddImport(&files.back(), ImportKind::kFrom, "m" + std::to_string((i + 1) % 50), {"x", "y"});
    AddCall(&files.back(), "", "x");
    AddCall(&files.back(), "x.y.z", "w");
  }
  CHECK_FALSE(Linked(files).empty());
}

TEST_CASE("classes that are their own bases end") {
  std::vector<FileFacts> files = {MakeFile("a.py", "python")};
  for (const char* name : {"A", "B"}) {
    uint32_t type = AddSymbol(&files[0], SymbolKind::kClass, name);
    Clause base;
    base.kind = ClauseKind::kBase;
    base.text = files[0].Add(name[0] == 'A' ? "B" : "A");
    base.symbol = type;
    files[0].clauses.push_back(base);
  }
  AddCall(&files[0], "self", "anything", 0);
  CHECK_FALSE(Linked(files).empty());
}

}  // namespace
}  // namespace repodoc
