// Architecture & Design: where the file stands in the import graph, what a change reaches, and its neighbourhood as a
// picture of at most 12 nodes with the same as a table.
#include <algorithm>

#include "core/base/text.h"
#include "core/base/properties.h"
#include "core/pages/file_page.h"

namespace repodoc {
namespace {

constexpr size_t kMostNodes = 12;
constexpr size_t kWholeCycle = 12;

struct Node {
  uint32_t card;
  std::string_view label;
};

// The picture: nodes first, then edges. "n0" is this file.
void WriteDiagram(FilePageWriter& page) {
  const SliceView& slice = *page.slice;
  if (slice.edges.empty()) return;
  std::vector<Node> nodes{{kNone, page.facts.path()}};
  auto node_of = [&](uint32_t card, Text label) -> size_t {
    std::string_view text = !label.empty() ? slice.str(label)
                            : card == kNone ? page.facts.path()
                                            : slice.str(slice.cards[card].path);
    for (size_t i = 0; i < nodes.size(); ++i) {
      if (nodes[i].card == card && nodes[i].label == text) return i;
    }
    if (nodes.size() == kMostNodes) return kNone;
    nodes.push_back({card, text});
    return nodes.size() - 1;
  };
  std::string lines;
  uint32_t hidden = 0;
  for (const GraphEdge& edge : slice.edges) {
    size_t from = node_of(edge.from, edge.from_label), to = node_of(edge.to, edge.to_label);
    if (from == kNone || to == kNone) {
      ++hidden;
      continue;
    }
    lines.append("  n").append(std::to_string(from));
    lines.append(edge.kind == GraphEdge::kBinding ? " -.-> n" : " --> n");
    lines.append(std::to_string(to)) += '\n';
  }
  std::string code = "graph LR\n";
  for (size_t i = 0; i < nodes.size(); ++i) {
    code.append("  n").append(std::to_string(i)).append("[\"");
    AppendMermaidLabel(nodes[i].label, &code);
    code += "\"]\n";
  }
  code += lines;
  page.docs.CodeBlock("mermaid", code);
  const SliceHeader& header = *slice.header;
  Markdown& docs = page.docs.Paragraph();
  docs.Raw("An arrow points from the file that imports to the file it imports");
  for (const GraphEdge& edge : slice.edges) {
    if (edge.kind != GraphEdge::kBinding) continue;
    docs.Raw("; dotted: through a language binding");
    break;
  }
  uint64_t all_hidden = uint64_t{header.graph_hidden_in} + header.graph_hidden_out + hidden;
  docs.Raw(". ");
  if (all_hidden == 0) {
    docs.Raw("No neighbours hidden");
  } else {
    docs.Count(all_hidden, "neighbour", "neighbours").Raw(" hidden");
  }
  if (all_hidden > 0) {
    docs.Raw(" (").Number(header.graph_hidden_in).Raw(" that use it, ").Number(header.graph_hidden_out).Raw(" it uses)");
  }
  docs.Raw(". The same as tables: [Imported By](#").Raw(page.Anchor(Section::kImportedBy));
  docs.Raw("), [Import Dependencies](#").Raw(page.Anchor(Section::kImportDependencies)).Raw(").");
}

void WritePosition(FilePageWriter& page) {
  const SliceHeader& header = *page.slice->header;
  Markdown& docs = page.docs;
  std::string_view folder = DirName(page.facts.path());
  docs.Paragraph();
  if (header.fan_in == 0 && header.fan_out == 0) {
    bool named = std::any_of(page.slice->mentions.begin(), page.slice->mentions.end(), [](const Mention& mention) {
      return mention.kind != MentionKind::kProse && mention.card != kNone;
    });
    if (named) {
      docs.Raw("Takes no part in imports; [named by its path](#").Raw(page.Anchor(Section::kImportedBy)).Raw(") in build files or code");
    } else {
      docs.Raw("Stands alone: no file of this repository imports it and it imports none");
    }
  } else {
    docs.Raw("Uses ").Count(header.fan_out, "file", "files").Raw(" of this repository and is used by ");
    docs.Count(header.fan_in, "file", "files");
    if (header.fan_in_tests > 0) docs.Raw(" (").Count(header.fan_in_tests, "test", "tests").Raw(")");
  }
  if (!folder.empty()) docs.Raw("; lies in ").CodeLink(std::string(folder) + "/", "./doc.md");
  docs.Raw(".");
  if (header.rank != kNone && header.ranked > 0) {
    docs.Raw(" Rank ").Number(header.rank).Raw(" of ").Number(header.ranked).Raw(" files by PageRank over imports.");
  }
  if (header.layer != kNone && header.fan_in + header.fan_out > 0) {
    docs.Raw(header.layer == 0 ? " Layer 0: it imports nothing of this repository." : "");
    if (header.layer > 0) {
      docs.Raw(" Layer ").Number(header.layer).Raw(": the longest chain of imports below it has ");
      docs.Count(header.layer, "step", "steps").Raw(".");
    }
  }
  docs.Paragraph();
  if (header.dependents > 0) {
    docs.Raw("A change here can reach ").Count(header.dependents, "file", "files").Raw(" through imports");
    if (header.dependent_tests > 0) {
      docs.Raw(", ").Number(header.dependent_tests).Raw(header.dependent_tests == 1 ? " of them a test" : " of them tests");
    }
    docs.Raw(". ");
  } else {
    docs.Raw("A change here reaches no other file through imports. ");
  }
  if (header.cycle_size == 0) {
    docs.Raw("Part of no import cycle.");
    return;
  }
  docs.Raw("Part of an import cycle of ").Count(header.cycle_size, "file", "files");
  // A small cycle is named whole; of a large one the members next to this file.
  bool whole = header.cycle_size <= kWholeCycle;
  std::vector<bool> next(page.slice->cards.size(), whole);
  for (const ImportedBy& row : page.slice->imported_by) {
    if (row.card != kNone) next[row.card] = true;
  }
  for (const ImportTarget& row : page.slice->import_targets) {
    if (row.card != kNone) next[row.card] = true;
  }
  Separator comma;
  size_t shown = 0;
  for (const CycleMember& member : page.slice->cycle) {
    if (member.card == kNone || !next[member.card] || page.text(page.card(member.card).path) == page.facts.path()) continue;
    if (++shown > kWholeCycle) continue;
    docs.Raw(!comma.first() ? "" : whole ? ": " : "; next to this one in it: ").Raw(comma());
    page.WriteCard(member.card);
  }
  if (shown > kWholeCycle) docs.Raw(" and ").Number(shown - kWholeCycle).Raw(" more");
  docs.Raw(".");
}

// "what<TAB>name<TAB>target" of bindings made here.
void WriteBindings(FilePageWriter& page) {
  size_t total = 0;
  for (const Property& row : page.facts.properties) total += page.facts.str(row.key) == property::kBinding;
  if (total == 0) return;
  page.docs.Paragraph().Raw("Names it registers or binds, for use by other code: ").Number(total).Raw(".");
  page.docs.Table({"Name", "How", "Stands for", "Line"});
  size_t shown = 0;
  for (const Property& row : page.facts.properties) {
    if (page.facts.str(row.key) != property::kBinding) continue;
    if (shown++ == 60) break;
    std::vector<std::string_view> fields = Split(page.facts.str(row.value), '\t');
    fields.resize(3);
    page.docs.Row().Code(fields[1], 80).Cell().Text(fields[0]).Cell().Code(fields[2], 100).Cell();
    if (row.row != kNone) page.Place(row.row);
    page.docs.EndRow();
  }
  if (total > 60) page.docs.Paragraph().Raw("60 of ").Number(total).Raw(" shown.");
}

}  // namespace

void WriteArchitecture(FilePageWriter& page) {
  page.Enter(Section::kArchitecture, 2);
  page.Enter(Section::kRole, 3);
  page.section = Section::kArchitecture;
  if (!page.WithoutSlice()) {
    WritePosition(page);
    WriteDiagram(page);
  }
  WriteBindings(page);
}

}  // namespace repodoc
