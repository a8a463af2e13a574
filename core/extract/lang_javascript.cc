// JavaScript, TypeScript and their JSX forms: the table of node kinds. The hooks stand in lang_javascript_*.cc: functions,
// types, values (what declarations, assignments and object literals bind), references, modules; parts is what they share.
#include "core/extract/lang_javascript.h"

#include "core/extract/language_definitions.h"
#include "core/rules/rule_tables.h"

namespace repodoc {
namespace javascript {
namespace {

void EnterYield(Walk& walk, NodeIndex) {
  if (walk.context().callable != kNone) walk.symbol(walk.context().callable).flags |= kSymbolGenerator;
}

constexpr uint32_t kBranch = kMeansDecision | kMeansCognitive | kMeansNesting;

const KindRow kRows[] = {
    {Kind::comment, kMeansComment},
    {Kind::string, kMeansString | kMeansOpaque, EnterEnumMember},
    {Kind::template_string, kMeansString},
    {Kind::regex, kMeansOpaque},

    {Kind::if_statement, kBranch, EnterIf},
    {Kind::else_clause, kMeansCognitiveFlat},
    {Kind::for_statement, kBranch | kMeansLoop},
    {Kind::for_in_statement, kBranch | kMeansLoop, EnterForIn},
    {Kind::while_statement, kBranch | kMeansLoop},
    {Kind::do_statement, kBranch | kMeansLoop},
    {Kind::switch_statement, kMeansCognitive | kMeansNesting},
    {Kind::switch_case, kMeansDecision},
    {Kind::catch_clause, kBranch | kMeansHandler},
    {Kind::ternary_expression, kBranch},
    {Kind::binary_expression, kMeansBoolean},
    {Kind::try_statement, kMeansTry},
    {Kind::yield_expression, kMeansNothing, EnterYield},
    {Kind::throw_statement, kMeansNothing, EnterThrow},
    {Kind::return_statement, kMeansNothing, EnterReturn},

    {Kind::function_declaration, kMeansNothing, EnterFunction},
    {Kind::generator_function_declaration, kMeansNothing, EnterFunction},
    {Kind::function_signature, kMeansNothing, EnterFunction},
    {Kind::function_expression, kMeansNothing, EnterAnonymous},
    {Kind::generator_function, kMeansNothing, EnterAnonymous},
    {Kind::arrow_function, kMeansNothing, EnterAnonymous},
    {Kind::method_definition, kMeansNothing, EnterMethod},
    {Kind::method_signature, kMeansNothing, EnterMethod},
    {Kind::abstract_method_signature, kMeansNothing, EnterMethod},
    {Kind::class_declaration, kMeansNothing, EnterClass},
    {Kind::abstract_class_declaration, kMeansNothing, EnterClass},
    {Kind::class_, kMeansNothing, EnterClass},
    {Kind::interface_declaration, kMeansNothing, EnterDeclared},
    {Kind::enum_declaration, kMeansNothing, EnterDeclared},
    {Kind::type_alias_declaration, kMeansNothing, EnterDeclared},
    {Kind::internal_module, kMeansNothing, EnterDeclared},
    {Kind::module, kMeansNothing, EnterDeclared},
    {Kind::enum_assignment, kMeansNothing, EnterEnumMember},
    {Kind::property_identifier, kMeansNothing, EnterEnumMember},
    {Kind::required_parameter, kMeansNothing, EnterParameter},
    {Kind::optional_parameter, kMeansNothing, EnterParameter},
    {Kind::field_definition, kMeansNothing, EnterField},
    {Kind::public_field_definition, kMeansNothing, EnterField},
    {Kind::property_signature, kMeansNothing, EnterField},
    {Kind::variable_declarator, kMeansNothing, EnterVariable},
    {Kind::pair, kMeansNothing, EnterPair},
    {Kind::object, kMeansNothing, EnterObject},
    {Kind::call_signature, kMeansNothing, EnterSignature},
    {Kind::construct_signature, kMeansNothing, EnterSignature},
    {Kind::index_signature, kMeansNothing, EnterIndexSignature},
    {Kind::function_type, kMeansNothing, EnterFunctionType},
    {Kind::constructor_type, kMeansNothing, EnterFunctionType},
    {Kind::type_parameters, kMeansNothing, EnterFunctionType},
    {Kind::class_heritage, kMeansNothing, EnterFunctionType},
    {Kind::extends_type_clause, kMeansNothing, EnterFunctionType},
    {Kind::object_type, kMeansNothing, EnterObjectType},
    {Kind::ambient_declaration, kMeansNothing, EnterAmbient},
    {Kind::kError, kMeansNothing, EnterError},
    {Kind::expression_statement, kMeansNothing, EnterStatement},
    {Kind::statement_block, kMeansNothing, EnterBlock},
    {Kind::decorator, kMeansNothing, EnterDecorator},
    {Kind::assignment_expression, kMeansNothing, EnterAssignmentExpression},

    {Kind::import_statement, kMeansNothing, EnterImportStatement},
    {Kind::export_statement, kMeansNothing, EnterExportStatement},
    {Kind::call_expression, kMeansNothing, EnterCall},
    {Kind::new_expression, kMeansNothing, EnterCall},
    {Kind::member_expression, kMeansNothing, EnterMember},
    {Kind::subscript_expression, kMeansNothing, EnterSubscript},
    {Kind::identifier, kMeansNothing, EnterIdentifier},
    {Kind::shorthand_property_identifier, kMeansNothing, EnterShorthand},
    {Kind::type_identifier, kMeansNothing, EnterTypeName},
    {Kind::nested_identifier, kMeansNothing, EnterNestedName},
    {Kind::nested_type_identifier, kMeansNothing, EnterNestedName},
    {Kind::import_alias, kMeansNothing, EnterImportAlias},
};

void Begin(Walk& walk) {
  auto state = std::make_unique<State>();
  state->scopes.Read(walk.tree());
  walk.state = std::move(state);
}

}  // namespace
}  // namespace javascript

const LanguageDefinition& JavaScriptDefinition() {
  static const char* const languages[] = {"javascript", "jsx", "typescript", "tsx"};
  static const LanguageDefinition definition = [] {
    LanguageDefinition row;
    row.languages = languages;
    row.rows = javascript::kRows;
    row.read_doc = ReadJsDoc;
    row.prepare = javascript::Prepare;
    row.repair = javascript::Repair;
    row.rules = JavaScriptRules;
    row.begin = javascript::Begin;
    row.finish = javascript::Finish;
    row.keep_use = javascript::KeepUse;
    return row;
  }();
  return definition;
}

}  // namespace repodoc
