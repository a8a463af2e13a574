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

// Languages whose extraction says of every local variable what it is, so that any other name is a declared one.
bool FollowsLocals(std::string_view language);

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
  // values_generic.cc
  struct Value {
    enum Kind : uint8_t {
      kUnknown,
      kOutside,   // not of this repository
      kStatic,    // id: a type or a namespace itself
      kInstance,  // id: a type; `type`, as written at `place`, has its arguments
      kTyped,     // an array, or a value of a library's type with arguments
    } kind = kUnknown;
    uint32_t id = kNone;
    std::string_view type;
    Place place;
  };
  Value Instance(uint32_t entity) const;
  Value OfType(Place place, std::string_view type) const;
  Value OfEntity(uint32_t entity, bool called, const Value& receiver) const;
  Value Substituted(const Value& receiver, std::string_view type) const;
  Value ElementOf(const Value& value) const;
  Value MemberValue(const Value& of, std::string_view name, bool called, FileIndex asking) const;
  Value ValueAt(Place place, std::string_view text) const;
  Value RootOf(Place place, std::string_view qualifier, std::string_view* path) const;
  // The member `name` of what the qualifier says; `*outside` when that is known not to be of this repository.
  uint32_t Qualified(Place place, std::string_view qualifier, uint32_t name, bool* outside) const;
  void ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink);

  LinkData& data_;
  PairTable folder_scope_;  // (folder, name) -> entity, where the files of a folder see each other (Swift)
  std::vector<std::pair<uint32_t, uint32_t>> bases_;  // (entity, entity of a base), sorted
  std::vector<uint32_t> candidates_;
  mutable int depth_ = 0;  // of values made of values
};

}  // namespace repodoc
