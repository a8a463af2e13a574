// Rust: macro_rules! definitions, and what is inside macro calls.
//
// The grammar gives the inside of a call as tokens. Two things are read from them. Where a call stands among items
// (cfg_if! { ... }, lazy_static! { static ref X: T = v; }) and what it holds reads as items, these are walked like any
// others, marked as coming from a macro; where it does not parse (bitflags! { struct Flags: u32 { ... } }) items are
// recognised by their keyword and name alone. Everywhere else, calls and names are recognised by the tokens around them:
//
//   assert_eq!(parse("x").len(), LIMIT)       ->  calls parse and len, uses LIMIT
//
// Not read: items that a macro makes out of its arguments (names glued together, names passed by metavariables).
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_rust.h"

namespace repodoc::rust {
namespace {

constexpr uint32_t kDeepest = 4;  // macro calls inside of macro calls that are parsed again
constexpr size_t kMaxQualifierBytes = 80;

bool IsNameByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<uint8_t>(c) >= 0x80;
}

bool IsItemWord(std::string_view word) {
  for (std::string_view own : {"fn", "struct", "enum", "union", "trait", "impl", "mod", "use", "const", "static", "type"}) {
    if (word == own) return true;
  }
  return false;
}

// "a::b::", "self.x." before a name; without the separator at its end.
std::string_view QualifierBefore(std::string_view text, uint32_t begin) {
  size_t at = begin;
  while (at > 0 && begin - at < kMaxQualifierBytes && (IsNameByte(text[at - 1]) || text[at - 1] == ':' || text[at - 1] == '.')) --at;
  std::string_view out = text.substr(at, begin - at);
  while (!out.empty() && (out.back() == ':' || out.back() == '.')) out.remove_suffix(1);
  return out;
}

// Calls, macro calls and names among the tokens.
void ReadTokens(Walk& walk, NodeIndex tokens) {
  const SyntaxTree& tree = walk.tree();
  std::string_view text = walk.text();
  for (NodeIndex at = tokens; at < tree[tokens].next; ++at) {
    if (tree.KindOf(at) != Kind::identifier) continue;
    const Node& node = tree[at];
    std::string_view name = tree.TextOf(at);
    char before = node.begin > 0 ? text[node.begin - 1] : ' ';
    NodeIndex next = tree.NextSibling(at);
    std::string_view behind = next == kNoNode ? std::string_view() : tree.TextOf(next);
    bool member = before == '.' && (node.begin < 2 || text[node.begin - 2] != '.');
    bool scoped = before == ':';
    if (StartsWith(behind, "::")) continue;  // the qualifier of what follows
    std::string_view qualifier = member || scoped ? QualifierBefore(text, node.begin) : std::string_view();
    if (StartsWith(behind, "(")) {
      if (!member && !scoped && StateOf(walk).locals.Has(walk, name)) continue;
      walk.AddCall(at, at, member && qualifier.empty() ? std::string_view("(...)") : qualifier, name);
    } else if (behind == "!" && next != kNoNode && tree.NextSibling(next) != kNoNode &&
               tree.KindOf(tree.NextSibling(next)) == Kind::token_tree) {
      walk.AddCall(at, at, qualifier, name, ReferenceKind::kMacro);
    } else if (!member && behind != ":") {
      if (scoped || !StateOf(walk).locals.Has(walk, name)) walk.AddUse(at, qualifier, name);
    }
  }
}

SymbolKind KindOfWord(std::string_view word) {
  if (word == "fn") return SymbolKind::kFunction;
  if (word == "struct") return SymbolKind::kStruct;
  if (word == "enum") return SymbolKind::kEnum;
  if (word == "union") return SymbolKind::kUnion;
  if (word == "trait") return SymbolKind::kTrait;
  if (word == "mod") return SymbolKind::kModule;
  if (word == "static") return SymbolKind::kStatic;
  if (word == "const") return SymbolKind::kConstant;
  if (word == "type") return SymbolKind::kTypeAlias;
  return SymbolKind::kNone;
}

// Whether a keyword stands where an item can: at the beginning, behind ";", "}", an attribute, or `pub` and the like.
bool IsItemPlace(const SyntaxTree& tree, NodeIndex before) {
  if (before == kNoNode) return true;
  std::string_view text = tree.TextOf(before);
  if (tree.KindOf(before) == Kind::token_tree) return text[0] == '{' || text[0] == '[' || StartsWith(text, "(crate") || StartsWith(text, "(super") || StartsWith(text, "(in");
  if (tree.KindOf(before) == Kind::string_literal) return true;  // extern "C" fn
  for (std::string_view word : {"{", "(", "[", ";", "pub", "unsafe", "async", "extern", "const", "default"}) {
    if (text == word) return true;
  }
  return tree[before].flags & kNodeExtra;
}

// struct Flags: u32 { const A = 1; }: what no parse gives, by keyword and name.
void ReadItemWords(Walk& walk, NodeIndex tokens, const MacroRegion& region) {
  const SyntaxTree& tree = walk.tree();
  std::vector<uint32_t> around = {region.parent};  // the symbol around, per open group
  std::vector<NodeIndex> before = {kNoNode};  // the token before, per open group
  uint32_t pending = kNone;                   // an item whose braces come next
  std::vector<NodeIndex> ends = {tree[tokens].next};
  for (NodeIndex at = tokens + 1; at < tree[tokens].next; ++at) {
    while (ends.size() > 1 && ends.back() <= at) {
      ends.pop_back();
      before.pop_back();
      around.pop_back();
    }
    std::string_view text = tree.TextOf(at);
    if (tree.KindOf(at) == Kind::token_tree) {
      uint32_t owner = text[0] == '{' && pending != kNone ? pending : around.back();
      if (text[0] == '{') {
        if (pending != kNone) {  // the item goes to the end of its braces
          walk.symbol(pending).end = tree[at].end + walk.options().first_byte;
          walk.symbol(pending).end_row = tree[at].end_row + walk.options().first_row;
        }
        pending = kNone;
      }
      before.back() = at;
      ends.push_back(tree[at].next);
      before.push_back(kNoNode);
      around.push_back(owner);
      continue;
    }
    if (!tree.IsLeaf(at) && tree.KindOf(at) != Kind::identifier) {
      before.back() = at;
      continue;
    }
    NodeIndex previous = before.back();
    before.back() = at;
    if (text == ";") pending = kNone;
    if (!IsItemWord(text) || !IsItemPlace(tree, previous)) continue;
    SymbolKind kind = KindOfWord(text);
    NodeIndex name = tree.NextSibling(at);
    while (name != kNoNode && (tree.TextOf(name) == "ref" || tree.TextOf(name) == "mut") ) name = tree.NextSibling(name);
    if (kind == SymbolKind::kNone || name == kNoNode || tree.KindOf(name) != Kind::identifier) continue;
    uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name), at, name, kSymbolFromMacro | (region.flags & ~static_cast<uint32_t>(kSymbolDefinition)));
    Symbol& row = walk.symbol(symbol);
    row.parent = around.back();
    row.end = tree[name].end + walk.options().first_byte;
    row.visibility = previous != kNoNode && tree.TextOf(previous) == "pub" ? Visibility::kPublic : Visibility::kPrivate;
    walk.SetSignature(symbol, walk.RangeOnOneLine(tree[at].begin, tree[name].end, 200));
    pending = kind == SymbolKind::kConstant || kind == SymbolKind::kStatic || kind == SymbolKind::kTypeAlias ? kNone : symbol;
  }
}

bool IsClean(const SyntaxTree& tree) {
  for (const Node& node : tree.nodes) {
    if (node.kind == Kind::kError || (node.flags & kNodeMissing)) return false;
  }
  return true;
}

void ReadRegion(Walk& walk, const MacroRegion& region) {
  const SyntaxTree& outer = walk.tree();
  SyntaxTree tree;
  // Inside the braces.
  uint32_t begin = outer[region.tokens].begin + 1;
  uint32_t end = outer[region.tokens].end > begin ? outer[region.tokens].end - 1 : begin;
  std::string_view text = walk.text().substr(begin, end - begin);
  bool read = StateOf(walk).depth < kDeepest && Parse("rust", text, &tree) && IsClean(tree);
  std::string closed;
  if (!read && StateOf(walk).depth < kDeepest) {  // thread_local!(static X: Cell<u8> = Cell::new(0))
    closed = std::string(text) + ";";
    read = Parse("rust", closed, &tree) && IsClean(tree);
  }
  if (!read) {
    ReadItemWords(walk, region.tokens, region);
    ReadTokens(walk, region.tokens);
    return;
  }
  std::string path(walk.path());
  RuleRunner rules("rust", path, nullptr, &walk.facts());
  WalkOptions options;
  options.first_row = walk.options().first_row + outer[region.tokens].row;
  options.first_byte = walk.options().first_byte + begin;
  options.parent = region.parent;
  rules.first_row = options.first_row;
  size_t first = walk.facts().symbols.size(), marks = walk.facts().marks.size();
  Walk inner(walk.definition(), "rust", path, tree, &walk.facts(), &rules, options);
  auto state = std::make_unique<State>();
  state->depth = StateOf(walk).depth + 1;
  inner.state = std::move(state);
  inner.Run();
  walk.facts().marks.resize(marks);  // comments inside are seen by the walk around
  for (size_t i = first; i < walk.facts().symbols.size(); ++i) walk.facts().symbols[i].flags |= kSymbolFromMacro | region.flags;
}

}  // namespace

void EnterMacroDefinition(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  Prefix prefix = TakePrefix(walk, node);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMacro, tree.TextOf(name_node), node, name_node, kSymbolDefinition);
  walk.SetSignature(symbol, "macro_rules! " + std::string(tree.TextOf(name_node)));
  walk.symbol(symbol).visibility = Visibility::kPrivate;
  ApplyPrefix(walk, symbol, prefix);
  if (walk.symbol(symbol).flags & kSymbolExported) walk.symbol(symbol).visibility = Visibility::kPublic;
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterMacroCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex path = tree.Child(node, Field::macro), tokens = tree.ChildOfKind(node, Kind::token_tree);
  if (path == kNoNode) return;
  NodeIndex name_node = tree.KindOf(path) == Kind::scoped_identifier ? tree.Child(path, Field::name) : path;
  if (name_node == kNoNode) return;
  std::string qualifier;
  if (name_node != path) {
    if (NodeIndex scope = tree.Child(path, Field::path); scope != kNoNode) qualifier = PathText(tree, scope);
  }
  std::string_view name = tree.TextOf(name_node);
  walk.AddCall(node, name_node, qualifier, name, ReferenceKind::kMacro);
  if (tokens == kNoNode) return;
  if (name == "env" || name == "option_env") {
    NodeIndex argument = tree.FirstNamedChild(tokens);
    std::string_view variable = argument == kNoNode ? std::string_view() : PlainLiteral(tree.TextOf(argument));
    if (!variable.empty()) walk.AddProperty(property::kEnvironment, variable, tree[node].row);
  }
  if (walk.context().callable != kNone) {
    ReadTokens(walk, tokens);
    return;
  }
  // Among items. What stands before the call is its own, not that of the items in it.
  Prefix prefix = TakePrefix(walk, node);
  MacroRegion region;
  region.parent = walk.context().symbol;
  if (walk.context().conditional || name == "cfg_if") region.flags |= kSymbolConditional;
  for (NodeIndex attribute : prefix.attributes) {
    if (tree.TextOf(attribute).find("cfg") != std::string_view::npos) region.flags |= kSymbolConditional;
  }
  std::vector<MacroRegion>& regions = StateOf(walk).regions;
  if (name == "cfg_if") {  // if #[cfg(unix)] { items } else { items }
    for (NodeIndex child : tree.Children(tokens)) {
      if (tree.KindOf(child) != Kind::token_tree || tree.TextOf(child)[0] != '{') continue;
      region.tokens = child;
      regions.push_back(region);
    }
    return;
  }
  bool items = false;
  for (NodeIndex child : tree.Children(tokens)) {
    if (tree.IsLeaf(child) && !tree[child].named() && IsItemWord(tree.TextOf(child))) items = true;
    // cfg_net! { cfg_rt! { use a::b; } }
    NodeIndex next = tree.TextOf(child) == "!" ? tree.NextSibling(child) : kNoNode;
    if (next != kNoNode && tree.KindOf(next) == Kind::token_tree && tree.TextOf(next)[0] == '{') items = true;
  }
  region.tokens = tokens;
  if (items) {
    regions.push_back(region);
  } else {
    ReadTokens(walk, tokens);
  }
}

void ReadMacroRegions(Walk& walk) {
  std::vector<MacroRegion> regions;
  regions.swap(StateOf(walk).regions);
  for (const MacroRegion& region : regions) ReadRegion(walk, region);
}

}  // namespace repodoc::rust
