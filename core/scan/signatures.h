// Binary formats by their first bytes. In: the head of a file. Out: the id of its language row ("png", "zip",
// "binary"), or null when no signature is known. Says nothing about bytes without signature.
#pragma once

#include <string_view>

namespace repodoc {

const char* SignatureLanguage(std::string_view bytes);

}  // namespace repodoc
