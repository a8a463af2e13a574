#include "core/pages/markdown.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr size_t kLongestCodeSpan = 160;

bool IsRoleCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-' ||
         c == '_' || c == '.' || c == '+';
}

// "see :class:" -> 4: where a reST role that ends the text begins, or its size when there is none.
size_t RoleBegin(std::string_view text) {
  if (text.empty() || text.back() != ':') return text.size();
  size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 32 && IsRoleCharacter(text[at - 1])) --at;
  if (text[at] != ':' || at + 2 > text.size() - 1) return text.size();
  return at;
}

// The text a reST interpreted text shows: "~torch.Tensor" -> "torch.Tensor", "title <target>" -> "title"; with a role
// the target may follow without a blank.
std::string_view ShownPart(std::string_view content, bool has_role) {
  content = Trim(content);
  if (!content.empty() && (content[0] == '~' || content[0] == '!')) content.remove_prefix(1);
  if (!content.empty() && content.back() == '>') {
    size_t open = content.rfind(has_role ? "<" : " <");
    if (open != std::string_view::npos && open > 0) content = content.substr(0, open);
  }
  return content;
}

std::string_view NextLine(std::string_view text, size_t* at) {
  size_t end = text.find('\n', *at);
  if (end == std::string_view::npos) end = text.size();
  std::string_view line = text.substr(*at, end - *at);
  *at = end + 1;
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

// True for a line whose layout carries meaning: indented, an item, a directive, a table, a prompt.
bool IsLaidOut(std::string_view line) {
  if (line.empty()) return false;
  char first = line[0];
  if (first == ' ' || first == '\t' || first == '|' || first == '#' || first == '+' || first == '=' || first == '~') {
    return true;
  }
  if ((first == '-' || first == '*') && (line.size() < 2 || line[1] == ' ' || line[1] == first)) return true;
  if (first == '.' && line.size() > 1 && line[1] == '.') return true;
  if (first == ':' || first == '@' || first == '\\') return true;
  if (StartsWith(line, ">>>") || StartsWith(line, "```")) return true;
  if (first >= '0' && first <= '9') {
    size_t at = 0;
    while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
    if (at + 1 < line.size() && (line[at] == '.' || line[at] == ')') && line[at + 1] == ' ') return true;
  }
  return line.find("   ") != std::string_view::npos || line.find('\t') != std::string_view::npos;
}

// Length of the marker of a list item ("- ", "* ", "12. "), 0 when the line is none.
size_t ItemMarker(std::string_view line) {
  if (line.size() > 2 && (line[0] == '-' || line[0] == '*' || line[0] == '+') && line[1] == ' ') return 2;
  size_t digits = 0;
  while (digits < line.size() && digits < 4 && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits == 0 || digits + 2 > line.size()) return 0;
  return (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ' ? digits + 2 : 0;
}

struct ListPart {
  std::string_view marker;  // empty: plain text before the first item
  std::string text;
};

// A paragraph that is text followed by a flat list; false for everything with more layout than that.
bool ReadList(std::string_view paragraph, std::vector<ListPart>* parts) {
  for (size_t at = 0; at < paragraph.size();) {
    std::string_view line = NextLine(paragraph, &at);
    size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos) continue;
    std::string_view rest = line.substr(indent);
    size_t marker = ItemMarker(rest);
    if (marker > 0 && indent == 0) {
      parts->push_back({rest.substr(0, marker), std::string(rest.substr(marker))});
      if (IsLaidOut(rest.substr(marker))) return false;
      continue;
    }
    bool in_item = !parts->empty() && !parts->back().marker.empty();
    if (marker > 0 || (indent > 0 && (!in_item || indent > 4)) || IsLaidOut(rest)) return false;
    if (parts->empty()) parts->push_back({});
    if (!parts->back().text.empty()) parts->back().text += '\n';
    parts->back().text.append(rest);
  }
  return !parts->empty() && !parts->back().marker.empty();
}

}  // namespace

void Markdown::Open(Block block) {
  in_table_ = false;
  if (block_ == Block::kStart) {
    block_ = block;
    return;
  }
  if (out_.empty() || out_.back() != '\n') out_ += '\n';
  if (block != Block::kList || block_ != Block::kList) out_ += '\n';
  block_ = block;
}

void Markdown::Heading(int level, std::string_view words) {
  Open(Block::kHeading);
  out_.append(static_cast<size_t>(level), '#');
  out_ += ' ';
  out_.append(words);
}

void Markdown::HeadingCode(int level, std::string_view hostile) {
  Open(Block::kHeading);
  out_.append(static_cast<size_t>(level), '#');
  out_ += ' ';
  AppendMarkdownCode(hostile, &out_);
}

Markdown& Markdown::Paragraph() {
  Open(Block::kParagraph);
  return *this;
}

Markdown& Markdown::Bullet(int depth) {
  Open(Block::kList);
  out_.append(static_cast<size_t>(2 * depth), ' ');
  out_ += "- ";
  return *this;
}

void Markdown::Table(std::initializer_list<const char*> columns) {
  Open(Block::kTable);
  for (const char* column : columns) {
    out_ += "| ";
    out_ += column;
    out_ += ' ';
  }
  out_ += "|\n";
  for (size_t i = 0; i < columns.size(); ++i) out_ += "|---";
  out_ += "|\n";
}

Markdown& Markdown::Row() {
  out_ += "| ";
  in_table_ = true;
  return *this;
}

Markdown& Markdown::Cell() {
  out_ += " | ";
  return *this;
}

void Markdown::EndRow() {
  out_ += " |\n";
  in_table_ = false;
}

void Markdown::CodeBlock(std::string_view tag, std::string_view hostile, bool verbatim) {
  Open(Block::kCode);
  std::string fence = MarkdownFence(hostile);
  out_.append(fence).append(tag) += '\n';
  if (verbatim) {
    out_.append(hostile);
  } else {
    AppendWithoutBidi(hostile, &out_);
  }
  if (!hostile.empty() && hostile.back() != '\n') out_ += '\n';
  out_.append(fence);
}

uint32_t Markdown::Quote(std::string_view hostile, uint32_t max_lines) {
  Open(Block::kParagraph);
  while (!hostile.empty() && (hostile.back() == '\n' || hostile.back() == ' ' || hostile.back() == '\r')) {
    hostile.remove_suffix(1);
  }
  uint32_t lines = 0, left_out = 0;
  std::string paragraph, laid_out;
  bool first = true;
  auto open_part = [&] {
    if (!first) out_ += ">\n";
    first = false;
  };
  auto flush_laid_out = [&] {
    while (!laid_out.empty() && laid_out.back() == '\n') laid_out.pop_back();
    if (laid_out.empty()) return;
    open_part();
    // Indentation all lines share says nothing.
    size_t common = std::string::npos;
    for (size_t from = 0; from < laid_out.size();) {
      std::string_view line = NextLine(laid_out, &from);
      size_t indent = line.find_first_not_of(' ');
      if (indent != std::string_view::npos) common = std::min(common, indent);
    }
    std::string fence = MarkdownFence(laid_out);
    out_.append("> ").append(fence) += "text\n";
    for (size_t from = 0; from < laid_out.size();) {
      std::string_view line = NextLine(laid_out, &from);
      line.remove_prefix(std::min(common, line.size()));
      out_.append(line.empty() ? ">" : "> ");
      AppendWithoutBidi(line, &out_);
      out_ += '\n';
    }
    out_.append("> ").append(fence) += '\n';
    laid_out.clear();
  };
  size_t at = 0;
  while (at < hostile.size()) {
    // One paragraph: up to a blank line.
    size_t begin = at, end = at;
    bool by_hand = false;
    uint32_t count = 0;
    while (at < hostile.size()) {
      std::string_view line = NextLine(hostile, &at);
      if (Trim(line).empty()) break;
      ++count;
      end = std::min(at, hostile.size());
      by_hand = by_hand || IsLaidOut(line);
      if (lines + count >= max_lines) break;
    }
    if (count > 0) {
      std::string_view text = hostile.substr(begin, end - begin);
      std::vector<ListPart> list;
      if (by_hand && ReadList(text, &list)) {
        flush_laid_out();
        open_part();
        for (size_t i = 0; i < list.size(); ++i) {
          if (i == 1 && list[0].marker.empty()) out_ += ">\n";
          out_.append("> ").append(list[i].marker);
          Prose(list[i].text);
          out_ += '\n';
        }
      } else if (by_hand) {
        laid_out.append(text);
        if (laid_out.back() != '\n') laid_out += '\n';
        laid_out += '\n';
      } else {
        flush_laid_out();
        open_part();
        out_ += "> ";
        Prose(text);
        out_ += '\n';
      }
    }
    lines += count;
    if (lines >= max_lines) break;
  }
  flush_laid_out();
  while (at < hostile.size()) {
    if (!Trim(NextLine(hostile, &at)).empty()) ++left_out;
  }
  if (out_.back() == '\n') out_.pop_back();
  return left_out;
}

Markdown& Markdown::Text(std::string_view hostile) {
  if (in_table_) {
    out_ += MarkdownCell(hostile);
  } else {
    AppendMarkdownText(hostile, &out_);
  }
  return *this;
}

Markdown& Markdown::Code(std::string_view hostile, size_t limit) {
  if (hostile.size() <= limit) {
    AppendMarkdownCode(hostile, &out_, in_table_);
  } else {
    std::string cut(Utf8Prefix(hostile, limit));
    cut += "\xE2\x80\xA6";
    AppendMarkdownCode(cut, &out_, in_table_);
  }
  return *this;
}

Markdown& Markdown::Prose(std::string_view hostile) {
  if (hostile.find('`') == std::string_view::npos) return Text(CollapseSpace(hostile));
  std::string collapsed = CollapseSpace(hostile);
  std::string_view text = collapsed;
  size_t literal = 0, at = 0;
  while ((at = text.find('`', at)) != std::string_view::npos) {
    size_t run = at;
    while (run < text.size() && text[run] == '`') ++run;
    size_t ticks = run - at;
    // The closing run of the same length, not too far away: that keeps hostile rows of backticks linear.
    size_t close = std::string_view::npos;
    size_t limit = std::min(text.size(), run + kLongestCodeSpan);
    for (size_t scan = run; scan < limit;) {
      if (text[scan] != '`') {
        ++scan;
        continue;
      }
      size_t end = scan;
      while (end < text.size() && text[end] == '`') ++end;
      if (end - scan == ticks) {
        close = scan;
        break;
      }
      scan = end;
    }
    std::string_view before = text.substr(literal, at - literal);
    size_t role = RoleBegin(before);
    std::string_view content;
    if (close != std::string_view::npos) content = Trim(ShownPart(text.substr(run, close - run), role < before.size()));
    if (content.empty()) {
      at = run;
      continue;
    }
    Text(before.substr(0, role));
    Code(content);
    at = literal = close + ticks;
  }
  return Text(text.substr(literal));
}

Markdown& Markdown::Number(uint64_t value) {
  if (value < 1000) return Digits(value);
  out_ += WithCommas(value);
  return *this;
}

Markdown& Markdown::Digits(uint64_t value) {
  char digits[20];
  size_t at = sizeof digits;
  do {
    digits[--at] = static_cast<char>('0' + value % 10);
    value /= 10;
  } while (value != 0);
  out_.append(digits + at, sizeof digits - at);
  return *this;
}

Markdown& Markdown::Count(uint64_t value, std::string_view one, std::string_view many) {
  if (value == 0) {
    out_ += "no";
  } else {
    Number(value);
  }
  out_ += ' ';
  out_.append(value == 1 ? one : many);
  return *this;
}

Markdown& Markdown::Link(std::string_view label, std::string_view href) {
  out_ += '[';
  out_.append(label);
  out_ += "](";
  out_.append(href);
  out_ += ')';
  return *this;
}

Markdown& Markdown::CodeLink(std::string_view hostile, std::string_view href, size_t limit) {
  out_ += '[';
  Code(hostile, limit);
  out_ += "](";
  out_.append(href);
  out_ += ')';
  return *this;
}

void AppendMermaidLabel(std::string_view hostile, std::string* out) {
  // Mermaid reads "#name;" as an entity inside quotes; everything that is not plain becomes one or is dropped.
  std::string_view text = Utf8Prefix(hostile, 120);
  for (size_t at = 0; at < text.size();) {
    size_t begin = at;
    char32_t c = NextCodePoint(text, &at);
    if (c < 0x20 || c == 0x7f || IsBidiControl(c)) {
      *out += ' ';
    } else if (c == '"') {
      *out += "#quot;";
    } else if (c == '#') {
      *out += "#35;";
    } else if (c == '&') {
      *out += "#amp;";
    } else if (c == '<') {
      *out += "#lt;";
    } else if (c == '>') {
      *out += "#gt;";
    } else if (c == '`') {
      *out += '\'';  // a backtick after the quote would switch Mermaid to Markdown labels
    } else if (c == 0xFFFD) {
      *out += "\xEF\xBF\xBD";
    } else {
      out->append(text.substr(begin, at - begin));
    }
  }
}

void AppendWithoutBidi(std::string_view hostile, std::string* out) {
  size_t copied = 0;
  for (size_t at = 0; at < hostile.size();) {
    unsigned char lead = static_cast<unsigned char>(hostile[at]);
    if (lead != 0xE2 && lead != 0xD8) {
      ++at;
      continue;
    }
    size_t begin = at;
    if (!IsBidiControl(NextCodePoint(hostile, &at))) continue;
    out->append(hostile.substr(copied, begin - copied)).append("\xEF\xBF\xBD");
    copied = at;
  }
  out->append(hostile.substr(copied));
}

std::string SizeInWords(uint64_t bytes) {
  std::string words = WithCommas(bytes) + (bytes == 1 ? " byte (" : " bytes (");
  constexpr double kKilo = 1024.0;
  double value = static_cast<double>(bytes);
  if (bytes < (1u << 20)) return words + Decimal(value / kKilo, 2) + " KB)";
  if (bytes < (1ull << 30)) return words + Decimal(value / (kKilo * kKilo), 2) + " MB)";
  return words + Decimal(value / (kKilo * kKilo * kKilo), 2) + " GB)";
}

std::string TimesInWords(uint64_t count) {
  if (count == 1) return {};
  if (count == 2) return "twice";
  return WithCommas(count) + " times";
}

}  // namespace repodoc
