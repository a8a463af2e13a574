#include "core/extract/lang_cython_template.h"

namespace repodoc::cython {
namespace {

constexpr size_t kMaxValueBytes = 500;

bool IsTemplate(std::string_view text) {
  for (std::string_view mark : {"{{for ", "{{py:", "{{if ", "{{endif}}", "{{def ", "{{default "}) {
    if (text.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

std::string WithoutTemplate(std::string_view text) {
  if (!IsTemplate(text)) return {};
  std::string out(text);
  for (size_t at = text.find("{{"); at != std::string_view::npos;) {
    bool code = text.substr(at, 5) == "{{py:";
    std::string_view words = code ? text.substr(at) : text.substr(at, kMaxValueBytes);
    size_t close = words.find("}}");
    if (close == std::string_view::npos && code) break;
    if (!code && (close == std::string_view::npos || words.substr(0, close).find('\n') != std::string_view::npos)) {
      at = text.find("{{", at + 2);  // no value: a dictionary in another
      continue;
    }
    size_t end = at + close + 2;
    size_t before = at, behind = end;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t')) --before;
    while (behind < text.size() && (text[behind] == ' ' || text[behind] == '\t' || text[behind] == '\r')) ++behind;
    bool alone = (before == 0 || text[before - 1] == '\n') && (behind == text.size() || text[behind] == '\n');
    for (size_t i = at; i < end; ++i) {
      if (out[i] != '\n' && out[i] != '\r') out[i] = alone || code ? ' ' : '_';
    }
    at = text.find("{{", end);
  }
  return out;
}

}  // namespace repodoc::cython
