// What a language with a grammar gives to the walk: a table from node kind to what the node means, and hooks for what
// a table cannot say (lang_<language>.cc). Adding a language is one table, its part (extractor_part.h), and cases.
//
// The walk (walk.h) visits every node once, in order. For each it does what `meaning` says, then calls the kind's
// `enter` hook; hooks write facts through Walk and may look around in the tree at will (syntax.h: parents, children
// and siblings are array look-ups).
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/extract/doc_text.h"
#include "core/syntax/syntax.h"

namespace repodoc {

class Walk;
struct RuleTable;

enum Meaning : uint32_t {
  kMeansNothing = 0,
  kMeansComment = 1u << 0,         // lines counted as comment; marks; kept for DocBefore(); not descended into
  kMeansString = 1u << 1,          // rules see it; not descended into unless it holds interpolations
  kMeansDecision = 1u << 2,        // cyclomatic + 1: if, elif, loop, case, catch, ?:
  kMeansCognitive = 1u << 3,       // cognitive + 1 + nesting
  kMeansCognitiveFlat = 1u << 4,   // cognitive + 1: else, elif. An `if` directly below an else clause counts nothing more
  kMeansNesting = 1u << 5,         // cognitive nesting is one deeper inside
  kMeansLoop = 1u << 6,            // loop depth is one deeper in its fields body, condition, increment, update
  kMeansTry = 1u << 7,             // its field body is guarded by handlers
  kMeansConditional = 1u << 8,     // definitions inside are kSymbolConditional
  kMeansBoolean = 1u << 9,         // a binary operator node: when it is && || and or: cyclomatic + 1, and cognitive + 1
                                   // unless the parent continues the same operator
  kMeansOpaque = 1u << 10,         // children are not visited
  kMeansHandler = 1u << 11,        // except / catch clause: Context::in_handler inside
};

using NodeHook = void (*)(Walk& walk, NodeIndex node);

struct KindRow {
  Kind kind;
  uint32_t meaning = kMeansNothing;
  NodeHook enter = nullptr;
};

// A language's own memory for one file, between its hooks.
struct LanguageState {
  virtual ~LanguageState() = default;
};

// What is given to the parser instead of the text, where a grammar cannot follow it: of the same length, with the same
// newlines, so that offsets fit the original.
struct PreparedText {
  bool changed = false;         // false: the original is parsed
  std::string text;
  std::unique_ptr<LanguageState> state;  // becomes Walk::state
};

struct LanguageDefinition {
  std::span<const char* const> languages;  // ids this definition serves: "javascript", "typescript", "tsx"
  std::span<const KindRow> rows;
  DocReader read_doc = nullptr;  // doc_text.h; nullptr: doc texts are prose without fields
  // Doc texts hold markup that is no Markdown (HTML, XML): what is shown is DocFields::words.
  bool doc_has_markup = false;
  // A pair of parentheses or another wrapper that is looked through when boolean operators are compared.
  Kind parenthesized = Kind::parenthesized_expression;
  PreparedText (*prepare)(std::string_view language, std::string_view text) = nullptr;  // before parsing
  // Whether this line, which begins at the left margin, surely begins a declaration of the file: what an unfinished one
  // above it may not swallow (recover.h). nullptr: the grammar's own recovery is all there is.
  bool (*begins_declaration)(std::string_view line) = nullptr;
  // After a parse with errors: another text to try. The tree with fewer bytes in error is kept.
  PreparedText (*repair)(std::string_view language, std::string_view text) = nullptr;
  const RuleTable& (*rules)() = nullptr;  // rules of its family (core/rules/rule_tables.h); nullptr: it has none
  void (*begin)(Walk& walk) = nullptr;   // before the first node
  void (*finish)(Walk& walk) = nullptr;  // after the last: exports, visibility, things known only at the end
  // Which plain uses (Walk::AddUse) are kept at the end; nullptr keeps those whose root or name was imported or
  // defined in this file outside of functions.
  bool (*keep_use)(const Walk& walk, std::string_view qualifier, std::string_view name) = nullptr;
};

// nullptr when the language has no definition, or when its part is not here (extractor_part.h).
const LanguageDefinition* DefinitionFor(std::string_view language);

}  // namespace repodoc
