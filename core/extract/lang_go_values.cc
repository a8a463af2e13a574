// Go: what expressions are, as LINK follows them, and the names that functions bind with what gave them.
//
//   box := NewBox()          box.Open()      "NewBox()"          what a function gives
//   lid, err := box.Lid(1)   lid.Close()     "NewBox().Lid(){0}" the first of what it gives
//   for _, l := range lids   l.Close()       "lids[]"            an element; "[#]" is a key, or what a channel brings
//   func (b *Box) Add(l Lid) l.Close()       "<Lid>"             a value of that type
//   x := a + b               x.String()      "(...)"             not followed
#include "core/base/text.h"
#include "core/extract/lang_go.h"

namespace repodoc::go {
namespace {

constexpr size_t kMostSteps = 16, kMostBytes = 78;  // of a receiver; longer ones are not followed

std::string ValueOfType(const Walk& walk, NodeIndex type) { return "<" + walk.OneLine(type, 200) + ">"; }

// What a call gives, for the functions of the language itself; false for all others.
bool Predeclared(Walk& walk, NodeIndex call, NodeIndex function, std::string* made, NodeIndex* next) {
  const SyntaxTree& tree = walk.tree();
  if (tree.KindOf(function) != Kind::identifier || StateOf(walk).locals.Find(tree.TextOf(function)) != nullptr) return false;
  std::string_view name = tree.TextOf(function);
  NodeIndex arguments = tree.Child(call, Field::arguments);
  NodeIndex first = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  if (name == "new" || name == "make") {
    *made = first == kNoNode ? "(...)" : ValueOfType(walk, first);
    return true;
  }
  if (name == "append" && first != kNoNode) {
    *next = first;
    return true;
  }
  if (name != "len" && name != "cap" && name != "copy" && !IsPredeclaredType(name)) return false;
  *made = "<int>";
  return true;
}

// What stands before ":=" is no use.
void ClaimNames(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left);
  if (left == kNoNode) return;
  for (NodeIndex child : tree.Children(left)) {
    if (tree.KindOf(child) == Kind::identifier) walk.Claim(child);
  }
}

// x, err := f()
void LeaveShortVariable(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  if (left == kNoNode) return;
  BindNames(walk, NamedChildren(tree, left), right == kNoNode ? std::vector<NodeIndex>() : NamedChildren(tree, right));
}

// for i, x := range xs; case v, ok := <-channel
void LeaveRange(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  if (left == kNoNode || right == kNoNode) return;
  bool receives = tree.KindOf(node) == Kind::receive_statement;
  std::string value = Receiver(walk, right);
  std::vector<NodeIndex> names = NamedChildren(tree, left);
  for (size_t i = 0; i < names.size(); ++i) {
    if (tree.KindOf(names[i]) != Kind::identifier) continue;
    std::string made = receives ? value + "{" + std::to_string(i) + "}" : value + (i == 0 ? "[#]" : "[]");
    StateOf(walk).locals.Add(tree.TextOf(names[i]), std::move(made));
  }
}

}  // namespace

const std::string* BlockNames::Find(std::string_view name) const {
  auto found = last_.find(name);
  return found == last_.end() || found->second == kNone ? nullptr : &rows_[found->second].value;
}

void BlockNames::Add(std::string_view name, std::string value) {
  if (name == "_" || name.empty() || marks_.empty()) return;
  if (value.size() > kMostBytes) value.clear();
  uint32_t& last = last_.try_emplace(name, kNone).first->second;
  rows_.push_back({name, std::move(value), last});
  last = static_cast<uint32_t>(rows_.size() - 1);
}

void BlockNames::Close() {
  for (; rows_.size() > marks_.back(); rows_.pop_back()) last_[rows_.back().name] = rows_.back().before;
  marks_.pop_back();
}

void EnterBlock(Walk& walk, NodeIndex node) {
  walk.Push(node, [](Walk& at, NodeIndex) { StateOf(at).locals.Close(); });
  StateOf(walk).locals.Open();
}

std::string Receiver(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string tail;
  for (size_t steps = 0; node != kNoNode && steps < kMostSteps; ++steps) {
    std::string made;
    NodeIndex next = kNoNode;
    switch (tree.KindOf(node)) {
      case Kind::identifier: {
        const std::string* local = StateOf(walk).locals.Find(tree.TextOf(node));
        if (local == nullptr) {
          made = tree.TextOf(node);
        } else {
          made = local->empty() ? "(...)" : *local;
        }
        break;
      }
      case Kind::selector_expression:
        tail = "." + std::string(tree.FieldText(node, Field::field)) + tail;
        next = tree.Child(node, Field::operand);
        break;
      case Kind::call_expression: {
        NodeIndex function = tree.Child(node, Field::function);
        if (function != kNoNode) function = CalledName(tree, function);
        if (function == kNoNode) break;
        if (Predeclared(walk, node, function, &made, &next)) break;
        tail = "()" + tail;
        next = function;
        break;
      }
      case Kind::index_expression:
        tail = "[]" + tail;
        next = tree.Child(node, Field::operand);
        break;
      case Kind::slice_expression: next = tree.Child(node, Field::operand); break;
      case Kind::parenthesized_expression: next = tree.FirstNamedChild(node); break;
      case Kind::unary_expression: {
        std::string_view sign = tree.FieldText(node, Field::operator_);
        if (sign == "<-") tail = "[#]" + tail;
        if (sign == "&" || sign == "*" || sign == "<-") next = tree.Child(node, Field::operand);
        break;
      }
      case Kind::composite_literal:
      case Kind::type_assertion_expression:
      case Kind::type_conversion_expression: {
        NodeIndex type = tree.Child(node, Field::type);
        if (type == kNoNode) break;
        made = ValueOfType(walk, type);
        // Sum[int](1): the grammar takes Sum for a type.
        if (tree.KindOf(node) == Kind::type_conversion_expression && tree.KindOf(type) == Kind::generic_type) {
          made = std::string(tree.FieldText(type, Field::type)) + "()";
        }
        break;
      }
      case Kind::interpreted_string_literal: case Kind::raw_string_literal: made = "<string>"; break;
      // Of nothing in the repository, as an int is.
      case Kind::int_literal: case Kind::rune_literal: case Kind::func_literal: made = "<int>"; break;
      default: break;
    }
    if (next != kNoNode) {
      node = next;
      continue;
    }
    if (made.empty()) made = "(...)";
    made += tail;
    return made;
  }
  return "(...)" + tail;
}

void BindParameters(Walk& walk, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode || tree.KindOf(list) != Kind::parameter_list) return;
  for (NodeIndex child : tree.Children(list)) {
    NodeIndex type = tree.Child(child, Field::type);
    std::string value;
    if (type != kNoNode) {
      bool variadic = tree.KindOf(child) == Kind::variadic_parameter_declaration;
      value = variadic ? "<[]" + walk.OneLine(type, 200) + ">" : ValueOfType(walk, type);
    }
    for (NodeIndex name : ChildrenWith(tree, child, Field::name)) StateOf(walk).locals.Add(tree.TextOf(name), value);
  }
}

void BindNames(Walk& walk, const std::vector<NodeIndex>& names, const std::vector<NodeIndex>& values) {
  const SyntaxTree& tree = walk.tree();
  std::vector<std::string> made;  // all before any: x, y = y, x
  if (names.size() == values.size()) {
    for (NodeIndex value : values) made.push_back(Receiver(walk, value));
  } else if (values.size() == 1) {
    std::string value = Receiver(walk, values[0]);
    for (size_t i = 0; i < names.size(); ++i) made.push_back(value + "{" + std::to_string(i) + "}");
  }
  made.resize(names.size());
  for (size_t i = 0; i < names.size(); ++i) {
    if (tree.KindOf(names[i]) == Kind::identifier) StateOf(walk).locals.Add(tree.TextOf(names[i]), made[i]);
  }
}

// A name is bound behind the statement: in `box := box.Lid()` the second one is the outer one.
void EnterShortVariable(Walk& walk, NodeIndex node) {
  ClaimNames(walk, node);
  walk.Push(node, LeaveShortVariable);
}
void EnterRange(Walk& walk, NodeIndex node) {
  if (!walk.tree().HasToken(node, ":=")) return;
  ClaimNames(walk, node);
  walk.Push(node, LeaveRange);
}

// switch v := x.(type)
void EnterTypeSwitch(Walk& walk, NodeIndex node) {
  EnterBlock(walk, node);
  NodeIndex alias = walk.tree().Child(node, Field::alias);
  if (alias == kNoNode) return;
  for (NodeIndex child : walk.tree().Children(alias)) walk.Claim(child);
}

// ... { case *Box: v is one
void EnterTypeCase(Walk& walk, NodeIndex node) {
  EnterBlock(walk, node);
  const SyntaxTree& tree = walk.tree();
  NodeIndex statement = tree.Parent(node);
  NodeIndex alias = statement == kNoNode ? kNoNode : tree.Child(statement, Field::alias);
  NodeIndex value = statement == kNoNode ? kNoNode : tree.Child(statement, Field::value);
  if (alias == kNoNode || value == kNoNode) return;
  std::vector<NodeIndex> types = ChildrenWith(tree, node, Field::type), names = NamedChildren(tree, alias);
  if (names.size() != 1 || tree.KindOf(names[0]) != Kind::identifier) return;
  std::string_view name = tree.TextOf(names[0]);
  if (types.size() == 1) return StateOf(walk).locals.Add(name, ValueOfType(walk, types[0]));
  StateOf(walk).locals.Add(name, Receiver(walk, value));
}

// The type of the literal whose element or field a node is: "<[]Point>[]" for {X: 1} in []Point{{X: 1}}.
std::string LiteralOf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string tail;
  NodeIndex at = tree.Parent(node);
  for (size_t steps = 0; at != kNoNode && steps < 2 * kMostSteps; ++steps, at = tree.Parent(at)) {
    Kind kind = tree.KindOf(at);
    if (kind == Kind::composite_literal) {
      NodeIndex type = tree.Child(at, Field::type);
      if (type == kNoNode) return "(...)";
      // var cases = []struct{...}{{...}}: the fields are the variable's.
      uint32_t owner = walk.context().symbol;
      bool variable = owner != kNone && walk.symbol(owner).kind == SymbolKind::kVariable && walk.context().callable == kNone;
      if (variable && tree.TextOf(type).find("struct") != std::string_view::npos && tree.ParentKind(tree.Parent(at)) == Kind::var_spec) {
        return std::string(walk.facts().strings.Get(walk.symbol(owner).name)) + tail;
      }
      return ValueOfType(walk, type) + tail;
    }
    if (kind != Kind::literal_value && kind != Kind::literal_element && kind != Kind::keyed_element) break;
    if (kind == Kind::literal_element) tail += "[]";
  }
  return "(...)";
}

}  // namespace repodoc::go
