#include "core/plan/plan.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/plan/page_names.h"

namespace repodoc {
namespace {

// Pages and folders of ours at the root of the output tree. A folder of the repository may share a folder.
constexpr std::string_view kRootPages[] = {"keywords.md", "comprehensive_book.md", "interfaces.md", "rules.md",
                                           "verification_report.md", "manifest.json"};
constexpr std::string_view kRootFolders[] = {"keywords", "book", "interfaces", "data"};
constexpr std::string_view kDataNames[] = {"tags", "symbols.jsonl", "imports.jsonl", "references.jsonl",
                                           "findings.sarif", "index.scip", "llms.txt", "llms-full.txt", "search",
                                           "graph.json"};

std::string Join(std::string_view folder, std::string_view name) {
  std::string out(folder);
  if (!out.empty()) out += '/';
  out += name;
  return out;
}

}  // namespace

uint32_t SitePlan::FolderIndex(std::string_view folder) const {
  auto at = std::lower_bound(folders.begin(), folders.end(), folder,
                             [](const FolderPages& pages, std::string_view wanted) { return pages.folder < wanted; });
  if (at == folders.end() || at->folder != folder) return kNone;
  return static_cast<uint32_t>(at - folders.begin());
}

SitePlan PlanSite(const std::vector<std::string_view>& paths) {
  SitePlan plan;
  // Every folder above a documented file. Sorted paths repeat their folders: a cheap filter before the sort.
  std::vector<std::string_view> folders = {""};
  std::string_view last;
  for (std::string_view path : paths) {
    std::string_view folder = DirName(path);
    if (folder == last) continue;
    last = folder;
    for (; !folder.empty(); folder = DirName(folder)) folders.push_back(folder);
  }
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());

  NameRegistry names;
  for (std::string_view page : kRootPages) names.TakeExactly("", page);
  for (std::string_view folder : kRootFolders) names.TakeExactly("", folder);
  for (std::string_view name : kDataNames) names.TakeExactly("data", name);

  auto note = [&plan](std::string wanted, const std::string& given) {
    if (wanted != given) plan.renamed.emplace_back(std::move(wanted), given);
  };
  // Folders first: a parent sorts before its children, so its output folder is known.
  std::vector<std::string> output(folders.size());
  plan.folders.resize(folders.size());
  for (size_t i = 0; i < folders.size(); ++i) plan.folders[i].folder = std::string(folders[i]);
  for (size_t i = 0; i < folders.size(); ++i) {
    FolderPages& pages = plan.folders[i];
    if (i > 0) {
      const std::string& parent = output[plan.FolderIndex(DirName(pages.folder))];
      std::string_view name = BaseName(pages.folder);
      bool shared = parent.empty() && std::find(std::begin(kRootFolders), std::end(kRootFolders), name) !=
                                          std::end(kRootFolders);
      output[i] = Join(parent, shared ? std::string(name) : names.Take(parent, name));
    }
    names.TakeExactly(output[i], "index.md");
    names.TakeExactly(output[i], "doc.md");
    names.TakeExactly(output[i], "sub.md");
    pages.index = Join(output[i], "index.md");
    pages.doc = Join(output[i], "doc.md");
    pages.sub = Join(output[i], "sub.md");
    note(Join(pages.folder, "index.md"), pages.index);
    note(Join(pages.folder, "doc.md"), pages.doc);
    note(Join(pages.folder, "sub.md"), pages.sub);
  }
  plan.files.resize(paths.size());
  uint32_t folder_index = 0;
  last = {};
  for (size_t i = 0; i < paths.size(); ++i) {
    std::string_view folder = DirName(paths[i]);
    if (folder != last) {
      folder_index = plan.FolderIndex(folder);
      last = folder;
    }
    const std::string& place = output[folder.empty() ? 0 : folder_index];
    std::string docs = std::string(BaseName(paths[i])) + "_docs.md";
    std::string keywords = std::string(BaseName(paths[i])) + "_kw.md";
    plan.files[i].docs = Join(place, names.Take(place, docs));
    plan.files[i].keywords = Join(place, names.Take(place, keywords));
    note(Join(folder, docs), plan.files[i].docs);
    note(Join(folder, keywords), plan.files[i].keywords);
  }
  return plan;
}

}  // namespace repodoc
