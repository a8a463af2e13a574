// CMake's folder variables -> folders of the repository. In: "${PROJECT_SOURCE_DIR}/cmake/x.in" as written in a file. Out:
// "cmake/x.in". The variables are known without running CMake: the file's own folder, the nearest project() above it, the
// outermost one, a project of that name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/link/graph_data.h"

namespace repodoc {

class CmakeFolders {
 public:
  explicit CmakeFolders(const LinkData& data);
  // False when the text does not begin with such a variable, or leads out of the repository.
  [[nodiscard]] bool Expand(FileIndex file, std::string_view text, std::string* path) const;

 private:
  uint32_t FolderOf(FileIndex file, std::string_view variable) const;  // index into plan.folders, or kNone

  const LinkData& data_;
  std::vector<std::string_view> project_;  // by folder: the name in its CMakeLists.txt's project(), or ""
};

}  // namespace repodoc
