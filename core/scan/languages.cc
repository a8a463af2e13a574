#include "core/scan/languages.h"

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
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

Language::Family FamilyNamed(std::string_view initial) {
  if (initial.empty()) return Language::kCode;
  if (initial == "M") return Language::kMarkup;
  if (initial == "P") return Language::kProse;
  if (initial == "B") return Language::kBinary;
  CHECK(initial == "D");
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
      // Columns that scripts/generate-languages leaves empty follow from the name.
      std::string_view line = TakeUntil('\n', &text), columns[7];
      for (std::string_view& column : columns) column = TakeUntil('\t', &line);
      std::string_view name = columns[0];
      std::string_view id = columns[1].empty() ? Own(ToLowerAscii(name)) : columns[1], type = columns[2];
      if (type.empty()) {
        type = Own(std::string(name) + " Source Code");
      } else if (type[0] == '+') {
        type = Own(std::string(name) + " " + std::string(type.substr(1)));
      }
      std::string_view fence = columns[3] == "-" ? std::string_view() : columns[3].empty() ? id : columns[3];
      languages_.push_back({id, name, type, fence, FamilyNamed(columns[4]),
                            columns[5].empty() ? std::string_view(".") : columns[5], columns[6]});
    }
    extensions_ = ReadNames(kExtensions);
    file_names_ = ReadNames(kFileNames);
    interpreters_ = ReadNames(kInterpreters);
    aliases_ = ReadNames(kAliases);
    // Every language is called by its name and its id; of several by that of the first, unless the table says otherwise.
    for (const Language& language : languages_) {
      if (language.fence.empty()) continue;
      for (std::string_view alias : {Own(ToLowerAscii(language.name)), language.id}) aliases_.push_back({alias, &language});
    }
    auto before = [](const Named& a, const Named& b) { return a.name < b.name; };
    auto same = [](const Named& a, const Named& b) { return a.name == b.name; };
    std::stable_sort(aliases_.begin(), aliases_.end(), before);
    aliases_.erase(std::unique(aliases_.begin(), aliases_.end(), same), aliases_.end());
  }
  const std::vector<Language>& languages() const { return languages_; }
  const std::vector<Named>& extensions() const { return extensions_; }
  const std::vector<Named>& file_names() const { return file_names_; }
  const std::vector<Named>& interpreters() const { return interpreters_; }
  const std::vector<Named>& aliases() const { return aliases_; }

 private:
  std::string_view Own(std::string text) { return owned_.emplace_back(std::move(text)); }

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

  std::deque<std::string> owned_;
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
