// The language of a file: name, then extension (through template suffixes: foo.h.in), then shebang and
// modeline; content decides where an extension has several owners.
#include <algorithm>

#include "core/base/text.h"
#include "core/scan/ambiguous_extensions.h"
#include "core/scan/classify.h"
#include "core/scan/languages.h"
#include "core/scan/script_lines.h"

namespace repodoc {
namespace {

constexpr std::string_view kTemplateSuffixes[] = {".in",      ".template", ".tmpl", ".oss",
                                                  ".example", ".sample",   ".dist", ".orig", ".tp"};

// Names with a free part: "Dockerfile.cuda", "docker.Makefile", "LICENSE-MIT".
const Language* LanguageByNamePattern(std::string_view name) {
  if (StartsWith(name, "Dockerfile") || StartsWith(name, "Containerfile") || EndsWith(name, ".Dockerfile") ||
      EndsWith(name, ".dockerfile")) {
    return &LanguageById("dockerfile");
  }
  if (StartsWith(name, "Makefile.") || StartsWith(name, "makefile.") || EndsWith(name, ".Makefile")) {
    // A module about makefiles is none: makefile.pm, makefile.py.
    for (std::string_view code : {".pm", ".py", ".rb", ".js", ".ts", ".go", ".rs", ".java", ".cc", ".cpp", ".php", ".lua"}) {
      if (Extension(name) == code) return nullptr;
    }
    if (Extension(name) != ".am" && Extension(name) != ".in" && Extension(name) != ".PL")
      return &LanguageById("make");
    return Extension(name) == ".PL" ? &LanguageNamed("Perl") : &LanguageById("make");
  }
  for (std::string_view license : {"LICENSE", "LICENCE", "COPYING"}) {
    if (StartsWith(name, license) && name.size() > license.size() &&
        !(name[license.size()] >= 'a' && name[license.size()] <= 'z')) {
      std::string_view extension = Extension(name);
      bool other = extension == ".md" || extension == ".rst" || extension == ".html";
      if (!other) return &LanguageNamed("License");
    }
  }
  if (StartsWith(name, "Doxyfile")) return &LanguageNamed("INI");
  return nullptr;
}

// The longest suffix of the name that the table knows: ".code-workspace" of "a.b.code-workspace".
const Language* LanguageBySuffix(std::string_view name) {
  std::string lower = ToLowerAscii(name);
  std::string_view view = lower;
  for (size_t dot = view.find('.'); dot != std::string_view::npos; dot = view.find('.', dot + 1)) {
    if (const Language* language = LanguageByExtension(view.substr(dot))) return language;
  }
  return nullptr;
}

const Language* LanguageByName(std::string_view name) {
  if (const Language* language = LanguageByFileName(name)) return language;
  if (const Language* language = LanguageByNamePattern(name)) return language;
  return LanguageBySuffix(name);
}

std::string_view WithoutTemplateSuffix(std::string_view name) {
  for (std::string_view suffix : kTemplateSuffixes) {
    if (name.size() > suffix.size() && EndsWith(name, suffix))
      return name.substr(0, name.size() - suffix.size());
  }
  return name;
}

}  // namespace

const Language& DetectLanguage(std::string_view path, std::string_view text_head) {
  std::string_view name = BaseName(path);
  const Language* language = nullptr;
  std::string_view stem = name;
  for (;;) {
    std::string_view shorter = WithoutTemplateSuffix(stem);
    // "foo.h.in" is asked as "foo.h"; "MANIFEST.in" has no other name and stays what the table says.
    if (shorter.size() < stem.size()) {
      if (const Language* inner = LanguageByName(WithoutTemplateSuffix(shorter))) language = inner;
      if (language == nullptr) language = LanguageByName(stem);
    } else {
      language = LanguageByName(stem);
    }
    if (shorter.size() < stem.size()) {
      stem = language != nullptr ? WithoutTemplateSuffix(shorter) : shorter;
      if (language == nullptr) continue;
    }
    break;
  }
  if (language != nullptr) return ResolveAmbiguous(stem, *language, text_head);
  if (const Language* script = LanguageOfShebang(text_head)) return *script;
  if (const Language* declared = LanguageOfModeline(text_head)) return *declared;
  std::string_view start = text_head.substr(0, std::min<size_t>(text_head.size(), 256));
  if (StartsWith(start, "<?xml")) return LanguageById("xml");
  if (StartsWith(start, "<?php")) return LanguageById("php");
  if (StartsWith(ToLowerAscii(start), "<!doctype html")) return LanguageById("html");
  return LanguageById("text");
}

}  // namespace repodoc
