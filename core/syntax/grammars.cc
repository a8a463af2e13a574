#include "core/syntax/grammars.h"

#include <algorithm>

// The grammars that are linked in: X(name) per line; empty for WebAssembly (core/third_party.cmake).
extern "C" {
#define X(name) const TSLanguage* tree_sitter_##name();
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

struct Linked {
  std::string_view name;
  const TSLanguage* (*language)();
};
constexpr Linked kLinked[] = {
#define X(name) {#name, tree_sitter_##name},
#include "linked_grammars.inc"
#undef X
    {{}, nullptr},
};

// What one engine has been given. An engine is single-threaded and its grammars stay until it ends.
struct Provided {
  std::string_view name;  // of kRows
  const TSLanguage* language;
};
struct Registry {
  std::vector<Provided> provided;
  std::vector<std::string_view> missing;
};
Registry& TheRegistry() {
  static Registry* const registry = new Registry;
  return *registry;
}

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
  Registry& registry = TheRegistry();
  for (const Provided& provided : registry.provided) {
    if (provided.name == name) return provided.language;
  }
  if (std::find(registry.missing.begin(), registry.missing.end(), name) == registry.missing.end()) {
    registry.missing.push_back(name);
  }
  return nullptr;
}

void ProvideGrammar(std::string_view name, const TSLanguage* language) {
  for (const Row& row : kRows) {
    if (row.grammar != name) continue;
    TheRegistry().provided.push_back({row.grammar, language});
    return;
  }
}

bool AnyMissingGrammars() { return !TheRegistry().missing.empty(); }

std::vector<std::string_view> TakeMissingGrammars() {
  std::vector<std::string_view> missing;
  missing.swap(TheRegistry().missing);
  return missing;
}

}  // namespace repodoc
