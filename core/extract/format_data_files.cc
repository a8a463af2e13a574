// JSON, YAML, TOML, INI and properties files: read into a DataTree, then the recognised schema, then the outline.
#include "core/base/text.h"
#include "core/extract/format_outline.h"
#include "core/extract/format_scanners.h"
#include "core/extract/format_schema.h"

namespace repodoc {
namespace {

using Reader = void (*)(std::string_view text, DataTree* tree);

void ScanData(const FormatInput& input, Reader read, FileFacts* facts) {
  DataTree tree;
  read(input.text, &tree);
  FormatBuilder builder(facts);
  AddSchemaFacts(input.path, &tree, &builder);
  AddDataFacts(tree, input.text, &builder);
  AddKeyOutline(tree, &builder);
  builder.Finish();
}

}  // namespace

void ScanJson(const FormatInput& input, FileFacts* facts) { ScanData(input, ReadJson, facts); }
void ScanYaml(const FormatInput& input, FileFacts* facts) { ScanData(input, ReadYaml, facts); }
void ScanToml(const FormatInput& input, FileFacts* facts) { ScanData(input, ReadToml, facts); }
void ScanIni(const FormatInput& input, FileFacts* facts) { ScanData(input, ReadIni, facts); }
void ScanProperties(const FormatInput& input, FileFacts* facts) { ScanData(input, ReadProperties, facts); }

}  // namespace repodoc
