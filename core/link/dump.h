// Text form of a linked graph, for golden files (graph.txt) and debugging. In: a graph after Link(). Out: per file its
// imports and where they lead, its resolved references with their confidence, class relations, metrics; then packages,
// cycles, broken links. Rows are printed 1-based. Deterministic.
#pragma once

#include <string>

#include "core/link/graph.h"

namespace repodoc {

std::string DumpGraph(const RepoGraph& graph);
// The part of one file.
std::string DumpFile(const RepoGraph& graph, FileIndex file);

}  // namespace repodoc
