// FileFacts: everything ANALYZE learns about one file, as plain rows. In: one walk over one syntax tree (core/extract).
// Out: one flat pointer-free buffer; LINK and RENDER read it in place through FactsView. The bytes of the file and its
// syntax tree are gone by then.
//
// Conventions: offsets are 0-based bytes of the decoded UTF-8 source; rows are 0-based (pages add 1, nobody else does);
// Text points into the record's own string table; index fields hold kNone when there is nothing.
// Row order: symbols by (begin, larger range first), so a parent precedes its children; parameters and clauses by
// symbol; the other tables by row, references by first appearance.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/file_flags.h"
#include "core/base/flat.h"

namespace repodoc {

// What a symbol is, in the language's own word (SymbolKindInfo gives the word, its plural and its ctags family).
enum class SymbolKind : uint8_t {
  kNone,
  // Types
  kClass, kStruct, kUnion, kInterface, kTrait, kProtocol, kMixin, kObject, kRecord, kEnum, kTypeAlias, kConcept,
  kAnnotation, kActor, kExtension, kDelegate, kException, kTypeClass, kInstance, kSignature, kFunctor, kDataType,
  kType, kAssociatedType, kCategory, kComponent, kImplementation,
  // Callables
  kFunction, kMethod, kConstructor, kDestructor, kOperator, kProperty, kMacro, kLambda,
  kSubroutine, kProcedure, kTrigger, kSubscript, kTest,
  // Data
  kVariable, kConstant, kField, kEnumMember, kEvent, kStatic, kCase, kVariant,
  // Containers
  kNamespace, kModule, kPackage,
  // Documents, data and build files
  kHeading, kKey, kTarget, kOption, kSelector, kStage, kTable, kColumn, kMessage, kService, kRpc, kCell, kElement,
  kAnchor, kLabel, kCommand, kJob, kSection, kView, kIndex, kFragment, kEnvironment, kPlaceholder,
  kCount
};
struct SymbolKindName {
  const char* word;      // "class"
  const char* plural;    // "Classes": the heading in _kw.md
};
const SymbolKindName& NameOf(SymbolKind kind);
bool IsType(SymbolKind kind);      // class .. implementation
bool IsCallable(SymbolKind kind);  // function .. test
bool IsData(SymbolKind kind);      // variable .. variant
bool IsEnumMember(SymbolKind kind);  // enum member, case, variant

enum class Visibility : uint8_t { kPublic, kProtected, kInternal, kPrivate };

enum SymbolFlag : uint32_t {
  kSymbolDefinition = 1u << 0,    // has a body or value; a declaration otherwise (prototype, `.pyi` stub, extern)
  kSymbolExported = 1u << 1,      // in __all__, `export`ed, module.exports, extern API ...
  kSymbolAsync = 1u << 2,
  kSymbolStatic = 1u << 3,
  kSymbolAbstract = 1u << 4,      // abstract, pure virtual
  kSymbolVirtual = 1u << 5,
  kSymbolOverride = 1u << 6,
  kSymbolGenerator = 1u << 7,
  kSymbolConstexpr = 1u << 8,
  kSymbolInline = 1u << 9,
  kSymbolTemplate = 1u << 10,
  kSymbolSpecialization = 1u << 11,
  kSymbolDeprecated = 1u << 12,
  kSymbolConditional = 1u << 13,  // defined under if / try / #if
  kSymbolLocal = 1u << 14,        // inside a function body: never an API
  kSymbolFromMacro = 1u << 15,    // the definition is the argument of a macro
  kSymbolDefault = 1u << 16,      // export default
  kSymbolKernel = 1u << 17,       // __global__
  kSymbolDevice = 1u << 18,       // __device__
  kSymbolConst = 1u << 19,        // const member function, readonly
  kSymbolNoexcept = 1u << 20,
  kSymbolDeleted = 1u << 21,
  kSymbolTest = 1u << 22,         // a test case by the language's or framework's convention
  kSymbolEntry = 1u << 23,        // main, __main__ guard, kernel launch entry ...
  kSymbolOwnScope = 1u << 24,     // its name counts inside of it only: a function expression of JavaScript
};

struct Symbol {
  Text name;             // "no_python_dispatcher", "operator==", "~Tensor"
  Text signature;        // one line, white space collapsed: "def f(a: int, *, b=None) -> str" without decorators/body
  Text type;             // return type of a callable, declared type of data, aliased type
  Text doc;              // the author's words with comment marks and common indentation removed
  Text value;            // initialiser of a constant / key / macro, at most 120 bytes
  uint32_t parent = kNone;
  uint32_t flags = 0;
  uint32_t begin = 0, end = 0;             // whole definition, with decorators / template head, without the doc comment
  uint32_t name_begin = 0;
  uint32_t row = 0;                        // row of the name
  uint32_t begin_row = 0, end_row = 0;     // of the whole definition
  uint32_t body_begin_row = kNone;
  uint32_t doc_row = kNone;                // first row of the doc text
  uint16_t cyclomatic = 0;                 // 1 + decision points (McCabe 1976), callables only
  uint16_t cognitive = 0;                  // cognitive complexity (Campbell 2018)
  uint8_t loop_depth = 0;                  // deepest nesting of loops, at most 255
  uint8_t level = 0;                       // heading level, key depth, at most 255
  SymbolKind kind = SymbolKind::kNone;
  Visibility visibility = Visibility::kPublic;
};
static_assert(sizeof(Symbol) == 88);  // millions of rows are kept for a whole repository: no padding

enum class ParameterKind : uint8_t { kNormal, kPositionalOnly, kKeywordOnly, kVarArgs, kKeywordArgs, kTemplate };
const char* NameOf(ParameterKind kind);  // "normal", "keyword-only" ...
struct Parameter {
  Text name, type, default_value;
  Text doc;  // from the doc text (@param, :param x:, Args:)
  uint32_t symbol = kNone;
  ParameterKind kind = ParameterKind::kNormal;
  uint8_t reserved[3] = {};
};

// One further fact of a symbol, in the author's words.
enum class ClauseKind : uint8_t {
  kDecorator, kAttribute, kBase, kThrows, kReturnsDoc, kRaisesDoc, kYieldsDoc, kParameterDocOnly, kConstraint,
  kMemberInitializer, kCapture,
  kScope,  // what stands before the name of a definition outside of its scope: "Foo" of void Foo::bar() {}
  kMadeOf  // JavaScript, Go: what a variable was set to or a function returns, as LINK follows it: "make().lid"
};
struct Clause {
  Text text;  // decorator without "@", base as written, exception type ...
  Text doc;   // what the doc text says of it
  uint32_t symbol = kNone;
  uint32_t row = 0;
  ClauseKind kind = ClauseKind::kDecorator;
  uint8_t reserved[3] = {};
};

enum class ImportKind : uint8_t {
  kImport,          // import a.b          (one row per module)
  kFrom,            // from a.b import c   import {c} from 'a'
  kIncludeQuote,    // #include "x.h"
  kIncludeSystem,   // #include <x.h>
  kRequire,         // require('x'), require "x"
  kDynamic,         // import('x'), importlib.import_module('x') with a literal
  kReexport,        // export ... from 'x'
  kSource,          // source x.sh, . x.sh
  kLoad,            // load("//x:y.bzl", ...)
  kBuildInclude,    // include(x.cmake), include x.mk
  kBuildFolder,     // add_subdirectory(x)
  kUse,             // use a::b (Rust, PHP, Perl)
  kUsing,           // using A.B (C#)
  kModuleFile,      // mod x; (Rust): the module stands in a file of its own
  kDocument,        // toctree entries, .. include::, script src, @import of CSS
};
const char* NameOf(ImportKind kind);  // "import", "include-system" ...
enum ImportFlag : uint8_t {
  kImportConditional = 1, kImportTypeOnly = 2, kImportLocal = 4 /* inside a function */, kImportStar = 8,
  kImportGuarded = 16 /* try / except ImportError, __has_include */,
  kImportDeclarations = 32 /* cimport: what the .pxd of a module declares */
};
struct Import {
  Text module;          // as written, without leading dots: "torch.nn", "c10/core/Tensor.h", "./util.js"
  Text alias;           // import a.b as x
  uint32_t first_name = 0, name_count = 0;  // rows of import_names
  uint32_t row = 0, end_row = 0;
  uint32_t symbol = kNone;  // enclosing symbol
  ImportKind kind = ImportKind::kImport;
  uint8_t level = 0;    // leading dots (Python)
  uint8_t flags = 0;
  uint8_t reserved = 0;
};
struct ImportName {
  Text name, alias;
  uint32_t row = 0;
};

enum class ReferenceKind : uint8_t { kCall, kType, kBase, kDecorator, kUse, kMacro, kKernelLaunch, kWrite };
// A name used in the file: one row per (kind, qualifier, name), with the places.
struct Reference {
  Text name;        // last component: "enable_python_dispatcher"
  Text qualifier;   // what stands before it: "self", "torch._C", "at::native", "" for a bare name; at most 80 bytes
  Text excerpt;     // the source line(s) of the first place, at most 3 lines / 240 bytes, dedented: of the first call
                    // by each name that another file's page can quote
  uint32_t excerpt_row = 0;
  uint32_t first_site = 0;  // rows of sites
  uint16_t total = 0;       // places in all; 65535: that many or more
  uint8_t site_count = 0;   // capped (kMaxSites)
  ReferenceKind kind = ReferenceKind::kUse;
};
static_assert(sizeof(Reference) == 36);
inline constexpr uint32_t kMostPlaces = 65535;
inline constexpr uint32_t kMaxSites = 32;
struct Site {
  uint32_t row = 0;
  uint32_t symbol = kNone;  // innermost enclosing symbol
};

// A rule of core/rules that matched. `rule` indexes the rule table of this build.
struct Finding {
  uint32_t symbol = kNone;
  uint32_t first_evidence = 0, evidence_count = 0;
  uint16_t rule = 0;
  uint16_t reserved = 0;
};
struct Evidence {
  Text role;     // "__enter__", "constructed", "yield" ...; may be empty
  Text excerpt;  // at most 160 bytes; secrets masked
  uint32_t begin_row = 0, end_row = 0;
};

struct Mark {  // TODO, FIXME, XXX, HACK, BUG, NOTE, DEPRECATED
  Text word, text;
  uint32_t row = 0;
};

enum class LinkKind : uint8_t {
  kLink, kImage, kInclude, kAutolink, kReference,
  kPath  // a string of the source that looks like the path of a file (at most 256 per file, the first place of each)
};
struct Link {  // in documents; in code and build files what they name by path
  Text target, text;
  uint32_t row = 0;
  LinkKind kind = LinkKind::kLink;
  uint8_t reserved[3] = {};
};

struct Block {  // fenced code in a document, a cell of a notebook, a script element
  Text language;
  uint32_t begin_row = 0, end_row = 0;
};

struct Term {  // identifier parts and comment words, lower case, stemmed only by plural "s"; at most 200 per file
  uint32_t offset = 0;  // of the word in the string table
  uint16_t size = 0;    // bytes
  uint16_t count = 0;   // 65535: that often or more
  Text word() const { return {offset, size}; }
};

// A fact with a name: file-level knowledge that only some types have. Keys are dotted and listed in core/base/properties.h.
struct Property {
  Text key, value;
  uint32_t row = kNone;
};

enum class DiagnosticCode : uint16_t {
  kNone = 0,
  kDecodedLossy = 101,       // bytes that are not text in the detected encoding
  kNulBytes = 102,
  kNoFinalNewline = 103,
  kMixedNewlines = 104,
  kBidiControl = 105,
  kVeryLongLine = 106,
  kParseErrors = 201,        // the grammar could not parse part of the file
  kParseTimeout = 202,
  kTooDeep = 203,
  kTooLarge = 204,           // above the size limit: no syntax
  kNoGrammar = 205,          // the grammar of the language could not be loaded
  kReferencesCapped = 301,
  kSymbolsCapped = 302,
  kInvalidNotebook = 401,
  kInvalidData = 402,        // JSON, YAML ... that does not parse
  kAnalysisFailed = 501,     // the engine died on this file; the page has no syntax facts
};
const char* NameOf(DiagnosticCode code);  // a short English sentence
struct Diagnostic {
  Text detail;
  uint32_t row = kNone;
  DiagnosticCode code = DiagnosticCode::kNone;
  uint16_t reserved = 0;
};

enum class Newline : uint8_t { kNone, kLf, kCrLf, kCr, kMixed };

struct FileRecord {
  Text path;
  Text language;       // id of the language table: "python", "cpp", "text", "binary"
  Text language_name;  // "Python"
  Text type;           // "Python Source Code", "Markdown Documentation", "PNG Image"
  Text encoding;       // "UTF-8", "Windows-1252" ...
  Text doc;            // the file's own words: module docstring, leading comment, first paragraph
  Text license;        // SPDX identifier, or the name of a recognised header
  uint32_t doc_row = kNone, doc_end_row = kNone;
  uint32_t license_row = kNone;
  uint32_t flags = 0;
  uint64_t byte_size = 0;     // as stored
  uint32_t decoded_size = 0;  // UTF-8
  uint32_t lines = 0, code_lines = 0, comment_lines = 0, blank_lines = 0;
  uint32_t node_count = 0;    // syntax nodes
  uint32_t error_bytes = 0;   // bytes under ERROR nodes
  uint32_t rules_run = 0;     // rules evaluated for this file
  uint32_t longest_line = 0;  // bytes
  uint32_t parameters_documented = 0, reserved = 0;
  std::array<uint8_t, 32> sha256 = {};
  Newline newline = Newline::kNone;
  uint8_t reserved2[7] = {};
};

// The tables, once: (row type, member name).
#define REPODOC_FACT_TABLES(X) \
  X(Symbol, symbols)           \
  X(Parameter, parameters)     \
  X(Clause, clauses)           \
  X(Import, imports)           \
  X(ImportName, import_names)  \
  X(Reference, references)     \
  X(Site, sites)               \
  X(Finding, findings)         \
  X(Evidence, evidence)        \
  X(Mark, marks)               \
  X(Link, links)               \
  X(Block, blocks)             \
  X(Term, terms)               \
  X(Property, properties)      \
  X(Diagnostic, diagnostics)

// Under construction: owned by ANALYZE.
struct FileFacts {
  FileRecord file;
#define X(Type, name) std::vector<Type> name;
  REPODOC_FACT_TABLES(X)
#undef X
  StringTable strings;
  Text Add(std::string_view text) { return strings.Add(text); }
};

// Read in place; the buffer must outlive the view.
struct FactsView {
  const FileRecord* file = nullptr;
#define X(Type, name) std::span<const Type> name;
  REPODOC_FACT_TABLES(X)
#undef X
  std::string_view strings;

  std::string_view str(Text text) const { return strings.substr(text.offset, text.size); }
  std::string_view path() const { return str(file->path); }
  std::string_view language() const { return str(file->language); }
  bool Has(FileFlag flag) const { return (file->flags & flag) != 0; }
  // Rows of a table sorted by `symbol`, for one symbol.
  std::span<const Parameter> ParametersOf(uint32_t symbol) const;
  std::span<const Clause> ClausesOf(uint32_t symbol) const;
  // "Outer.method" with the language's separator ("::" for C and C++, "." elsewhere).
  std::string QualifiedName(uint32_t symbol) const;
  // The first property with this key; empty when there is none.
  std::string_view PropertyValue(std::string_view key) const;
};

std::string SerializeFacts(const FileFacts& facts);
// False when the bytes are not facts of this build: every Text and every index field is checked, so that readers
// need no checks. O(rows).
[[nodiscard]] bool ParseFacts(std::string_view bytes, FactsView* view);
// Text form for golden files and debugging (--print=facts). Rows are printed 1-based. `rule_ids`: the names of the
// rules that findings index (this room does not know them); without it the index is printed.
std::string DumpFacts(const FactsView& facts, std::span<const char* const> rule_ids = {});

}  // namespace repodoc
