// Python: calls, attribute chains, names, annotations, and the names that functions bind.
#include "core/base/common_names.h"
#include "core/base/text.h"
#include "core/extract/lang_python.h"

namespace repodoc::python {

// "a.b.c" of a chain of attributes; the text of anything else, shortened: "f()", "x[...]".
std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (int steps = 0; steps < 16; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::attribute: {
        NodeIndex object = tree.Child(node, Field::object);
        if (object == kNoNode) return tail;
        tail = "." + std::string(tree.FieldText(node, Field::attribute)) + tail;
        node = object;
        continue;
      }
      case Kind::identifier: return std::string(tree.TextOf(node)) + tail;
      case Kind::call: {
        NodeIndex function = tree.Child(node, Field::function);
        if (function == kNoNode) return tail;
        tail = "()" + tail;
        node = function;
        continue;
      }
      case Kind::subscript: {
        NodeIndex value = tree.Child(node, Field::value);
        if (value == kNoNode) return tail;
        tail = "[]" + tail;
        node = value;
        continue;
      }
      case Kind::parenthesized_expression: {
        NodeIndex inner = tree.FirstNamedChild(node);
        if (inner == kNoNode) return "()" + tail;
        node = inner;
        continue;
      }
      case Kind::string:
      case Kind::concatenated_string: return "\"\"" + tail;
      default: return "(...)" + tail;
    }
  }
  return tail;
}

namespace {

// A call that leads nowhere (to the language itself, or nobody can say where) is counted, but no page quotes it: no excerpt.
void AddCall(Walk& walk, NodeIndex call, NodeIndex name_node, std::string_view qualifier, std::string_view name,
             ReferenceKind kind, bool leads_nowhere) {
  if (!leads_nowhere) return walk.AddCall(call, name_node, qualifier, name, kind);
  walk.AddReference(kind, name_node, qualifier, name);
  if (walk.rules().WantsCalls()) walk.rules().OnNamed(RuleEvent::kCall, call, name, qualifier, {});
}

}  // namespace

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function);
  if (function == kNoNode) return;
  ReferenceKind kind = tree.ParentKind(node) == Kind::decorator ? ReferenceKind::kDecorator : ReferenceKind::kCall;
  std::string qualifier;
  std::string_view name;
  NodeIndex name_node = function;
  if (tree.KindOf(function) == Kind::identifier) {
    name = tree.TextOf(function);
    if (IsLocal(walk, name)) return;
    AddCall(walk, node, function, {}, name, kind, IsBuiltin(name) && walk.BindingOf(name).empty());
  } else if (tree.KindOf(function) == Kind::attribute) {
    NodeIndex object = tree.Child(function, Field::object);
    name_node = tree.Child(function, Field::attribute);
    if (object == kNoNode || name_node == kNoNode) return;
    qualifier = Receiver(walk, object);
    name = tree.TextOf(name_node);
    bool unknown = IsUnknown(qualifier);
    if (unknown && qualifier != "\"\"") qualifier = "(...)";
    AddCall(walk, node, name_node, qualifier, name, kind, unknown && IsCommonName(name));
  } else {
    return;
  }
  NoteCall(walk, node, qualifier, name);
}

// The field is part of a longer dotted chain or of a call: counted there.
void EnterAttribute(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent != kNoNode) {
    if (tree.KindOf(parent) == Kind::attribute && tree[node].field == Field::object) return;
    if (tree.KindOf(parent) == Kind::call && tree[node].field == Field::function) return;
  }
  Kind around = parent == kNoNode ? Kind::kOther : tree.KindOf(parent);
  bool assigned = around == Kind::assignment || around == Kind::augmented_assignment;
  bool written = (assigned && tree[node].field == Field::left) || around == Kind::pattern_list ||
                 around == Kind::tuple_pattern || around == Kind::list_pattern;
  NodeIndex name_node = tree.Child(node, Field::attribute);
  NodeIndex object = tree.Child(node, Field::object);
  if (name_node == kNoNode || object == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  if (parent != kNoNode && tree.KindOf(parent) == Kind::decorator) {
    walk.AddReference(ReferenceKind::kDecorator, name_node, DottedText(tree, object), name);
    return;
  }
  if (walk.context().language_bits & kInType) {
    walk.AddReference(ReferenceKind::kType, name_node, DottedText(tree, object), name);
    return;
  }
  if (written) {
    std::string qualifier = DottedText(tree, object);
    if (!walk.BindingOf(std::string_view(qualifier).substr(0, qualifier.find('.'))).empty()) {
      walk.AddReference(ReferenceKind::kWrite, name_node, qualifier, name);
    }
    return;
  }
  std::string receiver = Receiver(walk, object);
  if (!IsUnknown(receiver)) walk.AddUse(name_node, receiver, name);
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Field field = tree[node].field;
  switch (tree.KindOf(parent)) {
    case Kind::attribute: {
      // Counted with the chain. Where it begins with a class or a name of this file, that is used, too; what a lower-case
      // import binds is mostly a module, which the chain's own row already says.
      std::string_view name = tree.TextOf(node);
      bool upper = !name.empty() && name[0] >= 'A' && name[0] <= 'Z';
      if (field == Field::object && (upper || walk.BindingOf(name).empty()) && !IsLocal(walk, name)) walk.AddUse(node, {}, name);
      return;
    }
    case Kind::call:
      if (field == Field::function) return;
      break;
    case Kind::function_definition: case Kind::class_definition: case Kind::keyword_argument:
    case Kind::default_parameter: case Kind::typed_default_parameter: case Kind::named_expression:
      if (field != Field::name) break;
      if (tree.KindOf(parent) == Kind::named_expression) AddLocal(walk, tree.TextOf(node), tree.Child(parent, Field::value));
      return;
    case Kind::parameters: case Kind::lambda_parameters: case Kind::typed_parameter: case Kind::dotted_name:
    case Kind::aliased_import: case Kind::global_statement: case Kind::nonlocal_statement: case Kind::argument_list:
      if (tree.KindOf(parent) != Kind::argument_list) return;
      if (tree.ParentKind(parent) == Kind::class_definition) return;  // a base
      break;
    case Kind::assignment:
      if (field != Field::left) break;
      return;  // bound at the end of the assignment
    case Kind::for_statement: case Kind::for_in_clause:
      if (field != Field::left) break;
      BindTarget(walk, node);
      return;
    case Kind::as_pattern_target:
      BindTarget(walk, node);
      return;
    case Kind::pattern_list: case Kind::tuple_pattern: case Kind::list_pattern:
      AddLocal(walk, tree.TextOf(node));
      return;
    case Kind::list_splat_pattern: case Kind::dictionary_splat_pattern: case Kind::keyword_separator:
      return;
    case Kind::decorator:
      walk.AddReference(ReferenceKind::kDecorator, node, {}, tree.TextOf(node));
      return;
    default: break;
  }
  std::string_view name = tree.TextOf(node);
  if (walk.context().language_bits & kInType) {
    // int, str, list: of the language, unless the file brings its own.
    if (!IsBuiltin(name) || !walk.BindingOf(name).empty() || (name[0] >= 'A' && name[0] <= 'Z')) {
      walk.AddReference(ReferenceKind::kType, node, {}, name);
    }
    return;
  }
  if (!IsLocal(walk, name)) walk.AddUse(node, {}, name);
}

// Annotations: every name inside is a type.
void EnterType(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.context().language_bits |= kInType;
}

// "List['Tensor']": names in quoted annotations.
void EnterString(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool interpolated = tree.ChildOfKind(node, Kind::interpolation) != kNoNode;
  if (!interpolated) walk.SkipChildren();
  if (!(walk.context().language_bits & kInType) || interpolated) return;
  std::string_view text = StringContent(tree.TextOf(node));
  for (char c : text) {
    bool name = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
    if (!name) return;
  }
  if (text.empty()) return;
  size_t dot = text.rfind('.');
  if (dot == std::string_view::npos) {
    walk.AddReference(ReferenceKind::kType, node, {}, text);
  } else {
    walk.AddReference(ReferenceKind::kType, node, text.substr(0, dot), text.substr(dot + 1));
  }
}

void EnterLambda(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.Push(node);
  walk.context().in_async = false;
  NodeIndex parameters = tree.Child(node, Field::parameters);
  if (parameters == kNoNode) return;
  for (NodeIndex child : tree.Children(parameters)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::identifier) AddLocal(walk, tree.TextOf(child));
    if (kind == Kind::default_parameter) AddLocal(walk, tree.FieldText(child, Field::name));
  }
}

// "[f(x) for x in y]": the names are bound behind their uses.
void EnterComprehension(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::for_in_clause) continue;
    NodeIndex left = tree.Child(child, Field::left);
    if (left == kNoNode) continue;
    if (tree.KindOf(left) == Kind::identifier) {
      BindTarget(walk, left);
      continue;
    }
    for (NodeIndex at = left; at < tree[left].next; ++at) {
      if (tree.KindOf(at) == Kind::identifier) AddLocal(walk, tree.TextOf(at));
    }
  }
}

}  // namespace repodoc::python
