#include "core/html/diagram_layout.h"

#include <algorithm>
#include <utility>

namespace repodoc {
namespace {

constexpr int kMargin = 8;
constexpr int kLayerGap = 64;
constexpr int kNodeGap = 14;

// Marks the edges that close a cycle (depth-first search, iterative) as reversed.
void BreakCycles(Diagram* diagram, const std::vector<std::vector<int>>& out) {
  enum State : char { kNew, kOpen, kDone };
  std::vector<State> state(diagram->nodes.size(), kNew);
  for (size_t root = 0; root < diagram->nodes.size(); ++root) {
    if (state[root] != kNew) continue;
    std::vector<std::pair<int, size_t>> stack = {{static_cast<int>(root), 0}};
    state[root] = kOpen;
    while (!stack.empty()) {
      auto& [node, next] = stack.back();
      if (next == out[node].size()) {
        state[node] = kDone;
        stack.pop_back();
        continue;
      }
      DiagramEdge& edge = diagram->edges[out[node][next++]];
      if (state[edge.to] == kOpen) {
        edge.reversed = true;
      } else if (state[edge.to] == kNew) {
        state[edge.to] = kOpen;
        stack.push_back({edge.to, 0});
      }
    }
  }
}

void AssignLayers(Diagram* diagram) {
  // Longest path from the sources; relaxation needs at most one round per layer.
  for (size_t round = 0; round < diagram->nodes.size(); ++round) {
    bool changed = false;
    for (const DiagramEdge& edge : diagram->edges) {
      if (edge.from == edge.to) continue;
      int from = edge.reversed ? edge.to : edge.from, to = edge.reversed ? edge.from : edge.to;
      if (diagram->nodes[to].layer <= diagram->nodes[from].layer) {
        diagram->nodes[to].layer = diagram->nodes[from].layer + 1;
        changed = true;
      }
    }
    if (!changed) break;
  }
  // Sources move right until they touch what they lead to, which keeps edges short.
  for (size_t i = 0; i < diagram->nodes.size(); ++i) {
    int nearest = -1;
    bool source = true;
    for (const DiagramEdge& edge : diagram->edges) {
      if (edge.from == edge.to) continue;
      int from = edge.reversed ? edge.to : edge.from, to = edge.reversed ? edge.from : edge.to;
      if (to == static_cast<int>(i)) source = false;
      if (from == static_cast<int>(i)) {
        int layer = diagram->nodes[to].layer;
        nearest = nearest < 0 ? layer : std::min(nearest, layer);
      }
    }
    if (source && nearest > 0) diagram->nodes[i].layer = nearest - 1;
  }
}

void OrderLayers(Diagram* diagram, std::vector<std::vector<int>>* layers) {
  auto renumber = [&](std::vector<int>& layer) {
    for (size_t i = 0; i < layer.size(); ++i) diagram->nodes[layer[i]].order = static_cast<int>(i);
  };
  for (auto& layer : *layers) renumber(layer);
  for (int sweep = 0; sweep < 6; ++sweep) {
    bool forward = sweep % 2 == 0;
    for (size_t step = 1; step < layers->size(); ++step) {
      size_t index = forward ? step : layers->size() - 1 - step;
      std::vector<std::pair<double, int>> keyed;
      for (int node : (*layers)[index]) {
        double sum = 0;
        int count = 0;
        for (const DiagramEdge& edge : diagram->edges) {
          int other = edge.from == node ? edge.to : edge.to == node ? edge.from : -1;
          if (other < 0 || other == node) continue;
          bool before = diagram->nodes[other].layer < diagram->nodes[node].layer;
          if (before != forward) continue;
          sum += diagram->nodes[other].order;
          ++count;
        }
        keyed.push_back({count > 0 ? sum / count : diagram->nodes[node].order, node});
      }
      std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (size_t i = 0; i < keyed.size(); ++i) (*layers)[index][i] = keyed[i].second;
      renumber((*layers)[index]);
    }
  }
}

}  // namespace

void LayOut(Diagram* diagram) {
  std::vector<std::vector<int>> out(diagram->nodes.size());
  for (size_t i = 0; i < diagram->edges.size(); ++i) out[diagram->edges[i].from].push_back(static_cast<int>(i));
  BreakCycles(diagram, out);
  AssignLayers(diagram);
  std::vector<std::vector<int>> layers;
  for (size_t i = 0; i < diagram->nodes.size(); ++i) {
    size_t layer = static_cast<size_t>(diagram->nodes[i].layer);
    if (layers.size() <= layer) layers.resize(layer + 1);
    layers[layer].push_back(static_cast<int>(i));
  }
  layers.erase(std::remove_if(layers.begin(), layers.end(), [](const auto& layer) { return layer.empty(); }), layers.end());
  OrderLayers(diagram, &layers);

  // "along" runs with the layers, "across" within one; the two change places for top-down diagrams.
  bool horizontal = diagram->left_to_right;
  int across_size = 0;
  std::vector<int> extents;
  for (const auto& layer : layers) {
    int extent = -kNodeGap;
    for (int node : layer) extent += (horizontal ? diagram->nodes[node].height : diagram->nodes[node].width) + kNodeGap;
    extents.push_back(extent);
    across_size = std::max(across_size, extent);
  }
  int along = kMargin;
  for (size_t index = 0; index < layers.size(); ++index) {
    int thickness = 0, across = kMargin + (across_size - extents[index]) / 2;
    for (int node : layers[index]) {
      DiagramNode& at = diagram->nodes[node];
      thickness = std::max(thickness, horizontal ? at.width : at.height);
    }
    for (int node : layers[index]) {
      DiagramNode& at = diagram->nodes[node];
      int slack = (thickness - (horizontal ? at.width : at.height)) / 2;
      at.x = horizontal ? along + slack : across;
      at.y = horizontal ? across : along + slack;
      across += (horizontal ? at.height : at.width) + kNodeGap;
    }
    along += thickness + kLayerGap;
  }
  along += kMargin - kLayerGap;
  diagram->width = horizontal ? along : across_size + 2 * kMargin;
  diagram->height = horizontal ? across_size + 2 * kMargin : along;
}

}  // namespace repodoc
