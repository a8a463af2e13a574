#include "core/link/slice_builder.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "core/link/names.h"

namespace repodoc {

LinkSlice SliceBuilder::Build() {
  Header();
  Imports();
  ImportedByRows();
  References();
  Uses();
  Relations();
  Examples();
  RelatedFiles();
  Diagram();
  Cycle();
  TestCommands();
  Concepts();
  Documents();
  return std::move(slice_);
}

uint32_t SliceBuilder::Card(FileIndex file) {
  if (file == kNone) return kNone;
  uint32_t& card = cards_.At(file, 0, kNone);
  if (card != kNone) return card;
  card = static_cast<uint32_t>(slice_.cards.size());
  FileCard row;
  row.path = Add(data_.paths[file]);
  row.docs_page = Add(data_.plan.files[file].docs);
  row.purpose = Add(data_.purposes[file]);
  row.contents = Add(data_.contents[file]);
  row.flags = data_.views[file].file->flags;
  row.lines = data_.views[file].file->lines;
  slice_.cards.push_back(row);
  return card;
}

// Of a C++ definition outside of its class: with the class, which its entity knows.
std::string SliceBuilder::QualifiedName(FileIndex file, uint32_t symbol) const {
  uint32_t entity = data_.symbol_entity[data_.Global(file, symbol)];
  if (data_.families[file] != Family::kC || entity == kNone) return data_.views[file].QualifiedName(symbol);
  std::string_view parts[32];
  size_t count = 0;
  for (uint32_t at = entity; data_.entities[at].parent != kNone && count < 32; at = data_.entities[at].parent) {
    uint32_t name = data_.entities[at].name;
    // A file's anonymous namespace has no name.
    parts[count++] = name < data_.names.size() ? data_.names.Get(name) : std::string_view("(anonymous)");
  }
  std::string out;
  while (count > 0) {
    out += parts[--count];
    if (count > 0) out += "::";
  }
  return out;
}

Text SliceBuilder::NameOf(FileIndex file, uint32_t symbol) {
  if (symbol == kNone) return {};
  uint32_t& row = named_.At(file, symbol, kNone);
  if (row == kNone) {
    row = static_cast<uint32_t>(names_.size());
    names_.push_back(Add(QualifiedName(file, symbol)));
  }
  return names_[row];
}

Text SliceBuilder::AnchorOf(FileIndex file, uint32_t symbol) {
  return symbol == kNone ? Text{} : Add(data_.AnchorsOf(file).symbols[symbol]);
}

void SliceBuilder::Header() {
  SliceHeader& header = slice_.header;
  const FileMetrics& metrics = data_.metrics[file_];
  header.repository_name = Add(data_.options.repository_name);
  header.source_url = Add(data_.options.source_url);
  header.docs_root = Add(data_.options.docs_root);
  header.path = Add(data_.paths[file_]);
  header.docs_page = Add(data_.plan.files[file_].docs);
  header.keywords_page = Add(data_.plan.files[file_].keywords);
  header.file_count = data_.file_count();
  header.fan_in = metrics.fan_in;
  header.fan_out = metrics.fan_out;
  header.fan_in_tests = metrics.fan_in_tests;
  header.rank = metrics.rank_position;
  header.ranked = data_.ranked;
  header.layer = metrics.fan_in + metrics.fan_out > 0 ? metrics.layer : kNone;
  header.dependents = metrics.dependents;
  header.dependent_tests = metrics.dependent_tests;
  header.cycle_size = metrics.component_size > 1 ? metrics.component_size : 0;
  header.pair_file = Card(data_.pair_of[file_]);
  for (FileIndex sibling : data_.folder_files[data_.file_folder[file_]]) {
    std::string_view path = data_.paths[sibling];
    std::string_view name = path.substr(path.rfind('/') + 1);
    if (sibling != file_ && name.size() >= 6 && (name[0] == 'R' || name[0] == 'r') &&
        (name.substr(1, 5) == "EADME" || name.substr(1, 5) == "eadme")) {
      header.folder_readme = Card(sibling);
      break;
    }
  }
}

void SliceBuilder::Imports() {
  for (const ResolvedImport& row : data_.resolved_imports[file_]) {
    ImportTarget target;
    target.import_index = row.import_index;
    target.name = row.name;
    target.card = Card(row.target);
    target.module_class = row.module_class;
    target.confidence = row.confidence;
    if (row.package != kNone) {
      const Package& package = data_.packages[row.package];
      target.package = Add(package.name);
      target.version = Add(package.range);
      target.locked = Add(package.locked);
      target.version_card = Card(package.manifest);
      if (package.manifest != kNone) target.version_row = package.manifest_row;
    }
    if (row.symbol.symbol != kNone) {
      target.symbol_anchor = AnchorOf(row.symbol.file, row.symbol.symbol);
      target.symbol_row = data_.views[row.symbol.file].symbols[row.symbol.symbol].row;
    }
    slice_.import_targets.push_back(target);
  }
}

// An #include names nothing: what the including file uses of this one is known by its references. Types and free names
// first; "Tensor, dim, size".
std::vector<std::pair<FileIndex, std::string>> SliceBuilder::NamesUsedByIncluders() const {
  constexpr uint32_t kMostRows = 200000, kMostNames = 40;
  struct Row {
    FileIndex file;
    uint32_t rank, symbol;
  };
  std::vector<Row> rows;
  PairTable seen;
  for (uint32_t i = 0; i < facts_.symbols.size() && rows.size() < kMostRows; ++i) {
    uint32_t primary = data_.primary[data_.Global(file_, i)];
    if (facts_.symbols[i].kind == SymbolKind::kNamespace || seen.Find(primary, 0) != kNone) continue;
    seen.At(primary, 0, 1);
    uint32_t parent = facts_.symbols[i].parent;
    uint32_t rank = parent != kNone && IsType(facts_.symbols[parent].kind) ? 1 : 0;
    for (const UseRow& use : data_.uses[primary]) {
      if (use.file != file_ && rows.size() < kMostRows) rows.push_back({use.file, rank, i});
    }
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.file, a.rank, a.symbol) < std::tie(b.file, b.rank, b.symbol);
  });
  std::vector<std::pair<FileIndex, std::string>> names;
  std::vector<std::string_view> of_file;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (names.empty() || names.back().first != rows[i].file) {
      names.emplace_back(rows[i].file, std::string());
      of_file.clear();
    }
    std::string_view name = facts_.str(facts_.symbols[rows[i].symbol].name);
    if (of_file.size() >= kMostNames || name.find(',') != name.npos ||
        std::find(of_file.begin(), of_file.end(), name) != of_file.end()) {
      continue;
    }
    of_file.push_back(name);
    if (!names.back().second.empty()) names.back().second += ", ";
    names.back().second += name;
  }
  return names;
}

// A file of the same package that uses what this one declares: the first place, and the names.
ImportedBy SliceBuilder::UsedUnimported(FileIndex from) {
  const FactsView& facts = data_.views[from];
  uint32_t row = kNone;
  std::vector<std::string_view> names;
  for (const ResolvedReference& resolved : data_.resolved_references[from]) {
    if (resolved.target.file != file_ || resolved.confidence != Confidence::kExact || resolved.of_qualifier != 0) continue;
    const Reference& reference = facts.references[resolved.reference];
    if (reference.site_count > 0) row = std::min(row, facts.sites[reference.first_site].row);
    std::string_view name = facts.str(reference.name);
    if (names.size() < 40 && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string text;
  for (std::string_view name : names) {
    if (!text.empty()) text += ", ";
    text += name;
  }
  return {Card(from), row == kNone ? 0 : row, Add(text), 1};
}

void SliceBuilder::ImportedByRows() {
  std::span<const FileEdge> edges = data_.edges_in[file_];
  std::vector<std::pair<FileIndex, std::string>> used;
  if (data_.families[file_] == Family::kC && !edges.empty()) used = NamesUsedByIncluders();
  uint32_t total = 0;
  std::string names;
  for (size_t i = 0; i < edges.size(); ++i) {
    // Edges of one statement are adjacent.
    if (i > 0 && edges[i - 1].from == edges[i].from && edges[i - 1].import_index == edges[i].import_index) continue;
    if (++total > kMaxImportedBy) continue;
    FileIndex from = edges[i].from;
    const FactsView& facts = data_.views[from];
    if (edges[i].import_index == kNone) {
      slice_.imported_by.push_back(UsedUnimported(from));
      continue;
    }
    const Import& import = facts.imports[edges[i].import_index];
    const ImportState& state = data_.imports[data_.import_base[from] + edges[i].import_index];
    bool whole = state.target == file_;
    names.clear();
    uint32_t row = import.row;
    for (uint32_t n = import.first_name; n < import.first_name + import.name_count; ++n) {
      const ImportNameState& name = data_.import_names[data_.name_base[from] + n];
      bool declared = state.target == kNone && name.symbol != kNone;  // taken from a package of many files
      FileIndex own_target = declared ? data_.Local(name.symbol).file : name.target;
      if (whole ? own_target != kNone && own_target != file_ : own_target != file_) continue;
      if (!whole && !declared) {
        row = facts.import_names[n].row;
        continue;  // the module itself was taken
      }
      if (!names.empty()) names += ", ";
      names += facts.str(facts.import_names[n].name);
    }
    if (names.empty() && !used.empty()) {
      auto at = std::lower_bound(used.begin(), used.end(), from, [](const auto& entry, FileIndex file) { return entry.first < file; });
      if (at != used.end() && at->first == from) names = at->second;
    }
    slice_.imported_by.push_back({Card(from), row, Add(names), 0});
  }
  slice_.header.imported_by_total = total;
}

void SliceBuilder::References() {
  for (const ResolvedReference& row : data_.resolved_references[file_]) {
    if (row.of_qualifier != 0) continue;
    ReferenceTarget target;
    target.reference = row.reference;
    target.within = row.within;
    target.candidates = row.candidates;
    target.confidence = row.confidence;
    target.via_binding = row.via_binding;
    if (row.via_binding != 0) {
      const BindingPlace& place = data_.binding_links[row.binding];
      target.card = CardOrSelf(place.file);
      target.row = place.row == kNone ? 0 : place.row;
      const SymbolRef& implementation = place.implementation;
      target.name = implementation.symbol == kNone ? Add(place.target) : NameOf(implementation.file, implementation.symbol);
    } else {
      target.card = CardOrSelf(row.target.file);
      if (row.target.symbol != kNone) {
        target.row = data_.views[row.target.file].symbols[row.target.symbol].row;
        target.name = NameOf(row.target.file, row.target.symbol);
        target.anchor = AnchorOf(row.target.file, row.target.symbol);
      }
    }
    slice_.reference_targets.push_back(target);
  }
}

// The rows of one primary symbol: at most kMaxUsesPerSymbol places in path order, few per file when there are many.
void SliceBuilder::UsesOf(uint32_t primary, uint32_t symbol) {
  const UseTotals& totals = data_.totals[primary];
  uint32_t per_file = totals.places <= kMaxUsesPerSymbol ? kMaxSites : std::max(1u, kMaxUsesPerSymbol / std::max(1u, totals.files));
  size_t first = slice_.uses.size();
  FileIndex last = kNone;
  uint32_t in_file = 0;
  for (const UseRow& use : data_.uses[primary]) {
    if (data_.families[use.file] == Family::kProse) continue;
    if (slice_.uses.size() - first >= kMaxUsesPerSymbol) break;
    if (use.file != last) in_file = 0;
    last = use.file;
    const FactsView& facts = data_.views[use.file];
    const ResolvedReference& resolved = data_.resolved_references.rows[use.resolved];
    const Reference& reference = facts.references[resolved.reference];
    for (const Site& site : facts.sites.subspan(reference.first_site, reference.site_count)) {
      if (resolved.within != kNone && site.symbol != resolved.within) continue;
      if (++in_file > per_file || slice_.uses.size() - first >= kMaxUsesPerSymbol) break;
      Use row;
      row.symbol = symbol;
      row.card = CardOrSelf(use.file);
      row.row = site.row;
      row.enclosing = NameOf(use.file, site.symbol);
      row.enclosing_anchor = AnchorOf(use.file, site.symbol);
      row.reference_kind = static_cast<uint8_t>(reference.kind);
      row.confidence = resolved.confidence;
      row.is_test = data_.IsTest(use.file) ? 1 : 0;
      slice_.uses.push_back(row);
    }
  }
  // Several references of one file may interleave.
  auto path_less = [this](const Use& a, const Use& b) {
    if (a.card != b.card) {
      std::string_view x = a.card == kNone ? data_.paths[file_] : slice_.strings.Get(slice_.cards[a.card].path);
      std::string_view y = b.card == kNone ? data_.paths[file_] : slice_.strings.Get(slice_.cards[b.card].path);
      return x < y;
    }
    return a.row < b.row;
  };
  std::stable_sort(slice_.uses.begin() + static_cast<std::ptrdiff_t>(first), slice_.uses.end(), path_less);
  // "f(f(x))": one place to look at.
  auto same = [](const Use& a, const Use& b) { return a.card == b.card && a.row == b.row && a.enclosing.offset == b.enclosing.offset; };
  slice_.uses.erase(std::unique(slice_.uses.begin() + static_cast<std::ptrdiff_t>(first), slice_.uses.end(), same), slice_.uses.end());
}

void SliceBuilder::Uses() {
  PairTable first_of;  // primary -> row of symbol_uses
  for (uint32_t i = 0; i < facts_.symbols.size(); ++i) {
    uint32_t global = data_.Global(file_, i), primary = data_.primary[global];
    const UseTotals& totals = data_.totals[primary];
    uint32_t overrides = static_cast<uint32_t>(data_.derived[global].size() + data_.overridden_by[global].size());
    if (totals.places == 0 && overrides == 0) continue;
    SymbolUse row;
    row.symbol = i;
    row.total_places = totals.places;
    row.total_files = totals.files;
    row.test_places = totals.test_places;
    row.test_files = totals.test_files;
    row.overrides = overrides;
    // Overloads and declarations of one thing share their rows.
    uint32_t& first = first_of.At(primary, 0, kNone);
    if (first == kNone) {
      first = static_cast<uint32_t>(slice_.symbol_uses.size());
      row.first_use = static_cast<uint32_t>(slice_.uses.size());
      UsesOf(primary, i);
      row.use_count = static_cast<uint32_t>(slice_.uses.size()) - row.first_use;
    } else {
      row.first_use = slice_.symbol_uses[first].first_use;
      row.use_count = slice_.symbol_uses[first].use_count;
    }
    slice_.symbol_uses.push_back(row);
  }
}

void SliceBuilder::AddRelation(uint32_t symbol, uint32_t other, Relation::Kind kind, Confidence confidence) {
  SymbolRef ref = data_.Local(other);
  Relation row;
  row.symbol = symbol;
  row.card = CardOrSelf(ref.file);
  row.row = data_.views[ref.file].symbols[ref.symbol].row;
  row.name = NameOf(ref.file, ref.symbol);
  row.anchor = AnchorOf(ref.file, ref.symbol);
  row.kind = kind;
  row.confidence = confidence;
  slice_.relations.push_back(row);
}

void SliceBuilder::Relations() {
  for (uint32_t i = 0; i < facts_.symbols.size(); ++i) {
    uint32_t global = data_.Global(file_, i), primary = data_.primary[global];
    auto add_all = [&](std::span<const ClassLink> links, bool to, Relation::Kind kind) {
      uint32_t added = 0;
      for (const ClassLink& link : links) {
        if (++added > kMaxRelations) break;
        AddRelation(i, to ? link.to : link.from, kind, link.confidence);
      }
    };
    add_all(data_.bases[global], true, Relation::kBase);
    add_all(data_.derived[global], false, Relation::kDerived);
    add_all(data_.overrides[global], true, Relation::kOverrides);
    add_all(data_.overridden_by[global], false, Relation::kOverriddenBy);
    bool definition = (facts_.symbols[i].flags & kSymbolDefinition) != 0;
    if (primary != global && !definition && data_.Local(primary).file != file_) {
      AddRelation(i, primary, Relation::kDefinition, Confidence::kExact);
    }
    if (primary == global && definition && data_.symbol_entity[global] != kNone) {
      uint32_t added = 0, looked = 0;
      const Entity& entity = data_.entities[data_.symbol_entity[global]];
      for (uint32_t at = entity.first_symbol; at != kNone && added < 5 && looked < 200; at = data_.next_symbol[at], ++looked) {
        if (at == global || data_.primary[at] != primary || data_.Local(at).file == file_) continue;
        AddRelation(i, at, Relation::kDeclaration, Confidence::kExact);
        ++added;
      }
    }
    uint32_t foreign = 0;
    for (auto row = std::lower_bound(data_.foreign_declarations.begin(), data_.foreign_declarations.end(), std::pair(global, 0u));
         row != data_.foreign_declarations.end() && row->first == global && foreign < 10; ++row, ++foreign) {
      AddRelation(i, row->second, Relation::kDeclaration, Confidence::kExact);
    }
    uint32_t bound = 0;
    for (auto row = std::lower_bound(data_.bound_symbols.begin(), data_.bound_symbols.end(), std::pair(global, 0u));
         row != data_.bound_symbols.end() && row->first == global && bound < 10; ++row, ++bound) {
      const BindingPlace& place = data_.binding_links[row->second];
      Relation relation;
      relation.symbol = i;
      relation.card = CardOrSelf(place.file);
      relation.row = place.row == kNone ? 0 : place.row;
      relation.name = Add(place.name);
      relation.kind = Relation::kBinding;
      relation.confidence = Confidence::kExact;
      slice_.relations.push_back(relation);
    }
  }
}

}  // namespace repodoc
