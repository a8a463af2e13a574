#include "core/syntax/grammars.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/base/parts.h"

// The grammars that are linked in: X(name) per line; empty for WebAssembly (core/third_party.cmake).
extern "C" {
#define X(name)                           \
  const TSLanguage* tree_sitter_##name(); \
  const RepodocNodeNames* repodoc_node_names_##name();
#include "linked_grammars.inc"
#undef X
}

namespace repodoc {
namespace {

struct Row {
  std::string_view language;  // id of the language table in core/scan
  std::string_view grammar;
};
constexpr Row kRows[] = {
    {"bash", "bash"},
    {"c", "c"},
    {"cpp", "cpp"},
    {"csharp", "c_sharp"},
    {"css", "css"},
    {"cuda", "cuda"},
    {"cython", "python"},
    {"dart", "dart"},
    {"elixir", "elixir"},
    {"elm", "elm"},
    {"glsl", "glsl"},
    {"go", "go"},
    {"haskell", "haskell"},
    {"hip", "cuda"},
    {"html", "html"},
    {"java", "java"},
    {"javascript", "javascript"},
    {"json", "json"},
    {"jsonc", "json"},
    {"jsx", "javascript"},
    {"julia", "julia"},
    {"kotlin", "kotlin"},
    {"lua", "lua"},
    {"make", "make"},
    {"nix", "nix"},
    {"objc", "objc"},
    {"objcpp", "cpp"},
    {"ocaml", "ocaml"},
    {"ocaml_interface", "ocaml_interface"},
    {"perl", "perl"},
    {"php", "php"},
    {"properties", "properties"},
    {"python", "python"},
    {"r", "r"},
    {"ruby", "ruby"},
    {"rust", "rust"},
    {"scala", "scala"},
    {"scss", "scss"},
    {"sql", "sql"},
    {"starlark", "starlark"},
    {"swift", "swift"},
    {"thrift", "thrift"},
    {"toml", "toml"},
    {"tsx", "tsx"},
    {"typescript", "typescript"},
    {"maven-pom", "xml"},
    {"xml", "xml"},
    {"yaml", "yaml"},
    {"zig", "zig"},
};

struct Linked {
  std::string_view name;
  const TSLanguage* (*language)();
  const RepodocNodeNames* (*node_names)();
};
constexpr Linked kLinked[] = {
#define X(name) {#name, tree_sitter_##name, repodoc_node_names_##name},
#include "linked_grammars.inc"
#undef X
    {{}, nullptr, nullptr},
};

// {grammar, text} per highlight query; the text is null where it comes with the grammar's part.
struct Query {
  std::string_view grammar;
  const char* text;
};
constexpr Query kQueries[] = {
#include "highlight_queries.inc"
};

}  // namespace

std::string_view GrammarNameFor(std::string_view language) {
  for (const Row& row : kRows) {
    if (row.language == language) return row.grammar;
  }
  return {};
}

const TSLanguage* GrammarFor(std::string_view language) {
  std::string_view name = GrammarNameFor(language);
  if (name.empty()) return nullptr;
  for (const Linked& linked : kLinked) {
    if (linked.name == name) return linked.language();
  }
  return static_cast<const TSLanguage*>(Part(name));
}

const RepodocNodeNames* NodeNamesFor(std::string_view language) {
  std::string_view name = GrammarNameFor(language);
  if (name.empty()) return nullptr;
  for (const Linked& linked : kLinked) {
    if (linked.name == name) return linked.node_names();
  }
  return static_cast<const RepodocNodeNames*>(Part(std::string(name) + ".node_names"));
}

bool HasHighlights(std::string_view grammar) {
  return std::any_of(std::begin(kQueries), std::end(kQueries), [&](const Query& query) { return query.grammar == grammar; });
}

const char* HighlightsOf(std::string_view grammar) {
  for (const Query& query : kQueries) {
    if (query.grammar != grammar) continue;
    return query.text != nullptr ? query.text : static_cast<const char*>(Part(std::string(grammar) + ".highlights"));
  }
  return nullptr;
}

}  // namespace repodoc
