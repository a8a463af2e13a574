// Uses in Dart: chains of selectors, cascades, object creations, type names, annotations, what is thrown; tests and
// environment variables, which are calls. The table that calls these hooks is in lang_dart.cc.
//
//   Platform.environment['HOME']      identifier, selector, selector: siblings, one chain
//   items.map((x) => x.name).toList() calls: map of "items", toList of "items.map()"
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_dart.h"

namespace repodoc::dart {
namespace {

constexpr size_t kMaxChainText = 200;

// The only argument, or the first, where it is a string without substitutions.
std::string_view FirstString(const SyntaxTree& tree, NodeIndex arguments) {
  NodeIndex argument = tree.FirstNamedChild(arguments);
  NodeIndex value = argument == kNoNode ? kNoNode : tree.FirstNamedChild(argument);
  if (value == kNoNode || tree.KindOf(value) != Kind::string_literal) return {};
  if (tree.ChildOfKind(value, Kind::template_substitution) != kNoNode) return {};
  return StringContent(tree.TextOf(value));
}

bool HasFunctionArgument(const SyntaxTree& tree, NodeIndex arguments) {
  for (NodeIndex child : tree.Children(arguments)) {
    NodeIndex value = tree.KindOf(child) == Kind::argument ? tree.FirstNamedChild(child) : kNoNode;
    if (value != kNoNode && tree.KindOf(value) == Kind::function_expression) return true;
  }
  return false;
}

bool IsTestFunction(std::string_view name) {
  return name == "test" || name == "group" || name == "testWidgets" || name == "blocTest" || name == "patrolTest" ||
         name == "testGoldens" || name == "solo_test" || name == "skip_test";
}

// test('adds', () { ... }): a symbol whose scope is the call.
void AddTest(Walk& walk, NodeIndex name_node, NodeIndex selector, NodeIndex arguments, std::string_view word) {
  const SyntaxTree& tree = walk.tree();
  std::string_view title = FirstString(tree, arguments);
  if (title.empty() || !HasFunctionArgument(tree, arguments)) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, title, selector, name_node, kSymbolDefinition | (word == "group" ? 0u : static_cast<uint32_t>(kSymbolTest)));
  Symbol& row = walk.symbol(symbol);
  row.flags &= ~static_cast<uint32_t>(kSymbolLocal);
  row.begin = tree[name_node].begin + walk.options().first_byte;
  row.begin_row = tree[name_node].row + walk.options().first_row;
  walk.SetSignature(symbol, std::string(word) + "('" + walk.RangeOnOneLine(tree[arguments].begin + 2, tree[arguments].begin + 2 + static_cast<uint32_t>(title.size()), 200) + "')");
  walk.Defined(symbol, selector);
  walk.OpenScope(symbol, selector);
}

// What a name with text before it may mean beside a call.
void NoteEnvironment(Walk& walk, std::string_view chain, std::string_view variable, uint32_t row) {
  if (variable.empty()) return;
  bool platform = chain == "Platform.environment" || EndsWith(chain, ".Platform.environment");
  bool constant = EndsWith(chain, ".fromEnvironment") || EndsWith(chain, ".hasEnvironment");
  if (platform || constant) walk.AddProperty(property::kEnvironment, variable, row);
}

struct Chain {
  std::string text;         // "a.b()"
  std::string qualifier;    // text before the last name
  NodeIndex name = kNoNode;
};

// Follows the selectors behind `first`, which stands for the head of the chain. O(length of the chain).
void ReadChain(Walk& walk, NodeIndex first, Chain chain) {
  const SyntaxTree& tree = walk.tree();
  bool used = true;  // the last name ended in a call
  NodeIndex at = tree.NextSibling(first);
  if (chain.name != kNoNode) used = false;
  auto note_use = [&] {
    if (used || chain.name == kNoNode) return;
    used = true;
    if (!chain.qualifier.empty() && (chain.qualifier.find('(') != std::string::npos || chain.qualifier.find('[') != std::string::npos)) return;
    std::string_view head = chain.qualifier.empty() ? tree.TextOf(chain.name) : std::string_view(chain.qualifier).substr(0, chain.qualifier.find('.'));
    if (!StateOf(walk).locals.Has(walk, head)) walk.AddUse(chain.name, chain.qualifier, tree.TextOf(chain.name));
  };
  auto append = [&](std::string_view text) {
    if (chain.text.size() < kMaxChainText) chain.text += text;
  };
  for (; at != kNoNode; at = tree.NextSibling(at)) {
    NodeIndex part = at;
    if (tree.KindOf(at) == Kind::selector) part = tree.FirstChild(at);
    if (part == kNoNode) break;
    Kind kind = tree.KindOf(part);
    if (kind == Kind::unconditional_assignable_selector || kind == Kind::conditional_assignable_selector) {
      if (NodeIndex index = tree.ChildOfKind(part, Kind::index_selector); index != kNoNode) {
        NodeIndex key = tree.FirstNamedChild(index);
        if (key != kNoNode && tree.KindOf(key) == Kind::string_literal) {
          NoteEnvironment(walk, chain.text, StringContent(tree.TextOf(key)), tree[key].row);
        }
        note_use();
        append("[]");
        chain.name = kNoNode;
      } else if (NodeIndex name = tree.ChildOfKind(part, Kind::identifier); name != kNoNode) {
        chain.qualifier = chain.text;
        append(".");
        append(tree.TextOf(name));
        chain.name = name;
        used = false;
      }
    } else if (kind == Kind::argument_part) {
      NodeIndex arguments = tree.ChildOfKind(part, Kind::arguments);
      if (arguments == kNoNode) {  // a<int>: a function with its type arguments
        if (at != part) StateOf(walk).read.insert(at);
        continue;
      }
      if (chain.name != kNoNode && !used) {
        std::string_view name = tree.TextOf(chain.name);
        NoteEnvironment(walk, chain.text, FirstString(tree, arguments), tree[arguments].row);
        if (chain.text == "Platform.environment.containsKey") {
          NoteEnvironment(walk, "Platform.environment", FirstString(tree, arguments), tree[arguments].row);
        }
        if (!chain.qualifier.empty() || !StateOf(walk).locals.Has(walk, name)) {
          walk.AddCall(first, chain.name, chain.qualifier, name);
        }
        used = true;
      }
      append("()");
      chain.name = kNoNode;
    } else if (tree.TextOf(part) == "!") {
      // x!.y is x.y
    } else {
      break;
    }
    if (at != part) StateOf(walk).read.insert(at);
  }
  note_use();
}

// Whether the identifier names something here, or belongs to something that its parent accounts for.
bool IsNamed(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode) return true;
  switch (tree.KindOf(parent)) {
    case Kind::class_definition: case Kind::mixin_declaration: case Kind::extension_declaration:
    case Kind::extension_type_declaration: case Kind::enum_declaration: case Kind::enum_constant:
    case Kind::representation_declaration: case Kind::mixin_application_class:
    case Kind::function_signature: case Kind::getter_signature: case Kind::setter_signature:
    case Kind::constructor_signature: case Kind::constant_constructor_signature:
    case Kind::factory_constructor_signature: case Kind::redirecting_factory_constructor_signature:
    case Kind::qualified: case Kind::formal_parameter: case Kind::constructor_param:
    case Kind::super_formal_parameter: case Kind::typed_identifier: case Kind::annotation:
    case Kind::scoped_identifier: case Kind::label: case Kind::unconditional_assignable_selector:
    case Kind::conditional_assignable_selector: case Kind::cascade_selector: case Kind::catch_parameters:
    case Kind::new_expression: case Kind::const_object_expression: case Kind::constructor_invocation:
    case Kind::combinator: case Kind::dotted_identifier_list: case Kind::symbol_literal:
    case Kind::continue_statement: case Kind::break_statement: case Kind::variable_pattern:
    case Kind::record_type_field: case Kind::record_type_named_field: case Kind::identifier_list: case Kind::kError:
      return true;
    case Kind::initialized_identifier: case Kind::static_final_declaration: case Kind::field_initializer:
      return tree.TextOf(tree.NextSibling(node) == kNoNode ? node : tree.NextSibling(node)) == "=" ||
             tree.FirstNamedChild(parent) == node;
    case Kind::initialized_variable_definition: case Kind::for_loop_parts:
      return tree[node].field == Field::name;
    default: return false;
  }
}

}  // namespace

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (IsNamed(tree, node)) return;
  Chain chain;
  chain.text = tree.TextOf(node);
  chain.name = node;
  ReadChain(walk, node, std::move(chain));
}

void EnterSelf(Walk& walk, NodeIndex node) {
  Chain chain;
  chain.text = walk.TextOf(node);
  ReadChain(walk, node, std::move(chain));
}

// "text".split(','), (a + b).round(): a chain whose head has no name. Tests open their scope here.
void EnterSelector(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex part = tree.FirstChild(node);
  if (part != kNoNode && tree.KindOf(part) == Kind::argument_part) {
    NodeIndex before = node > 0 ? node - 1 : kNoNode;  // the leaf before: `test` of test('x', ...)
    NodeIndex arguments = tree.ChildOfKind(part, Kind::arguments);
    if (before != kNoNode && arguments != kNoNode && tree.KindOf(before) == Kind::identifier &&
        tree.Parent(before) == tree.Parent(node) && IsTestFunction(tree.TextOf(before))) {
      AddTest(walk, before, node, arguments, tree.TextOf(before));
    }
  }
  if (StateOf(walk).read.erase(node) != 0) return;
  // The selectors of a chain are siblings: this one is the first that no head has read.
  Chain chain;
  chain.text = "(...)";
  if (part == kNoNode) return;
  if (NodeIndex name = tree.ChildOfKind(part, Kind::identifier); name != kNoNode) {
    chain.qualifier = chain.text;
    chain.text += "." + std::string(tree.TextOf(name));
    chain.name = name;
  }
  ReadChain(walk, node, std::move(chain));
}

// x..a()..b = 1
void EnterCascade(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex selector = tree.ChildOfKind(node, Kind::cascade_selector);
  NodeIndex name = selector == kNoNode ? kNoNode : tree.ChildOfKind(selector, Kind::identifier);
  if (name == kNoNode) return;
  Chain chain;
  chain.qualifier = "..";
  chain.text = ".." + std::string(tree.TextOf(name));
  chain.name = name;
  ReadChain(walk, selector, std::move(chain));
}

void EnterCreation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex arguments = tree.ChildOfKind(node, Kind::arguments);
  std::string qualifier;
  NodeIndex last = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (child == arguments) break;
    Kind kind = tree.KindOf(child);
    if (kind != Kind::type_identifier && kind != Kind::identifier) continue;
    if (last != kNoNode) qualifier += (qualifier.empty() ? "" : ".") + std::string(tree.TextOf(last));
    last = child;
  }
  if (last == kNoNode) return;
  walk.AddCall(node, last, qualifier, tree.TextOf(last));
  if (arguments != kNoNode) {
    NoteEnvironment(walk, qualifier + "." + std::string(tree.TextOf(last)), FirstString(tree, arguments), tree[node].row);
  }
}

void EnterTypeName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.IsClaimed(node)) return;
  switch (tree.ParentKind(node)) {
    case Kind::superclass: case Kind::interfaces: case Kind::mixins: case Kind::mixin_application:
    case Kind::mixin_declaration: case Kind::new_expression: case Kind::const_object_expression:
    case Kind::type_parameter:
      return;
    default: break;
  }
  // io.File: the prefix, a dot, the name
  NodeIndex next = tree.NextSibling(node);
  if (next != kNoNode && !tree[next].named() && tree.TextOf(next) == ".") return;
  std::string_view qualifier;
  if (node >= 2 && tree.KindOf(node - 2) == Kind::type_identifier && tree.Parent(node - 2) == tree.Parent(node) &&
      tree.TextOf(node - 1) == ".") {
    qualifier = tree.TextOf(node - 2);
  }
  std::string_view name = tree.TextOf(node);
  if (name.size() == 1) return;  // T, K, V
  walk.AddReference(ReferenceKind::kType, node, qualifier, name);
}

void EnterAnnotation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  std::string_view text = tree.TextOf(name);
  size_t dot = text.rfind('.');
  std::string_view qualifier = dot == std::string_view::npos ? std::string_view() : text.substr(0, dot);
  walk.AddReference(ReferenceKind::kDecorator, name, qualifier, dot == std::string_view::npos ? text : text.substr(dot + 1));
}

void EnterThrow(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode) return;
  Kind kind = tree.KindOf(value);
  std::string type;
  if (kind == Kind::identifier) {
    type = tree.TextOf(value);
    NodeIndex next = tree.NextSibling(value);
    if (next == kNoNode || type.empty() || type[0] < 'A' || type[0] > 'Z') return;  // throw error;
  } else if (kind == Kind::new_expression || kind == Kind::const_object_expression) {
    type = tree.TextOf(tree.ChildOfKind(value, Kind::type_identifier) == kNoNode ? value : tree.ChildOfKind(value, Kind::type_identifier));
  } else {
    return;
  }
  walk.AddClause(callable, ClauseKind::kThrows, type, tree[node].row);
}

}  // namespace repodoc::dart
