#include "core/link/cmake_folders.h"

#include "core/base/properties.h"
#include "core/base/text.h"

namespace repodoc {

CmakeFolders::CmakeFolders(const LinkData& data) : data_(data), project_(data.plan.folders.size()) {
  for (FileIndex file = 0; file < data.file_count(); ++file) {
    if (data.families[file] != Family::kCmake || BaseName(data.paths[file]) != "CMakeLists.txt") continue;
    project_[data.file_folder[file]] = data.views[file].PropertyValue(property::kProjectName);
  }
}

uint32_t CmakeFolders::FolderOf(FileIndex file, std::string_view variable) const {
  uint32_t own = data_.file_folder[file];
  if (variable == "CMAKE_CURRENT_SOURCE_DIR" || variable == "CMAKE_CURRENT_LIST_DIR") return own;
  if (!EndsWith(variable, "_SOURCE_DIR")) return kNone;
  bool nearest = variable == "PROJECT_SOURCE_DIR", outermost = variable == "CMAKE_SOURCE_DIR";
  std::string_view name = variable.substr(0, variable.size() - std::string_view("_SOURCE_DIR").size());
  uint32_t found = kNone;
  for (uint32_t at = own; at != kNone; at = data_.folder_parent[at]) {
    if (project_[at].empty()) continue;
    if (nearest || (!outermost && project_[at] == name)) return at;
    if (outermost) found = at;
  }
  if (nearest || outermost) return found == kNone ? 0 : found;  // a project() that is computed: the root
  // A project beside this one.
  for (uint32_t folder = 0; folder < project_.size(); ++folder) {
    if (project_[folder] != name) continue;
    if (found != kNone) return kNone;
    found = folder;
  }
  return found;
}

bool CmakeFolders::Expand(FileIndex file, std::string_view text, std::string* path) const {
  if (!StartsWith(text, "${")) return false;
  size_t end = text.find('}');
  if (end == std::string_view::npos) return false;
  uint32_t folder = FolderOf(file, text.substr(2, end - 2));
  if (folder == kNone) return false;
  std::string_view rest = text.substr(end + 1);
  if (!rest.empty() && rest[0] != '/') return false;
  while (!rest.empty() && rest[0] == '/') rest.remove_prefix(1);
  if (rest.find('$') != std::string_view::npos) return false;
  return JoinPath(data_.plan.folders[folder].folder, rest, path);
}

}  // namespace repodoc
