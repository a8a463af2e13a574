// <folder>/index.md: what is in a folder. Its own words or facts, its subfolders, its files, the way on.
#include <algorithm>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/repository_page.h"

namespace repodoc {
namespace {

constexpr size_t kParagraphBytes = 1200;

void WriteOverview(RepositoryPageWriter& page, uint32_t folder) {
  Markdown& out = page.out;
  out.Heading(2, "Overview");
  FileIndex words = page.WordsOf(folder);
  if (words != kNone) {
    const FactsView& facts = page.facts(words);
    out.Quote(FirstParagraph(facts.str(facts.file->doc), kParagraphBytes), 20);
    out.Paragraph().Raw("From ");
    page.WritePlace(words, facts.file->doc_row, folder);
    out.Raw(".");
  } else {
    out.Paragraph().Raw("No README and no package docstring stands here; ");
    page.WriteFolderInShort(folder);
    out.Raw(".");
  }
  out.Paragraph();
  page.WriteSize(folder);
  out.Raw(". ");
  page.WriteCoverage(folder);
  out.Raw(".");
}

void WriteNavigation(RepositoryPageWriter& page, uint32_t folder) {
  const FolderPages& own = page.graph.plan().folders[folder];
  Markdown& out = page.out;
  out.Heading(2, "Navigation");
  uint32_t parent = page.graph.ParentOf(folder);
  if (parent != kNone) {
    out.Bullet().Raw("Parent folder: ");
    out.CodeLink(page.FolderLabel(parent), page.links.Page(page.graph.plan().folders[parent].index), 400);
  }
  out.Bullet().Link("Folder Documentation", page.links.Page(own.doc)).Raw(": what this folder is about");
  out.Bullet().Link("Keyword Index", page.links.Page(own.sub)).Raw(": every name of the subtree");
  if (folder != 0) out.Bullet().Link("Global Index", page.links.Page("index.md"));
}

}  // namespace

void WriteSubfolders(RepositoryPageWriter& page, uint32_t folder) {
  std::span<const uint32_t> subfolders = page.graph.SubfoldersOf(folder);
  Markdown& out = page.out;
  if (subfolders.empty()) {
    out.Paragraph().Raw("None.");
    return;
  }
  out.Table({"Folder", "Files", "Lines", "What it is", "Pages"});
  for (uint32_t child : subfolders) {
    const FolderMetrics& metrics = page.graph.folder_metrics(child);
    const FolderPages& pages = page.graph.plan().folders[child];
    out.Row().CodeLink(page.FolderLabel(child, folder), page.links.Page(pages.index), 400);
    out.Cell().Number(metrics.files).Cell().Number(metrics.lines).Cell();
    page.WriteFolderInShort(child);
    out.Cell().Link("doc", page.links.Page(pages.doc)).Raw(" \xC2\xB7 ").Link("keywords", page.links.Page(pages.sub));
    out.EndRow();
  }
}

void WriteFiles(RepositoryPageWriter& page, uint32_t folder) {
  std::span<const FileIndex> files = page.graph.FilesIn(folder);
  Markdown& out = page.out;
  if (files.empty()) {
    out.Paragraph().Raw("None of its own: only subfolders.");
    return;
  }
  out.Table({"File", "Language", "Lines", "Purpose", "Pages"});
  for (FileIndex file : files) {
    const FactsView& facts = page.facts(file);
    const FilePages& pages = page.graph.plan().files[file];
    out.Row().CodeLink(BaseName(facts.path()), page.links.Source(facts.path()), 400);
    out.Cell().Text(facts.str(facts.file->language_name)).Cell();
    if (facts.Has(kFileBinary)) {
      out.Raw(SizeInWords(facts.file->byte_size));
    } else {
      out.Number(facts.file->lines);
    }
    out.Cell();
    page.WriteFileInShort(file);
    out.Cell().Link("docs", page.links.Page(pages.docs)).Raw(" \xC2\xB7 ").Link("keywords", page.links.Page(pages.keywords));
    out.EndRow();
  }
}

std::string RenderFolderIndex(const RepoGraph& graph, uint32_t folder) {
  RepositoryPageWriter page(graph, graph.plan().folders[folder].index);
  page.out.Heading(1, "Folder Index: ");
  page.out.Code(page.FolderLabel(folder), 4096);
  WriteOverview(page, folder);
  page.out.Heading(2, "Subfolders");
  WriteSubfolders(page, folder);
  page.out.Heading(2, "Files");
  WriteFiles(page, folder);
  WriteNavigation(page, folder);
  page.WriteFooter();
  return std::move(page.out.text());
}

}  // namespace repodoc
