// The variables of one CMake file, as far as reading it from top to bottom tells: set, list, file(GLOB). In: commands in
// order. Out: an argument with its variables replaced. Variables that stand for a folder (CMAKE_CURRENT_SOURCE_DIR,
// PROJECT_SOURCE_DIR, <project>_SOURCE_DIR ...) stay as written: LINK knows the folders. Conditions are not decided: a
// variable set in several branches holds what every branch gave it, because a reader asks which files can be built in.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc {

struct CmakeValue {
  std::string text;  // "src/a.cc"; a pattern of file(GLOB) as "src/*.cc", of file(GLOB_RECURSE) as "src/**/*.cc"
  uint32_t row = 0;  // where the text is written, not where the variable is used
};

class CmakeVariables {
 public:
  // `branch`: inside if(): the values join those of the other branches.
  void Set(std::string_view name, const std::vector<CmakeValue>& values, bool branch);
  void Append(std::string_view name, const std::vector<CmakeValue>& values);
  void Remove(std::string_view name, const std::vector<CmakeValue>& values);
  void Prefix(std::string_view name, std::string_view prefix);  // list(TRANSFORM x PREPEND prefix)

  // "${SOURCES}" is every value of it, "${DIR}/a.cc" one with the first value of DIR; what is not known stays.
  void Expand(std::string_view argument, uint32_t row, std::vector<CmakeValue>* out) const;

 private:
  std::map<std::string, std::vector<CmakeValue>, std::less<>> values_;
  size_t stored_ = 0;  // values in all; bounded, because a file may append a list to itself over and over
};

}  // namespace repodoc
