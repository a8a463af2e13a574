// Text that is not Unicode. In: bytes known not to be UTF-8, 16 or 32. Out: which encoding they are in (told
// by how well they fit each one's common characters) and the text as UTF-8. Knows Shift_JIS, GB18030, EUC-KR,
// Windows-1252 and ISO-8859-1, which takes what nothing else does.
#pragma once

#include <string>
#include <string_view>

namespace repodoc {

enum class LegacyEncoding { kLatin1, kWindows1252, kShiftJis, kGb18030, kEucKr };
const char* NameOf(LegacyEncoding encoding);
LegacyEncoding DetectLegacyEncoding(std::string_view bytes);
// Appends UTF-8; what is undefined becomes U+FFFD. False when that happened.
bool AppendLegacy(LegacyEncoding encoding, std::string_view bytes, std::string* out);

}  // namespace repodoc
