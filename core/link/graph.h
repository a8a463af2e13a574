// LINK: all FileFacts -> RepoGraph. One instance; its input is never changed. In: the flat facts of every documented
// file. Out: resolved imports and names, metrics, aggregates; and per file a LinkSlice.
//
// The graph keeps the facts buffers (they are its largest part) and answers from indices built once. Everything is
// sorted by (path, offset); nothing depends on the order of arrival.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/facts.h"
#include "core/link/slice.h"
#include "core/plan/plan.h"

namespace repodoc {

using FileIndex = uint32_t;  // position in the sorted list of documented paths
struct SymbolRef {
  FileIndex file = kNone;
  uint32_t symbol = kNone;
  bool operator==(const SymbolRef&) const = default;
};

struct LinkOptions {
  std::string repository_name;
  std::string source_url;
  std::string docs_root = "docs";
};

struct FileEdge {  // an import or include that resolved inside the repository
  FileIndex from = kNone, to = kNone;
  uint32_t import_index = kNone;  // row of from's facts.imports
  Confidence confidence = Confidence::kExact;
};
struct FileMetrics {
  uint32_t fan_in = 0, fan_out = 0, fan_in_tests = 0;
  uint32_t rank_position = kNone;  // 1-based
  double rank = 0;
  uint32_t component = kNone, component_size = 0, layer = 0;
  uint32_t dependents = 0, dependent_tests = 0;
};
struct FolderMetrics {  // of the subtree
  uint32_t files = 0, lines = 0, code_lines = 0, tests = 0;
  uint32_t public_symbols = 0, documented_symbols = 0;
  uint32_t findings = 0;
  uint32_t edges_inside = 0, edges_out = 0, edges_in = 0;
};
struct FolderEdge {  // between sibling folders or files of one folder, aggregated
  uint32_t from = kNone, to = kNone, weight = 0;
};

class RepoGraph {
 public:
  explicit RepoGraph(LinkOptions options);
  ~RepoGraph();
  RepoGraph(const RepoGraph&) = delete;
  RepoGraph& operator=(const RepoGraph&) = delete;

  // Takes ownership of one file's facts. False when the bytes are not facts of this build.
  [[nodiscard]] bool Add(std::string facts);
  // Sorts, resolves, computes. Once, after the last Add. O(total rows · log) time.
  void Link();

  // ---- After Link() --------------------------------------------------------------------------------------------
  const LinkOptions& options() const;
  const SitePlan& plan() const;
  uint32_t file_count() const;
  const FactsView& facts(FileIndex file) const;
  std::string_view FactsBytes(FileIndex file) const;
  FileIndex FileByPath(std::string_view path) const;  // kNone when there is none
  const FileMetrics& metrics(FileIndex file) const;
  const FolderMetrics& folder_metrics(uint32_t folder) const;  // index into plan().folders
  std::span<const FileEdge> ImportsOf(FileIndex file) const;    // sorted by (to, import)
  std::span<const FileEdge> ImportersOf(FileIndex file) const;  // sorted by from
  std::span<const FileIndex> FilesByRank() const;
  std::span<const FileIndex> CycleOf(FileIndex file) const;     // empty when in none
  uint32_t UseCount(SymbolRef symbol) const;                    // places, all files
  std::string_view PurposeOf(FileIndex file) const;             // first sentence of the file's own words
  // The page of one file in relation to the rest. Under 2 ms.
  LinkSlice MakeSlice(FileIndex file) const;

 private:
  struct Data;
  std::unique_ptr<Data> data_;
};

}  // namespace repodoc
