#include "core/scan/script_lines.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/scan/languages.h"

namespace repodoc {
namespace {

std::string_view FirstLine(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
}

// The word at the start of `text`, of the characters language names are made of.
std::string_view NameWord(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && text[end] != ' ' && text[end] != ';' && text[end] != ':' && text[end] != '\t' &&
         text[end] != '*') {
    ++end;
  }
  return text.substr(0, end);
}

// "-*- C++ -*-", "-*- mode: python; coding: utf-8 -*-"
const Language* EmacsMode(std::string_view line) {
  size_t begin = line.find("-*-");
  if (begin == std::string_view::npos) return nullptr;
  size_t end = line.find("-*-", begin + 3);
  if (end == std::string_view::npos) return nullptr;
  std::string_view inside = Trim(line.substr(begin + 3, end - begin - 3));
  size_t mode = ToLowerAscii(inside).find("mode:");
  if (mode != std::string::npos) return LanguageByAlias(NameWord(Trim(inside.substr(mode + 5))));
  return inside.find(':') == std::string_view::npos ? LanguageByAlias(inside) : nullptr;
}

// "vim: set ft=cpp:", "vim: syntax=python"
const Language* VimMode(std::string_view line) {
  size_t at = line.find("vim:");
  if (at == std::string_view::npos) return nullptr;
  for (std::string_view key : {"filetype=", "ft=", "syntax="}) {
    size_t found = line.find(key, at);
    if (found != std::string_view::npos) return LanguageByAlias(NameWord(line.substr(found + key.size())));
  }
  return nullptr;
}

}  // namespace

std::string_view ShebangLine(std::string_view text) {
  // "#![no_std]" is an attribute of Rust's.
  return StartsWith(text, "#!") && !StartsWith(text, "#![") ? FirstLine(text.substr(0, 512)) : std::string_view();
}

const Language* LanguageOfShebang(std::string_view text) {
  std::string_view line = ShebangLine(text);
  if (line.size() < 3) return nullptr;
  std::vector<std::string_view> words;
  for (std::string_view word : Split(line.substr(2), ' ')) {
    word = Trim(word);
    if (!word.empty()) words.push_back(word);
  }
  size_t at = 0;
  if (!words.empty() && BaseName(words[0]) == "env") {
    // env -S, -i and NAME=value stand before the program
    for (at = 1; at < words.size() && (words[at][0] == '-' || words[at].find('=') != std::string_view::npos);)
      ++at;
  }
  return at < words.size() ? LanguageByInterpreter(ToLowerAscii(BaseName(words[at]))) : nullptr;
}

const Language* LanguageOfModeline(std::string_view text) {
  std::string_view rest = text.substr(0, 2048);
  for (int i = 0; i < 5 && !rest.empty(); ++i) {
    std::string_view line = FirstLine(rest);
    if (const Language* language = EmacsMode(line)) return language;
    if (const Language* language = VimMode(line)) return language;
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  // vim also looks at the end; only short files are seen whole here.
  if (text.size() > 64 << 10) return nullptr;
  return VimMode(text.substr(text.size() - std::min<size_t>(text.size(), 300)));
}

}  // namespace repodoc
