// LinkSlice: what one file's page needs to know about the rest of the repository, as a flat buffer. Made by LINK for
// one file (MakeSlice), read by RENDER through SliceView. Rows are 0-based; Text points into the slice's own strings.
// Everything that is cut carries the true count, so a page can say "40 of 212".
//
// A page rendered while the run goes on gets no slice (nullptr): it then tells only what the file itself knows.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/flat.h"

namespace repodoc {

enum class Confidence : uint8_t {
  kNone,
  kExact,      // an import, a scope or an evident receiver decides
  kUnique,     // one candidate in the repository
  kAmbiguous,  // several candidates: at most 5 rows and a count
};

struct SliceHeader {
  Text repository_name, source_url;   // source_url: permalink prefix, or empty for relative links
  Text path, docs_page, keywords_page;
  Text docs_root;                     // output root relative to the repository's root, usually "docs"
  uint32_t file_count = 0;            // documented files of the repository
  uint32_t fan_in = 0, fan_out = 0;   // distinct files
  uint32_t fan_in_tests = 0;          // of fan_in: test files
  uint32_t rank = kNone;              // position by PageRank among files with any edge, 1-based
  uint32_t ranked = 0;                // files with any edge
  uint32_t layer = kNone;             // longest path to a leaf in the condensed import graph, 0 = imports nothing
  uint32_t dependents = 0;            // files reached by imports backwards, transitively
  uint32_t dependent_tests = 0;       // of those: tests
  uint32_t cycle_size = 0;            // files in its strongly connected component; 0 when in no cycle
  uint32_t imported_by_total = 0, related_total = 0;
  uint32_t graph_hidden_in = 0, graph_hidden_out = 0;  // neighbours the diagram leaves out
  uint32_t pair_file = kNone;         // header <-> implementation, stub <-> module: index into cards
  uint32_t folder_readme = kNone;     // index into cards
};
// A file named on the page.
struct FileCard {
  Text path, docs_page;
  Text purpose;         // first sentence of its own words, may be empty
  Text contents;        // where it has none: "5 classes: Linear, Identity, Bilinear ..."; may be empty
  uint32_t flags = 0;   // FileFlag
  uint32_t lines = 0;
};
enum class ModuleClass : uint8_t { kUnresolved, kInternal, kStandardLibrary, kThirdParty, kSystem, kGenerated };
// One per Import of the file and per ImportName that resolves on its own (name != kNone).
struct ImportTarget {
  uint32_t import_index = 0;
  uint32_t name = kNone;           // row of import_names
  uint32_t card = kNone;           // kInternal: the file
  ModuleClass module_class = ModuleClass::kUnresolved;
  Confidence confidence = Confidence::kNone;
  uint16_t reserved = 0;
  Text package;                    // third party: distribution name; internal: empty
  Text version;                    // range from a manifest, e.g. ">=1.20", with ...
  uint32_t version_card = kNone;   // ... the manifest it stands in
  uint32_t version_row = 0;
  Text locked;                     // version from a lock file
  Text symbol_anchor;              // the imported name's anchor on the target's page, when it is a symbol there
  uint32_t symbol_row = kNone;
};
struct ImportedBy {
  uint32_t card = kNone;
  uint32_t row = 0;
  Text names;  // comma separated names taken, or empty for the module itself
  uint32_t unimported = 0;  // 1: the file needs no import to use them, being of the same package or namespace
};
// Where one Reference of this file leads. Several rows for one reference when ambiguous (sorted by path).
struct ReferenceTarget {
  uint32_t reference = 0;         // row of facts.references
  uint32_t card = kNone;          // kNone: this file itself
  uint32_t row = 0;
  Text name, anchor;              // qualified name and anchor on the target's page
  uint32_t candidates = 1;        // in all
  Confidence confidence = Confidence::kNone;
  uint8_t via_binding = 0;        // reached across languages (pybind11 ...)
  uint16_t reserved = 0;
  uint32_t within = kNone;        // holds for the sites whose enclosing symbol this is; kNone: for all sites
};
// One place where a symbol of this file is used, in another file or here. Sorted by symbol, then (path, row).
struct Use {
  uint32_t symbol = 0;            // of this file
  uint32_t card = kNone;          // kNone: this file itself
  uint32_t row = 0;
  Text enclosing;                 // qualified name of the using symbol, empty at file level
  Text enclosing_anchor;
  uint8_t reference_kind = 0;     // ReferenceKind
  Confidence confidence = Confidence::kNone;
  uint8_t is_test = 0;
  uint8_t reserved = 0;
};
inline constexpr uint32_t kMaxUsesPerSymbol = 40;
struct SymbolUse {                // totals, one per symbol that has any use; sorted by symbol
  uint32_t symbol = 0;
  uint32_t first_use = 0, use_count = 0;   // rows of uses
  uint32_t total_places = 0, total_files = 0, test_places = 0, test_files = 0;
  uint32_t overrides = 0;         // symbols elsewhere that override / derive
};
// Class relations across files: bases that resolve and classes that derive.
struct Relation {
  uint32_t symbol = 0;            // of this file
  uint32_t card = kNone;
  uint32_t row = 0;
  Text name, anchor;
  enum Kind : uint8_t { kBase, kDerived, kOverrides, kOverriddenBy, kDeclaration, kDefinition, kBinding } kind = kBase;
  Confidence confidence = Confidence::kNone;
  uint16_t reserved = 0;
};
struct UsageExample {             // real call sites; documentation, examples and tests first
  uint32_t symbol = 0;
  uint32_t card = kNone;
  uint32_t row = 0;
  Text enclosing, excerpt;
};
enum class RelatedWhy : uint8_t {
  kPair, kImports, kImportedBy, kTests, kTestedBy, kSharesTests, kSameConcepts, kSameFolder, kBinds, kMentions, kNamedBy
};
struct Related {
  uint32_t card = kNone;
  RelatedWhy why = RelatedWhy::kSameFolder;
  uint8_t reserved[3] = {};
  uint32_t count = 0;             // references / shared concepts / shared tests
  Text detail;                    // the shared concepts ...
};
struct GraphEdge {                // of the neighbourhood diagram: at most 12 nodes
  uint32_t from = kNone, to = kNone;  // cards; kNone: this file
  Text from_label, to_label;      // for grouped nodes ("7 files in test/"): then the card is the first of the group
  uint32_t weight = 1;
  enum Kind : uint8_t { kImport, kBinding, kTest } kind = kImport;
  uint8_t reserved[3] = {};
};
struct CycleMember {
  uint32_t card = kNone;
};
// A command that runs the tests of this file, and where the repository says so.
struct TestCommandRow {
  Text command;
  uint32_t card = kNone;
  uint32_t row = 0;
};
// The domain terms of this file, weighed against the repository (TF-IDF), best first, at most 20.
struct Concept {
  Text word;
  uint32_t count = 0;
  uint32_t files = 0;  // documents of the repository that contain it
};
struct DocumentLink {  // facts.links and code spans of documents, resolved
  uint32_t link = 0;
  uint32_t card = kNone;
  Text anchor;
  uint8_t broken = 0;  // relative target that is not in the repository
  Confidence confidence = Confidence::kExact;
  uint8_t reserved[2] = {};
};
enum class MentionKind : uint8_t {
  kProse,  // a document names the file or a symbol of it
  kBuild,  // a build file lists it, a manifest points to it
  kCode    // a string of the code is its path
};
struct Mention {       // who names this file without importing it, by kind
  uint32_t symbol = kNone;  // kNone: the file
  uint32_t card = kNone;
  uint32_t row = 0;
  Text detail;              // of a build file: "source of c10"
  MentionKind kind = MentionKind::kProse;
  uint8_t reserved[3] = {};
};

#define REPODOC_SLICE_TABLES(X)      \
  X(FileCard, cards)                 \
  X(ImportTarget, import_targets)    \
  X(ImportedBy, imported_by)         \
  X(ReferenceTarget, reference_targets) \
  X(Use, uses)                       \
  X(SymbolUse, symbol_uses)          \
  X(Relation, relations)             \
  X(UsageExample, examples)          \
  X(Related, related)                \
  X(GraphEdge, edges)                \
  X(CycleMember, cycle)              \
  X(TestCommandRow, test_commands)    \
  X(Concept, concepts)               \
  X(DocumentLink, document_links)    \
  X(Mention, mentions)

struct LinkSlice {
  SliceHeader header;
#define X(Type, name) std::vector<Type> name;
  REPODOC_SLICE_TABLES(X)
#undef X
  StringTable strings;
};
struct SliceView {
  const SliceHeader* header = nullptr;
#define X(Type, name) std::span<const Type> name;
  REPODOC_SLICE_TABLES(X)
#undef X
  std::string_view strings;
  std::string_view str(Text text) const { return strings.substr(text.offset, text.size); }
};

std::string SerializeSlice(const LinkSlice& slice);
// False when the bytes are not a slice of this build; checks every Text and index. O(rows).
[[nodiscard]] bool ParseSlice(std::string_view bytes, SliceView* view);

}  // namespace repodoc
