#include "core/exports/exports.h"

#include "core/base/sha256.h"
#include "core/exports/json_writer.h"
#include "core/exports/renderers.h"

namespace repodoc {
namespace {

struct ExportRow {
  std::string_view name;
  const char* path;
  std::string (*render)(const RepoGraph&);
};
constexpr ExportRow kExports[] = {
    {"tags", "data/tags", RenderTags},
    {"symbols", "data/symbols.jsonl", RenderSymbols},
    {"imports", "data/imports.jsonl", RenderImports},
    {"references", "data/references.jsonl", RenderReferences},
    {"findings", "data/findings.sarif", RenderSarif},
    {"graph", "data/graph.json", RenderGraphJson},
    {"llms", "data/llms.txt", RenderLlms},
};

}  // namespace

std::vector<std::string_view> ExportNames() {
  std::vector<std::string_view> names;
  for (const ExportRow& row : kExports) names.push_back(row.name);
  return names;
}

std::string ExportPath(std::string_view name) {
  for (const ExportRow& row : kExports) {
    if (row.name == name) return row.path;
  }
  return "";
}

std::string RenderExport(const RepoGraph& graph, std::string_view name) {
  for (const ExportRow& row : kExports) {
    if (row.name == name) return row.render(graph);
  }
  return "";
}

std::string RenderManifest(const RepoGraph& graph, const std::vector<LeftOutPath>& left_out) {
  std::string out;
  out.reserve(graph.file_count() * 320);
  JsonWriter json(&out);
  json.Open('{');
  json.Field("generator", "repodoc");
  json.Field("format", uint64_t{1});
  json.Field("name", std::string_view(graph.options().repository_name));
  json.Key("counts");
  json.Open('{');
  json.Field("inputs", graph.file_count() + left_out.size());
  json.Field("documented", uint64_t{graph.file_count()});
  json.Field("leftOut", left_out.size());
  json.Close('}');
  json.Key("files");
  json.Open('[');
  for (FileIndex i = 0; i < graph.file_count(); ++i) {
    const FactsView& facts = graph.facts(i);
    json.Open('{');
    json.Field("path", facts.path());
    json.Field("size", facts.file->byte_size);
    json.Field("sha256", std::string_view(Hex(facts.file->sha256)));
    json.Field("language", facts.str(facts.file->language_name));
    json.Key("pages");
    json.Open('[');
    json.String(graph.plan().files[i].docs);
    json.String(graph.plan().files[i].keywords);
    json.Close(']');
    json.Close('}');
    out += '\n';
  }
  json.Close(']');
  json.Key("leftOut");
  json.Open('[');
  for (const LeftOutPath& path : left_out) {
    json.Open('{');
    json.Field("path", std::string_view(path.path));
    json.Field("size", path.size);
    json.Field("reason", std::string_view(path.reason));
    if (!path.detail.empty()) json.Field("detail", std::string_view(path.detail));
    json.Close('}');
  }
  json.Close(']');
  json.Close('}');
  out += '\n';
  return out;
}

}  // namespace repodoc
