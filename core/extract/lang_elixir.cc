// Elixir: the table of node kinds, calls, references and conditions. Nearly everything is a call: definitions
// are told by their names (lang_elixir_definitions.cc); attributes and directives are in
// lang_elixir_attributes.cc.
//
//   defmodule Shop.Cart do
//     @doc "Adds."
//     def add(cart, item \\ nil) when is_map(cart), do: ...
//   end
#include "core/extract/lang_elixir.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace elixir {

constexpr uint32_t kMaxPatternNodes = 4000;  // a pattern longer than that is data

Call PartsOf(const SyntaxTree& tree, NodeIndex call) {
  Call out;
  for (NodeIndex child : tree.Children(call)) {
    if (tree[child].field == Field::target)
      out.target = child;
    else if (tree.KindOf(child) == Kind::arguments)
      out.arguments = child;
    else if (tree.KindOf(child) == Kind::do_block)
      out.block = child;
  }
  if (out.target != kNoNode && tree.KindOf(out.target) == Kind::identifier)
    out.name = tree.TextOf(out.target);
  return out;
}

NodeIndex Argument(const SyntaxTree& tree, NodeIndex arguments, uint32_t index) {
  if (arguments == kNoNode) return kNoNode;
  for (NodeIndex child : tree.Children(arguments)) {
    if (!tree[child].named() || tree.KindOf(child) == Kind::comment) continue;
    if (index-- == 0) return child;
  }
  return kNoNode;
}

NodeIndex Option(const SyntaxTree& tree, NodeIndex arguments, std::string_view key) {
  NodeIndex list = arguments == kNoNode ? kNoNode : tree.LastNamedChild(arguments);
  if (list == kNoNode) return kNoNode;
  if (tree.KindOf(list) == Kind::list) list = tree.ChildOfKind(list, Kind::keywords);
  if (list == kNoNode || tree.KindOf(list) != Kind::keywords) return kNoNode;
  for (NodeIndex pair : tree.Children(list)) {
    if (tree.KindOf(pair) != Kind::pair) continue;
    std::string_view name = Trim(tree.FieldText(pair, Field::key));
    if (EndsWith(name, ":") && name.substr(0, name.size() - 1) == key) return tree.Child(pair, Field::value);
  }
  return kNoNode;
}

std::string_view LiteralText(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode || tree.KindOf(node) != Kind::string) return {};
  if (tree.ChildOfKind(node, Kind::interpolation) != kNoNode) return {};
  NodeIndex first = kNoNode, last = kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field == Field::quoted_start) first = child;
    if (tree[child].field == Field::quoted_end) last = child;
  }
  if (first == kNoNode || last == kNoNode || tree[last].begin < tree[first].end) return {};
  return tree.text.substr(tree[first].end, tree[last].begin - tree[first].end);
}

void BindPattern(Walk& walk, NodeIndex pattern) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex end = std::min(tree[pattern].next, pattern + kMaxPatternNodes);
  for (NodeIndex at = pattern; at < end; ++at) {
    if (tree.KindOf(at) == Kind::identifier && tree[at].field != Field::target) {
      StateOf(walk).locals.Add(walk, tree.TextOf(at));
    }
  }
}

namespace {

// Words of the language that look like calls.
bool IsSpecialForm(std::string_view name) {
  for (std::string_view known : {"if",
                                 "unless",
                                 "case",
                                 "cond",
                                 "with",
                                 "for",
                                 "receive",
                                 "try",
                                 "quote",
                                 "unquote",
                                 "unquote_splicing",
                                 "fn",
                                 "when",
                                 "super",
                                 "__MODULE__",
                                 "__ENV__",
                                 "__DIR__",
                                 "__CALLER__",
                                 "__STACKTRACE__",
                                 "__block__",
                                 "__aliases__"}) {
    if (name == known) return true;
  }
  return false;
}

std::string QualifierOf(const SyntaxTree& tree, NodeIndex left) {
  std::string_view text = tree.TextOf(left);
  Kind kind = tree.KindOf(left);
  if (kind == Kind::alias || kind == Kind::identifier || kind == Kind::atom) return std::string(text);
  bool plain = text.size() <= 80 && text.find_first_of(" \n({[\"") == std::string_view::npos;
  return plain ? std::string(text) : "(...)";
}

// raise ArgumentError, "no"
void NoteRaise(Walk& walk, NodeIndex call, NodeIndex arguments) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex what = Argument(tree, arguments, 0);
  if (callable == kNone || what == kNoNode) return;
  if (tree.KindOf(what) == Kind::map) what = tree.ChildOfKind(what, Kind::struct_);  // %Error{}
  std::string_view name = what == kNoNode                     ? std::string_view()
                          : tree.KindOf(what) == Kind::string ? std::string_view("RuntimeError")
                                                              : tree.TextOf(what);
  if (name.empty() || name[0] < 'A' || name[0] > 'Z' || name.size() > 100) return;
  uint64_t key = (static_cast<uint64_t>(callable) << 32) ^ walk.facts().Add(name).offset;
  if (StateOf(walk).raised.insert(key).second)
    walk.AddClause(callable, ClauseKind::kThrows, name, tree[call].row);
}

// OptionParser.parse(args, strict: [verbose: :boolean], aliases: [v: :verbose])
void NoteOptions(Walk& walk, NodeIndex arguments) {
  const SyntaxTree& tree = walk.tree();
  for (std::string_view key : {"strict", "switches"}) {
    NodeIndex list = Option(tree, arguments, key);
    if (list == kNoNode || tree.KindOf(list) != Kind::list) continue;
    NodeIndex keywords = tree.ChildOfKind(list, Kind::keywords);
    if (keywords == kNoNode) continue;
    for (NodeIndex pair : tree.Children(keywords)) {
      if (tree.KindOf(pair) != Kind::pair) continue;
      std::string_view name = Trim(tree.FieldText(pair, Field::key));
      if (!EndsWith(name, ":")) continue;
      std::string flag = "--" + std::string(name.substr(0, name.size() - 1));
      std::replace(flag.begin(), flag.end(), '_', '-');
      walk.AddProperty(property::kFlag, flag, tree[pair].row);
    }
  }
}

void Nest(Walk& walk, NodeIndex node) {
  walk.Push(node);
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
}

// if, case, cond, for ...: what decides.
void CountBranches(Walk& walk, NodeIndex node, const Call& parts) {
  const SyntaxTree& tree = walk.tree();
  std::string_view name = parts.name;
  if (name == "if" || name == "unless") {
    walk.CountDecision();
    walk.CountCognitive(1u + walk.context().nesting);
    bool has_else = parts.block != kNoNode ? tree.ChildOfKind(parts.block, Kind::else_block) != kNoNode
                                           : Option(tree, parts.arguments, "else") != kNoNode;
    if (has_else) walk.CountCognitive(1);
    Nest(walk, node);
  } else if (name == "case" || name == "cond" || name == "receive" || name == "with" || name == "try") {
    walk.CountCognitive(1u + walk.context().nesting);
    Nest(walk, node);
    walk.context().language_bits |= kClauses;
    if (name == "try") walk.context().in_try = true;
  } else if (name == "for") {
    walk.CountDecision();
    walk.CountCognitive(1u + walk.context().nesting);
    Nest(walk, node);
    walk.DeepenLoop();
  }
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (node == StateOf(walk).head) return;
  Call parts = PartsOf(tree, node);
  // "def" and "@type" stand for words, not for calls of this name.
  if (parts.target == kNoNode || (tree.ParentKind(node) == Kind::unary_operator &&
                                  tree.FieldText(tree.Parent(node), Field::operator_) == "@"))
    return;
  if (walk.context().language_bits & kInType) {
    if (tree.KindOf(parts.target) == Kind::dot) {
      NodeIndex left = tree.Child(parts.target, Field::left), right = tree.Child(parts.target, Field::right);
      if (left != kNoNode && right != kNoNode) {
        walk.AddReference(ReferenceKind::kType, right, QualifierOf(tree, left), tree.TextOf(right));
      }
    } else if (!parts.name.empty()) {
      walk.AddReference(ReferenceKind::kType, parts.target, {}, parts.name);
    }
    return;
  }
  if (!parts.name.empty()) {
    if (Define(walk, node, parts) || Import(walk, node, parts)) return;
    CountBranches(walk, node, parts);
    if (IsSpecialForm(parts.name)) return;
    if (parts.name == "raise" || parts.name == "reraise") NoteRaise(walk, node, parts.arguments);
    walk.AddCall(node, parts.target, {}, parts.name);
    return;
  }
  if (tree.KindOf(parts.target) != Kind::dot) return;
  NodeIndex left = tree.Child(parts.target, Field::left), right = tree.Child(parts.target, Field::right);
  if (left == kNoNode || right == kNoNode) return;  // fun.(x)
  std::string_view name = tree.TextOf(right);
  std::string qualifier = QualifierOf(tree, left);
  Kind owner = tree.KindOf(left);
  if (parts.arguments == kNoNode && owner != Kind::alias && owner != Kind::atom)
    return walk.AddUse(right, qualifier, name);  // map.field
  walk.AddCall(node, right, qualifier, name);
  if (qualifier == "System" && (name == "get_env" || name == "fetch_env!" || name == "fetch_env")) {
    std::string_view text = LiteralText(tree, Argument(tree, parts.arguments, 0));
    if (!text.empty()) walk.AddProperty(property::kEnvironment, text, tree[node].row);
  } else if (qualifier == "OptionParser" && StartsWith(name, "parse")) {
    NoteOptions(walk, parts.arguments);
  }
}

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Field field = tree[node].field;
  if (field == Field::target || node == StateOf(walk).head) return;
  if (tree.ParentKind(node) == Kind::dot && field == Field::right) return;
  std::string_view name = tree.TextOf(node);
  if (!StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

// Foo.Bar as a value or struct
void EnterAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (node == StateOf(walk).head) return;
  if (tree.ParentKind(node) == Kind::dot && tree[node].field == Field::left) return;  // counted with the call
  std::string_view text = tree.TextOf(node);
  size_t dot = text.rfind('.');
  std::string_view qualifier = dot == std::string_view::npos ? std::string_view() : text.substr(0, dot);
  std::string_view name = dot == std::string_view::npos ? text : text.substr(dot + 1);
  if (tree.ParentKind(node) == Kind::struct_) {
    walk.AddReference(ReferenceKind::kType, node, qualifier, name);
  } else {
    walk.AddUse(node, qualifier, name);
  }
}

void EnterBinary(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string_view token = tree.FieldText(node, Field::operator_);
  if (token == "=" || token == "<-") {
    NodeIndex left = tree.Child(node, Field::left);
    if (left != kNoNode) BindPattern(walk, left);
  }
}

// x when x > 1 -> ...
void EnterClause(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex left = tree.Child(node, Field::left);
  if (left != kNoNode) BindPattern(walk, left);
  Kind around = tree.ParentKind(node);
  if (around == Kind::anonymous_function) return;
  if (left != kNoNode) {
    std::string_view text = tree.TextOf(left);
    if (text == "_" || text == "true") return;
  }
  if (walk.context().language_bits & kClauses || around == Kind::rescue_block || around == Kind::catch_block)
    walk.CountDecision();
}

// fn x -> x; y -> y end: a branch for each clause behind the first.
void EnterAnonymousFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t clauses = 0;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::stab_clause && ++clauses > 1) walk.CountDecision();
  }
  Nest(walk, node);
  walk.context().language_bits &= ~static_cast<uint32_t>(kClauses);
}

// "def add(a)", "defmodule Foo do"
bool MatchLostLine(std::string_view line, LostMatch* match) {
  size_t space = line.find(' ');
  if (space == std::string_view::npos || !StartsWith(line, "def")) return false;
  std::string_view word = line.substr(0, space), rest = Trim(line.substr(space));
  bool module = word == "defmodule" || word == "defprotocol";
  bool function =
      word == "def" || word == "defp" || word == "defmacro" || word == "defmacrop" || word == "defguard";
  if (!module && !function) return false;
  size_t end = 0;
  while (end < rest.size() &&
         (rest[end] == '_' || rest[end] == '?' || rest[end] == '!' || (module && rest[end] == '.') ||
          (rest[end] >= '0' && rest[end] <= '9') || (rest[end] >= 'a' && rest[end] <= 'z') ||
          (rest[end] >= 'A' && rest[end] <= 'Z'))) {
    ++end;
  }
  if (end == 0 || StartsWith(rest, "unquote")) return false;
  SymbolKind kind = word == "defmodule"                              ? SymbolKind::kModule
                    : word == "defprotocol"                          ? SymbolKind::kProtocol
                    : StartsWith(word, "defm") || word == "defguard" ? SymbolKind::kMacro
                                                                     : SymbolKind::kFunction;
  return match->Define(kind, rest.substr(0, end));
}

void EnterError(Walk& walk, NodeIndex node) { StateOf(walk).lost.Read(walk, node, MatchLostLine); }

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::string, kMeansString},
    {Kind::sigil, kMeansString},
    {Kind::call, kMeansNothing, EnterCall},
    {Kind::unary_operator, kMeansNothing, EnterUnary},
    {Kind::binary_operator, kMeansBoolean, EnterBinary},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::alias, kMeansNothing, EnterAlias},
    {Kind::stab_clause, kMeansNothing, EnterClause},
    {Kind::anonymous_function, kMeansNothing, EnterAnonymousFunction},
};

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

void Finish(Walk& walk) {
  StateOf(walk).lost.Finish(walk);
  ReadManifest(walk);
}

}  // namespace
}  // namespace elixir

const LanguageDefinition& ElixirDefinition() {
  static const char* const languages[] = {"elixir"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = elixir::kRows;
    row.read_doc = ReadMarkdownSectionsDoc;
    row.begin = elixir::Begin;
    row.finish = elixir::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
