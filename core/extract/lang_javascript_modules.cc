// JavaScript and TypeScript: ES modules, CommonJS, re-exports, dynamic imports; prototypes and the environment.
#include "core/base/text.h"
#include "core/extract/lang_javascript.h"
#include "core/base/properties.h"

namespace repodoc::javascript {
namespace {

// A string or a template without substitutions.
bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text) {
  if (node == kNoNode) return false;
  Kind kind = tree.KindOf(node);
  if (kind == Kind::template_string && tree.ChildOfKind(node, Kind::template_substitution) != kNoNode) return false;
  if (kind != Kind::string && kind != Kind::template_string) return false;
  *text = StringContent(tree.TextOf(node));
  return !text->empty() && text->size() < 500;
}

void NoteExport(Walk& walk, std::string_view name, uint32_t row) {
  walk.AddProperty(property::kExports, name, row);
}

std::string_view Unquoted(std::string_view text) {
  if (text.size() >= 2 && (text[0] == '"' || text[0] == '\'')) return text.substr(1, text.size() - 2);
  return text;
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
    uint8_t flags = tree.HasToken(node, "type") ? static_cast<uint8_t>(kImportTypeOnly) : uint8_t{0};
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
      if (!from) StateOf(walk).exported.insert(std::string(name));
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
  if (is_default && value != kNoNode && tree.KindOf(value) == Kind::identifier) {
    StateOf(walk).exported.insert(std::string(tree.TextOf(value)));
  }
  if (is_default && value != kNoNode && tree.KindOf(value) == Kind::object) StateOf(walk).module_objects.insert(value);
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
  uint32_t import = walk.AddImport(dynamic ? ImportKind::kDynamic : ImportKind::kRequire, module, call, flags);
  if (!dynamic) AddRequireNames(walk, import, call, module);
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

void EnterAssignmentExpression(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  if (left == kNoNode || right == kNoNode) return;
  if (tree.KindOf(left) == Kind::identifier) {
    if (walk.rules().Wants(RuleEvent::kAssignment)) {
      walk.rules().OnNamed(RuleEvent::kAssignment, node, tree.TextOf(left), {}, {});
    }
    return;
  }
  if (tree.KindOf(left) != Kind::member_expression) return;
  NodeIndex object = tree.Child(left, Field::object), name_node = tree.Child(left, Field::property);
  if (object == kNoNode || name_node == kNoNode) return;
  std::string target = DottedText(tree, object);
  std::string_view name = tree.TextOf(name_node);
  if (walk.rules().Wants(RuleEvent::kAssignment)) {
    walk.rules().OnNamed(RuleEvent::kAssignment, node, name, target, {});
  }
  NodeIndex statement = tree.Parent(node);
  bool alone = statement != kNoNode && tree.KindOf(statement) == Kind::expression_statement;
  if (target == "module" && name == "exports") {
    NoteExport(walk, "module.exports", tree[left].row);
    if (tree.KindOf(right) == Kind::identifier) StateOf(walk).exported.insert(std::string(tree.TextOf(right)));
    if (tree.KindOf(right) == Kind::object) {
      StateOf(walk).module_objects.insert(right);
      for (NodeIndex child : tree.Children(right)) {
        std::string_view member;
        if (tree.KindOf(child) == Kind::shorthand_property_identifier) {
          member = tree.TextOf(child);
          StateOf(walk).exported.insert(std::string(member));
        } else if (tree.KindOf(child) == Kind::pair) {
          NodeIndex key = tree.Child(child, Field::key), value = tree.Child(child, Field::value);
          if (key == kNoNode) continue;
          member = PropertyName(tree, key);
          if (value != kNoNode && tree.KindOf(value) == Kind::identifier) {
            StateOf(walk).exported.insert(std::string(tree.TextOf(value)));
          }
        } else if (tree.KindOf(child) == Kind::method_definition) {
          NodeIndex method = tree.Child(child, Field::name);
          if (method != kNoNode) member = PropertyName(tree, method);
        }
        if (!member.empty()) NoteExport(walk, member, tree[child].row);
      }
    }
    return;
  }
  bool exports = target == "exports" || target == "module.exports";
  if (exports) {
    NoteExport(walk, name, tree[left].row);
    if (tree.KindOf(right) == Kind::identifier) StateOf(walk).exported.insert(std::string(tree.TextOf(right)));
  }
  // this.x = ... in a method: a field, at its first place.
  const WalkContext& context = walk.context();
  if (target == "this" && context.type != kNone && context.callable != kNone &&
      walk.symbol(context.callable).parent == context.type) {
    if (!NoteField(walk, context.type, name)) return;
    uint32_t type = context.type;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kField, name, node, name_node, kSymbolDefinition);
    Symbol& row = walk.symbol(symbol);
    row.parent = type;
    row.flags &= ~static_cast<uint32_t>(kSymbolLocal | kSymbolConditional);
    row.visibility = VisibilityOf(tree, node, name);
    walk.SetValue(symbol, right);
    return;
  }
  if (!IsFunctionValue(tree.KindOf(right))) return;
  uint32_t owner = kNone;
  bool prototype = EndsWith(target, ".prototype");
  std::string class_name = prototype ? target.substr(0, target.size() - 10) : target;
  if (auto found = StateOf(walk).top_level.find(class_name); found != StateOf(walk).top_level.end()) owner = found->second;
  if (!exports && !prototype && owner == kNone) return;
  uint32_t symbol = AddFunction(walk, prototype || owner != kNone ? SymbolKind::kMethod : SymbolKind::kFunction, name,
                                alone ? statement : node, name_node, right, exports ? static_cast<uint32_t>(kSymbolExported) : 0u);
  if (owner != kNone) walk.symbol(symbol).parent = owner;
  StateOf(walk).named[right] = symbol;
}

void Finish(Walk& walk) {
  const std::unordered_set<std::string>& exported = StateOf(walk).exported;
  if (exported.empty()) return;
  for (Symbol& row : walk.facts().symbols) {
    if (row.parent == kNone && exported.count(std::string(walk.facts().strings.Get(row.name))) != 0) {
      row.flags |= kSymbolExported;
    }
  }
}

}  // namespace repodoc::javascript
