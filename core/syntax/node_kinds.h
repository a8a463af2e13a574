// One vocabulary for all grammars: every named node kind and every field name that occurs in the grammars of
// core/third_party.cmake, in the grammars' own spelling (a trailing "_" where C++ reserves the word). Parse translates
// each grammar's numbers into these once, so that tables and switches are written with names and compiled to numbers,
// and the four C-like or three JavaScript-like grammars share their code. A kind that is missing here is kOther.
#pragma once

#include <cstdint>

// clang-format off
#define REPODOC_NODE_KINDS(X) \
  X(AttDef, "AttDef") X(AttValue, "AttValue") X(AttlistDecl, "AttlistDecl") X(Attribute, "Attribute")        \
  X(CDSect, "CDSect") X(CDStart, "CDStart") X(CData, "CData") X(CharData, "CharData") X(CharRef, "CharRef")  \
  X(Comment, "Comment") X(DefaultDecl, "DefaultDecl") X(ETag, "ETag") X(EmptyElemTag, "EmptyElemTag")        \
  X(EncName, "EncName") X(EntityRef, "EntityRef") X(EntityValue, "EntityValue")                              \
  X(Enumeration, "Enumeration") X(ExternalID, "ExternalID") X(GEDecl, "GEDecl") X(Mixed, "Mixed")            \
  X(NDataDecl, "NDataDecl") X(Name, "Name") X(Nmtoken, "Nmtoken") X(NotationDecl, "NotationDecl")            \
  X(NotationType, "NotationType") X(PEDecl, "PEDecl") X(PEReference, "PEReference") X(PI, "PI")              \
  X(PITarget, "PITarget") X(PseudoAtt, "PseudoAtt") X(PseudoAttValue, "PseudoAttValue")                      \
  X(PubidLiteral, "PubidLiteral") X(PublicID, "PublicID")                                                    \
  X(RECIPEPREFIX_assignment, "RECIPEPREFIX_assignment") X(STag, "STag") X(StringType, "StringType")          \
  X(StyleSheetPI, "StyleSheetPI") X(SystemLiteral, "SystemLiteral") X(TokenizedType, "TokenizedType")        \
  X(URI, "URI") X(VPATH_assignment, "VPATH_assignment") X(VersionNum, "VersionNum") X(XMLDecl, "XMLDecl")    \
  X(XmlModelPI, "XmlModelPI") X(_AttType, "_AttType") X(_EntityDecl, "_EntityDecl")                          \
  X(_EnumeratedType, "_EnumeratedType") X(_Reference, "_Reference")                                          \
  X(_abstract_declarator, "_abstract_declarator") X(_compound_statement, "_compound_statement")              \
  X(_declarator, "_declarator") X(_expression, "_expression") X(_field_declarator, "_field_declarator")      \
  X(_markupdecl, "_markupdecl") X(_primary_expression, "_primary_expression")                                \
  X(_simple_statement, "_simple_statement") X(_statement, "_statement")                                      \
  X(_type_declarator, "_type_declarator") X(_value, "_value")                                                \
  X(abstract_array_declarator, "abstract_array_declarator")                                                  \
  X(abstract_class_declaration, "abstract_class_declaration")                                                \
  X(abstract_function_declarator, "abstract_function_declarator")                                            \
  X(abstract_method_signature, "abstract_method_signature")                                                  \
  X(abstract_parenthesized_declarator, "abstract_parenthesized_declarator")                                  \
  X(abstract_pointer_declarator, "abstract_pointer_declarator")                                              \
  X(abstract_reference_declarator, "abstract_reference_declarator") X(access_specifier, "access_specifier")  \
  X(accessibility_modifier, "accessibility_modifier") X(adding_type_annotation, "adding_type_annotation")    \
  X(adjacent_sibling_selector, "adjacent_sibling_selector") X(alias, "alias")                                \
  X(alias_declaration, "alias_declaration") X(alias_name, "alias_name") X(aliased_import, "aliased_import")  \
  X(alignas_qualifier, "alignas_qualifier") X(alignof_expression, "alignof_expression")                      \
  X(ambient_declaration, "ambient_declaration") X(anchor, "anchor") X(anchor_name, "anchor_name")            \
  X(ansi_c_string, "ansi_c_string") X(archive, "archive") X(argument_list, "argument_list")                  \
  X(arguments, "arguments") X(arithmetic_expansion, "arithmetic_expansion") X(array, "array")                \
  X(array_declarator, "array_declarator") X(array_pattern, "array_pattern") X(array_type, "array_type")      \
  X(arrow_function, "arrow_function") X(as_expression, "as_expression") X(as_pattern, "as_pattern")          \
  X(as_pattern_target, "as_pattern_target") X(assert_builtin, "assert_builtin")                              \
  X(assert_keyword, "assert_keyword") X(assert_statement, "assert_statement") X(asserts, "asserts")          \
  X(asserts_annotation, "asserts_annotation") X(assignment, "assignment")                                    \
  X(assignment_expression, "assignment_expression") X(assignment_pattern, "assignment_pattern")              \
  X(at_keyword, "at_keyword") X(at_rule, "at_rule") X(attribute, "attribute")                                \
  X(attribute_declaration, "attribute_declaration") X(attribute_name, "attribute_name")                      \
  X(attribute_selector, "attribute_selector") X(attribute_specifier, "attribute_specifier")                  \
  X(attribute_value, "attribute_value") X(attributed_declarator, "attributed_declarator")                    \
  X(attributed_statement, "attributed_statement") X(augmented_assignment, "augmented_assignment")            \
  X(augmented_assignment_expression, "augmented_assignment_expression") X(auto_, "auto")                     \
  X(automatic_variable, "automatic_variable") X(await, "await") X(await_expression, "await_expression")      \
  X(bare_key, "bare_key") X(base_class_clause, "base_class_clause")                                          \
  X(binary_expression, "binary_expression") X(binary_operator, "binary_operator")                            \
  X(binary_query, "binary_query") X(bitfield_clause, "bitfield_clause") X(block, "block")                    \
  X(block_mapping, "block_mapping") X(block_mapping_pair, "block_mapping_pair") X(block_node, "block_node")  \
  X(block_scalar, "block_scalar") X(block_sequence, "block_sequence")                                        \
  X(block_sequence_item, "block_sequence_item") X(boolean, "boolean")                                        \
  X(boolean_operator, "boolean_operator") X(boolean_scalar, "boolean_scalar")                                \
  X(brace_expression, "brace_expression") X(break_statement, "break_statement")                              \
  X(c_style_for_statement, "c_style_for_statement") X(call, "call") X(call_expression, "call_expression")    \
  X(call_signature, "call_signature") X(case_clause, "case_clause") X(case_item, "case_item")                \
  X(case_pattern, "case_pattern") X(case_statement, "case_statement") X(cast_expression, "cast_expression")  \
  X(catch_clause, "catch_clause") X(char_literal, "char_literal") X(character, "character")                  \
  X(charset_statement, "charset_statement") X(chevron, "chevron") X(child_selector, "child_selector")        \
  X(children, "children") X(class_, "class") X(class_body, "class_body")                                     \
  X(class_declaration, "class_declaration") X(class_definition, "class_definition")                          \
  X(class_heritage, "class_heritage") X(class_name, "class_name") X(class_pattern, "class_pattern")          \
  X(class_selector, "class_selector") X(class_specifier, "class_specifier")                                  \
  X(class_static_block, "class_static_block") X(co_await_expression, "co_await_expression")                  \
  X(co_return_statement, "co_return_statement") X(co_yield_statement, "co_yield_statement")                  \
  X(color_value, "color_value") X(comma_expression, "comma_expression") X(command, "command")                \
  X(command_name, "command_name") X(command_substitution, "command_substitution") X(comment, "comment")      \
  X(comparison_operator, "comparison_operator") X(complex_pattern, "complex_pattern")                        \
  X(compound_literal_expression, "compound_literal_expression")                                              \
  X(compound_requirement, "compound_requirement") X(compound_statement, "compound_statement")                \
  X(computed_property_name, "computed_property_name") X(concatenated_string, "concatenated_string")          \
  X(concatenation, "concatenation") X(concept_definition, "concept_definition")                              \
  X(condition_clause, "condition_clause") X(conditional, "conditional")                                      \
  X(conditional_expression, "conditional_expression") X(conditional_type, "conditional_type")                \
  X(constrained_type, "constrained_type") X(constraint, "constraint")                                        \
  X(constraint_conjunction, "constraint_conjunction") X(constraint_disjunction, "constraint_disjunction")    \
  X(construct_signature, "construct_signature") X(constructor_type, "constructor_type")                      \
  X(content, "content") X(contentspec, "contentspec") X(continue_statement, "continue_statement")            \
  X(debugger_statement, "debugger_statement") X(declaration, "declaration")                                  \
  X(declaration_command, "declaration_command") X(declaration_list, "declaration_list")                      \
  X(decltype_, "decltype") X(decorated_definition, "decorated_definition") X(decorator, "decorator")         \
  X(default_method_clause, "default_method_clause") X(default_parameter, "default_parameter")                \
  X(default_type, "default_type") X(define_directive, "define_directive")                                    \
  X(delete_expression, "delete_expression") X(delete_method_clause, "delete_method_clause")                  \
  X(delete_statement, "delete_statement") X(dependent_name, "dependent_name")                                \
  X(dependent_type, "dependent_type") X(descendant_selector, "descendant_selector")                          \
  X(destructor_name, "destructor_name") X(dict_pattern, "dict_pattern") X(dictionary, "dictionary")          \
  X(dictionary_comprehension, "dictionary_comprehension") X(dictionary_splat, "dictionary_splat")            \
  X(dictionary_splat_pattern, "dictionary_splat_pattern") X(directive_name, "directive_name")                \
  X(directive_parameter, "directive_parameter") X(do_group, "do_group") X(do_statement, "do_statement")      \
  X(doctype, "doctype") X(doctypedecl, "doctypedecl") X(document, "document") X(dotted_key, "dotted_key")    \
  X(dotted_name, "dotted_name") X(double_quote_scalar, "double_quote_scalar") X(element, "element")          \
  X(elementdecl, "elementdecl") X(elif_clause, "elif_clause") X(ellipsis, "ellipsis")                        \
  X(else_clause, "else_clause") X(else_directive, "else_directive") X(elsif_directive, "elsif_directive")    \
  X(empty_statement, "empty_statement") X(end_tag, "end_tag") X(entity, "entity")                            \
  X(enum_assignment, "enum_assignment") X(enum_body, "enum_body") X(enum_declaration, "enum_declaration")    \
  X(enum_specifier, "enum_specifier") X(enumerator, "enumerator") X(enumerator_list, "enumerator_list")      \
  X(erroneous_end_tag, "erroneous_end_tag") X(erroneous_end_tag_name, "erroneous_end_tag_name")              \
  X(escape, "escape") X(escape_interpolation, "escape_interpolation") X(escape_sequence, "escape_sequence")  \
  X(except_clause, "except_clause") X(exec_statement, "exec_statement")                                      \
  X(existential_type, "existential_type") X(expansion, "expansion")                                          \
  X(explicit_function_specifier, "explicit_function_specifier") X(export_clause, "export_clause")            \
  X(export_directive, "export_directive") X(export_specifier, "export_specifier")                            \
  X(export_statement, "export_statement") X(expression, "expression") X(expression_list, "expression_list")  \
  X(expression_statement, "expression_statement") X(extends_clause, "extends_clause")                        \
  X(extends_type_clause, "extends_type_clause") X(extension_expression, "extension_expression")              \
  X(extglob_pattern, "extglob_pattern") X(false_, "false") X(feature_name, "feature_name")                   \
  X(feature_query, "feature_query") X(field_declaration, "field_declaration")                                \
  X(field_declaration_list, "field_declaration_list") X(field_definition, "field_definition")                \
  X(field_designator, "field_designator") X(field_expression, "field_expression")                            \
  X(field_identifier, "field_identifier") X(field_initializer, "field_initializer")                          \
  X(field_initializer_list, "field_initializer_list") X(file_descriptor, "file_descriptor")                  \
  X(file_redirect, "file_redirect") X(finally_clause, "finally_clause") X(float_, "float")                   \
  X(float_scalar, "float_scalar") X(float_value, "float_value") X(flow_mapping, "flow_mapping")              \
  X(flow_maybe_type, "flow_maybe_type") X(flow_node, "flow_node") X(flow_pair, "flow_pair")                  \
  X(flow_sequence, "flow_sequence") X(fold_expression, "fold_expression") X(for_in_clause, "for_in_clause")  \
  X(for_in_statement, "for_in_statement") X(for_range_loop, "for_range_loop")                                \
  X(for_statement, "for_statement") X(formal_parameters, "formal_parameters")                                \
  X(format_expression, "format_expression") X(format_specifier, "format_specifier")                          \
  X(friend_declaration, "friend_declaration") X(from, "from") X(function_call, "function_call")              \
  X(function_declaration, "function_declaration") X(function_declarator, "function_declarator")              \
  X(function_definition, "function_definition") X(function_expression, "function_expression")                \
  X(function_name, "function_name") X(function_signature, "function_signature")                              \
  X(function_type, "function_type") X(future_import_statement, "future_import_statement")                    \
  X(generator_expression, "generator_expression") X(generator_function, "generator_function")                \
  X(generator_function_declaration, "generator_function_declaration")                                        \
  X(generic_expression, "generic_expression") X(generic_type, "generic_type")                                \
  X(global_statement, "global_statement") X(gnu_asm_clobber_list, "gnu_asm_clobber_list")                    \
  X(gnu_asm_expression, "gnu_asm_expression") X(gnu_asm_goto_list, "gnu_asm_goto_list")                      \
  X(gnu_asm_input_operand, "gnu_asm_input_operand")                                                          \
  X(gnu_asm_input_operand_list, "gnu_asm_input_operand_list")                                                \
  X(gnu_asm_output_operand, "gnu_asm_output_operand")                                                        \
  X(gnu_asm_output_operand_list, "gnu_asm_output_operand_list") X(gnu_asm_qualifier, "gnu_asm_qualifier")    \
  X(goto_statement, "goto_statement") X(grid_value, "grid_value") X(hash_bang_line, "hash_bang_line")        \
  X(heredoc_body, "heredoc_body") X(heredoc_content, "heredoc_content") X(heredoc_end, "heredoc_end")        \
  X(heredoc_redirect, "heredoc_redirect") X(heredoc_start, "heredoc_start")                                  \
  X(herestring_redirect, "herestring_redirect") X(html_character_reference, "html_character_reference")      \
  X(html_comment, "html_comment") X(id_name, "id_name") X(id_selector, "id_selector")                        \
  X(identifier, "identifier") X(if_clause, "if_clause") X(if_statement, "if_statement")                      \
  X(ifdef_directive, "ifdef_directive") X(ifeq_directive, "ifeq_directive")                                  \
  X(ifndef_directive, "ifndef_directive") X(ifneq_directive, "ifneq_directive")                              \
  X(implements_clause, "implements_clause") X(import, "import") X(import_alias, "import_alias")              \
  X(import_attribute, "import_attribute") X(import_clause, "import_clause")                                  \
  X(import_from_statement, "import_from_statement") X(import_prefix, "import_prefix")                        \
  X(import_require_clause, "import_require_clause") X(import_specifier, "import_specifier")                  \
  X(import_statement, "import_statement") X(important, "important") X(important_value, "important_value")    \
  X(include_directive, "include_directive") X(index_signature, "index_signature")                            \
  X(index_type_query, "index_type_query") X(infer_type, "infer_type") X(init_declarator, "init_declarator")  \
  X(init_statement, "init_statement") X(initializer_list, "initializer_list")                                \
  X(initializer_pair, "initializer_pair") X(inline_table, "inline_table")                                    \
  X(instantiation_expression, "instantiation_expression") X(integer, "integer")                              \
  X(integer_scalar, "integer_scalar") X(integer_value, "integer_value") X(interface_body, "interface_body")  \
  X(interface_declaration, "interface_declaration") X(internal_module, "internal_module")                    \
  X(interpolation, "interpolation") X(intersection_type, "intersection_type") X(js_comment, "js_comment")    \
  X(jsx_attribute, "jsx_attribute") X(jsx_closing_element, "jsx_closing_element")                            \
  X(jsx_element, "jsx_element") X(jsx_expression, "jsx_expression")                                          \
  X(jsx_namespace_name, "jsx_namespace_name") X(jsx_opening_element, "jsx_opening_element")                  \
  X(jsx_self_closing_element, "jsx_self_closing_element") X(jsx_text, "jsx_text")                            \
  X(kernel_call_syntax, "kernel_call_syntax") X(keyframe_block, "keyframe_block")                            \
  X(keyframe_block_list, "keyframe_block_list") X(keyframes_name, "keyframes_name")                          \
  X(keyframes_statement, "keyframes_statement") X(keyword_argument, "keyword_argument")                      \
  X(keyword_pattern, "keyword_pattern") X(keyword_query, "keyword_query")                                    \
  X(keyword_separator, "keyword_separator") X(labeled_statement, "labeled_statement") X(lambda, "lambda")    \
  X(lambda_capture_initializer, "lambda_capture_initializer")                                                \
  X(lambda_capture_specifier, "lambda_capture_specifier")                                                    \
  X(lambda_default_capture, "lambda_default_capture") X(lambda_expression, "lambda_expression")              \
  X(lambda_parameters, "lambda_parameters") X(launch_bounds, "launch_bounds")                                \
  X(lexical_declaration, "lexical_declaration") X(line_continuation, "line_continuation")                    \
  X(linkage_specification, "linkage_specification") X(list, "list")                                          \
  X(list_comprehension, "list_comprehension") X(list_pattern, "list_pattern") X(list_splat, "list_splat")    \
  X(list_splat_pattern, "list_splat_pattern") X(literal_suffix, "literal_suffix")                            \
  X(literal_type, "literal_type") X(local_date, "local_date") X(local_date_time, "local_date_time")          \
  X(local_time, "local_time") X(lookup_type, "lookup_type") X(macro_type_specifier, "macro_type_specifier")  \
  X(makefile, "makefile") X(mapped_type_clause, "mapped_type_clause") X(match_statement, "match_statement")  \
  X(media_statement, "media_statement") X(member_expression, "member_expression")                            \
  X(member_type, "member_type") X(meta_property, "meta_property") X(method_definition, "method_definition")  \
  X(method_signature, "method_signature") X(module, "module") X(ms_based_modifier, "ms_based_modifier")      \
  X(ms_call_modifier, "ms_call_modifier") X(ms_declspec_modifier, "ms_declspec_modifier")                    \
  X(ms_pointer_modifier, "ms_pointer_modifier") X(ms_restrict_modifier, "ms_restrict_modifier")              \
  X(ms_signed_ptr_modifier, "ms_signed_ptr_modifier")                                                        \
  X(ms_unaligned_ptr_modifier, "ms_unaligned_ptr_modifier")                                                  \
  X(ms_unsigned_ptr_modifier, "ms_unsigned_ptr_modifier") X(named_expression, "named_expression")            \
  X(named_imports, "named_imports") X(namespace_alias_definition, "namespace_alias_definition")              \
  X(namespace_definition, "namespace_definition") X(namespace_export, "namespace_export")                    \
  X(namespace_identifier, "namespace_identifier") X(namespace_import, "namespace_import")                    \
  X(namespace_name, "namespace_name") X(namespace_selector, "namespace_selector")                            \
  X(namespace_statement, "namespace_statement") X(negated_command, "negated_command")                        \
  X(nested_identifier, "nested_identifier") X(nested_namespace_specifier, "nested_namespace_specifier")      \
  X(nested_type_identifier, "nested_type_identifier") X(nesting_selector, "nesting_selector")                \
  X(new_declarator, "new_declarator") X(new_expression, "new_expression") X(noexcept_, "noexcept")           \
  X(non_null_expression, "non_null_expression") X(none, "none") X(nonlocal_statement, "nonlocal_statement")  \
  X(not_operator, "not_operator") X(null, "null") X(null_scalar, "null_scalar") X(number, "number")          \
  X(number_literal, "number_literal") X(object, "object")                                                    \
  X(object_assignment_pattern, "object_assignment_pattern") X(object_pattern, "object_pattern")              \
  X(object_type, "object_type") X(offset_date_time, "offset_date_time")                                      \
  X(offsetof_expression, "offsetof_expression") X(omitting_type_annotation, "omitting_type_annotation")      \
  X(operator_cast, "operator_cast") X(operator_name, "operator_name")                                        \
  X(opting_type_annotation, "opting_type_annotation") X(optional_chain, "optional_chain")                    \
  X(optional_parameter, "optional_parameter")                                                                \
  X(optional_parameter_declaration, "optional_parameter_declaration") X(optional_type, "optional_type")      \
  X(optional_type_parameter_declaration, "optional_type_parameter_declaration")                              \
  X(override_directive, "override_directive") X(override_modifier, "override_modifier") X(pair, "pair")      \
  X(pair_pattern, "pair_pattern") X(parameter, "parameter")                                                  \
  X(parameter_declaration, "parameter_declaration") X(parameter_list, "parameter_list")                      \
  X(parameter_pack_expansion, "parameter_pack_expansion") X(parameters, "parameters")                        \
  X(parenthesized_declarator, "parenthesized_declarator")                                                    \
  X(parenthesized_expression, "parenthesized_expression")                                                    \
  X(parenthesized_list_splat, "parenthesized_list_splat") X(parenthesized_query, "parenthesized_query")      \
  X(parenthesized_type, "parenthesized_type") X(parenthesized_value, "parenthesized_value")                  \
  X(pass_statement, "pass_statement") X(paths, "paths") X(pattern, "pattern")                                \
  X(pattern_list, "pattern_list") X(pipeline, "pipeline")                                                    \
  X(placeholder_type_specifier, "placeholder_type_specifier") X(plain_scalar, "plain_scalar")                \
  X(plain_value, "plain_value") X(pointer_declarator, "pointer_declarator")                                  \
  X(pointer_expression, "pointer_expression") X(pointer_type_declarator, "pointer_type_declarator")          \
  X(positional_separator, "positional_separator") X(postcss_statement, "postcss_statement")                  \
  X(postfix_expression, "postfix_expression") X(predefined_type, "predefined_type")                          \
  X(preproc_arg, "preproc_arg") X(preproc_call, "preproc_call") X(preproc_def, "preproc_def")                \
  X(preproc_defined, "preproc_defined") X(preproc_directive, "preproc_directive")                            \
  X(preproc_elif, "preproc_elif") X(preproc_elifdef, "preproc_elifdef") X(preproc_else, "preproc_else")      \
  X(preproc_function_def, "preproc_function_def") X(preproc_if, "preproc_if")                                \
  X(preproc_ifdef, "preproc_ifdef") X(preproc_include, "preproc_include")                                    \
  X(preproc_params, "preproc_params") X(prerequisites, "prerequisites")                                      \
  X(primary_expression, "primary_expression") X(primary_type, "primary_type")                                \
  X(primitive_type, "primitive_type") X(print_statement, "print_statement")                                  \
  X(private_directive, "private_directive") X(private_property_identifier, "private_property_identifier")    \
  X(process_substitution, "process_substitution") X(program, "program") X(prolog, "prolog")                  \
  X(property_identifier, "property_identifier") X(property_name, "property_name")                            \
  X(property_signature, "property_signature") X(pseudo_class_selector, "pseudo_class_selector")              \
  X(pseudo_element_selector, "pseudo_element_selector")                                                      \
  X(public_field_definition, "public_field_definition") X(pure_virtual_clause, "pure_virtual_clause")        \
  X(qualified_identifier, "qualified_identifier") X(quoted_attribute_value, "quoted_attribute_value")        \
  X(quoted_key, "quoted_key") X(raise_statement, "raise_statement") X(raw_string, "raw_string")              \
  X(raw_string_content, "raw_string_content") X(raw_string_delimiter, "raw_string_delimiter")                \
  X(raw_string_literal, "raw_string_literal") X(raw_text, "raw_text") X(readonly_type, "readonly_type")      \
  X(recipe, "recipe") X(recipe_line, "recipe_line") X(redirected_statement, "redirected_statement")          \
  X(ref_qualifier, "ref_qualifier") X(reference_declarator, "reference_declarator") X(regex, "regex")        \
  X(regex_flags, "regex_flags") X(regex_pattern, "regex_pattern") X(relative_import, "relative_import")      \
  X(required_parameter, "required_parameter") X(requirement_seq, "requirement_seq")                          \
  X(requires_clause, "requires_clause") X(requires_expression, "requires_expression")                        \
  X(reserved_directive, "reserved_directive") X(rest_pattern, "rest_pattern") X(rest_type, "rest_type")      \
  X(return_statement, "return_statement") X(rule, "rule") X(rule_set, "rule_set")                            \
  X(satisfies_expression, "satisfies_expression") X(scope_statement, "scope_statement")                      \
  X(script_element, "script_element") X(seh_except_clause, "seh_except_clause")                              \
  X(seh_finally_clause, "seh_finally_clause") X(seh_leave_statement, "seh_leave_statement")                  \
  X(seh_try_statement, "seh_try_statement") X(selector_query, "selector_query") X(selectors, "selectors")    \
  X(self_closing_tag, "self_closing_tag") X(sequence_expression, "sequence_expression") X(set, "set")        \
  X(set_comprehension, "set_comprehension") X(shell_assignment, "shell_assignment")                          \
  X(shell_command, "shell_command") X(shell_function, "shell_function") X(shell_text, "shell_text")          \
  X(shorthand_property_identifier, "shorthand_property_identifier")                                          \
  X(shorthand_property_identifier_pattern, "shorthand_property_identifier_pattern")                          \
  X(sibling_selector, "sibling_selector") X(simple_expansion, "simple_expansion")                            \
  X(simple_requirement, "simple_requirement") X(single_quote_scalar, "single_quote_scalar")                  \
  X(sized_type_specifier, "sized_type_specifier") X(sizeof_expression, "sizeof_expression")                  \
  X(slice, "slice") X(special_variable_name, "special_variable_name") X(splat_pattern, "splat_pattern")      \
  X(splat_type, "splat_type") X(spread_element, "spread_element") X(start_tag, "start_tag")                  \
  X(statement, "statement") X(statement_block, "statement_block")                                            \
  X(statement_identifier, "statement_identifier") X(static_assert_declaration, "static_assert_declaration")  \
  X(storage_class_specifier, "storage_class_specifier") X(stream, "stream") X(string, "string")              \
  X(string_content, "string_content") X(string_end, "string_end") X(string_fragment, "string_fragment")      \
  X(string_literal, "string_literal") X(string_scalar, "string_scalar") X(string_start, "string_start")      \
  X(string_value, "string_value") X(struct_specifier, "struct_specifier")                                    \
  X(structured_binding_declarator, "structured_binding_declarator") X(style_element, "style_element")        \
  X(stylesheet, "stylesheet") X(subscript, "subscript")                                                      \
  X(subscript_argument_list, "subscript_argument_list") X(subscript_designator, "subscript_designator")      \
  X(subscript_expression, "subscript_expression")                                                            \
  X(subscript_range_designator, "subscript_range_designator") X(subshell, "subshell")                        \
  X(substitution_reference, "substitution_reference") X(super, "super")                                      \
  X(supports_statement, "supports_statement") X(switch_body, "switch_body") X(switch_case, "switch_case")    \
  X(switch_default, "switch_default") X(switch_statement, "switch_statement")                                \
  X(system_lib_string, "system_lib_string") X(table, "table") X(table_array_element, "table_array_element")  \
  X(tag, "tag") X(tag_directive, "tag_directive") X(tag_handle, "tag_handle") X(tag_name, "tag_name")        \
  X(tag_prefix, "tag_prefix") X(targets, "targets") X(template_argument_list, "template_argument_list")      \
  X(template_declaration, "template_declaration") X(template_function, "template_function")                  \
  X(template_instantiation, "template_instantiation") X(template_literal_type, "template_literal_type")      \
  X(template_method, "template_method") X(template_parameter_list, "template_parameter_list")                \
  X(template_string, "template_string") X(template_substitution, "template_substitution")                    \
  X(template_template_parameter_declaration, "template_template_parameter_declaration")                      \
  X(template_type, "template_type") X(ternary_expression, "ternary_expression")                              \
  X(test_command, "test_command") X(test_operator, "test_operator") X(text, "text") X(this_, "this")         \
  X(this_type, "this_type") X(throw_specifier, "throw_specifier") X(throw_statement, "throw_statement")      \
  X(timestamp_scalar, "timestamp_scalar") X(to, "to") X(trailing_return_type, "trailing_return_type")        \
  X(translated_string, "translated_string") X(translation_unit, "translation_unit") X(true_, "true")         \
  X(try_statement, "try_statement") X(tuple, "tuple") X(tuple_pattern, "tuple_pattern")                      \
  X(tuple_type, "tuple_type") X(type, "type") X(type_alias_declaration, "type_alias_declaration")            \
  X(type_alias_statement, "type_alias_statement") X(type_annotation, "type_annotation")                      \
  X(type_arguments, "type_arguments") X(type_assertion, "type_assertion")                                    \
  X(type_conversion, "type_conversion") X(type_definition, "type_definition")                                \
  X(type_descriptor, "type_descriptor") X(type_identifier, "type_identifier")                                \
  X(type_parameter, "type_parameter") X(type_parameter_declaration, "type_parameter_declaration")            \
  X(type_parameters, "type_parameters") X(type_predicate, "type_predicate")                                  \
  X(type_predicate_annotation, "type_predicate_annotation") X(type_qualifier, "type_qualifier")              \
  X(type_query, "type_query") X(type_requirement, "type_requirement") X(type_specifier, "type_specifier")    \
  X(typed_default_parameter, "typed_default_parameter") X(typed_parameter, "typed_parameter")                \
  X(unary_expression, "unary_expression") X(unary_operator, "unary_operator") X(unary_query, "unary_query")  \
  X(undefine_directive, "undefine_directive") X(undefined, "undefined")                                      \
  X(unexport_directive, "unexport_directive") X(union_pattern, "union_pattern")                              \
  X(union_specifier, "union_specifier") X(union_type, "union_type") X(unit, "unit")                          \
  X(universal_selector, "universal_selector") X(unset_command, "unset_command")                              \
  X(update_expression, "update_expression") X(user_defined_literal, "user_defined_literal")                  \
  X(using_declaration, "using_declaration") X(variable_assignment, "variable_assignment")                    \
  X(variable_assignments, "variable_assignments") X(variable_declaration, "variable_declaration")            \
  X(variable_declarator, "variable_declarator") X(variable_name, "variable_name")                            \
  X(variable_reference, "variable_reference") X(variadic_declarator, "variadic_declarator")                  \
  X(variadic_parameter, "variadic_parameter")                                                                \
  X(variadic_parameter_declaration, "variadic_parameter_declaration")                                        \
  X(variadic_type_parameter_declaration, "variadic_type_parameter_declaration")                              \
  X(virtual_specifier, "virtual_specifier") X(vpath_directive, "vpath_directive")                            \
  X(while_statement, "while_statement") X(wildcard_import, "wildcard_import") X(with_clause, "with_clause")  \
  X(with_item, "with_item") X(with_statement, "with_statement") X(word, "word")                              \
  X(yaml_directive, "yaml_directive") X(yaml_version, "yaml_version") X(yield, "yield")                      \
  X(yield_expression, "yield_expression")

#define REPODOC_FIELDS(X) \
  X(alias, "alias") X(alternative, "alternative") X(archive, "archive") X(arg0, "arg0") X(arg1, "arg1")      \
  X(argument, "argument") X(arguments, "arguments") X(assembly_code, "assembly_code")                        \
  X(attribute, "attribute") X(base, "base") X(body, "body") X(captures, "captures") X(cause, "cause")        \
  X(clobbers, "clobbers") X(close_tag, "close_tag") X(code, "code") X(condition, "condition")                \
  X(consequence, "consequence") X(constraint, "constraint") X(constructor, "constructor")                    \
  X(content, "content") X(declaration, "declaration") X(declarator, "declarator") X(decorator, "decorator")  \
  X(default_type, "default_type") X(default_value, "default_value") X(definition, "definition")              \
  X(delimiter, "delimiter") X(descriptor, "descriptor") X(designator, "designator")                          \
  X(destination, "destination") X(directive, "directive") X(directories, "directories") X(end, "end")        \
  X(expression, "expression") X(fallthrough, "fallthrough") X(field, "field") X(filenames, "filenames")      \
  X(filter, "filter") X(finalizer, "finalizer") X(flags, "flags") X(format_specifier, "format_specifier")    \
  X(function, "function") X(goto_labels, "goto_labels") X(guard, "guard") X(handler, "handler")              \
  X(increment, "increment") X(index, "index") X(index_type, "index_type") X(indices, "indices")              \
  X(initializer, "initializer") X(input_operands, "input_operands") X(key, "key") X(kind, "kind")            \
  X(label, "label") X(left, "left") X(length, "length") X(member, "member") X(members, "members")            \
  X(message, "message") X(module, "module") X(module_name, "module_name") X(name, "name")                    \
  X(normal, "normal") X(object, "object") X(open_tag, "open_tag") X(operand, "operand")                      \
  X(operator_, "operator") X(operators, "operators") X(optional_chain, "optional_chain")                     \
  X(order_only, "order_only") X(output_operands, "output_operands") X(parameter, "parameter")                \
  X(parameters, "parameters") X(path, "path") X(pattern, "pattern") X(placement, "placement")                \
  X(prefix, "prefix") X(prerequisite, "prerequisite") X(property, "property") X(redirect, "redirect")        \
  X(register_, "register") X(replacement, "replacement") X(requirements, "requirements")                     \
  X(return_type, "return_type") X(right, "right") X(root, "root") X(scope, "scope") X(sign, "sign")          \
  X(size, "size") X(source, "source") X(start, "start") X(string, "string") X(subject, "subject")            \
  X(subscript, "subscript") X(superclasses, "superclasses") X(symbol, "symbol") X(target, "target")          \
  X(target_or_pattern, "target_or_pattern") X(template_parameters, "template_parameters")                    \
  X(termination, "termination") X(text, "text") X(type, "type") X(type_arguments, "type_arguments")          \
  X(type_conversion, "type_conversion") X(type_parameters, "type_parameters")                                \
  X(underlying_type, "underlying_type") X(update, "update") X(value, "value") X(variable, "variable")        \
  X(variables, "variables")
// clang-format on

namespace repodoc {

enum class Kind : uint16_t {
  kOther,  // anonymous token (its text is its kind), or a kind this table does not list
  kError,  // what the grammar could not parse
#define X(name, text) name,
  REPODOC_NODE_KINDS(X)
#undef X
  kCount
};

enum class Field : uint8_t {
  kNone,
#define X(name, text) name,
  REPODOC_FIELDS(X)
#undef X
  kCount
};

}  // namespace repodoc
