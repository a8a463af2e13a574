// reStructuredText with Sphinx's directives and roles. In: decoded text. Out: sections nested by the order in which
// underline styles appear, labels, toctree entries and includes as imports, autodoc directives and roles as
// references, links, code blocks with the calls of their examples, first paragraph as file.doc.
#include <unordered_map>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_command.h"
#include "core/extract/format_prose.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> list) {
  for (std::string_view entry : list) {
    if (word == entry) return true;
  }
  return false;
}

class RstScanner {
 public:
  RstScanner(const FormatInput& input, FileFacts* facts) : text_(input.text), builder_(facts), commands_(&builder_) {
    std::string lower = ToLowerAscii(BaseName(input.path));
    explains_ = StartsWith(lower, "readme") || StartsWith(lower, "contributing") || StartsWith(lower, "install");
    LineCursor cursor(text_);
    Line line;
    while (cursor.Next(&line)) lines_.push_back(line);
  }

  void Run() {
    size_t at = 0;
    while (at < lines_.size()) at = Block(at);
    CloseSections(0, static_cast<uint32_t>(text_.size()), lines_.empty() ? 0 : lines_.back().row);
    for (const PendingLink& link : pending_) {
      auto found = targets_.find(link.name);
      if (found != targets_.end()) builder_.AddLink(LinkKind::kLink, found->second, link.name, link.row);
    }
    builder_.Finish();
  }

 private:
  // One block from line `at`; returns the line after it. Always moves on.
  size_t Block(size_t at) {
    const Line& line = lines_[at];
    std::string_view content = line.content();
    if (content.empty()) return at + 1;
    if (size_t after = Section(at)) return after;
    if (content == ".." || StartsWith(content, ".. ")) return Explicit(at);
    if (StartsWith(content, ">>> ")) {
      size_t end = at;
      while (end < lines_.size() && !lines_[end].blank()) {
        AddExampleLine(lines_[end].content(), lines_[end].row, Current(), &builder_);
        ++end;
      }
      builder_.AddBlock("pycon", line.row, lines_[end - 1].row);
      return end;
    }
    return Paragraph(at);
  }

  // ---- Sections --------------------------------------------------------------------------------------------

  static char UnderlineMark(const Line& line) {
    std::string_view content = line.content();
    if (content.size() < 2 || line.Indent() != 0) return 0;
    char mark = content[0];
    if (IsWordCharacter(mark) && mark != '_') return 0;
    if (static_cast<unsigned char>(mark) >= 0x80) return 0;
    return content.find_first_not_of(mark) == std::string_view::npos ? mark : 0;
  }

  size_t Section(size_t at) {
    char over = UnderlineMark(lines_[at]);
    if (over != 0) {
      if (at + 2 < lines_.size() && !lines_[at + 1].blank() && UnderlineMark(lines_[at + 2]) == over && UnderlineMark(lines_[at + 1]) == 0) {
        Open(lines_[at + 1], over, true, lines_[at].begin);
        return at + 3;
      }
      return lines_[at].content().size() >= 4 ? at + 1 : 0;  // a transition
    }
    if (at + 1 >= lines_.size() || lines_[at].Indent() != 0) return 0;
    char under = UnderlineMark(lines_[at + 1]);
    if (under == 0) return 0;
    // Shorter underlines than the title are reported by docutils, yet taken from 4 on.
    size_t size = lines_[at + 1].content().size();
    if (size < 3 || (size < 4 && size < lines_[at].content().size())) return 0;
    Open(lines_[at], under, false, lines_[at].begin);
    return at + 2;
  }

  void Open(const Line& title, char mark, bool overline, uint32_t begin) {
    uint16_t style = static_cast<uint16_t>(static_cast<unsigned char>(mark) | (overline ? 256 : 0));
    uint16_t level = 0;
    while (level < styles_.size() && styles_[level] != style) ++level;
    if (level == styles_.size()) styles_.push_back(style);
    ++level;
    CloseSections(level, begin, title.row == 0 ? 0 : title.row - 1);
    uint32_t parent = Current();
    Place place{begin, begin, title.row, title.row};
    open_.push_back(builder_.AddSymbol(SymbolKind::kHeading, PlainInline(title.content()), place, parent, level));
    section_wants_doc_ = true;
    Inline(title.content(), title.row);
  }

  void CloseSections(uint16_t level, uint32_t end, uint32_t end_row) {
    while (!open_.empty() && builder_.symbol(open_.back()).level >= level) {
      builder_.Extend(open_.back(), end, end_row);
      open_.pop_back();
    }
  }

  uint32_t Current() const { return open_.empty() ? kNone : open_.back(); }

  // ---- Explicit markup -------------------------------------------------------------------------------------

  // Lines of the indented body that follows line `at`; trailing blank lines are not part of it.
  size_t BodyEnd(size_t at, size_t indent) const {
    size_t end = at + 1, last = at + 1;
    while (end < lines_.size() && (lines_[end].blank() || lines_[end].Indent() > indent)) {
      ++end;
      if (!lines_[end - 1].blank()) last = end;
    }
    return last;
  }

  size_t Explicit(size_t at) {
    const Line& line = lines_[at];
    size_t indent = line.Indent();
    std::string_view content = line.content();
    std::string_view rest = content.size() > 3 ? Trim(content.substr(3)) : std::string_view();
    size_t end = BodyEnd(at, indent);
    if (!rest.empty() && rest[0] == '_') {  // ".. _label:" and ".. _name: target"
      bool quoted = rest.size() > 1 && rest[1] == '`';
      size_t colon = quoted ? rest.find("`:") : rest.find(':');
      if (colon == std::string_view::npos) return at + 1;
      std::string_view name = rest.substr(quoted ? 2 : 1, colon - (quoted ? 2 : 1));
      std::string_view target = Trim(rest.substr(colon + (quoted ? 2 : 1)));
      if (target.empty()) {
        builder_.AddSymbol(SymbolKind::kLabel, name, PlaceOf(line), kNone, 1);  // names what follows it
      } else {
        targets_.emplace(std::string(name), std::string(target));
        builder_.AddLink(LinkKind::kReference, target, name, line.row);
      }
      return at + 1;
    }
    if (!rest.empty() && rest[0] == '|') {  // ".. |name| image:: target"
      size_t bar = rest.find('|', 1);
      if (bar != std::string_view::npos) rest = Trim(rest.substr(bar + 1));
    }
    size_t colons = rest.find("::");
    bool directive = colons != std::string_view::npos && colons > 0 && IsDirectiveName(rest.substr(0, colons));
    if (directive) return Directive(at, rest.substr(0, colons), Trim(rest.substr(colons + 2)), end);
    if (!rest.empty() && rest[0] == '[') {  // a footnote: prose
      Inline(rest, line.row);
      return at + 1;
    }
    for (size_t i = at; i < end; ++i) {  // a comment
      if (!lines_[i].blank()) builder_.CountCommentLines(1);
      builder_.AddMarks(lines_[i].content(), lines_[i].row);
    }
    return end;
  }

  static bool IsDirectiveName(std::string_view name) {
    for (char c : name) {
      if (!IsWordCharacter(c) && c != '-' && c != ':' && c != '+' && c != '.') return false;
    }
    return true;
  }

  size_t Directive(size_t at, std::string_view name, std::string_view argument, size_t end) {
    const Line& line = lines_[at];
    if (StartsWith(name, "py:") || StartsWith(name, "cpp:") || StartsWith(name, "c:") || StartsWith(name, "js:")) {
      name.remove_prefix(name.find(':') + 1);
    }
    // Options stand first in the body.
    size_t body = at + 1;
    while (body < end && !lines_[body].blank() && StartsWith(lines_[body].content(), ":")) {
      std::string_view option = lines_[body].content();
      if (StartsWith(option, ":target:")) builder_.AddLink(LinkKind::kLink, option.substr(8), "", lines_[body].row);
      ++body;
    }
    if (name == "toctree") {
      for (size_t i = body; i < end; ++i) Entry(lines_[i]);
      return end;
    }
    if (IsOneOf(name, {"include", "literalinclude"})) {
      builder_.AddImport(ImportKind::kDocument, argument, line.row, Current());
      builder_.AddLink(LinkKind::kInclude, argument, name, line.row);
      return end;
    }
    if (IsOneOf(name, {"image", "figure"})) {
      builder_.AddLink(LinkKind::kImage, argument, "", line.row);
      if (name == "image") return end;
      return body;  // the caption is prose
    }
    if (IsOneOf(name, {"module", "currentmodule", "automodule"})) {
      module_ = argument;
      builder_.AddDottedReference(ReferenceKind::kUse, argument, line.row, Current());
      return body;
    }
    if (IsOneOf(name, {"code-block", "code", "sourcecode", "highlight", "testcode", "ipython", "doctest", "prompt", "parsed-literal"})) {
      if (name == "highlight") return end;
      std::string_view language = name == "testcode" || name == "doctest" || name == "ipython" ? "python" : argument;
      Code(language, at, body, end);
      return end;
    }
    if (name == "autosummary") {
      for (size_t i = body; i < end; ++i) {
        std::string_view entry = lines_[i].content();
        size_t stop = entry.find_first_of(" \t(");
        ApiReference(entry.substr(0, stop), lines_[i].row);
      }
      return end;
    }
    if (StartsWith(name, "auto") || StartsWith(name, "doxygen") ||
        IsOneOf(name, {"function", "class", "method", "attribute", "data", "exception", "decorator", "property"})) {
      size_t stop = argument.find_first_of(" \t(");
      std::string_view target = argument.substr(0, stop);
      if (IsOneOf(target, {"class", "async", "static"})) target = Trim(argument.substr(stop));
      ApiReference(target, line.row);
      return body;  // what is below may be prose and further directives
    }
    if (IsOneOf(name, {"raw", "math", "graphviz", "mermaid", "csv-table", "digraph", "inheritance-diagram", "plot"})) {
      builder_.AddBlock(name == "raw" ? argument : name, line.row, lines_[end - 1].row);
      return end;
    }
    // Admonitions, tables, tabs: prose below.
    if (!argument.empty()) Inline(argument, line.row);
    return body;
  }

  // An entry of a toctree: "path" or "Title <path>".
  void Entry(const Line& line) {
    std::string_view entry = line.content();
    if (entry.empty() || entry[0] == ':') return;
    if (entry.back() == '>') {
      size_t open = entry.rfind('<');
      if (open != std::string_view::npos) entry = entry.substr(open + 1, entry.size() - open - 2);
    }
    if (entry.find("://") != std::string_view::npos) {
      builder_.AddLink(LinkKind::kLink, entry, line.content(), line.row);
    } else if (entry != "self") {
      builder_.AddImport(ImportKind::kDocument, entry, line.row, Current());
    }
  }

  // A documented name: with the current module in front when it has no dots of its own.
  void ApiReference(std::string_view name, uint32_t row) {
    if (name.empty()) return;
    if (name[0] == '~') name.remove_prefix(1);
    if (!module_.empty() && !StartsWith(name, module_) && name.find("::") == std::string_view::npos) {
      std::string full = std::string(module_) + '.' + std::string(name);
      builder_.AddDottedReference(ReferenceKind::kUse, full, row, Current());
    } else {
      builder_.AddDottedReference(ReferenceKind::kUse, name, row, Current());
    }
  }

  void Code(std::string_view language, size_t at, size_t body, size_t end) {
    if (end <= body) return;
    builder_.AddBlock(language, lines_[at].row, lines_[end - 1].row);
    bool program = language.empty() || IsProgramLanguage(language);
    for (size_t i = body; i < end; ++i) {
      if (program && !lines_[i].blank()) AddExampleLine(lines_[i].content(), lines_[i].row, Current(), &builder_);
    }
    if (explains_ && IsShellLanguage(language)) {
      commands_.AddScript(text_.substr(lines_[body].begin, lines_[end - 1].end() - lines_[body].begin), lines_[body].row);
    }
  }

  // ---- Prose -----------------------------------------------------------------------------------------------

  size_t Paragraph(size_t at) {
    size_t end = at;
    size_t indent = lines_[at].Indent();
    std::vector<std::string_view> words;
    while (end < lines_.size() && !lines_[end].blank()) {
      if (end > at && (lines_[end].content() == ".." || StartsWith(lines_[end].content(), ".. "))) break;
      std::string_view content = lines_[end].content();
      builder_.AddMarks(content, lines_[end].row);
      Inline(content, lines_[end].row);
      words.push_back(content);
      ++end;
    }
    std::string_view first = words.front(), last = words.back();
    bool prose = first[0] != ':' && first[0] != '-' && first[0] != '*' && first[0] != '+' && first[0] != '|' && first[0] != '=' &&
                 first[0] != '#';
    if (prose && indent == 0) {
      std::string plain = PlainInline(JoinParagraph(words));
      if (EndsWith(plain, "::")) plain.pop_back();
      if (plain.find(' ') != std::string::npos) {
        builder_.SetDoc(plain, lines_[at].row, lines_[end - 1].row);
        if (section_wants_doc_ && !open_.empty()) {
          builder_.SetDoc(open_.back(), Utf8Prefix(plain, 600), lines_[at].row);
          section_wants_doc_ = false;
        }
      }
    }
    if (EndsWith(last, "::")) {
      size_t block_end = BodyEnd(end - 1, lines_[end - 1].Indent());
      size_t body = end;
      while (body < block_end && lines_[body].blank()) ++body;
      if (body < block_end) {
        Code("", body, body, block_end);
        return block_end;
      }
    }
    return end;
  }

  // Text of a title or paragraph without roles and marks.
  static std::string PlainInline(std::string_view text) {
    std::string out;
    size_t at = 0;
    while (at < text.size()) {
      char c = text[at];
      if (c == '`') {
        size_t begin = at;
        while (begin < text.size() && text[begin] == '`') ++begin;
        size_t end = text.find('`', begin);
        if (end == std::string_view::npos) break;
        std::string_view inside = text.substr(begin, end - begin);
        size_t open = inside.rfind(" <");
        if (open != std::string_view::npos && inside.back() == '>') inside = inside.substr(0, open);
        if (!inside.empty() && inside[0] == '~') inside = inside.substr(inside.rfind('.') == std::string_view::npos ? 1 : inside.rfind('.') + 1);
        out += inside;
        at = end;
        while (at < text.size() && (text[at] == '`' || text[at] == '_')) ++at;
      } else if (c == ':' && at + 1 < text.size() && IsLetter(text[at + 1])) {
        size_t end = at + 1;
        while (end < text.size() && (IsWordCharacter(text[end]) || text[end] == ':' || text[end] == '-') && text[end] != '`') ++end;
        if (end < text.size() && text[end] == '`' && text[end - 1] == ':') {
          at = end;
        } else {
          out += text.substr(at, end - at);
          at = end;
        }
      } else if (c == '*' && (at == 0 || text[at - 1] != ' ' || at + 1 >= text.size() || text[at + 1] != ' ')) {
        ++at;
      } else if (c == '\\' && at + 1 < text.size()) {
        ++at;
      } else {
        out += c;
        ++at;
      }
    }
    if (at < text.size()) out += text.substr(at);
    return CollapseSpace(out);
  }

  void Inline(std::string_view text, uint32_t row) {
    size_t at = 0;
    while (at < text.size()) {
      char c = text[at];
      if (c == '`') {
        size_t begin = at;
        while (begin < text.size() && text[begin] == '`') ++begin;
        size_t ticks = begin - at;
        size_t end = text.find('`', begin);
        if (end == std::string_view::npos) return;
        std::string_view inside = text.substr(begin, end - begin);
        std::string_view role;
        if (ticks == 1 && at > 1 && text[at - 1] == ':') {
          size_t colon = text.rfind(' ', at - 1);
          colon = colon == std::string_view::npos ? 0 : colon + 1;
          size_t from = text.find(':', colon);
          if (from < at - 1) role = text.substr(from + 1, at - from - 2);
        }
        size_t after = end;
        while (after < text.size() && text[after] == '`') ++after;
        if (ticks >= 2) {
          AddCodeMention(inside, row, Current(), &builder_);
        } else if (!role.empty()) {
          Role(role, inside, row);
        } else if (after < text.size() && text[after] == '_') {
          Hyperlink(inside, row);
        } else {
          AddCodeMention(inside, row, Current(), &builder_);
        }
        at = after;
      } else if (c == 'h' && (at == 0 || !IsWordCharacter(text[at - 1])) && StartsWith(text.substr(at, 8), "http")) {
        size_t end = at;
        while (end < text.size() && !IsBlank(text[end]) && text[end] != '>' && text[end] != '`' && text[end] != ')') ++end;
        while (end > at && std::string_view(".,;:!?'\"").find(text[end - 1]) != std::string_view::npos) --end;
        std::string_view url = text.substr(at, end - at);
        if (url.find("://") != std::string_view::npos) builder_.AddLink(LinkKind::kAutolink, url, url, row);
        at = end > at ? end : at + 1;
      } else {
        ++at;
      }
    }
  }

  // "text <target>" or "target"
  static std::string_view TargetOf(std::string_view inside) {
    size_t open = inside.rfind('<');
    if (open != std::string_view::npos && inside.back() == '>') return inside.substr(open + 1, inside.size() - open - 2);
    return inside;
  }

  void Role(std::string_view role, std::string_view inside, uint32_t row) {
    size_t colon = role.rfind(':');
    if (colon != std::string_view::npos) role = role.substr(colon + 1);
    std::string_view target = TargetOf(inside);
    if (IsOneOf(role, {"func", "class", "meth", "mod", "attr", "data", "exc", "obj", "any", "const", "member", "type", "enum", "macro",
                       "struct", "var"})) {
      if (!target.empty() && (target[0] == '~' || target[0] == '!')) target.remove_prefix(1);
      size_t paren = target.find('(');
      target = target.substr(0, paren);
      if (!target.empty() && target[0] == '.') target.remove_prefix(1);
      builder_.AddDottedReference(ReferenceKind::kUse, target, row, Current());
    } else if (IsOneOf(role, {"ref", "doc", "download", "numref"})) {
      builder_.AddLink(LinkKind::kReference, target, inside, row);
    } else if (IsOneOf(role, {"file", "literal", "code", "samp"})) {
      AddCodeMention(target, row, Current(), &builder_);
    }
  }

  void Hyperlink(std::string_view inside, uint32_t row) {
    std::string_view target = TargetOf(inside);
    if (target.size() != inside.size()) {
      builder_.AddLink(LinkKind::kLink, target, inside.substr(0, inside.rfind('<')), row);
    } else if (pending_.size() < 5000) {
      pending_.push_back({std::string(Utf8Prefix(inside, 300)), row});
    }
  }

  struct PendingLink {
    std::string name;
    uint32_t row;
  };

  std::string_view text_;
  FormatBuilder builder_;
  CommandCollector commands_;
  std::vector<Line> lines_;
  bool explains_ = false;
  std::vector<uint16_t> styles_;
  std::vector<uint32_t> open_;
  bool section_wants_doc_ = false;
  std::string_view module_;
  std::unordered_map<std::string, std::string> targets_;
  std::vector<PendingLink> pending_;
};

}  // namespace

void ScanRst(const FormatInput& input, FileFacts* facts) { RstScanner(input, facts).Run(); }

}  // namespace repodoc
