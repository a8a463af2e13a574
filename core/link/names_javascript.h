// JavaScript and TypeScript names -> definitions: exports and re-exports of modules, members of classes and their
// bases, scopes of functions. In: entities, bindings, resolved specifiers. Out: rows for every reference.
#pragma once

#include <string_view>
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
  struct Value {
    enum Kind : uint8_t { kUnknown, kExternal, kModule, kEntity, kInstance } kind = kUnknown;
    uint32_t id = kNone;
  };
  uint32_t Exported(FileIndex file, std::string_view name, int depth);
  FileIndex ExportedModule(FileIndex file, std::string_view name, int depth) const;
  Value Root(FileIndex file, uint32_t symbol, std::string_view name);
  Value Member(Value value, std::string_view name);
  Value InstanceOf(uint32_t entity);
  Value Called(Value callee);                         // what f() gives, where f says it
  Value Step(Value value, std::string_view part);     // ".part" or ".part()"
  uint32_t ClassMember(uint32_t entity, uint32_t name);
  Value TypeAt(FileIndex file, uint32_t symbol, std::string_view type);
  uint32_t ClassAround(FileIndex file, uint32_t symbol) const;
  bool IsClass(uint32_t entity) const;
  void ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink);

  LinkData& data_;
  std::vector<uint32_t> default_export_;       // by file: entity or kNone
  Grouped<uint32_t> reexports_;                // by file: import rows of kind kReexport
  PairTable memo_;                             // (file, name) -> entity, or a mark while busy
  PairTable instance_memo_;                    // (entity, 0) -> row of instances_
  std::vector<Value> instances_;
  PairTable class_row_;
  Grouped<uint32_t> class_bases_;
  std::vector<uint32_t> candidates_;
};

}  // namespace repodoc
