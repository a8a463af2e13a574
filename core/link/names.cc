#include "core/link/names.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/link/names_cpp.h"
#include "core/link/names_document.h"
#include "core/link/names_generic.h"
#include "core/link/names_go.h"
#include "core/link/names_javascript.h"
#include "core/link/names_python.h"

namespace repodoc {
namespace {

bool FitsKind(const Symbol& symbol, const Symbol* parent, ReferenceKind kind, bool member) {
  bool in_type = parent != nullptr && IsType(parent->kind);
  switch (kind) {
    case ReferenceKind::kCall:
      if (member) return in_type && (IsCallable(symbol.kind) || symbol.kind == SymbolKind::kField);
      return !in_type && (IsCallable(symbol.kind) || IsType(symbol.kind));
    case ReferenceKind::kKernelLaunch:
    case ReferenceKind::kDecorator:
      return IsCallable(symbol.kind) || IsType(symbol.kind);
    case ReferenceKind::kType:
    case ReferenceKind::kBase:
      return IsType(symbol.kind);
    case ReferenceKind::kMacro:
      return symbol.kind == SymbolKind::kMacro;
    case ReferenceKind::kUse:
    case ReferenceKind::kWrite:
      return !in_type && (IsData(symbol.kind) || IsCallable(symbol.kind) || IsType(symbol.kind));
  }
  return false;
}

// Specialisations of the standard library's templates: whoever names them means the library.
bool InStd(const LinkData& data, uint32_t entity) {
  uint32_t at = data.entities[entity].parent, outermost = entity;
  for (int steps = 0; at != kNone && data.entities[at].parent != kNone && steps < 64; ++steps) {
    outermost = at;
    at = data.entities[at].parent;
  }
  return data.names.size() > 0 && outermost != entity && data.names.Get(data.entities[outermost].name) == "std";
}

// binding properties: "what<TAB>scope.name<TAB>target".
void CollectBindings(LinkData* data) {
  struct Row {
    BindingPlace place;
    std::string_view scope, last;
  };
  std::vector<Row> rows;
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    const FactsView& facts = data->views[file];
    for (const Property& property : facts.properties) {
      if (facts.str(property.key) != property::kBinding) continue;
      std::vector<std::string_view> parts = Split(facts.str(property.value), '\t');
      if (parts.size() < 2 || parts[1].empty()) continue;
      Row row;
      row.place.file = file;
      row.place.row = property.row;
      row.place.what = parts[0];
      row.place.name = parts[1];
      row.place.target = parts.size() > 2 ? parts[2] : std::string_view();
      row.place.implementation = {file, kNone};
      size_t dot = parts[1].rfind('.');
      row.last = dot == std::string_view::npos ? parts[1] : parts[1].substr(dot + 1);
      std::string_view scope = dot == std::string_view::npos ? std::string_view() : parts[1].substr(0, dot);
      dot = scope.rfind('.');
      row.scope = dot == std::string_view::npos ? scope : scope.substr(dot + 1);
      rows.push_back(row);
    }
  }
  std::vector<uint32_t> names;
  for (const Row& row : rows) {
    data->binding_links.push_back(row.place);
    data->binding_scopes.push_back(row.scope);
    names.push_back(data->names.Intern(row.last));
  }
  std::vector<uint32_t> order(rows.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) { return rows[a].scope < rows[b].scope; });
  data->bindings_by_name.Build(data->names.size(), [&](auto emit) {
    for (uint32_t row : order) {
      // Only what Python sees; operators and registrations have their own worlds.
      std::string_view what = rows[row].place.what;
      if (what == "class" || what == "function" || what == "method" || what == "enum" || what == "property" ||
          what == "exception" || what == "value" || what == "module") {
        emit(names[row], row);
      }
    }
  });
}

}  // namespace

void FindByName(const LinkData& data, const ByNameQuery& query, std::vector<uint32_t>* candidates) {
  candidates->clear();
  if (IsCommonName(query.name)) return;
  uint32_t id = data.names.Find(query.name);
  if (id == kNone || id >= data.entities_by_name.keys()) return;
  std::span<const uint32_t> entities = data.entities_by_name[id];
  if (entities.size() > kMaxEntitiesTried) return;
  for (uint32_t entity : entities) {
    if (query.family == Family::kC && InStd(data, entity)) continue;
    for (uint32_t at = data.entities[entity].first_symbol; at != kNone; at = data.next_symbol[at]) {
      SymbolRef ref = data.Local(at);
      if (data.families[ref.file] != query.family) break;
      const FactsView& facts = data.views[ref.file];
      const Symbol& symbol = facts.symbols[ref.symbol];
      const Symbol* parent = symbol.parent == kNone ? nullptr : &facts.symbols[symbol.parent];
      bool member = query.member;
      // A method defined outside of its class has no parent row; its entity has.
      bool scoped = parent == nullptr && data.entities[entity].parent != kNone &&
                    data.entities[data.entities[entity].parent].first_symbol != kNone &&
                    IsType(data.SymbolAt(data.entities[data.entities[entity].parent].first_symbol).kind);
      if (scoped ? !(member && IsCallable(symbol.kind)) : !FitsKind(symbol, parent, query.kind, member)) continue;
      if ((symbol.flags & kSymbolLocal) != 0) continue;
      if (query.visible != nullptr && (*query.visible)[ref.file] != query.stamp) continue;
      uint32_t primary = data.primary[at];
      if (std::find(candidates->begin(), candidates->end(), primary) == candidates->end()) candidates->push_back(primary);
      if (candidates->size() > kMaxCandidates) {
        candidates->clear();
        return;
      }
    }
  }
  std::sort(candidates->begin(), candidates->end());
}

void AddCandidates(const LinkData& data, uint32_t reference, uint32_t within, const std::vector<uint32_t>& candidates,
                   ReferenceSink* sink) {
  uint32_t count = static_cast<uint32_t>(candidates.size());
  Confidence confidence = count == 1 ? Confidence::kUnique : Confidence::kAmbiguous;
  for (uint32_t i = 0; i < count && i < 5; ++i) sink->Add(reference, within, data.Local(candidates[i]), confidence, count);
}

void AddMembersByName(const LinkData& data, FileIndex file, uint32_t reference, uint32_t within, ReferenceSink* sink) {
  const Reference& row = data.views[file].references[reference];
  ByNameQuery query;
  query.file = file;
  query.family = data.families[file];
  query.name = data.views[file].str(row.name);
  query.kind = row.kind;
  query.member = true;
  std::vector<uint32_t> candidates;
  FindByName(data, query, &candidates);
  AddCandidates(data, reference, within, candidates, sink);
}

namespace {

// Totals and the reverse table. Ambiguous rows are candidates, not uses: they count nowhere.
void CountUses(LinkData* data) {
  data->uses.Build(data->symbol_base.back(), [&](auto emit) {
    for (FileIndex file = 0; file < data->file_count(); ++file) {
      std::span<const ResolvedReference> rows = data->resolved_references[file];
      uint32_t first = data->resolved_references.first[file];
      for (uint32_t i = 0; i < rows.size(); ++i) {
        if (rows[i].target.symbol == kNone || rows[i].confidence == Confidence::kAmbiguous) continue;
        emit(data->primary[data->Global(rows[i].target.file, rows[i].target.symbol)], UseRow{file, first + i});
      }
    }
  });
  data->totals.assign(data->symbol_base.back(), {});
  for (uint32_t symbol = 0; symbol < data->symbol_base.back(); ++symbol) {
    UseTotals& totals = data->totals[symbol];
    FileIndex last = kNone;
    for (const UseRow& use : data->uses[symbol]) {
      if (data->families[use.file] == Family::kProse) continue;  // mentions
      uint32_t places = PlacesOf(*data, use);
      bool test = data->IsTest(use.file);
      totals.places += places;
      if (test) totals.test_places += places;
      if (use.file == last) continue;
      last = use.file;
      ++totals.files;
      if (test) ++totals.test_files;
    }
  }
}

void ResolveImportedNames(LinkData* data, PythonNames* python, JavaScriptNames* javascript) {
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    Family family = data->families[file];
    if (family != Family::kPython && family != Family::kJavaScript) continue;
    const FactsView& facts = data->views[file];
    for (uint32_t i = 0; i < facts.imports.size(); ++i) {
      const Import& row = facts.imports[i];
      const ImportState& state = data->imports[data->import_base[file] + i];
      if (state.target == kNone || state.target == file) continue;
      for (uint32_t n = row.first_name; n < row.first_name + row.name_count; ++n) {
        ImportNameState& name = data->import_names[data->name_base[file] + n];
        uint32_t entity = kNone;
        if (family == Family::kPython) {
          PythonNames::Value value = python->ModuleMember(state.target, facts.str(facts.import_names[n].name));
          if (value.kind == PythonNames::Value::kEntity) entity = value.id;
          bool declared = (row.flags & kImportDeclarations) != 0 && name.target != kNone;  // the .pxd of that name
          if (value.kind == PythonNames::Value::kModule && !declared) name.target = value.id;
        } else {
          entity = javascript->Exported(state.target, facts.str(facts.import_names[n].name));
        }
        if (entity == kNone) continue;
        name.target = kNone;
        name.symbol = data->primary[data->entities[entity].first_symbol];
      }
    }
  }
}

}  // namespace

uint32_t PlacesOf(const LinkData& data, const UseRow& use) {
  const ResolvedReference& row = data.resolved_references.rows[use.resolved];
  const FactsView& facts = data.views[use.file];
  const Reference& reference = facts.references[row.reference];
  if (row.within == kNone) return reference.total;
  uint32_t places = 0;
  for (const Site& site : facts.sites.subspan(reference.first_site, reference.site_count)) {
    places += site.symbol == row.within;
  }
  return places;
}

void ResolveReferences(LinkData* data) {
  CollectBindings(data);
  PythonNames python(data);
  CNames c(data);
  JavaScriptNames javascript(data);
  GoNames go(data);
  GenericNames generic(data);
  DocumentNames document(data, &python, &c);
  python.Prepare();
  c.Prepare();
  javascript.Prepare();
  go.Prepare();
  generic.Prepare();
  c.ResolveBindingTargets();
  for (uint32_t row = 0; row < data->binding_links.size(); ++row) {
    const SymbolRef& symbol = data->binding_links[row].implementation;
    if (symbol.symbol != kNone) data->bound_symbols.emplace_back(data->Global(symbol.file, symbol.symbol), row);
  }
  std::sort(data->bound_symbols.begin(), data->bound_symbols.end());
  ResolveImportedNames(data, &python, &javascript);
  ReferenceSink sink{&data->resolved_references.rows};
  data->resolved_references.first.assign(1, 0);
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    NameResolver* resolver = nullptr;
    switch (data->families[file]) {
      case Family::kPython: resolver = &python; break;
      case Family::kC: resolver = &c; break;
      case Family::kJavaScript: resolver = &javascript; break;
      case Family::kGo: resolver = &go; break;
      case Family::kProse: resolver = &document; break;
      case Family::kNone: case Family::kMarkup: case Family::kStyle: break;
      default: resolver = &generic;
    }
    size_t first = sink.rows->size();
    if (resolver != nullptr && !data->views[file].references.empty()) resolver->Resolve(file, &sink);
    std::stable_sort(sink.rows->begin() + static_cast<std::ptrdiff_t>(first), sink.rows->end(),
                     [](const ResolvedReference& a, const ResolvedReference& b) { return a.reference < b.reference; });
    data->resolved_references.first.push_back(static_cast<uint32_t>(sink.rows->size()));
  }
  CountUses(data);
}

}  // namespace repodoc
