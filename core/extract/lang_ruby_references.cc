// Ruby: calls, constants, blocks; what is raised; the environment. The table that calls these hooks is in lang_ruby.cc.
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_ruby.h"

namespace repodoc::ruby {
namespace {

constexpr size_t kMaxReceiverSteps = 16;

// Methods that run their block once per element.
bool IsIterator(std::string_view name) {
  static const std::unordered_set<std::string_view> names = {
      "each", "each_with_index", "each_with_object", "each_pair", "each_key", "each_value", "each_index", "each_slice", "each_cons",
      "each_entry", "each_line", "each_char", "each_byte", "reverse_each", "map", "map!", "flat_map", "collect", "collect!", "select",
      "select!", "filter", "filter!", "filter_map", "reject", "reject!", "inject", "reduce", "times", "upto", "downto", "step", "loop",
      "find_all", "find", "detect", "find_index", "partition", "group_by", "sort_by", "min_by", "max_by", "sum", "any?", "all?",
      "none?", "one?", "count", "zip", "cycle", "delete_if", "keep_if", "each_child", "find_each", "each_entry", "uniq", "to_h"};
  return names.count(name) != 0;
}

void NoteEnvironment(Walk& walk, NodeIndex literal, NodeIndex node) {
  std::string_view name;
  if (LiteralOf(walk.tree(), literal, &name)) walk.AddProperty(property::kEnvironment, name, walk.tree()[node].row);
}

// raise NotFound, "words"; raise Errors::Missing.new(id)
void NoteRaise(Walk& walk, NodeIndex call) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = ArgumentOf(tree, call, 0);
  if (callable == kNone || value == kNoNode) return;
  if (tree.KindOf(value) == Kind::call) value = tree.Child(value, Field::receiver);
  if (value == kNoNode || (tree.KindOf(value) != Kind::constant && tree.KindOf(value) != Kind::scope_resolution)) return;
  std::string name = walk.OneLine(value, 120);
  uint64_t key = (static_cast<uint64_t>(callable) << 32) ^ walk.facts().Add(name).offset;
  if (StateOf(walk).raised.insert(key).second) walk.AddClause(callable, ClauseKind::kThrows, name, tree[call].row);
}

// LIMIT is a value; Cart is a class or a module.
bool IsValueName(std::string_view name) {
  for (char c : name) {
    if (c >= 'a' && c <= 'z') return false;
  }
  return name.size() > 1;
}

bool IsConstantKind(Kind kind) { return kind == Kind::constant || kind == Kind::scope_resolution; }

}  // namespace

std::string ReceiverText(const SyntaxTree& tree, NodeIndex node) {
  std::string tail;
  for (size_t steps = 0; node != kNoNode && steps < kMaxReceiverSteps; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::call: {
        std::string_view method = tree.FieldText(node, Field::method);
        bool arguments = tree.Child(node, Field::arguments) != kNoNode;
        tail = std::string(method) + (arguments ? "()" : "") + tail;
        NodeIndex receiver = tree.Child(node, Field::receiver);
        if (receiver == kNoNode) return tail;
        tail = "." + tail;
        node = receiver;
        break;
      }
      case Kind::scope_resolution:
        tail = "::" + std::string(tree.FieldText(node, Field::name)) + tail;
        node = tree.Child(node, Field::scope);
        if (node == kNoNode) return tail.substr(2);  // ::Top
        break;
      case Kind::element_reference:
        tail = "[]" + tail;
        node = tree.Child(node, Field::object);
        break;
      case Kind::parenthesized_statements: node = tree.FirstNamedChild(node); break;
      case Kind::identifier: case Kind::constant: case Kind::instance_variable: case Kind::class_variable:
      case Kind::global_variable: case Kind::self: case Kind::super:
        return std::string(tree.TextOf(node)) + tail;
      default: return "(...)" + tail;
    }
  }
  return "(...)" + tail;
}

bool LiteralOf(const SyntaxTree& tree, NodeIndex node, std::string_view* text) {
  if (node == kNoNode) return false;
  Kind kind = tree.KindOf(node);
  if (kind == Kind::simple_symbol) {
    *text = tree.TextOf(node).substr(1);
    return !text->empty();
  }
  if (kind != Kind::string && kind != Kind::delimited_symbol) return false;
  NodeIndex first = kNoNode, last = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::interpolation) return false;
    if (!tree[child].named()) continue;
    if (first == kNoNode) first = child;
    last = child;
  }
  if (first == kNoNode) return false;
  *text = tree.text.substr(tree[first].begin, tree[last].end - tree[first].begin);
  return text->size() < 500 && text->find('\n') == std::string_view::npos;
}

NodeIndex ArgumentOf(const SyntaxTree& tree, NodeIndex call, size_t position) {
  NodeIndex arguments = tree.Child(call, Field::arguments);
  if (arguments == kNoNode) return kNoNode;
  for (NodeIndex child : tree.Children(arguments)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra)) continue;
    if (position-- == 0) return child;
  }
  return kNoNode;
}

// gem "rack", "~> 3.0" of a Gemfile, add_dependency of a gemspec: the name, then the ranges that stand beside it.
void NoteGem(Walk& walk, NodeIndex call, std::string_view group) {
  const SyntaxTree& tree = walk.tree();
  std::string_view name, part;
  NodeIndex first = ArgumentOf(tree, call, 0);
  if (first == kNoNode || !LiteralOf(tree, first, &name)) return;
  std::string value(name), ranges;
  for (size_t i = 1; i < 6; ++i) {
    NodeIndex argument = ArgumentOf(tree, call, i);
    if (argument == kNoNode || !LiteralOf(tree, argument, &part)) break;
    if (!ranges.empty()) ranges += ", ";
    ranges += part;
  }
  value.append("\t").append(ranges).append("\t").append(group);
  walk.AddProperty(property::kDependency, value, tree[call].row);
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex method = tree.Child(node, Field::method), receiver = tree.Child(node, Field::receiver);
  if (method == kNoNode) return;  // f.(x)
  std::string_view name = tree.TextOf(method);
  if (receiver == kNoNode) {
    if (name == "raise" || name == "fail") NoteRaise(walk, node);
    if (name == "gem") NoteGem(walk, node, "gem");
    if (NoteWord(walk, node, method, name)) return;
    walk.AddCall(node, method, {}, name);
    return;
  }
  std::string qualifier = ReceiverText(tree, receiver);
  if (qualifier == "ENV" && (name == "fetch" || name == "key?" || name == "has_key?" || name == "include?")) {
    NoteEnvironment(walk, ArgumentOf(tree, node, 0), node);
  }
  if (name == "add_dependency" || name == "add_runtime_dependency") NoteGem(walk, node, "runtime");
  if (name == "add_development_dependency") NoteGem(walk, node, "development");
  if (NoteWord(walk, node, method, name)) return;
  if (name == "new" && IsConstantKind(tree.KindOf(receiver))) {  // Foo::Bar.new is a use of Bar
    size_t at = qualifier.rfind("::");
    std::string_view whole = qualifier;
    walk.AddCall(node, receiver, at == std::string::npos ? std::string_view() : whole.substr(0, at),
                 at == std::string::npos ? whole : whole.substr(at + 2));
    walk.Claim(receiver);
    return;
  }
  walk.AddCall(node, method, StateOf(walk).locals.Followed(walk, qualifier), name, ReferenceKind::kCall, qualifier);
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return;
  Field field = tree[node].field;
  switch (tree.KindOf(parent)) {
    case Kind::call:
      if (field == Field::method) return;
      break;
    case Kind::method: case Kind::singleton_method: case Kind::alias: case Kind::undef: case Kind::setter:
    case Kind::method_parameters: case Kind::block_parameters: case Kind::lambda_parameters: case Kind::destructured_parameter:
    case Kind::left_assignment_list: case Kind::rest_assignment: case Kind::exception_variable: case Kind::splat_parameter:
    case Kind::hash_splat_parameter: case Kind::block_parameter:
      if (field == Field::body || field == Field::object) break;
      return;
    case Kind::assignment: case Kind::operator_assignment:
      if (field == Field::left) return;
      break;
    case Kind::optional_parameter: case Kind::keyword_parameter: case Kind::as_pattern: case Kind::for_:
      if (field == Field::name || field == Field::pattern) return;
      break;
    default: break;
  }
  std::string_view name = tree.TextOf(node);
  if (NoteBareWord(walk, node, name)) return;
  if (walk.context().callable == kNone) {
    walk.AddUse(node, {}, name);
  } else if (!StateOf(walk).locals.Has(walk, name)) {
    walk.AddCall(node, node, {}, name);
  }
}

// Constants are never local: each is a use of a class, a module or a value.
void EnterConstant(Walk& walk, NodeIndex node) {
  if (walk.IsClaimed(node)) return;
  const SyntaxTree& tree = walk.tree();
  Kind around = tree.ParentKind(node);
  Field field = tree[node].field;
  if (around == Kind::call && field == Field::method) return;
  if ((around == Kind::method || around == Kind::singleton_method) && field == Field::name) return;
  if (around == Kind::scope_resolution && field == Field::name) return;
  std::string_view name = tree.TextOf(node);
  walk.AddReference(IsValueName(name) ? ReferenceKind::kUse : ReferenceKind::kType, node, {}, name);
}

void EnterScopeResolution(Walk& walk, NodeIndex node) {
  if (walk.IsClaimed(node)) return;
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name), scope = tree.Child(node, Field::scope);
  if (name == kNoNode) return;
  walk.AddReference(IsValueName(tree.TextOf(name)) ? ReferenceKind::kUse : ReferenceKind::kType, name,
                    scope == kNoNode ? std::string() : ReceiverText(tree, scope), tree.TextOf(name));
}

// ENV["HOME"]
void EnterElementReference(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.FieldText(node, Field::object) != "ENV") return;
  if (tree.ParentKind(node) == Kind::assignment && tree[node].field == Field::left) return;
  NodeIndex key = tree.LastNamedChild(node);
  NoteEnvironment(walk, key, node);
}

void EnterBlock(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex parameters = tree.Child(node, Field::parameters);
  walk.Push(node);
  // What `private` says inside of a block ends with it; `class_methods do` defines methods of the class.
  NodeIndex call = tree.Parent(node);
  std::string_view method;
  if (call != kNoNode && tree.KindOf(call) == Kind::call) method = tree.FieldText(call, Field::method);
  if (method == "class_methods") walk.context().language_bits |= kInSingleton;
  if (IsIterator(method)) {
    walk.CountDecision();
    walk.CountCognitive(1u + walk.context().nesting);
    walk.DeepenLoop();
  }
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  if (parameters != kNoNode) BindNames(walk, parameters);
}

void EnterLambda(Walk& walk, NodeIndex node) {
  NodeIndex parameters = walk.tree().Child(node, Field::parameters);
  walk.Push(node);
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  if (parameters != kNoNode) BindNames(walk, parameters);
}

}  // namespace repodoc::ruby
