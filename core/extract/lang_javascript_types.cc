// JavaScript and TypeScript: classes, interfaces, enums, namespaces, type aliases and their fields.
#include "core/base/text.h"
#include "core/extract/lang_javascript.h"

namespace repodoc::javascript {
namespace {

void AddBase(Walk& walk, uint32_t symbol, NodeIndex node, NodeIndex arguments = kNoNode) {
  const SyntaxTree& tree = walk.tree();
  uint32_t end = tree[arguments == kNoNode ? node : arguments].end;
  walk.AddClause(symbol, ClauseKind::kBase, walk.RangeOnOneLine(tree[node].begin, end, 200), tree[node].row);
  NodeIndex at = node;
  if (tree.KindOf(at) == Kind::generic_type) at = tree.Child(at, Field::name);
  if (at == kNoNode) return;
  std::string whole = tree.KindOf(at) == Kind::nested_type_identifier ? std::string(tree.TextOf(at)) : DottedText(tree, at);
  if (tree.KindOf(at) == Kind::type_identifier) whole = tree.TextOf(at);
  size_t dot = whole.rfind('.');
  std::string qualifier = dot == std::string::npos ? std::string() : whole.substr(0, dot);
  std::string name = dot == std::string::npos ? whole : whole.substr(dot + 1);
  if (name.empty() || name.find('(') != std::string::npos) return;
  walk.AddReference(ReferenceKind::kBase, at, qualifier, name);
  if (walk.rules().Wants(RuleEvent::kBase)) {
    walk.rules().OnNamed(RuleEvent::kBase, node, name, qualifier, walk.BindingOf(qualifier.empty() ? name : qualifier), symbol);
  }
}

// From here to the end of `node`, types written inside hold members of `symbol`: opts: { deep: boolean }.
void OpenHolder(Walk& walk, NodeIndex node, uint32_t symbol) {
  walk.Push(node);
  walk.context().symbol = symbol;
}

uint32_t AddGlobal(Walk& walk, NodeIndex node, NodeIndex word, NodeIndex block) {
  const SyntaxTree& tree = walk.tree();
  uint32_t symbol = walk.AddSymbol(SymbolKind::kNamespace, "global", node, word, kSymbolDefinition);
  Symbol& row = walk.symbol(symbol);
  row.body_begin_row = tree[block].row + walk.options().first_row;
  row.end = tree[block].end + walk.options().first_byte;
  row.end_row = tree[block].end_row + walk.options().first_row;
  walk.SetSignature(symbol, tree.KindOf(node) == Kind::ambient_declaration ? "declare global" : "global");
  SetDocAbove(walk, symbol, node);
  return symbol;
}

}  // namespace

uint32_t AddClassSymbol(Walk& walk, NodeIndex node, std::string_view name, NodeIndex whole, NodeIndex name_node, uint32_t flags) {
  const SyntaxTree& tree = walk.tree();
  flags |= kSymbolDefinition;
  if (tree.KindOf(node) == Kind::abstract_class_declaration) flags |= kSymbolAbstract;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kClass, name, whole, name_node, flags);
  walk.SetSignature(symbol, SignatureOf(walk, whole, node));
  if (NodeIndex body = tree.Child(node, Field::body); body != kNoNode) {
    walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  }
  AddTypeParameters(walk, symbol, node);
  AddDecorators(walk, symbol, whole, node);
  SetDocAbove(walk, symbol, whole);
  NoteTopLevel(walk, symbol, name);
  if (NodeIndex heritage = tree.ChildOfKind(node, Kind::class_heritage); heritage != kNoNode) {
    for (NodeIndex child : tree.Children(heritage)) {
      Kind kind = tree.KindOf(child);
      if (kind == Kind::extends_clause) {
        if (NodeIndex value = tree.Child(child, Field::value); value != kNoNode) {
          AddBase(walk, symbol, value, tree.Child(child, Field::type_arguments));
        }
      } else if (kind == Kind::implements_clause) {
        for (NodeIndex type : tree.Children(child)) {
          if (tree[type].named() && !(tree[type].flags & kNodeExtra)) AddBase(walk, symbol, type);
        }
      } else if (tree[child].named() && !(tree[child].flags & kNodeExtra)) {
        AddBase(walk, symbol, child);
      }
    }
  }
  walk.Defined(symbol, node);
  return symbol;
}

void EnterClass(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), parent = tree.Parent(node);
  uint32_t symbol = kNone;
  if (auto found = StateOf(walk).named.find(node); found != StateOf(walk).named.end()) {
    symbol = found->second;
  } else {
    if (name_node == kNoNode && (parent == kNoNode || tree.KindOf(parent) != Kind::export_statement)) {
      walk.Push(node);  // class {} as an argument: its members are nobody's
      walk.context().language_bits |= kInAnonymous;
      return;
    }
    NodeIndex whole = WholeOf(tree, node);
    std::string_view name = name_node == kNoNode ? std::string_view("default") : tree.TextOf(name_node);
    symbol = AddClassSymbol(walk, node, name, whole, name_node == kNoNode ? node : name_node, ExportFlags(tree, whole));
  }
  walk.OpenScope(symbol, node);
  walk.context().language_bits &= ~static_cast<uint32_t>(kInAnonymous | kInSignature);
  // "this.x = ..." adds no member that the class declares: this.run = this.run.bind(this)
  NodeIndex body = tree.Child(node, Field::body);
  if (body == kNoNode) return;
  for (NodeIndex member : tree.Children(body)) {
    NodeIndex member_name = tree.Child(member, Field::name);
    if (member_name == kNoNode) member_name = tree.Child(member, Field::property);
    if (member_name != kNoNode) NoteField(walk, symbol, PropertyName(tree, member_name));
  }
}

void EnterDeclared(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  NodeIndex whole = WholeOf(tree, node);
  std::string_view name = PropertyName(tree, name_node);
  SymbolKind kind = SymbolKind::kInterface;
  if (tree.KindOf(node) == Kind::enum_declaration) kind = SymbolKind::kEnum;
  if (tree.KindOf(node) == Kind::type_alias_declaration) kind = SymbolKind::kTypeAlias;
  if (tree.KindOf(node) == Kind::internal_module || tree.KindOf(node) == Kind::module) kind = SymbolKind::kNamespace;
  uint32_t flags = kSymbolDefinition | ExportFlags(tree, whole);
  if (kind == SymbolKind::kEnum && tree.HasToken(node, "const")) flags |= kSymbolConstexpr;
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, flags);
  NodeIndex body = tree.Child(node, Field::body);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  if (kind == SymbolKind::kTypeAlias) {
    std::string signature = CodeOnOneLine(walk, tree[whole].begin, tree[whole].end, 400);
    while (!signature.empty() && (signature.back() == ';' || signature.back() == ' ')) signature.pop_back();
    walk.SetSignature(symbol, signature);
    if (NodeIndex value = tree.Child(node, Field::value); value != kNoNode) {
      std::string text = CodeOnOneLine(walk, tree[value].begin, tree[value].end, 400);
      walk.symbol(symbol).type = walk.facts().Add(text);
    }
  } else {
    walk.SetSignature(symbol, SignatureOf(walk, whole, node));
  }
  AddTypeParameters(walk, symbol, node);
  SetDocAbove(walk, symbol, whole);
  NoteTopLevel(walk, symbol, name);
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::extends_type_clause) continue;
    for (NodeIndex base : tree.Children(child)) {
      if (tree[base].field == Field::type) AddBase(walk, symbol, base);
    }
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits &= ~static_cast<uint32_t>(kInAnonymous | kInSignature);
}

// declare global { ... }
void EnterAmbient(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex word = kNoNode, block = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.TextOf(child) == "global") word = child;
    if (tree.KindOf(child) == Kind::statement_block) block = child;
  }
  if (word == kNoNode || block == kNoNode) return;
  walk.OpenScope(AddGlobal(walk, node, word, block), node);
}

// The grammar knows "global {}" behind `declare` only; inside of a declared module the word is an error or a statement
// before a block.
void EnterError(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex block = tree.NextSibling(node);
  if (Trim(tree.TextOf(node)) != "global" || block == kNoNode || tree.KindOf(block) != Kind::statement_block) return;
  StateOf(walk).global_block = block;
  StateOf(walk).global_symbol = AddGlobal(walk, node, node, block);
}

void EnterStatement(Walk& walk, NodeIndex node) {
  if (walk.tree()[node].end - walk.tree()[node].begin == 6) EnterError(walk, node);
}

void EnterBlock(Walk& walk, NodeIndex node) {
  if (StateOf(walk).global_block == node) walk.OpenScope(StateOf(walk).global_symbol, node);
}

void EnterEnumMember(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) != Kind::enum_body) return;  // most names of properties
  NodeIndex name_node = tree.KindOf(node) == Kind::enum_assignment ? tree.Child(node, Field::name) : node;
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnumMember, PropertyName(tree, name_node), node, name_node, kSymbolDefinition);
  if (NodeIndex value = tree.Child(node, Field::value); value != kNoNode) walk.SetValue(symbol, value);
  SetDocAbove(walk, symbol, node);
}

bool IsMemberPlace(const Walk& walk) {
  const WalkContext& context = walk.context();
  return (context.language_bits & (kInAnonymous | kInSignature)) == 0 && context.symbol != kNone &&
         context.symbol != walk.options().parent && context.symbol != context.callable;
}

void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) name_node = tree.Child(node, Field::property);
  if (name_node == kNoNode) return;
  if (tree.KindOf(node) == Kind::property_signature && tree.ParentKind(node) == Kind::object_type && !IsMemberPlace(walk)) return;
  std::string_view name = PropertyName(tree, name_node);
  NodeIndex value = tree.Child(node, Field::value);
  uint32_t flags = 0;
  if (value != kNoNode) flags |= kSymbolDefinition;
  if (tree.HasToken(node, "static")) flags |= kSymbolStatic;
  if (tree.HasToken(node, "readonly")) flags |= kSymbolConst;
  if (tree.HasToken(node, "abstract")) flags |= kSymbolAbstract;
  if (tree.ChildOfKind(node, Kind::override_modifier) != kNoNode) flags |= kSymbolOverride;
  if (value != kNoNode && IsFunctionValue(tree.KindOf(value))) {
    uint32_t method = AddFunction(walk, SymbolKind::kMethod, name, node, name_node, value, flags);
    walk.symbol(method).visibility = VisibilityOf(tree, node, name);
    StateOf(walk).named[value] = method;
    return;
  }
  if (value != kNoNode && IsClassValue(tree.KindOf(value))) {
    StateOf(walk).named[value] = AddClassSymbol(walk, value, name, node, name_node, flags);
    return;
  }
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, name, node, name_node, flags);
  walk.symbol(symbol).visibility = VisibilityOf(tree, node, name);
  std::string type = TypeText(walk, tree.Child(node, Field::type));
  walk.symbol(symbol).type = walk.facts().Add(type);
  if (value != kNoNode) {
    walk.SetValue(symbol, value);
    if (type.empty()) {
      StateOf(walk).scopes.MoveTo(node);
      NoteMadeOf(walk, symbol, MadeOf(walk, value), value);
    }
  }
  AddDecorators(walk, symbol, node, node);
  SetDocAbove(walk, symbol, node);
  NoteField(walk, walk.context().symbol, name);
  walk.Defined(symbol, node);
  OpenHolder(walk, node, symbol);
}

// [key: string]: number
void EnterIndexSignature(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ChildOfKind(node, Kind::mapped_type_clause) != kNoNode) return;
  if (tree.ParentKind(node) == Kind::object_type && !IsMemberPlace(walk)) return;
  NodeIndex type = tree.Child(node, Field::type);
  uint32_t end = type == kNoNode ? tree[node].end : tree[type].begin;
  std::string name = walk.RangeOnOneLine(tree[node].begin, end, 120);
  uint32_t flags = tree.HasToken(node, "readonly") ? static_cast<uint32_t>(kSymbolConst) : 0u;
  if (size_t open = name.find('['); open != std::string::npos) name.erase(0, open);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, name, node, node, flags);
  std::string text = TypeText(walk, type);
  walk.symbol(symbol).type = walk.facts().Add(text);
  SetDocAbove(walk, symbol, node);
  OpenHolder(walk, node, symbol);
}

// T extends { a: string } ? ...: a condition, no member.
void EnterObjectType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree[node].field != Field::right || tree.ParentKind(node) != Kind::conditional_type) return;
  walk.Push(node);
  walk.context().language_bits |= kInSignature;
}

void EnterDecorator(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) == Kind::class_body) StateOf(walk).decorators.push_back(node);
}

}  // namespace repodoc::javascript
