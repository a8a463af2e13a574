// What a shell command is for. In: a command line, or a script of several lines, as found in a README, a CI file or a
// package manifest. Out: project.test / project.build / project.install / project.run properties. It reads words only:
// no expansion, no here documents.
#pragma once

#include <string_view>

#include "core/extract/format_builder.h"

namespace repodoc {

enum class CommandUse : uint8_t { kOther, kTest, kBuild, kInstall, kRun };

// One simple command, without "&&" and ";".
CommandUse UseOfCommand(std::string_view command);

// Adds the properties of every command in `script` whose use is known, each once per file. `first_row` is the row of
// the script's first line. `rows_move` is false for a script that stands on one row of its file. Prompts ("$ ", "> ") are removed; when
// `prompts_only` is set, lines without one are output and are skipped.
class CommandCollector {
 public:
  explicit CommandCollector(FormatBuilder* builder) : builder_(builder) {}
  void AddScript(std::string_view script, uint32_t first_row, bool rows_move = true, bool prompts_only = false);
  void AddLine(std::string_view line, uint32_t row);

 private:
  FormatBuilder* builder_;
  std::vector<std::string> seen_;
};

// True for info strings of fenced blocks that hold shell commands: "bash", "console", "" ...
bool IsShellLanguage(std::string_view language);

}  // namespace repodoc
