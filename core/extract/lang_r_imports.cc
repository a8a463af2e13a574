// R: packages attached, loaded or named by pkg::member, files sourced, environment variables, command-line
// flags, and the directives of the file NAMESPACE.
//
//   library(dplyr); source("util.R"); stats::sd(x)         importFrom(rlang, abort)  S3method(print, foo)
//   export(f)
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_r.h"

namespace repodoc::r {
namespace {

// import(a, b), importFrom(a, f, g), export(f), exportClasses(A), S3method(print, foo), useDynLib(a)
void NoteDirective(Walk& walk, NodeIndex call, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  const std::vector<Argument> arguments = ArgumentsOf(tree, call);
  bool exports =
      name == "export" || name == "exportClasses" || name == "exportMethods" || name == "exportPattern";
  if (exports) {
    for (const Argument& row : arguments) {
      std::string_view text = LiteralText(tree, row.value);
      if (!text.empty()) walk.AddProperty(property::kExports, text, tree[row.value].row);
    }
  } else if (name == "S3method" && arguments.size() >= 2) {
    std::string_view generic = LiteralText(tree, arguments[0].value),
                     type = LiteralText(tree, arguments[1].value);
    if (!generic.empty() && !type.empty()) {
      walk.AddProperty(property::kExports, std::string(generic) + "." + std::string(type), tree[call].row);
    }
  } else if (name == "import") {
    for (const Argument& row : arguments) {
      std::string_view text = LiteralText(tree, row.value);
      if (text.empty() || row.name_node != kNoNode) continue;
      uint32_t import = walk.AddImport(ImportKind::kImport, text, call, kImportStar);
      walk.AddImportName(import, "*", {}, tree[row.value].row);
    }
  } else if (StartsWith(name, "importFrom") || name == "importClassesFrom" || name == "importMethodsFrom") {
    std::string_view package = arguments.empty() ? std::string_view() : LiteralText(tree, arguments[0].value);
    if (package.empty()) return;
    uint32_t import = walk.AddImport(ImportKind::kFrom, package, call);
    for (size_t i = 1; i < arguments.size(); ++i) {
      std::string_view text = LiteralText(tree, arguments[i].value);
      if (!text.empty()) walk.AddImportName(import, text, {}, tree[arguments[i].value].row);
    }
  }
}

}  // namespace

void NoteCall(Walk& walk, NodeIndex call, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  if (StateOf(walk).is_namespace) return NoteDirective(walk, call, name);
  bool attaches = name == "library" || name == "require";
  bool loads = name == "requireNamespace" || name == "loadNamespace" || name == "attachNamespace";
  bool sources = name == "source" || name == "sys.source";
  bool reads = name == "Sys.getenv";
  bool option = name == "make_option" || name == "add_option" || name == "add_argument";
  if (!attaches && !loads && !sources && !reads && !option) return;
  const std::vector<Argument> arguments = ArgumentsOf(tree, call);
  if (attaches || loads) {
    NodeIndex value = FindArgument(arguments, "package", 0);
    if (value == kNoNode || (loads && tree.KindOf(value) != Kind::string)) return;
    for (const Argument& row : arguments) {
      if (row.name == "character.only" && row.value != kNoNode && tree.KindOf(value) != Kind::string) return;
    }
    std::string_view package = LiteralText(tree, value);
    if (package.empty()) return;
    uint8_t flags = attaches ? static_cast<uint8_t>(kImportStar) : uint8_t{0};
    if (name == "require" || name == "requireNamespace") flags |= kImportGuarded;
    uint32_t import =
        walk.AddImport(attaches ? ImportKind::kImport : ImportKind::kDynamic, package, call, flags);
    if (attaches) walk.AddImportName(import, "*", {}, tree[value].row);
    walk.AddBinding(package, package);
  } else if (sources) {
    NodeIndex value = FindArgument(arguments, "file", 0);
    // source(file.path("R", "util.R")), source(here::here("R/util.R"))
    std::string path;
    if (value != kNoNode && tree.KindOf(value) == Kind::string) path = LiteralText(tree, value);
    if (value != kNoNode && tree.KindOf(value) == Kind::call) {
      std::string_view joins = CalledName(tree, value);
      if (joins != "file.path" && joins != "here") return;
      for (const Argument& row : ArgumentsOf(tree, value)) {
        if (row.value == kNoNode || tree.KindOf(row.value) != Kind::string) return;
        if (!path.empty()) path += '/';
        path += LiteralText(tree, row.value);
      }
    }
    if (!path.empty()) walk.AddImport(ImportKind::kSource, path, call);
  } else if (reads) {
    NodeIndex value = FindArgument(arguments, "x", 0);
    if (value == kNoNode) return;
    auto add = [&](NodeIndex at) {
      if (at == kNoNode || tree.KindOf(at) != Kind::string) return;
      std::string_view text = LiteralText(tree, at);
      if (!text.empty()) walk.AddProperty(property::kEnvironment, text, tree[at].row);
    };
    add(value);
    if (tree.KindOf(value) == Kind::call && CalledName(tree, value) == "c") {
      for (const Argument& row : ArgumentsOf(tree, value)) add(row.value);
    }
  } else {
    std::string names;
    auto add = [&](NodeIndex at) {
      if (at == kNoNode || tree.KindOf(at) != Kind::string) return;
      std::string_view text = LiteralText(tree, at);
      if (!StartsWith(text, "-")) return;
      if (!names.empty()) names += ", ";
      names += text;
    };
    for (const Argument& row : arguments) {
      if (row.value != kNoNode && tree.KindOf(row.value) == Kind::call &&
          CalledName(tree, row.value) == "c") {
        for (const Argument& inner : ArgumentsOf(tree, row.value)) add(inner.value);
      } else if (row.name_node == kNoNode) {
        add(row.value);
      }
    }
    if (!names.empty()) walk.AddProperty(property::kFlag, names, tree[call].row);
  }
}

// pkg::member, pkg:::member: the package is imported by being named. One import per package, at its first
// use.
void NotePackage(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string_view package = PlainName(tree.FieldText(node, Field::lhs)),
                   member = PlainName(tree.FieldText(node, Field::rhs));
  if (package.empty() || StateOf(walk).is_namespace) return;
  State& state = StateOf(walk);
  auto [found, added] = state.package_uses.try_emplace(package);
  if (added) {
    found->second.first = node;
    state.packages.push_back(package);
    walk.AddBinding(package, package);
  }
  if (!member.empty() && found->second.seen.insert(member).second)
    found->second.names.emplace_back(member, tree[node].row);
  bool called = tree.ParentKind(node) == Kind::call && tree[node].field == Field::function;
  NodeIndex right = tree.Child(node, Field::rhs);
  if (!called && right != kNoNode) walk.AddUse(right, package, member);
}

void AddPackageImports(Walk& walk) {
  State& state = StateOf(walk);
  for (std::string_view package : state.packages) {
    const PackageUse& use = state.package_uses[package];
    uint32_t import = walk.AddImport(ImportKind::kFrom, package, use.first);
    for (const auto& [name, row] : use.names) walk.AddImportName(import, name, {}, row);
  }
}

}  // namespace repodoc::r
