// PHPDoc: what a doc block with tags says of parameters, results and errors. A type comes before the name, and may have
// spaces inside of brackets.
//
//   @param array<int, string> $names  The names.     @return list<Foo>|null  The list.     @throws Bar\Error  Never.
#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {

std::string_view TakeDocType(std::string_view text) {
  size_t depth = 0, at = 0;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (c == '<' || c == '(' || c == '{' || c == '[') ++depth;
    if ((c == '>' || c == ')' || c == '}' || c == ']') && depth > 0) --depth;
    if (depth > 0) continue;
    if (c == ' ' || c == '\t') {
      // "callable(int): string", "int | string"
      size_t next = text.find_first_not_of(" \t", at);
      bool before = at > 0 && (text[at - 1] == '|' || text[at - 1] == '&' || (text[at - 1] == ':' && at > 1 && text[at - 2] == ')'));
      bool after = next != std::string_view::npos && (text[next] == '|' || (text[next] == '&' && next + 1 < text.size() && text[next + 1] == ' '));
      if (!before && !after) break;
    }
  }
  return Trim(text.substr(0, at));
}

namespace {

constexpr size_t kMaxFields = 500;

bool IsVariable(std::string_view word) {
  while (!word.empty() && (word[0] == '&' || word[0] == '.')) word.remove_prefix(1);
  return StartsWith(word, "$") && word.size() > 1;
}

std::string_view FirstWord(std::string_view text) { return text.substr(0, std::min(text.find_first_of(" \t"), text.size())); }

class PhpDocReader {
 public:
  explicit PhpDocReader(std::string_view doc) : doc_(doc) {}

  DocFields Read() {
    for (std::string_view line : Split(doc_, '\n')) {
      std::string_view content = Trim(line);
      if (content.size() > 1 && content[0] == '@' && content[1] >= 'a' && content[1] <= 'z') {
        Flush();
        command_ = content.substr(1, std::min(content.find_first_of(" \t(:{"), content.size()) - 1);
        text_ = Trim(content.substr(command_.size() + 1));
      } else if (!command_.empty() && !content.empty()) {
        if (!text_.empty()) text_ += ' ';
        text_ += content;
      }
    }
    Flush();
    return std::move(fields_);
  }

 private:
  void Flush() {
    std::string command, storage;
    command.swap(command_);
    storage.swap(text_);
    std::string_view text = storage, word = command;
    for (std::string_view tool : {"psalm-", "phpstan-"}) {  // of static analysis: the plain tag is the author's
      if (StartsWith(word, tool)) return;
    }
    DocField field;
    if (word == "deprecated") {
      fields_.deprecated = true;
    } else if (word == "param") {
      if (!IsVariable(FirstWord(text))) {
        field.type = TakeDocType(text);
        text = Trim(text.substr(field.type.size()));
      }
      std::string_view name = FirstWord(text);
      if (IsVariable(name)) {
        text = Trim(text.substr(name.size()));
        if (EndsWith(name, ",") || EndsWith(name, ":")) name.remove_suffix(1);
        field.name = name.substr(name.find('$'));
      } else if (field.type.empty()) {
        return;
      }
      field.text = WithoutDash(text);
      Add(&fields_.parameters, std::move(field));
    } else if (word == "return" || word == "returns") {
      field.type = TakeDocType(text);
      field.text = WithoutDash(text.substr(std::min(field.type.size(), text.size())));
      Add(&fields_.returns, std::move(field));
    } else if (word == "throws" || word == "throw") {
      field.name = TakeDocType(text);
      field.text = WithoutDash(text.substr(std::min(field.name.size(), text.size())));
      Add(&fields_.raises, std::move(field));
    } else if (word == "template" || word == "template-covariant") {
      field.name = FirstWord(text);
      field.text = Trim(text.substr(std::min(field.name.size(), text.size())));
      Add(&fields_.template_parameters, std::move(field));
    }
  }

  static std::string WithoutDash(std::string_view text) {
    text = Trim(text);
    if (StartsWith(text, "- ")) text = Trim(text.substr(2));
    return std::string(text);
  }

  static void Add(std::vector<DocField>* list, DocField field) {
    if (list->size() < kMaxFields) list->push_back(std::move(field));
  }

  std::string_view doc_;
  DocFields fields_;
  std::string command_, text_;
};

}  // namespace

DocFields ReadPhpDoc(std::string_view doc) { return PhpDocReader(doc).Read(); }

}  // namespace repodoc
