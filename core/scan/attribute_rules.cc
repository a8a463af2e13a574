#include "core/scan/attribute_rules.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxLine = 2048;  // git skips longer lines
constexpr std::string_view kBlanks = " \t\r\n";

// The C-quoted pattern at the start of `line`: "a b\040c" -> a b c. False when the quote does not end.
bool Unquote(std::string_view line, std::string* pattern, size_t* end) {
  for (size_t i = 1; i < line.size(); ++i) {
    char c = line[i];
    if (c == '"') {
      *end = i + 1;
      return true;
    }
    if (c != '\\') {
      pattern->push_back(c);
      continue;
    }
    if (++i == line.size()) return false;
    constexpr std::string_view kNames = "abfnrtv\\\"", kValues = "\a\b\f\n\r\t\v\\\"";
    size_t known = kNames.find(line[i]);
    if (known != std::string_view::npos) {
      pattern->push_back(kValues[known]);
      continue;
    }
    int value = 0;
    for (int digit = 0; digit < 3; ++digit, ++i) {
      if (i == line.size() || line[i] < '0' || line[i] > '7') return false;
      value = value * 8 + (line[i] - '0');
    }
    --i;
    pattern->push_back(static_cast<char>(value));
  }
  return false;
}

bool IsAttributeName(std::string_view name) {
  if (name.empty() || name[0] == '-') return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_';
  });
}

}  // namespace

AttributeRules::AttributeRules(std::string_view folder, std::string_view bytes)
    : base_(folder.empty() ? 0 : folder.size() + 1) {
  if (StartsWith(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (std::string_view line : Split(bytes, '\n')) {
    line = line.substr(0, std::min(line.find('\0'), line.size()));
    if (line.size() < kMaxLine) AddLine(line);
  }
}

void AttributeRules::AddLine(std::string_view line) {
  size_t begin = line.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos || line[begin] == '#') return;
  line.remove_prefix(begin);
  std::string pattern;
  size_t end = 0;
  if (line[0] == '"') {
    if (!Unquote(line, &pattern, &end)) {
      pattern.clear();
      end = 0;
    }
  }
  if (end == 0) {
    end = std::min(line.find_first_of(kBlanks), line.size());
    pattern = std::string(line.substr(0, end));
  }
  // Macro definitions, and negative patterns, which git refuses here. A pattern for folders matches no file.
  if (StartsWith(pattern, "[attr]") || StartsWith(pattern, "!") || pattern.empty() || pattern.back() == '/')
    return;

  bool base_name_only = pattern.find('/') == std::string::npos;
  Rule rule{.glob = Glob(pattern, !base_name_only), .base_name_only = base_name_only, .language = {}};
  std::string_view rest = line.substr(end);
  for (;;) {
    size_t from = rest.find_first_not_of(kBlanks);
    if (from == std::string_view::npos) break;
    size_t to = std::min(rest.find_first_of(kBlanks, from), rest.size());
    std::string_view item = rest.substr(from, to - from);
    rest.remove_prefix(to);
    int8_t state = 1;
    if (item[0] == '-' || item[0] == '!') {
      state = item[0] == '-' ? 0 : -1;
      item.remove_prefix(1);
    }
    size_t equals = std::min(item.find('='), item.size());
    std::string_view name = item.substr(0, equals);
    std::string_view value = equals < item.size() ? item.substr(equals + 1) : std::string_view();
    if (!IsAttributeName(name)) return;  // git drops the line
    if (equals < item.size()) state = value == "false" ? 0 : 1;
    if (name == "linguist-generated") {
      rule.generated = state;
    } else if (name == "linguist-vendored") {
      rule.vendored = state;
    } else if (name == "linguist-documentation") {
      rule.documentation = state;
    } else if (name == "linguist-language") {
      rule.has_language = true;
      rule.language = std::string(value);
    }
  }
  bool ours = rule.generated != -2 || rule.vendored != -2 || rule.documentation != -2 || rule.has_language;
  if (ours) rules_.push_back(std::move(rule));
}

void AttributeRules::Apply(std::string_view path, ScanDecision* decision) const {
  std::string_view below = path.substr(base_), name = BaseName(path);
  for (const Rule& rule : rules_) {
    if (!rule.glob.Matches(rule.base_name_only ? name : below)) continue;
    if (rule.generated != -2) decision->linguist_generated = rule.generated;
    if (rule.vendored != -2) decision->linguist_vendored = rule.vendored;
    if (rule.documentation != -2) decision->linguist_documentation = rule.documentation;
    if (rule.has_language) decision->linguist_language = rule.language;
  }
}

}  // namespace repodoc
