#include "core/pages/links.h"

#include "core/base/text.h"
#include "core/rules/rules.h"

namespace repodoc {

PageLinks::PageLinks(std::string_view page, std::string_view docs_root, std::string_view source_url)
    : page_(page), docs_root_(docs_root), source_url_(source_url) {
  while (!docs_root_.empty() && docs_root_.back() == '/') docs_root_.pop_back();
  if (!source_url_.empty() && source_url_.back() != '/') source_url_ += '/';
  page_in_repository_ = docs_root_.empty() ? page_ : docs_root_ + "/" + page_;
}

std::string PageLinks::Source(std::string_view path) const {
  if (!source_url_.empty()) return source_url_ + UrlPath(path);
  return UrlPath(RelativePath(page_in_repository_, path));
}

std::string PageLinks::Page(std::string_view page, std::string_view anchor) const {
  std::string href = UrlPath(RelativePath(page_, page));
  if (!anchor.empty()) {
    href += '#';
    href += UrlPath(anchor);
  }
  return href;
}

void AppendPlace(std::string_view source_href, uint32_t row, Markdown* out) {
  out->Raw("[L").Digits(row + 1).Raw("](").Raw(source_href).Raw("#L").Digits(row + 1).Raw(")");
}

void AppendPlaces(std::string_view source_href, uint32_t row, uint32_t end_row, Markdown* out) {
  if (end_row <= row) return AppendPlace(source_href, row, out);
  out->Raw("[L").Digits(row + 1).Raw("\xE2\x80\x93L").Digits(end_row + 1).Raw("](").Raw(source_href);
  out->Raw("#L").Digits(row + 1).Raw("-L").Digits(end_row + 1).Raw(")");
}

std::string PlaceHref(std::string_view source_href, uint32_t row) {
  return std::string(source_href) + "#L" + std::to_string(row + 1);
}

std::string PlaceHref(std::string_view source_href, uint32_t row, uint32_t end_row) {
  std::string href = PlaceHref(source_href, row);
  if (end_row > row) href += "-L" + std::to_string(end_row + 1);
  return href;
}

const char* WordOf(RuleCategory category) {
  switch (category) {
    case RuleCategory::kPattern: return "Patterns";
    case RuleCategory::kPerformance: return "Performance";
    case RuleCategory::kSecurity: return "Security";
    case RuleCategory::kQuality: return "Quality";
  }
  return "";
}

const char* WordOf(Severity severity) {
  switch (severity) {
    case Severity::kInfo: return "info";
    case Severity::kLow: return "low";
    case Severity::kMedium: return "medium";
    case Severity::kHigh: return "high";
  }
  return "";
}

const char* WordOf(RuleConfidence confidence) {
  switch (confidence) {
    case RuleConfidence::kLow: return "low";
    case RuleConfidence::kMedium: return "medium";
    case RuleConfidence::kHigh: return "high";
  }
  return "";
}

std::string RuleGroupHeading(RuleCategory category, std::string_view language_id, std::string_view language_name) {
  std::string heading = WordOf(category);
  heading += ": ";
  heading.append(language_name);
  if (Slug(language_name) != language_id) heading.append(" (").append(language_id).append(")");
  return heading;
}

std::string RuleGroupAnchor(RuleCategory category, std::string_view language_id, std::string_view language_name) {
  return Slug(RuleGroupHeading(category, language_id, language_name));
}

std::string RuleAnchor(const RuleInfo& rule) { return Slug(rule.id); }

}  // namespace repodoc
