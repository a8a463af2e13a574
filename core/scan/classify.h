// What a file is: language, roles and encoding, from its name and its bytes. In: path, raw bytes, what SCAN
// learned from .gitattributes. Out: a Classification and the decoded UTF-8 text. Used by ANALYZE and again by
// RENDER, so it must be a pure function of its input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace repodoc {

// One row of the language table (languages.cc).
struct Language {
  std::string_view id;     // "python", "cpp", "cuda", "objcpp", "typescript", "tsx", "text", "binary", "png" ...
  std::string_view name;   // "Python"
  std::string_view type;   // "Python Source Code", "Markdown Documentation", "YAML Configuration", "PNG Image"
  std::string_view fence;  // info string of a fenced block: "python", "cpp"; "" for none
  enum Family : uint8_t { kCode, kMarkup, kData, kProse, kBinary } family;
  std::string_view separator;     // between scope and name: ".", "::", "#"
  std::string_view line_comment;  // "#", "//" or ""
};
const Language& LanguageById(std::string_view id);  // "text" when unknown
// By name, extension and, where those are ambiguous (.h .m .inc .pl .v ...) or missing, shebang, modeline and
// content.
const Language& DetectLanguage(std::string_view path, std::string_view text_head);

struct DecodedText {
  bool binary = false;
  std::string encoding;  // "UTF-8", "UTF-16LE", "Windows-1252", "Shift_JIS", "GB18030", "EUC-KR" ...
  bool bom = false;
  bool lossy = false;     // some bytes came out as U+FFFD
  std::string storage;    // the decoded text where it differs from the input bytes
  std::string_view text;  // UTF-8 without BOM; points into the input bytes or into storage
};
// Never fails: undecodable bytes become U+FFFD and set `lossy`; binary content gives binary = true and empty
// text.
void Decode(std::string_view bytes, DecodedText* out);

struct Classification {
  const Language* language = nullptr;
  uint32_t flags = 0;  // FileFlag bits of core/base/file_flags.h
  // Property key (core/base/properties.h) -> the rule in words, for every flag set.
  std::vector<std::pair<const char*, std::string>> reasons;
};
struct Attributes {  // from ScanDecision
  int8_t linguist_generated = -1, linguist_vendored = -1, linguist_documentation = -1;
  std::string_view linguist_language;
};
Classification Classify(std::string_view path, const DecodedText& text, std::string_view bytes,
                        const Attributes& attributes);

}  // namespace repodoc
