#include "core/scan/signatures.h"

#include "core/base/text.h"

namespace repodoc {
namespace {

struct Signature {
  std::string_view bytes;
  const char* language;
};
using namespace std::string_view_literals;
// Only signatures that no text starts with; "BM" and "MZ" are too short and are told by their NULs.
constexpr Signature kSignatures[] = {
    {"\x89PNG\r\n\x1A\n"sv, "png"},
    {"\xFF\xD8\xFF"sv, "jpeg"},
    {"GIF87a"sv, "gif"},
    {"GIF89a"sv, "gif"},
    {"\0\0\1\0"sv, "ico"},
    {"PK\3\4"sv, "zip"},
    {"PK\5\6"sv, "zip"},
    {"\x1F\x8B"sv, "gzip"},
    {"%PDF-"sv, "pdf"},
    {"\x7F"
     "ELF"sv,
     "elf"},
    {"\xCA\xFE\xBA\xBE"sv, "binary"},  // Java class, fat Mach-O
    {"\xFE\xED\xFA"sv, "binary"},
    {"\xCF\xFA\xED\xFE"sv, "binary"},
    {"\xCE\xFA\xED\xFE"sv, "binary"},
    {"SQLite format 3\0"sv, "binary"},
    {"7z\xBC\xAF\x27\x1C"sv, "binary"},
    {"\xFD"
     "7zXZ\0"sv,
     "binary"},
    {"BZh91AY&SY"sv, "binary"},
    {"\x28\xB5\x2F\xFD"sv, "binary"},
    {"\0asm"sv, "binary"},
    {"wOFF"sv, "binary"},
    {"wOF2"sv, "binary"},
    {"OggS\0"sv, "binary"},
    {"fLaC\0"sv, "binary"},
    {"ID3\3\0"sv, "binary"},
    {"\x93NUMPY"sv, "binary"},
    {"\x89HDF\r\n"sv, "binary"},
    {"!<arch>\n"sv, "binary"},
};

}  // namespace

const char* SignatureLanguage(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (StartsWith(bytes, signature.bytes)) return signature.language;
  }
  if (StartsWith(bytes, "RIFF") && bytes.size() >= 12)
    return bytes.substr(8, 4) == "WEBP" ? "webp" : "binary";
  // A bitmap: "BM", its own size, two reserved words of zero.
  if (StartsWith(bytes, "BM") && bytes.size() >= 26 && bytes.substr(6, 4) == "\0\0\0\0"sv) return "bmp";
  return nullptr;
}

}  // namespace repodoc
