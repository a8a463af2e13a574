// Java: the table of node kinds, and definitions. Uses and imports are in lang_java_references.cc.
#include "core/extract/lang_java.h"

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/extract/conflict_markers.h"
#include "core/extract/language_definitions.h"

namespace repodoc {
namespace java {
namespace {

// `public @A static` in front of a definition.
struct Modifiers {
  NodeIndex node = kNoNode;
  bool is_public = false, is_protected = false, is_private = false;
  bool is_override = false, is_deprecated = false, is_test = false;
  uint32_t flags = 0;
  std::string words;  // without the annotations
};

bool IsTestAnnotation(std::string_view name) {
  for (std::string_view known : {"Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate", "Theory"}) {
    if (name == known) return true;
  }
  return false;
}

bool IsAnnotation(Kind kind) { return kind == Kind::annotation || kind == Kind::marker_annotation; }

Modifiers ReadModifiers(Walk& walk, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  Modifiers out;
  out.node = tree.ChildOfKind(definition, Kind::modifiers);
  if (out.node == kNoNode) return out;
  for (NodeIndex child : tree.Children(out.node)) {
    Kind kind = tree.KindOf(child);
    if (IsAnnotation(kind)) {
      DottedName name = SplitDotted(tree.FieldText(child, Field::name));
      if (name.name == "Override") out.flags |= kSymbolOverride;
      if (name.name == "Deprecated") out.flags |= kSymbolDeprecated;
      out.is_test = out.is_test || IsTestAnnotation(name.name);
      continue;
    }
    if (tree[child].flags & kNodeExtra) continue;
    std::string_view word = tree.TextOf(child);
    if (word == "public") out.is_public = true;
    if (word == "protected") out.is_protected = true;
    if (word == "private") out.is_private = true;
    if (word == "static") out.flags |= kSymbolStatic;
    if (word == "abstract") out.flags |= kSymbolAbstract;
    if (word == "final") out.flags |= kSymbolConst;
    out.words += word;
    out.words += ' ';
  }
  return out;
}

// Members of interfaces and annotations are public, those of an enumeration's constants and all others belong to the
// package.
Visibility VisibilityOf(const Walk& walk, NodeIndex definition, const Modifiers& modifiers) {
  if (modifiers.is_public) return Visibility::kPublic;
  if (modifiers.is_protected) return Visibility::kProtected;
  if (modifiers.is_private) return Visibility::kPrivate;
  Kind around = walk.tree().ParentKind(definition);
  bool open = around == Kind::interface_body || around == Kind::annotation_type_body;
  return open ? Visibility::kPublic : Visibility::kInternal;
}

void AddAnnotations(Walk& walk, uint32_t symbol, const Modifiers& modifiers) {
  const SyntaxTree& tree = walk.tree();
  if (modifiers.node == kNoNode) return;
  for (NodeIndex child : tree.Children(modifiers.node)) {
    if (!IsAnnotation(tree.KindOf(child))) continue;
    std::string text = walk.OneLine(child, 300);
    if (StartsWith(text, "@")) text.erase(0, 1);
    AddDecoratorClause(walk, symbol, ClauseKind::kDecorator, text, child, tree.Child(child, Field::name));
  }
}

void CloseTypeParameters(Walk& walk, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(definition, Field::type_parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    NodeIndex name = tree.KindOf(child) == Kind::type_parameter ? tree.ChildOfKind(child, Kind::type_identifier) : kNoNode;
    if (name != kNoNode) StateOf(walk).type_parameters.Close(tree.TextOf(name));
  }
}

// <T extends Comparable<T> & Foo>: parameters of the symbol, known up to the definition's end.
void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(definition, Field::type_parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree.KindOf(child) != Kind::type_parameter) continue;
    NodeIndex name = tree.ChildOfKind(child, Kind::type_identifier), bound = tree.ChildOfKind(child, Kind::type_bound);
    if (name == kNoNode) continue;
    std::string type = bound == kNoNode ? std::string() : walk.OneLine(bound, 200);
    if (StartsWith(type, "extends ")) type.erase(0, 8);
    walk.AddParameter(symbol, tree.TextOf(name), type, {}, ParameterKind::kTemplate);
    StateOf(walk).type_parameters.Open(tree.TextOf(name));
  }
  walk.symbol(symbol).flags |= kSymbolTemplate;
  walk.Push(definition, CloseTypeParameters);
}

// "int" and "[]" of "int x[]".
std::string TypeText(const Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type), dimensions = tree.Child(node, Field::dimensions);
  std::string text = type == kNoNode ? std::string() : walk.OneLine(type, 300);
  if (dimensions != kNoNode) text += walk.OneLine(dimensions, 40);
  return text;
}

struct ParameterParts {
  NodeIndex name = kNoNode;
  std::string type;
  ParameterKind kind = ParameterKind::kNormal;
};

ParameterParts ReadParameter(const Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  ParameterParts out;
  if (tree.KindOf(node) == Kind::formal_parameter) {
    out.name = tree.Child(node, Field::name);
    out.type = TypeText(walk, node);
  } else if (tree.KindOf(node) == Kind::spread_parameter) {
    NodeIndex declarator = tree.ChildOfKind(node, Kind::variable_declarator);
    out.name = declarator == kNoNode ? kNoNode : tree.Child(declarator, Field::name);
    for (NodeIndex child : tree.Children(node)) {  // the type has no field here
      if (!tree[child].named() || (tree[child].flags & kNodeExtra) || tree.KindOf(child) == Kind::modifiers) continue;
      out.type = walk.OneLine(child, 300);
      break;
    }
    out.kind = ParameterKind::kVarArgs;
  }
  return out;
}

}  // namespace

void AddParameterList(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(list)) {
    ParameterParts parts = ReadParameter(walk, child);
    if (parts.name != kNoNode) walk.AddParameter(symbol, tree.TextOf(parts.name), parts.type, {}, parts.kind);
  }
}

namespace {

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  NodeIndex list = walk.tree().Child(definition, Field::parameters);
  if (list != kNoNode) AddParameterList(walk, symbol, list);
}

std::string SignatureOf(const Walk& walk, NodeIndex node, const Modifiers& modifiers) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(node, Field::body);
  uint32_t begin = modifiers.node == kNoNode ? tree[node].begin : tree[modifiers.node].end;
  return modifiers.words + HeadText(walk, begin, body == kNoNode ? tree[node].end : tree[body].begin);
}

// Flags and rows that every kind of definition has.
uint32_t AddDefinition(Walk& walk, SymbolKind kind, NodeIndex node, NodeIndex name_node, const Modifiers& modifiers) {
  const SyntaxTree& tree = walk.tree();
  uint32_t flags = modifiers.flags;
  if (walk.context().language_bits & kInAnonymous) flags |= kSymbolLocal;
  uint32_t symbol = walk.AddSymbol(kind, tree.TextOf(name_node), node, name_node, flags);
  walk.symbol(symbol).visibility = VisibilityOf(walk, node, modifiers);
  AddAnnotations(walk, symbol, modifiers);
  SetDocAboveFirst(walk, symbol, node);
  return symbol;
}

void AddBases(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(list)) {
    if (!tree[child].named() || (tree[child].flags & kNodeExtra)) continue;
    if (tree.KindOf(child) == Kind::type_list) {
      for (NodeIndex type : tree.Children(child)) {
        if (tree[type].named() && !(tree[type].flags & kNodeExtra)) AddBaseClause(walk, symbol, type);
      }
    } else {
      AddBaseClause(walk, symbol, child);
    }
  }
}

SymbolKind TypeKind(Kind kind) {
  switch (kind) {
    case Kind::interface_declaration: return SymbolKind::kInterface;
    case Kind::enum_declaration: return SymbolKind::kEnum;
    case Kind::record_declaration: return SymbolKind::kRecord;
    case Kind::annotation_type_declaration: return SymbolKind::kAnnotation;
    default: return SymbolKind::kClass;
  }
}

// record Point(int x, int y): parameters of the record, and fields.
void AddComponents(Walk& walk, uint32_t record, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(node, Field::parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    ParameterParts parts = ReadParameter(walk, child);
    if (parts.name == kNoNode) continue;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kField, tree.TextOf(parts.name), child, parts.name,
                                     kSymbolDefinition | kSymbolConst | (walk.symbol(record).flags & kSymbolLocal));
    walk.symbol(symbol).parent = record;
    walk.symbol(symbol).visibility = Visibility::kPublic;  // through its accessor
    walk.symbol(symbol).type = walk.facts().Add(parts.type);
  }
}

void EnterType(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode || tree.TextOf(name_node).empty()) return;
  Modifiers modifiers = ReadModifiers(walk, node);
  modifiers.flags |= kSymbolDefinition;
  SymbolKind kind = TypeKind(tree.KindOf(node));
  uint32_t symbol = AddDefinition(walk, kind, node, name_node, modifiers);
  walk.SetSignature(symbol, SignatureOf(walk, node, modifiers));
  NodeIndex body = tree.Child(node, Field::body);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddTypeParameters(walk, symbol, node);
  if (kind == SymbolKind::kRecord) AddParameters(walk, symbol, node);
  bool test_case = false;
  for (NodeIndex child : tree.Children(node)) {
    Kind part = tree.KindOf(child);
    if (part != Kind::superclass && part != Kind::super_interfaces && part != Kind::extends_interfaces) continue;
    AddBases(walk, symbol, child);
    test_case = test_case || (part == Kind::superclass && EndsWith(tree.TextOf(child), "TestCase"));
  }
  if (kind == SymbolKind::kRecord) AddComponents(walk, symbol, node);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  uint32_t& bits = walk.context().language_bits;
  bits &= ~static_cast<uint32_t>(kInTestClass | kInTestCase);
  if (modifiers.is_test) bits |= kInTestClass;
  if (test_case) bits |= kInTestCase;
}

// public static void main(String[] args)
bool IsMain(const Walk& walk, NodeIndex node, const Modifiers& modifiers, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  if (name != "main" || !modifiers.is_public || (modifiers.flags & kSymbolStatic) == 0) return false;
  NodeIndex type = tree.Child(node, Field::type), list = tree.Child(node, Field::parameters);
  return type != kNoNode && tree.TextOf(type) == "void" && list != kNoNode &&
         tree.TextOf(list).substr(0, 100).find("String") != std::string_view::npos;
}

void EnterCallable(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode || tree.TextOf(name_node).empty()) return;
  bool constructor = tree.KindOf(node) != Kind::method_declaration;
  std::string_view name = tree.TextOf(name_node);
  NodeIndex body = tree.Child(node, Field::body);
  Modifiers modifiers = ReadModifiers(walk, node);
  if (body != kNoNode) modifiers.flags |= kSymbolDefinition;
  modifiers.flags &= ~static_cast<uint32_t>(kSymbolConst);  // final: not to be overridden
  bool in_interface = tree.ParentKind(node) == Kind::interface_body;
  if (in_interface && body == kNoNode) modifiers.flags |= kSymbolAbstract;
  uint32_t bits = walk.context().language_bits;
  bool test = modifiers.is_test;
  if (!constructor && modifiers.is_public && (modifiers.flags & kSymbolStatic) == 0) {
    test = test || (bits & kInTestClass) || ((bits & kInTestCase) && StartsWith(name, "test"));
  }
  if (test) modifiers.flags |= kSymbolTest;
  bool is_main = !constructor && IsMain(walk, node, modifiers, name);
  if (is_main) modifiers.flags |= kSymbolEntry;

  uint32_t symbol = AddDefinition(walk, constructor ? SymbolKind::kConstructor : SymbolKind::kMethod, node, name_node, modifiers);
  if (constructor && tree.ParentKind(node) == Kind::enum_body_declarations) {
    walk.symbol(symbol).visibility = Visibility::kPrivate;
  }
  walk.SetSignature(symbol, SignatureOf(walk, node, modifiers));
  if (!constructor) {
    std::string type = TypeText(walk, node);
    walk.symbol(symbol).type = walk.facts().Add(type);
  }
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddTypeParameters(walk, symbol, node);
  AddParameters(walk, symbol, node);
  if (NodeIndex throws = tree.ChildOfKind(node, Kind::throws); throws != kNoNode) {
    for (NodeIndex child : tree.Children(throws)) {
      if (tree[child].named() && !(tree[child].flags & kNodeExtra)) {
        AddThrown(walk, symbol, walk.OneLine(child, 200), tree[child].row);
      }
    }
  }
  if (is_main) {
    walk.facts().file.flags |= kFileEntryPoint;
    std::string signature(walk.facts().strings.Get(walk.symbol(symbol).signature));
    walk.AddProperty(property::kEntryPoint, signature, tree[name_node].row);
  }
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// int x = 1, y[] = {2};
void EnterFields(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  constexpr uint32_t kMaxAnnotated = 32;  // every field of a list repeats its annotations
  Modifiers modifiers = ReadModifiers(walk, node);
  Kind around = tree.ParentKind(node);
  bool in_interface = around == Kind::interface_body || around == Kind::annotation_type_body;
  if (in_interface) modifiers.flags |= kSymbolStatic | kSymbolConst;
  bool constant = (modifiers.flags & kSymbolStatic) && (modifiers.flags & kSymbolConst);
  if (walk.context().language_bits & kInAnonymous) modifiers.flags |= kSymbolLocal;
  NodeIndex type_node = tree.Child(node, Field::type);
  std::string type = type_node == kNoNode ? std::string() : walk.OneLine(type_node, 300);
  std::string doc;
  uint32_t doc_row = 0, added = 0;
  bool documented = walk.DocBefore(tree[node].row, &doc, &doc_row);
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::variable_declarator) continue;
    NodeIndex name_node = tree.Child(child, Field::name), value = tree.Child(child, Field::value);
    NodeIndex dimensions = tree.Child(child, Field::dimensions);
    if (name_node == kNoNode || tree.TextOf(name_node).empty()) continue;
    uint32_t flags = modifiers.flags | (value != kNoNode ? static_cast<uint32_t>(kSymbolDefinition) : 0u);
    NodeIndex whole = added == 0 && tree[child].end + 1 >= tree[node].end ? node : child;  // the only one
    uint32_t symbol = walk.AddSymbol(constant ? SymbolKind::kConstant : SymbolKind::kField, tree.TextOf(name_node),
                                     whole, name_node, flags);
    walk.symbol(symbol).visibility = VisibilityOf(walk, node, modifiers);
    std::string full = dimensions == kNoNode ? type : type + walk.OneLine(dimensions, 40);
    walk.symbol(symbol).type = walk.facts().Add(full);
    if (value != kNoNode) walk.SetValue(symbol, value);
    if (added++ < kMaxAnnotated) AddAnnotations(walk, symbol, modifiers);
    if (documented) walk.SetDoc(symbol, doc, doc_row);
    walk.Defined(symbol, node);
    // What stands in the value belongs to the field: anonymous classes, lambdas.
    StateOf(walk).fields[child] = symbol;
  }
}

void EnterDeclarator(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  auto found = StateOf(walk).fields.find(node);
  if (found == StateOf(walk).fields.end()) {
    NodeIndex name_node = tree.Child(node, Field::name);
    if (name_node == kNoNode || !RecoverMethod(walk, node, name_node)) EnterLocal(walk, node);
    return;
  }
  if (NodeIndex name = tree.Child(node, Field::name); name != kNoNode) walk.Claim(name);
  walk.Push(node);
  walk.context().symbol = found->second;
}

// RED(255, 0, 0) { @Override int mix() { ... } }
void EnterEnumConstant(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  if (name_node == kNoNode || tree.TextOf(name_node).empty()) return;
  Modifiers modifiers = ReadModifiers(walk, node);
  modifiers.flags |= kSymbolDefinition;
  uint32_t symbol = AddDefinition(walk, SymbolKind::kEnumMember, node, name_node, modifiers);
  walk.symbol(symbol).visibility = Visibility::kPublic;
  if (walk.symbol(symbol).doc.empty()) {  // RED,  // the first
    std::string doc;
    uint32_t row;
    if (walk.DocBehind(tree[node].end, &doc, &row)) walk.SetDoc(symbol, doc, row);
  }
  if (NodeIndex arguments = tree.Child(node, Field::arguments); arguments != kNoNode) walk.SetValue(symbol, arguments);
  walk.Defined(symbol, node);
  walk.Push(node);
  walk.context().symbol = symbol;
}

// int retries() default 3;
void EnterElement(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name), value = tree.Child(node, Field::value);
  if (name_node == kNoNode || tree.TextOf(name_node).empty()) return;
  Modifiers modifiers = ReadModifiers(walk, node);
  uint32_t symbol = AddDefinition(walk, SymbolKind::kMethod, node, name_node, modifiers);
  walk.SetSignature(symbol, SignatureOf(walk, node, modifiers));
  std::string type = TypeText(walk, node);
  walk.symbol(symbol).type = walk.facts().Add(type);
  walk.symbol(symbol).flags |= kSymbolAbstract;
  if (value != kNoNode) walk.SetValue(symbol, value);
  walk.Defined(symbol, node);
}

// The body of `new X() { ... }`.
void EnterClassBody(Walk& walk, NodeIndex node) {
  if (walk.tree().ParentKind(node) != Kind::object_creation_expression) return;
  walk.Push(node);
  uint32_t& bits = walk.context().language_bits;
  bits = (bits | kInAnonymous) & ~static_cast<uint32_t>(kInTestClass | kInTestCase);
}

void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  bool continues = tree[node].field == Field::alternative && tree.ParentKind(node) == Kind::if_statement;
  CountIfElse(walk, node, tree.Child(node, Field::alternative), continues);
}

void EnterSwitchLabel(Walk& walk, NodeIndex node) {
  if (!walk.tree().HasToken(node, "default")) walk.CountDecision();
}

// break label; continue label;
void EnterJump(Walk& walk, NodeIndex node) {
  if (NodeIndex label = walk.tree().FirstNamedChild(node); label != kNoNode) {
    walk.Claim(label);
    walk.CountCognitive(1);
  }
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::line_comment, kMeansComment},
    {Kind::block_comment, kMeansComment},
    {Kind::string_literal, kMeansString},
    {Kind::character_literal, kMeansOpaque},

    {Kind::if_statement, kMeansDecision, EnterIf},
    {Kind::for_statement, kBranch | kMeansLoop},
    {Kind::enhanced_for_statement, kBranch | kMeansLoop, EnterLocal},
    {Kind::while_statement, kBranch | kMeansLoop},
    {Kind::do_statement, kBranch | kMeansLoop},
    {Kind::switch_expression, kMeansCognitive | kMeansNesting},
    {Kind::switch_label, kMeansNothing, EnterSwitchLabel},
    {Kind::catch_clause, kBranch | kMeansHandler},
    {Kind::ternary_expression, kBranch},
    {Kind::binary_expression, kMeansBoolean},
    {Kind::try_statement, kMeansTry},
    {Kind::try_with_resources_statement, kMeansTry},
    {Kind::lambda_expression, kMeansNesting, EnterLambda},
    {Kind::break_statement, kMeansNothing, EnterJump},
    {Kind::continue_statement, kMeansNothing, EnterJump},
    {Kind::throw_statement, kMeansNothing, EnterThrow},

    {Kind::class_declaration, kMeansNothing, EnterType},
    {Kind::interface_declaration, kMeansNothing, EnterType},
    {Kind::enum_declaration, kMeansNothing, EnterType},
    {Kind::record_declaration, kMeansNothing, EnterType},
    {Kind::annotation_type_declaration, kMeansNothing, EnterType},
    {Kind::method_declaration, kMeansNothing, EnterCallable},
    {Kind::constructor_declaration, kMeansNothing, EnterCallable},
    {Kind::compact_constructor_declaration, kMeansNothing, EnterCallable},
    {Kind::annotation_type_element_declaration, kMeansNothing, EnterElement},
    {Kind::field_declaration, kMeansNothing, EnterFields},
    {Kind::constant_declaration, kMeansNothing, EnterFields},
    {Kind::enum_constant, kMeansNothing, EnterEnumConstant},
    {Kind::class_body, kMeansNothing, EnterClassBody},
    {Kind::variable_declarator, kMeansNothing, EnterDeclarator},
    {Kind::formal_parameter, kMeansNothing, EnterLocal},
    {Kind::catch_formal_parameter, kMeansNothing, EnterLocal},
    {Kind::resource, kMeansNothing, EnterLocal},
    {Kind::instanceof_expression, kMeansNothing, EnterLocal},
    {Kind::type_pattern, kMeansNothing, EnterLocal},
    {Kind::record_pattern_component, kMeansNothing, EnterLocal},

    {Kind::package_declaration, kMeansNothing, EnterPackage},
    {Kind::import_declaration, kMeansNothing, EnterImport},
    {Kind::module_declaration, kMeansNothing, EnterModule},
    {Kind::method_invocation, kMeansNothing, EnterCall},
    {Kind::object_creation_expression, kMeansNothing, EnterCreation},
    {Kind::method_reference, kMeansNothing, EnterMethodReference},
    {Kind::field_access, kMeansNothing, EnterAccess},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::type_identifier, kMeansNothing, EnterTypeName},
    {Kind::scoped_type_identifier, kMeansNothing, EnterScopedType},
    {Kind::annotation, kMeansNothing, EnterAnnotation},
    {Kind::marker_annotation, kMeansNothing, EnterAnnotation},
};

void Begin(Walk& walk) { walk.state = std::make_unique<State>(); }

}  // namespace
}  // namespace java

const LanguageDefinition& JavaDefinition() {
  static const char* const languages[] = {"java"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = java::kRows;
    row.read_doc = ReadJavaDoc;
    row.doc_has_markup = true;
    row.prepare = MaskConflictMarkers;
    row.begin = java::Begin;
    row.keep_use = java::KeepUse;
    row.finish = ExportPublicSymbols;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
