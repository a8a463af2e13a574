// Shell scripts: functions, variables, commands used, files sourced, variables read from the environment, and flags a
// script takes (patterns of a `case` that look like options).
#include "core/base/text.h"
#include "core/extract/lang_bash_mask.h"
#include "core/extract/language_definitions.h"
#include "core/extract/walk.h"
#include "core/base/properties.h"
#include "core/rules/rule_tables.h"

namespace repodoc {
namespace bash {
namespace {

struct State : LanguageState {
  std::unordered_set<std::string_view> assigned;              // in the whole file
  std::unordered_set<std::string_view> symbols;               // variables that are symbols already
  std::vector<std::pair<std::string_view, uint32_t>> reads;   // first read of each variable, in order
  std::unordered_set<std::string_view> read;
};
State& StateOf(Walk& walk) { return *static_cast<State*>(walk.state.get()); }

bool IsUpperName(std::string_view name) {
  for (char c : name) {
    if (c >= 'a' && c <= 'z') return false;
  }
  return true;
}

// The text of a word or a quoted string without expansions; empty for anything else.
std::string_view LiteralText(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode) return {};
  Kind kind = tree.KindOf(node);
  std::string_view text = tree.TextOf(node);
  if (kind == Kind::word) return text;
  if (kind != Kind::string && kind != Kind::raw_string) return {};
  for (NodeIndex child : tree.Children(node)) {
    Kind inner = tree.KindOf(child);
    if (inner == Kind::simple_expansion || inner == Kind::expansion || inner == Kind::command_substitution) return {};
  }
  return text.size() >= 2 ? text.substr(1, text.size() - 2) : text;
}

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex node) {
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(walk.tree()[node].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.SetSignature(symbol, std::string(tree.TextOf(name)) + "()");
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  walk.symbol(symbol).visibility = StartsWith(tree.TextOf(name), "_") ? Visibility::kInternal : Visibility::kPublic;
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// Lines of "name() {" inside one token: behind garbage the grammar's scanner takes several lines for one word.
void FindLostFunctions(Walk& walk, NodeIndex word) {
  const Node& node = walk.tree()[word];
  for (uint32_t row = node.row + 1; row <= node.end_row; ++row) {
    std::string_view line = walk.LineOf(row);
    if (StartsWith(line, "function ")) line.remove_prefix(9);
    size_t end = 0;
    while (end < line.size() && std::string_view(" \t(){}'\"$;&|<>`\\#=").find(line[end]) == std::string_view::npos) ++end;
    std::string_view rest = Trim(line.substr(end));
    if (end == 0 || !StartsWith(rest, "()")) continue;
    uint32_t at = static_cast<uint32_t>(line.data() - walk.text().data());
    uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, line.substr(0, end), word, word, kSymbolDefinition);
    Symbol& added = walk.symbol(symbol);
    added.begin = added.name_begin = at + walk.options().first_byte;
    added.end = at + static_cast<uint32_t>(end) + walk.options().first_byte;
    added.row = added.begin_row = added.end_row = row + walk.options().first_row;
    walk.SetSignature(symbol, std::string(line.substr(0, end)) + "()");
  }
}

// A function that never ends: "name", "(", ")" are left in an error node.
void EnterError(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::word && tree[child].end_row > tree[child].row) FindLostFunctions(walk, child);
    if (tree.KindOf(child) != Kind::word || !walk.IsFirstOnRow(child)) {
      bool keyword = !tree[child].named() && tree.TextOf(child) == "function";
      if (!keyword) continue;
      child = tree.NextSibling(child);
      if (child == kNoNode || tree.KindOf(child) != Kind::word) continue;
    } else {
      NodeIndex open = tree.NextSibling(child);
      if (open == kNoNode || tree.TextOf(open) != "(" || tree.NextSibling(open) == kNoNode || tree.TextOf(tree.NextSibling(open)) != ")") continue;
    }
    uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, tree.TextOf(child), child, child, kSymbolDefinition);
    walk.SetSignature(symbol, std::string(tree.TextOf(child)) + "()");
    walk.symbol(symbol).visibility = StartsWith(tree.TextOf(child), "_") ? Visibility::kInternal : Visibility::kPublic;
    SetDocAbove(walk, symbol, child);
  }
}

void EnterAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name_node == kNoNode || tree.KindOf(name_node) != Kind::variable_name) return;
  std::string_view name = tree.TextOf(name_node);
  NodeIndex parent = tree.Parent(node);
  Kind around = parent == kNoNode ? Kind::program : tree.KindOf(parent);
  if (around == Kind::command) return;  // FOO=1 command: for that command only
  StateOf(walk).assigned.insert(name);
  if (walk.rules().Wants(RuleEvent::kAssignment)) walk.rules().OnNamed(RuleEvent::kAssignment, node, name, {}, {});
  if (walk.context().callable != kNone || !StateOf(walk).symbols.insert(name).second) return;
  std::string_view word;
  if (around == Kind::declaration_command) word = tree.TextOf(parent).substr(0, tree.TextOf(parent).find_first_of(" \t"));
  uint32_t flags = kSymbolDefinition;
  if (word == "export") flags |= kSymbolExported;
  bool constant = word == "readonly" || (IsUpperName(name) && word != "export");
  uint32_t symbol = walk.AddSymbol(constant ? SymbolKind::kConstant : SymbolKind::kVariable, name,
                                   around == Kind::declaration_command ? parent : node, name_node, flags);
  if (value != kNoNode) walk.SetValue(symbol, value);
  SetDocAbove(walk, symbol, node);
  walk.Defined(symbol, node);
}

void EnterCommand(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  NodeIndex first = tree.Child(node, Field::argument);
  std::string_view name = LiteralText(tree, tree.FirstNamedChild(name_node));
  if (name.empty() || name.size() > 200) return;
  if (name == "source" || name == ".") {
    std::string_view target = LiteralText(tree, first);
    if (target.empty() && first != kNoNode) {
      // source "$DIR/common.sh": the part behind the folder is what is known.
      std::string_view whole = tree.TextOf(first);
      size_t slash = whole.find('/');
      if (slash != std::string_view::npos && whole.find_first_of("$`*", slash) == std::string_view::npos) {
        target = whole.substr(slash + 1);
        while (!target.empty() && (target.back() == '"' || target.back() == '\'')) target.remove_suffix(1);
      }
    }
    if (!target.empty()) walk.AddImport(ImportKind::kSource, target, node);
    return;
  }
  if (name == "alias") {
    for (NodeIndex child : tree.Children(node)) {  // alias ll='ls -l'
      if (tree[child].field != Field::argument) continue;
      std::string_view text = tree.TextOf(child);
      size_t equals = text.find('=');
      if (equals == std::string_view::npos || equals == 0 || text[0] == '-' || text[0] == '$') continue;
      uint32_t symbol = walk.AddSymbol(SymbolKind::kCommand, text.substr(0, equals), node, child, kSymbolDefinition);
      walk.symbol(symbol).value = walk.facts().Add(Utf8Prefix(text.substr(equals + 1), 120));
      walk.SetSignature(symbol, "alias " + std::string(text.substr(0, equals)));
      SetDocAbove(walk, symbol, node);
    }
  }
  if (name == ":") return;
  if (name == "read" || name == "mapfile" || name == "readarray" || name == "getopts") {
    for (NodeIndex child : tree.Children(node)) {
      if (tree.KindOf(child) == Kind::word) StateOf(walk).assigned.insert(tree.TextOf(child));
    }
  }
  walk.AddCall(node, name_node, {}, name);
}

void EnterExpansion(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.ChildOfKind(node, Kind::variable_name);
  if (name == kNoNode) {
    NodeIndex subscript = tree.ChildOfKind(node, Kind::subscript);
    if (subscript != kNoNode) name = tree.Child(subscript, Field::name);
  }
  if (name == kNoNode) return;
  std::string_view text = tree.TextOf(name);
  if (StateOf(walk).read.insert(text).second) StateOf(walk).reads.emplace_back(text, tree[node].row);
  if (StateOf(walk).symbols.count(text) != 0) walk.AddUse(name, {}, text);
}

void EnterFor(Walk& walk, NodeIndex node) {
  NodeIndex variable = walk.tree().Child(node, Field::variable);
  if (variable != kNoNode) StateOf(walk).assigned.insert(walk.TextOf(variable));
}

void EnterDeclaration(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (StartsWith(tree.TextOf(node), "export")) return;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::variable_name) StateOf(walk).assigned.insert(tree.TextOf(child));
  }
}

// -v|--verbose) ...
void EnterCaseItem(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.CountDecision();
  std::string flags;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field != Field::value) continue;
    std::string_view text = tree.TextOf(child);
    if (text.size() < 2 || text[0] != '-') continue;
    char letter = text[1] == '-' && text.size() > 2 ? text[2] : text[1];
    bool option = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    if (!option) continue;
    if (!flags.empty()) flags += ", ";
    flags += text;
  }
  if (!flags.empty()) walk.AddProperty(property::kFlag, flags, tree[node].row);
}

// a && b, a || b
void EnterList(Walk& walk, NodeIndex node) {
  if (walk.tree().HasToken(node, "&&") || walk.tree().HasToken(node, "||")) walk.CountDecision();
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::raw_string, kMeansString | kMeansOpaque},
    {Kind::string, kMeansString},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::function_definition, kMeansNothing, EnterFunction},
    {Kind::variable_assignment, kMeansNothing, EnterAssignment},
    {Kind::declaration_command, kMeansNothing, EnterDeclaration},
    {Kind::command, kMeansNothing, EnterCommand},
    {Kind::simple_expansion, kMeansNothing, EnterExpansion},
    {Kind::expansion, kMeansNothing, EnterExpansion},
    {Kind::if_statement, kBranch | kMeansConditional},
    {Kind::elif_clause, kMeansDecision | kMeansCognitiveFlat},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::for_statement, kBranch | kMeansLoop, EnterFor},
    {Kind::c_style_for_statement, kBranch | kMeansLoop},
    {Kind::while_statement, kBranch | kMeansLoop},
    {Kind::case_statement, kMeansCognitive | kMeansNesting},
    {Kind::case_item, kMeansNothing, EnterCaseItem},
    {Kind::list, kMeansNothing, EnterList},
};

PreparedText Prepare(std::string_view, std::string_view text) {
  PreparedText out;
  out.text = MaskShellPatterns(text);
  out.changed = !out.text.empty();
  return out;
}

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

// What the shell itself provides.
bool IsShellVariable(std::string_view name) {
  for (std::string_view own : {"BASH_SOURCE", "BASH_VERSION", "BASH_VERSINFO", "FUNCNAME", "LINENO", "RANDOM", "SECONDS",
                               "IFS", "OPTARG", "OPTIND", "REPLY", "PIPESTATUS", "PWD", "OLDPWD", "BASH_LINENO", "PPID",
                               "UID", "EUID", "SHLVL", "HOSTNAME", "OSTYPE", "BASHPID", "BASH_REMATCH", "COMP_WORDS",
                               "COMP_CWORD", "COMPREPLY"}) {
    if (name == own) return true;
  }
  return false;
}

void Finish(Walk& walk) {
  State& state = StateOf(walk);
  for (const auto& [name, row] : state.reads) {
    bool positional = name[0] >= '0' && name[0] <= '9';
    if (!positional && state.assigned.count(name) == 0 && !IsShellVariable(name)) walk.AddProperty(property::kEnvironment, name, row);
  }
}

}  // namespace
}  // namespace bash

const LanguageDefinition& BashDefinition() {
  static const char* const languages[] = {"bash"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = bash::kRows;
    row.prepare = bash::Prepare;
    row.rules = ShellRules;
    row.begin = bash::Begin;
    row.finish = bash::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
