// Python: the references of a file -> rows. In: what names and receivers mean (names_python.cc, receivers_python.cc). Out:
// which of several definitions counts at a place, and how sure that is; uses of what stands before a name; candidates by
// name where nothing else is known.
#include "core/base/text.h"
#include "core/link/names_python.h"
#include "core/link/receivers_python.h"

namespace repodoc {

using python::RootOfReceiver;

namespace {

constexpr uint8_t kMaxReceivers = 8;  // before a name, told one by one

}  // namespace

// Which of several definitions of a name counts at a place. Inside of a function the last one before the use; of a module
// or class the last that does not depend on a condition (@overload heads come first, a fallback stands in an except branch).
SymbolRef PythonNames::BindingAt(FileIndex file, uint32_t row, const Entity& entity) const {
  SymbolRef first = data_.Local(data_.primary[entity.first_symbol]);
  if (data_.next_symbol[entity.first_symbol] == kNone) return first;
  SymbolRef best = first;
  uint32_t looked = 0;
  for (uint32_t at = entity.first_symbol; at != kNone && looked < kCrowd; at = data_.next_symbol[at], ++looked) {
    SymbolRef ref = data_.Local(at);
    if (ref.file != first.file) continue;
    const Symbol& symbol = data_.views[ref.file].symbols[ref.symbol];
    if (symbol.kind == SymbolKind::kProperty) return first;           // its getter
    if ((symbol.flags & kSymbolLocal) != 0) {
      if (ref.file == file && symbol.row <= row) best = ref;
      continue;
    }
    if (!IsCallable(symbol.kind) && !IsType(symbol.kind)) continue;  // a variable counts where it is first set
    if ((symbol.flags & kSymbolConditional) == 0) best = ref;
  }
  return best;
}

// Whether a condition decides which definition it is: `if new: def f ... else: def f ...`, a class that stands in for an import.
bool PythonNames::IsOneOfSeveral(SymbolRef ref, const Entity& entity) const {
  const Symbol& symbol = data_.views[ref.file].symbols[ref.symbol];
  if ((symbol.flags & kSymbolConditional) == 0 || !(IsCallable(symbol.kind) || IsType(symbol.kind))) return false;
  bool imported = symbol.parent == kNone && data_.first_binding.Find(ref.file, entity.name) != kNone;
  return imported || data_.next_symbol[entity.first_symbol] != kNone;
}

// Of the places that a row stands for: where they mean several definitions, the first is told, and `*same` is false.
SymbolRef PythonNames::Binding(FileIndex file, uint32_t reference, uint32_t within, const Entity& entity, bool* same) const {
  const FactsView& uses = data_.views[file];
  const Reference& row = uses.references[reference];
  SymbolRef first;
  bool known = false;
  *same = true;
  for (const Site& site : uses.sites.subspan(row.first_site, row.site_count)) {
    if (within != kNone && site.symbol != within) continue;
    SymbolRef ref = BindingAt(file, site.row, entity);
    if (!known) first = ref;
    if (known && !(ref == first)) *same = false;
    known = true;
    if (data_.next_symbol[entity.first_symbol] == kNone) break;
  }
  return known ? first : BindingAt(file, 0, entity);
}

// An entity of a stub, or a member that an extension module has without a stub, leads on to where C++ binds it.
void PythonNames::Emit(FileIndex file, Value value, uint32_t reference, uint32_t within, ReferenceSink* sink) {
  if (value.kind == Value::kModule) {
    sink->Add(reference, within, {value.id, kNone}, Confidence::kExact);
    return;
  }
  uint32_t name = kNone, scope = kNone;
  if (value.kind == Value::kEntity) {
    const Entity& entity = data_.entities[value.id];
    bool same = true;
    SymbolRef ref = Binding(file, reference, within, entity, &same);
    sink->Add(reference, within, ref, same && !IsOneOfSeveral(ref, entity) ? Confidence::kExact : Confidence::kUnique);
    if (!data_.is_stub[ref.file]) return;
    name = entity.name;
    if (entity.parent != kNone && data_.entities[entity.parent].parent != kNone) scope = data_.entities[entity.parent].name;
  } else if (value.kind == Value::kForeign) {
    sink->Add(reference, within, data_.Local(value.id), Confidence::kUnique);
    return;
  } else if (value.kind == Value::kBound) {
    name = value.id;
  } else {
    return;
  }
  std::span<const uint32_t> rows = BoundAs(scope, name);
  uint32_t written = 0;
  for (uint32_t row : rows) {
    if (++written > 5) break;
    sink->Add(reference, within, data_.binding_links[row].implementation,
              rows.size() == 1 ? Confidence::kExact : Confidence::kAmbiguous, static_cast<uint32_t>(rows.size()));
    sink->rows->back().via_binding = 1;
    sink->rows->back().binding = row;
  }
}

std::span<const uint32_t> PythonNames::BoundAs(uint32_t scope, uint32_t name) const {
  if (name == kNone || name >= data_.bindings_by_name.keys()) return {};
  std::span<const uint32_t> rows = data_.bindings_by_name[name];
  // Rows of one name are sorted by scope: free functions and classes first.
  std::string_view wanted = scope == kNone ? std::string_view() : data_.names.Get(scope);
  size_t first = 0;
  while (first < rows.size() && data_.binding_scopes[rows[first]] < wanted) ++first;
  size_t end = first;
  while (end < rows.size() && data_.binding_scopes[rows[end]] == wanted) ++end;
  return rows.subspan(first, end - first);
}

// settings.DEBUG, self.env.domain.find(): what stands before the last name is read, too. Only the place's own words count:
// those behind the last bracket. Where a name begins with a capital letter or is defined in this file, extraction has
// counted it as the root of the chain.
void PythonNames::EmitReceiver(FileIndex file, uint32_t symbol, uint32_t owner, uint32_t reference, uint32_t within,
                               ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  std::string_view qualifier = facts.str(facts.references[reference].qualifier);
  size_t own = qualifier.find_last_of(")]");
  own = own == qualifier.npos ? 0 : own + 1;
  size_t end = qualifier.size();
  for (uint8_t from_end = 1; end > own && from_end < kMaxReceivers; ++from_end) {
    size_t dot = qualifier.rfind('.', end - 1);
    bool root = dot == qualifier.npos;
    std::string_view name = root ? qualifier.substr(0, end) : qualifier.substr(dot + 1, end - dot - 1);
    if (name.empty()) return;
    bool counted = root && ((name[0] >= 'A' && name[0] <= 'Z') || name == "self" || name == "cls" ||
                            data_.first_binding.Find(file, data_.names.Find(name)) == kNone);
    if (!counted && name != "__class__") {
      Value value = ValueAt(file, symbol, qualifier.substr(0, end), owner);
      size_t first = sink->rows->size();
      if (value.kind == Value::kEntity) Emit(file, value, reference, within, sink);
      for (size_t i = first; i < sink->rows->size(); ++i) (*sink->rows)[i].of_qualifier = from_end;
    }
    if (root) break;
    end = dot;
  }
}

void PythonNames::Resolve(FileIndex file, ReferenceSink* sink) {
  CollectLocals(file);
  const FactsView& facts = data_.views[file];
  for (uint32_t i = 0; i < facts.references.size(); ++i) {
    const Reference& row = facts.references[i];
    if (row.kind == ReferenceKind::kWrite) continue;
    std::string_view qualifier = facts.str(row.qualifier);
    std::string_view root = qualifier.empty() ? facts.str(row.name) : RootOfReceiver(qualifier);
    bool by_place = root == "self" || root == "cls" || StartsWith(root, "super") || locals_.Find(root) != kNone;
    if (!by_place) {
      // Names of the enclosing classes matter in class bodies only.
      by_place = row.site_count == 1 || class_names_.Find(root) != kNone;
    }
    if (!by_place || row.site_count == 0) {
      ResolveSite(file, i, kNone, kNone, sink);
      continue;
    }
    ResolveBySite(facts, i, sink, [&](uint32_t within, uint32_t symbol) { ResolveSite(file, i, within, symbol, sink); });
  }
}

// class A: x = x. What a class body reads before it sets it is not the class's own. Annotations may be read later.
bool PythonNames::IsSetLater(FileIndex file, Value value, uint32_t reference, uint32_t symbol) const {
  const FactsView& facts = data_.views[file];
  if (value.kind != Value::kEntity || symbol == kNone || !IsType(facts.symbols[symbol].kind)) return false;
  SymbolRef set = data_.Local(data_.entities[value.id].first_symbol);
  const Symbol& member = data_.views[set.file].symbols[set.symbol];
  if (set.file != file || member.parent != symbol) return false;
  const Reference& row = facts.references[reference];
  for (const Site& site : facts.sites.subspan(row.first_site, row.site_count)) {
    if (site.symbol == symbol && site.row > member.row) return false;
  }
  return true;
}

void PythonNames::ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  const Reference& row = facts.references[reference];
  std::string_view name = facts.str(row.name), qualifier = facts.str(row.qualifier);
  if (qualifier.empty()) {
    Value value = Root(file, symbol, name);
    if (row.kind != ReferenceKind::kType && IsSetLater(file, value, reference, symbol)) {
      value = Root(file, facts.symbols[symbol].parent, name);
    }
    Emit(file, value, reference, within, sink);
    return;
  }
  std::string_view root = RootOfReceiver(qualifier);
  uint32_t around = root == "self" || root == "cls" || root == "super" ? ClassAround(file, symbol) : kNone;
  if (qualifier == "super()") {
    if (around != kNone) Emit(file, ClassMember(around, name, true), reference, within, sink);
    return;
  }
  Value value = ValueAt(file, symbol, qualifier, around);
  EmitReceiver(file, symbol, around, reference, within, sink);
  value = Got(value);
  if (value.kind == Value::kExternal) return;
  if (name == "__class__") return;  // of every object
  // The receiver is known, and so is that it has no such member.
  bool known = value.kind == Value::kModule || value.kind == Value::kFolder;
  value = Member(value, name);
  if (value.kind != Value::kUnknown) {
    Emit(file, value, reference, within, sink);
    return;
  }
  if (known || row.kind != ReferenceKind::kCall) return;
  AddMembersByName(data_, file, reference, within, sink);
}

}  // namespace repodoc
