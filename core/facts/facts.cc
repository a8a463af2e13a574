// The byte form of FileFacts, and the checks that make it safe to read in place.
#include "core/facts/facts.h"

namespace repodoc {
namespace {

constexpr uint32_t kMagic = 0x54434652;  // "RFCT"
constexpr uint32_t kVersion = 2;

// Checks the index and Text fields of one row; a check that fails makes the whole buffer foreign.
class RowChecker {
 public:
  explicit RowChecker(const FactsView& view) : view_(view) {}
  bool ok() const { return ok_; }

  void Check(const FileRecord& row) {
    Texts({row.path, row.language, row.language_name, row.type, row.encoding, row.doc, row.license});
  }
  void Check(const Symbol& row) {
    Texts({row.name, row.signature, row.type, row.doc, row.value});
    // A parent precedes its children: this also rules out cycles.
    Require(row.parent == kNone || &view_.symbols[0] + row.parent < &row);
    Require(row.kind < SymbolKind::kCount && row.visibility <= Visibility::kPrivate);
    Require(row.begin <= row.end && row.end <= view_.file->decoded_size);
  }
  void Check(const Parameter& row) {
    Texts({row.name, row.type, row.default_value, row.doc});
    Symbol(row.symbol);
    Require(row.kind <= ParameterKind::kTemplate);
  }
  void Check(const Clause& row) {
    Texts({row.text, row.doc});
    Symbol(row.symbol);
    Require(row.kind <= ClauseKind::kMadeOf);
  }
  void Check(const Import& row) {
    Texts({row.module, row.alias});
    Range(row.first_name, row.name_count, view_.import_names.size());
    SymbolOrNone(row.symbol);
    Require(row.kind <= ImportKind::kDocument);
  }
  void Check(const ImportName& row) { Texts({row.name, row.alias}); }
  void Check(const Reference& row) {
    Texts({row.name, row.qualifier, row.excerpt});
    Range(row.first_site, row.site_count, view_.sites.size());
    Require(row.kind <= ReferenceKind::kWrite);
  }
  void Check(const Site& row) { SymbolOrNone(row.symbol); }
  void Check(const Finding& row) {
    SymbolOrNone(row.symbol);
    Range(row.first_evidence, row.evidence_count, view_.evidence.size());
  }
  void Check(const Evidence& row) { Texts({row.role, row.excerpt}); }
  void Check(const Mark& row) { Texts({row.word, row.text}); }
  void Check(const Link& row) {
    Texts({row.target, row.text});
    Require(row.kind <= LinkKind::kPath);
  }
  void Check(const Block& row) { Texts({row.language}); }
  void Check(const Term& row) { Texts({row.word()}); }
  void Check(const Property& row) { Texts({row.key, row.value}); }
  void Check(const Diagnostic& row) { Texts({row.detail}); }

 private:
  void Require(bool condition) { ok_ = ok_ && condition; }
  void Texts(std::initializer_list<Text> texts) {
    for (Text text : texts) Require(uint64_t{text.offset} + text.size <= view_.strings.size());
  }
  void Symbol(uint32_t index) { Require(index < view_.symbols.size()); }
  void SymbolOrNone(uint32_t index) { Require(index == kNone || index < view_.symbols.size()); }
  void Range(uint32_t first, uint32_t count, size_t size) { Require(uint64_t{first} + count <= size); }

  const FactsView& view_;
  bool ok_ = true;
};

// Rows [first, last) of a table that is sorted by `symbol`.
template <typename Row>
std::span<const Row> RowsOf(std::span<const Row> rows, uint32_t symbol) {
  size_t low = 0, high = rows.size();
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (rows[middle].symbol < symbol) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  size_t end = low;
  while (end < rows.size() && rows[end].symbol == symbol) ++end;
  return rows.subspan(low, end - low);
}

template <typename Row>
bool SortedBySymbol(std::span<const Row> rows) {
  for (size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].symbol < rows[i - 1].symbol) return false;
  }
  return true;
}

}  // namespace

std::string SerializeFacts(const FileFacts& facts) {
  FlatWriter writer(kMagic, kVersion);
  writer.Add(std::span<const FileRecord>(&facts.file, 1));
#define X(Type, name) writer.Add(std::span<const Type>(facts.name));
  REPODOC_FACT_TABLES(X)
#undef X
  writer.Add(std::span<const char>(facts.strings.bytes()));
  return writer.Finish();
}

bool ParseFacts(std::string_view bytes, FactsView* view) {
  FlatReader reader;
  std::span<const FileRecord> file;
  std::span<const char> strings;
  if (!reader.Open(bytes, kMagic, kVersion) || !reader.Next(&file) || file.size() != 1) return false;
  FactsView parsed;
  parsed.file = &file[0];
#define X(Type, name) \
  if (!reader.Next(&parsed.name)) return false;
  REPODOC_FACT_TABLES(X)
#undef X
  if (!reader.Next(&strings)) return false;
  parsed.strings = std::string_view(strings.data(), strings.size());

  RowChecker checker(parsed);
  checker.Check(*parsed.file);
#define X(Type, name) \
  for (const Type& row : parsed.name) checker.Check(row);
  REPODOC_FACT_TABLES(X)
#undef X
  if (!checker.ok() || !SortedBySymbol(parsed.parameters) || !SortedBySymbol(parsed.clauses)) return false;
  *view = parsed;
  return true;
}

std::span<const Parameter> FactsView::ParametersOf(uint32_t symbol) const { return RowsOf(parameters, symbol); }

std::span<const Clause> FactsView::ClausesOf(uint32_t symbol) const { return RowsOf(clauses, symbol); }

std::string FactsView::QualifiedName(uint32_t symbol) const {
  std::string_view id = language();
  bool c_like = id == "c" || id == "cpp" || id == "cuda" || id == "hip" || id == "objc" || id == "objcpp";
  std::string_view separator = c_like ? "::" : ".";
  std::vector<std::string_view> names;
  for (uint32_t at = symbol; at != kNone; at = symbols[at].parent) {
    names.push_back(str(symbols[at].name));
    // void Set::Match() {} outside of its class: what the author wrote before the name belongs to it.
    uint32_t parent = symbols[at].parent;
    if (!c_like || (parent != kNone && IsType(symbols[parent].kind))) continue;
    for (const Clause& clause : ClausesOf(at)) {
      if (clause.kind == ClauseKind::kScope && !clause.text.empty()) names.push_back(str(clause.text));
    }
  }
  std::string out;
  for (size_t i = names.size(); i-- > 0;) {
    out += names[i];
    if (i > 0) out += separator;
  }
  return out;
}

std::string_view FactsView::PropertyValue(std::string_view key) const {
  for (const Property& property : properties) {
    if (str(property.key) == key) return str(property.value);
  }
  return {};
}

}  // namespace repodoc
