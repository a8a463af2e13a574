#include "core/extract/license.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr size_t kHeadBytes = 8192;

// A licence is recognised by words that only it has, in order of specificity. Words are compared in lower case with
// comment marks and white space collapsed.
struct Wording {
  const char* license;
  const char* words;
  const char* more = nullptr;  // must occur too
};
constexpr Wording kWordings[] = {
    {"Apache-2.0", "licensed under the apache license, version 2.0"},
    {"Apache-2.0", "apache license version 2.0, january 2004"},
    {"AGPL-3.0", "gnu affero general public license", "version 3"},
    {"LGPL-3.0", "gnu lesser general public license", "version 3"},
    {"LGPL-2.1", "gnu lesser general public license", "version 2.1"},
    {"LGPL-2.0", "gnu library general public license"},
    {"GPL-3.0", "gnu general public license", "version 3"},
    {"GPL-2.0", "gnu general public license", "version 2"},
    {"MPL-2.0", "mozilla public license, v. 2.0"},
    {"MPL-2.0", "mozilla public license version 2.0"},
    {"BSL-1.0", "boost software license"},
    {"EPL-2.0", "eclipse public license", "2.0"},
    {"Unlicense", "this is free and unencumbered software released into the public domain"},
    {"CC0-1.0", "cc0 1.0 universal"},
    {"BSD-4-Clause", "all advertising materials mentioning features"},
    {"BSD-3-Clause", "redistribution and use in source and binary forms", "neither the name"},
    {"BSD-3-Clause", "redistribution and use in source and binary forms", "the names of its contributors"},
    {"BSD-2-Clause", "redistribution and use in source and binary forms"},
    {"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy", "the software is provided \"as is\""},
    {"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy"},
    {"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
    {"ISC", "permission to use, copy, modify, and distribute this software for any purpose with or without fee"},
    {"Zlib", "this software is provided 'as-is', without any express or implied warranty"},
    {"BSD-style (see LICENSE)", "governed by a bsd-style license"},
    {"BSD-style (see LICENSE)", "licensed under the bsd-style license"},
    {"MIT", "licensed under the mit license"},
    {"MIT", "governed by an mit-style license"},
    {"NVIDIA proprietary", "nvidia corporation and its licensors retain all intellectual property"},
};

// Lower case, comment marks dropped, white space collapsed.
std::string Condense(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = true;
  for (char c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '*' || c == '#' || c == '/' || c == ';') {
      if (c == '/' && !out.empty() && EndsWith(out, "and")) {
        out += c;  // "and/or"
        continue;
      }
      if (!space) out += ' ';
      space = true;
      continue;
    }
    out += c;
    space = false;
  }
  return out;
}

uint32_t RowOf(std::string_view text, size_t at) {
  return static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

}  // namespace

bool FindLicense(std::string_view text, std::string* license, uint32_t* row) {
  std::string_view head = text.substr(0, kHeadBytes);
  size_t spdx = head.find("SPDX-License-Identifier:");
  if (spdx != std::string_view::npos) {
    size_t begin = spdx + 24;
    size_t end = std::min(head.find('\n', begin), head.size());
    std::string_view value = Trim(head.substr(begin, end - begin));
    for (std::string_view mark : {"*/", "-->", "#}", "\"", "'"}) {
      if (EndsWith(value, mark)) value = Trim(value.substr(0, value.size() - mark.size()));
    }
    if (!value.empty() && value.size() < 100) {
      *license = value;
      *row = RowOf(head, spdx);
      return true;
    }
  }
  std::string lower = ToLowerAscii(head);
  size_t start = std::string::npos;
  for (const char* opening : {"licen", "copyright", "permission", "redistribution", "free and unencumbered"}) {
    start = std::min(start, lower.find(opening));
  }
  if (start == std::string::npos) return false;
  std::string words = Condense(head);
  for (const Wording& wording : kWordings) {
    if (words.find(wording.words) == std::string::npos) continue;
    if (wording.more != nullptr && words.find(wording.more) == std::string::npos) continue;
    *license = wording.license;
    // The row of the sentence: of its first words, which seldom break over lines.
    std::string_view opening = std::string_view(wording.words).substr(0, std::string_view(wording.words).find(' '));
    size_t at = lower.find(opening, start);
    *row = RowOf(head, at == std::string::npos ? start : at);
    return true;
  }
  return false;
}

bool IsLicenseText(std::string_view comment) {
  std::string_view head = comment.substr(0, 2000);
  return head.find("Copyright") != std::string_view::npos || head.find("SPDX-License-Identifier") != std::string_view::npos ||
         head.find("(c)") != std::string_view::npos || head.find("All rights reserved") != std::string_view::npos ||
         head.find("Licensed under") != std::string_view::npos || head.find("Licensed to the") != std::string_view::npos ||
         head.find("Permission is hereby granted") != std::string_view::npos;
}

}  // namespace repodoc
