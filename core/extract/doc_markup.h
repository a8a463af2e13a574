// Pieces of readers for doc texts with markup (doc_javadoc.cc, doc_xml.cc): entities, and the block of Markdown that is
// put together from text, code and paragraphs. Not for others.
#pragma once

#include <string>
#include <string_view>

#include "core/extract/doc_text.h"

namespace repodoc {

// "&lt;", "&#64;", "&#x40;" at text[*at]: appends its character and advances behind it. False when it is none.
bool TakeEntity(std::string_view text, size_t* at, std::string* out);

// Lines of Markdown under construction. White space in running text is kept as written, but never more than one blank
// line in a row, and none at the ends.
class DocWriter {
 public:
  void Text(std::string_view text) { out_ += text; }
  void Character(char c) { out_ += c; }
  void Paragraph();                     // what follows begins behind a blank line
  void Line();                          // what follows begins on a line of its own
  void Code(std::string_view text);     // `text`
  void CodeBlock(std::string_view text, std::string_view language);
  std::string Finish();

 private:
  void TrimEnd();
  std::string out_;
};

inline constexpr size_t kMaxDocFields = 500;
void AddDocField(std::vector<DocField>* list, std::string_view name, std::string_view text);

}  // namespace repodoc
