// The geometry of a diagram, apart from its syntax and its drawing. In: nodes with sizes and edges between them.
// Out: positions. Pure, deterministic; O(layers × edges) for the few dozen nodes a diagram has.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace repodoc {

struct DiagramNode {
  std::string id, label;
  int width = 0, height = 0;  // pixels
  int layer = 0, order = 0;   // set by LayOut
  int x = 0, y = 0;           // top left, set by LayOut
};
struct DiagramEdge {
  int from = 0, to = 0;
  bool dotted = false, arrow = true;
  bool reversed = false;  // drawn against the layers, because it closes a cycle; set by LayOut
  std::string label;
};
struct Diagram {
  bool left_to_right = true;
  std::vector<DiagramNode> nodes;
  std::vector<DiagramEdge> edges;
  int width = 0, height = 0;  // set by LayOut
};

void LayOut(Diagram* diagram);

}  // namespace repodoc
