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
#include <utility>
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

struct FileEdge {  // an import or include that resolved inside the repository, or a use that needs none
  FileIndex from = kNone, to = kNone;
  uint32_t import_index = kNone;  // row of from's facts.imports; kNone: `from` uses names that `to` declares, unimported
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
// A node of a folder's module graph: an index into plan().folders, or a file with this bit set.
inline constexpr uint32_t kFileNode = 1u << 31;
struct FolderEdge {  // between sibling folders or files of one folder, aggregated
  uint32_t from = kNone, to = kNone, weight = 0;  // nodes; weight: import statements
};
// Imports between a folder's subtree and the rest, by the other side's folder (a sibling of the folder or of one of
// its ancestors, so the list stays short) or single file (kFileNode).
struct FolderCoupling {
  uint32_t other = kNone;                   // node
  uint32_t imports_out = 0, imports_in = 0;  // import statements
  uint32_t files_out = 0, files_in = 0;      // distinct files of this folder that import there; of there that import
};
// One import, or one name of a from-import that is a module of its own, and where it leads.
struct ResolvedImport {
  uint32_t import_index = 0;    // row of facts.imports
  uint32_t name = kNone;        // row of import_names, or kNone for the module itself
  FileIndex target = kNone;     // kInternal, kGenerated (then the template)
  SymbolRef symbol;             // the imported name's definition (re-exports followed), when it is a symbol
  uint32_t package = kNone;     // kThirdParty: index into Packages()
  ModuleClass module_class = ModuleClass::kUnresolved;
  Confidence confidence = Confidence::kNone;
};
// Where the sites of one reference lead. Several rows when ambiguous (at most 5, in path order, `candidates` counts
// all) or when sites in different symbols lead to different places (`within`).
struct ResolvedReference {
  uint32_t reference = 0;    // row of facts.references
  uint32_t within = kNone;   // holds for the sites whose enclosing symbol this is; kNone: for all sites
  SymbolRef target;
  uint32_t candidates = 1;
  Confidence confidence = Confidence::kNone;
  uint8_t via_binding = 0;   // reached across languages: then `binding` is a row of Bindings()
  uint8_t of_qualifier = 0;  // what a component of the qualifier means, counted from its end: 1 is b of a.b.name; 0: the name
  uint32_t binding = kNone;
};
// A name that one language's code makes known to another: pybind11 def and class_, TORCH_LIBRARY, PyMethodDef.
struct BindingPlace {
  FileIndex file = kNone;
  uint32_t row = kNone;
  std::string_view what, name, target;  // "class", "_EnablePythonDispatcher", "EnablePythonDispatcher"
  SymbolRef implementation;             // of the target when it resolves; else {file, kNone}
};
struct UseTotals {
  uint32_t places = 0, files = 0, test_places = 0, test_files = 0;
};
// A package of another origin: declared in a manifest, imported, or both.
struct Package {
  std::string_view name;                  // distribution name as declared, else the import's top module
  std::string_view range, group, locked;  // "" when not declared / not locked
  FileIndex manifest = kNone;             // where it is declared
  uint32_t manifest_row = kNone;
  uint32_t users = 0;                     // files that import it
};
struct EntryPoint {
  FileIndex file = kNone;
  uint32_t row = kNone;
  std::string_view text;  // "if __name__ == \"__main__\"", "int main"
};
struct BrokenLink {  // a relative link of a document whose target is not in the repository
  FileIndex file = kNone;
  uint32_t link = 0;  // row of facts.links
};
struct BrokenMention {  // documentation names a module or symbol that does not exist: ".. automodule:: torch.nn.x"
  FileIndex file = kNone;
  uint32_t row = 0;
  std::string_view name;
};
struct PublicName {  // what a package index publishes: its own definitions, re-exports, submodules
  std::string_view name;
  SymbolRef symbol;          // symbol.file alone is set for a module
  FileIndex through = kNone;  // the file it was imported from; the index itself for own definitions
  uint32_t row = 0;           // of the import or the definition in the index
};
struct RuleFindings {
  uint16_t rule = 0;  // index into the rule table
  uint32_t findings = 0, files = 0;
  FileIndex first_file = kNone;
};
struct ConceptCount {
  std::string_view word;
  uint32_t count = 0;  // in the file or folder
  uint32_t files = 0;  // of the repository that contain it
  double weight = 0;   // TF-IDF
};
struct RepositoryFactPlace {
  std::string_view key, value;  // property::kTestCommand ...
  FileIndex file = kNone;
  uint32_t row = kNone;
};

struct LinkData;  // the tables: core/link/graph_data.h

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

  // ---- Files and symbols ----------------------------------------------------------------------------------------
  std::span<const ResolvedImport> ResolvedImportsOf(FileIndex file) const;        // by (import, name)
  std::span<const ResolvedReference> ResolvedReferencesOf(FileIndex file) const;  // by (reference, target)
  UseTotals TotalsOf(SymbolRef symbol) const;
  // The definition of a declaration, the first overload of an overload set: uses are counted there. Else itself.
  SymbolRef PrimaryOf(SymbolRef symbol) const;
  std::string_view AnchorOf(SymbolRef symbol) const;  // on its file's _docs.md
  FileIndex PairOf(FileIndex file) const;             // header <-> implementation, stub <-> module, or kNone
  std::vector<FileIndex> TestsOf(FileIndex file) const;  // test files that import it, use its symbols or are named so
  std::vector<PublicName> PublicNamesOf(FileIndex file) const;   // of __init__.py, index.ts ...; by name
  std::vector<ConceptCount> ConceptsOf(FileIndex file) const;    // best first, at most 20

  // ---- Folders (index into plan().folders; 0 is the root) --------------------------------------------------------
  uint32_t FolderOf(FileIndex file) const;
  uint32_t ParentOf(uint32_t folder) const;  // kNone for the root
  std::span<const uint32_t> SubfoldersOf(uint32_t folder) const;  // direct ones, by path
  std::span<const FileIndex> FilesIn(uint32_t folder) const;      // direct ones, by path
  std::pair<FileIndex, FileIndex> FilesUnder(uint32_t folder) const;  // whole subtree: [first, last)
  FileIndex ReadmeOf(uint32_t folder) const;        // README of the folder itself, or kNone
  FileIndex PackageIndexOf(uint32_t folder) const;  // __init__.py, index.ts, mod.rs ... or kNone
  // Edges between the direct children of a folder, heaviest first.
  std::span<const FolderEdge> EdgesOf(uint32_t folder) const;
  // The rest of the repository, most imports first.
  std::vector<FolderCoupling> CouplingOf(uint32_t folder) const;
  std::vector<EntryPoint> EntryPointsUnder(uint32_t folder) const;  // by path
  // Public symbols (types, callables, exported data; no fields) by places that use them, most first; ties by path.
  std::vector<SymbolRef> TopSymbols(uint32_t folder, uint32_t limit) const;
  std::vector<SymbolRef> UndocumentedPublic(uint32_t folder, uint32_t limit) const;  // most used first
  std::vector<RuleFindings> FindingsUnder(uint32_t folder) const;                       // most findings first
  std::vector<FileIndex> ImportantFiles(uint32_t folder, uint32_t limit) const;      // by fan-in, then rank
  // Code files that nothing imports and that are neither tests, examples, entry points nor package indices.
  std::vector<FileIndex> NobodyImports(uint32_t folder) const;
  std::vector<FileIndex> TestsReaching(uint32_t folder) const;  // test files outside or inside, by files reached
  std::vector<ConceptCount> FolderConcepts(uint32_t folder, uint32_t limit) const;

  // ---- Repository -------------------------------------------------------------------------------------------------
  std::span<const Package> Packages() const;  // by name
  std::span<const FileIndex> PackageUsers(uint32_t package) const;
  uint32_t CycleCount() const;                                  // import cycles: largest first
  std::span<const FileIndex> Cycle(uint32_t cycle) const;       // members by path
  std::span<const BrokenLink> BrokenLinks() const;              // by (file, link)
  std::span<const BrokenMention> BrokenMentions() const;        // by (file, row)
  std::span<const BindingPlace> Bindings() const;               // by (file, row)
  std::span<const RepositoryFactPlace> Facts() const;           // test, build, run, install commands, by (key, file)
  // Every symbol that is not local, by (name without case, name, path, offset): for keyword indices. Made on first
  // use, O(symbols · log).
  std::span<const SymbolRef> SymbolsByName() const;

 private:
  struct Data;
  LinkData& data() const;
  std::unique_ptr<Data> data_;
};

}  // namespace repodoc
