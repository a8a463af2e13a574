#include "core/link/names_generic.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

// Languages whose folder is one scope.
bool FolderIsScope(Family family) { return family == Family::kGo || family == Family::kJvm || family == Family::kSwift; }

std::string_view LastPart(std::string_view path) {
  size_t at = path.find_last_of(".:>\\");
  return at == path.npos ? path : path.substr(at + 1);
}

}  // namespace

void GenericNames::Prepare() {
  std::vector<FileIndex> file_of_root(data_.entities.size(), kNone);
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    if (FolderIsScope(data_.families[file])) file_of_root[data_.file_root[file]] = file;
  }
  for (uint32_t id = 0; id < data_.entities.size(); ++id) {
    const Entity& entity = data_.entities[id];
    if (entity.parent == kNone || file_of_root[entity.parent] == kNone || entity.first_symbol == kNone) continue;
    // The first in path order: ids follow it.
    folder_scope_.At(data_.file_folder[file_of_root[entity.parent]], entity.name, id);
  }
  for (FileIndex file = 0; file < data_.file_count(); ++file) {
    Family family = data_.families[file];
    if (family == Family::kPython || family == Family::kC || family == Family::kJavaScript) continue;
    const FactsView& facts = data_.views[file];
    for (const Clause& clause : facts.clauses) {
      if (clause.kind != ClauseKind::kBase) continue;
      uint32_t base = TypeNamed(file, facts.symbols[clause.symbol].parent, facts.str(clause.text));
      uint32_t symbol = data_.symbol_base[file] + clause.symbol;
      if (base != kNone && data_.symbol_entity[symbol] != base) {
        data_.base_links.push_back({symbol, data_.primary[data_.entities[base].first_symbol], Confidence::kExact});
      }
    }
  }
}

uint32_t GenericNames::TypeNamed(FileIndex file, uint32_t symbol, std::string_view type) const {
  uint32_t name = data_.names.Find(LastPart(Trim(type.substr(0, type.find('<')))));
  if (name == kNone) return kNone;
  for (uint32_t found : {InFile(file, symbol, name), Imported(file, name), InFolder(file, name)}) {
    if (found != kNone && IsType(data_.SymbolAt(data_.entities[found].first_symbol).kind)) return found;
  }
  return kNone;
}

uint32_t GenericNames::InFile(FileIndex file, uint32_t symbol, uint32_t name) const {
  const FactsView& facts = data_.views[file];
  uint32_t base = data_.symbol_base[file];
  for (uint32_t at = symbol;; at = facts.symbols[at].parent) {
    uint32_t scope = at == kNone ? data_.file_root[file] : data_.symbol_entity[base + at];
    uint32_t found = data_.FindEntity(scope, name);
    if (found != kNone && data_.entities[found].first_symbol != kNone) return found;
    if (at == kNone) return kNone;
  }
}

uint32_t GenericNames::Imported(FileIndex file, uint32_t name) const {
  for (uint32_t row = data_.first_binding.Find(file, name); row != kNone; row = data_.bindings[row].next) {
    FileIndex target = data_.imports[data_.import_base[file] + data_.bindings[row].import_index].target;
    if (target == kNone || data_.file_root[target] == kNone) continue;
    uint32_t found = data_.FindEntity(data_.file_root[target], name);
    if (found != kNone && data_.entities[found].first_symbol != kNone) return found;
  }
  return kNone;
}

uint32_t GenericNames::InFolder(FileIndex file, uint32_t name) const {
  return FolderIsScope(data_.families[file]) ? folder_scope_.Find(data_.file_folder[file], name) : kNone;
}

void GenericNames::Resolve(FileIndex file, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  for (uint32_t i = 0; i < facts.references.size(); ++i) {
    const Reference& row = facts.references[i];
    if (row.kind == ReferenceKind::kWrite || data_.names.Find(facts.str(row.name)) == kNone) continue;
    ResolveSite(file, i, row.site_count == 0 ? kNone : facts.sites[row.first_site].symbol, sink);
  }
}

void GenericNames::ResolveSite(FileIndex file, uint32_t reference, uint32_t symbol, ReferenceSink* sink) {
  const FactsView& facts = data_.views[file];
  const Reference& row = facts.references[reference];
  std::string_view qualifier = facts.str(row.qualifier);
  uint32_t name = data_.names.Find(facts.str(row.name));
  uint32_t entity = kNone;
  if (qualifier.empty() || qualifier == "this" || qualifier == "self" || qualifier == "@") {
    for (uint32_t at = symbol; at != kNone; at = facts.symbols[at].parent) {
      for (const Parameter& parameter : facts.ParametersOf(at)) {
        if (qualifier.empty() && facts.str(parameter.name) == facts.str(row.name)) return;
      }
    }
    entity = InFile(file, symbol, name);
    if (entity == kNone) entity = Imported(file, name);
    if (entity == kNone && qualifier.empty()) entity = InFolder(file, name);
  } else {
    uint32_t owner_name = data_.names.Find(LastPart(qualifier));
    if (owner_name != kNone) {
      uint32_t owner = TypeNamed(file, symbol, qualifier);
      if (owner != kNone) entity = data_.FindEntity(owner, name);
      if (entity != kNone && data_.entities[entity].first_symbol == kNone) entity = kNone;
      if (entity == kNone) {  // a module or package of that name
        for (uint32_t at = data_.first_binding.Find(file, owner_name); at != kNone && entity == kNone;
             at = data_.bindings[at].next) {
          FileIndex target = data_.imports[data_.import_base[file] + data_.bindings[at].import_index].target;
          if (target == kNone || data_.file_root[target] == kNone) continue;
          entity = data_.FindEntity(data_.file_root[target], name);
          if (entity == kNone) entity = InFolder(target, name);
        }
        if (entity != kNone && data_.entities[entity].first_symbol == kNone) entity = kNone;
      }
    }
  }
  if (entity != kNone) {
    sink->Add(reference, kNone, data_.Local(data_.primary[data_.entities[entity].first_symbol]), Confidence::kExact);
    return;
  }
  if (row.kind == ReferenceKind::kUse || row.kind == ReferenceKind::kWrite) return;
  ByNameQuery query;
  query.file = file;
  query.family = data_.families[file];
  query.name = facts.str(row.name);
  query.kind = row.kind;
  query.member = !qualifier.empty();
  FindByName(data_, query, &candidates_);
  AddCandidates(data_, reference, kNone, candidates_, sink);
}

}  // namespace repodoc
