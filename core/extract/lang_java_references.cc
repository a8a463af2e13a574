// Uses in Java: packages, imports, calls, accesses, type names, what is thrown, local names. The table that calls these
// hooks is in lang_java.cc.
#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_java.h"

namespace repodoc::java {
namespace {

std::string JoinParts(std::vector<std::string>* parts) {  // collected from the end to the front
  std::string out;
  for (size_t i = parts->size(); i-- > 0;) out += (*parts)[i];
  return out;
}

// The last named child that is no comment.
NodeIndex LastName(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex last = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].named() && !(tree[child].flags & kNodeExtra)) last = child;
  }
  return last;
}

bool IsVariable(const Walk& walk, std::string_view root) {
  return DefinitionStateOf(const_cast<Walk&>(walk)).locals.Has(walk, root);
}

// As LINK follows it.
std::string Receiver(Walk& walk, std::string_view written) { return StateOf(walk).locals.Followed(walk, written); }

void BindName(Walk& walk, NodeIndex name) {
  if (name == kNoNode) return;
  StateOf(walk).locals.Add(walk, walk.TextOf(name));
  walk.Claim(name);
}

// The dotted name a declaration carries: `package a.b;`
NodeIndex NameChild(const SyntaxTree& tree, NodeIndex node) {
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::identifier || kind == Kind::scoped_identifier) return child;
  }
  return kNoNode;
}

bool StringValue(const SyntaxTree& tree, NodeIndex node, std::string_view* value) {
  if (node == kNoNode || tree.KindOf(node) != Kind::string_literal) return false;
  std::string_view text = tree.TextOf(node);
  if (text.size() < 3 || text.size() > 200) return false;
  *value = text.substr(1, text.size() - 2);
  return true;
}

// System.getenv("HOME"), System.getenv().get("HOME")
void NoteEnvironment(Walk& walk, NodeIndex call, std::string_view qualifier, std::string_view name) {
  bool reads = (name == "getenv" && (qualifier == "System" || qualifier.empty())) ||
               (name == "get" && (qualifier == "System.getenv()" || qualifier == "getenv()"));
  if (!reads) return;
  const SyntaxTree& tree = walk.tree();
  NodeIndex arguments = tree.Child(call, Field::arguments);
  std::string_view variable;
  if (arguments != kNoNode && StringValue(tree, tree.FirstNamedChild(arguments), &variable)) {
    walk.AddProperty(property::kEnvironment, variable, tree[call].row);
  }
}

// A base class has its own reference, and what `new` makes is told by the call.
bool IsToldElsewhere(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex parent = tree.Parent(node);
  if (parent != kNoNode && tree.KindOf(parent) == Kind::generic_type && node == parent + 1) {
    node = parent;
    parent = tree.Parent(node);
  }
  if (parent == kNoNode) return false;
  switch (tree.KindOf(parent)) {
    case Kind::superclass: return true;
    case Kind::object_creation_expression: return tree[node].field == Field::type;
    case Kind::type_list: {
      Kind around = tree.ParentKind(parent);
      return around == Kind::super_interfaces || around == Kind::extends_interfaces;
    }
    default: return false;
  }
}

}  // namespace

std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::vector<std::string> parts;
  for (int steps = 0; steps < 16; ++steps) {
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::field_access:
        parts.push_back("." + std::string(tree.FieldText(node, Field::field)));
        next = tree.Child(node, Field::object);
        break;
      case Kind::method_invocation:
        next = tree.Child(node, Field::object);
        parts.push_back((next == kNoNode ? "" : ".") + std::string(tree.FieldText(node, Field::name)) + "()");
        if (next == kNoNode) return JoinParts(&parts);
        break;
      case Kind::array_access:
        parts.push_back("[]");
        next = tree.Child(node, Field::array);
        break;
      case Kind::parenthesized_expression: next = tree.FirstNamedChild(node); break;
      case Kind::object_creation_expression:
        parts.push_back("new " + SplitDotted(tree.FieldText(node, Field::type).substr(0, 200)).name + "()");
        return JoinParts(&parts);
      case Kind::identifier:
      case Kind::scoped_identifier:
      case Kind::type_identifier:
      case Kind::this_:
      case Kind::super:
        parts.emplace_back(tree.TextOf(node).substr(0, 200));
        return JoinParts(&parts);
      case Kind::class_literal:
      case Kind::generic_type:
      case Kind::scoped_type_identifier: {
        DottedName name = SplitDotted(tree.TextOf(node).substr(0, 200));
        parts.push_back(name.qualifier.empty() ? name.name : name.qualifier + "." + name.name);
        return JoinParts(&parts);
      }
      default: parts.emplace_back("(...)"); return JoinParts(&parts);
    }
    if (next == kNoNode) break;
    node = next;
  }
  parts.emplace_back("(...)");
  return JoinParts(&parts);
}

void EnterPackage(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = NameChild(tree, node);
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kPackage, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  // package-info.java: the comment above `package` is the package's own words.
  if (EndsWith(walk.path(), "package-info.java")) SetDocAboveFirst(walk, symbol, node);
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::annotation && tree.KindOf(child) != Kind::marker_annotation) continue;
    AddDecoratorClause(walk, symbol, ClauseKind::kDecorator, walk.OneLine(child, 300).substr(1), child,
                       tree.Child(child, Field::name));
  }
  walk.Claim(name_node);
}

// import a.b.C;  import a.b.*;  import static a.b.C.m;  import static a.b.C.*;
void EnterImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = NameChild(tree, node);
  if (name_node == kNoNode) return;
  std::string module = walk.OneLine(name_node, 400);
  module.erase(std::remove(module.begin(), module.end(), ' '), module.end());
  bool star = tree.ChildOfKind(node, Kind::asterisk) != kNoNode;
  bool is_static = tree.HasToken(node, "static");
  uint8_t flags = star ? static_cast<uint8_t>(kImportStar) : uint8_t{0};
  size_t dot = module.rfind('.');
  if (is_static && !star && dot != std::string::npos) {
    uint32_t import = walk.AddImport(ImportKind::kFrom, module.substr(0, dot), node, flags);
    walk.AddImportName(import, module.substr(dot + 1), {}, tree[name_node].row);
    walk.AddBinding(module.substr(dot + 1), module);
  } else {
    walk.AddImport(is_static ? ImportKind::kFrom : ImportKind::kImport, module, node, flags);
    if (!star) walk.AddBinding(dot == std::string::npos ? module : module.substr(dot + 1), module);
  }
  walk.SkipChildren();
}

// module a.b { requires transitive java.sql; exports a.b.api; uses X; provides X with Y; }
void EnterModule(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kModule, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, HeadText(walk, tree[node].begin, body == kNoNode ? tree[node].end : tree[body].begin));
  SetDocAboveFirst(walk, symbol, node);
  walk.SkipChildren();
  if (body == kNoNode) return;
  walk.symbol(symbol).body_begin_row = tree[body].row;
  for (NodeIndex child : tree.Children(body)) {
    switch (tree.KindOf(child)) {
      case Kind::requires_module_directive:
        walk.AddImport(ImportKind::kImport, tree.FieldText(child, Field::module), child);
        break;
      case Kind::exports_module_directive:
        walk.AddProperty(property::kExports, tree.FieldText(child, Field::package), tree[child].row);
        break;
      case Kind::uses_module_directive:
      case Kind::provides_module_directive:
        for (NodeIndex name : tree.Children(child)) {
          if (tree.KindOf(name) != Kind::identifier && tree.KindOf(name) != Kind::scoped_identifier) continue;
          DottedName type = SplitDotted(tree.TextOf(name).substr(0, 1000));
          walk.AddReference(ReferenceKind::kType, name, type.qualifier, type.name);
        }
        break;
      default: break;
    }
  }
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), object = tree.Child(node, Field::object);
  if (name_node == kNoNode) return;
  std::string qualifier = object == kNoNode ? std::string() : DottedText(tree, object);
  NoteEnvironment(walk, node, qualifier, tree.TextOf(name_node));
  walk.AddCall(node, name_node, Receiver(walk, qualifier), tree.TextOf(name_node), ReferenceKind::kCall, qualifier);
}

// new a.b.C<D>(...): the type that is named, not its arguments.
void EnterCreation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type);
  if (type == kNoNode) return;
  DottedName name = SplitDotted(tree.TextOf(type).substr(0, 1000));
  if (!name.name.empty()) walk.AddCall(node, type, name.qualifier, name.name);
}

void EnterAccess(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.Child(node, Field::object), name = tree.Child(node, Field::field);
  if (object == kNoNode || name == kNoNode) return;
  std::string receiver = Receiver(walk, DottedText(tree, object));
  if (!StartsWith(receiver, "(.")) walk.AddUse(name, receiver, tree.TextOf(name));
}

// Type::method, value::method, Type::new
void EnterMethodReference(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex object = tree.FirstNamedChild(node), name = LastName(tree, node);
  if (object == kNoNode || name == kNoNode || name == object || tree.KindOf(name) != Kind::identifier) return;
  walk.AddReference(ReferenceKind::kUse, name, Receiver(walk, DottedText(tree, object)), tree.TextOf(name));
}

namespace {

// @Box(size = 1): size is a member of Box.
void EnterAnnotationKey(Walk& walk, NodeIndex key) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Parent(tree.Parent(key));
  NodeIndex annotation = list == kNoNode ? kNoNode : tree.Parent(list);
  std::string_view name = annotation == kNoNode ? std::string_view() : tree.FieldText(annotation, Field::name);
  if (!name.empty() && name.size() < 76) walk.AddUse(key, "<" + std::string(name) + ">", tree.TextOf(key));
}

}  // namespace

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.IsClaimed(node)) return;
  NodeIndex parent = tree.Parent(node);
  Field field = tree[node].field;
  if (parent == kNoNode) return;
  switch (tree.KindOf(parent)) {
    case Kind::kError:
      if (RecoverDefinition(walk, node)) return;
      break;
    case Kind::method_invocation:
      if (field == Field::name) return;
      break;
    case Kind::field_access:
      if (field == Field::field) return;
      break;
    case Kind::method_reference:
      if (node != parent + 1) return;
      break;
    case Kind::formal_parameter: case Kind::catch_formal_parameter: case Kind::variable_declarator:
    case Kind::resource: case Kind::enhanced_for_statement: case Kind::instanceof_expression:
      if (field == Field::name) return;
      break;
    case Kind::element_value_pair:
      if (field == Field::key) return EnterAnnotationKey(walk, node);
      break;
    case Kind::class_declaration: case Kind::interface_declaration: case Kind::enum_declaration:
    case Kind::record_declaration: case Kind::annotation_type_declaration: case Kind::method_declaration:
    case Kind::constructor_declaration: case Kind::compact_constructor_declaration: case Kind::enum_constant:
    case Kind::annotation_type_element_declaration: case Kind::labeled_statement: case Kind::annotation:
    case Kind::marker_annotation: case Kind::scoped_identifier: case Kind::receiver_parameter:
      if (tree.KindOf(parent) == Kind::labeled_statement && node != parent + 1) break;
      return;
    default: break;
  }
  std::string_view name = tree.TextOf(node);
  if (!name.empty() && !IsVariable(walk, name)) walk.AddUse(node, {}, name);
}

void EnterTypeName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind around = tree.ParentKind(node);
  if (around == Kind::type_parameter || around == Kind::scoped_type_identifier || IsToldElsewhere(tree, node)) return;
  std::string_view name = tree.TextOf(node);
  if (name == "var" || StateOf(walk).type_parameters.Has(name)) return;
  walk.AddReference(ReferenceKind::kType, node, {}, name);
}

void EnterScopedType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) == Kind::scoped_type_identifier || IsToldElsewhere(tree, node)) return;
  DottedName name = SplitDotted(tree.TextOf(node).substr(0, 1000));
  if (!name.name.empty()) walk.AddReference(ReferenceKind::kType, node, name.qualifier, name.name);
}

void EnterAnnotation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  DottedName name = SplitDotted(tree.TextOf(name_node).substr(0, 1000));
  if (!name.name.empty()) walk.AddReference(ReferenceKind::kDecorator, node, name.qualifier, name.name);
}

void EnterThrow(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode || tree.KindOf(value) != Kind::object_creation_expression) return;
  NodeIndex type = tree.Child(value, Field::type);
  if (type != kNoNode) AddThrown(walk, callable, walk.OneLine(type, 200), tree[node].row);
}

namespace {

// What a local variable is: "<Box>" by its type, "new Box()" or "boxes[]" for `var`; empty when it cannot be told.
std::string LocalValue(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind kind = tree.KindOf(node);
  NodeIndex holder = kind == Kind::variable_declarator ? tree.Parent(node) : node;
  if (holder == kNoNode) return {};
  NodeIndex type = tree.Child(holder, kind == Kind::instanceof_expression ? Field::right : Field::type);
  if (kind == Kind::type_pattern || kind == Kind::record_pattern_component) type = tree.FirstNamedChild(node);
  if (kind == Kind::catch_formal_parameter) {
    NodeIndex caught = tree.ChildOfKind(node, Kind::catch_type);
    if (caught != kNoNode) type = tree.FirstNamedChild(caught);
  }
  bool variadic = tree.KindOf(holder) == Kind::spread_parameter;
  if (variadic) {
    for (NodeIndex child : tree.Children(holder)) {
      if (tree[child].named() && tree.KindOf(child) != Kind::modifiers && type == kNoNode) type = child;
    }
  }
  if (type == kNoNode) return {};
  std::string text = walk.OneLine(type, 200);
  if (text == "var") {
    NodeIndex value = tree.Child(node, Field::value);
    if (value == kNoNode) return {};
    std::string made = Receiver(walk, DottedText(tree, value));
    if (kind == Kind::enhanced_for_statement) made += "[]";
    return made.size() > 78 || StartsWith(made, "(.") ? std::string() : made;
  }
  NodeIndex dimensions = tree.Child(node, Field::dimensions);
  if (dimensions != kNoNode) text += walk.OneLine(dimensions, 40);
  if (variadic) text += "[]";
  return text.size() > 76 ? std::string() : "<" + text + ">";
}

}  // namespace

void EnterLocal(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  Kind kind = tree.KindOf(node);
  if (kind == Kind::type_pattern || kind == Kind::record_pattern_component) name = LastName(tree, node);
  if (name == kNoNode || tree.KindOf(name) != Kind::identifier) return;
  StateOf(walk).locals.Add(walk, tree.TextOf(name), LocalValue(walk, node));
}

bool KeepUse(const Walk&, std::string_view, std::string_view) { return true; }  // inherited, or of the same package

// x -> ..., (x, y) -> ...; typed parameters are formal_parameter nodes
void EnterLambda(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parameters = tree.Child(node, Field::parameters);
  if (parameters == kNoNode) return;
  if (tree.KindOf(parameters) == Kind::identifier) return BindName(walk, parameters);
  if (tree.KindOf(parameters) != Kind::inferred_parameters) return;
  for (NodeIndex child : tree.Children(parameters)) {
    if (tree.KindOf(child) == Kind::identifier) StateOf(walk).locals.Add(walk, tree.TextOf(child));
  }
}

}  // namespace repodoc::java
