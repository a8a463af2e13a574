// What a roxygen2 block says of parameters and results.
//
//   @param x,y numbers to add;        @param ... <[`data-masking`]> more         @return the sum
//     a line further
#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxFields = 500;

void AddField(std::vector<DocField>* list, std::string name, std::string_view text) {
  if (list->size() >= kMaxFields) return;
  DocField field;
  field.name = std::move(name);
  field.text = CollapseSpace(text);
  list->push_back(std::move(field));
}

void Flush(std::string_view tag, std::string_view text, DocFields* fields) {
  text = Trim(text);
  if (tag == "param" || tag == "slot" || tag == "field") {
    size_t end = std::min(text.find_first_of(" \t\n"), text.size());
    std::string_view names = text.substr(0, end);
    for (std::string_view name : Split(names, ',')) {
      // "\dots" is how the Rd format writes "..."
      if (!name.empty())
        AddField(&fields->parameters, name == "\\dots" ? "..." : std::string(name), text.substr(end));
    }
  } else if (tag == "return" || tag == "returns") {
    AddField(&fields->returns, {}, text);
  }
}

}  // namespace

DocFields ReadRoxygenDoc(std::string_view doc) {
  DocFields fields;
  std::string_view tag;
  std::string text;
  for (std::string_view line : Split(doc, '\n')) {
    if (line.size() > 1 && line[0] == '@' && line[1] >= 'a' && line[1] <= 'z') {
      Flush(tag, text, &fields);
      size_t end = std::min(line.find_first_of(" \t"), line.size());
      tag = line.substr(1, end - 1);
      text = line.substr(end);
    } else if (!tag.empty()) {
      text += '\n';
      text += line;
    }
    if (line.find("lifecycle::badge(\"deprecated\")") != std::string_view::npos ||
        line.find("lifecycle::badge('deprecated')") != std::string_view::npos) {
      fields.deprecated = true;
    }
  }
  Flush(tag, text, &fields);
  return fields;
}

}  // namespace repodoc
