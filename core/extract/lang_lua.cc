// Lua: the table of node kinds; functions, tables as modules and classes, variables. Calls, requires and tests are in
// lang_lua_references.cc.
//
//   local M = { VERSION = "1.0" }                 the module: it is returned
//   function M.open(path) end                     a member
//   function M:close() end                        a method
//   M.size = function(self) end                   a member too
//   local function helper() end                   the file's own
//   return M
#include "core/extract/lang_lua.h"

#include "core/base/text.h"
#include "core/extract/language_definitions.h"
#include "core/extract/signature_text.h"

namespace repodoc {
namespace lua {
namespace {

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

bool IsUpperName(std::string_view name) {
  for (char c : name) {
    if (c >= 'a' && c <= 'z') return false;
  }
  return name.size() > 1;
}

bool IsLocalStatement(const SyntaxTree& tree, NodeIndex node) {
  return node + 1 < tree[node].next && tree.TextOf(node + 1) == "local";
}

// What a doc text says of the symbol itself: "@class Account: Base", "@type string", "@private", "@local".
void ApplyTags(Walk& walk, uint32_t symbol, std::string_view doc) {
  for (std::string_view line : Split(doc, '\n')) {
    line = Trim(line);
    if (!StartsWith(line, "@")) continue;
    std::string_view tag = line.substr(1, std::min(line.find_first_of(" \t("), line.size()) - 1);
    std::string_view rest = Trim(line.substr(tag.size() + 1));
    if (tag == "deprecated") walk.symbol(symbol).flags |= kSymbolDeprecated;
    if (tag == "private" || tag == "local") walk.symbol(symbol).visibility = Visibility::kPrivate;
    if (tag == "protected") walk.symbol(symbol).visibility = Visibility::kProtected;
    if (tag == "package") walk.symbol(symbol).visibility = Visibility::kInternal;
    if (tag == "type" && walk.symbol(symbol).type.empty() && !IsCallable(walk.symbol(symbol).kind)) {
      walk.symbol(symbol).type = walk.facts().Add(rest.substr(0, 200));
    }
    if (tag == "class" && rest != "table" && rest != "function" && IsData(walk.symbol(symbol).kind)) {
      StateOf(walk).classes.insert(symbol);
      size_t colon = rest.find(':');
      if (colon == std::string_view::npos) continue;
      for (std::string_view base : Split(rest.substr(colon + 1), ',')) {
        base = Trim(base);
        base = base.substr(0, base.find_first_of(" \t"));
        if (!base.empty()) walk.AddClause(symbol, ClauseKind::kBase, base, walk.symbol(symbol).row - walk.options().first_row);
      }
    }
  }
}

Visibility VisibilityOf(std::string_view name, bool file_local) {
  if (file_local) return Visibility::kPrivate;
  return StartsWith(name, "_") && !StartsWith(name, "__") ? Visibility::kInternal : Visibility::kPublic;
}

// Where a name with a path belongs: below the table's symbol, or with the path as its scope.
void SetOwner(Walk& walk, uint32_t symbol, NodeIndex table, bool local) {
  std::string path = PathText(walk.tree(), table);
  auto found = StateOf(walk).tables.find(path);
  if (found != StateOf(walk).tables.end()) {
    walk.symbol(symbol).parent = found->second;
    if (!local) walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
  } else {
    walk.AddClause(symbol, ClauseKind::kScope, path, walk.tree()[table].row);
  }
}

// ["request::tag"] = function is named; ["%.bash[_-]rc"] = function is an entry of a table.
bool IsKeyName(std::string_view key) {
  for (char c : key) {
    bool word = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!word && std::string_view(".:@/+-").find(c) == std::string_view::npos) return false;
  }
  return !key.empty();
}

bool IsTestName(const Walk& walk, std::string_view name) {
  return walk.context().in_test && (StartsWith(name, "test") || StartsWith(name, "Test")) && name.size() > 4;
}

// `name` is an identifier, "a.b" or "a:b"; `function` has the parameters and the body.
uint32_t AddFunction(Walk& walk, NodeIndex whole, NodeIndex name, NodeIndex function, bool file_local) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex last = name, table = kNoNode;
  bool method = tree.KindOf(name) == Kind::method_index_expression;
  std::string_view text;
  if (method || tree.KindOf(name) == Kind::dot_index_expression) {
    table = tree.Child(name, Field::table);
    last = tree.Child(name, method ? Field::method : Field::field);
  } else if (tree.KindOf(name) == Kind::bracket_index_expression) {  // M["name"] = function
    table = tree.Child(name, Field::table);
    last = tree.Child(name, Field::field);
    if (last == kNoNode || !LiteralOf(tree, last, &text)) return kNone;
  }
  if (last == kNoNode) return kNone;
  if (text.empty()) text = tree.TextOf(last);
  if (tree.KindOf(last) == Kind::string && !LiteralOf(tree, last, &text)) return kNone;
  NodeIndex body = tree.Child(function, Field::body), parameters = tree.Child(function, Field::parameters);
  uint32_t flags = kSymbolDefinition;
  bool inside = !IsFileLevel(walk);
  if (inside) flags |= kSymbolLocal;
  if (IsTestName(walk, text) && !file_local) flags |= kSymbolTest;
  uint32_t symbol = walk.AddSymbol(method ? SymbolKind::kMethod : SymbolKind::kFunction, text, whole, last, flags);
  walk.symbol(symbol).visibility = VisibilityOf(text, file_local);
  if (table != kNoNode) SetOwner(walk, symbol, table, inside);
  uint32_t end = parameters == kNoNode ? tree[function].end : tree[parameters].end;
  walk.SetSignature(symbol, TightenBrackets(walk.RangeOnOneLine(tree[whole].begin, end, 400)));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddParameters(walk, symbol, function);
  SetDocAbove(walk, symbol, whole);
  if ((walk.context().language_bits & kInReturned) && !inside) walk.symbol(symbol).flags |= kSymbolExported;
  walk.Defined(symbol, function);
  return symbol;
}

void OpenFunction(Walk& walk, uint32_t symbol, NodeIndex function) {
  walk.OpenScope(symbol, function);
  walk.context().language_bits = 0;
  BindParameters(walk, function);
}

void EnterFunctionDeclaration(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  bool local = IsLocalStatement(tree, node);
  if (local) StateOf(walk).locals.Add(walk, tree.TextOf(name));
  uint32_t symbol = AddFunction(walk, node, name, node, local);
  walk.Claim(name);
  if (symbol != kNone) OpenFunction(walk, symbol, node);
}

void EnterFunctionValue(Walk& walk, NodeIndex node) {
  if (auto found = StateOf(walk).named.find(node); found != StateOf(walk).named.end()) {
    OpenFunction(walk, found->second, node);
    return;
  }
  walk.Push(node);
  walk.context().language_bits |= kInArguments;
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  BindParameters(walk, node);
}

// setmetatable({ ... }, { __index = Base }): the table; its base is noted.
NodeIndex TableOf(Walk& walk, NodeIndex value, uint32_t symbol) {
  const SyntaxTree& tree = walk.tree();
  if (tree.KindOf(value) == Kind::table_constructor) return value;
  if (tree.KindOf(value) != Kind::function_call || tree.FieldText(value, Field::name) != "setmetatable") return kNoNode;
  NodeIndex table = ArgumentOf(tree, value, 0), meta = ArgumentOf(tree, value, 1);
  if (table == kNoNode || tree.KindOf(table) != Kind::table_constructor) return kNoNode;
  if (symbol == kNone || meta == kNoNode || tree.KindOf(meta) != Kind::table_constructor) return table;
  for (NodeIndex field : tree.Children(meta)) {
    if (tree.KindOf(field) != Kind::field || tree.FieldText(field, Field::name) != "__index") continue;
    NodeIndex base = tree.Child(field, Field::value);
    if (base == kNoNode || (tree.KindOf(base) != Kind::identifier && tree.KindOf(base) != Kind::dot_index_expression)) continue;
    std::string path = PathText(tree, base);
    // { __index = error } is a function of the language, not a class.
    std::string root = path.substr(0, path.find('.'));
    if (StateOf(walk).tables.count(root) == 0 && walk.BindingOf(root).empty()) continue;
    walk.AddClause(symbol, ClauseKind::kBase, path, tree[base].row);
    size_t dot = path.rfind('.');
    walk.AddReference(ReferenceKind::kBase, base, dot == std::string::npos ? std::string() : path.substr(0, dot),
                      dot == std::string::npos ? path : path.substr(dot + 1));
    StateOf(walk).classes.insert(symbol);
  }
  return table;
}

void NoteTable(Walk& walk, uint32_t symbol, std::string path, NodeIndex value) {
  StateOf(walk).tables[std::move(path)] = symbol;
  NodeIndex table = value == kNoNode ? kNoNode : TableOf(walk, value, symbol);
  if (table == kNoNode) return;
  StateOf(walk).owners[table] = symbol;
  StateOf(walk).table_symbols.insert(symbol);
}

void AddVariable(Walk& walk, NodeIndex whole, NodeIndex target, NodeIndex value, bool local) {
  const SyntaxTree& tree = walk.tree();
  State& state = StateOf(walk);
  std::string_view name;
  uint32_t owner = walk.options().parent;
  NodeIndex name_node = target;
  bool field = tree.KindOf(target) == Kind::dot_index_expression;
  std::string path = PathText(tree, target);
  if (field) {
    NodeIndex table = tree.Child(target, Field::table);
    name_node = tree.Child(target, Field::field);
    if (table == kNoNode || name_node == kNoNode) return;
    name = tree.TextOf(name_node);
    auto found = state.tables.find(PathText(tree, table));
    if (found == state.tables.end()) return;
    owner = found->second;
    if (name == "__index" && value != kNoNode && tree.TextOf(value) == tree.TextOf(table)) state.classes.insert(owner);
    if (StartsWith(name, "__")) return;  // what metatables hold
  } else if (tree.KindOf(target) == Kind::identifier) {
    name = tree.TextOf(target);
  } else {
    return;
  }
  // A variable is defined where it first gets a value; `local` makes another one.
  if (!state.fields.insert((static_cast<uint64_t>(owner + 1) << 32) | walk.facts().Add(name).offset).second && !local) {
    auto known = state.tables.find(path);
    if (known != state.tables.end() && value != kNoNode) NoteTable(walk, known->second, path, value);
    return;
  }
  Kind kind = value == kNoNode ? Kind::kOther : tree.KindOf(value);
  bool literal = kind == Kind::string || kind == Kind::number || kind == Kind::true_ || kind == Kind::false_;
  SymbolKind symbol_kind = field ? SymbolKind::kField : literal && IsUpperName(name) ? SymbolKind::kConstant : SymbolKind::kVariable;
  uint32_t symbol = walk.AddSymbol(symbol_kind, name, whole, name_node, value == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition));
  walk.symbol(symbol).parent = owner;
  walk.symbol(symbol).visibility = VisibilityOf(name, local);
  if (value != kNoNode) walk.SetValue(symbol, value);
  SetDocAbove(walk, symbol, whole);
  walk.Defined(symbol, whole);
  NoteTable(walk, symbol, std::move(path), value);
}

// a, M.b = 1, function() end;   local c <const> = require "c"
void EnterAssignment(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex names = tree.ChildOfKind(node, Kind::variable_list), values = tree.ChildOfKind(node, Kind::expression_list);
  if (names == kNoNode) return;
  NodeIndex parent = tree.Parent(node);
  bool declared = tree.KindOf(node) == Kind::variable_declaration;
  bool local = declared || (parent != kNoNode && tree.KindOf(parent) == Kind::variable_declaration);
  if (declared && tree.ChildOfKind(node, Kind::assignment_statement) != kNoNode) return;  // its assignment is read
  NodeIndex whole = local && !declared ? parent : node;
  NodeIndex value = values == kNoNode ? kNoNode : tree.FirstNamedChild(values);
  bool first = true;
  for (NodeIndex target : tree.Children(names)) {
    if (!tree[target].named() || tree.KindOf(target) == Kind::attribute) continue;
    NodeIndex own = value;
    while (value != kNoNode) {  // the next value
      value = tree.NextSibling(value);
      if (value == kNoNode || tree[value].named()) break;
    }
    bool identifier = tree.KindOf(target) == Kind::identifier;
    if (local && identifier) StateOf(walk).locals.Add(walk, tree.TextOf(target));
    if (identifier && walk.rules().Wants(RuleEvent::kAssignment)) {
      walk.rules().OnNamed(RuleEvent::kAssignment, node, tree.TextOf(target), {}, {});
    }
    walk.Claim(target);
    NodeIndex range = first ? whole : target;
    first = false;
    if (own != kNoNode && tree.KindOf(own) == Kind::function_definition) {
      uint32_t symbol = AddFunction(walk, range, target, own, local);
      if (symbol != kNone) StateOf(walk).named[own] = symbol;
      continue;
    }
    if (own != kNoNode) {
      NodeIndex call = RequireCallOf(tree, own);
      if (call != kNoNode && identifier) {
        StateOf(walk).aliases[call] = tree.TextOf(target);
        if (local) continue;
      }
    }
    if (IsFileLevel(walk) && walk.context().loop_depth == 0) AddVariable(walk, range, target, own, local);
  }
}

void EnterTable(Walk& walk, NodeIndex node) {
  State& state = StateOf(walk);
  if (auto found = state.owners.find(node); found != state.owners.end()) {
    walk.Push(node);
    walk.context().symbol = found->second;
    walk.context().language_bits &= ~static_cast<uint32_t>(kInArguments);  // of setmetatable
  } else if (state.returned_tables.count(node) != 0) {
    walk.Push(node);
    walk.context().language_bits = kInReturned;
  }
}

// { name = function() end, ["name"] = function() end }
void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name == kNoNode || value == kNoNode) return;
  if (tree.KindOf(name) == Kind::identifier) walk.Claim(name);
  if ((walk.context().language_bits & kInReturned) != 0 && tree.KindOf(value) == Kind::identifier) {
    StateOf(walk).returned.insert(std::string(tree.TextOf(value)));  // return { open = open }
  }
  if (tree.KindOf(value) != Kind::function_definition) return;
  if (tree.KindOf(name) != Kind::identifier && tree.KindOf(name) != Kind::string) return;
  if (tree.KindOf(name) == Kind::identifier && tree.TextOf(node)[0] == '[') return;  // [key] = function
  if (tree.KindOf(name) == Kind::string && !IsKeyName(tree.FieldText(name, Field::content))) return;
  uint32_t symbol = AddFunction(walk, node, name, value, false);
  if (symbol != kNone) StateOf(walk).named[value] = symbol;
}

void EnterArguments(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.context().language_bits |= kInArguments;
}

void EnterReturn(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) != Kind::chunk) return;
  NodeIndex list = tree.ChildOfKind(node, Kind::expression_list);
  NodeIndex value = list == kNoNode ? kNoNode : tree.FirstNamedChild(list);
  if (value == kNoNode) return;
  if (tree.KindOf(value) == Kind::function_call && tree.FieldText(value, Field::name) == "setmetatable") {
    NodeIndex table = ArgumentOf(tree, value, 0);
    if (table != kNoNode) value = table;
  }
  if (tree.KindOf(value) == Kind::table_constructor) StateOf(walk).returned_tables.insert(value);
  if (tree.KindOf(value) != Kind::identifier) return;
  StateOf(walk).returned_module = tree.TextOf(value);
  StateOf(walk).returned.insert(StateOf(walk).returned_module);
}

void EnterFor(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex names = tree.ChildOfKind(node, Kind::variable_list);
  if (names == kNoNode) {  // for i = 1, 3 do
    StateOf(walk).locals.Add(walk, tree.FieldText(node, Field::name));
    return;
  }
  for (NodeIndex child : tree.Children(names)) {
    if (tree.KindOf(child) == Kind::identifier) StateOf(walk).locals.Add(walk, tree.TextOf(child));
  }
}

void EnterIf(Walk& walk, NodeIndex node) {
  if (walk.context().callable != kNone) return;
  walk.Push(node);
  walk.context().conditional = true;
}

// "local function name(", "function M.name(", "M.name = function(": the head of a function on a line of its own.
bool MatchLost(std::string_view line, LostMatch* match) {
  bool local = StartsWith(line, "local ");
  if (local) line = Trim(line.substr(6));
  bool head = StartsWith(line, "function ");
  if (head) line = Trim(line.substr(9));
  std::string_view name = LeadingWord(line);
  while (!name.empty()) {
    line.remove_prefix(name.size());
    if (line.empty() || (line[0] != '.' && line[0] != ':')) break;
    match->kind_in_type = line[0] == ':' ? SymbolKind::kMethod : SymbolKind::kNone;
    line.remove_prefix(1);
    name = LeadingWord(line);
  }
  if (name.empty()) return false;
  line = Trim(line);
  if (!head) {
    if (!StartsWith(line, "=")) return false;
    line = Trim(line.substr(1));
    if (LeadingWord(line) != "function") return false;
    line = Trim(line.substr(8));
  }
  match->name = name;
  match->kind = match->kind_in_type == SymbolKind::kMethod ? SymbolKind::kMethod : SymbolKind::kFunction;
  return StartsWith(line, "(");
}

void EnterError(Walk& walk, NodeIndex node) { StateOf(walk).lost.Read(walk, node, MatchLost); }

void Finish(Walk& walk) {
  State& state = StateOf(walk);
  state.lost.Finish(walk);
  std::vector<Symbol>& symbols = walk.facts().symbols;
  std::unordered_set<uint32_t> exported;
  for (uint32_t i = 0; i < symbols.size(); ++i) {
    if (symbols[i].parent != walk.options().parent || (symbols[i].flags & kSymbolLocal) != 0) continue;
    std::string name(walk.facts().strings.Get(symbols[i].name));
    if (state.returned.count(name) == 0) continue;
    symbols[i].flags |= kSymbolExported;
    if (symbols[i].visibility == Visibility::kPrivate) symbols[i].visibility = Visibility::kPublic;
    exported.insert(i);
    if (name == state.returned_module && IsData(symbols[i].kind) && state.table_symbols.count(i) != 0) symbols[i].kind = SymbolKind::kModule;
  }
  for (uint32_t symbol : state.classes) symbols[symbol].kind = SymbolKind::kClass;
  for (uint32_t i = 0; i < symbols.size(); ++i) {
    if (symbols[i].parent != kNone && exported.count(symbols[i].parent) != 0 && symbols[i].visibility == Visibility::kPublic) {
      symbols[i].flags |= kSymbolExported;
      if (!IsCallable(symbols[i].kind)) exported.insert(i);
    }
  }
}

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::string, kMeansString | kMeansOpaque},

    {Kind::if_statement, kBranch, EnterIf},
    {Kind::elseif_statement, kMeansDecision | kMeansCognitiveFlat},
    {Kind::else_statement, kMeansCognitiveFlat},
    {Kind::while_statement, kBranch | kMeansLoop},
    {Kind::repeat_statement, kBranch | kMeansLoop},
    {Kind::for_statement, kBranch | kMeansLoop},
    {Kind::for_generic_clause, kMeansNothing, EnterFor},
    {Kind::for_numeric_clause, kMeansNothing, EnterFor},
    {Kind::binary_expression, kMeansBoolean},

    {Kind::function_declaration, kMeansNothing, EnterFunctionDeclaration},
    {Kind::function_definition, kMeansNothing, EnterFunctionValue},
    {Kind::assignment_statement, kMeansNothing, EnterAssignment},
    {Kind::variable_declaration, kMeansNothing, EnterAssignment},
    {Kind::table_constructor, kMeansNothing, EnterTable},
    {Kind::field, kMeansNothing, EnterField},
    {Kind::arguments, kMeansNothing, EnterArguments},
    {Kind::return_statement, kMeansNothing, EnterReturn},

    {Kind::function_call, kMeansNothing, EnterCall},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::dot_index_expression, kMeansNothing, EnterIndex},
};

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

}  // namespace

void SetDocAbove(Walk& walk, uint32_t symbol, NodeIndex whole) {
  std::string doc;
  uint32_t row;
  if (!walk.IsFirstOnRow(whole) || !walk.DocBefore(walk.tree()[whole].row, &doc, &row)) return;
  walk.SetDoc(symbol, doc, row);
  ApplyTags(walk, symbol, doc);
}

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(function, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) == Kind::identifier) walk.AddParameter(symbol, tree.TextOf(child), {}, {}, ParameterKind::kNormal);
    if (tree.KindOf(child) == Kind::vararg_expression) walk.AddParameter(symbol, "...", {}, {}, ParameterKind::kVarArgs);
  }
}

void BindParameters(Walk& walk, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(function, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) == Kind::identifier) StateOf(walk).locals.Add(walk, tree.TextOf(child));
  }
}

}  // namespace lua

const LanguageDefinition& LuaDefinition() {
  static const char* const languages[] = {"lua"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = lua::kRows;
    row.read_doc = ReadLuaDoc;
    row.prepare = lua::MaskOpenStrings;
    row.begin = lua::Begin;
    row.finish = lua::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
