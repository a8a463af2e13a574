// Machine-readable files, made where the RepoGraph lives: manifest.json always, data/* on request.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/link/graph.h"
#include "core/link/left_out.h"

namespace repodoc {

// "tags", "symbols", "imports", "references", "findings", "graph" ...: every name --data accepts.
std::vector<std::string_view> ExportNames();
// Output path of an export: "data/tags", "data/symbols.jsonl" ...
std::string ExportPath(std::string_view name);
std::string RenderExport(const RepoGraph& graph, std::string_view name);
// manifest.json: every input path with size, SHA-256, language, pages, or the reason it was left out.
std::string RenderManifest(const RepoGraph& graph, const std::vector<LeftOutPath>& left_out);

}  // namespace repodoc
