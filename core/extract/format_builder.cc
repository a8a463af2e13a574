#include "core/extract/format_builder.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/extract/marks.h"

namespace repodoc {
namespace {

constexpr size_t kMaxValueBytes = 120;
constexpr size_t kMaxDocBytes = 4000;
constexpr size_t kMaxNameBytes = 200;
constexpr size_t kMaxQualifierBytes = 80;
constexpr size_t kMaxExcerptBytes = 240;
constexpr size_t kMaxReferences = 20000;
constexpr size_t kMaxMarks = 2000;
constexpr size_t kMaxMarkLine = 4000;

}  // namespace

uint32_t FormatBuilder::AddSymbol(SymbolKind kind, std::string_view name, const Place& place, uint32_t parent,
                                  uint16_t level) {
  Symbol symbol;
  symbol.kind = kind;
  symbol.name = Add(Utf8Prefix(name, kMaxNameBytes));
  symbol.begin = symbol.name_begin = place.begin;
  symbol.end = place.end;
  symbol.row = symbol.begin_row = place.row;
  symbol.end_row = std::max(place.row, place.end_row);
  symbol.parent = parent;
  symbol.level = static_cast<uint8_t>(std::min<uint16_t>(level, 255));
  symbol.flags = kSymbolDefinition;
  facts_->symbols.push_back(symbol);
  return static_cast<uint32_t>(facts_->symbols.size() - 1);
}

void FormatBuilder::SetValue(uint32_t index, std::string_view value) {
  // Collapsing looks at no more than it keeps, so that a 20 MB value costs nothing.
  std::string collapsed = CollapseSpace(Utf8Prefix(value, 4 * kMaxValueBytes));
  symbol(index).value = Add(Utf8Prefix(collapsed, kMaxValueBytes));
}

void FormatBuilder::SetDoc(uint32_t index, std::string_view doc, uint32_t row) {
  doc = Trim(doc);
  if (doc.empty()) return;
  symbol(index).doc = Add(Utf8Prefix(doc, kMaxDocBytes));
  symbol(index).doc_row = row;
}

void FormatBuilder::Extend(uint32_t index, uint32_t end, uint32_t end_row) {
  symbol(index).end = std::max(symbol(index).end, end);
  symbol(index).end_row = std::max(symbol(index).end_row, end_row);
}

void FormatBuilder::AddProperty(const char* key, std::string_view value, uint32_t row) {
  value = Trim(value);
  if (value.empty()) return;
  facts_->properties.push_back({Add(key), Add(Utf8Prefix(value, kMaxDocBytes)), row});
}

void FormatBuilder::AddProperty(const char* key, uint64_t value, uint32_t row) {
  AddProperty(key, std::to_string(value), row);
}

void FormatBuilder::AddPair(const char* key, std::string_view a, std::string_view b, uint32_t row) {
  std::string value = CollapseSpace(Utf8Prefix(a, 1000));
  value += '\t';
  value += CollapseSpace(Utf8Prefix(b, 1000));
  AddProperty(key, value, row);
}

void FormatBuilder::AddTriple(const char* key, std::string_view a, std::string_view b, std::string_view c,
                              uint32_t row) {
  std::string value = CollapseSpace(Utf8Prefix(a, 1000));
  value += '\t';
  value += CollapseSpace(Utf8Prefix(b, 1000));
  value += '\t';
  value += CollapseSpace(Utf8Prefix(c, 1000));
  // Not trimmed: the last field may be empty.
  facts_->properties.push_back({Add(key), Add(value), row});
}

Import& FormatBuilder::AddImport(ImportKind kind, std::string_view module, uint32_t row, uint32_t symbol) {
  Import import;
  import.kind = kind;
  import.module = Add(Utf8Prefix(Trim(module), 1000));
  import.row = import.end_row = row;
  import.symbol = symbol;
  import.first_name = static_cast<uint32_t>(facts_->import_names.size());
  facts_->imports.push_back(import);
  return facts_->imports.back();
}

void FormatBuilder::AddLink(LinkKind kind, std::string_view target, std::string_view text, uint32_t row) {
  target = Trim(target);
  if (target.empty()) return;
  Link link;
  link.kind = kind;
  link.target = Add(Utf8Prefix(target, 2000));
  link.text = Add(Utf8Prefix(CollapseSpace(Utf8Prefix(text, 1000)), 300));
  link.row = row;
  facts_->links.push_back(link);
}

void FormatBuilder::AddBlock(std::string_view language, uint32_t begin_row, uint32_t end_row) {
  facts_->blocks.push_back({Add(Utf8Prefix(language, 60)), begin_row, std::max(begin_row, end_row)});
}

void FormatBuilder::AddReference(ReferenceKind kind, std::string_view qualifier, std::string_view name, uint32_t row,
                                 uint32_t symbol, std::string_view excerpt) {
  if (name.empty() || name.size() > kMaxNameBytes) return;
  Text name_text = Add(name);
  Text qualifier_text = Add(Utf8Prefix(qualifier, kMaxQualifierBytes));
  auto key = std::make_tuple(static_cast<uint8_t>(kind), qualifier_text.empty() ? kNone : qualifier_text.offset,
                             name_text.offset);
  auto found = reference_index_.find(key);
  if (found == reference_index_.end()) {
    if (references_.size() >= kMaxReferences) return;
    PendingReference added;
    added.row.kind = kind;
    added.row.name = name_text;
    added.row.qualifier = qualifier_text;
    added.row.excerpt = Add(Utf8Prefix(Trim(excerpt), kMaxExcerptBytes));
    added.row.excerpt_row = row;
    found = reference_index_.emplace(key, static_cast<uint32_t>(references_.size())).first;
    references_.push_back(std::move(added));
  }
  PendingReference& reference = references_[found->second];
  if (reference.row.total < kMostPlaces) ++reference.row.total;
  if (reference.sites.size() < kMaxSites) reference.sites.push_back({row, symbol});
}

void FormatBuilder::AddCall(std::string_view qualifier, std::string_view name, uint32_t row, uint32_t symbol,
                            std::string_view line) {
  AddReference(ReferenceKind::kCall, qualifier, name, row, symbol, line);
}

void FormatBuilder::AddDottedReference(ReferenceKind kind, std::string_view dotted, uint32_t row, uint32_t symbol) {
  size_t dot = dotted.rfind('.');
  size_t colons = dotted.rfind("::");
  if (colons != std::string_view::npos && (dot == std::string_view::npos || colons > dot)) {
    AddReference(kind, dotted.substr(0, colons), dotted.substr(colons + 2), row, symbol);
  } else if (dot != std::string_view::npos) {
    AddReference(kind, dotted.substr(0, dot), dotted.substr(dot + 1), row, symbol);
  } else {
    AddReference(kind, "", dotted, row, symbol);
  }
}

void FormatBuilder::AddDiagnostic(DiagnosticCode code, std::string_view detail, uint32_t row) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.detail = Add(Utf8Prefix(detail, 300));
  diagnostic.row = row;
  facts_->diagnostics.push_back(diagnostic);
}

void FormatBuilder::SetDoc(std::string_view doc, uint32_t row, uint32_t end_row) {
  doc = Trim(doc);
  if (doc.empty() || !facts_->file.doc.empty()) return;
  facts_->file.doc = Add(Utf8Prefix(doc, kMaxDocBytes));
  facts_->file.doc_row = row;
  facts_->file.doc_end_row = std::max(row, end_row);
}

void FormatBuilder::AddMarks(std::string_view line, uint32_t row) {
  if (facts_->marks.size() < kMaxMarks) repodoc::AddMarks(Utf8Prefix(line, kMaxMarkLine), row, facts_);
}

void FormatBuilder::WriteReferences() {
  for (PendingReference& reference : references_) {
    reference.row.first_site = static_cast<uint32_t>(facts_->sites.size());
    reference.row.site_count = static_cast<uint8_t>(reference.sites.size());
    facts_->sites.insert(facts_->sites.end(), reference.sites.begin(), reference.sites.end());
    facts_->references.push_back(reference.row);
  }
}

void FormatBuilder::Finish() {
  WriteReferences();
  if (comment_lines_ != 0) facts_->file.comment_lines = comment_lines_;
}

std::string StripCommentMarks(std::string_view lines, std::string_view mark) {
  std::string out;
  LineCursor cursor(lines);
  Line line;
  while (cursor.Next(&line)) {
    std::string_view content = line.content();
    if (StartsWith(content, mark)) content.remove_prefix(mark.size());
    while (!mark.empty() && !content.empty() && content[0] == mark.back()) content.remove_prefix(1);
    if (!content.empty() && content[0] == ' ') content.remove_prefix(1);
    if (!out.empty()) out += '\n';
    out += content;
  }
  return out;
}

std::string JoinParagraph(const std::vector<std::string_view>& lines) {
  std::string out;
  for (std::string_view line : lines) {
    if (!out.empty()) out += ' ';
    out += Trim(line);
  }
  return out;
}

}  // namespace repodoc
