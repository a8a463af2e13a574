#include "tests/driver/input_tree.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace repodoc::driver {

namespace fs = std::filesystem;

bool ListTree(const std::string& folder, const std::vector<std::string>& never_entered,
              std::vector<InputFile>* files) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return false;
  std::vector<std::string> pending = {""};
  while (!pending.empty()) {
    std::string relative = std::move(pending.back());
    pending.pop_back();
    for (fs::directory_iterator it(fs::path(folder) / relative, error), end; !error && it != end;
         it.increment(error)) {
      std::string name = it->path().filename().string();
      std::string path = relative.empty() ? name : relative + "/" + name;
      std::error_code ignored;
      fs::file_status status = it->symlink_status(ignored);
      if (fs::is_symlink(status)) {
        files->push_back({path, 0, true, false});
      } else if (fs::is_directory(status)) {
        if (std::find(never_entered.begin(), never_entered.end(), name) != never_entered.end()) {
          files->push_back({path + "/", 0, false, false});
        } else {
          pending.push_back(path);
        }
      } else if (fs::is_regular_file(status)) {
        files->push_back({path, it->file_size(ignored), false, false});
      } else {
        files->push_back({path, 0, false, true});
      }
    }
  }
  std::sort(files->begin(), files->end(), [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
  return true;
}

bool ReadFile(const std::string& path, std::string* bytes) {
  bytes->clear();
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::error_code error;
  uintmax_t size = fs::file_size(path, error);
  if (!error) bytes->reserve(size + 1);
  char buffer[1 << 16];
  size_t got;
  while ((got = std::fread(buffer, 1, sizeof buffer, file)) > 0) bytes->append(buffer, got);
  bool ok = std::ferror(file) == 0;
  std::fclose(file);
  return ok;
}

bool WriteFile(const std::string& path, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(fs::path(path).parent_path(), error);
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  bool ok = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  return (std::fclose(file) == 0) && ok;
}

}  // namespace repodoc::driver
