// Text helpers. Everything in a repository is hostile: names, comments, Markdown, archives. There is exactly one
// escaping function per place a text can land in, and they are all here. All texts are UTF-8; functions never fail:
// bytes that are not UTF-8 come out as U+FFFD where that matters (JSON, HTML) and untouched elsewhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc {

// ---- UTF-8 -------------------------------------------------------------------------------------------------

// Decodes the code point at text[*at] and advances *at past it; an invalid byte yields U+FFFD and advances by one.
char32_t NextCodePoint(std::string_view text, size_t* at);
void AppendCodePoint(char32_t code_point, std::string* out);
bool IsValidUtf8(std::string_view text);
// The text with every invalid sequence replaced by U+FFFD.
std::string ToValidUtf8(std::string_view text);
// At most `bytes` bytes of text, never cutting a code point.
std::string_view Utf8Prefix(std::string_view text, size_t bytes);
// True for the controls that can make source read differently from what it does: U+202A..202E, U+2066..2069,
// U+200E, U+200F, U+061C (Unicode Technical Report 36; CVE-2021-42574).
bool IsBidiControl(char32_t code_point);

// ---- Escaping ----------------------------------------------------------------------------------------------

// Markdown running text: every character that could start markup is backslash-escaped, newlines become spaces,
// "<" and "&" become entities, control and bidi characters become U+FFFD.
void AppendMarkdownText(std::string_view text, std::string* out);
std::string MarkdownText(std::string_view text);
// A Markdown code span: fenced by enough backticks, newlines become spaces, "|" is escaped when `in_table` is set
// (GFM tables split at unescaped pipes even inside code). An empty text gives an empty string.
void AppendMarkdownCode(std::string_view text, std::string* out, bool in_table = false);
std::string MarkdownCode(std::string_view text, bool in_table = false);
// Table cell content as running text (MarkdownText with "|" escaped).
std::string MarkdownCell(std::string_view text);
// The fence for a code block holding `text`: at least three backticks, longer than any run inside.
std::string MarkdownFence(std::string_view text);
// A relative link destination: each path segment percent-encoded (RFC 3986 pchar minus "(" and ")").
std::string UrlPath(std::string_view path);
// HTML text and attribute values: & < > " ' escaped; NUL and invalid UTF-8 become U+FFFD.
void AppendHtml(std::string_view text, std::string* out);
std::string Html(std::string_view text);
// A JSON string literal with its quotes; "<" as \u003c so that it may sit inside a script element.
void AppendJsonString(std::string_view text, std::string* out);

// ---- Small tools -------------------------------------------------------------------------------------------

// GitHub's heading slug (lower case, punctuation dropped, spaces to hyphens; letters, digits, marks, "-" and "_"
// stay), without the numbering of repeats. Upper case outside ASCII is folded for Latin-1, Greek and Cyrillic.
std::string Slug(std::string_view heading);
std::string_view Trim(std::string_view text);
bool StartsWith(std::string_view text, std::string_view prefix);
bool EndsWith(std::string_view text, std::string_view suffix);
std::string ToLowerAscii(std::string_view text);
std::vector<std::string_view> Split(std::string_view text, char separator);
// Runs of white space (and newlines) to single blanks, trimmed.
std::string CollapseSpace(std::string_view text);
// First sentence of a doc text: up to ". " / ".\n" / blank line, with abbreviations (e.g., i.e., etc.) skipped;
// white space collapsed; at most `limit` bytes, ending in U+2026 when cut.
std::string FirstSentence(std::string_view doc, size_t limit = 200);
// 12345678 -> "12,345,678".
std::string WithCommas(uint64_t value);
// Fixed-point decimal with `digits` places, without locale.
std::string Decimal(double value, int digits);

// ---- Paths (always "/", never absolute, never "..") ----------------------------------------------------------

std::string_view BaseName(std::string_view path);
std::string_view DirName(std::string_view path);    // "" for a top-level name
std::string_view Extension(std::string_view path);  // ".py", with the dot; "" when there is none; ".gitignore" -> ""
// Joins and normalises "." and ".."; false when the result would leave the root.
bool JoinPath(std::string_view folder, std::string_view relative, std::string* out);
// The relative link from the page at `from_page` to the file at `to`: "../../a/b.md" or "./b.md". Not yet encoded.
std::string RelativePath(std::string_view from_page, std::string_view to);

}  // namespace repodoc
