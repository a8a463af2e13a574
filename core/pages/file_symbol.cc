// One symbol under Detailed Analysis: what it is called with, what the author says, what it uses and who uses it.
#include <algorithm>

#include "core/base/text.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr uint32_t kDocLines = 80;
constexpr size_t kCallsResolved = 16, kCallsOther = 12;
constexpr size_t kUserLines = 12;      // lines under "Called by"
constexpr size_t kPlacesPerLine = 5;
constexpr size_t kMembersInTable = 60;

void WriteSignature(FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  std::string code;
  for (const Clause& clause : page.facts.ClausesOf(index)) {
    if (clause.kind != ClauseKind::kDecorator) continue;
    code.append("@").append(Utf8Prefix(page.facts.str(clause.text), 300)) += '\n';
  }
  std::string_view signature = page.facts.str(row.signature);
  std::string_view name = page.facts.str(row.name);
  if (signature.empty() && row.type.empty() && row.value.empty() && code.empty()) return;
  if (!signature.empty()) {
    code.append(signature);
  } else {
    code.append(name);
    if (!row.type.empty()) code.append(": ").append(page.facts.str(row.type));
  }
  if (!row.value.empty() && !IsCallable(row.kind) && !IsType(row.kind) &&
      signature.find('=') == std::string_view::npos) {
    code.append(" = ").append(page.facts.str(row.value));
  }
  page.docs.CodeBlock(FenceOf(page.language), code);
}

// A table when it tells more than the signature does: some parameter is described, or there are many.
void WriteParameters(FilePageWriter& page, uint32_t index) {
  std::span<const Parameter> parameters = page.facts.ParametersOf(index);
  bool documented = false, typed = false, defaults = false;
  for (const Parameter& row : parameters) {
    documented = documented || !row.doc.empty();
    typed = typed || !row.type.empty();
    defaults = defaults || !row.default_value.empty();
  }
  if (!documented && parameters.size() < 8) return;
  if (!documented && !typed && !defaults) return;
  page.docs.Table({"Parameter", "Type", "Default", "Meaning"});
  for (const Parameter& row : parameters) {
    std::string_view name = page.facts.str(row.name);
    if ((page.language == "python" || page.language == "cython") && row.doc.empty() && (name == "self" || name == "cls")) continue;
    Markdown& docs = page.docs.Row();
    docs.Code(name);
    switch (row.kind) {
      case ParameterKind::kPositionalOnly: docs.Raw(" (by position)"); break;
      case ParameterKind::kKeywordOnly: docs.Raw(" (by name)"); break;
      case ParameterKind::kVarArgs: docs.Raw(" (any number)"); break;
      case ParameterKind::kKeywordArgs: docs.Raw(" (any names)"); break;
      case ParameterKind::kTemplate: docs.Raw(" (template)"); break;
      case ParameterKind::kNormal: break;
    }
    docs.Cell().Code(page.facts.str(row.type), 100).Cell().Code(page.facts.str(row.default_value), 60);
    docs.Cell().Prose(Utf8Prefix(page.facts.str(row.doc), 600));
    docs.EndRow();
  }
}

void WriteClauses(FilePageWriter& page, uint32_t index, ClauseKind kind, const char* label) {
  Separator comma;
  size_t shown = 0, total = 0;
  for (const Clause& clause : page.facts.ClausesOf(index)) {
    if (clause.kind != kind) continue;
    if (++total > 12) continue;
    if (comma.first()) page.docs.Bullet().Raw("**").Raw(label).Raw("**: ");
    page.docs.Raw(comma());
    ++shown;
    if (!clause.text.empty()) page.docs.Code(page.facts.str(clause.text));
    if (!clause.doc.empty()) {
      page.docs.Raw(clause.text.empty() ? "" : " \xE2\x80\x94 ").Prose(Utf8Prefix(page.facts.str(clause.doc), 400));
    } else if (clause.row != page.symbol(index).row) {
      page.docs.Raw(" ");
      page.Place(clause.row);
    }
  }
  if (total > shown) page.docs.Raw(" and ").Number(total - shown).Raw(" more");
}

void WriteReturns(FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  if (!IsCallable(row.kind)) return;
  std::string_view said;
  bool yields = false;
  for (const Clause& clause : page.facts.ClausesOf(index)) {
    if (clause.kind != ClauseKind::kReturnsDoc && clause.kind != ClauseKind::kYieldsDoc) continue;
    said = page.facts.str(clause.doc.empty() ? clause.text : clause.doc);
    yields = clause.kind == ClauseKind::kYieldsDoc;
    break;
  }
  if (said.empty() && (row.type.empty() || page.facts.str(row.type) == "void" || page.facts.str(row.type) == "None")) {
    return;
  }
  page.docs.Bullet().Raw(yields ? "**Yields**: " : "**Returns**: ");
  if (!row.type.empty()) page.docs.Code(page.facts.str(row.type), 120);
  if (!said.empty()) page.docs.Raw(row.type.empty() ? "" : " \xE2\x80\x94 ").Prose(Utf8Prefix(said, 600));
}

void WriteTraits(FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  struct Trait {
    SymbolFlag flag;
    const char* word;
  };
  constexpr Trait kTraits[] = {
      {kSymbolExported, "exported"},   {kSymbolDefault, "default export"}, {kSymbolAsync, "async"},
      {kSymbolStatic, "static"},       {kSymbolAbstract, "abstract"},      {kSymbolVirtual, "virtual"},
      {kSymbolOverride, "override"},   {kSymbolGenerator, "generator"},    {kSymbolConstexpr, "constexpr"},
      {kSymbolInline, "inline"},       {kSymbolTemplate, "template"},      {kSymbolSpecialization, "specialisation"},
      {kSymbolDeprecated, "deprecated"}, {kSymbolConditional, "defined conditionally"},
      {kSymbolLocal, "local"},         {kSymbolFromMacro, "defined through a macro"},
      {kSymbolKernel, "GPU kernel"},   {kSymbolDevice, "device code"},     {kSymbolConst, "const"},
      {kSymbolNoexcept, "noexcept"},   {kSymbolDeleted, "deleted"},        {kSymbolTest, "test case"},
      {kSymbolEntry, "entry point"}};
  page.docs.Bullet().Raw("**Kind**: ");
  if (row.visibility != Visibility::kPublic) {
    page.docs.Raw(row.visibility == Visibility::kPrivate     ? "private "
                  : row.visibility == Visibility::kProtected ? "protected "
                                                             : "internal ");
  }
  page.docs.Raw(NameOf(row.kind).word);
  if ((row.flags & kSymbolDefinition) == 0 && (IsCallable(row.kind) || IsType(row.kind))) {
    page.docs.Raw(", declaration only");
  }
  for (const Trait& trait : kTraits) {
    if ((row.flags & trait.flag) != 0) page.docs.Raw(", ").Raw(trait.word);
  }
}

void WriteSize(FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  page.docs.Bullet().Raw("**Size**: ").Count(row.end_row - row.begin_row + 1, "line", "lines").Raw(", ");
  page.Places(row.begin_row, row.end_row);
  bool has_body = row.kind != SymbolKind::kMacro && (row.flags & kSymbolDefinition) != 0;
  if (row.cyclomatic > (has_body ? 0 : 1)) {
    page.docs.Raw("; cyclomatic complexity ").Number(row.cyclomatic).Raw(", cognitive ").Number(row.cognitive);
  }
  if (row.loop_depth > 0) {
    page.docs.Raw("; ").Raw(row.loop_depth == 1 ? "loops" : "loops nested ");
    if (row.loop_depth > 1) page.docs.Number(row.loop_depth).Raw(" deep");
  }
}

// Bases that resolve, what derives from it, what it overrides, its other half in another file.
void WriteRelations(FilePageWriter& page, std::span<const Relation> relations) {
  constexpr const char* kLabels[] = {"Bases found", "Derived from it", "Overrides", "Overridden by",
                                     "Declared in", "Defined in",      "Bound by"};
  constexpr const char* kGoLabels[] = {"Embeds or implements", "Embedded or implemented by", "Implements", "Implemented by"};
  bool is_go = page.language == "go";
  for (int kind = 0; kind < 7; ++kind) {
    Separator comma;
    size_t total = 0;
    for (const Relation& relation : relations) {
      if (static_cast<int>(relation.kind) != kind) continue;
      if (++total > 12) continue;
      if (comma.first()) page.docs.Bullet().Raw("**").Raw(is_go && kind < 4 ? kGoLabels[kind] : kLabels[kind]).Raw("**: ");
      page.docs.Raw(comma());
      if (relation.anchor.empty()) {
        page.docs.Code(page.text(relation.name));
      } else {
        page.docs.Raw("[").Code(page.text(relation.name)).Raw("](");
        page.docs.Raw(relation.card == kNone ? std::string() : page.CardPage(relation.card)).Raw("#");
        page.docs.Raw(UrlPath(page.text(relation.anchor))).Raw(")");
      }
      page.docs.Raw(" ");
      page.WriteCardPlace(relation.card, relation.row);
      if (relation.confidence == Confidence::kUnique) page.docs.Raw(" (by unique name)");
      if (relation.confidence == Confidence::kAmbiguous) page.docs.Raw(" (by name, ambiguous)");
    }
    if (total > 12) page.docs.Raw(" and ").Number(total - 12).Raw(" more");
  }
}

uint32_t RowWithin(const FactsView& facts, const Reference& reference, uint32_t symbol) {
  for (uint32_t s = 0; s < reference.site_count; ++s) {
    const Site& site = facts.sites[reference.first_site + s];
    if (site.symbol == symbol) return site.row;
  }
  return 0;
}

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Where the receiver that ends at `end` begins in a line: words and brackets, apart by ".", "->" and "::".
size_t ReceiverBegin(std::string_view line, size_t end) {
  size_t at = end;
  while (at > 0) {
    char c = line[at - 1];
    if (c == ')' || c == ']') {
      int depth = 0;
      size_t open = at;
      while (open > 0) {
        char b = line[--open];
        if (b == ')' || b == ']') ++depth;
        if ((b == '(' || b == '[') && --depth == 0) break;
      }
      if (depth != 0) return at;
      at = open;
      continue;
    }
    if (IsWordByte(c)) {
      while (at > 0 && IsWordByte(line[at - 1])) --at;
      if (at >= 2 && (line.substr(at - 2, 2) == "->" || line.substr(at - 2, 2) == "::")) {
        at -= 2;
      } else if (at >= 1 && line[at - 1] == '.') {
        --at;
      } else {
        break;
      }
      continue;
    }
    break;
  }
  return at;
}

// "std::conj", "iter.dtype", "prog_->size": as the source has it at the place, where its line shows it.
std::string CalledName(const FilePageWriter& page, const Reference& reference, uint32_t row) {
  std::string_view qualifier = page.facts.str(reference.qualifier), name = page.facts.str(reference.name);
  if (qualifier.empty()) return std::string(name);
  bool scope = page.language == "c" || page.language == "cpp" || page.language == "cuda" || page.language == "objcpp" ||
               page.language == "rust" || page.language == "php";
  std::string_view line = page.SourceRow(row);
  for (size_t at = line.find(name); at != line.npos; at = line.find(name, at + 1)) {
    size_t end = at + name.size();
    if ((at > 0 && IsWordByte(line[at - 1])) || (end < line.size() && IsWordByte(line[end]))) continue;
    std::string_view before = line.substr(0, at);
    size_t separator = EndsWith(before, "->") || EndsWith(before, "::") ? 2 : EndsWith(before, ".") ? 1 : 0;
    if (separator == 0) continue;
    size_t begin = ReceiverBegin(line, at - separator);
    if (begin < at - separator && end - begin <= 60) return std::string(line.substr(begin, end - begin));
  }
  std::string joined;
  std::string_view excerpt = page.facts.str(reference.excerpt);
  for (std::string_view separator : {".", "::", "->", "?."}) {
    joined.assign(qualifier).append(separator).append(name);
    if (excerpt.find(joined) != std::string_view::npos) return joined;
  }
  bool object = qualifier.find_first_of("()[].") != qualifier.npos || qualifier.find("->") != qualifier.npos;
  return std::string(qualifier).append(scope && !object ? "::" : ".").append(name);
}

// Where a reference leads when it stands inside `symbol`; null: not known.
const ReferenceTarget* TargetOf(const FilePageWriter& page, uint32_t reference, uint32_t symbol) {
  for (uint32_t t = page.target_begin[reference]; t < page.target_begin[reference + 1]; ++t) {
    const ReferenceTarget& target = page.slice->reference_targets[t];
    if (target.within == kNone || target.within == symbol) return &target;
  }
  return nullptr;
}

void WriteCalls(FilePageWriter& page, uint32_t index) {
  const FactsView& facts = page.facts;
  std::vector<uint32_t> resolved, other;
  for (uint32_t i = page.reference_begin[index]; i < page.reference_begin[index + 1]; ++i) {
    uint32_t r = page.symbol_references[i];
    ReferenceKind kind = facts.references[r].kind;
    if (kind != ReferenceKind::kCall && kind != ReferenceKind::kKernelLaunch) continue;
    bool leads = TargetOf(page, r, index) != nullptr;
    // "super().__init__" tells where super() leads.
    if (!leads && (page.language == "python" || page.language == "cython") && facts.str(facts.references[r].name) == "super") continue;
    (leads ? resolved : other).push_back(r);
  }
  auto by_row = [&](uint32_t a, uint32_t b) {
    uint32_t x = RowWithin(facts, facts.references[a], index), y = RowWithin(facts, facts.references[b], index);
    return x != y ? x < y : a < b;
  };
  std::sort(resolved.begin(), resolved.end(), by_row);
  std::sort(other.begin(), other.end(), by_row);
  if (resolved.empty() && other.empty()) return;
  auto called = [&](const Reference& reference) { return CalledName(page, reference, RowWithin(facts, reference, index)); };
  page.docs.Bullet().Raw("**Calls**: ");
  Separator comma;
  for (size_t i = 0; i < resolved.size() && i < kCallsResolved; ++i) {
    const Reference& reference = facts.references[resolved[i]];
    const ReferenceTarget& target = *TargetOf(page, resolved[i], index);
    page.docs.Raw(comma()).Raw("[").Code(called(reference), 100).Raw("](");
    if (target.card != kNone) page.docs.Raw(page.CardPage(target.card));
    if (!target.anchor.empty()) page.docs.Raw("#").Raw(UrlPath(page.text(target.anchor)));
    if (target.card == kNone && target.anchor.empty()) page.docs.Raw(PlaceHref(page.source_href, target.row));
    page.docs.Raw(") ");
    page.Place(RowWithin(facts, reference, index));
    if (reference.kind == ReferenceKind::kKernelLaunch) page.docs.Raw(" (kernel launch)");
    if (target.via_binding != 0) page.docs.Raw(" (through a language binding)");
    if (target.confidence == Confidence::kUnique) page.docs.Raw(" (unique name)");
    if (target.confidence == Confidence::kAmbiguous) {
      page.docs.Raw(" (one of ").Number(target.candidates).Raw(" of that name)");
    }
  }
  if (resolved.size() > kCallsResolved) {
    page.docs.Raw(" and ").Number(resolved.size() - kCallsResolved).Raw(" more of this repository");
  }
  if (other.empty()) return;
  page.docs.Raw(resolved.empty() ? "" : "; outside or not resolved: ");
  Separator other_comma;
  for (size_t i = 0; i < other.size() && i < kCallsOther; ++i) {
    const Reference& reference = facts.references[other[i]];
    page.docs.Raw(other_comma()).Code(called(reference), 80).Raw(" ");
    page.Place(RowWithin(facts, reference, index));
  }
  if (other.size() > kCallsOther) page.docs.Raw(" and ").Number(other.size() - kCallsOther).Raw(" more");
}

const char* NoteOf(Confidence confidence) {
  if (confidence == Confidence::kUnique) return " (unique name)";
  if (confidence == Confidence::kAmbiguous) return " (ambiguous)";
  return "";
}

// Places grouped by the using symbol: one line each.
void WriteUsers(FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  if ((row.flags & kSymbolDeleted) != 0) return;  // its overloads are called, it cannot be
  const char* label = IsCallable(row.kind) && row.kind != SymbolKind::kMacro ? "Called by" : "Used by";
  const SymbolUse* totals = page.UsesOf(index);
  if (totals == nullptr || totals->total_places == 0) return;
  std::span<const Use> uses = page.slice->uses.subspan(totals->first_use, totals->use_count);
  page.docs.Bullet().Raw("**").Raw(label).Raw("**: ").Count(totals->total_places, "place", "places").Raw(" in ");
  page.docs.Count(totals->total_files, "file", "files");
  if (totals->test_places > 0 && !page.facts.Has(kFileTest)) {
    page.docs.Raw(", ").Number(totals->test_places).Raw(" of them in tests");
  }
  size_t lines = 0, told = 0;
  for (size_t i = 0; i < uses.size();) {
    size_t end = i;
    while (end < uses.size() && uses[end].card == uses[i].card &&
           page.text(uses[end].enclosing) == page.text(uses[i].enclosing)) {
      ++end;
    }
    if (lines++ < kUserLines) {
      const Use& use = uses[i];
      page.docs.Bullet(1);
      if (!use.enclosing.empty()) {
        if (!use.enclosing_anchor.empty()) {
          page.docs.Raw("[").Code(page.text(use.enclosing), 100).Raw("](");
          if (use.card != kNone) page.docs.Raw(page.CardPage(use.card));
          page.docs.Raw("#").Raw(UrlPath(page.text(use.enclosing_anchor))).Raw(") \xE2\x80\x94 ");
        } else {
          page.docs.Code(page.text(use.enclosing), 100).Raw(" \xE2\x80\x94 ");
        }
      }
      if (use.card == kNone) page.docs.Raw("here ");
      page.WriteCardPlace(use.card, use.row);
      for (size_t k = i + 1; k < end && k < i + kPlacesPerLine; ++k) {
        page.docs.Raw(", ");
        AppendPlace(use.card == kNone ? page.source_href : page.CardSource(use.card), uses[k].row, &page.docs);
      }
      if (end - i > kPlacesPerLine) page.docs.Raw(" and ").Number(end - i - kPlacesPerLine).Raw(" more");
      page.docs.Raw(NoteOf(use.confidence));
      told += end - i;
    }
    i = end;
  }
  if (totals->total_places > told) {
    page.docs.Bullet(1).Number(totals->total_places - told).Raw(" more places; all in `data/references.jsonl`");
  }
}

void WriteTests(FilePageWriter& page, uint32_t index) {
  const SymbolUse* totals = page.UsesOf(index);
  if (totals == nullptr || totals->test_places == 0 || page.facts.Has(kFileTest)) return;
  std::vector<std::pair<uint32_t, std::string_view>> seen;
  for (const Use& use : page.slice->uses.subspan(totals->first_use, totals->use_count)) {
    if (use.is_test == 0) continue;
    std::pair<uint32_t, std::string_view> key{use.card, page.text(use.enclosing)};
    if (std::find(seen.begin(), seen.end(), key) == seen.end()) seen.push_back(key);
  }
  page.docs.Bullet().Raw("**Tests**: ").Count(totals->test_places, "place", "places").Raw(" in ");
  page.docs.Count(totals->test_files, "file", "files");
  Separator comma;
  for (size_t i = 0; i < seen.size() && i < 5; ++i) {
    page.docs.Raw(comma.first() ? ": " : "").Raw(comma());
    if (!seen[i].second.empty()) {
      page.docs.Code(seen[i].second, 100);
    } else if (seen[i].first != kNone) {
      page.WriteCard(seen[i].first);
    } else {
      page.docs.Raw("this file");
    }
  }
  if (seen.size() > 5) page.docs.Raw(" \xE2\x80\xA6");
}

// What was looked for and does not exist, in one line.
void WriteNotFound(FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  const SymbolUse* totals = page.UsesOf(index);
  bool runs_by_name = (row.flags & (kSymbolTest | kSymbolEntry)) != 0;
  Separator comma;
  auto missing = [&](const char* what) {
    if (comma.first()) page.docs.Bullet().Raw("**Not found**: ");
    page.docs.Raw(comma()).Raw(what);
  };
  bool described = false;  // by the doc text of its class
  for (const Parameter& parameter : page.facts.ParametersOf(index)) described = described || !parameter.doc.empty();
  if (row.doc.empty() && page.IsPublic(index) && !runs_by_name && !described) missing("documentation");
  if (page.slice == nullptr || page.RunsThroughType(index) || (row.flags & kSymbolDeleted) != 0) return;
  if ((totals == nullptr || totals->total_places == 0) && (row.flags & kSymbolLocal) == 0 && !runs_by_name) {
    missing("uses in this repository");
  }
  if ((totals == nullptr || totals->test_places == 0) && page.IsPublic(index) && IsCallable(row.kind) &&
      !page.facts.Has(kFileTest)) {
    missing("tests that name it");
  }
}

// Fields and enum members have no heading of their own: they are told with their owner.
void WriteMembers(FilePageWriter& page, uint32_t index) {
  if (!IsType(page.symbol(index).kind)) return;
  size_t total = 0, told = 0;
  for (uint32_t i = page.first_child[index]; i != kNone; i = page.next_sibling[i]) {
    const Symbol& row = page.symbol(i);
    if (!IsData(row.kind) || page.anchors.has_heading[i] || (row.flags & kSymbolLocal) != 0) continue;
    ++total;
    if (!row.doc.empty() || !row.type.empty() || !row.value.empty()) ++told;
  }
  if (told == 0) return;
  page.docs.Table({"Member", "Kind", "Type", "Value", "Line", "Meaning"});
  size_t shown = 0;
  for (uint32_t i = page.first_child[index]; i != kNone; i = page.next_sibling[i]) {
    const Symbol& row = page.symbol(i);
    if (!IsData(row.kind) || page.anchors.has_heading[i] || (row.flags & kSymbolLocal) != 0) continue;
    if (shown++ == kMembersInTable) break;
    page.NoteSymbol(i);
    Markdown& docs = page.docs.Row();
    docs.Code(page.facts.str(row.name), 80).Cell();
    if (row.visibility == Visibility::kPrivate) docs.Raw("private ");
    if (row.visibility == Visibility::kProtected) docs.Raw("protected ");
    docs.Raw(page.KindWords(i)).Cell().Code(page.facts.str(row.type), 80).Cell();
    docs.Code(page.facts.str(row.value), 60).Cell();
    docs.Raw("[").Digits(row.row + 1).Raw("](").Raw(page.source_href).Raw("#L").Digits(row.row + 1).Raw(")").Cell();
    docs.Prose(FirstSentence(page.facts.str(row.doc), 200));
    docs.EndRow();
  }
  if (total > kMembersInTable) {
    page.docs.Paragraph().Number(kMembersInTable).Raw(" of ").Number(total).Raw(" members shown.");
  }
}

}  // namespace

void WriteSymbol(FilePageWriter& page, uint32_t index) {
  const Symbol& row = page.symbol(index);
  page.docs.HeadingCode(page.IsTopLevel(index) ? 4 : 5, page.anchors.headings[index]);
  page.NoteSymbol(index);
  WriteSignature(page, index);
  if (!row.doc.empty()) {
    uint32_t left_out = page.docs.Quote(page.facts.str(row.doc), kDocLines);
    if (left_out > 0) {
      page.docs.Paragraph().Raw("(").Count(left_out, "more line", "more lines").Raw(" of documentation");
      if (row.doc_row != kNone) {
        page.docs.Raw(" from ");
        page.Place(row.doc_row + kDocLines);
      }
      page.docs.Raw(")");
    }
  }
  WriteParameters(page, index);
  WriteTraits(page, index);
  WriteReturns(page, index);
  WriteClauses(page, index, ClauseKind::kThrows, "Raises");
  WriteClauses(page, index, ClauseKind::kRaisesDoc, "Raises, says the author");
  WriteClauses(page, index, ClauseKind::kDecorator, "Decorators");
  WriteClauses(page, index, ClauseKind::kAttribute, "Attributes");
  WriteClauses(page, index, ClauseKind::kConstraint, "Constraints");
  WriteClauses(page, index, ClauseKind::kBase, "Bases");
  if (page.slice != nullptr) {
    auto relations = page.slice->relations;
    auto begin = std::lower_bound(relations.begin(), relations.end(), index,
                                  [](const Relation& relation, uint32_t wanted) { return relation.symbol < wanted; });
    auto end = begin;
    while (end != relations.end() && end->symbol == index) ++end;
    WriteRelations(page, relations.subspan(static_cast<size_t>(begin - relations.begin()),
                                           static_cast<size_t>(end - begin)));
  }
  WriteSize(page, index);
  if (IsCallable(row.kind)) WriteCalls(page, index);
  if (page.slice != nullptr) {
    WriteUsers(page, index);
    WriteTests(page, index);
  }
  WriteNotFound(page, index);
  WriteMembers(page, index);
}

}  // namespace repodoc
