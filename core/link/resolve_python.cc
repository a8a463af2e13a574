// Python imports -> files. A module a.b.c is a/b/c.py, a/b/c/__init__.py or a stub of either, below a source root. Roots
// are not declared anywhere, so they are inferred: the importing script's own folder, the folder above its topmost
// package, the repository's root, src/ and declared roots, then folders above the importer, then the one place in the
// repository that has a top-level module of this name.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/link/graph_data.h"
#include "core/link/packages.h"
#include "core/link/path_search.h"
#include "core/link/standard_library.h"

namespace repodoc {
namespace {

class PythonResolver {
 public:
  explicit PythonResolver(LinkData* data) : data_(*data) {}

  void Run() {
    FindPackages();
    FindRoots();
    FindLibraries();
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (data_.families[file] != Family::kPython) continue;
      const FactsView& facts = data_.views[file];
      for (uint32_t i = 0; i < facts.imports.size(); ++i) Resolve(file, i);
    }
  }

 private:
  struct Module {
    FileIndex file = kNone;
    uint32_t folder = kNone;  // of a package, with or without __init__.py
    bool found() const { return file != kNone || folder != kNone; }
  };

  static std::string_view Stem(std::string_view name) {
    for (std::string_view end : {".pyi.in", ".py.in", ".pyi", ".pyx", ".pxd", ".py"}) {
      if (EndsWith(name, end)) return name.substr(0, name.size() - end.size());
    }
    return name.substr(0, name.find('.'));
  }

  void FindPackages() {
    index_file_.assign(data_.plan.folders.size(), kNone);
    has_python_.assign(data_.plan.folders.size(), false);
    for (uint32_t folder = 0; folder < index_file_.size(); ++folder) {
      int best = 5;
      for (FileIndex file : data_.folder_files[folder]) {
        if (data_.families[file] != Family::kPython && !EndsWith(data_.paths[file], ".pyi.in")) continue;
        for (uint32_t at = folder; at != kNone && !has_python_[at]; at = data_.folder_parent[at]) has_python_[at] = true;
        std::string_view name = BaseName(data_.paths[file]);
        int rank = name == "__init__.py" ? 0 : name == "__init__.pyi" ? 1 : name == "__init__.pyi.in" ? 2
                   : name == "__init__.pyx" ? 3 : name == "__init__.pxd" ? 4 : 5;
        if (rank < best) {
          best = rank;
          index_file_[folder] = file;
        }
      }
    }
  }

  void FindRoots() {
    // Every top-level module and package of the repository, with the folder it can be imported from.
    std::vector<std::pair<uint32_t, uint32_t>> found;  // name, root folder
    uint32_t last = kNone;
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (data_.families[file] != Family::kPython || EndsWith(data_.paths[file], ".ipynb")) continue;
      if (EndsWith(data_.paths[file], ".pxi")) continue;  // a part of a module
      uint32_t folder = data_.file_folder[file];
      if (index_file_[folder] == kNone) {
        found.emplace_back(tops_.Intern(Stem(BaseName(data_.paths[file]))), folder);
        continue;
      }
      if (folder == last) continue;
      last = folder;
      uint32_t top = TopPackage(folder);
      if (data_.folder_parent[top] == kNone) continue;
      found.emplace_back(tops_.Intern(BaseName(data_.plan.folders[top].folder)), data_.folder_parent[top]);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    roots_by_top_.Build(tops_.size(), [&](auto emit) {
      for (auto [name, root] : found) emit(name, root);
    });
    for (std::string_view name : {"", "src", "lib", "python"}) {
      uint32_t folder = data_.FindFolder(name);
      if (folder != kNone) roots_.push_back(folder);
    }
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      const FactsView& facts = data_.views[file];
      for (const Property& row : facts.properties) {
        if (facts.str(row.key) != property::kSourceRoot) continue;
        std::string path;
        if (!JoinPath(DirName(data_.paths[file]), facts.str(row.value), &path)) continue;
        uint32_t folder = data_.FindFolder(path);
        if (folder != kNone && has_python_[folder]) roots_.push_back(folder);
      }
    }
    // Stable unique: few rows.
    std::vector<uint32_t> unique;
    for (uint32_t root : roots_) {
      if (std::find(unique.begin(), unique.end(), root) == unique.end() && unique.size() < 64) unique.push_back(root);
    }
    roots_ = std::move(unique);
  }

  // Folders that hold so many of the standard library's modules that they are it.
  void FindLibraries() {
    std::vector<uint32_t> modules(data_.plan.folders.size(), 0);
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (data_.families[file] != Family::kPython) continue;
      uint32_t folder = data_.file_folder[file];
      std::string_view name = BaseName(data_.paths[file]);
      if (name == "__init__.py" && data_.folder_parent[folder] != kNone) {
        modules[data_.folder_parent[folder]] += IsPythonModule(BaseName(data_.plan.folders[folder].folder));
      } else if (IsPythonModule(Stem(name))) {
        ++modules[folder];
      }
    }
    for (uint32_t folder = 0; folder < modules.size(); ++folder) {
      if (modules[folder] >= kLibraryModules) libraries_.push_back(folder);
    }
  }
  static constexpr uint32_t kLibraryModules = 60;  // of about 300

  uint32_t TopPackage(uint32_t folder) const {
    while (data_.folder_parent[folder] != kNone && index_file_[data_.folder_parent[folder]] != kNone) {
      folder = data_.folder_parent[folder];
    }
    return folder;
  }

  // The module `name` directly inside `folder`.
  Module Child(uint32_t folder, std::string_view name) const {
    Module module;
    if (folder == kNone || name.empty()) return module;
    std::string path = JoinNames(data_.plan.folders[folder].folder, name);
    uint32_t package = data_.FindFolder(path);
    size_t size = path.size();
    // cimport asks for declarations first.
    FileIndex declared = declarations_ ? data_.FindFile(path + ".pxd") : kNone;
    if (package != kNone && index_file_[package] != kNone) {
      FileIndex index = declarations_ ? data_.FindFile(path + "/__init__.pxd") : kNone;
      return {index != kNone ? index : declared != kNone ? declared : index_file_[package], package};
    }
    if (declared != kNone) return {declared, kNone};
    for (std::string_view end : {".pxd.in", ".pxd.tp", ".py", ".pyi", ".pyi.in", ".pyx", ".py.in", ".pyx.in", ".pyx.tp"}) {
      bool cython = StartsWith(end, ".pyx") || StartsWith(end, ".pxd");
      if (declarations_ ? !cython : StartsWith(end, ".pxd")) continue;
      path.resize(size);
      path += end;
      module.file = data_.FindFile(path);
      if (module.file != kNone) return module;
    }
    if (package != kNone && has_python_[package]) {
      module.folder = package;
      return module;
    }
    // What protoc makes of box.proto: box_pb2, box_pb2_grpc.
    for (std::string_view end : {"_pb2", "_pb2_grpc"}) {
      if (EndsWith(name, end)) module.file = data_.FindFile(path.substr(0, size - end.size()) + ".proto");
    }
    return module;
  }

  // a.b.c below `root`.
  Module Find(uint32_t root, std::string_view dotted) const {
    Module module{kNone, root};
    while (!dotted.empty()) {
      size_t dot = std::min(dotted.find('.'), dotted.size());
      module = Child(module.folder, dotted.substr(0, dot));
      if (!module.found()) return module;
      dotted.remove_prefix(std::min(dot + 1, dotted.size()));
      if (!dotted.empty() && module.folder == kNone) return {};
    }
    return module;
  }

  bool Accept(const Module& module, Confidence confidence, ImportState* state, Module* out) {
    if (!module.found()) return false;
    *out = module;
    state->target = module.file;
    bool generated = module.file != kNone && data_.families[module.file] == Family::kProto;
    state->module_class = generated ? ModuleClass::kGenerated : ModuleClass::kInternal;
    state->confidence = generated ? Confidence::kUnique : confidence;
    return true;
  }

  bool FindAbsolute(FileIndex file, std::string_view dotted, ImportState* state, Module* out) {
    uint32_t own = data_.file_folder[file];
    std::string_view top = dotted.substr(0, dotted.find('.'));
    bool script = index_file_[own] == kNone;
    if (script) {
      Module sibling = Find(own, dotted);
      // A namespace folder beside a script is no reason to doubt a well-known module.
      if (sibling.file != kNone && sibling.file != file && Accept(sibling, Confidence::kExact, state, out)) return true;
    }
    bool standard = declarations_ ? IsCythonModule(top) : IsPythonModule(top);
    for (uint32_t library : libraries_) {  // the repository is the standard library
      if (!standard || !IsWithin(data_.paths[file], data_.plan.folders[library].folder)) continue;
      Module module = Find(library, dotted);
      // A folder alone is a package of its own only inside of one.
      bool known = module.file != kNone || dotted.size() > top.size();
      if (known && Accept(module, Confidence::kExact, state, out)) return true;
    }
    // The repository is itself a package: its files know it by its name, and it is on no path.
    bool root_package = index_file_[0] != kNone;
    if (root_package && top == data_.options.repository_name) {
      Module module = dotted.size() == top.size() ? Module{index_file_[0], 0} : Find(0, dotted.substr(top.size() + 1));
      if (Accept(module, Confidence::kExact, state, out)) return true;
    }
    uint32_t package_root = data_.folder_parent[script ? own : TopPackage(own)];
    if (package_root == kNone) package_root = 0;
    if (!standard || dotted.size() > top.size()) {
      if (!script && !(root_package && package_root == 0)) {
        Module module = Find(package_root, dotted);
        if (module.file != kNone && Accept(module, Confidence::kExact, state, out)) return true;
      }
      for (uint32_t root : roots_) {
        if (root_package && root == 0) continue;
        Module module = Find(root, dotted);
        if (module.file == kNone && standard) continue;
        if (Accept(module, Confidence::kExact, state, out)) return true;
      }
    }
    if (standard && declarations_ && FindOwnIncludes(file, dotted, state, out)) return true;
    if (standard) {
      state->module_class = ModuleClass::kStandardLibrary;
      state->confidence = Confidence::kExact;
      return true;
    }
    if (SetPackage(&data_, Ecosystem::kPython, dotted, /*declared_only=*/true, state)) return true;
    // Scripts that lie in a package and are run from their own folder: a sibling, unless a distribution is declared.
    if (!script) {
      Module sibling = Find(own, dotted);
      if (sibling.file != kNone && sibling.file != file && Accept(sibling, Confidence::kUnique, state, out)) return true;
    }
    for (uint32_t at = data_.folder_parent[own]; at != kNone; at = data_.folder_parent[at]) {
      Module module = Find(at, dotted);
      if (module.file != kNone && module.file != file && Accept(module, Confidence::kExact, state, out)) return true;
    }
    uint32_t name = tops_.Find(top);
    if (name == kNone) {
      // Nothing here has that name: another distribution.
      if (!IsNamespacePackage(top)) return SetPackage(&data_, Ecosystem::kPython, dotted, false, state);
      return false;
    }
    // The places that have such a top-level module: one, or the nearest.
    std::vector<uint32_t> files;
    std::vector<Module> modules;
    for (uint32_t root : roots_by_top_[name]) {
      if (files.size() >= 64) break;
      Module module = Find(root, dotted);
      if (module.file == kNone || module.file == file) continue;
      files.push_back(module.file);
      modules.push_back(module);
    }
    if (files.empty()) return false;
    bool decided = true;
    FileIndex nearest = Nearest(data_, data_.FolderPath(file), files, &decided);
    Confidence confidence = files.size() == 1 ? Confidence::kUnique : Confidence::kAmbiguous;
    for (const Module& module : modules) {
      if (module.file == nearest) return Accept(module, confidence, state, out);
    }
    return false;
  }

  // The repository is the compiler: its declarations of C, C++ and CPython lie in a folder Includes.
  bool FindOwnIncludes(FileIndex file, std::string_view dotted, ImportState* state, Module* out) {
    uint32_t name = tops_.Find(dotted.substr(0, dotted.find('.')));
    if (name == kNone) return false;
    for (uint32_t root : roots_by_top_[name]) {
      if (BaseName(data_.plan.folders[root].folder) != "Includes") continue;
      Module module = Find(root, dotted);
      if (module.file != kNone && module.file != file && Accept(module, Confidence::kExact, state, out)) return true;
    }
    return false;
  }

  // A folder without an index file below one of the roots: what is missing in it is missing here, not another
  // distribution's.
  bool IsNamespacePackage(std::string_view top) const {
    return std::any_of(roots_.begin(), roots_.end(), [&](uint32_t root) { return Child(root, top).found(); });
  }

  void Resolve(FileIndex file, uint32_t index) {
    const FactsView& facts = data_.views[file];
    const Import& row = facts.imports[index];
    ImportState& state = data_.imports[data_.import_base[file] + index];
    std::string_view dotted = facts.str(row.module);
    // Headers and parts that Cython includes: resolve_cpp.cc.
    if (row.kind == ImportKind::kIncludeQuote || row.kind == ImportKind::kIncludeSystem) return;
    declarations_ = (row.flags & kImportDeclarations) != 0;
    Module module;
    if (row.level > 0) {
      uint32_t folder = data_.file_folder[file];
      for (uint32_t up = 1; up < row.level && folder != kNone; ++up) folder = data_.folder_parent[folder];
      if (folder == kNone) return;
      module = dotted.empty() ? Module{index_file_[folder], folder} : Find(folder, dotted);
      Accept(module, Confidence::kExact, &state, &module);
    } else if (!dotted.empty()) {
      FindAbsolute(file, dotted, &state, &module);
    }
    if (module.folder == kNone) return;
    for (uint32_t i = 0; i < row.name_count; ++i) {
      uint32_t name_row = row.first_name + i;
      Module child = Child(module.folder, facts.str(facts.import_names[name_row].name));
      if (child.file != file) data_.import_names[data_.name_base[file] + name_row].target = child.file;
    }
  }

  LinkData& data_;
  bool declarations_ = false;          // the row at hand is a cimport
  std::vector<FileIndex> index_file_;  // by folder
  std::vector<bool> has_python_;       // by folder: it or a folder below has Python files
  std::vector<uint32_t> roots_;        // folders that any file may import from
  std::vector<uint32_t> libraries_;    // folders that are the standard library itself
  NameTable tops_;
  Grouped<uint32_t> roots_by_top_;
};

}  // namespace

void ResolvePythonImports(LinkData* data) { PythonResolver(data).Run(); }

}  // namespace repodoc
