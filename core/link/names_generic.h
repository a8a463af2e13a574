// Names of the languages without a resolver of their own -> definitions: the scopes around the place with what their
// types inherit, what the file imports, its package or namespace, then candidates by name. Qualifiers are followed from
// left to right: this and super, types, modules, and variables whose declared type is evident.
// In: entities, bindings. Out: rows for every reference.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "core/link/names.h"

namespace repodoc {

class GenericNames : public NameResolver {
 public:
  explicit GenericNames(LinkData* data) : data_(*data) {}

  void Prepare() override;
  void Resolve(FileIndex file, ReferenceSink* sink) override;

 private:
  struct Place {  // where a name stands
    FileIndex file = kNone;
    uint32_t symbol = kNone;  // the innermost enclosing one
  };

  bool Exists(uint32_t entity) const { return entity != kNone && data_.entities[entity].first_symbol != kNone; }
  SymbolKind KindOf(uint32_t entity) const { return data_.SymbolAt(data_.entities[entity].first_symbol).kind; }
  uint32_t Member(uint32_t scope, uint32_t name) const;     // declared there or inherited
  uint32_t Inherited(uint32_t scope, uint32_t name) const;  // from its bases only
  uint32_t Around(Place place, uint32_t name) const;        // the scopes around, without the file's own
  uint32_t Imported(FileIndex file, uint32_t name, int depth, bool only_exported) const;
  uint32_t Exported(FileIndex file, uint32_t name, int depth) const;  // declared there or exported again
  uint32_t FromStars(FileIndex file, uint32_t name, int depth, bool only_exported) const;
  uint32_t Lookup(Place place, uint32_t name) const;        // a simple name
  uint32_t Module(FileIndex file, uint32_t name) const;     // the scope of a module that is bound to a name
  uint32_t EnclosingType(Place place) const;
  uint32_t TypeNamed(Place place, std::string_view type) const;
  uint32_t ScopeOfValue(Place place, std::string_view part) const;
  // Of a type itself, of a value its declared type; `called`: of what a call of it gives.
  uint32_t ScopeOf(uint32_t entity, bool called) const;
  uint32_t Qualified(Place place, std::string_view qualifier, uint32_t name) const;
  void ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink);

  LinkData& data_;
  PairTable folder_scope_;  // (folder, name) -> entity, where the files of a folder see each other (Swift)
  std::vector<std::pair<uint32_t, uint32_t>> bases_;  // (entity, entity of a base), sorted
  std::vector<uint32_t> candidates_;
};

}  // namespace repodoc
