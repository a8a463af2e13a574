#include "core/scan/languages.h"

#include <algorithm>
#include <iterator>

#include "core/base/check.h"
#include "core/base/text.h"

namespace repodoc {
namespace {

struct Named {
  std::string_view name;
  uint16_t row;
};
#include "core/scan/languages_generated.inc"

template <size_t kSize>
const Language* Find(const Named (&table)[kSize], std::string_view name) {
  const Named* found =
      std::lower_bound(std::begin(table), std::end(table), name,
                       [](const Named& entry, std::string_view key) { return entry.name < key; });
  return found != std::end(table) && found->name == name ? &kLanguages[found->row] : nullptr;
}

}  // namespace

const Language& LanguageById(std::string_view id) {
  for (const Language& language : kLanguages) {
    if (id == language.id) return language;
  }
  return LanguageNamed("Text");
}

const Language& LanguageNamed(std::string_view name) {
  const Language* found = std::find_if(std::begin(kLanguages), std::end(kLanguages),
                                       [&](const Language& language) { return name == language.name; });
  CHECK(found != std::end(kLanguages));
  return *found;
}

const Language* LanguageByFileName(std::string_view name) { return Find(kFileNames, name); }
const Language* LanguageByExtension(std::string_view extension) { return Find(kExtensions, extension); }
const Language* LanguageByAlias(std::string_view name) { return Find(kAliases, ToLowerAscii(name)); }

const Language* LanguageByInterpreter(std::string_view program) {
  // "python3.11" -> "python3" -> "python"
  for (;;) {
    if (const Language* language = Find(kInterpreters, program)) return language;
    if (program.empty()) return nullptr;
    char last = program.back();
    if (last != '.' && last != '-' && (last < '0' || last > '9')) return nullptr;
    program.remove_suffix(1);
  }
}

}  // namespace repodoc
