// Ruby: calls that define or import something: attr_reader, private, include, alias_method, define_method, Struct.new,
// require, describe and it. Other words of DSLs are calls like any other.
#include "core/base/text.h"
#include "core/extract/lang_ruby.h"

namespace repodoc::ruby {
namespace {

enum class Word {
  kNone, kAttribute, kClassAttribute, kVisibility, kModuleFunction, kInclude, kAliasMethod, kDefineMethod, kRequire,
  kRequireRelative, kAutoload, kTestGroup, kTestCase
};

Word WordOf(std::string_view name) {
  static const std::unordered_map<std::string_view, Word> words = {
      {"attr", Word::kAttribute}, {"attr_reader", Word::kAttribute}, {"attr_writer", Word::kAttribute},
      {"attr_accessor", Word::kAttribute}, {"attr_internal", Word::kAttribute}, {"cattr_accessor", Word::kClassAttribute},
      {"cattr_reader", Word::kClassAttribute}, {"cattr_writer", Word::kClassAttribute}, {"mattr_accessor", Word::kClassAttribute},
      {"mattr_reader", Word::kClassAttribute}, {"mattr_writer", Word::kClassAttribute}, {"class_attribute", Word::kClassAttribute},
      {"private", Word::kVisibility}, {"public", Word::kVisibility}, {"protected", Word::kVisibility},
      {"private_class_method", Word::kVisibility}, {"public_class_method", Word::kVisibility}, {"private_constant", Word::kVisibility},
      {"module_function", Word::kModuleFunction}, {"include", Word::kInclude}, {"extend", Word::kInclude},
      {"prepend", Word::kInclude}, {"alias_method", Word::kAliasMethod}, {"define_method", Word::kDefineMethod},
      {"define_singleton_method", Word::kDefineMethod}, {"require", Word::kRequire}, {"load", Word::kRequire},
      {"require_dependency", Word::kRequire}, {"require_relative", Word::kRequireRelative}, {"autoload", Word::kAutoload},
      {"describe", Word::kTestGroup}, {"context", Word::kTestGroup}, {"feature", Word::kTestGroup},
      {"shared_examples", Word::kTestGroup}, {"shared_examples_for", Word::kTestGroup}, {"shared_context", Word::kTestGroup},
      {"it", Word::kTestCase}, {"specify", Word::kTestCase}, {"example", Word::kTestCase}, {"scenario", Word::kTestCase},
      {"test", Word::kTestCase}};
  auto found = words.find(name);
  return found == words.end() ? Word::kNone : found->second;
}

NodeIndex ArgumentsOf(const SyntaxTree& tree, NodeIndex call) { return tree.Child(call, Field::arguments); }

uint64_t MemberKey(Walk& walk, uint32_t owner, std::string_view name) {
  return (static_cast<uint64_t>(owner + 1) << 32) | walk.facts().Add(name).offset;
}

Visibility VisibilityWord(std::string_view word) {
  if (StartsWith(word, "private")) return Visibility::kPrivate;
  return word == "protected" ? Visibility::kProtected : Visibility::kPublic;
}

// `private attr_reader :x`: the statement is what stands there.
NodeIndex StatementOf(const SyntaxTree& tree, NodeIndex call) {
  NodeIndex list = tree.Parent(call);
  if (list == kNoNode || tree.KindOf(list) != Kind::argument_list) return call;
  NodeIndex outer = tree.Parent(list);
  return outer != kNoNode && WordOf(tree.FieldText(outer, Field::method)) == Word::kVisibility ? outer : call;
}

void AddAttributes(Walk& walk, NodeIndex call, std::string_view word, bool of_class) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = ArgumentsOf(tree, call);
  if (list == kNoNode) return;
  auto forced = StateOf(walk).forced.find(call);
  NodeIndex whole = StatementOf(tree, call);
  bool first = true;
  for (NodeIndex child : tree.Children(list)) {
    std::string_view name;
    if (!LiteralOf(tree, child, &name)) continue;
    uint32_t symbol = AddMember(walk, SymbolKind::kProperty, name, first ? whole : child, child,
                                kSymbolDefinition | (of_class ? static_cast<uint32_t>(kSymbolStatic) : 0u));
    walk.SetSignature(symbol, std::string(word) + " :" + std::string(name));
    if (forced != StateOf(walk).forced.end()) walk.symbol(symbol).visibility = forced->second;
    if (first) SetDocAbove(walk, symbol, whole);
    walk.Defined(symbol, child);
    first = false;
  }
}

// private :a, :b    private def a    private attr_reader :a    private %i[a b]
void ApplyVisibility(Walk& walk, NodeIndex call, std::string_view word) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = ArgumentsOf(tree, call);
  if (list == kNoNode) return;
  State& state = StateOf(walk);
  bool function = word == "module_function";
  bool of_class = word == "private_class_method" || word == "public_class_method" || word == "private_constant" ||
                  (walk.context().language_bits & kInSingleton) != 0;
  uint32_t owner = walk.context().symbol;
  auto apply = [&](std::string_view name) {
    auto& members = of_class ? state.static_members : state.members;
    auto found = members.find(MemberKey(walk, owner, name));
    if (found == members.end()) return;
    if (function) {
      walk.symbol(found->second).flags |= kSymbolStatic;
    } else {
      walk.symbol(found->second).visibility = VisibilityWord(word);
    }
  };
  for (NodeIndex child : tree.Children(list)) {
    std::string_view name;
    switch (tree.KindOf(child)) {
      case Kind::method: case Kind::singleton_method: case Kind::call:
        if (function) {
          state.module_functions.insert(child);
        } else {
          state.forced[child] = VisibilityWord(word);
        }
        break;
      case Kind::splat_argument: case Kind::symbol_array: case Kind::string_array: case Kind::array:
        for (NodeIndex at = child; at < tree[child].next; ++at) {
          if (tree.KindOf(at) == Kind::bare_symbol || tree.KindOf(at) == Kind::bare_string) {
            apply(tree.TextOf(at));
          } else if (LiteralOf(tree, at, &name)) {
            apply(name);
          }
        }
        break;
      default:
        if (LiteralOf(tree, child, &name)) apply(name);
    }
  }
}

void AddBases(Walk& walk, NodeIndex call) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = ArgumentsOf(tree, call);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::constant || kind == Kind::scope_resolution) AddBase(walk, walk.context().symbol, child);
  }
}

// define_method(:name) { |a, b| ... }, alias_method :name, :old
bool AddNamedMethod(Walk& walk, NodeIndex call, std::string_view word) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex literal = ArgumentOf(tree, call, 0);
  std::string_view name;
  if (!LiteralOf(tree, literal, &name)) return false;
  bool singleton = word == "define_singleton_method";
  uint32_t symbol = AddMember(walk, SymbolKind::kMethod, name, call, literal,
                              kSymbolDefinition | (singleton ? static_cast<uint32_t>(kSymbolStatic) : 0u));
  NodeIndex block = tree.Child(call, Field::block), list = ArgumentsOf(tree, call);
  uint32_t end = block != kNoNode ? tree[block].begin : list != kNoNode ? tree[list].end : tree[call].end;
  std::string head = walk.RangeOnOneLine(tree[call].begin, end, 200);
  while (!head.empty() && head.back() == ' ') head.pop_back();
  walk.SetSignature(symbol, head);
  if (auto forced = StateOf(walk).forced.find(call); forced != StateOf(walk).forced.end()) {
    walk.symbol(symbol).visibility = forced->second;
  }
  SetDocAbove(walk, symbol, StatementOf(tree, call));
  if (block != kNoNode) {
    AddParameters(walk, symbol, tree.Child(block, Field::parameters));
    walk.symbol(symbol).body_begin_row = tree[block].row;
  }
  walk.Defined(symbol, call);
  if (block != kNoNode) walk.OpenScope(symbol, call);
  return true;
}

// "x", File.expand_path("../x", __FILE__), File.join(__dir__, "x"), relative to the file where it says so.
std::string PathOf(const SyntaxTree& tree, NodeIndex node, bool relative) {
  std::string_view text;
  if (LiteralOf(tree, node, &text)) {
    bool dotted = StartsWith(text, "./") || StartsWith(text, "../") || StartsWith(text, "/");
    return (relative && !dotted ? "./" : "") + std::string(text);
  }
  if (node == kNoNode || tree.KindOf(node) != Kind::call || tree.FieldText(node, Field::receiver) != "File") return {};
  std::string_view method = tree.FieldText(node, Field::method);
  NodeIndex first = ArgumentOf(tree, node, 0), second = ArgumentOf(tree, node, 1);
  if (first == kNoNode || second == kNoNode) return {};
  if (method == "expand_path" && LiteralOf(tree, first, &text)) {
    std::string_view from = tree.TextOf(second);
    if (from == "__dir__") return PathOf(tree, first, true);
    if (from != "__FILE__" || !StartsWith(text, "../")) return {};
    text.remove_prefix(3);  // out of the file itself
    return (StartsWith(text, "../") ? "" : "./") + std::string(text);
  }
  if (method != "join" || tree.TextOf(first) != "__dir__") return {};
  std::string path = PathOf(tree, second, true);
  for (size_t position = 2; !path.empty() && position < 8; ++position) {
    NodeIndex part = ArgumentOf(tree, node, position);
    if (part == kNoNode) break;
    if (!LiteralOf(tree, part, &text)) return {};
    path += "/" + std::string(text);
  }
  return path;
}

void AddTest(Walk& walk, NodeIndex call, NodeIndex method, bool group) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = ArgumentsOf(tree, call);
  std::string name;
  NodeIndex name_node = kNoNode;
  for (NodeIndex child : tree.Children(list)) {
    std::string_view literal;
    Kind kind = tree.KindOf(child);
    bool constant = kind == Kind::constant || kind == Kind::scope_resolution;
    bool text = kind == Kind::string || kind == Kind::simple_symbol;
    if (!constant && !text) continue;
    if (name_node != kNoNode && (!group || kind == Kind::simple_symbol)) continue;
    if (name_node == kNoNode) name_node = child;
    if (!name.empty()) name += ' ';
    std::string words = walk.OneLine(child, 200);
    name += LiteralOf(tree, child, &literal) ? literal : StringContent(words);
  }
  if (name_node == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, name, call, name_node,
                                   kSymbolDefinition | (group ? 0u : static_cast<uint32_t>(kSymbolTest)));
  NodeIndex block = tree.Child(call, Field::block);
  walk.SetSignature(symbol, std::string(tree.TextOf(method)) + " " + walk.OneLine(name_node, 200));
  walk.symbol(symbol).body_begin_row = tree[block].row;
  SetDocAbove(walk, symbol, call);
  walk.Defined(symbol, call);
  walk.OpenScope(symbol, call);
}

}  // namespace

bool NoteWord(Walk& walk, NodeIndex call, NodeIndex method, std::string_view name) {
  Word word = WordOf(name);
  if (word == Word::kNone) return false;
  const SyntaxTree& tree = walk.tree();
  NodeIndex receiver = tree.Child(call, Field::receiver);
  bool outside = walk.context().callable == kNone;
  bool in_body = outside && walk.context().symbol != kNone && IsModuleLike(walk.symbol(walk.context().symbol).kind);
  if (receiver != kNoNode) {
    std::string_view object = tree.TextOf(receiver);
    bool spec = object == "RSpec" && word == Word::kTestGroup;
    bool kernel = (object == "Kernel" || object == "self") && (word == Word::kRequire || word == Word::kAutoload);
    if (!spec && !kernel) return false;
  }
  switch (word) {
    case Word::kNone: return false;
    case Word::kAttribute:
    case Word::kClassAttribute:
      if (!outside) return false;
      AddAttributes(walk, call, name, word == Word::kClassAttribute);
      return true;
    case Word::kVisibility:
    case Word::kModuleFunction:
      if (!outside) return false;
      ApplyVisibility(walk, call, name);
      return true;
    case Word::kInclude:
      if (!in_body) return false;
      AddBases(walk, call);
      return true;
    case Word::kAliasMethod:
    case Word::kDefineMethod: return outside && AddNamedMethod(walk, call, name);
    case Word::kRequire:
    case Word::kRequireRelative: {
      std::string path = PathOf(tree, ArgumentOf(tree, call, 0), word == Word::kRequireRelative);
      if (path.empty()) return false;
      walk.AddImport(ImportKind::kRequire, path, call, walk.context().in_try ? static_cast<uint8_t>(kImportGuarded) : uint8_t{0});
      return true;
    }
    case Word::kAutoload: {
      std::string_view constant;
      std::string path = PathOf(tree, ArgumentOf(tree, call, 1), false);
      if (path.empty() || !LiteralOf(tree, ArgumentOf(tree, call, 0), &constant)) return false;
      uint32_t import = walk.AddImport(ImportKind::kRequire, path, call);
      walk.AddImportName(import, constant, {}, tree[call].row);
      return true;
    }
    case Word::kTestGroup:
    case Word::kTestCase:
      if (!walk.context().in_test || tree.Child(call, Field::block) == kNoNode || ArgumentsOf(tree, call) == kNoNode) return false;
      AddTest(walk, call, method, word == Word::kTestGroup);
      return true;
  }
  return false;
}

bool NoteBareWord(Walk& walk, NodeIndex identifier, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  if (walk.context().callable != kNone) return false;
  bool visibility = name == "private" || name == "public" || name == "protected";
  if (!visibility && name != "module_function") return false;
  Kind around = tree.ParentKind(identifier);
  if (around != Kind::body_statement && around != Kind::block_body && around != Kind::program && around != Kind::kError) return false;
  uint32_t& bits = walk.context().language_bits;
  if (visibility) {
    bits = (bits & ~static_cast<uint32_t>(kVisibilityBits | kIsModuleFunction)) | static_cast<uint32_t>(VisibilityWord(name));
  } else {
    bits |= kIsModuleFunction;
  }
  return true;
}

bool AddMadeType(Walk& walk, NodeIndex assignment, NodeIndex name_node, NodeIndex value) {
  const SyntaxTree& tree = walk.tree();
  if (tree.KindOf(value) != Kind::call) return false;
  NodeIndex receiver = tree.Child(value, Field::receiver);
  if (receiver == kNoNode) return false;
  std::string_view maker = tree.TextOf(receiver), method = tree.FieldText(value, Field::method);
  if (StartsWith(maker, "::")) maker.remove_prefix(2);
  SymbolKind kind = SymbolKind::kNone;
  if (maker == "Struct" && method == "new") kind = SymbolKind::kStruct;
  if (maker == "Data" && method == "define") kind = SymbolKind::kRecord;
  if (maker == "Class" && method == "new") kind = SymbolKind::kClass;
  if (maker == "Module" && method == "new") kind = SymbolKind::kModule;
  if (kind == SymbolKind::kNone) return false;
  NodeIndex list = ArgumentsOf(tree, value);
  uint32_t symbol = walk.context().symbol;
  if (assignment != kNoNode) {
    symbol = walk.AddSymbol(kind, tree.TextOf(name_node), assignment, name_node, kSymbolDefinition);
    NodeIndex block = tree.Child(value, Field::block);
    std::string head = walk.RangeOnOneLine(tree[assignment].begin, block == kNoNode ? tree[assignment].end : tree[block].begin, 300);
    while (!head.empty() && head.back() == ' ') head.pop_back();
    walk.SetSignature(symbol, head);
    if (block != kNoNode) walk.symbol(symbol).body_begin_row = tree[block].row;
    SetDocAbove(walk, symbol, assignment);
    StateOf(walk).static_members[MemberKey(walk, walk.context().symbol, tree.TextOf(name_node))] = symbol;
    walk.Defined(symbol, assignment);
    walk.OpenScope(symbol, assignment);
    walk.context().language_bits = 0;
  }
  if (list == kNoNode) return true;
  for (NodeIndex child : tree.Children(list)) {
    std::string_view name;
    Kind argument = tree.KindOf(child);
    if (kind == SymbolKind::kClass) {
      if (argument == Kind::constant || argument == Kind::scope_resolution) AddBase(walk, symbol, child);
      continue;
    }
    if (argument != Kind::simple_symbol || !LiteralOf(tree, child, &name)) continue;
    uint32_t member = AddMember(walk, SymbolKind::kProperty, name, child, child, kSymbolDefinition);
    walk.Defined(member, child);
  }
  return true;
}

}  // namespace repodoc::ruby
