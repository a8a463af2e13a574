#include "core/extract/record.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/extract/doc_text.h"
#include "core/extract/format_builder.h"
#include "core/extract/license.h"
#include "core/extract/marks.h"

namespace repodoc {
namespace {

constexpr size_t kVeryLongLine = 5000;
constexpr uint32_t kMaxBidiDiagnostics = 20;

void AddDiagnostic(DiagnosticCode code, std::string_view detail, uint32_t row, FileFacts* facts) {
  Diagnostic diagnostic;
  diagnostic.detail = facts->Add(detail);
  diagnostic.row = row;
  diagnostic.code = code;
  facts->diagnostics.push_back(diagnostic);
}

std::string CodePointName(char32_t code_point) {
  static const char digits[] = "0123456789ABCDEF";
  std::string out = "U+";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(code_point >> shift) & 15];
  return out;
}

bool IsBlank(std::string_view line) {
  for (char c : line) {
    if (c != ' ' && c != '\t' && c != '\r' && c != '\f' && c != '\v') return false;
  }
  return true;
}

}  // namespace

void RecordText(const DecodedText& decoded, FileFacts* facts) {
  FileRecord& file = facts->file;
  std::string_view text = decoded.text;
  uint32_t lf = 0, crlf = 0, cr = 0, row = 0, nul_row = kNone, bidi = 0;
  size_t longest = 0;
  uint32_t longest_row = 0;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    bool has_newline = end < text.size();
    if (has_newline) (EndsWith(line, "\r") ? crlf : lf)++;
    if (IsBlank(line)) ++file.blank_lines;
    if (line.size() > longest) longest = line.size(), longest_row = row;
    ++row;
    begin = end + 1;
  }
  file.lines = row;
  file.longest_line = static_cast<uint32_t>(longest);
  for (size_t at = 0; at < text.size(); ++at) {
    uint8_t c = static_cast<uint8_t>(text[at]);
    if (c > '\r' && c < 0x80) continue;
    if (c == '\r') {
      if (at + 1 >= text.size() || text[at + 1] != '\n') ++cr;
    } else if (c == 0) {
      if (nul_row == kNone) nul_row = static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
    } else if (c == 0xE2 || c == 0xD8) {  // the lead bytes of U+061C, U+200E, U+2066 ...
      size_t next = at;
      char32_t code_point = NextCodePoint(text, &next);
      if (!IsBidiControl(code_point)) continue;
      file.flags |= kFileBidi;
      if (bidi++ < kMaxBidiDiagnostics) {
        AddDiagnostic(DiagnosticCode::kBidiControl, CodePointName(code_point),
                      static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n')), facts);
      }
    }
  }
  int styles = (lf > 0) + (crlf > 0) + (cr > 0);
  file.newline = styles > 1 ? Newline::kMixed : lf > 0 ? Newline::kLf : crlf > 0 ? Newline::kCrLf
                                            : cr > 0   ? Newline::kCr : Newline::kNone;
  if (styles > 1) {
    AddDiagnostic(DiagnosticCode::kMixedNewlines,
                  std::to_string(lf) + " LF, " + std::to_string(crlf) + " CRLF, " + std::to_string(cr) + " CR", kNone, facts);
  }
  if (decoded.lossy) AddDiagnostic(DiagnosticCode::kDecodedLossy, decoded.encoding, kNone, facts);
  if (nul_row != kNone) AddDiagnostic(DiagnosticCode::kNulBytes, {}, nul_row, facts);
  if (!text.empty() && text.back() != '\n' && text.back() != '\r') {
    AddDiagnostic(DiagnosticCode::kNoFinalNewline, {}, file.lines - 1, facts);
  }
  if (longest > kVeryLongLine) {
    AddDiagnostic(DiagnosticCode::kVeryLongLine, std::to_string(longest) + " bytes", longest_row, facts);
  }
  std::string license;
  uint32_t license_row;
  if (FindLicense(text, &license, &license_row)) {
    file.license = facts->Add(license);
    file.license_row = license_row;
  }
}

uint32_t CountCommentLines(std::string_view text, std::string_view line_comment) {
  if (line_comment.empty()) return 0;
  uint32_t count = 0;
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    size_t first = text.find_first_not_of(" \t", begin);
    count += first < end && text.substr(first, line_comment.size()) == line_comment;
    begin = end + 1;
  }
  return count;
}

// "# syntax=docker/dockerfile:1": an instruction to the builder in the form of a comment.
bool IsBuilderDirective(std::string_view line) {
  if (!StartsWith(line, "#")) return false;
  size_t equals = line.find('=');
  if (equals == std::string_view::npos) return false;
  std::string name = ToLowerAscii(Trim(line.substr(1, equals - 1)));
  return name == "syntax" || name == "escape" || name == "check";
}

void ReadLeadingComment(std::string_view text, std::string_view line_comment, FileFacts* facts) {
  if (line_comment.empty() || !facts->file.doc.empty()) return;
  bool dockerfile = facts->strings.Get(facts->file.language) == "dockerfile";
  uint32_t row = 0;
  size_t block_begin = std::string_view::npos;
  uint32_t block_row = 0;
  for (size_t begin = 0; begin < text.size(); ++row) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = Trim(text.substr(begin, end - begin));
    if (dockerfile && block_begin == std::string_view::npos && IsBuilderDirective(line)) {
      begin = end + 1;
      continue;
    }
    bool comment = StartsWith(line, line_comment) && !(row == 0 && StartsWith(line, "#!"));
    if (comment && block_begin == std::string_view::npos) {
      block_begin = begin;
      block_row = row;
    }
    if (!comment && block_begin != std::string_view::npos) {
      std::string_view block = text.substr(block_begin, begin - block_begin);
      std::string words;
      if (!IsLicenseText(block)) words = line_comment == ";" ? StripCommentMarks(block, ";") : CleanComment(block);
      if (!words.empty()) {
        facts->file.doc = facts->Add(words);
        facts->file.doc_row = block_row;
        facts->file.doc_end_row = row - 1;
        return;
      }
      block_begin = std::string_view::npos;
    }
    if (!comment && !line.empty() && row > 0) return;
    if (!comment && !line.empty() && row == 0 && !StartsWith(line, "#!")) return;
    begin = end + 1;
  }
}

void AddLineCommentMarks(std::string_view text, std::string_view line_comment, FileFacts* facts) {
  if (line_comment.empty()) return;
  uint32_t row = 0;
  for (size_t begin = 0; begin < text.size(); ++row) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    size_t first = line.find_first_not_of(" \t");
    if (first != std::string_view::npos && line.substr(first, line_comment.size()) == line_comment) {
      AddMarks(line.substr(first), row, facts);
    }
    begin = end + 1;
  }
}

}  // namespace repodoc
