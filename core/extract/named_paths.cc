#include "core/extract/named_paths.h"

#include "core/base/text.h"
#include "core/scan/languages.h"

namespace repodoc {
namespace {

constexpr size_t kMaxPathBytes = 160;
constexpr size_t kMaxPaths = 256;  // of one file

bool IsLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// "tools/derivatives.yaml", "../x.cc", "index.html"; not "torch.nn", "1.2", "*.py", "a: b.c", "https://x.y/z.html".
bool LooksLikeFile(std::string_view text, bool variables) {
  if (text.size() < 3 || text.size() > kMaxPathBytes) return false;
  // A label of Starlark: "//folder:file.cc", ":file.cc".
  bool rooted = StartsWith(text, "//");
  if (rooted || text[0] == ':') {
    size_t colon = text.find(':');
    if (colon == std::string_view::npos || text.find_first_of(":$", colon + 1) != std::string_view::npos) return false;
    text.remove_prefix(colon + 1);
    if (text.empty()) return false;
  }
  for (char c : text) {
    if (IsLetterOrDigit(c) || c == '/' || c == '.' || c == '_' || c == '-' || c == '+' || c == '@') continue;
    if (variables && (c == '$' || c == '{' || c == '}')) continue;
    return false;
  }
  if (text[0] == '-' || text.find("//") != std::string_view::npos) return false;
  std::string_view name = BaseName(text);
  if (name.size() == text.size() && text.find('@') != std::string_view::npos) return false;  // somebody@example.org
  std::string_view extension = Extension(name);
  if (extension.size() < 2 || extension.size() == name.size() || name.find('$') != std::string_view::npos) return false;
  bool letter = false;
  for (char c : extension.substr(1)) {
    if (!IsLetterOrDigit(c)) return false;
    letter = letter || c > '9';
  }
  if (!letter || extension.size() > 9) return false;
  return name.size() < text.size() || LanguageByExtension(ToLowerAscii(extension)) != nullptr;
}

}  // namespace

void NamedPathCollector::Add(std::string_view text, uint32_t row, bool variables) {
  if (!LooksLikeFile(text, variables) || seen_.size() >= kMaxPaths || seen_.find(text) != seen_.end()) return;
  seen_.insert(std::string(text));
  Link link;
  link.kind = LinkKind::kPath;
  link.target = facts_->Add(text);
  link.row = row;
  facts_->links.push_back(link);
}

}  // namespace repodoc
