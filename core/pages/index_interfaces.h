// "Interfaces" of the front page and interfaces.md: HTTP routes, command-line options, environment variables, configuration
// keys, error messages. Nothing when there are none. Internal to core/pages.
#pragma once

#include "core/pages/repository_page.h"

namespace repodoc {

void WriteInterfaces(RepositoryPageWriter& page);

}  // namespace repodoc
