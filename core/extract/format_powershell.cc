// PowerShell: functions and filters with their parameters, classes with properties and methods, enums, script variables;
// modules imported, files dot-sourced; commands called; comment-based help; Pester tests; environment variables read. It
// reads tokens and braces: the grammar's parser takes minutes to compile to WebAssembly.
//
//   <# .SYNOPSIS Reads it. #>
//   function Read-Thing { [CmdletBinding()] param([Parameter(Mandatory)] [string] $Path = 'x') ... }
//   class Box : Base { [int] $Size; Box([int] $size) { ... } [void] Open() { ... } }
#include <algorithm>
#include <unordered_set>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/doc_powershell.h"
#include "core/extract/doc_text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_powershell_tokens.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

bool OneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsKeyword(std::string_view word) {
  return OneOf(word, {"if", "else", "elseif", "while", "for", "foreach", "switch", "do", "until", "try", "catch", "finally", "return", "throw",
                      "break", "continue", "function", "filter", "workflow", "class", "enum", "param", "begin", "process", "end", "using",
                      "trap", "exit", "data", "in", "default", "static", "hidden", "dynamicparam", "configuration", "clean"});
}

class PowerShellScanner {
 public:
  PowerShellScanner(const FormatInput& input, FileFacts* facts)
      : text_(input.text), builder_(facts), source_(TokenizePowerShell(input.text)) {}

  void Run() {
    uint32_t rows = 0;
    for (const PowerShellComment& comment : source_.comments) {
      if (comment.own) rows += comment.end_row - comment.row + 1;
      builder_.AddMarks(text_.substr(comment.begin, std::min<uint32_t>(comment.end - comment.begin, 4000)), comment.row);
      Requires(comment);
    }
    builder_.CountCommentLines(rows);
    MatchBraces();
    FileDoc();
    for (at_ = 0; at_ < Count(); ++at_) {
      while (!scopes_.empty() && at_ >= scopes_.back().close) Leave();
      Step();
    }
    while (!scopes_.empty()) Leave();
    builder_.Finish();
  }

 private:
  enum class ScopeKind : uint8_t { kFunction, kClass, kEnum, kTest, kBlock };
  struct Scope {
    ScopeKind kind = ScopeKind::kBlock;
    uint32_t symbol = kNone;  // innermost symbol
    size_t close = 0;         // token of "}"
    bool branch = false, loop = false;
  };
  struct Counts {
    uint32_t decisions = 1, cognitive = 0, loops = 0, deepest = 0, nesting = 0;
  };

  size_t Count() const { return source_.tokens.size(); }
  const PowerShellToken& Token(size_t i) const { return source_.tokens[i]; }
  std::string_view Raw(size_t i) const {
    return i < Count() ? text_.substr(Token(i).begin, Token(i).end - Token(i).begin) : std::string_view();
  }
  std::string Word(size_t i) const {
    return i < Count() && Token(i).kind == PowerShellToken::kWord && Token(i).end - Token(i).begin < 200 ? ToLowerAscii(Raw(i)) : std::string();
  }
  bool Is(size_t i, char c) const { return i < Count() && Token(i).kind == PowerShellToken::kPunctuation && text_[Token(i).begin] == c; }
  bool IsVariable(size_t i) const { return i < Count() && Token(i).kind == PowerShellToken::kVariable; }
  bool IsString(size_t i) const { return i < Count() && Token(i).kind == PowerShellToken::kString; }

  void MatchBraces() {
    match_.assign(Count(), 0);
    std::vector<size_t> open;
    for (size_t i = 0; i < Count(); ++i) {
      if (Is(i, '(') || Is(i, '[') || Is(i, '{')) {
        open.push_back(i);
      } else if (Is(i, ')') || Is(i, ']') || Is(i, '}')) {
        char opening = Is(i, ')') ? '(' : Is(i, ']') ? '[' : '{';
        if (opening == '{') {
          while (!open.empty() && !Is(open.back(), '{')) {
            match_[open.back()] = i;
            open.pop_back();
          }
        }
        if (open.empty() || !Is(open.back(), opening)) continue;
        match_[open.back()] = i;
        open.pop_back();
      }
    }
    // What never closes reaches to the next definition at the start of a line, or to the end.
    if (open.empty()) return;
    size_t next = Count(), at = Count();
    for (size_t i = open.size(); i-- > 0;) {
      for (; at > open[i] + 1; --at) {
        uint32_t begin = Token(at - 1).begin;
        bool column0 = begin == 0 || text_[begin - 1] == '\n';
        if (column0 && OneOf(Word(at - 1), {"function", "filter", "class", "enum"})) next = at - 1;
      }
      match_[open[i]] = next;
    }
  }
  size_t CloseOf(size_t open) const { return std::max(open, match_[open]); }

  std::string Between(size_t first, size_t last) const {
    if (first >= last || first >= Count()) return {};
    uint32_t end = Token(std::min(last, Count()) - 1).end;
    std::string_view raw = text_.substr(Token(first).begin, std::min<uint32_t>(end - Token(first).begin, 1200));
    return std::string(Utf8Prefix(CollapseSpace(raw), 400));
  }

  // ---- comments ----
  // The block above a row, or the first thing behind "{".
  const PowerShellComment* CommentAbove(uint32_t row, size_t* first) const {
    auto after = std::partition_point(source_.comments.begin(), source_.comments.end(), [&](const PowerShellComment& c) { return c.row < row; });
    size_t last = static_cast<size_t>(after - source_.comments.begin());
    if (last == 0) return nullptr;
    const PowerShellComment& nearest = source_.comments[last - 1];
    if (!nearest.own || nearest.end_row >= row || nearest.end_row + 2 < row) return nullptr;
    bool block = text_[nearest.begin] == '<';
    if (!block && nearest.end_row + 1 != row) return nullptr;
    size_t at = last - 1;
    while (!block && at > 0 && source_.comments[at - 1].own && text_[source_.comments[at - 1].begin] == '#' &&
           source_.comments[at - 1].end_row + 1 == source_.comments[at].row) {
      --at;
    }
    *first = at;
    return &nearest;
  }
  void SetDocs(uint32_t symbol, size_t first, size_t brace) {
    size_t begin = 0;
    const PowerShellComment* last = CommentAbove(Token(first).row, &begin);
    if (last == nullptr && brace < Count()) {
      auto at = std::partition_point(source_.comments.begin(), source_.comments.end(), [&](const PowerShellComment& c) { return c.begin < Token(brace).begin; });
      bool opens = at != source_.comments.end() && text_[at->begin] == '<' && (brace + 1 >= Count() || at->begin < Token(brace + 1).begin);
      if (opens) {
        begin = static_cast<size_t>(at - source_.comments.begin());
        last = &*at;
      }
    }
    if (last == nullptr) return;
    const PowerShellComment& head = source_.comments[begin];
    std::string_view comment = text_.substr(head.begin, std::min<uint32_t>(last->end - head.begin, 16000));
    if (StartsWith(ToLowerAscii(comment.substr(0, 9)), "#requires")) return;
    PowerShellHelp help = ReadPowerShellHelp(comment);
    builder_.SetDoc(symbol, help.doc, head.row);
    help_ = std::move(help);
    help_row_ = head.row;
  }
  void FileDoc() {
    if (source_.comments.empty()) return;
    const PowerShellComment& first = source_.comments[0];
    if (!first.own || text_[first.begin] != '<' || (Count() > 0 && first.begin > Token(0).begin)) return;
    // Help right above a function is the function's.
    if (Count() > 0 && OneOf(Word(0), {"function", "filter"}) && first.end_row + 2 >= Token(0).row) return;
    builder_.SetDoc(ReadPowerShellHelp(text_.substr(first.begin, std::min<uint32_t>(first.end - first.begin, 16000))).doc, first.row, first.end_row);
  }
  // #Requires -Modules Pester, @{ ModuleName = 'X' }
  void Requires(const PowerShellComment& comment) {
    std::string_view line = text_.substr(comment.begin, std::min<uint32_t>(comment.end - comment.begin, 1000));
    std::string lower = ToLowerAscii(line);
    size_t at = StartsWith(lower, "#requires") ? lower.find("-module") : std::string::npos;
    if (at == std::string::npos) return;
    std::string_view rest = line.substr(std::min(line.find_first_of(" \t", at), line.size()));
    for (std::string_view part : Split(rest, ',')) {
      part = Trim(part);
      if (part.empty() || part.find_first_of("@{= ") != std::string_view::npos) continue;
      builder_.AddImport(ImportKind::kRequire, Unquoted(part), comment.row);
    }
  }
  static std::string_view Unquoted(std::string_view text) {
    if (text.size() >= 2 && (text[0] == '"' || text[0] == '\'') && text.back() == text[0]) return text.substr(1, text.size() - 2);
    return text;
  }

  // ---- scopes ----
  uint32_t Around() const { return scopes_.empty() ? kNone : scopes_.back().symbol; }
  ScopeKind Kind() const { return scopes_.empty() ? ScopeKind::kBlock : scopes_.back().kind; }
  Counts* Metrics() { return functions_.empty() ? nullptr : &functions_.back().second; }
  void Enter(ScopeKind kind, uint32_t symbol, size_t brace, bool branch = false, bool loop = false) {
    scopes_.push_back({kind, symbol, CloseOf(brace), branch, loop});
    if (kind == ScopeKind::kFunction || kind == ScopeKind::kTest) functions_.push_back({symbol, Counts()});
    if (Counts* counts = Metrics(); counts != nullptr) {
      if (branch) ++counts->nesting;
      if (loop) counts->deepest = std::max(counts->deepest, ++counts->loops);
    }
  }
  void Leave() {
    Scope scope = scopes_.back();
    scopes_.pop_back();
    if (Counts* counts = Metrics(); counts != nullptr) {
      if (scope.branch && counts->nesting > 0) --counts->nesting;
      if (scope.loop && counts->loops > 0) --counts->loops;
    }
    if (scope.kind == ScopeKind::kFunction || scope.kind == ScopeKind::kTest) {
      const Counts& counts = functions_.back().second;
      Symbol& row = builder_.symbol(scope.symbol);
      row.cyclomatic = static_cast<uint16_t>(std::min<uint32_t>(counts.decisions, 0xffff));
      row.cognitive = static_cast<uint16_t>(std::min<uint32_t>(counts.cognitive, 0xffff));
      row.loop_depth = static_cast<uint8_t>(std::min<uint32_t>(counts.deepest, 0xff));
      functions_.pop_back();
    }
  }

  uint32_t Add(SymbolKind kind, std::string_view name, size_t first, size_t name_at, size_t last) {
    last = std::min(last, Count() - 1);
    Place place{Token(first).begin, Token(last).end, Token(first).row, Token(last).row};
    place.end_row += static_cast<uint32_t>(std::count(text_.begin() + Token(last).begin, text_.begin() + Token(last).end, '\n'));
    uint32_t symbol = builder_.AddSymbol(kind, name, place, Around());
    builder_.symbol(symbol).name_begin = Token(name_at).begin;
    builder_.symbol(symbol).row = Token(name_at).row;
    return symbol;
  }

  // ---- tokens ----
  bool AtStatement(size_t i) const {
    return i == 0 || Token(i).first || Is(i - 1, ';') || Is(i - 1, '{') || Is(i - 1, '}') || Is(i - 1, '|') || Is(i - 1, '(') || Is(i - 1, '=') ||
           (Is(i - 1, '&') && Token(i - 1).spaced);
  }

  void Step() {
    if (Kind() == ScopeKind::kEnum) return EnumMember();
    if (Kind() == ScopeKind::kClass) return ClassMember();
    if (IsVariable(at_)) return Variable();
    if (Is(at_, '.') && AtStatement(at_) && at_ + 1 < Count() && Token(at_ + 1).spaced) return DotSource();
    if (Is(at_, '{')) {
      bool branch = pending_branch_, loop = pending_loop_;
      pending_branch_ = pending_loop_ = false;
      return Enter(ScopeKind::kBlock, Around(), at_, branch, loop);
    }
    if (Is(at_, '[') && AtStatement(at_)) {  // attributes, casts
      at_ = std::min(CloseOf(at_), Count() - 1);
      return;
    }
    if (Token(at_).kind != PowerShellToken::kWord) return;
    std::string word = Word(at_);
    if (Counts* counts = Metrics(); counts != nullptr && OneOf(word, {"-and", "-or", "-xor"})) ++counts->decisions;
    bool attributed = (word == "enum" || word == "class") && at_ > 0 && Is(at_ - 1, ']');
    if (!AtStatement(at_) && !attributed && !OneOf(word, {"else", "elseif", "catch", "finally", "while", "until"})) return;
    if (at_ > 0 && (Is(at_ - 1, '=') && at_ > 1 && Is(at_ - 2, '{'))) return;
    if (OneOf(word, {"function", "filter", "workflow", "configuration"})) return Function();
    if (word == "class") return Class();
    if (word == "enum") return Enum();
    if (word == "param" && Is(at_ + 1, '(')) return Parameters(at_ + 1);
    if (word == "using") return Using();
    if (IsKeyword(word)) return Flow(word);
    if (OneOf(word, {"import-module", "ipmo"})) ImportModule();
    if (OneOf(word, {"describe", "context", "it"}) && Test(word)) return;
    if (StartsWith(word, "-") || (word[0] >= '0' && word[0] <= '9') || Is(at_ + 1, '=') || (at_ > 0 && Is(at_ - 1, '.'))) return;
    uint32_t row = Token(at_).row;
    size_t begin = text_.rfind('\n', Token(at_).begin);
    begin = begin == std::string_view::npos ? 0 : begin + 1;
    builder_.AddCall({}, Raw(at_), row, Around(), text_.substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin));
  }

  void Flow(const std::string& word) {
    Counts* counts = Metrics();
    if (counts == nullptr) return;
    bool loop = OneOf(word, {"while", "for", "foreach", "do"});
    if (word == "while" && at_ > 0 && Is(at_ - 1, '}') && !Token(at_).first) loop = false;  // do { } while ()
    if (word == "if" || word == "catch" || loop || word == "trap") {
      ++counts->decisions;
      counts->cognitive += 1 + counts->nesting;
    }
    if (word == "elseif") {
      ++counts->decisions;
      ++counts->cognitive;
    }
    if (word == "else") ++counts->cognitive;
    if (word == "switch") counts->cognitive += 1 + counts->nesting;
    if (word == "if" || word == "elseif" || word == "else" || word == "switch" || word == "catch" || loop) pending_branch_ = true;
    if (loop) pending_loop_ = true;
  }

  // $script:Name = 1 at the level of the script; $env:HOME read
  void Variable() {
    std::string_view raw = Raw(at_).substr(1);
    if (StartsWith(raw, "{") && EndsWith(raw, "}")) raw = raw.substr(1, raw.size() - 2);
    std::string lower = ToLowerAscii(raw.substr(0, 8));
    bool assigned = Is(at_ + 1, '=') && !Is(at_ + 2, '=');
    if (StartsWith(lower, "env:")) {
      if (!assigned) builder_.AddProperty(property::kEnvironment, raw.substr(4), Token(at_).row);
      return;
    }
    if (!assigned || !functions_.empty() || Kind() == ScopeKind::kClass) return;
    bool typed = at_ > 0 && Is(at_ - 1, ']');
    if (!(AtStatement(at_) || typed)) return;
    bool of_script = true;
    for (const Scope& scope : scopes_) of_script = of_script && scope.kind == ScopeKind::kBlock && !scope.loop;
    size_t colon = raw.rfind(':');
    std::string_view name = colon == std::string_view::npos ? raw : raw.substr(colon + 1);
    if (!of_script || name.empty() || name == "_" || ToLowerAscii(name) == "null" || !variables_.insert(ToLowerAscii(name)).second) return;
    size_t last = at_ + 1;
    while (last + 1 < Count() && !Token(last + 1).first && !Is(last + 1, ';') && !Is(last + 1, '}')) {
      if (Is(last + 1, '{') || Is(last + 1, '(') || Is(last + 1, '[')) last = std::min(CloseOf(last + 1), Count() - 1);
      else ++last;
    }
    uint32_t symbol = Add(SymbolKind::kVariable, name, at_, at_, last);
    if (!scopes_.empty()) builder_.symbol(symbol).flags |= kSymbolConditional;
    builder_.SetValue(symbol, Between(at_ + 2, last + 1));
    SetDocs(symbol, at_, Count());
  }

  void DotSource() {
    std::string_view target = IsString(at_ + 1) ? Unquoted(Raw(at_ + 1)) : std::string_view();
    if (target.empty()) {
      size_t begin = Token(at_ + 1).begin;
      size_t end = text_.find_first_of("\n;|", begin);
      target = Trim(text_.substr(begin, std::min(end, text_.size()) - begin));
    }
    // "$PSScriptRoot\lib.ps1": the part behind the folder is what is known.
    size_t slash = target.find_first_of("/\\");
    if (StartsWith(target, "$") && slash != std::string_view::npos) target = target.substr(slash + 1);
    if (target.empty() || target.find_first_of("$({`\"'*") != std::string_view::npos || target.find('.') == std::string_view::npos) return;
    std::string path(target);
    std::replace(path.begin(), path.end(), '\\', '/');
    builder_.AddImport(ImportKind::kSource, path, Token(at_).row, Around());
  }

  // using module X; using namespace System.IO
  void Using() {
    std::string what = Word(at_ + 1);
    if (!OneOf(what, {"module", "namespace", "assembly"}) || at_ + 2 >= Count()) return;
    size_t begin = Token(at_ + 2).begin, end = text_.find_first_of("\r\n;#", begin);
    std::string_view name = Unquoted(Trim(text_.substr(begin, std::min(end, text_.size()) - begin)));
    if (!name.empty()) builder_.AddImport(what == "module" ? ImportKind::kImport : ImportKind::kUsing, name, Token(at_).row);
    while (at_ + 1 < Count() && !Token(at_ + 1).first) ++at_;
  }

  // Import-Module [-Name] X [-Force]
  void ImportModule() {
    for (size_t i = at_ + 1; i < Count() && i < at_ + 12 && !Token(i).first; ++i) {
      std::string word = Word(i);
      if (StartsWith(word, "-")) {
        if (!OneOf(word, {"-name", "-force", "-global", "-passthru", "-disablenamechecking"})) ++i;
        continue;
      }
      size_t begin = Token(i).begin, end = text_.find_first_of(" \t\r\n;|)", begin);
      std::string_view name = IsString(i) ? Unquoted(Raw(i)) : text_.substr(begin, std::min(end, text_.size()) - begin);
      size_t slash = name.find_first_of("/\\");
      if (StartsWith(name, "$") && slash != std::string_view::npos) name = name.substr(slash + 1);
      if (name.empty() || name.find_first_of("$(") != std::string_view::npos) return;
      std::string path(name);
      std::replace(path.begin(), path.end(), '\\', '/');
      builder_.AddImport(ImportKind::kImport, path, Token(at_).row, Around());
      return;
    }
  }

  bool IsNewName(size_t i) const {
    return i < Count() && Token(i).kind == PowerShellToken::kWord && !Token(i).first && !IsDigit(Raw(i)[0]);
  }

  // function script:Get-Thing([int] $a) { ... }
  void Function() {
    size_t name_at = at_ + 1;
    if (!IsNewName(name_at)) return;
    size_t name_last = name_at;  // Get.Thing, Some-Thing*
    while (name_last + 1 < Count() && !Token(name_last + 1).spaced && !Is(name_last + 1, '(') && !Is(name_last + 1, '{')) ++name_last;
    std::string name(text_.substr(Token(name_at).begin, Token(name_last).end - Token(name_at).begin));
    Visibility visibility = Visibility::kPublic;
    size_t colon = name.find(':');
    if (colon != std::string::npos) {
      std::string scope = ToLowerAscii(name.substr(0, colon));
      if (scope == "private" || scope == "script" || scope == "local") visibility = Visibility::kPrivate;
      name.erase(0, colon + 1);
    }
    size_t brace = name_last + 1, list = Count();
    if (Is(brace, '(')) {
      list = brace;
      brace = CloseOf(brace) + 1;
    }
    bool body = Is(brace, '{');
    size_t last = body ? CloseOf(brace) : name_last;
    uint32_t symbol = Add(SymbolKind::kFunction, name, at_, name_at, last);
    Symbol& row = builder_.symbol(symbol);
    row.visibility = visibility;
    row.signature = builder_.Add(Between(at_, body ? brace : name_last + 1));
    if (!functions_.empty()) row.flags |= kSymbolLocal;
    if (!scopes_.empty() && functions_.empty() && Kind() == ScopeKind::kBlock) row.flags |= kSymbolConditional;
    if (body) row.body_begin_row = Token(brace).row;
    help_ = {};
    SetDocs(symbol, at_, body ? brace : Count());
    if (list < Count()) ReadParameters(symbol, list);
    if (!body) {
      at_ = name_last;
      return;
    }
    // Attributes and param() come first: their help is still at hand.
    size_t i = brace + 1;
    while (Is(i, '[')) {
      Clause clause;
      clause.text = builder_.Add(Between(i + 1, CloseOf(i)));
      clause.doc = builder_.Add("");
      clause.symbol = symbol;
      clause.row = Token(i).row;
      clause.kind = ClauseKind::kAttribute;
      builder_.facts()->clauses.push_back(clause);
      i = CloseOf(i) + 1;
    }
    if (Word(i) == "param" && Is(i + 1, '(')) ReadParameters(symbol, i + 1);
    FinishHelp(symbol);
    at_ = brace;
    Enter(ScopeKind::kFunction, symbol, brace);
  }

  void FinishHelp(uint32_t symbol) {
    if (help_.returns.empty()) return;
    Clause clause;
    clause.text = builder_.Add("");
    clause.doc = builder_.Add(Utf8Prefix(help_.returns, 1000));
    clause.symbol = symbol;
    clause.row = help_row_;
    clause.kind = ClauseKind::kReturnsDoc;
    builder_.facts()->clauses.push_back(clause);
  }

  // param(...) of a script: its options.
  void Parameters(size_t open) {
    size_t close = std::min(CloseOf(open), Count());
    if (functions_.empty() && scopes_.empty()) {
      for (size_t i = open + 1; i < close; ++i) {
        if (Is(i, '(') || Is(i, '{')) {
          i = CloseOf(i);
        } else if (IsVariable(i) && (i == open + 1 || Is(i - 1, ']') || Is(i - 1, ',') || Is(i - 1, '('))) {
          builder_.AddProperty(property::kFlag, "-" + std::string(Raw(i).substr(1)), Token(i).row);
        }
      }
    }
    at_ = close > 0 ? close - 1 : close;
  }

  // [Parameter(Mandatory)] [string[]] $Path = 'x', [switch] $Force
  void ReadParameters(uint32_t symbol, size_t open) {
    size_t close = std::min(CloseOf(open), Count());
    size_t first = open + 1;
    for (size_t i = open + 1; i <= close && i <= Count(); ++i) {
      bool last = i >= close;
      if (!last && (Is(i, '(') || Is(i, '[') || Is(i, '{'))) {
        i = std::min(CloseOf(i), close);
        if (i < close) continue;
        last = true;
      }
      if (!last && !Is(i, ',')) continue;
      ReadParameter(symbol, first, std::min(i, close));
      first = i + 1;
      if (last) break;
    }
  }
  void ReadParameter(uint32_t symbol, size_t first, size_t last) {
    std::string type;
    size_t at = first;
    while (at < last && Is(at, '[')) {
      size_t end = CloseOf(at);
      if (end >= last) return;
      bool attribute = false;
      for (size_t i = at; i < end; ++i) attribute = attribute || Is(i, '(');
      if (!attribute) type = Between(at + 1, end);
      at = end + 1;
    }
    if (!IsVariable(at)) return;
    std::string_view name = Raw(at).substr(1);
    Parameter row;
    row.name = builder_.Add(name);
    row.type = builder_.Add(type);
    row.default_value = builder_.Add(Is(at + 1, '=') ? Utf8Prefix(Between(at + 2, last), 120) : std::string_view());
    std::string doc;
    std::string lower = ToLowerAscii(name);
    for (const auto& [key, words] : help_.parameters) {
      if (ToLowerAscii(key) == lower) doc = words;
    }
    row.doc = builder_.Add(Utf8Prefix(doc, 1000));
    row.symbol = symbol;
    row.kind = ParameterKind::kNormal;
    builder_.facts()->parameters.push_back(row);
  }

  // class Box : Base, IThing {
  void Class() {
    size_t name_at = at_ + 1;
    if (!IsNewName(name_at)) return;
    size_t brace = name_at + 1;
    while (brace < Count() && brace < name_at + 40 && !Is(brace, '{') && !OneOf(Word(brace), {"function", "class"})) ++brace;
    if (!Is(brace, '{')) return;
    uint32_t symbol = Add(SymbolKind::kClass, Raw(name_at), at_, name_at, CloseOf(brace));
    builder_.symbol(symbol).signature = builder_.Add(Between(at_, brace));
    builder_.symbol(symbol).body_begin_row = Token(brace).row;
    SetDocs(symbol, at_, brace);
    size_t first = name_at + 2;
    for (size_t i = name_at + 2; Is(name_at + 1, ':') && i <= brace; ++i) {
      if (!Is(i, ',') && i != brace) continue;
      if (first < i) {
        Clause clause;
        clause.text = builder_.Add(Between(first, i));
        clause.doc = builder_.Add("");
        clause.symbol = symbol;
        clause.row = Token(first).row;
        clause.kind = ClauseKind::kBase;
        builder_.facts()->clauses.push_back(clause);
        builder_.AddDottedReference(ReferenceKind::kBase, Between(first, i), Token(first).row, symbol);
      }
      first = i + 1;
    }
    class_name_ = ToLowerAscii(Raw(name_at));
    at_ = brace;
    Enter(ScopeKind::kClass, symbol, brace);
  }

  // [ValidateSet('a')] hidden static [int] $Size = 3   [void] Open([int] $a) { }   Box() : base() { }
  void ClassMember() {
    if (Is(at_, ';')) return;
    size_t first = at_, at = at_;
    size_t close = std::min(scopes_.back().close, Count());
    std::string type;
    uint32_t flags = 0;
    Visibility visibility = Visibility::kPublic;
    while (at < close) {
      if (Is(at, '[')) {
        size_t end = CloseOf(at);
        bool attribute = false;
        for (size_t i = at; i < end && i < close; ++i) attribute = attribute || Is(i, '(');
        if (!attribute && end < close) type = Between(at + 1, end);
        if (end >= close) return;
        at = end + 1;
      } else if (Word(at) == "static") {
        flags |= kSymbolStatic;
        ++at;
      } else if (Word(at) == "hidden") {
        visibility = Visibility::kInternal;
        ++at;
      } else {
        break;
      }
    }
    if (at >= close) return;
    if (IsVariable(at)) {
      size_t last = at;
      while (last + 1 < close && !Token(last + 1).first && !Is(last + 1, ';')) {
        if (Is(last + 1, '{') || Is(last + 1, '(') || Is(last + 1, '[')) last = std::min(CloseOf(last + 1), close - 1);
        else ++last;
      }
      uint32_t symbol = Add(SymbolKind::kProperty, Raw(at).substr(1), first, at, last);
      Symbol& row = builder_.symbol(symbol);
      row.flags |= flags;
      row.visibility = visibility;
      row.type = builder_.Add(type);
      row.signature = builder_.Add(Between(first, at + 1));
      if (Is(at + 1, '=')) builder_.SetValue(symbol, Between(at + 2, last + 1));
      SetDocs(symbol, first, Count());
      at_ = last;
      return;
    }
    if (Token(at).kind != PowerShellToken::kWord || !Is(at + 1, '(')) {
      at_ = at;
      return;
    }
    size_t brace = CloseOf(at + 1) + 1;
    size_t head = brace;
    while (brace < close && brace < head + 200 && !Is(brace, '{')) brace = Is(brace, '(') ? CloseOf(brace) + 1 : brace + 1;
    if (!Is(brace, '{')) {
      at_ = at;
      return;
    }
    bool constructor = ToLowerAscii(Raw(at)) == class_name_;
    uint32_t symbol = Add(constructor ? SymbolKind::kConstructor : SymbolKind::kMethod, Raw(at), first, at, CloseOf(brace));
    Symbol& row = builder_.symbol(symbol);
    row.flags |= flags;
    row.visibility = visibility;
    row.type = builder_.Add(type);
    row.signature = builder_.Add(Between(first, head));
    row.body_begin_row = Token(brace).row;
    help_ = {};
    SetDocs(symbol, first, brace);
    ReadParameters(symbol, at + 1);
    at_ = brace;
    Enter(ScopeKind::kFunction, symbol, brace);
  }

  void Enum() {
    size_t name_at = at_ + 1;
    if (!IsNewName(name_at)) return;
    size_t brace = name_at + 1;
    while (brace < Count() && brace < name_at + 6 && !Is(brace, '{')) ++brace;
    if (!Is(brace, '{')) return;
    uint32_t symbol = Add(SymbolKind::kEnum, Raw(name_at), at_, name_at, CloseOf(brace));
    builder_.symbol(symbol).signature = builder_.Add(Between(at_, brace));
    SetDocs(symbol, at_, brace);
    at_ = brace;
    Enter(ScopeKind::kEnum, symbol, brace);
  }
  void EnumMember() {
    if (Token(at_).kind != PowerShellToken::kWord || !(Token(at_).first || Is(at_ - 1, '{') || Is(at_ - 1, ';'))) return;
    size_t last = at_;
    while (last + 1 < Count() && !Token(last + 1).first && !Is(last + 1, ';') && !Is(last + 1, '}')) ++last;
    uint32_t symbol = Add(SymbolKind::kEnumMember, Raw(at_), at_, at_, last);
    if (Is(at_ + 1, '=')) builder_.SetValue(symbol, Between(at_ + 2, last + 1));
    SetDocs(symbol, at_, Count());
  }

  // Describe "Get-Thing" { It 'reads' -Skip { ... } }
  bool Test(const std::string& word) {
    size_t title = at_ + 1;
    if (Word(title) == "-name") ++title;
    if (!IsString(title)) return false;
    size_t brace = title + 1;
    while (brace < Count() && brace < title + 40 && !Token(brace).first && !Is(brace, '{')) brace = Is(brace, '(') ? CloseOf(brace) + 1 : brace + 1;
    if (!Is(brace, '{')) return false;
    uint32_t symbol = Add(SymbolKind::kTest, Unquoted(Raw(title)), at_, at_, CloseOf(brace));
    Symbol& row = builder_.symbol(symbol);
    row.signature = builder_.Add(Between(at_, brace));
    if (word == "it") row.flags |= kSymbolTest;
    at_ = brace;
    Enter(ScopeKind::kTest, symbol, brace);
    return true;
  }

  std::string_view text_;
  FormatBuilder builder_;
  PowerShellTokens source_;
  std::vector<size_t> match_;  // token of the closing bracket, by token of the opening one
  size_t at_ = 0;
  std::vector<Scope> scopes_;
  std::vector<std::pair<uint32_t, Counts>> functions_;
  std::unordered_set<std::string> variables_;
  std::string class_name_;
  PowerShellHelp help_;  // of the newest symbol
  uint32_t help_row_ = 0;
  bool pending_branch_ = false, pending_loop_ = false;
};

}  // namespace

void ScanPowerShell(const FormatInput& input, FileFacts* facts) { PowerShellScanner(input, facts).Run(); }

}  // namespace repodoc
