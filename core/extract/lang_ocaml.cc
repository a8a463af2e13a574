// OCaml and its interfaces: the table of node kinds, values and functions, conditions. Types, modules and
// classes are in lang_ocaml_types.cc, references and imports in lang_ocaml_references.cc.
//
//   (** Adds. @return the sum *)
//   let rec add ?(by = 1) ~to_:n x : int = ...   and also x = ...      val add : ?by:int -> to_:int -> int ->
//   int
#include "core/extract/lang_ocaml.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace ocaml {

Visibility VisibilityOf(std::string_view name) {
  return StartsWith(name, "_") ? Visibility::kInternal : Visibility::kPublic;
}

void SetDocAround(Walk& walk, uint32_t symbol, NodeIndex item, NodeIndex whole) {
  const SyntaxTree& tree = walk.tree();
  // val x : int
  // (** The comment behind, where it stands closer to this item than to the next. *)
  NodeIndex comment = tree.NextSibling(whole);
  while (comment != kNoNode && !tree[comment].named()) comment = tree.NextSibling(comment);
  if (comment != kNoNode && tree.KindOf(comment) == Kind::comment &&
      StartsWith(tree.TextOf(comment), "(**") && tree[comment].row <= tree[whole].end_row + 1) {
    NodeIndex next = tree.NextSibling(comment);
    bool own = tree[comment].row == tree[whole].end_row || next == kNoNode ||
               tree[next].row > tree[comment].end_row + 1 || !tree[next].named();
    std::string doc = CleanComment(tree.TextOf(comment));
    if (own && !doc.empty()) {
      walk.SetDoc(symbol, doc, tree[comment].row);
      return;
    }
  }
  if (item != whole && tree[item].row == tree[whole].row)
    return;  // "and g" on the line of f: the comment is f's
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(tree[item].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
}

void AddAttributes(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (kind != Kind::item_attribute && kind != Kind::attribute) continue;
    std::string text = walk.OneLine(child, 200);
    std::string_view inside = text;
    while (!inside.empty() && (inside[0] == '[' || inside[0] == '@')) inside.remove_prefix(1);
    if (!inside.empty() && inside.back() == ']') inside.remove_suffix(1);
    walk.AddClause(symbol, ClauseKind::kAttribute, inside, tree[child].row);
    if (StartsWith(inside, "deprecated") || StartsWith(inside, "ocaml.deprecated")) {
      walk.symbol(symbol).flags |= kSymbolDeprecated;
    }
  }
}

std::string HeadOf(Walk& walk, uint32_t begin, NodeIndex node, NodeIndex body) {
  uint32_t end = body == kNoNode ? walk.tree()[node].end : walk.tree()[body].begin;
  std::string head = walk.RangeOnOneLine(begin, end, 1000);
  while (!head.empty() && (head.back() == '=' || head.back() == ' ')) head.pop_back();
  return head;
}

void BindPattern(Walk& walk, NodeIndex pattern) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex at = pattern; at < tree[pattern].next; ++at) {
    Kind kind = tree.KindOf(at);
    if (kind == Kind::value_pattern || kind == Kind::value_name || kind == Kind::field_name) {
      StateOf(walk).locals.Add(walk, tree.TextOf(at));
    }
  }
}

namespace {

void AddOneParameter(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex pattern = tree.Child(node, Field::pattern), value = tree.Child(node, Field::default_);
  if (pattern == kNoNode) return;
  std::string type, name, fallback;
  NodeIndex label = tree.ChildOfKind(node, Kind::label_name);
  NodeIndex inner = pattern;
  if (tree.KindOf(pattern) == Kind::typed_pattern) {
    if (NodeIndex at = tree.Child(pattern, Field::type); at != kNoNode) type = walk.OneLine(at, 200);
    if (NodeIndex at = tree.Child(pattern, Field::pattern); at != kNoNode) inner = at;
  } else if (NodeIndex at = tree.Child(node, Field::type); at != kNoNode) {
    type = walk.OneLine(at, 200);  // ?(x : int = 1)
  }
  name = label == kNoNode ? walk.OneLine(inner, 80) : std::string(tree.TextOf(label));
  std::string_view text = tree.TextOf(node);
  bool optional = StartsWith(text, "?"), labelled = optional || StartsWith(text, "~");
  if (value != kNoNode)
    fallback = walk.OneLine(value, 120);
  else if (optional)
    fallback = "None";
  walk.AddParameter(symbol, name, type, fallback,
                    labelled ? ParameterKind::kKeywordOnly : ParameterKind::kNormal);
}

bool IsFunctionBody(const SyntaxTree& tree, NodeIndex body) {
  for (int steps = 0; steps < 4 && body != kNoNode && tree.KindOf(body) == Kind::parenthesized_expression;
       ++steps) {
    body = tree.FirstNamedChild(body);
  }
  if (body == kNoNode) return false;
  Kind kind = tree.KindOf(body);
  return kind == Kind::fun_expression || kind == Kind::function_expression;
}

bool IsTestAttribute(std::string_view id) {
  return StartsWith(id, "test") || id == "expect_test" || id == "bench" || id == "quick_test";
}

}  // namespace

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::parameter) AddOneParameter(walk, symbol, child);
  }
}

void AddArrowParameters(Walk& walk, uint32_t symbol, NodeIndex type) {
  const SyntaxTree& tree = walk.tree();
  if (tree.KindOf(type) == Kind::polymorphic_type) type = tree.Child(type, Field::type);
  for (int steps = 0; steps < 200 && type != kNoNode; ++steps) {
    if (tree.KindOf(type) != Kind::function_type) break;
    NodeIndex domain = tree.Child(type, Field::domain);
    if (domain == kNoNode) break;
    if (tree.KindOf(domain) == Kind::labeled_argument_type) {
      NodeIndex label = tree.ChildOfKind(domain, Kind::label_name), inner = tree.Child(domain, Field::type);
      bool optional = StartsWith(tree.TextOf(domain), "?");
      walk.AddParameter(symbol, label == kNoNode ? std::string_view() : tree.TextOf(label),
                        inner == kNoNode ? std::string() : walk.OneLine(inner, 200), optional ? "None" : "",
                        ParameterKind::kKeywordOnly);
    } else {
      walk.AddParameter(symbol, {}, walk.OneLine(domain, 200), {}, ParameterKind::kNormal);
    }
    type = tree.Child(type, Field::codomain);
  }
  if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
}

namespace {

// let rec: the bindings below know. let%test "name" = ...: a test.
void EnterValueDefinition(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool recursive = false;
  NodeIndex attribute = kNoNode, binding = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::let_binding) {
      binding = child;
      break;
    }
    if (!tree[child].named() && tree.TextOf(child) == "rec") recursive = true;
    if (tree.KindOf(child) == Kind::attribute_id) attribute = child;
  }
  walk.Push(node);
  walk.context().language_bits = recursive ? kRecursive : 0u;
  if (attribute == kNoNode || binding == kNoNode || !IsTestAttribute(tree.TextOf(attribute))) return;
  NodeIndex title = tree.Child(binding, Field::pattern);
  if (title == kNoNode || tree.KindOf(title) != Kind::string) return;
  NodeIndex content = tree.ChildOfKind(title, Kind::string_content);
  std::string_view name = content == kNoNode ? tree.TextOf(title) : tree.TextOf(content);
  uint32_t symbol =
      walk.AddSymbol(SymbolKind::kTest, Utf8Prefix(name, 200), node, title, kSymbolDefinition | kSymbolTest);
  walk.SetSignature(symbol, HeadOf(walk, tree[node].begin, binding, tree.Child(binding, Field::body)));
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void AddThrow(Walk& walk, std::string_view name, NodeIndex at) {
  uint32_t callable = walk.context().callable;
  if (callable == kNone) return;
  uint64_t key = (static_cast<uint64_t>(callable) << 32) ^ walk.facts().Add(name).offset;
  if (StateOf(walk).raised.insert(key).second)
    walk.AddClause(callable, ClauseKind::kThrows, name, walk.tree()[at].row);
}

}  // namespace

void EnterApplication(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function), argument = tree.Child(node, Field::argument);
  if (function == kNoNode || argument == kNoNode || tree.KindOf(function) != Kind::value_path) return;
  std::string_view whole = tree.TextOf(function);
  std::string_view name = whole.substr(whole.rfind('.') == std::string_view::npos ? 0 : whole.rfind('.') + 1);
  if (name == "raise" || name == "raise_notrace") {
    if (tree.KindOf(argument) == Kind::parenthesized_expression) argument = tree.FirstNamedChild(argument);
    if (argument != kNoNode && tree.KindOf(argument) == Kind::application_expression)
      argument = tree.Child(argument, Field::function);
    if (argument != kNoNode && tree.KindOf(argument) == Kind::constructor_path)
      AddThrow(walk, tree.TextOf(argument), node);
  } else if (whole == "failwith") {
    AddThrow(walk, "Failure", node);
  } else if (whole == "invalid_arg") {
    AddThrow(walk, "Invalid_argument", node);
  } else if (name == "getenv" || name == "getenv_opt") {
    NodeIndex content =
        tree.KindOf(argument) == Kind::string ? tree.ChildOfKind(argument, Kind::string_content) : kNoNode;
    if (content != kNoNode)
      walk.AddProperty(property::kEnvironment, tree.TextOf(content), tree[argument].row);
  } else if (name == "test_case") {  // Alcotest.test_case "name" `Quick f
    NodeIndex content =
        tree.KindOf(argument) == Kind::string ? tree.ChildOfKind(argument, Kind::string_content) : kNoNode;
    if (content == kNoNode) return;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, Utf8Prefix(tree.TextOf(content), 200), node, argument,
                                     kSymbolDefinition | kSymbolTest);
    walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
    walk.SetSignature(symbol, walk.RangeOnOneLine(tree[node].begin, tree[argument].end, 300));
    walk.Defined(symbol, node);
  }
}

namespace {

void EnterLetBinding(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex pattern = tree.Child(node, Field::pattern), body = tree.Child(node, Field::body);
  NodeIndex definition = tree.Parent(node);
  if (pattern == kNoNode || definition == kNoNode) return;
  bool local = tree.ParentKind(definition) == Kind::let_expression;
  NodeIndex type = tree.Child(node, Field::type);
  bool first = tree.KindOf(definition) == Kind::value_definition &&
               tree.ChildOfKind(definition, Kind::let_binding) == node;
  Kind shape = tree.KindOf(pattern);
  bool named = shape == Kind::value_name || shape == Kind::parenthesized_operator;
  bool function = named && (tree.ChildOfKind(node, Kind::parameter) != kNoNode || IsFunctionBody(tree, body));
  if (local && !function) {
    BindPattern(walk, pattern);
    return;
  }
  if (!named) {
    // let () = main (): what a program does when it starts
    std::string_view text = tree.TextOf(pattern);
    if (text == "()" || text == "_") {
      std::string_view starts = body == kNoNode ? std::string_view() : tree.TextOf(body).substr(0, 400);
      bool main = false;
      for (std::string_view mark :
           {"main ", "main(", "Cmd.eval", "Term.eval", "Arg.parse", "Sys.argv", "Command.run",
            "Command_unix.run", "Lwt_main.run", "Eio_main.run", "Scheduler.go"}) {
        main = main || starts.find(mark) != std::string_view::npos;
      }
      if (main && walk.context().symbol == kNone && tree.ParentKind(definition) == Kind::compilation_unit) {
        walk.facts().file.flags |= kFileEntryPoint;
        walk.AddProperty(property::kEntryPoint,
                         walk.RangeOnOneLine(tree[definition].begin, tree[node].end, 60), tree[node].row);
      }
      return;
    }
    if (shape == Kind::string) return;  // a test
    bool is_first = true;
    for (NodeIndex at = pattern; at < tree[pattern].next; ++at) {
      Kind kind = tree.KindOf(at);
      if (kind == Kind::attribute) {
        at = tree[at].next - 1;
        continue;
      }
      bool punned = kind == Kind::field_name && tree.Parent(at) != kNoNode &&
                    tree.ParentKind(tree.Parent(at)) == Kind::field_pattern &&
                    tree.Child(tree.Parent(tree.Parent(at)), Field::pattern) == kNoNode;
      if (kind != Kind::value_name && kind != Kind::value_pattern && !punned) continue;
      std::string_view name = tree.TextOf(at);
      if (name == "_") continue;
      uint32_t symbol = walk.AddSymbol(SymbolKind::kVariable, name, node, at, kSymbolDefinition);
      walk.symbol(symbol).visibility = VisibilityOf(name);
      if (is_first) SetDocAround(walk, symbol, definition, definition);
      is_first = false;
      walk.Defined(symbol, node);
    }
    return;
  }
  std::string name(tree.TextOf(pattern));
  if (shape == Kind::parenthesized_operator) {
    NodeIndex inner = tree.FirstNamedChild(pattern);
    if (inner != kNoNode) name = tree.TextOf(inner);
    pattern = inner == kNoNode ? pattern : inner;
  }
  if (name == "_") return;
  if (local) StateOf(walk).locals.Add(walk, name);
  SymbolKind kind = shape == Kind::parenthesized_operator ? SymbolKind::kOperator
                    : function                            ? SymbolKind::kFunction
                                                          : SymbolKind::kVariable;
  uint32_t flags = kSymbolDefinition;
  if (local) flags |= kSymbolLocal;
  uint32_t symbol = walk.AddSymbol(kind, name, first ? definition : node, pattern, flags);
  Symbol& row = walk.symbol(symbol);
  row.visibility = VisibilityOf(name);
  if (first) {
    // let f x = 1 and g y = 2: what is told of f ends before g.
    row.end = tree[node].end + walk.options().first_byte;
    row.end_row = tree[node].end_row + walk.options().first_row;
  }
  if (function && body != kNoNode) row.body_begin_row = tree[body].row;
  bool expression = IsFunctionBody(tree, body);
  NodeIndex rest = expression ? tree.Child(body, Field::body) : kNoNode;
  std::string head;
  if (function) {
    head = HeadOf(walk, tree[node].begin, node, expression && rest != kNoNode ? rest : body);
    while (expression && (EndsWith(head, "->") || EndsWith(head, " ")))
      head.resize(head.size() - (head.back() == ' ' ? 1 : 2));
  } else {
    head = HeadOf(walk, tree[node].begin, node, body);
    if (body != kNoNode) walk.SetValue(symbol, body);
  }
  bool recursive = (walk.context().language_bits & kRecursive) != 0;
  walk.SetSignature(symbol, std::string(recursive ? "let rec " : "let ") + head);
  AddParameters(walk, symbol, node);
  if (expression) AddParameters(walk, symbol, body);
  if (type != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  AddAttributes(walk, symbol, node);
  SetDocAround(walk, symbol, first ? definition : node, definition);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
}

// val f : int -> int, external f : int -> int = "c_name"
void EnterSpecification(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::value_name), type = tree.Child(node, Field::type);
  bool external = tree.KindOf(node) == Kind::external, is_operator = false;
  if (name_node == kNoNode) {
    name_node = tree.ChildOfKind(node, Kind::parenthesized_operator);
    if (name_node == kNoNode) return;
    is_operator = true;
    if (NodeIndex inner = tree.FirstNamedChild(name_node); inner != kNoNode) name_node = inner;
  }
  NodeIndex shape = type;
  if (shape != kNoNode && tree.KindOf(shape) == Kind::polymorphic_type)
    shape = tree.Child(shape, Field::type);
  bool function = external || (shape != kNoNode && tree.KindOf(shape) == Kind::function_type);
  SymbolKind kind = is_operator ? SymbolKind::kOperator
                    : function  ? SymbolKind::kFunction
                                : SymbolKind::kVariable;
  uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name_node), node, name_node);
  walk.symbol(symbol).visibility = VisibilityOf(tree.TextOf(name_node));
  walk.SetSignature(
      symbol, walk.RangeOnOneLine(tree[node].begin, type == kNoNode ? tree[node].end : tree[type].end, 1000));
  if (type != kNoNode) {
    if (function)
      AddArrowParameters(walk, symbol, type);
    else
      walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  }
  if (external) {
    for (NodeIndex child : tree.Children(node)) {
      if (tree.KindOf(child) == Kind::string)
        walk.AddClause(symbol, ClauseKind::kAttribute, "external " + std::string(tree.TextOf(child)),
                       tree[child].row);
    }
  }
  AddAttributes(walk, symbol, node);
  SetDocAround(walk, symbol, node, node);
  walk.Defined(symbol, node);
}

void EnterParameter(Walk& walk, NodeIndex node) {
  NodeIndex pattern = walk.tree().Child(node, Field::pattern);
  if (pattern != kNoNode) BindPattern(walk, pattern);
}

// Patterns bind before their bodies are read.
void EnterPattern(Walk& walk, NodeIndex node) { StateOf(walk).locals.Add(walk, walk.TextOf(node)); }

// else if: no deeper.
void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.CountDecision();
  bool chained = tree.ParentKind(node) == Kind::else_clause;
  walk.CountCognitive(chained ? 1u : 1u + walk.context().nesting);
  NodeIndex last = tree.ChildOfKind(node, Kind::else_clause);
  if (last != kNoNode) {
    NodeIndex expression = tree.FirstNamedChild(last);
    if (expression != kNoNode && tree.KindOf(expression) != Kind::if_expression) walk.CountCognitive(1);
  }
  walk.Push(node);
  if (!chained && walk.context().nesting < 0xffff) ++walk.context().nesting;
}

// Every case decides but the last wild card.
void EnterCase(Walk& walk, NodeIndex node) {
  NodeIndex pattern = walk.tree().Child(node, Field::pattern);
  if (pattern != kNoNode && walk.TextOf(pattern) == "_") return;
  walk.CountDecision();
}

void EnterLoop(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.DeepenLoop();
}

void EnterTry(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.context().in_try = true;
}

// let f x =, val f :, type t =, module M =
bool MatchLostLine(std::string_view line, LostMatch* match) {
  struct Word {
    std::string_view word;
    SymbolKind kind;
  };
  for (Word start : {Word{"let rec ", SymbolKind::kFunction}, Word{"let ", SymbolKind::kFunction},
                     Word{"and ", SymbolKind::kFunction}, Word{"val ", SymbolKind::kFunction},
                     Word{"external ", SymbolKind::kFunction}, Word{"module type ", SymbolKind::kSignature},
                     Word{"module ", SymbolKind::kModule}, Word{"type ", SymbolKind::kDataType},
                     Word{"exception ", SymbolKind::kException}, Word{"class ", SymbolKind::kClass},
                     Word{"method ", SymbolKind::kMethod}}) {
    if (!StartsWith(line, start.word)) continue;
    std::string_view rest = Trim(line.substr(start.word.size()));
    size_t end = 0;
    while (end < rest.size() &&
           (rest[end] == '_' || rest[end] == '\'' || (rest[end] >= '0' && rest[end] <= '9') ||
            (rest[end] >= 'a' && rest[end] <= 'z') || (rest[end] >= 'A' && rest[end] <= 'Z'))) {
      ++end;
    }
    std::string_view behind = Trim(rest.substr(end));
    bool value = start.kind == SymbolKind::kFunction;
    // "let x = 1 in" is an expression; "let () =" and "let M.{a} =" name nothing.
    if (end == 0 || (value && (rest[0] < 'a' || rest[0] > 'z')) || EndsWith(line, " in") ||
        StartsWith(behind, "."))
      return false;
    if (start.word == "let " || start.word == "let rec " || start.word == "and ") {
      if (line.find('=') == std::string_view::npos || line.find(" in ") != std::string_view::npos) return false;
      if (StartsWith(behind, "=") || StartsWith(behind, ":"))
        return match->Define(SymbolKind::kVariable, rest.substr(0, end));
    }
    return match->Define(start.kind, rest.substr(0, end));
  }
  return false;
}

void EnterError(Walk& walk, NodeIndex node) { StateOf(walk).lost.Read(walk, node, MatchLostLine); }

constexpr uint32_t kLoop = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::string, kMeansString | kMeansOpaque},
    {Kind::quoted_string, kMeansString | kMeansOpaque},
    {Kind::value_definition, kMeansNothing, EnterValueDefinition},
    {Kind::let_binding, kMeansNothing, EnterLetBinding},
    {Kind::value_specification, kMeansNothing, EnterSpecification},
    {Kind::external, kMeansNothing, EnterSpecification},
    {Kind::parameter, kMeansNothing, EnterParameter},
    {Kind::value_pattern, kMeansNothing, EnterPattern},
    {Kind::type_binding, kMeansNothing, EnterTypeBinding},
    {Kind::constructor_declaration, kMeansNothing, EnterConstructor},
    {Kind::field_declaration, kMeansNothing, EnterField},
    {Kind::exception_definition, kMeansNothing, EnterException},
    {Kind::module_binding, kMeansNothing, EnterModuleBinding},
    {Kind::module_type_definition, kMeansNothing, EnterModuleType},
    {Kind::class_binding, kMeansNothing, EnterClassBinding},
    {Kind::class_type_binding, kMeansNothing, EnterClassType},
    {Kind::method_definition, kMeansNothing, EnterMethod},
    {Kind::method_specification, kMeansNothing, EnterMethod},
    {Kind::instance_variable_definition, kMeansNothing, EnterInstanceVariable},
    {Kind::instance_variable_specification, kMeansNothing, EnterInstanceVariable},
    {Kind::inheritance_definition, kMeansNothing, EnterInherit},
    {Kind::inheritance_specification, kMeansNothing, EnterInherit},
    {Kind::value_path, kMeansNothing, EnterValuePath},
    {Kind::constructor_path, kMeansNothing, EnterConstructorPath},
    {Kind::type_constructor_path, kMeansNothing, EnterTypePath},
    {Kind::module_path, kMeansNothing, EnterModulePath},
    {Kind::extended_module_path, kMeansNothing, EnterModulePath},
    {Kind::module_type_path, kMeansNothing, EnterModuleTypePath},
    {Kind::class_path, kMeansNothing, EnterClassPath},
    {Kind::method_invocation, kMeansNothing, EnterMethodInvocation},
    {Kind::application_expression, kMeansNothing, EnterApplication},
    {Kind::infix_expression, kMeansBoolean, EnterInfix},
    {Kind::tuple_expression, kMeansNothing, EnterTuple},
    {Kind::open_module, kMeansNothing, EnterOpen},
    {Kind::include_module, kMeansNothing, EnterInclude},
    {Kind::include_module_type, kMeansNothing, EnterInclude},
    {Kind::if_expression, kMeansNothing, EnterIf},
    {Kind::match_expression, kMeansCognitive | kMeansNesting},
    {Kind::function_expression, kMeansCognitive | kMeansNesting},
    {Kind::try_expression, kMeansCognitive | kMeansNesting, EnterTry},
    {Kind::match_case, kMeansNothing, EnterCase},
    {Kind::guard, kMeansDecision},
    {Kind::fun_expression, kMeansNesting},
    {Kind::for_expression, kLoop, EnterLoop},
    {Kind::while_expression, kLoop, EnterLoop},
};

// "\d" in a string is legal for the compiler, which warns, but not for the grammar: the two bytes are masked.
PreparedText Prepare(std::string_view, std::string_view text) {
  PreparedText out;
  auto is_legal = [](char c) {
    return (c >= '0' && c <= '9') || std::string_view("\\'\"ntbr xou\n\r").find(c) != std::string_view::npos;
  };
  bool in_string = false;
  uint32_t comments = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (in_string) {
      if (c == '"') in_string = false;
      if (c != '\\' || at + 1 >= text.size()) continue;
      if (!is_legal(text[at + 1]) && (text[at + 1] & 0x80) == 0) {
        if (!out.changed) out.text = text;
        out.changed = true;
        out.text[at] = out.text[at + 1] = '.';
      }
      ++at;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '(' && at + 1 < text.size() && text[at + 1] == '*' &&
               !(at + 2 < text.size() && text[at + 2] == ')')) {
      ++comments;
      ++at;
    } else if (c == '*' && comments > 0 && at + 1 < text.size() && text[at + 1] == ')') {
      --comments;
      ++at;
    } else if (c == '\'') {
      // '"', '\"', '\n': characters. The quote of a' is none.
      if (at + 2 < text.size() && text[at + 1] != '\\' && text[at + 2] == '\'')
        at += 2;
      else if (at + 3 < text.size() && text[at + 1] == '\\')
        at += text[at + 3] == '\'' ? 3 : 2;
    } else if (c == '{' && comments == 0) {
      // {id|...|id}
      size_t bar = at + 1;
      while (bar < text.size() && bar - at < 40 &&
             (text[bar] == '_' || (text[bar] >= 'a' && text[bar] <= 'z')))
        ++bar;
      if (bar >= text.size() || text[bar] != '|') continue;
      std::string close = "|" + std::string(text.substr(at + 1, bar - at - 1)) + "}";
      size_t end = text.find(close, bar + 1);
      if (end == std::string_view::npos) break;
      at = end + close.size() - 1;
    }
  }
  return out;
}

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

void Finish(Walk& walk) {
  AddModuleImports(walk);
  StateOf(walk).lost.ReadMargin(walk, MatchLostLine);
  StateOf(walk).lost.Finish(walk);
}

}  // namespace
}  // namespace ocaml

const LanguageDefinition& OcamlDefinition() {
  static const char* const languages[] = {"ocaml", "ocaml_interface"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = ocaml::kRows;
    row.read_doc = ReadOcamlDoc;
    row.parenthesized = Kind::parenthesized_expression;
    row.prepare = ocaml::Prepare;
    row.begin = ocaml::Begin;
    row.finish = ocaml::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
