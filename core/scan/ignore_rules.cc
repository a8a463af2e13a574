#include "core/scan/ignore_rules.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace repodoc {
namespace {

// "a\ b  " -> "a\ b": blanks at the end go unless escaped.
std::string_view TrimTrailingBlanks(std::string_view line) {
  size_t end = std::string_view::npos;
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ') {
      if (end == std::string_view::npos) end = i;
      continue;
    }
    if (line[i] == '\\' && ++i == line.size()) return line;
    end = std::string_view::npos;
  }
  return line.substr(0, end);
}

}  // namespace

IgnoreRules::IgnoreRules(std::string source, std::string_view folder, std::string_view bytes)
    : source_(std::move(source)), base_(folder.empty() ? 0 : folder.size() + 1) {
  if (StartsWith(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  uint32_t number = 0;
  while (!bytes.empty()) {
    size_t end = std::min(bytes.find('\n'), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    AddLine(line.substr(0, std::min(line.find('\0'), line.size())), number);
  }
}

void IgnoreRules::AddLine(std::string_view line, uint32_t number) {
  if (line.empty() || line[0] == '#') return;
  line = TrimTrailingBlanks(line);
  std::string_view pattern = line;
  bool negative = StartsWith(pattern, "!");
  if (negative) pattern.remove_prefix(1);
  bool folders_only = EndsWith(pattern, "/");
  if (folders_only) pattern.remove_suffix(1);
  if (pattern.empty()) return;
  bool base_name_only = pattern.find('/') == std::string_view::npos;
  rules_.push_back(
      {Glob(pattern, !base_name_only), std::string(line), number, negative, folders_only, base_name_only});
}

const IgnoreRule* IgnoreRules::Find(std::string_view path, bool is_folder) const {
  std::string_view below = path.substr(base_);
  std::string_view name = BaseName(path);
  for (size_t i = rules_.size(); i-- > 0;) {
    const IgnoreRule& rule = rules_[i];
    if (rule.folders_only && !is_folder) continue;
    if (rule.glob.Matches(rule.base_name_only ? name : below)) return &rule;
  }
  return nullptr;
}

std::string IgnoreRules::Describe(const IgnoreRule& rule) const {
  return source_ + ":" + std::to_string(rule.line) + " " + rule.text;
}

}  // namespace repodoc
