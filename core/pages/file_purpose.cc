// File Purpose: the author's words first, quoted with their lines; then the role by evidence: what is defined, exported,
// who uses it, what it goes with.
#include <algorithm>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr uint32_t kPurposeLines = 40;

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
    uint32_t same_name = 0;
    if (!page.IsFirstOfName(i, &same_name)) continue;  // the same macro under another condition, an overload
    ++counts[kind];
    if (page.IsPublic(i)) firsts[kind].push_back(i);
  }
  Separator comma;
  for (size_t kind = 0; kind < kKinds; ++kind) {
    if (counts[kind] == 0) continue;
    page.docs.Raw(comma.first() ? "Defines " : "").Raw(comma()).Number(counts[kind]).Raw(" ");
    const SymbolKindName& name = NameOf(static_cast<SymbolKind>(kind));
    page.docs.Raw(counts[kind] == 1 ? std::string(name.word) : ToLowerAscii(name.plural));
    // Few: all of them. Many: the three most used, where any is used.
    std::vector<uint32_t>& names = firsts[kind];
    bool few = counts[kind] <= 5;
    if (!few) {
      auto files = [&](uint32_t i) { return page.UsesOf(i) == nullptr ? 0u : page.UsesOf(i)->total_files; };
      std::erase_if(names, [&](uint32_t i) { return files(i) == 0; });
      std::stable_sort(names.begin(), names.end(), [&](uint32_t a, uint32_t b) { return files(a) > files(b); });
      if (names.size() > 3) names.resize(3);
    }
    Separator inner;
    for (uint32_t i : names) {
      page.docs.Raw(inner.first() ? " (" : "").Raw(inner());
      page.WriteSymbolLink(i, page.facts.str(page.symbol(i).name));
    }
    if (!inner.first()) {
      if (few && counts[kind] > names.size()) page.docs.Raw(", the rest not public");
      page.docs.Raw(few ? ")" : " \xE2\x80\xA6)");
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

// Names up to three users, library code first.
void WriteFirstImporters(FilePageWriter& page) {
  std::vector<uint32_t> cards;
  for (bool tests : {false, true}) {
    for (const ImportedBy& row : page.slice->imported_by) {
      if (((page.card(row.card).flags & kFileTest) != 0) != tests || cards.size() == 3) continue;
      if (std::find(cards.begin(), cards.end(), row.card) == cards.end()) cards.push_back(row.card);
    }
  }
  Separator comma;
  for (uint32_t index : cards) {
    page.docs.Raw(comma.first() ? ": " : "").Raw(comma());
    page.WriteCard(index);
  }
  if (cards.size() < page.slice->header->fan_in && !cards.empty()) page.docs.Raw(" \xE2\x80\xA6");
}

// Who names the file without importing it: "Listed in c10/CMakeLists.txt L30 (source of c10) and 2 other places."
void WriteMentions(FilePageWriter& page, MentionKind kind) {
  uint32_t places = 0;
  const Mention* first = nullptr;
  for (const Mention& mention : page.slice->mentions) {
    if (mention.symbol != kNone || mention.card == kNone || mention.kind != kind) continue;
    // A target that builds it says more than a list that holds it.
    bool better = first != nullptr && StartsWith(page.text(mention.detail), "source of ") &&
                  !StartsWith(page.text(first->detail), "source of ");
    if (places++ == 0 || better) first = &mention;
  }
  if (first == nullptr) return;
  Markdown& docs = page.docs;
  std::string_view detail = page.text(first->detail);
  bool built = StartsWith(detail, "source of ");
  if (built) {
    docs.Raw("Built into ").Code(detail.substr(10), 80).Raw(" by ");
  } else {
    docs.Raw(kind == MentionKind::kBuild ? "Listed in " : kind == MentionKind::kCode ? "Named by its path in " : "Named in ");
  }
  page.WriteCardPlace(first->card, first->row);
  if (places > 1) {
    docs.Raw(built ? "; listed in " : " and ").Count(places - 1, "other place", "other places");
    docs.Raw(kind == MentionKind::kProse ? " of the documentation" : kind == MentionKind::kCode ? " of the code" : "");
    if (kind != MentionKind::kProse) docs.Raw(" ([all](#").Raw(page.Anchor(Section::kImportedBy)).Raw("))");
  }
  docs.Raw(". ");
}

void WriteRoleSentence(FilePageWriter& page, bool own_words) {
  const FactsView& facts = page.facts;
  Markdown& docs = page.docs;
  size_t before_paragraph = docs.size();
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
      if (header.fan_in_tests == header.fan_in) {
        docs.Raw(header.fan_in == 1 ? ", a test" : ", all of them tests");
      } else if (header.fan_in_tests > 0) {
        docs.Raw(", ").Number(header.fan_in_tests).Raw(header.fan_in_tests == 1 ? " of them a test" : " of them tests");
      }
      WriteFirstImporters(page);
      docs.Raw(". ");
    } else if (page.IsCode()) {
      docs.Raw("No file of this repository imports it. ");
    }
    WriteMentions(page, MentionKind::kBuild);
    WriteMentions(page, MentionKind::kCode);
    WriteMentions(page, MentionKind::kProse);
  }
  while (docs.size() > before && docs.text().back() == ' ') docs.text().pop_back();
  if (docs.size() > before) return;
  if (own_words) {
    docs.text().resize(before_paragraph);
  } else {
    docs.Raw("Nothing in the file or the repository tells what it is for.");
  }
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
      docs.Raw("The author left no words for the file as a whole: no leading comment or module documentation in ");
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
  WriteRoleSentence(page, own_words);
}

}  // namespace repodoc
