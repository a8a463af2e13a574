// What a doc text in Markdown says of parameters, results and errors, where it has sections for them (Julia,
// Elixir).
//
//   # Arguments                          ## Parameters            # Returns
//   - `x::Int=1`: how many               * `x` - how many         - `Int`: the sum
#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxFields = 500;

enum class Section : uint8_t { kNone, kParameters, kReturns, kRaises };

Section SectionOf(std::string_view title) {
  std::string word = ToLowerAscii(Trim(title));
  while (!word.empty() && (word.back() == ':' || word.back() == '#' || word.back() == ' ')) word.pop_back();
  for (std::string_view known : {"arguments", "argument", "parameters", "keywords", "keyword arguments",
                                 "args", "params", "options", "fields"}) {
    if (word == known) return Section::kParameters;
  }
  if (word == "returns" || word == "return" || word == "return value" || word == "return values")
    return Section::kReturns;
  if (word == "throws" || word == "raises" || word == "errors" || word == "exceptions")
    return Section::kRaises;
  return Section::kNone;
}

// "`x::Int=1`: text", "`x` - text", "`:x` - text": the name, its type, the text.
DocField ReadItem(std::string_view item) {
  DocField field;
  size_t close = StartsWith(item, "`") ? item.find('`', 1) : std::string_view::npos;
  if (close == std::string_view::npos) {
    size_t end = item.find_first_of(":-");
    std::string_view word = Trim(item.substr(0, end));
    if (end == std::string_view::npos || word.find(' ') != std::string_view::npos) {
      field.text = CollapseSpace(item);
      return field;
    }
    field.name = word;
    item = item.substr(end + 1);
  } else {
    std::string_view name = item.substr(1, close - 1);
    if (StartsWith(name, ":")) name.remove_prefix(1);
    size_t type = name.find("::");
    if (type != std::string_view::npos) {
      std::string_view rest = name.substr(type + 2);
      field.type = Trim(rest.substr(0, rest.find('=')));
      name = name.substr(0, type);
    }
    field.name = Trim(name.substr(0, name.find('=')));
    item = item.substr(close + 1);
  }
  item = Trim(item);
  while (StartsWith(item, ":") || StartsWith(item, "-") || StartsWith(item, "\xe2\x80\x93")) {
    item = Trim(item.substr(StartsWith(item, "\xe2") ? 3 : 1));
  }
  field.text = CollapseSpace(item);
  return field;
}

void Flush(Section section, std::string_view item, DocFields* fields) {
  item = Trim(item);
  if (item.empty() || section == Section::kNone) return;
  DocField field = ReadItem(item);
  if (section == Section::kReturns) {
    if (field.type.empty()) field.type = std::move(field.name);
    field.name.clear();
  }
  if (section != Section::kReturns && field.name.empty()) return;
  std::vector<DocField>* list = section == Section::kParameters ? &fields->parameters
                                : section == Section::kReturns  ? &fields->returns
                                                                : &fields->raises;
  if (list->size() < kMaxFields) list->push_back(std::move(field));
}

}  // namespace

DocFields ReadMarkdownSectionsDoc(std::string_view doc) {
  DocFields fields;
  Section section = Section::kNone;
  std::string item;
  bool fenced = false;
  for (std::string_view line : Split(doc, '\n')) {
    std::string_view content = Trim(line);
    if (StartsWith(content, "```")) fenced = !fenced;
    size_t hashes = std::min(content.find_first_not_of('#'), content.size());
    bool heading = !fenced && hashes > 0 && hashes < content.size() && content[hashes] == ' ';
    bool bullet =
        (StartsWith(content, "- ") || StartsWith(content, "* ")) && line.find_first_not_of(' ') <= 3;
    if (heading) {
      Flush(section, item, &fields);
      item.clear();
      section = SectionOf(content.substr(hashes));
    } else if (section != Section::kNone && bullet) {
      Flush(section, item, &fields);
      item = content.substr(2);
    } else if (section != Section::kNone && (section == Section::kReturns || !item.empty())) {
      if (content.empty()) {
        Flush(section, item, &fields);
        item.clear();
        if (section == Section::kReturns && !fields.returns.empty()) section = Section::kNone;
      } else {
        item += ' ';
        item += content;
      }
    }
  }
  Flush(section, item, &fields);
  return fields;
}

}  // namespace repodoc
