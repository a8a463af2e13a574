// Which files belong together without importing each other: header and implementation, stub and module, a test and
// what it is named after. And what the repository says of itself: purposes, commands to build, run and test it.
#include <algorithm>
#include <string>
#include <tuple>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/link/graph_data.h"
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

void RepositoryFacts(LinkData* data) {
  constexpr std::string_view kKeys[] = {property::kInstallCommand, property::kBuildCommand, property::kTestCommand,
                                        property::kRunCommand};
  struct Row {
    uint32_t key, depth;
    RepositoryFactPlace place;
  };
  std::vector<Row> rows;
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    const FactsView& facts = data->views[file];
    for (const Property& row : facts.properties) {
      std::string_view key = facts.str(row.key);
      for (uint32_t i = 0; i < std::size(kKeys); ++i) {
        if (key == kKeys[i]) rows.push_back({i, Depth(data->paths[file]), {key, facts.str(row.value), file, row.row}});
      }
    }
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return std::tie(a.key, a.depth) < std::tie(b.key, b.depth); });
  for (const Row& row : rows) data->facts.push_back(row.place);
}

}  // namespace

void RelateFiles(LinkData* data) {
  data->pair_of.assign(data->file_count(), kNone);
  data->purposes.reserve(data->file_count());
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    data->pair_of[file] = FindPair(*data, file);
    const FactsView& facts = data->views[file];
    data->purposes.push_back(FirstSentence(facts.str(facts.file->doc)));
  }
  TestsByName(data);
  RepositoryFacts(data);
}

}  // namespace repodoc
