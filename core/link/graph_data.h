// The tables behind RepoGraph, and the passes that fill them, in the order Link() runs them. Every pass reads what is
// above it and fills its own part; rows are dense, ids are positions. Only core/link includes this header.
//
// Global numbering: symbol s of file f is symbol_base[f] + s; imports and import names likewise. An *entity* is what a
// name means in a scope: all overloads, declarations and definitions of c10::Tensor::dim are symbols of one entity.
// Files whose language has packages or namespaces share scopes (shared_scopes.h); every other file is one of its own.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/link/graph.h"
#include "core/link/tables.h"

namespace repodoc {

// Languages whose names can refer to each other.
enum class Family : uint8_t {
  kNone,  // documents, data
  kPython, kC, kJavaScript, kStarlark, kShell, kCmake, kMake, kJvm, kGo, kRust, kRuby, kPhp, kDotNet, kSwift, kLua,
  kPerl, kR, kJulia, kHaskell, kElm, kOcaml, kElixir, kDart, kZig, kProto, kMarkup, kStyle, kProse, kOther
};
Family FamilyOf(std::string_view language);

// An entity with more symbols than this ("main", a name every driver uses) is asked by file, never walked to its end.
inline constexpr uint32_t kCrowd = 64;

struct Entity {
  uint32_t parent = kNone;        // entity of the scope; a root's parent is kNone
  uint32_t name = kNone;          // id in names
  uint32_t first_symbol = kNone;  // global; the others through next_symbol
};

// A name that a file binds by importing.
struct ImportBinding {
  FileIndex file = kNone;
  uint32_t import_index = 0;       // row of facts.imports
  uint32_t import_name = kNone;    // row of import_names; kNone: the module itself
  uint32_t next = kNone;           // the next binding of the same name in the same file
  bool whole_module = false;       // `import a.b` binds "a": the rest of the path follows in the qualifier
};

struct ImportState {               // one per import statement row
  FileIndex target = kNone;
  uint32_t package = kNone;
  uint32_t entity = kNone;         // the package, namespace, type or member the path names
  ModuleClass module_class = ModuleClass::kUnresolved;
  Confidence confidence = Confidence::kNone;
};
struct ImportNameState {           // one per imported name
  FileIndex target = kNone;        // when the name is a module of its own
  uint32_t symbol = kNone;         // global symbol it stands for
};
struct UseRow {                    // one resolved reference seen from its target
  FileIndex file = kNone;
  uint32_t resolved = 0;           // row of resolved_references
};
struct ClassLink {                 // derived -> base, or overriding -> overridden
  uint32_t from = kNone, to = kNone;  // global symbols
  Confidence confidence = Confidence::kExact;
};
struct MentionRow {
  FileIndex document = kNone;      // prose, a build file, code
  uint32_t row = 0;
  FileIndex file = kNone;
  uint32_t symbol = kNone;         // global, or kNone for the file
  MentionKind kind = MentionKind::kProse;
  std::string_view detail;         // of a build file: "source of c10"
};
struct TestCommand {
  uint32_t fact = 0;               // row of LinkData::facts
  Family family = Family::kNone;   // whose tests it runs; kNone: it does not say
};
struct DocumentTarget {
  uint32_t link = 0;               // row of facts.links
  FileIndex target = kNone;
  bool broken = false;
  Confidence confidence = Confidence::kExact;  // kUnique: the only file whose path ends so
  std::string_view fragment;
};

struct LinkData {
  LinkOptions options;
  bool linked = false;

  // ---- Files (collect.cc) ------------------------------------------------------------------------------------
  std::vector<std::string> buffers;
  std::vector<FactsView> views;
  std::vector<std::string_view> paths;
  std::vector<Family> families;
  std::vector<bool> is_stub;                // .pyi, .pyi.in, .d.ts: declares, is never run
  SitePlan plan;
  NameTable path_ids;                       // path -> FileIndex
  NameTable folder_ids;                     // folder path -> index into plan.folders
  std::vector<uint32_t> file_folder, folder_parent;
  std::vector<std::pair<FileIndex, FileIndex>> folder_range;
  Grouped<uint32_t> subfolders, folder_files;
  std::vector<uint32_t> symbol_base, import_base, name_base;  // size files + 1
  NameTable base_names;                     // file name -> id ...
  Grouped<FileIndex> files_by_base_name;    // ... -> files

  // ---- Packages (packages.cc) --------------------------------------------------------------------------------
  std::vector<Package> packages;
  NameTable package_keys;                   // normalised name -> package
  std::deque<std::string> owned_names;      // storage for names that are no substring of a buffer
  Grouped<FileIndex> package_users;

  // ---- Imports (resolve_*.cc) --------------------------------------------------------------------------------
  std::vector<ImportState> imports;
  std::vector<ImportNameState> import_names;
  Grouped<FileEdge> edges_out, edges_in;    // by from; by to
  Grouped<ResolvedImport> resolved_imports;

  // ---- Names (entities.cc) -----------------------------------------------------------------------------------
  NameTable names;
  std::vector<Entity> entities;
  PairTable entity_ids;                     // (parent entity, name) -> entity
  std::vector<uint32_t> macro_namespaces;  // entities: namespaces of C++ that only macros open, sorted
  std::vector<uint32_t> file_root;          // entity of the file's outermost scope
  std::vector<uint32_t> family_root;        // by Family: what the files of a family share, or kNone
  std::vector<uint32_t> symbol_entity, next_symbol, primary;
  std::vector<uint32_t> entity_size;        // symbols of an entity
  PairTable crowded;                        // (entity, file) -> first symbol there, of entities above kCrowd symbols
  Grouped<uint32_t> entities_by_name;
  std::vector<ImportBinding> bindings;
  PairTable first_binding;                  // (file, name) -> row of bindings
  Grouped<uint32_t> star_imports;           // file -> import rows with *

  // ---- References (names*.cc) --------------------------------------------------------------------------------
  Grouped<ResolvedReference> resolved_references;  // by file
  Grouped<UseRow> uses;                            // by global primary symbol, in file order
  std::vector<UseTotals> totals;                   // by global primary symbol
  std::vector<std::pair<uint32_t, uint32_t>> foreign_declarations;  // (definition, declaration of another language), sorted
  std::vector<BindingPlace> binding_links;         // by (file, row)
  std::vector<std::string_view> binding_scopes;    // class a bound name is a member of, or ""
  Grouped<uint32_t> bindings_by_name;              // name id -> rows of binding_links, by scope
  std::vector<std::pair<uint32_t, uint32_t>> bound_symbols;  // (global symbol, row of binding_links), sorted
  std::vector<ClassLink> base_links, override_links;
  Grouped<ClassLink> bases, derived;               // by from; by to
  Grouped<ClassLink> overrides, overridden_by;

  // ---- Metrics (metrics.cc) ----------------------------------------------------------------------------------
  std::vector<FileMetrics> metrics;
  std::vector<FileIndex> by_rank;
  uint32_t ranked = 0;
  std::vector<std::vector<FileIndex>> cycles;  // largest first
  std::vector<uint32_t> cycle_of;              // kNone or index into cycles
  std::vector<FolderMetrics> folder_metrics;
  Grouped<FolderEdge> folder_edges;

  // ---- Documents, pairs, tests, words (documents.cc, relations.cc, concepts.cc) --------------------------------
  std::vector<FileIndex> pair_of;
  Grouped<DocumentTarget> document_targets;    // by document
  Grouped<MentionRow> mentions;                // by mentioned file
  std::vector<BrokenLink> broken_links;
  std::vector<BrokenMention> broken_mentions;
  Grouped<FileIndex> tests_by_name;            // file -> test files named after it
  NameTable words;
  std::vector<uint32_t> word_files;            // documents that contain the word
  struct WordWeight {
    uint32_t word = 0, count = 0, weight = 0;
  };
  Grouped<WordWeight> concepts;                // by file, best first
  Grouped<FileIndex> files_by_concept;         // by word
  std::vector<RepositoryFactPlace> facts;
  Grouped<TestCommand> test_commands;          // by folder of the manifest; the last group holds everywhere (CI, documents)
  std::vector<std::string> purposes;           // first sentence of a file's own words ...
  std::vector<std::string> contents;           // ... and, where it has none, what it defines

  // ---- Made on first use -------------------------------------------------------------------------------------
  std::vector<SymbolRef> symbols_by_name;
  std::vector<PageAnchors> anchors;            // by file
  std::vector<bool> anchors_made;

  // ---- Small reads -------------------------------------------------------------------------------------------
  uint32_t file_count() const { return static_cast<uint32_t>(views.size()); }
  uint32_t Global(FileIndex file, uint32_t symbol) const { return symbol_base[file] + symbol; }
  SymbolRef Local(uint32_t global) const;      // binary search in symbol_base
  const Symbol& SymbolAt(uint32_t global) const {
    SymbolRef ref = Local(global);
    return views[ref.file].symbols[ref.symbol];
  }
  FileIndex FindFile(std::string_view path) const { return path_ids.Find(path); }
  uint32_t FindFolder(std::string_view path) const { return folder_ids.Find(path); }
  std::string_view FolderPath(FileIndex file) const { return plan.folders[file_folder[file]].folder; }
  bool IsTest(FileIndex file) const { return views[file].Has(kFileTest); }
  // A stub whose module lies beside it ("a.pyi" and "a.py"): its names are the module's, described there.
  bool IsStubOfModule(FileIndex file) const;
  uint32_t FindEntity(uint32_t scope, uint32_t name) const {
    return scope == kNone || name == kNone ? kNone : entity_ids.Find(scope, name);
  }
  const PageAnchors& AnchorsOf(FileIndex file);
};

// ---- The passes, in order --------------------------------------------------------------------------------------
void CollectFiles(LinkData* data);       // sort, plan, folders, numbering
void CollectPackages(LinkData* data);    // declared dependencies
void BuildEntities(LinkData* data);      // names, scopes
void ResolveImports(LinkData* data);     // import rows -> files, packages, standard library
void BindImports(LinkData* data);        // the names that imports bind
void ResolveReferences(LinkData* data);  // imported names, bases, references
void BuildEdges(LinkData* data);         // edges, resolved imports, package users
void ComputeMetrics(LinkData* data);
void ComputeConcepts(LinkData* data);
void ResolveDocuments(LinkData* data);   // links, mentions
void RelateFiles(LinkData* data);        // pairs, tests by name, repository facts, purposes

// A doc text at the symbol or at another of its name in its scope: the declaration in a header, an overload.
bool IsDocumented(const LinkData& data, FileIndex file, uint32_t symbol);

// One file's import statements, per family. They fill data->imports and data->import_names of that file.
void ResolvePythonImports(LinkData* data);
void ResolveCImports(LinkData* data);
void ResolveJavaScriptImports(LinkData* data);
void ResolvePackageImports(LinkData* data);  // languages with shared scopes
void ResolveModuleImports(LinkData* data);   // languages that name modules by path or library
void ResolveRust(LinkData* data);
void ResolveOtherImports(LinkData* data);

}  // namespace repodoc
