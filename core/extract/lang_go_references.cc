// Go: calls, selectors, names, types; environment variables and flags that are read. The table is in lang_go.cc.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_go.h"

namespace repodoc::go {
namespace {

// "a.b.c"; calls and the like are shortened: "f().b".
std::string DottedText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (int steps = 0; steps < 16; ++steps) {
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::identifier: return std::string(tree.TextOf(node)) + tail;
      case Kind::selector_expression:
        tail = "." + std::string(tree.FieldText(node, Field::field)) + tail;
        next = tree.Child(node, Field::operand);
        break;
      case Kind::call_expression:
        tail = "()" + tail;
        next = tree.Child(node, Field::function);
        break;
      case Kind::index_expression:
        tail = "[]" + tail;
        next = tree.Child(node, Field::operand);
        break;
      case Kind::parenthesized_expression: next = tree.FirstNamedChild(node); break;
      case Kind::unary_expression: next = tree.Child(node, Field::operand); break;
      default: return "(...)" + tail;
    }
    if (next == kNoNode) return "(...)" + tail;
    node = next;
  }
  return tail;
}

std::string_view FirstLiteral(const SyntaxTree& tree, NodeIndex call, size_t index) {
  NodeIndex arguments = tree.Child(call, Field::arguments);
  if (arguments == kNoNode) return {};
  for (NodeIndex child : tree.Children(arguments)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra)) continue;
    if (index-- == 0) return PlainLiteral(tree.TextOf(child));
  }
  return {};
}

// "StringVarP" -> whether it defines an option of a flag set, and which argument is the name.
bool IsOptionMethod(std::string_view name, size_t* position) {
  bool short_name = EndsWith(name, "P") && name != "IP";
  if (short_name) name.remove_suffix(1);
  bool in_variable = EndsWith(name, "Var");
  if (in_variable) name.remove_suffix(3);
  *position = in_variable ? 1 : 0;
  for (std::string_view own : {"", "Bool", "BoolFunc", "Duration", "Float64", "Func", "Int", "Int64", "String", "Text", "Uint", "Uint64",
                               "BoolSlice", "BytesBase64", "BytesHex", "Count", "DurationSlice", "Float32", "IP", "Int16", "Int32", "Int8",
                               "IntSlice", "StringArray", "StringSlice", "StringToInt", "StringToString", "Uint16", "Uint32", "Uint8"}) {
    if (name == own) return in_variable || !own.empty();
  }
  return false;
}

// os.Getenv("HOME"); flag.String("name", ...), flag.StringVar(&x, "name", ...); of pflag and cobra cmd.Flags().BoolP("name", ...);
// of kingpin app.Flag("name", "words")
void NoteCall(Walk& walk, NodeIndex call, std::string_view written, std::string_view receiver, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  std::string_view package = walk.BindingOf(written);
  if (package == "os" || package == "syscall") {
    if (name != "Getenv" && name != "LookupEnv") return;
    std::string_view variable = FirstLiteral(tree, call, 0);
    if (!variable.empty()) walk.AddProperty(property::kEnvironment, variable, tree[call].row);
    return;
  }
  std::string_view option, sign = "--";
  size_t position = 0;
  bool standard = package == "flag" || receiver == "<*flag.FlagSet>" || StartsWith(receiver, "flag.NewFlagSet()");
  bool set = standard || EndsWith(package, "/pflag") || EndsWith(written, "Flags()") || EndsWith(receiver, "Flags()") ||
             EndsWith(receiver, "FlagSet>");
  if (set && IsOptionMethod(name, &position)) {
    option = FirstLiteral(tree, call, position);
    if (standard) sign = "-";
  } else if (name == "Flag" && package.empty() && !FirstLiteral(tree, call, 1).empty()) {
    option = FirstLiteral(tree, call, 0);
  }
  bool plain = !option.empty() && option.find_first_of(" \t\n/") == option.npos;
  if (plain) walk.AddProperty(property::kFlag, std::string(sign) + std::string(option), tree[call].row);
}

}  // namespace

NodeIndex CalledName(const SyntaxTree& tree, NodeIndex function) {
  for (int steps = 0; function != kNoNode && steps < 8; ++steps) {
    switch (tree.KindOf(function)) {
      case Kind::parenthesized_expression: function = tree.FirstNamedChild(function); break;
      case Kind::index_expression: {  // Map[int](xs), but also handlers[i](x)
        NodeIndex operand = tree.Child(function, Field::operand);
        if (operand == kNoNode || tree.KindOf(operand) != Kind::identifier) return kNoNode;
        function = operand;
        break;
      }
      case Kind::type_instantiation_expression: function = tree.Child(function, Field::type); break;
      default: return function;
    }
  }
  return kNoNode;
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function);
  if (function != kNoNode) function = CalledName(tree, function);
  if (function == kNoNode) return;
  Kind kind = tree.KindOf(function);
  if (kind == Kind::identifier) {
    std::string_view name = tree.TextOf(function);
    if (!StateOf(walk).locals.Has(name) && !IsPredeclaredType(name)) walk.AddCall(node, function, {}, name);
  } else if (kind == Kind::selector_expression) {
    NodeIndex operand = tree.Child(function, Field::operand), field = tree.Child(function, Field::field);
    if (operand == kNoNode || field == kNoNode) return;
    std::string written = DottedText(tree, operand);
    std::string receiver = Receiver(walk, operand);
    walk.AddCall(node, field, receiver, tree.TextOf(field), ReferenceKind::kCall, written);
    NoteCall(walk, node, written, receiver, tree.TextOf(field));
  }
}

// Sum[int](1): the grammar takes Sum for a type. It is one for a generic type's conversion, which is much rarer.
void EnterConversion(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type);
  if (type == kNoNode || tree.KindOf(type) != Kind::generic_type) return;
  NodeIndex name = tree.Child(type, Field::type);
  if (name == kNoNode) return;
  std::string_view package;
  if (tree.KindOf(name) == Kind::qualified_type) {
    package = tree.FieldText(name, Field::package);
    name = tree.Child(name, Field::name);
  }
  if (name == kNoNode || tree.KindOf(name) != Kind::type_identifier) return;
  walk.AddCall(node, name, package, tree.TextOf(name));
  walk.Claim(name);
}

void EnterSelector(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  NodeIndex operand = tree.Child(node, Field::operand), field = tree.Child(node, Field::field);
  if (parent == kNoNode || operand == kNoNode || field == kNoNode) return;
  if (tree.KindOf(parent) == Kind::call_expression && tree[node].field == Field::function) return;
  std::string receiver = Receiver(walk, operand);
  if (!IsUnknown(receiver)) walk.AddUse(field, receiver, tree.TextOf(field));
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode || walk.IsClaimed(node)) return;
  Field field = tree[node].field;
  switch (tree.KindOf(parent)) {
    case Kind::selector_expression:
      if (field == Field::operand && !walk.BindingOf(tree.TextOf(node)).empty()) return;  // a package
      break;
    case Kind::call_expression:
      if (field == Field::function) return;
      break;
    case Kind::index_expression:
      if (tree.ParentKind(parent) == Kind::call_expression && tree[parent].field == Field::function &&
          field == Field::operand) {
        return;
      }
      break;
    case Kind::function_declaration: case Kind::parameter_declaration: case Kind::variadic_parameter_declaration:
    case Kind::type_parameter_declaration: case Kind::const_spec: case Kind::var_spec:
      if (field == Field::name) return;
      break;
    default: break;
  }
  std::string_view name = tree.TextOf(node);
  if (name != "_" && !name.empty() && !StateOf(walk).locals.Has(name)) walk.AddUse(node, {}, name);
}

// Point{X: 1}: X is a field of Point; in a map literal the key is an expression like any other.
void EnterKeyedElement(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex key = tree.Child(node, Field::key);
  if (key == kNoNode) return;
  NodeIndex name = tree.FirstNamedChild(key);
  if (name == kNoNode || tree.KindOf(name) != Kind::identifier || tree[name].next != tree[key].next) return;
  NodeIndex literal = tree.Parent(node);
  literal = literal == kNoNode ? kNoNode : tree.Parent(literal);
  if (literal == kNoNode) return;
  NodeIndex type = tree.KindOf(literal) == Kind::composite_literal ? tree.Child(literal, Field::type) : kNoNode;
  Kind kind = type == kNoNode ? Kind::struct_type : tree.KindOf(type);
  bool indexed = kind == Kind::map_type || kind == Kind::array_type || kind == Kind::slice_type ||
                 kind == Kind::implicit_length_array_type;
  if (indexed) return;
  std::string literal_type = LiteralOf(walk, node);
  if (!IsUnknown(literal_type)) walk.AddUse(name, literal_type, tree.TextOf(name));
  if (StartsWith(literal_type, "<cli.") && EndsWith(literal_type, "Flag>") && tree.TextOf(name) == "Name") {
    NodeIndex value = tree.Child(node, Field::value);  // &cli.StringFlag{Name: "config"}
    std::string_view option = value == kNoNode ? std::string_view() : PlainLiteral(tree.TextOf(value));
    if (!option.empty()) walk.AddProperty(property::kFlag, "--" + std::string(option), tree[node].row);
  }
  walk.Claim(name);
}

bool KeepUse(const Walk&, std::string_view qualifier, std::string_view name) {
  if (!qualifier.empty()) return true;
  for (std::string_view own : {"nil", "true", "false", "iota", "len", "cap", "append", "make", "new", "copy", "delete", "panic",
                               "recover", "print", "println", "close", "real", "imag", "complex", "min", "max", "clear"}) {
    if (name == own) return false;
  }
  return !IsPredeclaredType(name);  // the files of a package share its names
}

void EnterTypeName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.IsClaimed(node)) return;
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Kind around = tree.KindOf(parent);
  if (around == Kind::qualified_type) return;
  if ((around == Kind::type_spec || around == Kind::type_alias) && tree[node].field == Field::name) return;
  std::string_view name = tree.TextOf(node);
  if (name == "_" || IsPredeclaredType(name) || StateOf(walk).type_parameters.Has(walk, name)) return;
  walk.AddReference(ReferenceKind::kType, node, {}, name);
}

void EnterQualifiedType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode || walk.IsClaimed(name)) return;
  walk.AddReference(ReferenceKind::kType, name, tree.FieldText(node, Field::package), tree.TextOf(name));
}

}  // namespace repodoc::go
