// Imports of languages that name modules by path or library: Go, Ruby, PHP (require), Perl (require), Lua, Dart, Swift,
// OCaml, Julia, R, Zig. Each by the rules of its own tool: go.mod, load paths, pubspec.yaml, SwiftPM's folders.
#include <algorithm>
#include <string>
#include <string_view>
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

constexpr size_t kMaxProjects = 4096;  // manifests of one kind that are looked at

void SetStandard(ImportState* state, Confidence confidence = Confidence::kExact) {
  state->module_class = ModuleClass::kStandardLibrary;
  state->confidence = confidence;
}

class ModuleResolver {
 public:
  explicit ModuleResolver(LinkData* data) : data_(*data) {}

  void Run() {
    CollectProjects("go.mod", &go_modules_);
    CollectProjects("pubspec.yaml", &dart_packages_);
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (!HasModuleResolver(data_.families[file])) continue;
      const FactsView& facts = data_.views[file];
      for (uint32_t i = 0; i < facts.imports.size(); ++i) {
        ImportState& state = data_.imports[data_.import_base[file] + i];
        if (facts.imports[i].kind == ImportKind::kSource || facts.imports[i].module.empty()) continue;
        if (state.module_class == ModuleClass::kUnresolved && state.confidence == Confidence::kNone) {
          Resolve(file, i, facts.str(facts.imports[i].module), &state);
        }
      }
    }
  }

 private:
  struct Project {
    std::string_view name, folder;
  };
  void CollectProjects(std::string_view manifest, std::vector<Project>* out) {
    uint32_t id = data_.base_names.Find(manifest);
    if (id == kNone) return;
    for (FileIndex file : data_.files_by_base_name[id]) {
      std::string_view name = data_.views[file].PropertyValue(property::kProjectName);
      if (!name.empty() && out->size() < kMaxProjects) out->push_back({name, DirName(data_.paths[file])});
    }
    // The longest name first: of nested modules the inner one has the package.
    std::stable_sort(out->begin(), out->end(), [](const Project& a, const Project& b) { return a.name.size() > b.name.size(); });
  }

  void Resolve(FileIndex file, uint32_t index, std::string_view module, ImportState* state) {
    switch (data_.families[file]) {
      case Family::kGo: return Go(file, module, state);
      case Family::kRuby: return Ruby(file, module, state);
      case Family::kPhp: case Family::kPerl: return Path(file, module, state);
      case Family::kLua: return Lua(file, module, state);
      case Family::kDart: return Dart(file, module, state);
      case Family::kSwift: return Swift(file, module, state);
      case Family::kOcaml: return Ocaml(file, module, state);
      case Family::kJulia: return Julia(file, index, module, state);
      case Family::kR:
        if (IsRPackage(module)) return SetStandard(state);
        SetPackage(&data_, Ecosystem::kOther, module, false, state);
        return;
      case Family::kZig: return Zig(file, module, state);
      default: return;
    }
  }

  FileIndex Below(std::string_view folder, std::string_view path) const { return FindBelow(data_, folder, path); }

  // A file that some folder above has below one of `roots`: the nearest folder speaks.
  bool FromAbove(FileIndex file, std::initializer_list<std::string_view> roots, std::string_view path, ImportState* state) const {
    for (std::string_view at = data_.FolderPath(file);; at = DirName(at)) {
      for (std::string_view root : roots) {
        if (SetTarget(state, data_.FindFile(JoinNames(JoinNames(at, root), path)))) return true;
      }
      if (at.empty()) return false;
    }
  }

  // ---- Go ------------------------------------------------------------------------------------------------------

  // A package is a folder: its first file that is no test stands for it.
  bool GoFolder(std::string_view path, ImportState* state) const {
    uint32_t folder = data_.FindFolder(path);
    if (folder == kNone) return false;
    for (FileIndex candidate : data_.folder_files[folder]) {
      if (data_.families[candidate] == Family::kGo && !EndsWith(data_.paths[candidate], "_test.go") &&
          SetTarget(state, candidate)) {
        return true;
      }
    }
    return false;
  }

  void Go(FileIndex file, std::string_view module, ImportState* state) {
    for (const Project& own : go_modules_) {
      if (!IsWithin(module, own.name)) continue;
      GoFolder(JoinNames(own.folder, module.substr(std::min(module.size(), own.name.size() + 1))), state);
      return;  // ours, found or not (then it is generated)
    }
    if (StartsWith(module, "./") || StartsWith(module, "../")) {
      std::string path;
      if (JoinPath(data_.FolderPath(file), module, &path)) GoFolder(path, state);
      return;
    }
    bool domain = module.substr(0, module.find('/')).find('.') != module.npos;
    if (!domain && IsGoPackage(module)) return SetStandard(state);
    for (std::string_view at = data_.FolderPath(file);; at = DirName(at)) {
      if (GoFolder(JoinNames(JoinNames(at, "vendor"), module), state)) {
        return;
      }
      if (at.empty()) break;
    }
    if (domain) SetPackage(&data_, Ecosystem::kGo, module, false, state);
  }

  // ---- By path -------------------------------------------------------------------------------------------------

  void Path(FileIndex file, std::string_view module, ImportState* state) {
    if (SetTarget(state, Below(data_.FolderPath(file), module))) return;
    if (SetTarget(state, Below("", module))) return;
    Confidence confidence = Confidence::kNone;
    FileIndex found = FindByEnding(data_, file, module, &confidence);
    SetTarget(state, found, confidence);
  }

  void Ruby(FileIndex file, std::string_view module, ImportState* state) {
    std::string path(module);
    if (!EndsWith(path, ".rb")) path += ".rb";
    if (module[0] == '.') {  // require_relative
      SetTarget(state, Below(data_.FolderPath(file), path));
      return;
    }
    if (FromAbove(file, {"lib", "", "test", "spec", "app"}, path, state)) return;
    if (IsRubyLibrary(module)) return SetStandard(state);
    if (SetPackage(&data_, Ecosystem::kRuby, module, true, state)) return;
    Confidence confidence = Confidence::kNone;
    FileIndex found = FindByEnding(data_, file, "lib/" + path, &confidence);
    if (found == kNone && module.find('/') != module.npos) found = FindByEnding(data_, file, path, &confidence);
    if (SetTarget(state, found, confidence)) return;
    SetPackage(&data_, Ecosystem::kRuby, module, false, state);
  }

  void Lua(FileIndex file, std::string_view module, ImportState* state) {
    std::string path(module);
    if (!EndsWith(path, ".lua")) {
      std::replace(path.begin(), path.end(), '.', '/');
      path += ".lua";
    }
    std::string init = path.substr(0, path.size() - 4) + "/init.lua";
    for (const std::string& tried : {path, init}) {
      if (FromAbove(file, {"", "src", "lib", "lua"}, tried, state)) return;
    }
    Confidence confidence = Confidence::kNone;
    FileIndex found = FindByEnding(data_, file, path, &confidence);
    if (found == kNone) found = FindByEnding(data_, file, init, &confidence);
    SetTarget(state, found, confidence);
  }

  void Dart(FileIndex file, std::string_view module, ImportState* state) {
    if (StartsWith(module, "dart:")) return SetStandard(state);
    if (!StartsWith(module, "package:")) {
      SetTarget(state, Below(data_.FolderPath(file), module));
      return;
    }
    module.remove_prefix(8);
    std::string_view package = module.substr(0, module.find('/'));
    for (const Project& own : dart_packages_) {
      if (own.name != package) continue;
      SetTarget(state, data_.FindFile(JoinNames(JoinNames(own.folder, "lib"), module.substr(std::min(module.size(), package.size() + 1)))));
      return;
    }
    SetPackage(&data_, Ecosystem::kDart, package, false, state);
  }

  void Swift(FileIndex file, std::string_view module, ImportState* state) {
    std::string_view first = module.substr(0, module.find('.'));
    for (std::string_view at = data_.FolderPath(file);; at = DirName(at)) {
      for (std::string_view root : {"Sources", "Tests", "Source", ""}) {
        if (data_.FindFolder(JoinNames(JoinNames(at, root), first)) == kNone) continue;
        state->module_class = ModuleClass::kInternal;  // a target: a folder of files, none of which stands for it
        state->confidence = Confidence::kExact;
        return;
      }
      if (at.empty()) break;
    }
    if (IsSwiftModule(first)) return SetStandard(state);
    SetPackage(&data_, Ecosystem::kOther, first, false, state);
  }

  void Ocaml(FileIndex file, std::string_view module, ImportState* state) {
    size_t dot = module.rfind('.');
    std::string name(dot == module.npos ? module : module.substr(dot + 1));
    if (name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] + 32);
    std::string_view folder = data_.FolderPath(file);
    if (SetTarget(state, data_.FindFile(JoinNames(folder, name + ".ml")))) return;
    if (IsOcamlModule(module)) return SetStandard(state);
    Confidence confidence = Confidence::kNone;
    FileIndex found = FindByEnding(data_, file, name + ".ml", &confidence);
    if (SetTarget(state, found, confidence)) return;
    state->module_class = ModuleClass::kThirdParty;
    state->confidence = Confidence::kUnique;
  }

  void Julia(FileIndex file, uint32_t index, std::string_view module, ImportState* state) {
    const Import& row = data_.views[file].imports[index];
    std::string first(module.substr(0, module.find('.')));
    if (row.level > 0) {  // a module of this package, in this file or an included one
      ScopePath here = WalkScopes(data_, data_.file_root[file], first, ".");
      if (here.whole) SetTarget(state, file);
      return;
    }
    if (FromAbove(file, {"src"}, first + ".jl", state)) return;
    if (IsJuliaModule(first)) return SetStandard(state);
    ScopePath here = WalkScopes(data_, data_.file_root[file], first, ".");
    if (here.whole) {
      SetTarget(state, file);
      return;
    }
    SetPackage(&data_, Ecosystem::kOther, module.substr(0, first.size()), false, state);
  }

  void Zig(FileIndex file, std::string_view module, ImportState* state) {
    if (module == "std" || module == "builtin" || module == "root") return SetStandard(state);
    if (SetTarget(state, Below(data_.FolderPath(file), module))) return;
    if (EndsWith(module, ".zig")) return;
    Confidence confidence = Confidence::kNone;
    FileIndex found = FindByEnding(data_, file, std::string(module) + ".zig", &confidence);
    if (confidence == Confidence::kUnique && SetTarget(state, found, confidence)) return;
    SetPackage(&data_, Ecosystem::kOther, module, false, state);
  }

  LinkData& data_;
  std::vector<Project> go_modules_, dart_packages_;
};

}  // namespace

bool HasModuleResolver(Family family) {
  switch (family) {
    case Family::kJvm: case Family::kGo: case Family::kRust: case Family::kRuby: case Family::kPhp: case Family::kDotNet:
    case Family::kSwift: case Family::kLua: case Family::kPerl: case Family::kR: case Family::kJulia:
    case Family::kHaskell: case Family::kElm: case Family::kOcaml: case Family::kElixir: case Family::kDart: case Family::kZig:
      return true;
    default:
      return false;
  }
}

void ResolveModuleImports(LinkData* data) { ModuleResolver(data).Run(); }

}  // namespace repodoc
