// What documents, data and build files tell beyond an outline: the recognised schema read as what it is, links with
// their check, code blocks, declared dependencies, shapes of data. Headings written here come after all planned symbol
// headings and share no slug with a later section, so planned anchors stay true.
#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kMostRows = 100;
constexpr size_t kMostLinks = 40;

std::string_view Field(std::string_view value, size_t wanted) {
  for (size_t field = 0;; ++field) {
    size_t end = value.find('\t');
    if (field == wanted) return value.substr(0, end);
    if (end == std::string_view::npos) return {};
    value.remove_prefix(end + 1);
  }
}

size_t CountProperties(const FactsView& facts, std::string_view key) {
  size_t count = 0;
  for (const Property& row : facts.properties) count += facts.str(row.key) == key;
  return count;
}

// "12 targets (`all`, `test`, ...)" per kind of symbol that only data, documents and build files have.
void WriteKindCounts(FilePageWriter& page) {
  constexpr size_t kKinds = static_cast<size_t>(SymbolKind::kCount);
  uint32_t counts[kKinds] = {};
  std::vector<uint32_t> top[kKinds];
  for (uint32_t i = 0; i < page.facts.symbols.size(); ++i) {
    size_t kind = static_cast<size_t>(page.symbol(i).kind);
    ++counts[kind];
    bool outer = page.symbol(i).parent == kNone || static_cast<SymbolKind>(kind) != SymbolKind::kKey;
    if (static_cast<SymbolKind>(kind) == SymbolKind::kHeading) outer = page.symbol(i).level <= 2;
    if (!outer || top[kind].size() == 6 || page.symbol(i).name.empty()) continue;
    bool known = false;
    for (uint32_t k : top[kind]) known = known || page.facts.str(page.symbol(k).name) == page.facts.str(page.symbol(i).name);
    if (!known) top[kind].push_back(i);
  }
  // One sentence with all kinds, variables last.
  Separator comma;
  for (size_t k = 1; k < kKinds; ++k) {
    constexpr size_t kFirst = static_cast<size_t>(SymbolKind::kNamespace);
    size_t kind = k <= kKinds - kFirst ? kFirst + k - 1 : k - (kKinds - kFirst);
    if (counts[kind] == 0) continue;
    const SymbolKindName& name = NameOf(static_cast<SymbolKind>(kind));
    uint64_t count = counts[kind];
    if (static_cast<SymbolKind>(kind) == SymbolKind::kKey) {
      std::string_view all = page.facts.PropertyValue(property::kKeyCount);
      uint64_t value = 0;
      for (char c : all) {
        if (c < '0' || c > '9' || value > 1000000000000ull) break;
        value = value * 10 + static_cast<uint64_t>(c - '0');
      }
      count = std::max(count, value);
    }
    page.docs.Raw(comma.first() ? "Holds " : "").Raw(comma()).Number(count).Raw(" ");
    page.docs.Raw(count == 1 ? std::string(name.word) : ToLowerAscii(name.plural));
    if (top[kind].empty()) continue;
    Separator inner;
    for (uint32_t i : top[kind]) {
      page.NoteSymbol(i);
      page.docs.Raw(inner.first() ? " (" : "").Raw(inner());
      if (static_cast<SymbolKind>(kind) == SymbolKind::kHeading) {
        page.docs.Text(Utf8Prefix(page.facts.str(page.symbol(i).name), 60));
      } else {
        page.docs.Code(page.facts.str(page.symbol(i).name), 60);
      }
    }
    page.docs.Raw(counts[kind] > top[kind].size() ? " \xE2\x80\xA6)" : ")");
  }
  if (!comma.first()) page.docs.Raw(". ");
}

bool IsOutside(std::string_view target) { return target.find("://") != std::string_view::npos || StartsWith(target, "mailto:"); }

// "https://pytorch.org/docs" -> "pytorch.org".
std::string_view HostOf(std::string_view target) {
  size_t at = target.find("://");
  if (at == std::string_view::npos) return target.substr(0, target.find(':'));
  target.remove_prefix(at + 3);
  return target.substr(0, target.find_first_of("/?#:"));
}

void WriteLinkSummary(FilePageWriter& page) {
  uint32_t broken = 0, inside = 0, within = 0, outside = 0, all = 0;
  if (page.slice != nullptr) {
    uint32_t last = kNone;  // a pattern is one link to many files
    for (const DocumentLink& link : page.slice->document_links) {
      if (link.link >= page.facts.links.size() || page.facts.links[link.link].kind == LinkKind::kPath) continue;
      broken += link.broken;
      inside += link.card != kNone && link.link != last;
      last = link.link;
    }
  }
  for (const Link& link : page.facts.links) {
    if (link.kind == LinkKind::kPath) continue;
    ++all;
    std::string_view target = page.facts.str(link.target);
    within += StartsWith(target, "#");
    outside += IsOutside(target);
  }
  if (all == 0) return;
  page.docs.Count(all, "link", "links").Raw(": ");
  Separator comma;
  if (inside > 0) page.docs.Raw(comma()).Number(inside).Raw(" into this repository");
  if (broken > 0) page.docs.Raw(comma()).Number(broken).Raw(" to files that do not exist");
  if (within > 0) page.docs.Raw(comma()).Number(within).Raw(" within the document");
  if (outside > 0) page.docs.Raw(comma()).Number(outside).Raw(" to the web");
  uint64_t known = uint64_t{inside} + broken + within + outside;
  if (known < all) {
    page.docs.Raw(comma()).Number(all - known).Raw(page.slice == nullptr ? " not followed yet" : " to no file");
  }
  page.docs.Raw(". ");
}

void WriteDeclaredDependencies(FilePageWriter& page) {
  size_t total = CountProperties(page.facts, property::kDependency);
  size_t locked = CountProperties(page.facts, property::kLocked);
  if (total > 0) {
    page.docs.Heading(3, "Declared Dependencies");
    page.docs.Table({"Name", "Version", "Group", "Line"});
    size_t shown = 0;
    for (const Property& row : page.facts.properties) {
      if (page.facts.str(row.key) != property::kDependency) continue;
      if (shown++ == kMostRows) break;
      std::string_view value = page.facts.str(row.value);
      page.docs.Row().Code(Field(value, 0), 80).Cell().Code(Field(value, 1), 60).Cell().Text(Field(value, 2)).Cell();
      if (row.row != kNone) page.Place(row.row);
      page.docs.EndRow();
    }
    if (total > kMostRows) page.docs.Paragraph().Number(kMostRows).Raw(" of ").Number(total).Raw(" shown.");
  }
  if (locked > 0) {
    page.docs.Paragraph().Raw("Locked versions: ").Number(locked).Raw(".");
    Separator comma;
    size_t shown = 0;
    for (const Property& row : page.facts.properties) {
      if (page.facts.str(row.key) != property::kLocked) continue;
      if (shown++ == kMostRows) break;
      std::string_view value = page.facts.str(row.value);
      page.docs.Raw(comma.first() ? " " : "").Raw(comma()).Code(Field(value, 0), 80).Raw(" ").Text(Field(value, 1));
    }
    if (locked > kMostRows) page.docs.Raw(" and ").Number(locked - kMostRows).Raw(" more");
  }
}

struct Said {
  const char* key;
  const char* label;
};
constexpr Said kSaid[] = {{property::kProjectName, "Name"},
                          {property::kProjectVersion, "Version"},
                          {property::kProjectDescription, "Description"},
                          {property::kProjectLicense, "Licence"},
                          {property::kProjectHomepage, "Home page"},
                          {property::kScript, "Script"},
                          {property::kBuildCommand, "Builds with"},
                          {property::kInstallCommand, "Installs with"},
                          {property::kTestCommand, "Tests run with"},
                          {property::kRunCommand, "Runs with"},
                          {property::kBaseImage, "Base image"},
                          {property::kPort, "Port"},
                          {property::kEntryCommand, "Starts"},
                          {property::kSourceRoot, "Source root"},
                          {property::kPathAlias, "Path alias"},
                          {property::kNotebookKernel, "Kernel"},
                          {property::kNotebookOutputs, "Outputs left out"}};

void WriteSchemaFacts(FilePageWriter& page) {
  std::string_view schema = page.facts.PropertyValue(property::kSchema);
  bool any = false;
  for (const Said& said : kSaid) any = any || CountProperties(page.facts, said.key) > 0;
  if (!any) return;
  if (schema.empty()) {
    page.docs.Heading(3, "What It Declares");
  } else {
    page.docs.Heading(3, "Read as ");
    page.docs.Text(schema);
  }
  page.docs.Table({"Fact", "Value", "Line"});
  for (const Said& said : kSaid) {
    size_t shown = 0, total = 0;
    for (const Property& row : page.facts.properties) {
      if (page.facts.str(row.key) != said.key) continue;
      if (++total > 40) continue;
      ++shown;
      std::string_view value = page.facts.str(row.value);
      page.docs.Row().Raw(said.label).Cell();
      if (value.find('\t') != std::string_view::npos) {
        page.docs.Code(Field(value, 0), 80).Raw(": ").Code(Field(value, 1), 200);
      } else {
        page.docs.Code(value, 240);
      }
      page.docs.Cell();
      if (row.row != kNone) page.Place(row.row);
      page.docs.EndRow();
    }
    if (total > shown) {
      page.docs.Row().Raw(said.label).Cell().Number(total - shown).Raw(" more").Cell();
      page.docs.EndRow();
    }
  }
}

// Links into the repository one by one, broken ones first: they are what a reader acts on. The web by host.
void WriteLinks(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  if (facts.links.empty()) return;
  std::vector<uint32_t> resolved(facts.links.size(), kNone);
  if (page.slice != nullptr) {
    for (uint32_t i = 0; i < page.slice->document_links.size(); ++i) {
      uint32_t link = page.slice->document_links[i].link;
      if (link < resolved.size() && resolved[link] == kNone) resolved[link] = i;
    }
  }
  auto is_broken = [&](uint32_t i) {
    return resolved[i] != kNone && page.slice->document_links[resolved[i]].broken != 0;
  };
  std::vector<uint32_t> order;
  std::vector<std::pair<std::string_view, uint32_t>> hosts;
  for (int pass = 0; pass < 2; ++pass) {
    for (uint32_t i = 0; i < facts.links.size(); ++i) {
      std::string_view target = facts.str(facts.links[i].target);
      if (is_broken(i) != (pass == 0)) continue;
      bool found = resolved[i] != kNone && page.slice->document_links[resolved[i]].card != kNone;
      if (!found && !is_broken(i) && (IsOutside(target) || StartsWith(target, "#"))) {
        if (!IsOutside(target)) continue;
        std::string_view host = HostOf(target);
        auto at = std::find_if(hosts.begin(), hosts.end(), [&](const auto& entry) { return entry.first == host; });
        if (at != hosts.end()) {
          ++at->second;
        } else if (hosts.size() < 200) {
          hosts.push_back({host, 1});
        }
        continue;
      }
      if (facts.links[i].kind != LinkKind::kPath) order.push_back(i);
    }
  }
  if (order.empty() && hosts.empty()) return;
  page.docs.Heading(3, "Links");
  if (!order.empty()) {
    page.docs.Table({"Line", "Text", "Target", "Leads to"});
    for (size_t k = 0; k < order.size() && k < kMostLinks; ++k) {
      const Link& link = facts.links[order[k]];
      page.docs.Row();
      page.Place(link.row);
      page.docs.Cell();
      if (link.kind == LinkKind::kImage) page.docs.Raw("image ");
      page.docs.Text(Utf8Prefix(facts.str(link.text), 80)).Cell().Code(facts.str(link.target), 120).Cell();
      if (is_broken(order[k])) {
        page.docs.Raw("**not in this repository**");
      } else if (resolved[order[k]] != kNone) {
        const DocumentLink& found = page.slice->document_links[resolved[order[k]]];
        if (found.card != kNone) page.WriteCard(found.card);
        uint32_t more = 0;  // a pattern: its matches follow each other
        for (size_t i = resolved[order[k]] + 1; i < page.slice->document_links.size(); ++i) {
          if (page.slice->document_links[i].link != found.link) break;
          ++more;
        }
        if (more > 0) page.docs.Raw(" and ").Count(more, "other file", "other files");
        if (!found.anchor.empty()) page.docs.Raw(" \xC2\xA7 ").Text(page.text(found.anchor));
      } else {
        page.docs.Raw(page.slice == nullptr ? "not checked yet" : "not a path");
      }
      page.docs.EndRow();
    }
    if (order.size() > kMostLinks) {
      page.docs.Paragraph().Number(kMostLinks).Raw(" of ").Number(order.size()).Raw(" shown, broken ones first.");
    }
  }
  if (hosts.empty()) return;
  std::stable_sort(hosts.begin(), hosts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  page.docs.Paragraph().Raw("Links to the web, not followed: ");
  Separator comma;
  for (size_t i = 0; i < hosts.size() && i < 20; ++i) {
    page.docs.Raw(comma()).Code(hosts[i].first, 60).Raw(" ").Number(hosts[i].second);
  }
  if (hosts.size() > 20) page.docs.Raw(" and ").Number(hosts.size() - 20).Raw(" more hosts");
}

void WriteBlocks(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  if (facts.blocks.empty()) return;
  page.docs.Heading(3, page.language == "notebook" || page.language == "jupyter" ? "Code Cells" : "Code Blocks");
  std::vector<std::pair<std::string_view, std::vector<uint32_t>>> by_language;
  for (uint32_t i = 0; i < facts.blocks.size(); ++i) {
    std::string_view name = facts.str(facts.blocks[i].language);
    auto at = std::find_if(by_language.begin(), by_language.end(), [&](const auto& entry) { return entry.first == name; });
    if (at == by_language.end()) {
      if (by_language.size() >= 40) continue;
      by_language.push_back({name, {}});
      at = by_language.end() - 1;
    }
    at->second.push_back(i);
  }
  std::stable_sort(by_language.begin(), by_language.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  for (const auto& [name, blocks] : by_language) {
    page.docs.Bullet();
    if (name.empty()) {
      page.docs.Raw("no language named");
    } else {
      page.docs.Code(name, 40);
    }
    page.docs.Raw(": ").Number(blocks.size());
    for (size_t i = 0; i < blocks.size() && i < 10; ++i) {
      page.docs.Raw(i == 0 ? " \xE2\x80\x94 " : ", ");
      page.Places(facts.blocks[blocks[i]].begin_row, facts.blocks[blocks[i]].end_row);
    }
    if (blocks.size() > 10) page.docs.Raw(" and ").Number(blocks.size() - 10).Raw(" more");
  }
}

}  // namespace

void WriteFormatSummary(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  Markdown& docs = page.docs;
  std::string_view schema = facts.PropertyValue(property::kSchema);
  if (!schema.empty()) {
    docs.Raw("Read as ").Text(schema);
    std::string_view name = facts.PropertyValue(property::kProjectName);
    if (!name.empty()) docs.Raw(" of ").Code(name, 80);
    std::string_view version = facts.PropertyValue(property::kProjectVersion);
    if (!version.empty()) docs.Raw(", version ").Code(version, 60);
    size_t dependencies = CountProperties(facts, property::kDependency);
    if (dependencies > 0) docs.Raw(", ").Count(dependencies, "declared dependency", "declared dependencies");
    size_t locked = CountProperties(facts, property::kLocked);
    if (locked > 0) docs.Raw(", ").Count(locked, "locked version", "locked versions");
    docs.Raw(". ");
  }
  std::string_view width = facts.PropertyValue(property::kImageWidth);
  std::string_view height = facts.PropertyValue(property::kImageHeight);
  std::string_view format = facts.PropertyValue(property::kImageFormat);
  if (!width.empty() && !height.empty()) {
    docs.Raw("An image of ").Text(width).Raw(" \xC3\x97 ").Text(height).Raw(" pixels");
    if (!format.empty()) docs.Raw(", ").Text(format);
    docs.Raw(". ");
  } else if (facts.Has(kFileBinary)) {
    docs.Raw(facts.Has(kFileImage) ? "An image, " : "Binary content, ");
    docs.Raw(SizeInWords(facts.file->byte_size)).Raw(". ");
  }
  std::string_view rows = facts.PropertyValue(property::kCsvRows);
  std::string_view columns = facts.PropertyValue(property::kCsvColumns);
  if (!rows.empty()) {
    docs.Raw("A table of ").Text(rows).Raw(" rows");
    if (!columns.empty()) docs.Raw(" and ").Text(columns).Raw(" columns");
    docs.Raw(". ");
  }
}

void WriteFormatContents(FilePageWriter& page) {
  const FactsView& facts = page.facts;
  if (!facts.Has(kFileBinary)) WriteKindCounts(page);
  WriteLinkSummary(page);
  if (!facts.blocks.empty()) page.docs.Count(facts.blocks.size(), "code block", "code blocks").Raw(". ");
}

void WriteFormatFacts(FilePageWriter& page) {
  WriteSchemaFacts(page);
  WriteDeclaredDependencies(page);
  WriteLinks(page);
  WriteBlocks(page);
}

}  // namespace repodoc
