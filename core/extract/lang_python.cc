// Python: the table of node kinds, definitions, decorators and conditions. References are in lang_python_references.cc,
// imports in lang_python_imports.cc, assignments (variables, fields, __all__) in lang_python_assignments.cc, what members are
// taken of in lang_python_receivers.cc.
#include "core/extract/lang_python.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/extract/language_definitions.h"
#include "core/base/properties.h"
#include "core/rules/rule_tables.h"

namespace repodoc {
namespace python {

NodeIndex DocstringOf(const SyntaxTree& tree, NodeIndex body) {
  if (body == kNoNode) return kNoNode;
  for (NodeIndex child : tree.Children(body)) {
    const Node& node = tree[child];
    if (node.kind == Kind::comment || !node.named()) continue;
    if (node.kind != Kind::expression_statement) return kNoNode;
    NodeIndex value = child + 1;
    if (value >= node.next || tree.NextSibling(value) != kNoNode) return kNoNode;
    if (tree.KindOf(value) == Kind::parenthesized_expression) value = tree.FirstNamedChild(value);
    if (value == kNoNode) return kNoNode;
    if (tree.KindOf(value) == Kind::string) {
      std::string_view text = tree.TextOf(value);
      std::string_view prefix = text.substr(0, text.find_first_of("\"'"));
      // Bytes and f-strings document nothing.
      return prefix.find_first_of("bBfFtT") == std::string_view::npos ? value : kNoNode;
    }
    return tree.KindOf(value) == Kind::concatenated_string ? value : kNoNode;
  }
  return kNoNode;
}

Visibility VisibilityOf(std::string_view name) {
  if (StartsWith(name, "__") && !EndsWith(name, "__")) return Visibility::kPrivate;
  if (StartsWith(name, "_") && !(StartsWith(name, "__") && EndsWith(name, "__"))) return Visibility::kInternal;
  return Visibility::kPublic;
}

namespace {

std::string DocstringText(const SyntaxTree& tree, NodeIndex literal) {
  if (tree.KindOf(literal) == Kind::string) return CleanDocstring(tree.TextOf(literal));
  std::string joined;
  for (NodeIndex part : tree.Children(literal)) {
    if (tree.KindOf(part) == Kind::string) joined += CleanDocstring(tree.TextOf(part));
  }
  return joined;
}

// The docstring, else the comment right above.
void SetDocstring(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex body) {
  NodeIndex literal = DocstringOf(walk.tree(), body);
  if (literal != kNoNode) {
    walk.SetDoc(symbol, DocstringText(walk.tree(), literal), walk.tree()[literal].row);
    return;
  }
  std::string doc;
  uint32_t row;
  if (walk.DocBefore(walk.tree()[whole].row, &doc, &row)) walk.SetDoc(symbol, doc, row);
}

// What the decorators say of the definition they stand at.
struct Decorated {
  NodeIndex whole = kNoNode;  // decorated_definition, or the definition itself
  bool property = false, accessor = false, static_method = false, abstract = false, overload = false;
  bool deprecated = false, fixture = false, class_method = false, context_manager = false;
};

Decorated LookAtDecorators(const SyntaxTree& tree, NodeIndex node) {
  Decorated out;
  out.whole = node;
  NodeIndex parent = tree.Parent(node);
  if (parent == kNoNode || tree.KindOf(parent) != Kind::decorated_definition) return out;
  out.whole = parent;
  for (NodeIndex child : tree.Children(parent)) {
    if (tree.KindOf(child) != Kind::decorator) continue;
    NodeIndex value = tree.FirstNamedChild(child);
    if (value == kNoNode) continue;
    if (tree.KindOf(value) == Kind::call) value = tree.Child(value, Field::function);
    if (value == kNoNode) continue;
    bool dotted = tree.KindOf(value) == Kind::attribute;
    std::string_view name = dotted ? tree.FieldText(value, Field::attribute) : tree.TextOf(value);
    if (name == "property" || name == "cached_property" || name == "abstractproperty") out.property = true;
    if (dotted && (name == "setter" || name == "getter" || name == "deleter")) out.accessor = true;
    if (name == "staticmethod") out.static_method = true;
    if (name == "classmethod") out.class_method = true;
    if (EndsWith(name, "contextmanager")) out.context_manager = true;  // asynccontextmanager
    if (name == "abstractmethod" || name == "abstractproperty") out.abstract = true;
    if (name == "overload") out.overload = true;
    if (name == "deprecated") out.deprecated = true;
  }
  return out;
}

void AddDecorators(Walk& walk, uint32_t symbol, NodeIndex whole) {
  const SyntaxTree& tree = walk.tree();
  if (tree.KindOf(whole) != Kind::decorated_definition) return;
  for (NodeIndex child : tree.Children(whole)) {
    if (tree.KindOf(child) != Kind::decorator) continue;
    NodeIndex value = tree.FirstNamedChild(child);
    if (value == kNoNode) continue;
    walk.AddClause(symbol, ClauseKind::kDecorator, walk.OneLine(value, 300), tree[child].row);
    if (!walk.rules().Wants(RuleEvent::kDecorator)) continue;
    NodeIndex named = tree.KindOf(value) == Kind::call ? tree.Child(value, Field::function) : value;
    if (named == kNoNode) continue;
    std::string qualifier;
    std::string_view name = tree.TextOf(named);
    if (tree.KindOf(named) == Kind::attribute) {
      name = tree.FieldText(named, Field::attribute);
      qualifier = DottedText(tree, tree.Child(named, Field::object));
    }
    std::string_view root = qualifier.empty() ? name : std::string_view(qualifier).substr(0, qualifier.find('.'));
    walk.rules().OnNamed(RuleEvent::kDecorator, child, name, qualifier, walk.BindingOf(root), symbol);
  }
}

void AddOneParameter(Walk& walk, uint32_t symbol, NodeIndex node, ParameterKind* kind) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = node;
  std::string type, value;
  ParameterKind own = *kind;
  switch (tree.KindOf(node)) {
    case Kind::default_parameter:
    case Kind::typed_default_parameter:
      name = tree.Child(node, Field::name);
      if (NodeIndex at = tree.Child(node, Field::value); at != kNoNode) value = walk.OneLine(at, 120);
      if (NodeIndex at = tree.Child(node, Field::type); at != kNoNode) type = walk.OneLine(at, 200);
      break;
    case Kind::typed_parameter:
      name = tree.FirstNamedChild(node);
      if (NodeIndex at = tree.Child(node, Field::type); at != kNoNode) type = walk.OneLine(at, 200);
      break;
    case Kind::keyword_separator: *kind = ParameterKind::kKeywordOnly; return;
    case Kind::positional_separator: {
      std::vector<Parameter>& rows = walk.facts().parameters;
      for (size_t i = rows.size(); i-- > 0 && rows[i].symbol == symbol;) rows[i].kind = ParameterKind::kPositionalOnly;
      return;
    }
    case Kind::identifier:
    case Kind::list_splat_pattern:
    case Kind::dictionary_splat_pattern:
    case Kind::tuple_pattern: break;
    default: return;
  }
  if (name == kNoNode) return;
  if (tree.KindOf(name) == Kind::list_splat_pattern) {
    own = ParameterKind::kVarArgs;
    *kind = ParameterKind::kKeywordOnly;
  } else if (tree.KindOf(name) == Kind::dictionary_splat_pattern) {
    own = ParameterKind::kKeywordArgs;
  }
  std::string_view text = tree.TextOf(name);
  while (!text.empty() && (text[0] == '*' || text[0] == ' ')) text.remove_prefix(1);
  if (type.empty()) type = TypeBefore(walk, name);
  walk.AddParameter(symbol, text, type, value, own);
}

void AddTypeParameters(Walk& walk, uint32_t symbol, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(definition, Field::type_parameters);
  if (list == kNoNode) return;
  for (NodeIndex child : tree.Children(list)) {
    if (tree[child].named()) {
      walk.AddParameter(symbol, walk.OneLine(child, 100), {}, {}, ParameterKind::kTemplate);
    }
  }
  walk.symbol(symbol).flags |= kSymbolTemplate;
}

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  if (list == kNoNode) return;
  ParameterKind kind = ParameterKind::kNormal;
  for (NodeIndex child : walk.tree().Children(list)) {
    if (walk.tree()[child].named()) AddOneParameter(walk, symbol, child, &kind);
  }
}

// "def f(a: int, *, b=None) -> str" of everything before the body.
std::string SignatureOf(Walk& walk, NodeIndex definition) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(definition, Field::body);
  uint32_t begin = tree[definition].begin, end = body == kNoNode ? tree[definition].end : tree[body].begin;
  // Up to the colon before the body: comments may stand between them.
  for (NodeIndex child : tree.Children(definition)) {
    if (child == body) break;
    if (!tree[child].named() && tree.TextOf(child) == ":") end = tree[child].begin;
  }
  std::string out = walk.RangeOnOneLine(begin, end, 1000);
  while (!out.empty() && (out.back() == ':' || out.back() == ' ')) out.pop_back();
  return out;
}

bool IsTestName(Walk& walk, std::string_view name, bool method) {
  if (!StartsWith(name, "test")) return false;
  if (walk.context().in_test) return true;
  return method && walk.context().type != kNone &&
         walk.NameOf(walk.context().type).find("Test") != std::string_view::npos;
}

}  // namespace

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  Decorated decorated = LookAtDecorators(tree, node);
  WalkContext& context = walk.context();
  bool method = context.symbol != kNone && IsType(walk.symbol(context.symbol).kind);
  SymbolKind kind = SymbolKind::kFunction;
  if (method) {
    kind = SymbolKind::kMethod;
    if (name == "__init__") kind = SymbolKind::kConstructor;
    if (decorated.property || decorated.accessor) kind = SymbolKind::kProperty;
  }
  uint32_t flags = kSymbolDefinition;
  bool is_async = tree.HasToken(node, "async");
  if (is_async) flags |= kSymbolAsync;
  if (decorated.static_method) flags |= kSymbolStatic;
  if (decorated.abstract) flags |= kSymbolAbstract;
  if (decorated.deprecated) flags |= kSymbolDeprecated;
  if (decorated.overload || EndsWith(walk.path(), ".pyi")) flags &= ~static_cast<uint32_t>(kSymbolDefinition);
  if (IsTestName(walk, name, method)) flags |= kSymbolTest;
  uint32_t symbol = walk.AddSymbol(kind, name, decorated.whole, name_node, flags);
  walk.symbol(symbol).visibility = VisibilityOf(name);
  walk.SetSignature(symbol, SignatureOf(walk, node));
  if (NodeIndex type = tree.Child(node, Field::return_type); type != kNoNode) {
    walk.symbol(symbol).type = walk.facts().Add(walk.OneLine(type, 200));
  } else if (std::string_view before = TypeBefore(walk, name_node); !before.empty()) {
    walk.symbol(symbol).type = walk.facts().Add(Utf8Prefix(before, 200));
  }
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  AddParameters(walk, symbol, tree.Child(node, Field::parameters));
  AddTypeParameters(walk, symbol, node);
  AddDecorators(walk, symbol, decorated.whole);
  SetDocstring(walk, symbol, decorated.whole, body);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
  if (decorated.context_manager) StateOf(walk).context_managers.insert(symbol);
  AddParameterLocals(walk, symbol, decorated.class_method || name == "__new__" || name == "__init_subclass__" ||
                                       name == "__class_getitem__");
}

std::string_view TypeBefore(Walk& walk, NodeIndex name) {
  const auto& types = StateOf(walk).types_of;
  auto found = types.empty() ? types.end() : types.find(walk.tree()[name].begin);
  return found == types.end() ? std::string_view() : std::string_view(found->second);
}

void AddProperty(Walk& walk, NodeIndex node, NodeIndex name) {
  uint32_t symbol = walk.AddSymbol(SymbolKind::kProperty, walk.TextOf(name), node, name, kSymbolDefinition);
  walk.symbol(symbol).visibility = VisibilityOf(walk.TextOf(name));
  SetDocstring(walk, symbol, node, walk.tree().Child(node, Field::body));
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

void EnterClass(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex body = tree.Child(node, Field::body);
  if (name_node == kNoNode) return;
  std::string_view name = tree.TextOf(name_node);
  Decorated decorated = LookAtDecorators(tree, node);
  uint32_t flags = kSymbolDefinition;
  if (decorated.deprecated) flags |= kSymbolDeprecated;
  SymbolKind kind = SymbolKind::kClass;
  NodeIndex bases = tree.Child(node, Field::superclasses);
  struct Base {
    std::string text, qualifier, name;
    NodeIndex node;
  };
  std::vector<Base> found;
  if (bases != kNoNode) {
    for (NodeIndex child : tree.Children(bases)) {
      const Node& base = tree[child];
      // class A(Base, **options): no base
      if (!base.named() || base.kind == Kind::comment || base.kind == Kind::dictionary_splat) continue;
      if (base.kind == Kind::keyword_argument) {
        if (tree.FieldText(child, Field::value).find("ABCMeta") != std::string_view::npos) flags |= kSymbolAbstract;
        continue;
      }
      NodeIndex named = child;
      if (base.kind == Kind::subscript) named = tree.Child(child, Field::value);
      if (named == kNoNode) continue;
      Base row{walk.OneLine(child, 200), {}, {}, child};
      if (tree.KindOf(named) == Kind::attribute) {
        row.qualifier = DottedText(tree, tree.Child(named, Field::object));
        row.name = tree.FieldText(named, Field::attribute);
      } else if (tree.KindOf(named) == Kind::identifier) {
        row.name = tree.TextOf(named);
      }
      if (row.name == "ABC") flags |= kSymbolAbstract;
      if (row.name == "Enum" || row.name == "IntEnum" || row.name == "Flag" || row.name == "IntFlag" ||
          row.name == "StrEnum") {
        kind = SymbolKind::kEnum;
      }
      if (row.name == "Protocol") kind = SymbolKind::kProtocol;
      found.push_back(std::move(row));
    }
  }
  uint32_t symbol = walk.AddSymbol(kind, name, decorated.whole, name_node, flags);
  walk.symbol(symbol).visibility = VisibilityOf(name);
  walk.SetSignature(symbol, SignatureOf(walk, node));
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  for (const Base& base : found) {
    walk.AddClause(symbol, ClauseKind::kBase, base.text, tree[base.node].row);
    if (base.name.empty()) continue;
    walk.AddReference(ReferenceKind::kBase, base.node, base.qualifier, base.name);
    if (walk.rules().Wants(RuleEvent::kBase)) {
      std::string_view root = base.qualifier.empty() ? std::string_view(base.name)
                                                     : std::string_view(base.qualifier).substr(0, base.qualifier.find('.'));
      walk.rules().OnNamed(RuleEvent::kBase, base.node, base.name, base.qualifier, walk.BindingOf(root), symbol);
    }
  }
  AddTypeParameters(walk, symbol, node);
  AddDecorators(walk, symbol, decorated.whole);
  SetDocstring(walk, symbol, decorated.whole, body);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = 0;
}

namespace {

void EnterYield(Walk& walk, NodeIndex node) {
  if (walk.context().callable == kNone) return;
  if ((walk.symbol(walk.context().callable).flags & kSymbolGenerator) == 0) NoteYield(walk, node);
  walk.symbol(walk.context().callable).flags |= kSymbolGenerator;
}

void EnterRaise(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode) return;
  if (tree.KindOf(value) == Kind::call) value = tree.Child(value, Field::function);
  if (value == kNoNode) return;
  Kind kind = tree.KindOf(value);
  if (kind != Kind::identifier && kind != Kind::attribute) return;
  std::string name = DottedText(tree, value);
  // `raise error` of a variable says nothing.
  std::string_view last = std::string_view(name).substr(name.rfind('.') == std::string::npos ? 0 : name.rfind('.') + 1);
  if (last.empty() || last[0] < 'A' || last[0] > 'Z') return;
  uint64_t key = (static_cast<uint64_t>(callable) << 32) ^ walk.facts().Add(name).offset;
  if (StateOf(walk).raised.insert(key).second) walk.AddClause(callable, ClauseKind::kThrows, name, tree[node].row);
}

}  // namespace

// `if __name__ == "__main__":`, `if TYPE_CHECKING:`, conditions around definitions.
void EnterIf(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (walk.context().callable != kNone) return;
  walk.Push(node);
  walk.context().conditional = true;
  NodeIndex condition = tree.Child(node, Field::condition);
  if (condition == kNoNode) return;
  std::string_view text = tree.TextOf(condition);
  if (text.find("TYPE_CHECKING") != std::string_view::npos && text.find("not ") == std::string_view::npos) {
    walk.context().type_checking = true;
  }
  if (text.find("__name__") != std::string_view::npos && text.find("__main__") != std::string_view::npos &&
      walk.context().symbol == kNone) {
    walk.facts().file.flags |= kFileEntryPoint;
    walk.AddProperty(property::kEntryPoint, walk.RangeOnOneLine(tree[node].begin, tree[condition].end), tree[node].row);
  }
}

namespace {

void EnterTry(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  walk.Push(node);
  if (walk.context().callable == kNone) walk.context().conditional = true;
  // try: import x / except ImportError
  for (NodeIndex child : tree.Children(node)) {
    if (tree.KindOf(child) != Kind::except_clause) continue;
    NodeIndex body = tree.ChildOfKind(child, Kind::block);
    uint32_t end = body == kNoNode ? tree[child].end : tree[body].begin;
    std::string_view head = tree.text.substr(tree[child].begin, end - tree[child].begin);
    bool bare = tree.FirstNamedChild(child) == body;
    if (bare || head.find("ImportError") != std::string_view::npos ||
        head.find("ModuleNotFoundError") != std::string_view::npos || head.find("Exception") != std::string_view::npos) {
      walk.context().language_bits |= kGuardedImport;
    }
  }
}

// match: every case but the last wild card decides.
void EnterCase(Walk& walk, NodeIndex node) {
  NodeIndex pattern = walk.tree().FirstNamedChild(node);
  if (pattern != kNoNode && walk.TextOf(pattern) == "_") return;
  walk.CountDecision();
}

constexpr uint32_t kLoopMeaning = kMeansDecision | kMeansCognitive | kMeansNesting | kMeansLoop;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::string, kMeansString, EnterString},
    {Kind::class_definition, kMeansNothing, EnterClass},
    {Kind::function_definition, kMeansNothing, EnterFunction},
    {Kind::lambda, kMeansNesting, EnterLambda},
    {Kind::call, kMeansNothing, EnterCall},
    {Kind::attribute, kMeansNothing, EnterAttribute},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::type, kMeansNothing, EnterType},
    {Kind::assignment, kMeansNothing, EnterAssignment},
    {Kind::augmented_assignment, kMeansNothing, EnterAugmentedAssignment},
    {Kind::type_alias_statement, kMeansNothing, EnterTypeAlias},
    {Kind::import_statement, kMeansNothing, EnterImport},
    {Kind::import_from_statement, kMeansNothing, EnterImportFrom},
    {Kind::future_import_statement, kMeansNothing, EnterImportFrom},
    {Kind::subscript, kMeansNothing, EnterSubscript},
    {Kind::yield, kMeansNothing, EnterYield},
    {Kind::return_statement, kMeansNothing, EnterReturn},
    {Kind::global_statement, kMeansNothing, EnterScopeStatement},
    {Kind::nonlocal_statement, kMeansNothing, EnterScopeStatement},
    {Kind::raise_statement, kMeansNothing, EnterRaise},
    {Kind::if_statement, kMeansDecision | kMeansCognitive | kMeansNesting, EnterIf},
    {Kind::elif_clause, kMeansDecision | kMeansCognitiveFlat},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::for_statement, kLoopMeaning},
    {Kind::while_statement, kLoopMeaning},
    {Kind::for_in_clause, kMeansDecision},
    {Kind::if_clause, kMeansDecision},
    {Kind::list_comprehension, kMeansLoop, EnterComprehension},
    {Kind::set_comprehension, kMeansLoop, EnterComprehension},
    {Kind::dictionary_comprehension, kMeansLoop, EnterComprehension},
    {Kind::generator_expression, kMeansLoop, EnterComprehension},
    {Kind::conditional_expression, kMeansDecision | kMeansCognitive | kMeansNesting},
    {Kind::boolean_operator, kMeansBoolean},
    {Kind::try_statement, kMeansTry, EnterTry},
    {Kind::except_clause, kMeansDecision | kMeansCognitive | kMeansNesting | kMeansHandler},
    {Kind::match_statement, kMeansCognitive | kMeansNesting},
    {Kind::case_clause, kMeansNothing, EnterCase},
    {Kind::assert_statement, kMeansDecision},
};

}  // namespace

std::span<const KindRow> Rows() { return kRows; }

void Begin(Walk& walk) {
  if (walk.state == nullptr) walk.state = std::make_unique<State>();
  StateOf(walk).first_symbol = walk.facts().symbols.size();
  const SyntaxTree& tree = walk.tree();
  // The module's own words: its docstring, or its leading comment.
  NodeIndex literal = DocstringOf(tree, 0);
  FileRecord& file = walk.facts().file;
  if (!file.doc.empty() || walk.context().symbol != kNone) return;
  if (literal != kNoNode) {
    file.doc = walk.facts().Add(DocstringText(tree, literal));
    file.doc_row = tree[literal].row;
    file.doc_end_row = tree[literal].end_row;
  }
}

}  // namespace python

const LanguageDefinition& PythonDefinition() {
  static const char* const languages[] = {"python"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = python::kRows;
    row.read_doc = ReadPythonDoc;
    row.rules = PythonRules;
    row.begin = python::Begin;
    row.finish = python::Finish;
    row.keep_use = python::KeepUse;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
