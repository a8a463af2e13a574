// Small questions that checks of several rule tables ask of the syntax tree. In: a match. Out: an answer.
// They read only, and every one looks at a bounded number of nodes.
#pragma once

#include <initializer_list>
#include <string_view>

#include "core/rules/rule_runner.h"

namespace repodoc {

bool StartsWithAny(std::string_view text, std::initializer_list<std::string_view> prefixes);
bool IsOneOf(std::string_view text, std::initializer_list<std::string_view> words);
// Case-insensitive in ASCII: whether `text` contains one of the (lower-case) words.
bool ContainsAny(std::string_view text, std::initializer_list<std::string_view> words);

// The nearest ancestor of one of these kinds; kNoNode when there is none.
NodeIndex AncestorOf(const SyntaxTree& tree, NodeIndex node, std::initializer_list<Kind> kinds);
// The first node of this kind below `root` (root not counted), not looking into `skip` kinds.
NodeIndex FindBelow(const SyntaxTree& tree, NodeIndex root, Kind kind, std::initializer_list<Kind> skip = {});
// Whether the file imports or includes a module whose name is `module` or starts with it and "." or "/".
bool Imports(const RuleMatch& match, std::string_view module);
// Reports every callable whose loops nest at least this deep (for kFile triggers). Always false.
bool ReportDeepLoops(const RuleMatch& match);
// Reports every callable whose cyclomatic complexity is above 20 (for kFile triggers). Always false.
bool ReportComplexFunctions(const RuleMatch& match);

}  // namespace repodoc
