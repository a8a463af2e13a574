// File Metadata, File Purpose, Original Source.
#include <algorithm>

#include "core/base/text.h"
#include "core/facts/properties.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kWholeSourceBytes = 1u << 20;
constexpr size_t kHeadBytes = 192u << 10, kTailBytes = 64u << 10;
constexpr uint32_t kPurposeLines = 40;

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

namespace {

// "defines 2 classes and 14 functions" for the kinds that matter, largest first in the language's order.
void WriteDefines(FilePageWriter& page) {
  constexpr size_t kKinds = static_cast<size_t>(SymbolKind::kCount);
  uint32_t counts[kKinds] = {};
  std::vector<uint32_t> firsts[kKinds];
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    if (!page.IsTopLevel(i) || page.Has(i, kSymbolLocal)) continue;
    size_t kind = static_cast<size_t>(page.symbol(i).kind);
    if (page.symbol(i).kind == SymbolKind::kNamespace || (!IsType(page.symbol(i).kind) && !IsCallable(page.symbol(i).kind))) {
      continue;
    }
    ++counts[kind];
    if (page.IsPublic(i) && firsts[kind].size() < 5) firsts[kind].push_back(i);
  }
  Separator comma;
  for (size_t kind = 0; kind < kKinds; ++kind) {
    if (counts[kind] == 0) continue;
    page.docs.Raw(comma.first() ? "Defines " : "").Raw(comma()).Number(counts[kind]).Raw(" ");
    const SymbolKindName& name = NameOf(static_cast<SymbolKind>(kind));
    page.docs.Raw(counts[kind] == 1 ? std::string(name.word) : ToLowerAscii(name.plural));
    if (counts[kind] > 5) continue;
    Separator inner;
    for (uint32_t i : firsts[kind]) {
      page.docs.Raw(inner.first() ? " (" : "").Raw(inner());
      page.WriteSymbolLink(i, page.facts.str(page.symbol(i).name));
    }
    if (!inner.first()) {
      if (counts[kind] > firsts[kind].size()) page.docs.Raw(", the rest not public");
      page.docs.Raw(")");
    }
  }
  if (!comma.first()) page.docs.Raw(". ");
}

// Where the file as a whole is not described, the first sentences of its most used public parts are.
void WriteWordsOfParts(FilePageWriter& page) {
  std::vector<uint32_t> parts;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    const Symbol& row = page.symbol(i);
    if (row.doc.empty() || !page.IsPublic(i) || !page.IsTopLevel(i)) continue;
    if (IsType(row.kind) || IsCallable(row.kind)) parts.push_back(i);
  }
  auto weight = [&](uint32_t i) {
    const SymbolUse* use = page.UsesOf(i);
    return (use == nullptr ? 0u : use->total_files) * 2 + (page.Has(i, kSymbolExported) ? 1 : 0);
  };
  std::stable_sort(parts.begin(), parts.end(), [&](uint32_t a, uint32_t b) { return weight(a) > weight(b); });
  if (parts.size() > 3) parts.resize(3);
  if (parts.empty()) return;
  page.docs.Paragraph().Raw("What is said of its parts:");
  for (uint32_t i : parts) {
    page.docs.Bullet();
    page.WriteSymbolLink(i);
    if (page.symbol(i).doc_row != kNone) {
      page.docs.Raw(" ");
      page.Place(page.symbol(i).doc_row);
    }
    page.docs.Raw(": ").Prose(FirstSentence(page.facts.str(page.symbol(i).doc), 240));
  }
}

void WriteRoleSentence(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  Markdown& docs = page.docs;
  docs.Paragraph();
  size_t before = docs.size();
  if (page.IsCode()) {
    WriteDefines(page);
  } else {
    WriteFormatSummary(page);
  }
  uint32_t exports = 0, exports_row = kNone;
  for (const Property& row : facts.properties) {
    if (facts.str(row.key) != property::kExports) continue;
    if (exports++ == 0) exports_row = row.row;
  }
  if (exports > 0) {
    docs.Raw("Names ").Count(exports, "export", "exports");
    if (exports_row != kNone) {
      docs.Raw(" (");
      page.Place(exports_row);
      docs.Raw(")");
    }
    docs.Raw(". ");
  }
  if (const Property* entry = FirstProperty(facts, property::kEntryPoint)) {
    docs.Raw("An entry point: ").Code(facts.str(entry->value));
    if (entry->row != kNone) {
      docs.Raw(" ");
      page.Place(entry->row);
    }
    docs.Raw(". ");
  }
  if (page.slice != nullptr) {
    const SliceHeader& header = *page.slice->header;
    if (header.pair_file != kNone) {
      docs.Raw("Goes with ");
      page.WriteCard(header.pair_file);
      docs.Raw(". ");
    }
    if (header.fan_in > 0) {
      docs.Raw("Used by [").Count(header.fan_in, "file", "files").Raw("](#").Raw(page.Anchor(Section::kImportedBy));
      docs.Raw(")");
      if (header.fan_in_tests > 0) {
        docs.Raw(header.fan_in_tests == header.fan_in ? (header.fan_in == 1 ? ", a test" : ", all of them tests") : "");
        if (header.fan_in_tests < header.fan_in) docs.Raw(", ").Number(header.fan_in_tests).Raw(" of them tests");
      }
      docs.Raw(". ");
    } else if (page.IsCode()) {
      docs.Raw("No file of this repository imports it. ");
    }
    uint32_t mentions = 0, first_card = kNone, first_row = 0;
    for (const Mention& mention : page.slice->mentions) {
      if (mention.symbol != kNone || mention.card == kNone) continue;
      if (mentions++ == 0) first_card = mention.card, first_row = mention.row;
    }
    if (mentions > 0) {
      docs.Raw("Named in ");
      page.WriteCardPlace(first_card, first_row);
      if (mentions > 1) docs.Raw(" and ").Count(mentions - 1, "other place", "other places").Raw(" of the documentation");
      docs.Raw(".");
    }
  }
  while (docs.size() > before && docs.text().back() == ' ') docs.text().pop_back();
  if (docs.size() == before) docs.Raw("Nothing else in the file tells what it is for.");
}

}  // namespace

void WritePurpose(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  Markdown& docs = page.docs;
  page.Enter(Section::kFilePurpose, 2);
  bool own_words = !facts.file->doc.empty();
  if (own_words) {
    docs.Paragraph().Raw("The author's words");
    if (facts.file->doc_row != kNone) {
      docs.Raw(" (");
      uint32_t end = facts.file->doc_end_row == kNone ? facts.file->doc_row : facts.file->doc_end_row;
      page.Places(facts.file->doc_row, end);
      docs.Raw(")");
    }
    docs.Raw(":");
    uint32_t left_out = docs.Quote(facts.str(facts.file->doc), kPurposeLines);
    if (left_out > 0) docs.Paragraph().Raw("(").Count(left_out, "more line", "more lines").Raw(" at the place above)");
  }
  std::string_view description = facts.PropertyValue(property::kProjectDescription);
  if (!description.empty()) {
    docs.Paragraph().Raw("The description in it: ").Prose(Utf8Prefix(description, 400));
    own_words = true;
  }
  if (!own_words && !facts.Has(kFileBinary) && facts.file->lines > 0) {
    docs.Paragraph();
    if (facts.Has(kFileCode)) {
      docs.Raw("The author left no words: no leading comment or module documentation was found in ");
      docs.Count(facts.file->lines, "line", "lines");
    } else {
      docs.Raw("No leading words of the author were found in ").Count(facts.file->lines, "line", "lines");
    }
    if (page.slice != nullptr && page.slice->header->folder_readme != kNone) {
      docs.Raw("; the folder's own words are in ");
      page.WriteCard(page.slice->header->folder_readme);
      std::string_view words = page.text(page.card(page.slice->header->folder_readme).purpose);
      if (!words.empty()) docs.Raw(": \xE2\x80\x9C").Prose(words).Raw("\xE2\x80\x9D");
    } else {
      docs.Raw(".");
    }
  }
  if (!own_words) WriteWordsOfParts(page);
  WriteRoleSentence(page);
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
