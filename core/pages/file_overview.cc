// High-Level Overview: one paragraph made of facts, then the public symbols as a table.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kTableRows = 100;
constexpr size_t kNamesPerClass = 4;
constexpr size_t kPlainData = 30;
constexpr size_t kBuildRows = 120;

bool IsOffered(const FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  if (!page.IsTopLevel(index) || !page.IsPublic(index)) return false;
  if (row.kind == SymbolKind::kNamespace || row.kind == SymbolKind::kModule || row.kind == SymbolKind::kPackage ||
      row.kind == SymbolKind::kLambda) {
    return false;
  }
  if (IsData(row.kind)) return page.IsCode() && page.facts.str(row.name) != "__all__";
  return IsType(row.kind) || IsCallable(row.kind) || row.kind == SymbolKind::kMessage ||
         row.kind == SymbolKind::kService || row.kind == SymbolKind::kTable;
}

// Kinds that only build files, services and schemas have: told in a table of their own.
bool IsPartOfBuild(SymbolKind kind) {
  return kind == SymbolKind::kTarget || kind == SymbolKind::kOption || kind == SymbolKind::kStage ||
         kind == SymbolKind::kJob || kind == SymbolKind::kCommand || kind == SymbolKind::kRpc;
}

// What a row of the table should come first by: exported, then types and callables, then data.
int Weight(const FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  int weight = IsData(row.kind) ? 2 : 0;
  if ((row.flags & kSymbolExported) == 0) weight += 1;
  if (row.kind == SymbolKind::kMacro) weight += 4;
  return weight;
}

// "def f(a) -> b" -> "f(a) -> b", "class A(B)" -> "A(B)": the kind has a column of its own.
std::string_view ShortSignature(std::string_view signature, std::string_view name) {
  for (std::string_view word : {"export ", "default ", "async ", "def ", "class ", "function ", "struct ", "enum ",
                                "class ", "struct ", "pub ", "fn ", "func ", "interface ", "const ", "#define "}) {
    if (StartsWith(signature, word) && signature.find(name) != std::string_view::npos &&
        signature.find(name) >= word.size()) {
      signature.remove_prefix(word.size());
    }
  }
  return signature;
}

void WriteMembers(FilePageWriter& page, uint32_t of) {
  uint32_t callables = 0, values = 0, members = 0;
  for (uint32_t i = page.first_child[of]; i != kNone; i = page.next_sibling[i]) {
    if (!page.IsPublic(i)) continue;
    SymbolKind kind = page.symbol(i).kind;
    if (IsCallable(kind)) ++callables;
    if (IsEnumMember(kind)) ++members;
    if (kind == SymbolKind::kField || kind == SymbolKind::kVariable || kind == SymbolKind::kConstant) ++values;
  }
  if (callables > 0) page.docs.Raw(", ").Count(callables, "public method", "public methods");
  if (values > 0) page.docs.Raw(", ").Count(values, "field", "fields");
  if (members > 0) page.docs.Raw(", ").Count(members, "member", "members");
}

void WriteRows(FilePageWriter& page, std::vector<uint32_t> rows) {
  size_t total = rows.size();
  if (total > kTableRows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [&](uint32_t a, uint32_t b) { return Weight(page, a) < Weight(page, b); });
    rows.resize(kTableRows);
    std::sort(rows.begin(), rows.end());
  }
  std::stable_partition(rows.begin(), rows.end(), [&](uint32_t i) { return !IsData(page.symbol(i).kind); });
  page.docs.Table({"Name", "Kind", "Signature", "Line", "Summary"});
  for (uint32_t index : rows) {
    const Symbol& row = page.symbol(index);
    std::string_view name = page.facts.str(row.name);
    Markdown& docs = page.docs.Row();
    page.WriteSymbolLink(index, name);
    docs.Cell().Raw(page.KindWords(index));
    if ((row.flags & kSymbolDefinition) == 0 && (IsCallable(row.kind) || IsType(row.kind))) docs.Raw(" (declaration)");
    WriteMembers(page, index);
    uint32_t same_name = 0;
    page.IsFirstOfName(index, &same_name);
    if (same_name > 1) docs.Raw(", ").Number(same_name).Raw(IsCallable(row.kind) && row.kind != SymbolKind::kMacro ? " overloads" : " definitions");
    docs.Cell();
    std::string_view signature = ShortSignature(page.facts.str(row.signature), name);
    if (!signature.empty() && signature != name) {
      docs.Code(signature, 120);
    } else if (!row.type.empty()) {
      docs.Code(page.facts.str(row.type), 80);
    } else if (!row.value.empty()) {
      docs.Code(page.facts.str(row.value), 80);
    }
    docs.Cell().Raw("[").Digits(row.row + 1).Raw("](").Raw(page.source_href).Raw("#L").Digits(row.row + 1).Raw(")");
    docs.Cell();
    if (row.doc.empty()) {
      docs.Raw("*undocumented*");
    } else {
      docs.Prose(FirstSentence(page.facts.str(row.doc), 160));
    }
    docs.EndRow();
  }
  if (total > rows.size()) {
    page.docs.Paragraph().Number(rows.size()).Raw(" of ").Number(total);
    page.docs.Raw(" shown, exported ones and types and functions first; all in [Code Structure](#");
    page.docs.Raw(page.Anchor(Section::kCodeStructure)).Raw(").");
  }
}

void WriteTable(FilePageWriter& page, std::vector<uint32_t> rows) {
  // Data that is neither exported nor described is named below the table.
  std::vector<uint32_t> plain_data;
  std::erase_if(rows, [&](uint32_t i) {
    const Symbol& row = page.symbol(i);
    uint32_t same_name = 0;
    if (!page.IsFirstOfName(i, &same_name)) return true;
    bool plain = IsData(row.kind) && row.doc.empty() && (row.flags & kSymbolExported) == 0;
    if (plain) plain_data.push_back(i);
    return plain;
  });
  if (!rows.empty()) WriteRows(page, std::move(rows));
  Separator comma;
  for (size_t i = 0; i < plain_data.size() && i < kPlainData; ++i) {
    if (comma.first()) page.docs.Paragraph().Raw("Data without a word of documentation: ");
    page.docs.Raw(comma());
    page.WriteSymbolLink(plain_data[i], page.facts.str(page.symbol(plain_data[i]).name));
    page.docs.Raw(" ");
    page.Place(page.symbol(plain_data[i]).row);
  }
  if (plain_data.size() > kPlainData) page.docs.Raw(" and ").Number(plain_data.size() - kPlainData).Raw(" more");
}

// "in the repository on `a`, `b` and 3 more; outside on `numpy`; on the standard library's `os`".
void WriteLeansOn(FilePageWriter& page) {
  std::array<std::vector<uint32_t>, 6> by_class;
  if (page.slice == nullptr) {
    if (page.facts.imports.empty()) return;
    page.docs.Raw(" Imports ");
    Separator comma;
    for (uint32_t i = 0; i < page.facts.imports.size() && i < 2 * kNamesPerClass; ++i) {
      page.NoteImport(i);
      page.docs.Raw(comma()).Code(std::string(page.facts.imports[i].level, '.') +
                                      std::string(page.facts.str(page.facts.imports[i].module)), 80);
    }
    size_t total = page.facts.imports.size();
    if (total > 2 * kNamesPerClass) page.docs.Raw(" and ").Number(total - 2 * kNamesPerClass).Raw(" more");
    page.docs.Raw(".");
    return;
  }
  std::vector<bool> seen(page.facts.imports.size(), false);
  std::vector<uint32_t> card_of(page.facts.imports.size(), kNone);
  for (const ImportTarget& target : page.slice->import_targets) {
    if (target.name != kNone || target.import_index >= seen.size() || seen[target.import_index]) continue;
    seen[target.import_index] = true;
    card_of[target.import_index] = target.card;
    std::vector<uint32_t>& list = by_class[static_cast<size_t>(target.module_class)];
    bool known = false;
    std::string_view module = page.facts.str(page.facts.imports[target.import_index].module);
    for (size_t i = 0; i < list.size() && i < 64 && !known; ++i) {
      known = page.facts.str(page.facts.imports[list[i]].module) == module &&
              page.facts.imports[list[i]].level == page.facts.imports[target.import_index].level;
    }
    if (!known) list.push_back(target.import_index);
  }
  struct Part {
    ModuleClass module_class;
    const char* words;
  };
  constexpr Part kParts[] = {{ModuleClass::kInternal, "this repository's "},
                             {ModuleClass::kGenerated, "generated "},
                             {ModuleClass::kThirdParty, "third-party "},
                             {ModuleClass::kStandardLibrary, "the standard library's "},
                             {ModuleClass::kSystem, "the system's "},
                             {ModuleClass::kUnresolved, "unresolved "}};
  Separator semicolon("; ");
  for (const Part& part : kParts) {
    const std::vector<uint32_t>& list = by_class[static_cast<size_t>(part.module_class)];
    if (list.empty()) continue;
    page.docs.Raw(semicolon.first() ? " Leans on " : "").Raw(semicolon()).Raw(part.words);
    Separator comma;
    for (size_t i = 0; i < list.size() && i < kNamesPerClass; ++i) {
      const Import& import = page.facts.imports[list[i]];
      page.NoteImport(list[i]);
      page.docs.Raw(comma());
      // "..": the file says it better.
      uint32_t card = import.level == 0 ? kNone : card_of[list[i]];
      if (card != kNone) {
        page.WriteCard(card);
      } else {
        page.docs.Code(std::string(import.level, '.') + std::string(page.facts.str(import.module)), 80);
      }
      if (import.name_count > 1) page.docs.Raw(" (").Number(import.name_count).Raw(" names)");
    }
    if (list.size() > kNamesPerClass) page.docs.Raw(" and ").Number(list.size() - kNamesPerClass).Raw(" more");
  }
  if (!semicolon.first()) page.docs.Raw(".");
}

void WriteWhereToStart(FilePageWriter& page) {
  std::vector<uint32_t> used;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    const SymbolUse* use = page.UsesOf(i);
    uint32_t same_name = 0;
    if (page.symbol(i).kind == SymbolKind::kConstructor || !page.IsFirstOfName(i, &same_name)) continue;  // the type tells it
    if (use != nullptr && use->total_files > 0 && page.anchors.has_heading[i] && !page.Has(i, kSymbolLocal)) {
      used.push_back(i);
    }
  }
  if (used.size() < 2) return;
  size_t shown = std::min<size_t>(used.size(), 3);
  std::partial_sort(used.begin(), used.begin() + static_cast<ptrdiff_t>(shown), used.end(), [&](uint32_t a, uint32_t b) {
    const SymbolUse &x = *page.UsesOf(a), &y = *page.UsesOf(b);
    if (x.total_files != y.total_files) return x.total_files > y.total_files;
    if (x.total_places != y.total_places) return x.total_places > y.total_places;
    return a < b;
  });
  page.docs.Raw(" Most used: ");
  Separator comma;
  for (size_t i = 0; i < shown; ++i) {
    const SymbolUse& use = *page.UsesOf(used[i]);
    page.docs.Raw(comma());
    page.WriteSymbolLink(used[i]);
    page.docs.Raw(" (").Count(use.total_places, "place", "places").Raw(" in ").Count(use.total_files, "file", "files");
    page.docs.Raw(")");
  }
  page.docs.Raw(".");
}

void WriteCodeParagraph(FilePageWriter& page, const std::vector<uint32_t>& offered) {
  Markdown& docs = page.docs;
  uint32_t methods = 0, documented = 0, kernels = 0, tests = 0, inner = 0, callables = 0;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    const Symbol& row = page.symbol(i);
    if ((row.flags & kSymbolKernel) != 0) ++kernels;
    if ((row.flags & kSymbolTest) != 0 && IsCallable(row.kind)) ++tests;
    if (IsCallable(row.kind) && !page.IsTopLevel(i) && (row.flags & kSymbolLocal) == 0) ++methods;
    if ((row.flags & kSymbolLocal) != 0 && IsCallable(row.kind)) ++inner;
  }
  uint32_t counts[static_cast<size_t>(SymbolKind::kCount)] = {};
  for (uint32_t i : offered) {
    ++counts[static_cast<size_t>(page.symbol(i).kind)];
    if (IsCallable(page.symbol(i).kind)) ++callables;
    if (!page.symbol(i).doc.empty()) ++documented;
  }
  docs.Paragraph();
  if (offered.empty()) {
    docs.Raw("Nothing public is defined here");
  } else {
    docs.Raw("Public: ");
    Separator comma;
    for (size_t kind = 0; kind < static_cast<size_t>(SymbolKind::kCount); ++kind) {
      if (counts[kind] == 0) continue;
      const SymbolKindName& name = NameOf(static_cast<SymbolKind>(kind));
      docs.Raw(comma()).Number(counts[kind]).Raw(" ");
      docs.Raw(counts[kind] == 1 ? std::string(name.word) : ToLowerAscii(name.plural));
    }
    docs.Raw("; ").Number(documented).Raw(" of ").Number(offered.size()).Raw(" documented");
  }
  docs.Raw(", in ").Count(page.facts.file->lines, "line", "lines");
  if (methods > 0) docs.Raw(" with ").Count(methods, "method", "methods");
  docs.Raw(".");
  if (kernels > 0) docs.Raw(" ").Count(kernels, "GPU kernel", "GPU kernels").Raw(".");
  if (tests > 0) docs.Raw(" ").Count(tests, "test case", "test cases").Raw(".");
  if (inner > 0 && inner >= methods + callables) docs.Raw(" ").Count(inner, "function", "functions").Raw(" inside others.");
  WriteLeansOn(page);
  WriteWhereToStart(page);
}

// Properties with a name and a place: command-line options, environment variables. Repeats are one entry.
void WriteNamedPlaces(FilePageWriter& page, const char* key, const char* words) {
  std::vector<std::pair<std::string_view, std::vector<uint32_t>>> names;
  for (const Property& row : page.facts.properties) {
    if (page.facts.str(row.key) != key) continue;
    std::string_view value = page.facts.str(row.value);
    auto at = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == value; });
    if (at == names.end()) {
      if (names.size() == 400) break;
      at = names.insert(names.end(), {value, {}});
    }
    if (row.row != kNone) at->second.push_back(row.row);
  }
  if (names.empty()) return;
  page.docs.Paragraph().Raw(words).Raw(" ");
  Separator comma;
  for (size_t i = 0; i < names.size() && i < 40; ++i) {
    std::string shown(names[i].first.substr(0, names[i].first.rfind('\t')));  // a route without its handler
    for (char& c : shown) c = c == '\t' ? ' ' : c;
    page.docs.Raw(comma()).Code(Trim(shown), 80);
    for (size_t k = 0; k < names[i].second.size() && k < 3; ++k) {
      page.docs.Raw(" ");
      page.Place(names[i].second[k]);
    }
    if (names[i].second.size() > 3) page.docs.Raw(" \xE2\x80\xA6");
  }
  if (names.size() > 40) page.docs.Raw(" and ").Number(names.size() - 40).Raw(" more");
}

void WriteBuildTable(FilePageWriter& page) {
  std::vector<uint32_t> rows;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    if (IsPartOfBuild(page.symbol(i).kind) && !page.symbol(i).name.empty()) rows.push_back(i);
  }
  if (rows.empty()) return;
  std::stable_sort(rows.begin(), rows.end(), [&](uint32_t a, uint32_t b) {
    return (page.symbol(a).kind == SymbolKind::kOption) < (page.symbol(b).kind == SymbolKind::kOption);
  });
  page.docs.Table({"Name", "Kind", "Value", "Line", "Summary"});
  for (size_t i = 0; i < rows.size() && i < kBuildRows; ++i) {
    const Symbol& row = page.symbol(rows[i]);
    page.docs.Row();
    page.WriteSymbolLink(rows[i], page.facts.str(row.name));
    page.docs.Cell().Raw(page.KindWords(rows[i])).Cell();
    page.docs.Code(page.facts.str(row.value.empty() ? row.type : row.value), 80).Cell();
    page.docs.Raw("[").Digits(row.row + 1).Raw("](").Raw(page.source_href).Raw("#L").Digits(row.row + 1).Raw(")").Cell();
    page.docs.Prose(FirstSentence(page.facts.str(row.doc), 160)).EndRow();
  }
  if (rows.size() > kBuildRows) {
    page.docs.Paragraph().Number(kBuildRows).Raw(" of ").Number(rows.size()).Raw(" shown; all in [Code Structure](#");
    page.docs.Raw(page.Anchor(Section::kCodeStructure)).Raw(").");
  }
}

}  // namespace

void WriteOverview(FilePageWriter& page) {
  page.Enter(Section::kHighLevelOverview, 2);
  std::vector<uint32_t> offered;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    if (IsOffered(page, i)) offered.push_back(i);
  }
  if (page.IsCode()) {
    WriteCodeParagraph(page, offered);
  } else {
    page.docs.Paragraph();
    size_t before = page.docs.size();
    WriteFormatContents(page);
    if (page.docs.size() == before) {
      if (page.facts.Has(kFileBinary)) {
        WriteFormatSummary(page);
      } else {
        page.docs.Count(page.facts.file->lines, "line", "lines").Raw(" of text. ");
      }
    }
    while (page.docs.text().back() == ' ') page.docs.text().pop_back();
    WriteLeansOn(page);
  }
  WriteNamedPlaces(page, property::kFlag, "Command-line options defined:");
  WriteNamedPlaces(page, property::kEnvironment, "Environment variables read:");
  WriteNamedPlaces(page, property::kConfigurationKey, "Configuration keys read:");
  WriteNamedPlaces(page, property::kRoute, "HTTP routes declared:");
  WriteNamedPlaces(page, property::kErrorMessage, "Error messages:");
  if (!offered.empty()) WriteTable(page, std::move(offered));
  WriteBuildTable(page);
}

}  // namespace repodoc
