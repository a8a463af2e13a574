// HTML: Markdown -> safe HTML for one page. In: GitHub-flavoured Markdown as core/pages writes it (and as repositories
// contain it). Out: an HTML fragment that cannot execute or load anything: raw HTML is dropped (cmark-gfm without
// UNSAFE, tag filter on), link and image destinations are limited to relative ones, #anchors, http, https and mailto.
//
// Headings carry GitHub's ids (numbered repeats). Fenced code in a known language is highlighted by tree-sitter's
// highlight queries into <span class="hl-keyword"> and the like; `mermaid` fences of the kind core/pages writes are
// drawn as inline SVG by diagram.h; images that are not relative are replaced by their text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace repodoc {

struct HtmlOptions {
  bool highlight = true;
  uint32_t max_highlight_bytes = 1u << 20;  // per fenced block; larger ones stay plain
};

// Never fails. O(bytes).
std::string RenderHtml(std::string_view markdown, const HtmlOptions& options);

}  // namespace repodoc
