// Doc texts: from a comment or docstring to the author's words, and from these to what they say of parameters, results
// and errors. In: raw comment text, or the cleaned words. Out: plain text, and a DocFields. Knows
// nothing of syntax trees.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc {

// Whether a comment with marks at both ends begins here: "/*", "(*", "{-".
bool IsBlockComment(std::string_view text);
// Comment marks ("//", "///", "//!", "/** */", "(** *)", "{-| -}", "#", "#'", "--", "*" gutters, "<" of trailing comments), banner lines of
// "=====" kind and common indentation removed; blank lines at both ends dropped.
std::string CleanComment(std::string_view comment);
// Doxygen's mark of a first sentence ("\brief Reads it.", "@brief ...", "@short ...") stands for nothing else: without it.
std::string_view WithoutBriefTag(std::string_view doc);
// A Python string literal with its prefix and quotes -> its docstring: escapes undone (unless raw), indentation
// removed as inspect.cleandoc does.
std::string CleanDocstring(std::string_view literal);
// The text between prefix and quotes of a Python literal, escapes untouched.
std::string_view StringContent(std::string_view literal);

struct DocField {
  std::string name;  // parameter, exception type; "" for returns
  std::string type;  // as the doc says it, may be empty
  std::string text;  // one paragraph, white space collapsed
};
struct DocFields {
  std::vector<DocField> parameters, template_parameters, raises;
  std::vector<DocField> returns, yields;  // at most one in practice
  bool deprecated = false;
  std::string words;  // of readers for LanguageDefinition::doc_has_markup: the text to show, as Markdown, without its fields
};
// One reader per style: the cleaned words of a doc text -> its fields. Linear in the text.
using DocReader = DocFields (*)(std::string_view doc);
DocFields ReadPythonDoc(std::string_view doc);   // doc_python.cc: reST fields, Google and NumPy sections
DocFields ReadJsDoc(std::string_view doc);       // doc_tags.cc: @param {type} name - text
DocFields ReadDoxygenDoc(std::string_view doc);  // doc_tags.cc: \param and @param, JavaDoc and Qt marks
DocFields ReadJavaDoc(std::string_view doc);     // doc_javadoc.cc: @param x, {@link X}, HTML
DocFields ReadKDoc(std::string_view doc);        // doc_javadoc.cc: the same tags, Markdown
DocFields ReadScalaDoc(std::string_view doc);    // doc_javadoc.cc: the same tags, wiki marks
DocFields ReadXmlDoc(std::string_view doc);      // doc_xml.cc: <summary>, <param name="x"> of .NET
DocFields ReadGoDoc(std::string_view doc);       // doc_go.cc: "Deprecated:" paragraphs
DocFields ReadRustDoc(std::string_view doc);     // doc_rust.cc: "# Arguments", "# Errors", "# Panics" sections
DocFields ReadLuaDoc(std::string_view doc);      // doc_lua.cc: LDoc and annotations
DocFields ReadSwiftDoc(std::string_view doc);    // doc_swift.cc: "- Parameter x: text", "- Returns: text"
DocFields ReadPhpDoc(std::string_view doc);      // doc_php.cc: @param Type $name text
DocFields ReadRubyDoc(std::string_view doc);     // doc_ruby.cc: YARD, TomDoc, RDoc
// The type at the beginning of a PHPDoc tag's text: up to the first space outside of brackets.
std::string_view TakeDocType(std::string_view text);
DocFields ReadMarkdownSectionsDoc(std::string_view doc);  // doc_markdown_sections.cc: "# Arguments" and its list
DocFields ReadOcamlDoc(std::string_view doc);    // doc_ocaml.cc: @param x text, @raise Not_found text
DocFields ReadRoxygenDoc(std::string_view doc);  // doc_roxygen.cc: @param x,y text of R

}  // namespace repodoc
