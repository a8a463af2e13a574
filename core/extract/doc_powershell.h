// Comment-based help of PowerShell. In: a comment, marks included. Out: what it says, and of which parameter.
//
//   <#
//   .SYNOPSIS
//   Reads it.
//   .PARAMETER Path
//   Where it is.
//   #>
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace repodoc {

struct PowerShellHelp {
  std::string doc;      // synopsis and description; the whole text where there is no section
  std::string returns;  // .OUTPUTS
  std::vector<std::pair<std::string, std::string>> parameters;  // name, text
};

PowerShellHelp ReadPowerShellHelp(std::string_view comment);

}  // namespace repodoc
