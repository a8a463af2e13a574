// Which files belong together without importing each other: header and implementation, stub and module, a test and
// what it is named after. And what the repository says of itself: purposes, commands to build, run and test it.
#include <algorithm>
#include <string>
#include <tuple>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/link/graph_data.h"
#include "core/link/test_commands.h"
#include "core/link/path_search.h"

namespace repodoc {
namespace {

std::string_view StemOf(std::string_view path) {
  for (std::string_view end : {".pyi.in", ".d.ts", ".h.in", ".py.in"}) {
    if (EndsWith(path, end)) return path.substr(0, path.size() - end.size());
  }
  return path.substr(0, path.size() - Extension(path).size());
}

bool IsHeader(std::string_view extension) {
  return extension == ".h" || extension == ".hpp" || extension == ".hh" || extension == ".hxx" || extension == ".cuh" ||
         extension == ".h++" || extension == ".inl";
}

FileIndex FirstOf(const LinkData& data, std::string_view stem, std::initializer_list<std::string_view> endings) {
  std::string path(stem);
  for (std::string_view end : endings) {
    path.resize(stem.size());
    path += end;
    FileIndex file = data.FindFile(path);
    if (file != kNone) return file;
  }
  return kNone;
}

FileIndex FindPair(const LinkData& data, FileIndex file) {
  std::string_view path = data.paths[file], extension = Extension(path), stem = StemOf(path);
  if (IsHeader(extension)) {
    FileIndex found = FirstOf(data, stem, {".cpp", ".cc", ".cxx", ".c", ".cu", ".mm", ".m", ".c++"});
    if (found != kNone) return found;
    // Elsewhere: the one file of that stem that includes it.
    FileIndex only = kNone;
    for (const FileEdge& edge : data.edges_in[file]) {
      std::string_view other = data.paths[edge.from];
      if (BaseName(StemOf(other)) != BaseName(stem) || IsHeader(Extension(other)) || edge.from == only) continue;
      if (only != kNone) return kNone;
      only = edge.from;
    }
    return only;
  }
  if (data.families[file] == Family::kC) {
    FileIndex found = FirstOf(data, stem, {".h", ".hpp", ".hh", ".hxx", ".cuh"});
    if (found != kNone) return found;
    for (const FileEdge& edge : data.edges_out[file]) {
      std::string_view other = data.paths[edge.to];
      if (IsHeader(Extension(other)) && BaseName(StemOf(other)) == BaseName(stem)) return edge.to;
    }
    return kNone;
  }
  if (extension == ".py" || extension == ".pyx") return FirstOf(data, stem, {".pyi", ".pyi.in", ".pxd"});
  if (extension == ".pyi" || EndsWith(path, ".pyi.in") || extension == ".pxd") return FirstOf(data, stem, {".py", ".pyx"});
  if (EndsWith(path, ".d.ts")) return FirstOf(data, stem, {".js", ".mjs", ".cjs", ".jsx"});
  if (extension == ".js" || extension == ".mjs" || extension == ".cjs") return FirstOf(data, stem, {".d.ts"});
  return kNone;
}

// "test_linear.py", "linear_test.cc", "linear.test.ts", "LinearTest.java" -> "linear"; empty when it is no such name.
std::string TestedName(std::string_view path) {
  std::string_view name = BaseName(path);
  name = name.substr(0, name.find('.'));
  std::string lower = ToLowerAscii(name);
  for (std::string_view start : {"test_", "tests_", "test-", "unittest_"}) {
    if (StartsWith(lower, start)) return lower.substr(start.size());
  }
  for (std::string_view end : {"_test", "_tests", "-test", "_unittest", "_spec", "-spec", "_gtest"}) {
    if (EndsWith(lower, end)) return lower.substr(0, lower.size() - end.size());
  }
  std::string_view whole = BaseName(path);
  if (whole.find(".test.") != whole.npos || whole.find(".spec.") != whole.npos) return lower;
  if (EndsWith(name, "Test") || EndsWith(name, "Spec")) return lower.substr(0, lower.size() - 4);
  if (EndsWith(name, "Tests")) return lower.substr(0, lower.size() - 5);
  if (StartsWith(name, "Test") && name.size() > 4 && name[4] >= 'A' && name[4] <= 'Z') return lower.substr(4);
  return {};
}

void TestsByName(LinkData* data) {
  std::vector<std::string> stems(data->file_count());
  NameTable ids;
  std::vector<uint32_t> id_of(data->file_count(), kNone);
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    if (data->IsTest(file) || !data->views[file].Has(kFileCode)) continue;
    std::string_view name = BaseName(data->paths[file]);
    stems[file] = ToLowerAscii(name.substr(0, name.find('.')));
  }
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    if (!stems[file].empty()) id_of[file] = ids.Intern(stems[file]);
  }
  Grouped<FileIndex> files;
  files.Build(ids.size(), [&](auto emit) {
    for (FileIndex file = 0; file < data->file_count(); ++file) {
      if (id_of[file] != kNone) emit(id_of[file], file);
    }
  });
  std::vector<std::pair<FileIndex, FileIndex>> found;
  for (FileIndex test = 0; test < data->file_count(); ++test) {
    if (!data->IsTest(test) || !data->views[test].Has(kFileCode)) continue;
    std::string tested = TestedName(data->paths[test]);
    uint32_t id = tested.empty() ? kNone : ids.Find(tested);
    if (id == kNone) continue;
    std::vector<FileIndex> fitting;
    for (FileIndex file : files[id]) {
      if (data->families[file] != data->families[test] || fitting.size() > 8) continue;
      fitting.push_back(file);
    }
    if (fitting.empty() || fitting.size() > 8) continue;
    bool decided;
    FileIndex best = Nearest(*data, data->FolderPath(test), fitting, &decided);
    if (fitting.size() <= 2) {  // a header and its implementation, say
      for (FileIndex file : fitting) found.emplace_back(file, test);
    } else if (decided) {
      found.emplace_back(best, test);
    }
  }
  data->tests_by_name.Build(data->file_count(), [&](auto emit) {
    for (auto [file, test] : found) emit(file, test);
  });
}

// Words that tell a tool something rather than a reader: "Owner(s): ["module: nn"]", "${generated_comment}".
bool IsMetadataLine(std::string_view line) {
  if (StartsWith(line, "${") && EndsWith(line, "}")) return true;
  if (StartsWith(line, "@") && EndsWith(line, "@") && line.find(' ') == line.npos) return true;
  size_t colon = line.find(": ");
  if (colon == line.npos || colon > 24) return false;
  std::string_view value = Trim(line.substr(colon + 1));
  return (StartsWith(value, "[") && EndsWith(value, "]")) || (StartsWith(value, "{") && EndsWith(value, "}"));
}

std::string PurposeOf(std::string_view doc) {
  while (!doc.empty()) {
    size_t end = std::min(doc.find('\n'), doc.size());
    std::string_view line = Trim(doc.substr(0, end));
    if (!line.empty() && !IsMetadataLine(line)) break;
    doc.remove_prefix(std::min(end + 1, doc.size()));
  }
  return FirstSentence(doc);
}

// "2 classes, 1 function: Linear, Identity ...": public names at the top level, types first, most used first.
std::string ContentsOf(const LinkData& data, FileIndex file) {
  constexpr size_t kMostNames = 3;
  const FactsView& facts = data.views[file];
  uint32_t counts[static_cast<size_t>(SymbolKind::kCount)] = {};
  struct Row {
    bool type;
    uint32_t places, symbol;
  };
  std::vector<Row> rows;
  for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
    const Symbol& symbol = facts.symbols[i];
    bool wanted = IsType(symbol.kind) || (IsCallable(symbol.kind) && symbol.kind != SymbolKind::kMacro);
    if (!wanted || symbol.visibility != Visibility::kPublic || (symbol.flags & kSymbolLocal) != 0 || symbol.name.empty()) continue;
    uint32_t parent = symbol.parent;
    while (parent != kNone && (facts.symbols[parent].kind == SymbolKind::kNamespace || facts.symbols[parent].kind == SymbolKind::kModule)) {
      parent = facts.symbols[parent].parent;
    }
    if (parent != kNone) continue;
    ++counts[static_cast<size_t>(symbol.kind)];
    rows.push_back({IsType(symbol.kind), data.totals[data.primary[data.Global(file, i)]].places, i});
  }
  std::string out;
  for (size_t kind = 0; kind < std::size(counts); ++kind) {
    if (counts[kind] == 0) continue;
    const SymbolKindName& name = NameOf(static_cast<SymbolKind>(kind));
    if (!out.empty()) out += ", ";
    out += WithCommas(counts[kind]) + " " + (counts[kind] == 1 ? std::string(name.word) : ToLowerAscii(name.plural));
  }
  if (out.empty()) return out;
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.type != b.type ? a.type : a.places > b.places;
  });
  std::vector<std::string_view> names;
  for (const Row& row : rows) {
    std::string_view name = facts.str(facts.symbols[row.symbol].name);
    if (names.size() == kMostNames) break;
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    out += names.empty() ? ": " : ", ";
    names.push_back(name);
    out += Utf8Prefix(name, 60);
  }
  if (rows.size() > names.size()) out += " \xE2\x80\xA6";
  return out;
}

// Among files of one depth: what the README says before what a guide for contributors says.
uint32_t WordsRank(std::string_view path) {
  std::string name = ToLowerAscii(BaseName(path));
  if (StartsWith(name, "readme")) return 0;
  if (name == "cmakelists.txt") return 1;
  return EndsWith(name, ".md") || EndsWith(name, ".rst") || EndsWith(name, ".txt") ? 2 : 1;
}

void RepositoryFacts(LinkData* data) {
  constexpr std::string_view kKeys[] = {property::kInstallCommand, property::kBuildCommand, property::kTestCommand,
                                        property::kRunCommand};
  struct Row {
    uint32_t key, depth, rank;
    RepositoryFactPlace place;
  };
  std::vector<Row> rows;
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    const FactsView& facts = data->views[file];
    for (const Property& row : facts.properties) {
      std::string_view key = facts.str(row.key);
      for (uint32_t i = 0; i < std::size(kKeys); ++i) {
        if (key == kKeys[i]) rows.push_back({i, Depth(data->paths[file]), WordsRank(data->paths[file]), {key, facts.str(row.value), file, row.row}});
      }
    }
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return std::tie(a.key, a.depth, a.rank) < std::tie(b.key, b.depth, b.rank); });
  for (const Row& row : rows) data->facts.push_back(row.place);
}

}  // namespace

void RelateFiles(LinkData* data) {
  data->pair_of.assign(data->file_count(), kNone);
  data->purposes.reserve(data->file_count());
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    data->pair_of[file] = FindPair(*data, file);
    const FactsView& facts = data->views[file];
    data->purposes.push_back(PurposeOf(facts.str(facts.file->doc)));
    data->contents.push_back(data->purposes.back().empty() && facts.Has(kFileCode) ? ContentsOf(*data, file) : std::string());
  }
  TestsByName(data);
  RepositoryFacts(data);
  CollectTestCommands(data);
}

}  // namespace repodoc
