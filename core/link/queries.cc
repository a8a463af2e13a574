// Questions of folder and repository pages, answered from the tables when they are asked.
#include <algorithm>
#include <tuple>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/link/graph_data.h"
#include "core/link/path_search.h"

namespace repodoc {
namespace {

bool IsPublicApi(const Symbol& symbol) {
  return (symbol.flags & kSymbolLocal) == 0 && symbol.visibility == Visibility::kPublic &&
         (IsType(symbol.kind) || IsCallable(symbol.kind) ||
          (IsData(symbol.kind) && (symbol.flags & kSymbolExported) != 0)) &&
         symbol.kind != SymbolKind::kLambda;
}

// Symbols of a subtree that `fits`, most used first; a group of overloads or declarations once.
template <typename Fits>
std::vector<SymbolRef> MostUsed(const LinkData& data, uint32_t folder, uint32_t limit, Fits fits) {
  struct Row {
    uint32_t places, symbol;
  };
  std::vector<Row> rows;
  auto [first, end] = data.folder_range[folder];
  for (FileIndex file = first; file < end; ++file) {
    const FactsView& facts = data.views[file];
    if (!facts.Has(kFileCode)) continue;
    for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
      uint32_t symbol = data.Global(file, i);
      if (data.primary[symbol] != symbol || !fits(file, facts.symbols[i])) continue;
      rows.push_back({data.totals[symbol].places, symbol});
    }
  }
  size_t keep = std::min<size_t>(rows.size(), limit);
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(keep), rows.end(),
                    [](const Row& a, const Row& b) { return a.places != b.places ? a.places > b.places : a.symbol < b.symbol; });
  std::vector<SymbolRef> out;
  for (size_t i = 0; i < keep; ++i) out.push_back(data.Local(rows[i].symbol));
  return out;
}

}  // namespace

std::vector<FileIndex> RepoGraph::TestsOf(FileIndex file) const {
  const LinkData& data = this->data();
  std::vector<FileIndex> tests;
  for (const FileEdge& edge : data.edges_in[file]) {
    if (data.IsTest(edge.from)) tests.push_back(edge.from);
  }
  for (FileIndex test : data.tests_by_name[file]) tests.push_back(test);
  for (uint32_t symbol = data.symbol_base[file]; symbol < data.symbol_base[file + 1]; ++symbol) {
    if (data.totals[symbol].test_files == 0) continue;
    for (const UseRow& use : data.uses[symbol]) {
      if (use.file != file && data.IsTest(use.file)) tests.push_back(use.file);
    }
  }
  std::sort(tests.begin(), tests.end());
  tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
  return tests;
}

std::vector<PublicName> RepoGraph::PublicNamesOf(FileIndex file) const {
  const LinkData& data = this->data();
  const FactsView& facts = data.views[file];
  std::vector<PublicName> names;
  for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
    const Symbol& symbol = facts.symbols[i];
    if (symbol.parent != kNone || !IsPublicApi(symbol)) continue;
    names.push_back({facts.str(symbol.name), {file, i}, file, symbol.row});
  }
  for (const ResolvedImport& row : data.resolved_imports[file]) {
    if (row.name == kNone || row.module_class != ModuleClass::kInternal) continue;
    const ImportName& name = facts.import_names[row.name];
    std::string_view given = facts.str(name.alias.empty() ? name.name : name.alias);
    if (StartsWith(given, "_")) continue;
    FileIndex through = data.imports[data.import_base[file] + row.import_index].target;
    SymbolRef symbol = row.symbol;
    if (symbol.file == kNone) symbol.file = row.target;
    names.push_back({given, symbol, through == kNone ? row.target : through, name.row});
  }
  std::stable_sort(names.begin(), names.end(), [](const PublicName& a, const PublicName& b) { return a.name < b.name; });
  names.erase(std::unique(names.begin(), names.end(), [](const PublicName& a, const PublicName& b) { return a.name == b.name; }),
              names.end());
  return names;
}

std::vector<ConceptCount> RepoGraph::ConceptsOf(FileIndex file) const {
  const LinkData& data = this->data();
  std::vector<ConceptCount> out;
  for (const LinkData::WordWeight& row : data.concepts[file]) {
    out.push_back({data.words.Get(row.word), row.count, data.word_files[row.word], row.weight / 256.0});
  }
  return out;
}

FileIndex RepoGraph::ReadmeOf(uint32_t folder) const {
  const LinkData& data = this->data();
  FileIndex best = kNone;
  int best_rank = 100;
  for (FileIndex file : data.folder_files[folder]) {
    std::string name = ToLowerAscii(BaseName(data.paths[file]));
    int rank = name == "readme.md" ? 0 : name == "readme.rst" ? 1 : name == "readme" || name == "readme.txt" ? 2
               : StartsWith(name, "readme.") ? 3 : 100;
    if (rank < best_rank) {
      best_rank = rank;
      best = file;
    }
  }
  return best;
}

FileIndex RepoGraph::PackageIndexOf(uint32_t folder) const {
  for (FileIndex file : data().folder_files[folder]) {
    if (data().views[file].Has(kFilePackageIndex)) return file;
  }
  return kNone;
}

std::vector<FolderCoupling> RepoGraph::CouplingOf(uint32_t folder) const {
  const LinkData& data = this->data();
  // Not a structured binding: C++20 as clang 14 has it cannot capture one in a lambda.
  const auto range = data.folder_range[folder];
  const auto first = range.first, end = range.second;
  // The other side, as a child of the lowest folder that holds both.
  auto node_of = [&](FileIndex other) {
    uint32_t node = other | kFileNode;
    for (uint32_t at = data.file_folder[other]; at != kNone; at = data.folder_parent[at]) {
      auto [low, high] = data.folder_range[at];
      if (low <= first && end <= high) return node;
      node = at;
    }
    return node;
  };
  struct Row {
    uint32_t other;
    FileIndex file;
    bool out;
  };
  std::vector<Row> rows;
  for (FileIndex file = first; file < end; ++file) {
    for (const FileEdge& edge : data.edges_out[file]) {
      if (edge.to < first || edge.to >= end) rows.push_back({node_of(edge.to), file, true});
    }
    for (const FileEdge& edge : data.edges_in[file]) {
      if (edge.from < first || edge.from >= end) rows.push_back({node_of(edge.from), edge.from, false});
    }
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.other, a.out, a.file) < std::tie(b.other, b.out, b.file);
  });
  std::vector<FolderCoupling> out;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (out.empty() || out.back().other != rows[i].other) out.push_back({rows[i].other, 0, 0, 0, 0});
    FolderCoupling& coupling = out.back();
    bool fresh = i == 0 || rows[i - 1].other != rows[i].other || rows[i - 1].out != rows[i].out || rows[i - 1].file != rows[i].file;
    ++(rows[i].out ? coupling.imports_out : coupling.imports_in);
    if (fresh) ++(rows[i].out ? coupling.files_out : coupling.files_in);
  }
  std::stable_sort(out.begin(), out.end(), [](const FolderCoupling& a, const FolderCoupling& b) {
    return a.imports_out + a.imports_in > b.imports_out + b.imports_in;
  });
  return out;
}

std::vector<EntryPoint> RepoGraph::EntryPointsUnder(uint32_t folder) const {
  const LinkData& data = this->data();
  std::vector<EntryPoint> out;
  auto [first, end] = data.folder_range[folder];
  for (FileIndex file = first; file < end; ++file) {
    const FactsView& facts = data.views[file];
    if (!facts.Has(kFileEntryPoint)) continue;
    for (const Property& row : facts.properties) {
      if (facts.str(row.key) != property::kEntryPoint) continue;
      out.push_back({file, row.row, facts.str(row.value)});
      break;
    }
  }
  return out;
}

std::vector<SymbolRef> RepoGraph::TopSymbols(uint32_t folder, uint32_t limit) const {
  return MostUsed(data(), folder, limit, [this](FileIndex file, const Symbol& symbol) {
    bool field = IsData(symbol.kind) && symbol.parent != kNone;
    return IsPublicApi(symbol) && !field && !data().IsTest(file);
  });
}

std::vector<SymbolRef> RepoGraph::UndocumentedPublic(uint32_t folder, uint32_t limit) const {
  return MostUsed(data(), folder, limit, [this](FileIndex file, const Symbol& symbol) {
    return IsPublicApi(symbol) && !IsData(symbol.kind) && symbol.doc.empty() && !data().IsTest(file) &&
           !data().IsStubOfModule(file) &&
           !IsDocumented(data(), file, static_cast<uint32_t>(&symbol - data().views[file].symbols.data()));
  });
}

std::vector<RuleFindings> RepoGraph::FindingsUnder(uint32_t folder) const {
  const LinkData& data = this->data();
  std::vector<RuleFindings> by_rule;
  auto [first, end] = data.folder_range[folder];
  for (FileIndex file = first; file < end; ++file) {
    std::vector<uint16_t> seen;
    for (const Finding& row : data.views[file].findings) {
      if (row.rule >= by_rule.size()) by_rule.resize(size_t{row.rule} + 1);
      RuleFindings& count = by_rule[row.rule];
      count.rule = row.rule;
      ++count.findings;
      if (count.first_file == kNone) count.first_file = file;
      if (std::find(seen.begin(), seen.end(), row.rule) != seen.end()) continue;
      seen.push_back(row.rule);
      ++count.files;
    }
  }
  std::erase_if(by_rule, [](const RuleFindings& row) { return row.findings == 0; });
  std::stable_sort(by_rule.begin(), by_rule.end(), [](const RuleFindings& a, const RuleFindings& b) { return a.findings > b.findings; });
  return by_rule;
}

std::vector<FileIndex> RepoGraph::ImportantFiles(uint32_t folder, uint32_t limit) const {
  const LinkData& data = this->data();
  std::vector<FileIndex> files;
  auto [first, end] = data.folder_range[folder];
  for (FileIndex file = first; file < end; ++file) {
    if (data.metrics[file].fan_in > 0) files.push_back(file);
  }
  size_t keep = std::min<size_t>(files.size(), limit);
  std::partial_sort(files.begin(), files.begin() + static_cast<std::ptrdiff_t>(keep), files.end(), [&](FileIndex a, FileIndex b) {
    const FileMetrics &x = data.metrics[a], &y = data.metrics[b];
    if (x.fan_in != y.fan_in) return x.fan_in > y.fan_in;
    if (x.rank_position != y.rank_position) return x.rank_position < y.rank_position;
    return a < b;
  });
  files.resize(keep);
  return files;
}

std::vector<FileIndex> RepoGraph::NobodyImports(uint32_t folder) const {
  const LinkData& data = this->data();
  std::vector<FileIndex> out;
  auto [first, end] = data.folder_range[folder];
  for (FileIndex file = first; file < end; ++file) {
    const FactsView& facts = data.views[file];
    uint32_t expected = kFileTest | kFileExample | kFileEntryPoint | kFilePackageIndex | kFileScript | kFileBuild |
                        kFileConfig | kFileGenerated | kFileVendored;
    if (!facts.Has(kFileCode) || (facts.file->flags & expected) != 0 || data.metrics[file].fan_in > 0) continue;
    Family family = data.families[file];
    // Only where being imported is how a file is used: implementations are compiled, not included.
    bool header = family == Family::kC && data.pair_of[file] == kNone &&
                  (EndsWith(data.paths[file], ".h") || EndsWith(data.paths[file], ".hpp") || EndsWith(data.paths[file], ".cuh"));
    if (family == Family::kPython || family == Family::kJavaScript || header) out.push_back(file);
  }
  return out;
}

std::vector<FileIndex> RepoGraph::TestsReaching(uint32_t folder) const {
  const LinkData& data = this->data();
  auto [first, end] = data.folder_range[folder];
  std::vector<FileIndex> reached;  // a row per (test, file of the folder)
  for (FileIndex file = first; file < end; ++file) {
    if (data.IsTest(file)) continue;
    FileIndex last = kNone;
    for (const FileEdge& edge : data.edges_in[file]) {
      if (edge.from == last || !data.IsTest(edge.from)) continue;
      last = edge.from;
      reached.push_back(edge.from);
    }
    for (FileIndex test : data.tests_by_name[file]) reached.push_back(test);
  }
  std::sort(reached.begin(), reached.end());
  std::vector<std::pair<uint32_t, FileIndex>> counts;
  for (FileIndex test : reached) {
    if (counts.empty() || counts.back().second != test) counts.emplace_back(0, test);
    ++counts.back().first;
  }
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<FileIndex> out;
  for (const auto& row : counts) out.push_back(row.second);
  return out;
}

std::vector<ConceptCount> RepoGraph::FolderConcepts(uint32_t folder, uint32_t limit) const {
  const LinkData& data = this->data();
  auto [first, end] = data.folder_range[folder];
  struct Row {
    uint32_t word, count, weight;
  };
  std::vector<Row> rows;
  for (FileIndex file = first; file < end; ++file) {
    for (const LinkData::WordWeight& row : data.concepts[file]) rows.push_back({row.word, row.count, row.weight});
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.word < b.word; });
  std::vector<Row> sums;
  for (const Row& row : rows) {
    if (sums.empty() || sums.back().word != row.word) sums.push_back({row.word, 0, 0});
    sums.back().count += row.count;
    sums.back().weight += row.weight;
  }
  size_t keep = std::min<size_t>(sums.size(), limit);
  std::partial_sort(sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(keep), sums.end(), [&](const Row& a, const Row& b) {
    return a.weight != b.weight ? a.weight > b.weight : data.words.Get(a.word) < data.words.Get(b.word);
  });
  std::vector<ConceptCount> out;
  for (size_t i = 0; i < keep; ++i) {
    out.push_back({data.words.Get(sums[i].word), sums[i].count, data.word_files[sums[i].word], sums[i].weight / 256.0});
  }
  return out;
}

std::span<const SymbolRef> RepoGraph::SymbolsByName() const {
  LinkData& data = this->data();
  if (!data.symbols_by_name.empty()) return data.symbols_by_name;
  struct Row {
    std::string_view name;
    SymbolRef symbol;
  };
  std::vector<Row> rows;
  for (FileIndex file = 0; file < data.file_count(); ++file) {
    const FactsView& facts = data.views[file];
    for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
      const Symbol& symbol = facts.symbols[i];
      if ((symbol.flags & kSymbolLocal) != 0 || symbol.name.empty()) continue;
      rows.push_back({facts.str(symbol.name), {file, i}});
    }
  }
  auto folded = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  // Files and symbols are in order already: a stable sort keeps path and offset.
  std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    size_t size = std::min(a.name.size(), b.name.size());
    for (size_t i = 0; i < size; ++i) {
      unsigned char x = static_cast<unsigned char>(folded(a.name[i])), y = static_cast<unsigned char>(folded(b.name[i]));
      if (x != y) return x < y;
    }
    return a.name.size() != b.name.size() ? a.name.size() < b.name.size() : a.name < b.name;
  });
  data.symbols_by_name.reserve(rows.size());
  for (const Row& row : rows) data.symbols_by_name.push_back(row.symbol);
  return data.symbols_by_name;
}

}  // namespace repodoc
