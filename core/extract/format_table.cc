// The registry of format scanners (format_<format>.cc): one row per language id.
#include "core/extract/format.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

constexpr FormatRow kRows[] = {
    // Data
    {"json", ScanJson},
    {"json5", ScanJson},
    {"jsonl", ScanJson},
    {"jsonld", ScanJson},
    {"yaml", ScanYaml},
    {"toml", ScanToml},
    {"ini", ScanIni},
    {"properties", ScanProperties},
    {"dotenv", ScanProperties},
    {"csv", ScanCsv},
    {"tsv", ScanTsv},
    {"notebook", ScanNotebook},
    {"ignore", ScanIgnoreFile},
    // Code without a walk
    {"powershell", ScanPowerShell},
    {"sql", ScanSql},
    {"plsql", ScanSql},
    {"plpgsql", ScanSql},
    {"tsql", ScanSql},
    {"sqlpl", ScanSql},
    // Documents
    {"markdown", ScanMarkdown},
    {"rst", ScanRst},
    {"latex", ScanLatex},
    {"text", ScanPlainText},
    // Build files
    {"cmake", ScanCMake},
    {"make", ScanMake},
    {"dockerfile", ScanDockerfile},
    {"go-module", ScanGoMod},
    {"gradle", ScanGradle},
    {"gradle-kotlin-dsl", ScanGradle},
    {"gemfile-lock", ScanGemfileLock},
    {"pip-requirements", ScanRequirements},
    {"codeowners", ScanPlainText},
    // Markup
    {"xml", ScanXml},
    {"maven-pom", ScanXml},
    {"svg", ScanSvg},
    {"html", ScanHtml},
    {"vue", ScanVue},
    {"svelte", ScanSvelte},
    {"css", ScanCss},
    {"scss", ScanCss},
    {"less", ScanCss},
    // Interface definitions
    {"protobuf", ScanProtobuf},
    {"thrift", ScanThrift},
    {"graphql", ScanGraphql},
    // Bytes
    {"png", ScanImage},
    {"jpeg", ScanImage},
    {"gif", ScanImage},
    {"webp", ScanImage},
    {"bmp", ScanImage},
    {"ico", ScanImage},
};

}  // namespace

std::span<const FormatRow> Formats() { return kRows; }

}  // namespace repodoc
