// Perl: calls, method calls, variables, constants; what is thrown; the environment. The table that calls these hooks is in
// lang_perl.cc.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_perl.h"

namespace repodoc::perl {
namespace {

constexpr size_t kMaxReceiverSteps = 16;

bool IsClassName(const SyntaxTree& tree, NodeIndex node) {
  return tree.KindOf(node) == Kind::bareword && tree.TextOf(node) != "__PACKAGE__";
}

std::string ReceiverText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (size_t steps = 0; node != kNoNode && steps < kMaxReceiverSteps; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::method_call_expression:
        tail = "->" + std::string(tree.FieldText(node, Field::method)) + tail;
        node = tree.Child(node, Field::invocant);
        break;
      case Kind::hash_element_expression:
        tail = "{" + std::string(tree.FieldText(node, Field::key).substr(0, 40)) + "}" + tail;
        node = tree.FirstNamedChild(node);
        if (node != kNoNode && tree.KindOf(node) != Kind::container_variable) tail = "->" + tail;
        break;
      case Kind::array_element_expression:
        tail = "[]" + tail;
        node = tree.FirstNamedChild(node);
        break;
      case Kind::func0op_call_expression:  // __PACKAGE__
      case Kind::bareword: case Kind::scalar: case Kind::container_variable:
        if (tail.empty() && tree.TextOf(node) == "$self") return "self";
        return std::string(tree.TextOf(node).substr(0, 80)) + tail;
      case Kind::function_call_expression:
      case Kind::ambiguous_function_call_expression:
        return std::string(tree.FieldText(node, Field::function).substr(0, 60)) + "()" + tail;
      case Kind::parenthesized_expression: node = tree.FirstNamedChild(node); break;
      default: return "(...)" + tail;
    }
  }
  return "(...)" + tail;
}

void AddThrows(Walk& walk, NodeIndex node, std::string_view name) {
  uint32_t callable = walk.context().callable;
  if (callable == kNone) return;
  uint64_t key = (static_cast<uint64_t>(callable) << 32) ^ walk.facts().Add(name).offset;
  if (StateOf(walk).thrown.insert(key).second) walk.AddClause(callable, ClauseKind::kThrows, name, walk.tree()[node].row);
}

// die My::Error->new(...)
void NoteDie(Walk& walk, NodeIndex call) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex value = ArgumentsOf(tree, call);
  if (value == kNoNode || tree.KindOf(value) != Kind::method_call_expression) return;
  NodeIndex invocant = tree.Child(value, Field::invocant);
  if (invocant != kNoNode && IsClassName(tree, invocant)) AddThrows(walk, call, tree.TextOf(invocant));
}

}  // namespace

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function);
  if (function == kNoNode) return;
  std::string_view name = tree.TextOf(function);
  if (StartsWith(name, "&")) name.remove_prefix(1);
  if (name.empty() || name[0] == '$' || name[0] == '{') return;  // &$code
  if (NoteCall(walk, node, function, name)) return;
  if (name == "die" || name == "croak" || name == "confess") NoteDie(walk, node);
  size_t colons = name.rfind("::");
  std::string_view qualifier = colons == std::string_view::npos ? std::string_view() : name.substr(0, colons);
  walk.AddCall(node, function, qualifier, colons == std::string_view::npos ? name : name.substr(colons + 2));
}

void EnterMethodCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex invocant = tree.Child(node, Field::invocant), method = tree.Child(node, Field::method);
  if (invocant == kNoNode || method == kNoNode) return;
  std::string_view name = tree.TextOf(method);
  if (name.empty() || name[0] == '$') return;
  if (IsClassName(tree, invocant)) {
    walk.AddReference(ReferenceKind::kType, invocant, {}, tree.TextOf(invocant));
    if (name == "throw") AddThrows(walk, node, tree.TextOf(invocant));
  }
  if (StartsWith(name, "SUPER::")) {
    walk.AddCall(node, method, "SUPER", name.substr(7));
    return;
  }
  walk.AddCall(node, method, ReceiverText(tree, invocant), name);
}

// $ENV{HOME}
void EnterHashElement(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.FieldText(node, Field::hash) != "$ENV") return;
  NodeIndex key = tree.Child(node, Field::key), parent = tree.Parent(node);
  if (key == kNoNode) return;
  bool written = parent != kNoNode && tree.KindOf(parent) == Kind::assignment_expression && tree[node].field == Field::left &&
                 tree.FieldText(parent, Field::operator_) == "=";
  if (written || tree.ParentKind(node) == Kind::localization_expression) return;
  std::vector<Word> words = WordsOf(tree, key, true);
  if (words.size() == 1) walk.AddProperty(property::kEnvironment, words[0].text, tree[node].row);
}

// $x, @x, %x; $x[0] is of @x and $x{a} of %x
void EnterVariable(Walk& walk, NodeIndex node) {
  if (walk.IsClaimed(node)) return;
  const SyntaxTree& tree = walk.tree();
  std::string_view text = tree.TextOf(node);
  if (text.size() < 2 || text.find('{') != std::string_view::npos || text[1] == '$') return;
  std::string name(text);
  if (tree.KindOf(node) == Kind::container_variable) {
    Kind around = tree.ParentKind(node);
    if (around == Kind::hash_element_expression) name[0] = '%';
    if (around == Kind::array_element_expression) name[0] = '@';
  }
  if (!StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

void EnterBareword(Walk& walk, NodeIndex node) {
  if (walk.IsClaimed(node)) return;
  const SyntaxTree& tree = walk.tree();
  switch (tree.ParentKind(node)) {
    case Kind::subroutine_declaration_statement: case Kind::method_declaration_statement: case Kind::method_call_expression:
    case Kind::format_statement: case Kind::readline_expression: return;
    default: break;
  }
  std::string_view name = tree.TextOf(node);
  size_t colons = name.rfind("::");
  walk.AddUse(node, colons == std::string_view::npos ? std::string_view() : name.substr(0, colons),
              colons == std::string_view::npos ? name : name.substr(colons + 2));
}

}  // namespace repodoc::perl
