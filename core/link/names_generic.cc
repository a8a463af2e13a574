#include "core/link/names_generic.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/link/shared_scopes.h"

namespace repodoc {
namespace {

constexpr int kMaxHops = 6;
constexpr size_t kMaxBases = 32;  // classes asked for one inherited member

bool FolderIsScope(Family family) { return family == Family::kSwift; }

// A method that values of other types have: static int Price(this Box box) of C#.
bool ExtendsOthers(const LinkData& data, uint32_t symbol) {
  SymbolRef ref = data.Local(symbol);
  const FactsView& facts = data.views[ref.file];
  return facts.str(facts.symbols[ref.symbol].signature).find("(this ") != std::string_view::npos;
}

}  // namespace

void GenericNames::Prepare() {
  std::vector<FileIndex> file_of_root(data_.entities.size(), kNone);
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (FolderIsScope(data_.families[file])) file_of_root[data_.file_root[file]] = file;
  }
  for (uint32_t id = 0; id < data_.entities.size(); ++id) {
    const Entity& entity = data_.entities[id];
    if (entity.parent == kNone || file_of_root[entity.parent] == kNone || entity.first_symbol == kNone) continue;
    // The first in path order: ids follow it.
    folder_scope_.At(data_.file_folder[file_of_root[entity.parent]], entity.name, id);
  }
  std::vector<std::pair<uint32_t, uint32_t>> bases;
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    Family family = data_.families[file];
    if (family == Family::kPython || family == Family::kC || family == Family::kJavaScript || family == Family::kGo) continue;
    const FactsView& facts = data_.views[file];
    for (const Clause& clause : facts.clauses) {
      if (clause.kind != ClauseKind::kBase) continue;
      uint32_t base = TypeNamed({file, facts.symbols[clause.symbol].parent}, facts.str(clause.text));
      uint32_t symbol = data_.symbol_base[file] + clause.symbol;
      uint32_t derived = data_.symbol_entity[symbol];
      if (base == kNone || derived == kNone || derived == base) continue;
      bases.emplace_back(derived, base);
      uint32_t files = 0;
      uint32_t nearest = NearestSymbol(data_, base, file, &files);
      data_.base_links.push_back({symbol, nearest, files == 1 ? Confidence::kExact : Confidence::kUnique});
    }
  }
  // Set only now: while bases are looked up, nothing is inherited yet.
  std::sort(bases.begin(), bases.end());
  bases.erase(std::unique(bases.begin(), bases.end()), bases.end());
  bases_ = std::move(bases);
}

uint32_t GenericNames::Inherited(uint32_t scope, uint32_t name) const {
  uint32_t seen[kMaxBases] = {scope};
  size_t count = 1;
  for (size_t at = 0; at < count; ++at) {
    auto first = std::lower_bound(bases_.begin(), bases_.end(), std::make_pair(seen[at], uint32_t{0}));
    for (; first != bases_.end() && first->first == seen[at] && count < kMaxBases; ++first) {
      uint32_t base = first->second;
      if (std::find(seen, seen + count, base) != seen + count) continue;
      seen[count++] = base;
      uint32_t found = data_.FindEntity(base, name);
      if (Exists(found)) return found;
    }
  }
  return kNone;
}

uint32_t GenericNames::Member(uint32_t scope, uint32_t name) const {
  uint32_t found = data_.FindEntity(scope, name);
  return Exists(found) ? found : Inherited(scope, name);
}

uint32_t GenericNames::Around(Place place, uint32_t name) const {
  const FactsView& facts = data_.views[place.file];
  uint32_t base = data_.symbol_base[place.file], root = data_.file_root[place.file];
  uint32_t shared = data_.family_root[static_cast<size_t>(data_.families[place.file])];
  for (uint32_t at = place.symbol; at != kNone; at = facts.symbols[at].parent) {
    uint32_t scope = data_.symbol_entity[base + at];
    if (scope == kNone) continue;
    uint32_t found = Member(scope, name);
    // A class is known by its own name inside of itself; its constructor has the same.
    if (found != kNone && KindOf(found) == SymbolKind::kConstructor) found = data_.entities[found].parent;
    if (found != kNone) return found;
    if (!IsScopeName(facts.symbols[at].kind)) continue;
    // namespace A.B: what A declares is seen, too.
    for (scope = data_.entities[scope].parent; scope != kNone && scope != root && scope != shared;
         scope = data_.entities[scope].parent) {
      found = data_.FindEntity(scope, name);
      if (Exists(found)) return found;
    }
  }
  return kNone;
}

// A name of a module: its own, or one it hands on (pub use, export). Chains longer than kMaxHops are cut.
uint32_t GenericNames::Exported(FileIndex file, uint32_t name, int depth) const {
  if (name == kNone || data_.file_root[file] == kNone) return kNone;
  uint32_t found = data_.FindEntity(data_.file_root[file], name);
  if (Exists(found)) return found;
  if (depth >= kMaxHops) return kNone;
  found = Imported(file, name, depth + 1, true);
  return found == kNone ? FromStars(file, name, depth + 1, true) : found;
}

uint32_t GenericNames::Imported(FileIndex file, uint32_t name, int depth, bool only_exported) const {
  const FactsView& facts = data_.views[file];
  for (uint32_t row = data_.first_binding.Find(file, name); row != kNone; row = data_.bindings[row].next) {
    const ImportBinding& binding = data_.bindings[row];
    const ImportState& state = data_.imports[data_.import_base[file] + binding.import_index];
    const Import& import = facts.imports[binding.import_index];
    if (only_exported && import.kind != ImportKind::kReexport) continue;
    std::string_view original = facts.str(import.module);
    if (binding.import_name != kNone) {
      uint32_t symbol = data_.import_names[data_.name_base[file] + binding.import_name].symbol;
      if (symbol != kNone && data_.symbol_entity[symbol] != kNone) return data_.symbol_entity[symbol];
      original = facts.str(facts.import_names[binding.import_name].name);
    } else if (state.entity != kNone) {
      if (Exists(state.entity)) return state.entity;
      continue;
    }
    if (state.target == kNone || data_.file_root[state.target] == kNone) continue;
    size_t last = original.find_last_of(".:\\/");
    if (last != original.npos) original.remove_prefix(last + 1);
    uint32_t found = Exported(state.target, data_.names.Find(original), depth);
    if (found != kNone) return found;
  }
  return kNone;
}

uint32_t GenericNames::FromStars(FileIndex file, uint32_t name, int depth, bool only_exported) const {
  for (uint32_t row : data_.star_imports[file]) {
    if (only_exported && data_.views[file].imports[row].kind != ImportKind::kReexport) continue;
    const ImportState& state = data_.imports[data_.import_base[file] + row];
    uint32_t found = kNone;
    if (state.entity != kNone) {
      found = Member(state.entity, name);
    } else if (state.target != kNone && state.target != file) {
      found = Exported(state.target, name, depth);
    }
    if (found != kNone) return found;
  }
  return kNone;
}

uint32_t GenericNames::Lookup(Place place, uint32_t name) const {
  if (name == kNone) return kNone;
  uint32_t found = Around(place, name);
  if (found == kNone) found = Imported(place.file, name, 0, false);
  if (found == kNone) {
    // import java.util.Objects: it is that one, also where the package has its own.
    bool imports_hide = data_.families[place.file] == Family::kJvm || data_.families[place.file] == Family::kPhp;
    if (imports_hide && data_.first_binding.Find(place.file, name) != kNone) return kNone;
    found = data_.FindEntity(data_.file_root[place.file], name);
    if (!Exists(found)) found = kNone;
  }
  if (found == kNone && data_.families[place.file] == Family::kRuby) {  // constants are global
    found = data_.FindEntity(data_.family_root[static_cast<size_t>(Family::kRuby)], name);
    if (!Exists(found)) found = kNone;
  }
  if (found == kNone && FolderIsScope(data_.families[place.file])) {
    found = folder_scope_.Find(data_.file_folder[place.file], name);
  }
  return found == kNone ? FromStars(place.file, name, 0, false) : found;
}

uint32_t GenericNames::Module(FileIndex file, uint32_t name) const {
  if (name == kNone) return kNone;
  for (uint32_t row = data_.first_binding.Find(file, name); row != kNone; row = data_.bindings[row].next) {
    const ImportBinding& binding = data_.bindings[row];
    if (binding.import_name != kNone) {  // use a::b, where b is a module in a file of its own
      FileIndex target = data_.import_names[data_.name_base[file] + binding.import_name].target;
      if (target != kNone && data_.file_root[target] != kNone) return data_.file_root[target];
      continue;
    }
    const ImportState& state = data_.imports[data_.import_base[file] + binding.import_index];
    if (state.entity != kNone) return state.entity;
    if (state.target != kNone && data_.file_root[state.target] != kNone) return data_.file_root[state.target];
  }
  return kNone;
}

uint32_t GenericNames::EnclosingType(Place place) const {
  const FactsView& facts = data_.views[place.file];
  for (uint32_t at = place.symbol; at != kNone; at = facts.symbols[at].parent) {
    uint32_t entity = data_.symbol_entity[data_.symbol_base[place.file] + at];
    if (IsType(facts.symbols[at].kind)) return entity;
    // A method that stands outside of its type.
    if (facts.symbols[at].kind != SymbolKind::kMethod || entity == kNone) continue;
    uint32_t owner = data_.entities[entity].parent;
    if (Exists(owner) && IsType(KindOf(owner))) return owner;
  }
  return kNone;
}

void GenericNames::Resolve(FileIndex file, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  for (uint32_t i = 0; i < facts.references.size(); ++i) {
    const Reference& row = facts.references[i];
    if (row.kind == ReferenceKind::kWrite || data_.names.Find(facts.str(row.name)) == kNone) continue;
    ResolveBySite(facts, i, sink, [&](uint32_t within, uint32_t symbol) { ResolveSite(file, i, within, symbol, sink); });
  }
}

void GenericNames::ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  const Reference& row = facts.references[reference];
  std::string_view qualifier = facts.str(row.qualifier);
  uint32_t name = data_.names.Find(facts.str(row.name));
  bool followed = FollowsLocals(data_.views[file].language());
  uint32_t entity = kNone;
  bool outside = false;
  if (qualifier.empty()) {
    bool value = row.kind == ReferenceKind::kCall || row.kind == ReferenceKind::kUse;
    for (uint32_t at = value ? symbol : kNone; at != kNone; at = facts.symbols[at].parent) {
      for (const Parameter& parameter : facts.ParametersOf(at)) {
        if (facts.str(parameter.name) == facts.str(row.name)) return;
      }
    }
    entity = Lookup({file, symbol}, name);
    if (entity == kNone && followed) return;  // of a library
  } else {
    entity = Qualified({file, symbol}, qualifier, name, &outside);
    if (entity == kNone && outside && data_.families[file] != Family::kDotNet) return;
  }
  if (Exists(entity)) {
    uint32_t files = 0;
    uint32_t nearest = NearestSymbol(data_, entity, file, &files);
    SymbolRef target = data_.Local(nearest);
    bool sure = files == 1 || target.file == file;
    sink->Add(reference, within, target, sure ? Confidence::kExact : Confidence::kUnique);
    return;
  }
  if (row.kind == ReferenceKind::kUse || row.kind == ReferenceKind::kWrite) return;
  ByNameQuery query;
  query.file = file;
  query.family = data_.families[file];
  query.name = facts.str(row.name);
  query.kind = row.kind;
  query.member = !qualifier.empty();
  FindByName(data_, query, &candidates_);
  if (outside) std::erase_if(candidates_, [this](uint32_t at) { return !ExtendsOthers(data_, at); });
  AddCandidates(data_, reference, within, candidates_, sink);
}

}  // namespace repodoc
