#include "core/extract/lang_cpp_mask.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_cpp_tokens.h"

namespace repodoc {
namespace {

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

// ALL_CAPS with at least two letters: by convention a macro, though sometimes a type (FILE, DIR, BOOL).
bool IsMacroName(std::string_view name) {
  int letters = 0;
  for (char c : name) {
    if (IsUpper(c)) {
      ++letters;
    } else if (c != '_' && !(c >= '0' && c <= '9')) {
      return false;
    }
  }
  return letters >= 2 && name.size() >= 3;
}

// Names that are attributes in every code base seen: FOO_API, FOO_EXPORT, FOO_ALWAYS_INLINE ...
bool IsAttributeName(std::string_view name) {
  static constexpr std::string_view kEndings[] = {
      "_API", "_EXPORT", "_EXPORTS", "_INLINE", "_NOINLINE", "_FORCEINLINE", "_FORCE_INLINE", "_HOST_DEVICE", "_DEVICE",
      "_HOST", "_NORETURN", "_UNUSED", "_NODISCARD", "_DEPRECATED", "_HIDDEN", "_VISIBLE", "_LOCAL", "_CONSTEXPR",
      "_DLL", "_DECL", "_PUBLIC", "_IMPORT", "_INLINE_VISIBILITY", "_USED", "_COLD", "_HOT", "_NOEXCEPT", "_NOTHROW",
      "_FUNC", "_VISIBILITY", "_CLASS", "_FUNCTION", "_FLATTEN", "_NOALIAS", "_DISCARD", "_LTO", "_THREAD_LOCAL",
      "_ALWAYS_INLINE", "_HOSTDEVICE", "_NOT_USED", "_MAYBE_UNUSED", "_INTERNAL", "_EXTERN"};
  if (!IsMacroName(name)) return false;
  for (std::string_view ending : kEndings) {
    if (name.size() > ending.size() - 1 && EndsWith(name, ending)) return true;
    if (name == ending.substr(1)) return true;  // INLINE, EXPORT, API
  }
  return false;
}

class Masker {
 public:
  Masker(std::string_view text, CDialect dialect) : text_(text), dialect_(dialect), tokens_(TokenizeC(text)) {}

  MaskedSource Run() {
    FindGuard();
    MaskConditionals();
    Compact();
    MatchBrackets();
    MaskMacroUses();
    std::sort(result_.macros.begin(), result_.macros.end(),
              [](const MaskedMacro& a, const MaskedMacro& b) { return a.begin < b.begin; });
    result_.changed = !result_.text.empty();
    return std::move(result_);
  }

 private:
  // ---- blanks ----
  void Blank(uint32_t begin, uint32_t end) {
    if (result_.text.empty()) result_.text.assign(text_);
    for (uint32_t i = begin; i < end; ++i) {
      char& c = result_.text[i];
      if (c != '\n' && c != '\r') c = ' ';
    }
  }
  void Replace(uint32_t at, char c) {
    if (result_.text.empty()) result_.text.assign(text_);
    result_.text[at] = c;
  }
  std::string_view Name(const CToken& token) const { return text_.substr(token.begin, token.end - token.begin); }

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
  // #ifndef X, directly followed by #define X, closed at the very end; or #pragma once anywhere outside of groups.
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
      if (depth == 0 && token.role == CToken::kOtherDirective && DirectiveArgument(token, "pragma") == "once") {
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
  // A group #if .. #endif while it is open. Bracket events since its start are logged, so that a branch that turns out
  // to be superfluous can be undone.
  struct Group {
    std::vector<uint32_t> directives;  // token indices
    size_t depth = 0;                  // brackets open at its start
    size_t lowest = 0;                 // fewest brackets open since the start of the branch
    uint32_t previous = kNone;         // last live token before it
    bool misplaced = false;            // where the grammar knows no directive
    bool unbalanced = false;
    bool dead = false;                 // whether the current branch is blanked whatever comes
    uint32_t keep = 0;                 // the branch that stays when the group has to be masked
    std::vector<std::pair<uint32_t, uint32_t>> branches;  // token ranges
    size_t log_begin = 0;              // undo log at the start of the branch
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
    bool same = brackets_.back() == opening || (opening == '{' && (brackets_.back() == '=' || brackets_.back() == 'E'));
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
    return token.kind == CToken::kIdentifier && token.newline_before && IsMacroName(Name(token));
  }
  // MACRO(...) alone on its line(s), which needs no semicolon.
  bool EndsMacroCall(uint32_t index) const {
    if (index == kNone || tokens_[index].kind != CToken::kPunctuation || tokens_[index].character != ')') return false;
    int depth = 0;
    for (uint32_t i = index, steps = 0; steps < 200; --i, ++steps) {
      const CToken& token = tokens_[i];
      if (token.kind == CToken::kPunctuation) {
        if (token.character == ')') ++depth;
        if (token.character == '(' && --depth == 0) {
          return i > 0 && tokens_[i - 1].kind == CToken::kIdentifier && tokens_[i - 1].newline_before &&
                 IsMacroName(Name(tokens_[i - 1]));
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
      case ',': case ')': case ']': case '.': case '=': case '?': case '<': case '>': case '|': case '/':
        return true;
      case ':': return token.role == CToken::kPlain;
      default: return false;
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
      if (token.kind == CToken::kKeyword && token.role == CToken::kClassKey && Name(token) == "enum") return true;
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

  void MaskConditionals() {
    uint32_t previous = kNone;
    for (uint32_t i = 0; i < tokens_.size(); ++i) {
      CToken& token = tokens_[i];
      if (!token.live) continue;
      if (token.kind != CToken::kDirective) {
        if (!groups_.empty() && groups_.back().dead) continue;
        if (token.kind == CToken::kPunctuation) {
          switch (token.character) {
            case '{': Push(OpensInitializer(previous) ? '=' : OpensEnum(i) ? 'E' : '{'); break;
            case '(': case '[': Push(token.character); break;
            case ')': case ']': case '}': Pop(token.character); break;
            default: break;
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
          if (!group.dead && group.unbalanced && group.branches.size() > group.keep) SetDead(&group);
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
          if (i + 1 < tokens_.size() && tokens_[i + 1].kind != CToken::kDirective && group.branches.size() > 0 &&
              ContinuesStatement(tokens_[i + 1])) {
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
      if ((token.role == CToken::kIf || token.role == CToken::kElif)) MaskCondition(token);
    }
    // Groups the file never closes.
    while (!groups_.empty()) {
      Group group = std::move(groups_.back());
      groups_.pop_back();
      for (uint32_t index : group.directives) Blank(tokens_[index].begin, tokens_[index].end);
    }
  }

  void SetDead(Group* group) { group->dead = true; }

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

  // Conditions the grammar does not know: __has_include(<x>), __has_cpp_attribute(a::b).
  void MaskCondition(const CToken& token) {
    std::string_view line = text_.substr(token.begin, token.end - token.begin);
    bool odd = line.find("__has_include") != std::string_view::npos || line.find("::") != std::string_view::npos ||
               line.find('"') != std::string_view::npos;
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
      bool continuation = c == '\\' && i + 1 < end && (result_.text[i + 1] == '\n' || result_.text[i + 1] == '\r');
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

  // ---- macros ----
  void Compact() {
    std::erase_if(tokens_, [](const CToken& token) { return !token.live || token.kind == CToken::kDirective; });
  }

  void MatchBrackets() {
    std::vector<uint32_t> open;
    for (uint32_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != CToken::kPunctuation) continue;
      char c = tokens_[i].character;
      if (c == '(' || c == '[' || c == '{') {
        open.push_back(i);
      } else if (c == ')' || c == ']' || c == '}') {
        char opening = Opening(c);
        if (c == '}') {
          while (!open.empty() && tokens_[open.back()].character != '{') open.pop_back();
        }
        if (!open.empty() && tokens_[open.back()].character == opening) {
          tokens_[open.back()].match = i;
          tokens_[i].match = open.back();
          open.pop_back();
        }
      }
    }
  }

  bool Is(uint32_t i, char c) const {
    return i < tokens_.size() && tokens_[i].kind == CToken::kPunctuation && tokens_[i].character == c &&
           tokens_[i].role == CToken::kPlain;
  }
  bool IsScope(uint32_t i) const {
    return i < tokens_.size() && tokens_[i].kind == CToken::kPunctuation && tokens_[i].role == CToken::kOtherWord;
  }
  bool IsWord(uint32_t i) const { return i < tokens_.size() && tokens_[i].kind == CToken::kIdentifier; }
  CToken::Role RoleAt(uint32_t i) const { return i < tokens_.size() ? tokens_[i].role : CToken::kPlain; }
  bool IsKeyword(uint32_t i, CToken::Role role) const {
    return i < tokens_.size() && tokens_[i].kind == CToken::kKeyword && tokens_[i].role == role;
  }

  // The token after a template argument list that opens at i; i itself when it does not close soon.
  uint32_t SkipAngles(uint32_t i) const {
    int depth = 0;
    for (uint32_t at = i, steps = 0; at < tokens_.size() && steps < 300; ++at, ++steps) {
      const CToken& token = tokens_[at];
      if (token.kind != CToken::kPunctuation) continue;
      if (token.character == '<') ++depth;
      if (token.character == '>' && !Is(at - 1, '-') && --depth == 0) return at + 1;
      if ((token.character == '(' || token.character == '[' || token.character == '{')) {
        if (token.match == kNone) return i;
        at = token.match;
      }
      if (token.character == ';' || token.character == '}') return i;
    }
    return i;
  }

  // After one type expression: `const std::vector<T>&`, `unsigned long*`, `Tensor`.
  uint32_t SkipType(uint32_t i) const {
    bool named = false;
    uint32_t steps = 0;
    while (i < tokens_.size() && ++steps < 64) {
      const CToken& token = tokens_[i];
      if (token.kind == CToken::kKeyword) {
        if (token.role == CToken::kTypeWord) {
          named = true;
          ++i;
          if (Is(i, '(') && Name(token) == "decltype" && tokens_[i].match != kNone) i = tokens_[i].match + 1;
        } else if (token.role == CToken::kQualifier || token.role == CToken::kSpecifier ||
                   token.role == CToken::kDecorator || token.role == CToken::kClassKey) {
          ++i;
        } else {
          return i;
        }
      } else if (token.kind == CToken::kIdentifier) {
        if (named) return i;
        ++i;
        if (Is(i, '<')) {
          uint32_t after = SkipAngles(i);
          if (after == i) return i;
          i = after;
        }
        if (IsScope(i)) {
          ++i;
        } else {
          named = true;
        }
      } else if (IsScope(i) && !named) {
        ++i;
      } else if (Is(i, '*') || Is(i, '&')) {
        if (!named) return i;
        ++i;
      } else {
        return i;
      }
    }
    return i;
  }

  // Whether a declaration `type name` or `~name`, `operator ...` begins at i.
  bool LooksLikeDeclaration(uint32_t i) const {
    if (i >= tokens_.size()) return false;
    if (Is(i, '~') && IsWord(i + 1) && Is(i + 2, '(')) return true;
    uint32_t after = SkipType(i);
    if (after == i || after >= tokens_.size()) return false;
    return IsWord(after) || IsKeyword(after, CToken::kOperator) ||
           (tokens_[after].kind == CToken::kPunctuation && Is(after, '(') && Is(after + 1, '*'));
  }

  // `Name(` or `Outer::Name(` where Name is the class around or both parts are equal.
  bool LooksLikeConstructor(uint32_t i) const {
    if (!IsWord(i)) return false;
    if (Is(i + 1, '(')) return !scopes_.empty() && Name(tokens_[i]) == scopes_.back().name;
    return IsScope(i + 1) && ((IsWord(i + 2) && Name(tokens_[i + 2]) == Name(tokens_[i])) || Is(i + 2, '~'));
  }

  enum class ScopeKind : uint8_t { kNamespace, kClass, kEnum, kInitializer, kFunction };
  struct Scope {
    ScopeKind kind;
    std::string_view name;
  };
  ScopeKind Around() const { return scopes_.empty() ? ScopeKind::kNamespace : scopes_.back().kind; }
  bool InDeclarations() const { return Around() == ScopeKind::kNamespace || Around() == ScopeKind::kClass; }

  void MaskName(uint32_t i) {
    Blank(tokens_[i].begin, tokens_[i].end);
    result_.macros.push_back({tokens_[i].begin, tokens_[i].end});
  }
  void MaskCall(uint32_t i, uint32_t close) {
    MaskName(i);
    Blank(tokens_[i].begin, tokens_[close].end);
  }

  // What is known of the statement being read.
  struct Statement {
    bool start = true;         // a declaration could begin here
    bool has_class = false, has_enum = false, has_namespace = false, has_extern = false;
    bool has_parentheses = false, has_assignment = false, has_template = false;
    std::string_view class_name;
  };

  void EndStatement() { statement_ = Statement{}; }

  void OpenBrace(uint32_t i) {
    Scope scope{ScopeKind::kFunction, {}};
    uint32_t previous = i - 1;
    bool in_function = Around() == ScopeKind::kFunction;
    if (Around() == ScopeKind::kInitializer) {
      scope.kind = ScopeKind::kInitializer;
      // A lambda inside an initialiser.
      if (i > 0 && (Is(previous, ')') || Is(previous, ']'))) scope.kind = ScopeKind::kFunction;
    } else if (statement_.has_namespace) {
      scope.kind = ScopeKind::kNamespace;
    } else if (i > 0 && (Is(previous, '=') || Is(previous, ',') || Is(previous, '(') ||
                         (tokens_[previous].kind == CToken::kKeyword && Name(tokens_[previous]) == "return"))) {
      scope.kind = ScopeKind::kInitializer;
    } else if (parentheses_ > 0) {
      scope.kind = ScopeKind::kFunction;  // the body of a lambda that is an argument
      if (i > 0 && IsWord(previous)) scope.kind = ScopeKind::kInitializer;
    } else if (statement_.has_enum && !statement_.has_parentheses) {
      scope.kind = ScopeKind::kEnum;
    } else if (statement_.has_class && !statement_.has_parentheses && !statement_.has_assignment) {
      scope.kind = ScopeKind::kClass;
      scope.name = statement_.class_name;
    } else if (statement_.has_extern && i > 0 && tokens_[previous].kind == CToken::kString) {
      scope.kind = ScopeKind::kNamespace;
    } else if (in_function && i > 0 && IsWord(previous) && statement_.has_assignment) {
      scope.kind = ScopeKind::kInitializer;
    }
    scopes_.push_back(scope);
    saved_parentheses_.push_back(parentheses_);
    saved_statements_.push_back(statement_);
    parentheses_ = 0;
    EndStatement();
    if (scope.kind == ScopeKind::kEnum || scope.kind == ScopeKind::kInitializer) statement_.start = false;
  }
  void CloseBrace() {
    if (scopes_.empty()) {
      EndStatement();
      return;
    }
    ScopeKind kind = scopes_.back().kind;
    scopes_.pop_back();
    parentheses_ = saved_parentheses_.back();
    saved_parentheses_.pop_back();
    Statement outer = saved_statements_.back();
    saved_statements_.pop_back();
    if (parentheses_ > 0 || kind == ScopeKind::kInitializer || Around() == ScopeKind::kInitializer) {
      statement_ = outer;
      statement_.start = false;
    } else {
      EndStatement();
    }
  }

  void MaskMacroUses() {
    for (uint32_t i = 0; i < tokens_.size(); ++i) {
      CToken& token = tokens_[i];
      switch (token.kind) {
        case CToken::kPunctuation: Punctuation(i); break;
        case CToken::kString: if (!statement_.has_extern) statement_.start = false; break;
        case CToken::kNumber: statement_.start = false; break;
        case CToken::kKeyword: i = Keyword(i); break;
        case CToken::kIdentifier: i = Identifier(i); break;
        case CToken::kDirective: break;
      }
    }
  }

  void Punctuation(uint32_t i) {
    const CToken& token = tokens_[i];
    switch (token.character) {
      case '{': OpenBrace(i); return;
      case '}': CloseBrace(); return;
      case '(':
        statement_.has_parentheses = true;
        statement_.start = false;
        if (token.match != kNone) ++parentheses_;
        return;
      case ')':
        if (token.match != kNone && parentheses_ > 0) --parentheses_;
        statement_.start = false;
        return;
      case ';':
        if (parentheses_ == 0) EndStatement();
        return;
      case '=':
        statement_.has_assignment = true;
        statement_.start = false;
        return;
      case ':':
        if (token.role == CToken::kPlain && parentheses_ == 0 && after_label_) {
          EndStatement();
          after_label_ = false;
        } else {
          statement_.start = false;
        }
        return;
      case '[': case ']':
        // [[attribute]] leaves the start of a declaration where it is.
        if (!(Is(i + 1, token.character) || (i > 0 && Is(i - 1, token.character)))) statement_.start = false;
        return;
      case '>':
        if (template_close_ == i) {
          statement_.start = true;
          return;
        }
        statement_.start = false;
        return;
      default: statement_.start = false;
    }
  }

  uint32_t Keyword(uint32_t i) {
    const CToken& token = tokens_[i];
    switch (token.role) {
      case CToken::kSpecifier: return i;  // the declaration is still to come
      case CToken::kDecorator:
        if (dialect_ != CDialect::kCuda) Blank(token.begin, token.end);
        return i;
      case CToken::kExtern: statement_.has_extern = true; return i;
      case CToken::kTypedef: return i;
      case CToken::kAccess:
        after_label_ = true;
        return i;
      case CToken::kTemplate:
        statement_.has_template = true;
        if (Is(i + 1, '<')) {
          uint32_t after = SkipAngles(i + 1);
          if (after > i + 1) {
            MaskInTemplateParameters(i + 2, after - 1);
            template_close_ = after - 1;
            statement_.start = true;
            return after - 1;
          }
        }
        return i;
      case CToken::kNamespace: statement_.has_namespace = true; statement_.start = false; return i;
      case CToken::kClassKey: return ClassKey(i);
      case CToken::kStatement: {
        std::string_view name = Name(token);
        if (name == "case" || name == "default") after_label_ = true;
        if (name == "if" && IsWord(i + 1) && Is(i + 2, '(') && IsMacroName(Name(tokens_[i + 1]))) {
          MaskName(i + 1);  // if C10_IF_CONSTEXPR (...)
          return i + 1;
        }
        statement_.start = name == "else" || name == "do";
        return i;
      }
      default: statement_.start = false; return i;
    }
  }

  // template <typename T, FMT_ENABLE_IF(x)>: the macro goes with its comma.
  void MaskInTemplateParameters(uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i) {
      if (!IsWord(i) || !Is(i + 1, '(') || !IsMacroName(Name(tokens_[i]))) continue;
      uint32_t close = tokens_[i + 1].match;
      if (close == kNone || close >= end || !(close + 1 == end || Is(close + 1, ','))) continue;
      if (Is(i - 1, ',')) Blank(tokens_[i - 1].begin, tokens_[i - 1].end);
      else if (!Is(i - 1, '<')) continue;
      MaskCall(i, close);
      i = close;
    }
  }

  // class FOO_API Name, struct ALIGNED(16) Name, enum class FOO_EXPORT Name.
  uint32_t ClassKey(uint32_t i) {
    bool is_enum = Name(tokens_[i]) == "enum";
    if (parentheses_ == 0) (is_enum ? statement_.has_enum : statement_.has_class) = true;
    uint32_t at = i + 1;
    if (is_enum && IsKeyword(at, CToken::kClassKey)) ++at;
    while (IsWord(at)) {
      bool call = Is(at + 1, '(') && tokens_[at + 1].match != kNone;
      uint32_t next = call ? tokens_[at + 1].match + 1 : at + 1;
      std::string_view name = Name(tokens_[at]);
      bool known = IsMacroName(name) || EndsWith(name, "_export") || EndsWith(name, "EXPORT") ||
                   EndsWith(name, "Export") || EndsWith(name, "_api");
      bool attribute = name == "__attribute__" || name == "__declspec";
      if (!IsWord(next) || Name(tokens_[next]) == "final" || !(known || attribute)) break;
      // `struct FOO name;` and `struct FOO name = ...` use a type called FOO.
      bool body = Is(next + 1, '{') || Is(next + 1, ':') || IsKeyword(next + 1, CToken::kTail) || Is(next + 1, '<') ||
                  IsScope(next + 1) || IsWord(next + 1) || (Is(next + 1, '(') && !IsAttributeName(name));
      bool forward = Is(next + 1, ';') && IsAttributeName(name);
      if (!(body || forward || attribute || call)) break;
      if (call) MaskCall(at, next - 1);
      else MaskName(at);
      at = next;
    }
    if (parentheses_ == 0 && IsWord(at)) {
      uint32_t last = at;
      while (IsScope(last + 1) && IsWord(last + 2)) last += 2;
      statement_.class_name = Name(tokens_[last]);
    }
    statement_.start = false;
    return std::max(i, at - 1);
  }

  bool IsTailNext(uint32_t i) const {
    if (i >= tokens_.size()) return false;
    if (tokens_[i].kind == CToken::kKeyword) {
      return tokens_[i].role == CToken::kTail || tokens_[i].role == CToken::kQualifier;
    }
    return Is(i, ';') || Is(i, '{') || Is(i, '=') || Is(i, ':') || (Is(i, '-') && Is(i + 1, '>')) ||
           (IsWord(i) && IsMacroName(Name(tokens_[i])));
  }

  // Returns the last token it dealt with.
  uint32_t Identifier(uint32_t i) {
    const CToken& token = tokens_[i];
    std::string_view name = Name(token);
    bool start = statement_.start;
    bool macro = IsMacroName(name);
    bool call = Is(i + 1, '(') && tokens_[i + 1].match != kNone;
    uint32_t close = call ? tokens_[i + 1].match : i;
    uint32_t next = close + 1;
    if (name == "__launch_bounds__" && call && dialect_ != CDialect::kCuda) {
      MaskCall(i, close);
      return close;
    }
    if (name == "__attribute__" || name == "__declspec" || name == "_Pragma" || name == "__pragma") {
      if ((name == "_Pragma" || name == "__pragma") && call) {
        MaskCall(i, close);
        return close;
      }
      return call ? close : i;
    }
    if (macro && call) RewriteTypeArguments(i + 1, close);
    if (macro && call && Around() == ScopeKind::kEnum && i > 0 && (Is(i - 1, '{') || Is(i - 1, ',') || Is(i - 1, ')'))) {
      MaskCall(i, close);  // enum { FORALL(DEFINE) }
      if (Is(next, ',')) Blank(tokens_[next].begin, tokens_[next].end);
      return close;
    }
    if (start && (name == "PyObject_HEAD" || name == "PyObject_VAR_HEAD") && !call) {
      MaskName(i);
      return i;
    }
    // void f() __attribute_macro__ {: attributes in lower case.
    bool reserved = name.size() > 4 && StartsWith(name, "__") && EndsWith(name, "__");
    if (reserved && !call && parentheses_ == 0 && InDeclarations() &&
        (start ? IsWord(next) || (next < tokens_.size() && tokens_[next].kind == CToken::kKeyword) : IsTailNext(next) && i > 0 && (Is(i - 1, ')') || IsKeyword(i - 1, CToken::kQualifier) || IsKeyword(i - 1, CToken::kTail)))) {
      MaskName(i);
      return i;
    }
    // label:
    if (start && Is(i + 1, ':') && Around() == ScopeKind::kFunction) after_label_ = true;
    // signals: and the like are no C++; Q_SIGNALS: is a macro before an access colon.
    if (macro) {
      if (parentheses_ == 0 && start && MaskAtStart(i, call, close, next)) return close;
      if (parentheses_ == 0 && !start && MaskInside(i, call, close, next)) return close;
      if (parentheses_ > 0 && !call && i > 0 && (Is(i - 1, '(') || Is(i - 1, ',')) && IsAttributeName(name) &&
          LooksLikeDeclaration(i + 1)) {
        MaskName(i);  // (C10_UNUSED int x)
        return i;
      }
      if (parentheses_ > 0 && !call && i > 0 && IsWord(i - 1) && IsAttributeName(name) &&
          (Is(i + 1, ',') || Is(i + 1, ')') || Is(i + 1, '='))) {
        MaskName(i);  // (int x C10_UNUSED)
        return i;
      }
    }
    statement_.start = false;
    return i;
  }

  // Types among the arguments of a macro: FOO(float, const Scalar&). The grammar knows types in parameter lists only;
  // letters are changed so that they read as one name.
  void RewriteTypeArguments(uint32_t open, uint32_t close) {
    uint32_t begin = open + 1;
    bool type = false, simple = true;
    for (uint32_t at = begin; at <= close; ++at) {
      const CToken& token = tokens_[at];
      if (at == close || Is(at, ',')) {
        if (at > begin && (Is(at - 1, '&') || Is(at - 1, '*'))) type = true;
        if (type) RewriteAsName(begin, at, simple);
        begin = at + 1;
        type = false;
        simple = true;
        continue;
      }
      if (token.kind == CToken::kKeyword) {
        bool call = Is(at + 1, '(') || Is(at + 1, '{');
        if (at == begin && (Name(token) == "new" || Name(token) == "return")) {
          // An expression or statement: leave it.
          while (at + 1 < close && !Is(at + 1, ',')) at = Skip(at + 1);
          continue;
        }
        if ((token.role == CToken::kTypeWord && !call) || token.role == CToken::kQualifier || token.role == CToken::kClassKey) type = true;
      } else if (Is(at, '<') && at > begin && tokens_[at - 1].kind == CToken::kIdentifier) {
        uint32_t after = SkipAngles(at);  // Op<float, int> is an expression to the grammar
        if (after > at && after <= close) at = after - 1;
      } else if (token.kind == CToken::kPunctuation && token.match != kNone && token.match > at) {
        simple = false;
        bool called = at > begin && (tokens_[at - 1].kind == CToken::kIdentifier || tokens_[at - 1].kind == CToken::kKeyword ||
                                     Is(at - 1, '>') || Is(at - 1, '&') || Is(at - 1, '*'));
        if (token.character == '(' && called) type = type || IsParameterTypes(at, token.match);
        if (token.character == '{' || (token.character == '[' && at == begin)) {
          // A lambda or block: what follows in this argument is code.
          type = false;
          at = std::min(token.match, close - 1);
          while (at + 1 < close && !Is(at + 1, ',')) at = Skip(at + 1);
          begin = at + 1;
          continue;
        }
        at = std::min(token.match, close - 1);
      }
    }
  }
  uint32_t Skip(uint32_t at) const {
    const CToken& token = tokens_[at];
    return token.kind == CToken::kPunctuation && token.match != kNone && token.match > at ? token.match : at;
  }
  // (const Tensor&, int64_t*): a reference or pointer mark with nothing behind it.
  bool IsParameterTypes(uint32_t open, uint32_t close) const {
    for (uint32_t i = open + 1; i < close && i < open + 64; ++i) {
      if ((Is(i, '&') || Is(i, '*')) && (Is(i + 1, ',') || Is(i + 1, ')'))) return true;
    }
    return false;
  }
  void RewriteAsName(uint32_t begin, uint32_t end, bool simple) {
    uint32_t from = tokens_[begin].begin, to = tokens_[end - 1].end;
    if (text_.substr(from, to - from).find_first_of("\n/") != std::string_view::npos) simple = false;
    if (!simple) {
      Blank(tokens_[begin].end, to);
      to = tokens_[begin].end;
    }
    if (tokens_[begin].kind == CToken::kPunctuation) {
      Replace(from, '_');
      ++from;
    }
    for (uint32_t i = from; i < to; ++i) {
      char c = text_[i];
      bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
      if (!letter) Replace(i, '_');
    }
    Replace(to - 1, '_');  // no keyword ends like this
  }

  bool MaskAtStart(uint32_t i, bool call, uint32_t close, uint32_t next) {
    std::string_view name = Name(tokens_[i]);
    ScopeKind around = Around();
    bool at_end = next >= tokens_.size() || Is(next, '}');
    bool next_line = at_end || tokens_[next].newline_before;
    bool underscore = name.find('_') != std::string_view::npos;
    bool attribute = IsAttributeName(name);
    bool mask = false;
    if (around == ScopeKind::kEnum || around == ScopeKind::kInitializer) return false;
    if (call) {
      if (at_end) {
        mask = InDeclarations() && close != i + 2;
        if (InDeclarations()) mask = true;
      } else if (InDeclarations()) {
        const CToken& after = tokens_[next];
        bool own_name = !scopes_.empty() && scopes_.back().kind == ScopeKind::kClass && scopes_.back().name == name;
        if (own_name) return false;
        if (after.kind == CToken::kIdentifier) {
          mask = true;
        } else if (after.kind == CToken::kKeyword) {
          mask = after.role != CToken::kTail && Name(after) != "try" && (next_line || after.role != CToken::kQualifier);
        } else {
          mask = Is(next, '~') || IsScope(next) || (Is(next, '[') && Is(next + 1, '['));
        }
      } else if (next_line) {
        // A statement without its semicolon: there is room for one where the next line is indented.
        const CToken& after = tokens_[next];
        bool statement = after.kind == CToken::kIdentifier || (after.kind == CToken::kKeyword && after.role != CToken::kOtherWord);
        if (statement && after.begin > 0 && text_[after.begin - 1] == ' ') Replace(after.begin - 1, ';');
        return false;
      }
    } else if (at_end) {
      mask = underscore || InDeclarations();
    } else {
      const CToken& after = tokens_[next];
      if (after.kind == CToken::kKeyword) {
        switch (after.role) {
          case CToken::kQualifier:
            mask = attribute || LooksLikeDeclaration(next + 1) || IsKeyword(next + 1, CToken::kTypeWord);
            break;
          case CToken::kOperator: mask = attribute; break;
          case CToken::kOtherWord: mask = false; break;
          case CToken::kTail: mask = false; break;
          default: mask = true;
        }
      } else if (after.kind == CToken::kIdentifier) {
        mask = LooksLikeDeclaration(next) || LooksLikeConstructor(next) ||
               (next_line && underscore && around == ScopeKind::kFunction) ||
               (next_line && attribute);
        if (!mask && Is(next + 1, '(') && tokens_[next + 1].match != kNone && IsMacroName(Name(tokens_[next]))) {
          // M N(...) type name: another macro follows.
          mask = LooksLikeDeclaration(tokens_[next + 1].match + 1);
        }
      } else if (Is(next, '~')) {
        mask = IsWord(next + 1) && InDeclarations();
      } else if (Is(next, '[') && Is(next + 1, '[')) {
        mask = true;
      } else if (Is(next, '{') && next_line) {
        mask = false;
      }
    }
    if (!mask) return false;
    if (call) MaskCall(i, close);
    else MaskName(i);
    return true;  // still at the start
  }

  bool MaskInside(uint32_t i, bool call, uint32_t close, uint32_t next) {
    if (i == 0 || next >= tokens_.size()) return false;
    const CToken& before = tokens_[i - 1];
    bool mask = false;
    bool tail_position = Is(i - 1, ')') ||
                         (before.kind == CToken::kKeyword && statement_.has_parentheses &&
                          (before.role == CToken::kTail || before.role == CToken::kQualifier));
    if (InDeclarations() && tail_position && !statement_.has_assignment && IsTailNext(next) &&
        (!tokens_[i].newline_before || IsAttributeName(Name(tokens_[i])) || !call)) {
      mask = true;  // void f() const FOO_NOEXCEPT;
    } else if (!statement_.has_assignment && !statement_.has_parentheses &&
               (IsWord(next) || (call && IsKeyword(next, CToken::kOperator)))) {
      // int JNICALL f(, Tensor* FOO_API g(, void LAUNCH_BOUNDS(256) kernel(
      bool typed = before.kind == CToken::kIdentifier ||
                   (before.kind == CToken::kKeyword && before.role == CToken::kTypeWord) ||
                   (before.kind == CToken::kPunctuation &&
                    (before.character == '*' || before.character == '&' || before.character == '>'));
      mask = typed && (InDeclarations() || !call);
      if (statement_.has_class || statement_.has_enum) mask = false;
    }
    if (!mask) return false;
    if (call) MaskCall(i, close);
    else MaskName(i);
    return true;
  }

  std::string_view text_;
  CDialect dialect_;
  std::vector<CToken> tokens_;
  MaskedSource result_;

  std::vector<char> brackets_;  // '=' is the brace of an initialiser
  std::vector<Group> groups_;
  std::vector<Event> log_;

  std::vector<Scope> scopes_;
  std::vector<uint32_t> saved_parentheses_;
  std::vector<Statement> saved_statements_;
  Statement statement_;
  uint32_t parentheses_ = 0;
  uint32_t template_close_ = kNone;
  bool after_label_ = false;
};

}  // namespace

MaskedSource MaskMacros(std::string_view text, CDialect dialect) { return Masker(text, dialect).Run(); }

}  // namespace repodoc
