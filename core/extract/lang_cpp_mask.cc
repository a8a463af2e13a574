#include "core/extract/lang_cpp_mask.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_cpp_conditionals.h"
#include "core/extract/lang_cpp_macro_arguments.h"
#include "core/extract/lang_cpp_token_view.h"

namespace repodoc {
namespace {

class Masker {
 public:
  Masker(const TokenView& tokens, CDialect dialect, MaskedSource result)
      : text_(tokens.text()), dialect_(dialect), tokens_(tokens), result_(std::move(result)) {}

  MaskedSource Run() {
    MaskMacroUses();
    std::sort(result_.macros.begin(), result_.macros.end(),
              [](const MaskedMacro& a, const MaskedMacro& b) { return a.begin < b.begin; });
    result_.changed = !result_.text.empty();
    return std::move(result_);
  }

 private:
  void Blank(uint32_t begin, uint32_t end) { result_.Blank(text_, begin, end); }
  void Replace(uint32_t at, char c) { result_.Replace(text_, at, c); }


  // `tokens_.Name(` or `Outer::Name(` where Name is the class around or both parts are equal.
  bool LooksLikeConstructor(uint32_t i) const {
    if (!tokens_.IsWord(i)) return false;
    if (tokens_.Is(i + 1, '(')) return !scopes_.empty() && tokens_.Name(i) == scopes_.back().name;
    return tokens_.IsScope(i + 1) &&
           ((tokens_.IsWord(i + 2) && tokens_.Name(i + 2) == tokens_.Name(i)) || tokens_.Is(i + 2, '~'));
  }

  // The constructor of a class whose name looks like a macro's: RE2(const char* pattern), RE2::RE2(...).
  bool IsOwnName(uint32_t i) const {
    if (!scopes_.empty() && scopes_.back().kind == ScopeKind::kClass && scopes_.back().name == tokens_.Name(i)) return true;
    return i > 1 && tokens_.IsScope(i - 1) && tokens_.IsWord(i - 2) && tokens_.Name(i - 2) == tokens_.Name(i);
  }

  // The token after a run of macros that stand alone on their lines: FOO_BEGIN_NAMESPACE, FOO_EXPORT_BEGIN.
  uint32_t AfterLoneMacros(uint32_t i) const {
    for (uint32_t steps = 0; steps < 8 && tokens_.IsWord(i) && IsMacroWord(tokens_.Name(i)); ++steps, ++i) {
      if (i + 1 >= tokens_.size() || !tokens_[i].newline_before || !tokens_[i + 1].newline_before) break;
    }
    return i;
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
    bool start = true;  // a declaration could begin here
    bool has_class = false, has_enum = false, has_namespace = false, has_extern = false;
    bool has_parentheses = false, has_assignment = false, has_template = false;
    bool is_method = false;  // - (URL *) URL: what follows is no macro
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
      if (i > 0 && (tokens_.Is(previous, ')') || tokens_.Is(previous, ']'))) scope.kind = ScopeKind::kFunction;
    } else if (statement_.has_namespace) {
      scope.kind = ScopeKind::kNamespace;
    } else if (i > 0 &&
               (tokens_.Is(previous, '=') || tokens_.Is(previous, ',') || tokens_.Is(previous, '(') ||
                (tokens_[previous].kind == CToken::kKeyword && tokens_.Name(previous) == "return"))) {
      scope.kind = ScopeKind::kInitializer;
    } else if (parentheses_ > 0) {
      scope.kind = ScopeKind::kFunction;  // the body of a lambda that is an argument
      if (i > 0 && tokens_.IsWord(previous)) scope.kind = ScopeKind::kInitializer;
    } else if (statement_.has_enum && !statement_.has_parentheses) {
      scope.kind = ScopeKind::kEnum;
    } else if (statement_.has_class && !statement_.has_parentheses && !statement_.has_assignment) {
      scope.kind = ScopeKind::kClass;
      scope.name = statement_.class_name;
    } else if (statement_.has_extern && i > 0 && tokens_[previous].kind == CToken::kString) {
      scope.kind = ScopeKind::kNamespace;
    } else if (in_function && i > 0 && tokens_.IsWord(previous) && statement_.has_assignment) {
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
      const CToken& token = tokens_[i];
      switch (token.kind) {
        case CToken::kPunctuation:
          Punctuation(i);
          break;
        case CToken::kString:
          if (!statement_.has_extern) statement_.start = false;
          break;
        case CToken::kNumber:
          statement_.start = false;
          break;
        case CToken::kKeyword:
          i = Keyword(i);
          break;
        case CToken::kIdentifier:
          i = Identifier(i);
          break;
        case CToken::kDirective:
          break;
      }
    }
  }

  void Punctuation(uint32_t i) {
    const CToken& token = tokens_[i];
    if (dialect_ == CDialect::kObjectiveCpp && token.newline_before && InDeclarations() && parentheses_ == 0 &&
        (token.character == '-' || token.character == '+' || token.character == '@')) {
      EndStatement();
      statement_.is_method = true;
    }
    switch (token.character) {
      case '{':
        OpenBrace(i);
        return;
      case '}':
        CloseBrace();
        return;
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
      case '[':
      case ']':
        // [[attribute]] leaves the start of a declaration where it is.
        if (!tokens_.Is(i + 1, token.character) && !(i > 0 && tokens_.Is(i - 1, token.character))) {
          statement_.start = false;
        }
        return;
      case '>':
        if (template_close_ == i) {
          statement_.start = true;
          return;
        }
        statement_.start = false;
        return;
      default:
        statement_.start = false;
    }
  }

  uint32_t Keyword(uint32_t i) {
    const CToken& token = tokens_[i];
    switch (token.role) {
      case CToken::kSpecifier:
        return i;  // the declaration is still to come
      case CToken::kDecorator:
        if (dialect_ != CDialect::kCuda) Blank(token.begin, token.end);
        return i;
      case CToken::kExtern:
        statement_.has_extern = true;
        return i;
      case CToken::kTypedef:
        return i;
      case CToken::kAccess:
        after_label_ = true;
        return i;
      case CToken::kTemplate:
        statement_.has_template = true;
        if (tokens_.Is(i + 1, '<')) {
          uint32_t after = tokens_.SkipAngles(i + 1);
          if (after > i + 1) {
            MaskInTemplateParameters(i + 2, after - 1);
            template_close_ = after - 1;
            statement_.start = true;
            return after - 1;
          }
        }
        return i;
      case CToken::kNamespace:
        statement_.has_namespace = true;
        statement_.start = false;
        return i;
      case CToken::kClassKey:
        return ClassKey(i);
      case CToken::kStatement: {
        std::string_view name = tokens_.Name(token);
        if (name == "case" || name == "default") after_label_ = true;
        if (name == "if" && tokens_.IsWord(i + 1) && tokens_.Is(i + 2, '(') && IsMacroWord(tokens_.Name(i + 1))) {
          MaskName(i + 1);  // if C10_IF_CONSTEXPR (...)
          return i + 1;
        }
        statement_.start = name == "else" || name == "do";
        return i;
      }
      default:
        statement_.start = false;
        return i;
    }
  }

  // template <typename T, FMT_ENABLE_IF(x)>: the macro goes with its comma.
  void MaskInTemplateParameters(uint32_t begin, uint32_t end) {
    for (uint32_t i = begin; i < end; ++i) {
      if (!tokens_.IsWord(i) || !tokens_.Is(i + 1, '(') || !IsMacroWord(tokens_.Name(i))) continue;
      uint32_t close = tokens_[i + 1].match;
      if (close == kNone || close >= end || !(close + 1 == end || tokens_.Is(close + 1, ','))) continue;
      if (tokens_.Is(i - 1, ','))
        Blank(tokens_[i - 1].begin, tokens_[i - 1].end);
      else if (!tokens_.Is(i - 1, '<'))
        continue;
      MaskCall(i, close);
      i = close;
    }
  }

  // class FOO_API Name, struct ALIGNED(16) Name, enum class FOO_EXPORT Name.
  uint32_t ClassKey(uint32_t i) {
    bool is_enum = tokens_.Name(i) == "enum";
    if (parentheses_ == 0) (is_enum ? statement_.has_enum : statement_.has_class) = true;
    uint32_t at = i + 1;
    if (is_enum && tokens_.IsKeyword(at, CToken::kClassKey)) ++at;
    while (tokens_.IsWord(at)) {
      bool call = tokens_.Is(at + 1, '(') && tokens_[at + 1].match != kNone;
      uint32_t next = call ? tokens_[at + 1].match + 1 : at + 1;
      std::string_view name = tokens_.Name(at);
      bool known = IsMacroWord(name) || EndsWith(name, "_export") || EndsWith(name, "EXPORT") ||
                   EndsWith(name, "Export") || EndsWith(name, "_api");
      bool attribute = name == "__attribute__" || name == "__declspec";
      if (!tokens_.IsWord(next) || tokens_.Name(next) == "final" || !(known || attribute)) break;
      // `struct FOO name;` and `struct FOO name = ...` use a type called FOO.
      bool body = tokens_.Is(next + 1, '{') || tokens_.Is(next + 1, ':') ||
                  tokens_.IsKeyword(next + 1, CToken::kTail) ||
                  tokens_.Is(next + 1, '<') || tokens_.IsScope(next + 1) || tokens_.IsWord(next + 1) ||
                  (tokens_.Is(next + 1, '(') && !IsAttributeName(name));
      bool forward = tokens_.Is(next + 1, ';') && IsAttributeName(name);
      if (!(body || forward || attribute || call)) break;
      if (call)
        MaskCall(at, next - 1);
      else
        MaskName(at);
      at = next;
    }
    if (parentheses_ == 0 && tokens_.IsWord(at)) {
      uint32_t last = at;
      while (tokens_.IsScope(last + 1) && tokens_.IsWord(last + 2)) last += 2;
      statement_.class_name = tokens_.Name(last);
      statement_.start = false;
      if (uint32_t masked = MaskBehindClassName(last, is_enum); masked > last) return masked;
    }
    statement_.start = false;
    return std::max(i, at - 1);
  }

  // enum type UNDERLYING(unsigned char) {, class Name FOO_FINAL : public Base {. Returns the last token dealt with.
  uint32_t MaskBehindClassName(uint32_t name, bool is_enum) {
    uint32_t at = name + 1;
    if (!tokens_.IsWord(at) || !IsMacroWord(tokens_.Name(at))) return name;
    uint32_t close = tokens_.Is(at + 1, '(') ? tokens_[at + 1].match : kNone;
    if (close != kNone) {
      // struct name MACRO(x) { could as well be a function of a macro's making.
      if (!is_enum || !tokens_.Is(close + 1, '{')) return name;
      MaskCall(at, close);
      return close;
    }
    if (!tokens_.Is(at + 1, ':') && !(tokens_.Is(at + 1, '{') && InDeclarations())) return name;
    MaskName(at);
    return at;
  }

  bool IsTailNext(uint32_t i) const {
    if (i >= tokens_.size()) return false;
    if (tokens_[i].kind == CToken::kKeyword) {
      return tokens_[i].role == CToken::kTail || tokens_[i].role == CToken::kQualifier;
    }
    return tokens_.Is(i, ';') || tokens_.Is(i, '{') || tokens_.Is(i, '=') || tokens_.Is(i, ':') ||
           (tokens_.Is(i, '-') && tokens_.Is(i + 1, '>')) ||
           (tokens_.IsWord(i) && IsMacroWord(tokens_.Name(i)));
  }

  // Returns the last token it dealt with.
  uint32_t Identifier(uint32_t i) {
    const CToken& token = tokens_[i];
    std::string_view name = tokens_.Name(token);
    bool start = statement_.start;
    bool macro = IsMacroWord(name);
    bool call = tokens_.Is(i + 1, '(') && tokens_[i + 1].match != kNone;
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
    if (call && close != i + 2 && MaskPrototype(i, close)) return i + 1;
    if (macro && call && !IsOwnName(i)) RewriteTypeArguments(tokens_, i + 1, close, &result_);
    if (macro && call && Around() == ScopeKind::kEnum && i > 0 &&
        (tokens_.Is(i - 1, '{') || tokens_.Is(i - 1, ',') || tokens_.Is(i - 1, ')'))) {
      MaskCall(i, close);  // enum { FORALL(DEFINE) }
      if (tokens_.Is(next, ',')) Blank(tokens_[next].begin, tokens_[next].end);
      return close;
    }
    if (start && (name == "PyObject_HEAD" || name == "PyObject_VAR_HEAD") && !call) {
      MaskName(i);
      return i;
    }
    // void f() __attribute_macro__ {: attributes in lower case.
    bool reserved = name.size() > 4 && StartsWith(name, "__") && EndsWith(name, "__");
    if (reserved && !call && parentheses_ == 0 && InDeclarations() &&
        (start ? tokens_.IsWord(next) || (next < tokens_.size() && tokens_[next].kind == CToken::kKeyword)
               : IsTailNext(next) && i > 0 &&
                     (tokens_.Is(i - 1, ')') || tokens_.IsKeyword(i - 1, CToken::kQualifier) ||
                      tokens_.IsKeyword(i - 1, CToken::kTail)))) {
      MaskName(i);
      return i;
    }
    // local void once(): a name directly before a primitive type is a macro, however it is spelled.
    if (start && !macro && !call && dialect_ != CDialect::kGlsl && InDeclarations() &&
        tokens_.IsKeyword(i + 1, CToken::kTypeWord) &&
        tokens_.LooksLikeDeclaration(i + 1)) {
      MaskName(i);
      return i;
    }
    // label:
    if (start && tokens_.Is(i + 1, ':') && Around() == ScopeKind::kFunction) after_label_ = true;
    // signals: and the like are no C++; Q_SIGNALS: is a macro before an access colon.
    if (macro) {
      // [] GPU_LAMBDA(scalar_t x) { ... }: the macro is an attribute of the lambda.
      if (call && i > 1 && tokens_.Is(i - 1, ']') && !tokens_.Is(i - 2, ']') &&
          (tokens_.Is(next, '{') || (tokens_.Is(next, '-') && tokens_.Is(next + 1, '>')) ||
           tokens_.IsKeyword(next, CToken::kTail))) {
        MaskName(i);
        return i;
      }
      if (!call && i > 0 && tokens_.Is(i - 1, '(') && OpensPointerDeclarator(i - 1) &&
          (tokens_.Is(i + 4, '(') || (tokens_.IsWord(i + 4) && tokens_.Is(i + 5, '(')))) {
        MaskName(i);  // int (WINAPI *close)(int)
        return i;
      }
      if (parentheses_ == 0 && start && MaskAtStart(i, call, close, next)) return close;
      if (parentheses_ == 0 && !start && MaskInside(i, call, close, next)) return close;
      if (parentheses_ > 0 && !call && i > 0 && (tokens_.Is(i - 1, '(') || tokens_.Is(i - 1, ',')) &&
          IsAttributeName(name) && tokens_.LooksLikeDeclaration(i + 1)) {
        MaskName(i);  // (C10_UNUSED int x)
        return i;
      }
      if (parentheses_ > 0 && !call && i > 0 && tokens_.IsWord(i - 1) && IsAttributeName(name) &&
          (tokens_.Is(i + 1, ',') || tokens_.Is(i + 1, ')') || tokens_.Is(i + 1, '='))) {
        MaskName(i);  // (int x C10_UNUSED)
        return i;
      }
    }
    statement_.start = false;
    return i;
  }

  // (*name), (CALLBACK *name) of a function pointer, not the parameters of `int close(FILE *file)`.
  bool OpensPointerDeclarator(uint32_t open) const {
    if (tokens_.Is(open + 1, '*')) return tokens_.IsWord(open + 2) && tokens_.Is(open + 3, ')');
    if (!tokens_.IsWord(open + 1) || !IsMacroWord(tokens_.Name(open + 1)) || !tokens_.Is(open + 2, '*') ||
        !tokens_.IsWord(open + 3) || !tokens_.Is(open + 4, ')')) {
      return false;
    }
    bool function = open > 1 && tokens_.IsWord(open - 1) &&
                    (tokens_.IsWord(open - 2) || tokens_.Is(open - 2, '*') || tokens_.IsKeyword(open - 2, CToken::kTypeWord));
    return !function;
  }

  // int deflate OF((z_streamp strm)), typedef voidpf (*alloc) __P((voidpf)): the macro and one pair of brackets go.
  bool MaskPrototype(uint32_t i, uint32_t close) {
    if (i < 2 || !tokens_.Is(i + 2, '(') || tokens_[i + 2].match != close - 1 || statement_.has_assignment) return false;
    if (!(tokens_.Is(close + 1, ';') || tokens_.Is(close + 1, ',') || tokens_.Is(close + 1, ')') ||
          tokens_.Is(close + 1, '{'))) {
      return false;
    }
    if (tokens_.Is(i - 1, ')')) {
      if (tokens_[i - 1].match == kNone || !OpensPointerDeclarator(tokens_[i - 1].match)) return false;
    } else {
      if (statement_.start || statement_.has_parentheses || !tokens_.IsWord(i - 1)) return false;
      // `name MACRO((x));` is a call; a type before it makes a declaration.
      if (!tokens_.IsWord(i - 2) && !tokens_.Is(i - 2, '*') && !tokens_.IsKeyword(i - 2)) return false;
    }
    MaskName(i);
    Blank(tokens_[i + 2].begin, tokens_[i + 2].end);
    Blank(tokens_[close - 1].begin, tokens_[close - 1].end);
    return true;
  }

  bool MaskAtStart(uint32_t i, bool call, uint32_t close, uint32_t next) {
    std::string_view name = tokens_.Name(i);
    ScopeKind around = Around();
    bool at_end = next >= tokens_.size() || tokens_.Is(next, '}');
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
        if (IsOwnName(i)) return false;
        if (after.kind == CToken::kIdentifier) {
          mask = true;
        } else if (after.kind == CToken::kKeyword) {
          mask = after.role != CToken::kTail && tokens_.Name(after) != "try" &&
                 (next_line || after.role != CToken::kQualifier);
        } else {
          mask = tokens_.Is(next, '~') || tokens_.IsScope(next) || (tokens_.Is(next, '[') && tokens_.Is(next + 1, '['));
        }
      } else if (next_line) {
        // A statement without its semicolon: there is room for one where the next line is indented.
        const CToken& after = tokens_[next];
        bool statement = after.kind == CToken::kIdentifier ||
                         (after.kind == CToken::kKeyword && after.role != CToken::kOtherWord);
        if (statement && after.begin > 0 && text_[after.begin - 1] == ' ') Replace(after.begin - 1, ';');
        return false;
      }
    } else if (at_end) {
      mask = underscore || InDeclarations();
    } else {
      if (InDeclarations() && next_line && tokens_[i].newline_before) next = AfterLoneMacros(next);
      const CToken& after = tokens_[next];
      if (after.kind == CToken::kKeyword) {
        switch (after.role) {
          case CToken::kQualifier:
            mask = attribute || tokens_.LooksLikeDeclaration(next + 1) ||
                   tokens_.IsKeyword(next + 1, CToken::kTypeWord);
            break;
          case CToken::kOperator:
            mask = attribute;
            break;
          case CToken::kOtherWord:
            mask = false;
            break;
          case CToken::kTail:
            mask = false;
            break;
          default:
            mask = true;
        }
      } else if (after.kind == CToken::kIdentifier) {
        mask = tokens_.LooksLikeDeclaration(next) || LooksLikeConstructor(next) ||
               (next_line && underscore && around == ScopeKind::kFunction) || (next_line && attribute);
        if (!mask && tokens_.Is(next + 1, '(') && tokens_[next + 1].match != kNone &&
            IsMacroWord(tokens_.Name(next))) {
          // M N(...) type name: another macro follows.
          mask = tokens_.LooksLikeDeclaration(tokens_[next + 1].match + 1);
        }
      } else if (tokens_.Is(next, '~')) {
        mask = tokens_.IsWord(next + 1) && InDeclarations();
      } else if (tokens_.Is(next, '[') && tokens_.Is(next + 1, '[')) {
        mask = true;
      } else if (tokens_.Is(next, '{') && next_line) {
        mask = false;
      }
    }
    if (!mask) return false;
    if (call)
      MaskCall(i, close);
    else
      MaskName(i);
    // API Type* (*name)(int): without a specifier before it, that reads as a product. "extern" says declaration.
    uint32_t after_type = call ? next : tokens_.SkipType(next);
    if (!call && name.size() >= 6 && tokens_.Is(after_type, '(') && tokens_.Is(after_type + 1, '*') &&
        tokens_.IsWord(after_type + 2) && tokens_.Is(after_type + 3, ')')) {
      for (uint32_t k = 0; k < 6; ++k) Replace(tokens_[i].begin + k, "extern"[k]);
    }
    return true;  // still at the start
  }

  bool MaskInside(uint32_t i, bool call, uint32_t close, uint32_t next) {
    if (i == 0 || next >= tokens_.size() || statement_.is_method) return false;
    const CToken& before = tokens_[i - 1];
    bool mask = false;
    bool tail_position =
        tokens_.Is(i - 1, ')') || (before.kind == CToken::kKeyword && statement_.has_parentheses &&
                           (before.role == CToken::kTail || before.role == CToken::kQualifier));
    if (InDeclarations() && tail_position && !statement_.has_assignment && IsTailNext(next) &&
        (!tokens_[i].newline_before || IsAttributeName(tokens_.Name(i)) || !call)) {
      mask = true;  // void f() const FOO_NOEXCEPT;
    } else if (!statement_.has_assignment && !statement_.has_parentheses &&
               (tokens_.IsWord(next) || (call && tokens_.IsKeyword(next, CToken::kOperator)))) {
      // int JNICALL f(, Tensor* FOO_API g(, void LAUNCH_BOUNDS(256) kernel(
      bool typed = before.kind == CToken::kIdentifier ||
                   (before.kind == CToken::kKeyword && before.role == CToken::kTypeWord) ||
                   (before.kind == CToken::kPunctuation &&
                    (before.character == '*' || before.character == '&' || before.character == '>'));
      mask = typed && (InDeclarations() || !call);
      if (statement_.has_class || statement_.has_enum) mask = false;
    }
    if (!mask) return false;
    if (call)
      MaskCall(i, close);
    else
      MaskName(i);
    return true;
  }

  std::string_view text_;
  CDialect dialect_;
  const TokenView& tokens_;
  MaskedSource result_;

  std::vector<Scope> scopes_;
  std::vector<uint32_t> saved_parentheses_;
  std::vector<Statement> saved_statements_;
  Statement statement_;
  uint32_t parentheses_ = 0;
  uint32_t template_close_ = kNone;
  bool after_label_ = false;
};

}  // namespace

void MaskedSource::Blank(std::string_view original, uint32_t begin, uint32_t end) {
  if (text.empty()) text.assign(original);
  for (uint32_t i = begin; i < end; ++i) {
    if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
  }
}

void MaskedSource::Replace(std::string_view original, uint32_t at, char c) {
  if (text.empty()) text.assign(original);
  text[at] = c;
}

// A comment that nothing closes would hide the rest of the file, and the parser's lexer would look for its end from every
// place where one could begin: what opens it becomes the end of a statement.
void MaskUnclosedComments(std::string_view text, MaskedSource* result) {
  size_t last = text.rfind("*/");
  for (size_t at = text.find("/*", last == text.npos ? 0 : last + 2); at != text.npos; at = text.find("/*", at + 2)) {
    result->Replace(text, static_cast<uint32_t>(at), ';');
    result->Replace(text, static_cast<uint32_t>(at + 1), ' ');
  }
}

MaskedSource MaskMacros(std::string_view text, CDialect dialect) {
  MaskedSource result;
  MaskUnclosedComments(text, &result);
  std::vector<CToken> tokens = TokenizeC(text);
  MaskConditionals(text, &tokens, &result);
  std::erase_if(tokens, [](const CToken& token) { return !token.live || token.kind == CToken::kDirective; });
  TokenView view(text, std::move(tokens));
  return Masker(view, dialect, std::move(result)).Run();
}

}  // namespace repodoc
