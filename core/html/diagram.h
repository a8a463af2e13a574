// Diagrams: the Mermaid flow charts that core/pages writes -> inline SVG. In: the text of a ```mermaid block. Out: one
// <svg> element without scripts, links or fonts, coloured by CSS classes (diagram-node, diagram-edge, diagram-text).
//
// Understood: "graph LR" or "graph TD"; nodes  id["label"], id("label"), id[label], id; edges  -->, ---, -.->,
// -.text.->, -->|text|, chains A --> B --> C. Anything else makes the answer empty, and the block is shown as code.
// Layout: layers by longest path after breaking cycles at back edges (Sugiyama et al. 1981), order by two-sided
// barycentre sweeps, straight placement. Meant for at most a few dozen nodes; above kMaxDiagramNodes the answer is empty.
#pragma once

#include <string>
#include <string_view>

namespace repodoc {

inline constexpr int kMaxDiagramNodes = 200;

std::string RenderDiagram(std::string_view mermaid);

}  // namespace repodoc
