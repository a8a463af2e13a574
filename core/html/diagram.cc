#include "core/html/diagram.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/html/diagram_layout.h"

namespace repodoc {
namespace {

constexpr size_t kMaxLabel = 44;    // code points shown; the whole label is in the tooltip
constexpr int kCharacter = 7;       // width of a character at the 12 px of .diagram-text, rounded up
constexpr int kNodeHeight = 30;
constexpr int kPadding = 12;

class MermaidParser {
 public:
  MermaidParser(std::string_view text, Diagram* diagram) : text_(text), diagram_(diagram) {}

  bool Parse() {
    bool header = false;
    for (std::string_view line : Split(text_, '\n')) {
      line = Trim(line);
      if (line.empty() || StartsWith(line, "%%")) continue;
      if (!header) {
        header = true;
        if (!StartsWith(line, "graph ") && !StartsWith(line, "flowchart ")) return false;
        std::string_view direction = Trim(line.substr(line.find(' ')));
        diagram_->left_to_right = direction == "LR" || direction == "RL";
        continue;
      }
      if (EndsWith(line, ";")) line.remove_suffix(1);
      if (!Statement(line)) return false;
      if (diagram_->nodes.size() > kMaxDiagramNodes) return false;
    }
    return header && !diagram_->nodes.empty();
  }

 private:
  static bool IsIdCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }

  bool Statement(std::string_view line) {
    size_t at = 0;
    int left = Node(line, &at);
    if (left < 0) return false;
    while (Skip(line, &at), at < line.size()) {
      DiagramEdge edge;
      if (!Link(line, &at, &edge)) return false;
      Skip(line, &at);
      int right = Node(line, &at);
      if (right < 0) return false;
      edge.from = left;
      edge.to = right;
      diagram_->edges.push_back(std::move(edge));
      left = right;
    }
    return true;
  }

  static void Skip(std::string_view line, size_t* at) {
    while (*at < line.size() && line[*at] == ' ') ++*at;
  }

  int Node(std::string_view line, size_t* at) {
    size_t start = *at;
    while (*at < line.size() && IsIdCharacter(line[*at])) ++*at;
    if (*at == start) return -1;
    std::string id(line.substr(start, *at - start));
    std::string label;
    bool labelled = false;
    if (*at < line.size() && (line[*at] == '[' || line[*at] == '(')) {
      char close = line[*at] == '[' ? ']' : ')';
      ++*at;
      size_t end;
      if (*at < line.size() && line[*at] == '"') {
        end = line.find('"', *at + 1);
        if (end == std::string_view::npos || end + 1 >= line.size() || line[end + 1] != close) return -1;
        label = line.substr(*at + 1, end - *at - 1);
        *at = end + 2;
      } else {
        end = line.find(close, *at);
        if (end == std::string_view::npos) return -1;
        label = line.substr(*at, end - *at);
        *at = end + 1;
      }
      labelled = true;
    }
    auto [it, added] = ids_.try_emplace(id, static_cast<int>(diagram_->nodes.size()));
    if (added) {
      DiagramNode node;
      node.id = id;
      node.label = id;
      diagram_->nodes.push_back(std::move(node));
    }
    if (labelled) diagram_->nodes[it->second].label = Unescape(label);
    return it->second;
  }

  // Mermaid's entity codes: #quot; #35; #amp; #lt; #gt;
  static std::string Unescape(std::string_view text) {
    static constexpr std::pair<std::string_view, char> kEntities[] = {
        {"#quot;", '"'}, {"#35;", '#'}, {"#amp;", '&'}, {"#lt;", '<'}, {"#gt;", '>'}, {"#91;", '['}, {"#93;", ']'}};
    std::string out;
    while (!text.empty()) {
      bool found = false;
      for (const auto& [entity, character] : kEntities) {
        if (StartsWith(text, entity)) {
          out += character;
          text.remove_prefix(entity.size());
          found = true;
          break;
        }
      }
      if (!found) {
        out += text[0];
        text.remove_prefix(1);
      }
    }
    return out;
  }

  static bool Link(std::string_view line, size_t* at, DiagramEdge* edge) {
    std::string_view rest = line.substr(*at);
    if (StartsWith(rest, "-.->")) {
      edge->dotted = true;
      *at += 4;
    } else if (StartsWith(rest, "-.")) {
      size_t end = rest.find(".->");
      if (end == std::string_view::npos || end < 2) return false;
      edge->dotted = true;
      edge->label = Trim(rest.substr(2, end - 2));
      *at += end + 3;
    } else if (StartsWith(rest, "-->")) {
      *at += 3;
    } else if (StartsWith(rest, "---")) {
      edge->arrow = false;
      *at += 3;
    } else if (StartsWith(rest, "==>")) {
      *at += 3;
    } else if (StartsWith(rest, "-- ")) {
      size_t end = rest.find("-->");
      if (end == std::string_view::npos) return false;
      edge->label = Trim(rest.substr(3, end - 3));
      *at += end + 3;
    } else {
      return false;
    }
    if (*at < line.size() && line[*at] == '|') {
      size_t end = line.find('|', *at + 1);
      if (end == std::string_view::npos) return false;
      edge->label = Trim(line.substr(*at + 1, end - *at - 1));
      *at = end + 1;
    }
    if (edge->label.size() >= 2 && edge->label.front() == '"' && edge->label.back() == '"') {
      edge->label = edge->label.substr(1, edge->label.size() - 2);
    }
    edge->label = Unescape(edge->label);
    return true;
  }

  std::string_view text_;
  Diagram* diagram_;
  std::map<std::string, int> ids_;
};

size_t CodePoints(std::string_view text) {
  size_t count = 0;
  for (char c : text) count += (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  return count;
}

// The middle of a long label is left out: both the folder and the file name matter.
std::string Shortened(std::string_view label) {
  size_t count = CodePoints(label);
  if (count <= kMaxLabel) return std::string(label);
  size_t head = kMaxLabel / 3, tail = kMaxLabel - head - 1, seen = 0;
  std::string out;
  for (size_t at = 0; at < label.size();) {
    size_t start = at;
    NextCodePoint(label, &at);
    if (seen < head || seen >= count - tail) out += label.substr(start, at - start);
    if (seen == head) out += "\xE2\x80\xA6";
    ++seen;
  }
  return out;
}

void AppendNumber(int value, std::string* out) { *out += std::to_string(value); }

void AppendAttribute(const char* name, int value, std::string* out) {
  *out += ' ';
  *out += name;
  *out += "=\"";
  AppendNumber(value, out);
  *out += '"';
}

void AppendEdge(const Diagram& diagram, const DiagramEdge& edge, std::string* out) {
  const DiagramNode &from = diagram.nodes[edge.from], &to = diagram.nodes[edge.to];
  int x1, y1, x2, y2, bend_x = 0, bend_y = 0;
  if (edge.from == edge.to) {
    x1 = from.x + from.width / 2 - 12, y1 = from.y, x2 = x1 + 24, y2 = from.y;
    bend_y = -20;
  } else if (diagram.left_to_right) {
    bool back = edge.reversed || to.x <= from.x;
    x1 = back ? from.x : from.x + from.width, y1 = from.y + from.height / 2;
    x2 = back ? to.x + to.width : to.x, y2 = to.y + to.height / 2;
    bend_x = (back ? -1 : 1) * std::max(24, std::abs(x2 - x1) / 2);
  } else {
    bool back = edge.reversed || to.y <= from.y;
    x1 = from.x + from.width / 2, y1 = back ? from.y : from.y + from.height;
    x2 = to.x + to.width / 2, y2 = back ? to.y + to.height : to.y;
    bend_y = (back ? -1 : 1) * std::max(20, std::abs(y2 - y1) / 2);
  }
  *out += "<path class=\"diagram-edge";
  if (edge.dotted) *out += " diagram-dotted";
  *out += "\" d=\"M";
  AppendNumber(x1, out), *out += ' ', AppendNumber(y1, out), *out += " C";
  AppendNumber(x1 + bend_x, out), *out += ' ', AppendNumber(y1 + bend_y, out), *out += ' ';
  if (edge.from == edge.to) bend_y = -bend_y;
  AppendNumber(x2 - bend_x, out), *out += ' ', AppendNumber(y2 - bend_y, out), *out += ' ';
  AppendNumber(x2, out), *out += ' ', AppendNumber(y2, out);
  *out += edge.arrow ? "\" marker-end=\"url(#diagram-arrow)\"/>" : "\"/>";
  if (!edge.label.empty()) {
    *out += "<text class=\"diagram-label\"";
    AppendAttribute("x", (x1 + x2) / 2, out);
    AppendAttribute("y", (y1 + y2) / 2 - 4, out);
    *out += " text-anchor=\"middle\">";
    AppendHtml(Shortened(edge.label), out);
    *out += "</text>";
  }
}

}  // namespace

std::string RenderDiagram(std::string_view mermaid) {
  Diagram diagram;
  if (!MermaidParser(mermaid, &diagram).Parse()) return "";
  for (DiagramNode& node : diagram.nodes) {
    node.width = static_cast<int>(std::min(CodePoints(node.label), kMaxLabel)) * kCharacter + 2 * kPadding;
    node.height = kNodeHeight;
  }
  LayOut(&diagram);
  std::string out = "<figure class=\"diagram\"><svg role=\"img\" aria-label=\"Diagram: ";
  out += std::to_string(diagram.nodes.size()) + " nodes, " + std::to_string(diagram.edges.size()) + " edges\"";
  AppendAttribute("width", diagram.width, &out);
  AppendAttribute("height", diagram.height, &out);
  out += " viewBox=\"0 0 " + std::to_string(diagram.width) + " " + std::to_string(diagram.height) + "\">";
  out += "<defs><marker id=\"diagram-arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
         "orient=\"auto\"><path class=\"diagram-head\" d=\"M0 0 L8 4 L0 8 z\"/></marker></defs>";
  for (const DiagramEdge& edge : diagram.edges) AppendEdge(diagram, edge, &out);
  for (const DiagramNode& node : diagram.nodes) {
    out += "<g class=\"diagram-node\"><title>";
    AppendHtml(node.label, &out);
    out += "</title><rect rx=\"5\"";
    AppendAttribute("x", node.x, &out);
    AppendAttribute("y", node.y, &out);
    AppendAttribute("width", node.width, &out);
    AppendAttribute("height", node.height, &out);
    out += "/><text class=\"diagram-text\" text-anchor=\"middle\"";
    AppendAttribute("x", node.x + node.width / 2, &out);
    AppendAttribute("y", node.y + node.height / 2 + 4, &out);
    out += ">";
    AppendHtml(Shortened(node.label), &out);
    out += "</text></g>";
  }
  out += "</svg></figure>\n";
  return out;
}

}  // namespace repodoc
