// Markdown (CommonMark with GitHub's tables, task lists and autolinks). In: decoded text. Out: headings nested by level with the first paragraph
// below each as doc, front matter keys, links, images, reference definitions, fenced blocks, mentions in code spans,
// calls in example code, commands of shell blocks, task counts, and the first paragraph of prose as file.doc.
// Line by line, then one pass over each line's inline markup; block quotes are looked through.
#include <unordered_map>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_command.h"
#include "core/extract/format_data.h"
#include "core/extract/format_prose.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

constexpr size_t kMaxLinkText = 1000;
constexpr size_t kMaxParagraph = 4000;

class MarkdownScanner {
 public:
  MarkdownScanner(const FormatInput& input, FileFacts* facts)
      : text_(input.text), builder_(facts), commands_(&builder_), lines_(input.text) {
    std::string_view name = BaseName(input.path);
    // Commands count where a project explains itself, not in every page of its manual.
    std::string lower = ToLowerAscii(name);
    explains_ = StartsWith(lower, "readme") || StartsWith(lower, "contributing") || StartsWith(lower, "install") ||
                StartsWith(lower, "building") || StartsWith(lower, "build") || StartsWith(lower, "development") ||
                StartsWith(lower, "hacking") || StartsWith(lower, "getting") || StartsWith(lower, "testing");
  }

  void Run() {
    FrontMatter();
    Line line;
    while (lines_.Next(&line)) OneLine(line);
    if (in_fence_) EndFence(lines_.row() == 0 ? 0 : lines_.row() - 1);
    EndParagraph();
    CloseHeadings(0, static_cast<uint32_t>(text_.size()), lines_.row() == 0 ? 0 : lines_.row() - 1);
    builder_.SetDoc(doc_, doc_row_, doc_end_row_);
    ResolveReferences();
    if (tasks_ > 0) builder_.AddPair(property::kTasks, std::to_string(tasks_done_), std::to_string(tasks_), first_task_row_);
    builder_.Finish();
  }

 private:
  // ---- Blocks ----------------------------------------------------------------------------------------------

  void FrontMatter() {
    Line line;
    if (!lines_.Peek(&line) || line.content() != "---") return;
    LineCursor ahead = lines_;
    ahead.Next(&line);
    size_t begin = ahead.at();
    while (ahead.Next(&line) && ahead.row() < 200) {
      if (line.content() != "---" && line.content() != "...") continue;
      DataTree tree;
      ReadYaml(text_.substr(begin, line.begin - begin), &tree);
      uint32_t root = tree.document();
      if (tree.error_row != kNone || root == kNone || !tree.nodes[root].is_mapping()) return;
      for (uint32_t key = tree.First(root); key != kNone; key = tree.Next(key)) {
        const DataNode& node = tree.nodes[key];
        Place place{node.begin + static_cast<uint32_t>(begin), node.end + static_cast<uint32_t>(begin), node.row + 1, node.end_row + 1};
        uint32_t symbol = builder_.AddSymbol(SymbolKind::kKey, node.key, place, kNone, 1);
        if (node.is_scalar()) builder_.SetValue(symbol, node.value);
        if (node.key == "title") builder_.AddProperty(property::kTitle, node.value, node.row + 1);
        if (node.key == "description" || node.key == "about") builder_.SetDoc(node.value, node.row + 1, node.end_row + 1);
      }
      lines_ = ahead;
      return;
    }
  }

  void OneLine(Line line) {
    // Block quote marks do not change what a line says.
    std::string_view stripped = line.text;
    while (true) {
      size_t at = 0;
      while (at < stripped.size() && at < 4 && stripped[at] == ' ') ++at;
      if (at >= 4 || at >= stripped.size() || stripped[at] != '>') break;
      stripped.remove_prefix(at + 1);
    }
    size_t removed = line.text.size() - stripped.size();
    line.text = stripped;
    line.begin += static_cast<uint32_t>(removed);

    if (in_fence_) {
      InFence(line);
      return;
    }
    if (in_comment_) {
      size_t end = line.text.find("-->");
      builder_.CountCommentLines(1);
      builder_.AddMarks(line.text, line.row);
      if (end != std::string_view::npos) in_comment_ = false;
      return;
    }
    std::string_view content = line.content();
    if (content.empty()) {
      EndParagraph();
      after_blank_ = true;
      return;
    }
    if (StartsWith(content, "<!--")) {
      EndParagraph();
      in_comment_ = content.find("-->", 4) == std::string_view::npos;
      builder_.CountCommentLines(1);
      builder_.AddMarks(content, line.row);
      return;
    }
    size_t indent = IndentColumns(line.text);
    bool list_item = ListItem(line, &content, &indent);
    if (!list_item && after_blank_ && indent < list_indent_) list_indent_ = 0;
    size_t relative = indent >= list_indent_ ? indent - list_indent_ : 0;
    bool indented_code = !list_item && relative >= 4 && paragraph_.empty() && (list_indent_ == 0 || after_blank_);
    after_blank_ = false;
    if (indented_code) {
      if (explains_ && StartsWith(content, "$ ")) commands_.AddLine(content.substr(2), line.row);
      return;
    }
    if (FenceStart(content, line)) return;
    if (relative < 4 && content[0] == '#' && AtxHeading(content, line)) return;
    if (relative < 4 && !paragraph_.empty() && !list_item && IsUnderline(content)) {
      SetextHeading(content[0] == '=' ? 1 : 2);
      return;
    }
    if (list_item || content[0] == '|') {
      EndParagraph();
      in_list_paragraph_ = true;
    } else if (paragraph_.empty() && list_indent_ > 0 && indent >= list_indent_) {
      in_list_paragraph_ = true;
    } else if (paragraph_.empty()) {
      in_list_paragraph_ = false;
    }
    if (IsRule(content)) {
      EndParagraph();
      return;
    }
    if (Definition(content, line.row)) return;
    if (paragraph_.empty()) paragraph_row_ = line.row;
    paragraph_begin_ = paragraph_.empty() ? line.begin : paragraph_begin_;
    paragraph_.push_back(content);
    paragraph_end_row_ = line.row;
    for (std::string_view word : {"TODO", "FIXME", "XXX", "HACK", "BUG", "NOTE", "DEPRECATED"}) {
      if (content.find(word) == std::string_view::npos) continue;
      builder_.AddMarks(PlainText(Utf8Prefix(content, 400)), line.row);
      break;
    }
    Inline(content, line.row);
  }

  static size_t IndentColumns(std::string_view text) {
    size_t columns = 0;
    for (char c : text) {
      if (c == ' ') ++columns;
      else if (c == '\t') columns += 4 - columns % 4;
      else break;
    }
    return columns;
  }

  // "- text", "* text", "1. text": the content behind the mark; also counts tasks.
  bool ListItem(const Line& line, std::string_view* content, size_t* indent) {
    std::string_view text = *content;
    size_t mark = 0;
    if ((text[0] == '-' || text[0] == '*' || text[0] == '+') && text.size() > 1 && IsBlank(text[1])) {
      mark = 1;
    } else {
      while (mark < text.size() && mark < 9 && IsDigit(text[mark])) ++mark;
      if (mark == 0 || mark + 1 >= text.size() || (text[mark] != '.' && text[mark] != ')') || !IsBlank(text[mark + 1])) return false;
      ++mark;
    }
    if (IsRule(text) || *indent >= list_indent_ + 4) return false;
    size_t at = mark;
    while (at < text.size() && IsBlank(text[at])) ++at;
    list_indent_ = *indent + (at - mark <= 4 ? at : mark + 1);
    text = text.substr(at);
    if (text.size() > 3 && text[0] == '[' && text[2] == ']' && IsBlank(text[3])) {
      if (text[1] == ' ' || text[1] == 'x' || text[1] == 'X') {
        if (tasks_ == 0) first_task_row_ = line.row;
        ++tasks_;
        tasks_done_ += text[1] != ' ';
        text = Trim(text.substr(3));
      }
    }
    if (text.empty()) return false;
    *content = text;
    *indent = list_indent_;
    return true;
  }

  static bool IsUnderline(std::string_view content) {
    return (content[0] == '=' || content[0] == '-') && content.find_first_not_of(content[0]) == std::string_view::npos;
  }

  static bool IsRule(std::string_view content) {
    char mark = content[0];
    if (mark != '-' && mark != '*' && mark != '_') return false;
    size_t count = 0;
    for (char c : content) {
      if (c == mark) ++count;
      else if (!IsBlank(c)) return false;
    }
    return count >= 3;
  }

  bool FenceStart(std::string_view content, const Line& line) {
    char mark = content[0];
    if (mark != '`' && mark != '~') return false;
    size_t size = 0;
    while (size < content.size() && content[size] == mark) ++size;
    if (size < 3) return false;
    std::string_view info = Trim(content.substr(size));
    if (mark == '`' && info.find('`') != std::string_view::npos) return false;
    EndParagraph();
    in_fence_ = true;
    fence_mark_ = mark;
    fence_size_ = size;
    fence_row_ = line.row;
    size_t end = info.find_first_of(" \t{,:");
    if (!info.empty() && info[0] == '{') {  // "{.python}", "{code-block} python"
      info.remove_prefix(1);
      if (!info.empty() && info[0] == '.') info.remove_prefix(1);
      end = info.find_first_of(" }");
    }
    fence_language_ = info.substr(0, end);
    fence_begin_ = lines_.at();
    return true;
  }

  void InFence(const Line& line) {
    std::string_view content = line.content();
    size_t size = 0;
    while (size < content.size() && content[size] == fence_mark_) ++size;
    if (size >= fence_size_ && size == content.size()) {
      fence_end_ = line.begin;
      EndFence(line.row);
      return;
    }
    fence_end_ = line.end();
    if (IsProgramLanguage(fence_language_)) {
      AddExampleLine(content, line.row, Section(), &builder_);
    }
  }

  void EndFence(uint32_t row) {
    in_fence_ = false;
    builder_.AddBlock(fence_language_, fence_row_, row);
    if (!explains_ || !IsShellLanguage(fence_language_) || fence_end_ <= fence_begin_) return;
    std::string_view body = text_.substr(fence_begin_, fence_end_ - fence_begin_);
    bool prompts = body.find("$ ") != std::string_view::npos && ToLowerAscii(fence_language_) == "console";
    commands_.AddScript(body, fence_row_ + 1, true, prompts);
  }

  bool AtxHeading(std::string_view content, const Line& line) {
    size_t level = 0;
    while (level < content.size() && content[level] == '#') ++level;
    if (level > 6 || (level < content.size() && !IsBlank(content[level]))) return false;
    EndParagraph();
    std::string_view title = Trim(content.substr(level));
    size_t end = title.size();
    while (end > 0 && title[end - 1] == '#') --end;
    if (end == 0) title = {};
    else if (IsBlank(title[end - 1])) title = Trim(title.substr(0, end));
    Heading(title, static_cast<uint16_t>(level), line.begin, line.row);
    Inline(title, line.row);
    return true;
  }

  void SetextHeading(uint16_t level) {
    std::string title = JoinParagraph(paragraph_);
    paragraph_.clear();
    Heading(title, level, paragraph_begin_, paragraph_row_);
  }

  void Heading(std::string_view title, uint16_t level, uint32_t begin, uint32_t row) {
    std::string plain = PlainText(Utf8Prefix(title, kMaxParagraph));
    doc_takes_items_ = false;
    CloseHeadings(level, begin, row == 0 ? 0 : row - 1);
    list_indent_ = 0;
    if (plain.empty()) return;
    uint32_t parent = open_.empty() ? kNone : open_.back();
    Place place{begin, begin, row, row};
    open_.push_back(builder_.AddSymbol(SymbolKind::kHeading, plain, place, parent, level));
    heading_wants_doc_ = true;
  }

  // Sections of this level and deeper end before `end`.
  void CloseHeadings(uint16_t level, uint32_t end, uint32_t end_row) {
    while (!open_.empty() && builder_.symbol(open_.back()).level >= level) {
      builder_.Extend(open_.back(), end, end_row);
      open_.pop_back();
    }
  }

  uint32_t Section() const { return open_.empty() ? kNone : open_.back(); }

  void EndParagraph() {
    if (paragraph_.empty()) return;
    if (!in_list_paragraph_ && !doc_done_) {
      std::string plain = PlainText(Utf8Prefix(JoinParagraph(paragraph_), kMaxParagraph));
      // A row of badges, a bare link or a "Table of contents:" line says nothing about the project.
      size_t words = 0;
      for (size_t i = 0; i < plain.size(); ++i) words += plain[i] == ' ';
      bool prose = words >= 3 && paragraph_[0][0] != '<' && !StartsWith(plain, "http");
      if (prose) {
        doc_ = plain;
        doc_row_ = paragraph_row_;
        doc_end_row_ = paragraph_end_row_;
        doc_done_ = true;
        doc_takes_items_ = EndsWith(plain, ":");
      }
    } else if (in_list_paragraph_ && doc_takes_items_ && doc_.size() < 1500 && paragraph_[0][0] != '|') {
      // "provides two features:" is nothing without the list below it.
      doc_ += "\n- " + PlainText(Utf8Prefix(JoinParagraph(paragraph_), 600));
      doc_end_row_ = paragraph_end_row_;
    } else if (doc_done_) {
      doc_takes_items_ = false;
    }
    if (!in_list_paragraph_ && heading_wants_doc_ && !open_.empty()) {
      std::string plain = PlainText(Utf8Prefix(JoinParagraph(paragraph_), kMaxParagraph));
      if (plain.find(' ') != std::string::npos) {
        builder_.SetDoc(open_.back(), Utf8Prefix(plain, 600), paragraph_row_);
        heading_wants_doc_ = false;
      }
    }
    paragraph_.clear();
  }

  // "[label]: target "title"" and "[^1]: footnote"
  bool Definition(std::string_view content, uint32_t row) {
    if (content[0] != '[' || !paragraph_.empty()) return false;
    size_t close = content.find("]:");
    if (close == std::string_view::npos || close < 2 || content[1] == '^') return false;
    std::string_view rest = Trim(content.substr(close + 2));
    size_t end = rest.find_first_of(" \t");
    std::string_view target = rest.substr(0, end);
    if (target.empty()) return false;
    if (target.front() == '<' && target.back() == '>') target = target.substr(1, target.size() - 2);
    std::string_view label = content.substr(1, close - 1);
    definitions_.emplace(ToLowerAscii(CollapseSpace(label)), std::string(target));
    builder_.AddLink(LinkKind::kReference, target, label, row);
    return true;
  }

  // ---- Inline ----------------------------------------------------------------------------------------------

  void Inline(std::string_view text, uint32_t row) {
    std::vector<size_t> brackets;  // open "[", the place of its content
    size_t no_tick_end_before = 0, no_angle_end_before = 0, no_paren_end_before = 0;
    size_t at = 0;
    while (at < text.size()) {
      char c = text[at];
      if (c == '\\') {
        at += 2;
      } else if (c == '`') {
        size_t size = 0;
        while (at + size < text.size() && text[at + size] == '`') ++size;
        size_t begin = at + size;
        size_t end = std::string_view::npos;
        if (at >= no_tick_end_before) {
          for (size_t i = begin; i < text.size();) {
            size_t run = 0;
            while (i + run < text.size() && text[i + run] == '`') ++run;
            if (run == size) {
              end = i;
              break;
            }
            i += run == 0 ? 1 : run;
          }
        }
        if (end == std::string_view::npos) {
          no_tick_end_before = text.size();  // one failed search per line; rare mixes of lengths lose a span
          at = begin;
        } else {
          AddCodeMention(text.substr(begin, end - begin), row, Section(), &builder_);
          at = end + size;
        }
      } else if (c == '[') {
        brackets.push_back(at);
        ++at;
      } else if (c == ']') {
        ++at;
        if (brackets.empty()) continue;
        size_t open = brackets.back();
        brackets.pop_back();
        bool image = open > 0 && text[open - 1] == '!';
        std::string_view label = text.substr(open + 1, at - open - 2);
        if (at < text.size() && text[at] == '(' && at >= no_paren_end_before) {
          size_t end = 0;
          std::string_view target = Destination(text, at + 1, &end);
          if (end == 0) {
            no_paren_end_before = text.size();
            continue;
          }
          std::string shown = PlainText(Utf8Prefix(label, kMaxLinkText));
          builder_.AddLink(image ? LinkKind::kImage : LinkKind::kLink, target, shown, row);
          at = end;
        } else if (at < text.size() && text[at] == '[') {
          size_t end = text.find(']', at);
          if (end == std::string_view::npos) continue;
          std::string_view name = text.substr(at + 1, end - at - 1);
          if (pending_.size() < 5000) pending_.push_back({name.empty() ? label : name, label, row, image});
          at = end + 1;
        } else if (!label.empty() && label.size() < 200 && label[0] != '^' && pending_.size() < 5000) {
          pending_.push_back({label, label, row, image});
        }
      } else if (c == '<' && at >= no_angle_end_before) {
        size_t end = text.find('>', at);
        if (end == std::string_view::npos) {
          no_angle_end_before = text.size();
          ++at;
          continue;
        }
        Angle(text.substr(at + 1, end - at - 1), row);
        at = end + 1;
      } else if (c == 'h' && StartsWith(text.substr(at, 8), "http") && (at == 0 || !IsWordCharacter(text[at - 1]))) {
        at = BareUrl(text, at, row);
      } else {
        ++at;
      }
    }
  }

  // "target", "<target>", with an optional title, up to ")". `end` is past the bracket; 0 when there is none.
  static std::string_view Destination(std::string_view text, size_t at, size_t* end) {
    while (at < text.size() && IsBlank(text[at])) ++at;
    size_t begin = at;
    std::string_view target;
    if (at < text.size() && text[at] == '<') {
      size_t close = text.find('>', at);
      if (close == std::string_view::npos) return {};
      target = text.substr(at + 1, close - at - 1);
      at = close + 1;
    } else {
      int depth = 0;
      while (at < text.size() && !IsBlank(text[at])) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')' && depth-- == 0) break;
        ++at;
      }
      target = text.substr(begin, at - begin);
    }
    size_t close = at;
    if (close < text.size() && text[close] != ')') {  // a title
      while (close < text.size() && IsBlank(text[close])) ++close;
      if (close < text.size() && (text[close] == '"' || text[close] == '\'')) {
        size_t quote = text.find(text[close], close + 1);
        close = quote == std::string_view::npos ? text.size() : quote + 1;
      }
      while (close < text.size() && text[close] != ')') ++close;
    }
    if (close >= text.size()) return {};
    *end = close + 1;
    return target;
  }

  // What stands in <...>: an autolink or an HTML element with a source.
  void Angle(std::string_view inside, uint32_t row) {
    if (inside.find(' ') == std::string_view::npos) {
      if (StartsWith(inside, "http://") || StartsWith(inside, "https://") || StartsWith(inside, "mailto:")) {
        builder_.AddLink(LinkKind::kAutolink, inside, inside, row);
      }
      return;
    }
    std::string lower = ToLowerAscii(inside.substr(0, 7));
    bool image = StartsWith(lower, "img ") || StartsWith(lower, "source "), anchor = StartsWith(lower, "a ");
    if (!image && !anchor) return;
    std::string_view attribute = image ? "src=" : "href=";
    size_t at = inside.find(attribute);
    if (at == std::string_view::npos) return;
    at += attribute.size();
    if (at >= inside.size()) return;
    char quote = inside[at] == '"' || inside[at] == '\'' ? inside[at] : ' ';
    if (quote != ' ') ++at;
    size_t end = inside.find(quote, at);
    builder_.AddLink(image ? LinkKind::kImage : LinkKind::kLink, inside.substr(at, end == std::string_view::npos ? end : end - at), "", row);
  }

  size_t BareUrl(std::string_view text, size_t at, uint32_t row) {
    std::string_view rest = text.substr(at);
    size_t scheme = StartsWith(rest, "https://") ? 8 : StartsWith(rest, "http://") ? 7 : 0;
    if (scheme == 0) return at + 4;
    size_t end = at + scheme;
    while (end < text.size() && !IsBlank(text[end]) && text[end] != '<' && text[end] != '>' && text[end] != '"' && text[end] != ')' &&
           text[end] != ']' && text[end] != '`' && text[end] != '|') {
      ++end;
    }
    while (end > at + scheme && std::string_view(".,;:!?*_'").find(text[end - 1]) != std::string_view::npos) --end;
    std::string_view url = text.substr(at, end - at);
    if (url.size() > scheme) builder_.AddLink(LinkKind::kAutolink, url, url, row);
    return end;
  }

  void ResolveReferences() {
    for (const PendingReference& pending : pending_) {
      auto found = definitions_.find(ToLowerAscii(CollapseSpace(Utf8Prefix(pending.name, 300))));
      if (found == definitions_.end()) continue;
      builder_.AddLink(pending.image ? LinkKind::kImage : LinkKind::kLink, found->second,
                       PlainText(Utf8Prefix(pending.label, kMaxLinkText)), pending.row);
    }
  }

  struct PendingReference {
    std::string_view name, label;
    uint32_t row;
    bool image;
  };

  std::string_view text_;
  FormatBuilder builder_;
  CommandCollector commands_;
  LineCursor lines_;
  bool explains_ = false;

  bool in_fence_ = false, in_comment_ = false, after_blank_ = true;
  char fence_mark_ = 0;
  size_t fence_size_ = 0, fence_begin_ = 0, fence_end_ = 0;
  uint32_t fence_row_ = 0;
  std::string_view fence_language_;
  size_t list_indent_ = 0;  // column of the content of the innermost list item

  std::vector<std::string_view> paragraph_;
  uint32_t paragraph_row_ = 0, paragraph_end_row_ = 0, paragraph_begin_ = 0;
  std::string doc_;
  uint32_t doc_row_ = 0, doc_end_row_ = 0;
  bool doc_takes_items_ = false;
  bool in_list_paragraph_ = false, doc_done_ = false, heading_wants_doc_ = false;
  std::vector<uint32_t> open_;  // headings

  std::unordered_map<std::string, std::string> definitions_;
  std::vector<PendingReference> pending_;
  uint32_t tasks_ = 0, tasks_done_ = 0, first_task_row_ = 0;
};

}  // namespace

void ScanMarkdown(const FormatInput& input, FileFacts* facts) { MarkdownScanner(input, facts).Run(); }

}  // namespace repodoc
