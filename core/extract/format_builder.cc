#include "core/extract/format_builder.h"

#include <algorithm>
#include <numeric>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxValueBytes = 120;
constexpr size_t kMaxDocBytes = 4000;
constexpr size_t kMaxNameBytes = 200;
constexpr size_t kMaxQualifierBytes = 80;
constexpr size_t kMaxReferences = 20000;
constexpr size_t kMaxMarks = 2000;

constexpr std::string_view kMarkWords[] = {"TODO", "FIXME", "XXX", "HACK", "BUG", "NOTE", "DEPRECATED"};

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
  symbol.level = level;
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
                                 uint32_t symbol) {
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
    found = reference_index_.emplace(key, static_cast<uint32_t>(references_.size())).first;
    references_.push_back(std::move(added));
  }
  PendingReference& reference = references_[found->second];
  ++reference.row.total;
  if (reference.sites.size() < kMaxSites) reference.sites.push_back({row, symbol});
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
  if (facts_->marks.size() >= kMaxMarks) return;
  for (std::string_view word : kMarkWords) {
    size_t at = line.find(word);
    if (at == std::string_view::npos) continue;
    size_t after = at + word.size();
    if (at > 0 && (IsWordCharacter(line[at - 1]) || line[at - 1] == '-' || line[at - 1] == '`')) continue;
    // A mark stands before ":" or "(name)" or a blank; "NOTE" and "BUG" are words of prose, so they need the colon.
    bool colon = after < line.size() && (line[after] == ':' || line[after] == '(');
    bool blank = after >= line.size() || IsBlank(line[after]);
    bool needs_colon = word == "NOTE" || word == "BUG" || word == "DEPRECATED";
    if (!colon && (needs_colon || !blank)) continue;
    std::string_view rest = Trim(line.substr(after));
    if (!rest.empty() && rest[0] == ':') rest = Trim(rest.substr(1));
    facts_->marks.push_back({Add(word), Add(Utf8Prefix(rest, 200)), row});
    return;
  }
}

void FormatBuilder::SortSymbols() {
  auto& symbols = facts_->symbols;
  auto before = [&](const Symbol& a, const Symbol& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  };
  if (std::is_sorted(symbols.begin(), symbols.end(), before)) return;
  std::vector<uint32_t> order(symbols.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return before(symbols[a], symbols[b]); });
  std::vector<uint32_t> position(symbols.size());
  for (uint32_t i = 0; i < order.size(); ++i) position[order[i]] = i;
  auto renumber = [&](uint32_t* index) {
    if (*index != kNone) *index = *index < position.size() ? position[*index] : kNone;
  };
  std::vector<Symbol> sorted;
  sorted.reserve(symbols.size());
  for (uint32_t index : order) {
    sorted.push_back(symbols[index]);
    renumber(&sorted.back().parent);
    if (sorted.back().parent != kNone && sorted.back().parent >= sorted.size() - 1) sorted.back().parent = kNone;
  }
  symbols = std::move(sorted);
  for (Parameter& parameter : facts_->parameters) renumber(&parameter.symbol);
  for (Clause& clause : facts_->clauses) renumber(&clause.symbol);
  for (Import& import : facts_->imports) renumber(&import.symbol);
  for (Site& site : facts_->sites) renumber(&site.symbol);
  for (Finding& finding : facts_->findings) renumber(&finding.symbol);
  for (PendingReference& reference : references_) {
    for (Site& site : reference.sites) renumber(&site.symbol);
  }
}

void FormatBuilder::WriteReferences() {
  for (PendingReference& reference : references_) {
    reference.row.first_site = static_cast<uint32_t>(facts_->sites.size());
    reference.row.site_count = static_cast<uint32_t>(reference.sites.size());
    facts_->sites.insert(facts_->sites.end(), reference.sites.begin(), reference.sites.end());
    facts_->references.push_back(reference.row);
  }
}

void FormatBuilder::Finish() {
  SortSymbols();
  WriteReferences();
  if (comment_lines_ != 0) facts_->file.comment_lines = comment_lines_;
  auto by_row = [](const auto& a, const auto& b) { return a.row < b.row; };
  std::stable_sort(facts_->imports.begin(), facts_->imports.end(), by_row);
  std::stable_sort(facts_->links.begin(), facts_->links.end(), by_row);
  std::stable_sort(facts_->marks.begin(), facts_->marks.end(), by_row);
  std::stable_sort(facts_->blocks.begin(), facts_->blocks.end(),
                   [](const Block& a, const Block& b) { return a.begin_row < b.begin_row; });
  std::stable_sort(facts_->parameters.begin(), facts_->parameters.end(),
                   [](const Parameter& a, const Parameter& b) { return a.symbol < b.symbol; });
  std::stable_sort(facts_->clauses.begin(), facts_->clauses.end(),
                   [](const Clause& a, const Clause& b) { return a.symbol < b.symbol; });
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
