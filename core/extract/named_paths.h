// Files named by their path in a string of the source: open("data/table.yaml"), DEPENDS tools/gen.py, srcs = ["x.cc"].
// In: the text of a string. Out: a row of facts.links (kind path) when the text looks like the path of a file. Whether
// there is such a file is LINK's question; imports and includes are not meant here.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "core/facts/facts.h"

namespace repodoc {

class NamedPathCollector {
 public:
  explicit NamedPathCollector(FileFacts* facts) : facts_(facts) {}
  // `variables`: "${DIR}/x.cc" is a path too.
  void Add(std::string_view text, uint32_t row, bool variables = false);

 private:
  FileFacts* facts_;
  std::set<std::string, std::less<>> seen_;  // the first place of each text counts
};

}  // namespace repodoc
