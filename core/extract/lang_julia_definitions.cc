// Julia: modules, functions in their three forms, macros, types with fields, constants and variables, tests.
//
//   "Adds." function add(x::Int, y=2, args...; z::Float64=1.0, kw...)::Int where {T<:Number} ... end
//   add(x) = x + 1        Base.show(io::IO, p) = ...       a ⊕ b = a        anon = x -> x + 1
//   @kwdef mutable struct Point{T} <: Abstract; "doc" x::T = 1; Point(x) = new(x); end       const LIMIT = 3
#include "core/base/text.h"
#include "core/extract/lang_julia.h"

namespace repodoc::julia {
namespace {

// The statement a definition is part of: @inline function f ... end, const x = 1.
NodeIndex StatementOf(const SyntaxTree& tree, NodeIndex node) {
  for (int steps = 0; steps < 8; ++steps) {
    NodeIndex parent = tree.Parent(node);
    if (parent == kNoNode) return node;
    Kind kind = tree.KindOf(parent);
    bool wraps = kind == Kind::macro_argument_list || kind == Kind::macrocall_expression ||
                 kind == Kind::const_statement || kind == Kind::global_statement;
    if (!wraps) return node;
    node = parent;
  }
  return node;
}

std::string DocText(const SyntaxTree& tree, NodeIndex literal) {
  std::string_view text = tree.TextOf(literal);
  if (tree.KindOf(literal) == Kind::prefixed_string_literal) {  // raw"""...""", doc"""..."""
    size_t quote = text.find('"');
    return quote == std::string_view::npos ? std::string()
                                           : CleanDocstring("r" + std::string(text.substr(quote)));
  }
  return CleanDocstring(text);
}

// The string above, the string behind @doc, else the comment above.
void SetDoc(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex statement = StatementOf(tree, node), literal = StateOf(walk).last_string;
  if (literal != kNoNode) {
    NodeIndex next = tree.NextSibling(literal);
    while (next != kNoNode && !tree[next].named()) next = tree.NextSibling(next);
    bool inside =
        tree[literal].begin >= tree[statement].begin && tree.ParentKind(literal) == Kind::macro_argument_list;
    if ((next == statement && tree[statement].row <= tree[literal].end_row + 1) || (inside && next == node)) {
      walk.SetDoc(symbol, DocText(tree, literal), tree[literal].row);
      StateOf(walk).last_string = kNoNode;
      return;
    }
  }
  std::string doc;
  uint32_t row;
  if (walk.IsFirstOnRow(statement) && walk.DocBefore(tree[statement].row, &doc, &row))
    walk.SetDoc(symbol, doc, row);
}

// @inline, @generated: what the macros around say.
void AddDecorators(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (int steps = 0; steps < 8; ++steps) {
    NodeIndex parent = tree.Parent(node);
    if (parent == kNoNode) return;
    Kind kind = tree.KindOf(parent);
    if (kind == Kind::macrocall_expression) {
      NodeIndex name = tree.ChildOfKind(parent, Kind::macro_identifier);
      if (name != kNoNode) {
        std::string_view text = tree.TextOf(name).substr(1);
        if (text == "testset" || text == "doc") return;
        walk.AddClause(symbol, ClauseKind::kDecorator, text, tree[name].row);
        if (text == "inline") walk.symbol(symbol).flags |= kSymbolInline;
        if (text == "deprecate") walk.symbol(symbol).flags |= kSymbolDeprecated;
      }
    } else if (kind != Kind::macro_argument_list) {
      return;
    }
    node = parent;
  }
}

// Unwraps "... where T" and "...::T" down to the call.
bool ReadHead(const SyntaxTree& tree, NodeIndex node, Head* out) {
  for (int steps = 0; steps < 50 && node != kNoNode; ++steps) {
    switch (tree.KindOf(node)) {
      case Kind::where_expression: {
        NodeIndex parameters = NamedChild(tree, node, 1);
        if (parameters != kNoNode) out->type_parameters.push_back(parameters);
        node = NamedChild(tree, node, 0);
        continue;
      }
      case Kind::typed_expression:
        if (out->result == kNoNode) out->result = NamedChild(tree, node, 1);
        node = NamedChild(tree, node, 0);
        continue;
      case Kind::parenthesized_expression:
        node = NamedChild(tree, node, 0);
        continue;
      case Kind::identifier:
        out->name = node;
        return true;
      case Kind::binary_expression:
        out->name = tree.ChildOfKind(node, Kind::operator_);
        if (out->name == kNoNode) return false;
        for (NodeIndex child : tree.Children(node)) {
          if (!tree[child].named() || child == out->name) continue;
          (child < out->name ? out->left : out->right) = child;
        }
        out->is_operator = true;
        return true;
      case Kind::unary_expression:
        out->name = tree.ChildOfKind(node, Kind::operator_);
        out->right = tree.LastNamedChild(node);
        out->is_operator = true;
        return out->name != kNoNode;
      case Kind::call_expression:
        break;
      default:
        return false;
    }
    // The call: what stands before its arguments is the name.
    out->arguments = tree.ChildOfKind(node, Kind::argument_list);
    NodeIndex callee = NamedChild(tree, node, 0);
    for (int inner = 0; inner < 8 && callee != kNoNode; ++inner) {
      Kind kind = tree.KindOf(callee);
      if (kind == Kind::parametrized_type_expression) {
        callee = NamedChild(tree, callee, 0);
      } else if (kind == Kind::field_expression) {
        out->qualifier = tree.Child(callee, Field::value);
        callee = tree.LastNamedChild(callee);
      } else if (kind == Kind::quote_expression || kind == Kind::parenthesized_expression) {
        NodeIndex only = NamedChild(tree, callee, 0);
        if (kind == Kind::parenthesized_expression && only != kNoNode &&
            (tree.KindOf(only) == Kind::typed_expression ||
             tree.KindOf(only) == Kind::unary_typed_expression)) {
          out->name = only;  // (f::Foo)(x): values of Foo are called
          return true;
        }
        callee = only;
      } else {
        break;
      }
    }
    if (callee == kNoNode) return false;
    Kind kind = tree.KindOf(callee);
    if (kind != Kind::identifier && kind != Kind::operator_) return false;  // $name(x)
    out->name = callee;
    out->is_operator = kind == Kind::operator_;
    return true;
  }
  return false;
}

void AddParameter(Walk& walk, uint32_t symbol, NodeIndex node, bool keyword) {
  const SyntaxTree& tree = walk.tree();
  ParameterKind kind = keyword ? ParameterKind::kKeywordOnly : ParameterKind::kNormal;
  std::string fallback, type;
  NodeIndex at = node;
  for (int steps = 0; steps < 8 && at != kNoNode; ++steps) {
    Kind shape = tree.KindOf(at);
    if (shape == Kind::named_argument || shape == Kind::assignment) {
      NodeIndex value = tree.LastNamedChild(at);
      if (value != kNoNode) fallback = walk.OneLine(value, 120);
      at = NamedChild(tree, at, 0);
    } else if (shape == Kind::splat_expression) {
      kind = keyword ? ParameterKind::kKeywordArgs : ParameterKind::kVarArgs;
      at = NamedChild(tree, at, 0);
    } else if (shape == Kind::typed_expression) {
      NodeIndex of = NamedChild(tree, at, 1);
      if (of != kNoNode) type = walk.OneLine(of, 200);
      at = NamedChild(tree, at, 0);
    } else if (shape == Kind::macrocall_expression) {  // @nospecialize(x)
      at = tree.LastNamedChild(at);
      if (at != kNoNode) at = NamedChild(tree, at, 0);
    } else {
      break;
    }
  }
  if (at != kNoNode && tree.KindOf(at) == Kind::unary_typed_expression) {  // ::Type{T}
    NodeIndex of = NamedChild(tree, at, 0);
    if (of != kNoNode) type = walk.OneLine(of, 200);
    walk.AddParameter(symbol, {}, type, fallback, kind);
    return;
  }
  if (at != kNoNode) walk.AddParameter(symbol, walk.OneLine(at, 80), type, fallback, kind);
}

void BindParameters(Walk& walk, uint32_t symbol) {
  const std::vector<Parameter>& rows = walk.facts().parameters;
  for (size_t i = rows.size(); i-- > 0 && rows[i].symbol == symbol;) {
    StateOf(walk).locals.Add(walk, walk.facts().strings.Get(rows[i].name));
  }
}

void AddParameters(Walk& walk, uint32_t symbol, const Head& head) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex operand : {head.left, head.right}) {
    if (operand != kNoNode) AddParameter(walk, symbol, operand, false);
  }
  if (head.arguments != kNoNode) {
    bool keyword = false;
    for (NodeIndex child : tree.Children(head.arguments)) {
      if (!tree[child].named())
        keyword = keyword || tree.TextOf(child) == ";";
      else if (tree.KindOf(child) != Kind::line_comment && tree.KindOf(child) != Kind::block_comment)
        AddParameter(walk, symbol, child, keyword);
    }
  }
  for (NodeIndex list : head.type_parameters) {
    walk.symbol(symbol).flags |= kSymbolTemplate;
    if (tree.KindOf(list) != Kind::curly_expression) {
      walk.AddParameter(symbol, walk.OneLine(list, 80), {}, {}, ParameterKind::kTemplate);
      continue;
    }
    for (NodeIndex child : tree.Children(list)) {
      if (tree[child].named())
        walk.AddParameter(symbol, walk.OneLine(child, 80), {}, {}, ParameterKind::kTemplate);
    }
  }
}

// Directly in a struct, or under a condition in it.
bool InStruct(Walk& walk, NodeIndex node) {
  uint32_t around = walk.context().symbol;
  if (around == kNone || walk.symbol(around).kind != SymbolKind::kStruct) return false;
  Kind kind = walk.tree().ParentKind(node);
  return kind == Kind::struct_definition || kind == Kind::if_statement || kind == Kind::else_clause ||
         kind == Kind::const_statement;
}

void DefineFunction(Walk& walk, NodeIndex node, const Head& head, SymbolKind kind, std::string_view signature,
                    bool has_body) {
  const SyntaxTree& tree = walk.tree();
  std::string name(tree.TextOf(head.name));
  bool in_type = walk.context().symbol != kNone && IsType(walk.symbol(walk.context().symbol).kind);
  if (in_type && name == walk.NameOf(walk.context().symbol)) kind = SymbolKind::kConstructor;
  Kind shape = tree.KindOf(head.name);
  if (shape == Kind::typed_expression || shape == Kind::unary_typed_expression) {
    name = "(" + walk.OneLine(head.name, 100) + ")";
    kind = SymbolKind::kMethod;
  }
  if (head.is_operator && kind == SymbolKind::kFunction) kind = SymbolKind::kOperator;
  NodeIndex statement = StatementOf(tree, node);
  uint32_t symbol = walk.AddSymbol(kind, name, statement, head.name,
                                   has_body ? static_cast<uint32_t>(kSymbolDefinition) : 0u);
  walk.symbol(symbol).visibility = VisibilityOf(name);
  walk.SetSignature(symbol, signature);
  if (head.result != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(head.result, 200));
  if (head.qualifier != kNoNode)
    walk.AddClause(symbol, ClauseKind::kScope, tree.TextOf(head.qualifier), tree[head.name].row);
  AddParameters(walk, symbol, head);
  AddDecorators(walk, symbol, node);
  SetDoc(walk, symbol, node);
  StateOf(walk).locals.Add(walk, name);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
  BindParameters(walk, symbol);
}

// Statements of a module, not those of a loop or a let.
bool IsModuleLevel(Walk& walk) {
  return walk.context().callable == kNone && !(walk.context().language_bits & kLocalScope);
}

void DefineValue(Walk& walk, NodeIndex node, NodeIndex target, NodeIndex value, SymbolKind kind) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = kNoNode;
  if (tree.KindOf(target) == Kind::typed_expression) {  // x::Int = 3
    type = NamedChild(tree, target, 1);
    target = NamedChild(tree, target, 0);
  }
  if (target != kNoNode && tree.KindOf(target) == Kind::parenthesized_expression)
    target = NamedChild(tree, target, 0);  // const (√) = sqrt
  if (target == kNoNode ||
      (tree.KindOf(target) != Kind::identifier && tree.KindOf(target) != Kind::operator_))
    return;
  std::string_view name = tree.TextOf(target);
  if (name == "_") return;
  std::string key = std::to_string(walk.context().symbol) + "/" + std::string(name);
  if (!StateOf(walk).variables.insert(key).second) return;
  uint32_t symbol = walk.AddSymbol(kind, name, StatementOf(tree, node), target, kSymbolDefinition);
  walk.symbol(symbol).visibility = VisibilityOf(name);
  if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  if (value != kNoNode) walk.SetValue(symbol, value);
  SetDoc(walk, symbol, node);
  walk.Defined(symbol, node);
}

void DefineField(Walk& walk, NodeIndex node, NodeIndex written, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = written, type = kNoNode;
  if (tree.KindOf(written) == Kind::typed_expression) {
    name = NamedChild(tree, written, 0);
    type = NamedChild(tree, written, 1);
  }
  if (name == kNoNode || tree.KindOf(name) != Kind::identifier) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kField, tree.TextOf(name), node, name, kSymbolDefinition);
  // "const" was blanked for the grammar; the text is the original.
  std::string_view line = walk.LineOf(tree[node].row);
  size_t column = static_cast<size_t>(walk.text().data() + tree[node].begin - line.data());
  if (EndsWith(Trim(line.substr(0, std::min(column, line.size()))), "const"))
    walk.symbol(symbol).flags |= kSymbolConst;
  if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  if (value != kNoNode) walk.SetValue(symbol, value);
  SetDoc(walk, symbol, node);
  walk.Defined(symbol, node);
}

void AddTypeHead(Walk& walk, NodeIndex node, SymbolKind kind, uint32_t flags) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex head = tree.ChildOfKind(node, Kind::type_head);
  NodeIndex left = NamedChild(tree, head, 0), base = kNoNode;
  if (left != kNoNode && tree.KindOf(left) == Kind::binary_expression) {
    base = tree.LastNamedChild(left);
    left = NamedChild(tree, left, 0);
  }
  NodeIndex parameters = kNoNode;
  if (left != kNoNode && tree.KindOf(left) == Kind::parametrized_type_expression) {
    parameters = tree.ChildOfKind(left, Kind::curly_expression);
    left = NamedChild(tree, left, 0);
  }
  if (left == kNoNode || tree.KindOf(left) != Kind::identifier) return;
  uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(left), StatementOf(tree, node), left, flags);
  walk.symbol(symbol).visibility = VisibilityOf(tree.TextOf(left));
  walk.SetSignature(symbol, walk.RangeOnOneLine(tree[node].begin, tree[head].end, 400));
  if (parameters != kNoNode) {
    walk.symbol(symbol).flags |= kSymbolTemplate;
    for (NodeIndex child : tree.Children(parameters)) {
      if (tree[child].named())
        walk.AddParameter(symbol, walk.OneLine(child, 80), {}, {}, ParameterKind::kTemplate);
    }
  }
  if (base != kNoNode) {
    walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(base, 200), tree[base].row);
    NodeIndex named = base;
    if (tree.KindOf(named) == Kind::parametrized_type_expression) named = NamedChild(tree, named, 0);
    std::string_view qualifier;
    if (named != kNoNode && tree.KindOf(named) == Kind::field_expression) {
      qualifier = tree.FieldText(named, Field::value);
      named = tree.LastNamedChild(named);
    }
    if (named != kNoNode) walk.AddReference(ReferenceKind::kBase, named, qualifier, tree.TextOf(named));
  }
  NoteType(walk, head);
  AddDecorators(walk, symbol, node);
  SetDoc(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
}

}  // namespace

void EnterString(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind around = tree.ParentKind(node);
  bool statement = around == Kind::source_file || around == Kind::module_definition ||
                   around == Kind::struct_definition || around == Kind::compound_statement ||
                   around == Kind::if_statement || around == Kind::macro_argument_list;
  if (statement) StateOf(walk).last_string = node;
}

void EnterModule(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kModule, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.SetSignature(symbol, walk.RangeOnOneLine(tree[node].begin, tree[name].end, 200));
  SetDoc(walk, symbol, node);
  FileRecord& file = walk.facts().file;
  Text doc = walk.symbol(symbol).doc;
  if (file.doc.empty() && !doc.empty() && walk.options().parent == kNone && walk.context().symbol == kNone) {
    file.doc = doc;
    file.doc_row = walk.symbol(symbol).doc_row;
    file.doc_end_row = tree[node].row == 0 ? 0 : tree[node].row - 1;
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex signature = tree.ChildOfKind(node, Kind::signature);
  NodeIndex inner = NamedChild(tree, signature, 0);
  Head head;
  if (inner == kNoNode || !ReadHead(tree, inner, &head)) {
    // function (x) ... end without a name
    walk.Push(node);
    walk.context().language_bits |= kLocalScope;
    return;
  }
  bool macro = tree.KindOf(node) == Kind::macro_definition;
  bool has_body =
      head.arguments != kNoNode || head.is_operator;  // function f end: a name for methods to come
  std::string text = walk.RangeOnOneLine(tree[node].begin, tree[signature].end, 1000);
  if (head.arguments != kNoNode) StateOf(walk).head_call = tree.Parent(head.arguments);
  DefineFunction(walk, node, head, macro ? SymbolKind::kMacro : SymbolKind::kFunction, text, has_body);
  walk.symbol(walk.context().symbol).body_begin_row = tree[node].row;
}

void EnterAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = NamedChild(tree, node, 0), value = tree.LastNamedChild(node);
  if (left == kNoNode || value == kNoNode || value == left) return;
  if (walk.rules().Wants(RuleEvent::kAssignment) && tree.KindOf(left) == Kind::identifier) {
    walk.rules().OnNamed(RuleEvent::kAssignment, node, tree.TextOf(left), {}, {});
  }
  Kind shape = tree.KindOf(left);
  bool in_struct = InStruct(walk, node);
  // f(x) = ..., f(x)::T where T = ..., a + b = ...
  Head head;
  bool callable = shape == Kind::call_expression || shape == Kind::where_expression ||
                  shape == Kind::binary_expression || shape == Kind::unary_expression ||
                  (shape == Kind::typed_expression && NamedChild(tree, left, 0) != kNoNode &&
                   tree.KindOf(NamedChild(tree, left, 0)) == Kind::call_expression);
  // @test a ≈ b atol=1: an argument, no operator.
  if (shape == Kind::binary_expression || shape == Kind::unary_expression) {
    NodeIndex token = tree.ChildOfKind(left, Kind::operator_);
    std::string_view text = token == kNoNode ? std::string_view() : tree.TextOf(token);
    if (tree.ParentKind(node) == Kind::macro_argument_list || text == "&&" || text == "||") return;
  }
  if (callable) {
    if (!ReadHead(tree, left, &head) || (head.arguments == kNoNode && !head.is_operator)) return;
    if (head.arguments != kNoNode) StateOf(walk).head_call = tree.Parent(head.arguments);
    DefineFunction(walk, node, head, SymbolKind::kFunction, walk.OneLine(left, 1000), true);
    walk.symbol(walk.context().symbol).body_begin_row = tree[value].row;
    return;
  }
  if (in_struct) return DefineField(walk, node, left, value);
  Kind right = tree.KindOf(value);
  bool lambda = right == Kind::arrow_function_expression || right == Kind::function_definition;
  if (shape == Kind::identifier && lambda) {
    head.name = left;
    NodeIndex list = NamedChild(tree, value, 0);
    if (list != kNoNode && tree.KindOf(list) == Kind::signature) list = NamedChild(tree, list, 0);
    std::string text =
        walk.RangeOnOneLine(tree[node].begin, list == kNoNode ? tree[value].begin : tree[list].end, 400);
    if (list != kNoNode &&
        (tree.KindOf(list) == Kind::argument_list || tree.KindOf(list) == Kind::tuple_expression))
      head.arguments = list;
    else if (list != kNoNode && right == Kind::arrow_function_expression)
      head.left = list;
    DefineFunction(walk, node, head, SymbolKind::kLambda, text, true);
    return;
  }
  if (!IsModuleLevel(walk)) {
    if (walk.context().callable != kNone && tree.ParentKind(node) != Kind::global_statement) {
      for (NodeIndex at = left; at < tree[left].next; ++at) {
        Kind kind = tree.KindOf(at);
        if (kind == Kind::field_expression || kind == Kind::index_expression) break;
        if (kind == Kind::identifier) StateOf(walk).locals.Add(walk, tree.TextOf(at));
      }
    }
    return;
  }
  Kind around = tree.ParentKind(node);
  bool constant = around == Kind::const_statement;
  bool statement = constant || around == Kind::global_statement || around == Kind::source_file ||
                   around == Kind::module_definition || around == Kind::if_statement ||
                   around == Kind::else_clause || around == Kind::elseif_clause ||
                   around == Kind::compound_statement || around == Kind::macro_argument_list ||
                   around == Kind::kError;
  if (!statement) return;
  // Under an error a function around may be lost: only what begins at the margin is certain to be the
  // module's.
  NodeIndex outer = node;
  for (int steps = 0;
       steps < 64 && tree.Parent(outer) != kNoNode && tree.KindOf(tree.Parent(outer)) != Kind::kError;
       ++steps)
    outer = tree.Parent(outer);
  bool lost = tree.Parent(outer) != kNoNode || tree.KindOf(outer) == Kind::kError;
  if (lost && walk.LineOf(tree[outer].row).find_first_of(" \t") == 0) return;
  if (shape == Kind::parametrized_type_expression) {  // Alias{T} = Vector{T}
    NodeIndex name = NamedChild(tree, left, 0);
    if (name != kNoNode) DefineValue(walk, node, name, value, SymbolKind::kTypeAlias);
    return;
  }
  if (shape == Kind::open_tuple || shape == Kind::tuple_expression) {
    for (NodeIndex child : tree.Children(left)) {
      if (tree.KindOf(child) == Kind::identifier || tree.KindOf(child) == Kind::typed_expression) {
        DefineValue(walk, node, child, kNoNode, constant ? SymbolKind::kConstant : SymbolKind::kVariable);
      }
    }
    return;
  }
  bool alias = constant && right == Kind::parametrized_type_expression;
  DefineValue(walk, node, left, value,
              alias      ? SymbolKind::kTypeAlias
              : constant ? SymbolKind::kConstant
                         : SymbolKind::kVariable);
}

void EnterStruct(Walk& walk, NodeIndex node) {
  uint32_t flags = kSymbolDefinition;
  if (!StartsWith(walk.TextOf(node), "mutable")) flags |= kSymbolConst;
  AddTypeHead(walk, node, SymbolKind::kStruct, flags);
}

void EnterAbstract(Walk& walk, NodeIndex node) {
  bool abstract = walk.tree().KindOf(node) == Kind::abstract_definition;
  AddTypeHead(walk, node, SymbolKind::kDataType,
              kSymbolDefinition | (abstract ? static_cast<uint32_t>(kSymbolAbstract) : 0u));
}

// x::T: a field of a struct, else a type behind a name.
void EnterTyped(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.KindOf(node) == Kind::typed_expression && InStruct(walk, node))
    DefineField(walk, node, node, kNoNode);
  if (InType(walk, node)) return;
  NodeIndex type = tree.KindOf(node) == Kind::curly_expression ? node : tree.LastNamedChild(node);
  if (type != kNoNode) NoteType(walk, type);
}

void EnterFieldName(Walk& walk, NodeIndex node) { DefineField(walk, node, node, kNoNode); }

bool DefineByMacro(Walk& walk, NodeIndex node, std::string_view macro, NodeIndex arguments) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex first = NamedChild(tree, arguments, 0);
  if (first == kNoNode) return false;
  if (macro == "testset" || macro == "testitem") {
    for (NodeIndex child : tree.Children(arguments)) {
      if (tree.KindOf(child) != Kind::string_literal) continue;
      std::string_view name = StringText(tree, child);
      if (name.empty() || name.find('\n') != std::string_view::npos) return false;
      uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, Utf8Prefix(name, 200), node, child,
                                       kSymbolDefinition | kSymbolTest);
      walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
      walk.SetSignature(symbol, "@" + std::string(macro) + " " + walk.OneLine(child, 300));
      walk.Defined(symbol, node);
      walk.OpenScope(symbol, node);
      walk.context().language_bits = 0;
      return true;
    }
    return false;
  }
  if (macro != "enum") return false;
  // @enum Color::UInt8 red=1 green, @enum Color begin red; green end
  NodeIndex name = tree.KindOf(first) == Kind::typed_expression ? NamedChild(tree, first, 0) : first;
  if (name == kNoNode || tree.KindOf(name) != Kind::identifier) return false;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnum, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.SetSignature(symbol, "@enum " + walk.OneLine(first, 200));
  walk.symbol(symbol).visibility = VisibilityOf(tree.TextOf(name));
  SetDoc(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  auto add = [&](NodeIndex member) {
    NodeIndex at = member, value = kNoNode;
    if (tree.KindOf(member) == Kind::assignment || tree.KindOf(member) == Kind::named_argument) {
      at = NamedChild(tree, member, 0);
      value = tree.LastNamedChild(member);
    }
    auto add_one = [&](NodeIndex name_node, NodeIndex initial) {
      uint32_t row = walk.AddSymbol(SymbolKind::kEnumMember, tree.TextOf(name_node), member, name_node,
                                    kSymbolDefinition);
      if (initial != kNoNode) walk.SetValue(row, initial);
    };
    if (at == kNoNode || tree.KindOf(at) != Kind::identifier) return;
    // "red=1 green": the grammar takes "1 green" for a product.
    NodeIndex swallowed = kNoNode;
    if (value != kNoNode && tree.KindOf(value) == Kind::juxtaposition_expression) {
      swallowed = tree.LastNamedChild(value);
      value = NamedChild(tree, value, 0);
    }
    add_one(at, value);
    if (swallowed != kNoNode && tree.KindOf(swallowed) == Kind::identifier) add_one(swallowed, kNoNode);
  };
  for (NodeIndex child : tree.Children(arguments)) {
    if (!tree[child].named() || child == first) continue;
    if (tree.KindOf(child) == Kind::compound_statement) {
      for (NodeIndex member : tree.Children(child)) {
        if (tree[member].named()) add(member);
      }
    } else {
      add(child);
    }
  }
  walk.SkipChildren();
  return true;
}

}  // namespace repodoc::julia
