// What rustdoc's customary sections say of parameters, results, errors and panics:
//
//   # Arguments                       # Errors                              # Panics
//   * `path` - where to read          Returns [`Error::Gone`] when ...      If `x` is zero.
#include <string>

#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxFields = 500;

enum class Part { kProse, kArguments, kTypeArguments, kErrors, kPanics, kReturns };

bool EqualsIgnoringCase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); ++i) {
    char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
    if (c != b[i]) return false;
  }
  return true;
}

Part PartOf(std::string_view title) {
  while (!title.empty() && (title.back() == ':' || title.back() == ' ')) title.remove_suffix(1);
  struct Row {
    std::string_view title;
    Part part;
  };
  static constexpr Row kRows[] = {
      {"arguments", Part::kArguments}, {"parameters", Part::kArguments}, {"params", Part::kArguments},
      {"args", Part::kArguments}, {"type parameters", Part::kTypeArguments}, {"generics", Part::kTypeArguments},
      {"errors", Part::kErrors}, {"error", Part::kErrors}, {"panics", Part::kPanics}, {"panic", Part::kPanics},
      {"returns", Part::kReturns}, {"return", Part::kReturns}, {"return value", Part::kReturns},
  };
  for (const Row& row : kRows) {
    if (EqualsIgnoringCase(title, row.title)) return row.part;
  }
  return Part::kProse;
}

class RustReader {
 public:
  DocFields Read(std::string_view doc) {
    bool fenced = false;
    for (std::string_view line : Split(doc, '\n')) {
      std::string_view content = Trim(line);
      if (StartsWith(content, "```")) {
        fenced = !fenced;
        Flush();
        continue;
      }
      if (fenced) continue;
      if (StartsWith(content, "#")) {
        size_t marks = content.find_first_not_of('#');
        if (marks != std::string_view::npos && marks <= 6 && content[marks] == ' ') {
          Flush();
          part_ = PartOf(Trim(content.substr(marks)));
          continue;
        }
      }
      if (part_ == Part::kProse) continue;
      bool item = content.size() > 2 && (content[0] == '*' || content[0] == '-' || content[0] == '+') && content[1] == ' ';
      bool nested = item && in_item_ && line.find_first_not_of(' ') >= indent_ + 2;
      if (item && !nested) {
        Flush();
        in_item_ = true;
        indent_ = line.find_first_not_of(' ');
        content = Trim(content.substr(2));
      } else if (content.empty()) {
        // A blank line ends a paragraph; an item goes on when what follows is indented.
        if (!in_item_) Flush();
        after_blank_ = true;
        continue;
      } else if (in_item_ && after_blank_ && line.find_first_not_of(' ') <= indent_) {
        Flush();
      }
      after_blank_ = false;
      if (!text_.empty()) text_ += ' ';
      text_ += content;
    }
    Flush();
    return std::move(fields_);
  }

 private:
  // "`name` - text", "`name`: text", "name - text", "**name**: text". False when no name stands there.
  static bool TakeName(std::string_view text, DocField* field) {
    std::string_view rest = text;
    char mark = 0;
    while (!rest.empty() && (rest[0] == '`' || rest[0] == '*' || rest[0] == '[' || rest[0] == '_')) {
      if (mark == 0) mark = rest[0];
      rest.remove_prefix(1);
    }
    size_t end = 0;
    auto is_name = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ':' ||
             c == '\'' || static_cast<uint8_t>(c) >= 0x80;
    };
    while (end < rest.size() && is_name(rest[end])) ++end;
    while (end > 0 && rest[end - 1] == ':') --end;
    if (end == 0) return false;
    std::string_view name = rest.substr(0, end);
    rest.remove_prefix(end);
    while (!rest.empty() && std::string_view("`*]_").find(rest[0]) != std::string_view::npos) rest.remove_prefix(1);
    rest = Trim(rest);
    bool separated = false;
    for (std::string_view separator : {"-", ":", "\u2013", "\u2014", "="}) {
      if (!StartsWith(rest, separator)) continue;
      rest = Trim(rest.substr(separator.size()));
      while (StartsWith(rest, "-")) rest = Trim(rest.substr(1));
      separated = true;
      break;
    }
    if (!separated && mark == 0) return false;
    field->name = name;
    field->text = rest;
    return true;
  }

  void Flush() {
    std::string text;
    text.swap(text_);
    bool item = in_item_;
    in_item_ = false;
    if (text.empty()) return;
    DocField field;
    auto add = [&](std::vector<DocField>* list) {
      if (list->size() < kMaxFields) list->push_back(std::move(field));
    };
    switch (part_) {
      case Part::kArguments:
      case Part::kTypeArguments:
        if (item && TakeName(text, &field)) {
          add(part_ == Part::kArguments ? &fields_.parameters : &fields_.template_parameters);
        }
        break;
      case Part::kErrors:
        if (!item || !TakeName(text, &field)) field.text = text;
        add(&fields_.raises);
        break;
      case Part::kPanics:
        field.name = "panic";
        field.text = text;
        add(&fields_.raises);
        break;
      case Part::kReturns:
        field.text = text;
        if (fields_.returns.empty()) {
          add(&fields_.returns);
        } else {
          fields_.returns[0].text += ' ';
          fields_.returns[0].text += text;
        }
        break;
      case Part::kProse: break;
    }
  }

  DocFields fields_;
  Part part_ = Part::kProse;
  std::string text_;
  bool in_item_ = false, after_blank_ = false;
  size_t indent_ = 0;
};

}  // namespace

DocFields ReadRustDoc(std::string_view doc) { return RustReader().Read(doc); }

}  // namespace repodoc
