#include "core/link/names_go.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/link/foreign_declarations.h"
#include "core/link/shared_scopes.h"

namespace repodoc {
namespace {

constexpr int kMaxDepth = 12;       // of values made of values, aliases of aliases
constexpr size_t kMaxEmbedded = 32;  // types asked for one promoted member
constexpr int kMaxSteps = 24;       // of one receiver

// Behind the ">" that ends "<map[string]Box>"; "<-" is the arrow of a channel. npos: cut off.
size_t TypeEnd(std::string_view text) {
  int depth = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '<' && !(at + 1 < text.size() && text[at + 1] == '-')) ++depth;
    if (text[at] == '>' && --depth == 0) return at + 1;
  }
  return text.npos;
}

std::string_view MadeOf(const FactsView& facts, uint32_t symbol) {
  for (const Clause& clause : facts.ClausesOf(symbol)) {
    if (clause.kind == ClauseKind::kMadeOf) return facts.str(clause.text);
  }
  return {};
}

}  // namespace

void GoNames::Prepare() {
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (data_.families[file] != Family::kGo) continue;
    const FactsView& facts = data_.views[file];
    for (const Clause& clause : facts.clauses) {
      if (clause.kind != ClauseKind::kBase) continue;
      Value base = Named({file, facts.symbols[clause.symbol].parent}, facts.str(clause.text));
      uint32_t symbol = data_.Global(file, clause.symbol), derived = data_.symbol_entity[symbol];
      if (base.kind != Value::kEntity || derived == kNone || derived == base.id) continue;
      embedded_.emplace_back(derived, base.id);
      uint32_t files = 0;
      data_.base_links.push_back({symbol, NearestSymbol(data_, base.id, file, &files), Confidence::kExact});
    }
  }
  std::sort(embedded_.begin(), embedded_.end());
  embedded_.erase(std::unique(embedded_.begin(), embedded_.end()), embedded_.end());
  FindImplementations();
}

GoNames::Value GoNames::Typed(std::string_view type, Place place, uint32_t id) const {
  Value value;
  value.kind = type.empty() ? Value::kOutside : Value::kTyped;
  value.type = type;
  value.place = place;
  value.id = id;
  return value;
}

uint32_t GoNames::InPackage(Place place, uint32_t name) const {
  if (name == kNone) return kNone;
  const FactsView& facts = data_.views[place.file];
  for (uint32_t at = place.symbol; at != kNone; at = facts.symbols[at].parent) {  // types of functions
    if (!IsCallable(facts.symbols[at].kind)) continue;
    uint32_t scope = data_.symbol_entity[data_.Global(place.file, at)];
    uint32_t found = scope == kNone ? kNone : data_.FindEntity(scope, name);
    if (Exists(found)) return found;
  }
  uint32_t found = data_.FindEntity(data_.file_root[place.file], name);
  return Exists(found) ? found : kNone;
}

GoNames::Value GoNames::Root(Place place, std::string_view text) const {
  Value value;
  uint32_t name = data_.names.Find(text);
  value.id = InPackage(place, name);
  if (value.id != kNone) {
    value.kind = Value::kEntity;
    return value;
  }
  value.kind = Value::kOutside;
  if (name == kNone) return value;
  uint32_t row = data_.first_binding.Find(place.file, name);
  for (; row != kNone; row = data_.bindings[row].next) {
    const ImportState& state = data_.imports[data_.import_base[place.file] + data_.bindings[row].import_index];
    if (state.target == kNone || data_.file_root[state.target] == kNone) continue;
    value.kind = Value::kPackage;
    value.id = data_.file_root[state.target];
    return value;
  }
  for (uint32_t star : data_.star_imports[place.file]) {
    const ImportState& state = data_.imports[data_.import_base[place.file] + star];
    uint32_t found = state.target == kNone ? kNone : data_.FindEntity(data_.file_root[state.target], name);
    if (!Exists(found)) continue;
    value.kind = Value::kEntity;
    value.id = found;
    return value;
  }
  return value;
}

GoNames::Value GoNames::Named(Place place, std::string_view type) const {
  auto [package, name] = go_types::Named(type);
  Value value;
  value.kind = Value::kOutside;
  if (name.empty()) return value;
  if (!package.empty()) {
    Value scope = Root(place, package);
    if (scope.kind != Value::kPackage) return value;
    value.id = data_.FindEntity(scope.id, data_.names.Find(name));
  } else {
    const FactsView& facts = data_.views[place.file];
    for (uint32_t at = place.symbol; at != kNone; at = facts.symbols[at].parent) {  // func F[T Shape]
      for (const Parameter& row : facts.ParametersOf(at)) {
        if (row.kind == ParameterKind::kTemplate && facts.str(row.name) == name) {
          return Typed(facts.str(row.type), {place.file, facts.symbols[at].parent});
        }
      }
    }
    value = Root(place, name);
  }
  bool type_entity = Exists(value.id) && value.kind != Value::kPackage;
  if (type_entity) {
    SymbolRef ref = SymbolOf(value.id);
    type_entity = IsType(data_.views[ref.file].symbols[ref.symbol].kind);
  }
  value.kind = type_entity ? Value::kEntity : Value::kOutside;
  return value;
}

// From a value of a named type to one of what the name stands for, until that is no name.
GoNames::Value GoNames::Underlying(const Value& typed) {
  Value value = typed;
  for (int steps = 0; steps < kMaxDepth && value.kind == Value::kTyped; ++steps) {
    Value named = Named(value.place, value.type);
    if (named.kind == Value::kTyped) {
      value = named;
      continue;
    }
    if (named.kind != Value::kEntity) return value;
    SymbolRef ref = SymbolOf(named.id);
    const FactsView& facts = data_.views[ref.file];
    std::string_view type = facts.str(facts.symbols[ref.symbol].type);
    if (type.empty()) return value;
    value = Typed(type, {ref.file, ref.symbol}, named.id);
  }
  return value;
}

GoNames::Value GoNames::Got(const Value& value) {
  if (value.kind != Value::kEntity) return value;
  SymbolRef ref = SymbolOf(value.id);
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  if (!IsData(symbol.kind)) return value;
  if (!symbol.type.empty()) return Typed(facts.str(symbol.type), {ref.file, symbol.parent}, value.id);
  std::string_view made = MadeOf(facts, ref.symbol);
  if (made.empty() || depth_ >= kMaxDepth) return {};
  ++depth_;
  Value got = Got(ValueAt({ref.file, symbol.parent}, made));
  --depth_;
  if (got.kind == Value::kTyped && got.id == kNone) got.id = value.id;  // fields of an unnamed struct are its own
  return got;
}

GoNames::Value GoNames::Called(const Value& called) {
  if (called.kind == Value::kUnknown || called.kind == Value::kOutside) return called;
  if (called.kind == Value::kEntity) {
    SymbolRef ref = SymbolOf(called.id);
    const FactsView& facts = data_.views[ref.file];
    const Symbol& symbol = facts.symbols[ref.symbol];
    if (IsCallable(symbol.kind)) return Typed(facts.str(symbol.type), {ref.file, ref.symbol});
    if (IsType(symbol.kind)) return Typed(facts.str(symbol.name), {ref.file, symbol.parent});  // a conversion
  }
  Value value = Got(called);
  if (value.kind == Value::kTyped) value = Underlying(value);
  if (value.kind != Value::kTyped) return value.kind == Value::kUnknown ? value : Typed({}, {});
  return Typed(go_types::Result(value.type), value.place);
}

uint32_t GoNames::MemberOf(uint32_t entity, uint32_t name) const {
  uint32_t seen[kMaxEmbedded] = {entity};
  size_t count = 1;
  for (size_t at = 0; at < count; ++at) {  // breadth first: the shallowest counts
    uint32_t found = data_.FindEntity(seen[at], name);
    if (Exists(found)) return found;
    auto row = std::lower_bound(embedded_.begin(), embedded_.end(), std::make_pair(seen[at], uint32_t{0}));
    for (; row != embedded_.end() && row->first == seen[at] && count < kMaxEmbedded; ++row) {
      if (std::find(seen, seen + count, row->second) == seen + count) seen[count++] = row->second;
    }
  }
  return kNone;
}

GoNames::Value GoNames::Member(const Value& of, std::string_view text) {
  Value out;
  out.kind = Value::kOutside;
  uint32_t name = data_.names.Find(text);
  Value value = Got(of);
  if (value.kind == Value::kUnknown) return {};
  if (name == kNone || value.kind == Value::kOutside) return out;
  auto take = [&](uint32_t scope) {
    uint32_t found = scope == kNone ? kNone : MemberOf(scope, name);
    if (found == kNone) return false;
    out.kind = Value::kEntity;
    out.id = found;
    return true;
  };
  if (value.kind == Value::kPackage || value.kind == Value::kEntity) {
    take(value.id);
    return out;
  }
  for (int steps = 0; steps < kMaxDepth && value.kind == Value::kTyped; ++steps) {
    if (go_types::IsLiteral(value.type)) {
      take(value.id);
      return out;
    }
    Value named = Named(value.place, value.type);
    if (named.kind == Value::kTyped) {  // a parameter of types: what its constraint has
      value = named;
      continue;
    }
    if (named.kind != Value::kEntity || take(named.id)) return out;
    // type Crate = Box, type Crate Box: fields and, of an alias, methods.
    SymbolRef ref = SymbolOf(named.id);
    const FactsView& facts = data_.views[ref.file];
    value = Typed(facts.str(facts.symbols[ref.symbol].type), {ref.file, facts.symbols[ref.symbol].parent}, named.id);
  }
  return out;
}

GoNames::Value GoNames::ValueAt(Place place, std::string_view text) {
  Value value;
  if (StartsWith(text, "(.") || text.empty()) return value;
  if (text[0] == '<') {
    size_t end = TypeEnd(text);
    if (end == text.npos) return value;
    value = Typed(text.substr(1, end - 2), place);
    text.remove_prefix(end);
  } else {
    size_t size = 0;
    while (size < text.size() && go_types::IsNameByte(text[size])) ++size;
    if (size == 0) return value;
    value = Root(place, text.substr(0, size));
    text.remove_prefix(size);
  }
  for (int steps = 0; !text.empty() && steps < kMaxSteps; ++steps) {
    if (value.kind == Value::kUnknown || value.kind == Value::kOutside) return value;
    if (StartsWith(text, "()")) {
      value = Called(value);
      text.remove_prefix(2);
    } else if (StartsWith(text, "[]") || StartsWith(text, "[#]")) {
      bool key = text[1] == '#';
      value = Underlying(Got(value));
      if (value.kind == Value::kTyped) {
        std::string_view type = key ? go_types::KeyOrReceived(value.type) : go_types::Element(value.type);
        value = Typed(type, value.place, go_types::IsLiteral(type) ? value.id : kNone);
      }
      text.remove_prefix(key ? 3 : 2);
    } else if (text[0] == '{') {
      size_t end = text.find('}');
      if (end == text.npos) return {};
      size_t index = 0;
      for (char c : text.substr(1, end - 1)) index = std::min<size_t>(index * 10 + static_cast<size_t>(c - '0'), 1000);
      value = Got(value);
      if (value.kind == Value::kTyped) value = Typed(go_types::Part(value.type, index), value.place, value.id);
      text.remove_prefix(end + 1);
    } else if (text[0] == '.') {
      size_t size = 1;
      while (size < text.size() && go_types::IsNameByte(text[size])) ++size;
      if (size == 1) return {};
      value = Member(value, text.substr(1, size - 1));
      text.remove_prefix(size);
    } else {
      return {};
    }
  }
  return text.empty() ? value : Value{};
}

void GoNames::Resolve(FileIndex file, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  for (uint32_t i = 0; i < facts.references.size(); ++i) {
    if (data_.names.Find(facts.str(facts.references[i].name)) == kNone) continue;
    ResolveBySite(facts, i, sink, [&](uint32_t within, uint32_t symbol) { ResolveSite(file, i, within, symbol, sink); });
  }
}

void GoNames::ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  const Reference& row = facts.references[reference];
  std::string_view qualifier = facts.str(row.qualifier), name = facts.str(row.name);
  Value value;
  if (qualifier == "C") {  // cgo
    uint32_t function = CFunctionNamed(data_, name);
    if (function != kNone) sink->Add(reference, within, data_.Local(function), Confidence::kUnique);
    return;
  }
  if (qualifier.empty()) {
    value = Root({file, symbol}, name);
  } else {
    Value of = ValueAt({file, symbol}, qualifier);
    bool literal = row.kind == ReferenceKind::kUse && qualifier[0] == '<' && of.kind == Value::kTyped;
    if (literal && !go_types::Element(Underlying(of).type).empty()) {
      value = Root({file, symbol}, name);  // Names{first: 1}, a map: the key is an expression
    } else {
      value = Member(of, name);
    }
    // Nobody can say what it is a member of: whatever has a method of that name.
    if (value.kind == Value::kUnknown && row.kind == ReferenceKind::kCall) AddMembersByName(data_, file, reference, within, sink);
  }
  if (value.kind != Value::kEntity || !Exists(value.id)) return;
  uint32_t files = 0;
  SymbolRef target = data_.Local(NearestSymbol(data_, value.id, file, &files));
  // Several files define it: which one counts is said by build constraints.
  bool sure = files == 1 || target.file == file;
  sink->Add(reference, within, target, sure ? Confidence::kExact : Confidence::kUnique);
}

}  // namespace repodoc
