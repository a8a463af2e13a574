// GoDoc has no tags; one convention has a meaning: a paragraph that begins with "Deprecated:".
#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {

DocFields ReadGoDoc(std::string_view doc) {
  DocFields fields;
  bool starts = true;  // a paragraph
  for (std::string_view line : Split(doc, '\n')) {
    std::string_view content = Trim(line);
    if (starts && StartsWith(content, "Deprecated:")) fields.deprecated = true;
    starts = content.empty();
  }
  return fields;
}

}  // namespace repodoc
