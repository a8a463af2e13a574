// All format scanners, for the parts (part_<name>.cc). In: a file's text or bytes. Out: rows in FileFacts; what
// each format yields stands at the head of its format_<format>.cc.
#pragma once

#include "core/extract/format.h"

namespace repodoc {

// Data: format_data_files.cc
void ScanJson(const FormatInput& input, FileFacts* facts);
void ScanYaml(const FormatInput& input, FileFacts* facts);
void ScanToml(const FormatInput& input, FileFacts* facts);
void ScanIni(const FormatInput& input, FileFacts* facts);
void ScanProperties(const FormatInput& input, FileFacts* facts);
void ScanCsv(const FormatInput& input, FileFacts* facts);
void ScanTsv(const FormatInput& input, FileFacts* facts);
void ScanNotebook(const FormatInput& input, FileFacts* facts);
// Code without a walk
void ScanPowerShell(const FormatInput& input, FileFacts* facts);
void ScanSql(const FormatInput& input, FileFacts* facts);
// Documents
void ScanMarkdown(const FormatInput& input, FileFacts* facts);
void ScanRst(const FormatInput& input, FileFacts* facts);
void ScanLatex(const FormatInput& input, FileFacts* facts);
void ScanPlainText(const FormatInput& input, FileFacts* facts);
// Build files
void ScanCMake(const FormatInput& input, FileFacts* facts);
void ScanMake(const FormatInput& input, FileFacts* facts);
void ScanDockerfile(const FormatInput& input, FileFacts* facts);
void ScanGoMod(const FormatInput& input, FileFacts* facts);
void ScanGoSum(const FormatInput& input, FileFacts* facts);
void ScanRDescription(const FormatInput& input, FileFacts* facts);
void ScanCabal(const FormatInput& input, FileFacts* facts);
// format_lines_manifest.cc
void ScanGradle(const FormatInput& input, FileFacts* facts);
void ScanGemfileLock(const FormatInput& input, FileFacts* facts);
void ScanRequirements(const FormatInput& input, FileFacts* facts);
void ScanIgnoreFile(const FormatInput& input, FileFacts* facts);
// Markup
void ScanXml(const FormatInput& input, FileFacts* facts);
void ScanSvg(const FormatInput& input, FileFacts* facts);
void ScanHtml(const FormatInput& input, FileFacts* facts);
void ScanVue(const FormatInput& input, FileFacts* facts);     // format_component.cc
void ScanSvelte(const FormatInput& input, FileFacts* facts);
void ScanCss(const FormatInput& input, FileFacts* facts);
// Interface definitions
void ScanProtobuf(const FormatInput& input, FileFacts* facts);
void ScanThrift(const FormatInput& input, FileFacts* facts);
void ScanGraphql(const FormatInput& input, FileFacts* facts);
// Bytes
void ScanImage(const FormatInput& input, FileFacts* facts);

}  // namespace repodoc
