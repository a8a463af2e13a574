// Which part reads which language id.
#include "core/extract/extractor_part.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/base/parts.h"
#include "core/syntax/grammars.h"

// The parts that are linked in: X(name) per line; empty for WebAssembly (core/extract/parts.cmake).
extern "C" {
#define X(name) const void* repodoc_part_extract_##name();
#include "linked_extractors.inc"
#undef X
}

namespace repodoc {
namespace {

constexpr ExtractorRow kRows[] = {
    {"bash", "bash"},
    {"cmake", "build"},
    {"make", "build"},
    {"dockerfile", "build"},
    {"gradle", "build"},
    {"gradle-kotlin-dsl", "build"},
    {"gemfile-lock", "build"},
    {"c", "cpp"},
    {"cpp", "cpp"},
    {"cuda", "cpp"},
    {"hip", "cpp"},
    {"objc", "cpp"},
    {"objcpp", "cpp"},
    {"csharp", "csharp"},
    {"cython", "cython"},
    {"dart", "dart"},
    {"json", "data"},
    {"json5", "data"},
    {"jsonl", "data"},
    {"jsonld", "data"},
    {"yaml", "data"},
    {"toml", "data"},
    {"ini", "data"},
    {"properties", "data"},
    {"dotenv", "data"},
    {"csv", "data"},
    {"tsv", "data"},
    {"markdown", "documents"},
    {"rst", "documents"},
    {"latex", "documents"},
    {"notebook", "documents"},
    {"elixir", "elixir"},
    {"elm", "elm"},
    {"glsl", "cpp"},
    {"go", "go"},
    {"haskell", "haskell"},
    {"png", "image"},
    {"jpeg", "image"},
    {"gif", "image"},
    {"webp", "image"},
    {"bmp", "image"},
    {"ico", "image"},
    {"protobuf", "interfaces"},
    {"thrift", "interfaces"},
    {"graphql", "interfaces"},
    {"java", "java"},
    {"javascript", "javascript"},
    {"jsx", "javascript"},
    {"typescript", "javascript"},
    {"tsx", "javascript"},
    {"vue", "javascript"},
    {"svelte", "javascript"},
    {"julia", "julia"},
    {"kotlin", "kotlin"},
    {"lua", "lua"},
    {"xml", "markup"},
    {"maven-pom", "markup"},
    {"svg", "markup"},
    {"html", "markup"},
    {"css", "markup"},
    {"scss", "markup"},
    {"less", "markup"},
    {"nix", "nix"},
    {"ocaml", "ocaml"},
    {"ocaml_interface", "ocaml"},
    {"perl", "perl"},
    {"php", "php"},
    {"powershell", "powershell"},
    {"python", "python"},
    {"starlark", "python"},
    {"r", "r"},
    {"ruby", "ruby"},
    {"rust", "rust"},
    {"scala", "scala"},
    {"sql", "sql"},
    {"plsql", "sql"},
    {"plpgsql", "sql"},
    {"tsql", "sql"},
    {"sqlpl", "sql"},
    {"swift", "swift"},
    {"text", "text"},
    {"codeowners", "text"},
    {"ignore", "text"},
    {"pip-requirements", "text"},
    {"go-module", "text"},
    {"cabal-config", "text"},
    {"zig", "zig"},
};

struct Linked {
  std::string_view name;
  const void* (*part)();
};
constexpr Linked kLinked[] = {
#define X(name) {#name, repodoc_part_extract_##name},
#include "linked_extractors.inc"
#undef X
    {{}, nullptr},
};

const ExtractorPart* PartFor(std::string_view language) {
  for (const ExtractorRow& row : kRows) {
    if (language != row.language) continue;
    const ExtractorPart* part = ExtractorPartNamed(row.part);
    if (part == nullptr) GrammarFor(language);  // it will want its grammar: both are fetched at once
    return part;
  }
  return nullptr;
}

}  // namespace

std::span<const ExtractorRow> ExtractorRows() { return kRows; }

bool HasExtractor(std::string_view language) {
  return std::any_of(std::begin(kRows), std::end(kRows), [&](const ExtractorRow& row) { return language == row.language; });
}

const ExtractorPart* ExtractorPartNamed(std::string_view part) {
  for (const Linked& linked : kLinked) {
    if (linked.name == part) return static_cast<const ExtractorPart*>(linked.part());
  }
  return static_cast<const ExtractorPart*>(Part("extract_" + std::string(part)));
}

const LanguageDefinition* DefinitionFor(std::string_view language) {
  const ExtractorPart* part = PartFor(language);
  if (part == nullptr) return nullptr;
  for (const LanguageDefinition* definition : part->definitions) {
    for (const char* id : definition->languages) {
      if (language == id) return definition;
    }
  }
  return nullptr;
}

FormatScanner ScannerFor(std::string_view language) {
  const ExtractorPart* part = PartFor(language);
  if (part == nullptr) return nullptr;
  for (const FormatRow& row : part->formats) {
    if (language == row.language) return row.scan;
  }
  return nullptr;
}

}  // namespace repodoc
