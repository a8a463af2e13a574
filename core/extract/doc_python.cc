// What a Python docstring says of parameters, results and errors.
//
//   reST                         Google                      NumPy
//   :param int x: how many       Args:                       Parameters
//   :returns: the sum                x (int): how many       ----------
//   :raises KeyError: never      Returns:                    x : int
//                                    int: the sum                how many
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/doc_text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxFields = 500;

enum class Section : uint8_t { kNone, kParameters, kReturns, kYields, kRaises, kOther };

size_t Indent(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }
bool IsBlank(std::string_view line) { return Indent(line) == line.size(); }

Section SectionOf(std::string_view title) {
  std::string word = ToLowerAscii(Trim(title));
  if (word == "args" || word == "arguments" || word == "parameters" || word == "params" || word == "keyword args" ||
      word == "keyword arguments" || word == "other parameters" || word == "parameter" || word == "inputs" ||
      word == "kwargs" || word == "attributes") {
    return Section::kParameters;
  }
  if (word == "returns" || word == "return") return Section::kReturns;
  if (word == "yields" || word == "yield") return Section::kYields;
  if (word == "raises" || word == "raise" || word == "except" || word == "exceptions" || word == "throws") {
    return Section::kRaises;
  }
  if (word == "example" || word == "examples" || word == "note" || word == "notes" || word == "warning" ||
      word == "warnings" || word == "references" || word == "see also" || word == "shape" || word == "todo") {
    return Section::kOther;
  }
  return Section::kNone;
}

bool IsUnderline(std::string_view line) {
  line = Trim(line);
  return line.size() >= 3 && (line[0] == '-' || line[0] == '=') &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

bool IsName(std::string_view text) {
  if (text.empty() || text.size() > 60) return false;
  for (char c : text) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (!letter && c != '*' && c != '.' && c != '`' && c != ',' && c != ' ' && c != '\\' && c != '/' && c != '-') return false;
  }
  return true;
}

std::string_view StripQuotes(std::string_view text) {
  text = Trim(text);
  while (!text.empty() && (text[0] == '`' || text[0] == '\\')) text.remove_prefix(1);
  while (!text.empty() && text.back() == '`') text.remove_suffix(1);
  if (StartsWith(text, ":class:")) text = StripQuotes(text.substr(7));
  return text;
}

void Append(std::string* out, std::string_view line) {
  line = Trim(line);
  if (line.empty()) return;
  if (!out->empty()) *out += ' ';
  *out += line;
}

class PythonReader {
 public:
  explicit PythonReader(std::string_view doc) : lines_(Split(doc, '\n')) {}

  DocFields Read() {
    while (at_ < lines_.size()) {
      std::string_view line = lines_[at_];
      std::string_view content = Trim(line);
      if (StartsWith(content, ".. deprecated::")) fields_.deprecated = true;
      if (content.empty()) {
        ++at_;
      } else if (content[0] == ':' || content[0] == '@') {
        if (!ReadRestField(content, Indent(line))) ++at_;
      } else if (content.back() == ':' && SectionOf(HeadOf(content)) != Section::kNone) {
        size_t indent = Indent(line);
        ++at_;
        ReadGoogleSection(SectionOf(HeadOf(content)), indent);
      } else if (at_ + 1 < lines_.size() && SectionOf(content) != Section::kNone && IsUnderline(lines_[at_ + 1])) {
        size_t indent = Indent(line);
        at_ += 2;
        ReadNumpySection(SectionOf(content), indent);
      } else {
        ++at_;
      }
    }
    ApplyTypes();
    return std::move(fields_);
  }

 private:
  static std::string_view HeadOf(std::string_view content) {
    while (!content.empty() && content.back() == ':') content.remove_suffix(1);
    return content;
  }

  // Text of the lines below that are indented deeper than `indent`; stops at a blank line followed by less.
  std::string Continuation(size_t indent, std::string text) {
    for (; at_ < lines_.size(); ++at_) {
      std::string_view line = lines_[at_];
      if (IsBlank(line)) {
        size_t next = at_ + 1;
        while (next < lines_.size() && IsBlank(lines_[next])) ++next;
        if (next >= lines_.size() || Indent(lines_[next]) <= indent) break;
        continue;
      }
      if (Indent(line) <= indent) break;
      Append(&text, line);
    }
    return text;
  }

  // ":param int x: text", ":type x: int", ":returns: text", ":raises KeyError: text", "@param x: text".
  bool ReadRestField(std::string_view content, size_t indent) {
    size_t colon = content.find(':', 1);
    if (colon == std::string_view::npos) return false;
    std::string_view head = Trim(content.substr(1, colon - 1));
    size_t blank = head.find(' ');
    std::string_view word = head.substr(0, blank);
    std::string_view rest = blank == std::string_view::npos ? std::string_view() : Trim(head.substr(blank));
    Section section = Section::kNone;
    bool type_only = false;
    if (word == "param" || word == "parameter" || word == "arg" || word == "argument" || word == "key" ||
        word == "keyword" || word == "kwarg") {
      section = Section::kParameters;
    } else if (word == "type") {
      section = Section::kParameters;
      type_only = true;
    } else if (word == "return" || word == "returns") {
      section = Section::kReturns;
    } else if (word == "rtype") {
      section = Section::kReturns;
      type_only = true;
    } else if (word == "yield" || word == "yields") {
      section = Section::kYields;
    } else if (word == "raise" || word == "raises" || word == "except" || word == "exception" || word == "throws") {
      section = Section::kRaises;
    } else {
      return false;
    }
    ++at_;
    DocField field;
    std::string text = Continuation(indent, std::string(Trim(content.substr(colon + 1))));
    if (section == Section::kParameters) {
      size_t last = rest.rfind(' ');
      field.name = last == std::string_view::npos ? rest : rest.substr(last + 1);
      if (last != std::string_view::npos) field.type = Trim(rest.substr(0, last));
    } else {
      field.name = rest;
    }
    if (type_only) {
      field.type = text;
      types_.push_back({section, field});
    } else {
      field.text = text;
      Add(section, std::move(field));
    }
    return true;
  }

  // "name (type, optional): text" below "Args:".
  void ReadGoogleSection(Section section, size_t header_indent) {
    size_t item_indent = 0;
    while (at_ < lines_.size()) {
      std::string_view line = lines_[at_];
      if (IsBlank(line)) {
        ++at_;
        continue;
      }
      size_t indent = Indent(line);
      if (indent <= header_indent) return;
      if (item_indent == 0) item_indent = indent;
      std::string_view content = Trim(line);
      ++at_;
      if (section == Section::kOther) continue;
      if (section == Section::kReturns || section == Section::kYields) {
        DocField field;
        // Only the first paragraph of the section is the result.
        std::string text = std::string(content);
        for (; at_ < lines_.size() && !IsBlank(lines_[at_]) && Indent(lines_[at_]) > header_indent; ++at_) {
          Append(&text, lines_[at_]);
        }
        size_t colon = text.find(": ");
        if (colon != std::string::npos && colon < 60 && text.substr(0, colon).find(' ') == std::string::npos) {
          field.type = StripQuotes(std::string_view(text).substr(0, colon));
          field.text = text.substr(colon + 2);
        } else {
          field.text = text;
        }
        std::vector<DocField>& list = section == Section::kReturns ? fields_.returns : fields_.yields;
        if (list.empty()) list.push_back(std::move(field));
        continue;
      }
      if (indent > item_indent) continue;  // continuation of something that was no item
      std::string_view name = content, type, text;
      size_t colon = FindTopLevelColon(content);
      if (colon != std::string_view::npos) {
        name = Trim(content.substr(0, colon));
        text = Trim(content.substr(colon + 1));
      } else if (content.back() != ')') {
        continue;
      }
      size_t paren = name.find('(');
      if (paren != std::string_view::npos && paren > 0 && name.back() == ')') {
        type = Trim(name.substr(paren + 1, name.size() - paren - 2));
        name = Trim(name.substr(0, paren));
      }
      name = StripQuotes(name);
      if (!IsName(name)) continue;
      DocField field;
      field.type = type;
      field.text = Continuation(item_indent, std::string(text));
      AddNamed(section, name, std::move(field));
    }
  }

  // The colon that ends the name: not inside brackets, followed by white space or the end.
  static size_t FindTopLevelColon(std::string_view content) {
    int depth = 0;
    for (size_t i = 0; i < content.size(); ++i) {
      char c = content[i];
      if (c == '(' || c == '[' || c == '{') ++depth;
      if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
      if (c == ':' && depth == 0 && (i + 1 == content.size() || content[i + 1] == ' ')) return i;
    }
    return std::string_view::npos;
  }

  // "name : type" with deeper text, below "Parameters" and "----------".
  void ReadNumpySection(Section section, size_t header_indent) {
    while (at_ < lines_.size()) {
      std::string_view line = lines_[at_];
      if (IsBlank(line)) {
        ++at_;
        continue;
      }
      if (Indent(line) < header_indent) return;
      if (at_ + 1 < lines_.size() && IsUnderline(lines_[at_ + 1])) return;  // the next section
      std::string_view content = Trim(line);
      size_t indent = Indent(line);
      if (indent > header_indent + 8 || content[0] == ':' || StartsWith(content, "..")) {
        if (content[0] == ':' || StartsWith(content, "..")) return;
      }
      ++at_;
      size_t colon = content.find(" : ");
      std::string_view name = Trim(content.substr(0, colon));
      std::string_view type = colon == std::string_view::npos ? std::string_view() : Trim(content.substr(colon + 3));
      if (colon == std::string_view::npos && EndsWith(name, ":")) name = Trim(name.substr(0, name.size() - 1));
      DocField field;
      field.text = Continuation(indent, {});
      if (section == Section::kOther) continue;
      if (section == Section::kReturns || section == Section::kYields) {
        field.type = colon == std::string_view::npos ? name : type;
        std::vector<DocField>& list = section == Section::kReturns ? fields_.returns : fields_.yields;
        if (list.size() < 8) list.push_back(std::move(field));
        continue;
      }
      if (!IsName(StripQuotes(name))) continue;
      field.type = type;
      AddNamed(section, StripQuotes(name), std::move(field));
    }
  }

  // "x, y (int): text" documents two.
  void AddNamed(Section section, std::string_view names, DocField field) {
    for (std::string_view name : Split(names, ',')) {
      name = StripQuotes(name);
      if (name.empty()) continue;
      if (section == Section::kParameters && name.find(' ') != std::string_view::npos) continue;
      field.name = name;
      Add(section, field);
    }
  }

  void Add(Section section, DocField field) {
    std::vector<DocField>* list = nullptr;
    if (section == Section::kParameters) list = &fields_.parameters;
    if (section == Section::kReturns) list = &fields_.returns;
    if (section == Section::kYields) list = &fields_.yields;
    if (section == Section::kRaises) list = &fields_.raises;
    if (list != nullptr && list->size() < kMaxFields) list->push_back(std::move(field));
  }

  void ApplyTypes() {
    for (const auto& [section, typed] : types_) {
      if (section == Section::kReturns) {
        if (fields_.returns.empty()) fields_.returns.emplace_back();
        fields_.returns[0].type = typed.type;
        continue;
      }
      bool found = false;
      for (DocField& field : fields_.parameters) {
        if (field.name != typed.name) continue;
        field.type = typed.type;
        found = true;
        break;
      }
      if (!found) Add(Section::kParameters, typed);
    }
    types_.clear();
  }

  std::vector<std::string_view> lines_;
  size_t at_ = 0;
  DocFields fields_;
  std::vector<std::pair<Section, DocField>> types_;
};

}  // namespace

DocFields ReadPythonDoc(std::string_view doc) { return PythonReader(doc).Read(); }

}  // namespace repodoc
