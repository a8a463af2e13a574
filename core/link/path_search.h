// Small path questions that every import resolver asks. In: the collected files. Out: file indices, or kNone.
#pragma once

#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/link/graph_data.h"

namespace repodoc {

inline std::string JoinNames(std::string_view folder, std::string_view name) {
  std::string out;
  out.reserve(folder.size() + 1 + name.size());
  out = folder;
  if (!folder.empty() && !name.empty()) out += '/';
  out += name;
  return out;
}

// The folder path itself or a folder below it.
inline bool IsWithin(std::string_view path, std::string_view folder) {
  return folder.empty() ||
         (path.size() >= folder.size() && path.substr(0, folder.size()) == folder &&
          (path.size() == folder.size() || path[folder.size()] == '/'));
}

// How many leading folders two folder paths share.
inline uint32_t SharedFolders(std::string_view a, std::string_view b) {
  uint32_t shared = 0;
  size_t size = a.size() < b.size() ? a.size() : b.size();
  size_t at = 0;
  for (; at < size && a[at] == b[at]; ++at) {
    if (a[at] == '/') ++shared;
  }
  bool a_ends = at == a.size() || a[at] == '/', b_ends = at == b.size() || b[at] == '/';
  if (at > 0 && at == size && a_ends && b_ends) ++shared;
  return shared;
}

inline uint32_t Depth(std::string_view path) {
  uint32_t depth = 0;
  for (char c : path) depth += c == '/';
  return depth;
}

// Of several files, the one whose folder shares most with `from`; ties: fewer folders, then path. Candidates are in
// path order. `*decided` is false when another candidate is as near.
template <typename Files>
FileIndex Nearest(const LinkData& data, std::string_view from_folder, const Files& candidates, bool* decided) {
  FileIndex best = kNone;
  uint32_t best_shared = 0, best_depth = 0;
  *decided = true;
  for (FileIndex file : candidates) {
    uint32_t shared = SharedFolders(from_folder, data.FolderPath(file));
    uint32_t depth = Depth(data.paths[file]);
    if (best == kNone || shared > best_shared || (shared == best_shared && depth < best_depth)) {
      *decided = best == kNone || shared > best_shared;
      best = file;
      best_shared = shared;
      best_depth = depth;
    } else if (shared == best_shared) {
      *decided = false;
    }
  }
  return best;
}


// Marks an import as one of the repository's own files; false when there is no target.
inline bool SetTarget(ImportState* state, FileIndex target, Confidence confidence = Confidence::kExact) {
  if (target == kNone) return false;
  state->target = target;
  state->module_class = ModuleClass::kInternal;
  state->confidence = confidence;
  return true;
}

inline FileIndex FindBelow(const LinkData& data, std::string_view folder, std::string_view relative) {
  std::string path;
  return JoinPath(folder, relative, &path) ? data.FindFile(path) : kNone;
}

// The one file whose path ends in `ending`, or the nearest; kNone when there is none. `*confidence` says which. At most
// 64 files of that name are looked at.
inline FileIndex FindByEnding(const LinkData& data, FileIndex from, std::string_view ending, Confidence* confidence) {
  while (!ending.empty() && ending[0] == '.') {
    if (ending.substr(0, 2) == "./") {
      ending.remove_prefix(2);
    } else if (ending.substr(0, 3) == "../") {
      ending.remove_prefix(3);
    } else {
      break;
    }
  }
  uint32_t name = data.base_names.Find(BaseName(ending));
  if (ending.empty() || name == kNone) return kNone;
  std::string with_slash = "/" + std::string(ending);
  std::vector<FileIndex> files;
  for (FileIndex file : data.files_by_base_name[name]) {
    std::string_view path = data.paths[file];
    bool ends = path == ending || (path.size() > with_slash.size() &&
                                   path.substr(path.size() - with_slash.size()) == with_slash);
    if (file == from || !ends) continue;
    files.push_back(file);
    if (files.size() == 64) break;
  }
  bool decided;
  FileIndex best = Nearest(data, data.FolderPath(from), files, &decided);
  *confidence = files.size() == 1 ? Confidence::kUnique : Confidence::kAmbiguous;
  return best;
}

// Families whose import statements ResolveModuleImports or ResolvePackageImports answers.
bool HasModuleResolver(Family family);

}  // namespace repodoc
