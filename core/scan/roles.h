// What part a file plays, and the rule that says so. In: path, language, head of the text. Out: the rule in
// words
// ("matched test_*.py"), empty when no rule applies. Attributes of .gitattributes are weighed in classify.cc.
#pragma once

#include <string>
#include <string_view>

#include "core/scan/classify.h"

namespace repodoc {

std::string GeneratedReason(std::string_view path, std::string_view head);
std::string MinifiedReason(std::string_view path, const Language& language, std::string_view text);
std::string VendoredReason(std::string_view path);
std::string TestReason(std::string_view path, const Language& language);
std::string ExampleReason(std::string_view path);
std::string DocumentationReason(std::string_view path, const Language& language);
std::string ConfigReason(std::string_view path, const Language& language);
bool IsBuildFile(std::string_view path, const Language& language);
bool IsPackageIndex(std::string_view path);  // __init__.py, index.ts, mod.rs

}  // namespace repodoc
