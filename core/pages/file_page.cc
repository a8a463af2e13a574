#include "core/pages/file_page.h"

#include <algorithm>
#include <unordered_map>

#include "core/base/text.h"
#include "core/pages/pages.h"
#include "core/scan/classify.h"

namespace repodoc {
namespace {

std::string DocsPageOf(const FactsView& facts, const SliceView* slice) {
  if (slice != nullptr && !slice->header->docs_page.empty()) return std::string(slice->str(slice->header->docs_page));
  return std::string(facts.path()) + "_docs.md";
}

std::string KeywordsPageOf(const FactsView& facts, const SliceView* slice) {
  if (slice != nullptr && !slice->header->keywords_page.empty()) {
    return std::string(slice->str(slice->header->keywords_page));
  }
  return std::string(facts.path()) + "_kw.md";
}

bool IsContainer(SymbolKind kind) {
  return kind == SymbolKind::kNamespace || kind == SymbolKind::kModule || kind == SymbolKind::kPackage;
}

}  // namespace

std::string_view FilePageWriter::SourceRow(uint32_t row) const {
  if (row >= row_begins.size()) return {};
  size_t end = row + 1 < row_begins.size() ? row_begins[row + 1] - 1 : source.size();
  return source.substr(row_begins[row], end - row_begins[row]);
}

FilePageWriter::FilePageWriter(const FactsView& facts_in, const SliceView* slice_in, std::string_view source_in)
    : facts(facts_in),
      slice(slice_in),
      source(source_in),
      language(facts_in.language()),
      docs_page(DocsPageOf(facts_in, slice_in)),
      keywords_page(KeywordsPageOf(facts_in, slice_in)),
      repository_name(slice_in == nullptr ? std::string_view("Repository")
                                          : slice_in->str(slice_in->header->repository_name)),
      links(docs_page, slice_in == nullptr ? std::string_view("docs") : slice_in->str(slice_in->header->docs_root),
            slice_in == nullptr ? std::string_view() : slice_in->str(slice_in->header->source_url)),
      source_href(links.Source(facts_in.path())),
      anchors(PlanAnchors(facts_in, repository_name)) {
  row_begins.push_back(0);
  for (size_t at = source.find('\n'); at != source.npos; at = source.find('\n', at + 1)) {
    row_begins.push_back(static_cast<uint32_t>(at + 1));
  }
  symbol_sections.assign(facts.symbols.size(), 0);
  import_sections.assign(facts.imports.size(), 0);
  IndexSymbols();
  IndexReferences();
  IndexNames();
  if (slice != nullptr) {
    card_pages_.resize(slice->cards.size());
    card_sources_.resize(slice->cards.size());
  }
}

void FilePageWriter::IndexSymbols() {
  size_t count = facts.symbols.size();
  first_child.assign(count, kNone);
  next_sibling.assign(count, kNone);
  use_rows.assign(count, kNone);
  public_.resize(count);
  top_level_.resize(count);
  std::vector<uint32_t> last_child(count, kNone);
  code_ = facts.Has(kFileCode) && facts.Has(kFileHasSyntax) && !facts.Has(kFileBinary);
  for (uint32_t i = 0; i < count; ++i) {
    const Symbol& row = facts.symbols[i];
    uint32_t parent = row.parent < i ? row.parent : kNone;  // parents precede their children
    public_[i] = row.visibility == Visibility::kPublic && (row.flags & kSymbolLocal) == 0 &&
                 (parent == kNone || public_[parent]);
    code_ = code_ || IsType(row.kind) || IsCallable(row.kind);
    top_level_[i] = parent == kNone || (top_level_[parent] && IsContainer(facts.symbols[parent].kind));
    if (parent == kNone) continue;
    if (last_child[parent] == kNone) {
      first_child[parent] = i;
    } else {
      next_sibling[last_child[parent]] = i;
    }
    last_child[parent] = i;
  }
  if (slice == nullptr) return;
  for (uint32_t i = 0; i < slice->symbol_uses.size(); ++i) {
    uint32_t of = slice->symbol_uses[i].symbol;
    if (of < count) use_rows[of] = i;
  }
}

void FilePageWriter::IndexReferences() {
  size_t symbols = facts.symbols.size();
  reference_begin.assign(symbols + 1, 0);
  // Counting sort of (symbol, reference); a reference stands once per symbol, its sites are in row order.
  auto each = [&](auto&& visit) {
    std::vector<uint32_t> last(symbols, kNone);
    for (uint32_t r = 0; r < facts.references.size(); ++r) {
      const Reference& reference = facts.references[r];
      for (uint32_t s = 0; s < reference.site_count; ++s) {
        uint32_t of = facts.sites[reference.first_site + s].symbol;
        if (of >= symbols || last[of] == r) continue;
        last[of] = r;
        visit(of, r);
      }
    }
  };
  each([&](uint32_t of, uint32_t) { ++reference_begin[of + 1]; });
  for (size_t i = 0; i < symbols; ++i) reference_begin[i + 1] += reference_begin[i];
  symbol_references.resize(reference_begin[symbols]);
  std::vector<uint32_t> at(reference_begin.begin(), reference_begin.end() - 1);
  each([&](uint32_t of, uint32_t r) { symbol_references[at[of]++] = r; });

  target_begin.assign(facts.references.size() + 1, 0);
  if (slice == nullptr) return;
  for (const ReferenceTarget& target : slice->reference_targets) {
    if (target.reference < facts.references.size()) ++target_begin[target.reference + 1];
  }
  for (size_t i = 0; i < facts.references.size(); ++i) target_begin[i + 1] += target_begin[i];
}

void FilePageWriter::IndexNames() {
  same_name_.assign(facts.symbols.size(), 1);
  std::unordered_map<std::string_view, uint32_t> first;
  first.reserve(anchors.headings.size());
  for (uint32_t i = 0; i < facts.symbols.size(); ++i) {
    if (!anchors.has_heading[i]) continue;
    auto [at, fresh] = first.try_emplace(anchors.headings[i], i);
    if (fresh) continue;
    ++same_name_[at->second];
    same_name_[i] = 0;
  }
}

bool FilePageWriter::IsFirstOfName(uint32_t index, uint32_t* count) const {
  *count = same_name_[index];
  return *count != 0;
}

void FilePageWriter::Enter(Section entered, int level) {
  section = entered;
  if (entered == Section::kRole) {
    docs.Heading(level, "Role in ");
    docs.Text(repository_name).Raw(" Architecture");
    return;
  }
  docs.Heading(level, HeadingOf(entered));
}

bool FilePageWriter::WithoutSlice() {
  if (slice != nullptr) return false;
  docs.Paragraph().Raw("Not known yet: links to the rest of the repository appear when the run is done.");
  return true;
}

std::string FilePageWriter::QualifiedName(uint32_t index) const {
  if (!anchors.headings[index].empty()) return anchors.headings[index];
  return facts.QualifiedName(index);
}

const SymbolUse* FilePageWriter::UsesOf(uint32_t index) const {
  return use_rows[index] == kNone ? nullptr : &slice->symbol_uses[use_rows[index]];
}

bool FilePageWriter::RunsThroughType(uint32_t index) const {
  const Symbol& row = facts.symbols[index];
  if ((row.kind != SymbolKind::kConstructor && row.kind != SymbolKind::kDestructor) || row.parent == kNone) return false;
  const SymbolUse* own = UsesOf(index);
  const SymbolUse* type = UsesOf(row.parent);
  return (own == nullptr || own->total_places == 0) && type != nullptr && type->total_places > 0;
}

std::string FilePageWriter::KindWords(uint32_t index) const {
  const Symbol& row = facts.symbols[index];
  std::string words;
  if ((row.flags & kSymbolGenerator) != 0 && IsCallable(row.kind)) {
    // A generator that a decorator makes a context manager is used as one.
    for (const Clause& clause : facts.ClausesOf(index)) {
      if (clause.kind != ClauseKind::kDecorator) continue;
      std::string_view name = facts.str(clause.text);
      if (EndsWith(name, "asynccontextmanager")) return "async context manager";
      if (EndsWith(name, "contextmanager")) return "context manager";
    }
  }
  auto add = [&](SymbolFlag flag, const char* word) {
    if ((row.flags & flag) != 0) words.append(word) += ' ';
  };
  add(kSymbolDeprecated, "deprecated");
  add(kSymbolAsync, "async");
  add(kSymbolAbstract, "abstract");
  add(kSymbolStatic, "static");
  add(kSymbolConstexpr, "constexpr");
  if (IsCallable(row.kind) || IsType(row.kind)) add(kSymbolTemplate, "template");
  add(kSymbolGenerator, "generator");
  add(kSymbolDevice, "device");
  if ((row.flags & kSymbolKernel) != 0) return words + "kernel";
  if ((row.flags & kSymbolTest) != 0 && IsCallable(row.kind)) words += "test ";
  return words + NameOf(row.kind).word;
}

void FilePageWriter::WriteSymbolLink(uint32_t index) { WriteSymbolLink(index, QualifiedName(index)); }

void FilePageWriter::WriteSymbolLink(uint32_t index, std::string_view label) {
  NoteSymbol(index);
  if (label.empty()) label = NameOf(facts.symbols[index].kind).word;
  if (anchors.has_heading[index]) {
    docs.Raw("[").Code(label).Raw("](#").Raw(UrlPath(anchors.symbols[index])).Raw(")");
  } else {
    docs.Code(label);
  }
}

const std::string& FilePageWriter::CardPage(uint32_t index) {
  std::string& href = card_pages_[index];
  if (href.empty()) href = links.Page(text(card(index).docs_page));
  return href;
}

const std::string& FilePageWriter::CardSource(uint32_t index) {
  std::string& href = card_sources_[index];
  if (href.empty()) href = links.Source(text(card(index).path));
  return href;
}

void FilePageWriter::WriteCard(uint32_t index) {
  if (card(index).docs_page.empty()) {
    docs.CodeLink(text(card(index).path), CardSource(index));
  } else {
    docs.CodeLink(text(card(index).path), CardPage(index));
  }
}

void FilePageWriter::WriteCardPlace(uint32_t index, uint32_t row) {
  if (index == kNone) return Place(row);
  docs.Raw("[").Code(text(card(index).path)).Raw(" L").Digits(row + 1).Raw("](").Raw(CardSource(index));
  docs.Raw("#L").Digits(row + 1).Raw(")");
}

const Property* FirstProperty(const FactsView& facts, std::string_view key) {
  for (const Property& row : facts.properties) {
    if (facts.str(row.key) == key) return &row;
  }
  return nullptr;
}

std::string_view FenceOf(std::string_view language) { return LanguageById(language).fence; }

std::string_view FenceOfPath(std::string_view path) { return DetectLanguage(path, {}).fence; }

FilePage RenderFilePage(const FactsView& facts, const SliceView* slice, std::string_view source) {
  FilePageWriter page(facts, slice, source);
  page.docs.Reserve(std::min<size_t>(source.size(), 1u << 20) + 4096 + facts.symbols.size() * 400);
  page.docs.Heading(1, "Documentation: ");
  page.docs.Code(facts.path(), 4096);
  WriteMetadata(page);
  WritePurpose(page);
  WriteSource(page);
  WriteOverview(page);
  WriteAnalysis(page);
  WriteArchitecture(page);
  WriteDependencies(page);
  WritePatterns(page);
  WritePerformance(page);
  WriteSecurity(page);
  WriteTesting(page);
  WriteRelated(page);
  WriteCrossReferences(page);
  page.docs.Paragraph().Raw("---");
  page.docs.Paragraph().Raw("*Generated by repodoc*\n");

  FilePage result;
  result.docs = std::move(page.docs.text());
  result.keywords = RenderKeywordsPage(page);
  return result;
}

}  // namespace repodoc
