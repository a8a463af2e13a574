// A folder on disk as the core wants it: sorted relative paths with sizes and kinds, and their bytes on demand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc::driver {

struct InputFile {
  std::string path;  // relative, "/"; a folder that is not entered ends in "/"
  uint64_t size = 0;
  bool symlink = false, special = false;
};

// All paths below `folder`, sorted by path as bytes. Folders named in `never_entered` become one "name/" entry.
bool ListTree(const std::string& folder, const std::vector<std::string>& never_entered, std::vector<InputFile>* files);
// False when the file cannot be read.
bool ReadFile(const std::string& path, std::string* bytes);
// Creates the folders on the way.
bool WriteFile(const std::string& path, std::string_view bytes);

}  // namespace repodoc::driver
