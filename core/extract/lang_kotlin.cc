// Kotlin: the table of node kinds, and definitions. Uses are in lang_kotlin_references.cc. The grammar has few fields: what
// a child is follows from its kind and its place.
#include "core/extract/lang_kotlin.h"

#include <algorithm>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace kotlin {

bool IsType(Kind kind) {
  return kind == Kind::user_type || kind == Kind::nullable_type || kind == Kind::function_type ||
         kind == Kind::non_nullable_type || kind == Kind::parenthesized_type;
}

std::string_view PlainName(std::string_view text) {
  return text.size() > 2 && text.front() == '`' && text.back() == '`' ? text.substr(1, text.size() - 2) : text;
}

namespace {

struct Head {
  NodeIndex modifiers = kNoNode;
  uint32_t flags = 0;
  Visibility visibility = Visibility::kPublic;
  bool is_enum = false, is_annotation = false, is_const = false, is_test = false, is_jvm_static = false;
  std::string words;  // the modifiers without annotations
};

// Annotation -> the user_type of its name.
NodeIndex AnnotationName(const SyntaxTree& tree, NodeIndex annotation) {
  for (NodeIndex child : tree.Children(annotation)) {
    if (tree.KindOf(child) == Kind::user_type) return child;
    if (tree.KindOf(child) == Kind::constructor_invocation) return tree.ChildOfKind(child, Kind::user_type);
  }
  return kNoNode;
}

bool IsTestAnnotation(std::string_view name) {
  for (std::string_view known : {"Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate"}) {
    if (name == known) return true;
  }
  return false;
}

void ReadModifier(std::string_view word, Head* out) {
  if (word == "private") out->visibility = Visibility::kPrivate;
  if (word == "protected") out->visibility = Visibility::kProtected;
  if (word == "internal") out->visibility = Visibility::kInternal;
  if (word == "enum") out->is_enum = true;
  if (word == "annotation") out->is_annotation = true;
  if (word == "const") out->is_const = true;
  if (word == "abstract" || word == "sealed") out->flags |= kSymbolAbstract;
  if (word == "open") out->flags |= kSymbolVirtual;
  if (word == "override") out->flags |= kSymbolOverride;
  if (word == "suspend") out->flags |= kSymbolAsync;
  if (word == "inline") out->flags |= kSymbolInline;
  out->words += word;
  out->words += ' ';
}

// Modifiers that the parser did not see (lang_kotlin_mask.cc) stand between the last annotation and the keyword.
void ReadBlanked(const Walk& walk, NodeIndex definition, Head* out) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex keyword = tree.NextSibling(out->modifiers), last = tree.LastNamedChild(out->modifiers);
  Kind kind = tree.KindOf(definition);
  if (keyword == kNoNode || last == kNoNode || tree.KindOf(last) != Kind::annotation) return;
  if (kind != Kind::class_declaration && kind != Kind::object_declaration && kind != Kind::type_alias) return;
  std::string_view between = walk.text().substr(tree[last].end, tree[keyword].begin - tree[last].end);
  if (between.find('/') != std::string_view::npos) return;  // a comment
  for (size_t at = 0; at < between.size();) {
    size_t begin = between.find_first_not_of(" \t\r\n", at);
    if (begin == std::string_view::npos) break;
    size_t end = std::min(between.find_first_of(" \t\r\n", begin), between.size());
    ReadModifier(between.substr(begin, end - begin), out);
    at = end;
  }
}

Head ReadHead(const Walk& walk, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  Head out;
  out.modifiers = tree.ChildOfKind(definition, Kind::modifiers);
  if (out.modifiers == kNoNode) return out;
  for (NodeIndex child : tree.Children(out.modifiers)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::annotation) {
      NodeIndex name_node = AnnotationName(tree, child);
      if (name_node == kNoNode) continue;
      std::string name = SplitDotted(tree.TextOf(name_node).substr(0, 400)).name;
      out.is_test = out.is_test || IsTestAnnotation(name);
      out.is_jvm_static = out.is_jvm_static || name == "JvmStatic";
      if (name == "Deprecated") out.flags |= kSymbolDeprecated;
      continue;
    }
    if (tree[child].named() && !(tree[child].flags & kNodeExtra)) ReadModifier(tree.TextOf(child), &out);
  }
  ReadBlanked(walk, definition, &out);
  return out;
}

void AddAnnotations(Walk& walk, uint32_t symbol, NodeIndex modifiers) {
  const SyntaxTree& tree = walk.tree();
  if (modifiers == kNoNode) return;
  for (NodeIndex child : tree.Children(modifiers)) {
    if (tree.KindOf(child) != Kind::annotation) continue;
    std::string text = walk.OneLine(child, 300);
    if (StartsWith(text, "@")) text.erase(0, 1);
    AddDecoratorClause(walk, symbol, ClauseKind::kDecorator, text, child, AnnotationName(tree, child));
  }
}

void CloseTypeParameters(Walk& walk, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.ChildOfKind(definition, Kind::type_parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::type_parameter) continue;
    if (NodeIndex name = tree.ChildOfKind(child, Kind::identifier); name != kNoNode) {
      StateOf(walk).type_parameters.Close(tree.TextOf(name));
    }
  }
}

void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.ChildOfKind(definition, Kind::type_parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::type_parameter) continue;
    NodeIndex name = tree.ChildOfKind(child, Kind::identifier);
    if (name == kNoNode) continue;
    std::string bound;
    for (NodeIndex part : tree.Children(child)) {
      if (IsType(tree.KindOf(part))) bound = walk.OneLine(part, 200);
    }
    walk.AddParameter(symbol, tree.TextOf(name), bound, {}, ParameterKind::kTemplate);
    StateOf(walk).type_parameters.Open(tree.TextOf(name));
  }
  if (NodeIndex where = tree.ChildOfKind(definition, Kind::type_constraints); where != kNoNode) {
    walk.AddClause(symbol, ClauseKind::kConstraint, walk.OneLine(where, 300), tree[where].row);
  }
  walk.symbol(symbol).flags |= kSymbolTemplate;
  walk.Push(definition, CloseTypeParameters);
}

struct ParameterParts {
  NodeIndex name = kNoNode;
  std::string type, value;
};

// "name: Type = value" of a parameter, a class parameter or a variable.
ParameterParts ReadParameter(const Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  ParameterParts out;
  bool value = false;
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (value && tree[child].named() && !(tree[child].flags & kNodeExtra)) out.value = walk.OneLine(child, 120);
    if (out.name == kNoNode && kind == Kind::identifier) out.name = child;
    if (out.name != kNoNode && !value && IsType(kind)) out.type = walk.OneLine(child, 300);
    if (!tree[child].named() && tree.TextOf(child) == "=") value = true;
  }
  return out;
}

// (vararg items: Int, action: (Int) -> Unit = {})
void AddParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  if (list == kNoNode) return;
  uint32_t last = kNone;
  bool vararg = false, value = false;
  for (NodeIndex child : tree.Children(list)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::parameter_modifiers) {
      vararg = tree.TextOf(child).find("vararg") != std::string_view::npos;
    } else if (kind == Kind::parameter || kind == Kind::class_parameter) {
      ParameterParts parts = ReadParameter(walk, child);
      if (parts.name == kNoNode) continue;
      if (kind == Kind::class_parameter) {
        NodeIndex modifiers = tree.ChildOfKind(child, Kind::modifiers);
        vararg = modifiers != kNoNode && tree.TextOf(modifiers).find("vararg") != std::string_view::npos;
      }
      last = walk.AddParameter(symbol, PlainName(tree.TextOf(parts.name)), parts.type, parts.value,
                               vararg ? ParameterKind::kVarArgs : ParameterKind::kNormal);
      vararg = value = false;
    } else if (value && last != kNone && tree[child].named() && !(tree[child].flags & kNodeExtra)) {
      std::string text = walk.OneLine(child, 120);
      walk.facts().parameters[last].default_value = walk.facts().Add(text);
      value = false;
    } else if (!tree[child].named() && tree.TextOf(child) == "=") {
      value = true;
    }
  }
}

uint32_t AddDefinition(Walk& walk, SymbolKind kind, std::string_view name, NodeIndex node, NodeIndex name_node, const Head& head,
                       uint32_t head_end) {
  const SyntaxTree& tree = walk.tree();
  uint32_t flags = head.flags;
  if (walk.context().language_bits & kInObjectLiteral) flags |= kSymbolLocal;
  uint32_t symbol = walk.AddSymbol(kind, PlainName(name), node, name_node, flags);
  walk.symbol(symbol).visibility = head.visibility;
  uint32_t begin = tree[node].begin;
  if (head.modifiers != kNoNode) {
    NodeIndex keyword = tree.NextSibling(head.modifiers);
    begin = keyword == kNoNode ? tree[head.modifiers].end : tree[keyword].begin;
  }
  walk.SetSignature(symbol, head.words + HeadText(walk, begin, head_end));
  AddAnnotations(walk, symbol, head.modifiers);
  SetDocAboveFirst(walk, symbol, node);
  return symbol;
}

// ": Base<T>(x), Interface by delegate"
void AddBases(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.ChildOfKind(node, Kind::delegation_specifiers);
  if (list == kNoNode) return;
  for (NodeIndex specifier : tree.Children(list)) {
    if (tree.KindOf(specifier) != Kind::delegation_specifier) continue;
    for (NodeIndex child : tree.Children(specifier)) {
      Kind kind = tree.KindOf(child);
      NodeIndex type = kNoNode;
      if (kind == Kind::constructor_invocation || kind == Kind::explicit_delegation) type = tree.FirstNamedChild(child);
      if (IsType(kind)) type = child;
      if (type != kNoNode) AddBaseClause(walk, symbol, type);
    }
  }
}

NodeIndex BodyOf(const SyntaxTree& tree, NodeIndex node) {
  for (NodeIndex child : tree.Children(node)) {
    switch (tree.KindOf(child)) {
      case Kind::class_body: case Kind::enum_class_body: case Kind::function_body: case Kind::block: return child;
      default: break;
    }
  }
  return kNoNode;
}

// class Point(val x: Int, private var y: Int, z: Int): what has val or var is a property.
void AddConstructorProperties(Walk& walk, uint32_t type, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::class_parameter) continue;
    if (!tree.HasToken(child, "val") && !tree.HasToken(child, "var")) continue;
    ParameterParts parts = ReadParameter(walk, child);
    if (parts.name == kNoNode) continue;
    Head head = ReadHead(walk, child);
    uint32_t flags = head.flags | kSymbolDefinition | (walk.symbol(type).flags & kSymbolLocal);
    if (tree.HasToken(child, "val")) flags |= kSymbolConst;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kProperty, PlainName(tree.TextOf(parts.name)), child, parts.name, flags);
    walk.symbol(symbol).parent = type;
    walk.symbol(symbol).visibility = head.visibility;
    walk.symbol(symbol).type = walk.facts().Add(parts.type);
    AddAnnotations(walk, symbol, head.modifiers);
    SetDocAboveFirst(walk, symbol, child);
  }
}

void EnterType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind node_kind = tree.KindOf(node);
  NodeIndex name_node = tree.Child(node, Field::name);
  std::string_view name = name_node == kNoNode ? std::string_view() : tree.TextOf(name_node);
  if (node_kind == Kind::companion_object && name.empty()) {
    name = "Companion";
    for (NodeIndex child : tree.Children(node)) {
      if (!tree[child].named() && tree.TextOf(child) == "object") name_node = child;
    }
  }
  if (name_node == kNoNode || name.empty()) return;
  Head head = ReadHead(walk, node);
  SymbolKind kind = SymbolKind::kClass;
  if (node_kind != Kind::class_declaration) {
    kind = SymbolKind::kObject;
  } else if (tree.HasToken(node, "interface")) {
    kind = SymbolKind::kInterface;
  } else if (head.is_enum) {
    kind = SymbolKind::kEnum;
  } else if (head.is_annotation) {
    kind = SymbolKind::kAnnotation;
  }
  NodeIndex body = BodyOf(tree, node);
  head.flags |= kSymbolDefinition;
  uint32_t symbol = AddDefinition(walk, kind, name, node, name_node, head, body == kNoNode ? tree[node].end : tree[body].begin);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddTypeParameters(walk, symbol, node);
  NodeIndex constructor = tree.ChildOfKind(node, Kind::primary_constructor);
  NodeIndex parameters = constructor == kNoNode ? kNoNode : tree.ChildOfKind(constructor, Kind::class_parameters);
  AddParameters(walk, symbol, parameters);
  AddBases(walk, symbol, node);
  if (parameters != kNoNode) AddConstructorProperties(walk, symbol, parameters);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// The type behind the parameter list: ": R?"
NodeIndex ReturnType(const SyntaxTree& tree, NodeIndex node) {
  bool behind = false;
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) == Kind::function_value_parameters) behind = true;
    if (behind && IsType(tree.KindOf(child))) return child;
  }
  return kNoNode;
}

// Where no type is written: what the value says.
void AddMadeOf(Walk& walk, uint32_t symbol, NodeIndex value) {
  std::string made = ValueText(walk, value);
  if (!made.empty()) walk.AddClause(symbol, ClauseKind::kMadeOf, made, walk.tree()[value].row);
}

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool constructor = tree.KindOf(node) == Kind::secondary_constructor;
  NodeIndex name_node = tree.Child(node, Field::name), body = BodyOf(tree, node);
  std::string name(name_node == kNoNode ? std::string_view() : tree.TextOf(name_node));
  if (constructor) {
    for (NodeIndex child : tree.Children(node)) {
      if (!tree[child].named() && tree.TextOf(child) == "constructor") name_node = child;
    }
    uint32_t type = walk.context().symbol;
    if (type != kNone) name = std::string(walk.NameOf(type));
  }
  if (name_node == kNoNode || name.empty()) return;
  Head head = ReadHead(walk, node);
  if (body != kNoNode) head.flags |= kSymbolDefinition;
  if (head.is_test) head.flags |= kSymbolTest;
  Kind around = tree.ParentKind(node);
  bool member = around == Kind::class_body || around == Kind::enum_class_body;
  uint32_t owner = walk.context().symbol;
  if (member && owner != kNone && walk.symbol(owner).kind == SymbolKind::kInterface && body == kNoNode) head.flags |= kSymbolAbstract;
  bool is_main = name == "main" && (around == Kind::source_file || head.is_jvm_static);
  if (is_main) head.flags |= kSymbolEntry;
  SymbolKind kind = constructor ? SymbolKind::kConstructor : member ? SymbolKind::kMethod : SymbolKind::kFunction;
  NodeIndex list = tree.ChildOfKind(node, Kind::function_value_parameters);
  uint32_t head_end = body == kNoNode ? tree[node].end : tree[body].begin;
  if (constructor && list != kNoNode) head_end = tree[list].end;  // without ": this(...)"
  uint32_t symbol = AddDefinition(walk, kind, name, node, name_node, head, head_end);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  if (NodeIndex type = ReturnType(tree, node); type != kNoNode && !constructor) {
    std::string text = walk.OneLine(type, 300);
    walk.symbol(symbol).type = walk.facts().Add(text);
  } else if (body != kNoNode && !constructor && tree.HasToken(body, "=")) {
    NodeIndex value = tree.FirstNamedChild(body);
    if (value != kNoNode) AddMadeOf(walk, symbol, value);
  }
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, list);
  if (is_main) {
    walk.facts().file.flags |= kFileEntryPoint;
    std::string signature(walk.facts().strings.Get(walk.symbol(symbol).signature));
    walk.AddProperty(property::kEntryPoint, signature, tree[name_node].row);
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// val x: Int = 1, val String.last get() = ..., var y by lazy { }
void EnterProperty(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  Kind around = tree.ParentKind(node);
  bool member = around == Kind::class_body || around == Kind::enum_class_body || around == Kind::source_file;
  if (around == Kind::kError && walk.context().callable == kNone) member = true;
  NodeIndex variable = tree.ChildOfKind(node, Kind::variable_declaration);
  if (!member || variable == kNoNode) return;  // a local: its variable_declaration binds it
  ParameterParts parts = ReadParameter(walk, variable);
  if (parts.name == kNoNode) return;
  Head head = ReadHead(walk, node);
  NodeIndex value = kNoNode, accessor = kNoNode, initial = kNoNode;
  bool equals = false, is_val = tree.HasToken(node, "val");
  for (NodeIndex child : tree.Children(node)) {
    Kind kind = tree.KindOf(child);
    if (equals && value == kNoNode && tree[child].named() && !(tree[child].flags & kNodeExtra)) value = child;
    if (!tree[child].named() && tree.TextOf(child) == "=") {
      equals = true;
      if (initial == kNoNode) initial = child;
    }
    if ((kind == Kind::getter || kind == Kind::setter || kind == Kind::property_delegate) && accessor == kNoNode) accessor = child;
  }
  if (value != kNoNode || accessor != kNoNode) head.flags |= kSymbolDefinition;
  if (is_val) head.flags |= kSymbolConst;
  if (head.is_const) head.flags |= kSymbolConstexpr;
  uint32_t head_end = tree[node].end;
  if (accessor != kNoNode) head_end = tree[accessor].begin;
  if (initial != kNoNode) head_end = std::min(head_end, tree[initial].begin);
  uint32_t symbol = AddDefinition(walk, head.is_const ? SymbolKind::kConstant : SymbolKind::kProperty,
                                  tree.TextOf(parts.name), node, parts.name, head, head_end);
  walk.symbol(symbol).type = walk.facts().Add(parts.type);
  if (value != kNoNode) walk.SetValue(symbol, value);
  if (value != kNoNode && parts.type.empty()) AddMadeOf(walk, symbol, value);
  AddTypeParameters(walk, symbol, node);
  walk.Defined(symbol, node);
  if (head.is_const) {
    walk.Push(node);
    walk.context().symbol = symbol;
  } else {
    walk.OpenScope(symbol, node);
  }
}

void EnterEnumEntry(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.ChildOfKind(node, Kind::identifier);
  if (name_node == kNoNode) return;
  Head head = ReadHead(walk, node);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnumMember, PlainName(tree.TextOf(name_node)), node, name_node,
                                   kSymbolDefinition | head.flags);
  AddAnnotations(walk, symbol, head.modifiers);
  SetDocAboveFirst(walk, symbol, node);
  if (walk.symbol(symbol).doc.empty()) {  // RED, // the first
    std::string doc;
    uint32_t row;
    if (walk.DocBehind(tree[node].end, &doc, &row)) walk.SetDoc(symbol, doc, row);
  }
  if (NodeIndex arguments = tree.ChildOfKind(node, Kind::value_arguments); arguments != kNoNode) walk.SetValue(symbol, arguments);
  walk.Defined(symbol, node);
  walk.Claim(name_node);
  walk.Push(node);
  walk.context().symbol = symbol;
}

void EnterTypeAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::type);
  if (name_node == kNoNode) return;
  Head head = ReadHead(walk, node);
  head.flags |= kSymbolDefinition;
  uint32_t symbol = AddDefinition(walk, SymbolKind::kTypeAlias, tree.TextOf(name_node), node, name_node, head, tree[node].end);
  for (NodeIndex child : tree.Children(node)) {
    if (!IsType(tree.KindOf(child))) continue;
    std::string text = walk.OneLine(child, 300);
    walk.symbol(symbol).type = walk.facts().Add(text);
  }
  AddTypeParameters(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.Claim(name_node);
}

void EnterObjectLiteral(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.context().language_bits |= kInObjectLiteral;
}

// ---- Control flow --------------------------------------------------------------------------------------------------

void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex alternative = kNoNode;
  bool behind = false;
  for (NodeIndex child : tree.Children(node)) {
    if (behind && tree[child].named() && !(tree[child].flags & kNodeExtra)) alternative = child;
    if (!tree[child].named() && tree.TextOf(child) == "else") behind = true;
  }
  NodeIndex parent = tree.Parent(node);
  bool continues = parent != kNoNode && tree.KindOf(parent) == Kind::if_expression && node > parent + 1 &&
                   tree.TextOf(node - 1) == "else";
  CountIfElse(walk, node, alternative, continues);
}

void EnterLoop(Walk& walk, NodeIndex node) { walk.EnterLoop(node); }

void EnterTry(Walk& walk, NodeIndex node) {
  NodeIndex block = walk.tree().ChildOfKind(node, Kind::block);
  if (block == kNoNode) return;
  walk.Push(node);
  walk.context().in_try = true;
}

void EnterCatch(Walk& walk, NodeIndex node) {
  walk.context().in_try = false;
  EnterLocal(walk, node);
}

void EnterWhenEntry(Walk& walk, NodeIndex node) {
  if (!walk.tree().HasToken(node, "else")) walk.CountDecision();
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::line_comment, kMeansComment},
    {Kind::block_comment, kMeansComment},
    {Kind::string_literal, kMeansString},
    {Kind::multiline_string_literal, kMeansString},
    {Kind::character_literal, kMeansOpaque},

    {Kind::if_expression, kMeansDecision, EnterIf},
    {Kind::for_statement, kBranch, EnterLoop},
    {Kind::while_statement, kBranch, EnterLoop},
    {Kind::do_while_statement, kBranch, EnterLoop},
    {Kind::when_expression, kMeansCognitive | kMeansNesting},
    {Kind::when_entry, kMeansNothing, EnterWhenEntry},
    {Kind::try_expression, kMeansNothing, EnterTry},
    {Kind::catch_block, kBranch | kMeansHandler, EnterCatch},
    {Kind::binary_expression, kMeansBoolean},
    {Kind::lambda_literal, kMeansNesting},
    {Kind::anonymous_function, kMeansNesting},
    {Kind::throw_expression, kMeansNothing, EnterThrow},

    {Kind::class_declaration, kMeansNothing, EnterType},
    {Kind::object_declaration, kMeansNothing, EnterType},
    {Kind::companion_object, kMeansNothing, EnterType},
    {Kind::function_declaration, kMeansNothing, EnterFunction},
    {Kind::secondary_constructor, kMeansNothing, EnterFunction},
    {Kind::property_declaration, kMeansNothing, EnterProperty},
    {Kind::enum_entry, kMeansNothing, EnterEnumEntry},
    {Kind::type_alias, kMeansNothing, EnterTypeAlias},
    {Kind::object_literal, kMeansNothing, EnterObjectLiteral},

    {Kind::parameter, kMeansNothing, EnterLocal},
    {Kind::variable_declaration, kMeansNothing, EnterLocal},
    {Kind::package_header, kMeansNothing, EnterPackage},
    {Kind::import, kMeansNothing, EnterImport},
    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::navigation_expression, kMeansNothing, EnterNavigation},
    {Kind::index_expression, kMeansNothing, EnterIndex},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::user_type, kMeansNothing, EnterUserType},
    {Kind::annotation, kMeansNothing, EnterAnnotation},
    {Kind::file_annotation, kMeansNothing, EnterAnnotation},
};

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

}  // namespace
}  // namespace kotlin

const LanguageDefinition& KotlinDefinition() {
  static const char* const languages[] = {"kotlin"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = kotlin::kRows;
    row.read_doc = ReadKDoc;
    row.doc_has_markup = true;
    row.prepare = kotlin::Prepare;
    row.begin = kotlin::Begin;
    row.keep_use = kotlin::KeepUse;
    row.finish = ExportPublicSymbols;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
