#include "core/extract/extractor_part.h"
#include "core/extract/language_definitions.h"

namespace {

const repodoc::LanguageDefinition* const kDefinitions[] = {&repodoc::CppDefinition(), &repodoc::GlslDefinition(),
                                                            &repodoc::ObjectiveCDefinition()};

}  // namespace

REPODOC_EXTRACTOR_PART(cpp, {kDefinitions, {}})
