// High-Level Overview: one paragraph made of facts, then the public symbols as a table.
#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/facts/properties.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kTableRows = 100;
constexpr size_t kNamesPerClass = 4;

bool IsOffered(const FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  if (!page.IsTopLevel(index) || !page.IsPublic(index)) return false;
  if (row.kind == SymbolKind::kNamespace || row.kind == SymbolKind::kModule || row.kind == SymbolKind::kPackage ||
      row.kind == SymbolKind::kLambda) {
    return false;
  }
  return IsType(row.kind) || IsCallable(row.kind) || IsData(row.kind) || row.kind == SymbolKind::kMessage ||
         row.kind == SymbolKind::kService || row.kind == SymbolKind::kTable;
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
                                "pub ", "fn ", "func ", "interface ", "const ", "#define "}) {
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
    if (kind == SymbolKind::kEnumMember) ++members;
    if (kind == SymbolKind::kField || kind == SymbolKind::kVariable || kind == SymbolKind::kConstant) ++values;
  }
  if (callables > 0) page.docs.Raw(", ").Count(callables, "public method", "public methods");
  if (values > 0) page.docs.Raw(", ").Count(values, "field", "fields");
  if (members > 0) page.docs.Raw(", ").Count(members, "member", "members");
}

void WriteTable(FilePageWriter& page, std::vector<uint32_t> rows) {
  size_t total = rows.size();
  if (total > kTableRows) {
    std::stable_sort(rows.begin(), rows.end(),
                     [&](uint32_t a, uint32_t b) { return Weight(page, a) < Weight(page, b); });
    rows.resize(kTableRows);
    std::sort(rows.begin(), rows.end());
  }
  page.docs.Table({"Name", "Kind", "Signature", "Line", "Summary"});
  for (uint32_t index : rows) {
    const Symbol& row = page.symbol(index);
    std::string_view name = page.facts.str(row.name);
    Markdown& docs = page.docs.Row();
    page.WriteSymbolLink(index, name);
    docs.Cell().Raw(page.KindWords(index));
    if ((row.flags & kSymbolDefinition) == 0 && (IsCallable(row.kind) || IsType(row.kind))) docs.Raw(" (declaration)");
    WriteMembers(page, index);
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

// "in the repository on `a`, `b` and 3 more; outside on `numpy`; on the standard library's `os`".
void WriteLeansOn(FilePageWriter& page) {
  std::array<std::vector<uint32_t>, 6> by_class;
  if (page.slice == nullptr) {
    if (page.facts.imports.empty()) return;
    page.docs.Raw(" It names ").Count(page.facts.imports.size(), "import", "imports").Raw(".");
    return;
  }
  std::vector<bool> seen(page.facts.imports.size(), false);
  for (const ImportTarget& target : page.slice->import_targets) {
    if (target.name != kNone || target.import_index >= seen.size() || seen[target.import_index]) continue;
    seen[target.import_index] = true;
    std::vector<uint32_t>& list = by_class[static_cast<size_t>(target.module_class)];
    bool known = false;
    std::string_view module = page.facts.str(page.facts.imports[target.import_index].module);
    for (size_t i = 0; i < list.size() && i < 64 && !known; ++i) {
      known = page.facts.str(page.facts.imports[list[i]].module) == module;
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
                             {ModuleClass::kSystem, "the system's "}};
  Separator semicolon("; ");
  for (const Part& part : kParts) {
    const std::vector<uint32_t>& list = by_class[static_cast<size_t>(part.module_class)];
    if (list.empty()) continue;
    page.docs.Raw(semicolon.first() ? " Leans on " : "").Raw(semicolon()).Raw(part.words);
    Separator comma;
    for (size_t i = 0; i < list.size() && i < kNamesPerClass; ++i) {
      const Import& import = page.facts.imports[list[i]];
      page.NoteImport(list[i]);
      page.docs.Raw(comma()).Code(std::string(import.level, '.') + std::string(page.facts.str(import.module)), 80);
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
  uint32_t types = 0, callables = 0, methods = 0, data = 0, documented = 0, kernels = 0, tests = 0, inner = 0;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    const Symbol& row = page.symbol(i);
    if ((row.flags & kSymbolKernel) != 0) ++kernels;
    if ((row.flags & kSymbolTest) != 0 && IsCallable(row.kind)) ++tests;
    if (IsCallable(row.kind) && !page.IsTopLevel(i) && (row.flags & kSymbolLocal) == 0) ++methods;
    if ((row.flags & kSymbolLocal) != 0 && IsCallable(row.kind)) ++inner;
  }
  for (uint32_t i : offered) {
    SymbolKind kind = page.symbol(i).kind;
    if (IsType(kind)) ++types;
    if (IsCallable(kind)) ++callables;
    if (IsData(kind)) ++data;
    if (!page.symbol(i).doc.empty()) ++documented;
  }
  docs.Paragraph();
  if (offered.empty()) {
    docs.Raw("Nothing public is defined here");
  } else {
    Separator comma;
    auto part = [&](uint32_t count, const char* one, const char* many) {
      if (count == 0) return;
      docs.Raw(comma()).Count(count, one, many);
    };
    docs.Raw("Public: ");
    part(types, "type", "types");
    part(callables, "function or macro", "functions and macros");
    part(data, "constant or variable", "constants and variables");
    part(static_cast<uint32_t>(offered.size()) - types - callables - data, "definition", "definitions");
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

// "name<TAB>..." properties as a list: command-line options, environment variables.
void WriteNamedPlaces(FilePageWriter& page, const char* key, const char* words) {
  uint32_t total = 0;
  for (const Property& row : page.facts.properties) {
    if (page.facts.str(row.key) != key) continue;
    if (total == 0) page.docs.Paragraph().Raw(words);
    if (++total > 40) continue;
    page.docs.Raw(total == 1 ? " " : ", ").Code(page.facts.str(row.value), 60);
    if (row.row != kNone) {
      page.docs.Raw(" ");
      page.Place(row.row);
    }
  }
  if (total > 40) page.docs.Raw(" and ").Number(total - 40).Raw(" more");
}

}  // namespace

void WriteOverview(FilePageWriter& page) {
  page.Enter(Section::kHighLevelOverview, 2);
  std::vector<uint32_t> offered;
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    if (IsOffered(page, i)) offered.push_back(i);
  }
  if (page.facts.Has(kFileCode) || !offered.empty()) {
    WriteCodeParagraph(page, offered);
  } else {
    page.docs.Paragraph();
    size_t before = page.docs.size();
    WriteFormatSummary(page);
    WriteLeansOn(page);
    if (page.docs.size() == before) page.docs.Count(page.facts.file->lines, "line", "lines").Raw(" of text.");
    while (page.docs.text().back() == ' ') page.docs.text().pop_back();
  }
  WriteNamedPlaces(page, property::kFlag, "Command-line options defined:");
  WriteNamedPlaces(page, property::kEnvironment, "Environment variables read:");
  if (!offered.empty()) WriteTable(page, std::move(offered));
}

}  // namespace repodoc
