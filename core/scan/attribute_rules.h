// The linguist attributes of one .gitattributes file. In: the file's bytes and its folder. Out: the four
// attributes we use, set on a ScanDecision. Macros ([attr]name) are not expanded: none of these attributes is
// ever set by one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/scan/globs.h"
#include "core/scan/scan.h"

namespace repodoc {

class AttributeRules {
 public:
  AttributeRules(std::string_view folder, std::string_view bytes);
  // Later lines win over earlier ones; apply the files from the root folder downwards.
  void Apply(std::string_view path, ScanDecision* decision) const;
  bool empty() const { return rules_.empty(); }

 private:
  struct Rule {
    Glob glob;
    bool base_name_only;
    // -2: the line does not speak of it; otherwise the values of ScanDecision.
    int8_t generated = -2, vendored = -2, documentation = -2;
    bool has_language = false;
    std::string language;
  };
  void AddLine(std::string_view line);
  size_t base_;
  std::vector<Rule> rules_;
};

}  // namespace repodoc
