// Declarators: what a C++ declaration declares. In: a tree and a declarator node, however deep its pointers,
// arrays and parentheses. Out: where the name is, what stands before it, and whether it is a function. Reads
// only.
//
//   Tensor& (*at::Foo::bar(int))[3]     name "bar", qualifier "at::Foo", function: the declarator with (int)
#pragma once

#include <string>
#include <string_view>

#include "core/syntax/syntax.h"

namespace repodoc::cpp {

struct Declared {
  NodeIndex outer = kNoNode;      // the declarator as the declaration holds it, without its initialiser
  NodeIndex full_name = kNoNode;  // with qualifier
  NodeIndex name =
      kNoNode;  // the last component: identifier, operator_name, destructor_name, operator_cast ...
  NodeIndex function = kNoNode;     // function_declarator whose name this is; operator_cast for conversions
  NodeIndex initializer = kNoNode;  // value of an init_declarator
  std::string_view qualifier;       // "at::Foo"; empty for a bare name
  bool specialization = false;      // f<int>
  bool conversion = false, destructor = false, operator_function = false;
};

// `declarator` is any child with the field "declarator". name is kNoNode when nothing is named.
Declared ReadDeclarator(const SyntaxTree& tree, NodeIndex declarator);

// "operator==", "~Foo", "operator bool", "f": the name as one word.
std::string NameText(const SyntaxTree& tree, const Declared& declared);

// Text on one line without comments, at most `limit` bytes.
std::string PlainLine(std::string_view text, size_t limit = 400);

// The declared type: qualifiers and type of the declaration, then what surrounds the name ("*", "[3]").
// For a function: its result.
std::string TypeText(const SyntaxTree& tree, NodeIndex declaration, const Declared& declared);

// The last component of a possibly qualified, possibly templated name and the text before it.
struct SplitName {
  NodeIndex name = kNoNode;
  std::string_view qualifier;
  bool templated = false;
};
SplitName SplitQualified(const SyntaxTree& tree, NodeIndex node);

}  // namespace repodoc::cpp
