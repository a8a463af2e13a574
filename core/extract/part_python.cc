#include "core/extract/extractor_part.h"
#include "core/extract/language_definitions.h"

namespace {

const repodoc::LanguageDefinition* const kDefinitions[] = {&repodoc::PythonDefinition(), &repodoc::StarlarkDefinition()};

}  // namespace

REPODOC_EXTRACTOR_PART(python, {kDefinitions, {}})
