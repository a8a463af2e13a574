// Definitions in text that did not parse: their lines are read by a pattern of the language, so that a broken part of a
// file hides no names. In: error nodes as the walk meets them. Out, at the end: symbols with name, place and first line
// (nothing else is certain), below the container that their indentation puts them in.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/extract/walk.h"

namespace repodoc {

// What one line defines.
struct LostMatch {
  std::string_view name;  // a part of the line
  SymbolKind kind = SymbolKind::kNone;
  SymbolKind kind_in_type = SymbolKind::kNone;  // the kind inside a container, where it differs: method
  bool container = false;

  // A definition that holds others where its kind may (types, callables, modules). False without a name.
  bool Define(SymbolKind of_kind, std::string_view of_name) {
    kind = of_kind;
    name = of_name;
    container = IsType(kind) || IsCallable(kind) || kind == SymbolKind::kModule;
    return !name.empty();
  }
};
using LostMatcher = bool (*)(std::string_view line, LostMatch* match);

class LostDefinitions {
 public:
  // To be called by the hook of kError. Linear in the rows of all errors: nested errors are read once.
  void Read(const Walk& walk, NodeIndex error, LostMatcher match);
  // To be called in finish, for languages whose definitions at the margin are never nested: in a file with errors an
  // unclosed bracket may have swallowed what follows without an error there. Reads every line that begins at the margin
  // outside of comments.
  void ReadMargin(const Walk& walk, LostMatcher match);
  // To be called by the definition's finish: adds the symbols that the walk has not added itself, and gives definitions
  // that lost their container the one around them.
  void Finish(Walk& walk);

 private:
  struct Row {
    LostMatch match;
    std::string_view line;
    uint32_t row = 0, indent = 0;
  };
  std::vector<Row> rows_;
  std::vector<std::pair<uint32_t, uint32_t>> errors_;  // rows of errors: first, last
  uint32_t next_row_ = 0;
};

// [A-Za-z_] and bytes above 0x7f, then digits too: the word at the beginning of `text`, "" when there is none.
std::string_view LeadingWord(std::string_view text);

}  // namespace repodoc
