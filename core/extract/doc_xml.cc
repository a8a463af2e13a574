// What an XML documentation comment of .NET says: its words as Markdown, and its fields.
//
//   <summary>Reads <paramref name="n"/> bytes, see <see cref="T:System.IO.Stream"/>.</summary>
//   <param name="n">how many</param>
//   <returns>the bytes</returns>
//   <exception cref="IOException">the disk is gone</exception>
#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/extract/doc_markup.h"

namespace repodoc {
namespace {

bool IsNameCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-'; }

struct Tag {
  std::string_view name;  // "see"
  std::string_view attributes;
  bool closing = false, empty = false;
};

// The value of an attribute: cref="..." or cref='...'.
std::string_view Attribute(std::string_view attributes, std::string_view name) {
  for (size_t at = attributes.find(name); at != std::string_view::npos; at = attributes.find(name, at + 1)) {
    size_t equals = at + name.size();
    while (equals < attributes.size() && attributes[equals] == ' ') ++equals;
    if (equals >= attributes.size() || attributes[equals] != '=') continue;
    size_t quote = equals + 1;
    while (quote < attributes.size() && attributes[quote] == ' ') ++quote;
    if (quote >= attributes.size() || (attributes[quote] != '"' && attributes[quote] != '\'')) return {};
    size_t end = attributes.find(attributes[quote], quote + 1);
    return attributes.substr(quote + 1, (end == std::string_view::npos ? attributes.size() : end) - quote - 1);
  }
  return {};
}

// "M:System.IO.Stream.Read(System.Int32)" -> "System.IO.Stream.Read"; "List{T}" -> "List<T>".
std::string CrefText(std::string_view cref) {
  cref = Trim(cref);
  if (cref.size() > 2 && cref[1] == ':' && cref[0] >= 'A' && cref[0] <= 'Z') cref.remove_prefix(2);
  std::string out;
  for (char c : cref) {
    if (c == '(') break;
    out += c == '{' ? '<' : c == '}' ? '>' : c;
  }
  return CollapseSpace(out);
}

// Reads the tags of a doc text in order and sorts the text between them into fields.
class XmlDoc {
 public:
  explicit XmlDoc(std::string_view text) : text_(text) {}

  DocFields Read() {
    size_t at = 0;
    bool tags = false;
    while (at < text_.size()) {
      char c = text_[at];
      if (c == '<') {
        Tag tag;
        size_t end = ReadTag(at, &tag);
        if (end != 0) {
          tags = true;
          at = Handle(tag, end);
          continue;
        }
      }
      if (c == '&' && TakeEntity(text_, &at, &entity_)) {
        writer_->Text(entity_);
        entity_.clear();
        continue;
      }
      writer_->Character(c);
      ++at;
    }
    Close();
    if (!tags) {
      fields_.words = Trim(text_);
      return std::move(fields_);
    }
    Append(outside_.Finish());
    Append(summary_.Finish());
    Append(value_.Finish());
    Append(remarks_.Finish());
    for (const std::string& note : notes_) Append(note);
    return std::move(fields_);
  }

 private:
  // One past the tag's ">"; 0 when no tag opens here.
  size_t ReadTag(size_t at, Tag* tag) {
    size_t name = at + 1;
    if (name < text_.size() && text_[name] == '!') {  // <!-- --> <![CDATA[
      if (StartsWith(text_.substr(at), "<![CDATA[")) {
        tag->name = "#cdata";
        return at + 9;
      }
      size_t end = no_more_tags_ ? std::string_view::npos : text_.find('>', at);
      if (end == std::string_view::npos) return 0;
      tag->name = "#comment";
      return end + 1;
    }
    if (name < text_.size() && text_[name] == '/') {
      tag->closing = true;
      ++name;
    }
    size_t end = name;
    while (end < text_.size() && IsNameCharacter(text_[end])) ++end;
    if (end == name || no_more_tags_) return 0;
    size_t close = text_.find('>', end);
    if (close == std::string_view::npos) {
      no_more_tags_ = true;
      return 0;
    }
    tag->name = text_.substr(name, end - name);
    tag->attributes = text_.substr(end, close - end);
    if (EndsWith(tag->attributes, "/")) {
      tag->empty = true;
      tag->attributes.remove_suffix(1);
    }
    return close + 1;
  }

  // The text up to "</name>", for those whose content is not read as tags.
  std::string_view Until(std::string_view name, size_t begin, size_t* end) {
    std::string close = "</" + std::string(name) + ">";
    size_t found = text_.find(close, begin);
    *end = found == std::string_view::npos ? text_.size() : found + close.size();
    return text_.substr(begin, (found == std::string_view::npos ? text_.size() : found) - begin);
  }

  static std::string Decoded(std::string_view text) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
      if (text[at] == '&' && TakeEntity(text, &at, &out)) continue;
      out += text[at++];
    }
    size_t open = out.find("<![CDATA["), close = out.rfind("]]>");
    if (open != std::string::npos && close != std::string::npos && close > open) out = out.substr(open + 9, close - open - 9);
    return out;
  }

  size_t Handle(const Tag& tag, size_t end) {
    std::string_view name = tag.name;
    if (name == "#comment") return end;
    if (name == "#cdata") {
      size_t close = text_.find("]]>", end);
      if (close == std::string_view::npos) close = text_.size();
      writer_->Text(text_.substr(end, close - end));
      return std::min(close + 3, text_.size());
    }
    if (name == "summary" || name == "remarks" || name == "example" || name == "value" || name == "param" ||
        name == "typeparam" || name == "returns" || name == "exception") {
      Section(tag);
      return end;
    }
    if (name == "see" || name == "seealso") {
      if (tag.closing) return end;
      std::string_view cref = Attribute(tag.attributes, "cref"), word = Attribute(tag.attributes, "langword");
      std::string_view link = Attribute(tag.attributes, "href");
      std::string target = !cref.empty() ? CrefText(cref) : std::string(!word.empty() ? word : link);
      std::string_view label;
      if (!tag.empty) label = Trim(Until(name, end, &end));
      if (section_ == "" && name == "seealso") {
        if (!target.empty() && notes_.size() < 50) notes_.push_back("See " + MarkdownCode(target) + ".");
      } else if (!label.empty()) {
        writer_->Text(Decoded(label));
      } else {
        writer_->Code(target);
      }
      return end;
    }
    if (name == "paramref" || name == "typeparamref") {
      if (!tag.closing) writer_->Code(Attribute(tag.attributes, "name"));
      return end;
    }
    if (name == "c") {
      if (!tag.closing && !tag.empty) writer_->Code(Decoded(Until(name, end, &end)));
      return end;
    }
    if (name == "code") {
      if (!tag.closing && !tag.empty) writer_->CodeBlock(Decoded(Until(name, end, &end)), "csharp");
      return end;
    }
    if (name == "para" || name == "p" || name == "list" || name == "note") {
      writer_->Paragraph();
      return SkipSpace(end);
    }
    if (name == "br") {
      writer_->Line();
      return SkipSpace(end);
    }
    if (name == "item" || name == "listheader" || name == "li") {
      if (!tag.closing) {
        writer_->Line();
        writer_->Text("- ");
        return SkipSpace(end);
      }
      return end;
    }
    if (name == "term") {
      if (tag.closing) {
        writer_->Text(": ");
        return SkipSpace(end);
      }
      return end;
    }
    if (name == "description") return tag.closing ? end : SkipSpace(end);
    if (name == "b" || name == "strong") writer_->Text("**");
    if (name == "i" || name == "em") writer_->Text("*");
    if (name == "inheritdoc" || name == "include" || name == "b" || name == "strong" || name == "i" || name == "em" ||
        name == "a" || name == "u" || name == "ul" || name == "ol" || name == "permission" || name == "pre" || name == "tt") {
      return end;
    }
    writer_->Character('<');  // List<T> in running text
    return end - LengthOf(tag, end);
  }

  // How far behind "<" the tag reached.
  size_t LengthOf(const Tag& tag, size_t end) const {
    size_t begin = static_cast<size_t>(tag.name.data() - text_.data()) - (tag.closing ? 2 : 1);
    return end - begin - 1;
  }

  size_t SkipSpace(size_t at) const {
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\n' || text_[at] == '\r')) ++at;
    return at;
  }

  void Section(const Tag& tag) {
    Close();
    if (tag.closing || tag.empty) return;
    section_ = tag.name;
    if (section_ == "summary") {
      writer_ = &summary_;
    } else if (section_ == "remarks" || section_ == "example") {
      remarks_.Paragraph();
      writer_ = &remarks_;
    } else if (section_ == "value") {
      writer_ = &value_;
    } else {
      field_ = DocWriter();
      writer_ = &field_;
      field_name_ = section_ == "exception" ? CrefText(Attribute(tag.attributes, "cref")) : std::string(Attribute(tag.attributes, "name"));
    }
  }

  void Close() {
    if (writer_ == &field_) {
      std::string text = field_.Finish();
      if (section_ == "param") AddDocField(&fields_.parameters, field_name_, text);
      if (section_ == "typeparam") AddDocField(&fields_.template_parameters, field_name_, text);
      if (section_ == "exception") AddDocField(&fields_.raises, field_name_, text);
      if (section_ == "returns" && !Trim(text).empty()) AddDocField(&fields_.returns, {}, text);
    }
    section_ = "";
    writer_ = &outside_;
  }

  void Append(const std::string& text) {
    if (text.empty()) return;
    if (!fields_.words.empty()) fields_.words += "\n\n";
    fields_.words += text;
  }

  std::string_view text_;
  DocFields fields_;
  DocWriter summary_, remarks_, value_, field_, outside_;  // outside: white space between the sections
  DocWriter* writer_ = &outside_;
  std::string_view section_ = "";
  std::string field_name_, entity_;
  std::vector<std::string> notes_;
  bool no_more_tags_ = false;
};

}  // namespace

DocFields ReadXmlDoc(std::string_view doc) { return XmlDoc(doc).Read(); }

}  // namespace repodoc
