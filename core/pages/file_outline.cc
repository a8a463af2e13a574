// The outline under Code Structure: a nested list of what the file contains, made to fit a reader's screen: fields and
// enum members are named on the line of their owner, and where the whole would be too long the deepest levels are
// counted instead of listed.
#include <algorithm>

#include "core/base/text.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kMostEntries = 300;      // of code
constexpr size_t kMostDataEntries = 150;  // of keys and headings
constexpr size_t kMostMembersInline = 12;
constexpr uint32_t kDeepest = 6;  // deeper nesting is counted with its ancestor

bool IsInlineMember(const FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  if (row.parent == kNone || !IsType(page.symbol(row.parent).kind)) return false;
  return row.kind == SymbolKind::kField || IsEnumMember(row.kind) ||
         ((row.kind == SymbolKind::kVariable || row.kind == SymbolKind::kConstant) && !page.anchors.has_heading[index]);
}

struct OutlineEntry {
  uint32_t symbol;
  uint32_t depth;
};

bool IsListed(const FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  if (IsInlineMember(page, index)) return false;
  if ((row.flags & kSymbolLocal) != 0) return page.anchors.has_heading[index];
  return !row.name.empty() || page.anchors.has_heading[index];
}

void WriteInlineMembers(FilePageWriter& page, uint32_t of) {
  uint32_t total = 0;
  const char* word = "fields";
  for (uint32_t i = page.first_child[of]; i != kNone; i = page.next_sibling[i]) {
    if (!IsInlineMember(page, i)) continue;
    ++total;
    if (IsEnumMember(page.symbol(i).kind)) word = "members";
  }
  if (total == 0) return;
  page.docs.Raw("; ").Raw(word).Raw(": ");
  uint32_t shown = 0;
  for (uint32_t i = page.first_child[of]; i != kNone && shown < kMostMembersInline; i = page.next_sibling[i]) {
    if (!IsInlineMember(page, i)) continue;
    page.docs.Raw(shown++ == 0 ? "" : ", ").Code(page.facts.str(page.symbol(i).name), 60);
    page.NoteSymbol(i);
  }
  if (total > shown) page.docs.Raw(" and ").Number(total - shown).Raw(" more");
}

void WriteEntry(FilePageWriter& page, const OutlineEntry& entry, uint32_t hidden_below) {
  const Symbol& row = page.symbol(entry.symbol);
  Markdown& docs = page.docs.Bullet(static_cast<int>(entry.depth));
  if (row.kind == SymbolKind::kHeading) {
    page.NoteSymbol(entry.symbol);
    docs.Raw("[").Text(Utf8Prefix(page.facts.str(row.name), 160)).Raw("](").Raw(page.source_href).Raw("#L");
    docs.Digits(row.row + 1).Raw(") \xE2\x80\x94 L").Digits(row.row + 1);
  } else {
    page.WriteSymbolLink(entry.symbol, page.facts.str(row.name));
    docs.Raw(" \xE2\x80\x94 ");
    if (row.kind != SymbolKind::kKey) docs.Raw(page.KindWords(entry.symbol));
    if (row.visibility != Visibility::kPublic) {
      docs.Raw(row.visibility == Visibility::kPrivate     ? ", private"
               : row.visibility == Visibility::kProtected ? ", protected"
                                                          : ", internal");
    }
    bool value = !row.value.empty() && !IsType(row.kind) && !IsCallable(row.kind);
    if (value) docs.Raw(row.kind == SymbolKind::kKey ? "" : " = ").Code(page.facts.str(row.value), 60);
    if (value || row.kind != SymbolKind::kKey) docs.Raw(", ");
    page.Places(row.begin_row, row.end_row);
  }
  if (IsType(row.kind)) WriteInlineMembers(page, entry.symbol);
  if (hidden_below > 0) docs.Raw(" (").Number(hidden_below).Raw(" below it not listed)");
}

}  // namespace

void WriteOutline(FilePageWriter& page) {
  std::vector<OutlineEntry> entries;
  std::vector<uint32_t> depth(page.facts.symbols.size(), 0);
  std::vector<uint32_t> per_depth(kDeepest + 1, 0);
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    const Symbol& row = page.symbol(i);
    if (row.parent < i) depth[i] = depth[row.parent] + (IsListed(page, row.parent) ? 1 : 0);
    if (!IsListed(page, i)) continue;
    entries.push_back({i, depth[i]});
    ++per_depth[std::min(depth[i], kDeepest)];
  }
  if (entries.empty()) {
    page.docs.Paragraph();
    if (page.facts.Has(kFileBinary)) {
      page.docs.Raw("Binary content has no outline.");
    } else if (page.facts.Has(kFileHasSyntax)) {
      page.docs.Raw("No definitions in ").Count(page.facts.file->node_count, "syntax node", "syntax nodes");
      page.docs.Raw(" of ").Count(page.facts.file->lines, "line", "lines").Raw(".");
    } else {
      page.docs.Raw("No headings, keys or definitions were found in ").Count(page.facts.file->lines, "line", "lines");
      page.docs.Raw(".");
    }
    return;
  }
  // The deepest level that still fits.
  const size_t most = page.IsCode() ? kMostEntries : kMostDataEntries;
  uint32_t deepest = 0;
  size_t sum = per_depth[0];
  while (deepest < kDeepest && sum + per_depth[deepest + 1] <= most) sum += per_depth[++deepest];
  size_t shown = 0, total_at_depth = 0;
  for (size_t e = 0; e < entries.size(); ++e) {
    if (entries[e].depth > deepest) continue;
    if (++total_at_depth > most) continue;
    uint32_t hidden = 0;
    if (entries[e].depth == deepest) {
      for (size_t k = e + 1; k < entries.size() && entries[k].depth > deepest; ++k) ++hidden;
    }
    WriteEntry(page, entries[e], hidden);
    ++shown;
  }
  if (total_at_depth > shown) {
    page.docs.Paragraph().Number(shown).Raw(" of ").Number(total_at_depth).Raw(" shown");
    if (entries.size() > total_at_depth) page.docs.Raw(" of this level, ").Number(entries.size()).Raw(" in all");
    page.docs.Raw("; the rest is in the [source](").Raw(page.source_href).Raw(").");
  }
}

}  // namespace repodoc
