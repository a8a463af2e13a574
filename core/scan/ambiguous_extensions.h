// Extensions several languages share (.h .m .inc .pl .v .ts .cl .d .def). In: the name without template
// suffix, the row the table gives, the head of the text. Out: the row the content speaks for; the given one
// when nothing does.
#pragma once

#include <string_view>

#include "core/scan/classify.h"

namespace repodoc {

const Language& ResolveAmbiguous(std::string_view name, const Language& by_name, std::string_view text_head);

}  // namespace repodoc
