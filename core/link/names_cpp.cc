#include "core/link/names_cpp.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/link/path_search.h"

namespace repodoc {
namespace {

constexpr int kMaxDepth = 12;        // of aliases and nested template arguments looked through
constexpr size_t kMaxClasses = 128;  // of a walk over bases
constexpr uint32_t kMaxLooked = 400; // symbols of one entity that are asked whether they can be seen


// The position of the "::" that ends the first component; npos when there is none.
size_t EndOfComponent(std::string_view path) {
  int depth = 0;
  for (size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '<') ++depth;
    if (path[i] == '>') --depth;
    if (depth <= 0 && path[i] == ':' && i + 1 < path.size() && path[i + 1] == ':') return i;
  }
  return path.npos;
}

std::string_view WithoutArguments(std::string_view name) { return Trim(name.substr(0, name.find('<'))); }

}  // namespace

// Drops what surrounds the name of a type: const, &, *, typename, struct ...
std::string_view BareType(std::string_view type) {
  for (bool again = true; again;) {
    again = false;
    type = Trim(type);
    for (std::string_view word : {"const ", "volatile ", "typename ", "struct ", "class ", "enum ", "union ", "static ",
                                  "mutable ", "constexpr ", "inline ", "extern ", "virtual ", "thread_local ", "friend ",
                                  "public ", "private ", "protected "}) {
      if (StartsWith(type, word)) {
        type.remove_prefix(word.size());
        again = true;
      }
    }
    while (!type.empty() && (type.back() == '&' || type.back() == '*' || type.back() == ' ')) type.remove_suffix(1);
    if (EndsWith(type, " const")) {
      type.remove_suffix(6);
      again = true;
    }
    if (EndsWith(type, "...")) type.remove_suffix(3);
  }
  return type;
}

// What a smart pointer or optional holds: members are called through it.
bool IsHandle(std::string_view name) {
  for (std::string_view handle : {"shared_ptr", "unique_ptr", "weak_ptr", "intrusive_ptr", "optional", "scoped_refptr",
                                  "RefPtr", "QSharedPointer", "QPointer", "MaybeOwned", "ExclusivelyOwned", "Lazy",
                                  "unique_lock", "reference_wrapper", "observer_ptr", "intrusive_ptr_unsafe"}) {
    if (name == handle) return true;
  }
  return false;
}

void CNames::Prepare() {
  seen_.assign(data_.file_count(), 0);
  queue_.assign(1, 0);
  for (FileIndex file = 0; file < data_.file_count() && root_ == kNone; ++file) {
    if (data_.families[file] == Family::kC) root_ = data_.family_root[static_cast<size_t>(Family::kC)];
  }
  FindBases();
}

// Marks every file that `file` includes, directly or not.
void CNames::See(FileIndex file) {
  ++stamp_;
  queue_.assign(1, file);
  seen_[file] = stamp_;
  for (size_t at = 0; at < queue_.size(); ++at) {
    FileIndex current = queue_[at];
    for (uint32_t row = data_.import_base[current]; row < data_.import_base[current + 1]; ++row) {
      FileIndex target = data_.imports[row].target;
      if (target == kNone || seen_[target] == stamp_) continue;
      seen_[target] = stamp_;
      queue_.push_back(target);
    }
  }
}

bool CNames::VisibleEntity(uint32_t entity) const {
  // The file at hand is the first one it sees.
  if (data_.entity_size[entity] > kCrowd && data_.crowded.Find(entity, queue_[0]) != kNone) return true;
  uint32_t looked = 0;
  for (uint32_t at = data_.entities[entity].first_symbol; at != kNone && looked < kMaxLooked; at = data_.next_symbol[at]) {
    if (Visible(data_.Local(at).file)) return true;
    ++looked;
  }
  return false;
}

bool CNames::IsMacroNamespace(uint32_t entity) const {
  return std::binary_search(data_.macro_namespaces.begin(), data_.macro_namespaces.end(), entity);
}

bool CNames::IsScopeOf(uint32_t entity, bool (*fits)(SymbolKind)) const {
  uint32_t first = data_.entities[entity].first_symbol;
  return first != kNone && fits(data_.SymbolAt(first).kind);
}

uint32_t CNames::ClassAround(uint32_t entity) const {
  for (; entity != kNone; entity = data_.entities[entity].parent) {
    if (IsScopeOf(entity, IsType)) return entity;
  }
  return kNone;
}

uint32_t CNames::ScopeAt(FileIndex file, uint32_t symbol) const {
  const FactsView& facts = data_.views[file];
  for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
    uint32_t entity = data_.symbol_entity[data_.symbol_base[file] + at];
    if (entity != kNone) return entity;
  }
  return data_.file_root[file];
}

uint32_t CNames::MemberOf(uint32_t entity, uint32_t name) const {
  uint32_t member = data_.entity_ids.Find(entity, name);
  if (member != kNone && Exists(member)) return member;
  if (class_row_.Find(entity, 0) == kNone) return kNone;
  std::vector<uint32_t> queue = {entity};
  for (size_t at = 0; at < queue.size() && at < kMaxClasses; ++at) {
    if (at > 0) {
      // A base is known by its name in what derives from it; its constructor is not meant.
      if (data_.entities[queue[at]].name == name && IsScopeOf(queue[at], IsType)) return queue[at];
      member = data_.entity_ids.Find(queue[at], name);
      if (member != kNone && data_.entities[member].first_symbol != kNone) return member;
    }
    uint32_t row = class_row_.Find(queue[at], 0);
    if (row == kNone) continue;
    for (uint32_t base : class_bases_[row]) {
      if (std::find(queue.begin(), queue.end(), base) == queue.end()) queue.push_back(base);
    }
  }
  return kNone;
}

uint32_t CNames::FindInScopes(uint32_t scope, uint32_t name) const {
  if (name == kNone) return kNone;
  int depth = 0;
  for (uint32_t at = scope; at != kNone && depth < 64; at = data_.entities[at].parent, ++depth) {
    // A class is known by its name inside itself; its constructor of the same name is reached through it.
    if (data_.entities[at].name == name && IsScopeOf(at, IsType)) return at;
    uint32_t found = MemberOf(at, name);
    if (found != kNone && VisibleEntity(found)) return found;
  }
  return kNone;
}

// Once per entity: `using A = B; using B = A;` must end, and nested aliases must not multiply.
uint32_t CNames::Aliased(uint32_t entity, int depth) {
  uint32_t first = data_.entities[entity].first_symbol;
  if (first == kNone || depth > kMaxDepth) return entity;
  SymbolRef ref = data_.Local(first);
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  bool namespace_alias = symbol.kind == SymbolKind::kNamespace && !symbol.type.empty();
  if (symbol.kind != SymbolKind::kTypeAlias && !namespace_alias) return entity;
  uint32_t known = alias_memo_.Find(entity, 0);
  if (known != kNone) return known;
  alias_memo_.At(entity, 0, entity);  // what a circle sees
  uint32_t next = TypeEntity(data_.entities[entity].parent, facts.str(symbol.type), depth + 1);
  if (next != kNone) alias_memo_.At(entity, 0, kNone) = next;
  return next == kNone ? entity : next;
}

uint32_t CNames::ResolvePath(uint32_t scope, std::string_view path, int depth) {
  path = Trim(path);
  if (StartsWith(path, "typename ")) path.remove_prefix(9);
  bool rooted = StartsWith(path, "::");
  if (rooted) path.remove_prefix(2);
  size_t end = EndOfComponent(path);
  std::string_view first = WithoutArguments(path.substr(0, end));
  uint32_t name = data_.names.Find(first);
  uint32_t entity = kNone;
  if (name == kNone) return kNone;
  if (rooted) {
    while (scope != kNone && data_.entities[scope].parent != kNone) scope = data_.entities[scope].parent;
    entity = data_.entity_ids.Find(scope, name);
  } else {
    // A scope that is named again inside itself (at::native::at) is rare; the innermost wins.
    int steps = 0;
    for (uint32_t at = scope; at != kNone && steps < 64 && entity == kNone; at = data_.entities[at].parent, ++steps) {
      if (at != scope || data_.entities[at].name != name) entity = MemberOf(at, name);
      if (entity == kNone && data_.entities[at].name == name && IsScopeOf(at, IsType)) entity = at;  // own class name
    }
  }
  while (entity != kNone && end != path.npos) {
    entity = Aliased(entity, depth);
    path.remove_prefix(end + 2);
    end = EndOfComponent(path);
    name = data_.names.Find(WithoutArguments(path.substr(0, end)));
    entity = name == kNone ? kNone : MemberOf(entity, name);
  }
  return entity;
}

uint32_t CNames::TypeEntity(uint32_t scope, std::string_view type, int depth) {
  for (; depth < kMaxDepth; ++depth) {
    type = BareType(type);
    size_t open = type.find('<');
    if (open != type.npos) {
      std::string_view head = type.substr(0, open);
      size_t colons = head.rfind("::");
      std::string_view last = colons == head.npos ? head : head.substr(colons + 2);
      if (IsHandle(Trim(last))) {  // look at the first argument
        std::string_view inner = type.substr(open + 1);
        int nested = 0;
        size_t stop = 0;
        for (; stop < inner.size(); ++stop) {
          if (inner[stop] == '<') ++nested;
          if (inner[stop] == '>' && nested-- == 0) break;
          if (inner[stop] == ',' && nested == 0) break;
        }
        type = inner.substr(0, stop);
        continue;
      }
    }
    if (type.empty() || type.find('(') != type.npos) return kNone;
    uint32_t entity = ResolvePath(scope, type, depth + 1);
    if (entity == kNone && type.find("::") == type.npos) {
      // Through a using-directive we cannot see: the one type of that name in sight.
      uint32_t name = data_.names.Find(WithoutArguments(type));
      if (name == kNone || name >= data_.entities_by_name.keys()) return kNone;
      uint32_t only = kNone;
      size_t tried = 0;
      for (uint32_t candidate : data_.entities_by_name[name]) {
        if (++tried > 50) return kNone;
        if (!IsScopeOf(candidate, IsType) || !VisibleEntity(candidate)) continue;
        if (only != kNone) return kNone;
        only = candidate;
      }
      entity = only;
    }
    return entity == kNone ? kNone : Aliased(entity, depth + 1);
  }
  return kNone;
}

void CNames::FindBases() {
  std::vector<std::pair<uint32_t, uint32_t>> found;
  PairTable row_of;  // becomes class_row_ when class_bases_ stands
  uint32_t rows = 0;
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (data_.families[file] != Family::kC) continue;
    const FactsView& facts = data_.views[file];
    bool seen = false;
    for (const Clause& clause : facts.clauses) {
      if (clause.kind != ClauseKind::kBase) continue;
      uint32_t symbol = data_.symbol_base[file] + clause.symbol;
      uint32_t entity = data_.symbol_entity[symbol];
      if (entity == kNone) continue;
      if (!seen) See(file);
      seen = true;
      uint32_t base = TypeEntity(data_.entities[entity].parent, facts.str(clause.text), 0);
      if (base == kNone || base == entity || !IsScopeOf(base, IsType)) continue;
      uint32_t& row = row_of.At(entity, 0, kNone);
      if (row == kNone) row = rows++;
      found.emplace_back(row, base);
      data_.base_links.push_back({symbol, data_.primary[data_.entities[base].first_symbol], Confidence::kExact});
    }
  }
  class_bases_.Build(rows, [&](auto emit) {
    for (auto [row, base] : found) emit(row, base);
  });
  class_row_ = std::move(row_of);
}

bool CNames::IsNamespace(std::string_view path) { return root_ != kNone && ResolvePath(root_, path, 0) != kNone; }

uint32_t CNames::Qualified(std::string_view scope, std::string_view name) {
  if (root_ == kNone) return kNone;
  uint32_t outer = ResolvePath(root_, scope, 0), id = data_.names.Find(name);
  if (outer == kNone || id == kNone) return kNone;
  uint32_t found = MemberOf(Aliased(outer, 0), id);
  return found != kNone && data_.entities[found].first_symbol != kNone ? found : kNone;
}

// Writes the definition an entity means for `file`: its own, else what it can see. False when it sees none. Overloads that
// several files declare are one thing; the file with most of them stands for it, which is unique, not exact.
bool CNames::EmitEntity(FileIndex file, uint32_t reference, uint32_t within, uint32_t entity, ReferenceSink* sink) {
  if (data_.entity_size[entity] > kCrowd) {
    uint32_t own = data_.crowded.Find(entity, file);
    if (own != kNone) {
      sink->Add(reference, within, data_.Local(data_.primary[own]), Confidence::kExact);
      return true;
    }
  }
  found_.clear();
  counts_.clear();
  uint32_t looked = 0;
  for (uint32_t at = data_.entities[entity].first_symbol; at != kNone && looked < kMaxLooked; at = data_.next_symbol[at], ++looked) {
    FileIndex where = data_.Local(at).file;
    uint32_t primary = data_.primary[at];
    if (where == file) {
      sink->Add(reference, within, data_.Local(primary), Confidence::kExact);
      return true;
    }
    if (!Visible(where)) continue;
    auto known = std::find(found_.begin(), found_.end(), primary);
    if (known == found_.end()) {
      if (found_.size() == kMaxCandidates) continue;
      found_.push_back(primary);
      counts_.push_back(1);
    } else {
      ++counts_[static_cast<size_t>(known - found_.begin())];
    }
  }
  if (found_.empty()) return false;
  size_t best = 0;
  for (size_t i = 1; i < found_.size(); ++i) {
    if (counts_[i] > counts_[best] || (counts_[i] == counts_[best] && found_[i] < found_[best])) best = i;
  }
  sink->Add(reference, within, data_.Local(found_[best]), found_.size() == 1 ? Confidence::kExact : Confidence::kUnique);
  return true;
}

void CNames::EmitScope(FileIndex file, uint32_t reference, uint32_t within, uint32_t entity, ReferenceSink* sink) {
  size_t first = sink->rows->size();
  EmitEntity(file, reference, within, entity, sink);
  for (size_t i = first; i < sink->rows->size(); ++i) (*sink->rows)[i].of_qualifier = 1;
}

void CNames::Resolve(FileIndex file, ReferenceSink* sink) {
  See(file);
  const FactsView& facts = data_.views[file];
  for (uint32_t i = 0; i < facts.references.size(); ++i) {
    const Reference& row = facts.references[i];
    if (row.kind == ReferenceKind::kWrite) continue;
    // Nothing in the repository has the name: no need to look.
    if (data_.names.Find(facts.str(row.name)) == kNone) continue;
    if (row.kind == ReferenceKind::kMacro) {
      ResolveSite(file, i, kNone, row.site_count == 0 ? kNone : facts.sites[row.first_site].symbol, sink);
      continue;
    }
    ResolveBySite(facts, i, sink, [&](uint32_t within, uint32_t symbol) { ResolveSite(file, i, within, symbol, sink); });
  }
}

void CNames::ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  const Reference& row = facts.references[reference];
  std::string_view name_text = facts.str(row.name), qualifier = facts.str(row.qualifier);
  uint32_t name = data_.names.Find(WithoutArguments(name_text));
  if (name == kNone) return;
  uint32_t scope = ScopeAt(file, symbol);
  ByNameQuery query;
  query.file = file;
  query.family = Family::kC;
  query.name = name_text;
  query.kind = row.kind;
  query.visible = &seen_;
  query.stamp = stamp_;

  if (qualifier == "std" || StartsWith(qualifier, "std::") || StartsWith(qualifier, "::std")) return;
  if (row.kind == ReferenceKind::kMacro) {
    uint32_t macro = data_.entity_ids.Find(root_, name);
    if (macro != kNone && EmitEntity(file, reference, within, macro, sink)) return;
  }
  if (qualifier.empty()) {
    if (row.kind == ReferenceKind::kCall || row.kind == ReferenceKind::kUse) {
      for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
        for (const Parameter& parameter : facts.ParametersOf(at)) {
          if (facts.str(parameter.name) == name_text) return;  // a local thing
        }
      }
    }
    uint32_t entity = FindInScopes(scope, name);
    if (entity != kNone && EmitEntity(file, reference, within, entity, sink)) return;
    // Argument-dependent look-up, using-directives, names the includes do not show.
    FindByName(data_, query, &candidates_);
    if (candidates_.empty()) {
      query.visible = nullptr;
      FindByName(data_, query, &candidates_);
      if (candidates_.size() != 1) return;
    }
    AddCandidates(data_, reference, within, candidates_, sink);
    return;
  }
  // A scope, or a receiver?
  if (qualifier != "this" && qualifier.find_first_of("()[].-") == qualifier.npos) {
    uint32_t named = ResolvePath(scope, qualifier, 0);
    uint32_t outer = named == kNone ? kNone : Aliased(named, 0);
    bool is_scope = outer != kNone && (IsScopeOf(outer, IsType) || IsMacroNamespace(outer) || IsScopeOf(outer, [](SymbolKind kind) {
                                         return kind == SymbolKind::kNamespace;
                                       }));
    if (is_scope) {
      // Foo::bar uses Foo, too.
      if (IsScopeOf(outer, IsType)) EmitScope(file, reference, within, named, sink);
      uint32_t entity = MemberOf(outer, name);
      if (entity != kNone && EmitEntity(file, reference, within, entity, sink)) return;
      // The namespace is known and what the file sees of it has no such name: made by a macro or a generator.
      if (entity != kNone) {
        found_.clear();
        for (uint32_t at = data_.entities[entity].first_symbol; at != kNone && found_.size() <= kMaxCandidates;
             at = data_.next_symbol[at]) {
          uint32_t primary = data_.primary[at];
          if (std::find(found_.begin(), found_.end(), primary) == found_.end()) found_.push_back(primary);
        }
        std::sort(found_.begin(), found_.end());
        if (found_.size() <= kMaxCandidates) AddCandidates(data_, reference, within, found_, sink);
      }
      return;
    }
    if (qualifier.find("::") != qualifier.npos) return;  // a scope of somebody else: std::, boost::
  }
  uint32_t owner = ReceiverClass(file, symbol, scope, qualifier);
  if (owner != kNone) {
    uint32_t entity = MemberOf(owner, name);
    if (entity != kNone && EmitEntity(file, reference, within, entity, sink)) return;
    if (entity != kNone) {
      sink->Add(reference, within, data_.Local(data_.primary[data_.entities[entity].first_symbol]), Confidence::kExact);
      return;
    }
  }
  if (row.kind != ReferenceKind::kCall) return;
  query.member = true;
  FindByName(data_, query, &candidates_);
  AddCandidates(data_, reference, within, candidates_, sink);
}

void CNames::ResolveBindingTargets() {
  FileIndex last = kNone;
  for (BindingPlace& place : data_.binding_links) {
    std::string_view target = place.target;
    if (target.empty() || target == "lambda" || data_.families[place.file] != Family::kC) continue;
    if (place.file != last) See(place.file);
    last = place.file;
    // Where the binding stands: the innermost symbol around its row.
    const FactsView& facts = data_.views[place.file];
    uint32_t around = kNone;
    auto after = std::upper_bound(facts.symbols.begin(), facts.symbols.end(), place.row,
                                  [](uint32_t row, const Symbol& symbol) { return row < symbol.begin_row; });
    for (size_t i = static_cast<size_t>(after - facts.symbols.begin()); i-- > 0;) {
      if (facts.symbols[i].end_row >= place.row) {
        around = static_cast<uint32_t>(i);
        break;
      }
      if (facts.symbols[i].parent == kNone) break;
    }
    uint32_t scope = ScopeAt(place.file, around);
    uint32_t entity = ResolvePath(scope, BareType(target), 0);
    if (entity == kNone) entity = TypeEntity(scope, target, 0);
    if (entity == kNone || data_.entities[entity].first_symbol == kNone) continue;
    // Of several, the one in sight.
    uint32_t chosen = kNone;
    for (uint32_t at = data_.entities[entity].first_symbol; at != kNone && chosen == kNone; at = data_.next_symbol[at]) {
      if (Visible(data_.Local(at).file)) chosen = at;
    }
    if (chosen == kNone) chosen = data_.entities[entity].first_symbol;
    place.implementation = data_.Local(data_.primary[chosen]);
  }
}

}  // namespace repodoc
