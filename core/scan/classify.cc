// The parts of a classification put together: language (name, content, attributes), then roles (roles.h).
#include "core/scan/classify.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/base/file_flags.h"
#include "core/base/properties.h"
#include "core/scan/languages.h"
#include "core/scan/roles.h"
#include "core/scan/script_lines.h"
#include "core/scan/signatures.h"

namespace repodoc {
namespace {

constexpr size_t kHead = 64 << 10;

const Language& LanguageOf(std::string_view path, const DecodedText& text, std::string_view bytes,
                           const Attributes& attributes) {
  if (text.binary) {
    if (const char* id = SignatureLanguage(bytes)) return LanguageById(id);
    const Language& by_name = DetectLanguage(path, {});
    return by_name.family == Language::kBinary ? by_name : LanguageById("binary");
  }
  if (!attributes.linguist_language.empty()) {
    if (const Language* declared = LanguageByAlias(attributes.linguist_language)) return *declared;
  }
  const Language& by_name = DetectLanguage(path, text.text.substr(0, kHead));
  // A name that promises a binary format, and text inside: a Git LFS pointer, an empty or a hand-written
  // file.
  return by_name.family == Language::kBinary ? LanguageById("text") : by_name;
}

bool IsImage(std::string_view id) {
  for (std::string_view image : {"png", "jpeg", "gif", "webp", "ico", "bmp", "svg"}) {
    if (id == image) return true;
  }
  return false;
}

}  // namespace

Classification Classify(std::string_view path, const DecodedText& text, std::string_view bytes,
                        const Attributes& attributes) {
  Classification result;
  result.language = &LanguageOf(path, text, bytes, attributes);
  const Language& language = *result.language;
  if (text.binary) result.flags |= kFileBinary;
  if (IsImage(language.id)) result.flags |= kFileImage;
  if (text.bom) result.flags |= kFileBom;
  if (language.family == Language::kCode) result.flags |= kFileCode;
  auto set = [&](uint32_t flag, const char* key, std::string reason) {
    if (reason.empty()) return false;
    result.flags |= flag;
    result.reasons.emplace_back(key, std::move(reason));
    return true;
  };
  // What .gitattributes says holds against every rule of ours, in both directions.
  auto attribute = [&](int8_t value, const char* name, uint32_t flag, const char* key,
                       std::string otherwise) {
    if (value == 0) return;
    set(flag, key, value == 1 ? ".gitattributes: " + std::string(name) : std::move(otherwise));
  };
  std::string minified = text.binary ? "" : MinifiedReason(path, language, text.text);
  if (!minified.empty()) result.flags |= kFileMinified;
  std::string generated = GeneratedReason(path, text.text.substr(0, kHead));
  attribute(attributes.linguist_generated, "linguist-generated", kFileGenerated, property::kGeneratedBy,
            generated.empty() ? minified : generated);
  attribute(attributes.linguist_vendored, "linguist-vendored", kFileVendored, property::kVendoredBy,
            VendoredReason(path));
  set(kFileTest, property::kTestBy, TestReason(path, language));
  set(kFileExample, property::kExampleBy, ExampleReason(path));
  attribute(attributes.linguist_documentation, "linguist-documentation", kFileDocumentation,
            property::kDocumentationBy, DocumentationReason(path, language));
  set(kFileConfig, property::kConfigBy, ConfigReason(path, language));
  if (IsBuildFile(path, language)) result.flags |= kFileBuild;
  if (IsPackageIndex(path)) result.flags |= kFilePackageIndex;
  if (std::string_view shebang = ShebangLine(text.text); shebang.size() > 2) {
    set(kFileScript, property::kShebang, ToValidUtf8(shebang));
  }
  return result;
}

}  // namespace repodoc
