#include "core/syntax/grammars.h"

extern "C" {
const TSLanguage* tree_sitter_bash();
const TSLanguage* tree_sitter_c();
const TSLanguage* tree_sitter_cpp();
const TSLanguage* tree_sitter_css();
const TSLanguage* tree_sitter_cuda();
const TSLanguage* tree_sitter_html();
const TSLanguage* tree_sitter_javascript();
const TSLanguage* tree_sitter_json();
const TSLanguage* tree_sitter_make();
const TSLanguage* tree_sitter_python();
const TSLanguage* tree_sitter_starlark();
const TSLanguage* tree_sitter_toml();
const TSLanguage* tree_sitter_tsx();
const TSLanguage* tree_sitter_typescript();
const TSLanguage* tree_sitter_xml();
const TSLanguage* tree_sitter_yaml();
}

namespace repodoc {
namespace {

constexpr GrammarRow kGrammars[] = {
    {"bash", tree_sitter_bash},
    {"c", tree_sitter_c},
    {"cpp", tree_sitter_cpp},
    {"css", tree_sitter_css},
    {"cuda", tree_sitter_cuda},
    {"hip", tree_sitter_cuda},
    {"html", tree_sitter_html},
    {"javascript", tree_sitter_javascript},
    {"json", tree_sitter_json},
    {"jsonc", tree_sitter_json},
    {"jsx", tree_sitter_javascript},
    {"make", tree_sitter_make},
    {"objc", tree_sitter_c},
    {"objcpp", tree_sitter_cpp},
    {"python", tree_sitter_python},
    {"starlark", tree_sitter_starlark},
    {"toml", tree_sitter_toml},
    {"tsx", tree_sitter_tsx},
    {"typescript", tree_sitter_typescript},
    {"xml", tree_sitter_xml},
    {"yaml", tree_sitter_yaml},
};

}  // namespace

std::span<const GrammarRow> Grammars() { return kGrammars; }

}  // namespace repodoc
