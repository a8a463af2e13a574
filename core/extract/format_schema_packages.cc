// Package manifests and lock files of Rust, Dart, Julia, Gradle, Swift and Haskell, and citations (format_schema.h).
#include <string>

#include "core/base/text.h"
#include "core/extract/format_schema.h"

namespace repodoc {
namespace {

void ReadCargo(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  uint32_t root = context.root();
  context.builder->AddProperty(property::kSchema, "Cargo.toml", 0);
  uint32_t package = tree.Member(root, "package");
  context.CopyProject(package);
  for (std::string_view group : {"dependencies", "dev-dependencies", "build-dependencies"}) {
    context.Dependencies(tree.Member(root, group), group);
  }
  // [target.'cfg(windows)'.dependencies]
  uint32_t platforms = tree.Member(root, "target");
  for (uint32_t platform = tree.First(platforms); platform != kNone; platform = tree.Next(platform)) {
    for (std::string_view group : {"dependencies", "dev-dependencies", "build-dependencies"}) {
      context.Dependencies(tree.Member(platform, group), group);
    }
  }
  context.Dependencies(tree.Path(root, {"workspace", "dependencies"}), "workspace.dependencies");
  uint32_t members = tree.Path(root, {"workspace", "members"});
  for (uint32_t child = tree.First(members); child != kNone; child = tree.Next(child)) {
    context.builder->AddLink(LinkKind::kReference, tree.nodes[child].value, "workspace member", tree.nodes[child].row);
  }
}

void ReadCitation(const SchemaContext& context) {
  uint32_t root = context.root();
  context.builder->AddProperty(property::kSchema, "citation file", 0);
  context.Copy(property::kProjectName, root, "title");
  context.Copy(property::kProjectVersion, root, "version");
  context.Copy(property::kProjectDescription, root, "abstract");
  context.Copy(property::kProjectLicense, root, "license");
  context.Copy(property::kProjectHomepage, root, "url");
}

void ReadPubspec(const SchemaContext& context) {
  uint32_t root = context.root();
  context.builder->AddProperty(property::kSchema, "pubspec.yaml", 0);
  context.CopyProject(root);
  context.Dependencies(context.tree->Member(root, "dependencies"), "dependencies");
  context.Dependencies(context.tree->Member(root, "dev_dependencies"), "dev_dependencies");
}

// pubspec.lock: packages: { name: { version: "1.8.3" } }
void ReadPubspecLock(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "pubspec.lock", 0);
  uint32_t packages = tree.Member(context.root(), "packages"), kept = 0;
  for (uint32_t child = tree.First(packages); child != kNone && kept < kMaxLocked; child = tree.Next(child), ++kept) {
    context.builder->AddPair(property::kLocked, tree.nodes[child].key, tree.ValueOf(child, "version"), tree.nodes[child].row);
  }
}

// Julia's Project.toml: [deps] has identifiers, [compat] the ranges.
void ReadJuliaProject(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  uint32_t root = context.root(), compat = tree.Member(root, "compat");
  context.builder->AddProperty(property::kSchema, "Julia project", 0);
  context.Copy(property::kProjectName, root, "name");
  context.Copy(property::kProjectVersion, root, "version");
  for (std::string_view group : {"deps", "weakdeps", "extras"}) {
    uint32_t packages = tree.Member(root, group);
    for (uint32_t child = tree.First(packages); child != kNone; child = tree.Next(child)) {
      std::string_view name = tree.nodes[child].key;
      context.builder->AddTriple(property::kDependency, name, tree.ValueOf(compat, name), group, tree.nodes[child].row);
    }
  }
}

// gradle/libs.versions.toml: [versions] with names, [libraries] and [plugins] that may refer to them.
void ReadGradleCatalog(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  uint32_t root = context.root(), versions = tree.Member(root, "versions");
  context.builder->AddProperty(property::kSchema, "Gradle version catalog", 0);
  for (std::string_view group : {"libraries", "plugins"}) {
    uint32_t entries = tree.Member(root, group);
    for (uint32_t child = tree.First(entries); child != kNone; child = tree.Next(child)) {
      std::string name, version;
      if (tree.nodes[child].is_scalar()) {  // "group:name:version", "plugin.id:version"
        std::string_view notation = tree.nodes[child].value;
        size_t last = notation.rfind(':');
        bool versioned = group == "plugins" ? last != notation.npos : last != notation.find(':');
        name = notation.substr(0, versioned ? last : notation.npos);
        if (versioned) version = notation.substr(last + 1);
      } else {
        name = tree.ValueOf(child, group == "plugins" ? "id" : "module");
        if (name.empty() && group == "libraries") {
          name = std::string(tree.ValueOf(child, "group")) + ":" + std::string(tree.ValueOf(child, "name"));
        }
        uint32_t stated = tree.Member(child, "version");
        version = tree.Value(stated);
        std::string_view named = tree.ValueOf(stated, "ref");
        if (version.empty()) version = tree.ValueOf(versions, named);
        for (std::string_view rich : {"strictly", "require", "prefer"}) {
          for (uint32_t place : {stated, tree.Member(versions, named)}) {
            if (version.empty()) version = tree.ValueOf(place, rich);
          }
        }
      }
      if (name.size() > 1) {
        context.builder->AddTriple(property::kDependency, name, version, group == "plugins" ? "plugin" : "catalog", tree.nodes[child].row);
      }
    }
  }
}

// Package.resolved of Swift: version 1 has object.pins with "package", later ones pins with "identity".
void ReadSwiftResolved(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  context.builder->AddProperty(property::kSchema, "Package.resolved", 0);
  uint32_t pins = tree.Member(context.root(), "pins"), kept = 0;
  if (pins == kNone) pins = tree.Path(context.root(), {"object", "pins"});
  for (uint32_t child = tree.First(pins); child != kNone && kept < kMaxLocked; child = tree.Next(child), ++kept) {
    std::string_view name = tree.ValueOf(child, "identity"), version = tree.ValueOf(tree.Member(child, "state"), "version");
    if (name.empty()) name = tree.ValueOf(child, "package");
    if (!name.empty() && !version.empty()) context.builder->AddPair(property::kLocked, name, version, tree.nodes[child].row);
  }
}

// package.yaml of hpack: dependencies of the package, and of each of its components, as a list, or as a mapping to ranges.
void ReadHpackDependencies(const SchemaContext& context, uint32_t owner, std::string_view group) {
  DataTree& tree = *context.tree;
  uint32_t dependencies = tree.Member(owner, "dependencies");
  for (uint32_t child = tree.First(dependencies); child != kNone; child = tree.Next(child)) {
    const DataNode& node = tree.nodes[child];
    std::string_view name = node.key, range = node.is_scalar() ? node.value : std::string_view();
    if (name.empty()) {
      size_t end = node.value.find_first_of(" <>=^");
      name = node.value.substr(0, end);
      range = end == node.value.npos ? std::string_view() : Trim(node.value.substr(end));
    }
    if (!name.empty()) context.builder->AddTriple(property::kDependency, name, range, group, node.row);
  }
}

void ReadHpack(const SchemaContext& context) {
  DataTree& tree = *context.tree;
  uint32_t root = context.root();
  context.builder->AddProperty(property::kSchema, "Haskell package", 0);
  context.Copy(property::kProjectName, root, "name");
  context.Copy(property::kProjectVersion, root, "version");
  context.Copy(property::kProjectDescription, root, "synopsis");
  context.Copy(property::kProjectLicense, root, "license");
  ReadHpackDependencies(context, root, "dependencies");
  ReadHpackDependencies(context, tree.Member(root, "library"), "library");
  for (std::string_view group : {"executables", "tests", "benchmarks"}) {
    uint32_t components = tree.Member(root, group);
    for (uint32_t child = tree.First(components); child != kNone; child = tree.Next(child)) ReadHpackDependencies(context, child, group);
  }
}

}  // namespace

bool ReadOtherManifest(const SchemaContext& context) {
  std::string_view name = BaseName(context.path);
  if (name == "Cargo.toml") {
    ReadCargo(context);
  } else if (name == "Cargo.lock") {
    ReadLockedTables(context, name);
  } else if (name == "CITATION.cff" || name == "CITATION") {
    if (context.tree->Member(context.root(), "cff-version") == kNone) return false;
    ReadCitation(context);
  } else if (name == "pubspec.yaml") {
    ReadPubspec(context);
  } else if (name == "pubspec.lock") {
    ReadPubspecLock(context);
  } else if (EndsWith(name, ".versions.toml")) {
    ReadGradleCatalog(context);
  } else if (name == "Package.resolved") {
    ReadSwiftResolved(context);
  } else if (name == "package.yaml") {
    if (context.tree->Member(context.root(), "dependencies") == kNone && context.tree->Member(context.root(), "library") == kNone) return false;
    ReadHpack(context);
  } else if (name == "Project.toml" || name == "JuliaProject.toml") {
    if (context.tree->Member(context.root(), "deps") == kNone && context.tree->Member(context.root(), "uuid") == kNone) return false;
    ReadJuliaProject(context);
  } else {
    return false;
  }
  return true;
}

}  // namespace repodoc
