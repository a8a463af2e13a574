// What a doc text with tags says of parameters, results and errors: JSDoc, TSDoc, Doxygen.
//
//   @param {int} x - how many        \param[in] x how many        @returns the sum        @throws {RangeError} never
#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxFields = 500;

void Append(std::string* out, std::string_view line) {
  line = Trim(line);
  if (line.empty()) return;
  if (!out->empty()) *out += ' ';
  *out += line;
}

// "@param {type} [name=default] - text", "\param[in] name text": a command word, its text up to the next command; for
// Doxygen a blank line ends it too.
class TagReader {
 public:
  TagReader(std::string_view doc, bool doxygen) : doc_(doc), doxygen_(doxygen) {}

  DocFields Read() {
    bool in_code = false;  // ``` of Markdown, as JSDoc and TSDoc have it: decorators are no commands
    for (std::string_view line : Split(doc_, '\n')) {
      std::string_view content = Trim(line);
      if (!doxygen_ && StartsWith(content, "```")) in_code = !in_code;
      bool mark = !in_code && !content.empty() && (content[0] == '@' || (content[0] == '\\' && doxygen_));
      if (mark && content.size() > 1 && content[1] >= 'a' && content[1] <= 'z') {
        Flush();
        size_t end = 1;
        while (end < content.size() && ((content[end] >= 'a' && content[end] <= 'z') ||
                                        (content[end] >= 'A' && content[end] <= 'Z'))) {
          ++end;
        }
        command_ = content.substr(1, end - 1);
        text_ = content.substr(end);
      } else if (content.empty() && doxygen_) {
        Flush();
      } else if (!command_.empty()) {
        Append(&text_, content);
      }
    }
    Flush();
    return std::move(fields_);
  }

 private:
  void Flush() {
    std::string command;
    command.swap(command_);
    std::string storage;
    storage.swap(text_);
    if (command.empty()) return;
    std::string_view text = storage;
    if (command == "deprecated") fields_.deprecated = true;
    if (StartsWith(text, "[")) {  // \param[in,out]
      size_t close = text.find(']');
      if (doxygen_ && close != std::string_view::npos) text = text.substr(close + 1);
    }
    text = Trim(text);
    DocField field;
    if (StartsWith(text, "{")) {
      size_t close = MatchingBrace(text);
      if (close != std::string_view::npos) {
        field.type = Trim(text.substr(1, close - 1));
        text = Trim(text.substr(close + 1));
      }
    }
    if (command == "param" || command == "arg" || command == "argument") {
      field.name = TakeName(&text);
      field.text = StripDash(text);
      Add(&fields_.parameters, std::move(field));
    } else if (command == "tparam" || command == "template" || command == "typeParam") {
      std::vector<std::string> names = TakeNames(&text);
      field.text = StripDash(text);
      for (std::string& name : names) {
        field.name = std::move(name);
        Add(&fields_.template_parameters, field);
      }
    } else if (command == "return" || command == "returns" || command == "result") {
      field.text = StripDash(text);
      Add(&fields_.returns, std::move(field));
    } else if (command == "retval") {
      field.type = TakeName(&text);
      field.text = text;
      Add(&fields_.returns, std::move(field));
    } else if (command == "yields" || command == "yield") {
      field.text = StripDash(text);
      Add(&fields_.yields, std::move(field));
    } else if (command == "throws" || command == "throw" || command == "exception" || command == "raises") {
      field.name = field.type.empty() ? TakeName(&text) : field.type;
      field.type.clear();
      field.text = StripDash(text);
      Add(&fields_.raises, std::move(field));
    }
  }

  static void Add(std::vector<DocField>* list, DocField field) {
    if (list->size() < kMaxFields) list->push_back(std::move(field));
  }

  static size_t MatchingBrace(std::string_view text) {
    int depth = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '{') ++depth;
      if (text[i] == '}' && --depth == 0) return i;
    }
    return std::string_view::npos;
  }

  // "name", "[name]", "[name=default]", "...name".
  static std::string TakeName(std::string_view* text) {
    std::string name;
    if (StartsWith(*text, "[")) {
      size_t close = text->find(']');
      if (close == std::string_view::npos) close = text->size();
      std::string_view inside = text->substr(1, close - 1);
      name = Trim(inside.substr(0, inside.find('=')));
      *text = Trim(text->substr(std::min(close + 1, text->size())));
    } else {
      size_t end = std::min(text->find_first_of(" \t"), text->size());
      name = text->substr(0, end);
      *text = Trim(text->substr(end));
      while (!name.empty() && (name.back() == ':' || name.back() == ',')) name.pop_back();
    }
    return name;
  }

  // "T", "T, U".
  static std::vector<std::string> TakeNames(std::string_view* text) {
    std::vector<std::string> names;
    for (bool more = true; more && names.size() < kMaxFields;) {
      size_t end = std::min(text->find_first_of(" \t"), text->size());
      more = end > 0 && ((*text)[end - 1] == ',' || StartsWith(Trim(text->substr(end)), ","));
      names.push_back(TakeName(text));
      if (StartsWith(*text, ",")) *text = Trim(text->substr(1));
    }
    return names;
  }

  static std::string StripDash(std::string_view text) {
    if (StartsWith(text, "- ")) text = Trim(text.substr(2));
    if (StartsWith(text, "-- ")) text = Trim(text.substr(3));
    return std::string(text);
  }

  std::string_view doc_;
  bool doxygen_;  // "\" commands, directions, a blank line ends a command
  DocFields fields_;
  std::string command_, text_;
};

}  // namespace

DocFields ReadJsDoc(std::string_view doc) {
  DocFields fields = TagReader(doc, false).Read();
  for (DocField& field : fields.parameters) {  // {...number}, {number=}
    if (StartsWith(field.type, "...")) field.type.erase(0, 3);
    if (EndsWith(field.type, "=")) field.type.pop_back();
  }
  if (doc.find(" @deprecated") != std::string_view::npos) fields.deprecated = true;  // behind text, as the compiler has it
  return fields;
}
DocFields ReadDoxygenDoc(std::string_view doc) { return TagReader(doc, true).Read(); }

}  // namespace repodoc
