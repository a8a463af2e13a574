#include "core/scan/ambiguous_extensions.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/scan/languages.h"
#include "core/scan/script_lines.h"

namespace repodoc {
namespace {

constexpr size_t kLook = 32 << 10;

bool IsNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// What the tokens of a C-like text give away. Comments, strings and what stands under #ifdef __cplusplus do
// not count.
struct CEvidence {
  bool cpp = false, objective_c = false, pragma_once = false, guarded_for_c = false;
};

class CScanner {
 public:
  explicit CScanner(std::string_view text) : text_(text) {}
  CEvidence Run() {
    while (at_ < text_.size() && !(found_.cpp && found_.objective_c)) Step();
    return found_;
  }

 private:
  char Peek(size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  void SkipTo(std::string_view end, size_t from) {
    size_t found = text_.find(end, from);
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
  }
  void Step() {
    char c = text_[at_];
    if (c == '/' && Peek(1) == '/') return SkipTo("\n", at_);
    if (c == '/' && Peek(1) == '*') return SkipTo("*/", at_ + 2);
    if (c == '"' || c == '\'') return SkipString(c);
    if (c == '#') return Directive();
    if (c == ':' && Peek(1) == ':') {
      Cpp();
      at_ += 2;
      return;
    }
    if (c == '@') return ObjectiveC();
    if (IsNameByte(c)) return Word();
    ++at_;
  }
  void SkipString(char quote) {
    for (++at_; at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    ++at_;
  }
  void Cpp() {
    if (guard_depth_ == 0) found_.cpp = true;
  }
  // "#ifdef __cplusplus", "#if defined(__cplusplus)": what follows is for C++ readers of a C header.
  void Directive() {
    size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view line = Trim(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end;
    if (StartsWith(line, "if")) {
      // "__cplusplus < 201402L" is a question only C++ asks; "ifdef" and "defined(...)" guard a header C
      // reads as well.
      size_t name = line.find("__cplusplus");
      bool guard = name != std::string_view::npos;
      if (guard && Trim(line.substr(name + 11)).find_first_of("<>") == 0) {
        Cpp();
        guard = false;
      }
      found_.guarded_for_c = found_.guarded_for_c || guard;
      if (guard_depth_ > 0 || guard) ++guard_depth_;
    } else if (StartsWith(line, "endif")) {
      if (guard_depth_ > 0) --guard_depth_;
    } else if (StartsWith(line, "import")) {
      found_.objective_c = true;
    } else if (StartsWith(line, "pragma") && line.find("once") != std::string_view::npos) {
      found_.pragma_once = true;
    } else if (StartsWith(line, "include")) {
      // <vector>, <memory>: headers without ".h"; <ATen/x.hpp>
      size_t open = line.find('<'), close = line.find('>');
      if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        if (line.find(".hpp\"") != std::string_view::npos || line.find(".cuh\"") != std::string_view::npos)
          Cpp();
        return;
      }
      std::string_view header = line.substr(open + 1, close - open - 1);
      if (header.find('.') == std::string_view::npos || EndsWith(header, ".hpp")) Cpp();
    } else if (StartsWith(line, "define")) {
      at_ = static_cast<size_t>(line.data() - text_.data()) + 6;  // the body of a macro is code too
    }
  }
  void ObjectiveC() {
    size_t end = ++at_;
    while (end < text_.size() && IsNameByte(text_[end])) ++end;
    std::string_view word = text_.substr(at_, end - at_);
    at_ = end;
    for (std::string_view known :
         {"interface", "implementation", "protocol", "class", "property", "end", "import", "synthesize"}) {
      if (word == known) found_.objective_c = true;
    }
  }
  void Word() {
    size_t end = at_;
    while (end < text_.size() && IsNameByte(text_[end])) ++end;
    std::string_view word = text_.substr(at_, end - at_);
    size_t next = end;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) ++next;
    char after = next < text_.size() ? text_[next] : '\0';
    at_ = end;
    if (word == "namespace" || word == "class") {
      if (IsNameByte(after) || (word == "namespace" && after == '{') || after == '[') Cpp();
    } else if (word == "template") {
      if (after == '<') Cpp();
    } else if (word == "public" || word == "private" || word == "protected") {
      if (after == ':') Cpp();
    } else if (word == "constexpr" || word == "nullptr" || word == "typename" || word == "noexcept" ||
               word == "decltype" || word == "static_cast" || word == "reinterpret_cast" ||
               word == "mutable" || word == "static_assert") {
      Cpp();
    } else if (word == "using" || word == "operator" || word == "virtual") {
      if (IsNameByte(after) || (word == "operator" && after != '\0')) Cpp();
    } else if (word == "NS_ASSUME_NONNULL_BEGIN") {
      found_.objective_c = true;
    }
  }

  std::string_view text_;
  size_t at_ = 0;
  uint32_t guard_depth_ = 0;
  CEvidence found_;
};

bool HasLineStart(std::string_view text, std::initializer_list<std::string_view> starts) {
  size_t begin = 0;
  while (begin < text.size()) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = Trim(text.substr(begin, end - begin));
    for (std::string_view start : starts) {
      if (StartsWith(line, start)) return true;
    }
    begin = end + 1;
  }
  return false;
}

const Language& Header(std::string_view text) {
  if (const Language* declared = LanguageOfModeline(text)) {
    std::string_view id = declared->id;
    if (id == "c" || id == "cpp" || id == "objc" || id == "objcpp") return *declared;
  }
  CEvidence found = CScanner(text).Run();
  if (found.objective_c) return LanguageById(found.cpp ? "objcpp" : "objc");
  if (found.cpp) return LanguageById("cpp");
  // Nothing but macros and includes: "#pragma once" is a C++ habit, "#ifdef __cplusplus" says that C reads it
  // too.
  return LanguageById(found.pragma_once && !found.guarded_for_c ? "cpp" : "c");
}

}  // namespace

const Language& ResolveAmbiguous(std::string_view name, const Language& by_name, std::string_view text_head) {
  std::string_view text = text_head.substr(0, kLook);
  std::string extension = ToLowerAscii(Extension(name));
  if (extension.empty() || text.empty()) return by_name;
  if (extension == ".h") return Header(text);
  if (extension == ".m") {
    if (CScanner(text).Run().objective_c || HasLineStart(text, {"#include", "//", "/*"})) return by_name;
    if (HasLineStart(text, {"(*", "Begin[\""})) return LanguageNamed("Wolfram Language");
    if (HasLineStart(text, {"%", "function ", "classdef "})) return LanguageById("matlab");
  } else if (extension == ".mm") {
    if (HasLineStart(text, {".TH ", ".SH ", ".de "})) return LanguageNamed("Roff");
  } else if (extension == ".inc") {
    if (text.find("<?php") != std::string_view::npos) return LanguageById("php");
    if (HasLineStart(text,
                     {"#include", "#define", "#if", "//", "/*", "template", "namespace", "{", "static "}))
      return by_name;
    if (HasLineStart(text, {"%macro", "global ", ".macro", ".globl", "section ."}))
      return LanguageById("assembly");
    return LanguageById("text");
  } else if (extension == ".def") {
    if (HasLineStart(text, {"LIBRARY", "EXPORTS"})) return LanguageById("text");
    if (!HasLineStart(text, {"#", "//", "/*"}) && text.find('(') == std::string_view::npos)
      return LanguageById("text");
  } else if (extension == ".pl") {
    if (!StartsWith(text, "#!") && HasLineStart(text, {":-", "%"}) &&
        !HasLineStart(text, {"use ", "my ", "sub "})) {
      return LanguageNamed("Prolog");
    }
  } else if (extension == ".v") {
    if (HasLineStart(text, {"Require ", "Theorem ", "Lemma ", "Proof.", "Definition ", "From "}))
      return LanguageByAlias("coq") != nullptr ? *LanguageByAlias("coq") : by_name;
    if (!HasLineStart(text, {"module ", "`timescale", "`include", "endmodule"}) &&
        HasLineStart(text, {"fn ", "pub fn "})) {
      return LanguageNamed("V");
    }
  } else if (extension == ".ts") {
    if (StartsWith(text, "<?xml") || StartsWith(text, "<!DOCTYPE TS")) return LanguageById("xml");
  } else if (extension == ".cl") {
    if (HasLineStart(text, {"(defun", "(in-package", "(defpackage", "(defmacro", ";;"}))
      return LanguageNamed("Common Lisp");
  } else if (extension == ".d") {
    if (HasLineStart(text, {"#!", "module ", "import "})) return by_name;
    if (text.substr(0, 512).find(".o:") != std::string_view::npos) return LanguageById("make");
  }
  return by_name;
}

}  // namespace repodoc
