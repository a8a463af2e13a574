// What Swift's markup says of parameters, results and errors:
//
//   - Parameter name: text              - Parameters:
//   - Returns: text                       - first: text
//   - Throws: `E.gone` when ...           - second: text
#include <string>

#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxFields = 500;

bool TakeWord(std::string_view word, std::string_view* text) {
  if (text->size() < word.size()) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    char c = (*text)[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c != word[i]) return false;
  }
  text->remove_prefix(word.size());
  return true;
}

class SwiftReader {
 public:
  DocFields Read(std::string_view doc) {
    bool fenced = false;
    for (std::string_view line : Split(doc, '\n')) {
      std::string_view content = Trim(line);
      if (StartsWith(content, "```")) fenced = !fenced;
      if (fenced) continue;
      size_t indent = line.find_first_not_of(' ');
      bool item = content.size() > 2 && (content[0] == '-' || content[0] == '*' || content[0] == '+') && content[1] == ' ';
      if (item && indent <= outer_indent_) {
        Flush();
        in_parameters_ = false;
        Begin(Trim(content.substr(2)), indent);
      } else if (item && in_parameters_ && (inner_indent_ == kUnknown || indent <= inner_indent_)) {
        Flush();
        inner_indent_ = indent;
        std::string_view rest = Trim(content.substr(2));
        size_t colon = rest.find(':');
        if (colon == std::string_view::npos) continue;
        Open(&fields_.parameters, Name(rest.substr(0, colon)), rest.substr(colon + 1));
      } else if (content.empty()) {
        Flush();
      } else if (list_ != nullptr) {
        if (!field_.text.empty()) field_.text += ' ';
        field_.text += content;
      }
    }
    Flush();
    return std::move(fields_);
  }

 private:
  static constexpr size_t kUnknown = static_cast<size_t>(-1);

  static std::string Name(std::string_view text) {
    text = Trim(text);
    while (!text.empty() && (text.front() == '`' || text.front() == '*')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == '`' || text.back() == '*')) text.remove_suffix(1);
    return std::string(text);
  }

  void Begin(std::string_view text, size_t indent) {
    std::string_view rest = text;
    if (TakeWord("parameters", &rest) && StartsWith(Trim(rest), ":")) {
      in_parameters_ = true;
      inner_indent_ = kUnknown;
      outer_indent_ = indent;
      return;
    }
    rest = text;
    if (TakeWord("parameter ", &rest)) {
      size_t colon = rest.find(':');
      if (colon != std::string_view::npos) Open(&fields_.parameters, Name(rest.substr(0, colon)), rest.substr(colon + 1));
      return;
    }
    for (auto [word, list] : {std::pair{"returns:", &fields_.returns}, std::pair{"return:", &fields_.returns},
                              std::pair{"throws:", &fields_.raises}}) {
      rest = text;
      if (TakeWord(word, &rest)) return Open(list, {}, rest);
    }
  }

  void Open(std::vector<DocField>* list, std::string name, std::string_view text) {
    list_ = list;
    field_ = {};
    field_.name = std::move(name);
    field_.text = Trim(text);
  }

  void Flush() {
    if (list_ != nullptr && list_->size() < kMaxFields) list_->push_back(std::move(field_));
    list_ = nullptr;
  }

  DocFields fields_;
  std::vector<DocField>* list_ = nullptr;
  DocField field_;
  bool in_parameters_ = false;
  size_t outer_indent_ = 3, inner_indent_ = kUnknown;
};

}  // namespace

DocFields ReadSwiftDoc(std::string_view doc) { return SwiftReader().Read(doc); }

}  // namespace repodoc
