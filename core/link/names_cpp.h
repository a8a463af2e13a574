// C, C++ and CUDA names -> definitions. Scopes are entities; what a file can see is what it includes, transitively. In:
// entities, include edges. Out: rows for every reference; base classes.
#pragma once

#include <string_view>
#include <vector>

#include "core/link/names.h"

namespace repodoc {

// A type without what surrounds its name: const, &, *, typename, struct ...
std::string_view BareType(std::string_view type);
// Whether members are called through it: a smart pointer, an optional.
bool IsHandle(std::string_view name);

class CNames : public NameResolver {
 public:
  explicit CNames(LinkData* data) : data_(*data) {}

  void Prepare() override;
  void Resolve(FileIndex file, ReferenceSink* sink) override;
  // The C++ side of bindings: "EnablePythonDispatcher" as seen in the binding file -> the class.
  void ResolveBindingTargets();
  // From outside: is "at::native" a scope, and what is "name" in it? kNone when unknown.
  bool IsNamespace(std::string_view path);
  uint32_t Qualified(std::string_view scope, std::string_view name);

 private:
  void See(FileIndex file);
  bool Visible(FileIndex file) const { return seen_[file] == stamp_; }
  bool VisibleEntity(uint32_t entity) const;
  bool IsMacroNamespace(uint32_t entity) const;  // that no file declares: FMT_BEGIN_NAMESPACE
  bool Exists(uint32_t entity) const { return data_.entities[entity].first_symbol != kNone || IsMacroNamespace(entity); }
  bool IsScopeOf(uint32_t entity, bool (*fits)(SymbolKind)) const;
  uint32_t MemberOf(uint32_t entity, uint32_t name) const;          // bases included
  uint32_t FindInScopes(uint32_t scope, uint32_t name) const;       // from the inside out
  uint32_t ResolvePath(uint32_t scope, std::string_view path, int depth);  // "at::native" -> entity
  uint32_t Aliased(uint32_t entity, int depth);                     // through typedefs and namespace aliases
  uint32_t TypeEntity(uint32_t scope, std::string_view type, int depth);   // "const std::shared_ptr<at::Foo>&" -> Foo
  // receivers_cpp.cc
  struct TypeText {  // a type as it is written in a scope; empty when it is not known
    uint32_t scope = kNone;
    std::string_view text;
  };
  uint32_t ReceiverClass(FileIndex file, uint32_t symbol, uint32_t scope, std::string_view receiver);
  TypeText NamedType(FileIndex file, uint32_t symbol, uint32_t scope, std::string_view name, bool call);
  TypeText MemberType(TypeText type, std::string_view name, bool call);
  TypeText ElementOf(TypeText type);
  TypeText Unaliased(TypeText type);
  TypeText DeclaredType(uint32_t entity) const;
  uint32_t ClassAround(uint32_t entity) const;
  uint32_t ScopeAt(FileIndex file, uint32_t symbol) const;
  bool EmitEntity(FileIndex file, uint32_t reference, uint32_t within, uint32_t entity, ReferenceSink* sink);
  void EmitScope(FileIndex file, uint32_t reference, uint32_t within, uint32_t entity, ReferenceSink* sink);
  void ResolveSite(FileIndex file, uint32_t reference, uint32_t within, uint32_t symbol, ReferenceSink* sink);
  void FindBases();

  LinkData& data_;
  uint32_t root_ = kNone;       // entity of the global namespace
  std::vector<uint32_t> seen_;  // by file: stamp of the file that sees it
  uint32_t stamp_ = 0;
  std::vector<FileIndex> queue_;
  PairTable alias_memo_;        // (alias, 0) -> entity it stands for
  PairTable class_row_;
  Grouped<uint32_t> class_bases_;
  std::vector<uint32_t> candidates_;
  std::vector<uint32_t> found_, counts_;
};

}  // namespace repodoc
