// Go: the table of node kinds; functions, methods and types. Imports, constants and variables are in
// lang_go_declarations.cc, uses in lang_go_references.cc.
#include "core/extract/lang_go.h"

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"
#include "core/extract/license.h"

namespace repodoc {
namespace go {
namespace {

// "//go:noinline", "//nolint:errcheck", "//export Name", "//line a.y:1": for tools, not for readers.
bool IsDirective(std::string_view comment) {
  if (!StartsWith(comment, "//")) return false;
  comment.remove_prefix(2);
  for (std::string_view word : {"line ", "extern ", "export ", "nolint"}) {
    if (StartsWith(comment, word)) return true;
  }
  size_t colon = comment.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 >= comment.size()) return false;
  auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  for (char c : comment.substr(0, colon)) {
    if (!is_word(c)) return false;
  }
  return is_word(comment[colon + 1]);
}

bool IsUpperLetter(std::string_view name) {
  if (name.empty()) return false;
  if (name[0] >= 'A' && name[0] <= 'Z') return true;
  // Greek and Cyrillic capitals: the other scripts that have case and occur in practice.
  auto byte = [&](size_t i) { return i < name.size() ? static_cast<uint8_t>(name[i]) : 0u; };
  if (byte(0) == 0xce) return byte(1) >= 0x91 && byte(1) <= 0xa9;
  if (byte(0) == 0xd0) return byte(1) >= 0x81 && byte(1) <= 0xaf;
  if (byte(0) == 0xc3) return byte(1) >= 0x80 && byte(1) <= 0x9e && byte(1) != 0x97;
  return false;
}

}  // namespace

void SetGoDoc(Walk& walk, uint32_t symbol, NodeIndex whole) {
  const std::vector<CommentNode>& comments = walk.comments();
  uint32_t row = walk.tree()[whole].row;
  size_t last = comments.size();
  while (last > 0 && comments[last - 1].row >= row) --last;
  size_t first = last;
  uint32_t below = row;
  while (first > 0 && comments[first - 1].own_lines && comments[first - 1].end_row + 1 == below) {
    below = comments[--first].row;
  }
  std::string words;
  uint32_t doc_row = kNone;
  for (size_t i = first; i < last; ++i) {
    std::string_view comment = walk.text().substr(comments[i].begin, comments[i].end - comments[i].begin);
    if (IsDirective(comment)) {
      walk.AddClause(symbol, ClauseKind::kAttribute, Utf8Prefix(comment.substr(2), 200), comments[i].row);
      continue;
    }
    if (StartsWith(comment, "/*")) words.clear(), doc_row = kNone;  // block comments do not go on
    if (doc_row == kNone) doc_row = comments[i].row;
    if (!words.empty()) words += '\n';
    words += comment;
  }
  if (doc_row == kNone || IsLicenseText(words)) return;
  std::string doc = CleanComment(words);
  if (!doc.empty()) walk.SetDoc(symbol, doc, doc_row);
}

void SetVisibility(Walk& walk, uint32_t symbol, std::string_view name) {
  Symbol& row = walk.symbol(symbol);
  bool exported = IsUpperLetter(name);
  row.visibility = exported ? Visibility::kPublic : Visibility::kInternal;
  if (exported && (row.flags & kSymbolLocal) == 0) row.flags |= kSymbolExported;
}

// [K comparable, V int | string]
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(definition, Field::type_parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::type_parameter_declaration) continue;
    NodeIndex type = tree.Child(child, Field::type);
    std::string constraint = type == kNoNode ? std::string() : walk.OneLine(type, 200);
    for (NodeIndex name : ChildrenWith(tree, child, Field::name)) {
      walk.AddParameter(symbol, tree.TextOf(name), constraint, {}, ParameterKind::kTemplate);
      StateOf(walk).type_parameters.Add(symbol, tree.TextOf(name));
    }
  }
  walk.symbol(symbol).flags |= kSymbolTemplate;
}

// (a, b int, rest ...string)
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(definition, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    Kind kind = tree.KindOf(child);
    bool variadic = kind == Kind::variadic_parameter_declaration;
    if (kind != Kind::parameter_declaration && !variadic) continue;
    NodeIndex type_node = tree.Child(child, Field::type);
    std::string type = type_node == kNoNode ? std::string() : walk.OneLine(type_node, 200);
    ParameterKind parameter_kind = variadic ? ParameterKind::kVarArgs : ParameterKind::kNormal;
    std::vector<NodeIndex> names = ChildrenWith(tree, child, Field::name);
    if (names.empty()) walk.AddParameter(symbol, {}, type, {}, parameter_kind);  // func(int, string)
    for (NodeIndex name : names) walk.AddParameter(symbol, tree.TextOf(name), type, {}, parameter_kind);
  }
}

bool IsPredeclaredType(std::string_view name) {
  for (std::string_view own : {"any", "bool", "byte", "comparable", "complex64", "complex128", "error", "float32",
                               "float64", "int", "int8", "int16", "int32", "int64", "rune", "string", "uint", "uint8",
                               "uint16", "uint32", "uint64", "uintptr"}) {
    if (name == own) return true;
  }
  return false;
}

namespace {

// TestX, BenchmarkX, ExampleX, FuzzX of a _test.go file; "Testify" and "Examples" are no tests.
bool IsTestName(std::string_view path, std::string_view name) {
  if (!EndsWith(path, "_test.go")) return false;
  for (std::string_view prefix : {"Test", "Benchmark", "Example", "Fuzz"}) {
    if (!StartsWith(name, prefix)) continue;
    std::string_view rest = name.substr(prefix.size());
    if (rest.empty() || rest[0] < 'a' || rest[0] > 'z') return true;
  }
  return false;
}

// (s *Stack[T]) -> the type's name, its arguments.
NodeIndex ReceiverType(const SyntaxTree& tree, NodeIndex list, NodeIndex* arguments) {
  *arguments = kNoNode;
  NodeIndex at = list == kNoNode ? kNoNode : tree.FirstNamedChild(list);
  if (at != kNoNode) at = tree.Child(at, Field::type);
  for (int steps = 0; at != kNoNode && steps < 8; ++steps) {
    Kind kind = tree.KindOf(at);
    if (kind == Kind::type_identifier) return at;
    if (kind == Kind::generic_type) {
      *arguments = tree.Child(at, Field::type_arguments);
      at = tree.Child(at, Field::type);
    } else {  // pointer_type, parenthesized_type
      at = tree.FirstNamedChild(at);
    }
  }
  return kNoNode;
}

void OpenFunction(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.OpenScope(symbol, node);
  EnterBlock(walk, node);
  BindParameters(walk, tree.Child(node, Field::receiver));
  BindParameters(walk, tree.Child(node, Field::parameters));
  BindParameters(walk, tree.Child(node, Field::result));
}

// func(x int) error { ... } as a value; a function of the blank name
void EnterFunctionLiteral(Walk& walk, NodeIndex node) {
  EnterBlock(walk, node);
  if (walk.context().nesting < 0xffff) ++walk.context().nesting;
  walk.context().language_bits |= kInFunctionLiteral;
  BindParameters(walk, walk.tree().Child(node, Field::parameters));
  BindParameters(walk, walk.tree().Child(node, Field::result));
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  if (name == "_") return EnterFunctionLiteral(walk, node);
  bool method = tree.KindOf(node) == Kind::method_declaration;
  uint32_t flags = body == kNoNode ? 0u : static_cast<uint32_t>(kSymbolDefinition);  // no body: written in assembly
  uint32_t symbol = walk.AddSymbol(method ? SymbolKind::kMethod : SymbolKind::kFunction, name, node, name_node, flags);
  walk.SetSignature(symbol, HeadText(walk, tree[node].begin, body == kNoNode ? tree[node].end : tree[body].begin));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row + walk.options().first_row;
  SetVisibility(walk, symbol, name);
  SetType(walk, symbol, tree.Child(node, Field::result));
  if (method) {
    NodeIndex arguments = kNoNode;
    NodeIndex type = ReceiverType(tree, tree.Child(node, Field::receiver), &arguments);
    if (type != kNoNode) {
      // The type may stand in another file of the package, or further down.
      auto found = StateOf(walk).types.find(tree.TextOf(type));
      if (found != StateOf(walk).types.end()) walk.symbol(symbol).parent = found->second;
      walk.AddClause(symbol, ClauseKind::kScope, tree.TextOf(type), tree[type].row);
    }
    if (arguments != kNoNode) {
      for (NodeIndex argument : NamedChildren(tree, arguments)) {
        StateOf(walk).type_parameters.Add(symbol, tree.TextOf(argument));
      }
    }
  }
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, node);
  SetGoDoc(walk, symbol, node);
  if (!method && walk.context().symbol == kNone) {
    if (name == "main" && StateOf(walk).package == "main" && body != kNoNode) MarkEntry(walk, symbol, "func main");
    if (name == "init") walk.symbol(symbol).flags |= kSymbolEntry;  // runs before main, called by nobody
    if (name == "TestMain" && EndsWith(walk.path(), "_test.go")) {
      walk.symbol(symbol).flags |= kSymbolEntry;
    } else if (IsTestName(walk.path(), name)) {
      walk.symbol(symbol).flags |= kSymbolTest;
    }
  }
  walk.Defined(symbol, node);
  OpenFunction(walk, symbol, node);
}

// The name in an embedded type: "T", "*pkg.T", "T[int]".
NodeIndex EmbeddedName(const SyntaxTree& tree, NodeIndex type) {
  for (int steps = 0; type != kNoNode && steps < 8; ++steps) {
    switch (tree.KindOf(type)) {
      case Kind::type_identifier: return type;
      case Kind::qualified_type: type = tree.Child(type, Field::name); break;
      case Kind::generic_type: type = tree.Child(type, Field::type); break;
      case Kind::pointer_type: type = tree.FirstNamedChild(type); break;
      default: return kNoNode;
    }
  }
  return kNoNode;
}

void AddBase(Walk& walk, uint32_t symbol, NodeIndex type) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = EmbeddedName(tree, type);
  if (name == kNoNode) return;
  walk.AddClause(symbol, ClauseKind::kBase, walk.OneLine(type, 200), tree[type].row);
  std::string_view package;
  if (tree.ParentKind(name) == Kind::qualified_type) package = tree.FieldText(tree.Parent(name), Field::package);
  if (!package.empty() || !IsPredeclaredType(tree.TextOf(name))) {
    walk.AddReference(ReferenceKind::kBase, name, package, tree.TextOf(name));
  }
  walk.Claim(name);  // the type's own hooks come later, for all of it
}

void EnterType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), type = tree.Child(node, Field::type);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  NodeIndex declaration = tree.Parent(node);
  bool alone = declaration != kNoNode && tree.KindOf(declaration) == Kind::type_declaration &&
               !tree.HasToken(declaration, "(");
  NodeIndex whole = alone ? declaration : node;
  Kind type_kind = type == kNoNode ? Kind::kOther : tree.KindOf(type);
  SymbolKind kind = SymbolKind::kType;
  if (tree.KindOf(node) == Kind::type_alias) {
    kind = SymbolKind::kTypeAlias;
  } else if (type_kind == Kind::struct_type) {
    kind = SymbolKind::kStruct;
  } else if (type_kind == Kind::interface_type) {
    kind = SymbolKind::kInterface;
  }
  if (name == "_") return;
  uint32_t symbol = walk.AddSymbol(kind, name, whole, name_node, kSymbolDefinition);
  if (IsInFunction(walk)) walk.symbol(symbol).flags |= kSymbolLocal;
  bool has_members = kind == SymbolKind::kStruct || kind == SymbolKind::kInterface;
  std::string head = alone ? "" : "type ";
  // "type T struct", without the members.
  if (has_members) {
    head += HeadText(walk, tree[whole].begin, tree[type].begin);
    head += kind == SymbolKind::kStruct ? " struct" : " interface";
    walk.symbol(symbol).body_begin_row = tree[type].row + walk.options().first_row;
  } else {
    head += walk.OneLine(whole, 400);
    SetType(walk, symbol, type);
  }
  walk.SetSignature(symbol, head);
  SetVisibility(walk, symbol, name);
  AddTypeParameters(walk, symbol, node);
  if (type_kind == Kind::function_type) AddParameters(walk, symbol, type);
  SetGoDoc(walk, symbol, whole);
  if (!IsInFunction(walk)) StateOf(walk).types.emplace(name, symbol);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
}

void EnterArguments(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.context().language_bits |= kInArguments;
}

// Members belong to a symbol when what is around is a type, or a variable or field of an unnamed type.
bool HoldsMembers(Walk& walk) {
  uint32_t owner = walk.context().symbol;
  if (owner == kNone || (walk.context().language_bits & (kInFunctionLiteral | kInArguments)) != 0) return false;
  SymbolKind kind = walk.symbol(owner).kind;
  return IsType(kind) || kind == SymbolKind::kField || kind == SymbolKind::kVariable;
}

void EnterField(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (!HoldsMembers(walk)) return;
  NodeIndex type = tree.Child(node, Field::type), tag = tree.Child(node, Field::tag);
  std::vector<NodeIndex> names = ChildrenWith(tree, node, Field::name);
  bool embedded = names.empty();
  if (embedded && type != kNoNode) {
    NodeIndex name = EmbeddedName(tree, type);
    if (name == kNoNode) return;
    names.push_back(name);
    AddBase(walk, walk.context().symbol, type);
  }
  uint32_t symbol = kNone;
  for (NodeIndex name : names) {
    if (tree.TextOf(name) == "_") continue;
    uint32_t local = walk.symbol(walk.context().symbol).flags & kSymbolLocal;
    symbol = walk.AddSymbol(SymbolKind::kField, tree.TextOf(name), node, name, kSymbolDefinition | local);
    if (!embedded) {
      SetType(walk, symbol, type, 200);
    } else {
      std::string text = walk.RangeOnOneLine(tree[node].begin, tree[type].end, 200);  // with the "*"
      walk.symbol(symbol).type = walk.facts().Add(text);
    }
    SetVisibility(walk, symbol, tree.TextOf(name));
    std::string doc;
    uint32_t doc_row = 0;
    if (walk.DocBehind(tree[node].end, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
    SetGoDoc(walk, symbol, node);
    if (tag != kNoNode) {
      std::string_view text = tree.TextOf(tag);
      if (text.size() >= 2) walk.AddClause(symbol, ClauseKind::kAttribute, Utf8Prefix(text.substr(1, text.size() - 2), 200), tree[tag].row);
    }
    walk.Defined(symbol, node);
  }
  if (symbol != kNone) walk.OpenScope(symbol, node);  // fields of an unnamed struct
}

// Read(p []byte) (n int, err error) in an interface
void EnterInterfaceMethod(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode || !HoldsMembers(walk)) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMethod, tree.TextOf(name_node), node, name_node, kSymbolAbstract);
  walk.SetSignature(symbol, walk.OneLine(node, 600));
  SetType(walk, symbol, tree.Child(node, Field::result));
  SetVisibility(walk, symbol, tree.TextOf(name_node));
  AddParameters(walk, symbol, node);
  std::string doc;
  uint32_t doc_row = 0;
  if (walk.DocBehind(tree[node].end, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
  SetGoDoc(walk, symbol, node);
  walk.Defined(symbol, node);
  OpenFunction(walk, symbol, node);
}

// An embedded interface ("io.Reader"), or the union of a constraint ("~int | ~string"), which is no base.
void EnterTypeElement(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) != Kind::interface_type || !HoldsMembers(walk)) return;
  NodeIndex type = tree.FirstNamedChild(node);
  if (type == kNoNode || tree[type].next != tree[node].next) return;
  AddBase(walk, walk.context().symbol, type);
}

void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.CountDecision();
  bool continues = tree[node].field == Field::alternative && tree.ParentKind(node) == Kind::if_statement;
  walk.CountCognitive(continues ? 1u : 1u + walk.context().nesting);
  NodeIndex alternative = tree.Child(node, Field::alternative);
  if (alternative != kNoNode && tree.KindOf(alternative) == Kind::block) walk.CountCognitive(1);
  EnterBlock(walk, node);
  if (!continues && walk.context().nesting < 0xffff) ++walk.context().nesting;
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::interpreted_string_literal, kMeansString | kMeansOpaque},
    {Kind::raw_string_literal, kMeansString | kMeansOpaque},

    {Kind::if_statement, kMeansNothing, EnterIf},
    {Kind::for_statement, kBranch | kMeansLoop, EnterBlock},
    {Kind::expression_switch_statement, kMeansCognitive | kMeansNesting, EnterBlock},
    {Kind::type_switch_statement, kMeansCognitive | kMeansNesting, EnterTypeSwitch},
    {Kind::select_statement, kMeansCognitive | kMeansNesting},
    {Kind::expression_case, kMeansDecision, EnterBlock},
    {Kind::type_case, kMeansDecision, EnterTypeCase},
    {Kind::communication_case, kMeansDecision, EnterBlock},
    {Kind::default_case, kMeansNothing, EnterTypeCase},
    {Kind::block, kMeansNothing, EnterBlock},
    {Kind::goto_statement, kMeansCognitiveFlat},
    {Kind::binary_expression, kMeansBoolean},

    {Kind::package_clause, kMeansNothing, EnterPackage},
    {Kind::import_spec, kMeansNothing, EnterImport},
    {Kind::function_declaration, kMeansNothing, EnterFunction},
    {Kind::method_declaration, kMeansNothing, EnterFunction},
    {Kind::func_literal, kMeansNothing, EnterFunctionLiteral},
    {Kind::type_spec, kMeansNothing, EnterType},
    {Kind::type_alias, kMeansNothing, EnterType},
    {Kind::type_parameter_list, kMeansNothing, EnterArguments},
    {Kind::type_arguments, kMeansNothing, EnterArguments},
    {Kind::function_type, kMeansNothing, EnterArguments},
    {Kind::field_declaration, kMeansNothing, EnterField},
    {Kind::method_elem, kMeansNothing, EnterInterfaceMethod},
    {Kind::type_elem, kMeansNothing, EnterTypeElement},
    {Kind::const_spec, kMeansNothing, EnterConstSpec},
    {Kind::var_spec, kMeansNothing, EnterVarSpec},
    {Kind::short_var_declaration, kMeansNothing, EnterShortVariable},
    {Kind::range_clause, kMeansNothing, EnterRange},
    {Kind::receive_statement, kMeansNothing, EnterRange},

    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::type_conversion_expression, kMeansNothing, EnterConversion},
    {Kind::selector_expression, kMeansNothing, EnterSelector},
    {Kind::keyed_element, kMeansNothing, EnterKeyedElement},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::type_identifier, kMeansNothing, EnterTypeName},
    {Kind::qualified_type, kMeansNothing, EnterQualifiedType},
};

// Formatted code has nothing but declarations at the left margin.
bool BeginsDeclaration(std::string_view line) {
  for (std::string_view word : {"func ", "type ", "var ", "const ", "import "}) {
    if (!StartsWith(line, word) || line.size() == word.size()) continue;
    char c = line[word.size()];
    return c == '(' || c == '_' || c == '"' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<uint8_t>(c) >= 0x80;
  }
  return false;
}

void Begin(Walk& walk) {
  walk.state = std::make_unique<State>();
  walk.context().conditional = HasBuildConstraint(walk.path(), walk.text());
}

}  // namespace
}  // namespace go

const LanguageDefinition& GoDefinition() {
  static const char* const languages[] = {"go"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = go::kRows;
    row.read_doc = ReadGoDoc;
    row.begins_declaration = go::BeginsDeclaration;
    row.begin = go::Begin;
    row.keep_use = go::KeepUse;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
