#include "core/scan/languages.h"

#include <algorithm>
#include <vector>

#include "core/base/check.h"
#include "core/base/text.h"

namespace repodoc {
namespace {

// The tables as text: one row per line, its columns apart by tabs. Pointers to two thousand names would be half of what
// the module's table of languages costs to load.
#include "core/scan/languages_generated.inc"

struct Named {
  std::string_view name;
  const Language* language;
};

Language::Family FamilyNamed(std::string_view name) {
  if (name == "kCode") return Language::kCode;
  if (name == "kMarkup") return Language::kMarkup;
  if (name == "kProse") return Language::kProse;
  if (name == "kBinary") return Language::kBinary;
  CHECK(name == "kData");
  return Language::kData;
}

std::string_view TakeUntil(char end, std::string_view* text) {
  size_t at = text->find(end);
  std::string_view taken = text->substr(0, at);
  text->remove_prefix(at == text->npos ? text->size() : at + 1);
  return taken;
}

// Read once per engine and never destroyed: rows are handed out by address.
class Tables {
 public:
  Tables() {
    for (std::string_view text = kLanguages; !text.empty();) {
      std::string_view line = TakeUntil('\n', &text), columns[7];
      for (std::string_view& column : columns) column = TakeUntil('\t', &line);
      languages_.push_back({columns[0], columns[1], columns[2], columns[3], FamilyNamed(columns[4]), columns[5], columns[6]});
    }
    extensions_ = ReadNames(kExtensions);
    file_names_ = ReadNames(kFileNames);
    interpreters_ = ReadNames(kInterpreters);
    aliases_ = ReadNames(kAliases);
  }
  const std::vector<Language>& languages() const { return languages_; }
  const std::vector<Named>& extensions() const { return extensions_; }
  const std::vector<Named>& file_names() const { return file_names_; }
  const std::vector<Named>& interpreters() const { return interpreters_; }
  const std::vector<Named>& aliases() const { return aliases_; }

 private:
  std::vector<Named> ReadNames(std::string_view text) const {
    std::vector<Named> names;
    while (!text.empty()) {
      std::string_view line = TakeUntil('\n', &text), name = TakeUntil('\t', &line);
      size_t row = 0;
      for (char digit : line) row = row * 10 + static_cast<size_t>(digit - '0');
      names.push_back({name, &languages_[row]});
    }
    return names;
  }

  std::vector<Language> languages_;
  std::vector<Named> extensions_, file_names_, interpreters_, aliases_;  // sorted by name
};

const Tables& TheTables() {
  static const Tables* const tables = new Tables;
  return *tables;
}

const Language* Find(const std::vector<Named>& table, std::string_view name) {
  auto found = std::lower_bound(table.begin(), table.end(), name,
                                [](const Named& entry, std::string_view key) { return entry.name < key; });
  return found != table.end() && found->name == name ? found->language : nullptr;
}

}  // namespace

const Language& LanguageById(std::string_view id) {
  for (const Language& language : TheTables().languages()) {
    if (id == language.id) return language;
  }
  return LanguageNamed("Text");
}

const Language& LanguageNamed(std::string_view name) {
  const std::vector<Language>& languages = TheTables().languages();
  auto found = std::find_if(languages.begin(), languages.end(), [&](const Language& language) { return name == language.name; });
  CHECK(found != languages.end());
  return *found;
}

const Language* LanguageByFileName(std::string_view name) { return Find(TheTables().file_names(), name); }
const Language* LanguageByExtension(std::string_view extension) { return Find(TheTables().extensions(), extension); }
const Language* LanguageByAlias(std::string_view name) { return Find(TheTables().aliases(), ToLowerAscii(name)); }

const Language* LanguageByInterpreter(std::string_view program) {
  // "python3.11" -> "python3" -> "python"
  for (;;) {
    if (const Language* language = Find(TheTables().interpreters(), program)) return language;
    if (program.empty()) return nullptr;
    char last = program.back();
    if (last != '.' && last != '-' && (last < '0' || last > '9')) return nullptr;
    program.remove_suffix(1);
  }
}

}  // namespace repodoc
