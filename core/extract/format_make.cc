// Make. In: decoded text. Out: targets with prerequisites and the comment above ("## help" texts too), phony and test
// targets, variables, includes, environment variables it reads. Line by line; nothing is expanded, conditionals are
// looked through.
#include <algorithm>
#include <unordered_set>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

bool IsDirective(std::string_view word) {
  for (std::string_view entry : {"ifeq", "ifneq", "ifdef", "ifndef", "else", "endif", "define", "endef", "export", "unexport", "override",
                                 "vpath", "undefine"}) {
    if (entry == word) return true;
  }
  return false;
}

class MakeScanner {
 public:
  MakeScanner(const FormatInput& input, FileFacts* facts) : text_(input.text), builder_(facts), lines_(input.text) {
    top_level_ = input.path.find('/') == std::string_view::npos;
  }

  void Run() {
    Line line;
    while (lines_.Next(&line)) OneLine(line);
    if (define_depth_ > 0) builder_.AddDiagnostic(DiagnosticCode::kParseErrors, "a define without its endef", define_row_);
    for (auto& [symbol, name] : targets_) {
      if (phony_.count(name) != 0) builder_.symbol(symbol).type = builder_.Add("phony target");
    }
    builder_.CountCommentLines(comment_lines_);
    builder_.Finish();
  }

 private:
  void OneLine(const Line& first) {
    std::string_view content = first.content();
    if (define_depth_ > 0) {  // the text of a define is kept for later, it is neither rule nor variable
      std::string_view word = content.substr(0, content.find_first_of(" \t#"));
      if (word == "define") ++define_depth_;
      if (word == "endef") --define_depth_;
      if (define_ != kNone) builder_.Extend(define_, first.end(), first.row);
      return;
    }
    if (!content.empty() && first.text[0] == '\t' && target_ != kNone) {  // a recipe line
      size_t end = std::min(targets_.size(), rule_begin_ + kMaxSharing);
      for (size_t i = rule_begin_; i < end; ++i) builder_.Extend(targets_[i].first, first.end(), first.row);
      return;
    }
    if (content.empty()) {
      comment_row_ = kNone;
      return;
    }
    if (content[0] == '#') {
      Comment(first);
      return;
    }
    // A logical line: joined at backslashes.
    std::string joined(content);
    Line last = first;
    while (EndsWith(joined, "\\") && lines_.Next(&last)) {
      joined.pop_back();
      joined += ' ';
      joined += last.content();
    }
    Place place{first.begin, last.end(), first.row, last.row};
    Meaning(joined, place);
    comment_row_ = kNone;
  }

  void Comment(const Line& line) {
    ++comment_lines_;
    builder_.AddMarks(line.text, line.row);
    if (comment_row_ == kNone) {
      comment_row_ = line.row;
      comment_begin_ = line.begin;
    }
    comment_end_ = line.end();
  }

  void Doc(uint32_t symbol) {
    if (comment_row_ == kNone) return;
    builder_.SetDoc(symbol, StripCommentMarks(text_.substr(comment_begin_, comment_end_ - comment_begin_), "#"), comment_row_);
  }

  void Meaning(std::string_view text, const Place& place) {
    size_t end = text.find_first_of(" \t");
    std::string_view word = text.substr(0, end);
    if (word == "include" || word == "-include" || word == "sinclude") {
      std::string files = CollapseSpace(text.substr(word.size()));
      for (std::string_view file : Split(files, ' ')) {
        if (!Trim(file).empty()) builder_.AddImport(ImportKind::kBuildInclude, file, place.row);
      }
      return;
    }
    while ((word == "export" || word == "override" || word == "private") && end != std::string_view::npos) {
      text = Trim(text.substr(end));
      end = text.find_first_of(" \t");
      word = text.substr(0, end);
    }
    if (word == "define") {
      std::string_view name = Trim(text.substr(6));
      uint32_t symbol = builder_.AddSymbol(SymbolKind::kMacro, name.substr(0, name.find_first_of(" \t=")), place, kNone, 1);
      Doc(symbol);
      define_ = symbol;
      define_depth_ = 1;
      define_row_ = place.row;
      target_ = kNone;
      return;
    }
    if (IsDirective(word)) return;
    // The first ":" or "=" outside of "$(...)" decides between a rule and a variable.
    int depth = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      char c = text[i];
      if (c == '(' || c == '{') ++depth;
      if ((c == ')' || c == '}') && depth > 0) --depth;
      if (depth > 0) continue;
      if (c == '#') return;
      char next = i + 1 < text.size() ? text[i + 1] : '\n';
      if (c == '=' || ((c == '?' || c == '+' || c == '!') && next == '=') || (c == ':' && (next == '=' || (next == ':' && i + 2 < text.size() && text[i + 2] == '=')))) {
        Variable(Trim(text.substr(0, i)), text.substr(text.find('=', i) + 1), place);
        return;
      }
      if (c == ':') {
        Rule(text.substr(0, i), text.substr(i + (next == ':' ? 2 : 1)), place);
        return;
      }
    }
  }

  void Variable(std::string_view name, std::string_view value, const Place& place) {
    if (name.empty() || name.find(' ') != std::string_view::npos || name.find('$') != std::string_view::npos) return;
    uint32_t symbol = builder_.AddSymbol(SymbolKind::kVariable, name, place, kNone, 1);
    builder_.SetValue(symbol, value);
    Doc(symbol);
    target_ = kNone;
  }

  void Rule(std::string_view names, std::string_view rest, const Place& place) {
    std::string_view help;
    size_t mark = rest.find("## ");
    if (mark != std::string_view::npos) help = Trim(rest.substr(mark + 3));
    size_t stop = rest.find_first_of(";#");
    std::string_view prerequisites = Trim(rest.substr(0, stop));
    size_t equals = prerequisites.find('=');
    target_ = kNone;
    rule_begin_ = targets_.size();
    std::string collapsed = CollapseSpace(names);
    for (std::string_view name : Split(collapsed, ' ')) {
      if (name.empty() || name == "&") continue;  // "a b &: c" makes both at once
      if (name == ".PHONY") {
        std::string list = CollapseSpace(prerequisites);
        for (std::string_view phony : Split(list, ' ')) phony_.insert(std::string(phony));
        continue;
      }
      if (name[0] == '.' && name.size() > 1 && name[1] >= 'A' && name[1] <= 'Z') continue;
      if (equals != std::string_view::npos) continue;  // a variable of one target
      bool pattern = name.find('%') != std::string_view::npos;
      uint32_t symbol = builder_.AddSymbol(SymbolKind::kTarget, name, place, kNone, 1);
      builder_.symbol(symbol).type = builder_.Add(pattern ? "pattern rule" : "target");
      builder_.SetValue(symbol, prerequisites);
      if (!help.empty()) builder_.SetDoc(symbol, help, place.row);
      else Doc(symbol);
      if (name == "test" || name == "tests" || name == "check") {
        builder_.symbol(symbol).flags |= kSymbolTest;
        if (top_level_) builder_.AddProperty(property::kTestCommand, "make " + std::string(name), place.row);
      }
      if (top_level_ && (name == "all" || name == "build")) builder_.AddProperty(property::kBuildCommand, "make " + std::string(name), place.row);
      if (top_level_ && name == "install") builder_.AddProperty(property::kInstallCommand, "make install", place.row);
      targets_.emplace_back(symbol, std::string(name));
      target_ = symbol;
      std::string list = CollapseSpace(prerequisites);
      for (std::string_view used : Split(list, ' ')) {
        if (!used.empty() && used != "|" && used.find('$') == std::string_view::npos) builder_.AddReference(ReferenceKind::kUse, "", used, place.row, symbol);
      }
    }
  }

  std::string_view text_;
  FormatBuilder builder_;
  LineCursor lines_;
  bool top_level_ = false;
  uint32_t target_ = kNone, comment_lines_ = 0;
  uint32_t define_ = kNone, define_depth_ = 0, define_row_ = 0;
  size_t comment_begin_ = 0, comment_end_ = 0;
  uint32_t comment_row_ = kNone;
  std::unordered_set<std::string> phony_;
  std::vector<std::pair<uint32_t, std::string>> targets_;
  static constexpr size_t kMaxSharing = 64;
  size_t rule_begin_ = 0;  // the targets of the latest rule, which share its recipe
};

}  // namespace

void ScanMake(const FormatInput& input, FileFacts* facts) { MakeScanner(input, facts).Run(); }

}  // namespace repodoc
