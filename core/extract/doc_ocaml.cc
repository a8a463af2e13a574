// What an ocamldoc or odoc comment says of parameters, results and exceptions.
//
//   @param x how many        @return the sum        @raise Not_found when there is none        @deprecated
//   use g
#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxFields = 500;

void Flush(std::string_view tag, std::string_view text, DocFields* fields) {
  text = Trim(text);
  bool parameter = tag == "param", raises = tag == "raise" || tag == "raises";
  if (tag == "deprecated") fields->deprecated = true;
  DocField field;
  if (parameter || raises) {
    size_t end = std::min(text.find_first_of(" \t\n"), text.size());
    field.name = text.substr(0, end);
    text = text.substr(end);
  }
  field.text = CollapseSpace(text);
  std::vector<DocField>* list = parameter                               ? &fields->parameters
                                : raises                                ? &fields->raises
                                : (tag == "return" || tag == "returns") ? &fields->returns
                                                                        : nullptr;
  if (list != nullptr && list->size() < kMaxFields) list->push_back(std::move(field));
}

}  // namespace

DocFields ReadOcamlDoc(std::string_view doc) {
  DocFields fields;
  std::string_view tag;
  std::string text;
  for (std::string_view raw : Split(doc, '\n')) {
    std::string_view line = Trim(raw);
    if (line.size() > 1 && line[0] == '@' && line[1] >= 'a' && line[1] <= 'z') {
      Flush(tag, text, &fields);
      size_t end = std::min(line.find_first_of(" \t"), line.size());
      tag = line.substr(1, end - 1);
      text = line.substr(end);
    } else if (!tag.empty()) {
      text += '\n';
      text += line;
    }
  }
  Flush(tag, text, &fields);
  return fields;
}

}  // namespace repodoc
