// Licences as files state them: an SPDX line, or the wording of a well-known header or licence file. In: the head of a
// text. Out: the SPDX identifier (or expression as written) and its row. Recognises, never guesses: an unknown text
// gives nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace repodoc {

// False when nothing is recognised in the first 8 KB.
bool FindLicense(std::string_view text, std::string* license, uint32_t* row);
// True for the copyright and licence blocks at the head of files, which document nothing.
bool IsLicenseText(std::string_view comment);

}  // namespace repodoc
