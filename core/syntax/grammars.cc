#include "core/syntax/grammars.h"

extern "C" {
#define X(name) const TSLanguage* tree_sitter_##name();
#include "grammars.inc"
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
    {"dart", "dart"},
    {"elixir", "elixir"},
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
    {"xml", "xml"},
    {"yaml", "yaml"},
    {"zig", "zig"},
};

struct Grammar {
  std::string_view name;
  const TSLanguage* (*language)();
};
constexpr Grammar kGrammars[] = {
#define X(name) {#name, tree_sitter_##name},
#include "grammars.inc"
#undef X
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
  for (const Grammar& grammar : kGrammars) {
    if (grammar.name == name) return grammar.language();
  }
  return nullptr;
}

}  // namespace repodoc
