// All pages that are no file pages: which there are, and the way from a page's path to the function that makes it.
#include <algorithm>

#include "core/base/text.h"
#include "core/pages/pages.h"
#include "core/pages/repository_page.h"

namespace repodoc {
namespace {

// The folder one of whose pages this is, or kNone.
uint32_t FolderOfPage(const SitePlan& plan, std::string_view page) {
  auto owns = [&](uint32_t folder) {
    const FolderPages& pages = plan.folders[folder];
    return pages.index == page || pages.doc == page || pages.sub == page;
  };
  uint32_t folder = plan.FolderIndex(DirName(page));
  if (folder != kNone && owns(folder)) return folder;
  // A folder whose output has another name.
  for (folder = 0; folder < plan.folders.size(); ++folder) {
    if (owns(folder)) return folder;
  }
  return kNone;
}

bool IsFolderPageName(std::string_view name) { return name == "index.md" || name == "doc.md" || name == "sub.md"; }

}  // namespace

std::vector<std::string> RepositoryPagePaths(const RepoGraph& graph) {
  std::vector<std::string> paths;
  for (const FolderPages& folder : graph.plan().folders) {
    paths.push_back(folder.index);
    paths.push_back(folder.doc);
    paths.push_back(folder.sub);
  }
  for (std::string& path : KeywordPagePaths(graph)) paths.push_back(std::move(path));
  for (std::string& path : BookPagePaths(graph)) paths.push_back(std::move(path));
  for (std::string& path : InterfacePagePaths(graph)) paths.push_back(std::move(path));
  paths.push_back("rules.md");
  paths.push_back("verification_report.md");
  return paths;
}

std::string RenderRepositoryPage(const RepoGraph& graph, const std::vector<LeftOutPath>& left_out,
                                 std::string_view page_path) {
  if (page_path == "rules.md") return RenderRules(graph);
  if (IsGraphPage(page_path)) return RenderGraphPage(graph, page_path);
  if (page_path == "verification_report.md") return RenderReport(graph, left_out);
  if (IsFolderPageName(BaseName(page_path))) {
    const SitePlan& plan = graph.plan();
    uint32_t folder = FolderOfPage(plan, page_path);
    if (folder != kNone) {
      if (plan.folders[folder].doc == page_path) return RenderFolderDoc(graph, folder);
      if (plan.folders[folder].sub == page_path) return RenderFolderKeywords(graph, folder);
      return folder == 0 ? RenderFrontPage(graph, left_out) : RenderFolderIndex(graph, folder);
    }
  }
  std::string page = RenderInterfacePage(graph, page_path);
  if (page.empty()) page = RenderKeywordPage(graph, page_path);
  return page.empty() ? RenderBookPage(graph, page_path) : page;
}

}  // namespace repodoc
