// Manifests and lists of locked versions made of fields and lines: go.sum, DESCRIPTION of an R package, Cabal packages and
// what Cabal froze. In: the text. Out: what the project is called, what it depends on with ranges; locked versions.
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/format_builder.h"
#include "core/extract/format_lines.h"
#include "core/extract/format_scanners.h"

namespace repodoc {
namespace {

constexpr uint32_t kMaxLockedLines = 5000;

// Where the name of a package ends.
size_t NameSize(std::string_view text) {
  size_t size = 0;
  while (size < text.size() && (IsWordCharacter(text[size]) || text[size] == '.' || text[size] == '-')) ++size;
  return size;
}

void AddLocked(FormatBuilder& builder, std::string_view name, std::string_view version, const Line& line, uint32_t* kept) {
  if (name.empty() || version.empty() || *kept == kMaxLockedLines) return;
  ++*kept;
  builder.AddPair(property::kLocked, name, version, line.row);
}

void AddDependency(FormatBuilder& builder, std::string_view name, std::string_view range, std::string_view group,
                   const Line& line) {
  builder.AddTriple(property::kDependency, name, range, group, line.row);
  Place place = PlaceOf(line);
  uint32_t symbol = builder.AddSymbol(SymbolKind::kKey, name, place, kNone, 1);
  builder.symbol(symbol).type = builder.Add(group);
  builder.SetValue(symbol, range);
}

// A field "Name: value" that begins at the margin of a file of the Debian control format, or anywhere in a Cabal file.
bool SplitField(std::string_view content, std::string_view* name, std::string_view* value) {
  size_t colon = content.find(':');
  if (colon == content.npos || colon == 0 || NameSize(content) != colon) return false;
  *name = content.substr(0, colon);
  *value = Trim(content.substr(colon + 1));
  return true;
}

// "base >=4.9 && <5, text" or "R (>= 3.5), methods": each with its range, parentheses and sets of sublibraries removed.
// `seen`: names that are not told again.
void AddList(FormatBuilder& builder, std::string_view list, std::string_view group, const Line& line,
             std::unordered_set<std::string>* seen = nullptr) {
  size_t depth = 0, begin = 0;
  for (size_t at = 0; at <= list.size(); ++at) {
    char c = at == list.size() ? ',' : list[at];
    if (c == '{' || c == '(') ++depth;
    if ((c == '}' || c == ')') && depth > 0) --depth;
    if (c != ',' || (depth > 0 && at < list.size())) continue;
    std::string_view item = Trim(list.substr(begin, at - begin));
    begin = at + 1;
    size_t size = NameSize(item);
    if (size == 0 || (seen != nullptr && !seen->emplace(item.substr(0, size)).second)) continue;
    std::string_view range = Trim(item.substr(size));
    if (StartsWith(range, ":")) {  // package:sublibrary, package:{a, b}
      size_t blank = range.find(StartsWith(range, ":{") ? '}' : ' ');
      range = blank == range.npos ? std::string_view() : Trim(range.substr(blank + 1));
    }
    if (StartsWith(range, "(") && EndsWith(range, ")")) range = Trim(range.substr(1, range.size() - 2));
    AddDependency(builder, item.substr(0, size), range, group, line);
  }
}

const char* ProjectField(std::string_view lower_name) {
  if (lower_name == "name" || lower_name == "package") return property::kProjectName;
  if (lower_name == "version") return property::kProjectVersion;
  if (lower_name == "synopsis" || lower_name == "title") return property::kProjectDescription;
  if (lower_name == "license") return property::kProjectLicense;
  if (lower_name == "homepage" || lower_name == "url") return property::kProjectHomepage;
  return nullptr;
}

}  // namespace

// "example.com/module v1.2.3 h1:..." and, for the module file alone, "example.com/module v1.2.3/go.mod h1:...".
void ScanGoSum(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  builder.AddProperty(property::kSchema, "go.sum", 0);
  LineCursor lines(input.text);
  Line line;
  uint32_t kept = 0;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    size_t first = content.find(' ');
    if (first == content.npos) continue;
    std::string_view rest = Trim(content.substr(first + 1)), version = rest.substr(0, rest.find(' '));
    if (!EndsWith(version, "/go.mod")) AddLocked(builder, content.substr(0, first), version, line, &kept);
  }
  builder.Finish();
}

// The format of Debian's control files: a continuation begins with a blank.
void ScanRDescription(const FormatInput& input, FileFacts* facts) {
  FormatBuilder builder(facts);
  builder.AddProperty(property::kSchema, "R package", 0);
  LineCursor lines(input.text);
  Line line;
  std::string_view name, value;
  std::string group;  // of a list that goes on
  std::string description;
  uint32_t description_row = 0, description_end = 0;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (content.empty()) continue;
    if (line.Indent() == 0) {
      group.clear();
      if (!SplitField(content, &name, &value)) continue;
      std::string lower = ToLowerAscii(name);
      if (lower == "depends" || lower == "imports" || lower == "suggests" || lower == "linkingto" || lower == "enhances") {
        group = name;
      } else if (lower == "description") {
        group = lower;
        description_row = line.row;
      } else if (const char* key = ProjectField(lower)) {
        builder.AddProperty(key, lower == "url" ? value.substr(0, value.find_first_of(", ")) : value, line.row);
      }
      content = value;
    }
    if (group == "description") {
      if (!description.empty()) description += ' ';
      description += content;
      description_end = line.row;
    } else if (!group.empty()) {
      AddList(builder, content, group, line);
    }
  }
  if (!description.empty()) builder.SetDoc(description, description_row, description_end);
  builder.Finish();
}

// A package description, or cabal.project and what "cabal freeze" wrote: " any.aeson ==2.0.3.0,".
void ScanCabal(const FormatInput& input, FileFacts* facts) {
  bool package = EndsWith(input.path, ".cabal");
  FormatBuilder builder(facts);
  builder.AddProperty(property::kSchema, package ? "Cabal package" : "Cabal project", 0);
  LineCursor lines(input.text);
  Line line;
  std::string section;       // "library", "test-suite spec"
  size_t list_indent = 0;
  bool in_list = false;
  uint32_t kept = 0;
  std::unordered_set<std::string> needed, needed_by_tests;  // every component names what it needs
  std::string_view name, value;
  while (lines.Next(&line)) {
    std::string_view content = line.content();
    if (content.empty()) continue;
    if (StartsWith(content, "--")) {
      builder.CountCommentLines(1);
      builder.AddMarks(content, line.row);
      continue;
    }
    if (in_list && line.Indent() <= list_indent && !StartsWith(content, ",")) in_list = false;
    if (!in_list && SplitField(content, &name, &value)) {
      std::string lower = ToLowerAscii(name);
      if (lower == "build-depends" || lower == "build-tool-depends" || lower == "constraints") {
        in_list = true;
        list_indent = line.Indent();
        content = value;
        if (content.empty()) continue;
      } else {
        const char* key = package && section.empty() ? ProjectField(lower) : nullptr;
        if (key != nullptr) builder.AddProperty(key, value, line.row);
        continue;
      }
    } else if (!in_list) {
      if (!package || line.Indent() > 0) continue;
      section = content;
      uint32_t symbol = builder.AddSymbol(SymbolKind::kSection, content, PlaceOf(line), kNone, 1);
      builder.symbol(symbol).type = builder.Add("component");
      continue;
    }
    if (package) {
      bool test = StartsWith(section, "test-suite") || StartsWith(section, "benchmark");
      AddList(builder, content, section.empty() ? "library" : section, line, test ? &needed_by_tests : &needed);
    } else if (size_t equals = content.find("=="); equals != content.npos) {
      std::string_view locked = Trim(content.substr(0, equals));
      if (StartsWith(locked, "any.")) locked.remove_prefix(4);
      std::string_view version = content.substr(equals + 2);
      AddLocked(builder, locked, Trim(version.substr(0, version.find(','))), line, &kept);
    }
  }
  builder.Finish();
}

}  // namespace repodoc
