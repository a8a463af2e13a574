// One function per export; exports.cc has the table of their names and output paths.
#pragma once

#include <string>

#include "core/link/graph.h"

namespace repodoc {

std::string RenderTags(const RepoGraph& graph);        // universal-ctags extended format 2, sorted by bytes
std::string RenderSymbols(const RepoGraph& graph);     // JSON lines
std::string RenderImports(const RepoGraph& graph);     // JSON lines
std::string RenderReferences(const RepoGraph& graph);  // JSON lines, resolved references only
std::string RenderSarif(const RepoGraph& graph);       // SARIF 2.1.0
std::string RenderGraphJson(const RepoGraph& graph);
std::string RenderLlms(const RepoGraph& graph);        // llms.txt: what to read, in order

const char* WordOf(ModuleClass module_class);  // "internal", "stdlib", "third-party", "system", "generated", "unresolved"
const char* WordOf(Confidence confidence);     // "exact", "unique", "ambiguous"

}  // namespace repodoc
