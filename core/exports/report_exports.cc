#include <string>

#include "core/base/text.h"
#include "core/exports/json_writer.h"
#include "core/exports/renderers.h"
#include "core/rules/rules.h"

namespace repodoc {
namespace {

const char* LevelOf(Severity severity) {
  switch (severity) {
    case Severity::kHigh: return "error";
    case Severity::kMedium: return "warning";
    case Severity::kLow:
    case Severity::kInfo: break;
  }
  return "note";
}

}  // namespace

std::string RenderSarif(const RepoGraph& graph) {
  std::string out;
  JsonWriter json(&out);
  json.Open('{');
  json.Field("version", "2.1.0");
  json.Field("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json.Key("runs"), json.Open('['), json.Open('{');
  json.Key("tool"), json.Open('{'), json.Key("driver"), json.Open('{');
  json.Field("name", "repodoc");
  json.Key("rules"), json.Open('[');
  for (const RuleInfo& rule : Rules()) {
    json.Open('{');
    json.Field("id", rule.id);
    json.Field("name", rule.title);
    json.Key("shortDescription"), json.Open('{'), json.Field("text", rule.finds), json.Close('}');
    json.Key("fullDescription"), json.Open('{'), json.Field("text", rule.why), json.Close('}');
    if (rule.cwe != 0) {
      json.Key("properties"), json.Open('{'), json.Key("tags"), json.Open('[');
      json.String("external/cwe/cwe-" + std::to_string(rule.cwe));
      json.Close(']'), json.Close('}');
    }
    json.Close('}');
  }
  json.Close(']'), json.Close('}'), json.Close('}');
  json.Key("columnKind"), json.String("utf16CodeUnits");
  json.Key("results"), json.Open('[');
  for (FileIndex i = 0; i < graph.file_count(); ++i) {
    const FactsView& facts = graph.facts(i);
    for (const Finding& finding : facts.findings) {
      if (finding.rule >= Rules().size() || finding.evidence_count == 0) continue;
      const RuleInfo& rule = Rules()[finding.rule];
      out += '\n';
      json.Open('{');
      json.Field("ruleId", rule.id);
      json.Field("ruleIndex", uint64_t{finding.rule});
      json.Field("level", LevelOf(rule.severity));
      json.Key("message"), json.Open('{');
      json.Field("text", rule.title);
      json.Close('}');
      json.Key("locations"), json.Open('[');
      for (const Evidence& place : facts.evidence.subspan(finding.first_evidence, finding.evidence_count)) {
        json.Open('{'), json.Key("physicalLocation"), json.Open('{');
        json.Key("artifactLocation"), json.Open('{');
        json.Field("uri", std::string_view(UrlPath(facts.path())));
        json.Close('}');
        json.Key("region"), json.Open('{');
        json.Field("startLine", uint64_t{place.begin_row} + 1);
        json.Field("endLine", uint64_t{place.end_row} + 1);
        json.Close('}'), json.Close('}'), json.Close('}');
      }
      json.Close(']'), json.Close('}');
    }
  }
  json.Close(']'), json.Close('}'), json.Close(']'), json.Close('}');
  out += '\n';
  return out;
}

std::string RenderGraphJson(const RepoGraph& graph) {
  std::string out;
  JsonWriter json(&out);
  json.Open('{');
  json.Key("files"), json.Open('[');
  for (FileIndex i = 0; i < graph.file_count(); ++i) {
    const FileMetrics& metrics = graph.metrics(i);
    json.Open('{');
    json.Field("path", graph.facts(i).path());
    json.Field("language", graph.facts(i).language());
    json.Field("lines", uint64_t{graph.facts(i).file->lines});
    json.Field("fanIn", uint64_t{metrics.fan_in});
    json.Field("fanOut", uint64_t{metrics.fan_out});
    json.Field("layer", uint64_t{metrics.layer});
    json.Field("dependents", uint64_t{metrics.dependents});
    if (metrics.rank_position != kNone) json.Field("rank", uint64_t{metrics.rank_position});
    if (metrics.component_size > 1) json.Field("cycleSize", uint64_t{metrics.component_size});
    json.Close('}');
    out += '\n';
  }
  json.Close(']');
  json.Key("imports"), json.Open('[');  // [from, to] as positions in "files"
  for (FileIndex i = 0; i < graph.file_count(); ++i) {
    FileIndex last = kNone;
    for (const FileEdge& edge : graph.ImportsOf(i)) {
      if (edge.to == last) continue;
      last = edge.to;
      json.Open('[');
      json.Number(i);
      json.Number(edge.to);
      json.Close(']');
    }
  }
  json.Close(']');
  json.Close('}');
  out += '\n';
  return out;
}

std::string RenderLlms(const RepoGraph& graph) {
  const SitePlan& plan = graph.plan();
  std::string out = "# " + MarkdownText(graph.options().repository_name) + "\n\n";
  FileIndex readme = graph.ReadmeOf(0);
  if (readme != kNone && !graph.PurposeOf(readme).empty()) out += "> " + MarkdownText(graph.PurposeOf(readme)) + "\n\n";
  auto link = [&](std::string_view text, const std::string& page, std::string_view note) {
    out += "- [" + MarkdownText(text) + "](../" + UrlPath(page) + ")";
    if (!note.empty()) out += ": " + MarkdownText(note);
    out += '\n';
  };
  out += "## Repository\n\n";
  link("Front page", "index.md", "what it is, how to build, run and test it");
  link("Keywords", "keywords.md", "every name, A to Z");
  link("Book", "comprehensive_book.md", "the whole as one text");
  out += "\n## Most important files\n\n";
  for (FileIndex file : graph.ImportantFiles(0, 40)) {
    link(graph.facts(file).path(), plan.files[file].docs, graph.PurposeOf(file));
  }
  out += "\n## Folders\n\n";
  for (uint32_t folder : graph.SubfoldersOf(0)) {
    FileIndex index = graph.ReadmeOf(folder) != kNone ? graph.ReadmeOf(folder) : graph.PackageIndexOf(folder);
    link(plan.folders[folder].folder, plan.folders[folder].doc, index == kNone ? std::string_view() : graph.PurposeOf(index));
  }
  return out;
}

}  // namespace repodoc
