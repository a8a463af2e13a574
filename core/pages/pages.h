// RENDER: pages as GitHub-flavoured Markdown. File pages are made anywhere from flat buffers; folder and repository
// pages are made where the RepoGraph lives. What each section holds: OUTPUT rules in core/pages/README.md.
// The rule of evidence: every statement carries its place or a count that can be checked; no filler; lists are
// complete or say what was cut.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/facts.h"
#include "core/link/graph.h"
#include "core/link/left_out.h"
#include "core/link/slice.h"

namespace repodoc {

struct FilePage {
  std::string docs, keywords;  // Markdown
};
// `slice` is null while the run goes on. `source` is the decoded UTF-8 text of the file (empty for binary files).
FilePage RenderFilePage(const FactsView& facts, const SliceView* slice, std::string_view source);

// Pages made from the whole graph, by page path of the plan: folder pages, index, keywords, book, rules, report.
std::vector<std::string> RepositoryPagePaths(const RepoGraph& graph);
std::string RenderRepositoryPage(const RepoGraph& graph, const std::vector<LeftOutPath>& left_out,
                                 std::string_view page_path);

}  // namespace repodoc
