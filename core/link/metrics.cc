// Numbers of the import graph: fan-in and fan-out, rank, components and layers, who depends transitively, sums per
// folder. Ranks are computed in integers, so every platform gets the same bits.
#include <algorithm>
#include <numeric>
#include <tuple>

#include "core/link/graph_data.h"
#include "core/link/path_search.h"

namespace repodoc {
namespace {

constexpr uint64_t kRankUnit = uint64_t{1} << 40;  // the sum of all ranks, about
constexpr int kRankRounds = 50;

// Distinct neighbours: edges are sorted by the other end.
template <typename Emit>
void Distinct(std::span<const FileEdge> edges, bool out, Emit emit) {
  for (size_t i = 0; i < edges.size();) {
    FileIndex other = out ? edges[i].to : edges[i].from;
    uint32_t weight = 0;
    for (; i < edges.size() && (out ? edges[i].to : edges[i].from) == other; ++i) ++weight;
    emit(other, weight);
  }
}

void Rank(LinkData* data) {
  uint32_t count = data->file_count();
  std::vector<FileIndex> ranked;
  for (FileIndex file = 0; file < count; ++file) {
    if (data->metrics[file].fan_in + data->metrics[file].fan_out > 0) ranked.push_back(file);
  }
  data->ranked = static_cast<uint32_t>(ranked.size());
  data->by_rank = ranked;
  if (ranked.empty()) return;
  std::vector<uint64_t> rank(count, 0), next(count, 0), out_weight(count, 0);
  for (FileIndex file : ranked) {
    rank[file] = kRankUnit / ranked.size();
    Distinct(data->edges_out[file], true, [&](FileIndex, uint32_t weight) { out_weight[file] += weight; });
  }
  for (int round = 0; round < kRankRounds; ++round) {
    uint64_t dangling = 0;
    for (FileIndex file : ranked) {
      next[file] = 0;
      if (out_weight[file] == 0) dangling += rank[file];
    }
    for (FileIndex file : ranked) {
      if (out_weight[file] == 0) continue;
      Distinct(data->edges_out[file], true, [&](FileIndex to, uint32_t weight) {
        next[to] += rank[file] / out_weight[file] * weight;
      });
    }
    // Damping 0.85: the rest is shared evenly.
    uint64_t base = kRankUnit / 100 * 15 / ranked.size() + dangling / ranked.size() / 100 * 85;
    for (FileIndex file : ranked) rank[file] = base + next[file] / 100 * 85;
  }
  std::sort(data->by_rank.begin(), data->by_rank.end(),
            [&](FileIndex a, FileIndex b) { return rank[a] != rank[b] ? rank[a] > rank[b] : a < b; });
  for (uint32_t i = 0; i < data->by_rank.size(); ++i) {
    FileMetrics& metrics = data->metrics[data->by_rank[i]];
    metrics.rank_position = i + 1;
    metrics.rank = static_cast<double>(rank[data->by_rank[i]]) / static_cast<double>(kRankUnit);
  }
}

// Which imports tie files together. A stub is never run and a type-only import leaves no trace, so neither makes a file
// depend on another at run time; an import inside a function runs late, so it makes no cycle when files are loaded.
enum class Ties { kDepends, kLoads };

bool Counts(const LinkData& data, const FileEdge& edge, Ties ties) {
  if (edge.import_index == kNone) return true;  // by use
  uint8_t flags = data.views[edge.from].imports[edge.import_index].flags;
  if ((flags & kImportTypeOnly) != 0 || data.is_stub[edge.from]) return false;
  return ties == Ties::kDepends || (flags & kImportLocal) == 0;
}

// Tarjan's strongly connected components, without recursion. Components come out in reverse topological order: what a
// component imports has a smaller number.
uint32_t Components(LinkData* data, Ties ties, std::vector<uint32_t>* component_of) {
  uint32_t count = data->file_count();
  std::vector<uint32_t> index(count, kNone), low(count, 0);
  std::vector<bool> on_stack(count, false);
  component_of->assign(count, kNone);
  std::vector<FileIndex> stack;
  struct Frame {
    FileIndex file;
    uint32_t edge;
  };
  std::vector<Frame> frames;
  uint32_t next = 0, components = 0;
  for (FileIndex root = 0; root < count; ++root) {
    if (index[root] != kNone) continue;
    frames.push_back({root, 0});
    while (!frames.empty()) {
      Frame& frame = frames.back();
      FileIndex file = frame.file;
      if (frame.edge == 0 && index[file] == kNone) {
        index[file] = low[file] = next++;
        stack.push_back(file);
        on_stack[file] = true;
      }
      std::span<const FileEdge> edges = data->edges_out[file];
      bool descended = false;
      while (frame.edge < edges.size()) {
        const FileEdge& edge = edges[frame.edge++];
        FileIndex to = edge.to;
        if (index[to] != kNone && !on_stack[to]) continue;
        if (!Counts(*data, edge, ties)) continue;
        if (index[to] == kNone) {
          frames.push_back({to, 0});
          descended = true;
          break;
        }
        if (on_stack[to]) low[file] = std::min(low[file], index[to]);
      }
      if (descended) continue;
      if (low[file] == index[file]) {
        uint32_t size = 0;
        for (;;) {
          FileIndex member = stack.back();
          stack.pop_back();
          on_stack[member] = false;
          (*component_of)[member] = components;
          ++size;
          if (member == file) break;
        }
        ++components;
      }
      frames.pop_back();
      if (!frames.empty()) low[frames.back().file] = std::min(low[frames.back().file], low[file]);
    }
  }
  return components;
}

void Cycles(LinkData* data, const std::vector<uint32_t>& component_of, uint32_t components) {
  std::vector<std::vector<FileIndex>> members(components);
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    members[component_of[file]].push_back(file);
    data->metrics[file].component = component_of[file];
  }
  data->cycle_of.assign(data->file_count(), kNone);
  for (std::vector<FileIndex>& files : members) {
    for (FileIndex file : files) data->metrics[file].component_size = static_cast<uint32_t>(files.size());
    if (files.size() > 1) data->cycles.push_back(std::move(files));
  }
  std::sort(data->cycles.begin(), data->cycles.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a[0] < b[0];
  });
  for (uint32_t i = 0; i < data->cycles.size(); ++i) {
    for (FileIndex file : data->cycles[i]) data->cycle_of[file] = i;
  }
}

Grouped<uint32_t> Condensed(const LinkData& data, const std::vector<uint32_t>& component_of, uint32_t components, Ties ties) {
  std::vector<std::pair<uint32_t, uint32_t>> edges;
  for (FileIndex file = 0; file < data.file_count(); ++file) {
    for (const FileEdge& edge : data.edges_out[file]) {
      if (component_of[edge.from] != component_of[edge.to] && Counts(data, edge, ties)) {
        edges.emplace_back(component_of[edge.from], component_of[edge.to]);
      }
    }
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  Grouped<uint32_t> out;
  out.Build(components, [&](auto emit) {
    for (auto [from, to] : edges) emit(from, to);
  });
  return out;
}

void Layers(LinkData* data, const std::vector<uint32_t>& component_of, uint32_t components) {
  Grouped<uint32_t> out = Condensed(*data, component_of, components, Ties::kLoads);
  std::vector<uint32_t> layer(components, 0);
  for (uint32_t component = 0; component < components; ++component) {  // imports first
    for (uint32_t to : out[component]) layer[component] = std::max(layer[component], layer[to] + 1);
  }
  for (FileIndex file = 0; file < data->file_count(); ++file) data->metrics[file].layer = layer[component_of[file]];
}

// How many files reach a file by imports: bits of 512 source files at a time flow along the condensed graph, from
// importers to what they import. O(edges · files / 512).
void Reach(LinkData* data, const std::vector<uint32_t>& component_of, uint32_t components) {
  uint32_t count = data->file_count();
  Grouped<uint32_t> out = Condensed(*data, component_of, components, Ties::kDepends);
  constexpr uint32_t kWords = 8, kBits = kWords * 64;
  struct Block {
    uint64_t words[kWords];
  };
  std::vector<Block> reach(components);
  std::vector<uint32_t> dependents(components, 0), tests(components, 0);
  for (FileIndex first = 0; first < count; first += kBits) {
    std::fill(reach.begin(), reach.end(), Block{});
    Block test_mask{};
    FileIndex end = std::min(count, first + kBits);
    for (FileIndex file = first; file < end; ++file) {
      uint32_t bit = file - first;
      reach[component_of[file]].words[bit / 64] |= uint64_t{1} << (bit % 64);
      if (data->IsTest(file)) test_mask.words[bit / 64] |= uint64_t{1} << (bit % 64);
    }
    for (uint32_t component = components; component-- > 0;) {  // importers first
      const Block block = reach[component];
      uint64_t any = 0;
      for (uint64_t word : block.words) any |= word;
      if (any == 0) continue;
      for (uint32_t to : out[component]) {
        for (uint32_t word = 0; word < kWords; ++word) reach[to].words[word] |= block.words[word];
      }
      for (uint32_t word = 0; word < kWords; ++word) {
        dependents[component] += static_cast<uint32_t>(__builtin_popcountll(block.words[word]));
        tests[component] += static_cast<uint32_t>(__builtin_popcountll(block.words[word] & test_mask.words[word]));
      }
    }
  }
  for (FileIndex file = 0; file < count; ++file) {
    FileMetrics& metrics = data->metrics[file];
    metrics.dependents = dependents[component_of[file]] - 1;  // not itself
    metrics.dependent_tests = tests[component_of[file]] - (data->IsTest(file) ? 1 : 0);
  }
}

bool IsPublicApi(const Symbol& symbol) {
  return (symbol.flags & kSymbolLocal) == 0 && symbol.visibility == Visibility::kPublic &&
         (IsType(symbol.kind) || IsCallable(symbol.kind)) && symbol.kind != SymbolKind::kLambda;
}

}  // namespace

bool IsDocumented(const LinkData& data, FileIndex file, uint32_t symbol) {
  constexpr uint32_t kMostLooked = 64;
  const FactsView& facts = data.views[file];
  if (!facts.str(facts.symbols[symbol].doc).empty()) return true;
  uint32_t entity = data.symbol_entity[data.Global(file, symbol)];
  if (entity == kNone) return false;
  uint32_t looked = 0;
  for (uint32_t at = data.entities[entity].first_symbol; at != kNone && looked < kMostLooked; at = data.next_symbol[at], ++looked) {
    if (!data.SymbolAt(at).doc.empty()) return true;
  }
  return false;
}

namespace {

void Folders(LinkData* data) {
  uint32_t folders = static_cast<uint32_t>(data->plan.folders.size());
  data->folder_metrics.assign(folders, {});
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    const FactsView& facts = data->views[file];
    FolderMetrics own;
    own.files = 1;
    own.lines = facts.file->lines;
    own.code_lines = facts.file->code_lines;
    own.tests = data->IsTest(file) ? 1 : 0;
    own.findings = static_cast<uint32_t>(facts.findings.size());
    if (facts.Has(kFileCode) && !facts.Has(kFileTest) && !data->IsStubOfModule(file)) {
      for (const Symbol& symbol : facts.symbols) {
        if (!IsPublicApi(symbol)) continue;
        ++own.public_symbols;
        if (IsDocumented(*data, file, static_cast<uint32_t>(&symbol - facts.symbols.data()))) ++own.documented_symbols;
      }
    }
    FolderMetrics& sum = data->folder_metrics[data->file_folder[file]];
    sum.files += own.files;
    sum.lines += own.lines;
    sum.code_lines += own.code_lines;
    sum.tests += own.tests;
    sum.findings += own.findings;
    sum.public_symbols += own.public_symbols;
    sum.documented_symbols += own.documented_symbols;
  }
  // Children sort behind their parents: add up from the end.
  for (uint32_t folder = folders; folder-- > 1;) {
    FolderMetrics& parent = data->folder_metrics[data->folder_parent[folder]];
    const FolderMetrics& child = data->folder_metrics[folder];
    parent.files += child.files;
    parent.lines += child.lines;
    parent.code_lines += child.code_lines;
    parent.tests += child.tests;
    parent.findings += child.findings;
    parent.public_symbols += child.public_symbols;
    parent.documented_symbols += child.documented_symbols;
  }
  // An import statement is an edge between two children of the lowest folder that holds both ends.
  std::vector<uint32_t> depth(folders, 0);
  for (uint32_t folder = 1; folder < folders; ++folder) depth[folder] = depth[data->folder_parent[folder]] + 1;
  struct Row {
    uint32_t folder, from, to;
  };
  std::vector<Row> rows;
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    for (const FileEdge& edge : data->edges_out[file]) {
      uint32_t a = data->file_folder[edge.from], b = data->file_folder[edge.to];
      uint32_t from = edge.from | kFileNode, to = edge.to | kFileNode;
      // Climb to the common folder; every folder left counts an edge out, every one entered an edge in.
      while (a != b) {
        if (depth[a] >= depth[b]) {
          ++data->folder_metrics[a].edges_out;
          from = a;
          a = data->folder_parent[a];
        } else {
          ++data->folder_metrics[b].edges_in;
          to = b;
          b = data->folder_parent[b];
        }
      }
      rows.push_back({a, from, to});
      for (uint32_t at = a; at != kNone; at = data->folder_parent[at]) ++data->folder_metrics[at].edges_inside;
    }
  }
  std::sort(rows.begin(), rows.end(),
            [](const Row& x, const Row& y) { return std::tie(x.folder, x.from, x.to) < std::tie(y.folder, y.from, y.to); });
  std::vector<std::pair<uint32_t, FolderEdge>> edges;
  for (const Row& row : rows) {
    if (!edges.empty() && edges.back().first == row.folder && edges.back().second.from == row.from &&
        edges.back().second.to == row.to) {
      ++edges.back().second.weight;
    } else {
      edges.push_back({row.folder, {row.from, row.to, 1}});
    }
  }
  std::stable_sort(edges.begin(), edges.end(), [](const auto& x, const auto& y) {
    if (x.first != y.first) return x.first < y.first;
    return x.second.weight > y.second.weight;
  });
  data->folder_edges.Build(folders, [&](auto emit) {
    for (const auto& [folder, edge] : edges) emit(folder, edge);
  });
}

}  // namespace

void ComputeMetrics(LinkData* data) {
  data->metrics.assign(data->file_count(), {});
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    FileMetrics& metrics = data->metrics[file];
    Distinct(data->edges_out[file], true, [&](FileIndex, uint32_t) { ++metrics.fan_out; });
    Distinct(data->edges_in[file], false, [&](FileIndex from, uint32_t) {
      ++metrics.fan_in;
      if (data->IsTest(from)) ++metrics.fan_in_tests;
    });
  }
  Rank(data);
  std::vector<uint32_t> component_of;
  uint32_t components = Components(data, Ties::kDepends, &component_of);
  Reach(data, component_of, components);
  components = Components(data, Ties::kLoads, &component_of);
  Cycles(data, component_of, components);
  Layers(data, component_of, components);
  Folders(data);
}

}  // namespace repodoc
