// LDoc and the annotations of the Lua language servers:
//
//   @param name text      @tparam string name text      @return text      @treturn number text      @raise text
//   @param name string? text                            @return number size text       @deprecated
#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxFields = 500;

// Up to the first space outside of brackets; "string | nil" and "fun(a: x): y" go on.
std::string_view TakeWord(std::string_view text) {
  size_t depth = 0, at = 0;
  for (; at < text.size(); ++at) {
    char c = text[at];
    if (c == '<' || c == '(' || c == '{' || c == '[') ++depth;
    if ((c == '>' || c == ')' || c == '}' || c == ']') && depth > 0) --depth;
    if (depth > 0 || (c != ' ' && c != '\t')) continue;
    size_t next = text.find_first_not_of(" \t", at);
    bool joined = next != std::string_view::npos && text[next] == '|';
    bool open = at > 0 && (text[at - 1] == '|' || (text[at - 1] == ':' && at > 1 && text[at - 2] == ')'));
    if (!joined && !open) break;
  }
  return text.substr(0, at);
}

// Whether the word behind a parameter's name is a type rather than the beginning of a sentence.
bool LooksLikeType(std::string_view word) {
  if (word.empty()) return false;
  if (word.back() == '?') word.remove_suffix(1);
  for (std::string_view type : {"string", "number", "integer", "boolean", "bool", "table", "function", "nil", "any", "userdata",
                                "thread", "unknown", "self", "int", "float", "array", "lightuserdata", "void", "T"}) {
    if (word == type) return true;
  }
  if (word[0] == '(' && word.back() == ')') return true;
  if (StartsWith(word, "fun(") || StartsWith(word, "table<") || StartsWith(word, "{")) return true;
  if (EndsWith(word, "[]") || word.find('|') != std::string_view::npos || word.find('<') != std::string_view::npos) return true;
  if (word[0] == '"' || word[0] == '\'') return true;
  // vim.Ringbuf, MyOptions: a path, or two capitals in one word
  size_t dot = word.find('.');
  if (dot != std::string_view::npos && dot > 0 && dot + 1 < word.size()) return true;
  size_t capitals = 0, small = 0;
  for (char c : word) {
    capitals += c >= 'A' && c <= 'Z';
    small += c >= 'a' && c <= 'z';
  }
  return capitals >= 2 && small >= 2 && word[0] >= 'A' && word[0] <= 'Z';
}

std::string_view WithoutBrackets(std::string_view type) {
  if (type.size() > 2 && type[0] == '(' && type.back() == ')') return Trim(type.substr(1, type.size() - 2));
  return type;
}

class LuaDocReader {
 public:
  explicit LuaDocReader(std::string_view doc) : doc_(doc) {}

  DocFields Read() {
    for (std::string_view line : Split(doc_, '\n')) {
      std::string_view content = Trim(line);
      if (StartsWith(content, "@")) {
        Flush();
        command_ = content.substr(1, std::min(content.find_first_of(" \t[("), content.size()) - 1);
        text_ = Trim(content.substr(command_.size() + 1));
      } else if (content.empty()) {
        Flush();
      } else if (!command_.empty()) {
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
    std::string_view text = storage;
    if (StartsWith(text, "[")) {  // @param[opt=1] name
      size_t close = text.find(']');
      if (close != std::string_view::npos) text = Trim(text.substr(close + 1));
    }
    DocField field;
    if (command == "deprecated") {
      fields_.deprecated = true;
    } else if (command == "param" || command == "tparam" || command == "vararg") {
      if (command == "tparam") {
        field.type = TakeWord(text);
        text = Trim(text.substr(field.type.size()));
      }
      std::string_view name = command == "vararg" ? std::string_view() : TakeWord(text);
      text = Trim(text.substr(name.size()));
      if (command == "vararg") name = "...";
      if (!name.empty() && name.back() == '?') name.remove_suffix(1);
      field.name = name;
      if (command != "tparam") {
        std::string_view word = TakeWord(text);
        if (LooksLikeType(word) || command == "vararg") {
          field.type = WithoutBrackets(word);
          text = text.substr(word.size());
        }
      }
      field.text = WithoutDash(text);
      if (!field.name.empty()) Add(&fields_.parameters, std::move(field));
    } else if (command == "return" || command == "treturn") {
      std::string_view word = TakeWord(text);
      if (command == "treturn" || LooksLikeType(word)) {
        field.type = WithoutBrackets(word);
        text = text.substr(word.size());
      }
      field.text = WithoutDash(text);
      Add(&fields_.returns, std::move(field));
    } else if (command == "raise" || command == "error") {
      field.text = text;
      Add(&fields_.raises, std::move(field));
    } else if (command == "generic") {
      field.name = TakeWord(text);
      field.text = Trim(text.substr(field.name.size()));
      Add(&fields_.template_parameters, std::move(field));
    }
  }

  static std::string WithoutDash(std::string_view text) {
    text = Trim(text);
    if (StartsWith(text, "- ") || StartsWith(text, "# ") || StartsWith(text, ": ")) text = Trim(text.substr(2));
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

DocFields ReadLuaDoc(std::string_view doc) { return LuaDocReader(doc).Read(); }

}  // namespace repodoc
