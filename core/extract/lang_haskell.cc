// Haskell: the table of node kinds, functions with their signatures, conditions. Types are in
// lang_haskell_types.cc, the module's header, imports and references in lang_haskell_references.cc.
//
//   -- | Adds.
//   add :: Int -- ^ the first          one symbol: at the signature, with the equations below it
//       -> Int
//   add 0 y = y
//   add x y | x > y = x
//           | otherwise = go x  where go z = z + 1
#include "core/extract/lang_haskell.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace haskell {

constexpr uint32_t kMaxPatternNodes = 4000;

NodeIndex PlainName(const SyntaxTree& tree, NodeIndex node) {
  Kind kind = tree.KindOf(node);
  if (kind != Kind::prefix_id && kind != Kind::infix_id && kind != Kind::field_name) return node;
  NodeIndex inner = tree.FirstNamedChild(node);
  return inner == kNoNode ? node : inner;
}

bool DocAbove(const Walk& walk, uint32_t row, std::string* doc, uint32_t* doc_row) {
  if (!walk.DocBefore(row, doc, doc_row)) return false;
  // -- $section or -- * Heading: of the module, not of the declaration.
  if (StartsWith(*doc, "$") || StartsWith(*doc, "* ") || StartsWith(*doc, "^")) return false;
  // A plain comment above the Haddock comment is not part of it.
  for (uint32_t at = row; at-- > *doc_row;) {
    std::string_view line = walk.LineOf(at), words = Trim(line);
    if (!StartsWith(words, "--") || !StartsWith(Trim(words.substr(2)), "|")) continue;
    if (at == *doc_row) break;
    uint32_t begin = static_cast<uint32_t>(line.data() - walk.text().data());
    uint32_t end =
        static_cast<uint32_t>(walk.LineOf(row - 1).data() + walk.LineOf(row - 1).size() - walk.text().data());
    *doc = CleanComment(walk.text().substr(begin, end - begin));
    *doc_row = at;
    break;
  }
  return !doc->empty();
}

// -- | above, else -- ^ behind.
void SetDocAround(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  std::string doc;
  uint32_t row;
  if (walk.IsFirstOnRow(node) && DocAbove(walk, tree[node].row, &doc, &row)) {
    walk.SetDoc(symbol, doc, row);
    return;
  }
  NodeIndex next = tree.NextSibling(node);
  while (next != kNoNode && !tree[next].named()) next = tree.NextSibling(next);
  if (next == kNoNode || tree.KindOf(next) != Kind::haddock) return;
  std::string_view text = Trim(tree.TextOf(next).substr(2));
  if (!StartsWith(text, "^")) return;
  doc = CleanComment(tree.TextOf(next));
  if (!doc.empty()) walk.SetDoc(symbol, doc, tree[next].row);
}

std::string WithoutComments(const Walk& walk, NodeIndex node, size_t limit) {
  const SyntaxTree& tree = walk.tree();
  std::string out;
  uint32_t begin = tree[node].begin;
  for (NodeIndex at = node; at < tree[node].next; ++at) {
    if (tree.KindOf(at) != Kind::haddock && tree.KindOf(at) != Kind::comment) continue;
    out += walk.RangeOnOneLine(begin, tree[at].begin, limit) + " ";
    begin = tree[at].end;
    if (out.size() > limit) break;
  }
  out += walk.RangeOnOneLine(begin, std::max(begin, tree[node].end), limit);
  return CollapseSpace(Utf8Prefix(out, limit));
}

void BindPattern(Walk& walk, NodeIndex pattern) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex end = std::min(tree[pattern].next, pattern + kMaxPatternNodes);
  for (NodeIndex at = pattern; at < end; ++at) {
    if (tree.KindOf(at) == Kind::variable) StateOf(walk).locals.Add(walk, tree.TextOf(at));
  }
}

namespace {

Level LevelOf(Walk& walk, NodeIndex declaration) {
  switch (walk.tree().ParentKind(declaration)) {
    case Kind::class_declarations:
      return Level::kClass;
    case Kind::instance_declarations:
      return Level::kInstance;
    case Kind::local_binds:
      return Level::kLocal;
    default:
      return walk.context().callable == kNone ? Level::kModule : Level::kLocal;
  }
}

uint64_t KeyOf(Walk& walk, NodeIndex declaration, std::string_view name) {
  return (static_cast<uint64_t>(walk.tree()[declaration].parent) << 32) | walk.facts().Add(name).offset;
}

bool IsArrow(const SyntaxTree& tree, NodeIndex type) {
  return tree.KindOf(type) == Kind::function || tree.KindOf(type) == Kind::linear_function;
}

// forall a. Show a => a -> b: the part behind the quantifier and the context.
NodeIndex WithoutContext(const SyntaxTree& tree, NodeIndex type) {
  for (int steps = 0; steps < 8 && type != kNoNode; ++steps) {
    Kind kind = tree.KindOf(type);
    if (kind != Kind::forall && kind != Kind::context) break;
    NodeIndex inner = tree.Child(type, Field::type);
    if (inner == kNoNode) break;
    type = inner;
  }
  return type;
}

// The words of the -- ^ comment behind a part of a signature.
std::string ArgumentDoc(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode || tree.KindOf(node) != Kind::haddock) return {};
  return Trim(tree.TextOf(node).substr(2)).substr(0, 1) == "^"
             ? CollapseSpace(CleanComment(tree.TextOf(node)))
             : std::string();
}

// The parameters a type takes, nameless until an equation names them, with the comments behind them.
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex signature, NodeIndex type) {
  const SyntaxTree& tree = walk.tree();
  StateOf(walk).first_parameter[symbol] = static_cast<uint32_t>(walk.facts().parameters.size());
  NodeIndex at = WithoutContext(tree, type);
  for (int steps = 0; steps < 100 && at != kNoNode && IsArrow(tree, at); ++steps) {
    NodeIndex parameter = tree.Child(at, Field::parameter), result = tree.Child(at, Field::result);
    if (parameter == kNoNode || result == kNoNode) break;
    uint32_t row = walk.AddParameter(symbol, {}, walk.OneLine(parameter, 200), {}, ParameterKind::kNormal);
    for (NodeIndex child : tree.Children(at)) {
      std::string doc = child > parameter && child < result ? ArgumentDoc(tree, child) : std::string();
      if (doc.empty()) continue;
      walk.facts().parameters[row].doc = walk.facts().Add(doc);
      ++walk.facts().file.parameters_documented;
    }
    at = WithoutContext(tree, result);
  }
  if (at != kNoNode) walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(at, 200));
  NodeIndex behind = tree.NextSibling(signature);
  std::string doc = ArgumentDoc(tree, behind);
  if (!doc.empty() && at != WithoutContext(tree, type)) {
    walk.AddClause(symbol, ClauseKind::kReturnsDoc, {}, tree[behind].row, doc);
  }
}

bool TakesArguments(const SyntaxTree& tree, NodeIndex node) {
  if (tree.KindOf(node) == Kind::function) return true;
  NodeIndex match = tree.Child(node, Field::match);
  NodeIndex value = match == kNoNode ? kNoNode : tree.Child(match, Field::expression);
  for (int steps = 0; steps < 4 && value != kNoNode && tree.KindOf(value) == Kind::parens; ++steps)
    value = tree.FirstNamedChild(value);
  if (value == kNoNode) return false;
  Kind kind = tree.KindOf(value);
  return kind == Kind::lambda || kind == Kind::lambda_case || kind == Kind::lambda_cases;
}

SymbolKind KindAt(Level level, std::string_view name, bool function) {
  bool letter =
      !name.empty() && (name[0] == '_' || (name[0] >= 'a' && name[0] <= 'z') || (name[0] & 0x80) != 0);
  if (level == Level::kClass || level == Level::kInstance) return SymbolKind::kMethod;
  if (!letter) return SymbolKind::kOperator;
  return function ? SymbolKind::kFunction : SymbolKind::kVariable;
}

uint32_t AddNamed(Walk& walk, Level level, std::string_view name, NodeIndex whole, NodeIndex name_node,
                  NodeIndex signature, bool function) {
  const SyntaxTree& tree = walk.tree();
  uint32_t symbol = walk.AddSymbol(KindAt(level, name, function), name, whole, name_node);
  if (level == Level::kLocal) walk.symbol(symbol).flags |= kSymbolLocal;
  SetDocAround(walk, symbol, whole);
  if (signature != kNoNode) {
    NodeIndex type = tree.Child(signature, Field::type);
    if (type != kNoNode) {
      std::string written(tree.TextOf(name_node));
      if (KindAt(Level::kModule, name, true) == SymbolKind::kOperator) written = "(" + written + ")";
      walk.SetSignature(symbol, written + " :: " + WithoutComments(walk, type, 1000));
      AddTypeParameters(walk, symbol, signature, type);
    }
  }
  return symbol;
}

// f, g :: Int -> Int
void EnterSignature(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type);
  if (type != kNoNode) NoteType(walk, type);
  if (tree.Child(node, Field::expression) != kNoNode || type == kNoNode) return;  // (x :: Int)
  if (tree.ParentKind(node) == Kind::default_signature) return;                   // a second type of a method
  Level level = LevelOf(walk, node);
  auto add = [&](NodeIndex written) {
    NodeIndex name_node = PlainName(tree, written);
    std::string_view name = tree.TextOf(name_node);
    uint64_t key = KeyOf(walk, node, name);
    if (level == Level::kLocal) {
      StateOf(walk).signatures.try_emplace(key, Signature{node, name_node});
      return;
    }
    auto [found, added] = StateOf(walk).functions.try_emplace(key, kNone);
    if (!added) return;
    bool function = IsArrow(tree, WithoutContext(tree, type));
    found->second = AddNamed(walk, level, name, node, name_node, node, function);
    if (level == Level::kClass) walk.symbol(found->second).flags |= kSymbolAbstract;
    walk.Defined(found->second, node);
    StateOf(walk).last_function = found->second;
  };
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field == Field::name) add(child);
    if (tree[child].field == Field::names) {
      for (NodeIndex name : tree.Children(child)) {
        if (tree[name].field == Field::name) add(name);
      }
    }
  }
}

// The parameters an equation names: into what the signature told, else new ones. Of several equations the
// first plain name counts: "add 0 y", "add x y".
void NameParameters(Walk& walk, uint32_t symbol, const std::vector<NodeIndex>& patterns) {
  const SyntaxTree& tree = walk.tree();
  std::vector<Parameter>& rows = walk.facts().parameters;
  size_t next =
      StateOf(walk).first_parameter.try_emplace(symbol, static_cast<uint32_t>(rows.size())).first->second;
  for (NodeIndex pattern : patterns) {
    bool plain = tree.KindOf(pattern) == Kind::variable;
    if (next < rows.size() && rows[next].symbol == symbol) {
      std::string_view known = walk.facts().strings.Get(rows[next].name);
      bool named =
          !known.empty() && (known[0] == '_' ? known.size() > 1 : known[0] >= 'a' && known[0] <= 'z');
      if (known.empty() || (plain && !named)) rows[next].name = walk.facts().Add(walk.OneLine(pattern, 80));
      ++next;
    } else if (next == rows.size()) {
      walk.AddParameter(symbol, walk.OneLine(pattern, 80), {}, {}, ParameterKind::kNormal);
      ++next;
    } else {
      return;  // a type synonym hides arrows, and other rows follow
    }
  }
}

void EnterEquation(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex match = tree.Child(node, Field::match);
  if (match == kNoNode || InType(walk, node)) return;  // a function type; x <- action
  NodeIndex written = tree.Child(node, Field::name), infix = kNoNode,
            patterns = tree.Child(node, Field::patterns);
  if (written == kNoNode) {
    infix = tree.ChildOfKind(node, Kind::infix);
    if (infix == kNoNode && tree.KindOf(node) == Kind::function) {
      // (f . g) x = ...: an operator with more arguments
      NodeIndex parens = tree.ChildOfKind(node, Kind::function_head_parens);
      if (parens != kNoNode) infix = tree.ChildOfKind(parens, Kind::infix);
    }
    if (infix != kNoNode) written = tree.Child(infix, Field::operator_);
  }
  Level level = LevelOf(walk, node);
  if (written == kNoNode) {
    NodeIndex pattern = tree.Child(node, Field::pattern);
    if (pattern == kNoNode) return;
    if (level == Level::kLocal) return BindPattern(walk, pattern);
    // (a, b) = (1, 2)
    NodeIndex end = std::min(tree[pattern].next, pattern + kMaxPatternNodes);
    for (NodeIndex at = pattern; at < end; ++at) {
      if (tree.KindOf(at) != Kind::variable) continue;
      auto [found, added] = StateOf(walk).functions.try_emplace(KeyOf(walk, node, tree.TextOf(at)), kNone);
      if (added) found->second = walk.AddSymbol(SymbolKind::kVariable, tree.TextOf(at), node, at);
      walk.symbol(found->second).flags |= kSymbolDefinition;
    }
    return;
  }
  NodeIndex name_node = PlainName(tree, written);
  std::string_view name = tree.TextOf(name_node);
  uint64_t key = KeyOf(walk, node, name);
  auto known = StateOf(walk).functions.find(key);
  bool function = TakesArguments(tree, node);
  if (level == Level::kLocal) {
    StateOf(walk).locals.Add(walk, name);
    if (known == StateOf(walk).functions.end() && !function) return;
  }
  uint32_t symbol = known == StateOf(walk).functions.end() ? kNone : known->second;
  if (symbol == kNone) {
    auto told = StateOf(walk).signatures.find(key);
    Signature signature = told == StateOf(walk).signatures.end() ? Signature{} : told->second;
    symbol = AddNamed(walk, level, name, signature.node == kNoNode ? node : signature.node,
                      signature.node == kNoNode ? name_node : signature.name, signature.node, function);
    StateOf(walk).functions[key] = symbol;
    walk.Defined(symbol, node);
    StateOf(walk).last_function = symbol;
  }
  bool first = StateOf(walk).bodied.insert(symbol).second;
  Symbol& row = walk.symbol(symbol);
  if (first && row.kind == SymbolKind::kVariable && function)
    row.kind = SymbolKind::kFunction;  // f :: Parser a; f x = ..
  if (first) row.body_begin_row = tree[match].row;
  row.flags |= kSymbolDefinition;
  if (StateOf(walk).last_function == symbol) {
    row.end = tree[node].end + walk.options().first_byte;
    row.end_row = tree[node].end_row + walk.options().first_row;
    if (tree[node].end_row > tree[node].row && walk.text()[tree[node].end - 1] == '\n') --row.end_row;
  }
  std::vector<NodeIndex> arguments;
  if (infix != kNoNode) {
    for (Field side : {Field::left_operand, Field::right_operand}) {
      if (NodeIndex at = tree.Child(infix, side); at != kNoNode) arguments.push_back(at);
    }
  }
  if (patterns != kNoNode) {
    for (NodeIndex child : tree.Children(patterns)) {
      if (tree[child].named()) arguments.push_back(child);
    }
  }
  NameParameters(walk, symbol, arguments);
  if (first) {
    if (walk.symbol(symbol).signature.empty()) {
      uint32_t end = tree[match].begin;
      walk.SetSignature(symbol, walk.RangeOnOneLine(tree[node].begin, end, 400));
    }
    if (!function && level != Level::kLocal) {
      if (NodeIndex value = tree.Child(match, Field::expression);
          value != kNoNode && tree.KindOf(value) != Kind::do_)
        walk.SetValue(symbol, value);
    }
    if (name == "main" && level == Level::kModule && StateOf(walk).is_main) {
      walk.symbol(symbol).flags |= kSymbolEntry;
      walk.facts().file.flags |= kFileEntryPoint;
      walk.AddProperty(property::kEntryPoint, "main", tree[node].row);
    }
    if (walk.context().in_test && StartsWith(name, "prop_")) walk.symbol(symbol).flags |= kSymbolTest;
  }
  walk.OpenScope(symbol, node);
  if (!first) walk.CountDecision();
  for (NodeIndex argument : arguments) BindPattern(walk, argument);
  // Names bound by where stand behind their uses.
  if (NodeIndex binds = tree.Child(node, Field::binds); binds != kNoNode) {
    for (NodeIndex child : tree.Children(binds)) {
      NodeIndex local = tree[child].field == Field::decl ? tree.Child(child, Field::name) : kNoNode;
      if (local != kNoNode) StateOf(walk).locals.Add(walk, tree.TextOf(local));
    }
  }
}

// x <- action, \x -> ..., case alternatives: what the pattern binds.
void EnterBind(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.Child(node, Field::match) != kNoNode) return EnterEquation(walk, node);
  if (NodeIndex pattern = tree.Child(node, Field::pattern); pattern != kNoNode) BindPattern(walk, pattern);
}

void EnterPattern(Walk& walk, NodeIndex node) {
  if (NodeIndex pattern = walk.tree().Child(node, Field::pattern); pattern != kNoNode)
    BindPattern(walk, pattern);
}

void EnterLambda(Walk& walk, NodeIndex node) {
  if (NodeIndex patterns = walk.tree().Child(node, Field::patterns); patterns != kNoNode)
    BindPattern(walk, patterns);
}

// _ -> nothing decides
void EnterAlternative(Walk& walk, NodeIndex node) {
  NodeIndex pattern = walk.tree().Child(node, Field::pattern);
  if (pattern != kNoNode) BindPattern(walk, pattern);
  if (pattern == kNoNode || walk.tree().KindOf(pattern) != Kind::wildcard) walk.CountDecision();
}

void EnterGuards(Walk& walk, NodeIndex node) {
  if (walk.TextOf(node) == "otherwise" || walk.TextOf(node) == "True") return;
  walk.CountDecision();
  walk.CountCognitive(1);
}

void EnterConditional(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool chained = tree[node].field == Field::else_ && tree.ParentKind(node) == Kind::conditional;
  walk.CountDecision();
  walk.CountCognitive(chained ? 1u : 1u + walk.context().nesting);
  NodeIndex last = tree.Child(node, Field::else_);
  if (last != kNoNode && tree.KindOf(last) != Kind::conditional) walk.CountCognitive(1);
  walk.Push(node);
  if (!chained && walk.context().nesting < 0xffff) ++walk.context().nesting;
}

// name ::, name x =, data T, class C, instance
bool MatchLostLine(std::string_view line, LostMatch* match) {
  struct Word {
    std::string_view word;
    SymbolKind kind;
  };
  auto name_end = [](std::string_view text) {
    size_t end = 0;
    while (end < text.size() &&
           (text[end] == '_' || text[end] == '\'' || (text[end] >= '0' && text[end] <= '9') ||
            (text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z'))) {
      ++end;
    }
    return end;
  };
  for (Word start : {Word{"data ", SymbolKind::kDataType}, Word{"newtype ", SymbolKind::kDataType},
                     Word{"type ", SymbolKind::kTypeAlias}}) {
    if (!StartsWith(line, start.word)) continue;
    std::string_view rest = Trim(line.substr(start.word.size()));
    size_t end = name_end(rest);
    return (end > 0 && rest[0] >= 'A' && rest[0] <= 'Z') && match->Define(start.kind, rest.substr(0, end));
  }
  size_t end = name_end(line);
  if (end == 0 || !(line[0] == '_' || (line[0] >= 'a' && line[0] <= 'z'))) return false;
  std::string_view name = line.substr(0, end), rest = Trim(line.substr(end));
  for (std::string_view word : {"module", "import", "where", "let",     "in",      "case",     "of",
                                "if",     "then",   "else",  "do",      "class",   "instance", "deriving",
                                "infixl", "infixr", "infix", "foreign", "default", "type",     "data"}) {
    if (name == word) return false;
  }
  if (StartsWith(rest, "::")) return match->Define(SymbolKind::kFunction, name);
  return false;
}

void EnterError(Walk& walk, NodeIndex node) { StateOf(walk).lost.Read(walk, node, MatchLostLine); }

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::haddock, kMeansComment},
    {Kind::pragma, kMeansNothing, EnterPragma},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::string, kMeansString | kMeansOpaque},
    {Kind::header, kMeansNothing, EnterHeader},
    {Kind::import, kMeansNothing, EnterImport},
    {Kind::signature, kMeansNothing, EnterSignature},
    {Kind::function, kMeansNothing, EnterEquation},
    {Kind::bind, kMeansNothing, EnterBind},
    {Kind::generator, kMeansNothing, EnterPattern},
    {Kind::lambda, kMeansNesting, EnterLambda},
    {Kind::alternative, kMeansNothing, EnterAlternative},
    {Kind::guards, kMeansNothing, EnterGuards},
    {Kind::conditional, kMeansNothing, EnterConditional},
    {Kind::case_, kMeansCognitive | kMeansNesting},
    {Kind::lambda_case, kMeansCognitive | kMeansNesting},
    {Kind::data_type, kMeansNothing, EnterData},
    {Kind::newtype, kMeansNothing, EnterData},
    {Kind::type_synomym, kMeansNothing, EnterTypeSynonym},
    {Kind::type_family, kMeansNothing, EnterTypeSynonym},
    {Kind::data_family, kMeansNothing, EnterTypeSynonym},
    {Kind::type_instance, kMeansNothing, EnterTypeRange},
    {Kind::kind_signature, kMeansNothing, EnterTypeRange},
    {Kind::role_annotation, kMeansNothing, EnterTypeRange},
    {Kind::data_constructor, kMeansNothing, EnterConstructor},
    {Kind::newtype_constructor, kMeansNothing, EnterConstructor},
    {Kind::gadt_constructor, kMeansNothing, EnterConstructor},
    {Kind::field, kMeansNothing, EnterField},
    {Kind::class_, kMeansNothing, EnterClass},
    {Kind::instance, kMeansNothing, EnterInstance},
    {Kind::deriving_instance, kMeansNothing, EnterInstance},
    {Kind::deriving, kMeansNothing, EnterDeriving},
    {Kind::context, kMeansNothing, EnterTypeRange},
    {Kind::type_params, kMeansNothing, EnterTypeRange},
    {Kind::type_patterns, kMeansNothing, EnterTypeRange},
    {Kind::type_application, kMeansNothing, EnterTypeRange},
    {Kind::fundeps, kMeansNothing, EnterTypeRange},
    {Kind::pattern_synonym, kMeansNothing, EnterPatternSynonym},
    {Kind::apply, kMeansNothing, EnterApply},
    {Kind::infix, kMeansBoolean, EnterInfix},
    {Kind::variable, kMeansNothing, EnterVariable},
    {Kind::constructor, kMeansNothing, EnterVariable},
    {Kind::qualified, kMeansNothing, EnterQualified},
    {Kind::name, kMeansNothing, EnterTypeName},
};

// The grammar skips what stands between #else and #endif. Where all branches hold declarations (their first
// line begins at the margin) the directives are blanked instead, and every branch is read.
PreparedText Prepare(std::string_view, std::string_view text) {
  PreparedText out;
  struct Group {
    std::vector<std::pair<size_t, size_t>> lines;  // of its directives
    bool whole = true;                             // declarations only
  };
  std::vector<Group> groups;
  bool expects = false;  // the first line of a branch is to come
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin), words = Trim(line);
    bool directive = StartsWith(line, "#");
    std::string_view word = directive ? Trim(line.substr(1)) : std::string_view();
    if (StartsWith(word, "if")) {
      groups.emplace_back();
    }
    if (directive && !groups.empty() &&
        (StartsWith(word, "if") || StartsWith(word, "el") || StartsWith(word, "endif"))) {
      groups.back().lines.emplace_back(begin, end);
      expects = !StartsWith(word, "endif");
    } else if (expects && !words.empty() && !directive) {
      if (!groups.empty() && (line[0] == ' ' || line[0] == '\t')) groups.back().whole = false;
      expects = false;
    }
    if (StartsWith(word, "endif") && !groups.empty()) {
      if (groups.back().whole) {
        if (!out.changed) out.text = text;
        out.changed = true;
        for (const auto& [from, to] : groups.back().lines)
          std::fill(out.text.begin() + static_cast<long>(from), out.text.begin() + static_cast<long>(to),
                    ' ');
      }
      groups.pop_back();
    }
    begin = end + 1;
  }
  return out;
}

void Begin(Walk& walk) {
  auto owned = std::make_unique<State>();
  walk.state = std::move(owned);
}

void Finish(Walk& walk) {
  StateOf(walk).lost.ReadMargin(walk, MatchLostLine);
  StateOf(walk).lost.Finish(walk);
  MarkExports(walk);
}

}  // namespace
}  // namespace haskell

const LanguageDefinition& HaskellDefinition() {
  static const char* const languages[] = {"haskell"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = haskell::kRows;
    row.parenthesized = Kind::parens;
    row.prepare = haskell::Prepare;
    row.begin = haskell::Begin;
    row.finish = haskell::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
