// RepositoryPageWriter: what folder and repository pages share. In: the linked graph and the path of one page. Out: the
// page in `out`. Links to files lead to their documentation page, places lead to the source. What a folder is, in its own
// words or by its parts, is answered here, so that every page tells it alike. Internal to core/pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/link/graph.h"
#include "core/link/left_out.h"
#include "core/pages/links.h"
#include "core/pages/markdown.h"

namespace repodoc {

inline constexpr size_t kMostDiagramNodes = 12;
inline constexpr char kDash[] = " \xE2\x80\x94 ";  // between a thing and what is said of it

struct LanguageShare {
  std::string_view name;
  uint32_t files = 0;
  uint64_t lines = 0, bytes = 0;
};
// A callable worth naming because of its size.
struct ComplexFunction {
  SymbolRef symbol;
  uint32_t cognitive = 0, cyclomatic = 0;
};
// A row of a chart between children of a folder.
struct NodeEdge {
  uint32_t from = kNone, to = kNone, weight = 0;
};

struct RepositoryPageWriter {
  RepositoryPageWriter(const RepoGraph& graph_in, std::string_view page_in);

  const RepoGraph& graph;
  std::string page;
  PageLinks links;
  Markdown out;

  // ---- Names and links ---------------------------------------------------------------------------------------------
  const FactsView& facts(FileIndex file) const { return graph.facts(file); }
  const Symbol& symbol(SymbolRef ref) const { return graph.facts(ref.file).symbols[ref.symbol]; }
  std::string_view folder_path(uint32_t folder) const { return graph.plan().folders[folder].folder; }
  std::string_view repository_name() const { return graph.options().repository_name; }
  // `label` relative to `base` when it lies below: "parametrize.py", "_expanded_weights/conv.py".
  std::string Label(std::string_view path, uint32_t base) const;
  std::string FolderLabel(uint32_t folder, uint32_t base = kNone) const;  // "nn/"; the root is the repository's name
  std::string NodeLabel(uint32_t node, uint32_t base) const;              // of a FolderEdge
  std::string FileHref(FileIndex file) const { return links.Page(graph.plan().files[file].docs); }
  std::string FolderHref(uint32_t folder) const { return links.Page(graph.plan().folders[folder].doc); }
  void WriteFile(FileIndex file, uint32_t base = kNone);      // [`path`](its documentation)
  void WriteFolder(uint32_t folder, uint32_t base = kNone);   // [`path/`](its doc.md)
  void WriteNode(uint32_t node, uint32_t base = kNone);
  void WriteSymbol(SymbolRef ref);                            // [`Qualified.name`](its heading)
  void WriteSymbolAs(SymbolRef ref, std::string_view label);
  void WriteRow(FileIndex file, uint32_t row);                // [L12](source#L12)
  void WritePlace(FileIndex file, uint32_t row, uint32_t base = kNone);  // [`path` L12](source#L12)
  void WriteSentence(std::string_view sentence);              // the author's words, in quotation marks
  void WriteFooter();                                         // rule and signature

  // ---- What a folder is --------------------------------------------------------------------------------------------
  // README, package index, or the only file with words of its own; kNone when nobody wrote any.
  FileIndex WordsOf(uint32_t folder) const;
  // One line for tables: quoted words with their file, else its parts.
  void WriteFolderInShort(uint32_t folder);
  bool IsMember(SymbolRef ref) const;  // of a type
  // One line for tables: quoted words, else what it defines.
  void WriteFileInShort(FileIndex file);
  // "7 classes, 9 functions: `a`, `b`, `c` …" of a code file; "12 headings", "40 keys" elsewhere; false: nothing.
  bool WriteContents(FileIndex file, uint32_t names);
  // "27 files, 5,089 lines, Python only"
  void WriteSize(uint32_t folder);
  std::vector<LanguageShare> Languages(uint32_t folder) const;  // most lines first; binary files last
  std::vector<ComplexFunction> ComplexFunctions(uint32_t folder, uint32_t limit) const;
  // The children's import graph as a picture of at most 12 nodes and as a table, or one sentence when there are none.
  void WriteChildGraph(uint32_t folder);
  // "Security 3 (1 high), Performance 2" as words; empty when there is no finding.
  std::string FindingsInWords(uint32_t folder) const;
  void WriteFindings(uint32_t folder, size_t limit);
  void WriteCoverage(uint32_t folder);                          // "69 of 137 ... (50 %)"
  // Commands that the repository's own files name, nearest to the folder first: install, build, test, run.
  void WriteCommands(uint32_t folder, size_t per_kind);
};

// "50 %", "0.3 %", "< 0.1 %".
std::string Percent(uint64_t part, uint64_t whole);
// A bar of `width` blocks.
std::string Bar(uint64_t part, uint64_t whole, uint32_t width);
// The text of the place to the first blank line or `limit` bytes, white space collapsed.
std::string FirstParagraph(std::string_view doc, size_t limit);
bool IsTopLevelPublic(const FactsView& facts, uint32_t symbol);

// One function per kind of page.
std::string RenderFolderIndex(const RepoGraph& graph, uint32_t folder);       // folder_index_page.cc
std::string RenderFolderDoc(const RepoGraph& graph, uint32_t folder);         // folder_doc_page.cc
std::string RenderFolderKeywords(const RepoGraph& graph, uint32_t folder);    // folder_sub_page.cc
std::string RenderFrontPage(const RepoGraph& graph, const std::vector<LeftOutPath>& left_out);  // index_page.cc
std::string RenderRules(const RepoGraph& graph);                              // rules_page.cc
std::string RenderReport(const RepoGraph& graph, const std::vector<LeftOutPath>& left_out);     // report_page.cc
// Pages that may come in several files: their paths, and the page at one of these paths ("" when it is none).
std::vector<std::string> KeywordPagePaths(const RepoGraph& graph);            // keyword_pages.cc
std::string RenderKeywordPage(const RepoGraph& graph, std::string_view path);
bool IsGraphPage(std::string_view page_path);                                 // graph_page.cc
std::string RenderGraphPage(const RepoGraph& graph, std::string_view page_path);  // "" when none of its files is known
std::vector<std::string> InterfacePagePaths(const RepoGraph& graph);          // index_interfaces.cc
std::string RenderInterfacePage(const RepoGraph& graph, std::string_view path);
std::vector<std::string> BookPagePaths(const RepoGraph& graph);               // book_pages.cc
std::string RenderBookPage(const RepoGraph& graph, std::string_view path);

// Parts of pages that two pages share.
void WriteSubfolders(RepositoryPageWriter& page, uint32_t folder);            // folder_index_page.cc
void WriteFiles(RepositoryPageWriter& page, uint32_t folder);
void WriteFolderArchitecture(RepositoryPageWriter& page, uint32_t folder);    // folder_architecture.cc
void WritePublicApi(RepositoryPageWriter& page, uint32_t folder);             // folder_api.cc
void WriteCoverageSection(RepositoryPageWriter& page, uint32_t folder);

}  // namespace repodoc
