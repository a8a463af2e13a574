// Haskell: the module's header and exports, imports, pragmas, calls and names, tests.
//
//   module Data.Foo (add, Foo (..), module X) where      import qualified Data.Map as M      import Data.List
//   hiding (sort) it "adds" $ do ...        testCase "adds" $ ...      getEnv "HOME"        throwIO NotThere
#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/lang_haskell.h"

namespace repodoc::haskell {
namespace {

std::string_view WithoutDot(std::string_view module) {
  return EndsWith(module, ".") ? module.substr(0, module.size() - 1) : module;
}

struct Named {
  std::string_view qualifier, name;
  NodeIndex node = kNoNode;
};

// f, M.f, Constructor; empty for anything else
Named ReadName(const SyntaxTree& tree, NodeIndex node) {
  Named out;
  Kind kind = tree.KindOf(node);
  if (kind == Kind::variable || kind == Kind::constructor) {
    out.node = node;
  } else if (kind == Kind::qualified) {
    out.node = tree.Child(node, Field::id);
    out.qualifier = WithoutDot(tree.FieldText(node, Field::module));
  } else if (kind == Kind::prefix_id || kind == Kind::infix_id) {
    out.node = PlainName(tree, node);
  }
  if (out.node != kNoNode) out.name = tree.TextOf(out.node);
  return out;
}

std::string_view StringOf(const SyntaxTree& tree, NodeIndex node) {
  if (node == kNoNode || tree.KindOf(node) != Kind::literal) return {};
  NodeIndex string = tree.ChildOfKind(node, Kind::string);
  std::string_view text = string == kNoNode ? std::string_view() : tree.TextOf(string);
  return text.size() > 2 ? text.substr(1, text.size() - 2) : std::string_view();
}

bool IsTestWord(std::string_view name) {
  for (std::string_view known :
       {"describe", "context", "it", "specify", "prop", "testCase", "testProperty", "testGroup", "test"}) {
    if (name == known) return true;
  }
  return false;
}

// What a call of a known function tells of the outside.
void NoteCall(Walk& walk, NodeIndex call, std::string_view name, NodeIndex argument) {
  const SyntaxTree& tree = walk.tree();
  std::string_view text = StringOf(tree, argument);
  if (name == "getEnv" || name == "lookupEnv") {
    if (!text.empty()) walk.AddProperty(property::kEnvironment, text, tree[call].row);
  } else if (name == "long" && StateOf(walk).has_options) {
    if (!text.empty()) walk.AddProperty(property::kFlag, "--" + std::string(text), tree[call].row);
  } else if (name == "throwIO" || name == "throw" || name == "throwM" || name == "throwError") {
    NodeIndex what = argument;
    for (int steps = 0; steps < 8 && what != kNoNode; ++steps) {
      if (tree.KindOf(what) == Kind::parens)
        what = tree.FirstNamedChild(what);
      else if (tree.KindOf(what) == Kind::apply)
        what = tree.Child(what, Field::function);
      else
        break;
    }
    uint32_t callable = walk.context().callable;
    if (callable == kNone || what == kNoNode || tree.KindOf(what) != Kind::constructor) return;
    uint64_t key = (static_cast<uint64_t>(callable) << 32) ^ walk.facts().Add(tree.TextOf(what)).offset;
    if (StateOf(walk).raised.insert(key).second)
      walk.AddClause(callable, ClauseKind::kThrows, tree.TextOf(what), tree[call].row);
  } else if (IsTestWord(name) && !text.empty() && text.find('\\') == std::string_view::npos) {
    NodeIndex string = tree.ChildOfKind(argument, Kind::string);
    uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, Utf8Prefix(text, 200), call, string,
                                     kSymbolDefinition | kSymbolTest);
    walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolLocal);
    walk.SetSignature(symbol, walk.OneLine(call, 300));
    walk.Defined(symbol, call);
  }
}

}  // namespace

void EnterTypeRange(Walk& walk, NodeIndex node) {
  if (!InType(walk, node)) NoteType(walk, node);
}

void EnterHeader(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  State& state = StateOf(walk);
  NodeIndex module = tree.Child(node, Field::module), exports = tree.Child(node, Field::exports);
  if (module == kNoNode || state.has_header) return;
  state.has_header = true;
  std::string_view name = tree.TextOf(module);
  state.is_main = name == "Main";
  if (exports != kNoNode) {
    state.has_exports = true;
    for (NodeIndex child : tree.Children(exports)) {
      Kind kind = tree.KindOf(child);
      if (kind == Kind::module_export) {
        std::string text = walk.OneLine(child, 200);
        walk.AddProperty(property::kExports, text, tree[child].row);
        if (text == "module " + std::string(name)) state.has_exports = false;  // everything of its own
      }
      if (kind != Kind::export_) continue;
      NodeIndex what = tree.Child(child, Field::variable);
      if (what == kNoNode) what = tree.Child(child, Field::operator_);
      if (what == kNoNode) what = tree.Child(child, Field::type);
      if (what == kNoNode) continue;
      std::string exported(tree.TextOf(PlainName(tree, what)));
      walk.AddProperty(property::kExports, walk.OneLine(child, 200), tree[child].row);
      NodeIndex children = tree.Child(child, Field::children);
      if (children != kNoNode) {
        if (tree.TextOf(children).find("..") != std::string_view::npos) state.exports_all.insert(exported);
        for (NodeIndex element : tree.Children(children)) {
          if (tree[element].named()) state.exports.insert(std::string(tree.TextOf(PlainName(tree, element))));
        }
      }
      state.exports.insert(std::move(exported));
    }
  }
  uint32_t symbol = walk.AddSymbol(SymbolKind::kModule, name, node, module, kSymbolDefinition);
  Symbol& row = walk.symbol(symbol);
  row.end = tree[0].end + walk.options().first_byte;
  row.end_row = tree[0].end_row + walk.options().first_row;
  walk.SetSignature(symbol, "module " + std::string(name));
  std::string doc;
  uint32_t doc_row;
  if (DocAbove(walk, tree[node].row, &doc, &doc_row)) {
    walk.SetDoc(symbol, doc, doc_row);
    FileRecord& file = walk.facts().file;
    if (file.doc.empty() && walk.options().parent == kNone) {
      file.doc = walk.facts().Add(doc);
      file.doc_row = doc_row;
      file.doc_end_row = tree[node].row == 0 ? 0 : tree[node].row - 1;
    }
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, 0);
  walk.SkipChildren();
}

void EnterImport(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex module = tree.Child(node, Field::module), alias = tree.Child(node, Field::alias),
            names = tree.Child(node, Field::names);
  if (module == kNoNode) return;
  bool qualified = false, hiding = false;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].named()) continue;
    qualified = qualified || tree.TextOf(child) == "qualified";
    hiding = hiding || tree.TextOf(child) == "hiding";
  }
  std::string_view name = tree.TextOf(module);
  bool star = !qualified && (names == kNoNode || hiding);
  uint32_t import = walk.AddImport(names != kNoNode && !hiding ? ImportKind::kFrom : ImportKind::kImport,
                                   name, node, star ? static_cast<uint8_t>(kImportStar) : uint8_t{0});
  if (alias != kNoNode) walk.facts().imports[import].alias = walk.facts().Add(tree.TextOf(alias));
  walk.AddBinding(alias != kNoNode ? tree.TextOf(alias) : name, name);
  if (name == "Options.Applicative") StateOf(walk).has_options = true;
  if (star) walk.AddImportName(import, "*", {}, tree[node].row);
  if (names != kNoNode && !hiding) {
    for (NodeIndex child : tree.Children(names)) {
      if (tree.KindOf(child) != Kind::import_name) continue;
      NodeIndex first = tree.FirstNamedChild(child);
      if (first == kNoNode) continue;
      std::string_view text = tree.TextOf(PlainName(tree, first));
      walk.AddImportName(import, text, {}, tree[child].row);
      walk.AddBinding(text, std::string(name) + "." + std::string(text));
    }
  }
  walk.SkipChildren();
}

// {-# DEPRECATED f, g "use h" #-}
void EnterPragma(Walk& walk, NodeIndex node) {
  std::string_view text = walk.TextOf(node);
  size_t at = text.find("DEPRECATED");
  if (at == std::string_view::npos || Trim(text.substr(3, at - 3)).size() > 0) return;
  std::string_view names = text.substr(at + 10);
  names = names.substr(0, names.find_first_of("\"[#"));
  for (std::string_view name : repodoc::Split(names, ',')) {
    if (!Trim(name).empty()) StateOf(walk).deprecated.insert(std::string(Trim(name)));
  }
}

void EnterApply(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (InType(walk, node)) return;
  NodeIndex function = tree.Child(node, Field::function);
  if (function == kNoNode) return;
  Named named = ReadName(tree, function);
  if (named.node == kNoNode || named.name.empty()) return;
  if (named.qualifier.empty() && StateOf(walk).locals.Has(walk, named.name)) return;
  if (tree.KindOf(named.node) == Kind::constructor) {
    walk.AddUse(named.node, named.qualifier, named.name);
    return;
  }
  walk.AddCall(node, named.node, named.qualifier, named.name);
  NoteCall(walk, node, named.name, tree.Child(node, Field::argument));
}

// f $ x is a call of f; operators of this file are uses.
void EnterInfix(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (InType(walk, node)) return;
  NodeIndex token = tree.Child(node, Field::operator_), left = tree.Child(node, Field::left_operand);
  if (token == kNoNode || left == kNoNode) return;
  std::string_view text = tree.TextOf(token);
  if (tree.KindOf(token) == Kind::operator_) walk.AddUse(token, {}, text);
  if (text != "$" && text != "$!" && text != "<$>" && text != "=<<") return;
  Named named = ReadName(tree, left);
  if (named.node == kNoNode || tree.KindOf(named.node) != Kind::variable) return;
  if (named.qualifier.empty() && StateOf(walk).locals.Has(walk, named.name)) return;
  walk.AddCall(node, named.node, named.qualifier, named.name);
}

void EnterVariable(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (InType(walk, node)) return;
  Kind around = tree.ParentKind(node);
  Field field = tree[node].field;
  if (around == Kind::qualified || around == Kind::patterns || around == Kind::field_name ||
      field == Field::name)
    return;
  if (around == Kind::apply && field == Field::function) return;  // counted with the call
  if (around == Kind::infix && field == Field::left_operand) {
    std::string_view token = tree.FieldText(tree.Parent(node), Field::operator_);
    if (token == "$" || token == "$!" || token == "<$>" || token == "=<<") return;
  }
  std::string_view name = tree.TextOf(node);
  if (!StateOf(walk).locals.Has(walk, name)) walk.AddUse(node, {}, name);
}

void EnterQualified(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Named named = ReadName(tree, node);
  if (named.node == kNoNode) return;
  if (InType(walk, node)) {
    walk.AddReference(ReferenceKind::kType, named.node, named.qualifier, named.name);
    return;
  }
  Kind around = tree.ParentKind(node);
  if (around == Kind::apply && tree[node].field == Field::function &&
      tree.KindOf(named.node) == Kind::variable)
    return;
  if (around == Kind::infix && tree[node].field == Field::left_operand) {
    std::string_view token = tree.FieldText(tree.Parent(node), Field::operator_);
    if (token == "$" || token == "$!" || token == "<$>" || token == "=<<") return;
  }
  walk.AddUse(named.node, named.qualifier, named.name);
}

void EnterTypeName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind around = tree.ParentKind(node);
  if (around == Kind::qualified) return;
  if (tree[node].field == Field::name) {
    bool based = around == Kind::instance || around == Kind::deriving_instance;
    if (based) walk.AddReference(ReferenceKind::kBase, node, {}, tree.TextOf(node));
    return;
  }
  walk.AddReference(ReferenceKind::kType, node, {}, tree.TextOf(node));
}

void MarkExports(Walk& walk) {
  State& state = StateOf(walk);
  std::vector<Symbol>& symbols = walk.facts().symbols;
  auto text = [&](uint32_t index) { return std::string(walk.facts().strings.Get(symbols[index].name)); };
  for (uint32_t i = 0; i < symbols.size(); ++i) {
    Symbol& row = symbols[i];
    if (!state.deprecated.empty() && state.deprecated.count(text(i)) != 0) row.flags |= kSymbolDeprecated;
    if (!state.has_exports || (row.flags & kSymbolLocal)) continue;
    if (row.kind == SymbolKind::kModule || row.kind == SymbolKind::kInstance || row.kind == SymbolKind::kTest)
      continue;
    // Constructors, fields and methods are exported with their type or by name.
    bool exported = state.exports.count(text(i)) != 0;
    bool in_instance = false;
    uint32_t around = row.parent;
    for (int steps = 0; steps < 4 && around != kNone && symbols[around].kind != SymbolKind::kModule;
         ++steps) {
      in_instance = in_instance || symbols[around].kind == SymbolKind::kInstance;
      exported = exported || state.exports_all.count(text(around)) != 0;
      around = symbols[around].parent;
    }
    if (in_instance) continue;
    if (exported)
      row.flags |= kSymbolExported;
    else
      row.visibility = Visibility::kPrivate;
  }
}

}  // namespace repodoc::haskell
