// JavaScript and TypeScript specifiers -> files. Relative ones by extension and index file, "@/x" and the like by the
// nearest tsconfig's paths and baseUrl, names of the repository's own packages by their package.json, the rest is
// Node.js itself or a package.
#include <algorithm>
#include <array>
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

constexpr std::string_view kEndings[] = {".ts", ".tsx", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".mts",
                                         ".cts", ".vue", ".svelte", ".json", ".node", ".css", ".wasm"};

class SpecifierResolver {
 public:
  explicit SpecifierResolver(LinkData* data) : data_(*data) {}

  void Run() {
    CollectConfiguration();
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (data_.families[file] != Family::kJavaScript) continue;
      const FactsView& facts = data_.views[file];
      for (uint32_t i = 0; i < facts.imports.size(); ++i) Resolve(file, i);
    }
  }

 private:
  struct PathAlias {
    std::string_view folder;            // of the configuration file
    std::string_view pattern, target;   // "@app/*" -> "src/app/*"
    std::string_view base;              // baseUrl of the same file, or ""
  };
  struct BaseUrl {
    std::string_view folder, base;
  };

  void CollectConfiguration() {
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      const FactsView& facts = data_.views[file];
      AddConvention(data_.paths[file]);
      if (facts.properties.empty()) continue;
      std::string_view name = BaseName(data_.paths[file]);
      if (name == "package.json") {
        std::string_view project = facts.PropertyValue(property::kProjectName);
        if (!project.empty() && own_packages_.Find(project) == kNone) {
          own_packages_.Intern(project);
          own_package_files_.push_back(file);
        }
      } else if (Extension(name) != ".json" && Extension(name) != ".js") {
        continue;
      }
      std::string_view folder = DirName(data_.paths[file]);
      std::string_view base = facts.PropertyValue(property::kSourceRoot);
      if (!base.empty()) bases_.push_back({folder, base});
      for (const Property& row : facts.properties) {
        if (facts.str(row.key) != property::kPathAlias) continue;
        std::string_view value = facts.str(row.value);
        size_t tab = value.find('\t');
        if (tab != std::string_view::npos) {
          aliases_.push_back({folder, value.substr(0, tab), value.substr(tab + 1), base});
        }
      }
    }
    // The deepest configuration first: the nearest speaks.
    std::stable_sort(aliases_.begin(), aliases_.end(), [](const PathAlias& a, const PathAlias& b) {
      return a.folder.size() != b.folder.size() ? a.folder.size() > b.folder.size() : a.pattern.size() > b.pattern.size();
    });
    std::stable_sort(bases_.begin(), bases_.end(),
                     [](const BaseUrl& a, const BaseUrl& b) { return a.folder.size() > b.folder.size(); });
    if (aliases_.size() > kMaxAliases) aliases_.resize(kMaxAliases);
    if (bases_.size() > kMaxAliases) bases_.resize(kMaxAliases);
  }

  // Aliases that frameworks set without a word in a file: SvelteKit's $lib, and "@/" and "~/" for the sources.
  void AddConvention(std::string_view path) {
    std::string_view name = BaseName(path), folder = DirName(path);
    auto add = [&](std::string_view pattern, std::string_view target) { aliases_.push_back({folder, pattern, target, ""}); };
    if (StartsWith(name, "svelte.config.")) {
      add("$lib/*", "src/lib/*");
      add("$lib", "src/lib");
    } else if (StartsWith(name, "vue.config.") || StartsWith(name, "vite.config.") || StartsWith(name, "nuxt.config.")) {
      add("@/*", "src/*");
      if (StartsWith(name, "nuxt.config.")) {
        for (std::string_view pattern : {"@/*", "~/*"}) {
          add(pattern, "app/*");
          add(pattern, "*");
        }
      }
    }
  }

  // The file a normalised path means: itself, with an extension, its TypeScript source, or its index file.
  FileIndex FileAt(std::string path) const {
    FileIndex file = data_.FindFile(path);
    if (file != kNone) return file;
    size_t size = path.size();
    for (std::string_view end : kEndings) {
      path.resize(size);
      path += end;
      file = data_.FindFile(path);
      if (file != kNone) return file;
    }
    path.resize(size);
    for (std::string_view end : {".js", ".mjs", ".cjs", ".jsx"}) {  // "./x.js" written for x.ts
      if (!EndsWith(path, end)) continue;
      std::string stem = path.substr(0, size - end.size());
      for (std::string_view source : {".ts", ".tsx", ".mts", ".cts", ".d.ts"}) {
        file = data_.FindFile(stem + std::string(source));
        if (file != kNone) return file;
      }
    }
    uint32_t folder = data_.FindFolder(path);
    if (folder == kNone) return kNone;
    file = EntryOf(data_.FindFile(JoinNames(path, "package.json")), ".");
    if (file != kNone) return file;
    for (std::string_view end : kEndings) {
      file = data_.FindFile(JoinNames(path, "index" + std::string(end)));
      if (file != kNone) return file;
    }
    return kNone;
  }

  // What a package.json says stands for the package, or for a subpath of it; kNone when no such file is documented (it is
  // made by the build).
  FileIndex EntryOf(FileIndex manifest, std::string_view subpath) const {
    if (manifest == kNone) return kNone;
    const FactsView& facts = data_.views[manifest];
    std::string_view folder = DirName(data_.paths[manifest]);
    std::string exports = "exports " + std::string(subpath);
    // TypeScript asks for declarations, JavaScript for what runs.
    using Keys = std::array<std::string_view, 6>;
    Keys keys = typed_ ? Keys{"types", "typings", exports, "source", "module", "main"}
                       : Keys{"source", exports, "module", "main", "types", "typings"};
    for (std::string_view key : keys) {
      if (subpath != "." && key != exports) continue;
      for (const Link& link : facts.links) {
        if (facts.str(link.text) != key) continue;
        std::string path;
        if (!JoinPath(folder, facts.str(link.target), &path) || path == folder) continue;
        FileIndex file = data_.FindFile(path);
        if (file == kNone) file = data_.FindFile(path + ".js");
        if (file != kNone) return file;
      }
    }
    return kNone;
  }

  FileIndex FileBelow(std::string_view folder, std::string_view relative) const {
    std::string path;
    return JoinPath(folder, relative, &path) ? FileAt(std::move(path)) : kNone;
  }

  static bool Match(std::string_view pattern, std::string_view specifier, std::string_view* middle) {
    size_t star = pattern.find('*');
    if (star == std::string_view::npos) return pattern == specifier;
    std::string_view before = pattern.substr(0, star), after = pattern.substr(star + 1);
    if (specifier.size() < before.size() + after.size() || !StartsWith(specifier, before) || !EndsWith(specifier, after)) {
      return false;
    }
    *middle = specifier.substr(before.size(), specifier.size() - before.size() - after.size());
    return true;
  }

  FileIndex ByConfiguration(FileIndex file, std::string_view specifier) const {
    std::string_view from = data_.paths[file];
    for (const PathAlias& alias : aliases_) {
      std::string_view middle;
      if (!IsWithin(from, alias.folder) || !Match(alias.pattern, specifier, &middle)) continue;
      std::string target(alias.target);
      size_t star = target.find('*');
      if (star != std::string::npos) target.replace(star, 1, middle);
      FileIndex found = FileBelow(JoinNames(alias.folder, alias.base), target);
      if (found == kNone) found = FileBelow(alias.folder, target);
      if (found != kNone) return found;
    }
    for (const BaseUrl& base : bases_) {
      if (!IsWithin(from, base.folder)) continue;
      FileIndex found = FileBelow(JoinNames(base.folder, base.base), specifier);
      if (found != kNone) return found;
    }
    return kNone;
  }

  FileIndex InOwnPackage(std::string_view specifier) const {
    for (std::string_view name = specifier; !name.empty(); name = DirName(name)) {
      uint32_t id = own_packages_.Find(name);
      if (id == kNone) continue;
      FileIndex manifest = own_package_files_[id];
      std::string_view folder = DirName(data_.paths[manifest]);
      std::string_view rest = specifier.substr(std::min(specifier.size(), name.size() + 1));
      FileIndex declared = EntryOf(manifest, rest.empty() ? std::string(".") : "./" + std::string(rest));
      if (declared != kNone) return declared;
      if (!rest.empty()) {
        for (std::string_view below : {"", "src", "lib", "dist"}) {
          FileIndex found = FileBelow(JoinNames(folder, below), rest);
          if (found != kNone) return found;
        }
        return kNone;
      }
      for (std::string_view entry : {"src/index", "index", "lib/index", "src/main", "main"}) {
        FileIndex found = FileBelow(folder, entry);
        if (found != kNone) return found;
      }
      return manifest;
    }
    return kNone;
  }

  void Resolve(FileIndex file, uint32_t index) {
    const FactsView& facts = data_.views[file];
    ImportState& state = data_.imports[data_.import_base[file] + index];
    std::string_view specifier = facts.str(facts.imports[index].module);
    specifier = specifier.substr(0, specifier.find_first_of("?#", 1));  // "./x.svg?raw"
    if (specifier.empty()) return;
    std::string_view extension = Extension(data_.paths[file]);
    typed_ = extension == ".ts" || extension == ".tsx" || extension == ".mts" || extension == ".cts";
    auto set = [&state](FileIndex target) {
      if (target == kNone) return false;
      state.target = target;
      state.module_class = ModuleClass::kInternal;
      state.confidence = Confidence::kExact;
      return true;
    };
    if (specifier[0] == '.') {
      set(FileBelow(DirName(data_.paths[file]), specifier));
      return;
    }
    if (specifier[0] == '/') {
      set(FileBelow("", specifier.substr(1)));
      return;
    }
    if (set(ByConfiguration(file, specifier))) return;
    if (IsNodeModule(specifier)) {
      state.module_class = ModuleClass::kStandardLibrary;
      state.confidence = Confidence::kExact;
      return;
    }
    if (set(InOwnPackage(specifier))) return;
    std::string_view package = specifier.substr(0, specifier.find('/', specifier[0] == '@' ? specifier.find('/') + 1 : 0));
    if (own_packages_.Find(package) != kNone) return;  // ours, and not there: made by the build
    if (specifier.find(':') != std::string_view::npos) return;  // a URL or a scheme of a build tool
    char first = specifier[0];
    bool alias_like = first == '~' || first == '#' || first == '$' || StartsWith(specifier, "@/");
    if (!alias_like) SetPackage(&data_, Ecosystem::kNode, specifier, false, &state);
  }

  static constexpr size_t kMaxAliases = 512;

  LinkData& data_;
  bool typed_ = false;  // the importing file is TypeScript
  std::vector<PathAlias> aliases_;
  std::vector<BaseUrl> bases_;
  NameTable own_packages_;
  std::vector<FileIndex> own_package_files_;
};

}  // namespace

void ResolveJavaScriptImports(LinkData* data) { SpecifierResolver(data).Run(); }

}  // namespace repodoc
