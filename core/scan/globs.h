// One pattern of gitignore(5) or gitattributes(5), compiled. In: the pattern text. Out: whether a path
// matches, exactly as git's wildmatch decides, but in time O(pattern x path) whatever the pattern: no
// backtracking into earlier stars. Does not know negation, precedence or folders: see ignore_rules.h.
#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc {

class Glob {
 public:
  // `pattern` without "!" and without the trailing "/". With `whole_path` the pattern holds a "/" and is
  // matched against the path below the folder of its file, otherwise against the last segment.
  Glob(std::string_view pattern, bool whole_path);
  bool Matches(std::string_view text) const;

 private:
  enum class Kind : uint8_t { kByte, kAny, kSet, kStar, kAnything, kFolders };
  struct Step {
    Kind kind;
    uint8_t byte = 0;
    uint16_t set = 0;
  };
  void Compile(std::string_view pattern, bool whole_path);
  size_t CompileSet(std::string_view pattern, size_t at);
  bool StepMatches(const Step& step, uint8_t c) const;
  bool MatchesSegments(std::string_view text) const;
  bool MatchesAnything(std::string_view text) const;

  std::string literal_;      // what stands before the first wildcard
  std::vector<Step> steps_;  // what follows it
  std::vector<std::bitset<256>> sets_;
  bool never_ = false;     // unterminated "[", trailing "\"
  bool anything_ = false;  // holds a "**" that crosses folders
};

}  // namespace repodoc
