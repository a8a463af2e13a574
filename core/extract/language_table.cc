// The registry of languages that the walk reads: one line per definition (lang_<language>.cc).
#include "core/extract/language_table.h"

namespace repodoc {

std::span<const LanguageDefinition* const> LanguageDefinitions() {
  static const LanguageDefinition* const definitions[] = {
      &BashDefinition(),
      &CppDefinition(),
      &CSharpDefinition(),
      &JavaDefinition(),
      &GoDefinition(),
      &DartDefinition(),
      &GlslDefinition(),
      &JavaScriptDefinition(),
      &KotlinDefinition(),
      &LuaDefinition(),
      &PerlDefinition(),
      &PhpDefinition(),
      &ObjectiveCDefinition(),
      &NixDefinition(),
      &PythonDefinition(),
      &RustDefinition(),
      &RubyDefinition(),
      &ScalaDefinition(),
      &RDefinition(),
      &OcamlDefinition(),
      &ElixirDefinition(),
      &HaskellDefinition(),
      &JuliaDefinition(),
      &StarlarkDefinition(),
      &SwiftDefinition(),
      &ZigDefinition(),
  };
  return definitions;
}

const LanguageDefinition* DefinitionFor(std::string_view language) {
  for (const LanguageDefinition* definition : LanguageDefinitions()) {
    for (const char* id : definition->languages) {
      if (language == id) return definition;
    }
  }
  return nullptr;
}

}  // namespace repodoc
