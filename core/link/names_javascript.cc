#include "core/link/names_javascript.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr int kMaxDepth = 24;  // of re-exports
constexpr uint32_t kBusy = kNone - 1, kNothing = kNone - 2;

bool IsLiteralScope(SymbolKind kind) { return IsType(kind) || IsData(kind); }

bool IsInside(const FactsView& facts, uint32_t symbol, uint32_t outer) {
  while (symbol != kNone && symbol != outer) symbol = facts.symbols[symbol].parent;
  return symbol != kNone;
}

}  // namespace

void JavaScriptNames::Prepare() {
  default_export_.assign(data_.file_count(), kNone);
  std::vector<std::pair<uint32_t, uint32_t>> reexports;
  std::vector<std::pair<FileIndex, std::pair<std::string_view, std::string_view>>> renamed;
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
    for (const Property& row : facts.properties) {
      if (facts.str(row.key) != property::kExportedAs) continue;
      std::string_view value = facts.str(row.value);
      size_t tab = value.find('\t');
      if (tab != value.npos) renamed.push_back({file, {value.substr(0, tab), value.substr(tab + 1)}});
    }
  }
  reexports_.Build(data_.file_count(), [&](auto emit) {
    for (auto [file, row] : reexports) emit(file, row);
  });
  exported_as_.Build(data_.file_count(), [&](auto emit) {
    for (const auto& [file, row] : renamed) emit(file, row);
  });
  FindGlobals();
  FindAugmentations();
  std::vector<std::pair<uint32_t, std::pair<FileIndex, uint32_t>>> found;
  uint32_t rows = 0;
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (data_.families[file] != Family::kJavaScript) continue;
    const FactsView& facts = data_.views[file];
    for (uint32_t i = 0; i < facts.clauses.size(); ++i) {
      if (facts.clauses[i].kind != ClauseKind::kBase) continue;
      uint32_t entity = data_.symbol_entity[data_.symbol_base[file] + facts.clauses[i].symbol];
      if (entity == kNone) continue;
      uint32_t& row = base_row_.At(entity, 0, kNone);
      if (row == kNone) row = rows++;
      found.push_back({row, {file, i}});
    }
  }
  base_clauses_.Build(rows, [&](auto emit) {
    for (const auto& [row, clause] : found) emit(row, clause);
  });
  for (const auto& [row, clause] : found) {
    const FactsView& facts = data_.views[clause.first];
    const Clause& base = facts.clauses[clause.second];
    uint32_t symbol = data_.Global(clause.first, base.symbol);
    work_ = 1000;
    Value value = TypeAt(clause.first, base.symbol, facts.str(base.text), kNone);
    if (value.kind != Value::kInstance || value.id == data_.symbol_entity[symbol]) continue;
    data_.base_links.push_back({symbol, data_.primary[data_.entities[value.id].first_symbol], Confidence::kExact});
  }
}

// declare module "./box" { interface Box { lid: Lid } } adds to the Box of that file.
void JavaScriptNames::FindAugmentations() {
  std::vector<std::pair<uint32_t, uint32_t>> found;
  uint32_t rows = 0;
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (data_.families[file] != Family::kJavaScript) continue;
    const FactsView& facts = data_.views[file];
    for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
      uint32_t parent = facts.symbols[i].parent;
      if (parent == kNone || !IsType(facts.symbols[i].kind) || facts.symbols[parent].kind != SymbolKind::kNamespace) continue;
      std::string_view module = facts.str(facts.symbols[parent].name);
      if (!StartsWith(module, ".")) continue;
      std::string path;
      FileIndex target = kNone;
      if (!JoinPath(data_.FolderPath(file), module, &path)) continue;
      for (std::string_view end : {".ts", ".tsx", ".d.ts", "/index.ts", "/index.d.ts", ""}) {
        if (target == kNone) target = data_.FindFile(path + std::string(end));
      }
      if (target == kNone) continue;
      augmented_.At(data_.Global(file, parent), 0, target);
      uint32_t own = data_.FindEntity(data_.file_root[target], data_.names.Find(facts.str(facts.symbols[i].name)));
      uint32_t added = data_.symbol_entity[data_.Global(file, i)];
      if (!IsDefined(own) || added == kNone || own == added) continue;
      uint32_t& row = augmentation_row_.At(own, 0, kNone);
      if (row == kNone) row = rows++;
      found.emplace_back(row, added);
    }
  }
  augmentations_.Build(rows, [&](auto emit) {
    for (auto [row, entity] : found) emit(row, entity);
  });
}

// What `declare global` and declaration files that are no modules say of every file: the first of a name.
void JavaScriptNames::FindGlobals() {
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (data_.families[file] != Family::kJavaScript) continue;
    const FactsView& facts = data_.views[file];
    bool module = !data_.is_stub[file] || !reexports_[file].empty();
    for (const Import& row : facts.imports) module = module || row.kind == ImportKind::kFrom || row.kind == ImportKind::kImport;
    for (const Symbol& row : facts.symbols) module = module || (row.flags & kSymbolExported) != 0;
    for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
      uint32_t parent = facts.symbols[i].parent, entity = data_.symbol_entity[data_.Global(file, i)];
      bool global = parent == kNone ? !module
                                    : facts.symbols[parent].kind == SymbolKind::kNamespace &&
                                          facts.str(facts.symbols[parent].name) == "global" && facts.symbols[parent].parent == kNone;
      if (global && entity != kNone) globals_.At(data_.entities[entity].name, 0, entity);
    }
  }
}

uint32_t JavaScriptNames::Exported(FileIndex file, std::string_view name, int depth) {
  if (depth > kMaxDepth || data_.file_root[file] == kNone) return kNone;
  if (name == "default" && default_export_[file] != kNone) return default_export_[file];
  uint32_t id = data_.names.Find(name);
  if (id == kNone && exported_as_[file].empty() && reexports_[file].empty()) return kNone;
  if (id == kNone) return FindExported(file, name, id, depth);
  uint32_t known = memo_.Find(file, id);
  if (known == kBusy || known == kNothing) return kNone;
  if (known != kNone) return known;
  memo_.At(file, id, kBusy) = kBusy;
  uint32_t entity = FindExported(file, name, id, depth);
  memo_.At(file, id, kNone) = entity == kNone ? kNothing : entity;
  return entity;
}

uint32_t JavaScriptNames::FindExported(FileIndex file, std::string_view name, uint32_t id, int depth) {
  for (const auto& [given, own] : exported_as_[file]) {
    if (given == name) return LocalOrImported(file, own, depth);
  }
  uint32_t entity = data_.FindEntity(data_.file_root[file], id);
  if (IsDefined(entity)) return entity;
  const FactsView& facts = data_.views[file];
  for (uint32_t row : reexports_[file]) {
    const Import& import = facts.imports[row];
    FileIndex target = data_.imports[data_.import_base[file] + row].target;
    if (target == kNone || target == file) continue;
    bool star = (import.flags & kImportStar) != 0 && import.alias.empty();
    for (uint32_t n = import.first_name; n < import.first_name + import.name_count; ++n) {
      const ImportName& row_name = facts.import_names[n];
      std::string_view given = facts.str(row_name.alias.empty() ? row_name.name : row_name.alias);
      entity = given == name ? Exported(target, facts.str(row_name.name), depth + 1) : kNone;
      if (entity != kNone) return entity;
      if (facts.str(row_name.name) == "*" && row_name.alias.empty()) star = true;
    }
    if (star && name != "default") entity = Exported(target, name, depth + 1);
    if (entity != kNone) return entity;
  }
  return LocalOrImported(file, name, depth);  // `import {a} from './a'; export {a}` binds and exports
}

uint32_t JavaScriptNames::LocalOrImported(FileIndex file, std::string_view name, int depth) {
  const FactsView& facts = data_.views[file];
  uint32_t id = data_.names.Find(name);
  uint32_t entity = data_.FindEntity(data_.file_root[file], id);
  if (IsDefined(entity)) return entity;
  entity = kNone;
  for (uint32_t row = data_.first_binding.Find(file, id); row != kNone && entity == kNone; row = data_.bindings[row].next) {
    const ImportBinding& binding = data_.bindings[row];
    FileIndex target = data_.imports[data_.import_base[file] + binding.import_index].target;
    if (binding.import_name == kNone || target == kNone || target == file) continue;
    entity = Exported(target, facts.str(facts.import_names[binding.import_name].name), depth + 1);
  }
  return entity;
}

// `export * as name from "./x"`: the module x; also through `export * from`, and `import * as name; export {name}`.
FileIndex JavaScriptNames::ExportedModule(FileIndex file, std::string_view name, int depth) const {
  const FactsView& facts = data_.views[file];
  for (uint32_t row : reexports_[file]) {
    const Import& import = facts.imports[row];
    FileIndex target = data_.imports[data_.import_base[file] + row].target;
    if (target == kNone || target == file) continue;
    bool star = (import.flags & kImportStar) != 0 && import.alias.empty();
    FileIndex renamed = kNone;
    if (!import.alias.empty() && facts.str(import.alias) == name) return target;
    for (uint32_t n = import.first_name; n < import.first_name + import.name_count; ++n) {
      const ImportName& given = facts.import_names[n];
      std::string_view as = facts.str(given.alias.empty() ? given.name : given.alias);
      if (facts.str(given.name) != "*") {
        if (as == name && depth < 4) renamed = ExportedModule(target, facts.str(given.name), depth + 1);
        continue;
      }
      if (!given.alias.empty() && as == name) return target;
      star = star || given.alias.empty();
    }
    if (renamed != kNone) return renamed;
    FileIndex found = star && depth < 4 ? ExportedModule(target, name, depth + 1) : kNone;
    if (found != kNone) return found;
  }
  std::string_view own = name;
  for (const auto& [given, local] : exported_as_[file]) {
    if (given == name) own = local;
  }
  for (uint32_t row = data_.first_binding.Find(file, data_.names.Find(own)); row != kNone; row = data_.bindings[row].next) {
    const ImportBinding& binding = data_.bindings[row];
    FileIndex target = data_.imports[data_.import_base[file] + binding.import_index].target;
    if (target == kNone || target == file || binding.import_name == kNone) continue;
    std::string_view imported = facts.str(facts.import_names[binding.import_name].name);
    if (imported == "*") return target;
    FileIndex found = depth < 4 ? ExportedModule(target, imported, depth + 1) : kNone;
    if (found != kNone) return found;
  }
  return kNone;
}

JavaScriptNames::Value JavaScriptNames::ModuleMember(FileIndex file, std::string_view name) {
  uint32_t entity = Exported(file, name, 0);
  Value value;
  if (entity != kNone) {
    value.kind = Value::kEntity;
    value.id = entity;
    return value;
  }
  FileIndex module = ExportedModule(file, name, 0);
  if (module == kNone) return {};
  value.kind = Value::kModule;
  value.id = module;
  return value;
}

// `row` of the file's parameters.
JavaScriptNames::Value JavaScriptNames::ParameterAt(FileIndex file, uint32_t symbol, uint32_t row) {
  const FactsView& facts = data_.views[file];
  const repodoc::Parameter& parameter = facts.parameters[row];
  if (parameter.type.empty()) return {};
  return TypeAt(file, symbol, facts.str(parameter.type), kNone);
}

JavaScriptNames::Value JavaScriptNames::Root(FileIndex file, uint32_t symbol, std::string_view name, bool type) {
  const FactsView& facts = data_.views[file];
  uint32_t id = data_.names.Find(name);
  for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
    std::span<const repodoc::Parameter> parameters = facts.ParametersOf(at);
    for (const repodoc::Parameter& row : parameters) {
      if (type || row.kind == ParameterKind::kTemplate) continue;
      std::string_view given = facts.str(row.name);
      if (EndsWith(given, "?")) given.remove_suffix(1);
      if (given == name) return ParameterAt(file, at, static_cast<uint32_t>(&row - facts.parameters.data()));
    }
    if (IsLiteralScope(facts.symbols[at].kind)) continue;  // members need a receiver
    if (uint32_t module = augmented_.Find(data_.Global(file, at), 0); module != kNone) {
      uint32_t own = id == kNone ? kNone : data_.FindEntity(data_.symbol_entity[data_.Global(file, at)], id);
      Value value = IsDefined(own) ? Value{} : ModuleMember(module, name);
      if (value.known()) return value;
    }
    uint32_t scope = data_.symbol_entity[data_.symbol_base[file] + at];
    uint32_t local = id == kNone ? kNone : data_.FindEntity(scope, id);
    if (!IsDefined(local)) continue;
    // What was assigned to a function is no name in it.
    uint32_t flags = data_.SymbolAt(data_.entities[local].first_symbol).flags;
    if (IsCallable(facts.symbols[at].kind) && (flags & kSymbolLocal) == 0) continue;
    if ((flags & kSymbolOwnScope) != 0 && !IsInside(facts, symbol, data_.Local(data_.entities[local].first_symbol).symbol)) continue;
    Value value;
    value.kind = Value::kEntity;
    value.id = local;
    return value;
  }
  return TopLevel(file, name);
}

JavaScriptNames::Value JavaScriptNames::TopLevel(FileIndex file, std::string_view name) {
  const FactsView& facts = data_.views[file];
  uint32_t id = data_.names.Find(name);
  if (id == kNone) return {};
  uint32_t entity = data_.FindEntity(data_.file_root[file], id);
  Value value;
  // A method without an owner is a member of some literal.
  if (IsDefined(entity) && data_.SymbolAt(data_.entities[entity].first_symbol).kind != SymbolKind::kMethod) {
    value.kind = Value::kEntity;
    value.id = entity;
    return value;
  }
  for (uint32_t row = data_.first_binding.Find(file, id); row != kNone; row = data_.bindings[row].next) {
    const ImportBinding& binding = data_.bindings[row];
    const ImportState& state = data_.imports[data_.import_base[file] + binding.import_index];
    if (state.target == kNone) {
      if (state.module_class == ModuleClass::kUnresolved) continue;
      value.kind = Value::kExternal;
      return value;
    }
    std::string_view imported = binding.import_name == kNone
                                    ? std::string_view("*")
                                    : facts.str(facts.import_names[binding.import_name].name);
    if (imported != "*") {
      value = ModuleMember(state.target, imported);
      // module.exports, a component, data: the file is what is imported. A name it lacks came from somebody else.
      if (value.kind != Value::kUnknown || imported != "default") return value;
    }
    value.kind = Value::kModule;
    value.id = state.target;
    return value;
  }
  uint32_t global = globals_.Find(id, 0);
  if (global == kNone) return {};
  value.kind = Value::kEntity;
  value.id = global;
  return value;
}

// The object whose method is around: of a class, or a literal that a variable holds. Functions inside of methods are
// arrows, or extraction has told them apart.
JavaScriptNames::Value JavaScriptNames::ThisAt(FileIndex file, uint32_t symbol) {
  const FactsView& facts = data_.views[file];
  Value value;
  for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
    for (const repodoc::Parameter& row : facts.ParametersOf(at)) {
      if (facts.str(row.name) == "this") return ParameterAt(file, at, static_cast<uint32_t>(&row - facts.parameters.data()));
    }
    SymbolKind kind = facts.symbols[at].kind;
    uint32_t parent = facts.symbols[at].parent;
    bool is_type = IsType(kind);
    bool is_owner = parent != kNone && IsCallable(kind) && !IsCallable(facts.symbols[parent].kind) &&
                    !IsType(facts.symbols[parent].kind) && IsData(facts.symbols[parent].kind);
    bool of_function = parent != kNone && kind == SymbolKind::kMethod && IsCallable(facts.symbols[parent].kind);
    if (!is_type && !is_owner && !of_function) continue;
    uint32_t entity = data_.symbol_entity[data_.Global(file, is_type ? at : parent)];
    if (entity == kNone) return {};
    value.kind = is_type ? Value::kInstance : Value::kEntity;
    value.id = entity;
    return value;
  }
  return {};
}

}  // namespace repodoc
