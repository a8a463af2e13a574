// CSV and TSV (RFC 4180: quoted fields may hold separators and newlines). In: decoded text. Out: columns by the header line
// with a sample value and whether all values are numbers, number of rows and columns. The separator is the most
// frequent of , ; tab | in the first line.
#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_data.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

constexpr size_t kMaxColumns = 400;

struct Column {
  std::string name;
  std::string sample;
  uint32_t begin = 0, end = 0;
  bool numbers = true, seen = false;
};

void ScanSeparated(const FormatInput& input, char separator, FileFacts* facts) {
  std::string_view text = input.text;
  FormatBuilder builder(facts);
  if (separator == 0) {
    std::string_view head = text.substr(0, text.find('\n'));
    size_t best = 0;
    separator = ',';
    for (char candidate : {',', ';', '\t', '|'}) {
      size_t count = 0;
      for (char c : head) count += c == candidate;
      if (count > best) {
        best = count;
        separator = candidate;
      }
    }
  }
  std::vector<Column> columns;
  uint64_t records = 0;
  uint32_t row = 0, ragged_row = kNone;
  size_t at = 0, header_columns = 0;
  while (at < text.size()) {
    size_t column = 0;
    uint32_t record_row = row;
    bool any = false;
    while (true) {  // one field
      size_t begin = at;
      std::string_view value;
      if (at < text.size() && text[at] == '"') {
        size_t content = ++at;
        while (at < text.size() && !(text[at] == '"' && !(at + 1 < text.size() && text[at + 1] == '"'))) {
          row += text[at] == '\n';
          at += text[at] == '"' ? 2 : 1;
        }
        if (at >= text.size()) {
          builder.AddDiagnostic(DiagnosticCode::kInvalidData, "a quoted field does not end", record_row);
          at = text.size();
        }
        value = text.substr(content, at - content);
        if (at < text.size()) ++at;
        while (at < text.size() && text[at] != separator && text[at] != '\n') ++at;
      } else {
        while (at < text.size() && text[at] != separator && text[at] != '\n') ++at;
        value = Trim(text.substr(begin, at - begin));
      }
      any = any || !value.empty();
      if (records == 0) {
        if (columns.size() < kMaxColumns) {
          Column added;
          added.name = CollapseSpace(Utf8Prefix(value, 200));
          added.begin = static_cast<uint32_t>(begin);
          added.end = static_cast<uint32_t>(at);
          columns.push_back(std::move(added));
        }
        ++header_columns;
      } else if (column < columns.size() && !value.empty()) {
        Column& known = columns[column];
        if (!known.seen) known.sample = CollapseSpace(Utf8Prefix(value, 200));
        known.seen = true;
        known.numbers = known.numbers && KindOfPlain(value) == DataKind::kNumber;
      }
      ++column;
      if (at < text.size() && text[at] == separator) {
        ++at;
        continue;
      }
      break;
    }
    if (at < text.size()) {
      ++at;
      ++row;
    }
    if (!any && column <= 1) continue;  // a blank line
    if (records > 0 && column != header_columns && ragged_row == kNone) ragged_row = record_row;
    ++records;
  }
  for (const Column& column : columns) {
    std::string_view name = column.name.empty() ? std::string_view("(no name)") : std::string_view(column.name);
    uint32_t symbol = builder.AddSymbol(SymbolKind::kColumn, name, {column.begin, column.end, 0, 0}, kNone, 1);
    builder.symbol(symbol).type = builder.Add(!column.seen ? "empty" : column.numbers ? "number" : "text");
    builder.SetValue(symbol, column.sample);
  }
  builder.AddProperty(property::kCsvColumns, uint64_t{header_columns}, 0);
  builder.AddProperty(property::kCsvRows, records > 0 ? records - 1 : 0);
  if (ragged_row != kNone) builder.AddDiagnostic(DiagnosticCode::kInvalidData, "a row with another number of fields than the header", ragged_row);
  builder.Finish();
}

}  // namespace

void ScanCsv(const FormatInput& input, FileFacts* facts) { ScanSeparated(input, 0, facts); }
void ScanTsv(const FormatInput& input, FileFacts* facts) { ScanSeparated(input, '\t', facts); }

}  // namespace repodoc
