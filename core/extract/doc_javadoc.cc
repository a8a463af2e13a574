// What a text of the Javadoc family says: its words as Markdown, and its block tags. KDoc is Markdown already, Scaladoc
// has marks of its own: '''bold''', ''italic'', [[Link]], {{{code}}}.
//
//   Reads <code>n</code> bytes, see {@link Reader#read()}.
//   <p>Blocks.
//   @param n how many
//   @return {@code null} at the end
//   @throws IOException when the disk is gone
#include <algorithm>
#include <vector>

#include "core/base/text.h"
#include "core/extract/doc_markup.h"

namespace repodoc {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The end of "{...}" that opens at `at`: one past the closing brace; npos when it never closes.
size_t EndOfBraces(std::string_view text, size_t at) {
  int depth = 0;
  for (size_t i = at; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i + 1;
  }
  return std::string_view::npos;
}

// "java.util.Map#get(Object) label" -> "label", or "Map.get(Object)".
std::string LinkText(std::string_view content) {
  content = Trim(content);
  size_t end = 0;
  int depth = 0;
  while (end < content.size()) {
    char c = content[end];
    if (c == '(' || c == '<') ++depth;
    if ((c == ')' || c == '>') && depth > 0) --depth;
    if (depth == 0 && (c == ' ' || c == '\t' || c == '\n')) break;
    ++end;
  }
  std::string_view label = Trim(content.substr(end));
  if (!label.empty()) return CollapseSpace(label);
  std::string out;
  for (char c : content.substr(0, end)) out += c == '#' ? '.' : c;
  if (StartsWith(out, ".")) out.erase(0, 1);
  return CollapseSpace(out);
}

// Running text with inline tags and HTML -> Markdown.
class JavadocText {
 public:
  explicit JavadocText(std::string_view text) : text_(text) {}

  std::string Write() {
    size_t at = 0;
    while (at < text_.size()) {
      char c = text_[at];
      if (c == '{' && at + 2 < text_.size() && text_[at + 1] == '@' && IsLetter(text_[at + 2])) {
        at = InlineTag(at);
      } else if (c == '<' && at + 1 < text_.size()) {
        at = Tag(at);
      } else if (c == '&') {
        std::string entity;
        if (TakeEntity(text_, &at, &entity)) {
          out_.Text(entity);
        } else {
          out_.Character(text_[at++]);
        }
      } else {
        out_.Character(c);
        ++at;
      }
    }
    return out_.Finish();
  }

 private:
  size_t InlineTag(size_t at) {
    size_t end = unclosed_ ? std::string_view::npos : EndOfBraces(text_, at);
    if (end == std::string_view::npos) {  // no brace behind here closes
      unclosed_ = true;
      out_.Character('{');
      return at + 1;
    }
    std::string_view inside = text_.substr(at + 2, end - at - 3);
    size_t name_end = 0;
    while (name_end < inside.size() && IsLetter(inside[name_end])) ++name_end;
    std::string_view name = inside.substr(0, name_end), content = inside.substr(name_end);
    if (name == "code" || name == "snippet") {
      bool lines = Trim(content).find('\n') != std::string_view::npos;
      if (name == "snippet" && content.find(':') != std::string_view::npos) content = content.substr(content.find(':') + 1);
      if (lines) {
        out_.CodeBlock(content, "java");
      } else {
        out_.Code(content);
      }
    } else if (name == "link" || name == "value") {
      out_.Code(LinkText(content));
    } else if (name == "linkplain") {
      out_.Text(LinkText(content));
    } else if (name == "return") {
      out_.Text("Returns ");
      out_.Text(Trim(content));
      out_.Character('.');
    } else if (name != "inheritDoc" && name != "docRoot") {
      out_.Text(Trim(content));  // {@literal x}, {@index x}, those to come
    }
    return end;
  }

  // The text up to "</name>", and where that ends.
  std::string_view Until(size_t at, std::string_view close, size_t* end) {
    for (size_t i = at; i + close.size() <= text_.size(); ++i) {
      if (text_[i] == '<' && ToLowerAscii(text_.substr(i, close.size())) == close) {
        *end = i + close.size();
        return text_.substr(at, i - at);
      }
    }
    *end = text_.size();
    return text_.substr(at);
  }

  // HTML inside of code: tags dropped, entities decoded, {@code x} opened.
  static std::string PlainCode(std::string_view html) {
    std::string out;
    std::string_view trimmed = Trim(html);
    if (StartsWith(trimmed, "{@code") && EndsWith(trimmed, "}")) {
      std::string_view code = trimmed.substr(6, trimmed.size() - 7);
      return std::string(code);
    }
    for (size_t at = 0; at < html.size();) {
      char c = html[at];
      if (c == '<' && at + 1 < html.size() && (IsLetter(html[at + 1]) || html[at + 1] == '/')) {
        size_t close = html.find('>', at);
        if (close == std::string_view::npos) {
          out += html.substr(at);
          break;
        }
        at = close + 1;
      } else if (c == '&' && TakeEntity(html, &at, &out)) {
      } else if (StartsWith(html.substr(at), "{@") && at + 2 < html.size() && IsLetter(html[at + 2])) {
        at += 2;
        while (at < html.size() && IsLetter(html[at])) ++at;
        while (at < html.size() && html[at] == ' ') ++at;
        size_t close = html.find('}', at);
        if (close == std::string_view::npos) close = html.size();
        out += html.substr(at, close - at);
        at = std::min(close + 1, html.size());
      } else {
        out += c;
        ++at;
      }
    }
    return out;
  }

  size_t Tag(size_t at) {
    size_t name_begin = at + 1;
    bool closing = text_[name_begin] == '/';
    if (closing) ++name_begin;
    if (name_begin >= text_.size() || !IsLetter(text_[name_begin])) {
      out_.Character('<');
      return at + 1;
    }
    size_t name_end = name_begin;
    while (name_end < text_.size() && (IsLetter(text_[name_end]) || (text_[name_end] >= '0' && text_[name_end] <= '9'))) ++name_end;
    size_t close = no_more_tags_ ? std::string_view::npos : text_.find('>', name_end);
    if (close == std::string_view::npos) {
      no_more_tags_ = true;
      out_.Character('<');
      return at + 1;
    }
    std::string name = ToLowerAscii(text_.substr(name_begin, name_end - name_begin));
    size_t end = close + 1;
    if (name == "p" || name == "div" || name == "blockquote" || name == "table" || name == "dl") {
      out_.Paragraph();
      while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\n')) ++end;
    } else if (name == "br" || name == "tr" || name == "dt") {
      out_.Line();
      while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\n')) ++end;
    } else if (name == "ul" || name == "ol") {
      if (closing) {
        depth_ = depth_ > 0 ? depth_ - 1 : 0;
        if (depth_ == 0) out_.Paragraph();
      } else {
        if (depth_ == 0) out_.Paragraph();
        depth_ = depth_ < 8 ? depth_ + 1 : 8;
      }
    } else if (name == "li" || name == "dd") {
      if (!closing) {
        out_.Line();
        for (int i = 1; i < depth_; ++i) out_.Text("  ");
        out_.Text("- ");
        while (end < text_.size() && (text_[end] == ' ' || text_[end] == '\n')) ++end;
      }
    } else if (name == "pre") {
      if (!closing) {
        std::string_view inside = Until(close + 1, "</pre>", &end);
        out_.CodeBlock(PlainCode(inside), "java");
      }
    } else if (name == "code" || name == "tt" || name == "kbd" || name == "samp") {
      if (!closing) {
        std::string_view inside = Until(close + 1, "</" + name + ">", &end);
        out_.Code(PlainCode(inside));
      }
    } else if (name == "b" || name == "strong" || (name.size() == 2 && name[0] == 'h')) {
      bool heading = name[0] == 'h' && name != "hr";
      if (heading && !closing) out_.Paragraph();
      if (name != "hr") out_.Text("**");
      if (heading && closing) out_.Paragraph();
    } else if (name == "i" || name == "em" || name == "var") {
      out_.Character('*');
    } else if (!IsHtmlTag(name)) {
      out_.Character('<');  // List<String> in running text
      return at + 1;
    }
    return end;
  }

  static bool IsHtmlTag(std::string_view name) {
    for (std::string_view tag : {"a", "img", "sup", "sub", "small", "big", "span", "font", "center", "td", "th", "thead",
                                 "tbody", "caption", "u", "s", "cite", "q", "abbr", "section", "article", "header",
                                 "col", "colgroup", "tfoot", "em"}) {
      if (tag == name) return true;
    }
    return false;
  }

  std::string_view text_;
  DocWriter out_;
  int depth_ = 0;
  bool unclosed_ = false, no_more_tags_ = false;
};

std::string WriteJavadoc(std::string_view text) { return JavadocText(text).Write(); }

std::string WriteKDoc(std::string_view text) {
  DocWriter out;
  out.Text(text);
  return out.Finish();
}

std::string WriteScaladoc(std::string_view text) {
  DocWriter out;
  bool unclosed = false;  // no "}}}" or "]]" behind here
  for (size_t at = 0; at < text.size();) {
    std::string_view rest = text.substr(at);
    if (StartsWith(rest, "{{{") && !unclosed) {
      size_t end = text.find("}}}", at + 3);
      unclosed = end == std::string_view::npos;
      if (unclosed) continue;
      std::string_view code = text.substr(at + 3, end - at - 3);
      if (code.find('\n') == std::string_view::npos) {
        out.Code(code);
      } else {
        out.CodeBlock(code, "scala");
      }
      at = end + 3;
    } else if (StartsWith(rest, "[[") && !unclosed) {
      size_t end = text.find("]]", at + 2);
      unclosed = end == std::string_view::npos;
      if (unclosed) continue;
      std::string_view inside = Trim(text.substr(at + 2, end - at - 2));
      size_t space = inside.find_first_of(" \n");
      if (space == std::string_view::npos) {
        out.Code(inside);
      } else {
        out.Text(Trim(inside.substr(space)));
      }
      at = end + 2;
    } else if (StartsWith(rest, "'''")) {
      out.Text("**");
      at += 3;
    } else if (StartsWith(rest, "''")) {
      out.Text("*");
      at += 2;
    } else {
      out.Character(text[at++]);
    }
  }
  return out.Finish();
}

DocFields ReadTags(std::string_view doc, std::string (*write_text)(std::string_view)) {
  DocFields fields;
  std::string main, command, content;
  std::vector<std::string> notes;  // block tags that are no fields
  std::string see;
  auto sentence = [](std::string text) { return EndsWith(text, ".") ? text : text + "."; };
  auto write = [&](std::string_view text) { return write_text(Trim(text)); };
  auto flush = [&] {
    std::string_view text = Trim(content);
    std::string_view first = text.substr(0, text.find_first_of(" \t\n"));
    std::string_view rest = Trim(text.substr(first.size()));
    if (command == "param") {
      bool type = StartsWith(first, "<") && EndsWith(first, ">") && first.size() > 2;
      AddDocField(type ? &fields.template_parameters : &fields.parameters, type ? first.substr(1, first.size() - 2) : first,
                  write(rest));
    } else if (command == "tparam") {
      AddDocField(&fields.template_parameters, first, write(rest));
    } else if (command == "property" || command == "receiver" || command == "constructor") {
      // What KDoc says of a class's properties stands at these as well.
      if (command == "property") {
        AddDocField(&fields.parameters, first, write(rest));
      } else if (!text.empty()) {
        notes.push_back((command == "receiver" ? "Receiver: " : "Constructor: ") + write(text));
      }
    } else if (command == "return" || command == "returns") {
      AddDocField(&fields.returns, {}, write(text));
    } else if (command == "throws" || command == "exception") {
      AddDocField(&fields.raises, first, write(rest));
    } else if (command == "deprecated") {
      fields.deprecated = true;
      notes.push_back(text.empty() ? "Deprecated." : "Deprecated: " + write(text));
    } else if (command == "since" && !text.empty()) {
      notes.push_back(sentence("Since " + CollapseSpace(write(text))));
    } else if (command == "see" && !text.empty()) {
      bool prose = text[0] == '<' || text[0] == '"';
      see += see.empty() ? "See " : ", ";
      see += prose ? CollapseSpace(write(text)) : MarkdownCode(LinkText(text));
    } else if (command == "note" || command == "example" || command == "implNote" || command == "implSpec" || command == "apiNote") {
      notes.push_back(write(text));
    }
    command.clear();
    content.clear();
  };
  // A tag inside {@code ...} is none, but a brace that was forgotten must not swallow the parameters.
  auto is_block_tag = [](std::string_view line) {
    for (std::string_view tag : {"@param ", "@return ", "@throws ", "@exception ", "@since ", "@see "}) {
      if (StartsWith(line, tag)) return true;
    }
    return false;
  };
  int braces = 0;
  for (std::string_view line : Split(doc, '\n')) {
    std::string_view trimmed = Trim(line);
    if (trimmed.size() > 1 && trimmed[0] == '@' && IsLetter(trimmed[1]) && (braces <= 0 || is_block_tag(trimmed))) {
      if (!command.empty()) flush();
      content.clear();
      size_t end = 1;
      while (end < trimmed.size() && IsLetter(trimmed[end])) ++end;
      command = trimmed.substr(1, end - 1);
      content = trimmed.substr(end);
      braces = 0;
    } else {
      std::string& target = command.empty() ? main : content;
      if (!target.empty() || !command.empty()) target += '\n';
      target += line;
    }
    size_t inline_tag = trimmed.find("{@");
    if (braces > 0 || inline_tag != std::string_view::npos) {
      for (char c : braces > 0 ? trimmed : trimmed.substr(inline_tag)) braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (braces < 0) braces = 0;
    }
  }
  if (!command.empty()) flush();
  size_t inline_return = main.find("{@return");
  if (inline_return != std::string::npos && fields.returns.empty()) {
    size_t end = EndOfBraces(main, inline_return);
    if (end != std::string_view::npos) {
      AddDocField(&fields.returns, {}, write(std::string_view(main).substr(inline_return + 8, end - inline_return - 9)));
    }
  }
  fields.words = write(main);
  if (!see.empty()) notes.push_back(sentence(see));
  size_t told = 0;
  for (const std::string& note : notes) {
    if (++told > 50) break;
    if (!fields.words.empty()) fields.words += "\n\n";
    fields.words += note;
  }
  return fields;
}

}  // namespace

DocFields ReadJavaDoc(std::string_view doc) { return ReadTags(doc, WriteJavadoc); }
DocFields ReadKDoc(std::string_view doc) { return ReadTags(doc, WriteKDoc); }
DocFields ReadScalaDoc(std::string_view doc) { return ReadTags(doc, WriteScaladoc); }

}  // namespace repodoc
