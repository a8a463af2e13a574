// The rules of one .gitignore, .git/info/exclude or --exclude list. In: the file's bytes and its folder. Out:
// the rule that decides a path, or none. Precedence between files and "a file below an ignored folder stays
// ignored" belong to the walk over folders in scan.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/scan/globs.h"

namespace repodoc {

struct IgnoreRule {
  Glob glob;
  std::string text;  // as git prints it: "!" pattern "/"
  uint32_t line;     // 1-based
  bool negative, folders_only, base_name_only;
};

class IgnoreRules {
 public:
  // `source` is the path of the file ("torch/.gitignore"), `folder` the one it speaks for ("torch").
  IgnoreRules(std::string source, std::string_view folder, std::string_view bytes);
  // The last rule that matches; `path` is below the folder.
  const IgnoreRule* Find(std::string_view path, bool is_folder) const;
  bool empty() const { return rules_.empty(); }
  // ".gitignore:12 *.pyc"
  std::string Describe(const IgnoreRule& rule) const;

 private:
  void AddLine(std::string_view line, uint32_t number);
  std::string source_;
  size_t base_;  // bytes of "folder/"
  std::vector<IgnoreRule> rules_;
};

}  // namespace repodoc
