#include "core/scan/exclusions.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"

namespace repodoc {
namespace {

struct NamedFolder {
  const char* name;
  LeftOut reason;
};
constexpr NamedFolder kNeverEntered[] = {
    {".git", LeftOut::kVersionControl},
    {".hg", LeftOut::kVersionControl},
    {".svn", LeftOut::kVersionControl},
    {".bzr", LeftOut::kVersionControl},
    {".jj", LeftOut::kVersionControl},
    {".sl", LeftOut::kVersionControl},
    {"_darcs", LeftOut::kVersionControl},
    {"CVS", LeftOut::kVersionControl},
    {"node_modules", LeftOut::kDependencies},
    {"bower_components", LeftOut::kDependencies},
    {"jspm_packages", LeftOut::kDependencies},
    {".pnpm-store", LeftOut::kDependencies},
    {".venv", LeftOut::kDependencies},
    {".virtualenv", LeftOut::kDependencies},
    {".tox", LeftOut::kDependencies},
    {".nox", LeftOut::kDependencies},
    {".eggs", LeftOut::kDependencies},
    {"site-packages", LeftOut::kDependencies},
    {"dist-packages", LeftOut::kDependencies},
    {"__pypackages__", LeftOut::kDependencies},
    {"elm-stuff", LeftOut::kDependencies},
    {"__pycache__", LeftOut::kCache},
    {".mypy_cache", LeftOut::kCache},
    {".pytest_cache", LeftOut::kCache},
    {".ruff_cache", LeftOut::kCache},
    {".hypothesis", LeftOut::kCache},
    {".ipynb_checkpoints", LeftOut::kCache},
    {".cache", LeftOut::kCache},
    {".ccache", LeftOut::kCache},
    {".ccls-cache", LeftOut::kCache},
    {".sass-cache", LeftOut::kCache},
    {".parcel-cache", LeftOut::kCache},
    {".nyc_output", LeftOut::kCache},
    {".turbo", LeftOut::kCache},
    {".next", LeftOut::kCache},
    {".nuxt", LeftOut::kCache},
    {".svelte-kit", LeftOut::kCache},
    {".angular", LeftOut::kCache},
    {".gradle", LeftOut::kCache},
    {".terraform", LeftOut::kCache},
    {".dart_tool", LeftOut::kCache},
    {".stack-work", LeftOut::kCache},
};

struct Marker {
  const char* file;  // base name
  LeftOut reason;
  const char* together;  // another base name the folder must hold, or nullptr
};
// build.ninja alone may be a committed file; CACHEDIR.TAG is what cargo, pytest and others put into what may
// be deleted.
constexpr Marker kMarkers[] = {
    {"CMakeCache.txt", LeftOut::kBuildOutput, nullptr},
    {".ninja_deps", LeftOut::kBuildOutput, nullptr},
    {".ninja_log", LeftOut::kBuildOutput, nullptr},
    {"build.ninja", LeftOut::kBuildOutput, "rules.ninja"},
    {"build.ninja", LeftOut::kBuildOutput, "build.ninja.d"},
    {"build.ninja", LeftOut::kBuildOutput, "args.gn"},
    {"build.ninja", LeftOut::kBuildOutput, "compile_commands.json"},
    {"build.ninja", LeftOut::kBuildOutput, "cmake_install.cmake"},
    {"CMakeDirectoryInformation.cmake", LeftOut::kBuildOutput, nullptr},
    {"cmake.check_cache", LeftOut::kBuildOutput, nullptr},
    {"CACHEDIR.TAG", LeftOut::kCache, nullptr},
    {"pyvenv.cfg", LeftOut::kDependencies, nullptr},
};
// A folder that holds one of these is somebody's source folder even when a build was run in it.
constexpr std::string_view kSourceMarkers[] = {"CMakeLists.txt", "meson.build", "configure.ac",
                                               "BUILD.gn",       "Cargo.toml",  "setup.py",
                                               "pyproject.toml", "package.json"};

}  // namespace

std::optional<LeftOut> NeverEntered(std::string_view name) {
  for (const NamedFolder& folder : kNeverEntered) {
    if (name == folder.name) return folder.reason;
  }
  return std::nullopt;
}

bool IsNeverEntered(std::string_view name) { return NeverEntered(name).has_value(); }

std::vector<const char*> NeverEnteredNames() {
  std::vector<const char*> names;
  for (const NamedFolder& folder : kNeverEntered) names.push_back(folder.name);
  return names;
}

std::unordered_map<std::string_view, FolderMarker> FindMarkedFolders(const std::vector<ScanEntry>& entries) {
  // Names that matter here, by folder: few, so that the rest of the tree costs one hash look-up per entry.
  std::unordered_map<std::string_view, bool> interesting;
  for (const Marker& marker : kMarkers) {
    interesting[marker.file] = true;
    if (marker.together != nullptr) interesting[marker.together] = true;
  }
  for (std::string_view name : kSourceMarkers) interesting[name] = true;
  std::unordered_map<std::string_view, std::vector<std::string_view>> names_of;
  for (const ScanEntry& entry : entries) {
    std::string_view name = BaseName(entry.path);
    if (interesting.count(name) != 0) names_of[DirName(entry.path)].push_back(name);
  }
  std::unordered_map<std::string_view, FolderMarker> marked;
  for (const auto& [folder, names] : names_of) {
    auto holds = [&names = names](std::string_view name) {
      return std::find(names.begin(), names.end(), name) != names.end();
    };
    if (folder.empty() || std::any_of(std::begin(kSourceMarkers), std::end(kSourceMarkers), holds)) continue;
    for (const Marker& marker : kMarkers) {
      if (!holds(marker.file) || (marker.together != nullptr && !holds(marker.together))) continue;
      marked[folder] = {marker.reason, std::string(folder) + "/" + marker.file};
      break;
    }
  }
  return marked;
}

std::string_view InvalidPathReason(std::string_view path) {
  constexpr size_t kMaxPath = 4096;  // no file system holds longer ones, and it bounds the work per path
  if (path.empty()) return "empty path";
  if (path.size() > kMaxPath) return "path longer than 4,096 bytes";
  if (path.find('\0') != std::string_view::npos) return "NUL byte in path";
  if (path[0] == '/' || path[0] == '\\') return "absolute path";
  bool letter = (path[0] >= 'a' && path[0] <= 'z') || (path[0] >= 'A' && path[0] <= 'Z');
  if (letter && path.size() > 2 && path[1] == ':' && (path[2] == '\\' || path[2] == '/'))
    return "absolute path";
  size_t begin = 0;
  while (begin <= path.size()) {
    size_t end = std::min(path.find_first_of("/\\", begin), path.size());
    std::string_view segment = path.substr(begin, end - begin);
    if (segment == "..") return "\"..\" in path";
    bool by_slash = (begin == 0 || path[begin - 1] == '/') && (end == path.size() || path[end] == '/');
    bool at_end = end == path.size();
    if (by_slash && (segment == "." || (segment.empty() && !at_end))) return "empty or \".\" segment in path";
    begin = end + 1;
  }
  return {};
}

bool IsOwnManifest(std::string_view bytes) {
  // {"generator": "repodoc", ...: EXPORT writes it first. Space may have changed.
  auto take = [&bytes](std::string_view token) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    if (!StartsWith(bytes, token)) return false;
    bytes.remove_prefix(token.size());
    return true;
  };
  return take("{") && take("\"generator\"") && take(":") && take("\"repodoc\"");
}

}  // namespace repodoc
