// Scopes and types of C and C++: namespaces, classes, enumerations, aliases, concepts.
#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_cpp_declarator.h"
#include "core/extract/lang_cpp_parts.h"
#include "core/extract/lang_cpp_state.h"

namespace repodoc::cpp {
namespace {

// The name a typedef gives to a type without one: typedef struct { } Name;
NodeIndex TypedefName(const SyntaxTree& tree, NodeIndex specifier) {
  NodeIndex parent = tree.Parent(specifier);
  if (parent == kNoNode || tree.KindOf(parent) != Kind::type_definition) return kNoNode;
  for (NodeIndex child : tree.Children(parent)) {
    if (tree[child].field == Field::declarator && tree.KindOf(child) == Kind::type_identifier) return child;
  }
  return kNoNode;
}

}  // namespace

// ---- Scopes
// ------------------------------------------------------------------------------------------------------

void EnterNamespace(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) {
    walk.Push(node);
    walk.context().language_bits |= kInternalLinkage;
    return;
  }
  bool is_inline = tree.HasToken(node, "inline");
  std::vector<NodeIndex> parts;
  if (tree.KindOf(name) == Kind::nested_namespace_specifier) {
    // a::b::c nests to the right: every level holds a namespace_identifier and the rest.
    for (NodeIndex at = name + 1; at < tree[name].next; ++at) {
      if (tree.KindOf(at) == Kind::namespace_identifier) parts.push_back(at);
    }
  } else {
    parts.push_back(name);
  }
  for (size_t i = 0; i < parts.size(); ++i) {
    uint32_t symbol =
        walk.AddSymbol(SymbolKind::kNamespace, tree.TextOf(parts[i]), node, parts[i], kSymbolDefinition);
    StateOf(walk).namespaces.insert(tree.TextOf(parts[i]));
    Symbol& row = walk.symbol(symbol);
    if (i > 0) {
      row.begin = tree[parts[i]].begin;
      row.begin_row = tree[parts[i]].row;
    }
    if (is_inline) row.flags |= kSymbolInline;
    row.visibility = VisibilityHere(walk);
    walk.SetSignature(symbol, "namespace " + std::string(tree.TextOf(i == 0 ? parts[0] : parts[i])));
    if (i == 0) AttachDoc(walk, symbol, tree[node].row, tree[node].end, false);
    walk.OpenScope(symbol, node);
  }
}

void EnterNamespaceAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  NodeIndex target = tree.LastNamedChild(node);
  if (name == kNoNode || target == kNoNode || target == name) return;
  walk.AddBinding(tree.TextOf(name), PlainLine(tree.TextOf(target), 100));
}

void EnterLinkage(Walk& walk, NodeIndex node) {
  if (walk.tree().FieldText(node, Field::value) != "\"C\"") return;
  walk.Push(node);
  walk.context().language_bits |= kExternC;
}

void EnterAccess(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) == Kind::base_class_clause) return;
  std::string_view text = tree.TextOf(node);
  uint32_t bit = StartsWith(text, "private")     ? kAccessPrivate
                 : StartsWith(text, "protected") ? kAccessProtected
                                                 : kAccessPublic;
  if (!InClassBody(walk)) return;
  walk.context().language_bits = (walk.context().language_bits & ~static_cast<uint32_t>(kAccessMask)) | bit;
}

// ---- Types
// -------------------------------------------------------------------------------------------------------

void EnterClass(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(node, Field::body);
  if (body == kNoNode) return;
  Kind specifier = tree.KindOf(node);
  SymbolKind kind = specifier == Kind::class_specifier   ? SymbolKind::kClass
                    : specifier == Kind::union_specifier ? SymbolKind::kUnion
                                                         : SymbolKind::kStruct;
  uint32_t default_access = kind == SymbolKind::kClass ? kAccessPrivate : kAccessPublic;
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex range = node;
  if (name_node == kNoNode) {
    name_node = TypedefName(tree, node);
    if (name_node != kNoNode) range = tree.Parent(node);
  }
  if (name_node == kNoNode) {
    // Members of an unnamed struct belong to the type around it.
    walk.Push(node);
    if (!InClassBody(walk)) walk.context().language_bits |= default_access;
    return;
  }
  SplitName split = SplitQualified(tree, name_node);
  if (split.name == kNoNode) return;
  std::string_view name = tree.TextOf(split.name);
  NodeIndex whole = WholeDefinition(tree, range);
  uint32_t flags = kSymbolDefinition;
  if (split.templated) flags |= kSymbolSpecialization;
  uint32_t symbol = walk.AddSymbol(kind, name, whole, split.name, flags);
  if (!split.qualifier.empty()) {
    ScopeGuess guess = GuessScope(walk, split.qualifier);
    if (guess.parent != kNone) walk.symbol(symbol).parent = guess.parent;
    walk.AddClause(symbol, ClauseKind::kScope, PlainLine(split.qualifier, 200), tree[split.name].row);
  }
  uint32_t body_begin = tree[body].begin;
  Complete(walk, symbol, whole, range, body_begin, false);
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolStatic | kSymbolInline | kSymbolVirtual);
  if (!InClassBody(walk) && walk.symbol(symbol).visibility == Visibility::kPrivate &&
      !(walk.context().language_bits & kInternalLinkage)) {
    walk.symbol(symbol).visibility = Visibility::kPublic;
  }
  std::string signature = PlainLine(Trim(tree.text.substr(tree[node].begin, body_begin - tree[node].begin)));
  if (range != node) signature = "typedef " + signature + " " + std::string(name);
  walk.SetSignature(symbol, signature);
  walk.symbol(symbol).body_begin_row = tree[body].row;
  AddAttributes(walk, symbol, node);
  AddTemplateHead(walk, symbol, whole, node);
  if (!split.templated) StateOf(walk).types[name] = symbol;
  NodeIndex bases = tree.ChildOfKind(node, Kind::base_class_clause);
  walk.Defined(symbol, whole);
  walk.OpenScope(symbol, node);
  walk.context().language_bits =
      (walk.context().language_bits & ~static_cast<uint32_t>(kAccessMask | kExternC)) | default_access;
  if (bases != kNoNode) {
    for (NodeIndex child : tree.Children(bases)) {
      Kind base_kind = tree.KindOf(child);
      if (base_kind != Kind::type_identifier && base_kind != Kind::template_type &&
          base_kind != Kind::qualified_identifier) {
        continue;
      }
      SplitName base = SplitQualified(tree, child);
      if (base.name == kNoNode) continue;
      std::string qualifier = PlainLine(base.qualifier, 78);
      walk.AddClause(symbol, ClauseKind::kBase, PlainLine(tree.TextOf(child), 160), tree[child].row);
      if (StateOf(walk).template_names.count(tree.TextOf(base.name)) != 0 && qualifier.empty()) continue;
      walk.AddReference(ReferenceKind::kBase, base.name, qualifier, tree.TextOf(base.name));
      walk.rules().OnNamed(RuleEvent::kBase, child, tree.TextOf(base.name), qualifier, {}, symbol);
    }
  }
}

void EnterEnum(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(node, Field::body);
  if (body == kNoNode) return;
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex range = node;
  if (name_node == kNoNode) {
    name_node = TypedefName(tree, node);
    if (name_node != kNoNode) range = tree.Parent(node);
  }
  if (name_node == kNoNode) return;
  SplitName split = SplitQualified(tree, name_node);
  if (split.name == kNoNode) return;
  NodeIndex whole = WholeDefinition(tree, range);
  uint32_t symbol =
      walk.AddSymbol(SymbolKind::kEnum, tree.TextOf(split.name), whole, split.name, kSymbolDefinition);
  Complete(walk, symbol, whole, range, tree[body].begin, false);
  std::string signature =
      PlainLine(Trim(tree.text.substr(tree[node].begin, tree[body].begin - tree[node].begin)));
  if (range != node) signature = "typedef " + signature + " " + std::string(tree.TextOf(split.name));
  walk.SetSignature(symbol, signature);
  walk.symbol(symbol).type = walk.facts().Add(PlainLine(tree.FieldText(node, Field::base), 80));
  walk.symbol(symbol).body_begin_row = tree[body].row;
  AddAttributes(walk, symbol, node);
  StateOf(walk).types[tree.TextOf(split.name)] = symbol;
  walk.Defined(symbol, whole);
  walk.OpenScope(symbol, node);
  walk.context().language_bits =
      (walk.context().language_bits & ~static_cast<uint32_t>(kAccessMask)) | kAccessPublic;
}

void EnterEnumerator(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnumMember, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.symbol(symbol).visibility = VisibilityHere(walk);
  NodeIndex value = tree.Child(node, Field::value);
  if (value != kNoNode) walk.SetValue(symbol, value);
  walk.SetSignature(symbol, PlainLine(tree.TextOf(node), 160));
  AttachDoc(walk, symbol, tree[node].row, tree[node].end, true);
}

void EnterTypedef(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type);
  if (type == kNoNode) return;
  NodeIndex own_name = kNoNode;
  bool unnamed = false;
  switch (tree.KindOf(type)) {
    case Kind::class_specifier:
    case Kind::struct_specifier:
    case Kind::union_specifier:
    case Kind::enum_specifier:
      own_name = tree.Child(type, Field::name);
      unnamed = own_name == kNoNode && tree.Child(type, Field::body) != kNoNode;
      break;
    default:
      break;
  }
  NodeIndex given = unnamed ? TypedefName(tree, type) : kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field != Field::declarator || child == given) continue;
    Declared declared = ReadDeclarator(tree, child);
    if (declared.name == kNoNode) continue;
    std::string name = NameText(tree, declared);
    if (own_name != kNoNode && tree.TextOf(own_name) == name && tree.Child(type, Field::body) != kNoNode) {
      // One type to a reader; where its second name stands is for exports.
      walk.AddProperty(property::kTypedef, name, tree[declared.name].row);
      continue;
    }
    uint32_t symbol = walk.AddSymbol(SymbolKind::kTypeAlias, name, node, declared.name, kSymbolDefinition);
    Complete(walk, symbol, node, node, tree[declared.full_name].begin, true);
    walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolStatic);
    NodeIndex function = declared.function;
    declared.function = kNoNode;
    walk.symbol(symbol).type = walk.facts().Add(TypeText(tree, node, declared));
    std::string signature = PlainLine(tree.TextOf(node));
    if (tree.Child(type, Field::body) != kNoNode)
      signature = "typedef " + std::string(walk.facts().strings.Get(walk.symbol(symbol).type)) + " " + name;
    if (!signature.empty() && signature.back() == ';') signature.pop_back();
    walk.SetSignature(symbol, signature);
    if (function != kNoNode) AddParameters(walk, symbol, function);
    walk.Defined(symbol, node);
  }
}

void EnterAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  NodeIndex whole = WholeDefinition(tree, node);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTypeAlias, tree.TextOf(name), whole, name, kSymbolDefinition);
  Complete(walk, symbol, whole, node, tree[name].begin, true);
  walk.symbol(symbol).type = walk.facts().Add(PlainLine(tree.FieldText(node, Field::type), 200));
  std::string signature = PlainLine(tree.TextOf(node));
  if (!signature.empty() && signature.back() == ';') signature.pop_back();
  walk.SetSignature(symbol, signature);
  AddTemplateHead(walk, symbol, whole, node);
  AddAttributes(walk, symbol, node);
  walk.Defined(symbol, whole);
}

void EnterConcept(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  NodeIndex whole = WholeDefinition(tree, node);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kConcept, tree.TextOf(name), whole, name, kSymbolDefinition);
  Complete(walk, symbol, whole, node, tree[name].begin, false);
  walk.SetSignature(symbol, PlainLine(tree.TextOf(node), 300));
  AddTemplateHead(walk, symbol, whole, node);
  walk.Defined(symbol, whole);
}

void EnterTemplateParameters(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    NodeIndex id = tree.Child(child, Field::name);
    if (id == kNoNode) id = tree.ChildOfKind(child, Kind::type_identifier);
    Kind kind = tree.KindOf(child);
    if (id == kNoNode ||
        (kind != Kind::type_parameter_declaration && kind != Kind::variadic_type_parameter_declaration &&
         kind != Kind::optional_type_parameter_declaration)) {
      continue;
    }
    StateOf(walk).template_names.insert(tree.TextOf(id));
  }
}

}  // namespace repodoc::cpp
