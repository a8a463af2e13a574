#include "core/extract/conflict_markers.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

bool IsMarker(std::string_view line) {
  for (std::string_view mark : {"<<<<<<<", "|||||||", "=======", ">>>>>>>"}) {
    if (!StartsWith(line, mark)) continue;
    char next = line.size() > 7 ? line[7] : '\n';
    return next == ' ' || next == '\n' || next == '\r';
  }
  return false;
}

}  // namespace

PreparedText MaskConflictMarkers(std::string_view, std::string_view text) {
  PreparedText out;
  if (!StartsWith(text, "<<<<<<< ") && text.find("\n<<<<<<< ") == std::string_view::npos) return out;
  out.changed = true;
  out.text = text;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    if (IsMarker(text.substr(at, end - at))) {
      for (size_t i = at; i < end; ++i) {
        if (text[i] != '\r') out.text[i] = ' ';
      }
    }
    at = end + 1;
  }
  return out;
}

}  // namespace repodoc
