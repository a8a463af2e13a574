// The language definitions, one per lang_<language>.cc, for the parts (part_<name>.cc).
#pragma once

#include "core/extract/language.h"

namespace repodoc {

const LanguageDefinition& BashDefinition();
const LanguageDefinition& CSharpDefinition();
const LanguageDefinition& JavaDefinition();
const LanguageDefinition& GoDefinition();
const LanguageDefinition& DartDefinition();
const LanguageDefinition& KotlinDefinition();
const LanguageDefinition& LuaDefinition();
const LanguageDefinition& PerlDefinition();
const LanguageDefinition& PhpDefinition();
const LanguageDefinition& CppDefinition();  // c, cpp, cuda, hip, objcpp
const LanguageDefinition& GlslDefinition();
const LanguageDefinition& JavaScriptDefinition();  // javascript, jsx, typescript, tsx
const LanguageDefinition& ObjectiveCDefinition();
const LanguageDefinition& NixDefinition();
const LanguageDefinition& CythonDefinition();
const LanguageDefinition& PythonDefinition();
const LanguageDefinition& RustDefinition();
const LanguageDefinition& RubyDefinition();
const LanguageDefinition& ScalaDefinition();
const LanguageDefinition& RDefinition();
const LanguageDefinition& OcamlDefinition();  // ocaml, ocaml_interface
const LanguageDefinition& ElixirDefinition();
const LanguageDefinition& ElmDefinition();
const LanguageDefinition& HaskellDefinition();
const LanguageDefinition& JuliaDefinition();
const LanguageDefinition& StarlarkDefinition();
const LanguageDefinition& SwiftDefinition();
const LanguageDefinition& ZigDefinition();

}  // namespace repodoc
