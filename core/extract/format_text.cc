// Plain text and the small line formats without a grammar: requirements files, go.mod, CODEOWNERS, yarn.lock, ignore
// lists. In: decoded text. Out: dependencies, owners, patterns; for prose the first paragraph as file.doc, links and,
// in READMEs, the commands it shows. Licences are recognised by the framework.
#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_command.h"
#include "core/extract/format_scanners.h"
#include "core/extract/format_schema.h"
#include "core/extract/license.h"
#include "core/extract/record.h"

namespace repodoc {
namespace {

constexpr uint32_t kMaxPatterns = 2000;

std::string_view FirstWord(std::string_view text) { return text.substr(0, text.find_first_of(" \t")); }

bool IsRequirements(std::string_view name) {
  return EndsWith(name, ".txt") && (StartsWith(name, "requirements") || name.find("requirements") != std::string_view::npos ||
                                    StartsWith(name, "constraints"));
}

// yarn.lock, version 1 and later:
//   "@babel/core@^7.1.0", "@babel/core@^7.2.0":
//     version "7.3.4"
void ScanYarnLock(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  builder.AddProperty(property::kSchema, "yarn.lock", 0);
  LineCursor lines(input.text);
  Line line;
  std::string name;
  uint32_t name_row = 0, kept = 0;
  while (lines.Next(&line) && kept < kMaxLocked) {
    std::string_view content = line.content();
    if (content.empty() || content[0] == '#') continue;
    if (line.Indent() == 0) {
      if (content[0] == '"') content.remove_prefix(1);
      size_t at = content.find('@', 1);
      name = std::string(content.substr(0, at == std::string_view::npos ? 0 : at));
      name_row = line.row;
    } else if (StartsWith(content, "version") && !name.empty() && name != "__metadata") {
      std::string_view version = Trim(content.substr(7));
      while (!version.empty() && (version[0] == ':' || version[0] == ' ' || version[0] == '"')) version.remove_prefix(1);
      if (!version.empty() && version.back() == '"') version.remove_suffix(1);
      builder.AddPair(property::kLocked, name, version, name_row);
      ++kept;
      name.clear();
    }
  }
  builder.Finish();
}

// "pattern owner owner"
void ScanOwners(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  builder.AddProperty(property::kSchema, "CODEOWNERS", 0);
  LineCursor lines(input.text);
  Line line;
  uint32_t count = 0;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (content.empty()) continue;
    if (content[0] == '#') {
      builder.CountCommentLines(1);
      builder.AddMarks(content, line.row);
      continue;
    }
    std::string_view pattern = FirstWord(content);
    if (++count > kMaxPatterns) continue;
    uint32_t symbol = builder.AddSymbol(SymbolKind::kKey, pattern, PlaceOf(line), kNone, 1);
    std::string_view owners = Trim(content.substr(pattern.size()));
    owners = Trim(owners.substr(0, owners.find('#')));
    builder.SetValue(symbol, owners);
    builder.symbol(symbol).type = builder.Add("owners");
  }
  ReadLeadingComment(input.text, "#", facts);
  builder.Finish();
}

void ScanProse(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  std::string lower = ToLowerAscii(BaseName(input.path));
  bool explains = StartsWith(lower, "readme") || StartsWith(lower, "install") || StartsWith(lower, "building");
  CommandCollector commands(&builder);
  LineCursor lines(input.text);
  Line line;
  std::vector<std::string_view> paragraph;
  uint32_t first_row = 0, links = 0;
  bool doc_done = false;
  auto end_paragraph = [&](uint32_t end_row) {
    if (paragraph.empty()) return;
    std::string words = CollapseSpace(Utf8Prefix(JoinParagraph(paragraph), 4000));
    size_t letters = 0, blanks = 0;
    for (char c : words) letters += IsLetter(c), blanks += c == ' ';
    // Prose has words; tables of numbers and rulers do not.
    if (!doc_done && blanks >= 3 && letters * 2 > words.size() && !IsLicenseText(words)) {
      builder.SetDoc(words, first_row, end_row);
      doc_done = true;
    }
    paragraph.clear();
  };
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (content.empty()) {
      end_paragraph(line.row == 0 ? 0 : line.row - 1);
      continue;
    }
    if (paragraph.empty()) first_row = line.row;
    if (!doc_done && paragraph.size() < 60) paragraph.push_back(content);
    if (content.size() <= 4000) builder.AddMarks(content, line.row);
    if (explains && (StartsWith(content, "$ ") || StartsWith(content, "% "))) commands.AddLine(content.substr(2), line.row);
    size_t url = links < 500 ? content.find("http") : std::string_view::npos;
    if (url != std::string_view::npos) {
      std::string_view rest = content.substr(url);
      rest = rest.substr(0, rest.find_first_of(" \t<>\"')]"));
      while (!rest.empty() && (rest.back() == '.' || rest.back() == ',')) rest.remove_suffix(1);
      if (rest.find("://") != std::string_view::npos) {
        builder.AddLink(LinkKind::kAutolink, rest, rest, line.row);
        ++links;
      }
    }
  }
  end_paragraph(lines.row() == 0 ? 0 : lines.row() - 1);
  builder.Finish();
}

}  // namespace

void ScanPlainText(const FormatInput& input, FileFacts* facts) {
  std::string_view name = BaseName(input.path);
  if (name == "yarn.lock") {
    ScanYarnLock(input, facts);
  } else if (name == "go.sum" || name == "go.work.sum") {
    ScanGoSum(input, facts);
  } else if (name == "DESCRIPTION" && StartsWith(input.text, "Package:")) {
    ScanRDescription(input, facts);
  } else if (EndsWith(name, ".freeze")) {
    ScanCabal(input, facts);
  } else if (name == "CODEOWNERS") {
    ScanOwners(input, facts);
  } else if (IsRequirements(name)) {
    ScanRequirements(input, facts);
  } else {
    ScanProse(input, facts);
  }
}

// pip: one requirement per line, "-r other.txt", "-c constraints.txt".
void ScanRequirements(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  builder.AddProperty(property::kSchema, "pip requirements", 0);
  std::string_view group = BaseName(input.path);
  LineCursor lines(input.text);
  Line line;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (content.empty()) continue;
    if (content[0] == '#') {
      builder.CountCommentLines(1);
      builder.AddMarks(content, line.row);
      continue;
    }
    if (StartsWith(content, "-r") || StartsWith(content, "-c") || StartsWith(content, "--requirement")) {
      size_t blank = content.find_first_of(" =");
      std::string_view target = blank == std::string_view::npos ? content.substr(2) : content.substr(blank + 1);
      builder.AddImport(ImportKind::kBuildInclude, target, line.row);
      continue;
    }
    std::string_view name, range;
    if (content[0] == '-') continue;  // options of pip
    if (ParseRequirement(content, &name, &range)) {
      builder.AddTriple(property::kDependency, name, range, group, line.row);
      uint32_t symbol = builder.AddSymbol(SymbolKind::kKey, name, PlaceOf(line), kNone, 1);
      builder.symbol(symbol).type = builder.Add("requirement");
      builder.SetValue(symbol, range);
    } else if (size_t egg = content.find("egg="); egg != std::string_view::npos) {
      builder.AddTriple(property::kDependency, content.substr(egg + 4), content.substr(0, egg), group, line.row);
    }
  }
  ReadLeadingComment(input.text, "#", facts);
  builder.Finish();
}

// module example.com/m; go 1.19; require ( path version )
void ScanGoMod(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  builder.AddProperty(property::kSchema, "go.mod", 0);
  LineCursor lines(input.text);
  Line line;
  std::string_view block;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    size_t comment = content.find("//");
    bool indirect = comment != std::string_view::npos && content.find("indirect", comment) != std::string_view::npos;
    if (comment == 0) builder.CountCommentLines(1);
    if (comment != std::string_view::npos) content = Trim(content.substr(0, comment));
    if (content.empty()) continue;
    if (content == ")") {
      block = {};
      continue;
    }
    std::string_view word = block;
    if (block.empty()) {
      word = FirstWord(content);
      content = Trim(content.substr(word.size()));
      if (content == "(") {
        block = word;
        continue;
      }
    }
    std::string_view path = FirstWord(content), rest = Trim(content.substr(path.size()));
    if (word == "module") {
      builder.AddProperty(property::kProjectName, path, line.row);
      builder.AddSymbol(SymbolKind::kModule, path, PlaceOf(line), kNone, 1);
    } else if (word == "go") {
      builder.AddTriple(property::kDependency, "go", path, "toolchain", line.row);
    } else if (word == "require") {
      builder.AddTriple(property::kDependency, path, rest, indirect ? "require, indirect" : "require", line.row);
    } else if (word == "replace") {
      size_t arrow = rest.find("=> ");
      if (arrow != std::string_view::npos) builder.AddPair(property::kPathAlias, path, rest.substr(arrow + 3), line.row);
    }
  }
  builder.Finish();
}

void ScanIgnoreFile(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  LineCursor lines(input.text);
  Line line;
  uint32_t count = 0;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (content.empty()) continue;
    if (content[0] == '#') {
      builder.CountCommentLines(1);
      continue;
    }
    if (++count <= kMaxPatterns) {
      uint32_t symbol = builder.AddSymbol(SymbolKind::kKey, content, PlaceOf(line), kNone, 1);
      builder.symbol(symbol).type = builder.Add(content[0] == '!' ? "exception" : "pattern");
    }
  }
  if (count > kMaxPatterns) {
    builder.AddProperty(property::kKeyCount, uint64_t{count});
    builder.AddDiagnostic(DiagnosticCode::kSymbolsCapped, WithCommas(count) + " patterns");
  }
  builder.Finish();
}

}  // namespace repodoc
