// File Metadata and Original Source.
#include <algorithm>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kWholeSourceBytes = 1u << 20;
constexpr size_t kHeadBytes = 192u << 10, kTailBytes = 64u << 10;

const char* WordOf(Newline newline) {
  switch (newline) {
    case Newline::kNone: return "no line ends";
    case Newline::kLf: return "LF";
    case Newline::kCrLf: return "CRLF";
    case Newline::kCr: return "CR";
    case Newline::kMixed: return "mixed line ends";
  }
  return "";
}

struct Role {
  FileFlag flag;
  const char* is;      // "test"
  const char* is_not;  // "not a test"
  const char* reason;  // property
};
constexpr Role kRoles[] = {
    {kFileGenerated, "generated", "not generated", property::kGeneratedBy},
    {kFileVendored, "vendored", "not vendored", property::kVendoredBy},
    {kFileTest, "test", "not a test", property::kTestBy},
    {kFileExample, "example", "", property::kExampleBy},
    {kFileConfig, "configuration", "", property::kConfigBy},
    {kFileDocumentation, "documentation", "", property::kDocumentationBy},
    {kFileBuild, "build file", "", ""},
};

void WriteKind(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  page.docs.Bullet().Raw("**Kind**: ");
  Separator comma;
  for (const Role& role : kRoles) {
    if (!facts.Has(role.flag)) continue;
    page.docs.Raw(comma()).Raw(role.is);
    const Property* reason = role.reason[0] != 0 ? FirstProperty(facts, role.reason) : nullptr;
    if (reason == nullptr) continue;
    page.docs.Raw(" (").Text(facts.str(reason->value));
    if (reason->row != kNone) {
      page.docs.Raw(", ");
      page.Place(reason->row);
    }
    page.docs.Raw(")");
  }
  if (comma.first()) {
    page.docs.Raw(comma());
    if (facts.Has(kFileBinary)) {
      page.docs.Raw(facts.Has(kFileImage) ? "image" : "binary file");
    } else {
      page.docs.Raw(facts.Has(kFileCode) ? "library source" : "text");
    }
  }
  bool first = true;
  for (const Role& role : kRoles) {
    if (facts.Has(role.flag) || role.is_not[0] == 0) continue;
    page.docs.Raw(first ? "; " : ", ").Raw(role.is_not);
    first = false;
  }
}

// One item per kind of diagnostic, with the first places.
void WriteDiagnostics(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  for (size_t i = 0; i < facts.diagnostics.size(); ++i) {
    const Diagnostic& first = facts.diagnostics[i];
    bool seen = false;
    for (size_t k = 0; k < i && !seen; ++k) seen = facts.diagnostics[k].code == first.code;
    if (seen) continue;
    std::string_view sentence = NameOf(first.code);
    if (EndsWith(sentence, ".")) sentence.remove_suffix(1);
    page.docs.Bullet().Raw("**Reading**: ").Raw(sentence);
    uint32_t shown = 0, total = 0;
    for (size_t k = i; k < facts.diagnostics.size(); ++k) {
      const Diagnostic& row = facts.diagnostics[k];
      if (row.code != first.code) continue;
      ++total;
      if (shown == 8) continue;
      if (row.row == kNone && row.detail.empty()) continue;
      page.docs.Raw(shown++ == 0 ? ": " : ", ");
      if (row.row != kNone) page.Place(row.row);
      if (!row.detail.empty()) page.docs.Raw(row.row != kNone ? " " : "").Text(Utf8Prefix(facts.str(row.detail), 200));
    }
    if (total > shown && shown > 0) page.docs.Raw(" and ").Number(total - shown).Raw(" more");
  }
}

}  // namespace

void WriteMetadata(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  const FileRecord& file = *facts.file;
  page.Enter(Section::kFileMetadata, 2);
  Markdown& docs = page.docs;
  docs.Bullet().Raw("**Path**: ").Code(facts.path(), 4096);
  docs.Bullet().Raw("**Size**: ").Raw(SizeInWords(file.byte_size));
  docs.Bullet().Raw("**Type**: ").Text(facts.str(file.type));
  docs.Bullet().Raw("**Extension**: ");
  std::string_view extension = Extension(facts.path());
  if (extension.empty()) {
    docs.Raw("none");
  } else {
    docs.Code(extension);
  }
  docs.Bullet().Raw("**Language**: ").Text(facts.str(file.language_name));
  if (facts.Has(kFileHasSyntax)) {
    double share = file.decoded_size == 0 ? 0 : 100.0 * file.error_bytes / file.decoded_size;
    docs.Raw(" (");
    if (file.error_bytes == 0) {
      docs.Raw("0");
    } else if (share < 0.01) {
      docs.Raw("less than 0.01");
    } else {
      docs.Raw(Decimal(share, share < 1 ? 2 : 1));
    }
    docs.Raw(" % of bytes unparsed, ").Count(file.node_count, "syntax node", "syntax nodes").Raw(")");
  }
  if (!facts.Has(kFileBinary)) {
    docs.Bullet().Raw("**Lines**: ").Number(file.lines).Raw(" (").Number(file.code_lines).Raw(" code, ");
    docs.Number(file.comment_lines).Raw(" comment, ").Number(file.blank_lines).Raw(" blank)");
    docs.Bullet().Raw("**Encoding**: ").Text(facts.str(file.encoding));
    if (facts.Has(kFileBom)) docs.Raw(" with byte order mark");
    docs.Raw(", ").Raw(WordOf(file.newline));
  }
  docs.Bullet().Raw("**SHA-256**: `");
  constexpr char kHex[] = "0123456789abcdef";
  for (uint8_t byte : file.sha256) docs.text() += kHex[byte >> 4], docs.text() += kHex[byte & 15];
  docs.Raw("`");
  if (!file.license.empty()) {
    docs.Bullet().Raw("**Licence**: ").Text(facts.str(file.license));
    if (file.license_row != kNone) {
      docs.Raw(" (");
      page.Place(file.license_row);
      docs.Raw(")");
    }
  }
  if (const Property* shebang = FirstProperty(facts, property::kShebang)) {
    docs.Bullet().Raw("**Interpreter**: ").Code(facts.str(shebang->value));
    if (facts.Has(kFileExecutable)) docs.Raw(", executable");
  }
  if (const Property* guard = FirstProperty(facts, property::kHeaderGuard)) {
    docs.Bullet().Raw("**Include guard**: ").Code(facts.str(guard->value));
    if (guard->row != kNone) {
      docs.Raw(" ");
      page.Place(guard->row);
    }
  }
  if (facts.Has(kFileMinified)) {
    docs.Bullet().Raw("**Minified**: longest line ").Number(file.longest_line).Raw(" bytes");
  }
  WriteKind(page);
  WriteDiagnostics(page);
}

void WriteSource(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  Markdown& docs = page.docs;
  page.Enter(Section::kOriginalSource, 2);
  if (facts.Has(kFileImage)) {
    docs.Paragraph().Raw("![").Text(BaseName(facts.path())).Raw("](").Raw(page.source_href).Raw(")");
    if (facts.Has(kFileBinary)) return;
  }
  if (facts.Has(kFileBinary)) {
    docs.Paragraph().Raw("Binary content, ").Count(facts.file->byte_size, "byte", "bytes").Raw(": ");
    docs.CodeLink(facts.path(), page.source_href, 4096);
    return;
  }
  if (page.source.empty()) {
    if (facts.file->byte_size == 0) {
      docs.Paragraph().Raw("The file is empty.");
    } else {
      docs.Paragraph().Raw("Not shown here: ").CodeLink(facts.path(), page.source_href, 4096);
    }
    return;
  }
  Separator comma;
  for (const Diagnostic& row : facts.diagnostics) {
    if (row.code != DiagnosticCode::kBidiControl) continue;
    if (comma.first()) {
      docs.Paragraph().Raw("**Warning**: invisible characters that reorder text: what is shown may not be what runs (CVE-2021-42574)");
      if (row.row != kNone) docs.Raw(": ");
    }
    docs.Raw(comma());
    if (row.row != kNone) page.Place(row.row);
  }
  if (comma.first() && facts.Has(kFileBidi)) {
    docs.Paragraph().Raw("**Warning**: invisible characters that reorder text: what is shown may not be what runs (CVE-2021-42574)");
  }
  std::string_view tag = FenceOf(page.language);
  if (page.source.size() <= kWholeSourceBytes) {
    docs.CodeBlock(tag, page.source, /*verbatim=*/true);
    return;
  }
  // Head and tail, cut at line ends where there are any.
  std::string_view head = Utf8Prefix(page.source, kHeadBytes);
  size_t line_end = head.rfind('\n');
  if (line_end != std::string_view::npos && line_end > 0) head = head.substr(0, line_end + 1);
  size_t tail_begin = page.source.size() - kTailBytes;
  size_t next_line = page.source.find('\n', tail_begin);
  if (next_line != std::string_view::npos && next_line + 1 < page.source.size()) {
    tail_begin = next_line + 1;
  } else {
    while (tail_begin < page.source.size() && (static_cast<unsigned char>(page.source[tail_begin]) & 0xC0) == 0x80) {
      ++tail_begin;
    }
  }
  std::string_view middle = page.source.substr(head.size(), tail_begin - head.size());
  uint64_t lines = static_cast<uint64_t>(std::count(middle.begin(), middle.end(), '\n'));
  docs.Paragraph().Raw("The first ").Raw(SizeInWords(head.size())).Raw(" and the last ");
  docs.Raw(SizeInWords(page.source.size() - tail_begin)).Raw(" of ").Raw(SizeInWords(page.source.size()));
  docs.Raw("; the whole: ").CodeLink(facts.path(), page.source_href, 4096);
  docs.CodeBlock(tag, head, /*verbatim=*/true);
  docs.Paragraph().Raw("Left out here: ").Count(lines, "line", "lines").Raw(", ").Raw(SizeInWords(middle.size())).Raw(".");
  docs.CodeBlock(tag, page.source.substr(tail_begin), /*verbatim=*/true);
}

}  // namespace repodoc
