// Imports of build files, scripts and documents -> files: Starlark load, CMake include and add_subdirectory, Make
// include, shell source, toctree and include of documents, script src, CSS @import, protobuf and Thrift imports.
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
    if (state.module_class != ModuleClass::kUnresolved || HasModuleResolver(data_.families[file])) return;
    Confidence confidence = Confidence::kExact;
    FileIndex found = Below(folder, module);
    if (found == kNone) found = Below("", module);
    if (found == kNone && module.find('/') != module.npos) found = ByEnding(file, module, &confidence);
    Set(&state, found, confidence);
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

  FileIndex Below(std::string_view folder, std::string_view relative) const { return FindBelow(data_, folder, relative); }
  FileIndex ByEnding(FileIndex from, std::string_view ending, Confidence* confidence) const {
    return FindByEnding(data_, from, ending, confidence);
  }
  static bool Set(ImportState* state, FileIndex target, Confidence confidence = Confidence::kExact) {
    return SetTarget(state, target, confidence);
  }

  LinkData& data_;
};

}  // namespace

void ResolveOtherImports(LinkData* data) { OtherResolver(data).Run(); }

void ResolveImports(LinkData* data) {
  ResolvePythonImports(data);
  ResolveCImports(data);
  ResolveJavaScriptImports(data);
  ResolvePackageImports(data);
  ResolveModuleImports(data);
  ResolveRust(data);
  ResolveOtherImports(data);
}

}  // namespace repodoc
