// The table of extractors against what the parts really serve.
#include "core/extract/extractor_part.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc {
namespace {

TEST_CASE("every language id of the table is served by its part, by definition or by scanner") {
  for (const ExtractorRow& row : ExtractorRows()) {
    INFO(row.language << " of " << row.part);
    REQUIRE(ExtractorPartNamed(row.part) != nullptr);
    CHECK(HasExtractor(row.language));
    CHECK((DefinitionFor(row.language) != nullptr) != (ScannerFor(row.language) != nullptr));
  }
}

TEST_CASE("nothing in a part goes without a row") {
  std::vector<std::string> rows, served;
  for (const ExtractorRow& row : ExtractorRows()) {
    rows.push_back(std::string(row.part) + ":" + row.language);
  }
  for (const ExtractorRow& row : ExtractorRows()) {
    const ExtractorPart* part = ExtractorPartNamed(row.part);
    for (const LanguageDefinition* definition : part->definitions) {
      for (const char* id : definition->languages) served.push_back(std::string(row.part) + ":" + id);
    }
    for (const FormatRow& format : part->formats) served.push_back(std::string(row.part) + ":" + format.language);
  }
  std::sort(rows.begin(), rows.end());
  CHECK(std::adjacent_find(rows.begin(), rows.end()) == rows.end());
  std::sort(served.begin(), served.end());
  served.erase(std::unique(served.begin(), served.end()), served.end());
  CHECK(served == rows);
}

TEST_CASE("an unknown language has no extractor") {
  CHECK_FALSE(HasExtractor("no such language"));
  CHECK(DefinitionFor("no such language") == nullptr);
  CHECK(ScannerFor("no such language") == nullptr);
}

}  // namespace
}  // namespace repodoc
