// Ruby's doc texts: YARD tags, TomDoc and the lists of RDoc.
//
//   @param name [String, nil] the name        @param [String] name the name        @return [Array<Foo>] the list
//   @raise [NotFound] if there is none        @option options [Integer] :size (3) how many
//   name - The String name. / Returns the list. / Raises NotFound if there is none.
//   [+name+] the name        +name+:: the name
#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxFields = 500;

bool IsNameCharacter(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string_view FirstWord(std::string_view text) { return text.substr(0, std::min(text.find_first_of(" \t"), text.size())); }

// "[Array<String>, nil] rest": the brackets' inside; text becomes the rest.
std::string TakeTypes(std::string_view* text) {
  if (!StartsWith(*text, "[")) return {};
  size_t depth = 0;
  for (size_t at = 0; at < text->size(); ++at) {
    if ((*text)[at] == '[') ++depth;
    if ((*text)[at] == ']' && --depth == 0) {
      std::string types(Trim(text->substr(1, at - 1)));
      *text = Trim(text->substr(at + 1));
      return types;
    }
  }
  return {};
}

class RubyDocReader {
 public:
  explicit RubyDocReader(std::string_view doc) : doc_(doc) {}

  DocFields Read() {
    bool tomdoc = StartsWith(doc_, "Public:") || StartsWith(doc_, "Internal:") || StartsWith(doc_, "Private:") ||
                  StartsWith(doc_, "Deprecated:") || doc_.find("\nReturns ") != std::string_view::npos;
    if (StartsWith(doc_, "Deprecated:")) fields_.deprecated = true;
    for (std::string_view line : Split(doc_, '\n')) {
      std::string_view content = Trim(line);
      bool indented = !line.empty() && (line[0] == ' ' || line[0] == '\t');
      if (content.empty()) {
        Flush();
      } else if (content[0] == '@' && !StartsWith(content, "@!")) {
        Flush();
        command_ = FirstWord(content.substr(1));
        text_ = Trim(content.substr(command_.size() + 1));
      } else if (!indented && ReadListItem(content)) {
        continue;
      } else if (tomdoc && !indented && ReadTomDoc(content)) {
        continue;
      } else if (!command_.empty() && (indented || tomdoc_)) {
        if (!text_.empty()) text_ += ' ';
        text_ += content;
      } else {
        Flush();
      }
    }
    Flush();
    return std::move(fields_);
  }

 private:
  // [+name+] text, +name+:: text
  bool ReadListItem(std::string_view line) {
    bool bracket = StartsWith(line, "[+");
    if (!bracket && !StartsWith(line, "+")) return false;
    std::string_view rest = line.substr(bracket ? 2 : 1);
    size_t end = 0;
    while (end < rest.size() && IsNameCharacter(rest[end])) ++end;
    std::string_view close = bracket ? "+]" : "+::";
    if (end == 0 || !StartsWith(rest.substr(end), close)) return false;
    Flush();
    command_ = "param";
    text_ = std::string(rest.substr(0, end)) + " " + std::string(Trim(rest.substr(end + close.size())));
    return true;
  }

  // name - The words.   Returns the words.   Raises Error if so.
  bool ReadTomDoc(std::string_view line) {
    std::string_view word = FirstWord(line);
    if (word == "Returns" || word == "Raises" || word == "Yields") {
      Flush();
      tomdoc_ = true;
      command_ = word == "Returns" ? "return" : word == "Raises" ? "raise" : "yield";
      text_ = Trim(line.substr(word.size()));
      if (word == "Raises") text_ = "[" + std::string(FirstWord(text_)) + "] " + std::string(Trim(std::string_view(text_).substr(FirstWord(text_).size())));
      return true;
    }
    for (char c : word) {
      if (!IsNameCharacter(c)) return false;
    }
    std::string_view rest = Trim(line.substr(word.size()));
    if (!StartsWith(rest, "- ")) return false;
    Flush();
    tomdoc_ = true;
    command_ = "param";
    text_ = std::string(word) + " " + std::string(Trim(rest.substr(2)));
    return true;
  }

  void Flush() {
    tomdoc_ = false;
    std::string command, storage;
    command.swap(command_);
    storage.swap(text_);
    std::string_view text = storage;
    DocField field;
    if (command == "deprecated") {
      fields_.deprecated = true;
    } else if (command == "param") {
      field.type = TakeTypes(&text);
      field.name = FirstWord(text);
      text = Trim(text.substr(field.name.size()));
      if (field.type.empty()) field.type = TakeTypes(&text);
      while (!field.name.empty() && (field.name[0] == '*' || field.name[0] == '&')) field.name.erase(0, 1);
      if (!field.name.empty() && field.name.back() == ':') field.name.pop_back();
      field.text = text;
      if (!field.name.empty()) Add(&fields_.parameters, std::move(field));
    } else if (command == "option") {
      std::string_view owner = FirstWord(text);
      text = Trim(text.substr(owner.size()));
      field.type = TakeTypes(&text);
      std::string_view key = FirstWord(text);
      field.name = std::string(owner) + "[" + std::string(key) + "]";
      field.text = Trim(text.substr(key.size()));
      Add(&fields_.parameters, std::move(field));
    } else if (command == "return" || command == "returns") {
      field.type = TakeTypes(&text);
      field.text = text;
      Add(&fields_.returns, std::move(field));
    } else if (command == "raise") {
      field.name = TakeTypes(&text);
      field.text = text;
      Add(&fields_.raises, std::move(field));
    } else if (command == "yield" || command == "yieldreturn") {
      field.type = TakeTypes(&text);
      field.text = text;
      Add(&fields_.yields, std::move(field));
    }
  }

  static void Add(std::vector<DocField>* list, DocField field) {
    if (list->size() < kMaxFields) list->push_back(std::move(field));
  }

  std::string_view doc_;
  DocFields fields_;
  std::string command_, text_;
  bool tomdoc_ = false;  // the field being read goes on without indentation
};

}  // namespace

DocFields ReadRubyDoc(std::string_view doc) { return RubyDocReader(doc).Read(); }

}  // namespace repodoc
