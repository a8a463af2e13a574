// Single-file components, Vue and Svelte: their blocks and what their templates name. In: text. Out: places of blocks,
// tags, expressions and slots. Linear, tolerant: a construct that does not end takes the rest of its block. Knows nothing of
// facts; format_component.cc writes those.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/extract/format_tags.h"

namespace repodoc {

enum class ComponentKind : uint8_t { kVue, kSvelte };

// <script lang="ts" setup> ... </script>
struct ComponentBlock {
  std::string_view name, attributes;
  uint32_t begin = 0, end = 0;            // with its tags
  uint32_t body_begin = 0, body_end = 0;  // between them
  bool closed = true;
};
// Vue: the elements at the top. Svelte: script and style elements; the rest of the text is the template.
std::vector<ComponentBlock> ReadComponentBlocks(std::string_view text, ComponentKind kind);

struct TemplateName {
  std::string_view text;  // "MyButton", "store.load"
  uint32_t at = 0;        // byte in the whole text
  bool called = false;
};
struct TemplateFacts {
  std::vector<TemplateName> tags;   // of components, as written
  std::vector<TemplateName> names;  // in expressions: {x}, {{ x }}, :a="x", @click="x()"
  std::vector<TemplateName> slots;  // their names; "" for the default one
  std::vector<TemplateName> comments;
};
// Reads the part [begin, end) of `text` as a template; adds to `out`.
void ReadTemplate(std::string_view text, uint32_t begin, uint32_t end, ComponentKind kind, TemplateFacts* out);

}  // namespace repodoc
