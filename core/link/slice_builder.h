// Builds the LinkSlice of one file. In: the linked tables and a file. Out: what its page needs of the rest. Lists are
// cut as the constants below say; the true counts go along.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/link/graph_data.h"

namespace repodoc {

inline constexpr uint32_t kMaxImportedBy = 200;
inline constexpr uint32_t kMaxRelations = 40;         // per symbol and kind
inline constexpr uint32_t kMaxExamplesPerSymbol = 3;
inline constexpr uint32_t kMaxExamples = 6;
inline constexpr uint32_t kMaxRelated = 14;
inline constexpr uint32_t kMaxCycleMembers = 60;
inline constexpr uint32_t kMaxMentions = 60;
inline constexpr uint32_t kMaxTestCommands = 3;
inline constexpr uint32_t kMaxNeighbours = 5;         // of the diagram, on each side

class SliceBuilder {
 public:
  SliceBuilder(LinkData* data, FileIndex file) : data_(*data), facts_(data->views[file]), file_(file) {}
  LinkSlice Build();

 private:
  // slice_builder.cc
  void Header();
  void Imports();
  std::vector<std::pair<FileIndex, std::string>> NamesUsedByIncluders() const;
  ImportedBy UsedUnimported(FileIndex from);
  void ImportedByRows();
  void References();
  void Uses();
  void UsesOf(uint32_t primary, uint32_t symbol);
  void Relations();
  void AddRelation(uint32_t symbol, uint32_t other, Relation::Kind kind, Confidence confidence);
  // slice_context.cc
  void Examples();
  void RelatedFiles();
  void AddRelated(FileIndex other, RelatedWhy why, uint32_t count, std::string_view detail = {});
  void Diagram();
  void DiagramSide(bool in);
  void Cycle();
  void TestCommands();
  void Concepts();
  void Documents();

  uint32_t Card(FileIndex file);
  uint32_t CardOrSelf(FileIndex file) { return file == file_ ? kNone : Card(file); }
  Text Add(std::string_view text) { return slice_.strings.Add(text); }
  std::string QualifiedName(FileIndex file, uint32_t symbol) const;
  Text NameOf(FileIndex file, uint32_t symbol);
  Text AnchorOf(FileIndex file, uint32_t symbol);

  LinkData& data_;
  const FactsView& facts_;
  FileIndex file_;
  LinkSlice slice_;
  PairTable cards_;                  // (file, 0) -> card
  PairTable named_;                  // (file, symbol) -> row of names_
  std::vector<Text> names_;
  std::vector<FileIndex> tests_;     // files that test this one
};

}  // namespace repodoc
