// Package manifests and lock files of JavaScript, PHP and Python (format_schema.h).
#include "core/base/text.h"
#include "core/extract/format_schema.h"

namespace repodoc {
namespace {

constexpr uint32_t kMaxExports = 200;  // files of one "exports"

// Scripts of a manifest: "name<TAB>command", and what the command is for.
void AddScripts(const SchemaContext& context, uint32_t scripts) {
  if (scripts == kNone) return;
  for (uint32_t child = context.tree->First(scripts); child != kNone; child = context.tree->Next(child)) {
    DataNode& node = context.tree->nodes[child];
    node.symbol_kind = SymbolKind::kCommand;
    if (node.is_scalar()) context.builder->AddPair(property::kScript, node.key, node.value, node.row);
  }
}

// "exports" maps subpaths ("." when there are only conditions) to files, through nested conditions: each file as a link.
void AddExports(const SchemaContext& context, uint32_t node, std::string_view subpath, int depth, uint32_t* kept) {
  DataTree& tree = *context.tree;
  if (node == kNone || depth > 6 || *kept >= kMaxExports) return;
  if (tree.nodes[node].is_scalar()) {
    ++*kept;
    context.builder->AddLink(LinkKind::kReference, tree.nodes[node].value, "exports " + std::string(subpath), tree.nodes[node].row);
    return;
  }
  for (uint32_t child = tree.First(node); child != kNone; child = tree.Next(child)) {
    std::string_view key = tree.nodes[child].key;
    AddExports(context, child, StartsWith(key, ".") ? key : subpath, depth + 1, kept);
  }
}

void ReadPackageJson(const SchemaContext& context) {
  uint32_t root = context.root();
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "package.json", 0);
  context.CopyProject(root);
  context.Dependencies(tree.Member(root, "dependencies"), "dependencies");
  context.Dependencies(tree.Member(root, "devDependencies"), "devDependencies");
  context.Dependencies(tree.Member(root, "peerDependencies"), "peerDependencies");
  context.Dependencies(tree.Member(root, "optionalDependencies"), "optionalDependencies");
  context.Dependencies(tree.Member(root, "engines"), "engines");
  uint32_t scripts = tree.Member(root, "scripts");
  AddScripts(context, scripts);
  // How a user calls the scripts.
  struct Use {
    std::string_view script, command;
    const char* property;
  };
constexpr Use kUses[] = {{"test", "npm test", property::kTestCommand},
                           {"build", "npm run build", property::kBuildCommand},
                           {"start", "npm start", property::kRunCommand},
                           {"dev", "npm run dev", property::kRunCommand}};
  for (const Use& use : kUses) {
    uint32_t member = tree.Member(scripts, use.script);
    if (member != kNone) context.builder->AddProperty(use.property, use.command, tree.nodes[member].row);
  }
  uint32_t kept = 0;
  AddExports(context, tree.Member(root, "exports"), ".", 0, &kept);
  uint32_t imports = tree.Member(root, "imports");  // "#internal/*": "./src/internal/*.js"
  for (uint32_t child = tree.First(imports); child != kNone; child = tree.Next(child)) {
    uint32_t target = child;
    for (int depth = 0; depth < 6 && target != kNone && !tree.nodes[target].is_scalar(); ++depth) target = tree.First(target);
    if (target == kNone || !tree.nodes[target].is_scalar()) continue;
    context.builder->AddPair(property::kPathAlias, tree.nodes[child].key, tree.nodes[target].value, tree.nodes[child].row);
  }
  for (std::string_view key : {"main", "module", "browser", "types", "typings", "source", "bin"}) {
    uint32_t member = tree.Member(root, key);
    if (member == kNone) continue;
    if (tree.nodes[member].is_scalar()) {
      context.builder->AddLink(LinkKind::kReference, tree.nodes[member].value, key, tree.nodes[member].row);
    }
    for (uint32_t child = tree.First(member); child != kNone; child = tree.Next(child)) {
      if (tree.nodes[child].is_scalar()) {
        context.builder->AddLink(LinkKind::kReference, tree.nodes[child].value, key, tree.nodes[child].row);
      }
    }
  }
}

// Version 1 has "dependencies", versions 2 and 3 "packages" with paths; only the top level counts.
void ReadPackageLock(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "package-lock.json", 0);
  uint32_t packages = tree.Member(context.root(), "packages");
  constexpr std::string_view kFolder = "node_modules/";
  uint32_t kept = 0;
  for (uint32_t child = tree.First(packages); child != kNone && kept < kMaxLocked; child = tree.Next(child)) {
    std::string_view key = tree.nodes[child].key;
    if (!StartsWith(key, kFolder) || key.find(kFolder, kFolder.size()) != std::string_view::npos) continue;
    std::string_view version = tree.ValueOf(child, "version");
    if (version.empty()) continue;
    context.builder->AddPair(property::kLocked, key.substr(kFolder.size()), version, tree.nodes[child].row);
    ++kept;
  }
  if (packages != kNone) return;
  uint32_t dependencies = tree.Member(context.root(), "dependencies");
  for (uint32_t child = tree.First(dependencies); child != kNone && kept < kMaxLocked; child = tree.Next(child)) {
    std::string_view version = tree.ValueOf(child, "version");
    if (version.empty()) continue;
    context.builder->AddPair(property::kLocked, tree.nodes[child].key, version, tree.nodes[child].row);
    ++kept;
  }
}

void ReadTsconfig(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "TypeScript configuration", 0);
  uint32_t root = context.root(), options = tree.Member(root, "compilerOptions");
  context.Copy(property::kSourceRoot, options, "baseUrl");
  uint32_t paths = tree.Member(options, "paths");
  for (uint32_t child = tree.First(paths); child != kNone; child = tree.Next(child)) {
    for (uint32_t target = tree.First(child); target != kNone; target = tree.Next(target)) {
      if (tree.nodes[target].is_scalar()) {
        context.builder->AddPair(property::kPathAlias, tree.nodes[child].key, tree.nodes[target].value, tree.nodes[child].row);
      }
    }
  }
  uint32_t references = tree.Member(root, "references");
  for (uint32_t child = tree.First(references); child != kNone; child = tree.Next(child)) {
    uint32_t path = tree.Member(child, "path");
    if (path != kNone) context.builder->AddLink(LinkKind::kReference, tree.nodes[path].value, "references", tree.nodes[path].row);
  }
  uint32_t extends = tree.Member(root, "extends");
  if (extends != kNone && tree.nodes[extends].is_scalar()) {
    context.builder->AddLink(LinkKind::kReference, tree.nodes[extends].value, "extends", tree.nodes[extends].row);
  }
}

void ReadComposer(const SchemaContext& context) {
  uint32_t root = context.root();
  context.builder->AddProperty(property::kSchema, "composer.json", 0);
  context.CopyProject(root);
  context.Dependencies(context.tree->Member(root, "require"), "require");
  context.Dependencies(context.tree->Member(root, "require-dev"), "require-dev");
  AddScripts(context, context.tree->Member(root, "scripts"));
}

// composer.lock: {"packages": [{"name", "version"}], "packages-dev": [...]}
void ReadComposerLock(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "composer.lock", 0);
  uint32_t kept = 0;
  for (std::string_view group : {"packages", "packages-dev"}) {
    uint32_t packages = tree.Member(context.root(), group);
    for (uint32_t child = tree.First(packages); child != kNone && kept < kMaxLocked; child = tree.Next(child), ++kept) {
      context.builder->AddPair(property::kLocked, tree.ValueOf(child, "name"), tree.ValueOf(child, "version"), tree.nodes[child].row);
    }
  }
}

void ReadPyproject(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  uint32_t root = context.root();
  context.builder->AddProperty(property::kSchema, "pyproject.toml", 0);
  uint32_t project = tree.Member(root, "project");
  uint32_t poetry = tree.Path(root, {"tool", "poetry"});
  for (uint32_t table : {project, poetry}) {
    context.CopyProject(table);
    AddScripts(context, tree.Member(table, "scripts"));
  }
  context.Copy(property::kProjectLicense, tree.Member(project, "license"), "text");
  uint32_t urls = tree.Member(project, "urls");
  for (std::string_view key : {"Homepage", "homepage"}) context.Copy(property::kProjectHomepage, urls, key);
  context.Requirements(tree.Path(root, {"build-system", "requires"}), "build-system");
  context.Requirements(tree.Member(project, "dependencies"), "dependencies");
  uint32_t optional = tree.Member(project, "optional-dependencies");
  for (uint32_t group = tree.First(optional); group != kNone; group = tree.Next(group)) {
    context.Requirements(group, tree.nodes[group].key);
  }
  uint32_t groups = tree.Member(root, "dependency-groups");
  for (uint32_t group = tree.First(groups); group != kNone; group = tree.Next(group)) {
    context.Requirements(group, tree.nodes[group].key);
  }
  context.Dependencies(tree.Member(poetry, "dependencies"), "dependencies");
  context.Dependencies(tree.Member(poetry, "dev-dependencies"), "dev-dependencies");
  uint32_t poetry_groups = tree.Member(poetry, "group");
  for (uint32_t group = tree.First(poetry_groups); group != kNone; group = tree.Next(group)) {
    context.Dependencies(tree.Member(group, "dependencies"), tree.nodes[group].key);
  }
  uint32_t package_dir = tree.Path(root, {"tool", "setuptools", "package-dir"});
  for (uint32_t child = tree.First(package_dir); child != kNone; child = tree.Next(child)) {
    if (tree.nodes[child].key.empty()) {
      context.builder->AddProperty(property::kSourceRoot, tree.nodes[child].value, tree.nodes[child].row);
    }
  }
  uint32_t where = tree.Path(root, {"tool", "setuptools", "packages", "find", "where"});
  for (uint32_t child = tree.First(where); child != kNone; child = tree.Next(child)) {
    context.builder->AddProperty(property::kSourceRoot, tree.nodes[child].value, tree.nodes[child].row);
  }
  uint32_t pytest = tree.Path(root, {"tool", "pytest"});
  if (pytest != kNone) context.builder->AddProperty(property::kTestCommand, "pytest", tree.nodes[pytest].row);
}

void ReadSetupCfg(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  uint32_t root = context.root();
  context.builder->AddProperty(property::kSchema, "setup.cfg", 0);
  uint32_t metadata = tree.Member(root, "metadata"), options = tree.Member(root, "options");
  context.Copy(property::kProjectName, metadata, "name");
  context.Copy(property::kProjectVersion, metadata, "version");
  context.Copy(property::kProjectDescription, metadata, "description");
  context.Copy(property::kProjectLicense, metadata, "license");
  context.Copy(property::kProjectHomepage, metadata, "url");
  context.Requirements(tree.Member(options, "install_requires"), "install_requires");
  context.Requirements(tree.Member(options, "tests_require"), "tests_require");
  context.Requirements(tree.Member(options, "setup_requires"), "setup_requires");
  uint32_t extras = tree.Member(root, "options.extras_require");
  for (uint32_t group = tree.First(extras); group != kNone; group = tree.Next(group)) {
    context.Requirements(group, tree.nodes[group].key);
  }
  uint32_t scripts = tree.Path(root, {"options.entry_points", "console_scripts"});
  if (scripts != kNone) {
    LineCursor lines(tree.nodes[scripts].value);
    Line line;
    while (lines.Next(&line)) {
      size_t equals = line.text.find('=');
      if (equals == std::string_view::npos) continue;
      context.builder->AddPair(property::kScript, line.text.substr(0, equals), line.text.substr(equals + 1),
                               tree.nodes[scripts].row + 1 + line.row);
    }
  }
  uint32_t package_dir = tree.Member(options, "package_dir");
  std::string_view value = tree.Value(package_dir);
  if (!value.empty() && Trim(value)[0] == '=') {
    context.builder->AddProperty(property::kSourceRoot, Trim(value).substr(1), tree.RowOf(package_dir));
  }
}

void ReadEnvironment(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "conda environment", 0);
  context.Copy(property::kProjectName, context.root(), "name");
  uint32_t dependencies = tree.Member(context.root(), "dependencies");
  for (uint32_t child = tree.First(dependencies); child != kNone; child = tree.Next(child)) {
    const DataNode& node = tree.nodes[child];
    if (node.is_scalar()) {  // "numpy=1.19", "python>=3.8", "numpy 1.19"
      size_t end = node.value.find_first_of("=<> ");
      std::string_view range = end == std::string_view::npos ? std::string_view() : Trim(node.value.substr(end));
      context.builder->AddTriple(property::kDependency, node.value.substr(0, end), range, "conda", node.row);
    } else if (node.is_mapping()) {
      context.Requirements(tree.Member(child, "pip"), "pip");
    }
  }
}

void ReadPipfileLock(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "Pipfile.lock", 0);
  for (std::string_view group : {"default", "develop"}) {
    uint32_t packages = tree.Member(context.root(), group);
    for (uint32_t child = tree.First(packages); child != kNone; child = tree.Next(child)) {
      std::string_view version = tree.ValueOf(child, "version");
      if (StartsWith(version, "==")) version.remove_prefix(2);
      context.builder->AddPair(property::kLocked, tree.nodes[child].key, version, tree.nodes[child].row);
    }
  }
}

}  // namespace

void ReadLockedTables(const SchemaContext& context, std::string_view schema) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, schema, 0);
  uint32_t packages = tree.Member(context.root(), "package"), kept = 0;
  for (uint32_t child = tree.First(packages); child != kNone && kept < kMaxLocked; child = tree.Next(child), ++kept) {
    context.builder->AddPair(property::kLocked, tree.ValueOf(child, "name"), tree.ValueOf(child, "version"), tree.nodes[child].row);
  }
}

bool ReadJavaScriptSchema(const SchemaContext& context) {
  std::string_view name = BaseName(context.path);
  if (name == "package.json") {
    ReadPackageJson(context);
  } else if (name == "package-lock.json" || name == "npm-shrinkwrap.json") {
    ReadPackageLock(context);
  } else if ((StartsWith(name, "tsconfig") || name == "jsconfig.json") && EndsWith(name, ".json")) {
    ReadTsconfig(context);
  } else if (name == "composer.json") {
    ReadComposer(context);
  } else if (name == "composer.lock") {
    ReadComposerLock(context);
  } else {
    return false;
  }
  return true;
}

bool ReadPythonSchema(const SchemaContext& context) {
  std::string_view name = BaseName(context.path);
  if (name == "pyproject.toml") {
    ReadPyproject(context);
  } else if (name == "setup.cfg") {
    ReadSetupCfg(context);
  } else if (name == "Pipfile") {
    context.builder->AddProperty(property::kSchema, "Pipfile", 0);
    context.Dependencies(context.tree->Member(context.root(), "packages"), "packages");
    context.Dependencies(context.tree->Member(context.root(), "dev-packages"), "dev-packages");
  } else if (name == "Pipfile.lock") {
    ReadPipfileLock(context);
  } else if (name == "poetry.lock" || name == "uv.lock") {
    ReadLockedTables(context, name);
  } else if (StartsWith(name, "environment") && (EndsWith(name, ".yml") || EndsWith(name, ".yaml")) &&
             context.tree->Member(context.root(), "dependencies") != kNone) {
    ReadEnvironment(context);
  } else {
    return false;
  }
  return true;
}

}  // namespace repodoc
