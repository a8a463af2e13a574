// Names of the languages without a resolver of their own -> definitions: the scopes of the file, what it imports, the
// files of its folder or package, then candidates by name. In: entities, bindings. Out: rows for every reference.
#pragma once

#include <string_view>
#include <vector>

#include "core/link/names.h"

namespace repodoc {

class GenericNames : public NameResolver {
 public:
  explicit GenericNames(LinkData* data) : data_(*data) {}

  void Prepare() override;
  void Resolve(FileIndex file, ReferenceSink* sink) override;

 private:
  uint32_t InFile(FileIndex file, uint32_t symbol, uint32_t name) const;
  uint32_t InFolder(FileIndex file, uint32_t name) const;
  uint32_t Imported(FileIndex file, uint32_t name) const;
  uint32_t TypeNamed(FileIndex file, uint32_t symbol, std::string_view type) const;
  void ResolveSite(FileIndex file, uint32_t reference, uint32_t symbol, ReferenceSink* sink);

  LinkData& data_;
  PairTable folder_scope_;  // (folder, name) -> entity, where a folder is one scope
  std::vector<uint32_t> candidates_;
};

}  // namespace repodoc
