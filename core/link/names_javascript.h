// JavaScript and TypeScript names -> definitions: exports and re-exports of modules, members of classes and their bases,
// what a name means at a place in a file, what receivers and types lead to. In: entities, bindings, resolved specifiers.
// Out: rows for every reference. Work per reference is bounded (kMaxWork); what is known of an entity is kept.
//
//   names_javascript.cc       exports, names at a place
//   receivers_javascript.cc   what an expression gives
//   members_javascript.cc     members of it
//   types_javascript.cc       what a type says
//   references_javascript.cc  the rows
#pragma once

#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/link/names.h"

namespace repodoc {

class JavaScriptNames : public NameResolver {
 public:
  explicit JavaScriptNames(LinkData* data) : data_(*data) {}

  void Prepare() override;
  void Resolve(FileIndex file, ReferenceSink* sink) override;
  // The entity a module exports under `name` ("default" included), re-exports followed; kNone when unknown.
  uint32_t Exported(FileIndex file, std::string_view name) { return Exported(file, name, 0); }

 private:
  // What an expression gives, or a type says, as far as it can be known without running it.
  struct Value {
    enum Kind : uint8_t {
      kUnknown,
      kExternal,  // not of this repository
      kModule,    // id: file
      kEntity,    // id: entity, the definition itself
      kInstance,  // id: entity of a class, an interface or an alias; an object of it
      kType,      // an object of the type `text`: a union, an array, a function
      kBuiltin,   // a method of an array, a map or a promise, which `text` names with its arguments
    } kind = kUnknown;
    enum Gives : uint8_t { kElement, kSame, kOther, kCallback } gives = kOther;  // kBuiltin: what calling it gives
    uint32_t id = kNone;
    uint32_t environment = kNone;  // what the type parameters of the entity, or in the text, stand for
    uint32_t owner = kNone, owner_environment = kNone;  // of the object that an entity was taken of
    FileIndex file = kNone;        // where the text stands ...
    uint32_t symbol = kNone;       // ... inside of what
    std::string_view text;
    bool known() const { return kind != kUnknown && kind != kExternal; }
  };
  // Box<Lid, T>: the arguments of an entity, as written at a place where T means what `outer` says.
  struct Environment {
    uint32_t entity = kNone;
    FileIndex file = kNone;
    uint32_t symbol = kNone;
    std::string_view arguments;
    uint32_t outer = kNone;
  };

  // names_javascript.cc
  void FindGlobals();
  void FindAugmentations();
  uint32_t Exported(FileIndex file, std::string_view name, int depth);
  uint32_t FindExported(FileIndex file, std::string_view name, uint32_t id, int depth);
  uint32_t LocalOrImported(FileIndex file, std::string_view name, int depth);
  FileIndex ExportedModule(FileIndex file, std::string_view name, int depth) const;
  Value ModuleMember(FileIndex file, std::string_view name);
  bool IsDefined(uint32_t entity) const { return entity != kNone && data_.entities[entity].first_symbol != kNone; }
  Value Root(FileIndex file, uint32_t symbol, std::string_view name, bool type);
  Value TopLevel(FileIndex file, std::string_view name);
  Value ParameterAt(FileIndex file, uint32_t symbol, uint32_t row);
  Value ThisAt(FileIndex file, uint32_t symbol);
  // receivers_javascript.cc
  Value ValueAt(FileIndex file, uint32_t symbol, std::string_view text);
  Value RootAt(FileIndex file, uint32_t symbol, std::string_view* text);
  Value Got(Value value);             // what is found where a variable or a property is read
  Value ValueOf(const Value& value);
  Value FindValueOf(const Value& value);
  Value Called(const Value& value);
  Value Returned(const Value& value);
  Value Element(const Value& value, size_t index);
  Value Parameter(const Value& value, size_t index);
  // members_javascript.cc
  Value Member(const Value& value, std::string_view name);
  Value MemberOfType(const Value& value, std::string_view name);
  Value OwnMember(uint32_t entity, uint32_t name) const;
  Value MemberOfAny(const Value& value, std::string_view name);
  Value ClassMember(uint32_t entity, uint32_t environment, std::string_view name, bool bases_only);
  // types_javascript.cc
  Value TypeAt(FileIndex file, uint32_t symbol, std::string_view text, uint32_t environment);
  Value NamedType(FileIndex file, uint32_t symbol, std::string_view path, std::string_view arguments, uint32_t environment);
  Value ArgumentOf(uint32_t entity, FileIndex file, uint32_t symbol, uint32_t row, size_t index, uint32_t environment);
  Value CallableType(Value value);    // down to something that can be called
  Value AliasOf(const Value& value);  // what an alias stands for
  bool ArgumentsOf(const Value& value, std::string_view* name, std::vector<std::string_view>* arguments) const;
  uint32_t EnvironmentOf(uint32_t entity, FileIndex file, uint32_t symbol, std::string_view arguments, uint32_t outer);
  uint32_t SymbolOf(uint32_t entity, bool type) const;  // global; the first that is a type, or that is none
  std::string_view MadeOf(SymbolRef ref) const;
  Value ImportedType(FileIndex file, std::string_view text);
  bool IsLiteral(SymbolRef ref) const;
  Value WithArguments(Value value, FileIndex file, uint32_t symbol, std::string_view text);
  // references_javascript.cc
  void Emit(const Value& value, uint32_t reference, uint32_t within, ReferenceSink* sink);
  void ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink);
  bool Spend() { return work_ > 0 && --work_ > 0; }

  LinkData& data_;
  std::vector<uint32_t> default_export_;       // by file: entity or kNone
  Grouped<uint32_t> reexports_;                // by file: import rows of kind kReexport
  Grouped<std::pair<std::string_view, std::string_view>> exported_as_;  // by file: export { second as first }
  PairTable memo_;                             // (file, name) -> entity, or a mark while busy
  PairTable globals_;                          // (name, 0) -> entity
  PairTable augmented_;                        // (symbol of `declare module "./box"`, 0) -> file
  PairTable augmentation_row_;                 // (entity, 0) -> row of augmentations_
  Grouped<uint32_t> augmentations_;            // entities that `declare module "..."` elsewhere adds to it
  PairTable base_row_;                         // (entity, 0) -> row of base_clauses_
  Grouped<std::pair<FileIndex, uint32_t>> base_clauses_;
  std::vector<Environment> environments_;
  std::unordered_map<uint64_t, uint32_t> environment_ids_;
  std::unordered_map<uint64_t, uint32_t> value_memo_;  // entity, environment, kind -> row of known_values_
  std::vector<Value> known_values_;
  std::vector<bool> value_is_bound_;           // by row: what upper_bound_ says of it
  int depth_ = 0;                              // of types in types, values made of values
  uint32_t work_ = 0;                          // left for the reference at hand
  FileIndex site_file_ = kNone;                // where it stands ...
  uint32_t site_symbol_ = kNone;               // ... inside of what
  bool upper_bound_ = false;                   // a type parameter of something called was taken for its constraint
};

}  // namespace repodoc
