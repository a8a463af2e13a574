// Imports of build files, scripts, documents and of languages that name their modules by path -> files: Starlark load,
// CMake include and add_subdirectory, Make include, shell source, toctree and include of documents, script src, CSS
// @import; Java and Kotlin classes, Go packages, Rust modules, Ruby and PHP files, protobuf imports.
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

class OtherResolver {
 public:
  explicit OtherResolver(LinkData* data) : data_(*data) {}

  void Run() {
    CollectGoModules();
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      Family family = data_.families[file];
      if (family == Family::kPython || family == Family::kJavaScript) continue;
      const FactsView& facts = data_.views[file];
      for (uint32_t i = 0; i < facts.imports.size(); ++i) {
        ImportKind kind = facts.imports[i].kind;
        if (kind == ImportKind::kIncludeQuote || kind == ImportKind::kIncludeSystem) continue;
        Resolve(file, i);
      }
    }
  }

 private:
  static bool Set(ImportState* state, FileIndex target, Confidence confidence = Confidence::kExact) {
    if (target == kNone) return false;
    state->target = target;
    state->module_class = ModuleClass::kInternal;
    state->confidence = confidence;
    return true;
  }

  FileIndex Below(std::string_view folder, std::string_view relative) const {
    std::string path;
    return JoinPath(folder, relative, &path) ? data_.FindFile(path) : kNone;
  }

  // The one file whose path ends in `ending`, or the nearest; kNone when there is none or the search is hopeless.
  FileIndex ByEnding(FileIndex from, std::string_view ending, Confidence* confidence) const {
    while (StartsWith(ending, "./")) ending.remove_prefix(2);
    while (StartsWith(ending, "../")) ending.remove_prefix(3);
    uint32_t name = data_.base_names.Find(BaseName(ending));
    if (ending.empty() || name == kNone) return kNone;
    std::string with_slash = "/" + std::string(ending);
    std::vector<FileIndex> files;
    for (FileIndex file : data_.files_by_base_name[name]) {
      if (file == from || (data_.paths[file] != ending && !EndsWith(data_.paths[file], with_slash))) continue;
      files.push_back(file);
      if (files.size() == 64) break;
    }
    bool decided;
    FileIndex best = Nearest(data_, data_.FolderPath(from), files, &decided);
    *confidence = files.size() == 1 ? Confidence::kUnique : Confidence::kAmbiguous;
    return best;
  }

  bool Variables(std::string_view* path) const {
    // "${CMAKE_CURRENT_LIST_DIR}/x.cmake", "$(srctree)/x.mk", "$DIR/x.sh": what follows the variable.
    bool any = false;
    for (size_t at; (at = path->find('$')) != std::string_view::npos;) {
      size_t slash = path->find('/', at);
      if (slash == std::string_view::npos) return false;
      path->remove_prefix(slash + 1);
      any = true;
    }
    return any;
  }

  void Resolve(FileIndex file, uint32_t index) {
    const FactsView& facts = data_.views[file];
    const Import& row = facts.imports[index];
    ImportState& state = data_.imports[data_.import_base[file] + index];
    std::string_view module = facts.str(row.module);
    if (module.empty()) return;
    std::string_view folder = DirName(data_.paths[file]);
    switch (row.kind) {
      case ImportKind::kLoad:
        Starlark(folder, module, &state);
        return;
      case ImportKind::kBuildInclude:
      case ImportKind::kSource: {
        std::string_view path = module;
        bool variable = Variables(&path);
        if (!variable && Set(&state, Below(folder, path))) return;
        if (row.kind == ImportKind::kBuildInclude && data_.families[file] == Family::kCmake && path.find('/') == path.npos &&
            path.find('.') == path.npos) {
          CmakeModule(file, path, &state);
          return;
        }
        if (Set(&state, Below("", path))) return;
        if (variable && Set(&state, Below(folder, path))) return;
        Confidence confidence;
        FileIndex found = variable || path.find('/') != path.npos ? ByEnding(file, path, &confidence) : kNone;
        Set(&state, found, confidence);
        return;
      }
      case ImportKind::kBuildFolder: {
        std::string_view path = module;
        bool variable = Variables(&path);
        std::string at;
        for (std::string_view base : {variable ? std::string_view() : folder, folder}) {
          if (JoinPath(base, path, &at) && Set(&state, data_.FindFile(JoinNames(at, "CMakeLists.txt")))) return;
          if (Set(&state, data_.FindFile(JoinNames(at, "meson.build")))) return;
          if (Set(&state, data_.FindFile(JoinNames(at, "Makefile")))) return;
        }
        return;
      }
      case ImportKind::kDocument:
        Document(file, folder, module, &state);
        return;
      default:
        break;
    }
    switch (data_.families[file]) {
      case Family::kJvm:
        Jvm(file, module, &state);
        break;
      case Family::kGo:
        Go(module, &state);
        break;
      case Family::kRust:
        Rust(file, module, &state);
        break;
      case Family::kRuby:
      case Family::kPhp:
      case Family::kLua:
        ByPath(file, folder, module, &state);
        break;
      case Family::kDotNet:
        if (IsDotNetNamespace(module)) {
          state.module_class = ModuleClass::kStandardLibrary;
          state.confidence = Confidence::kExact;
        }
        break;
      case Family::kNone:
        break;
      default: {
        Confidence confidence = Confidence::kExact;
        FileIndex found = Below(folder, module);
        if (found == kNone) found = Below("", module);
        if (found == kNone && module.find('/') != module.npos) found = ByEnding(file, module, &confidence);
        Set(&state, found, confidence);
      }
    }
  }

  // "//pkg:file.bzl", ":file.bzl", "@repo//pkg:file.bzl", "@fbcode//x:y.bzl"
  void Starlark(std::string_view folder, std::string_view label, ImportState* state) {
    if (StartsWith(label, "@")) {
      size_t slashes = label.find("//");
      std::string_view repository = label.substr(0, slashes);
      if (slashes == label.npos) return;
      label.remove_prefix(slashes);
      std::string path = StarlarkPath(folder, label);
      if (Set(state, data_.FindFile(path), Confidence::kUnique)) return;
      state->module_class = ModuleClass::kThirdParty;
      state->confidence = Confidence::kExact;
      if (repository.size() > 1) SetPackage(&data_, Ecosystem::kOther, repository, false, state);
      return;
    }
    Set(state, data_.FindFile(StarlarkPath(folder, label)));
  }
  static std::string StarlarkPath(std::string_view folder, std::string_view label) {
    if (StartsWith(label, "//")) {
      label.remove_prefix(2);
      folder = {};
    }
    std::string path = JoinNames(folder, label);
    size_t colon = path.find(':');
    if (colon != std::string::npos) path[colon] = '/';
    if (StartsWith(path, "/")) path.erase(0, 1);
    size_t twice = path.find("//");
    if (twice != std::string::npos) path.erase(twice, 1);
    return path;
  }

  void CmakeModule(FileIndex file, std::string_view name, ImportState* state) {
    Confidence confidence;
    FileIndex found = ByEnding(file, std::string(name) + ".cmake", &confidence);
    if (Set(state, found, confidence)) return;
    state->module_class = ModuleClass::kStandardLibrary;  // a module of CMake itself
    state->confidence = Confidence::kUnique;
  }

  void Document(FileIndex file, std::string_view folder, std::string_view module, ImportState* state) {
    if (module.find("://") != module.npos) return;
    bool rooted = module[0] == '/';
    if (rooted) module.remove_prefix(1);
    for (std::string_view end : {"", ".rst", ".md", ".txt", ".scss", ".css", ".js"}) {
      std::string path = std::string(module) + std::string(end);
      if (!rooted && Set(state, Below(folder, path))) return;
      // Sphinx counts "/x" from the source folder: the nearest folder above that has it.
      for (std::string_view at = folder; rooted; at = DirName(at)) {
        if (Set(state, Below(at, path))) return;
        if (at.empty()) break;
      }
    }
    if (data_.families[file] == Family::kStyle) {  // SCSS partials: "x" means "_x.scss"
      std::string partial = JoinNames(DirName(module), "_" + std::string(BaseName(module)));
      if (!Set(state, Below(folder, partial + ".scss"))) Set(state, Below(folder, partial));
    }
  }

  void Jvm(FileIndex file, std::string_view module, ImportState* state) {
    if (IsJavaPackage(module)) {
      state->module_class = ModuleClass::kStandardLibrary;
      state->confidence = Confidence::kExact;
      return;
    }
    std::string path(module);
    std::replace(path.begin(), path.end(), '.', '/');
    // a.b.C, or a static member a.b.C.m
    for (int tries = 0; tries < 2 && !path.empty(); ++tries) {
      for (std::string_view end : {".java", ".kt", ".scala", ".groovy"}) {
        Confidence confidence;
        FileIndex found = ByEnding(file, path + std::string(end), &confidence);
        if (Set(state, found, confidence == Confidence::kUnique ? Confidence::kExact : confidence)) return;
      }
      path = std::string(DirName(path));
    }
    SetPackage(&data_, Ecosystem::kJvm, module, true, state);
  }

  struct GoModule {
    std::string_view name, folder;
  };
  void CollectGoModules() {
    uint32_t id = data_.base_names.Find("go.mod");
    if (id == kNone) return;
    for (FileIndex file : data_.files_by_base_name[id]) {
      std::string_view name = data_.views[file].PropertyValue(property::kProjectName);
      if (!name.empty() && go_modules_.size() < 4096) go_modules_.push_back({name, DirName(data_.paths[file])});
    }
  }
  void Go(std::string_view module, ImportState* state) {
    for (const GoModule& own : go_modules_) {
      if (!IsWithin(module, own.name)) continue;
      std::string_view rest = module.substr(std::min(module.size(), own.name.size() + 1));
      uint32_t folder = data_.FindFolder(JoinNames(own.folder, rest));
      if (folder == kNone) continue;
      for (FileIndex candidate : data_.folder_files[folder]) {  // a package is a folder: its first file stands for it
        if (data_.families[candidate] == Family::kGo && !data_.IsTest(candidate) && Set(state, candidate)) return;
      }
    }
    if (module.find('.') == module.npos && IsGoPackage(module)) {
      state->module_class = ModuleClass::kStandardLibrary;
      state->confidence = Confidence::kExact;
      return;
    }
    if (module.find('.') != module.npos) SetPackage(&data_, Ecosystem::kGo, module, false, state);
  }

  void Rust(FileIndex file, std::string_view module, ImportState* state) {
    std::string_view first = module.substr(0, module.find("::"));
    if (IsRustCrate(first)) {
      state->module_class = ModuleClass::kStandardLibrary;
      state->confidence = Confidence::kExact;
      return;
    }
    // crate::a::b: src/a/b.rs or src/a/b/mod.rs of the crate around the file; super:: and self:: from the file.
    std::string_view folder = DirName(data_.paths[file]);
    std::string_view name = BaseName(data_.paths[file]);
    bool index = name == "mod.rs" || name == "lib.rs" || name == "main.rs";
    std::string base = index ? std::string(folder) : JoinNames(folder, name.substr(0, name.rfind('.')));
    std::string_view rest = module;
    if (first == "crate") {
      std::string_view at = folder;
      while (!at.empty() && data_.FindFile(JoinNames(at, "lib.rs")) == kNone &&
             data_.FindFile(JoinNames(at, "main.rs")) == kNone) {
        at = DirName(at);
      }
      base = std::string(at);
      rest.remove_prefix(std::min(rest.size(), size_t{7}));
    } else if (first == "self") {
      rest.remove_prefix(std::min(rest.size(), size_t{6}));
    } else if (first == "super") {
      while (StartsWith(rest, "super")) {
        base = std::string(DirName(base));
        rest.remove_prefix(std::min(rest.size(), size_t{7}));
      }
    }
    std::string path(rest);
    for (size_t at; (at = path.find("::")) != std::string::npos;) path.replace(at, 2, "/");
    for (std::string_view tried = path;; tried = DirName(tried)) {
      std::string stem = JoinNames(base, tried);
      if (!tried.empty() && (Set(state, data_.FindFile(stem + ".rs")) || Set(state, data_.FindFile(stem + "/mod.rs")))) return;
      if (tried.empty()) break;
    }
    if (first != "crate" && first != "self" && first != "super") {
      SetPackage(&data_, Ecosystem::kRust, module, false, state);
    } else if (first == "crate") {
      if (!Set(state, data_.FindFile(JoinNames(base, "lib.rs")))) Set(state, data_.FindFile(JoinNames(base, "main.rs")));
    }
  }

  void ByPath(FileIndex file, std::string_view folder, std::string_view module, ImportState* state) {
    std::string path(module);
    if (data_.families[file] == Family::kLua) std::replace(path.begin(), path.end(), '.', '/');
    if (data_.families[file] == Family::kPhp) std::replace(path.begin(), path.end(), '\\', '/');
    for (std::string_view end : {"", ".rb", ".php", ".lua", "/init.lua"}) {
      if (Set(state, Below(folder, path + std::string(end)))) return;
    }
    for (std::string_view end : {".rb", ".php", ".lua", ""}) {
      Confidence confidence;
      FileIndex found = ByEnding(file, path + std::string(end), &confidence);
      if (Set(state, found, confidence)) return;
    }
    if (data_.families[file] == Family::kRuby) SetPackage(&data_, Ecosystem::kRuby, module, true, state);
  }

  LinkData& data_;
  std::vector<GoModule> go_modules_;
};

}  // namespace

void ResolveOtherImports(LinkData* data) { OtherResolver(data).Run(); }

void ResolveImports(LinkData* data) {
  ResolvePythonImports(data);
  ResolveCImports(data);
  ResolveJavaScriptImports(data);
  ResolveOtherImports(data);
}

}  // namespace repodoc
