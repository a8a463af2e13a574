// Zig: functions, containers bound to names (const Point = struct { ... }), their fields, tests, imports. A file is a
// container itself. Uses are in lang_zig_references.cc.
#include "core/extract/lang_zig.h"

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace zig {

bool IsContainer(Kind kind) {
  return kind == Kind::struct_declaration || kind == Kind::enum_declaration || kind == Kind::union_declaration ||
         kind == Kind::opaque_declaration;
}

std::string_view PlainName(std::string_view name) {
  if (StartsWith(name, "@\"") && EndsWith(name, "\"") && name.size() > 3) return name.substr(2, name.size() - 3);
  return name;
}

namespace {

bool IsMemberPlace(const SyntaxTree& tree, NodeIndex node) {
  Kind around = tree.ParentKind(node);
  return around == Kind::source_file || around == Kind::kError || IsContainer(around);
}

void SetVisibility(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Symbol& row = walk.symbol(symbol);
  bool is_public = tree.HasToken(node, "pub");
  row.visibility = is_public ? Visibility::kPublic : Visibility::kPrivate;
  if (is_public || tree.HasToken(node, "export")) row.flags |= kSymbolExported;
  if (tree.HasToken(node, "inline")) row.flags |= kSymbolInline;
}

// pub fn read(self: *Self, comptime T: type, options: anytype) !T
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.ChildOfKind(node, Kind::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::parameter) continue;
    NodeIndex name = tree.Child(child, Field::name), type = tree.Child(child, Field::type);
    if (type == kNoNode) {
      walk.AddParameter(symbol, {}, "...", {}, ParameterKind::kVarArgs);
      continue;
    }
    std::string text = walk.OneLine(type, 200);
    bool generic = tree.HasToken(child, "comptime");
    if (generic) walk.symbol(symbol).flags |= kSymbolTemplate;
    walk.AddParameter(symbol, name == kNoNode ? std::string_view() : tree.TextOf(name),
                      generic ? "comptime " + text : text, {}, ParameterKind::kNormal);
  }
}

// Whether the first parameter is the container: "self", *Self, *@This(), *Point.
bool TakesSelf(const Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.ChildOfKind(node, Kind::parameters);
  NodeIndex first = list == kNoNode ? kNoNode : tree.ChildOfKind(list, Kind::parameter);
  if (first == kNoNode) return false;
  std::string_view type = tree.FieldText(first, Field::type);
  while (!type.empty() && (type[0] == '*' || type[0] == '?' || type[0] == ' ')) type.remove_prefix(1);
  if (StartsWith(type, "const ")) type = Trim(type.substr(6));
  if (tree.FieldText(first, Field::name) == "self" || type == "Self" || StartsWith(type, "@This()")) return true;
  uint32_t owner = walk.context().symbol;
  return owner != kNone && type == walk.NameOf(owner);
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  std::string_view name = PlainName(tree.TextOf(name_node));
  bool member = IsContainer(tree.ParentKind(node));
  bool method = member && TakesSelf(walk, node);
  uint32_t flags = body == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition);
  if (member && !method) flags |= kSymbolStatic;
  uint32_t symbol = walk.AddSymbol(method ? SymbolKind::kMethod : SymbolKind::kFunction, name, node, name_node, flags);
  SetVisibility(walk, symbol, node);
  walk.SetSignature(symbol, HeadText(walk, tree[node].begin, body == kNoNode ? tree[node].end : tree[body].begin));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  SetType(walk, symbol, tree.Child(node, Field::type));
  AddParameters(walk, symbol, node);
  SetDocCommentAbove(walk, symbol, node);
  if (name == "main" && walk.context().symbol == kNone && tree.HasToken(node, "pub")) MarkEntry(walk, symbol, "pub fn main");
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  NodeIndex list = tree.ChildOfKind(node, Kind::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    NodeIndex parameter = tree.Child(child, Field::name);
    if (parameter != kNoNode) StateOf(walk).locals.Add(walk, tree.TextOf(parameter));
  }
}

// The first node behind "=".
NodeIndex ValueOf(const SyntaxTree& tree, NodeIndex node) {
  bool behind = false;
  for (NodeIndex child : tree.Children(node)) {
    if (behind && !(tree[child].flags & kNodeExtra)) return child;
    if (!tree[child].named() && tree.TextOf(child) == "=") behind = true;
  }
  return kNoNode;
}

// @import("x.zig") or @import("x.zig").a.b: the module and what is taken from it.
bool ImportOf(const SyntaxTree& tree, NodeIndex value, std::string_view* module, std::string_view* member) {
  NodeIndex at = value;
  for (int steps = 0; at != kNoNode && tree.KindOf(at) == Kind::field_expression && steps < 8; ++steps) {
    at = tree.Child(at, Field::object);
  }
  if (at == kNoNode || tree.KindOf(at) != Kind::builtin_function) return false;
  if (!StartsWith(tree.TextOf(at), "@import(")) return false;
  NodeIndex arguments = tree.ChildOfKind(at, Kind::arguments);
  NodeIndex literal = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  if (literal == kNoNode || tree.KindOf(literal) != Kind::string) return false;
  *module = PlainLiteral(tree.TextOf(literal));
  uint32_t end = tree[at].end;
  *member = tree.text.substr(end, tree[value].end - end);
  while (StartsWith(*member, ".") || StartsWith(*member, " ")) member->remove_prefix(1);
  return !module->empty();
}

SymbolKind KindOfValue(Kind kind) {
  switch (kind) {
    case Kind::struct_declaration: return SymbolKind::kStruct;
    case Kind::enum_declaration: return SymbolKind::kEnum;
    case Kind::union_declaration: return SymbolKind::kUnion;
    case Kind::opaque_declaration:
    case Kind::error_set_declaration: return SymbolKind::kType;
    default: return SymbolKind::kNone;
  }
}

void EnterVariable(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool constant = tree.HasToken(node, "const");
  if (!constant && !tree.HasToken(node, "var")) return;  // _ = x;
  NodeIndex name_node = tree.ChildOfKind(node, Kind::identifier), value = ValueOf(tree, node);
  if (name_node == kNoNode) return;
  std::string_view name = PlainName(tree.TextOf(name_node));
  walk.Claim(name_node);
  Kind value_kind = value == kNoNode ? Kind::kOther : tree.KindOf(value);
  SymbolKind kind = KindOfValue(value_kind);
  bool member = IsMemberPlace(tree, node);
  std::string_view module, part;
  if (constant && value != kNoNode && ImportOf(tree, value, &module, &part)) {
    bool is_public = tree.HasToken(node, "pub");
    uint32_t import = walk.AddImport(is_public ? ImportKind::kReexport : ImportKind::kImport, module, node);
    if (part.empty()) {
      walk.facts().imports[import].alias = walk.facts().Add(name);
    } else {
      walk.AddImportName(import, part, part == name ? std::string_view() : name, tree[node].row);
    }
    walk.AddBinding(name, part.empty() ? std::string(module) : std::string(module) + "." + std::string(part));
    StateOf(walk).imported.insert(value);
    if (!is_public || !member) return;  // an import and no more; a public one is a member too
  }
  if (!member && kind == SymbolKind::kNone) {
    StateOf(walk).locals.Add(walk, name);
    return;
  }
  if (name == "_") return;
  bool type = kind != SymbolKind::kNone;
  if (!type) kind = constant ? SymbolKind::kConstant : SymbolKind::kVariable;
  uint32_t flags = value == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition);
  uint32_t symbol = walk.AddSymbol(kind, name, node, name_node, flags);
  SetVisibility(walk, symbol, node);
  SetDocCommentAbove(walk, symbol, node);
  if (type) {
    uint32_t brace = tree[value].end;
    for (NodeIndex child : tree.Children(value)) {
      if (tree.TextOf(child) != "{") continue;
      brace = tree[child].begin;
      walk.symbol(symbol).body_begin_row = tree[child].row + walk.options().first_row;
      break;
    }
    walk.SetSignature(symbol, HeadText(walk, tree[node].begin, brace));
    if (value_kind == Kind::error_set_declaration) {
      for (NodeIndex child : tree.Children(value)) {
        if (tree.KindOf(child) != Kind::identifier) continue;
        uint32_t added = walk.AddSymbol(SymbolKind::kEnumMember, PlainName(tree.TextOf(child)), child, child, kSymbolDefinition);
        walk.symbol(added).parent = symbol;
        walk.symbol(added).visibility = walk.symbol(symbol).visibility;
        SetDocCommentAbove(walk, added, child);
      }
    }
    walk.Defined(symbol, node);
    walk.OpenScope(symbol, node);
    // A type inside a function has members of its own.
    walk.context().callable = kNone;
    return;
  }
  walk.SetSignature(symbol, HeadText(walk, tree[node].begin, value == kNoNode ? tree[node].end : tree[value].begin));
  SetType(walk, symbol, tree.Child(node, Field::type), 200);
  if (value != kNoNode) walk.SetValue(symbol, value);
  // const print = std.debug.print; goes by a new name
  if (value_kind == Kind::field_expression || value_kind == Kind::identifier) {
    std::string_view text = tree.TextOf(value);
    std::string_view root = text.substr(0, text.find('.'));
    if (std::string full(walk.BindingOf(root)); !full.empty() && text.size() < 200) {
      walk.AddBinding(name, full + std::string(text.substr(root.size())));
    }
  }
  walk.Defined(symbol, node);
}

// fn List(comptime T: type) type { return struct { ... }; }: what is inside belongs to List.
void EnterContainer(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) != Kind::return_expression || walk.context().callable == kNone) return;
  walk.Push(node);
  walk.context().callable = kNone;
}

void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), type = tree.Child(node, Field::type);
  if (name_node == kNoNode || tree[name_node].begin == tree[name_node].end || walk.context().callable != kNone) return;
  // In enums and unions a lone word is a name, also "null", "true", "u8".
  Kind name_kind = tree.KindOf(name_node);
  if (name_kind != Kind::identifier && name_kind != Kind::builtin_type && name_kind != Kind::boolean && !tree.IsLeaf(name_node)) return;
  Kind around = tree.ParentKind(node);
  if (around == Kind::struct_declaration && type == kNoNode) return;  // struct { u8, Point }: fields without names
  if (around == Kind::source_file && type == kNoNode) return;         // a file is a struct
  std::string_view name = PlainName(tree.TextOf(name_node));
  if (name == "_") return;  // a non-exhaustive enum
  walk.Claim(name_node);
  SymbolKind kind = around == Kind::enum_declaration ? SymbolKind::kEnumMember : SymbolKind::kField;
  uint32_t symbol = walk.AddSymbol(kind, name, node, name_node, kSymbolDefinition);
  uint32_t owner = walk.context().symbol;
  if (owner != kNone) {
    walk.symbol(symbol).visibility = walk.symbol(owner).visibility;
    walk.symbol(symbol).flags |= walk.symbol(owner).flags & kSymbolLocal;
  }
  SetType(walk, symbol, type, 200);
  if (NodeIndex value = ValueOf(tree, node); value != kNoNode) walk.SetValue(symbol, value);
  SetDocCommentAbove(walk, symbol, node);
  walk.Defined(symbol, node);
  // Fields of an unnamed container.
  walk.OpenScope(symbol, node);
}

// test "adds" { ... }; test add { ... }
void EnterTest(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.FirstNamedChild(node), body = tree.ChildOfKind(node, Kind::block);
  std::string_view name = "test";
  if (name_node != kNoNode && tree.KindOf(name_node) == Kind::string) {
    std::string_view text = tree.TextOf(name_node);
    if (text.size() > 2) name = text.substr(1, text.size() - 2);
  } else if (name_node != kNoNode && tree.KindOf(name_node) == Kind::identifier) {
    name = PlainName(tree.TextOf(name_node));
  } else {
    name_node = node;
  }
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTest, name, node, name_node, kSymbolDefinition | kSymbolTest);
  walk.symbol(symbol).visibility = Visibility::kPrivate;
  walk.SetSignature(symbol, HeadText(walk, tree[node].begin, body == kNoNode ? tree[node].end : tree[body].begin));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  SetDocCommentAbove(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterUsing(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex value = tree.FirstNamedChild(node);
  std::string_view module, part;
  if (value == kNoNode || !ImportOf(tree, value, &module, &part)) return;
  ImportKind kind = tree.HasToken(node, "pub") ? ImportKind::kReexport : ImportKind::kImport;
  uint32_t import = walk.AddImport(kind, module, node, kImportStar);
  walk.AddImportName(import, part.empty() ? std::string("*") : std::string(part) + ".*", {}, tree[node].row);
  StateOf(walk).imported.insert(value);
}

void EnterSwitchCase(Walk& walk, NodeIndex node) {
  if (!walk.tree().HasToken(node, "else")) walk.CountDecision();
}

void EnterPayload(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::identifier) StateOf(walk).locals.Add(walk, tree.TextOf(child));
  }
  walk.SkipChildren();
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::string, kMeansString | kMeansOpaque},
    {Kind::multiline_string, kMeansString | kMeansOpaque},
    {Kind::character, kMeansOpaque},

    {Kind::if_statement, kBranch},
    {Kind::if_expression, kBranch},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::for_statement, kBranch | kMeansLoop},
    {Kind::for_expression, kBranch | kMeansLoop},
    {Kind::while_statement, kBranch | kMeansLoop},
    {Kind::while_expression, kBranch | kMeansLoop},
    {Kind::switch_expression, kMeansCognitive | kMeansNesting},
    {Kind::switch_case, kMeansNothing, EnterSwitchCase},
    {Kind::catch_expression, kMeansDecision | kMeansCognitive},
    {Kind::binary_expression, kMeansBoolean},
    {Kind::payload, kMeansNothing, EnterPayload},

    {Kind::function_declaration, kMeansNothing, EnterFunction},
    {Kind::variable_declaration, kMeansNothing, EnterVariable},
    {Kind::struct_declaration, kMeansNothing, EnterContainer},
    {Kind::enum_declaration, kMeansNothing, EnterContainer},
    {Kind::union_declaration, kMeansNothing, EnterContainer},
    {Kind::opaque_declaration, kMeansNothing, EnterContainer},
    {Kind::container_field, kMeansNothing, EnterField},
    {Kind::test_declaration, kMeansNothing, EnterTest},
    {Kind::using_namespace_declaration, kMeansNothing, EnterUsing},

    {Kind::builtin_function, kMeansNothing, EnterBuiltin},
    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::field_expression, kMeansNothing, EnterMember},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
};

bool BeginsDeclaration(std::string_view line) {
  for (std::string_view word : {"pub ", "const ", "var ", "fn ", "test ", "comptime ", "export ", "extern ", "inline ",
                                "noinline ", "usingnamespace ", "threadlocal "}) {
    if (StartsWith(line, word)) return true;
  }
  return false;
}

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

// The words of the "//!" lines that begin the file.
void Finish(Walk& walk) {
  FileRecord& file = walk.facts().file;
  if (!file.doc.empty() || walk.options().first_row != 0) return;
  std::string words;
  for (const CommentNode& comment : walk.comments()) {
    std::string_view text = walk.text().substr(comment.begin, comment.end - comment.begin);
    bool follows = words.empty() || comment.row == file.doc_end_row + 1;
    if (!StartsWith(text, "//!") || !follows) break;
    if (words.empty()) file.doc_row = comment.row;
    if (!words.empty()) words += '\n';
    words += text;
    file.doc_end_row = comment.end_row;
  }
  std::string doc = CleanComment(words);
  if (!doc.empty()) file.doc = walk.facts().Add(doc);
}

}  // namespace
}  // namespace zig

const LanguageDefinition& ZigDefinition() {
  static const char* const languages[] = {"zig"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = zig::kRows;
    row.begins_declaration = zig::BeginsDeclaration;
    row.begin = zig::Begin;
    row.finish = zig::Finish;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
