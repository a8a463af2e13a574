#include "core/extract/format_prose.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr size_t kMaxMention = 160;
constexpr size_t kMaxExampleLine = 2000;

bool IsPathCharacter(char c) { return IsWordCharacter(c) || c == '.' || c == '-' || c == '+' || c == '/'; }

// Words before "(" that are no calls, in the languages examples are written in.
constexpr std::string_view kNoCalls[] = {"and",    "assert", "await",  "case",   "catch",  "def",    "defined", "del",
                                         "elif",   "else",   "except", "for",    "fn",     "func",   "function", "if",
                                         "in",     "int",    "is",     "lambda", "new",    "not",    "or",      "print",
                                         "return", "sizeof", "super",  "switch", "throw",  "typeof", "while",   "with",
                                         "yield"};

// "a.b.c" or "a::b": letters on both sides of each separator.
size_t EndOfName(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (IsWordCharacter(text[at])) {
      ++at;
    } else if (text[at] == '.' && at + 1 < text.size() && (IsLetter(text[at + 1]) || text[at + 1] == '_')) {
      ++at;
    } else if (text[at] == ':' && at + 2 < text.size() && text[at + 1] == ':' &&
               (IsLetter(text[at + 2]) || text[at + 2] == '_')) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

// "setup.py" is a file, "torch.nn" is a name: the extension decides.
bool IsFileName(std::string_view name) {
  std::string_view extension = Extension(name);
  for (std::string_view known : {".py",  ".pyi", ".h",    ".hpp", ".c",   ".cc",  ".cpp", ".cu",   ".cuh",  ".mm",    ".js",
                                 ".ts",  ".tsx", ".json", ".yml", ".yaml", ".toml", ".cfg", ".ini",  ".md",   ".rst",   ".txt",
                                 ".sh",  ".bat", ".ps1",  ".html", ".css", ".cmake", ".in",  ".java", ".go",   ".rs",    ".rb",
                                 ".exe", ".so",  ".dll",  ".png", ".svg", ".ipynb", ".xml", ".lock", ".csv",  ".proto", ".bzl"}) {
    if (extension == known) return true;
  }
  return false;
}

}  // namespace

void AddCodeMention(std::string_view span, uint32_t row, uint32_t symbol, FormatBuilder* builder) {
  span = Trim(span);
  if (span.size() < 2 || span.size() > kMaxMention) return;
  if (span.find('/') != std::string_view::npos) {  // a path
    std::string_view path = span;
    if (StartsWith(path, "./")) path.remove_prefix(2);
    if (!std::all_of(path.begin(), path.end(), IsPathCharacter) || path.empty() || path[0] == '-') return;
    if (path.find_first_not_of("./-") == std::string_view::npos) return;
    builder->AddReference(ReferenceKind::kUse, "", path, row, symbol);
    return;
  }
  size_t paren = span.find('(');
  std::string_view name = paren == std::string_view::npos ? span : span.substr(0, paren);
  if (!name.empty() && (name[0] == '~' || name[0] == '@')) name.remove_prefix(1);
  if (name.empty() || !(IsLetter(name[0]) || name[0] == '_') || EndOfName(name, 0) != name.size() || IsFileName(name)) {
    // "setup.py", "CMakeLists.txt", ".gitignore", "a-b.yaml": a file name
    if (std::all_of(span.begin(), span.end(), IsPathCharacter) && span.find('.') != std::string_view::npos &&
        std::any_of(span.begin(), span.end(), IsLetter) && span[0] != '-' && !IsDigit(span[0])) {
      builder->AddReference(ReferenceKind::kUse, "", span, row, symbol);
    }
    return;
  }
  builder->AddDottedReference(ReferenceKind::kUse, name, row, symbol);
}

void AddExampleLine(std::string_view line, uint32_t row, uint32_t symbol, FormatBuilder* builder) {
  line = Utf8Prefix(line, kMaxExampleLine);
  std::string_view content = Trim(line);
  for (std::string_view prompt : {">>> ", "... ", "$ "}) {
    if (StartsWith(content, prompt)) content = Trim(content.substr(prompt.size()));
  }
  if (StartsWith(content, "from ")) {  // from a.b import c, d as e
    size_t import = content.find(" import ");
    if (import == std::string_view::npos) return;
    std::string_view module = Trim(content.substr(5, import - 5));
    for (std::string_view part : Split(content.substr(import + 8), ',')) {
      part = Trim(part);
      size_t end = EndOfName(part, 0);
      if (end > 0) builder->AddReference(ReferenceKind::kUse, module, part.substr(0, end), row, symbol);
    }
    return;
  }
  bool definition = StartsWith(content, "def ") || StartsWith(content, "class ");
  size_t at = 0;
  char quote = 0;
  while (at < content.size()) {
    char c = content[at];
    if (quote != 0) {
      if (c == '\\') ++at;
      if (c == quote) quote = 0;
      ++at;
      continue;
    }
    if (c == '"' || c == '\'' || c == '`') {
      quote = c;
      ++at;
      continue;
    }
    if (c == '#' || (c == '/' && at + 1 < content.size() && content[at + 1] == '/')) break;
    if (!IsLetter(c) && c != '_') {
      ++at;
      // "x).view(": what follows a call or an index has no known qualifier; its name is still a call.
      continue;
    }
    size_t end = EndOfName(content, at);
    std::string_view name = content.substr(at, end - at);
    bool call = end < content.size() && content[end] == '(';
    at = end;
    if (!call || definition) {
      definition = false;  // only the defined name itself
      if (name == "def" || name == "class") definition = true;
      continue;
    }
    if (std::binary_search(std::begin(kNoCalls), std::end(kNoCalls), name)) continue;
    size_t dot = name.rfind('.'), colons = name.rfind("::");
    std::string_view qualifier, last = name;
    if (colons != std::string_view::npos && (dot == std::string_view::npos || colons > dot)) {
      qualifier = name.substr(0, colons);
      last = name.substr(colons + 2);
    } else if (dot != std::string_view::npos) {
      qualifier = name.substr(0, dot);
      last = name.substr(dot + 1);
    }
    builder->AddCall(qualifier, last, row, symbol, content);
  }
}

bool IsProgramLanguage(std::string_view language) {
  std::string lower = ToLowerAscii(language);
  for (std::string_view known : {"python", "py", "python3", "pycon", "c", "cpp", "c++", "cuda", "cc", "h", "hpp", "js", "javascript", "ts",
                                 "typescript", "tsx", "jsx", "java", "kotlin", "go", "rust", "ruby", "rb", "php", "csharp",
                                 "cs", "swift", "objc", "objective-c", "scala", "lua", "r", "julia", "ipython", "ipython3"}) {
    if (lower == known) return true;
  }
  return false;
}

std::string PlainText(std::string_view markdown) {
  std::string out;
  size_t at = 0;
  size_t no_close_before = 0;  // no "](" behind an open bracket up to here
  while (at < markdown.size()) {
    char c = markdown[at];
    if (c == '\\' && at + 1 < markdown.size() && !IsWordCharacter(markdown[at + 1]) && !IsBlank(markdown[at + 1])) {
      out += markdown[at + 1];
      at += 2;
    } else if (c == '!' && at + 1 < markdown.size() && markdown[at + 1] == '[' && at >= no_close_before) {
      size_t close = markdown.find(']', at);
      size_t end = close != std::string_view::npos && close + 1 < markdown.size() && markdown[close + 1] == '('
                       ? markdown.find(')', close)
                       : std::string_view::npos;
      if (end == std::string_view::npos) {
        no_close_before = markdown.size();
        ++at;
      } else {
        at = end + 1;
      }
    } else if (c == '[') {
      ++at;
    } else if (c == ']') {
      ++at;
      if (at < markdown.size() && (markdown[at] == '(' || markdown[at] == '[') && at >= no_close_before) {
        size_t end = markdown.find(markdown[at] == '(' ? ')' : ']', at);
        if (end == std::string_view::npos) {
          no_close_before = markdown.size();
        } else {
          at = end + 1;
        }
      }
    } else if (c == '<') {
      char next = at + 1 < markdown.size() ? markdown[at + 1] : ' ';
      size_t end = (IsLetter(next) || next == '/' || next == '!') && at >= no_close_before ? markdown.find('>', at) : std::string_view::npos;
      if (end == std::string_view::npos) {
        if (IsLetter(next) || next == '/') no_close_before = markdown.size();
        out += c;
        ++at;
      } else {
        std::string_view inside = markdown.substr(at + 1, end - at - 1);
        if (inside.find("://") != std::string_view::npos && inside.find(' ') == std::string_view::npos) out += inside;
        at = end + 1;
      }
    } else if (c == '`') {
      ++at;
    } else if (c == '*' || (c == '_' && (at == 0 || !IsWordCharacter(markdown[at - 1]) || at + 1 >= markdown.size() ||
                                         !IsWordCharacter(markdown[at + 1])))) {
      // Emphasis at the edge of a word; "2 * 3" keeps its star.
      bool blank_before = at == 0 || IsBlank(markdown[at - 1]);
      bool blank_after = at + 1 >= markdown.size() || IsBlank(markdown[at + 1]);
      if ((blank_before && blank_after) || (c == '_' && ((at > 0 && markdown[at - 1] == '_') || (at + 1 < markdown.size() && markdown[at + 1] == '_')) )) out += c;
      ++at;
    } else {
      out += c;
      ++at;
    }
  }
  return CollapseSpace(out);
}

}  // namespace repodoc
