// Rust's imports: the tree of modules that `mod` declarations make, and paths through it as the compiler
// follows them: a path begins at the crate, at self or super, at a name of its module, or at another crate;
// what a module has is what it declares, what it brings in by `use`, and what the modules have that it brings
// in whole. Source: The Rust Reference, "Modules" (where files are), "Paths", "Use declarations". Macros are
// not expanded: what only they declare is unknown.
//
// A module is the entity of its scope: a file's root, or that of `mod x { ... }` inside of it.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/link/graph_data.h"
#include "core/link/packages.h"
#include "core/link/path_search.h"
#include "core/link/shared_scopes.h"
#include "core/link/standard_library.h"

namespace repodoc {
namespace {

constexpr uint32_t kMaxSteps = 24;         // imports of imports that are followed
constexpr uint32_t kMaxWholeModules = 64;  // `use x::*` rows of a module that are looked through
constexpr uint32_t kMaxLookups = 4096;     // names that are looked up for one import

class RustResolver {
 public:
  explicit RustResolver(LinkData* data) : data_(*data) {}

  void Run() {
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (data_.families[file] == Family::kRust) files_.push_back(file);
    }
    if (files_.empty()) return;
    parent_.assign(data_.file_count(), kNone);
    seen_.assign(data_.file_count(), false);
    for (FileIndex file : files_) file_of_.At(data_.file_root[file], 0, file);
    CollectCrates();
    GrowTree();
    CollectImports();
    for (FileIndex file : files_) {
      const FactsView& facts = data_.views[file];
      for (uint32_t i = 0; i < facts.imports.size(); ++i) {
        if (facts.imports[i].kind != ImportKind::kModuleFile && !facts.imports[i].module.empty())
          ResolveUse(file, i);
      }
    }
  }

 private:
  struct Place {
    enum What : uint8_t { kNothing, kModule, kItem, kStandard, kForeign } what = kNothing;
    uint32_t entity = kNone;  // of the module or the item
    uint32_t module = kNone;  // kItem: the module that has it
  };
  struct ImportedName {
    FileIndex file;
    uint32_t import, name;  // `name`: row of import_names, or kNone: the path's last part
    uint32_t next;          // further row of this module and name
  };

  // ---- The tree
  // ------------------------------------------------------------------------------------------------

  void CollectCrates() {
    uint32_t id = data_.base_names.Find("Cargo.toml");
    if (id == kNone) return;
    for (FileIndex file : data_.files_by_base_name[id]) {
      std::string name(data_.views[file].PropertyValue(property::kProjectName));
      FileIndex root = data_.FindFile(JoinNames(JoinNames(DirName(data_.paths[file]), "src"), "lib.rs"));
      if (name.empty() || root == kNone) continue;
      std::replace(name.begin(), name.end(), '-', '_');
      crates_.emplace_back(std::move(name), data_.file_root[root]);
    }
    std::sort(crates_.begin(), crates_.end());
  }

  // Folders in which every file is a crate of its own.
  static bool IsTargetFolder(std::string_view folder) {
    std::string_view name = BaseName(folder);
    return name == "tests" || name == "examples" || name == "benches" || name == "bin";
  }
  static bool IsCrateName(std::string_view name) {
    return name == "lib.rs" || name == "main.rs" || name == "build.rs";
  }

  // Libraries first: a file that two crates declare belongs to the library. Of the files in a folder of
  // targets those come first that no other one there declares: tests/util.rs beside `mod util;` is a module,
  // whether or not it is a target, too.
  void GrowTree() {
    std::vector<bool> beside(data_.file_count(), false);
    for (FileIndex file : files_) {
      if (!IsTargetFolder(data_.FolderPath(file))) continue;
      for (const Import& row : data_.views[file].imports) {
        if (row.kind != ImportKind::kModuleFile || row.symbol != kNone) continue;
        FileIndex other =
            FindBelow(data_, data_.FolderPath(file), std::string(data_.views[file].str(row.module)) + ".rs");
        if (other != kNone && other != file) beside[other] = true;
      }
    }
    for (uint32_t pass = 0; pass < 4; ++pass) {
      for (FileIndex file : files_) {
        std::string_view name = BaseName(data_.paths[file]), folder = data_.FolderPath(file);
        bool root = pass == 0   ? name == "lib.rs"
                    : pass == 1 ? IsCrateName(name)
                    : pass == 2 ? IsTargetFolder(folder) && !beside[file]
                                : true;  // declared by nobody whom we can see
        if (root && !seen_[file]) Grow(file, IsCrateName(name) || name == "mod.rs" || IsTargetFolder(folder));
      }
    }
  }

  struct Open {
    FileIndex file;
    std::string folder;  // where the files of its modules are
  };
  void Grow(FileIndex root, bool owns_folder) {
    seen_[root] = true;
    std::vector<Open> open = {{root, ChildFolder(root, owns_folder)}};
    while (!open.empty()) {
      Open at = std::move(open.back());
      open.pop_back();
      const FactsView& facts = data_.views[at.file];
      for (uint32_t i = 0; i < facts.imports.size(); ++i) {
        const Import& row = facts.imports[i];
        if (row.kind != ImportKind::kModuleFile) continue;
        std::string inline_path;
        for (uint32_t symbol = row.symbol; symbol != kNone; symbol = facts.symbols[symbol].parent) {
          if (facts.symbols[symbol].kind == SymbolKind::kModule)
            inline_path = JoinNames(facts.str(facts.symbols[symbol].name), inline_path);
        }
        std::string_view module = facts.str(row.module);
        bool by_path = module.find('/') != module.npos || EndsWith(module, ".rs");  // #[path = "x.rs"]
        FileIndex target;
        if (by_path) {
          std::string below = inline_path.empty() ? std::string(data_.FolderPath(at.file))
                                                  : JoinNames(at.folder, inline_path);
          target = FindBelow(data_, below, module);
        } else {
          std::string stem = JoinNames(JoinNames(at.folder, inline_path), module);
          target = data_.FindFile(stem + ".rs");
          if (target == kNone) target = data_.FindFile(stem + "/mod.rs");
        }
        ImportState& state = data_.imports[data_.import_base[at.file] + i];
        if (!SetTarget(&state, target) || data_.families[target] != Family::kRust) continue;
        Declare(at.file, row, target);
        if (seen_[target]) continue;
        seen_[target] = true;
        parent_[target] = ModuleAround(at.file, row.symbol);
        open.push_back({target, ChildFolder(target, by_path || BaseName(data_.paths[target]) == "mod.rs")});
      }
    }
  }

  std::string ChildFolder(FileIndex file, bool owns_folder) const {
    std::string_view folder = data_.FolderPath(file), name = BaseName(data_.paths[file]);
    return owns_folder ? std::string(folder) : JoinNames(folder, name.substr(0, name.rfind('.')));
  }

  // The entity of `mod x;` stands for the file that it names; of several branches for the first.
  void Declare(FileIndex file, const Import& row, FileIndex target) {
    const FactsView& facts = data_.views[file];
    auto first = std::lower_bound(facts.symbols.begin(), facts.symbols.end(), row.row,
                                  [](const Symbol& symbol, uint32_t at) { return symbol.row < at; });
    for (auto symbol = first; symbol != facts.symbols.end() && symbol->row <= row.end_row; ++symbol) {
      if (symbol->kind != SymbolKind::kModule || symbol->parent != row.symbol) continue;
      uint32_t index = static_cast<uint32_t>(symbol - facts.symbols.begin());
      declared_.At(data_.symbol_entity[data_.symbol_base[file] + index], 0, data_.file_root[target]);
      return;
    }
  }

  uint32_t ModuleAround(FileIndex file, uint32_t symbol) const {
    const FactsView& facts = data_.views[file];
    for (; symbol != kNone; symbol = facts.symbols[symbol].parent) {
      if (facts.symbols[symbol].kind == SymbolKind::kModule)
        return data_.symbol_entity[data_.symbol_base[file] + symbol];
    }
    return data_.file_root[file];
  }

  FileIndex FileOf(uint32_t module) const {
    while (data_.entities[module].parent != kNone && file_of_.Find(module, 0) == kNone)
      module = data_.entities[module].parent;
    return file_of_.Find(module, 0);
  }
  // kNone: the module is a crate's root.
  uint32_t ParentOf(uint32_t module) const {
    uint32_t file = file_of_.Find(module, 0);
    return file != kNone ? parent_[file] : data_.entities[module].parent;
  }
  uint32_t CrateOf(uint32_t module) const {
    for (uint32_t steps = 0; steps < 256; ++steps) {
      uint32_t parent = ParentOf(module);
      if (parent == kNone) break;
      module = parent;
    }
    return module;
  }

  // ---- What a module has
  // ---------------------------------------------------------------------------------------

  void CollectImports() {
    for (FileIndex file : files_) {
      const FactsView& facts = data_.views[file];
      for (uint32_t i = 0; i < facts.imports.size(); ++i) {
        const Import& row = facts.imports[i];
        if (row.kind == ImportKind::kModuleFile) continue;
        uint32_t module = ModuleAround(file, row.symbol);
        if (row.name_count == 0) {
          std::string_view name = facts.str(row.alias);
          if (name.empty()) name = LastPart(facts.str(row.module));
          AddName(module, name, {file, i, kNone, kNone});
        }
        for (uint32_t n = row.first_name; n < row.first_name + row.name_count; ++n) {
          const ImportName& imported = facts.import_names[n];
          std::string_view name = facts.str(imported.name),
                           bound = imported.alias.empty() ? name : facts.str(imported.alias);
          if (name == "*") {
            whole_.emplace_back(module, static_cast<uint32_t>(whole_imports_.size()));
            whole_imports_.push_back({file, i});
          } else if (name == "self") {
            AddName(module, imported.alias.empty() ? LastPart(facts.str(row.module)) : bound,
                    {file, i, kNone, kNone});
          } else {
            AddName(module, bound, {file, i, n, kNone});
          }
        }
      }
    }
    std::sort(whole_.begin(), whole_.end());
    busy_.assign(names_.size(), false);
    busy_whole_.assign(whole_imports_.size(), false);
  }
  static std::string_view LastPart(std::string_view path) {
    size_t colons = path.rfind("::");
    return colons == path.npos ? path : path.substr(colons + 2);
  }
  void AddName(uint32_t module, std::string_view name, ImportedName row) {
    uint32_t id = data_.names.Intern(name);
    uint32_t& first = first_name_.At(module, id, kNone);
    row.next = first;
    first = static_cast<uint32_t>(names_.size());
    names_.push_back(row);
  }

  static bool IsTypeName(SymbolKind kind) { return IsType(kind) || kind == SymbolKind::kTypeAlias; }

  // Modules come before items of the same name, types before functions: a path goes on in them only.
  Place Member(uint32_t module, std::string_view name, uint32_t steps) {
    uint32_t id = data_.names.Find(name);
    if (id == kNone || steps_left_ == 0) return {};
    --steps_left_;
    uint32_t own = data_.FindEntity(module, id);
    Place value;
    if (own != kNone && data_.entities[own].first_symbol != kNone) {
      uint32_t file_module = declared_.Find(own, 0);
      if (file_module != kNone) return {Place::kModule, file_module, kNone};
      bool type = false, inline_module = false;
      uint32_t looked = 0;
      for (uint32_t at = data_.entities[own].first_symbol; at != kNone && looked < kCrowd;
           at = data_.next_symbol[at], ++looked) {
        const Symbol& symbol = data_.SymbolAt(at);
        inline_module |= symbol.kind == SymbolKind::kModule && (symbol.flags & kSymbolDefinition) != 0;
        type |= IsTypeName(symbol.kind);
      }
      if (inline_module) return {Place::kModule, own, kNone};
      value = {Place::kItem, own, module};
      if (type) return value;
    }
    if (steps >= kMaxSteps) return value;
    // Of several under #[cfg] what the repository itself has.
    Place foreign;
    for (uint32_t at = first_name_.Find(module, id); at != kNone; at = names_[at].next) {
      Place place = Imported(names_[at], name, steps + 1);
      if (place.what == Place::kModule || place.what == Place::kItem) return place;
      if (place.what != Place::kNothing) foreign = place;
    }
    if (value.what != Place::kNothing) return value;
    if (foreign.what != Place::kNothing) return foreign;
    auto rows = std::equal_range(whole_.begin(), whole_.end(), std::pair<uint32_t, uint32_t>(module, 0),
                                 [](const auto& a, const auto& b) { return a.first < b.first; });
    uint32_t looked = 0;
    for (auto row = rows.first; row != rows.second && looked < kMaxWholeModules; ++row, ++looked) {
      auto [file, import] = whole_imports_[row->second];
      if (busy_whole_[row->second]) continue;
      busy_whole_[row->second] = true;
      Place opened = Path(module, data_.views[file].str(data_.views[file].imports[import].module), steps + 4);
      Place place;
      if (opened.what == Place::kModule && opened.entity != module)
        place = Member(opened.entity, name, steps + 4);
      if (opened.what == Place::kItem) {
        uint32_t inner = data_.FindEntity(opened.entity, id);
        if (inner != kNone && data_.entities[inner].first_symbol != kNone)
          place = {Place::kItem, inner, opened.module};
      }
      busy_whole_[row->second] = false;
      if (place.what == Place::kModule || place.what == Place::kItem) return place;
    }
    return {};
  }

  // What an import brings in.
  Place Imported(const ImportedName& row, std::string_view name, uint32_t steps) {
    size_t key = static_cast<size_t>(&row - names_.data());
    if (busy_[key]) return {};
    busy_[key] = true;
    const FactsView& facts = data_.views[row.file];
    const Import& import = facts.imports[row.import];
    std::string_view module = facts.str(import.module);
    uint32_t from = ModuleAround(row.file, import.symbol);
    Place place = Path(from, module, steps);
    if (row.name != kNone) place = Below(place, facts.str(facts.import_names[row.name].name), steps);
    busy_[key] = false;
    return place;
  }

  Place Below(Place place, std::string_view name, uint32_t steps) {
    switch (place.what) {
      case Place::kModule:
        return Member(place.entity, name, steps);
      case Place::kItem: {
        uint32_t inner = data_.FindEntity(place.entity, data_.names.Find(name));
        if (inner != kNone && data_.entities[inner].first_symbol != kNone)
          return {Place::kItem, inner, place.module};
        return {};
      }
      default:
        return place;
    }
  }

  Place Crate(std::string_view name) const {
    if (IsRustCrate(name)) return {Place::kStandard, kNone, kNone};
    auto crate =
        std::lower_bound(crates_.begin(), crates_.end(), name,
                         [](const auto& row, std::string_view wanted) { return row.first < wanted; });
    if (crate == crates_.end() || crate->first != name) return {Place::kForeign, kNone, kNone};
    return {Place::kModule, crate->second, kNone};
  }

  // mod poll_fn; pub use poll_fn::poll_fn; from outside only the function is there.
  bool IsHidden(uint32_t holder, std::string_view name, uint32_t from) const {
    uint32_t own = data_.FindEntity(holder, data_.names.Find(name));
    if (own == kNone || data_.entities[own].first_symbol == kNone) return false;
    if (data_.SymbolAt(data_.entities[own].first_symbol).visibility != Visibility::kPrivate) return false;
    uint32_t looked = 0;
    for (uint32_t at = from; at != kNone && looked < kCrowd; at = ParentOf(at), ++looked) {
      if (at == holder) return false;
    }
    return true;
  }
  // What `name` of `holder` is to a module: the place it leads to, or the item that stands beside a module it cannot see.
  Place Seen(Place place, uint32_t holder, std::string_view name, uint32_t from, uint32_t steps) {
    if (holder == kNone || place.what != Place::kModule || steps >= kMaxSteps || !IsHidden(holder, name, from)) return place;
    for (uint32_t at = first_name_.Find(holder, data_.names.Find(name)); at != kNone; at = names_[at].next) {
      Place item = Imported(names_[at], name, steps + 1);
      if (item.what == Place::kItem) return item;
    }
    return place;
  }

  // Where a path leads; kNothing when a step of it is not there. `*reached`: the last module of ours on the
  // way that is named (not crate, self or super alone), or that brings in somebody else's thing.
  Place Path(uint32_t from, std::string_view path, uint32_t steps, uint32_t* reached = nullptr) {
    bool absolute = StartsWith(path, "::");
    if (absolute) path.remove_prefix(2);
    size_t end = std::min(path.find("::"), path.size());
    std::string_view first = path.substr(0, end);
    Place place;
    bool keyword = true;
    if (absolute) {
      place = Crate(first);
    } else if (first == "crate" || first == "$crate") {
      place = {Place::kModule, CrateOf(from), kNone};
    } else if (first == "self") {
      place = {Place::kModule, from, kNone};
    } else if (first == "super") {
      uint32_t parent = ParentOf(from);
      if (parent == kNone) return {};
      place = {Place::kModule, parent, kNone};
    } else {
      keyword = false;
      place = steps < kMaxSteps ? Member(from, first, steps) : Place();
      // Up to the edition of 2015 paths began at the crate.
      if (place.what == Place::kNothing || !GoesOn(place, end < path.size())) {
        place = Crate(first);
        uint32_t crate = CrateOf(from);
        if (place.what == Place::kForeign && crate != from && steps < kMaxSteps && !IsDependency(first)) {
          Place old = Member(crate, first, steps + 1);
          if (old.what == Place::kModule) place = old;
        }
      }
    }
    if (reached != nullptr && !keyword && place.what == Place::kModule) *reached = place.entity;
    while (end < path.size() && (place.what == Place::kModule || place.what == Place::kItem)) {
      path.remove_prefix(end + 2);
      end = std::min(path.find("::"), path.size());
      std::string_view next = path.substr(0, end);
      if (next == "super" && place.what == Place::kModule) {
        uint32_t parent = ParentOf(place.entity);
        if (parent == kNone) return {};
        place = {Place::kModule, parent, kNone};
        continue;
      }
      if (next == "self") continue;
      uint32_t holder = place.what == Place::kModule ? place.entity : kNone;
      place = Below(place, next, steps + 1);
      if (end == path.size()) place = Seen(place, holder, next, from, steps + 1);
      if (reached != nullptr && holder != kNone && holder != from &&
          (place.what == Place::kStandard || place.what == Place::kForeign))
        *reached = holder;
      if (reached != nullptr && place.what == Place::kModule) *reached = place.entity;
    }
    return place;
  }
  bool IsDependency(std::string_view name) {
    ImportState scratch;
    return SetPackage(&data_, Ecosystem::kRust, name, true, &scratch);
  }
  // A function has no members: `use name::x` means a crate, whatever else is called so here.
  bool GoesOn(Place place, bool more) const {
    if (!more || place.what != Place::kItem) return true;
    return IsTypeName(data_.SymbolAt(data_.entities[place.entity].first_symbol).kind);
  }

  // ---- Rows
  // ----------------------------------------------------------------------------------------------------

  void ResolveUse(FileIndex file, uint32_t index) {
    const FactsView& facts = data_.views[file];
    const Import& row = facts.imports[index];
    ImportState& state = data_.imports[data_.import_base[file] + index];
    std::string_view module = facts.str(row.module);
    uint32_t from = ModuleAround(file, row.symbol), reached = kNone;
    steps_left_ = kMaxLookups;
    // `use log;` and `extern crate log;` do not mean themselves.
    bool alone = row.name_count == 0 && module.find("::") == module.npos;
    Place place;
    if (alone) {
      uint32_t id = data_.names.Find(module);
      for (uint32_t at = id == kNone ? kNone : first_name_.Find(from, id); at != kNone;
           at = names_[at].next) {
        if (names_[at].file == file && names_[at].import == index) busy_[at] = true;
      }
      place = Path(from, module, 0, &reached);
      for (uint32_t at = id == kNone ? kNone : first_name_.Find(from, id); at != kNone; at = names_[at].next)
        busy_[at] = false;
    } else {
      place = Path(from, module, 0, &reached);
      // `use fmt::x` beside `fn fmt`: a crate.
      if (place.what == Place::kItem && module.find("::") == module.npos && !GoesOn(place, true))
        place = Crate(module);
    }
    // `use crate::sync::Ordering::Relaxed` where sync has it from std: sync is what this file needs.
    if (reached != kNone && (place.what == Place::kStandard || place.what == Place::kForeign)) {
      SetTarget(&state, FileOf(reached));
      return;
    }
    switch (place.what) {
      case Place::kStandard:
        state.module_class = ModuleClass::kStandardLibrary;
        state.confidence = Confidence::kExact;
        return;
      case Place::kForeign:
        SetPackage(&data_, Ecosystem::kRust, module, false, &state);
        return;
      case Place::kNothing:
        // A name that only a macro declares, in a module that we know.
        if (reached != kNone)
          SetTarget(&state, FileOf(reached), Confidence::kUnique);
        else if (StartsWith(module, "self") || StartsWith(module, "super"))
          SetTarget(&state, FileOf(SuperOf(from, module)), Confidence::kUnique);
        return;
      case Place::kModule:
        SetTarget(&state, FileOf(place.entity));
        if (file_of_.Find(place.entity, 0) == kNone) state.entity = place.entity;
        break;
      case Place::kItem:
        SetTarget(&state, data_.Local(data_.entities[place.entity].first_symbol).file);
        state.entity = place.entity;
        break;
    }
    for (uint32_t n = row.first_name; n < row.first_name + row.name_count; ++n) {
      std::string_view name = facts.str(facts.import_names[n].name);
      if (name == "self" || name == "*") continue;
      ImportNameState& out = data_.import_names[data_.name_base[file] + n];
      steps_left_ = kMaxLookups;
      Place named = Below(place, name, 0);
      named = Seen(named, place.what == Place::kModule ? place.entity : kNone, name, from, 0);
      if (named.what == Place::kModule) {
        FileIndex target = FileOf(named.entity);
        if (file_of_.Find(named.entity, 0) == kNone) {
          out.symbol = data_.primary[data_.entities[named.entity].first_symbol];
        } else {
          out.target = target;
          // `use crate::log;` needs the module, not the crate's root that declares it.
          if (row.name_count == 1) SetTarget(&state, target);
        }
      } else if (named.what == Place::kItem) {
        out.symbol = data_.primary[data_.entities[named.entity].first_symbol];
      }
    }
  }

  // The module that leading self and super words mean.
  uint32_t SuperOf(uint32_t from, std::string_view path) const {
    for (; StartsWith(path, "super"); path = path.substr(std::min(path.size(), size_t{7}))) {
      uint32_t parent = ParentOf(from);
      if (parent == kNone) break;
      from = parent;
    }
    return from;
  }

  LinkData& data_;
  std::vector<FileIndex> files_;
  std::vector<uint32_t> parent_;  // by file: the module that declares it, or kNone
  std::vector<bool> seen_;        // by file
  PairTable file_of_;             // (root entity, 0) -> file
  PairTable declared_;            // (entity of `mod x;`, 0) -> root entity of its file
  std::vector<std::pair<std::string, uint32_t>> crates_;  // library, root entity; sorted
  std::vector<ImportedName> names_;
  PairTable first_name_;                              // (module, name) -> row of names_
  std::vector<std::pair<uint32_t, uint32_t>> whole_;  // (module, row of whole_imports_), sorted
  std::vector<std::pair<FileIndex, uint32_t>> whole_imports_;
  std::vector<bool> busy_, busy_whole_;  // rows that are being followed
  uint32_t steps_left_ = 0;              // of the row that is being resolved
};

}  // namespace

void ResolveRust(LinkData* data) { RustResolver(data).Run(); }

}  // namespace repodoc
