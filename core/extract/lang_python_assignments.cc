// Python: what an assignment defines. Module variables and constants, fields in class bodies, `self.x = ...` in methods
// (the first place counts), lambdas and types bound to names, __all__.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_python.h"
#include "core/base/properties.h"

namespace repodoc::python {
namespace {

bool IsConstantName(std::string_view name) {
  bool letter = false;
  for (char c : name) {
    if (c >= 'a' && c <= 'z') return false;
    letter = letter || (c >= 'A' && c <= 'Z');
  }
  return letter;
}

// A documented attribute: the string right below, else the comment above or behind.
void SetVariableDoc(Walk& walk, uint32_t symbol, NodeIndex assignment) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex statement = tree.Parent(assignment);
  if (statement == kNoNode || tree.KindOf(statement) != Kind::expression_statement) return;
  NodeIndex next = tree.NextSibling(statement);
  if (next != kNoNode && tree.KindOf(next) == Kind::expression_statement && next + 1 < tree.nodes.size() &&
      tree.KindOf(next + 1) == Kind::string && tree.Parent(next + 1) == next &&
      tree.NextSibling(next + 1) == kNoNode) {
    walk.SetDoc(symbol, CleanDocstring(tree.TextOf(next + 1)), tree[next].row);
    return;
  }
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(tree[statement].row, &doc, &row) || walk.DocBehind(tree[statement].end, &doc, &row)) {
    walk.SetDoc(symbol, doc, row);
  }
}

// The kind a right-hand side gives to the name it is bound to.
SymbolKind KindOfValue(const SyntaxTree& tree, NodeIndex value, SymbolKind otherwise) {
  if (value == kNoNode) return otherwise;
  if (tree.KindOf(value) == Kind::lambda) return SymbolKind::kLambda;
  if (tree.KindOf(value) != Kind::call) return otherwise;
  NodeIndex function = tree.Child(value, Field::function);
  if (function == kNoNode) return otherwise;
  std::string_view name = tree.KindOf(function) == Kind::attribute ? tree.FieldText(function, Field::attribute)
                                                                   : tree.TextOf(function);
  if (name == "TypeVar" || name == "NewType" || name == "ParamSpec") return SymbolKind::kTypeAlias;
  return otherwise;
}

void AddVariable(Walk& walk, NodeIndex assignment, NodeIndex target, NodeIndex value, NodeIndex type, uint32_t owner,
                 bool in_method) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = target;
  if (tree.KindOf(target) == Kind::attribute) name_node = tree.Child(target, Field::attribute);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  // `_ = gettext` is a function by that name; elsewhere it stands for what nobody wants.
  bool translates = name == "_" && owner == kNone && value != kNoNode &&
                    (tree.KindOf(value) == Kind::call || tree.KindOf(value) == Kind::identifier || tree.KindOf(value) == Kind::attribute);
  if ((name == "_" && !translates) || name == "__slots__") return;
  if (name == "__doc__" && owner != kNone && IsType(walk.symbol(owner).kind) && !in_method) {
    // __doc__ = r"""...""".format(...): the words of the class, where it has no docstring.
    if (value == kNoNode || !walk.symbol(owner).doc.empty()) return;
    for (NodeIndex at = value; at < tree[value].next; ++at) {
      if (tree.KindOf(at) != Kind::string) continue;
      walk.SetDoc(owner, CleanDocstring(tree.TextOf(at)), tree[at].row);
      return;
    }
    return;
  }
  Text name_text = walk.facts().Add(name);
  uint64_t key = (static_cast<uint64_t>(owner + 1) << 32) | name_text.offset;
  if (!StateOf(walk).assigned.insert(key).second) return;

  bool in_class = owner != kNone && IsType(walk.symbol(owner).kind);
  bool member = in_class && walk.symbol(owner).kind == SymbolKind::kEnum && !in_method && type == kNoNode &&
                value != kNoNode && !StartsWith(name, "_");
  SymbolKind kind = in_class                 ? SymbolKind::kField
                    : IsConstantName(name) ? SymbolKind::kConstant
                                           : SymbolKind::kVariable;
  if (member) kind = SymbolKind::kEnumMember;
  if (!in_method) kind = KindOfValue(tree, value, kind);
  if (type != kNoNode && tree.TextOf(type).find("TypeAlias") != std::string_view::npos) kind = SymbolKind::kTypeAlias;
  uint32_t flags = value != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u;
  uint32_t symbol = walk.AddSymbol(kind, name, assignment, name_node, flags);
  Symbol& row = walk.symbol(symbol);
  row.parent = owner;
  row.visibility = VisibilityOf(name);
  if (in_method) row.flags &= ~static_cast<uint32_t>(kSymbolLocal | kSymbolConditional);
  if (type != kNoNode) row.type = walk.facts().Add(walk.OneLine(type, 200));
  else if (std::string_view before = TypeBefore(walk, name_node); !before.empty()) row.type = walk.facts().Add(Utf8Prefix(before, 200));
  if (kind == SymbolKind::kLambda) {
    NodeIndex body = tree.Child(value, Field::body);
    walk.SetSignature(symbol, std::string(name) + " = " + walk.RangeOnOneLine(tree[value].begin, body == kNoNode ? tree[value].end : tree[body].begin, 300));
    NodeIndex parameters = tree.Child(value, Field::parameters);
    if (parameters != kNoNode) {
      for (NodeIndex child : tree.Children(parameters)) {
        if (!tree[child].named()) continue;
        std::string_view parameter = tree.KindOf(child) == Kind::default_parameter ? tree.FieldText(child, Field::name) : tree.TextOf(child);
        std::string_view fallback = tree.KindOf(child) == Kind::default_parameter ? tree.FieldText(child, Field::value) : std::string_view();
        walk.AddParameter(symbol, parameter, {}, Utf8Prefix(fallback, 120), ParameterKind::kNormal);
      }
    }
  } else if (value != kNoNode) {
    walk.SetValue(symbol, value);
  }
  if (!in_method) {
    SetVariableDoc(walk, symbol, assignment);
    walk.Defined(symbol, assignment);
    if (kind == SymbolKind::kLambda) walk.OpenScope(symbol, assignment);
  }
}

}  // namespace

void NoteAssigned(Walk& walk, uint32_t owner, std::string_view name) {
  StateOf(walk).assigned.insert((static_cast<uint64_t>(owner + 1) << 32) | walk.facts().Add(name).offset);
}

void NoteExports(Walk& walk, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode) return;
  for (NodeIndex at = list; at < tree[list].next; ++at) {
    if (tree.KindOf(at) != Kind::string) continue;
    std::string_view name = StringContent(tree.TextOf(at));
    StateOf(walk).exports.emplace_back(name);
    StateOf(walk).has_exports = true;
    walk.AddProperty(property::kExports, name, tree[at].row);
  }
}

void EnterAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left);
  NodeIndex right = tree.Child(node, Field::right);
  NodeIndex type = tree.Child(node, Field::type);
  if (left == kNoNode) return;
  const WalkContext context = walk.context();
  if (walk.rules().Wants(RuleEvent::kAssignment)) {
    if (tree.KindOf(left) == Kind::attribute) {
      NodeIndex object = tree.Child(left, Field::object);
      std::string qualifier = object == kNoNode ? std::string() : DottedText(tree, object);
      walk.rules().OnNamed(RuleEvent::kAssignment, node, tree.FieldText(left, Field::attribute), qualifier, {});
    } else if (tree.KindOf(left) == Kind::identifier) {
      walk.rules().OnNamed(RuleEvent::kAssignment, node, tree.TextOf(left), {}, {});
    }
  }
  // The value of a chain a = b = 1 is at its end.
  NodeIndex value = right;
  while (value != kNoNode && tree.KindOf(value) == Kind::assignment) value = tree.Child(value, Field::right);

  bool in_class_body = context.symbol != kNone && IsType(walk.symbol(context.symbol).kind);
  if (context.callable != kNone && !in_class_body && tree.KindOf(left) == Kind::identifier) {
    walk.Push(node, LeaveAssignment);  // the name is bound when its value is there
    return;
  }
  if (context.callable == kNone || in_class_body) {
    uint32_t owner = context.symbol;
    switch (tree.KindOf(left)) {
      case Kind::identifier:
        if (tree.TextOf(left) == "__all__") NoteExports(walk, value);
        AddVariable(walk, node, left, value, type, owner, false);
        return;
      case Kind::pattern_list:
      case Kind::tuple_pattern:
      case Kind::list_pattern:
        for (NodeIndex child : tree.Children(left)) {
          if (tree.KindOf(child) == Kind::identifier) AddVariable(walk, node, child, kNoNode, kNoNode, owner, false);
        }
        return;
      default: return;
    }
  }
  // self.x = ... in a method
  if (context.type == kNone || walk.symbol(context.callable).parent != context.type) return;
  auto add_field = [&](NodeIndex target, NodeIndex of_value) {
    if (tree.KindOf(target) != Kind::attribute || tree.FieldText(target, Field::object) != "self") return;
    AddVariable(walk, node, target, of_value, type, context.type, true);
  };
  if (tree.KindOf(left) == Kind::attribute) {
    add_field(left, value);
  } else if (tree.KindOf(left) == Kind::pattern_list || tree.KindOf(left) == Kind::tuple_pattern) {
    for (NodeIndex child : tree.Children(left)) add_field(child, kNoNode);
  }
}

void EnterAugmentedAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.FieldText(node, Field::left) == "__all__") NoteExports(walk, tree.Child(node, Field::right));
}

void EnterTypeAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left), right = tree.Child(node, Field::right);
  if (left == kNoNode) return;
  // The name is the first identifier of "Name[T]".
  NodeIndex name = left;
  while (name != kNoNode && tree.KindOf(name) != Kind::identifier) name = tree.FirstNamedChild(name);
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTypeAlias, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.symbol(symbol).visibility = VisibilityOf(tree.TextOf(name));
  if (right != kNoNode) {
    walk.SetValue(symbol, right);
    walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(right, 200));
  }
  walk.Defined(symbol, node);
}

void EnterError(Walk& walk, NodeIndex node) {
  const Node& error = walk.tree()[node];
  // Nested errors repeat their rows; a file that is one error is read once.
  std::vector<LostDefinition>& lost = StateOf(walk).lost;
  uint32_t row = lost.empty() ? error.row : std::max(error.row, StateOf(walk).error_row);
  for (; row <= error.end_row; ++row) {
    std::string_view line = walk.LineOf(row);
    size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
    std::string_view rest = line.substr(indent);
    if (StartsWith(rest, "async ")) rest = Trim(rest.substr(6));
    bool is_class = StartsWith(rest, "class ");
    if (!is_class && !StartsWith(rest, "def ")) continue;
    std::string_view name = Trim(rest.substr(is_class ? 6 : 4));
    size_t end = 0;
    while (end < name.size() && (name[end] == '_' || (name[end] >= '0' && name[end] <= '9') ||
                                 (name[end] >= 'a' && name[end] <= 'z') || (name[end] >= 'A' && name[end] <= 'Z'))) {
      ++end;
    }
    std::string_view behind = Trim(name.substr(end));
    if (end == 0 || behind.empty() || (behind[0] != '(' && behind[0] != ':')) continue;
    lost.push_back({name.substr(0, end), line, row, static_cast<uint32_t>(indent), is_class});
  }
  StateOf(walk).error_row = row;
}

namespace {

// Definitions whose line stands in a part the grammar could not parse: name, place and first line are certain.
void AddLostDefinitions(Walk& walk) {
  std::unordered_set<uint64_t> known;
  auto key = [&](uint32_t row, std::string_view name) {
    return (static_cast<uint64_t>(row) << 32) | walk.facts().Add(name).offset;
  };
  for (size_t i = 0; i < walk.facts().symbols.size(); ++i) {
    const Symbol& symbol = walk.facts().symbols[i];
    known.insert((static_cast<uint64_t>(symbol.row) << 32) | symbol.name.offset);
  }
  uint32_t owner = kNone, owner_indent = 0;
  for (const LostDefinition& lost : StateOf(walk).lost) {
    if (lost.indent <= owner_indent) owner = kNone;
    if (!known.insert(key(lost.row + walk.options().first_row, lost.name)).second) continue;
    uint32_t begin = static_cast<uint32_t>(lost.line.data() - walk.text().data()) + lost.indent;
    std::string_view line = Trim(lost.line);
    while (!line.empty() && (line.back() == ':' || line.back() == ' ')) line.remove_suffix(1);
    Symbol row;
    row.name = walk.facts().Add(lost.name);
    row.signature = walk.facts().Add(Utf8Prefix(line, 300));
    row.parent = lost.is_class ? kNone : owner;
    row.flags = kSymbolDefinition;
    row.begin = begin + walk.options().first_byte;
    row.end = row.begin + static_cast<uint32_t>(Trim(lost.line).size());
    row.name_begin = static_cast<uint32_t>(lost.name.data() - walk.text().data()) + walk.options().first_byte;
    row.row = row.begin_row = row.end_row = lost.row + walk.options().first_row;
    row.kind = lost.is_class ? SymbolKind::kClass : owner != kNone ? SymbolKind::kMethod : SymbolKind::kFunction;
    row.visibility = VisibilityOf(lost.name);
    if (!lost.is_class) row.cyclomatic = 1;
    walk.facts().symbols.push_back(row);
    if (lost.is_class) {
      owner = static_cast<uint32_t>(walk.facts().symbols.size() - 1);
      owner_indent = lost.indent;
    }
  }
}

}  // namespace

void Finish(Walk& walk) {
  if (!StateOf(walk).lost.empty()) AddLostDefinitions(walk);
  State& state = StateOf(walk);
  if (!state.has_exports) return;
  std::unordered_set<std::string_view> names(state.exports.begin(), state.exports.end());
  for (Symbol& row : walk.facts().symbols) {
    if (row.parent == kNone && names.count(walk.facts().strings.Get(row.name)) != 0) row.flags |= kSymbolExported;
  }
}

}  // namespace repodoc::python
