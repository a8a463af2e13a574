// comprehensive_book.md: the repository as one text, without source listings. Parts are the top folders, in an order that
// explains: what most others import first, then the rest of the code, then tests, examples, documents, vendored code.
// Chapters are the folders below. Above about 2 MB the book is an index of book/<nn>-<folder>.md, split at folders.
#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "core/base/text.h"
#include "core/pages/repository_page.h"

namespace repodoc {
namespace {

constexpr uint64_t kOneFileBytes = 2u << 20;
constexpr uint32_t kDeepest = 4;          // levels of chapters below a part
constexpr uint32_t kSmall = 4;            // folders of fewer files are told in their parent's chapter
constexpr size_t kParts = 12, kConcepts = 6, kNames = 24;
constexpr size_t kParagraphBytes = 700;
constexpr uint32_t kLookedAt = 40;        // most used symbols that concepts are chosen from

struct Chapter {
  uint32_t folder = 0;
  uint32_t depth = 0;   // 0: the part itself
  std::string number;   // "2.1"
};
struct Part {
  std::vector<Chapter> chapters;
  uint64_t bytes = 0;   // estimated
  std::string path;     // when the book is split
};

enum class Kind : uint8_t { kCode, kTools, kTests, kExamples, kDocuments, kOther, kVendored };

Kind KindOf(const RepoGraph& graph, uint32_t folder) {
  auto [first, end] = graph.FilesUnder(folder);
  uint32_t files = end - first, code = 0, tests = 0, examples = 0, documents = 0, vendored = 0;
  for (FileIndex file = first; file < end; ++file) {
    const FactsView& facts = graph.facts(file);
    code += facts.Has(kFileCode);
    tests += facts.Has(kFileTest);
    examples += facts.Has(kFileExample);
    documents += facts.Has(kFileDocumentation);
    vendored += facts.Has(kFileVendored);
  }
  if (vendored * 2 > files) return Kind::kVendored;
  if (tests * 2 > files) return Kind::kTests;
  if (examples * 2 > files) return Kind::kExamples;
  if (documents * 2 > files && code * 3 < files) return Kind::kDocuments;
  if (code * 4 < files) return Kind::kOther;
  return graph.folder_metrics(folder).edges_in > 0 ? Kind::kCode : Kind::kTools;
}

// The folders in reading order.
std::vector<uint32_t> InReadingOrder(const RepoGraph& graph, std::span<const uint32_t> folders) {
  struct Row {
    Kind kind;
    uint32_t edges_in, files, folder;
  };
  std::vector<Row> rows;
  for (uint32_t folder : folders) {
    const FolderMetrics& metrics = graph.folder_metrics(folder);
    rows.push_back({KindOf(graph, folder), metrics.edges_in, metrics.files, folder});
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tuple(a.kind, b.edges_in, b.files, a.folder) < std::tuple(b.kind, a.edges_in, a.files, b.folder);
  });
  std::vector<uint32_t> ordered;
  for (const Row& row : rows) ordered.push_back(row.folder);
  return ordered;
}

bool HasChapter(const RepoGraph& graph, uint32_t folder, uint32_t depth) {
  return depth <= kDeepest && graph.folder_metrics(folder).files >= kSmall;
}

// What a chapter needs, about: measured on real repositories, rather too much than too little.
uint64_t ChapterBytes(const RepoGraph& graph, uint32_t folder) {
  uint64_t path = graph.plan().folders[folder].folder.size();
  uint64_t parts = std::min<uint64_t>(kParts + 2, graph.SubfoldersOf(folder).size() + graph.FilesIn(folder).size());
  return 900 + parts * (220 + path) + (kConcepts + kNames) * (90 + 2 * path);
}

// Chapters of a folder's subtree in reading order, without recursion.
Part MakePart(const RepoGraph& graph, uint32_t top, const std::string& number, bool whole_subtree) {
  Part part;
  struct Open {
    uint32_t folder, depth;
    std::string number;
  };
  std::vector<Open> open = {{top, 0, number}};
  while (!open.empty()) {
    Open at = std::move(open.back());
    open.pop_back();
    part.bytes += ChapterBytes(graph, at.folder);
    part.chapters.push_back({at.folder, at.depth, at.number});
    if (!whole_subtree) break;
    std::vector<uint32_t> below;
    for (uint32_t child : InReadingOrder(graph, graph.SubfoldersOf(at.folder))) {
      if (HasChapter(graph, child, at.depth + 1)) below.push_back(child);
    }
    for (size_t i = below.size(); i-- > 0;) {
      std::string below_number = at.number;
      below_number.append(".").append(std::to_string(i + 1));
      open.push_back({below[i], at.depth + 1, std::move(below_number)});
    }
  }
  return part;
}

std::string PartPath(const RepoGraph& graph, size_t position, uint32_t folder) {
  std::string name = Slug(graph.plan().folders[folder].folder.empty() ? "root" : BaseName(graph.plan().folders[folder].folder));
  if (name.size() > 60) name.resize(Utf8Prefix(name, 60).size());
  std::string path = "book/";
  if (position < 9) path.append("0");
  path.append(std::to_string(position + 1));
  if (!name.empty()) path.append("-").append(name);
  if (graph.plan().FolderIndex(path + ".md") != kNone) path += "~2";
  return path + ".md";
}

struct BookPlan {
  std::vector<Part> parts;
  bool split = false;
};

BookPlan PlanBook(const RepoGraph& graph) {
  BookPlan book;
  uint64_t bytes = 0;
  uint32_t number = 0;
  for (uint32_t top : InReadingOrder(graph, graph.SubfoldersOf(0))) {
    std::string word = std::to_string(++number);
    Part part = MakePart(graph, top, word, true);
    bytes += part.bytes;
    if (part.bytes <= kOneFileBytes) {
      book.parts.push_back(std::move(part));
      continue;
    }
    // Too large for one file: the folder itself, then each of its subfolders.
    book.parts.push_back(MakePart(graph, top, word, false));
    uint32_t child_number = 0;
    for (uint32_t child : InReadingOrder(graph, graph.SubfoldersOf(top))) {
      book.parts.push_back(MakePart(graph, child, word + "." + std::to_string(++child_number), true));
    }
  }
  book.split = bytes > kOneFileBytes;
  for (size_t i = 0; i < book.parts.size(); ++i) {
    book.parts[i].path = PartPath(graph, i, book.parts[i].chapters[0].folder);
  }
  return book;
}

// ---- Writing --------------------------------------------------------------------------------------------------------

// GitHub numbers headings of equal slugs.
class Anchors {
 public:
  std::string Take(std::string_view heading) {
    std::string slug = Slug(heading);
    uint32_t& uses = uses_[slug];
    return uses++ == 0 ? slug : slug + "-" + std::to_string(uses - 1);
  }

 private:
  std::unordered_map<std::string, uint32_t> uses_;
};

std::string ChapterHeading(const RepositoryPageWriter& page, const Chapter& chapter) {
  return (chapter.depth == 0 ? "Part " : "") + chapter.number + ": " + page.FolderLabel(chapter.folder);
}

void WriteChapterHeading(RepositoryPageWriter& page, const Chapter& chapter) {
  int level = static_cast<int>(std::min<uint32_t>(2 + chapter.depth, 6));
  page.out.Heading(level, chapter.depth == 0 ? "Part " : "");
  page.out.Raw(chapter.number).Raw(": ").Code(page.FolderLabel(chapter.folder), 4096);
}

void WriteWords(RepositoryPageWriter& page, uint32_t folder) {
  Markdown& out = page.out;
  FileIndex words = page.WordsOf(folder);
  if (words == kNone) {
    out.Paragraph().Raw("No README or package docstring says what it is for; ");
    page.WriteFolderInShort(folder);
    out.Raw(".");
    return;
  }
  const FactsView& facts = page.facts(words);
  out.Quote(FirstParagraph(facts.str(facts.file->doc), kParagraphBytes), 12);
  out.Paragraph().Raw("So says ");
  page.WritePlace(words, facts.file->doc_row, folder);
  out.Raw(".");
}

void WriteSurroundings(RepositoryPageWriter& page, uint32_t folder) {
  Markdown& out = page.out;
  out.Raw(" It has ");
  page.WriteSize(folder);
  out.Raw(".");
  std::vector<FolderCoupling> rows = page.graph.CouplingOf(folder);
  for (bool inward : {true, false}) {
    auto imports = [&](const FolderCoupling& row) { return inward ? row.imports_in : row.imports_out; };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const FolderCoupling& a, const FolderCoupling& b) { return imports(a) > imports(b); });
    size_t count = 0;
    while (count < rows.size() && imports(rows[count]) > 0) ++count;
    if (count == 0) continue;
    out.Raw(inward ? " It is imported most by " : " It leans on ");
    for (size_t i = 0; i < count && i < 3; ++i) {
      out.Raw(i == 0 ? "" : ", ");
      page.WriteNode(rows[i].other);
      out.Raw(" (").Raw(imports(rows[i]) == 1 ? "once" : TimesInWords(imports(rows[i]))).Raw(")");
    }
    if (count > 3) out.Raw(" and ").Count(count - 3, "other part", "other parts");
    out.Raw(".");
  }
}

void WriteParts(RepositoryPageWriter& page, uint32_t folder) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  struct Row {
    uint32_t node;
    uint64_t weight;
  };
  // Subfolders by what imports them, files by who imports them: what others lean on comes first.
  std::vector<Row> rows;
  for (uint32_t child : graph.SubfoldersOf(folder)) {
    rows.push_back({child, uint64_t{graph.folder_metrics(child).edges_in} * 4 + graph.folder_metrics(child).files});
  }
  for (FileIndex file : graph.FilesIn(folder)) {
    if (page.facts(file).Has(kFileTest) || page.facts(file).Has(kFileBinary)) continue;
    rows.push_back({file | kFileNode, uint64_t{graph.metrics(file).fan_in} * 4 + (graph.PurposeOf(file).empty() ? 0 : 2)});
  }
  if (rows.empty()) return;
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.weight > b.weight; });
  size_t shown = std::min(rows.size(), kParts);
  size_t others = graph.SubfoldersOf(folder).size() + graph.FilesIn(folder).size() - shown;
  out.Paragraph().Raw("**Its parts**, those that others lean on first:");
  for (size_t i = 0; i < shown; ++i) {
    out.Bullet();
    page.WriteNode(rows[i].node, folder);
    out.Raw(": ");
    if ((rows[i].node & kFileNode) != 0) {
      page.WriteFileInShort(rows[i].node & ~kFileNode);
    } else {
      page.WriteFolderInShort(rows[i].node);
    }
  }
  if (others > 0) {
    out.Bullet().Number(others).Raw(" more in the [folder index](");
    out.Raw(page.links.Page(graph.plan().folders[folder].index)).Raw(")");
  }
}

void WriteRelations(RepositoryPageWriter& page, uint32_t folder) {
  Markdown& out = page.out;
  size_t shown = 0;
  for (const FolderEdge& edge : page.graph.EdgesOf(folder)) {
    if (edge.from == edge.to) continue;
    if (shown == 4) break;
    if (shown++ == 0) {
      out.Paragraph().Raw("**How they relate**: ");
    } else {
      out.Raw("; ");
    }
    page.WriteNode(edge.from, folder);
    out.Raw(" imports ");
    page.WriteNode(edge.to, folder);
    if (edge.weight > 1) out.Raw(" ").Raw(TimesInWords(edge.weight));
  }
  if (shown > 0) out.Raw(".");
}

void WriteNames(RepositoryPageWriter& page, uint32_t folder) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  std::vector<SymbolRef> concepts;
  for (SymbolRef ref : graph.TopSymbols(folder, kLookedAt)) {
    const Symbol& row = page.symbol(ref);
    if (row.doc.empty() || !IsTopLevelPublic(page.facts(ref.file), ref.symbol)) continue;
    if (concepts.size() < kConcepts) concepts.push_back(ref);
  }
  if (!concepts.empty()) {
    out.Paragraph().Raw("**Key concepts**, most used first:");
    for (SymbolRef ref : concepts) {
      const FactsView& facts = page.facts(ref.file);
      out.Bullet();
      page.WriteSymbol(ref);
      out.Raw(" (").Raw(NameOf(facts.symbols[ref.symbol].kind).word).Raw(" in ");
      page.WriteFile(ref.file, folder);
      out.Raw("): ");
      page.WriteSentence(FirstSentence(facts.str(facts.symbols[ref.symbol].doc)));
    }
  }
  FileIndex index = graph.PackageIndexOf(folder);
  if (index == kNone) return;
  std::vector<PublicName> names = graph.PublicNamesOf(index);
  if (names.empty()) return;
  out.Paragraph().Raw("**What it offers**: ");
  page.WriteFile(index, folder);
  out.Raw(" publishes ").Count(names.size(), "name", "names").Raw(": ");
  for (size_t i = 0; i < names.size() && i < kNames; ++i) out.Raw(i == 0 ? "" : ", ").Code(names[i].name, 60);
  if (names.size() > kNames) out.Raw(" \xE2\x80\xA6");
  out.Raw(".");
}

void WriteChapter(RepositoryPageWriter& page, const Chapter& chapter) {
  WriteChapterHeading(page, chapter);
  WriteWords(page, chapter.folder);
  WriteSurroundings(page, chapter.folder);
  WriteParts(page, chapter.folder);
  WriteRelations(page, chapter.folder);
  WriteNames(page, chapter.folder);
  page.out.Paragraph().Raw("More: ").Link("its documentation", page.FolderHref(chapter.folder)).Raw(", ");
  page.out.Link("its index", page.links.Page(page.graph.plan().folders[chapter.folder].index)).Raw(".");
}

void WriteContents(RepositoryPageWriter& page, const std::vector<Part>& parts, Anchors* anchors, uint32_t deepest) {
  for (const Part& part : parts) {
    for (const Chapter& chapter : part.chapters) {
      std::string anchor = anchors->Take(ChapterHeading(page, chapter));
      if (chapter.depth > deepest) continue;
      page.out.Bullet(static_cast<int>(chapter.depth)).Raw("[").Raw(chapter.depth == 0 ? "Part " : "").Raw(chapter.number).Raw(": ");
      page.out.Code(page.FolderLabel(chapter.folder), 400).Raw("](#").Raw(UrlPath(anchor)).Raw(")");
    }
  }
}

void WritePreface(RepositoryPageWriter& page) {
  const RepoGraph& graph = page.graph;
  Markdown& out = page.out;
  out.Heading(2, "Preface");
  WriteWords(page, 0);
  out.Raw(" The repository has ");
  page.WriteSize(0);
  out.Raw(".");
  out.Paragraph().Raw("Parts are the folders at the top, in an order that explains: what the others import most comes first, ");
  out.Raw("then tools, tests, examples, documents, data, and vendored code. Folders of fewer than ").Number(kSmall);
  out.Raw(" files, and those deeper than ").Number(kDeepest + 1).Raw(" levels, are told where their parent is. ");
  out.Raw("Sentences in quotation marks are the authors'; everything else is counted from the sources.");
  WriteRelations(page, 0);
  std::vector<FileIndex> own(graph.FilesIn(0).begin(), graph.FilesIn(0).end());
  if (own.empty()) return;
  out.Paragraph().Raw("Files that lie at the top:");
  size_t shown = 0;
  for (FileIndex file : own) {
    if (shown++ == 20) break;
    out.Bullet();
    page.WriteFile(file);
    out.Raw(": ");
    page.WriteFileInShort(file);
  }
  if (own.size() > 20) out.Bullet().Number(own.size() - 20).Raw(" more");
}

std::string RenderWhole(const RepoGraph& graph, const BookPlan& book) {
  RepositoryPageWriter page(graph, "comprehensive_book.md");
  Markdown& out = page.out;
  out.Heading(1, "The Book of ");
  out.Text(graph.options().repository_name);
  out.Heading(2, "Contents");
  Anchors anchors;
  anchors.Take("The Book of " + graph.options().repository_name);
  anchors.Take("Contents");
  anchors.Take("Preface");
  out.Bullet().Link("Preface", "#preface");
  if (!book.split) {
    WriteContents(page, book.parts, &anchors, 2);
  } else {
    for (const Part& part : book.parts) {
      const Chapter& first = part.chapters[0];
      out.Bullet().Raw("[Part ").Raw(first.number).Raw(": ").Code(page.FolderLabel(first.folder), 400).Raw("](");
      out.Raw(page.links.Page(part.path)).Raw("), ").Count(part.chapters.size(), "chapter", "chapters").Raw(": ");
      page.WriteFolderInShort(first.folder);
    }
  }
  WritePreface(page);
  if (!book.split) {
    for (const Part& part : book.parts) {
      for (const Chapter& chapter : part.chapters) WriteChapter(page, chapter);
    }
  }
  page.WriteFooter();
  return std::move(out.text());
}

std::string RenderPart(const RepoGraph& graph, const BookPlan& book, size_t position) {
  const Part& part = book.parts[position];
  RepositoryPageWriter page(graph, part.path);
  Markdown& out = page.out;
  out.Heading(1, "The Book of ");
  out.Text(graph.options().repository_name);
  Anchors anchors;
  anchors.Take("The Book of " + graph.options().repository_name);
  if (part.chapters.size() > 1) {
    out.Heading(2, "Contents of This Part");
    anchors.Take("Contents of This Part");
    WriteContents(page, {part}, &anchors, 3);
  }
  for (const Chapter& chapter : part.chapters) WriteChapter(page, chapter);
  out.Heading(2, "Reading On");
  auto neighbour = [&](const char* word, size_t other) {
    const Chapter& first = book.parts[other].chapters[0];
    out.Bullet().Raw(word).Raw(": [Part ").Raw(first.number).Raw(": ").Code(page.FolderLabel(first.folder), 400).Raw("](");
    out.Raw(page.links.Page(book.parts[other].path)).Raw(")");
  };
  if (position + 1 < book.parts.size()) neighbour("Next", position + 1);
  if (position > 0) neighbour("Before", position - 1);
  out.Bullet().Link("Contents of the book", page.links.Page("comprehensive_book.md"));
  page.WriteFooter();
  return std::move(out.text());
}

}  // namespace

std::vector<std::string> BookPagePaths(const RepoGraph& graph) {
  std::vector<std::string> paths = {"comprehensive_book.md"};
  BookPlan book = PlanBook(graph);
  if (!book.split) return paths;
  for (const Part& part : book.parts) paths.push_back(part.path);
  return paths;
}

std::string RenderBookPage(const RepoGraph& graph, std::string_view path) {
  bool whole = path == "comprehensive_book.md";
  if (!whole && !StartsWith(path, "book/")) return {};
  BookPlan book = PlanBook(graph);
  if (whole) return RenderWhole(graph, book);
  for (size_t i = 0; book.split && i < book.parts.size(); ++i) {
    if (book.parts[i].path == path) return RenderPart(graph, book, i);
  }
  return {};
}

}  // namespace repodoc
