#include "core/link/names_python.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/link/path_search.h"

namespace repodoc {
namespace {

constexpr int kMaxDepth = 24;        // of a chain of re-exports
constexpr size_t kMaxClasses = 128;  // of a walk over bases

// "torch.nn.Module[T]" -> "torch.nn.Module"; "Optional['Foo']" -> "Foo"; empty when it is no plain path.
std::string_view PathOfAnnotation(std::string_view text) {
  for (int rounds = 0; rounds < 4; ++rounds) {
    text = Trim(text);
    if (text.size() >= 2 && (text[0] == '\'' || text[0] == '"') && text.back() == text[0]) {
      text = text.substr(1, text.size() - 2);
      continue;
    }
    size_t open = text.find('[');
    if (open == text.npos) break;
    std::string_view head = text.substr(0, open);
    if (text.back() != ']') return {};
    if (head == "Optional" || head == "typing.Optional" || head == "Final" || head == "ClassVar" || head == "Annotated") {
      text = text.substr(open + 1, text.size() - open - 2);
      size_t comma = text.find(',');
      if (comma != text.npos && head == "Annotated") text = text.substr(0, comma);
      continue;
    }
    text = head;
  }
  size_t bar = text.find(" | None");
  if (bar != text.npos) text = Trim(text.substr(0, bar));
  for (char c : text) {
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
                static_cast<unsigned char>(c) >= 0x80;
    if (!word) return {};
  }
  return text;
}

std::string_view FirstPart(std::string_view path) { return path.substr(0, path.find('.')); }

std::string_view Rest(std::string_view path) {
  size_t dot = path.find('.');
  return dot == path.npos ? std::string_view() : path.substr(dot + 1);
}

}  // namespace

void PythonNames::Prepare() { FindBases(); }

bool PythonNames::IsClass(uint32_t entity) const {
  uint32_t first = data_.entities[entity].first_symbol;
  return first != kNone && IsType(data_.SymbolAt(first).kind);
}

PythonNames::Value PythonNames::Child(uint32_t folder, std::string_view name) const {
  if (folder == kNone || name.empty()) return {};
  std::string path = JoinNames(data_.plan.folders[folder].folder, name);
  size_t size = path.size();
  for (std::string_view end : {"/__init__.py", ".py", ".pyi", "/__init__.pyi", "/__init__.pyi.in", ".pyi.in", ".pyx"}) {
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

PythonNames::Value PythonNames::FindModuleMember(FileIndex file, std::string_view name, int depth) {
  uint32_t id = data_.names.Find(name);
  uint32_t entity = data_.FindEntity(data_.file_root[file], id);
  if (entity != kNone && data_.entities[entity].first_symbol != kNone) return {Value::kEntity, entity};
  // An extension module without a stub for it: C++ binds the name.
  if (data_.is_stub[file] && !BoundAs(kNone, id).empty()) return {Value::kBound, id};
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
  switch (value.kind) {
    case Value::kModule: {
      Value member = ModuleMember(value.id, name, 0);
      return member;
    }
    case Value::kFolder:
      return Child(value.id, name);
    case Value::kInstance:
      return ClassMember(value.id, name, false);
    case Value::kEntity:
      if (IsClass(value.id)) return ClassMember(value.id, name, false);
      {
        Value instance = InstanceOf(value.id);
        return instance.kind == Value::kInstance ? ClassMember(instance.id, name, false) : Value{};
      }
    case Value::kExternal:
      return value;
    case Value::kUnknown:
    case Value::kBound:
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

PythonNames::Value PythonNames::TypeAt(FileIndex file, std::string_view annotation) {
  std::string_view path = PathOfAnnotation(annotation);
  if (path.empty()) return {};
  Value value = PathAt(file, path);
  if (value.kind == Value::kEntity && IsClass(value.id)) return {Value::kInstance, value.id};
  return value.kind == Value::kExternal ? value : Value{};
}

// Once per entity: `a = b(); b = a()` must end.
PythonNames::Value PythonNames::InstanceOf(uint32_t entity) {
  uint32_t row = instance_memo_.Find(entity, 0);
  if (row != kNone) return instances_[row];
  row = static_cast<uint32_t>(instances_.size());
  instance_memo_.At(entity, 0, row);
  instances_.push_back({});
  Value value = FindInstance(entity);
  instances_[row] = value;
  return value;
}

PythonNames::Value PythonNames::FindInstance(uint32_t entity) {
  uint32_t first = data_.entities[entity].first_symbol;
  if (first == kNone) return {};
  SymbolRef ref = data_.Local(first);
  const FactsView& facts = data_.views[ref.file];
  const Symbol& symbol = facts.symbols[ref.symbol];
  if (!IsData(symbol.kind) && symbol.kind != SymbolKind::kProperty) return {};
  if (!symbol.type.empty()) return TypeAt(ref.file, facts.str(symbol.type));
  std::string_view value = facts.str(symbol.value);
  size_t open = value.find('(');
  if (open == value.npos || open == 0) return {};
  return TypeAt(ref.file, value.substr(0, open));
}

PythonNames::Value PythonNames::ClassMember(uint32_t entity, std::string_view name, bool bases_only) {
  uint32_t id = data_.names.Find(name);
  if (id == kNone) return {};
  // Breadth first over the bases: close to the method resolution order, and bounded.
  std::vector<uint32_t> queue = {entity};
  for (size_t at = 0; at < queue.size() && at < kMaxClasses; ++at) {
    if (at > 0 || !bases_only) {
      uint32_t member = data_.FindEntity(queue[at], id);
      if (member != kNone && data_.entities[member].first_symbol != kNone) return {Value::kEntity, member};
    }
    uint32_t row = class_row_.Find(queue[at], 0);
    if (row == kNone) continue;
    for (uint32_t base : class_bases_[row]) {
      if (std::find(queue.begin(), queue.end(), base) == queue.end()) queue.push_back(base);
    }
  }
  return {};
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
        return parameter.type.empty() ? Value{} : TypeAt(file, facts.str(parameter.type));
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

// Which of several definitions of a name counts. Inside of a function the last one before the use; of a module or class
// the last that does not depend on a condition (@overload heads come first, a fallback stands in an except branch).
SymbolRef PythonNames::Binding(FileIndex file, uint32_t reference, const Entity& entity) const {
  SymbolRef first = data_.Local(data_.primary[entity.first_symbol]);
  if (data_.next_symbol[entity.first_symbol] == kNone) return first;
  const FactsView& uses = data_.views[file];
  const Reference& row = uses.references[reference];
  uint32_t at_row = row.site_count == 0 ? 0 : uses.sites[row.first_site].row;
  SymbolRef best = first;
  uint32_t looked = 0;
  for (uint32_t at = entity.first_symbol; at != kNone && looked < kCrowd; at = data_.next_symbol[at], ++looked) {
    SymbolRef ref = data_.Local(at);
    if (ref.file != first.file) continue;
    const Symbol& symbol = data_.views[ref.file].symbols[ref.symbol];
    if (symbol.kind == SymbolKind::kProperty) return first;           // its getter
    if (!IsCallable(symbol.kind) && !IsType(symbol.kind)) continue;  // a variable counts where it is first set
    if ((symbol.flags & kSymbolLocal) != 0) {
      if (ref.file == file && symbol.row <= at_row) best = ref;
    } else if ((symbol.flags & kSymbolConditional) == 0) {
      best = ref;
    }
  }
  return best;
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
    SymbolRef ref = Binding(file, reference, entity);
    sink->Add(reference, within, ref, Confidence::kExact);
    if (!data_.is_stub[ref.file]) return;
    name = entity.name;
    if (entity.parent != kNone && data_.entities[entity.parent].parent != kNone) scope = data_.entities[entity.parent].name;
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

void PythonNames::Resolve(FileIndex file, ReferenceSink* sink) {
  CollectLocals(file);
  const FactsView& facts = data_.views[file];
  for (uint32_t i = 0; i < facts.references.size(); ++i) {
    const Reference& row = facts.references[i];
    if (row.kind == ReferenceKind::kWrite) continue;
    std::string_view qualifier = facts.str(row.qualifier);
    std::string_view root = qualifier.empty() ? facts.str(row.name) : FirstPart(qualifier);
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

void PythonNames::ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  const Reference& row = facts.references[reference];
  std::string_view name = facts.str(row.name), qualifier = facts.str(row.qualifier);
  Value value;
  if (qualifier.empty()) {
    Emit(file, Root(file, symbol, name), reference, within, sink);
    return;
  }
  std::string_view root = FirstPart(qualifier), rest = Rest(qualifier);
  bool known = true;  // the receiver is known, and so is that it has no such member
  if (root == "self" || root == "cls") {
    uint32_t around = ClassAround(file, symbol);
    if (around != kNone) value = {Value::kInstance, around};
    known = false;
  } else if (StartsWith(root, "super(")) {
    uint32_t around = ClassAround(file, symbol);
    if (around != kNone && rest.empty()) Emit(file, ClassMember(around, name, true), reference, within, sink);
    return;
  } else {
    value = Root(file, symbol, root);
  }
  if (value.kind == Value::kExternal) return;
  Follow(value, rest, &value);
  if (value.kind == Value::kExternal) return;
  known = known && (value.kind == Value::kModule || value.kind == Value::kFolder);
  value = Member(value, name);
  if (value.kind != Value::kUnknown) {
    Emit(file, value, reference, within, sink);
    return;
  }
  if (known || row.kind != ReferenceKind::kCall) return;
  ByNameQuery query;
  query.file = file;
  query.family = Family::kPython;
  query.name = name;
  query.kind = row.kind;
  query.member = true;
  FindByName(data_, query, &candidates_);
  AddCandidates(data_, reference, within, candidates_, sink);
}

}  // namespace repodoc
