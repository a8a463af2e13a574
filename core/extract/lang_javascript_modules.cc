// JavaScript and TypeScript: ES modules, CommonJS, re-exports, dynamic imports; prototypes and the environment.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_javascript.h"
#include "core/base/properties.h"

namespace repodoc::javascript {
namespace {

std::string_view Unquoted(std::string_view text) {
  if (text.size() >= 2 && (text[0] == '"' || text[0] == '\'')) return text.substr(1, text.size() - 2);
  return text;
}

// declare module "assert" { function assert(): void; export = assert; } exports the inner one.
std::string ExportKey(uint32_t scope, std::string_view name) { return std::to_string(scope).append(1, ':').append(name); }

// let x: import("m").Y; typeof import("m")
bool InType(const SyntaxTree& tree, NodeIndex call) {
  NodeIndex at = tree.Parent(call);
  for (int steps = 0; steps < 16 && at != kNoNode && tree.KindOf(at) == Kind::member_expression; ++steps) at = tree.Parent(at);
  if (at == kNoNode) return false;
  switch (tree.KindOf(at)) {
    case Kind::type_annotation: case Kind::type_query: case Kind::type_arguments: case Kind::union_type:
    case Kind::intersection_type: case Kind::array_type: case Kind::tuple_type: case Kind::parenthesized_type:
    case Kind::conditional_type: case Kind::function_type: case Kind::lookup_type: case Kind::index_type_query:
    case Kind::readonly_type: case Kind::type_alias_declaration: case Kind::constraint: case Kind::default_type: return true;
    default: return false;
  }
}

// What `export default`, `export =` and `module.exports =` give: a name of the file, or an object whose members are the
// API, bare or in a call: defineComponent({...}).
void NoteGiven(Walk& walk, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  State& state = StateOf(walk);
  if (tree.KindOf(value) == Kind::identifier) {
    state.default_name = tree.TextOf(value);
    MarkExported(walk, state.default_name);
    walk.AddProperty(property::kExportedAs, "default\t" + state.default_name, tree[value].row);
  }
  if (tree.KindOf(value) == Kind::call_expression) {
    NodeIndex arguments = tree.Child(value, Field::arguments);
    value = arguments == kNoNode ? kNoNode : tree.LastNamedChild(arguments);
    if (value == kNoNode) return;
  }
  if (tree.KindOf(value) == Kind::object) state.objects.emplace(value, ApiObject{kNone, kSymbolExported});
}

// const {a, b: c} = require("x"), const x = require("x"): names taken of it.
void AddRequireNames(Walk& walk, uint32_t import, NodeIndex call, std::string_view module) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(call);
  std::string_view member;
  if (parent != kNoNode && tree.KindOf(parent) == Kind::member_expression) {  // require("x").y
    member = tree.FieldText(parent, Field::property);
    parent = tree.Parent(parent);
  }
  if (parent == kNoNode || tree.KindOf(parent) != Kind::variable_declarator) {
    if (!member.empty()) walk.AddImportName(import, member, {}, tree[call].row);
    return;
  }
  NodeIndex name = tree.Child(parent, Field::name);
  if (name == kNoNode) return;
  if (tree.KindOf(name) == Kind::identifier) {
    if (member.empty()) {
      walk.facts().imports[import].alias = walk.facts().Add(tree.TextOf(name));
      walk.AddBinding(tree.TextOf(name), module);
    } else {
      walk.AddImportName(import, member, tree.TextOf(name) == member ? std::string_view() : tree.TextOf(name), tree[name].row);
      walk.AddBinding(tree.TextOf(name), std::string(module) + "." + std::string(member));
    }
    return;
  }
  if (tree.KindOf(name) != Kind::object_pattern) return;
  for (NodeIndex child : tree.Children(name)) {
    std::string_view key, local;
    if (tree.KindOf(child) == Kind::shorthand_property_identifier_pattern) {
      key = local = tree.TextOf(child);
    } else if (tree.KindOf(child) == Kind::pair_pattern) {
      key = tree.FieldText(child, Field::key);
      local = tree.FieldText(child, Field::value);
    } else {
      continue;
    }
    walk.AddImportName(import, key, key == local ? std::string_view() : local, tree[child].row);
    walk.AddBinding(local, std::string(module) + "." + std::string(key));
  }
}

}  // namespace

void NoteExport(Walk& walk, std::string_view name, uint32_t row) {
  walk.AddProperty(property::kExports, name, row);
}

void MarkExported(Walk& walk, std::string_view name) {
  StateOf(walk).exported.insert(ExportKey(walk.context().symbol, name));
}

void EnterImportStatement(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string_view module;
  NodeIndex require = tree.ChildOfKind(node, Kind::import_require_clause);
  if (require != kNoNode) {  // import x = require("y")
    if (!LiteralOf(tree, tree.Child(require, Field::source), &module)) return;
    uint32_t import = walk.AddImport(ImportKind::kRequire, module, node);
    NodeIndex name = tree.ChildOfKind(require, Kind::identifier);
    if (name != kNoNode) {
      walk.facts().imports[import].alias = walk.facts().Add(tree.TextOf(name));
      walk.AddBinding(tree.TextOf(name), module);
    }
    walk.SkipChildren();
    return;
  }
  if (!LiteralOf(tree, tree.Child(node, Field::source), &module)) return;
  NodeIndex clause = tree.ChildOfKind(node, Kind::import_clause);
  uint8_t flags = tree.HasToken(node, "type") ? static_cast<uint8_t>(kImportTypeOnly) : uint8_t{0};
  uint32_t import = walk.AddImport(clause == kNoNode ? ImportKind::kImport : ImportKind::kFrom, module, node, flags);
  auto add = [&](std::string_view name, std::string_view local, NodeIndex at) {
    walk.AddImportName(import, name, name == local ? std::string_view() : local, tree[at].row);
    if (name == "*") walk.facts().imports[import].flags |= kImportStar;
    walk.AddBinding(local, name == "*" ? std::string(module) : std::string(module) + "." + std::string(name));
  };
  if (clause != kNoNode) {
    for (NodeIndex child : tree.Children(clause)) {
      if (tree.KindOf(child) == Kind::identifier) {
        add("default", tree.TextOf(child), child);
      } else if (tree.KindOf(child) == Kind::namespace_import) {
        NodeIndex name = tree.FirstNamedChild(child);
        if (name != kNoNode) add("*", tree.TextOf(name), child);
      } else if (tree.KindOf(child) == Kind::named_imports) {
        for (NodeIndex item : tree.Children(child)) {
          if (tree.KindOf(item) != Kind::import_specifier) continue;
          std::string_view name = Unquoted(tree.FieldText(item, Field::name));
          std::string_view alias = tree.FieldText(item, Field::alias);
          add(name, alias.empty() ? name : alias, item);
        }
      }
    }
  }
  walk.SkipChildren();
}

void EnterExportStatement(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string_view module;
  bool from = LiteralOf(tree, tree.Child(node, Field::source), &module);
  uint32_t import = kNone;
  if (from) {
    // "export type * from": the grammar reads the word as an error
    NodeIndex error = tree.ChildOfKind(node, Kind::kError);
    bool type_only = tree.HasToken(node, "type") || (error != kNoNode && tree.TextOf(error) == "type");
    uint8_t flags = type_only ? static_cast<uint8_t>(kImportTypeOnly) : uint8_t{0};
    import = walk.AddImport(ImportKind::kReexport, module, node, flags);
  }
  bool star = from;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::namespace_export) {
      NodeIndex name = tree.FirstNamedChild(child);
      std::string_view text = name == kNoNode ? std::string_view() : Unquoted(tree.TextOf(name));
      if (import != kNone) walk.AddImportName(import, "*", text, tree[child].row);
      NoteExport(walk, text, tree[child].row);
      star = false;
    }
    if (tree.KindOf(child) != Kind::export_clause) continue;
    star = false;
    for (NodeIndex item : tree.Children(child)) {
      if (tree.KindOf(item) != Kind::export_specifier) continue;
      std::string_view name = Unquoted(tree.FieldText(item, Field::name));
      std::string_view alias = Unquoted(tree.FieldText(item, Field::alias));
      if (import != kNone) walk.AddImportName(import, name, alias, tree[item].row);
      if (!from) MarkExported(walk, name);
      if (!from && alias == "default") StateOf(walk).default_name = name;
      if (!from && !alias.empty() && alias != name) {
        walk.AddProperty(property::kExportedAs, std::string(alias).append(1, '\t').append(name), tree[item].row);
      }
      NoteExport(walk, alias.empty() ? name : alias, tree[item].row);
    }
  }
  if (star && import != kNone) {
    walk.AddImportName(import, "*", {}, tree[node].row);
    walk.facts().imports[import].flags |= kImportStar;
  }
  if (from) {
    walk.SkipChildren();
    return;
  }
  bool is_default = tree.HasToken(node, "default");
  NodeIndex value = tree.Child(node, Field::value);
  if (is_default) NoteExport(walk, "default", tree[node].row);
  if (uint32_t component = ComponentOf(walk); is_default && component != kNone && walk.symbol(component).doc.empty()) {
    std::string doc;
    uint32_t row;
    if (walk.DocBefore(tree[node].row, &doc, &row)) walk.SetDoc(component, doc, row);
  }
  if (tree.HasToken(node, "=")) {  // export = x
    NoteExport(walk, "export =", tree[node].row);
    value = tree.LastNamedChild(node);
    is_default = true;
  }
  if (is_default && value != kNoNode) NoteGiven(walk, value);
}

bool NoteModuleCall(Walk& walk, NodeIndex call, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  std::string_view callee = tree.TextOf(function);
  bool dynamic = tree.KindOf(function) == Kind::import || callee == "import";
  if (!dynamic && callee != "require") return false;
  NodeIndex arguments = tree.Child(call, Field::arguments);
  NodeIndex argument = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  std::string_view module;
  if (!LiteralOf(tree, argument, &module)) return false;
  if (!dynamic && tree.LastNamedChild(arguments) != argument) return false;
  uint8_t flags = walk.context().in_try ? static_cast<uint8_t>(kImportGuarded) : uint8_t{0};
  if (dynamic && InType(tree, call)) flags |= kImportTypeOnly;
  ImportKind kind = dynamic ? ImportKind::kDynamic : ImportKind::kRequire;
  NodeIndex given = tree.Parent(call);
  std::string target;
  if (!dynamic && given != kNoNode && tree.KindOf(given) == Kind::assignment_expression) {
    target = DottedText(tree, tree.Child(given, Field::left));
    if (target == "module.exports" || StartsWith(target, "exports.") || StartsWith(target, "module.exports.")) {
      kind = ImportKind::kReexport;
    }
  }
  uint32_t import = walk.AddImport(kind, module, call, flags);
  if (kind == ImportKind::kReexport) {  // module.exports = require("x"), exports.y = require("x")
    std::string_view name = target == "module.exports" ? std::string_view() : std::string_view(target).substr(target.rfind('.') + 1);
    walk.AddImportName(import, "*", name, tree[call].row);
    if (name.empty()) walk.facts().imports[import].flags |= kImportStar;
  } else if (!dynamic) {
    AddRequireNames(walk, import, call, module);
  }
  return true;
}

void NoteEnvironment(Walk& walk, NodeIndex member, NodeIndex object, NodeIndex name) {
  const SyntaxTree& tree = walk.tree();
  if (object == kNoNode || name == kNoNode) return;
  std::string_view text = tree.TextOf(object);
  if (text != "process.env" && text != "import.meta.env" && text != "Deno.env") return;
  std::string_view variable;
  if (tree.KindOf(name) == Kind::property_identifier) {
    variable = tree.TextOf(name);
  } else if (!LiteralOf(tree, name, &variable)) {
    return;
  }
  walk.AddProperty(property::kEnvironment, variable, tree[member].row);
}

void NoteModuleExports(Walk& walk, NodeIndex left, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  State& state = StateOf(walk);
  NoteExport(walk, "module.exports", tree[left].row);
  NodeIndex around = tree.Parent(tree.Parent(left));  // var app = exports = module.exports = {}
  for (int steps = 0; steps < 16 && around != kNoNode && tree.KindOf(around) == Kind::assignment_expression; ++steps) {
    around = tree.Parent(around);
  }
  if (around != kNoNode && tree.KindOf(around) == Kind::variable_declarator) {
    state.default_name = tree.FieldText(around, Field::name);
    MarkExported(walk, state.default_name);
  }
  if (IsFunctionValue(tree.KindOf(value)) || IsClassValue(tree.KindOf(value))) {
    NodeIndex own = tree.Child(value, Field::name), statement = tree.Parent(tree.Parent(left));
    bool alone = statement != kNoNode && tree.KindOf(statement) == Kind::expression_statement;
    NodeIndex whole = alone ? statement : tree.Parent(left);
    std::string_view name = own == kNoNode ? std::string_view("exports") : tree.TextOf(own);
    NodeIndex name_node = own == kNoNode ? tree.Child(left, Field::property) : own;
    uint32_t flags = kSymbolExported | kSymbolDefault;
    if (auto found = state.named.find(value); found != state.named.end()) {  // const name = module.exports = function () {}
      walk.symbol(found->second).flags |= flags;
      return;
    }
    state.named[value] = IsClassValue(tree.KindOf(value))
                             ? AddClassSymbol(walk, value, name, whole, name_node, flags)
                             : AddFunction(walk, SymbolKind::kFunction, name, whole, name_node, value, flags);
    return;
  }
  NoteGiven(walk, value);
  if (tree.KindOf(value) != Kind::object) return;
  for (NodeIndex child : tree.Children(value)) {
    std::string_view member;
    if (tree.KindOf(child) == Kind::shorthand_property_identifier) {
      member = tree.TextOf(child);
      MarkExported(walk, member);
    } else if (tree.KindOf(child) == Kind::pair) {
      NodeIndex key = tree.Child(child, Field::key), given = tree.Child(child, Field::value);
      if (key == kNoNode) continue;
      member = PropertyName(tree, key);
      if (given != kNoNode && tree.KindOf(given) == Kind::identifier) MarkExported(walk, tree.TextOf(given));
    } else if (tree.KindOf(child) == Kind::method_definition) {
      NodeIndex method = tree.Child(child, Field::name);
      if (method != kNoNode) member = PropertyName(tree, method);
    }
    if (!member.empty()) NoteExport(walk, member, tree[child].row);
  }
}

// "@param {import('./box').Box} box": JavaScript takes types of other modules in comments.
void AddImportsOfComments(Walk& walk) {
  if (walk.language() != "javascript" && walk.language() != "jsx") return;
  constexpr size_t kMaxImports = 256;
  std::unordered_set<std::string_view> seen;
  for (const CommentNode& comment : walk.comments()) {
    std::string_view text = walk.text().substr(comment.begin, comment.end - comment.begin);
    if (!StartsWith(text, "/**")) continue;
    for (size_t at = text.find("import("); at != text.npos && seen.size() < kMaxImports; at = text.find("import(", at + 1)) {
      std::string_view rest = text.substr(at + 7);
      size_t close = rest.size() > 1 && (rest[0] == '\'' || rest[0] == '"') ? rest.find(rest[0], 1) : rest.npos;
      if (close == rest.npos || close < 2 || close > 200 || rest.substr(close + 1, 1) != ")") continue;
      std::string_view module = rest.substr(1, close - 1);
      if (module.find_first_of(" \n") != module.npos || !seen.insert(module).second) continue;
      Import row;
      row.module = walk.facts().Add(module);
      row.row = row.end_row = comment.row + walk.options().first_row +
                              static_cast<uint32_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      row.kind = ImportKind::kDynamic;
      row.flags = kImportTypeOnly;
      walk.facts().imports.push_back(row);
    }
  }
}

void Finish(Walk& walk) {
  AddImportsOfComments(walk);
  const State& state = StateOf(walk);
  if (state.exported.empty()) return;
  std::vector<Symbol>& symbols = walk.facts().symbols;
  for (Symbol& row : symbols) {
    std::string name(walk.facts().strings.Get(row.name));
    if ((row.flags & kSymbolLocal) != 0 || state.exported.count(ExportKey(row.parent, name)) == 0) continue;
    row.flags |= kSymbolExported;
    if (name == state.default_name) row.flags |= kSymbolDefault;
  }
}

}  // namespace repodoc::javascript
