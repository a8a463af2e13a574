#include "core/link/names_javascript.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr int kMaxDepth = 24;
constexpr size_t kMaxClasses = 64;
constexpr uint32_t kBusy = kNone - 1, kNothing = kNone - 2;

std::string_view FirstPart(std::string_view path) { return path.substr(0, path.find('.')); }
std::string_view Rest(std::string_view path) {
  size_t dot = path.find('.');
  return dot == path.npos ? std::string_view() : path.substr(dot + 1);
}

// "Promise<Foo>" -> "Promise"; "Foo | null" -> "Foo"; empty for what is no path.
std::string_view PathOfType(std::string_view type) {
  type = Trim(type);
  if (StartsWith(type, ":")) type = Trim(type.substr(1));
  for (std::string_view end : {" | null", " | undefined", "[]"}) {
    if (EndsWith(type, end)) type.remove_suffix(end.size());
  }
  type = Trim(type.substr(0, type.find('<')));
  for (char c : type) {
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
                c == '.' || static_cast<unsigned char>(c) >= 0x80;
    if (!word) return {};
  }
  return type;
}

}  // namespace

bool JavaScriptNames::IsClass(uint32_t entity) const {
  uint32_t first = data_.entities[entity].first_symbol;
  return first != kNone && IsType(data_.SymbolAt(first).kind);
}

uint32_t JavaScriptNames::ClassAround(FileIndex file, uint32_t symbol) const {
  const FactsView& facts = data_.views[file];
  for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
    if (IsType(facts.symbols[at].kind)) return data_.symbol_entity[data_.symbol_base[file] + at];
  }
  return kNone;
}

void JavaScriptNames::Prepare() {
  default_export_.assign(data_.file_count(), kNone);
  std::vector<std::pair<uint32_t, uint32_t>> reexports;
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (data_.families[file] != Family::kJavaScript) continue;
    const FactsView& facts = data_.views[file];
    for (uint32_t i = 0; i < facts.symbols.size() && default_export_[file] == kNone; ++i) {
      if ((facts.symbols[i].flags & kSymbolDefault) != 0) {
        default_export_[file] = data_.symbol_entity[data_.symbol_base[file] + i];
      }
    }
    for (uint32_t i = 0; i < facts.imports.size(); ++i) {
      if (facts.imports[i].kind == ImportKind::kReexport) reexports.emplace_back(file, i);
    }
  }
  reexports_.Build(data_.file_count(), [&](auto emit) {
    for (auto [file, row] : reexports) emit(file, row);
  });
  std::vector<std::pair<uint32_t, uint32_t>> found;
  PairTable row_of;  // becomes class_row_ when class_bases_ stands
  uint32_t rows = 0;
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (data_.families[file] != Family::kJavaScript) continue;
    const FactsView& facts = data_.views[file];
    for (const Clause& clause : facts.clauses) {
      if (clause.kind != ClauseKind::kBase) continue;
      uint32_t symbol = data_.symbol_base[file] + clause.symbol;
      uint32_t entity = data_.symbol_entity[symbol];
      if (entity == kNone) continue;
      std::string_view text = Trim(facts.str(clause.text));
      for (std::string_view word : {"extends ", "implements "}) {
        if (StartsWith(text, word)) text.remove_prefix(word.size());
      }
      Value base = TypeAt(file, facts.symbols[clause.symbol].parent, text);
      if (base.kind != Value::kInstance || base.id == entity) continue;
      uint32_t& row = row_of.At(entity, 0, kNone);
      if (row == kNone) row = rows++;
      found.emplace_back(row, base.id);
      data_.base_links.push_back({symbol, data_.primary[data_.entities[base.id].first_symbol], Confidence::kExact});
    }
  }
  class_bases_.Build(rows, [&](auto emit) {
    for (auto [row, base] : found) emit(row, base);
  });
  class_row_ = std::move(row_of);
}

uint32_t JavaScriptNames::Exported(FileIndex file, std::string_view name, int depth) {
  if (depth > kMaxDepth || data_.file_root[file] == kNone) return kNone;
  if (name == "default" && default_export_[file] != kNone) return default_export_[file];
  uint32_t id = data_.names.Find(name);
  if (id == kNone) return kNone;
  uint32_t known = memo_.Find(file, id);
  if (known == kBusy || known == kNothing) return kNone;
  if (known != kNone) return known;
  memo_.At(file, id, kBusy) = kBusy;
  uint32_t entity = data_.FindEntity(data_.file_root[file], id);
  if (entity != kNone && data_.entities[entity].first_symbol == kNone) entity = kNone;
  const FactsView& facts = data_.views[file];
  for (uint32_t row : reexports_[file]) {
    if (entity != kNone) break;
    const Import& import = facts.imports[row];
    FileIndex target = data_.imports[data_.import_base[file] + row].target;
    if (target == kNone || target == file) continue;
    bool star = (import.flags & kImportStar) != 0 && import.alias.empty();
    for (uint32_t n = import.first_name; n < import.first_name + import.name_count && entity == kNone; ++n) {
      const ImportName& row_name = facts.import_names[n];
      std::string_view given = facts.str(row_name.alias.empty() ? row_name.name : row_name.alias);
      if (given == name) entity = Exported(target, facts.str(row_name.name), depth + 1);
      if (facts.str(row_name.name) == "*" && row_name.alias.empty()) star = true;
    }
    if (entity == kNone && star && name != "default") entity = Exported(target, name, depth + 1);
  }
  // `import {a} from './a'; export {a}` binds and exports.
  for (uint32_t row = data_.first_binding.Find(file, id); row != kNone && entity == kNone; row = data_.bindings[row].next) {
    const ImportBinding& binding = data_.bindings[row];
    FileIndex target = data_.imports[data_.import_base[file] + binding.import_index].target;
    if (binding.import_name == kNone || target == kNone || target == file) continue;
    entity = Exported(target, facts.str(facts.import_names[binding.import_name].name), depth + 1);
  }
  memo_.At(file, id, kNone) = entity == kNone ? kNothing : entity;
  return entity;
}

// `export * as name from "./x"`: the module x; also through `export * from`.
FileIndex JavaScriptNames::ExportedModule(FileIndex file, std::string_view name, int depth) const {
  const FactsView& facts = data_.views[file];
  for (uint32_t row : reexports_[file]) {
    const Import& import = facts.imports[row];
    FileIndex target = data_.imports[data_.import_base[file] + row].target;
    if (target == kNone || target == file) continue;
    bool star = (import.flags & kImportStar) != 0 && import.alias.empty();
    if (facts.str(import.alias) == name) return target;
    for (uint32_t n = import.first_name; n < import.first_name + import.name_count; ++n) {
      const ImportName& given = facts.import_names[n];
      if (facts.str(given.name) != "*") continue;
      if (facts.str(given.alias) == name) return target;
      star = star || given.alias.empty();
    }
    FileIndex found = star && depth < 4 ? ExportedModule(target, name, depth + 1) : kNone;
    if (found != kNone) return found;
  }
  return kNone;
}

JavaScriptNames::Value JavaScriptNames::Root(FileIndex file, uint32_t symbol, std::string_view name) {
  const FactsView& facts = data_.views[file];
  uint32_t id = data_.names.Find(name);
  for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
    for (const Parameter& row : facts.ParametersOf(at)) {
      if (row.kind == ParameterKind::kTemplate || facts.str(row.name) != name) continue;
      return row.type.empty() ? Value{} : TypeAt(file, facts.symbols[at].parent, facts.str(row.type));
    }
    if (IsType(facts.symbols[at].kind)) continue;  // members need a receiver
    uint32_t scope = data_.symbol_entity[data_.symbol_base[file] + at];
    uint32_t local = data_.FindEntity(scope, id);
    if (local != kNone && data_.entities[local].first_symbol != kNone) return {Value::kEntity, local};
  }
  if (id == kNone) return {};
  uint32_t entity = data_.FindEntity(data_.file_root[file], id);
  if (entity != kNone && data_.entities[entity].first_symbol != kNone) return {Value::kEntity, entity};
  for (uint32_t row = data_.first_binding.Find(file, id); row != kNone; row = data_.bindings[row].next) {
    const ImportBinding& binding = data_.bindings[row];
    const ImportState& state = data_.imports[data_.import_base[file] + binding.import_index];
    if (state.target == kNone) {
      if (state.module_class != ModuleClass::kUnresolved) return {Value::kExternal, kNone};
      continue;
    }
    std::string_view imported = binding.import_name == kNone
                                    ? std::string_view("*")
                                    : facts.str(facts.import_names[binding.import_name].name);
    if (imported == "*") return {Value::kModule, state.target};
    uint32_t found = Exported(state.target, imported, 0);
    if (found != kNone) return {Value::kEntity, found};
    FileIndex module = ExportedModule(state.target, imported, 0);
    if (module != kNone) return {Value::kModule, module};
    // module.exports, a component, data: the file is what is imported. A name it lacks came from somebody else.
    return imported == "default" ? Value{Value::kModule, state.target} : Value{};
  }
  return {};
}

JavaScriptNames::Value JavaScriptNames::TypeAt(FileIndex file, uint32_t symbol, std::string_view type) {
  std::string_view path = PathOfType(type);
  if (path.empty()) return {};
  Value value = Root(file, symbol, FirstPart(path));
  for (path = Rest(path); !path.empty() && value.kind != Value::kUnknown; path = Rest(path)) {
    value = Member(value, FirstPart(path));
  }
  if (value.kind == Value::kEntity && IsClass(value.id)) return {Value::kInstance, value.id};
  return value.kind == Value::kExternal ? value : Value{};
}

uint32_t JavaScriptNames::ClassMember(uint32_t entity, uint32_t name) {
  if (name == kNone) return kNone;
  std::vector<uint32_t> queue = {entity};
  for (size_t at = 0; at < queue.size() && at < kMaxClasses; ++at) {
    uint32_t member = data_.FindEntity(queue[at], name);
    if (member != kNone && data_.entities[member].first_symbol != kNone) return member;
    uint32_t row = class_row_.Find(queue[at], 0);
    if (row == kNone) continue;
    for (uint32_t base : class_bases_[row]) {
      if (std::find(queue.begin(), queue.end(), base) == queue.end()) queue.push_back(base);
    }
  }
  return kNone;
}

// The class a variable holds an object of, by annotation or constructor. Once per entity, so that circles end.
JavaScriptNames::Value JavaScriptNames::InstanceOf(uint32_t entity) {
  uint32_t row = instance_memo_.Find(entity, 0);
  if (row != kNone) return instances_[row];
  row = static_cast<uint32_t>(instances_.size());
  instance_memo_.At(entity, 0, row);
  instances_.push_back({});
  SymbolRef ref = data_.Local(data_.entities[entity].first_symbol);
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  std::string_view type = facts.str(symbol.type);
  if (type.empty()) {  // const x = new Foo(...)
    type = facts.str(symbol.value);
    if (!StartsWith(type, "new ")) return {};
    type = type.substr(4, type.substr(4).find('('));
  }
  Value value = TypeAt(ref.file, symbol.parent, type);
  instances_[row] = value;
  return value;
}

JavaScriptNames::Value JavaScriptNames::Member(Value value, std::string_view name) {
  uint32_t found = kNone;
  switch (value.kind) {
    case Value::kModule:
      found = Exported(value.id, name, 0);
      break;
    case Value::kInstance:
      found = ClassMember(value.id, data_.names.Find(name));
      break;
    case Value::kEntity: {
      found = ClassMember(value.id, data_.names.Find(name));
      if (found != kNone) break;
      Value instance = InstanceOf(value.id);
      if (instance.kind == Value::kInstance) found = ClassMember(instance.id, data_.names.Find(name));
      if (instance.kind == Value::kExternal) return instance;
      break;
    }
    case Value::kExternal:
      return value;
    case Value::kUnknown:
      break;
  }
  return found == kNone ? Value{} : Value{Value::kEntity, found};
}

// By the declared return type; `this` is the receiver's business and not known here.
JavaScriptNames::Value JavaScriptNames::Called(Value callee) {
  if (callee.kind == Value::kExternal) return callee;
  if (callee.kind != Value::kEntity || data_.entities[callee.id].first_symbol == kNone) return {};
  // Of overloads, all must say the same.
  Value result;
  uint32_t looked = 0;
  for (uint32_t at = data_.entities[callee.id].first_symbol; at != kNone; at = data_.next_symbol[at]) {
    SymbolRef ref = data_.Local(at);
    const Symbol& symbol = data_.views[ref.file].symbols[ref.symbol];
    if (!IsCallable(symbol.kind) || symbol.type.empty() || ++looked > 16) return {};
    Value given = TypeAt(ref.file, symbol.parent, data_.views[ref.file].str(symbol.type));
    if (given.kind != Value::kInstance || (looked > 1 && given.id != result.id)) return {};
    result = given;
  }
  return result;
}

JavaScriptNames::Value JavaScriptNames::Step(Value value, std::string_view part) {
  if (!EndsWith(part, "()")) return Member(value, part);
  part.remove_suffix(2);
  return part.find_first_of("()[]") == part.npos ? Called(Member(value, part)) : Value{};
}

void JavaScriptNames::Resolve(FileIndex file, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  for (uint32_t i = 0; i < facts.references.size(); ++i) {
    if (facts.references[i].kind == ReferenceKind::kWrite) continue;
    ResolveBySite(facts, i, sink, [&](uint32_t within, uint32_t symbol) { ResolveSite(file, i, within, symbol, sink); });
  }
}

void JavaScriptNames::ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol,
                                  ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  const Reference& row = facts.references[reference];
  std::string_view name = facts.str(row.name), qualifier = facts.str(row.qualifier);
  Value value;
  bool known = true;
  if (qualifier.empty()) {
    value = Root(file, symbol, name);
  } else {
    std::string_view root = FirstPart(qualifier);
    if (root == "this" || root == "super") {
      uint32_t around = ClassAround(file, symbol);
      if (around != kNone) value = {Value::kInstance, around};
      known = false;
    } else if (EndsWith(root, "()")) {
      value = Called(Root(file, symbol, root.substr(0, root.size() - 2)));
      known = false;
    } else {
      value = Root(file, symbol, root);
    }
    if (value.kind == Value::kExternal) return;
    for (std::string_view rest = Rest(qualifier); !rest.empty() && value.kind != Value::kUnknown; rest = Rest(rest)) {
      value = Step(value, FirstPart(rest));
    }
    if (value.kind == Value::kExternal) return;
    known = known && value.kind == Value::kModule;
    value = Member(value, name);
  }
  if (value.kind == Value::kEntity) {
    sink->Add(reference, within, data_.Local(data_.primary[data_.entities[value.id].first_symbol]), Confidence::kExact);
    return;
  }
  if (value.kind == Value::kModule) {
    sink->Add(reference, within, {value.id, kNone}, Confidence::kExact);
    return;
  }
  if (value.kind == Value::kExternal || known || qualifier.empty() || row.kind != ReferenceKind::kCall) return;
  ByNameQuery query;
  query.file = file;
  query.family = Family::kJavaScript;
  query.name = name;
  query.kind = row.kind;
  query.member = true;
  FindByName(data_, query, &candidates_);
  AddCandidates(data_, reference, within, candidates_, sink);
}

}  // namespace repodoc
