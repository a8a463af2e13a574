// C, C++, CUDA and, as far as they are C++, Objective-C++: the table of node kinds, includes, conditionals and
// references. Definitions are in lang_cpp_types.cc, lang_cpp_functions.cc and lang_cpp_macros.cc, bindings to other
// languages in lang_cpp_bindings.cc; what the grammars cannot follow is blanked beforehand by lang_cpp_mask.h.
#include "core/base/text.h"
#include "core/extract/lang_cpp_declarator.h"
#include "core/extract/lang_cpp_state.h"
#include "core/extract/language_definitions.h"
#include "core/base/properties.h"
#include "core/rules/rule_tables.h"

namespace repodoc {
namespace cpp {

PreparedText Prepare(std::string_view language, std::string_view text) {
  CDialect dialect = CDialect::kCpp;
  if (language == "c") dialect = CDialect::kC;
  if (language == "glsl") dialect = CDialect::kGlsl;
  if (language == "cuda" || language == "hip") dialect = CDialect::kCuda;
  if (language == "objc" || language == "objcpp") dialect = CDialect::kObjectiveCpp;
  auto state = std::make_unique<State>();
  state->masked = MaskMacros(text, dialect);
  PreparedText out;
  out.changed = state->masked.changed;
  out.text = state->masked.text;  // the copy that is kept tells what was blanked
  out.state = std::move(state);
  return out;
}

void Begin(Walk& walk) {
  if (walk.state == nullptr) walk.state = std::make_unique<State>();
  State& state = StateOf(walk);
  state.is_c = walk.language() == "c";
  if (!state.masked.guard.empty())
    walk.AddProperty(property::kHeaderGuard, state.masked.guard, state.masked.guard_row);
}

// Macros defined where the grammar knows no directive: their lines were blanked before parsing; and the uses that were.
void Finish(Walk& walk) {
  uint32_t use_at = 0, use_row = 0;
  for (const MaskedMacro& use : StateOf(walk).masked.macros) {
    for (; use_at < use.begin; ++use_at) use_row += walk.text()[use_at] == '\n';
    walk.AddBlankedReference(ReferenceKind::kMacro, use_row, walk.text().substr(use.begin, use.end - use.begin));
  }
  uint32_t at = 0, row = 0;
  for (const MaskedMacro& line : StateOf(walk).masked.defines) {
    for (; at < line.begin; ++at) row += walk.text()[at] == '\n';
    AddBlankedMacro(walk, line, row);
  }
}

namespace {

// ---- Preprocessor ----

void EnterConditional(Walk& walk, NodeIndex node) {
  walk.Push(node);
  walk.context().conditional = true;
  if (walk.LineOf(walk.tree()[node].row).find("__has_include") != std::string_view::npos) {
    walk.context().language_bits |= kGuardedInclude;
  }
}

void EnterInclude(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex path = tree.Child(node, Field::path);
  if (path == kNoNode) return;
  std::string_view text = Trim(tree.TextOf(path));
  ImportKind kind = ImportKind::kIncludeQuote;
  if (text.size() >= 2 && (text[0] == '<' || text[0] == '"')) {
    if (text[0] == '<') kind = ImportKind::kIncludeSystem;
    text = text.substr(1, text.size() - 2);
  } else {
    return;  // #include MACRO: no file is named
  }
  uint8_t flags = (walk.context().language_bits & kGuardedInclude) ? kImportGuarded : 0;
  uint32_t import = walk.AddImport(kind, text, node, flags);
  walk.facts().imports[import].end_row = walk.facts().imports[import].row;  // the node ends with its newline
  walk.SkipChildren();
}

// ---- References ----

// Calls whose arguments are facts of their own: environment variables and command-line options.
void NoteSpecialCall(Walk& walk, NodeIndex call, std::string_view name) {
  const SyntaxTree& tree = walk.tree();
  bool environment = name == "getenv" || name == "secure_getenv" || name == "check_env";
  size_t define = name.find("DEFINE_");
  bool flag = define != std::string_view::npos && IsMacroWord(name.substr(0, define + 6));
  if (!environment && !flag) return;
  NodeIndex arguments = tree.Child(call, Field::arguments);
  NodeIndex first = arguments == kNoNode ? kNoNode : tree.FirstNamedChild(arguments);
  if (first == kNoNode) return;
  std::string_view text = tree.TextOf(first);
  if (environment) {
    if (tree.KindOf(first) != Kind::string_literal || text.size() < 3) return;
    walk.AddProperty(property::kEnvironment, text.substr(1, text.size() - 2), tree[first].row);
    return;
  }
  // C10_DEFINE_bool(name, false, "help")
  static constexpr std::string_view kTypes[] = {"bool",   "int",    "int32",  "int64",
                                                "uint32", "uint64", "double", "string"};
  for (std::string_view type : kTypes) {
    if (name.substr(define + 7) == type && tree.KindOf(first) == Kind::identifier) {
      walk.AddProperty(property::kFlag, "--" + std::string(text), tree[first].row);
    }
  }
}

// Written like calls of templates.
bool IsCast(std::string_view name) {
  return name == "static_cast" || name == "dynamic_cast" || name == "const_cast" || name == "reinterpret_cast";
}

void EnterCall(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex function = tree.Child(node, Field::function);
  if (function == kNoNode) return;
  ReferenceKind kind = ReferenceKind::kCall;
  if (tree.ChildOfKind(node, Kind::kernel_call_syntax) != kNoNode) kind = ReferenceKind::kKernelLaunch;
  switch (tree.KindOf(function)) {
    case Kind::identifier: {
      std::string_view name = tree.TextOf(function);
      NoteSpecialCall(walk, node, name);
      if (kind == ReferenceKind::kCall && IsMacroWord(name)) kind = ReferenceKind::kMacro;
      walk.AddCall(node, function, {}, name, kind);
      NoteBindingCall(walk, node, {}, name);
      return;
    }
    case Kind::qualified_identifier:
    case Kind::template_function:
    case Kind::dependent_name: {
      SplitName split = SplitQualified(tree, function);
      if (split.name == kNoNode || IsCast(tree.TextOf(split.name))) return;
      std::string qualifier = PlainLine(split.qualifier, 78);
      NoteSpecialCall(walk, node, tree.TextOf(split.name));
      walk.AddCall(node, split.name, qualifier, tree.TextOf(split.name), kind);
      NoteBindingCall(walk, node, qualifier, tree.TextOf(split.name));
      return;
    }
    case Kind::field_expression: {
      NodeIndex field = tree.Child(function, Field::field);
      NodeIndex argument = tree.Child(function, Field::argument);
      if (field == kNoNode || argument == kNoNode) return;
      SplitName split = SplitQualified(tree, field);
      if (split.name == kNoNode || tree.KindOf(split.name) == Kind::destructor_name) return;
      walk.AddCall(node, split.name, Receiver(walk, argument), tree.TextOf(split.name), kind);
      NoteBindingCall(walk, node, ".", tree.TextOf(split.name));
      return;
    }
    default:
      return;
  }
}

void EnterNew(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex type = tree.Child(node, Field::type);
  if (type == kNoNode) return;
  SplitName split = SplitQualified(tree, type);
  if (split.name == kNoNode || tree.KindOf(split.name) != Kind::type_identifier) return;
  walk.AddCall(node, split.name, PlainLine(split.qualifier, 78), tree.TextOf(split.name));
}

// Of std: what it names is never of this repository.
bool IsStandard(std::string_view qualifier) {
  return qualifier == "std" || StartsWith(qualifier, "std::") || StartsWith(qualifier, "::std");
}

// The outermost node whose last component this is: a::b<c>::Name.
NodeIndex WholeName(const SyntaxTree& tree, NodeIndex node) {
  while (true) {
    NodeIndex parent = tree.Parent(node);
    if (parent == kNoNode || tree[node].field != Field::name) return node;
    Kind kind = tree.KindOf(parent);
    if (kind != Kind::qualified_identifier && kind != Kind::template_type &&
        kind != Kind::template_function && kind != Kind::template_method && kind != Kind::dependent_type) {
      return node;
    }
    node = parent;
  }
}

std::string QualifierOf(const SyntaxTree& tree, NodeIndex whole, NodeIndex name) {
  if (whole == name) return {};
  std::string_view before = Trim(tree.text.substr(tree[whole].begin, tree[name].begin - tree[whole].begin));
  if (EndsWith(before, "template")) before = Trim(before.substr(0, before.size() - 8));
  if (EndsWith(before, "::")) before.remove_suffix(2);
  return PlainLine(Trim(before), 78);
}

void EnterTypeName(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex whole = WholeName(tree, node);
  NodeIndex parent = tree.Parent(whole);
  if (parent == kNoNode) return;
  switch (tree.KindOf(parent)) {
    case Kind::class_specifier:
    case Kind::struct_specifier:
    case Kind::union_specifier:
    case Kind::enum_specifier:
      // A definition's own name; `struct stat s` uses the type.
      if (tree[whole].field == Field::name && tree.Child(parent, Field::body) != kNoNode) return;
      break;
    case Kind::type_parameter_declaration:
    case Kind::variadic_type_parameter_declaration:
      return;
    case Kind::optional_type_parameter_declaration:
    case Kind::alias_declaration:
      if (tree[whole].field == Field::name) return;
      break;
    case Kind::type_definition:
    case Kind::pointer_type_declarator:
    case Kind::pointer_declarator:
    case Kind::array_declarator:
    case Kind::function_declarator:
      if (tree[whole].field == Field::declarator) return;
      break;
    case Kind::new_expression:
      return;  // counted as a call
    case Kind::base_class_clause:
      return;  // counted as a base
    case Kind::concept_definition:
      return;
    default:
      break;
  }
  std::string_view name = tree.TextOf(node);
  if (walk.IsClaimed(node)) return;
  if (whole == node && StateOf(walk).template_names.count(name) != 0) return;
  std::string qualifier = QualifierOf(tree, whole, node);
  if (!IsStandard(qualifier)) walk.AddReference(ReferenceKind::kType, node, qualifier, name);
}

}  // namespace

void EnterIdentifier(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex whole = WholeName(tree, node);
  NodeIndex parent = tree.Parent(whole);
  if (parent == kNoNode) return;
  const Node& at = tree[whole];
  switch (at.field) {
    case Field::declarator:
    case Field::name:
    case Field::label:
    case Field::function:
    case Field::designator:
      return;  // defines, or is counted by its call
    default:
      break;
  }
  switch (tree.KindOf(parent)) {
    case Kind::using_declaration:
      if (tree.HasToken(parent, "namespace")) return;  // the namespace is no use of anything in it
      break;
    case Kind::preproc_params:
    case Kind::preproc_defined:
    case Kind::lambda_capture_specifier:
    case Kind::variadic_declarator:
    case Kind::reference_declarator:
    case Kind::parenthesized_declarator:
    case Kind::structured_binding_declarator:
    case Kind::attribute:
    case Kind::destructor_name:
    case Kind::attributed_declarator:
    case Kind::parameter_list:
    case Kind::kError:
      return;
    default:
      break;
  }
  std::string qualifier = QualifierOf(tree, whole, node);
  std::string_view name = tree.TextOf(node);
  if (qualifier.empty() && IsMacroWord(name)) {
    walk.AddReference(ReferenceKind::kMacro, node, {}, name);
    return;
  }
  if (qualifier.empty() && StateOf(walk).locals.Find(walk, name) != nullptr) return;
  walk.AddUse(node, qualifier, name);
}

// A name that no function around binds is one of a class, a namespace or another file; the standard library's lead nowhere.
bool KeepUse(const Walk&, std::string_view qualifier, std::string_view) { return !IsStandard(qualifier); }

namespace {

void EnterThrow(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  uint32_t callable = walk.context().callable;
  NodeIndex value = tree.FirstNamedChild(node);
  if (callable == kNone || value == kNoNode) return;
  if (tree.KindOf(value) == Kind::call_expression)
    value = tree.Child(value, Field::function);
  else if (tree.KindOf(value) == Kind::compound_literal_expression)
    value = tree.Child(value, Field::type);
  else
    return;
  if (value == kNoNode) return;
  std::string text = PlainLine(tree.TextOf(value), 100);
  uint64_t key = (static_cast<uint64_t>(callable) << 32) ^ std::hash<std::string>()(text);
  if (!StateOf(walk).thrown.insert(key).second) return;
  walk.AddClause(callable, ClauseKind::kThrows, text, tree[node].row);
}

void EnterCase(Walk& walk, NodeIndex node) {
  if (walk.tree().Child(node, Field::value) != kNoNode) walk.CountDecision();  // not for default:
}
void EnterGoto(Walk& walk, NodeIndex) { walk.CountCognitive(1); }

void EnterUsing(Walk& walk, NodeIndex node) {
  const SyntaxTree& tree = walk.tree();
  NodeIndex name = tree.LastNamedChild(node);
  if (name == kNoNode || tree.HasToken(node, "namespace")) return;
  SplitName split = SplitQualified(tree, name);
  if (split.name == kNoNode || split.qualifier.empty()) return;
  walk.AddBinding(tree.TextOf(split.name), PlainLine(tree.TextOf(name), 100));
}

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::string_literal, kMeansString | kMeansOpaque},
    {Kind::raw_string_literal, kMeansString | kMeansOpaque},
    {Kind::char_literal, kMeansOpaque},
    {Kind::system_lib_string, kMeansOpaque},

    {Kind::if_statement, kMeansDecision | kMeansCognitive | kMeansNesting},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::for_statement, kMeansDecision | kMeansCognitive | kMeansNesting | kMeansLoop},
    {Kind::for_range_loop, kMeansDecision | kMeansCognitive | kMeansNesting | kMeansLoop, EnterRangeLoop},
    {Kind::while_statement, kMeansDecision | kMeansCognitive | kMeansNesting | kMeansLoop},
    {Kind::do_statement, kMeansDecision | kMeansCognitive | kMeansNesting | kMeansLoop},
    {Kind::switch_statement, kMeansCognitive | kMeansNesting},
    {Kind::case_statement, kMeansNothing, EnterCase},
    {Kind::conditional_expression, kMeansDecision | kMeansCognitive | kMeansNesting},
    {Kind::binary_expression, kMeansBoolean},
    {Kind::try_statement, kMeansTry},
    {Kind::catch_clause, kMeansDecision | kMeansCognitive | kMeansNesting | kMeansHandler, EnterCatch},
    {Kind::seh_try_statement, kMeansTry},
    {Kind::seh_except_clause, kMeansDecision | kMeansCognitive | kMeansNesting | kMeansHandler},
    {Kind::lambda_expression, kMeansNesting, EnterLambda},
    {Kind::goto_statement, kMeansNothing, EnterGoto},
    {Kind::throw_statement, kMeansNothing, EnterThrow},

    {Kind::preproc_include, kMeansNothing, EnterInclude},
    {Kind::preproc_def, kMeansNothing, EnterMacro},
    {Kind::preproc_function_def, kMeansNothing, EnterMacro},
    {Kind::preproc_if, kMeansNothing, EnterConditional},
    {Kind::preproc_ifdef, kMeansNothing, EnterConditional},
    {Kind::preproc_elif, kMeansNothing, EnterConditional},
    {Kind::preproc_elifdef, kMeansNothing, EnterConditional},
    {Kind::preproc_else, kMeansNothing, EnterConditional},
    {Kind::preproc_call, kMeansOpaque},

    {Kind::namespace_definition, kMeansNothing, EnterNamespace},
    {Kind::namespace_alias_definition, kMeansNothing, EnterNamespaceAlias},
    {Kind::linkage_specification, kMeansNothing, EnterLinkage},
    {Kind::class_specifier, kMeansNothing, EnterClass},
    {Kind::struct_specifier, kMeansNothing, EnterClass},
    {Kind::union_specifier, kMeansNothing, EnterClass},
    {Kind::enum_specifier, kMeansNothing, EnterEnum},
    {Kind::enumerator, kMeansNothing, EnterEnumerator},
    {Kind::access_specifier, kMeansNothing, EnterAccess},
    {Kind::function_definition, kMeansNothing, EnterFunction},
    {Kind::declaration, kMeansNothing, EnterDeclaration},
    {Kind::field_declaration, kMeansNothing, EnterDeclaration},
    {Kind::type_definition, kMeansNothing, EnterTypedef},
    {Kind::alias_declaration, kMeansNothing, EnterAlias},
    {Kind::using_declaration, kMeansNothing, EnterUsing},
    {Kind::concept_definition, kMeansNothing, EnterConcept},
    {Kind::template_parameter_list, kMeansNothing, EnterTemplateParameters},
    {Kind::expression_statement, kMeansNothing, EnterExpressionStatement},
    {Kind::compound_statement, kMeansNothing, EnterBlock},

    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::field_expression, kMeansNothing, EnterMember},
    {Kind::new_expression, kMeansNothing, EnterNew},
    {Kind::type_identifier, kMeansNothing, EnterTypeName},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
};

}  // namespace

std::span<const KindRow> Rows() { return kRows; }

}  // namespace cpp

const LanguageDefinition& CppDefinition() {
  static const char* const languages[] = {"c", "cpp", "cuda", "hip", "objcpp"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = cpp::kRows;
    row.read_doc = ReadDoxygenDoc;
    row.prepare = cpp::Prepare;
    row.rules = CRules;
    row.begin = cpp::Begin;
    row.finish = cpp::Finish;
    row.keep_use = cpp::KeepUse;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
