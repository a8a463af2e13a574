// Reads the tags of XML, SVG and HTML. In: text. Out: one event per tag, comment, CDATA section or run of text, with
// row and place; attributes are split on demand. Knows nothing of nesting or of names: the callers keep the stack.
// Linear: a construct that does not end takes the rest of the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/extract/format_lines.h"

namespace repodoc {

enum class TagKind : uint8_t { kOpen, kClose, kEmpty, kText, kComment, kCharacterData, kInstruction, kDoctype };

struct TagEvent {
  TagKind kind = TagKind::kText;
  std::string_view name;        // of open, close and empty tags; as written
  std::string_view attributes;  // raw text behind the name
  std::string_view text;        // of text, comment and CDATA
  uint32_t begin = 0, end = 0, row = 0, end_row = 0;
};

struct TagAttribute {
  std::string_view name, value;
};

class TagReader {
 public:
  explicit TagReader(std::string_view text) : text_(text) {}
  bool Next(TagEvent* event);
  // The raw text up to "</name" (script, style): at once, without reading it as markup.
  std::string_view RawText(std::string_view name, uint32_t* end_row);
  bool unfinished() const { return unfinished_; }  // the text ended inside a tag or comment

 private:
  void Take(size_t end, TagEvent* event);
  std::string_view text_;
  size_t at_ = 0;
  uint32_t row_ = 0;
  bool unfinished_ = false;
};

// At most 200 attributes.
std::vector<TagAttribute> SplitAttributes(std::string_view attributes);
// Case matters in XML and does not in HTML; "" when missing.
std::string_view AttributeValue(const std::vector<TagAttribute>& attributes, std::string_view name);
// XML's five entities, no-break space and character numbers as the characters they stand for; others stay as written. At
// most 4,000 bytes of `text`.
std::string DecodeEntities(std::string_view text);

}  // namespace repodoc
