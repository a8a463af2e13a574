// Definitions of C and C++: namespaces, types, functions, data, macros, test cases.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_cpp_declarator.h"
#include "core/extract/lang_cpp_state.h"
#include "core/facts/properties.h"

namespace repodoc::cpp {
namespace {

bool IsWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The node that a definition's range covers: the template around it, if any.
NodeIndex WholeDefinition(const SyntaxTree& tree, NodeIndex node) {
  while (true) {
    Kind parent = tree.ParentKind(node);
    if (parent == Kind::template_declaration || parent == Kind::friend_declaration) node = tree.Parent(node);
    else return node;
  }
}

// A definition's begin with the attribute macros that were blanked before it: C10_API Tensor f().
uint32_t BeginWithMacros(Walk& walk, uint32_t begin) {
  const MaskedSource& masked = StateOf(walk).masked;
  auto at = std::lower_bound(masked.macros.begin(), masked.macros.end(), begin,
                             [](const MaskedMacro& macro, uint32_t offset) { return macro.begin < offset; });
  uint32_t first = begin;
  while (at != masked.macros.begin()) {
    --at;
    if (begin - at->begin > 300) break;
    std::string_view between = std::string_view(masked.text).substr(at->begin, first - at->begin);
    if (between.find_first_not_of(" \t\r\n") != std::string_view::npos) break;
    std::string_view name = walk.text().substr(at->begin, at->end - at->begin);
    std::string_view gap = walk.text().substr(at->end, first - at->end);
    bool same_row = gap.find('\n') == std::string_view::npos;
    bool attribute = name.find("DEPRECATED") != std::string_view::npos || name.find("BOUNDS") != std::string_view::npos ||
                     EndsWith(name, "_API") || EndsWith(name, "EXPORT") || EndsWith(name, "INLINE") ||
                     EndsWith(name, "DEVICE") || EndsWith(name, "UNUSED") || StartsWith(name, "__");
    if (!same_row && !attribute) break;
    first = at->begin;
  }
  return first;
}

uint32_t RowsBetween(std::string_view text, uint32_t begin, uint32_t end) {
  return static_cast<uint32_t>(std::count(text.begin() + begin, text.begin() + end, '\n'));
}

// Words before a declared name: what they say of the symbol.
uint32_t FlagsOfHead(std::string_view head, bool* exported) {
  uint32_t flags = 0;
  head = head.substr(0, 4000);
  for (size_t i = 0; i < head.size();) {
    if (!IsWordCharacter(head[i])) {
      ++i;
      continue;
    }
    size_t begin = i;
    while (i < head.size() && IsWordCharacter(head[i])) ++i;
    std::string_view word = head.substr(begin, i - begin);
    if (word == "static") flags |= kSymbolStatic;
    else if (word == "inline" || word == "__inline__" || word == "__forceinline__" || EndsWith(word, "_INLINE")) flags |= kSymbolInline;
    else if (word == "virtual") flags |= kSymbolVirtual;
    else if (word == "constexpr" || word == "consteval") flags |= kSymbolConstexpr;
    else if (word == "__global__") flags |= kSymbolKernel;
    else if (word == "__device__" || EndsWith(word, "HOST_DEVICE")) flags |= kSymbolDevice;
    else if (word == "deprecated" || (IsMacroLike(word) && word.find("DEPRECATED") != std::string_view::npos)) flags |= kSymbolDeprecated;
    else if (word.size() > 4 && IsMacroLike(word) && (EndsWith(word, "_API") || EndsWith(word, "EXPORT") || EndsWith(word, "_PUBLIC"))) *exported = true;
  }
  return flags;
}

Visibility VisibilityHere(Walk& walk) {
  uint32_t bits = walk.context().language_bits;
  if (bits & kAccessPrivate) return Visibility::kPrivate;
  if (bits & kAccessProtected) return Visibility::kProtected;
  if (bits & kAccessPublic) return Visibility::kPublic;
  return (bits & kInternalLinkage) ? Visibility::kPrivate : Visibility::kPublic;
}
bool InClassBody(Walk& walk) { return (walk.context().language_bits & kAccessMask) != 0; }

// The doc comment above the definition, or behind it on its last row.
void AttachDoc(Walk& walk, uint32_t symbol, uint32_t begin_row, uint32_t end_byte, bool trailing) {
  std::string doc;
  uint32_t doc_row = kNone;
  if (walk.DocBefore(begin_row, &doc, &doc_row) || (trailing && walk.DocBehind(end_byte, &doc, &doc_row))) {
    walk.SetDoc(symbol, doc, doc_row);
  }
}

// Range, head flags, doc and visibility, the same for every definition. `inner` is the declaration without its
// template head, `whole` with it.
void Complete(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex inner, uint32_t name_begin, bool trailing_doc) {
  const SyntaxTree& tree = walk.tree();
  uint32_t inner_begin = BeginWithMacros(walk, tree[inner].begin);
  uint32_t begin = whole == inner ? inner_begin : BeginWithMacros(walk, tree[whole].begin);
  begin = std::min(begin, tree[whole].begin);
  Symbol& row = walk.symbol(symbol);
  uint32_t extra = tree[whole].begin - begin;
  uint32_t rows = RowsBetween(walk.text(), begin, tree[whole].begin);
  row.begin -= extra;
  row.begin_row -= rows;
  bool exported = false;
  if (name_begin > inner_begin) {
    row.flags |= FlagsOfHead(walk.text().substr(inner_begin, name_begin - inner_begin), &exported);
  }
  if (exported || (walk.context().language_bits & kExternC)) row.flags |= kSymbolExported;
  if (whole != inner && tree.KindOf(whole) == Kind::template_declaration) row.flags |= kSymbolTemplate;
  row.visibility = VisibilityHere(walk);
  if ((row.flags & kSymbolStatic) && !InClassBody(walk) && row.kind != SymbolKind::kField && row.kind != SymbolKind::kMethod) {
    row.visibility = Visibility::kPrivate;  // internal linkage
  }
  AttachDoc(walk, symbol, tree[whole].row - rows, tree[whole].end, trailing_doc);
}

// [[nodiscard]], __attribute__((...)), alignas(...) among the children of a definition.
void AddAttributes(Walk& walk, uint32_t symbol, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    switch (tree.KindOf(child)) {
      case Kind::attribute_declaration: case Kind::attribute_specifier: case Kind::alignas_qualifier:
      case Kind::ms_declspec_modifier: case Kind::launch_bounds: {
        std::string text = PlainLine(tree.TextOf(child), 120);
        if (text.find("deprecated") != std::string::npos) walk.symbol(symbol).flags |= kSymbolDeprecated;
        walk.AddClause(symbol, ClauseKind::kAttribute, text, tree[child].row);
        break;
      }
      case Kind::requires_clause:
        walk.AddClause(symbol, ClauseKind::kConstraint, PlainLine(tree.TextOf(child), 200), tree[child].row);
        break;
      default: break;
    }
  }
}

void AddTemplateParameters(Walk& walk, uint32_t symbol, NodeIndex list) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(list)) {
    if (!tree[child].named()) continue;
    std::string type;
    std::string_view name;
    std::string fallback;
    switch (tree.KindOf(child)) {
      case Kind::type_parameter_declaration: case Kind::variadic_type_parameter_declaration:
      case Kind::optional_type_parameter_declaration: {
        NodeIndex id = tree.Child(child, Field::name);
        if (id == kNoNode) id = tree.ChildOfKind(child, Kind::type_identifier);
        if (id != kNoNode) name = tree.TextOf(id);
        uint32_t end = id == kNoNode ? tree[child].end : tree[id].begin;
        type = PlainLine(Trim(tree.text.substr(tree[child].begin, end - tree[child].begin)), 80);
        fallback = PlainLine(tree.FieldText(child, Field::default_type), 120);
        break;
      }
      case Kind::parameter_declaration: case Kind::optional_parameter_declaration:
      case Kind::variadic_parameter_declaration: {
        Declared declared = ReadDeclarator(tree, tree.Child(child, Field::declarator));
        if (declared.name != kNoNode) name = tree.TextOf(declared.name);
        type = TypeText(tree, child, declared);
        fallback = PlainLine(tree.FieldText(child, Field::default_value), 120);
        break;
      }
      case Kind::template_template_parameter_declaration: {
        NodeIndex inner = tree.LastNamedChild(child);
        NodeIndex id = inner == kNoNode ? kNoNode : tree.ChildOfKind(inner, Kind::type_identifier);
        if (id != kNoNode) name = tree.TextOf(id);
        uint32_t end = id == kNoNode ? tree[child].end : tree[id].begin;
        type = PlainLine(Trim(tree.text.substr(tree[child].begin, end - tree[child].begin)), 80);
        break;
      }
      default: continue;
    }
    walk.AddParameter(symbol, name, type, fallback, ParameterKind::kTemplate);
  }
}

// Template heads around a definition, outermost first. An empty one makes it a full specialisation.
void AddTemplateHead(Walk& walk, uint32_t symbol, NodeIndex whole, NodeIndex inner) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex at = whole; at < inner && at != kNoNode;) {
    NodeIndex next = kNoNode;
    if (tree.KindOf(at) == Kind::template_declaration) {
      NodeIndex list = tree.Child(at, Field::parameters);
      if (list != kNoNode) {
        if (tree.FirstNamedChild(list) == kNoNode) walk.symbol(symbol).flags |= kSymbolSpecialization;
        AddTemplateParameters(walk, symbol, list);
      }
      AddAttributes(walk, symbol, at);
    }
    // The next template or friend node on the way down.
    for (NodeIndex child : tree.Children(at)) {
      if (child <= inner && inner < tree[child].next) next = child;
    }
    if (next == inner) break;
    at = next;
  }
}

void AddParameters(Walk& walk, uint32_t symbol, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex list = tree.Child(function, Field::parameters);
  if (list == kNoNode) {
    NodeIndex abstract = tree.Child(function, Field::declarator);
    if (abstract != kNoNode) list = tree.Child(abstract, Field::parameters);
  }
  if (list == kNoNode) return;
  State& state = StateOf(walk);
  for (NodeIndex child : tree.Children(list)) {
    Kind kind = tree.KindOf(child);
    if (kind == Kind::parameter_declaration || kind == Kind::optional_parameter_declaration ||
        kind == Kind::variadic_parameter_declaration) {
      NodeIndex declarator = tree.Child(child, Field::declarator);
      Declared declared = declarator == kNoNode ? Declared() : ReadDeclarator(tree, declarator);
      declared.function = kNoNode;  // void f(int cb(int)): a parameter, not a function
      std::string type = TypeText(tree, child, declared);
      if (declared.name == kNoNode && declarator != kNoNode) {
        std::string rest = PlainLine(tree.TextOf(declarator), 80);
        if (!rest.empty() && rest[0] != '*' && rest[0] != '&' && rest[0] != '[') type += ' ';
        type += rest;
      }
      std::string_view name = declared.name == kNoNode ? std::string_view() : tree.TextOf(declared.name);
      if (name.empty() && type == "void") continue;
      state.local_names.insert(name);
      ParameterKind parameter_kind =
          kind == Kind::variadic_parameter_declaration ? ParameterKind::kVarArgs : ParameterKind::kNormal;
      walk.AddParameter(symbol, name, type, PlainLine(tree.FieldText(child, Field::default_value), 120), parameter_kind);
    } else if (kind == Kind::identifier) {
      walk.AddParameter(symbol, tree.TextOf(child), {}, {}, ParameterKind::kNormal);  // K&R
    } else if (!tree[child].named() && tree.TextOf(child) == "...") {
      walk.AddParameter(symbol, "...", {}, {}, ParameterKind::kVarArgs);
    } else if (kind == Kind::variadic_parameter) {  // C grammar
      walk.AddParameter(symbol, "...", {}, {}, ParameterKind::kVarArgs);
    }
  }
}

// const, noexcept, override ... after the parameter list.
uint32_t FlagsOfTail(Walk& walk, uint32_t symbol, NodeIndex function) {
  const SyntaxTree& tree = walk.tree();
  uint32_t flags = 0;
  NodeIndex holder = function;
  if (tree.KindOf(function) == Kind::operator_cast) {
    NodeIndex abstract = tree.Child(function, Field::declarator);
    while (abstract != kNoNode && tree.KindOf(abstract) != Kind::abstract_function_declarator) {
      NodeIndex inner = tree.Child(abstract, Field::declarator);
      if (inner == kNoNode) inner = tree.FirstNamedChild(abstract);
      abstract = inner;
    }
    if (abstract != kNoNode) holder = abstract;
  }
  for (NodeIndex child : tree.Children(holder)) {
    std::string_view text = tree.TextOf(child);
    switch (tree.KindOf(child)) {
      case Kind::type_qualifier: if (text == "const") flags |= kSymbolConst; break;
      case Kind::virtual_specifier: if (text == "override") flags |= kSymbolOverride | kSymbolVirtual; break;
      case Kind::noexcept_:
        if (text.find("false") == std::string_view::npos) flags |= kSymbolNoexcept;
        break;
      case Kind::throw_specifier: {
        std::string inside = PlainLine(text, 120);
        walk.AddClause(symbol, ClauseKind::kThrows, inside, tree[child].row);
        break;
      }
      case Kind::attribute_declaration: case Kind::attribute_specifier: case Kind::requires_clause: break;
      default: break;
    }
  }
  AddAttributes(walk, symbol, function);
  return flags;
}

bool IsFileScope(const SyntaxTree& tree, NodeIndex node) {
  switch (tree.ParentKind(WholeDefinition(tree, node))) {
    case Kind::translation_unit: case Kind::declaration_list: case Kind::linkage_specification:
    case Kind::field_declaration_list: case Kind::preproc_if: case Kind::preproc_ifdef: case Kind::preproc_else:
    case Kind::preproc_elif: case Kind::preproc_elifdef: case Kind::kError:
      return true;
    default: return false;
  }
}

bool IsTestMacro(std::string_view name) {
  static constexpr std::string_view kNames[] = {
      "TEST", "TEST_F", "TEST_P", "TYPED_TEST", "TYPED_TEST_P", "FRIEND_TEST_F", "BOOST_AUTO_TEST_CASE", "BOOST_FIXTURE_TEST_CASE",
      "TEST_CASE", "SCENARIO", "TEST_METHOD", "TEST_CASE_METHOD", "TEMPLATE_TEST_CASE", "FUZZ_TEST", "PTHREADPOOL_TEST", "CUDA_TEST"};
  for (std::string_view known : kNames) {
    if (name == known) return true;
  }
  return EndsWith(name, "_TEST") || EndsWith(name, "_TEST_F");
}

// TEST(Suite, Name) { }, PYBIND11_MODULE(name, m) { }, TORCH_LIBRARY(ns, m) { }
void AddMacroFunction(Walk& walk, NodeIndex node, NodeIndex name_node, NodeIndex parameters) {
  const SyntaxTree& tree = walk.tree();
  std::string_view macro = tree.TextOf(name_node);
  std::vector<std::string> arguments;
  for (NodeIndex child : tree.Children(parameters)) {
    if (tree[child].named()) arguments.push_back(PlainLine(tree.TextOf(child), 80));
  }
  uint32_t flags = kSymbolDefinition | kSymbolFromMacro;
  std::string name;
  if (IsTestMacro(macro)) {
    flags |= kSymbolTest;
    for (size_t i = 0; i < arguments.size() && i < 2; ++i) name += (i > 0 ? "." : "") + arguments[i];
    if (name.size() > 2 && name[0] == '"') name = arguments[0].substr(1, arguments[0].size() - 2);
  }
  if (name.empty()) name = PlainLine(std::string(macro) + std::string(tree.TextOf(parameters)), 120);
  NodeIndex anchor = name_node;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, name, node, anchor, flags);
  Complete(walk, symbol, node, node, tree[name_node].begin, false);
  walk.SetSignature(symbol, PlainLine(std::string(macro) + std::string(tree.TextOf(parameters))));
  NodeIndex body = tree.Child(node, Field::body);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  walk.AddReference(ReferenceKind::kMacro, name_node, {}, macro);
  walk.Claim(parameters);  // they only look like types
  NoteBindingBlock(walk, node, macro, parameters);
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
}

// Where a name with a qualifier belongs: a type of this file, or by its spelling.
struct ScopeGuess {
  uint32_t parent = kNone;  // symbol of this file
  bool is_namespace = false;
};
std::string_view LastComponent(std::string_view qualifier) {
  int depth = 0;
  size_t end = qualifier.size(), begin = 0;
  for (size_t i = qualifier.size(); i-- > 0;) {
    if (qualifier[i] == '>') ++depth;
    if (qualifier[i] == '<') --depth;
    if (depth == 0 && qualifier[i] == ':') {
      begin = i + 1;
      break;
    }
  }
  std::string_view last = qualifier.substr(begin, end - begin);
  return Trim(last.substr(0, last.find('<')));
}
ScopeGuess GuessScope(Walk& walk, std::string_view qualifier) {
  State& state = StateOf(walk);
  ScopeGuess guess;
  std::string_view last = LastComponent(qualifier);
  auto found = state.types.find(last);
  if (found != state.types.end()) {
    guess.parent = found->second;
    return guess;
  }
  guess.is_namespace = state.namespaces.count(last) != 0;
  return guess;
}

void NoteEntry(Walk& walk, uint32_t symbol, std::string_view name) {
  const Symbol& row = walk.symbol(symbol);
  if (row.kind != SymbolKind::kFunction || row.parent != kNone || !(row.flags & kSymbolDefinition)) return;
  if (name != "main" && name != "wmain" && name != "WinMain" && name != "wWinMain") return;
  walk.symbol(symbol).flags |= kSymbolEntry;
  walk.AddProperty(property::kEntryPoint, "int " + std::string(name), row.row);
  walk.facts().file.flags |= kFileEntryPoint;
}

std::string_view EnclosingClassName(Walk& walk) {
  uint32_t type = walk.context().symbol;
  if (type == kNone || !IsType(walk.symbol(type).kind)) return {};
  return walk.NameOf(type);
}

// "= default" and "= delete" outside of a class read like an initialiser.
bool IsDefaulted(const SyntaxTree& tree, NodeIndex value) {
  return tree.KindOf(value) == Kind::identifier && tree.TextOf(value) == "default";
}
bool IsDeleted(const SyntaxTree& tree, NodeIndex value) {
  return tree.KindOf(value) == Kind::delete_expression && Trim(tree.TextOf(value)) == "delete";
}
// inline Half::operator float() const: the grammar takes "Half::operator" for the result and "float" for the name.
bool IsMisreadConversion(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex type = tree.Child(node, Field::type);
  return type != kNoNode && tree.KindOf(type) == Kind::qualified_identifier && EndsWith(tree.TextOf(type), "::operator");
}

// A function, method, constructor ... with or without body. Returns its symbol or kNone.
uint32_t AddFunction(Walk& walk, NodeIndex node, Declared declared, bool first) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex whole = WholeDefinition(tree, node);
  std::string name = NameText(tree, declared);
  if (name.empty()) return kNone;
  if (declared.qualifier.empty() && IsMisreadConversion(tree, node)) {
    std::string_view type = tree.FieldText(node, Field::type);
    declared.qualifier = type.substr(0, type.size() - std::string_view("::operator").size());
    declared.operator_function = true;
    name = "operator " + name;
  }
  bool is_friend = tree.KindOf(whole) == Kind::friend_declaration || tree.ParentKind(node) == Kind::friend_declaration;
  bool in_class = InClassBody(walk) && !is_friend;
  bool has_type = tree.Child(node, Field::type) != kNoNode;
  std::string_view class_name = EnclosingClassName(walk);
  uint32_t parent = walk.context().symbol;
  SymbolKind kind = in_class ? SymbolKind::kMethod : SymbolKind::kFunction;
  if (!declared.qualifier.empty()) {
    ScopeGuess guess = GuessScope(walk, declared.qualifier);
    std::string_view last = LastComponent(declared.qualifier);
    kind = guess.is_namespace ? SymbolKind::kFunction : SymbolKind::kMethod;
    if (guess.parent != kNone) parent = guess.parent;
    if (name == last && !has_type) kind = SymbolKind::kConstructor;
  } else if (in_class && !class_name.empty() && name == class_name && !has_type) {
    kind = SymbolKind::kConstructor;
  }
  if (declared.destructor) kind = SymbolKind::kDestructor;
  if (declared.operator_function || declared.conversion) kind = SymbolKind::kOperator;
  uint32_t flags = 0;
  if (declared.specialization) flags |= kSymbolSpecialization;
  NodeIndex body = tree.Child(node, Field::body);
  if (tree.KindOf(node) == Kind::function_definition) {
    flags |= kSymbolDefinition;
    if (tree.ChildOfKind(node, Kind::delete_method_clause) != kNoNode) flags |= kSymbolDeleted;
    if (tree.ChildOfKind(node, Kind::pure_virtual_clause) != kNoNode) {
      flags |= kSymbolAbstract | kSymbolVirtual;
      flags &= ~static_cast<uint32_t>(kSymbolDefinition);
    }
  } else if (declared.initializer != kNoNode) {
    flags |= kSymbolDefinition;
    if (IsDeleted(tree, declared.initializer)) flags |= kSymbolDeleted;
  } else if (in_class) {
    NodeIndex value = tree.Child(node, Field::default_value);
    if (value != kNoNode && tree.TextOf(value) == "0") flags |= kSymbolAbstract | kSymbolVirtual;
  }
  uint32_t symbol = walk.AddSymbol(kind, name, first ? whole : node, declared.name, flags);
  walk.symbol(symbol).parent = is_friend ? kNone : parent;
  if (is_friend && parent != kNone) walk.symbol(symbol).parent = walk.symbol(parent).parent;
  Complete(walk, symbol, first ? whole : node, node, tree[declared.full_name].begin, true);
  if (is_friend) walk.symbol(symbol).visibility = Visibility::kPublic;
  walk.SetSignature(symbol, PlainLine(tree.text.substr(tree[node].begin, tree[declared.outer].end - tree[node].begin)));
  if (kind != SymbolKind::kConstructor && kind != SymbolKind::kDestructor && !declared.conversion) {
    walk.symbol(symbol).type = walk.facts().Add(TypeText(tree, node, declared));
  } else if (declared.conversion) {
    walk.symbol(symbol).type = walk.facts().Add(StartsWith(name, "operator ") ? std::string_view(name).substr(9) : std::string_view());
  }
  if (!declared.qualifier.empty()) {
    walk.AddClause(symbol, ClauseKind::kScope, PlainLine(declared.qualifier, 200), tree[declared.name].row);
  }
  AddAttributes(walk, symbol, node);
  walk.symbol(symbol).flags |= FlagsOfTail(walk, symbol, declared.function);
  AddTemplateHead(walk, symbol, whole, node);
  AddParameters(walk, symbol, declared.function);
  if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  NoteEntry(walk, symbol, name);
  return symbol;
}

// A name that a macro call spells like a declaration: DISALLOW_COPY(Foo);
bool IsMacroCall(Walk& walk, NodeIndex node, const Declared& declared) {
  const SyntaxTree& tree = walk.tree();
  if (tree.Child(node, Field::type) != kNoNode || declared.function == kNoNode) return false;
  if (declared.destructor || declared.conversion || declared.operator_function || !declared.qualifier.empty()) return false;
  std::string_view name = tree.TextOf(declared.name);
  if (InClassBody(walk) && name == EnclosingClassName(walk)) return false;
  return !StateOf(walk).is_c || IsMacroLike(name);
}

void AddData(Walk& walk, NodeIndex node, const Declared& declared, bool first) {
  const SyntaxTree& tree = walk.tree();
  Kind name_kind = tree.KindOf(declared.name);
  if (name_kind != Kind::identifier && name_kind != Kind::field_identifier) return;
  std::string name = NameText(tree, declared);
  NodeIndex whole = WholeDefinition(tree, node);
  SymbolKind kind = InClassBody(walk) ? SymbolKind::kField : SymbolKind::kVariable;
  uint32_t parent = walk.context().symbol;
  std::string type = TypeText(tree, node, declared);
  std::string_view head = tree.text.substr(tree[node].begin, tree[declared.full_name].begin - tree[node].begin);
  bool is_constexpr = head.find("constexpr") != std::string_view::npos;
  bool is_const = is_constexpr || StartsWith(type, "const ") || EndsWith(type, " const") || EndsWith(type, "*const");
  bool pointer_to_const = !is_constexpr && StartsWith(type, "const ") && type.find('*') != std::string::npos &&
                          type.find("* const") == std::string::npos;
  if (!declared.qualifier.empty()) {
    ScopeGuess guess = GuessScope(walk, declared.qualifier);
    if (!guess.is_namespace) kind = SymbolKind::kField;
    if (guess.parent != kNone) parent = guess.parent;
  } else if (kind == SymbolKind::kVariable && is_const && !pointer_to_const) {
    kind = SymbolKind::kConstant;
  }
  NodeIndex value = declared.initializer;
  if (value == kNoNode && tree.KindOf(node) == Kind::field_declaration) value = tree.Child(node, Field::default_value);
  bool is_lambda = value != kNoNode && tree.KindOf(value) == Kind::lambda_expression;
  if (is_lambda) kind = SymbolKind::kLambda;
  bool is_extern = head.find("extern") != std::string_view::npos && value == kNoNode;
  uint32_t flags = is_extern ? 0u : kSymbolDefinition;
  uint32_t symbol = walk.AddSymbol(kind, name, first ? whole : node, declared.name, flags);
  walk.symbol(symbol).parent = parent;
  Complete(walk, symbol, first ? whole : node, node, tree[declared.full_name].begin, true);
  if (is_const && !pointer_to_const) walk.symbol(symbol).flags |= kSymbolConst;
  walk.symbol(symbol).type = walk.facts().Add(type);
  std::string signature = PlainLine(tree.text.substr(tree[node].begin, tree[declared.outer].end - tree[node].begin));
  if (!first) signature = type + " " + name;
  walk.SetSignature(symbol, signature);
  if (!declared.qualifier.empty()) {
    walk.AddClause(symbol, ClauseKind::kScope, PlainLine(declared.qualifier, 200), tree[declared.name].row);
  }
  if (first) {
    AddAttributes(walk, symbol, node);
    AddTemplateHead(walk, symbol, whole, node);
  }
  if (value != kNoNode && !is_lambda) walk.SetValue(symbol, value);
  if (is_lambda) {
    NodeIndex declarator = tree.Child(value, Field::declarator);
    if (declarator != kNoNode) AddParameters(walk, symbol, declarator);
    NodeIndex body = tree.Child(value, Field::body);
    if (body != kNoNode) walk.symbol(symbol).body_begin_row = tree[body].row;
  }
  walk.Defined(symbol, node);
  if (is_lambda) walk.OpenScope(symbol, node);
}

// The name a typedef gives to a type without one: typedef struct { } Name;
NodeIndex TypedefName(const SyntaxTree& tree, NodeIndex specifier) {
  NodeIndex parent = tree.Parent(specifier);
  if (parent == kNoNode || tree.KindOf(parent) != Kind::type_definition) return kNoNode;
  for (NodeIndex child : tree.Children(parent)) {
    if (tree[child].field == Field::declarator && tree.KindOf(child) == Kind::type_identifier) return child;
  }
  return kNoNode;
}

}  // namespace

// ---- Scopes ------------------------------------------------------------------------------------------------------

void EnterNamespace(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) {
    walk.Push(node);
    walk.context().language_bits |= kInternalLinkage;
    return;
  }
  bool is_inline = tree.HasToken(node, "inline");
  std::vector<NodeIndex> parts;
  if (tree.KindOf(name) == Kind::nested_namespace_specifier) {
    // a::b::c nests to the right: every level holds a namespace_identifier and the rest.
    for (NodeIndex at = name + 1; at < tree[name].next; ++at) {
      if (tree.KindOf(at) == Kind::namespace_identifier) parts.push_back(at);
    }
  } else {
    parts.push_back(name);
  }
  for (size_t i = 0; i < parts.size(); ++i) {
    uint32_t symbol = walk.AddSymbol(SymbolKind::kNamespace, tree.TextOf(parts[i]), node, parts[i], kSymbolDefinition);
    StateOf(walk).namespaces.insert(tree.TextOf(parts[i]));
    Symbol& row = walk.symbol(symbol);
    if (i > 0) {
      row.begin = tree[parts[i]].begin;
      row.begin_row = tree[parts[i]].row;
    }
    if (is_inline) row.flags |= kSymbolInline;
    row.visibility = VisibilityHere(walk);
    walk.SetSignature(symbol, "namespace " + std::string(tree.TextOf(i == 0 ? parts[0] : parts[i])));
    if (i == 0) AttachDoc(walk, symbol, tree[node].row, tree[node].end, false);
    walk.OpenScope(symbol, node);
  }
}

void EnterNamespaceAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  NodeIndex target = tree.LastNamedChild(node);
  if (name == kNoNode || target == kNoNode || target == name) return;
  walk.AddBinding(tree.TextOf(name), PlainLine(tree.TextOf(target), 100));
}

void EnterLinkage(Walk& walk, NodeIndex node) {
  if (walk.tree().FieldText(node, Field::value) != "\"C\"") return;
  walk.Push(node);
  walk.context().language_bits |= kExternC;
}

void EnterAccess(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  if (tree.ParentKind(node) == Kind::base_class_clause) return;
  std::string_view text = tree.TextOf(node);
  uint32_t bit = StartsWith(text, "private") ? kAccessPrivate : StartsWith(text, "protected") ? kAccessProtected : kAccessPublic;
  if (!InClassBody(walk)) return;
  walk.context().language_bits = (walk.context().language_bits & ~static_cast<uint32_t>(kAccessMask)) | bit;
}

// ---- Types -------------------------------------------------------------------------------------------------------

void EnterClass(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(node, Field::body);
  if (body == kNoNode) return;
  Kind specifier = tree.KindOf(node);
  SymbolKind kind = specifier == Kind::class_specifier   ? SymbolKind::kClass
                    : specifier == Kind::union_specifier ? SymbolKind::kUnion
                                                         : SymbolKind::kStruct;
  uint32_t default_access = kind == SymbolKind::kClass ? kAccessPrivate : kAccessPublic;
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex range = node;
  if (name_node == kNoNode) {
    name_node = TypedefName(tree, node);
    if (name_node != kNoNode) range = tree.Parent(node);
  }
  if (name_node == kNoNode) {
    // Members of an unnamed struct belong to the type around it.
    walk.Push(node);
    if (!InClassBody(walk)) walk.context().language_bits |= default_access;
    return;
  }
  SplitName split = SplitQualified(tree, name_node);
  if (split.name == kNoNode) return;
  std::string_view name = tree.TextOf(split.name);
  NodeIndex whole = WholeDefinition(tree, range);
  uint32_t flags = kSymbolDefinition;
  if (split.templated) flags |= kSymbolSpecialization;
  uint32_t symbol = walk.AddSymbol(kind, name, whole, split.name, flags);
  if (!split.qualifier.empty()) {
    ScopeGuess guess = GuessScope(walk, split.qualifier);
    if (guess.parent != kNone) walk.symbol(symbol).parent = guess.parent;
    walk.AddClause(symbol, ClauseKind::kScope, PlainLine(split.qualifier, 200), tree[split.name].row);
  }
  uint32_t body_begin = tree[body].begin;
  Complete(walk, symbol, whole, range, body_begin, false);
  walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolStatic | kSymbolInline | kSymbolVirtual);
  if (!InClassBody(walk) && walk.symbol(symbol).visibility == Visibility::kPrivate &&
      !(walk.context().language_bits & kInternalLinkage)) {
    walk.symbol(symbol).visibility = Visibility::kPublic;
  }
  std::string signature = PlainLine(Trim(tree.text.substr(tree[node].begin, body_begin - tree[node].begin)));
  if (range != node) signature = "typedef " + signature + " " + std::string(name);
  walk.SetSignature(symbol, signature);
  walk.symbol(symbol).body_begin_row = tree[body].row;
  AddAttributes(walk, symbol, node);
  AddTemplateHead(walk, symbol, whole, node);
  if (!split.templated) StateOf(walk).types[name] = symbol;
  NodeIndex bases = tree.ChildOfKind(node, Kind::base_class_clause);
  walk.Defined(symbol, whole);
  walk.OpenScope(symbol, node);
  walk.context().language_bits =
      (walk.context().language_bits & ~static_cast<uint32_t>(kAccessMask | kExternC)) | default_access;
  if (bases != kNoNode) {
    for (NodeIndex child : tree.Children(bases)) {
      Kind base_kind = tree.KindOf(child);
      if (base_kind != Kind::type_identifier && base_kind != Kind::template_type && base_kind != Kind::qualified_identifier) {
        continue;
      }
      SplitName base = SplitQualified(tree, child);
      if (base.name == kNoNode) continue;
      std::string qualifier = PlainLine(base.qualifier, 78);
      walk.AddClause(symbol, ClauseKind::kBase, PlainLine(tree.TextOf(child), 160), tree[child].row);
      if (StateOf(walk).template_names.count(tree.TextOf(base.name)) != 0 && qualifier.empty()) continue;
      walk.AddReference(ReferenceKind::kBase, base.name, qualifier, tree.TextOf(base.name));
      walk.rules().OnNamed(RuleEvent::kBase, child, tree.TextOf(base.name), qualifier, {}, symbol);
    }
  }
}

void EnterEnum(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex body = tree.Child(node, Field::body);
  if (body == kNoNode) return;
  NodeIndex name_node = tree.Child(node, Field::name);
  NodeIndex range = node;
  if (name_node == kNoNode) {
    name_node = TypedefName(tree, node);
    if (name_node != kNoNode) range = tree.Parent(node);
  }
  if (name_node == kNoNode) return;
  SplitName split = SplitQualified(tree, name_node);
  if (split.name == kNoNode) return;
  NodeIndex whole = WholeDefinition(tree, range);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnum, tree.TextOf(split.name), whole, split.name, kSymbolDefinition);
  Complete(walk, symbol, whole, range, tree[body].begin, false);
  std::string signature = PlainLine(Trim(tree.text.substr(tree[node].begin, tree[body].begin - tree[node].begin)));
  if (range != node) signature = "typedef " + signature + " " + std::string(tree.TextOf(split.name));
  walk.SetSignature(symbol, signature);
  walk.symbol(symbol).type = walk.facts().Add(PlainLine(tree.FieldText(node, Field::base), 80));
  walk.symbol(symbol).body_begin_row = tree[body].row;
  AddAttributes(walk, symbol, node);
  StateOf(walk).types[tree.TextOf(split.name)] = symbol;
  walk.Defined(symbol, whole);
  walk.OpenScope(symbol, node);
  walk.context().language_bits = (walk.context().language_bits & ~static_cast<uint32_t>(kAccessMask)) | kAccessPublic;
}

void EnterEnumerator(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kEnumMember, tree.TextOf(name), node, name, kSymbolDefinition);
  walk.symbol(symbol).visibility = VisibilityHere(walk);
  NodeIndex value = tree.Child(node, Field::value);
  if (value != kNoNode) walk.SetValue(symbol, value);
  walk.SetSignature(symbol, PlainLine(tree.TextOf(node), 160));
  AttachDoc(walk, symbol, tree[node].row, tree[node].end, true);
}

void EnterTypedef(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type);
  if (type == kNoNode) return;
  NodeIndex own_name = kNoNode;
  bool unnamed = false;
  switch (tree.KindOf(type)) {
    case Kind::class_specifier: case Kind::struct_specifier: case Kind::union_specifier: case Kind::enum_specifier:
      own_name = tree.Child(type, Field::name);
      unnamed = own_name == kNoNode && tree.Child(type, Field::body) != kNoNode;
      break;
    default: break;
  }
  NodeIndex given = unnamed ? TypedefName(tree, type) : kNoNode;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field != Field::declarator || child == given) continue;
    Declared declared = ReadDeclarator(tree, child);
    if (declared.name == kNoNode) continue;
    std::string name = NameText(tree, declared);
    if (own_name != kNoNode && tree.TextOf(own_name) == name && tree.Child(type, Field::body) != kNoNode) continue;
    uint32_t symbol = walk.AddSymbol(SymbolKind::kTypeAlias, name, node, declared.name, kSymbolDefinition);
    Complete(walk, symbol, node, node, tree[declared.full_name].begin, true);
    walk.symbol(symbol).flags &= ~static_cast<uint32_t>(kSymbolStatic);
    NodeIndex function = declared.function;
    declared.function = kNoNode;
    walk.symbol(symbol).type = walk.facts().Add(TypeText(tree, node, declared));
    std::string signature = PlainLine(tree.TextOf(node));
    if (tree.Child(type, Field::body) != kNoNode) signature = "typedef " + std::string(walk.facts().strings.Get(walk.symbol(symbol).type)) + " " + name;
    if (!signature.empty() && signature.back() == ';') signature.pop_back();
    walk.SetSignature(symbol, signature);
    if (function != kNoNode) AddParameters(walk, symbol, function);
    walk.Defined(symbol, node);
  }
}

void EnterAlias(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  NodeIndex whole = WholeDefinition(tree, node);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kTypeAlias, tree.TextOf(name), whole, name, kSymbolDefinition);
  Complete(walk, symbol, whole, node, tree[name].begin, true);
  walk.symbol(symbol).type = walk.facts().Add(PlainLine(tree.FieldText(node, Field::type), 200));
  std::string signature = PlainLine(tree.TextOf(node));
  if (!signature.empty() && signature.back() == ';') signature.pop_back();
  walk.SetSignature(symbol, signature);
  AddTemplateHead(walk, symbol, whole, node);
  AddAttributes(walk, symbol, node);
  walk.Defined(symbol, whole);
}

void EnterConcept(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  NodeIndex whole = WholeDefinition(tree, node);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kConcept, tree.TextOf(name), whole, name, kSymbolDefinition);
  Complete(walk, symbol, whole, node, tree[name].begin, false);
  walk.SetSignature(symbol, PlainLine(tree.TextOf(node), 300));
  AddTemplateHead(walk, symbol, whole, node);
  walk.Defined(symbol, whole);
}

// "#define NAME(a, b) value" at `line`, which has no node.
void AddBlankedMacro(Walk& walk, const MaskedMacro& line, uint32_t row) {
  std::string_view text = walk.text().substr(line.begin, line.end - line.begin);
  size_t name_begin = text.find("define");
  if (name_begin == std::string_view::npos) return;
  name_begin = text.find_first_not_of(" \t", name_begin + 6);
  if (name_begin == std::string_view::npos) return;
  size_t name_end = name_begin;
  while (name_end < text.size() && IsWordCharacter(text[name_end])) ++name_end;
  if (name_end == name_begin) return;
  std::string_view name = text.substr(name_begin, name_end - name_begin);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMacro, name, 0, kNoNode, kSymbolDefinition);
  std::string signature = "#define " + std::string(name);
  size_t value = name_end;
  if (name_end < text.size() && text[name_end] == '(') {
    size_t close = std::min(text.find(')', name_end), text.size() - 1);
    signature += PlainLine(text.substr(name_end, close + 1 - name_end), 200);
    value = close + 1;
  }
  walk.SetSignature(symbol, signature);
  Symbol& added = walk.symbol(symbol);
  added.value = walk.facts().Add(PlainLine(Trim(text.substr(value)), 110));
  added.parent = kNone;
  added.flags = kSymbolDefinition;
  added.begin = line.begin;
  added.end = line.end;
  added.name_begin = line.begin + static_cast<uint32_t>(name_begin);
  added.row = added.begin_row = row;
  added.end_row = row + RowsBetween(walk.text(), line.begin, line.end);
}

void EnterTemplateParameters(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  for (NodeIndex child : tree.Children(node)) {
    NodeIndex id = tree.Child(child, Field::name);
    if (id == kNoNode) id = tree.ChildOfKind(child, Kind::type_identifier);
    Kind kind = tree.KindOf(child);
    if (id == kNoNode || (kind != Kind::type_parameter_declaration && kind != Kind::variadic_type_parameter_declaration &&
                          kind != Kind::optional_type_parameter_declaration)) {
      continue;
    }
    StateOf(walk).template_names.insert(tree.TextOf(id));
  }
}

// ---- Functions and data --------------------------------------------------------------------------------------------

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex declarator = tree.Child(node, Field::declarator);
  if (declarator == kNoNode) return;
  Declared declared = ReadDeclarator(tree, declarator);
  if (declared.name == kNoNode || declared.function == kNoNode) return;
  if (tree.KindOf(declared.function) == Kind::function_declarator && IsMacroCall(walk, node, declared) &&
      IsMacroLike(tree.TextOf(declared.name))) {
    NodeIndex parameters = tree.Child(declared.function, Field::parameters);
    if (parameters != kNoNode) {
      AddMacroFunction(walk, node, declared.name, parameters);
      return;
    }
  }
  uint32_t symbol = AddFunction(walk, node, declared, true);
  if (symbol == kNone) return;
  walk.Defined(symbol, node);
  walk.OpenScope(symbol, node);
  walk.context().language_bits &= ~static_cast<uint32_t>(kAccessMask);
}

void EnterDeclaration(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NoteBindingDeclaration(walk, node);
  bool file_scope = IsFileScope(tree, node) || tree.ParentKind(node) == Kind::friend_declaration;
  bool local = walk.context().callable != kNone && !InClassBody(walk);
  bool first = true;
  for (NodeIndex child : tree.Children(node)) {
    if (tree[child].field != Field::declarator) continue;
    Declared declared = ReadDeclarator(tree, child);
    if (declared.name == kNoNode) continue;
    if (local || !file_scope) {
      // Of what stands in a body only named lambdas are symbols.
      StateOf(walk).local_names.insert(tree.TextOf(declared.name));
      if (declared.initializer != kNoNode && tree.KindOf(declared.initializer) == Kind::lambda_expression &&
          walk.context().callable != kNone) {
        AddData(walk, node, declared, first);
        return;
      }
      continue;
    }
    bool special = declared.initializer != kNoNode &&
                   (IsDefaulted(tree, declared.initializer) || IsDeleted(tree, declared.initializer));
    if (declared.function != kNoNode && (declared.initializer == kNoNode || special)) {
      if (IsMacroCall(walk, node, declared)) {
        // Not a macro but a deduction guide: Box(T) -> Box<T>;
        if (tree.ChildOfKind(declared.function, Kind::trailing_return_type) != kNoNode) continue;
        walk.AddCall(node, declared.name, {}, tree.TextOf(declared.name), ReferenceKind::kMacro);
      } else {
        uint32_t symbol = AddFunction(walk, node, declared, first);
        if (symbol != kNone) {
          walk.Defined(symbol, node);
          // Default arguments and parameter types belong to it.
          walk.OpenScope(symbol, node);
          walk.context().language_bits &= ~static_cast<uint32_t>(kAccessMask);
          return;
        }
      }
    } else {
      AddData(walk, node, declared, first);
    }
    first = false;
  }
}

void EnterMacro(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.Child(node, Field::name);
  if (name == kNoNode) return;
  uint32_t symbol = walk.AddSymbol(SymbolKind::kMacro, tree.TextOf(name), node, name, kSymbolDefinition);
  Symbol& row = walk.symbol(symbol);
  row.parent = kNone;  // macros know no scope
  row.flags &= ~static_cast<uint32_t>(kSymbolLocal);
  std::string signature = "#define " + std::string(tree.TextOf(name));
  NodeIndex parameters = tree.Child(node, Field::parameters);
  if (parameters != kNoNode) {
    signature += PlainLine(tree.TextOf(parameters), 200);
    for (NodeIndex child : tree.Children(parameters)) {
      std::string_view text = tree.TextOf(child);
      if (tree.KindOf(child) == Kind::identifier) walk.AddParameter(symbol, text, {}, {}, ParameterKind::kNormal);
      else if (text == "...") walk.AddParameter(symbol, text, {}, {}, ParameterKind::kVarArgs);
    }
  }
  walk.SetSignature(symbol, signature);
  NodeIndex value = tree.Child(node, Field::value);
  if (value != kNoNode) {
    walk.symbol(symbol).value = walk.facts().Add(PlainLine(Trim(tree.TextOf(value)), 110));
    if (parameters != kNoNode) walk.symbol(symbol).body_begin_row = tree[value].row;
  }
  std::string doc;
  uint32_t doc_row = kNone;
  if (walk.DocBefore(tree[node].row, &doc, &doc_row)) walk.SetDoc(symbol, doc, doc_row);
  walk.Defined(symbol, node);
  walk.SkipChildren();
}

// TEST_CASE("name", "[tag]") { ... } parses as a call without its semicolon, then a block.
void EnterExpressionStatement(Walk& walk, NodeIndex node) {
  if (walk.context().callable != kNone) return;
  const SyntaxTree& tree = walk.tree();
  NodeIndex call = tree.FirstNamedChild(node);
  if (call == kNoNode || tree.KindOf(call) != Kind::call_expression) return;
  NodeIndex function = tree.Child(call, Field::function);
  NodeIndex arguments = tree.Child(call, Field::arguments);
  NodeIndex block = tree.NextSibling(node);
  if (function == kNoNode || arguments == kNoNode || block == kNoNode) return;
  if (tree.KindOf(function) != Kind::identifier || tree.KindOf(block) != Kind::compound_statement) return;
  std::string_view macro = tree.TextOf(function);
  if (!IsMacroLike(macro)) return;
  NodeIndex last = tree[node].next - 1;
  if (!(tree[last].flags & kNodeMissing)) return;
  std::string name;
  uint32_t flags = kSymbolDefinition | kSymbolFromMacro;
  NodeIndex argument = tree.FirstNamedChild(arguments);
  if (IsTestMacro(macro) && argument != kNoNode) {
    flags |= kSymbolTest;
    std::string_view text = tree.TextOf(argument);
    if (text.size() >= 2 && text[0] == '"') text = text.substr(1, text.size() - 2);
    name = PlainLine(text, 160);
  }
  if (name.empty()) name = PlainLine(tree.TextOf(call), 120);
  uint32_t symbol = walk.AddSymbol(SymbolKind::kFunction, name, node, function, flags);
  Complete(walk, symbol, node, node, tree[function].begin, false);
  walk.SetSignature(symbol, PlainLine(tree.TextOf(call), 200));
  Symbol& row = walk.symbol(symbol);
  row.end = tree[block].end;
  row.end_row = tree[block].end_row;
  row.body_begin_row = tree[block].row;
  StateOf(walk).pending_block = block;
  StateOf(walk).pending_symbol = symbol;
  walk.Defined(symbol, node);
}

void EnterBlock(Walk& walk, NodeIndex node) {
  if (node == StateOf(walk).pending_block) walk.OpenScope(StateOf(walk).pending_symbol, node);
}

}  // namespace repodoc::cpp
