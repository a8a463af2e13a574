// Python names -> definitions: module members through re-exports and star imports, class members through bases, what a
// dotted path means at a place in a file. In: the entities and bindings. Out: values; rows for every reference.
#pragma once

#include <string_view>
#include <vector>

#include "core/link/names.h"

namespace repodoc {

class PythonNames : public NameResolver {
 public:
  explicit PythonNames(LinkData* data) : data_(*data) {}

  // What an expression means, as far as it can be known without running it.
  struct Value {
    enum Kind : uint8_t { kUnknown, kExternal, kModule, kFolder, kEntity, kInstance, kBound, kLibrary, kForeign } kind = kUnknown;
    // FileIndex, folder, entity; kInstance: entity of the class; kBound: name; kForeign: global symbol of a C function
    // that a kLibrary, an object that ctypes or cffi loaded, gives by its name
    uint32_t id = kNone;
    uint32_t owner = kNone;  // kEntity: the class of the object it was taken of
  };

  void Prepare() override;
  void Resolve(FileIndex file, ReferenceSink* sink) override;

  Value ModuleMember(FileIndex file, std::string_view name) { return ModuleMember(file, name, 0); }
  // A dotted path from outside: "torch.nn.Module". `*module` is the last module on the way, `*complete` is false when
  // a name behind it is unknown.
  Value FromRoot(std::string_view path, FileIndex* module, bool* complete);
  SymbolRef BindingAt(FileIndex file, uint32_t row, const Entity& entity) const;
  SymbolRef Binding(FileIndex file, uint32_t reference, uint32_t within, const Entity& entity, bool* same) const;
  void Emit(FileIndex file, Value value, uint32_t reference, uint32_t within, ReferenceSink* sink);
  // A dotted path at module level of `file`: "torch.nn.Module".
  Value PathAt(FileIndex file, std::string_view path);

 private:
  Value ModuleMember(FileIndex file, std::string_view name, int depth);
  Value FindModuleMember(FileIndex file, std::string_view name, int depth);
  Value ImportedMember(FileIndex file, std::string_view name, uint32_t id, int depth);
  bool IsFallback(FileIndex file, uint32_t entity, uint32_t name) const;
  Value BindingValue(const ImportBinding& binding, int depth);
  Value TopOf(const ImportBinding& binding) const;
  Value Child(uint32_t folder, std::string_view name) const;
  Value Member(Value value, std::string_view name);
  Value ClassMember(uint32_t entity, std::string_view name, bool bases_only);
  const std::vector<uint32_t>& BasesOf(uint32_t entity);  // in the order they are searched, itself first
  Value Root(FileIndex file, uint32_t symbol, std::string_view name);
  uint32_t ClassAround(FileIndex file, uint32_t symbol) const;  // entity, or kNone
  bool IsClass(uint32_t entity) const;
  bool Follow(Value value, std::string_view path, Value* out);
  // receivers_python.cc
  Value ValueAt(FileIndex file, uint32_t symbol, std::string_view text, uint32_t owner);
  Value ValueOfSource(FileIndex file, uint32_t symbol, std::string_view source);
  Value Got(Value value);             // what is found where a variable or a property is read
  Value Called(Value value);
  Value Entered(Value value);         // what `with` binds
  Value Element(Value value);
  Value ValueOf(uint32_t entity);     // of a variable: by annotation or by what it was first set to
  Value FindValueOf(uint32_t entity);
  Value Returned(uint32_t entity, uint32_t owner);
  Value FindReturned(uint32_t entity, uint32_t owner);
  Value TypeAt(FileIndex file, uint32_t symbol, std::string_view annotation, uint32_t owner);
  bool IsContextManager(uint32_t entity) const;
  bool IsEnumeration(uint32_t entity);
  void CollectLocals(FileIndex file);
  void FindBases();
  std::span<const uint32_t> BoundAs(uint32_t scope, uint32_t name) const;  // rows of binding_links
  bool IsOneOfSeveral(SymbolRef ref, const Entity& entity) const;
  bool IsSetLater(FileIndex file, Value value, uint32_t reference, uint32_t symbol) const;
  void EmitReceiver(FileIndex file, uint32_t symbol, uint32_t owner, uint32_t reference, uint32_t within, ReferenceSink* sink);
  void ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink);

  LinkData& data_;
  Grouped<FileIndex> cython_parts_;  // by entity of a scope: the files that share it, where several do
  PairTable memo_;                 // (file, name) -> row of values_
  std::vector<Value> values_;
  std::vector<bool> busy_;         // by row of values_
  PairTable value_memo_;           // (entity, class of its owner, or kValueOf) -> row of known_values_
  std::vector<Value> known_values_;
  int depth_ = 0;                  // of values that are made of each other
  PairTable order_row_;            // (class, 0) -> row of orders_
  std::vector<std::vector<uint32_t>> orders_;
  PairTable class_row_;            // (entity, 0) -> row of class_bases_
  Grouped<uint32_t> class_bases_;  // entities
  // Of the file at hand:
  FileIndex locals_file_ = kNone;
  NameTable locals_;               // names that some function of the file binds
  NameTable class_names_;          // names that some class of the file binds
  PairTable writes_;               // (function, row of locals_): assigned there
};

}  // namespace repodoc
