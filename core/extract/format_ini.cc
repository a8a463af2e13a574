// INI and Java properties into a DataTree: sections are mappings, "key = value" or "key: value" their members. A value
// continues on lines that are indented deeper than its key (as in setup.cfg) or after a backslash (properties).
#include <string>

#include "core/base/text.h"
#include "core/extract/format_data.h"
#include "core/extract/format_lines.h"

namespace repodoc {
namespace {

// Where the key ends and the value begins; false when the line has no separator.
bool SplitMember(std::string_view content, std::string_view separators, bool blank_separates, size_t* key_end,
                 size_t* value_begin) {
  for (size_t i = 0; i < content.size(); ++i) {
    if (content[i] == '\\') {
      ++i;
      continue;
    }
    bool blank = blank_separates && IsBlank(content[i]);
    if (!blank && separators.find(content[i]) == std::string_view::npos) continue;
    size_t end = i;
    while (end > 0 && IsBlank(content[end - 1])) --end;
    *key_end = end;
    size_t at = i;
    while (at < content.size() && IsBlank(content[at])) ++at;
    if (at < content.size() && separators.find(content[at]) != std::string_view::npos) ++at;
    while (at < content.size() && IsBlank(content[at])) ++at;
    *value_begin = at;
    return true;
  }
  return false;
}

struct CommentRun {
  size_t begin = 0, end = 0;
  uint32_t row = kNone;
  void Note(const Line& line) {
    if (row == kNone) {
      row = line.row;
      begin = line.begin;
    }
    end = line.end();
  }
  void Give(std::string_view text, DataNode* node) {
    if (row == kNone) return;
    node->comment = text.substr(begin, end - begin);
    node->comment_row = row;
    row = kNone;
  }
};

// "requests ; python_version < '3.8'": an environment marker of a Python requirement.
bool IsMarker(std::string_view text) {
  for (std::string_view word : {"python_", "sys_platform", "platform_", "os_name", "implementation_", "extra"}) {
    if (StartsWith(Trim(text), word)) return true;
  }
  return false;
}

// "value ; why" and "value # why": a mark between blanks, outside quotes, opens a comment. "#fff" and "a;b" are values.
std::string_view WithoutInlineComment(std::string_view value) {
  char quote = 0;
  for (size_t i = 0; i < value.size(); ++i) {
    char c = value[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' && i == 0) {
      quote = c;
    } else if ((c == ';' || c == '#') && i > 0 && IsBlank(value[i - 1]) && i + 1 < value.size() && IsBlank(value[i + 1]) &&
               !(c == ';' && IsMarker(value.substr(i + 1)))) {
      return Trim(value.substr(0, i));
    }
  }
  return value;
}

uint32_t AddMember(DataTree* tree, std::string_view text, uint32_t parent, const Line& line, size_t key_end,
                   size_t value_begin, CommentRun* comment) {
  std::string_view content = line.content();
  DataNode node;
  node.key = content.substr(0, key_end);
  node.has_key = true;
  node.value = value_begin < content.size() ? content.substr(value_begin) : std::string_view();
  node.kind = KindOfPlain(node.value);
  node.begin = line.begin + static_cast<uint32_t>(line.Indent());
  node.end = line.end();
  node.row = node.end_row = line.row;
  comment->Give(text, &node);
  return tree->Add(parent, node);
}

}  // namespace

void ReadIni(std::string_view text, DataTree* tree) {
  tree->comment_mark = "#";
  DataNode document;
  document.kind = DataKind::kMapping;
  document.end = static_cast<uint32_t>(text.size());
  uint32_t root = tree->Add(0, document);
  uint32_t section = root, member = kNone;
  size_t member_indent = 0, value_begin = 0;
  CommentRun comment;
  LineCursor lines(text);
  Line line;
  tree->max_depth = 1;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (content.empty()) {
      comment.row = kNone;
      continue;
    }
    if (content[0] == '#' || content[0] == ';') {
      if (tree->comment_lines == 0 && content[0] == ';') tree->comment_mark = ";";
      comment.Note(line);
      ++tree->comment_lines;
      continue;
    }
    if (content[0] == '[') {
      size_t close = content.rfind(']');
      if (close == std::string_view::npos) tree->Fail(line.row, "a section header without its bracket");
      DataNode node;
      node.key = content.substr(1, close == std::string_view::npos ? std::string_view::npos : close - 1);
      node.has_key = true;
      node.kind = DataKind::kMapping;
      node.begin = line.begin;
      node.end = line.end();
      node.row = node.end_row = line.row;
      comment.Give(text, &node);
      section = tree->Add(root, node);
      tree->max_depth = 2;
      member = kNone;
      continue;
    }
    if (member != kNone && line.Indent() > member_indent) {  // the value goes on
      DataNode& node = tree->nodes[member];
      node.value = Trim(text.substr(value_begin, line.end() - value_begin));
      node.kind = DataKind::kText;
      node.end = line.end();
      node.end_row = line.row;
    } else {
      size_t key_end = 0, value = 0;
      bool found = SplitMember(content, "=:", false, &key_end, &value);
      if (!found) {
        if (section == root) tree->Fail(line.row, "a line that is neither a section nor key = value");
        key_end = content.size();  // a bare name inside a section is common
        value = content.size();
      }
      member = AddMember(tree, text, section, line, key_end, value, &comment);
      if (member != kNone && found) {
        DataNode& node = tree->nodes[member];
        node.value = WithoutInlineComment(node.value);
        node.kind = KindOfPlain(node.value);
      }
      member_indent = line.Indent();
      value_begin = line.begin + line.Indent() + value;
    }
    if (section != kNone && section != root) {
      tree->nodes[section].end = line.end();
      tree->nodes[section].end_row = line.row;
    }
  }
  if (root != kNone) tree->nodes[root].end_row = lines.row();
}

void ReadProperties(std::string_view text, DataTree* tree) {
  tree->comment_mark = "#";
  DataNode document;
  document.kind = DataKind::kMapping;
  document.end = static_cast<uint32_t>(text.size());
  uint32_t root = tree->Add(0, document);
  CommentRun comment;
  LineCursor lines(text);
  Line line;
  tree->max_depth = 1;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (content.empty()) {
      comment.row = kNone;
      continue;
    }
    if (content[0] == '#' || content[0] == '!') {
      comment.Note(line);
      ++tree->comment_lines;
      continue;
    }
    size_t key_end = content.size(), value = content.size();
    SplitMember(content, "=:", true, &key_end, &value);
    uint32_t member = AddMember(tree, text, root, line, key_end, value, &comment);
    std::string joined;
    bool several = false;
    while (EndsWith(content, "\\")) {
      if (!several && member != kNone) joined = std::string(tree->nodes[member].value);
      several = true;
      if (!joined.empty() && joined.back() == '\\') joined.pop_back();
      if (!lines.Next(&line)) break;
      content = line.content();
      joined += content;
    }
    if (several && member != kNone) {
      DataNode& node = tree->nodes[member];
      node.value = tree->Keep(std::move(joined));
      node.kind = DataKind::kText;
      node.end = line.end();
      node.end_row = line.row;
    }
  }
  if (root != kNone) tree->nodes[root].end_row = lines.row();
}

}  // namespace repodoc
