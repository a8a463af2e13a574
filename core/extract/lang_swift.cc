// Swift: the table of node kinds, types and extensions, modifiers and attributes. Members are in lang_swift_members.cc,
// uses in lang_swift_references.cc.
#include "core/extract/lang_swift.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace swift {
namespace {

bool IsDirective(std::string_view line, bool* opens, bool* closes) {
  *opens = *closes = false;
  if (line.empty() || line[0] != '#') return false;
  auto word = [&](std::string_view name) {
    return StartsWith(line, name) && (line.size() == name.size() || std::string_view(" \t(!/\r").find(line[name.size()]) != std::string_view::npos);
  };
  *opens = word("#if");
  *closes = word("#endif");
  return *opens || *closes || word("#elseif") || word("#else");
}

}  // namespace

PreparedText Prepare(std::string_view, std::string_view text) {
  PreparedText out;
  auto state = std::make_unique<State>();
  uint32_t row = 0, depth = 0;
  uint32_t comment = 0;  // depth of /* /* */ */
  std::string closer;    // what ends the string around: """ or """#
  for (size_t begin = 0; begin < text.size(); ++row) {
    size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    bool opens = false, closes = false;
    if (comment == 0 && closer.empty() && IsDirective(Trim(line), &opens, &closes)) {
      if (!out.changed) {
        out.changed = true;
        out.text = text;
      }
      std::fill(out.text.begin() + static_cast<std::ptrdiff_t>(begin), out.text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
      if (opens) ++depth;
      if (closes && depth > 0) --depth;
    } else {
      if (depth > 0) {
        state->conditional_rows.resize(row + 1);
        state->conditional_rows[row] = true;
      }
      for (size_t at = 0; at < line.size(); ++at) {
        if (!closer.empty()) {  // inside """: until it comes again
          if (StartsWith(line.substr(at), closer)) {
            at += closer.size() - 1;
            closer.clear();
          } else if (line[at] == '\\') {
            ++at;
          }
        } else if (comment > 0) {
          if (StartsWith(line.substr(at), "*/")) --comment, ++at;
          else if (StartsWith(line.substr(at), "/*")) ++comment, ++at;
        } else if (StartsWith(line.substr(at), "//")) {
          break;
        } else if (StartsWith(line.substr(at), "/*")) {
          ++comment, ++at;
        } else if (StartsWith(line.substr(at), "\"\"\"")) {
          closer = "\"\"\"";
          for (size_t back = at; back > 0 && line[back - 1] == '#'; --back) closer += '#';
          at += 2;
        } else if (line[at] == '"') {
          for (++at; at < line.size() && line[at] != '"'; ++at) {
            if (line[at] == '\\') ++at;
          }
        }
      }
    }
    begin = end + 1;
  }
  out.state = std::move(state);
  return out;
}

bool IsConditional(Walk& walk, NodeIndex node) {
  const std::vector<bool>& rows = StateOf(walk).conditional_rows;
  uint32_t row = walk.tree()[node].row;
  return row < rows.size() && rows[row];
}

bool IsMember(const SyntaxTree& tree, NodeIndex node) {
  Kind around = tree.ParentKind(node);
  return around == Kind::class_body || around == Kind::enum_class_body || around == Kind::protocol_body;
}

namespace {

// @available(*, deprecated, message: "..."), @objc(name), @Published
void AddAttribute(Walk& walk, uint32_t symbol, NodeIndex attribute) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.ChildOfKind(attribute, Kind::user_type);
  if (type == kNoNode) return;
  NodeIndex last = kNoNode;
  std::string name = TypePath(tree, type, &last);
  std::string text = walk.OneLine(attribute, 300);
  walk.AddClause(symbol, ClauseKind::kAttribute, std::string_view(text).substr(1), tree[attribute].row);
  Symbol& row = walk.symbol(symbol);
  if (name == "available" && (text.find("deprecated") != std::string::npos || text.find("obsoleted") != std::string::npos)) {
    row.flags |= kSymbolDeprecated;
  }
  if (name == "Test") row.flags |= kSymbolTest;
  if (name == "inlinable" || name == "inline") row.flags |= kSymbolInline;
  if (name == "main" || name == "UIApplicationMain" || name == "NSApplicationMain") MarkEntry(walk, symbol, "@" + name);
  if (walk.rules().Wants(RuleEvent::kDecorator)) {
    walk.rules().OnNamed(RuleEvent::kDecorator, attribute, name, {}, walk.BindingOf(name), symbol);
  }
}

void ApplyModifiers(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Symbol& fresh = walk.symbol(symbol);
  fresh.visibility = Visibility::kInternal;
  // Members of protocols and cases are as visible as their type; members of extensions where these say so.
  if (fresh.parent != kNone) {
    const Symbol& owner = walk.symbol(fresh.parent);
    bool follows = owner.kind == SymbolKind::kProtocol || fresh.kind == SymbolKind::kCase ||
                   (owner.kind == SymbolKind::kExtension && owner.visibility != Visibility::kInternal);
    if (follows) {
      fresh.visibility = owner.visibility;
      fresh.flags |= owner.flags & kSymbolExported;
    }
  }
  if (tree.HasToken(node, "class") && tree.KindOf(node) != Kind::class_declaration) fresh.flags |= kSymbolStatic;
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::attribute) AddAttribute(walk, symbol, child);
    if (kind != Kind::modifiers) {
      if (tree[child].named() && kind != Kind::attribute && !(tree[child].flags & kNodeExtra)) break;
      continue;
    }
    for (NodeIndex modifier : tree.Children(child)) {
      std::string_view text = tree.TextOf(modifier);
      Symbol& row = walk.symbol(symbol);
      switch (tree.KindOf(modifier)) {
        case Kind::attribute: AddAttribute(walk, symbol, modifier); break;
        case Kind::visibility_modifier:
          if (text.find('(') != std::string_view::npos) break;  // private(set)
          if (text == "public" || text == "open") {
            row.visibility = Visibility::kPublic;
            row.flags |= kSymbolExported;
          } else if (text == "private" || text == "fileprivate") {
            row.visibility = Visibility::kPrivate;
            row.flags &= ~static_cast<uint32_t>(kSymbolExported);
          } else {
            row.visibility = Visibility::kInternal;
            row.flags &= ~static_cast<uint32_t>(kSymbolExported);
          }
          break;
        case Kind::member_modifier:
          if (text == "override") row.flags |= kSymbolOverride;
          break;
        case Kind::property_modifier:
          if (text == "static" || text == "class") row.flags |= kSymbolStatic;
          break;
        default: break;
      }
    }
  }
}

// Behind the attributes that come first.
uint32_t HeadBegin(const SyntaxTree& tree, NodeIndex node) {
  uint32_t begin = tree[node].begin;
  NodeIndex modifiers = tree.ChildOfKind(node, Kind::modifiers);
  if (modifiers == kNoNode) return begin;
  for (NodeIndex child : tree.Children(modifiers)) {
    if (tree[child].flags & kNodeExtra) continue;
    if (tree.KindOf(child) != Kind::attribute) return tree[child].begin;
    begin = tree[child].end;
  }
  return begin;
}

}  // namespace

uint32_t AddDefinition(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex node, NodeIndex name_node,
                       uint32_t flags, uint32_t head_end) {
  if (IsConditional(walk, name_node)) flags |= kSymbolConditional;
  if (walk.context().language_bits & kInProtocol) {
    if (!(flags & kSymbolDefinition)) flags |= kSymbolAbstract;
  }
  if (StartsWith(name, "`") && EndsWith(name, "`") && name.size() > 2) name = name.substr(1, name.size() - 2);
  uint32_t symbol = walk.AddSymbol(kind, name, node, name_node, flags);
  ApplyModifiers(walk, symbol, node);
  walk.SetSignature(symbol, HeadText(walk, HeadBegin(walk.tree(), node), head_end));
  SetDocCommentAbove(walk, symbol, node);
  return symbol;
}

namespace {

void AddBases(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::inheritance_specifier) continue;
    walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(child, 200), tree[child].row);
    NodeIndex type = tree.ChildOfKind(child, Kind::user_type);
    if (type == kNoNode) continue;
    NodeIndex last = kNoNode;
    std::string path = TypePath(tree, type, &last);
    if (last == kNoNode) continue;
    size_t dot = path.rfind('.');
    std::string qualifier = dot == std::string::npos ? std::string() : path.substr(0, dot);
    std::string name = dot == std::string::npos ? path : path.substr(dot + 1);
    if (EndsWith(name, "TestCase")) StateOf(walk).test_types.insert(symbol);
    walk.AddReference(ReferenceKind::kBase, last, qualifier, name);
    if (walk.rules().Wants(RuleEvent::kBase)) {
      walk.rules().OnNamed(RuleEvent::kBase, child, name, qualifier, walk.BindingOf(name), symbol);
    }
  }
  if (NodeIndex where = tree.ChildOfKind(node, Kind::type_constraints); where != kNoNode) {
    for (NodeIndex child : tree.Children(where)) {
      if (tree.KindOf(child) != Kind::type_constraint) continue;
      walk.AddClause(symbol, ClauseKind::kConstraint, walk.OneLine(child, 200), tree[child].row);
    }
  }
}

void EnterType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  std::string_view word = tree.FieldText(node, Field::declaration_kind);
  SymbolKind kind = SymbolKind::kClass;
  if (word == "struct") kind = SymbolKind::kStruct;
  if (word == "actor") kind = SymbolKind::kActor;
  if (word == "enum") kind = SymbolKind::kEnum;
  if (word == "protocol") kind = SymbolKind::kProtocol;
  std::string name(tree.TextOf(name_node));
  if (word == "extension") {
    kind = SymbolKind::kExtension;
    NodeIndex last = kNoNode;
    name = tree.KindOf(name_node) == Kind::user_type ? TypePath(tree, name_node, &last) : walk.OneLine(name_node, 120);
  }
  uint32_t outer_bits = walk.context().language_bits;
  walk.context().language_bits = 0;
  uint32_t symbol = AddDefinition(walk, kind, name, node, name_node, kSymbolDefinition,
                                  body == kNoNode ? tree[node].end : tree[body].begin);
  walk.context().language_bits = outer_bits;
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  AddTypeParameters(walk, symbol, node);
  AddBases(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = kind == SymbolKind::kProtocol ? static_cast<uint32_t>(kInProtocol) : 0u;
}

// What the grammar could not follow: a keyword and a name begin a declaration all the same.
//   ERROR: protocol DiffableSection : Diffable { ...
void EnterError(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t type = kNone;
  bool in_type = walk.context().symbol != kNone && IsType(walk.symbol(walk.context().symbol).kind);
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].named()) continue;
    std::string_view word = tree.TextOf(child);
    SymbolKind kind = SymbolKind::kNone;
    if (word == "class") kind = SymbolKind::kClass;
    if (word == "struct") kind = SymbolKind::kStruct;
    if (word == "actor") kind = SymbolKind::kActor;
    if (word == "enum") kind = SymbolKind::kEnum;
    if (word == "protocol") kind = SymbolKind::kProtocol;
    if (word == "extension") kind = SymbolKind::kExtension;
    if (word == "func") kind = in_type || type != kNone ? SymbolKind::kMethod : SymbolKind::kFunction;
    NodeIndex name = tree.NextSibling(child);
    if (kind == SymbolKind::kNone || name == kNoNode || !tree[name].named()) continue;
    while (tree.KindOf(name) != Kind::type_identifier && tree.KindOf(name) != Kind::simple_identifier && !tree.IsLeaf(name)) ++name;
    if (tree.KindOf(name) != Kind::type_identifier && tree.KindOf(name) != Kind::simple_identifier) continue;
    uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name), node, name, kSymbolDefinition);
    Symbol& row = walk.symbol(symbol);
    row.begin = tree[child].begin + walk.options().first_byte;
    row.begin_row = tree[child].row + walk.options().first_row;
    row.visibility = Visibility::kInternal;
    if (type != kNone) row.parent = type;
    walk.SetSignature(symbol, walk.RangeOnOneLine(tree[child].begin, tree[name].end, 200));
    SetDocCommentAbove(walk, symbol, child);
    if (IsType(kind)) type = symbol;
  }
  if (type != kNone) walk.OpenScope(type, node);
}

void EnterTypeAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode) return;
  bool associated = tree.KindOf(node) == Kind::associatedtype_declaration;
  uint32_t symbol = AddDefinition(walk, associated ? SymbolKind::kAssociatedType : SymbolKind::kTypeAlias,
                                  tree.TextOf(name_node), node, name_node,
                                  associated ? 0u : static_cast<uint32_t>(kSymbolDefinition), tree[node].end);
  AddTypeParameters(walk, symbol, node);
  bool behind = false;
  for (NodeIndex child : tree.Children(node)) {  // what stands behind "="
    if (tree.TextOf(child) == "=" && !tree[child].named()) behind = true;
    if (behind && tree[child].named() && !(tree[child].flags & kNodeExtra)) {
      SetType(walk, symbol, child);
      break;
    }
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.CountDecision();
  bool continues = tree.ParentKind(node) == Kind::if_statement && tree[node].field != Field::condition;
  walk.CountCognitive(continues ? 1u : 1u + walk.context().nesting);
  // A plain else has no if behind it.
  NodeIndex last = tree.LastNamedChild(node);
  if (tree.ChildOfKind(node, Kind::else_) != kNoNode && (last == kNoNode || tree.KindOf(last) != Kind::if_statement)) {
    walk.CountCognitive(1);
  }
  walk.Push(node);
  if (!continues && walk.context().nesting < 0xffff) ++walk.context().nesting;
}

void EnterLoopStatement(Walk& walk, NodeIndex node) { walk.EnterLoop(node); }

// case .a, .b: ...; the default counts nothing.
void EnterSwitchEntry(Walk& walk, NodeIndex node) {
  if (walk.tree().ChildOfKind(node, Kind::default_keyword) == kNoNode) walk.CountDecision();
}

// a && b && c: each a decision, one point for the chain.
void EnterBoolean(Walk& walk, NodeIndex node) {
  walk.CountDecision();
  if (walk.tree().ParentKind(node) != walk.tree().KindOf(node)) walk.CountCognitive(1);
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::multiline_comment, kMeansComment},
    {Kind::line_string_literal, kMeansString},
    {Kind::multi_line_string_literal, kMeansString},
    {Kind::raw_string_literal, kMeansString},
    {Kind::regex_literal, kMeansOpaque},

    {Kind::if_statement, kMeansNothing, EnterIf},
    {Kind::guard_statement, kBranch},
    {Kind::for_statement, kBranch, EnterLoopStatement},
    {Kind::while_statement, kBranch, EnterLoopStatement},
    {Kind::repeat_while_statement, kBranch, EnterLoopStatement},
    {Kind::switch_statement, kMeansCognitive | kMeansNesting},
    {Kind::switch_entry, kMeansNothing, EnterSwitchEntry},
    {Kind::catch_block, kBranch | kMeansHandler},
    {Kind::ternary_expression, kBranch},
    {Kind::conjunction_expression, kMeansNothing, EnterBoolean},
    {Kind::disjunction_expression, kMeansNothing, EnterBoolean},
    {Kind::nil_coalescing_expression, kMeansNothing, EnterBoolean},
    {Kind::lambda_literal, kMeansNesting},

    {Kind::kError, kMeansNothing, EnterError},
    {Kind::import_declaration, kMeansNothing, EnterImport},
    {Kind::class_declaration, kMeansNothing, EnterType},
    {Kind::protocol_declaration, kMeansNothing, EnterType},
    {Kind::typealias_declaration, kMeansNothing, EnterTypeAlias},
    {Kind::associatedtype_declaration, kMeansNothing, EnterTypeAlias},
    {Kind::function_declaration, kMeansNothing, EnterFunction},
    {Kind::protocol_function_declaration, kMeansNothing, EnterFunction},
    {Kind::init_declaration, kMeansNothing, EnterSpecial},
    {Kind::deinit_declaration, kMeansNothing, EnterSpecial},
    {Kind::subscript_declaration, kMeansNothing, EnterSpecial},
    {Kind::property_declaration, kMeansNothing, EnterProperty},
    {Kind::protocol_property_declaration, kMeansNothing, EnterProtocolProperty},
    {Kind::enum_entry, kMeansNothing, EnterEnumEntry},
    {Kind::macro_declaration, kMeansNothing, EnterMacro},
    {Kind::operator_declaration, kMeansNothing, EnterOperator},
    {Kind::precedence_group_declaration, kMeansOpaque},

    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::macro_invocation, kMeansNothing, EnterCall},
    {Kind::constructor_expression, kMeansNothing, EnterConstructor},
    {Kind::navigation_expression, kMeansNothing, EnterNavigation},
    {Kind::simple_identifier, kMeansNothing, EnterIdentifier},
    {Kind::user_type, kMeansNothing, EnterUserType},
};

// Formatted code has nothing but declarations at the left margin.
bool BeginsDeclaration(std::string_view line) {
  for (std::string_view word :
       {"import ", "public ", "open ", "internal ", "private ", "fileprivate ", "package ", "final ", "indirect ",
        "class ", "struct ", "enum ", "extension ", "protocol ", "func ", "typealias ", "actor ", "infix operator ",
        "prefix operator ", "postfix operator ", "@"}) {
    if (StartsWith(line, word)) return true;
  }
  return false;
}

void Begin(Walk& walk) {
  if (walk.state == nullptr) walk.state = std::make_unique<State>();
  if (EndsWith(walk.path(), "main.swift") && BaseName(walk.path()) == "main.swift") {
    walk.facts().file.flags |= kFileEntryPoint;
    walk.AddProperty(property::kEntryPoint, "main.swift", 0);
  }
}

}  // namespace
}  // namespace swift

const LanguageDefinition& SwiftDefinition() {
  static const char* const languages[] = {"swift"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = swift::kRows;
    row.read_doc = ReadSwiftDoc;
    row.prepare = swift::Prepare;
    row.begins_declaration = swift::BeginsDeclaration;
    row.begin = swift::Begin;
    row.finish = swift::ReadManifest;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
