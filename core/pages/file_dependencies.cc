// Dependencies: what the file imports, by class, and the files that import it.
#include <algorithm>
#include <unordered_map>

#include "core/base/text.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kMostImporters = 60;
constexpr size_t kMostNames = 12;

struct ClassWords {
  ModuleClass module_class;
  const char* words;
};
// In the order of the table.
constexpr ClassWords kClasses[] = {{ModuleClass::kInternal, "in repository"},
                                   {ModuleClass::kGenerated, "generated when building"},
                                   {ModuleClass::kThirdParty, "third-party"},
                                   {ModuleClass::kStandardLibrary, "standard library"},
                                   {ModuleClass::kSystem, "system"},
                                   {ModuleClass::kUnresolved, "unresolved"}};

void WriteModule(FilePageWriter& page, const Import& import) {
  std::string name(import.level, '.');
  name.append(page.facts.str(import.module));
  page.docs.Code(name.empty() ? std::string_view(".") : std::string_view(name), 120);
  if (!import.alias.empty()) page.docs.Raw(" as ").Code(page.facts.str(import.alias), 60);
}

void WriteNames(FilePageWriter& page, const Import& import, std::span<const ImportTarget> targets) {
  if ((import.flags & kImportStar) != 0) page.docs.Raw("all (`*`)");
  for (uint32_t i = 0; i < import.name_count && i < kMostNames; ++i) {
    const ImportName& name = page.facts.import_names[import.first_name + i];
    if (i > 0 || (import.flags & kImportStar) != 0) page.docs.Raw(", ");
    const ImportTarget* found = nullptr;
    for (const ImportTarget& target : targets) {
      if (target.name == import.first_name + i && target.card != kNone) found = &target;
    }
    if (found != nullptr && !found->symbol_anchor.empty()) {
      page.docs.Raw("[").Code(page.facts.str(name.name), 80).Raw("](").Raw(page.CardPage(found->card)).Raw("#");
      page.docs.Raw(UrlPath(page.text(found->symbol_anchor))).Raw(")");
    } else if (found != nullptr) {
      page.docs.CodeLink(page.facts.str(name.name), page.CardPage(found->card), 80);
    } else {
      page.docs.Code(page.facts.str(name.name), 80);
    }
    if (!name.alias.empty()) page.docs.Raw(" as ").Code(page.facts.str(name.alias), 60);
  }
  if (import.name_count > kMostNames) page.docs.Raw(" and ").Number(import.name_count - kMostNames).Raw(" more");
}

void WriteConditions(FilePageWriter& page, const Import& import) {
  if ((import.flags & kImportGuarded) != 0) page.docs.Raw(", guarded");
  if ((import.flags & kImportConditional) != 0 && (import.flags & kImportGuarded) == 0) page.docs.Raw(", conditional");
  if ((import.flags & kImportTypeOnly) != 0) page.docs.Raw(", for types only");
  if ((import.flags & kImportDeclarations) != 0) page.docs.Raw(", declarations");
  if ((import.flags & kImportLocal) != 0) page.docs.Raw(", inside a function");
  if (import.kind == ImportKind::kReexport) page.docs.Raw(", exported again");
  if (import.kind == ImportKind::kDynamic) page.docs.Raw(", dynamic");
}

void WriteVersion(FilePageWriter& page, const ImportTarget& target) {
  if (!target.package.empty()) page.docs.Raw(": ").Code(page.text(target.package), 80);
  if (!target.version.empty()) page.docs.Raw(" ").Code(page.text(target.version), 60);
  if (target.version_card != kNone) {
    page.docs.Raw(" in ");
    page.WriteCardPlace(target.version_card, target.version_row);
  }
  if (!target.locked.empty()) page.docs.Raw(", locked at ").Code(page.text(target.locked), 40);
}

// For `import a.b` the names are those the file takes from it: references whose qualifier is the module or its alias.
// They are found by the first component of the qualifier.
using ReferencesByRoot = std::unordered_map<std::string_view, std::vector<uint32_t>>;
constexpr size_t kMostReferencesPerRoot = 2000;

std::string_view RootOf(std::string_view dotted) { return dotted.substr(0, dotted.find('.')); }

bool IsWholeModule(const Import& import) {
  return import.name_count == 0 && (import.flags & kImportStar) == 0 &&
         (import.kind == ImportKind::kImport || import.kind == ImportKind::kRequire);
}

ReferencesByRoot IndexQualifiers(const FilePageWriter& page) {
  ReferencesByRoot by_root;
  bool wanted = false;
  for (const Import& import : page.facts.imports) wanted = wanted || IsWholeModule(import);
  if (!wanted) return by_root;
  for (uint32_t i = 0; i < page.facts.references.size(); ++i) {
    std::string_view qualifier = page.facts.str(page.facts.references[i].qualifier);
    if (qualifier.empty() || qualifier.find_first_of("([") != qualifier.npos) continue;  // of what a call gives: not the module's
    std::vector<uint32_t>& list = by_root[RootOf(qualifier)];
    if (list.size() < kMostReferencesPerRoot) list.push_back(i);
  }
  return by_root;
}

void WriteNamesTaken(FilePageWriter& page, const Import& import, const ReferencesByRoot& by_root) {
  std::string_view module = page.facts.str(import.alias.empty() ? import.module : import.alias);
  auto at = by_root.find(RootOf(module));
  if (at == by_root.end()) return;
  std::vector<std::pair<std::string, uint32_t>> names;  // "nn.Module", places
  size_t more = 0;
  for (uint32_t i : at->second) {
    const Reference& reference = page.facts.references[i];
    std::string_view qualifier = page.facts.str(reference.qualifier);
    if (!StartsWith(qualifier, module) || (qualifier.size() > module.size() && qualifier[module.size()] != '.')) continue;
    std::string name(qualifier.substr(std::min(qualifier.size(), module.size() + 1)));
    if (!name.empty()) name += '.';
    name.append(page.facts.str(reference.name));
    auto known = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
    if (known != names.end()) {
      known->second += reference.total;
    } else if (names.size() < 200) {
      names.push_back({std::move(name), reference.total});
    } else {
      ++more;
    }
  }
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  Separator comma;
  for (size_t i = 0; i < names.size() && i < kMostNames; ++i) page.docs.Raw(comma()).Code(names[i].first, 60);
  if (names.size() + more > kMostNames) page.docs.Raw(" and ").Number(names.size() + more - kMostNames).Raw(" more");
}

// What the file uses of an included one: its references that lead there, most used first. An implementation file counts
// for its header: "x.h" declares what "x.cc" defines.
void WriteNamesIncluded(FilePageWriter& page, uint32_t card) {
  if (card == kNone) return;
  auto stem_of = [&](uint32_t index) {
    std::string_view path = page.text(page.card(index).path);
    return path.substr(0, path.size() - Extension(path).size());
  };
  std::string_view stem = stem_of(card);
  std::vector<std::pair<std::string_view, uint32_t>> names;
  for (const ReferenceTarget& target : page.slice->reference_targets) {
    if (target.card == kNone || target.via_binding != 0 || target.confidence == Confidence::kAmbiguous) continue;
    if (target.card != card && stem_of(target.card) != stem) continue;
    const Reference& reference = page.facts.references[target.reference];
    std::string_view name = page.facts.str(reference.name);
    auto known = std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
    if (known != names.end()) {
      known->second += reference.total;
    } else if (names.size() < 200) {
      names.emplace_back(name, reference.total);
    }
  }
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  Separator comma;
  for (size_t i = 0; i < names.size() && i < kMostNames; ++i) page.docs.Raw(comma()).Code(names[i].first, 60);
  if (names.size() > kMostNames) page.docs.Raw(" and ").Number(names.size() - kMostNames).Raw(" more");
}

struct TableRow {
  uint32_t import_index;
  std::span<const ImportTarget> targets;  // of this import; may be empty
};

ModuleClass ClassOf(const TableRow& row) {
  for (const ImportTarget& target : row.targets) {
    if (target.name == kNone) return target.module_class;
  }
  return row.targets.empty() ? ModuleClass::kUnresolved : row.targets[0].module_class;
}

void WriteImportRow(FilePageWriter& page, const TableRow& entry, const char* class_words,
                    const ReferencesByRoot& by_root) {
  const Import& import = page.facts.imports[entry.import_index];
  page.NoteImport(entry.import_index);
  page.docs.Row();
  WriteModule(page, import);
  page.docs.Cell().Raw(class_words);
  const ImportTarget* whole = nullptr;
  size_t candidates = 0;
  for (const ImportTarget& target : entry.targets) {
    if (target.name != kNone) continue;
    if (whole == nullptr) whole = &target;
    ++candidates;
  }
  if (whole != nullptr) {
    if (whole->card != kNone) {
      page.docs.Raw(": ");
      page.WriteCard(whole->card);
    }
    WriteVersion(page, *whole);
    if (whole->confidence == Confidence::kUnique) page.docs.Raw(" (by unique name)");
    if (whole->confidence == Confidence::kAmbiguous) {
      page.docs.Raw(" (ambiguous");
      if (candidates > 1) page.docs.Raw(", ").Number(candidates).Raw(" candidates");
      page.docs.Raw(")");
    }
  }
  WriteConditions(page, import);
  page.docs.Cell();
  WriteNames(page, import, entry.targets);
  if (IsWholeModule(import)) WriteNamesTaken(page, import, by_root);
  if (whole != nullptr && (import.kind == ImportKind::kIncludeQuote || import.kind == ImportKind::kIncludeSystem)) {
    WriteNamesIncluded(page, whole->card);
  }
  page.docs.Cell().Raw("[").Digits(import.row + 1).Raw("](").Raw(page.source_href).Raw("#L").Digits(import.row + 1);
  page.docs.Raw(")").EndRow();
}

void WriteImports(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  if (facts.imports.empty()) {
    page.docs.Paragraph().Raw("No import, include or load statement in ");
    if (facts.Has(kFileHasSyntax)) {
      page.docs.Count(facts.file->node_count, "syntax node", "syntax nodes").Raw(".");
    } else {
      page.docs.Count(facts.file->lines, "line", "lines").Raw(".");
    }
    return;
  }
  ReferencesByRoot by_root = IndexQualifiers(page);
  std::vector<TableRow> rows(facts.imports.size());
  for (uint32_t i = 0; i < rows.size(); ++i) rows[i].import_index = i;
  if (page.slice == nullptr) {
    page.docs.Paragraph().Count(rows.size(), "import", "imports");
    page.docs.Raw(". Where each leads appears when the run is done.");
    page.docs.Table({"Module", "Names used", "Line"});
    for (const TableRow& entry : rows) {
      const Import& import = facts.imports[entry.import_index];
      page.NoteImport(entry.import_index);
      page.docs.Row();
      WriteModule(page, import);
      page.docs.Cell();
      WriteNames(page, import, {});
      if (IsWholeModule(import)) WriteNamesTaken(page, import, by_root);
      page.docs.Cell().Raw("[").Digits(import.row + 1).Raw("](").Raw(page.source_href).Raw("#L").Digits(import.row + 1);
      page.docs.Raw(")").EndRow();
    }
    return;
  }
  std::span<const ImportTarget> targets = page.slice->import_targets;
  for (size_t i = 0; i < targets.size();) {
    size_t end = i;
    while (end < targets.size() && targets[end].import_index == targets[i].import_index) ++end;
    if (targets[i].import_index < rows.size()) rows[targets[i].import_index].targets = targets.subspan(i, end - i);
    i = end;
  }
  // Counts per class first: the summary before the list.
  size_t counts[6] = {};
  for (const TableRow& row : rows) ++counts[static_cast<size_t>(ClassOf(row))];
  page.docs.Paragraph().Count(rows.size(), "import", "imports").Raw(": ");
  Separator comma;
  for (const ClassWords& entry : kClasses) {
    size_t count = counts[static_cast<size_t>(entry.module_class)];
    if (count > 0) page.docs.Raw(comma()).Number(count).Raw(" ").Raw(entry.words);
  }
  page.docs.Raw(".");
  page.docs.Table({"Module", "Kind", "Names used", "Line"});
  for (const ClassWords& entry : kClasses) {
    for (const TableRow& row : rows) {
      if (ClassOf(row) == entry.module_class) WriteImportRow(page, row, entry.words, by_root);
    }
  }
}

constexpr size_t kMostMentions = 20;

// Build files and code that name the file by its path.
void WriteNamedBy(FilePageWriter& page) {
  size_t rows = 0, shown = 0;
  for (const Mention& mention : page.slice->mentions) {
    rows += mention.kind != MentionKind::kProse && mention.card != kNone;
  }
  if (rows == 0) return;
  page.docs.Paragraph().Raw("Named by its path, in build files and code:");
  page.docs.Table({"File", "Line", "As"});
  for (const Mention& mention : page.slice->mentions) {
    if (mention.kind == MentionKind::kProse || mention.card == kNone) continue;
    if (shown++ == kMostMentions) break;
    page.docs.Row();
    page.WriteCard(mention.card);
    if ((page.card(mention.card).flags & kFileTest) != 0) page.docs.Raw(" (test)");
    page.docs.Cell();
    page.docs.Raw("[").Digits(mention.row + 1).Raw("](").Raw(PlaceHref(page.CardSource(mention.card), mention.row)).Raw(")").Cell();
    std::string_view detail = page.text(mention.detail);
    page.docs.Text(!detail.empty() ? detail : mention.kind == MentionKind::kBuild ? "named in the build" : "string of the code").EndRow();
  }
  if (rows > kMostMentions) page.docs.Paragraph().Number(kMostMentions).Raw(" of ").Number(rows).Raw(" shown.");
}

// The other way round: files that this one names by their paths.
void WriteNamedPaths(FilePageWriter& page) {
  if (page.slice == nullptr) return;
  Separator comma;
  size_t shown = 0, left = 0;
  for (const DocumentLink& link : page.slice->document_links) {
    if (link.card == kNone || link.link >= page.facts.links.size() || page.facts.links[link.link].kind != LinkKind::kPath) continue;
    if (shown == kMostMentions) {
      ++left;
      continue;
    }
    ++shown;
    if (comma.first()) page.docs.Paragraph().Raw("Files it names by path: ");
    page.docs.Raw(comma());
    page.WriteCard(link.card);
    page.docs.Raw(" ");
    page.Place(page.facts.links[link.link].row);
    if (link.confidence == Confidence::kUnique) page.docs.Raw(" (the only path that ends so)");
  }
  if (shown == 0) return;
  if (left > 0) page.docs.Raw(" and ").Number(left).Raw(" more");
  page.docs.Raw(".");
}

void WriteImporters(FilePageWriter& page) {
  std::span<const ImportedBy> importers = page.slice->imported_by;
  size_t total = std::max<size_t>(page.slice->header->imported_by_total, importers.size());
  if (importers.empty()) {
    page.docs.Paragraph().Raw("No import in the ").Count(page.slice->header->file_count, "documented file", "documented files");
    page.docs.Raw(" leads here.");
    return;
  }
  page.docs.Table({"File", "Line", "Names"});
  // Library code first, then tests; each in the given order.
  size_t shown = 0;
  for (int tests = 0; tests < 2; ++tests) {
    for (const ImportedBy& row : importers) {
      if (((page.card(row.card).flags & kFileTest) != 0) != (tests == 1) || shown == kMostImporters) continue;
      ++shown;
      page.docs.Row();
      page.WriteCard(row.card);
      if (tests == 1) page.docs.Raw(" (test)");
      if (row.unimported != 0) page.docs.Raw(" (uses it without an import)");
      page.docs.Cell();
      page.docs.Raw("[").Digits(row.row + 1).Raw("](").Raw(PlaceHref(page.CardSource(row.card), row.row)).Raw(")").Cell();
      if (row.names.empty()) {
        page.docs.Raw(page.language == "python" || page.language == "cython" ? "the module" : "");
      } else {
        Separator comma;
        size_t names = 0;
        for (std::string_view name : Split(page.text(row.names), ',')) {
          if (++names > kMostNames) continue;
          page.docs.Raw(comma()).Code(Trim(name), 80);
        }
        if (names > kMostNames) page.docs.Raw(" and ").Number(names - kMostNames).Raw(" more");
      }
      page.docs.EndRow();
    }
  }
  if (total > shown) {
    page.docs.Paragraph().Number(shown).Raw(" of ").Number(total).Raw(" shown, library code first; all in `data/imports.jsonl`.");
  }
}

}  // namespace

void WriteDependencies(FilePageWriter& page) {
  page.Enter(Section::kDependencies, 2);
  page.Enter(Section::kImportDependencies, 3);
  page.section = Section::kDependencies;
  WriteImports(page);
  WriteNamedPaths(page);
  page.Enter(Section::kImportedBy, 3);
  page.section = Section::kDependencies;
  if (page.WithoutSlice()) return;
  WriteImporters(page);
  WriteNamedBy(page);
}

}  // namespace repodoc
