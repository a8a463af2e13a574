// Elixir: calls that define. Modules, protocols, implementations, functions with their clauses, macros,
// guards, struct fields, tests.
//
//   def add(a, b \\ 2) when a > 1 do      defp, defmacro, defmacrop, defguard, defdelegate size(x), to: Map
//   def add(a, b, c), do: a               a function is its name and its number of arguments; clauses are one
//   symbol test "adds", %{conn: conn} do
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_elixir.h"

namespace repodoc::elixir {
namespace {

std::string DocText(const SyntaxTree& tree, NodeIndex literal) {
  std::string_view text = tree.TextOf(literal);
  if (!StartsWith(text, "~")) return CleanDocstring(text);
  // ~S""" ... """: escapes mean themselves
  size_t quote = text.find_first_of("\"'");
  return quote == std::string_view::npos ? std::string()
                                         : CleanDocstring("r" + std::string(text.substr(quote)));
}

// Behind "when": the guards.
NodeIndex WithoutGuard(const SyntaxTree& tree, NodeIndex head) {
  if (head != kNoNode && tree.KindOf(head) == Kind::binary_operator &&
      tree.FieldText(head, Field::operator_) == "when") {
    return tree.Child(head, Field::left);
  }
  return head;
}

struct Head {
  std::string_view name;
  NodeIndex name_node = kNoNode, arguments = kNoNode;
  NodeIndex left = kNoNode, right = kNoNode;  // of an operator
  uint32_t arity = 0;
  bool is_operator = false;
};

// add(a, b), add, a + b, -a
bool ReadHead(const SyntaxTree& tree, NodeIndex head, Head* out) {
  while (head != kNoNode && tree.KindOf(head) == Kind::block)
    head = tree.FirstNamedChild(head);  // def (a <> b)
  if (head == kNoNode) return false;
  switch (tree.KindOf(head)) {
    case Kind::identifier:
    case Kind::operator_identifier:
      out->name_node = head;
      out->name = tree.TextOf(head);
      return true;
    case Kind::call: {
      Call parts = PartsOf(tree, head);
      if (parts.name.empty() || parts.name == "unquote") return false;  // def unquote(name)(x)
      out->name_node = parts.target;
      out->name = parts.name;
      out->arguments = parts.arguments;
      if (parts.arguments == kNoNode) return true;
      for (NodeIndex child : tree.Children(parts.arguments)) {
        if (tree[child].named() && tree.KindOf(child) != Kind::comment) ++out->arity;
      }
      return true;
    }
    case Kind::binary_operator:
    case Kind::unary_operator: {
      bool binary = tree.KindOf(head) == Kind::binary_operator;
      out->name_node = tree.Child(head, Field::operator_);
      if (out->name_node == kNoNode) return false;
      out->name = tree.TextOf(out->name_node);
      out->left = binary ? tree.Child(head, Field::left) : kNoNode;
      out->right = tree.Child(head, binary ? Field::right : Field::operand);
      out->arity = binary ? 2 : 1;
      out->is_operator = true;
      if (binary && out->name == "//" && out->left != kNoNode &&
          tree.KindOf(out->left) == Kind::binary_operator) {
        out->name = "..//";  // first..last//step
        out->name_node = tree.Child(out->left, Field::operator_);
        out->arity = 3;
      }
      return true;
    }
    default:
      return false;
  }
}

void AddParameter(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex named = node;
  std::string fallback;
  std::string_view token = tree.KindOf(node) == Kind::binary_operator ? tree.FieldText(node, Field::operator_)
                                                                      : std::string_view();
  if (token == "\\\\") {
    NodeIndex value = tree.Child(node, Field::right);
    if (value != kNoNode) fallback = walk.OneLine(value, 120);
    named = tree.Child(node, Field::left);
    if (named == kNoNode) return;
    token = tree.KindOf(named) == Kind::binary_operator ? tree.FieldText(named, Field::operator_)
                                                        : std::string_view();
  }
  if (token == "=") {  // %{id: id} = user
    NodeIndex left = tree.Child(named, Field::left), right = tree.Child(named, Field::right);
    if (right != kNoNode && tree.KindOf(right) == Kind::identifier)
      named = right;
    else if (left != kNoNode && tree.KindOf(left) == Kind::identifier)
      named = left;
  }
  walk.AddParameter(symbol, walk.OneLine(named, 80), {}, fallback, ParameterKind::kNormal);
}

void AddParameters(Walk& walk, uint32_t symbol, const Head& head) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex operand : {head.left, head.right}) {
    if (operand != kNoNode) AddParameter(walk, symbol, operand);
  }
  if (head.arguments == kNoNode) return;
  for (NodeIndex child : tree.Children(head.arguments)) {
    if (tree[child].named() && tree.KindOf(child) != Kind::comment) AddParameter(walk, symbol, child);
  }
}

// @spec add(integer, b :: t) :: integer when t: term: the types of what the symbol has.
void ApplySpec(Walk& walk, uint32_t symbol, NodeIndex spec) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex arguments = PartsOf(tree, spec).arguments;
  NodeIndex whole = WithoutGuard(tree, Argument(tree, arguments, 0));
  if (whole == kNoNode || tree.KindOf(whole) != Kind::binary_operator) return;
  NodeIndex head = tree.Child(whole, Field::left), result = tree.Child(whole, Field::right);
  if (head == kNoNode || result == kNoNode) return;
  if (walk.symbol(symbol).type.empty())
    walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(result, 200));
  if (tree.KindOf(head) != Kind::call) return;
  NodeIndex list = PartsOf(tree, head).arguments;
  if (list == kNoNode) return;
  std::vector<Parameter>& rows = walk.facts().parameters;
  size_t first = rows.size();
  while (first > 0 && rows[first - 1].symbol == symbol) --first;
  for (NodeIndex child : tree.Children(list)) {
    if (!tree[child].named() || tree.KindOf(child) == Kind::comment) continue;
    if (first >= rows.size()) return;
    NodeIndex type = child;
    if (tree.KindOf(child) == Kind::binary_operator && tree.FieldText(child, Field::operator_) == "::") {
      NodeIndex right = tree.Child(child, Field::right);
      if (right != kNoNode) type = right;
    }
    if (rows[first].type.empty()) rows[first].type = walk.facts().Add(walk.OneLine(type, 200));
    ++first;
  }
}

bool SpecNames(const SyntaxTree& tree, NodeIndex spec, std::string_view name) {
  NodeIndex whole = WithoutGuard(tree, Argument(tree, PartsOf(tree, spec).arguments, 0));
  if (whole == kNoNode || tree.KindOf(whole) != Kind::binary_operator) return false;
  NodeIndex left = tree.Child(whole, Field::left);
  Head head;
  return left != kNoNode && ReadHead(tree, left, &head) && head.name == name;
}

void DefineModule(Walk& walk, NodeIndex node, const Call& parts) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex title = Argument(tree, parts.arguments, 0);
  if (title == kNoNode || (parts.block == kNoNode && Option(tree, parts.arguments, "do") == kNoNode)) return;
  Kind shape = tree.KindOf(title);
  if (shape != Kind::alias && shape != Kind::atom && shape != Kind::quoted_atom && shape != Kind::dot) return;
  std::string name(tree.TextOf(title));
  if (name.size() > 200 || name.find('\n') != std::string::npos) return;
  SymbolKind kind = parts.name == "defmodule"     ? SymbolKind::kModule
                    : parts.name == "defprotocol" ? SymbolKind::kProtocol
                                                  : SymbolKind::kImplementation;
  NodeIndex target = kind == SymbolKind::kImplementation ? Option(tree, parts.arguments, "for") : kNoNode;
  if (target != kNoNode) name += " for " + walk.OneLine(target, 100);
  StateOf(walk).pending = {};
  uint32_t symbol = walk.AddSymbol(kind, name, node, title, kSymbolDefinition);
  walk.SetSignature(
      symbol, walk.RangeOnOneLine(tree[node].begin,
                                  parts.block == kNoNode ? tree[title].end : tree[parts.arguments].end, 300));
  if (parts.block != kNoNode) walk.symbol(symbol).body_begin_row = tree[parts.block].row;
  if (kind == SymbolKind::kImplementation) {
    walk.AddClause(symbol, ClauseKind::kBase, tree.TextOf(title), tree[title].row);
    std::string_view text = tree.TextOf(title);
    size_t dot = text.rfind('.');
    walk.AddReference(ReferenceKind::kBase, title,
                      dot == std::string_view::npos ? std::string_view() : text.substr(0, dot),
                      dot == std::string_view::npos ? text : text.substr(dot + 1));
  }
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(tree[node].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
  StateOf(walk).last_function = kNone;
  StateOf(walk).head = title;
}

SymbolKind KindOfDefinition(std::string_view word, bool is_operator) {
  if (word == "def" || word == "defp" || word == "defdelegate")
    return is_operator ? SymbolKind::kOperator : SymbolKind::kFunction;
  return SymbolKind::kMacro;
}

bool DefineFunction(Walk& walk, NodeIndex node, const Call& parts) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex written = Argument(tree, parts.arguments, 0), options = Argument(tree, parts.arguments, 1);
  if (options != kNoNode && tree.KindOf(options) != Kind::keywords) return false;  // a function of this name
  Head head;
  if (!ReadHead(tree, WithoutGuard(tree, written), &head)) {
    StateOf(walk).pending = {};
    return true;  // def unquote(name)(x): the name is made when it runs
  }
  bool has_body = parts.block != kNoNode || Option(tree, parts.arguments, "do") != kNoNode;
  std::string key =
      std::to_string(walk.context().symbol) + "/" + std::string(head.name) + "/" + std::to_string(head.arity);
  auto [found, added] = StateOf(walk).functions.try_emplace(key, kNone);
  uint32_t symbol = found->second;
  if (added) {
    uint32_t flags = 0;
    bool declares =
        walk.context().symbol != kNone && walk.symbol(walk.context().symbol).kind == SymbolKind::kProtocol;
    if (has_body || parts.name == "defdelegate" || StartsWith(parts.name, "defguard"))
      flags |= kSymbolDefinition;
    if (declares) flags |= kSymbolAbstract;
    symbol = walk.AddSymbol(KindOfDefinition(parts.name, head.is_operator), head.name, node, head.name_node,
                            flags);
    found->second = symbol;
    bool is_private = parts.name == "defp" || parts.name == "defmacrop" || parts.name == "defguardp";
    walk.symbol(symbol).visibility = is_private ? Visibility::kPrivate : Visibility::kPublic;
    walk.SetSignature(symbol, walk.RangeOnOneLine(tree[node].begin, tree[written].end, 1000));
    if (parts.block != kNoNode) walk.symbol(symbol).body_begin_row = tree[parts.block].row;
    AddParameters(walk, symbol, head);
    if (parts.name == "defdelegate") {
      NodeIndex options = tree.LastNamedChild(parts.arguments);
      if (options != kNoNode && options != written) {
        walk.AddClause(symbol, ClauseKind::kAttribute, "defdelegate " + walk.OneLine(options, 200),
                       tree[options].row);
      }
    }
    TakePending(walk, symbol, node);
    uint32_t module = walk.context().symbol;
    bool starts =
        (head.name == "start" && head.arity == 2 && StateOf(walk).applications.count(module) != 0) ||
        (head.name == "run" && head.arity == 1 && StateOf(walk).tasks.count(module) != 0);
    if (starts) {
      walk.symbol(symbol).flags |= kSymbolEntry;
      walk.facts().file.flags |= kFileEntryPoint;
      walk.AddProperty(property::kEntryPoint, walk.RangeOnOneLine(tree[node].begin, tree[written].end, 100),
                       tree[node].row);
    }
    walk.Defined(symbol, node);
    walk.OpenScope(symbol, node);
  } else {
    // A further clause. Clauses stand together: what is told of the function reaches to the last.
    if (StateOf(walk).last_function == symbol) {
      walk.symbol(symbol).end = tree[node].end + walk.options().first_byte;
      walk.symbol(symbol).end_row = tree[node].end_row + walk.options().first_row;
    }
    bool had_body = (walk.symbol(symbol).flags & kSymbolDefinition) != 0;
    if (has_body) walk.symbol(symbol).flags |= kSymbolDefinition;
    StateOf(walk).pending = {};
    walk.OpenScope(symbol, node);
    if (had_body) walk.CountDecision();
  }
  StateOf(walk).last_function = symbol;
  StateOf(walk).head = WithoutGuard(tree, written);
  walk.context().language_bits = 0;
  if (head.arguments != kNoNode) BindPattern(walk, head.arguments);
  for (NodeIndex operand : {head.left, head.right}) {
    if (operand != kNoNode) BindPattern(walk, operand);
  }
  return true;
}

// defstruct [:name, age: 1], defexception message: "x": fields of the module.
void DefineFields(Walk& walk, NodeIndex node, const Call& parts) {
  const SyntaxTree& tree = walk.tree();
  if (walk.context().symbol == kNone) return;
  walk.AddClause(walk.context().symbol, ClauseKind::kAttribute, parts.name.substr(3), tree[node].row);
  NodeIndex list = Argument(tree, parts.arguments, 0);
  if (list == kNoNode) return;
  auto add = [&](NodeIndex name_node, NodeIndex whole, std::string_view name, NodeIndex value) {
    if (name.empty()) return;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kField, name, whole, name_node, kSymbolDefinition);
    if (value != kNoNode) walk.SetValue(symbol, value);
    walk.Defined(symbol, whole);
  };
  auto add_pairs = [&](NodeIndex keywords) {
    for (NodeIndex pair : tree.Children(keywords)) {
      if (tree.KindOf(pair) != Kind::pair) continue;
      NodeIndex key = tree.Child(pair, Field::key);
      std::string_view name = key == kNoNode ? std::string_view() : Trim(tree.TextOf(key));
      if (EndsWith(name, ":"))
        add(key, pair, name.substr(0, name.size() - 1), tree.Child(pair, Field::value));
    }
  };
  if (tree.KindOf(list) == Kind::keywords) return add_pairs(list);
  if (tree.KindOf(list) == Kind::sigil) {  // ~w(name age)a
    NodeIndex content = tree.ChildOfKind(list, Kind::quoted_content);
    if (content == kNoNode) return;
    for (std::string_view word : repodoc::Split(tree.TextOf(content), ' ')) {
      if (!Trim(word).empty()) add(list, list, Trim(word), kNoNode);
    }
    return;
  }
  if (tree.KindOf(list) != Kind::list) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) == Kind::atom) add(child, child, tree.TextOf(child).substr(1), kNoNode);
    if (tree.KindOf(child) == Kind::keywords) add_pairs(child);
  }
}

bool DefineTest(Walk& walk, NodeIndex node, const Call& parts) {
  const SyntaxTree& tree = walk.tree();
  if (parts.block == kNoNode && Option(tree, parts.arguments, "do") == kNoNode) return false;
  NodeIndex title = Argument(tree, parts.arguments, 0);
  std::string_view name = LiteralText(tree, title);
  if (name.empty() || name.find('\n') != std::string_view::npos) return false;
  uint32_t symbol =
      walk.AddSymbol(SymbolKind::kTest, Utf8Prefix(name, 200), node, title, kSymbolDefinition | kSymbolTest);
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  walk.SetSignature(
      symbol, walk.RangeOnOneLine(tree[node].begin,
                                  parts.block == kNoNode ? tree[title].end : tree[parts.arguments].end, 300));
  if (parts.block != kNoNode) walk.symbol(symbol).body_begin_row = tree[parts.block].row;
  TakePending(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
  if (NodeIndex context = Argument(tree, parts.arguments, 1); context != kNoNode) BindPattern(walk, context);
  return true;
}

}  // namespace

void TakePending(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  Pending pending;
  std::swap(pending, StateOf(walk).pending);
  if (pending.doc != kNoNode) {
    walk.SetDoc(symbol, DocText(tree, pending.doc), tree[pending.doc].row);
  } else if (!pending.hidden) {
    std::string doc;
    uint32_t row, above = std::min(pending.row, tree[definition].row);
    if (walk.DocBefore(above, &doc, &row)) walk.SetDoc(symbol, doc, row);
  }
  if (pending.hidden && walk.symbol(symbol).visibility == Visibility::kPublic) {
    walk.symbol(symbol).visibility = Visibility::kInternal;
  }
  if (pending.deprecated) walk.symbol(symbol).flags |= kSymbolDeprecated;
  for (NodeIndex spec : pending.specs) {
    if (!SpecNames(tree, spec, walk.NameOf(symbol))) continue;
    walk.AddClause(symbol, ClauseKind::kAttribute, walk.OneLine(spec, 300), tree[spec].row);
    ApplySpec(walk, symbol, spec);
  }
  for (NodeIndex other : pending.others) {
    std::string text = walk.OneLine(other, 200);
    if (StartsWith(text, "@impl") && !StartsWith(text, "@impl false"))
      walk.symbol(symbol).flags |= kSymbolOverride;
    walk.AddClause(symbol, ClauseKind::kAttribute, std::string_view(text).substr(1), tree[other].row);
  }
}

bool Define(Walk& walk, NodeIndex node, const Call& parts) {
  std::string_view name = parts.name;
  if (StartsWith(name, "def")) {
    if (name == "defmodule" || name == "defprotocol" || name == "defimpl") {
      DefineModule(walk, node, parts);
      return true;
    }
    if (name == "def" || name == "defp" || name == "defmacro" || name == "defmacrop" || name == "defguard" ||
        name == "defguardp" || name == "defdelegate") {
      return DefineFunction(walk, node, parts);
    }
    if (name == "defstruct" || name == "defexception") {
      DefineFields(walk, node, parts);
      return true;
    }
    return false;
  }
  bool tests = name == "test" || name == "describe" || name == "property" || name == "feature";
  return tests && DefineTest(walk, node, parts);
}

}  // namespace repodoc::elixir
