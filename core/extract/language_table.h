// The language definitions, one per lang_<language>.cc.
#pragma once

#include <span>

#include "core/extract/language.h"

namespace repodoc {

const LanguageDefinition& BashDefinition();
const LanguageDefinition& CppDefinition();         // c, cpp, cuda, hip, objc, objcpp
const LanguageDefinition& CSharpDefinition();
const LanguageDefinition& JavaDefinition();
const LanguageDefinition& GoDefinition();
const LanguageDefinition& DartDefinition();
const LanguageDefinition& JavaScriptDefinition();  // javascript, jsx, typescript, tsx
const LanguageDefinition& KotlinDefinition();
const LanguageDefinition& LuaDefinition();
const LanguageDefinition& PerlDefinition();
const LanguageDefinition& PhpDefinition();
const LanguageDefinition& CppDefinition();         // c, cpp, cuda, hip, objcpp
const LanguageDefinition& DartDefinition();
const LanguageDefinition& GlslDefinition();
const LanguageDefinition& JavaScriptDefinition();  // javascript, jsx, typescript, tsx
const LanguageDefinition& ObjectiveCDefinition();
const LanguageDefinition& NixDefinition();
const LanguageDefinition& PythonDefinition();
const LanguageDefinition& RustDefinition();
const LanguageDefinition& RubyDefinition();
const LanguageDefinition& ScalaDefinition();
const LanguageDefinition& RDefinition();
const LanguageDefinition& OcamlDefinition();  // ocaml, ocaml_interface
const LanguageDefinition& ElixirDefinition();
const LanguageDefinition& HaskellDefinition();
const LanguageDefinition& JuliaDefinition();
const LanguageDefinition& StarlarkDefinition();
const LanguageDefinition& SwiftDefinition();
const LanguageDefinition& ZigDefinition();

std::span<const LanguageDefinition* const> LanguageDefinitions();

}  // namespace repodoc
