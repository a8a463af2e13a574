// What the resolved imports add up to: edges between files, rows for every import, users of packages, class relations.
#include <algorithm>
#include <numeric>
#include <tuple>

#include "core/base/text.h"
#include "core/link/graph_data.h"

namespace repodoc {
namespace {

// Packages by name, so that the table reads well and does not depend on who was met first.
void SortPackages(LinkData* data) {
  std::vector<uint32_t> order(data->packages.size()), position(data->packages.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [data](uint32_t a, uint32_t b) {
    std::string left = ToLowerAscii(data->packages[a].name), right = ToLowerAscii(data->packages[b].name);
    if (left != right) return left < right;
    return data->package_keys.Get(a) < data->package_keys.Get(b);
  });
  std::vector<Package> sorted(order.size());
  for (uint32_t i = 0; i < order.size(); ++i) {
    sorted[i] = data->packages[order[i]];
    position[order[i]] = i;
  }
  data->packages = std::move(sorted);
  for (ImportState& state : data->imports) {
    if (state.package != kNone) state.package = position[state.package];
  }
}

void GroupLinks(const LinkData& data, std::vector<ClassLink>* links, Grouped<ClassLink>* by_from, Grouped<ClassLink>* by_to) {
  auto less = [](const ClassLink& a, const ClassLink& b) { return std::tie(a.from, a.to) < std::tie(b.from, b.to); };
  auto same = [](const ClassLink& a, const ClassLink& b) { return a.from == b.from && a.to == b.to; };
  std::sort(links->begin(), links->end(), less);
  links->erase(std::unique(links->begin(), links->end(), same), links->end());
  by_from->Build(data.symbol_base.back(), [&](auto emit) {
    for (const ClassLink& link : *links) emit(link.from, link);
  });
  by_to->Build(data.symbol_base.back(), [&](auto emit) {
    for (const ClassLink& link : *links) emit(link.to, link);
  });
}

// A method overrides the first method of its name along the bases of its class.
void FindOverrides(LinkData* data) {
  std::vector<uint32_t> queue;
  for (uint32_t symbol = 0; symbol < data->symbol_base.back(); ++symbol) {
    uint32_t entity = data->symbol_entity[symbol];
    if (entity == kNone || data->primary[symbol] != symbol) continue;
    uint32_t owner = data->entities[entity].parent;
    if (owner == kNone || data->entities[owner].first_symbol == kNone) continue;
    uint32_t owner_symbol = data->entities[owner].first_symbol;
    // Bases hang on the symbols of the class that have base clauses.
    bool has_bases = false;
    for (uint32_t at = owner_symbol; at != kNone && !has_bases; at = data->next_symbol[at]) has_bases = !data->bases[at].empty();
    if (!has_bases) continue;
    const Symbol& row = data->SymbolAt(symbol);
    if (!IsCallable(row.kind) || row.kind == SymbolKind::kConstructor || row.kind == SymbolKind::kDestructor) continue;
    std::string_view name = data->names.Get(data->entities[entity].name);
    if (name == "__init__" || name == "constructor" || name == "__new__") continue;
    queue.assign(1, owner);
    bool found = false;
    for (size_t at = 0; at < queue.size() && at < 64 && !found; ++at) {
      if (at > 0) {
        uint32_t base_member = data->entity_ids.Find(queue[at], data->entities[entity].name);
        if (base_member != kNone && data->entities[base_member].first_symbol != kNone) {
          uint32_t target = data->primary[data->entities[base_member].first_symbol];
          if (target != symbol && IsCallable(data->SymbolAt(target).kind)) {
            data->override_links.push_back({symbol, target, Confidence::kExact});
            found = true;
          }
        }
      }
      for (uint32_t s = data->entities[queue[at]].first_symbol; s != kNone; s = data->next_symbol[s]) {
        for (const ClassLink& link : data->bases[s]) {
          uint32_t base = data->symbol_entity[link.to];
          if (std::find(queue.begin(), queue.end(), base) == queue.end()) queue.push_back(base);
        }
      }
    }
  }
}

// Languages whose files see the rest of their package, namespace or module without importing it.
bool SeesWithoutImport(Family family) {
  return family == Family::kJvm || family == Family::kGo || family == Family::kDotNet || family == Family::kPhp ||
         family == Family::kSwift;
}

// One edge to every file whose names are used here, where no import says so. `first`: where the file's edges begin.
void AddUseEdges(const LinkData& data, FileIndex file, size_t first, std::vector<FileEdge>* edges) {
  std::vector<FileIndex> known, used;
  for (size_t i = first; i < edges->size(); ++i) known.push_back((*edges)[i].to);
  for (const ResolvedReference& row : data.resolved_references[file]) {
    if (row.confidence != Confidence::kExact || row.target.file == file) continue;
    if (data.families[row.target.file] == data.families[file]) used.push_back(row.target.file);
  }
  std::sort(known.begin(), known.end());
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  for (FileIndex to : used) {
    if (!std::binary_search(known.begin(), known.end(), to)) edges->push_back({file, to, kNone, Confidence::kExact});
  }
}

}  // namespace

void BuildEdges(LinkData* data) {
  SortPackages(data);
  uint32_t count = data->file_count();
  std::vector<FileEdge> edges;
  std::vector<ResolvedImport>& rows = data->resolved_imports.rows;
  std::vector<std::pair<uint32_t, FileIndex>> users;
  data->resolved_imports.first.assign(1, 0);
  for (FileIndex file = 0; file < count; ++file) {
    const FactsView& facts = data->views[file];
    size_t first_edge = edges.size();
    for (uint32_t i = 0; i < facts.imports.size(); ++i) {
      const Import& import = facts.imports[i];
      const ImportState& state = data->imports[data->import_base[file] + i];
      ResolvedImport row;
      row.import_index = i;
      row.target = state.target;
      row.package = state.package;
      row.module_class = state.module_class;
      row.confidence = state.confidence;
      rows.push_back(row);
      if (state.package != kNone) users.emplace_back(state.package, file);
      bool edge = state.target != kNone && state.target != file && state.module_class != ModuleClass::kGenerated;
      if (edge) edges.push_back({file, state.target, i, state.confidence});
      for (uint32_t n = import.first_name; n < import.first_name + import.name_count; ++n) {
        const ImportNameState& name = data->import_names[data->name_base[file] + n];
        if (name.target == kNone && name.symbol == kNone) continue;
        row.name = n;
        row.target = name.target;
        row.package = kNone;
        row.module_class = ModuleClass::kInternal;
        row.confidence = Confidence::kExact;
        row.symbol = {};
        if (name.symbol != kNone) {
          row.symbol = data->Local(name.symbol);
          row.target = row.symbol.file;
        }
        // Names of a package that no one file stands for lead to the files that declare them.
        if (row.target != file && row.target != state.target && (name.symbol == kNone || state.target == kNone)) {
          edges.push_back({file, row.target, i, Confidence::kExact});
        }
        rows.push_back(row);
      }
    }
    data->resolved_imports.first.push_back(static_cast<uint32_t>(rows.size()));
    if (SeesWithoutImport(data->families[file])) AddUseEdges(*data, file, first_edge, &edges);
    std::sort(edges.begin() + static_cast<std::ptrdiff_t>(first_edge), edges.end(), [](const FileEdge& a, const FileEdge& b) {
      return std::tie(a.to, a.import_index) < std::tie(b.to, b.import_index);
    });
  }
  data->edges_out.Build(count, [&](auto emit) {
    for (const FileEdge& edge : edges) emit(edge.from, edge);
  });
  data->edges_in.Build(count, [&](auto emit) {
    for (const FileEdge& edge : edges) emit(edge.to, edge);
  });
  std::sort(users.begin(), users.end());
  users.erase(std::unique(users.begin(), users.end()), users.end());
  data->package_users.Build(static_cast<uint32_t>(data->packages.size()), [&](auto emit) {
    for (auto [package, file] : users) emit(package, file);
  });
  for (auto [package, file] : users) ++data->packages[package].users;

  GroupLinks(*data, &data->base_links, &data->bases, &data->derived);
  FindOverrides(data);
  GroupLinks(*data, &data->override_links, &data->overrides, &data->overridden_by);
}

}  // namespace repodoc
