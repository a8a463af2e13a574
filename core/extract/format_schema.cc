#include "core/extract/format_schema.h"

#include <algorithm>

#include "core/base/text.h"

namespace repodoc {
namespace {

struct NamedSchema {
  std::string_view name;  // of the file
  std::string_view schema;
};
// Files that are known by name and whose keys say the rest.
constexpr NamedSchema kTools[] = {
    {".pre-commit-config.yaml", "pre-commit configuration"},
    {".clang-format", "clang-format configuration"},
    {"_clang-format", "clang-format configuration"},
    {".clang-tidy", "clang-tidy configuration"},
    {".clangd", "clangd configuration"},
    {"renovate.json", "Renovate configuration"},
    {"renovate.json5", "Renovate configuration"},
    {"dependabot.yml", "Dependabot configuration"},
    {"dependabot.yaml", "Dependabot configuration"},
    {"codecov.yml", "Codecov configuration"},
    {".codecov.yml", "Codecov configuration"},
    {".readthedocs.yml", "Read the Docs configuration"},
    {".readthedocs.yaml", "Read the Docs configuration"},
    {"mkdocs.yml", "MkDocs configuration"},
    {"_config.yml", "Jekyll configuration"},
    {".eslintrc.json", "ESLint configuration"},
    {".eslintrc", "ESLint configuration"},
    {".eslintrc.yml", "ESLint configuration"},
    {".prettierrc", "Prettier configuration"},
    {".prettierrc.json", "Prettier configuration"},
    {".babelrc", "Babel configuration"},
    {".stylelintrc.json", "Stylelint configuration"},
    {"tslint.json", "TSLint configuration"},
    {".rubocop.yml", "RuboCop configuration"},
    {".golangci.yml", "golangci-lint configuration"},
    {".markdownlint.json", "markdownlint configuration"},
    {".yamllint", "yamllint configuration"},
    {".flake8", "flake8 configuration"},
    {"tox.ini", "tox configuration"},
    {"pytest.ini", "pytest configuration"},
    {"mypy.ini", "mypy configuration"},
    {".coveragerc", "coverage.py configuration"},
    {".pylintrc", "Pylint configuration"},
    {"pylintrc", "Pylint configuration"},
    {".editorconfig", "EditorConfig"},
    {".gitmodules", "git submodules"},
    {".gitconfig", "git configuration"},
    {"rustfmt.toml", "rustfmt configuration"},
    {"clippy.toml", "Clippy configuration"},
    {"netlify.toml", "Netlify configuration"},
    {"launch.json", "VS Code launch configuration"},
    {"settings.json", "editor settings"},
    {"gradle-wrapper.properties", "Gradle wrapper properties"},
    {"gradle.properties", "Gradle properties"},
    {"manifest.json", "manifest"},
    {"labeler.yml", "GitHub labeler configuration"},
};

// First row of a value of several lines; false when its lines do not stand on rows of their own (escaped newlines).
bool ValueRows(const DataNode& node, uint32_t* first_row) {
  uint32_t newlines = static_cast<uint32_t>(std::count(node.value.begin(), node.value.end(), '\n'));
  bool rows_move = node.end_row >= node.row + newlines;
  *first_row = rows_move ? node.end_row - newlines : node.row;
  return rows_move;
}

}  // namespace

void SchemaContext::Copy(const char* property, uint32_t mapping, std::string_view key) const {
  uint32_t member = tree->Member(mapping, key);
  if (member == kNone || !tree->nodes[member].is_scalar()) return;
  builder->AddProperty(property, CollapseSpace(Utf8Prefix(tree->nodes[member].value, 4000)), tree->nodes[member].row);
}

void SchemaContext::CopyProject(uint32_t mapping) const {
  Copy(property::kProjectName, mapping, "name");
  Copy(property::kProjectVersion, mapping, "version");
  Copy(property::kProjectDescription, mapping, "description");
  Copy(property::kProjectLicense, mapping, "license");
  Copy(property::kProjectHomepage, mapping, "homepage");
}

void SchemaContext::Dependencies(uint32_t mapping, std::string_view group) const {
  if (mapping == kNone || !tree->nodes[mapping].is_mapping()) return;
  for (uint32_t child = tree->First(mapping); child != kNone; child = tree->Next(child)) {
    const DataNode& node = tree->nodes[child];
    std::string_view range = node.value;
    if (node.is_mapping()) {
      for (std::string_view key : {"version", "path", "git", "workspace", "url"}) {
        range = tree->ValueOf(child, key);
        if (!range.empty()) break;
      }
    }
    builder->AddTriple(property::kDependency, node.key, range, group, node.row);
  }
}

bool ParseRequirement(std::string_view text, std::string_view* name, std::string_view* range) {
  text = Trim(text);
  size_t comment = text.find(" #");
  if (comment != std::string_view::npos) text = text.substr(0, comment);
  size_t marker = text.find(';');
  if (marker != std::string_view::npos) text = text.substr(0, marker);
  text = Trim(text);
  size_t at = 0;
  while (at < text.size() && (IsWordCharacter(text[at]) || text[at] == '-' || text[at] == '.')) ++at;
  if (at == 0 || !(IsLetter(text[0]) || IsDigit(text[0]) || text[0] == '_')) return false;
  *name = text.substr(0, at);
  while (at < text.size() && IsBlank(text[at])) ++at;
  if (at < text.size() && text[at] == '[') {  // extras
    size_t close = text.find(']', at);
    if (close == std::string_view::npos) return false;
    at = close + 1;
  }
  std::string_view rest = Trim(text.substr(at));
  if (!rest.empty() && rest.front() == '(' && rest.back() == ')') rest = Trim(rest.substr(1, rest.size() - 2));
  size_t hashes = rest.find(" --");
  if (hashes != std::string_view::npos) rest = Trim(rest.substr(0, hashes));
  if (!rest.empty() && std::string_view("<>=!~@*^").find(rest[0]) == std::string_view::npos && !IsDigit(rest[0])) return false;
  *range = rest;
  return true;
}

void SchemaContext::Requirements(uint32_t sequence, std::string_view group) const {
  if (sequence == kNone) return;
  auto add = [&](std::string_view text, uint32_t row) {
    std::string_view name, range;
    if (ParseRequirement(text, &name, &range)) builder->AddTriple(property::kDependency, name, range, group, row);
  };
  const DataNode& node = tree->nodes[sequence];
  if (node.is_scalar()) {  // setup.cfg: one per line of a text
    uint32_t first_row;
    bool rows_move = ValueRows(node, &first_row);
    LineCursor lines(node.value);
    Line line;
    while (lines.Next(&line)) {
      if (!line.blank()) add(line.content(), first_row + (rows_move ? line.row : 0));
    }
    return;
  }
  for (uint32_t child = tree->First(sequence); child != kNone; child = tree->Next(child)) {
    if (tree->nodes[child].is_scalar()) add(tree->nodes[child].value, tree->nodes[child].row);
  }
}

void SchemaContext::Script(uint32_t node) const {
  if (node == kNone) return;
  const DataNode& found = tree->nodes[node];
  if (found.is_sequence()) {
    for (uint32_t child = tree->First(node); child != kNone; child = tree->Next(child)) {
      const DataNode& item = tree->nodes[child];
      if (item.is_scalar()) commands->AddScript(item.value, item.row, false);
    }
  } else if (found.is_scalar()) {
    uint32_t first_row;
    bool rows_move = ValueRows(found, &first_row);
    commands->AddScript(found.value, first_row, rows_move);
  }
}

bool ReadToolSchema(const SchemaContext& context) {
  std::string_view name = BaseName(context.path);
  for (const NamedSchema& row : kTools) {
    if (row.name != name) continue;
    context.builder->AddProperty(property::kSchema, row.schema, 0);
    if (name == "tox.ini") {
      for (uint32_t section = context.tree->First(context.root()); section != kNone; section = context.tree->Next(section)) {
        context.Script(context.tree->Member(section, "commands"));
        context.Requirements(context.tree->Member(section, "deps"), "tox");
      }
    }
    return true;
  }
  return false;
}

void AddSchemaFacts(std::string_view path, DataTree* tree, FormatBuilder* builder) {
  if (tree->document() == kNone) return;
  CommandCollector commands(builder);
  SchemaContext context{path, tree, builder, &commands};
  (void)(ReadJavaScriptSchema(context) || ReadPythonSchema(context) || ReadOtherManifest(context) ||
         ReadPipelineSchema(context) || ReadToolSchema(context) || ReadServiceSchema(context));
}

}  // namespace repodoc
