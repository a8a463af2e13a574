#include "core/extract/doc_markup.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {

bool TakeEntity(std::string_view text, size_t* at, std::string* out) {
  std::string_view rest = text.substr(*at, 12);
  size_t end = rest.find(';');
  if (end == std::string_view::npos || end < 2) return false;
  std::string_view name = rest.substr(1, end - 1);
  struct Entity {
    std::string_view name, text;
  };
  static constexpr Entity kEntities[] = {{"lt", "<"}, {"gt", ">"}, {"amp", "&"}, {"quot", "\""}, {"apos", "'"},
                                         {"nbsp", " "}, {"mdash", "\u2014"}, {"ndash", "\u2013"}, {"copy", "\u00a9"},
                                         {"times", "\u00d7"}, {"le", "\u2264"}, {"ge", "\u2265"}, {"hellip", "\u2026"},
                                         {"rarr", "\u2192"}, {"larr", "\u2190"}, {"emsp", " "}, {"sect", "\u00a7"}};
  for (const Entity& entity : kEntities) {
    if (entity.name != name) continue;
    *out += entity.text;
    *at += end + 1;
    return true;
  }
  if (name[0] != '#') return false;
  bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  char32_t value = 0;
  std::string_view digits = name.substr(hex ? 2 : 1);
  if (digits.empty() || digits.size() > 7) return false;
  for (char c : digits) {
    int digit = c >= '0' && c <= '9' ? c - '0' : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return false;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (value < 32 || value >= 0x110000 || (value >= 0xd800 && value <= 0xdfff)) return false;
  AppendCodePoint(value, out);
  *at += end + 1;
  return true;
}

void DocWriter::TrimEnd() {
  while (!out_.empty() && (out_.back() == ' ' || out_.back() == '\t' || out_.back() == '\n')) out_.pop_back();
}

void DocWriter::Paragraph() {
  TrimEnd();
  if (!out_.empty()) out_ += "\n\n";
}

void DocWriter::Line() {
  TrimEnd();
  if (!out_.empty()) out_ += '\n';
}

void DocWriter::Code(std::string_view text) {
  std::string code = CollapseSpace(text);
  if (code.empty()) return;
  out_ += MarkdownCode(code);
}

void DocWriter::CodeBlock(std::string_view text, std::string_view language) {
  while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
  size_t first_line = text.find_first_not_of(" \t\n\r");
  if (first_line == std::string_view::npos) return;
  std::vector<std::string_view> lines = Split(text, '\n');
  size_t common = std::string_view::npos;
  for (std::string_view line : lines) {
    size_t indent = line.find_first_not_of(' ');
    if (indent != std::string_view::npos) common = std::min(common, indent);
  }
  if (common == std::string_view::npos) common = 0;
  while (!lines.empty() && Trim(lines.back()).empty()) lines.pop_back();
  std::string fence = MarkdownFence(text);
  Paragraph();
  out_ += fence;
  out_ += language;
  for (std::string_view line : lines) {
    out_ += '\n';
    out_ += line.substr(std::min(common, line.size()));
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
  }
  out_ += '\n';
  out_ += fence;
  out_ += "\n\n";
}

std::string DocWriter::Finish() {
  TrimEnd();
  std::string out;
  out.reserve(out_.size());
  bool code = false;
  size_t blank = 0;
  for (std::string_view line : Split(out_, '\n')) {
    bool fence = StartsWith(line, "```");
    if (fence) code = !code;
    if (!code) {
      while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
      // One blank from markup that stood at the margin.
      if (!fence && StartsWith(line, " ") && !StartsWith(line, "  ")) line.remove_prefix(1);
      if (line.empty()) {
        ++blank;
        continue;
      }
    }
    if (!out.empty()) out += blank > 0 ? "\n\n" : "\n";
    blank = 0;
    out += line;
  }
  return out;
}

void AddDocField(std::vector<DocField>* list, std::string_view name, std::string_view text) {
  if (list->size() >= kMaxDocFields) return;
  DocField field;
  field.name = name;
  field.text = CollapseSpace(text);
  list->push_back(std::move(field));
}

}  // namespace repodoc
