// Manifests that are read line by line: Gradle build files in either language, and Bundler's lock file. In: the text.
// Out: what the project is called, what it depends on with ranges, its plugins, tasks and subprojects; locked versions.
// A Gradle file is a program: only what stands there literally is known, and nothing is run.
#include <string>
#include <string_view>
#include <vector>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_lines.h"
#include "core/extract/format_scanners.h"
#include "core/extract/line_literals.h"

namespace repodoc {
namespace {

constexpr uint32_t kMaxLockedGems = 5000;

std::string_view LeadingWord(std::string_view text) {
  size_t size = 0;
  while (size < text.size() && (IsWordCharacter(text[size]) || text[size] == '.')) ++size;
  return text.substr(0, size);
}

// ":lib:core" is the project in lib/core.
std::string SubprojectPath(std::string_view name) {
  while (StartsWith(name, ":")) name.remove_prefix(1);
  std::string path(name);
  for (char& c : path) c = c == ':' ? '/' : c;
  return path;
}

// The configurations that declare what a project needs: implementation, testRuntimeOnly, kapt ...
bool IsConfiguration(std::string_view word) {
  for (std::string_view end : {"implementation", "Implementation", "api", "Api", "compileOnly", "CompileOnly", "runtimeOnly",
                               "RuntimeOnly", "compile", "Compile", "runtime", "kapt", "ksp", "annotationProcessor",
                               "AnnotationProcessor", "classpath", "coreLibraryDesugaring", "developmentOnly", "provided"}) {
    if (EndsWith(word, end)) return true;
  }
  return false;
}

}  // namespace

void ScanGradle(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  builder.AddProperty(property::kSchema, "Gradle build", 0);
  LineCursor lines(input.text);
  Line line;
  bool in_comment = false;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (in_comment || StartsWith(content, "/*")) {
      in_comment = content.find("*/") == content.npos;
      builder.CountCommentLines(1);
      builder.AddMarks(content, line.row);
      continue;
    }
    if (StartsWith(content, "//")) {
      builder.CountCommentLines(1);
      builder.AddMarks(content, line.row);
      continue;
    }
    std::string_view code;
    std::vector<std::string_view> literals = LineLiterals(content, "//", &code);
    std::string_view word = LeadingWord(code), rest = Trim(code.substr(word.size()));
    if (word == "task" && !LeadingWord(rest).empty()) {  // task hello { }, task stats(type: Copy) { }
      builder.AddSymbol(SymbolKind::kTarget, LeadingWord(rest), PlaceOf(line), kNone, 1);
      continue;
    }
    if (literals.empty()) continue;
    if (word == "rootProject.name") {
      builder.AddProperty(property::kProjectName, literals[0], line.row);
    } else if (word == "version" && (StartsWith(rest, "=") || rest[0] == '"' || rest[0] == '\'')) {
      builder.AddProperty(property::kProjectVersion, literals[0], line.row);
    } else if (word == "description") {
      builder.AddProperty(property::kProjectDescription, literals[0], line.row);
    } else if (word == "id" || word == "kotlin") {
      std::string name = word == "kotlin" ? "org.jetbrains.kotlin." + std::string(literals[0]) : std::string(literals[0]);
      bool versioned = code.find("version") != code.npos && literals.size() > 1;
      builder.AddTriple(property::kDependency, name, versioned ? literals[1] : std::string_view(), "plugin", line.row);
    } else if (word == "include" || word == "includeBuild") {
      for (std::string_view name : literals) {
        builder.AddLink(LinkKind::kReference, SubprojectPath(name), "subproject", line.row);
      }
    } else if (word == "task" || StartsWith(word, "tasks.")) {
      if (word != "task" && !EndsWith(word, "register") && !EndsWith(word, "create")) continue;
      builder.AddSymbol(SymbolKind::kTarget, literals[0], PlaceOf(line), kNone, 1);
    } else if (IsConfiguration(word)) {
      if (code.find("project(") != code.npos) {
        builder.AddLink(LinkKind::kReference, SubprojectPath(literals[0]), "project dependency", line.row);
        continue;
      }
      std::string_view notation = literals[0];
      size_t first = notation.find(':');
      if (first == notation.npos) {  // group: "g", name: "a", version: "v"
        if (code.find("group") == code.npos || literals.size() < 2) continue;
        builder.AddTriple(property::kDependency, std::string(literals[0]) + ":" + std::string(literals[1]),
                          literals.size() > 2 ? literals[2] : std::string_view(), word, line.row);
        continue;
      }
      size_t second = notation.find(':', first + 1);
      std::string_view version = second == notation.npos ? std::string_view() : notation.substr(second + 1);
      builder.AddTriple(property::kDependency, notation.substr(0, second), version.substr(0, version.find_first_of(":@")), word, line.row);
    }
  }
  builder.Finish();
}

// "    rack (3.0.8)" below "  specs:"; deeper lines are what a gem needs itself.
void ScanGemfileLock(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  builder.AddProperty(property::kSchema, "Gemfile.lock", 0);
  LineCursor lines(input.text);
  Line line;
  bool specs = false;
  uint32_t kept = 0;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (content.empty()) continue;
    if (line.Indent() <= 2) specs = content == "specs:";
    size_t open = content.find(" (");
    if (!specs || line.Indent() != 4 || open == content.npos || content.back() != ')' || kept == kMaxLockedGems) continue;
    ++kept;
    std::string_view version = content.substr(open + 2, content.size() - open - 3);
    builder.AddPair(property::kLocked, content.substr(0, open), version, line.row);
    uint32_t symbol = builder.AddSymbol(SymbolKind::kKey, content.substr(0, open), PlaceOf(line), kNone, 1);
    builder.symbol(symbol).type = builder.Add("locked gem");
    builder.SetValue(symbol, version);
  }
  builder.Finish();
}

}  // namespace repodoc
