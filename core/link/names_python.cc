#include "core/link/names_python.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/link/foreign_declarations.h"
#include "core/link/modules_cython.h"
#include "core/link/path_search.h"
#include "core/link/receivers_python.h"

namespace repodoc {

using python::PathOfAnnotation;

namespace {

constexpr int kMaxDepth = 24;        // of a chain of re-exports
constexpr size_t kMaxClasses = 128;  // that a class has above it
constexpr size_t kMaxParts = 64;     // of a module of Cython
constexpr size_t kMaxSteps = 512;    // of the walk that finds them

std::string_view FirstPart(std::string_view path) { return path.substr(0, path.find('.')); }

std::string_view Rest(std::string_view path) {
  size_t dot = path.find('.');
  return dot == path.npos ? std::string_view() : path.substr(dot + 1);
}

}  // namespace

void PythonNames::Prepare() {
  cython_parts_ = CythonParts(data_);
  FindBases();
}

bool PythonNames::IsClass(uint32_t entity) const {
  uint32_t first = data_.entities[entity].first_symbol;
  return first != kNone && IsType(data_.SymbolAt(first).kind);
}

PythonNames::Value PythonNames::Child(uint32_t folder, std::string_view name) const {
  if (folder == kNone || name.empty()) return {};
  std::string path = JoinNames(data_.plan.folders[folder].folder, name);
  size_t size = path.size();
  for (std::string_view end : {"/__init__.py", ".py", ".pyi", "/__init__.pyi", "/__init__.pyi.in", ".pyi.in", ".pyx", ".pxd", ".pyx.in", ".pyx.tp"}) {
    path.resize(size);
    path += end;
    FileIndex file = data_.FindFile(path);
    if (file != kNone) return {Value::kModule, file};
  }
  path.resize(size);
  uint32_t child = data_.FindFolder(path);
  return child == kNone ? Value{} : Value{Value::kFolder, child};
}

PythonNames::Value PythonNames::ModuleMember(FileIndex file, std::string_view name, int depth) {
  if (depth > kMaxDepth) return {};
  uint32_t id = data_.names.Find(name);
  if (id == kNone) {  // nothing defines or imports it: only a submodule can have the name
    std::string_view base = BaseName(data_.paths[file]);
    return StartsWith(base, "__init__.") ? Child(data_.file_folder[file], name) : Value{};
  }
  uint32_t row = memo_.At(file, id, kNone);
  if (row != kNone) return busy_[row] ? Value{} : values_[row];
  row = static_cast<uint32_t>(values_.size());
  memo_.At(file, id, kNone) = row;
  values_.push_back({});
  busy_.push_back(true);
  Value value = FindModuleMember(file, name, depth);
  values_[row] = value;
  busy_[row] = false;
  return value;
}

// try: import x / except ImportError: x = None.
bool PythonNames::IsFallback(FileIndex file, uint32_t entity, uint32_t name) const {
  if (data_.first_binding.Find(file, name) == kNone) return false;
  const Symbol& symbol = data_.SymbolAt(data_.entities[entity].first_symbol);
  return IsData(symbol.kind) && (symbol.flags & kSymbolConditional) != 0;
}

PythonNames::Value PythonNames::FindModuleMember(FileIndex file, std::string_view name, int depth) {
  uint32_t id = data_.names.Find(name);
  uint32_t entity = data_.FindEntity(data_.file_root[file], id);
  bool defined = entity != kNone && data_.entities[entity].first_symbol != kNone;
  bool fallback = defined && IsFallback(file, entity, id);
  if (defined && !fallback) return {Value::kEntity, entity};
  // An extension module without a stub for it: C++ binds the name.
  if (data_.is_stub[file] && !BoundAs(kNone, id).empty()) return {Value::kBound, id};
  Value value = ImportedMember(file, name, id, depth);
  if (value.kind != Value::kUnknown) return value;
  // What a .pxd or an including file imports is known in the whole module.
  uint32_t root = data_.file_root[file];
  if (root < cython_parts_.keys()) {
    std::span<const FileIndex> parts = cython_parts_[root];
    for (size_t i = 0; i < parts.size() && i < kMaxParts; ++i) {
      if (parts[i] == file) continue;
      value = ImportedMember(parts[i], name, id, depth);
      if (value.kind != Value::kUnknown) return value;
    }
  }
  return fallback ? Value{Value::kEntity, entity} : Value{};
}

// What the import statements of a file bind, and the modules beside it.
PythonNames::Value PythonNames::ImportedMember(FileIndex file, std::string_view name, uint32_t id, int depth) {
  Value external;
  for (uint32_t row = data_.first_binding.Find(file, id); row != kNone; row = data_.bindings[row].next) {
    const ImportBinding& binding = data_.bindings[row];
    if ((data_.views[file].imports[binding.import_index].flags & kImportLocal) != 0) continue;
    Value value = BindingValue(binding, depth + 1);
    if (value.kind == Value::kExternal) external = value;
    if (value.kind != Value::kUnknown && value.kind != Value::kExternal) return value;
  }
  if (external.kind != Value::kUnknown) return external;
  Value starred;
  if (!StartsWith(name, "_")) {
    std::span<const uint32_t> stars = data_.star_imports[file];
    for (size_t i = stars.size(); i-- > 0;) {
      FileIndex target = data_.imports[data_.import_base[file] + stars[i]].target;
      if (target == kNone || target == file) continue;
      Value value = ModuleMember(target, name, depth + 1);
      if (value.kind == Value::kEntity) return value;
      if (value.kind == Value::kModule && starred.kind == Value::kUnknown) starred = value;
    }
  }
  // A submodule of its own is what the import system gives, before one that a star may have brought.
  if (StartsWith(BaseName(data_.paths[file]), "__init__.")) {
    Value own = Child(data_.file_folder[file], name);
    if (own.kind != Value::kUnknown) return own;
  }
  return starred;
}

// What "a" is after `import a.b.c`.
PythonNames::Value PythonNames::TopOf(const ImportBinding& binding) const {
  const FactsView& facts = data_.views[binding.file];
  const Import& row = facts.imports[binding.import_index];
  std::string_view dotted = facts.str(row.module);
  FileIndex target = data_.imports[data_.import_base[binding.file] + binding.import_index].target;
  std::string_view top = FirstPart(dotted);
  if (target == kNone) return Child(data_.FindFolder(""), top);
  if (top.size() == dotted.size()) return {Value::kModule, target};
  size_t ups = static_cast<size_t>(std::count(dotted.begin(), dotted.end(), '.'));
  uint32_t folder = data_.file_folder[target];
  if (!StartsWith(BaseName(data_.paths[target]), "__init__.")) --ups;
  for (; ups > 0 && folder != kNone; --ups) folder = data_.folder_parent[folder];
  if (folder == kNone) return {};
  uint32_t parent = data_.folder_parent[folder];
  if (parent == kNone) {  // the repository is itself a package
    FileIndex index = data_.FindFile("__init__.py");
    return index == kNone ? Value{Value::kFolder, folder} : Value{Value::kModule, index};
  }
  return Child(parent, BaseName(data_.plan.folders[folder].folder));
}

PythonNames::Value PythonNames::BindingValue(const ImportBinding& binding, int depth) {
  const FactsView& facts = data_.views[binding.file];
  const ImportState& state = data_.imports[data_.import_base[binding.file] + binding.import_index];
  if (state.module_class == ModuleClass::kStandardLibrary || state.module_class == ModuleClass::kThirdParty) {
    return {Value::kExternal, kNone};
  }
  if (binding.import_name == kNone) {
    if (binding.whole_module) return TopOf(binding);
    return state.target == kNone ? Value{} : Value{Value::kModule, state.target};
  }
  std::string_view name = facts.str(facts.import_names[binding.import_name].name);
  if (state.target != kNone && state.target != binding.file) {
    Value value = ModuleMember(state.target, name, depth);
    if (value.kind != Value::kUnknown && value.kind != Value::kFolder) return value;
  }
  FileIndex module = data_.import_names[data_.name_base[binding.file] + binding.import_name].target;
  return module == kNone ? Value{} : Value{Value::kModule, module};
}

PythonNames::Value PythonNames::Member(Value value, std::string_view name) {
  value = Got(value);
  switch (value.kind) {
    case Value::kModule:
      return ModuleMember(value.id, name, 0);
    case Value::kFolder:
      return Child(value.id, name);
    case Value::kInstance:
      if (name == "__class__") return {Value::kEntity, value.id};
      return ClassMember(value.id, name, false);
    case Value::kEntity:
      return IsClass(value.id) ? ClassMember(value.id, name, false) : Value{};
    case Value::kExternal:
      return value;
    case Value::kLibrary: {
      uint32_t function = CFunctionNamed(data_, name);
      return function == kNone ? Value{} : Value{Value::kForeign, function};
    }
    case Value::kUnknown:
    case Value::kBound:
    case Value::kForeign:
      return {};
  }
  return {};
}

bool PythonNames::Follow(Value value, std::string_view path, Value* out) {
  while (!path.empty() && value.kind != Value::kUnknown && value.kind != Value::kExternal) {
    value = Member(value, FirstPart(path));
    path = Rest(path);
  }
  *out = value;
  return value.kind != Value::kUnknown;
}

PythonNames::Value PythonNames::PathAt(FileIndex file, std::string_view path) {
  Value value = ModuleMember(file, FirstPart(path), 0);
  Follow(value, Rest(path), &value);
  return value;
}

PythonNames::Value PythonNames::FromRoot(std::string_view path, FileIndex* module, bool* complete) {
  *complete = false;
  Value value;
  for (std::string_view root : {"", "src", "lib", "python"}) {
    uint32_t folder = data_.FindFolder(root);
    if (folder != kNone) value = Child(folder, FirstPart(path));
    if (value.kind == Value::kModule) break;
  }
  // A folder alone is no package: "test", "docs".
  if (value.kind != Value::kModule) return {};
  *module = value.id;
  for (path = Rest(path); !path.empty(); path = Rest(path)) {
    Value next = Member(value, FirstPart(path));
    if (next.kind == Value::kModule) *module = next.id;
    if (next.kind == Value::kUnknown || next.kind == Value::kExternal) {
      // Below a class or a variable nothing can be said.
      if (value.kind != Value::kModule) return {Value::kExternal, kNone};
      return next;
    }
    value = next;
  }
  *complete = true;
  return value;
}

// Depth first, left to right, the last place of a class that several have above them: the method resolution order of all
// but the oddest hierarchies.
const std::vector<uint32_t>& PythonNames::BasesOf(uint32_t entity) {
  uint32_t& row = order_row_.At(entity, 0, kNone);
  if (row != kNone) return orders_[row];
  row = static_cast<uint32_t>(orders_.size());
  std::vector<uint32_t> walked, open = {entity};
  while (!open.empty() && walked.size() < kMaxSteps) {
    uint32_t at = open.back();
    open.pop_back();
    walked.push_back(at);
    uint32_t bases = class_row_.Find(at, 0);
    if (bases == kNone || open.size() > kMaxSteps) continue;
    std::span<const uint32_t> of = class_bases_[bases];
    for (size_t i = of.size(); i-- > 0;) open.push_back(of[i]);
  }
  std::vector<uint32_t> order;
  for (size_t i = walked.size(); i-- > 0;) {
    if (std::find(order.begin(), order.end(), walked[i]) == order.end()) order.push_back(walked[i]);
  }
  std::reverse(order.begin(), order.end());
  // A class that is above itself is no hierarchy, but it must come first.
  if (order.front() != entity) order.insert(order.begin(), entity);
  if (order.size() > kMaxClasses) order.resize(kMaxClasses);
  orders_.push_back(std::move(order));
  return orders_.back();
}

PythonNames::Value PythonNames::ClassMember(uint32_t entity, std::string_view name, bool bases_only) {
  uint32_t id = data_.names.Find(name);
  if (id == kNone) return {};
  const std::vector<uint32_t>& order = BasesOf(entity);
  for (size_t at = bases_only ? 1 : 0; at < order.size(); ++at) {
    uint32_t member = data_.FindEntity(order[at], id);
    if (member != kNone && data_.entities[member].first_symbol != kNone) return {Value::kEntity, member, entity};
  }
  // Color.RED of `cpdef enum Color`, whose members are names of the module
  const Entity& own = data_.entities[entity];
  uint32_t member = own.parent == kNone ? kNone : data_.FindEntity(own.parent, id);
  if (member == kNone || data_.entities[member].first_symbol == kNone) return {};
  SymbolRef place = data_.Local(data_.entities[member].first_symbol), of = data_.Local(own.first_symbol);
  const Symbol& found = data_.views[place.file].symbols[place.symbol];
  bool is_member = found.kind == SymbolKind::kEnumMember && place.file == of.file && found.parent == of.symbol;
  return is_member ? Value{Value::kEntity, member, entity} : Value{};
}

void PythonNames::FindBases() {
  std::vector<std::pair<uint32_t, uint32_t>> found;  // row, base entity
  PairTable row_of;  // becomes class_row_ when class_bases_ stands
  uint32_t rows = 0;
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (data_.families[file] != Family::kPython) continue;
    const FactsView& facts = data_.views[file];
    for (const Clause& clause : facts.clauses) {
      if (clause.kind != ClauseKind::kBase) continue;
      uint32_t entity = data_.symbol_entity[data_.symbol_base[file] + clause.symbol];
      if (entity == kNone) continue;
      uint32_t& row = row_of.At(entity, 0, kNone);
      if (row == kNone) row = rows++;
      std::string_view path = PathOfAnnotation(facts.str(clause.text));
      if (path.empty()) continue;
      Value value = Root(file, facts.symbols[clause.symbol].parent, FirstPart(path));
      Follow(value, Rest(path), &value);
      value = Got(value);  // Base = other.Base
      if (value.kind != Value::kEntity || !IsClass(value.id) || value.id == entity) continue;
      found.emplace_back(row, value.id);
      data_.base_links.push_back({data_.symbol_base[file] + clause.symbol,
                                  data_.primary[data_.entities[value.id].first_symbol], Confidence::kExact});
    }
  }
  class_bases_.Build(rows, [&](auto emit) {
    for (auto [row, base] : found) emit(row, base);
  });
  class_row_ = std::move(row_of);
  // What was found without knowing all bases may be wrong.
  value_memo_ = PairTable();
  known_values_.clear();
  order_row_ = PairTable();
  orders_.clear();
}

uint32_t PythonNames::ClassAround(FileIndex file, uint32_t symbol) const {
  const FactsView& facts = data_.views[file];
  for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
    if (IsType(facts.symbols[at].kind)) return data_.symbol_entity[data_.symbol_base[file] + at];
  }
  return kNone;
}

void PythonNames::CollectLocals(FileIndex file) {
  locals_ = NameTable();
  class_names_ = NameTable();
  writes_ = PairTable();
  locals_file_ = file;
  const FactsView& facts = data_.views[file];
  for (const Symbol& row : facts.symbols) {
    if (row.parent != kNone && IsType(facts.symbols[row.parent].kind)) class_names_.Intern(facts.str(row.name));
  }
  for (const Parameter& row : facts.parameters) locals_.Intern(facts.str(row.name));
  for (const Symbol& row : facts.symbols) {
    if ((row.flags & kSymbolLocal) != 0) locals_.Intern(facts.str(row.name));
  }
  for (const Import& row : facts.imports) {
    if ((row.flags & kImportLocal) == 0) continue;
    if (!row.alias.empty()) locals_.Intern(facts.str(row.alias));
    else if (row.name_count == 0) locals_.Intern(FirstPart(facts.str(row.module)));
    for (uint32_t i = row.first_name; i < row.first_name + row.name_count; ++i) {
      const ImportName& name = facts.import_names[i];
      locals_.Intern(facts.str(name.alias.empty() ? name.name : name.alias));
    }
  }
  for (const Reference& row : facts.references) {
    if (row.kind != ReferenceKind::kWrite || !row.qualifier.empty()) continue;
    for (uint32_t i = row.first_site; i < row.first_site + row.site_count; ++i) {
      uint32_t symbol = facts.sites[i].symbol;
      if (symbol != kNone) writes_.At(symbol, locals_.Intern(facts.str(row.name)), 1);
    }
  }
}

// What a bare name means inside `symbol`.
PythonNames::Value PythonNames::Root(FileIndex file, uint32_t symbol, std::string_view name) {
  const FactsView& facts = data_.views[file];
  uint32_t base = data_.symbol_base[file];
  uint32_t id = data_.names.Find(name);
  bool direct = true;  // a class body is seen by its own statements only
  for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
    const Symbol& scope = facts.symbols[at];
    if (IsCallable(scope.kind)) {
      for (const Parameter& parameter : facts.ParametersOf(at)) {
        if (facts.str(parameter.name) != name) continue;
        if (parameter.type.empty() || parameter.kind == ParameterKind::kVarArgs || parameter.kind == ParameterKind::kKeywordArgs) {
          return {};
        }
        return TypeAt(file, scope.parent, facts.str(parameter.type), kNone);
      }
    }
    uint32_t entity = data_.symbol_entity[base + at];
    if (entity != kNone && id != kNone && (direct || !IsType(scope.kind))) {
      uint32_t local = data_.FindEntity(entity, id);
      if (local != kNone && data_.entities[local].first_symbol != kNone) return {Value::kEntity, local};
    }
    if (locals_file_ == file && IsCallable(scope.kind)) {
      uint32_t local = locals_.Find(name);
      if (local != kNone && writes_.Find(at, local) != kNone) return {};  // a local variable of unknown type
    }
    if (id != kNone && IsCallable(scope.kind)) {
      for (uint32_t row = data_.first_binding.Find(file, id); row != kNone; row = data_.bindings[row].next) {
        if (facts.imports[data_.bindings[row].import_index].symbol == at) return BindingValue(data_.bindings[row], 0);
      }
    }
    direct = false;
  }
  return ModuleMember(file, name, 0);
}

}  // namespace repodoc
