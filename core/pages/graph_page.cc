// "?graph=PATH|PATH": the import graph around the files named, grown file by file in the reader. It is no page of the
// tree: only a running page asks for it. Files that are opened are shown with their neighbours, best ranked first; what
// is not shown is counted, and every file leads to the same page with it opened, or closed.
#include <algorithm>
#include <string>
#include <vector>

#include "core/base/text.h"
#include "core/pages/repository_page.h"

namespace repodoc {
namespace {

constexpr std::string_view kPrefix = "?graph=";
constexpr size_t kMostOpened = 12;
constexpr size_t kMostNodes = 60;
constexpr size_t kMostOfOneSide = 10;  // neighbours that one opened file brings, on each side

struct Shown {
  FileIndex file;
  uint32_t hidden_in = 0, hidden_out = 0;  // of an opened file
  bool opened = false;
};

// Distinct files at the other end, best ranked first.
std::vector<FileIndex> Neighbours(const RepoGraph& graph, FileIndex file, bool importers) {
  std::vector<FileIndex> out;
  for (const FileEdge& edge : importers ? graph.ImportersOf(file) : graph.ImportsOf(file)) {
    FileIndex other = importers ? edge.from : edge.to;
    if (other != file) out.push_back(other);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  std::sort(out.begin(), out.end(), [&](FileIndex a, FileIndex b) {
    uint32_t rank_a = graph.metrics(a).rank_position, rank_b = graph.metrics(b).rank_position;
    return rank_a != rank_b ? rank_a < rank_b : a < b;
  });
  return out;
}

std::string PathWith(const std::vector<Shown>& shown, FileIndex changed, const RepoGraph& graph) {
  std::string path(kPrefix);
  auto add = [&](FileIndex file) {
    if (path.size() > kPrefix.size()) path += '|';
    path += graph.facts(file).path();
  };
  bool was_opened = false;
  for (const Shown& row : shown) {
    if (!row.opened) continue;
    was_opened = was_opened || row.file == changed;
    if (row.file != changed) add(row.file);
  }
  if (!was_opened) add(changed);
  return path;
}

size_t Find(const std::vector<Shown>& shown, FileIndex file) {
  size_t at = 0;
  while (at < shown.size() && shown[at].file != file) ++at;
  return at;
}

void WriteDrawing(RepositoryPageWriter& page, const std::vector<Shown>& shown) {
  std::string code = "graph LR\n";
  for (size_t i = 0; i < shown.size(); ++i) {
    code.append("  n").append(std::to_string(i)).append("[\"");
    AppendMermaidLabel(page.facts(shown[i].file).path(), &code);
    code += "\"]\n";
  }
  for (size_t i = 0; i < shown.size(); ++i) {
    FileIndex last = kNone;
    for (const FileEdge& edge : page.graph.ImportsOf(shown[i].file)) {  // by target
      size_t to = edge.to == last ? shown.size() : Find(shown, edge.to);
      last = edge.to;
      if (to == shown.size() || to == i) continue;
      code.append("  n").append(std::to_string(i)).append(" --> n").append(std::to_string(to)) += '\n';
    }
  }
  page.out.CodeBlock("mermaid", code);
}

}  // namespace

bool IsGraphPage(std::string_view page_path) { return StartsWith(page_path, kPrefix); }

std::string RenderGraphPage(const RepoGraph& graph, std::string_view page_path) {
  RepositoryPageWriter page(graph, page_path);
  std::vector<Shown> shown;
  for (std::string_view path : Split(page_path.substr(kPrefix.size()), '|')) {
    FileIndex file = graph.FileByPath(path);
    if (file != kNone && shown.size() < kMostOpened && Find(shown, file) == shown.size()) shown.push_back({file, 0, 0, true});
  }
  if (shown.empty()) return {};
  size_t opened = shown.size();
  for (size_t i = 0; i < opened; ++i) {
    for (bool importers : {true, false}) {
      size_t brought = 0;
      for (FileIndex other : Neighbours(graph, shown[i].file, importers)) {
        if (Find(shown, other) < shown.size()) continue;
        if (brought < kMostOfOneSide && shown.size() < kMostNodes) {
          shown.push_back({other});
          ++brought;
        } else {
          ++(importers ? shown[i].hidden_in : shown[i].hidden_out);
        }
      }
    }
  }
  page.out.Heading(1, "Graph: ");
  page.out.Code(graph.facts(shown[0].file).path(), 200);
  if (opened > 1) page.out.Raw(" and ").Count(opened - 1, "file", "files").Raw(" opened");
  page.out.Paragraph().Raw("An arrow points from the file that imports to the file it imports. Choose a file to open it: its neighbours ");
  page.out.Raw("are added, at most ").Number(kMostOfOneSide).Raw(" on each side, best ranked first; choose it again to close it.");
  if (opened == kMostOpened) page.out.Raw(" No more than ").Number(kMostOpened).Raw(" files can be open.");
  WriteDrawing(page, shown);
  page.out.Table({"File", "Imports", "Imported by", "Not shown", ""});
  for (const Shown& row : shown) {
    page.out.Row();
    page.WriteFile(row.file);
    page.out.Cell().Number(Neighbours(graph, row.file, false).size()).Cell().Number(Neighbours(graph, row.file, true).size()).Cell();
    if (row.hidden_out > 0) page.out.Number(row.hidden_out).Raw(" it imports");
    if (row.hidden_in > 0) page.out.Raw(row.hidden_out > 0 ? ", " : "").Number(row.hidden_in).Raw(" that import it");
    page.out.Cell();
    // The last one open stays open: without it there is no graph.
    if (!row.opened || opened > 1) page.out.Link(row.opened ? "close" : "open", page.links.Page(PathWith(shown, row.file, graph)));
    page.out.EndRow();
  }
  return std::move(page.out.text());
}

}  // namespace repodoc
