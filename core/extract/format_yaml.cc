// YAML into a DataTree: block mappings and sequences, flow collections, quoted, plain and block scalars, several
// documents. Anchors, aliases and tags are kept out of the values and never followed. Lines of templates ("{% ... %}")
// are skipped as comments, since YAML with templates in it is common. Every step moves forward in the text, and open collections live on a
// stack of our own: linear, whatever the nesting.
#include "core/base/text.h"
#include "core/extract/format_data.h"
#include "core/extract/format_lines.h"

namespace repodoc {
namespace {

class YamlReader {
 public:
  YamlReader(std::string_view text, DataTree* tree) : text_(text), tree_(tree) {}

  void Read() {
    tree_->comment_mark = "#";
    while (at_ < text_.size()) ReadLine();
    CloseTo(0);
    tree_->nodes[0].end = static_cast<uint32_t>(text_.size());
    tree_->nodes[0].end_row = row_;
  }

 private:
  // An open block collection. `indent` is the column of its entries.
  struct Open {
    uint32_t node;
    int indent;
    bool sequence;
    bool pending;  // the last entry has no value yet
  };

  // ---- Moving ----------------------------------------------------------------------------------------------

  size_t LineEnd(size_t from) const {  // remembered: many entries may share a very long line
    if (from < known_begin_ || from > known_end_) {
      size_t end = text_.find('\n', from);
      known_begin_ = from;
      known_end_ = end == std::string_view::npos ? text_.size() : end;
    }
    return known_end_;
  }
  char Peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n'; }
  static bool Ends(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
  void SkipBlanks() {
    while (at_ < text_.size() && IsBlank(text_[at_])) ++at_;
  }
  int Column() const { return static_cast<int>(at_ - line_begin_); }
  void NextLine() {  // from anywhere in a line to the start of the next
    at_ = LineEnd(at_);
    if (at_ < text_.size()) ++at_;
    ++row_;
    line_begin_ = at_;
  }
  void NoteNewline() {  // at_ is just past a "\n"
    ++row_;
    line_begin_ = at_;
  }

  // ---- Blocks ----------------------------------------------------------------------------------------------

  void ReadLine() {
    line_begin_ = at_;
    SkipBlanks();
    char c = Peek();
    if (at_ >= text_.size()) return;
    if (c == '\n' || c == '\r') {
      comment_row_ = kNone;
      NextLine();
      return;
    }
    bool template_line = c == '{' && (Peek(1) == '%' || Peek(1) == '#');
    if (c == '#' || template_line) {
      if (comment_row_ == kNone || template_line) {
        comment_begin_ = at_;
        comment_row_ = row_;
      }
      ++tree_->comment_lines;
      comment_end_ = LineEnd(at_);
      if (template_line) comment_row_ = kNone;
      NextLine();
      return;
    }
    if (Column() == 0 && at_ + 3 <= text_.size()) {
      std::string_view head = text_.substr(at_, 3);
      if ((head == "---" || head == "...") && Ends(Peek(3))) {
        CloseTo(0);
        document_done_ = false;
        at_ += 3;
        SkipBlanks();
        if (Peek() == '\n' || Peek() == '\r' || Peek() == '#') {
          NextLine();
          return;
        }
      } else if (c == '%' && open_.empty()) {
        NextLine();
        return;
      }
    }
    if (text_.substr(line_begin_, at_ - line_begin_).find('\t') != std::string_view::npos) {
      tree_->Fail(row_, "a tab in the indentation");
    }
    ReadEntry();
  }

  // From the first character of a line's content: dashes and a key, then a value.
  void ReadEntry() {
    while (true) {
      if (Peek() == '-' && Ends(Peek(1))) {
        StartEntry(Column(), true, {}, at_);
        ++at_;
        SkipBlanks();
        if (AtLineEnd()) {
          NextLine();
          return;
        }
        continue;
      }
      if (Peek() == '?' && Ends(Peek(1))) {  // a complex key: its text is read as an ordinary entry
        ++at_;
        SkipBlanks();
        if (AtLineEnd()) {
          NextLine();
          return;
        }
        continue;
      }
      size_t key_begin = at_, key_end = 0, after = 0;
      if (FindKey(&key_end, &after)) {
        std::string_view key = KeyText(key_begin, key_end);
        StartEntry(Column(), false, key, key_begin);
        at_ = after;
        SkipBlanks();
        SkipProperties();
        if (AtLineEnd()) {
          NextLine();
          return;
        }
        ReadValue();
        return;
      }
      size_t before = at_;
      SkipProperties();
      if (AtLineEnd()) {
        NextLine();
        return;
      }
      if (at_ != before) continue;  // "&anchor - a", "- !tag key: value"
      ReadValue();
      return;
    }
  }

  bool AtLineEnd() {
    char c = Peek();
    return at_ >= text_.size() || c == '\n' || c == '\r' || (c == '#' && (at_ == line_begin_ || IsBlank(text_[at_ - 1])));
  }

  // "&anchor" and "!tag" before a value.
  void SkipProperties() {
    while ((Peek() == '&' || Peek() == '!') && !Ends(Peek(1))) {
      while (at_ < text_.size() && !Ends(text_[at_])) ++at_;
      SkipBlanks();
    }
    if (Peek() == '!' && Ends(Peek(1))) {
      ++at_;
      SkipBlanks();
    }
  }

  // Is there "key:" at at_? Looks at one line only.
  bool FindKey(size_t* key_end, size_t* after) const {
    size_t at = at_;
    size_t end = LineEnd(at);
    char c = Peek();
    if (c == '"' || c == '\'') {
      ++at;
      while (at < end && text_[at] != c) at += text_[at] == '\\' && c == '"' ? 2 : 1;
      if (at >= end) return false;
      ++at;
      *key_end = at;
      while (at < end && IsBlank(text_[at])) ++at;
      if (at >= end || text_[at] != ':' || (at + 1 < end && !Ends(text_[at + 1]))) return false;
      *after = at + 1;
      return true;
    }
    if (c == '[' || c == '{' || c == '|' || c == '>' || c == '#' || c == '@' || c == '`') return false;
    if (c == '&' || c == '!') {  // properties of the value, unless a key follows: ReadEntry skips them first
      return false;
    }
    for (; at < end; ++at) {
      if (text_[at] == ':' && (at + 1 >= end || Ends(text_[at + 1]))) {
        if (at == at_) return false;
        *key_end = at;
        *after = at + 1;
        return true;
      }
      if (text_[at] == '#' && at > at_ && IsBlank(text_[at - 1])) return false;
    }
    return false;
  }

  std::string_view KeyText(size_t begin, size_t end) {
    while (end > begin && IsBlank(text_[end - 1])) --end;
    std::string_view key = text_.substr(begin, end - begin);
    if (key.size() >= 2 && (key[0] == '"' || key[0] == '\'') && key.back() == key[0]) {
      key = key.substr(1, key.size() - 2);
    }
    return key;
  }

  // Opens or finds the collection an entry at this column belongs to and adds the entry.
  void StartEntry(int column, bool sequence, std::string_view key, size_t begin) {
    while (!open_.empty() &&
           (open_.back().indent > column ||
            (open_.back().indent == column && open_.back().sequence != sequence &&
             // "key:\n- a": a sequence may sit at the column of its key.
             !(sequence && !open_.back().sequence && open_.back().pending)))) {
      CloseTo(open_.size() - 1);
    }
    bool reuse = !open_.empty() && open_.back().indent == column && open_.back().sequence == sequence;
    if (!reuse) {
      uint32_t node = kNone;
      if (open_.empty()) {
        if (document_done_) tree_->Fail(row_, "content after the end of the document's value");
        DataNode root;
        root.kind = sequence ? DataKind::kSequence : DataKind::kMapping;
        root.begin = static_cast<uint32_t>(begin);
        root.row = root.end_row = row_;
        node = tree_->Add(0, root);
        document_done_ = true;
      } else if (open_.back().pending) {
        node = open_.back().node == kNone ? kNone : tree_->nodes[open_.back().node].last_child;
        if (node != kNone) {
          tree_->nodes[node].kind = sequence ? DataKind::kSequence : DataKind::kMapping;
          tree_->nodes[node].value = {};
        }
        open_.back().pending = false;
      } else {
        tree_->Fail(row_, "an entry whose indentation fits no collection");
        // Read on as a member of the innermost collection.
        if (open_.back().sequence == sequence) {
          AddEntry(key, !sequence, begin);
          return;
        }
        node = open_.back().node == kNone ? kNone : tree_->nodes[open_.back().node].last_child;
        if (node != kNone && tree_->nodes[node].child_count == 0) {
          tree_->nodes[node].kind = sequence ? DataKind::kSequence : DataKind::kMapping;
        }
      }
      open_.push_back({node, column, sequence, false});
      if (open_.size() > tree_->max_depth) tree_->max_depth = static_cast<uint32_t>(open_.size());
    }
    AddEntry(key, !sequence, begin);
  }

  void AddEntry(std::string_view key, bool has_key, size_t begin) {
    DataNode entry;
    entry.key = key;
    entry.has_key = has_key;
    entry.begin = static_cast<uint32_t>(begin);
    entry.end = static_cast<uint32_t>(LineEnd(begin));
    entry.row = entry.end_row = row_;
    if (comment_row_ != kNone) {
      entry.comment = text_.substr(comment_begin_, comment_end_ - comment_begin_);
      entry.comment_row = comment_row_;
      comment_row_ = kNone;
    }
    tree_->Add(open_.back().node, entry);
    open_.back().pending = true;
  }

  // Closes the innermost collections until `size` are open; a collection ends where its last entry ends.
  void CloseTo(size_t size) {
    while (open_.size() > size) {
      uint32_t node = open_.back().node;
      open_.pop_back();
      if (node == kNone) continue;
      DataNode& closed = tree_->nodes[node];
      if (closed.last_child != kNone) {
        const DataNode& last = tree_->nodes[closed.last_child];
        if (last.end > closed.end) closed.end = last.end;
        if (last.end_row > closed.end_row) closed.end_row = last.end_row;
      }
    }
  }

  // ---- Values ----------------------------------------------------------------------------------------------

  // The node that takes the value at at_: the pending entry, or a new document.
  uint32_t ValueNode() {
    if (open_.empty()) {
      if (document_done_) tree_->Fail(row_, "content after the end of the document's value");
      document_done_ = true;
      DataNode root;
      root.begin = static_cast<uint32_t>(at_);
      root.row = root.end_row = row_;
      return tree_->Add(0, root);
    }
    // A value on a line of its own belongs to the innermost collection with a smaller indentation.
    while (open_.size() > 1 && open_.back().indent >= Column() && !open_.back().pending) CloseTo(open_.size() - 1);
    if (!open_.back().pending) {
      tree_->Fail(row_, "a value where a key is expected");
      return kNone;
    }
    open_.back().pending = false;
    return open_.back().node == kNone ? kNone : tree_->nodes[open_.back().node].last_child;
  }

  void SetValue(uint32_t node, DataKind kind, std::string_view value) {
    if (node == kNone) return;
    DataNode& target = tree_->nodes[node];
    target.kind = kind;
    target.value = value;
    target.end = static_cast<uint32_t>(at_);
    target.end_row = row_;
  }

  // A value from at_ to its end; leaves at_ at the start of a line.
  void ReadValue() {
    int parent_indent = open_.empty() ? -1 : open_.back().indent;
    char c = Peek();
    uint32_t node = ValueNode();
    if ((c == '|' || c == '>') && IsBlockHeader()) {
      ReadBlockScalar(node, parent_indent);
      return;
    }
    if ((c == '{' && Peek(1) != '{') || c == '[') {
      ReadFlow(node);
      FinishLineAfterValue();
      return;
    }
    if (c == '"' || c == '\'') {
      SetQuoted(node);
      FinishLineAfterValue();
      return;
    }
    ReadPlain(node, parent_indent);
  }

  void FinishLineAfterValue() {
    SkipBlanks();
    if (!AtLineEnd()) tree_->Fail(row_, "text after a value");
    NextLine();
  }

  bool IsBlockHeader() const {
    size_t at = at_ + 1;
    while (at < text_.size() && (text_[at] == '+' || text_[at] == '-' || IsDigit(text_[at]))) ++at;
    while (at < text_.size() && IsBlank(text_[at])) ++at;
    return at >= text_.size() || text_[at] == '\n' || text_[at] == '\r' || text_[at] == '#';
  }

  void ReadBlockScalar(uint32_t node, int parent_indent) {
    NextLine();  // past the header; literal and folded are alike here, the words matter
    size_t begin = at_, end = at_;
    uint32_t end_row = row_;
    while (at_ < text_.size()) {
      size_t line_end = LineEnd(at_);
      size_t content = at_;
      while (content < line_end && text_[content] == ' ') ++content;
      bool blank = content == line_end || text_[content] == '\r';
      if (!blank && static_cast<int>(content - at_) <= parent_indent) break;
      if (!blank && parent_indent < 0 && content == at_ && line_end - at_ >= 3 &&
          (text_.substr(at_, 3) == "---" || text_.substr(at_, 3) == "...")) {
        break;
      }
      if (!blank) {
        end = line_end;
        end_row = row_;
      }
      NextLine();
    }
    if (node == kNone) return;
    DataNode& target = tree_->nodes[node];
    target.kind = DataKind::kText;
    target.value = text_.substr(begin, end > begin ? end - begin : 0);
    if (end > target.end) target.end = static_cast<uint32_t>(end);
    target.end_row = end_row;
  }

  void ReadPlain(uint32_t node, int parent_indent) {
    size_t begin = at_;
    std::string joined;
    bool several = false;
    std::string_view first;
    while (true) {
      size_t line_end = LineEnd(at_);
      size_t stop = at_;
      while (stop < line_end && !(text_[stop] == '#' && stop > at_ && IsBlank(text_[stop - 1]))) ++stop;
      bool comment = stop < line_end;
      if (!several && text_.substr(at_, stop - at_).find(": ") != std::string_view::npos && text_[begin] != '{') {
        tree_->Fail(row_, "a second colon in a plain value");
      }
      while (stop > at_ && (IsBlank(text_[stop - 1]) || text_[stop - 1] == '\r')) --stop;
      std::string_view part = text_.substr(at_, stop - at_);
      if (several) {
        joined += ' ';
        joined += part;
      } else {
        first = part;
      }
      at_ = stop;
      if (node != kNone) {
        tree_->nodes[node].end = static_cast<uint32_t>(stop);
        tree_->nodes[node].end_row = row_;
      }
      NextLine();
      if (comment) break;
      // Further lines of the same value are indented deeper than its collection.
      size_t next = at_;
      while (next < text_.size() && text_[next] == ' ') ++next;
      if (next >= text_.size() || text_[next] == '\n' || text_[next] == '\r' || text_[next] == '#' ||
          static_cast<int>(next - at_) <= parent_indent) {
        break;
      }
      if (parent_indent < 0 && next == at_) {
        std::string_view head = text_.substr(at_, 3);
        if (head == "---" || head == "...") break;
      }
      if (!several) {
        joined = std::string(first);
        several = true;
      }
      at_ = next;
      size_t key_end, after;
      if (FindKey(&key_end, &after)) tree_->Fail(row_, "a key inside a plain value");
    }
    if (node == kNone) return;
    DataNode& target = tree_->nodes[node];
    target.value = several ? tree_->Keep(std::move(joined)) : first;
    target.kind = several ? DataKind::kText : KindOfPlain(target.value);
  }

  // A quoted scalar at at_; at_ ends past the closing quote.
  std::string_view ReadQuoted() {
    char quote = text_[at_++];
    size_t begin = at_;
    bool plain = true;
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == quote) {
        if (quote == '\'' && at_ + 1 < text_.size() && text_[at_ + 1] == '\'') {
          plain = false;
          at_ += 2;
          continue;
        }
        std::string_view raw = text_.substr(begin, at_ - begin);
        ++at_;
        return plain ? raw : Unescape(raw, quote);
      }
      if (c == '\\' && quote == '"' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') {
        plain = false;
        at_ += 2;
        continue;
      }
      ++at_;
      if (c == '\n') {
        plain = false;
        NoteNewline();
      }
    }
    tree_->Fail(row_, "the text ends inside a quoted value");
    return text_.substr(begin);
  }

  std::string_view Unescape(std::string_view raw, char quote) {
    std::string value;
    for (size_t i = 0; i < raw.size(); ++i) {
      char c = raw[i];
      if (c == '\n') {  // folded: one blank for the break and the indentation
        while (!value.empty() && (value.back() == ' ' || value.back() == '\r')) value.pop_back();
        value += ' ';
        while (i + 1 < raw.size() && IsBlank(raw[i + 1])) ++i;
      } else if (c == '\\' && quote == '"' && i + 1 < raw.size()) {
        char escaped = raw[++i];
        value += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
      } else if (c == '\'' && quote == '\'') {
        value += c;
        ++i;
      } else {
        value += c;
      }
    }
    return tree_->Keep(std::move(value));
  }

  void SetQuoted(uint32_t node) {
    std::string_view value = ReadQuoted();
    SetValue(node, DataKind::kText, value);
  }

  // ---- Flow collections ------------------------------------------------------------------------------------

  void SkipFlowSpace() {
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '\n') {
        ++at_;
        NoteNewline();
      } else if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
      } else if (c == '#' && at_ > 0 && Ends(text_[at_ - 1])) {
        at_ = LineEnd(at_);
      } else {
        return;
      }
    }
  }

  std::string_view ReadFlowScalar(bool* quoted) {
    *quoted = Peek() == '"' || Peek() == '\'';
    if (*quoted) return ReadQuoted();
    size_t begin = at_;
    // "${{ github.ref }}" and "{{ name }}" are one scalar.
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == ',' || c == '[' || c == ']' || c == '}' || c == '\n') break;
      if (c == '{') {
        if (Peek(1) != '{' || at_ < no_template_before_) break;
        size_t end = text_.substr(0, LineEnd(at_)).find("}}", at_);
        if (end == std::string_view::npos) {
          no_template_before_ = LineEnd(at_);
          break;
        }
        at_ = end + 2;
        continue;
      }
      if (c == ':' && (Ends(Peek(1)) || Peek(1) == ',' || Peek(1) == ']' || Peek(1) == '}')) break;
      if (c == '#' && at_ > begin && IsBlank(text_[at_ - 1])) break;
      ++at_;
    }
    size_t end = at_;
    while (end > begin && (IsBlank(text_[end - 1]) || text_[end - 1] == '\r')) --end;
    return text_.substr(begin, end - begin);
  }

  // A flow collection at at_ into `node`; at_ ends past its closing bracket.
  void ReadFlow(uint32_t node) {
    struct Flow {
      uint32_t node;
      char bracket;
    };
    std::vector<Flow> open;
    auto enter = [&](uint32_t target) {
      char bracket = text_[at_++];
      if (target != kNone) tree_->nodes[target].kind = bracket == '{' ? DataKind::kMapping : DataKind::kSequence;
      open.push_back({target, bracket});
      size_t depth = open_.size() + open.size();
      if (depth > tree_->max_depth) tree_->max_depth = static_cast<uint32_t>(depth);
    };
    enter(node);
    while (!open.empty()) {
      SkipFlowSpace();
      if (at_ >= text_.size()) {
        tree_->Fail(row_, "the text ends inside a flow collection");
        break;
      }
      char c = text_[at_];
      if (c == ',') {
        ++at_;
        continue;
      }
      if (c == ']' || c == '}') {
        if ((c == ']') != (open.back().bracket == '[')) tree_->Fail(row_, "a bracket that does not match");
        ++at_;
        if (open.back().node != kNone) {
          tree_->nodes[open.back().node].end = static_cast<uint32_t>(at_);
          tree_->nodes[open.back().node].end_row = row_;
        }
        open.pop_back();
        continue;
      }
      SkipProperties();
      DataNode entry;
      entry.begin = static_cast<uint32_t>(at_);
      entry.row = entry.end_row = row_;
      uint32_t parent = open.back().node;
      bool quoted = false;
      c = Peek();
      if ((c == '{' && Peek(1) != '{') || c == '[') {
        uint32_t child = tree_->Add(parent, entry);
        enter(child);
        continue;
      }
      size_t before = at_;
      std::string_view scalar = ReadFlowScalar(&quoted);
      SkipFlowSpace();
      if (Peek() == ':' && at_ < text_.size() && open.back().bracket == '{') {
        ++at_;
        SkipFlowSpace();
        SkipProperties();
        entry.key = scalar;
        entry.has_key = true;
        c = Peek();
        if (at_ < text_.size() && ((c == '{' && Peek(1) != '{') || c == '[')) {
          uint32_t child = tree_->Add(parent, entry);
          enter(child);
          continue;
        }
        if (at_ < text_.size() && c != ',' && c != '}' && c != ']') {
          entry.value = ReadFlowScalar(&quoted);
          entry.kind = quoted ? DataKind::kText : KindOfPlain(entry.value);
        }
      } else if (open.back().bracket == '{') {
        entry.key = scalar;
        entry.has_key = true;
      } else {
        entry.value = scalar;
        entry.kind = quoted ? DataKind::kText : KindOfPlain(scalar);
      }
      entry.end = static_cast<uint32_t>(at_);
      entry.end_row = row_;
      tree_->Add(parent, entry);
      if (at_ == before) {  // a stray character: never stand still
        tree_->Fail(row_, "a character that fits nowhere in a flow collection");
        ++at_;
      }
    }
  }

  std::string_view text_;
  DataTree* tree_;
  size_t at_ = 0, line_begin_ = 0;
  mutable size_t known_begin_ = 1, known_end_ = 0;  // of the line LineEnd() looked at last
  size_t no_template_before_ = 0;                   // no "}}" up to here
  uint32_t row_ = 0;
  std::vector<Open> open_;
  bool document_done_ = false;
  size_t comment_begin_ = 0, comment_end_ = 0;
  uint32_t comment_row_ = kNone;
};

}  // namespace

void ReadYaml(std::string_view text, DataTree* tree) { YamlReader(text, tree).Read(); }

}  // namespace repodoc
