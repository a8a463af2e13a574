// Go: the package clause, imports, constants, variables, names that statements bind, build constraints.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_go.h"

namespace repodoc::go {
namespace {

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> list) {
  for (std::string_view own : list) {
    if (word == own) return true;
  }
  return false;
}

bool IsSystemName(std::string_view word) {
  return IsOneOf(word, {"aix", "android", "darwin", "dragonfly", "freebsd", "illumos", "ios", "js", "linux", "netbsd",
                        "openbsd", "plan9", "solaris", "wasip1", "windows", "386", "amd64", "arm", "arm64", "loong64",
                        "mips", "mips64", "mips64le", "mipsle", "ppc64", "ppc64le", "riscv64", "s390x", "wasm"});
}

// "v2", "v10": a major version in an import path.
bool IsMajorVersion(std::string_view part) {
  if (part.size() < 2 || part[0] != 'v') return false;
  for (char c : part.substr(1)) {
    if (c < '0' || c > '9') return false;
  }
  return true;
}

// The name a package most likely has: "yaml" for "gopkg.in/yaml.v3", "cli" for "github.com/urfave/cli/v2".
std::string_view PackageName(std::string_view path) {
  size_t slash = path.rfind('/');
  std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (IsMajorVersion(last) && slash != std::string_view::npos) {
    path = path.substr(0, slash);
    slash = path.rfind('/');
    last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  }
  size_t dot = last.rfind('.');
  if (dot != std::string_view::npos && IsMajorVersion(last.substr(dot + 1))) last = last.substr(0, dot);
  if (StartsWith(last, "go-")) last.remove_prefix(3);
  if (EndsWith(last, "-go")) last.remove_suffix(3);
  return last;
}

void AddData(Walk& walk, SymbolKind kind, NodeIndex node, NodeIndex name_node, NodeIndex whole, NodeIndex type,
             NodeIndex value, std::string_view implied_type) {
  const SyntaxTree& tree = walk.tree();
  std::string_view name = tree.TextOf(name_node);
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, kSymbolDefinition);
  SetVisibility(walk, symbol, name);
  if (type != kNoNode) {
    SetType(walk, symbol, type);
  } else if (!implied_type.empty()) {
    walk.symbol(symbol).type = walk.facts().Add(implied_type);
  }
  if (value != kNoNode) {
    walk.SetValue(symbol, value);
    // var handle = func(w io.Writer) error {...}: the parameters are worth showing.
    if (tree.KindOf(value) == Kind::func_literal && type == kNoNode) {
      NodeIndex body = tree.Child(value, Field::body);
      std::string head = HeadText(walk, tree[value].begin, body == kNoNode ? tree[value].end : tree[body].begin);
      walk.symbol(symbol).type = walk.facts().Add(head);
      AddParameters(walk, symbol, value);
    }
  }
  std::string doc;
  uint32_t doc_row = 0;
  if (walk.DocBehind(tree[node].end, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
  SetGoDoc(walk, symbol, whole);
  walk.Defined(symbol, node);
}

std::vector<NodeIndex> NamesOf(const SyntaxTree& tree, NodeIndex spec) {
  std::vector<NodeIndex> names;
  for (NodeIndex child : tree.Children(spec)) {
    if (tree.KindOf(child) == Kind::identifier && tree[child].field == Field::name) names.push_back(child);
  }
  return names;
}

// var a, b = f() and const a = 1 inside of functions
void LeaveLocalSpec(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type), list = tree.Child(node, Field::value);
  std::vector<NodeIndex> names = NamesOf(tree, node);
  if (type == kNoNode) return BindNames(walk, names, list == kNoNode ? std::vector<NodeIndex>() : NamedChildren(tree, list));
  for (NodeIndex name : names) StateOf(walk).locals.Add(tree.TextOf(name), "<" + walk.OneLine(type, 200) + ">");
}

// Names of "a, b = 1, 2" with their values.
void EnterSpec(Walk& walk, NodeIndex node, SymbolKind kind) {
  const SyntaxTree& tree = walk.tree();
  std::vector<NodeIndex> names = NamesOf(tree, node);
  bool local = IsInFunction(walk);
  NodeIndex type = tree.Child(node, Field::type), list = tree.Child(node, Field::value);
  std::vector<NodeIndex> values = list == kNoNode ? std::vector<NodeIndex>() : NamedChildren(tree, list);
  NodeIndex group = tree.Parent(node);
  State& state = StateOf(walk);
  if (kind == SymbolKind::kConstant) {
    if (state.const_group != group) state.const_type.clear();
    state.const_group = group;
    if (list != kNoNode) state.const_type = type == kNoNode ? std::string() : walk.OneLine(type, 200);
  }
  if (local) return walk.Push(node, LeaveLocalSpec);
  NodeIndex whole = node;
  bool alone = group != kNoNode && !tree.HasToken(group, "(") &&
               (tree.KindOf(group) == Kind::const_declaration || tree.KindOf(group) == Kind::var_declaration);
  if (alone) whole = group;
  std::string implied = kind == SymbolKind::kConstant && list == kNoNode ? state.const_type : std::string();
  for (size_t i = 0; i < names.size(); ++i) {
    if (tree.TextOf(names[i]) == "_") continue;
    NodeIndex value = names.size() == values.size() ? values[i] : values.empty() || i > 0 ? kNoNode : list;
    AddData(walk, kind, node, names[i], whole, type, value, implied);
    if (type != kNoNode || kind != SymbolKind::kVariable || values.empty()) continue;
    bool own = names.size() == values.size();  // var a, b = 1, 2; otherwise var a, b = f()
    std::string made = own ? Receiver(walk, values[i]) : Receiver(walk, values[0]) + "{" + std::to_string(i) + "}";
    uint32_t symbol = static_cast<uint32_t>(walk.facts().symbols.size() - 1);
    if (!IsUnknown(made)) walk.AddClause(symbol, ClauseKind::kMadeOf, made, tree[node].row);
  }
  // Fields of an unnamed struct belong to the variable.
  if (kind == SymbolKind::kVariable && names.size() == 1 && tree.TextOf(names[0]) != "_") {
    walk.OpenScope(static_cast<uint32_t>(walk.facts().symbols.size() - 1), node);
  }
}

}  // namespace

void EnterPackage(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.FirstNamedChild(node);
  if (name == kNoNode || !StateOf(walk).package.empty()) return;
  StateOf(walk).package = tree.TextOf(name);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kPackage, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.SetSignature(symbol, walk.OneLine(node, 200));
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolConditional);
  SetGoDoc(walk, symbol, node);
  FileRecord& file = walk.facts().file;
  if (walk.symbol(symbol).doc.empty() || !file.doc.empty()) return;
  file.doc = walk.symbol(symbol).doc;
  file.doc_row = walk.symbol(symbol).doc_row;
  file.doc_end_row = std::max(file.doc_row, tree[node].row == 0 ? 0u : tree[node].row - 1) + walk.options().first_row;
}

// import ( "fmt"; yaml "gopkg.in/yaml.v3"; . "math"; _ "net/http/pprof" )
void EnterImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string_view path = tree.FieldText(node, Field::path);
  if (path.size() < 2) return;
  path = path.substr(1, path.size() - 2);
  std::string_view name = tree.FieldText(node, Field::name);
  uint32_t import = walk.AddImport(ImportKind::kImport, path, node,
                                   name == "." ? static_cast<uint8_t>(kImportStar) : uint8_t{0});
  if (!name.empty() && name != ".") walk.facts().imports[import].alias = walk.facts().Add(name);
  std::string_view local = name.empty() ? PackageName(path) : name;
  if (name != "." && name != "_") walk.AddBinding(local, path);
  walk.SkipChildren();
}

void EnterConstSpec(Walk& walk, NodeIndex node) { EnterSpec(walk, node, SymbolKind::kConstant); }
void EnterVarSpec(Walk& walk, NodeIndex node) { EnterSpec(walk, node, SymbolKind::kVariable); }

bool HasBuildConstraint(std::string_view path, std::string_view text) {
  std::string_view stem = path.substr(path.rfind('/') + 1);
  if (EndsWith(stem, ".go")) stem.remove_suffix(3);
  if (EndsWith(stem, "_test")) stem.remove_suffix(5);
  size_t underscore = stem.rfind('_');
  if (underscore != std::string_view::npos && underscore > 0 && IsSystemName(stem.substr(underscore + 1))) return true;
  // Comments and blank lines before the package clause.
  bool in_block = false;
  for (size_t at = 0; at < text.size();) {
    size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = Trim(text.substr(at, end - at));
    at = end + 1;
    if (in_block) {
      in_block = line.find("*/") == std::string_view::npos;
      continue;
    }
    if (StartsWith(line, "//go:build ") || StartsWith(line, "// +build ") || StartsWith(line, "//+build ")) return true;
    if (StartsWith(line, "/*")) {
      in_block = line.find("*/", 2) == std::string_view::npos;
      continue;
    }
    if (!line.empty() && !StartsWith(line, "//")) return false;
  }
  return false;
}

}  // namespace repodoc::go
