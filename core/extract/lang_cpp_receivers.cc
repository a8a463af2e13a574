// C++: the names that functions bind, with what can be known of their types without a compiler, and what members are taken
// of. LINK follows these texts (core/link/receivers_cpp.cc).
//
//   Set s(options); s.Match(x)                "Set()" . Match        a local of a declared type
//   auto* re = Regexp::Parse(p); re->op()     "Regexp::Parse()" . op
//   for (auto& f : files_) f.name             "files_[]" . name
//   prog_->inst(i)->opcode()                  "prog_.inst()" . opcode
#include "core/base/text.h"
#include "core/extract/lang_cpp_declarator.h"
#include "core/extract/lang_cpp_state.h"

namespace repodoc::cpp {
namespace {

constexpr size_t kMaxReceiverBytes = 78;
constexpr int kMaxReceiverSteps = 12;

// "const Foo*" -> "Foo": without what surrounds the name of a type. Empty for what has no members.
std::string TypeName(const SyntaxTree& tree, NodeIndex declaration) {
  NodeIndex type = tree.Child(declaration, Field::type);
  if (type == kNoNode) return {};
  switch (tree.KindOf(type)) {
    case Kind::type_identifier:
    case Kind::qualified_identifier:
    case Kind::template_type:
    case Kind::dependent_type:
      break;
    case Kind::struct_specifier:
    case Kind::class_specifier:
    case Kind::union_specifier:
      type = tree.Child(type, Field::name);
      break;
    default:
      return {};
  }
  if (type == kNoNode || tree[type].end - tree[type].begin > 2 * kMaxReceiverBytes) return {};
  std::string text = PlainLine(tree.TextOf(type), 2 * kMaxReceiverBytes);
  if (StartsWith(text, "typename ")) text.erase(0, 9);
  return text;
}

// Foo xs[3]: members are taken of an element.
bool IsArray(const SyntaxTree& tree, NodeIndex declarator) {
  for (NodeIndex at = declarator; at != kNoNode; at = tree.Child(at, Field::declarator)) {
    if (tree.KindOf(at) == Kind::array_declarator) return true;
  }
  return false;
}

// What a variable declared "auto" is made of.
std::string MadeOf(Walk& walk, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  if (tree.KindOf(value) == Kind::new_expression) {
    NodeIndex type = tree.Child(value, Field::type);
    return type == kNoNode ? std::string() : PlainLine(tree.TextOf(type), kMaxReceiverBytes) + "()";
  }
  std::string text = Receiver(walk, value);
  return text == "(...)" ? std::string() : text;
}

// make_unique<Foo>(), static_cast<Foo*>(x): the first argument of the template names what comes out.
std::string TemplateResult(Walk& walk, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex at = function;
  while (at != kNoNode && tree.KindOf(at) == Kind::qualified_identifier) at = tree.Child(at, Field::name);
  if (at == kNoNode || tree.KindOf(at) != Kind::template_function) return {};
  std::string_view name = tree.FieldText(at, Field::name);
  bool makes = name == "make_unique" || name == "make_shared" || name == "make_intrusive" || EndsWith(name, "_cast") ||
               EndsWith(name, "_pointer_cast") || name == "get";
  NodeIndex arguments = tree.Child(at, Field::arguments);
  NodeIndex first = !makes || arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  if (first == kNoNode || tree.KindOf(first) != Kind::type_descriptor) return {};
  std::string type = TypeName(tree, first);
  return type.empty() ? type : type + "()";
}

std::string CallText(Walk& walk, NodeIndex call, int steps);

std::string ReceiverText(Walk& walk, NodeIndex node, int steps) {
  const SyntaxTree& tree = walk.tree();
  for (; node != kNoNode && steps < kMaxReceiverSteps; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::parenthesized_expression:
        node = tree.FirstNamedChild(node);
        continue;
      case Kind::pointer_expression:
        node = tree.Child(node, Field::argument);
        continue;
      case Kind::this_:
        return "this";
      case Kind::identifier: {
        const std::string* local = StateOf(walk).locals.Find(walk, tree.TextOf(node));
        return local != nullptr && !local->empty() ? *local : std::string(tree.TextOf(node));
      }
      case Kind::qualified_identifier:
        return PlainLine(tree.TextOf(node), kMaxReceiverBytes);
      case Kind::subscript_expression: {
        std::string of = ReceiverText(walk, tree.Child(node, Field::argument), steps + 1);
        return of == "(...)" ? of : of + "[]";
      }
      case Kind::field_expression: {
        NodeIndex field = tree.Child(node, Field::field);
        std::string of = ReceiverText(walk, tree.Child(node, Field::argument), steps + 1);
        if (field == kNoNode || of == "(...)" || tree.KindOf(field) != Kind::field_identifier) return "(...)";
        return of + (of == "this" ? "->" : ".") + std::string(tree.TextOf(field));
      }
      case Kind::call_expression:
        return CallText(walk, node, steps);
      case Kind::cast_expression: {
        NodeIndex type = tree.Child(node, Field::type);
        std::string name = type == kNoNode ? std::string() : TypeName(tree, type);
        return name.empty() ? "(...)" : name + "()";
      }
      case Kind::compound_literal_expression: {
        NodeIndex type = tree.Child(node, Field::type);
        return type == kNoNode ? "(...)" : PlainLine(tree.TextOf(type), kMaxReceiverBytes) + "()";
      }
      default:
        return "(...)";
    }
  }
  return "(...)";
}

std::string CallText(Walk& walk, NodeIndex call, int steps) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(call, Field::function);
  if (function == kNoNode) return "(...)";
  if (std::string made = TemplateResult(walk, function); !made.empty()) return made;
  if (tree.KindOf(function) == Kind::field_expression) {
    NodeIndex field = tree.Child(function, Field::field);
    if (field == kNoNode) return "(...)";
    SplitName split = SplitQualified(tree, field);
    if (split.name == kNoNode) return "(...)";
    std::string name = std::string(Utf8Prefix(tree.TextOf(split.name), 60)) + "()";
    std::string of = ReceiverText(walk, tree.Child(function, Field::argument), steps + 1);
    bool known = of != "(...)" && of.size() + name.size() < kMaxReceiverBytes;
    return known ? of + (of == "this" ? "->" : ".") + name : name;
  }
  SplitName split = SplitQualified(tree, function);
  if (split.name == kNoNode || tree[function].end - tree[function].begin > kMaxReceiverBytes) return "(...)";
  return PlainLine(tree.TextOf(function), kMaxReceiverBytes) + "()";
}

}  // namespace

std::string Receiver(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string text = ReceiverText(walk, node, 0);
  // A local of the standard library's types: its name says more than its type, which leads nowhere.
  bool plain = tree.KindOf(node) == Kind::identifier && StartsWith(text, "std::") && EndsWith(text, "()");
  if (plain && text.find("_ptr<") == std::string::npos && text.find("optional<") == std::string::npos) {
    return std::string(tree.TextOf(node));
  }
  return text.size() <= kMaxReceiverBytes ? text : "(...)";
}

namespace {

// Whether nothing is known of what an expression begins with: a local without a type that could be followed.
bool BeginsUnknown(const Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (int steps = 0; steps < kMaxReceiverSteps && node != kNoNode; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::parenthesized_expression:
        node = tree.FirstNamedChild(node);
        continue;
      case Kind::pointer_expression:
      case Kind::subscript_expression:
      case Kind::field_expression:
        node = tree.Child(node, Field::argument);
        continue;
      case Kind::identifier: {
        const std::string* local = static_cast<const State*>(walk.state.get())->locals.Find(walk, tree.TextOf(node));
        return local != nullptr && local->empty();
      }
      default:
        return false;
    }
  }
  return false;
}

}  // namespace

void AddLocal(Walk& walk, uint32_t callable, NodeIndex declaration, NodeIndex declarator) {
  if (declarator == kNoNode) return;
  const SyntaxTree& tree = walk.tree();
  LocalTypes& locals = StateOf(walk).locals;
  Declared declared = ReadDeclarator(tree, declarator);
  if (declared.name == kNoNode) {  // auto [a, b] = ...
    for (NodeIndex at = declarator; at < tree[declarator].next; ++at) {
      if (tree.KindOf(at) == Kind::identifier && tree.ParentKind(at) == Kind::structured_binding_declarator) {
        locals.Add(callable, tree.TextOf(at), {});
      }
    }
    return;
  }
  std::string type = TypeName(tree, declaration);
  std::string value;
  if (!type.empty()) {
    value = type + (IsArray(tree, declarator) ? "()[]" : "()");
    // Foo* rows: rows[i] is a Foo, as rows->x is of one.
  } else if (declared.initializer != kNoNode) {
    value = MadeOf(walk, declared.initializer);
  }
  if (value.size() > kMaxReceiverBytes) value.clear();
  locals.Add(callable, tree.TextOf(declared.name), std::move(value));
}

void EnterLambda(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex declarator = tree.Child(node, Field::declarator);
  NodeIndex list = declarator == kNoNode ? kNoNode : tree.Child(declarator, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree[child].named()) AddLocal(walk, walk.context().callable, child, tree.Child(child, Field::declarator));
  }
}

void EnterRangeLoop(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex declarator = tree.Child(node, Field::declarator), range = tree.Child(node, Field::right);
  if (declarator == kNoNode) return;
  AddLocal(walk, walk.context().callable, node, declarator);
  Declared declared = ReadDeclarator(tree, declarator);
  if (declared.name == kNoNode || range == kNoNode || !TypeName(tree, node).empty()) return;
  std::string of = Receiver(walk, range);
  if (of == "(...)" || of.size() + 2 > kMaxReceiverBytes) return;
  StateOf(walk).locals.Add(walk.context().callable, tree.TextOf(declared.name), of + "[]");
}

void EnterCatch(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(node, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree[child].named()) AddLocal(walk, walk.context().callable, child, tree.Child(child, Field::declarator));
  }
}

// a.b, a->b: a field that is read or written. Methods are counted by their call.
void EnterMember(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree[node].field == Field::function) return;
  NodeIndex field = tree.Child(node, Field::field), argument = tree.Child(node, Field::argument);
  if (field == kNoNode || argument == kNoNode || tree.KindOf(field) != Kind::field_identifier) return;
  if (BeginsUnknown(walk, argument)) return;
  std::string receiver = Receiver(walk, argument);
  if (receiver != "(...)") walk.AddUse(field, receiver, tree.TextOf(field));
}

}  // namespace repodoc::cpp
