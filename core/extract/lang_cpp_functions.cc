// Functions and data of C and C++: declarations and definitions in and out of classes, lambdas bound to
// names.
#include <algorithm>

#include "core/base/text.h"
#include "core/extract/lang_cpp_declarator.h"
#include "core/extract/lang_cpp_parts.h"
#include "core/extract/lang_cpp_state.h"
#include "core/base/properties.h"

namespace repodoc::cpp {
namespace {

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
      case Kind::type_qualifier:
        if (text == "const") flags |= kSymbolConst;
        break;
      case Kind::virtual_specifier:
        if (text == "override") flags |= kSymbolOverride | kSymbolVirtual;
        break;
      case Kind::noexcept_:
        if (text.find("false") == std::string_view::npos) flags |= kSymbolNoexcept;
        break;
      case Kind::throw_specifier: {
        std::string inside = PlainLine(text, 120);
        walk.AddClause(symbol, ClauseKind::kThrows, inside, tree[child].row);
        break;
      }
      case Kind::attribute_declaration:
      case Kind::attribute_specifier:
      case Kind::requires_clause:
        break;
      default:
        break;
    }
  }
  AddAttributes(walk, symbol, function);
  return flags;
}

bool IsFileScope(const SyntaxTree& tree, NodeIndex node) {
  switch (tree.ParentKind(WholeDefinition(tree, node))) {
    case Kind::translation_unit:
    case Kind::declaration_list:
    case Kind::linkage_specification:
    case Kind::field_declaration_list:
    case Kind::preproc_if:
    case Kind::preproc_ifdef:
    case Kind::preproc_else:
    case Kind::preproc_elif:
    case Kind::preproc_elifdef:
    case Kind::implementation_definition:
    case Kind::class_interface:
    case Kind::protocol_declaration:
    case Kind::qualified_protocol_interface_declaration:
    case Kind::kError:
      return true;
    default:
      return false;
  }
}

void NoteEntry(Walk& walk, uint32_t symbol, std::string_view name) {
  const Symbol& row = walk.symbol(symbol);
  if (row.kind != SymbolKind::kFunction || row.parent != kNone || !(row.flags & kSymbolDefinition)) return;
  if (name != "main" && name != "wmain" && name != "WinMain" && name != "wWinMain") return;
  walk.symbol(symbol).flags |= kSymbolEntry;
  std::string type(walk.facts().strings.Get(row.type));
  walk.AddProperty(property::kEntryPoint, (type.empty() ? "int" : type) + " " + std::string(name), row.row);
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
// inline Half::operator float() const: the grammar takes "Half::operator" for the result and "float" for the
// name.
bool IsMisreadConversion(const SyntaxTree& tree, NodeIndex node) {
  NodeIndex type = tree.Child(node, Field::type);
  return type != kNoNode && tree.KindOf(type) == Kind::qualified_identifier &&
         EndsWith(tree.TextOf(type), "::operator");
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
  bool is_friend =
      tree.KindOf(whole) == Kind::friend_declaration || tree.ParentKind(node) == Kind::friend_declaration;
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
  walk.SetSignature(
      symbol, PlainLine(tree.text.substr(tree[node].begin, tree[declared.outer].end - tree[node].begin)));
  if (kind != SymbolKind::kConstructor && kind != SymbolKind::kDestructor && !declared.conversion) {
    walk.symbol(symbol).type = walk.facts().Add(TypeText(tree, node, declared));
  } else if (declared.conversion) {
    walk.symbol(symbol).type = walk.facts().Add(
        StartsWith(name, "operator ") ? std::string_view(name).substr(9) : std::string_view());
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
  if (declared.destructor || declared.conversion || declared.operator_function || !declared.qualifier.empty())
    return false;
  std::string_view name = tree.TextOf(declared.name);
  if (InClassBody(walk) && name == EnclosingClassName(walk)) return false;
  return !StateOf(walk).is_c || IsMacroWord(name);
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
  std::string_view head =
      tree.text.substr(tree[node].begin, tree[declared.full_name].begin - tree[node].begin);
  bool is_constexpr = head.find("constexpr") != std::string_view::npos;
  bool is_const =
      is_constexpr || StartsWith(type, "const ") || EndsWith(type, " const") || EndsWith(type, "*const");
  bool pointer_to_const = !is_constexpr && StartsWith(type, "const ") &&
                          type.find('*') != std::string::npos && type.find("* const") == std::string::npos;
  if (!declared.qualifier.empty()) {
    ScopeGuess guess = GuessScope(walk, declared.qualifier);
    if (!guess.is_namespace) kind = SymbolKind::kField;
    if (guess.parent != kNone) parent = guess.parent;
  } else if (kind == SymbolKind::kVariable && is_const && !pointer_to_const) {
    kind = SymbolKind::kConstant;
  }
  NodeIndex value = declared.initializer;
  if (value == kNoNode && tree.KindOf(node) == Kind::field_declaration)
    value = tree.Child(node, Field::default_value);
  bool is_lambda = value != kNoNode && tree.KindOf(value) == Kind::lambda_expression;
  if (is_lambda) kind = SymbolKind::kLambda;
  bool is_extern = head.find("extern") != std::string_view::npos && value == kNoNode;
  uint32_t flags = is_extern ? 0u : kSymbolDefinition;
  uint32_t symbol = walk.AddSymbol(kind, name, first ? whole : node, declared.name, flags);
  walk.symbol(symbol).parent = parent;
  Complete(walk, symbol, first ? whole : node, node, tree[declared.full_name].begin, true);
  if (is_const && !pointer_to_const) walk.symbol(symbol).flags |= kSymbolConst;
  walk.symbol(symbol).type = walk.facts().Add(type);
  std::string signature =
      PlainLine(tree.text.substr(tree[node].begin, tree[declared.outer].end - tree[node].begin));
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

}  // namespace

void EnterFunction(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex declarator = tree.Child(node, Field::declarator);
  if (declarator == kNoNode) return;
  Declared declared = ReadDeclarator(tree, declarator);
  if (declared.name == kNoNode || declared.function == kNoNode) return;
  if (tree.KindOf(declared.function) == Kind::function_declarator && IsMacroCall(walk, node, declared) &&
      IsMacroWord(tree.TextOf(declared.name))) {
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
    if (local || !file_scope) AddLocal(walk, walk.context().callable, node, child);
    if (declared.name == kNoNode) continue;
    if (local || !file_scope) {
      // Of what stands in a body only named lambdas are symbols.
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

}  // namespace repodoc::cpp
