// keywords.md: every name of the repository, A to Z, with kind and places. Above 2,000 names an index of
// keywords/<letter>.md; a letter that would pass 1.5 MB is an index of keywords/<letter>-<n>.md.
#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/pages/keyword_list.h"

namespace repodoc {
namespace {

constexpr size_t kOnePageNames = 2000;
constexpr size_t kMostBytes = 3u << 19;
constexpr size_t kPlaces = 12;

struct Range {
  size_t begin, end;
};

// Where the names of a letter lie in SymbolsByName; those of "_" lie in two ranges.
std::vector<Range> RangesOf(const RepoGraph& graph, uint32_t letter) {
  std::span<const SymbolRef> all = graph.SymbolsByName();
  auto bound = [&](unsigned char first) {
    auto at = std::partition_point(all.begin(), all.end(), [&](SymbolRef ref) {
      char c = NameAt(graph, ref)[0];
      return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c) < first;
    });
    return static_cast<size_t>(at - all.begin());
  };
  std::vector<Range> ranges;
  auto add = [&](size_t begin, size_t end) {
    if (begin < end) ranges.push_back({begin, end});
  };
  if (letter < 26) {
    add(bound(static_cast<unsigned char>('a' + letter)), bound(static_cast<unsigned char>('b' + letter)));
  } else {
    add(0, bound('a'));
    add(bound('z' + 1), all.size());
  }
  return ranges;
}

// Parts of a letter, cut between names, each below the limit unless one name alone is above it.
std::vector<std::vector<Range>> PartsOf(const RepoGraph& graph, uint32_t letter) {
  std::span<const SymbolRef> all = graph.SymbolsByName();
  std::vector<std::vector<Range>> parts;
  size_t bytes = 0;
  for (Range range : RangesOf(graph, letter)) {
    bool fresh = true;
    for (size_t at = range.begin; at < range.end;) {
      size_t end = EndOfName(graph, all, at);
      size_t need = KeywordBytes(graph, all.subspan(at, end - at), kPlaces);
      if (parts.empty() || bytes + need > kMostBytes) {
        parts.push_back({});
        bytes = 0;
        fresh = true;
      }
      if (fresh) parts.back().push_back({at, at});
      fresh = false;
      parts.back().back().end = end;
      bytes += need;
      at = end;
    }
  }
  return parts;
}

bool FitsOnePage(const RepoGraph& graph) {
  return CountNames(graph, graph.SymbolsByName(), kOnePageNames + 1) <= kOnePageNames;
}

std::string LetterPath(uint32_t letter) { return "keywords/" + LetterName(letter) + ".md"; }
std::string PartPath(uint32_t letter, size_t part) {
  return "keywords/" + LetterName(letter) + "-" + std::to_string(part + 1) + ".md";
}

void WriteTitle(RepositoryPageWriter& page, std::string_view what) {
  page.out.Heading(1, "Keyword Index: ");
  page.out.Text(page.repository_name());
  if (!what.empty()) page.out.Raw(", ").Raw(what);
}

void WriteBack(RepositoryPageWriter& page) {
  page.out.Heading(2, "Navigation");
  page.out.Bullet().Link("All letters", page.links.Page("keywords.md"));
  page.out.Bullet().Link("Global Index", page.links.Page("index.md"));
  page.WriteFooter();
}

std::string RenderTop(const RepoGraph& graph) {
  RepositoryPageWriter page(graph, "keywords.md");
  std::span<const SymbolRef> all = graph.SymbolsByName();
  WriteTitle(page, {});
  page.out.Paragraph().Count(CountNames(graph, all), "name", "names").Raw(" in ");
  page.out.Count(all.size(), "place", "places").Raw(" of ").Count(graph.file_count(), "file", "files");
  page.out.Raw(": every symbol that is not local to a function, with its kind and the line of its name. Letters are compared ");
  page.out.Raw("without case; what begins with no letter stands under `_`. ");
  page.out.Raw("Of a name with more than ").Number(kPlaces).Raw(" places the first ones are shown and the others counted; ");
  page.out.Raw("all are in `data/symbols.jsonl`.");
  if (all.empty()) {
    page.out.Paragraph().Raw("No file of this repository defines a name.");
  } else if (FitsOnePage(graph)) {
    WriteKeywordsByLetter(page, all, kNone, kPlaces, 2);
  } else {
    page.out.Table({"Letter", "Names", "Places", "Pages"});
    for (uint32_t letter = 0; letter < kLetters; ++letter) {
      size_t names = 0, places = 0;
      for (Range range : RangesOf(graph, letter)) {
        names += CountNames(graph, all.subspan(range.begin, range.end - range.begin));
        places += range.end - range.begin;
      }
      if (places == 0) continue;
      page.out.Row().Link(letter == 26 ? "\\_" : LetterHeading(letter), page.links.Page(LetterPath(letter)));
      page.out.Cell().Number(names).Cell().Number(places).Cell();
      page.out.Number(std::max<size_t>(1, PartsOf(graph, letter).size())).EndRow();
    }
  }
  page.out.Heading(2, "Navigation");
  page.out.Bullet().Link("Global Index", page.links.Page("index.md"));
  page.WriteFooter();
  return std::move(page.out.text());
}

std::string RenderLetter(const RepoGraph& graph, uint32_t letter, const std::vector<std::vector<Range>>& parts) {
  RepositoryPageWriter page(graph, LetterPath(letter));
  std::span<const SymbolRef> all = graph.SymbolsByName();
  WriteTitle(page, letter == 26 ? "\\_" : LetterHeading(letter));
  if (parts.size() == 1) {
    page.out.Reserve(kMostBytes);
    for (Range range : parts[0]) WriteKeywords(page, all.subspan(range.begin, range.end - range.begin), kNone, kPlaces);
  } else {
    page.out.Table({"Part", "From", "To", "Places"});
    for (size_t i = 0; i < parts.size(); ++i) {
      size_t places = 0;
      for (Range range : parts[i]) places += range.end - range.begin;
      page.out.Row().Link(std::to_string(i + 1), page.links.Page(PartPath(letter, i))).Cell();
      page.out.Code(NameAt(graph, all[parts[i].front().begin])).Cell();
      page.out.Code(NameAt(graph, all[parts[i].back().end - 1])).Cell().Number(places).EndRow();
    }
  }
  WriteBack(page);
  return std::move(page.out.text());
}

std::string RenderPart(const RepoGraph& graph, uint32_t letter, size_t part, const std::vector<Range>& ranges) {
  RepositoryPageWriter page(graph, PartPath(letter, part));
  std::span<const SymbolRef> all = graph.SymbolsByName();
  page.out.Reserve(kMostBytes);
  WriteTitle(page, (letter == 26 ? "\\_" : LetterHeading(letter)) + ", part " + std::to_string(part + 1));
  for (Range range : ranges) WriteKeywords(page, all.subspan(range.begin, range.end - range.begin), kNone, kPlaces);
  WriteBack(page);
  return std::move(page.out.text());
}

}  // namespace

std::vector<std::string> KeywordPagePaths(const RepoGraph& graph) {
  std::vector<std::string> paths = {"keywords.md"};
  if (FitsOnePage(graph)) return paths;
  for (uint32_t letter = 0; letter < kLetters; ++letter) {
    size_t parts = PartsOf(graph, letter).size();
    if (parts == 0) continue;
    paths.push_back(LetterPath(letter));
    for (size_t i = 0; parts > 1 && i < parts; ++i) paths.push_back(PartPath(letter, i));
  }
  return paths;
}

std::string RenderKeywordPage(const RepoGraph& graph, std::string_view path) {
  if (path == "keywords.md") return RenderTop(graph);
  if (!StartsWith(path, "keywords/") || path.size() < 10 || FitsOnePage(graph)) return {};
  uint32_t letter = LetterOf(path.substr(9));
  std::vector<std::vector<Range>> parts = PartsOf(graph, letter);
  if (parts.empty()) return {};
  if (path == LetterPath(letter)) return RenderLetter(graph, letter, parts);
  for (size_t i = 0; parts.size() > 1 && i < parts.size(); ++i) {
    if (path == PartPath(letter, i)) return RenderPart(graph, letter, i, parts[i]);
  }
  return {};
}

}  // namespace repodoc
