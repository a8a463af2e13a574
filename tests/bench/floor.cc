// The floor every timing is compared with: tree-sitter parses a file and nothing else. Built only for scripts/bench.
#include <emscripten/emscripten.h>
#include <tree_sitter/api.h>

#include <cstdlib>

#include "core/base/parts.h"
#include "core/syntax/grammars.h"

extern "C" {

EMSCRIPTEN_KEEPALIVE void* floor_alloc(size_t size) { return std::malloc(size ? size : 1); }
EMSCRIPTEN_KEEPALIVE void floor_free(void* data) { std::free(data); }

// As repodoc_part of wasm/bridge.h.
EMSCRIPTEN_KEEPALIVE void floor_grammar(const char* name, const void* language) { repodoc::ProvidePart(name, language); }
// The name of the grammar that parses a language; "" when there is none.
EMSCRIPTEN_KEEPALIVE const char* floor_grammar_name(const char* language) {
  return repodoc::GrammarNameFor(language).data() != nullptr ? repodoc::GrammarNameFor(language).data() : "";
}

// Number of syntax nodes, 0 when there is no grammar for the language.
EMSCRIPTEN_KEEPALIVE unsigned floor_parse(const char* language, const char* text, unsigned size) {
  static TSParser* const parser = ts_parser_new();
  const TSLanguage* grammar = repodoc::GrammarFor(language);
  if (grammar == nullptr || !ts_parser_set_language(parser, grammar)) return 0;
  TSTree* tree = ts_parser_parse_string(parser, nullptr, text, size);
  unsigned nodes = tree != nullptr ? ts_node_descendant_count(ts_tree_root_node(tree)) : 0;
  ts_tree_delete(tree);
  return nodes;
}
}
