#include "core/extract/lang_cpp_conditionals.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace repodoc {
namespace {

class ConditionalMasker {
 public:
  ConditionalMasker(std::string_view text, std::vector<CToken>* tokens, MaskedSource* result)
      : text_(text), tokens_(*tokens), result_(*result) {}

  void Run() {
    FindGuard();
    MaskGroups();
  }

 private:
  void Blank(uint32_t begin, uint32_t end) { result_.Blank(text_, begin, end); }
  void Replace(uint32_t at, char c) { result_.Replace(text_, at, c); }
  std::string_view Name(const CToken& token) const {
    return text_.substr(token.begin, token.end - token.begin);
  }

  // ---- the include guard ----
  // The word behind "#ifndef", "#define", "#pragma".
  std::string_view DirectiveArgument(const CToken& token, std::string_view directive) const {
    std::string_view line = text_.substr(token.begin, token.end - token.begin);
    size_t at = line.find_first_not_of(" \t", 1);
    if (at == std::string_view::npos || !StartsWith(line.substr(at), directive)) return {};
    line = line.substr(at + directive.size());
    if (line.empty() || (line[0] != ' ' && line[0] != '\t')) return {};
    line = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    return line.substr(0, line.find_first_of(" \t\r\n/"));
  }
  void SetGuard(const CToken& token, std::string_view name) {
    result_.guard = name;
    result_.guard_row = static_cast<uint32_t>(std::count(text_.begin(), text_.begin() + token.begin, '\n'));
  }
  // #ifndef X, directly followed by #define X, closed at the very end; or #pragma once anywhere outside of
  // groups.
  void FindGuard() {
    if (tokens_.empty()) return;
    bool maybe = tokens_.size() > 2 && tokens_[0].role == CToken::kIf && tokens_[1].role == CToken::kDefine &&
                 tokens_.back().role == CToken::kEndif;
    std::string_view name = maybe ? DirectiveArgument(tokens_[0], "ifndef") : std::string_view();
    if (name.empty() || DirectiveArgument(tokens_[1], "define") != name) maybe = false;
    int depth = 0;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      const CToken& token = tokens_[i];
      if (token.kind != CToken::kDirective) continue;
      if (token.role == CToken::kIf) ++depth;
      if (token.role == CToken::kEndif) --depth;
      // The first group ends before the file does, or has a second branch.
      if (depth <= 0 && i + 1 < tokens_.size()) maybe = false;
      if (depth == 1 && (token.role == CToken::kElse || token.role == CToken::kElif)) maybe = false;
      if (depth == 0 && token.role == CToken::kOtherDirective &&
          DirectiveArgument(token, "pragma") == "once") {
        SetGuard(token, "#pragma once");
        return;
      }
    }
    if (!maybe) return;
    SetGuard(tokens_[1], name);
    for (CToken* token : {&tokens_[0], &tokens_[1], &tokens_.back()}) {
      Blank(token->begin, token->end);
      token->live = false;
      token->role = CToken::kOtherDirective;
    }
  }

  // ---- conditionals ----
  // A group #if .. #endif while it is open. Bracket events since its start are logged, so that a branch that
  // turns out to be superfluous can be undone.
  struct Group {
    std::vector<uint32_t> directives;  // token indices
    size_t depth = 0;                  // brackets open at its start
    size_t lowest = 0;                 // fewest brackets open since the start of the branch
    uint32_t previous = kNone;         // last live token before it
    bool misplaced = false;            // where the grammar knows no directive
    bool unbalanced = false;
    bool dead = false;  // whether the current branch is blanked whatever comes
    uint32_t keep = 0;  // the branch that stays when the group has to be masked
    std::vector<std::pair<uint32_t, uint32_t>> branches;  // token ranges
    size_t log_begin = 0;                                 // undo log at the start of the branch
  };
  struct Event {
    bool push;
    char bracket;
  };

  static char Opening(char c) { return c == ')' ? '(' : c == ']' ? '[' : '{'; }

  void Push(char bracket) {
    brackets_.push_back(bracket);
    if (!groups_.empty()) log_.push_back({true, bracket});
  }
  void Pop(char closing) {
    char opening = Opening(closing);
    // Broken code: a closing brace closes what was left open inside it.
    if (opening == '{') {
      while (!brackets_.empty() && (brackets_.back() == '(' || brackets_.back() == '[')) PopOne();
    }
    if (brackets_.empty()) {
      for (Group& group : groups_) group.unbalanced = true;
      return;
    }
    bool same = brackets_.back() == opening ||
                (opening == '{' && (brackets_.back() == '=' || brackets_.back() == 'E'));
    if (same) PopOne();
  }
  void PopOne() {
    if (!groups_.empty()) {
      log_.push_back({false, brackets_.back()});
      if (brackets_.size() - 1 < groups_.back().lowest) groups_.back().lowest = brackets_.size() - 1;
    }
    brackets_.pop_back();
  }
  void UndoTo(size_t log_size) {
    while (log_.size() > log_size) {
      Event event = log_.back();
      log_.pop_back();
      if (event.push) {
        if (!brackets_.empty()) brackets_.pop_back();
      } else {
        brackets_.push_back(event.bracket);
      }
    }
  }

  // Whether a statement or declaration could begin after this token.
  bool EndsStatement(uint32_t index) const {
    if (index == kNone) return true;
    const CToken& token = tokens_[index];
    if (token.kind == CToken::kPunctuation) {
      if (token.character == ':' && token.role == CToken::kPlain) return true;
      return token.character == ';' || token.character == '{' || token.character == '}';
    }
    // A macro alone on its line: HANDLE_TH_ERRORS, FOO_BEGIN_NAMESPACE.
    if (token.kind == CToken::kIdentifier && token.newline_before && IsMacroWord(Name(token))) return true;
    return EndsClassLine(index);
  }
  // Objective-C: "@implementation A (B)", "@optional", "@end" need no semicolon.
  bool EndsClassLine(uint32_t index) const {
    for (uint32_t i = index, steps = 0; steps < 40; --i, ++steps) {
      if (tokens_[i].kind == CToken::kPunctuation && tokens_[i].character == '@' && i + 1 < tokens_.size()) {
        std::string_view word = Name(tokens_[i + 1]);
        return word == "interface" || word == "implementation" || word == "protocol" || word == "end" ||
               word == "optional" || word == "required";
      }
      if (i == 0 || tokens_[i].newline_before || tokens_[i].kind == CToken::kDirective) return false;
    }
    return false;
  }
  // MACRO(...) alone on its line(s), which needs no semicolon.
  bool EndsMacroCall(uint32_t index) const {
    if (index == kNone || tokens_[index].kind != CToken::kPunctuation || tokens_[index].character != ')')
      return false;
    int depth = 0;
    for (uint32_t i = index, steps = 0; steps < 200; --i, ++steps) {
      const CToken& token = tokens_[i];
      if (token.kind == CToken::kPunctuation) {
        if (token.character == ')') ++depth;
        if (token.character == '(' && --depth == 0) {
          return i > 0 && tokens_[i - 1].kind == CToken::kIdentifier && tokens_[i - 1].newline_before &&
                 IsMacroWord(Name(tokens_[i - 1]));
        }
      }
      if (i == 0) return false;
    }
    return false;
  }
  bool ContinuesStatement(const CToken& token) const {
    if (token.kind == CToken::kKeyword) {
      std::string_view name = Name(token);
      return name == "else" || name == "catch";
    }
    if (token.kind != CToken::kPunctuation) return false;
    switch (token.character) {
      case ',':
      case ')':
      case ']':
      case '.':
      case '=':
      case '?':
      case '<':
      case '>':
      case '|':
      case '/':
        return true;
      case ':':
        return token.role == CToken::kPlain;
      default:
        return false;
    }
  }

  void CloseBranch(Group* group, uint32_t end) {
    uint32_t begin = group->directives.back() + 1;
    group->branches.push_back({begin, end});
    bool balanced = brackets_.size() == group->depth && group->lowest >= group->depth;
    uint32_t branch = static_cast<uint32_t>(group->branches.size()) - 1;
    if (group->dead) return;
    bool superfluous = branch != group->keep;
    if (!balanced) group->unbalanced = true;
    if (superfluous) {
      // Another branch than the one that stays: brackets go back to where they were before it.
      UndoTo(group->log_begin);
    }
  }

  // Whether the brace at `index` follows `enum [class] [Name] [: type]`.
  bool OpensEnum(uint32_t index) const {
    for (uint32_t i = index, steps = 0; i-- > 0 && steps < 10; ++steps) {
      const CToken& token = tokens_[i];
      if (token.kind == CToken::kKeyword && token.role == CToken::kClassKey && Name(token) == "enum")
        return true;
      if (token.kind == CToken::kPunctuation && token.character != ':') return false;
      if (token.kind == CToken::kDirective) return false;
    }
    return false;
  }

  bool OpensInitializer(uint32_t previous) const {
    if (!brackets_.empty() && brackets_.back() == '=') return true;
    if (previous == kNone) return false;
    const CToken& token = tokens_[previous];
    if (token.kind == CToken::kKeyword) return Name(token) == "return";
    if (token.kind != CToken::kPunctuation) return false;
    return token.character == '=' || token.character == ',' || token.character == '(';
  }

  void MaskGroups() {
    uint32_t previous = kNone;
    for (uint32_t i = 0; i < tokens_.size(); ++i) {
      CToken& token = tokens_[i];
      if (!token.live) continue;
      if (token.kind != CToken::kDirective) {
        if (!groups_.empty() && groups_.back().dead) continue;
        if (token.kind == CToken::kPunctuation) {
          switch (token.character) {
            case '{':
              Push(OpensInitializer(previous) ? '=' : OpensEnum(i) ? 'E' : '{');
              break;
            case '(':
            case '[':
              Push(token.character);
              break;
            case ')':
            case ']':
            case '}':
              Pop(token.character);
              break;
            default:
              break;
          }
        }
        previous = i;
        continue;
      }
      bool inside = !brackets_.empty() && brackets_.back() != '{' && brackets_.back() != 'E';
      bool in_enum = !brackets_.empty() && brackets_.back() == 'E';
      switch (token.role) {
        case CToken::kIf: {
          Group group;
          group.directives.push_back(i);
          group.depth = group.lowest = brackets_.size();
          group.previous = previous;
          group.misplaced = inside || !(EndsStatement(previous) || EndsMacroCall(previous));
          group.dead = !groups_.empty() && groups_.back().dead;
          group.keep = IsFalse(token) ? 1 : 0;
          group.log_begin = log_.size();
          groups_.push_back(std::move(group));
          break;
        }
        case CToken::kElif:
        case CToken::kElse: {
          if (groups_.empty()) {
            Blank(token.begin, token.end);
            break;
          }
          Group& group = groups_.back();
          NoteBranchEnd(&group, previous, i);
          CloseBranch(&group, i);
          group.directives.push_back(i);
          group.lowest = brackets_.size();
          group.log_begin = log_.size();
          // The kept branch left brackets open: what follows cannot also be live.
          if (!group.dead && group.unbalanced && group.branches.size() > group.keep) group.dead = true;
          previous = group.previous;
          break;
        }
        case CToken::kEndif: {
          if (groups_.empty()) {
            Blank(token.begin, token.end);
            break;
          }
          Group group = std::move(groups_.back());
          NoteBranchEnd(&group, previous, i);
          bool outer_dead = groups_.size() > 1 && groups_[groups_.size() - 2].dead;
          CloseBranch(&group, i);
          group.directives.push_back(i);
          groups_.pop_back();
          if (!groups_.empty()) {
            Group& outer = groups_.back();
            outer.lowest = std::min({outer.lowest, group.lowest, brackets_.size()});
          } else {
            log_.clear();
          }
          if (i + 1 < tokens_.size() && tokens_[i + 1].kind != CToken::kDirective &&
              group.branches.size() > 0 && ContinuesStatement(tokens_[i + 1])) {
            group.misplaced = true;
          }
          if (!outer_dead) Resolve(group);
          previous = LastLive(i);
          break;
        }
        default:
          // #define or #pragma amid an expression, a parameter list, an initialiser or enumerators.
          if (inside || in_enum) {
            Blank(token.begin, token.end);
            if (token.role == CToken::kDefine) result_.defines.push_back({token.begin, token.end});
          }
          break;
      }
      if (token.role == CToken::kIf || token.role == CToken::kElif) MaskCondition(token);
      if (token.role == CToken::kDefine) {
        MaskCommentsInBody(token);
        GiveEmptyBodyText(token);
      }
    }
    // Groups the file never closes.
    while (!groups_.empty()) {
      Group group = std::move(groups_.back());
      groups_.pop_back();
      for (uint32_t index : group.directives) Blank(tokens_[index].begin, tokens_[index].end);
    }
  }

  void NoteBranchEnd(Group* group, uint32_t previous, uint32_t end) {
    uint32_t begin = group->directives.back() + 1;
    bool has_tokens = previous != kNone && previous >= begin && previous < end;
    if (!has_tokens) return;
    if (!EndsStatement(previous) && !EndsMacroCall(previous)) group->misplaced = true;
    for (uint32_t i = begin; i < end; ++i) {
      if (tokens_[i].kind == CToken::kDirective) continue;
      if (ContinuesStatement(tokens_[i])) group->misplaced = true;
      break;
    }
  }

  uint32_t LastLive(uint32_t before) const {
    for (uint32_t i = before; i-- > 0;) {
      if (tokens_[i].live && tokens_[i].kind != CToken::kDirective) return i;
    }
    return kNone;
  }

  bool IsFalse(const CToken& directive) const {
    std::string_view line = text_.substr(directive.begin, directive.end - directive.begin);
    size_t at = line.find("if");
    if (at == std::string_view::npos) return false;
    std::string_view rest = Trim(line.substr(at + 2));
    return rest == "0" || StartsWith(rest, "0 ") || StartsWith(rest, "0/") || StartsWith(rest, "false");
  }

  // #define F(x) g(x /* why */) + 1: the grammar ends a macro's body at a comment, what comes behind is an error to it.
  void MaskCommentsInBody(const CToken& token) {
    std::string_view line = text_.substr(token.begin, token.end - token.begin);
    size_t at = 0;
    char quote = 0;
    while (at + 1 < line.size()) {
      char c = line[at];
      if (quote != 0) {
        if (c == '\\') ++at;
        else if (c == quote || c == '\n') quote = 0;
        // To the grammar a comment begins here, too, and it would run into the next lines.
        else if (c == '/' && line[at + 1] == '*') Replace(token.begin + static_cast<uint32_t>(at + 1), '_');
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '/' && line[at + 1] == '/') {
        return;
      } else if (c == '/' && line[at + 1] == '*') {
        size_t close = line.find("*/", at + 2);
        if (close == std::string_view::npos || Trim(line.substr(close + 2)).empty()) return;
        BlankLine(token.begin + static_cast<uint32_t>(at), token.begin + static_cast<uint32_t>(close + 2));
        at = close + 1;
      }
      ++at;
    }
  }

  // "#define F(x)" with blanks behind it: looking for a body the grammar skips them and the line's end, and takes the next
  // line for one. The last blank becomes a body.
  void GiveEmptyBodyText(const CToken& token) {
    if (!result_.text.empty() && result_.text[token.begin] != text_[token.begin]) return;  // blanked
    std::string_view line = text_.substr(token.begin, token.end - token.begin);
    size_t at = line.find("define");
    if (at == std::string_view::npos) return;
    at = std::min(line.find_first_not_of(" \t", at + 6), line.size());
    at = std::min(line.find_first_of(" \t\r\n(/", at), line.size());
    if (at < line.size() && line[at] == '(') at = std::min(line.find(')', at), line.size() - 1) + 1;
    size_t last = std::string_view::npos;
    for (at += token.begin; at < text_.size() && text_[at] != '\n'; ++at) {
      if (text_[at] == ' ' || text_[at] == '\t') {
        last = at;
      } else if (text_[at] == '/' && at + 1 < token.end && text_[at + 1] == '*') {
        size_t close = line.find("*/", at + 2 - token.begin);
        if (close == std::string_view::npos) return;
        at = token.begin + close + 1;
        last = std::string_view::npos;
      } else if (text_[at] != '\r') {
        return;
      }
    }
    if (last != std::string_view::npos) Replace(static_cast<uint32_t>(last), ';');
  }

  // Conditions the grammar does not know: __has_include(<x>), __has_cpp_attribute(a::b).
  void MaskCondition(const CToken& token) {
    std::string_view line = text_.substr(token.begin, token.end - token.begin);
    bool odd = line.find("__has_include") != std::string_view::npos || line.find("(<") != std::string_view::npos ||
               line.find("::") != std::string_view::npos || line.find('"') != std::string_view::npos;
    if (!odd) return;
    size_t at = line.find("if");
    if (at == std::string_view::npos) return;
    at += 2;
    if (StartsWith(line.substr(at), "def") || StartsWith(line.substr(at), "ndef")) return;
    uint32_t from = token.begin + static_cast<uint32_t>(at);
    if (from + 1 >= token.end) return;
    BlankLine(from, token.end);
    Replace(from + 1, '1');
  }
  // Blanks a directive's tail, line continuations included (the backslash has to go too).
  void BlankLine(uint32_t begin, uint32_t end) {
    // A continued condition keeps its backslashes: they are what makes it one line.
    if (result_.text.empty()) result_.text.assign(text_);
    for (uint32_t i = begin; i < end; ++i) {
      char c = result_.text[i];
      bool continuation =
          c == '\\' && i + 1 < end && (result_.text[i + 1] == '\n' || result_.text[i + 1] == '\r');
      if (c != '\n' && c != '\r' && !continuation) result_.text[i] = ' ';
    }
  }

  void Resolve(const Group& group) {
    if (!group.misplaced && !group.unbalanced) return;
    for (uint32_t index : group.directives) {
      tokens_[index].live = false;
      Blank(tokens_[index].begin, tokens_[index].end);
    }
    for (uint32_t branch = 0; branch < group.branches.size(); ++branch) {
      if (branch == group.keep) continue;
      auto [begin, end] = group.branches[branch];
      for (uint32_t i = begin; i < end; ++i) {
        if (!tokens_[i].live) continue;
        tokens_[i].live = false;
        Blank(tokens_[i].begin, tokens_[i].end);
      }
    }
  }

  std::string_view text_;
  std::vector<CToken>& tokens_;
  MaskedSource& result_;
  std::vector<char> brackets_;  // open ones; '=' is the brace of an initialiser, 'E' that of an enumeration
  std::vector<Group> groups_;
  std::vector<Event> log_;
};

}  // namespace

void MaskConditionals(std::string_view text, std::vector<CToken>* tokens, MaskedSource* result) {
  ConditionalMasker(text, tokens, result).Run();
}

}  // namespace repodoc
