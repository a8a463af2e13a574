// CSS, SCSS and Less. In: decoded text. Out: selectors (nested ones below their rule), custom properties and variables, @import and @use as
// imports, mixins and functions, keyframes, url() sources as links. Braces and semicolons decide; nothing is resolved.
#include <unordered_set>

#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

constexpr size_t kMaxSelectors = 3000;
constexpr size_t kMaxPrelude = 2000;

class CssScanner {
 public:
  CssScanner(const FormatInput& input, FileFacts* facts)
      : text_(input.text), builder_(facts), line_comments_(!EndsWith(input.path, ".css")) {}

  void Run() {
    begin_ = 0;
    while (at_ < text_.size()) Step();
    if (!open_.empty()) {
      builder_.AddDiagnostic(DiagnosticCode::kParseErrors, "a block is not closed", open_.back().row);
      while (!open_.empty()) Close();
    }
    if (selectors_ > kMaxSelectors) {
      builder_.AddProperty(property::kKeyCount, selectors_);
      builder_.AddDiagnostic(DiagnosticCode::kSymbolsCapped, WithCommas(selectors_) + " selectors");
    }
    builder_.Finish();
  }

 private:
  struct Open {
    uint32_t symbol;
    uint32_t row;
  };

  void Step() {
    char c = text_[at_];
    if (c == '/' && at_ + 1 < text_.size() && (text_[at_ + 1] == '*' || (text_[at_ + 1] == '/' && line_comments_))) {
      Comment(text_[at_ + 1] == '*');
    } else if (c == '"' || c == '\'') {
      if (pieces_.empty() && Trim(text_.substr(begin_, at_ - begin_)).empty()) Restart(at_);
      ++at_;
      while (at_ < text_.size() && text_[at_] != c && text_[at_] != '\n') at_ += text_[at_] == '\\' ? 2 : 1;
      if (at_ < text_.size() && text_[at_] == c) ++at_;
    } else if (c == '(') {
      // "url(data:...;base64,...)": semicolons inside do not end the statement.
      if (EndsWith(text_.substr(begin_, at_ - begin_), "url") && at_ >= no_close_before_) {
        size_t end = text_.find_first_of(")\n", at_);
        if (end != std::string_view::npos && text_[end] == ')') {
          Url(text_.substr(at_ + 1, end - at_ - 1));
          at_ = end;
        } else {
          no_close_before_ = std::min(end, text_.size());
        }
      } else {
        ++parentheses_;
      }
      ++at_;
    } else if (c == '{' && !(at_ > 0 && text_[at_ - 1] == '#')) {
      Begin(Prelude());
      ++at_;
      Restart(at_);
    } else if (c == '{') {  // "#{$name}" of SCSS
      size_t end = text_.find_first_of("}\n", at_);
      at_ = end == std::string_view::npos ? text_.size() : end + 1;
    } else if (c == '}') {
      Declaration(Prelude());
      ++at_;
      if (!open_.empty()) Close();
      Restart(at_);
    } else if (c == ';' && !InParameters()) {
      Declaration(Prelude());
      ++at_;
      Restart(at_);
    } else {
      if (c == '\n') ++row_;
      if (c == ')' && parentheses_ > 0) --parentheses_;
      if (!started_ && c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        started_ = true;
        start_ = at_;
        start_row_ = row_;
      }
      ++at_;
    }
  }

  void Restart(size_t at) {
    begin_ = at;
    started_ = false;
    parentheses_ = 0;
    pieces_.clear();
  }

  // "(@width: 1px; @style: solid)" of a Less mixin: the parenthesis is closed on the same line.
  bool InParameters() const {
    if (parentheses_ == 0) return false;
    size_t stop = text_.find_first_of(")\n", at_);
    return stop != std::string_view::npos && text_[stop] == ')';
  }

  // What stands before "{", ";" or "}", without comments.
  std::string Prelude() {
    std::string all = pieces_;
    all += text_.substr(begin_, std::min(at_ - begin_, kMaxPrelude));
    if (!started_) {
      start_ = begin_;
      start_row_ = row_;
    }
    return CollapseSpace(all);
  }

  void Comment(bool block) {
    if (pieces_.size() < kMaxPrelude) pieces_ += text_.substr(begin_, std::min(at_ - begin_, kMaxPrelude));
    size_t begin = at_;
    uint32_t begin_row = row_;
    size_t end = text_.find(block ? "*/" : "\n", at_ + 2);
    if (end == std::string_view::npos) end = text_.size();
    else if (block) end += 2;
    for (; at_ < end; ++at_) row_ += text_[at_] == '\n';
    std::string_view comment = text_.substr(begin, end - begin);
    builder_.CountCommentLines(row_ - begin_row + 1);
    if (comment.size() < 4000) builder_.AddMarks(comment, begin_row);
    if (begin_row == 0 || Trim(text_.substr(0, std::min<size_t>(begin, 2000))).empty()) {
      std::string_view inside = Utf8Prefix(comment, 4000);
      inside.remove_prefix(2);
      if (EndsWith(inside, "*/")) inside.remove_suffix(2);
      builder_.SetDoc(StripCommentMarks(inside, "*"), begin_row, row_);
    }
    begin_ = at_;
  }

  uint32_t Parent() const {
    for (size_t i = open_.size(); i > 0 && open_.size() - i < 8; --i) {
      if (open_[i - 1].symbol != kNone) return open_[i - 1].symbol;
    }
    return kNone;
  }

  void Begin(const std::string& prelude) {
    Open open{kNone, start_row_};
    if (!prelude.empty()) {
      SymbolKind kind = SymbolKind::kSelector;
      std::string_view name = prelude;
      if (prelude[0] == '@') {
        size_t blank = prelude.find_first_of(" (");
        std::string_view word = name.substr(0, blank), rest = blank == std::string::npos ? std::string_view() : Trim(name.substr(blank));
        if (word == "@mixin" || word == "@function") {
          kind = SymbolKind::kFunction;
          name = rest.substr(0, rest.find_first_of(" ("));
        } else if (word == "@keyframes" || word == "@-webkit-keyframes" || word == "@layer") {
          name = prelude;
        } else if (word == "@include") {
          name = {};
        }
      } else {
        bool percent = IsDigit(prelude[0]) || prelude == "from" || prelude == "to";  // steps of keyframes
        if (percent) name = {};
      }
      if (!name.empty()) {
        ++selectors_;
        if (selectors_ <= kMaxSelectors) {
          Place place{static_cast<uint32_t>(start_), static_cast<uint32_t>(at_), start_row_, row_};
          open.symbol = builder_.AddSymbol(kind, name, place, Parent(), static_cast<uint16_t>(std::min<size_t>(open_.size() + 1, 100)));
          if (kind == SymbolKind::kFunction) builder_.symbol(open.symbol).signature = builder_.Add(prelude);
        }
      }
    }
    open_.push_back(open);
  }

  void Close() {
    if (open_.back().symbol != kNone) builder_.Extend(open_.back().symbol, static_cast<uint32_t>(at_), row_);
    open_.pop_back();
  }

  void Declaration(const std::string& text) {
    if (text.empty()) return;
    std::string_view rest = text;
    if (rest[0] == '@') {
      if (StartsWith(rest, "@layer ")) {  // "@layer reset, theme;" names layers and their order
        for (std::string_view name : Split(rest.substr(7), ',')) {
          if (Trim(name).empty() || ++selectors_ > kMaxSelectors) continue;
          Place place{static_cast<uint32_t>(start_), static_cast<uint32_t>(at_), start_row_, row_};
          builder_.AddSymbol(SymbolKind::kSelector, "@layer " + std::string(Trim(name)), place, Parent(), static_cast<uint16_t>(std::min<size_t>(open_.size() + 1, 100)));
        }
        return;
      }
      for (std::string_view word : {"@import", "@use", "@forward", "@require"}) {
        if (!StartsWith(rest, word)) continue;
        size_t open = rest.find_first_of("\"'");
        if (open == std::string_view::npos) {
          size_t url = rest.find("url(");
          if (url == std::string_view::npos) return;
          std::string_view target = rest.substr(url + 4);
          builder_.AddImport(ImportKind::kDocument, target.substr(0, target.find(')')), start_row_);
          return;
        }
        size_t close = rest.find(rest[open], open + 1);
        if (close != std::string_view::npos) builder_.AddImport(ImportKind::kDocument, rest.substr(open + 1, close - open - 1), start_row_);
        return;
      }
    }
    size_t colon = rest.find(':');
    if (colon == std::string_view::npos) return;
    bool custom = StartsWith(rest, "--"), variable = rest[0] == '$' || (rest[0] == '@' && line_comments_);
    if (!custom && !variable) return;
    std::string_view name = Trim(rest.substr(0, colon));
    if (name.find(' ') != std::string_view::npos) return;
    // One symbol per property and place; the same property in another theme is another value of it.
    if (!variables_.insert(std::string(name)).second) return;
    Place place{static_cast<uint32_t>(start_), static_cast<uint32_t>(at_), start_row_, row_};
    uint32_t symbol = builder_.AddSymbol(SymbolKind::kVariable, name, place, Parent(), static_cast<uint16_t>(std::min<size_t>(open_.size() + 1, 100)));
    builder_.SetValue(symbol, rest.substr(colon + 1));
  }

  void Url(std::string_view target) {
    target = Trim(target);
    if (target.size() >= 2 && (target.front() == '"' || target.front() == '\'')) target = target.substr(1, target.size() - 2);
    if (target.empty() || StartsWith(target, "data:") || target[0] == '#') return;
    builder_.AddLink(LinkKind::kReference, target, "url", row_);
  }

  std::string_view text_;
  FormatBuilder builder_;
  bool line_comments_;
  size_t at_ = 0, begin_ = 0, start_ = 0;
  size_t no_close_before_ = 0;  // no ")" on this line up to here
  uint32_t row_ = 0, start_row_ = 0;
  uint32_t parentheses_ = 0;  // open in the current prelude
  bool started_ = false;
  std::string pieces_;
  std::vector<Open> open_;
  uint64_t selectors_ = 0;
  std::unordered_set<std::string> variables_;
};

}  // namespace

void ScanCss(const FormatInput& input, FileFacts* facts) { CssScanner(input, facts).Run(); }

}  // namespace repodoc
