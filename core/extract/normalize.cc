#include "core/extract/normalize.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxSymbols = 200000;

void SortSymbols(FileFacts* facts) {
  std::vector<Symbol>& symbols = facts->symbols;
  std::vector<uint32_t> order(symbols.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    if (symbols[a].begin != symbols[b].begin) return symbols[a].begin < symbols[b].begin;
    return symbols[a].end > symbols[b].end;
  });
  // A parent that begins where its child begins and has the same range must still come first.
  std::vector<uint32_t> new_index(symbols.size());
  for (uint32_t i = 0; i < order.size(); ++i) new_index[order[i]] = i;
  std::vector<Symbol> sorted;
  sorted.reserve(symbols.size());
  for (uint32_t i = 0; i < order.size(); ++i) {
    Symbol row = symbols[order[i]];
    if (row.parent != kNone) {
      row.parent = row.parent < new_index.size() ? new_index[row.parent] : kNone;
      if (row.parent >= i) row.parent = kNone;
    }
    row.end = std::max(row.begin, std::min(row.end, facts->file.decoded_size));
    row.begin = std::min(row.begin, row.end);
    sorted.push_back(row);
  }
  symbols.swap(sorted);
  auto renumber = [&](uint32_t* index) {
    if (*index != kNone) *index = *index < new_index.size() ? new_index[*index] : kNone;
  };
  for (Parameter& row : facts->parameters) renumber(&row.symbol);
  for (Clause& row : facts->clauses) renumber(&row.symbol);
  for (Import& row : facts->imports) renumber(&row.symbol);
  for (Site& row : facts->sites) renumber(&row.symbol);
  for (Finding& row : facts->findings) renumber(&row.symbol);

  if (symbols.size() > kMaxSymbols) {
    auto cap = [](uint32_t* index) {
      if (*index != kNone && *index >= kMaxSymbols) *index = kNone;
    };
    symbols.resize(kMaxSymbols);
    std::erase_if(facts->parameters, [](const Parameter& row) { return row.symbol >= kMaxSymbols; });
    std::erase_if(facts->clauses, [](const Clause& row) { return row.symbol >= kMaxSymbols; });
    for (Import& row : facts->imports) cap(&row.symbol);
    for (Site& row : facts->sites) cap(&row.symbol);
    for (Finding& row : facts->findings) cap(&row.symbol);
    Diagnostic diagnostic;
    diagnostic.code = DiagnosticCode::kSymbolsCapped;
    facts->diagnostics.push_back(diagnostic);
  }
}

void MergeReferences(FileFacts* facts) {
  std::map<std::tuple<uint8_t, uint32_t, uint32_t>, std::vector<uint32_t>> places;
  bool repeated = false;
  // Equal texts have equal offsets: the string table stores each once.
  std::vector<std::tuple<uint8_t, uint32_t, uint32_t>> keys;
  keys.reserve(facts->references.size());
  for (const Reference& row : facts->references) {
    keys.emplace_back(static_cast<uint8_t>(row.kind), row.qualifier.offset * (row.qualifier.size ? 1u : 0u),
                      row.name.offset);
    if (row.qualifier.empty()) std::get<1>(keys.back()) = kNone;
  }
  std::vector<std::tuple<uint8_t, uint32_t, uint32_t>> sorted = keys;
  std::sort(sorted.begin(), sorted.end());
  repeated = std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
  if (!repeated) return;
  for (uint32_t i = 0; i < keys.size(); ++i) places[keys[i]].push_back(i);
  std::vector<Reference> merged;
  std::vector<Site> sites;
  for (uint32_t i = 0; i < keys.size(); ++i) {
    const std::vector<uint32_t>& rows = places[keys[i]];
    if (rows[0] != i) continue;
    Reference row = facts->references[i];
    uint32_t first = static_cast<uint32_t>(sites.size());
    row.total = 0;
    for (uint32_t at : rows) {
      const Reference& part = facts->references[at];
      row.total = static_cast<uint16_t>(std::min<uint32_t>(kMostPlaces, row.total + uint32_t{part.total}));
      for (uint32_t k = 0; k < part.site_count && sites.size() - first < kMaxSites; ++k) {
        sites.push_back(facts->sites[part.first_site + k]);
      }
      if (row.excerpt.empty() && !part.excerpt.empty()) {
        row.excerpt = part.excerpt;
        row.excerpt_row = part.excerpt_row;
      }
    }
    row.first_site = first;
    row.site_count = static_cast<uint8_t>(sites.size() - first);
    merged.push_back(row);
  }
  facts->references.swap(merged);
  facts->sites.swap(sites);
}

template <typename Row>
void SortByRow(std::vector<Row>* rows) {
  auto before = [](const Row& a, const Row& b) { return a.row < b.row; };
  if (!std::is_sorted(rows->begin(), rows->end(), before)) std::stable_sort(rows->begin(), rows->end(), before);
}

template <typename Row>
void SortBySymbol(std::vector<Row>* rows) {
  auto before = [](const Row& a, const Row& b) { return a.symbol < b.symbol; };
  if (!std::is_sorted(rows->begin(), rows->end(), before)) std::stable_sort(rows->begin(), rows->end(), before);
}

// "*args" and "**kwargs" are documented with and without their stars.
std::string_view PlainName(std::string_view name) {
  while (!name.empty() && (name[0] == '*' || name[0] == '&' || name[0] == '.' || name[0] == '\\')) name.remove_prefix(1);
  if (!name.empty() && name.back() == '?') name.remove_suffix(1);
  return name;
}

void AddDocClause(ClauseKind kind, uint32_t symbol, uint32_t row, std::string_view text, std::string_view doc,
                  FileFacts* facts) {
  if (text.empty() && doc.empty()) return;
  Clause clause;
  clause.text = facts->Add(text);
  clause.doc = facts->Add(doc);
  clause.symbol = symbol;
  clause.row = row;
  clause.kind = kind;
  facts->clauses.push_back(clause);
}

// What a doc text says of the parameters of one symbol, field by field. A name with a path describes a part of a
// parameter; a name that is not there describes the parameter without a name at its place:
//
//   function f({ deep }, b)      @param options - the options    @param options.deep - how deep    @param b - the rest
class ParameterDocs {
 public:
  ParameterDocs(FileFacts* facts, uint32_t symbol, uint32_t first, uint32_t count)
      : facts_(*facts), symbol_(symbol), first_(first), count_(count) {}

  void Add(const DocField& field, bool ordered) {
    std::string_view name = PlainName(field.name);
    size_t path = name.find_first_of(".[");
    if (path != std::string_view::npos && path > 0) {
      uint32_t row = Find(name.substr(0, path));
      if (row == kNone) row = ByPlace(name.substr(0, path), place_);
      if (row != kNone) return AddPart(row, field);
    }
    uint32_t row = Find(name);
    if (row == kNone && ordered) row = ByPlace(name, place_);
    place_ += ordered;
    if (row == kNone) {
      // JavaScript has type parameters in its comments only
      std::string_view language = facts_.strings.Get(facts_.file.language);
      if (!ordered && (language == "javascript" || language == "jsx")) return;
      AddDocClause(ClauseKind::kParameterDocOnly, symbol_, facts_.symbols[symbol_].doc_row,
                   field.type.empty() ? field.name : field.name + ": " + field.type, field.text, &facts_);
      return;
    }
    Parameter& parameter = facts_.parameters[row];
    if (parameter.doc.empty() && !field.text.empty()) {
      parameter.doc = facts_.Add(field.text);
      ++facts_.file.parameters_documented;
    }
    if (parameter.type.empty()) parameter.type = facts_.Add(field.type);
  }

 private:
  uint32_t Find(std::string_view name) const {
    for (uint32_t row = first_; row < first_ + count_; ++row) {
      const Parameter& parameter = facts_.parameters[row];
      if (parameter.symbol == symbol_ && PlainName(facts_.strings.Get(parameter.name)) == name) return row;
    }
    for (const auto& [given, row] : given_) {
      if (given == name) return row;
    }
    return kNone;
  }

  // The parameter at this place when it is a pattern: it has no name of its own, so it takes the author's.
  uint32_t ByPlace(std::string_view name, uint32_t place) {
    if (place >= count_ || given_.size() >= kMaxGiven) return kNone;
    const Parameter& parameter = facts_.parameters[first_ + place];
    std::string_view pattern = facts_.strings.Get(parameter.name);
    if (parameter.symbol != symbol_ || pattern.empty() || (pattern[0] != '{' && pattern[0] != '[')) return kNone;
    for (const auto& [given, row] : given_) {
      if (row == first_ + place) return kNone;
    }
    given_.emplace_back(name, first_ + place);
    return first_ + place;
  }

  void AddPart(uint32_t row, const DocField& field) {
    Parameter& parameter = facts_.parameters[row];
    std::string doc(facts_.strings.Get(parameter.doc));
    if (doc.size() > kMaxPartBytes) return;
    if (doc.empty()) ++facts_.file.parameters_documented;
    else doc += "; ";
    doc += '`' + field.name + '`';
    if (!field.type.empty()) doc += " (" + field.type + ')';
    if (!field.text.empty()) doc += ": " + field.text;
    parameter.doc = facts_.Add(doc);
  }

  static constexpr size_t kMaxPartBytes = 2000, kMaxGiven = 20;
  FileFacts& facts_;
  uint32_t symbol_, first_, count_, place_ = 0;
  std::vector<std::pair<std::string, uint32_t>> given_;  // the author's name of a pattern -> its parameter
};

// What the class says of its constructor's parameters, where the constructor says nothing itself. Linear.
void DescribeConstructor(FileFacts* facts, uint32_t constructor, uint32_t first, uint32_t count,
                         const std::vector<DocField>& fields) {
  std::unordered_map<std::string, const DocField*> by_name;
  for (const DocField& field : fields) {
    if (!field.text.empty()) by_name.emplace(std::string(PlainName(field.name)), &field);
  }
  if (by_name.empty()) return;
  for (uint32_t k = first; k < first + count; ++k) {
    if (facts->parameters[k].symbol != constructor || facts->parameters[k].doc.size != 0) continue;
    auto found = by_name.find(std::string(PlainName(facts->strings.Get(facts->parameters[k].name))));
    if (found == by_name.end()) continue;
    Text doc = facts->Add(found->second->text);
    facts->parameters[k].doc = doc;
    ++facts->file.parameters_documented;
  }
}

}  // namespace

void ApplyDocFields(DocReader read, const std::unordered_map<uint32_t, DocFields>& known, FileFacts* facts) {
  if (read == nullptr) return;
  // Parameters of a symbol stand together, but not in the order of symbols.
  std::vector<std::pair<uint32_t, uint32_t>> ranges(facts->symbols.size(), {0, 0});
  for (uint32_t i = 0; i < facts->parameters.size(); ++i) {
    auto& [first, count] = ranges[facts->parameters[i].symbol];
    if (count == 0) first = i;
    ++count;
  }
  // The doc text of a class often describes what its constructor takes.
  std::vector<uint32_t> constructor(facts->symbols.size(), kNone);
  for (uint32_t i = 0; i < facts->symbols.size(); ++i) {
    uint32_t parent = facts->symbols[i].parent;
    if (facts->symbols[i].kind != SymbolKind::kConstructor || parent == kNone || constructor[parent] != kNone) continue;
    if (ranges[i].second > 0) constructor[parent] = i;
  }
  for (uint32_t i = 0; i < facts->symbols.size(); ++i) {
    const Symbol symbol = facts->symbols[i];
    bool data = !IsCallable(symbol.kind) && !IsType(symbol.kind);
    auto found = known.find(i);
    if (symbol.doc.empty() && found == known.end()) continue;
    std::string doc(facts->strings.Get(symbol.doc));
    if (data && (found != known.end() || doc.find("deprecated") == std::string::npos)) continue;
    DocFields fields = found != known.end() ? found->second : read(doc);
    if (fields.deprecated) facts->symbols[i].flags |= kSymbolDeprecated;
    if (data) continue;
    ParameterDocs docs(facts, i, ranges[i].first, ranges[i].second);
    for (const DocField& field : fields.parameters) docs.Add(field, true);
    for (const DocField& field : fields.template_parameters) docs.Add(field, false);
    if (constructor[i] != kNone) {
      const auto& [first, count] = ranges[constructor[i]];
      DescribeConstructor(facts, constructor[i], first, count, fields.parameters);
    }
    for (const DocField& field : fields.returns) {
      AddDocClause(ClauseKind::kReturnsDoc, i, symbol.doc_row, field.type, field.text, facts);
    }
    for (const DocField& field : fields.yields) {
      AddDocClause(ClauseKind::kYieldsDoc, i, symbol.doc_row, field.type, field.text, facts);
    }
    for (const DocField& field : fields.raises) {
      AddDocClause(ClauseKind::kRaisesDoc, i, symbol.doc_row, field.name, field.text, facts);
    }
  }
}

void NormalizeFacts(FileFacts* facts) {
  SortSymbols(facts);
  SortBySymbol(&facts->parameters);
  SortBySymbol(&facts->clauses);
  SortByRow(&facts->imports);
  MergeReferences(facts);
  SortByRow(&facts->marks);
  SortByRow(&facts->links);
  std::stable_sort(facts->blocks.begin(), facts->blocks.end(),
                   [](const Block& a, const Block& b) { return a.begin_row < b.begin_row; });
  std::stable_sort(facts->findings.begin(), facts->findings.end(), [&](const Finding& a, const Finding& b) {
    auto row = [&](const Finding& finding) {
      return finding.evidence_count > 0 ? facts->evidence[finding.first_evidence].begin_row : kNone;
    };
    return std::make_pair(row(a), a.rule) < std::make_pair(row(b), b.rule);
  });
}

}  // namespace repodoc
