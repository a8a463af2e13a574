#include "core/link/names_generic.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/link/shared_scopes.h"

namespace repodoc {
namespace {

constexpr int kMaxHops = 6;
constexpr size_t kMaxBases = 32;  // classes asked for one inherited member

bool FolderIsScope(Family family) { return family == Family::kSwift; }

bool IsSelf(std::string_view word) {
  return word == "this" || word == "self" || word == "@" || word == "$this" || word == "Self" || word == "static" ||
         word == "cls";
}
bool IsSuper(std::string_view word) { return word == "super" || word == "base" || word == "parent"; }

bool IsIdentifierByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '@' ||
         (c & 0x80) != 0;
}

// The next part of "a.b::c->d\e", `*called` when "()" follows it; false at the end, or where something other than a name
// stands.
bool NextPart(std::string_view* path, std::string_view* part, bool* called) {
  *called = false;
  while (!path->empty() && !IsIdentifierByte((*path)[0])) {
    if (std::string_view(".:>-\\?!").find((*path)[0]) == std::string_view::npos) return false;
    path->remove_prefix(1);
  }
  size_t size = 0;
  while (size < path->size() && IsIdentifierByte((*path)[size])) ++size;
  *part = path->substr(0, size);
  path->remove_prefix(size);
  if (StartsWith(*path, "()")) {
    *called = true;
    path->remove_prefix(2);
  }
  return size > 0;
}

// "final List<Foo>" -> "List", "*server.Server" -> "server.Server", "&mut Foo" -> "Foo"; empty for arrays, tuples and
// functions, whose members are not the element's.
std::string_view TypeCore(std::string_view type) {
  for (bool again = true; again;) {
    again = false;
    type = Trim(type);
    while (!type.empty() && (type[0] == '*' || type[0] == '&' || type[0] == '?' || type[0] == '\\')) type.remove_prefix(1);
    for (std::string_view word : {"mut ", "const ", "final ", "ref ", "out ", "in ", "readonly ", "inout ", "dyn ", "any ",
                                  "some ", "params ", "var "}) {
      if (!StartsWith(type, word)) continue;
      type.remove_prefix(word.size());
      again = true;
    }
  }
  size_t generic = type.find_first_of("<");
  std::string_view rest = generic == type.npos ? std::string_view() : type.substr(type.rfind('>') + 1);
  type = Trim(type.substr(0, generic));
  while (!type.empty() && (type.back() == '?' || type.back() == '!' || type.back() == '*' || type.back() == '&')) {
    type.remove_suffix(1);
  }
  if (type.find_first_of("[]() ,|") != type.npos || rest.find('[') != rest.npos) return {};
  return type;
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
  }
  return kNone;
}

// `type` as written at `place`.
uint32_t GenericNames::TypeNamed(Place place, std::string_view type) const {
  std::string_view path = TypeCore(type), part;
  bool called;
  if (path.empty() || !NextPart(&path, &part, &called)) return kNone;
  uint32_t scope = Lookup(place, data_.names.Find(part));
  if (scope == kNone && !path.empty()) scope = Module(place.file, data_.names.Find(part));
  if (scope == kNone && !path.empty()) {
    Family family = data_.families[place.file];
    if (ScopeSeparator(family).empty()) return kNone;
    ScopePath found = WalkScopes(data_, data_.family_root[static_cast<size_t>(family)], TypeCore(type), ScopeSeparator(family));
    scope = found.whole ? found.entity : kNone;
    path = {};
  }
  while (scope != kNone && !path.empty()) {
    if (!NextPart(&path, &part, &called)) break;
    scope = Member(scope, data_.names.Find(part));
  }
  return Exists(scope) && IsType(KindOf(scope)) ? scope : kNone;
}

// The type that a parameter of a function around the place has.
uint32_t GenericNames::ScopeOfValue(Place place, std::string_view part) const {
  const FactsView& facts = data_.views[place.file];
  for (uint32_t at = place.symbol; at != kNone; at = facts.symbols[at].parent) {
    for (const Parameter& parameter : facts.ParametersOf(at)) {
      if (facts.str(parameter.name) == part && parameter.kind != ParameterKind::kTemplate) {
        return TypeNamed({place.file, facts.symbols[at].parent}, facts.str(parameter.type));
      }
    }
  }
  return kNone;
}

uint32_t GenericNames::ScopeOf(uint32_t entity, bool called) const {
  if (!Exists(entity)) return called ? kNone : entity;
  SymbolRef ref = data_.Local(data_.entities[entity].first_symbol);
  const Symbol& symbol = data_.views[ref.file].symbols[ref.symbol];
  if (IsType(symbol.kind)) return entity;  // Point() is a Point
  if (IsScopeName(symbol.kind)) return called ? kNone : entity;
  if (called ? !IsCallable(symbol.kind) : !IsData(symbol.kind) && symbol.kind != SymbolKind::kProperty) return kNone;
  return TypeNamed({ref.file, symbol.parent}, data_.views[ref.file].str(symbol.type));
}

uint32_t GenericNames::Qualified(Place place, std::string_view qualifier, uint32_t name) const {
  std::string_view path = qualifier, part;
  if (StartsWith(path, "new ")) path.remove_prefix(4);  // new Foo().bar()
  bool called;
  if (!NextPart(&path, &part, &called)) return kNone;
  Family family = data_.families[place.file];
  uint32_t scope = kNone;
  if (IsSelf(part) && !(family == Family::kRust && part == "self" && StartsWith(path, "::"))) {
    scope = EnclosingType(place);
  } else if (IsSuper(part) && family != Family::kRust) {
    scope = EnclosingType(place);
    if (scope == kNone) return kNone;
    if (path.empty()) return Inherited(scope, name);
  } else {
    // A parameter hides what else has its name, even when its type says nothing.
    const FactsView& facts = data_.views[place.file];
    bool parameter = false;
    for (uint32_t at = place.symbol; at != kNone && !parameter; at = facts.symbols[at].parent) {
      for (const Parameter& row : facts.ParametersOf(at)) parameter = parameter || facts.str(row.name) == part;
    }
    if (parameter) {
      if (called) return kNone;
      scope = ScopeOfValue(place, part);
    } else {
      uint32_t id = data_.names.Find(part);
      uint32_t found = Lookup(place, id);
      scope = found != kNone ? ScopeOf(found, called) : called ? kNone : Module(place.file, id);
      std::string_view separator = ScopeSeparator(family);
      if (found == kNone && scope == kNone && !separator.empty() && !called) {
        std::string_view whole = StartsWith(qualifier, separator) ? qualifier.substr(separator.size()) : qualifier;
        ScopePath walked = WalkScopes(data_, data_.family_root[static_cast<size_t>(family)], whole, separator);
        scope = walked.whole ? walked.entity : kNone;
        path = {};
      }
    }
  }
  while (scope != kNone && !path.empty()) {
    if (!NextPart(&path, &part, &called)) return kNone;
    scope = ScopeOf(Member(scope, data_.names.Find(part)), called);
  }
  return scope == kNone ? kNone : Member(scope, name);
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
  uint32_t entity = kNone;
  if (qualifier.empty()) {
    bool value = row.kind == ReferenceKind::kCall || row.kind == ReferenceKind::kUse;
    for (uint32_t at = value ? symbol : kNone; at != kNone; at = facts.symbols[at].parent) {
      for (const Parameter& parameter : facts.ParametersOf(at)) {
        if (facts.str(parameter.name) == facts.str(row.name)) return;
      }
    }
    entity = Lookup({file, symbol}, name);
  } else {
    entity = Qualified({file, symbol}, qualifier, name);
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
  AddCandidates(data_, reference, within, candidates_, sink);
}

}  // namespace repodoc
