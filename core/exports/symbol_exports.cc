#include <algorithm>
#include <string>
#include <vector>

#include "core/base/properties.h"
#include "core/base/text.h"
#include "core/exports/json_writer.h"
#include "core/exports/renderers.h"

namespace repodoc {
namespace {

std::string ScopeOf(const FactsView& facts, const Symbol& symbol) {
  return symbol.parent == kNone ? std::string() : facts.QualifiedName(symbol.parent);
}

// Tabs and newlines would end a field of a tags file; universal-ctags writes them as \t and \n.
void AppendTagField(std::string_view text, std::string* out) {
  for (char c : text) {
    if (c == '\t') *out += "\\t";
    else if (c == '\n') *out += "\\n";
    else if (c == '\r') *out += "\\r";
    else if (c == '\\') *out += "\\\\";
    else *out += c;
  }
}

// Names that are no symbols of their own on pages but have a place other tools know: the macro of an include guard,
// the second name in "typedef struct X { } X".
struct FurtherName {
  Text name;
  uint32_t row;
  SymbolKind kind;
};
std::vector<FurtherName> FurtherNames(const FactsView& facts) {
  std::vector<FurtherName> out;
  for (const Property& row : facts.properties) {
    if (facts.str(row.key) == property::kHeaderGuard && !StartsWith(facts.str(row.value), "#")) {
      out.push_back({row.value, row.row, SymbolKind::kMacro});
    } else if (facts.str(row.key) == property::kTypedef) {
      out.push_back({row.value, row.row, SymbolKind::kTypeAlias});
    }
  }
  return out;
}

// "parameters":[{"name":"x","kind":"keyword-only","type":"int","default":"1"}]; "kind" only where it is not normal.
void WriteParameters(const FactsView& facts, uint32_t symbol, JsonWriter* json) {
  std::span<const Parameter> parameters = facts.ParametersOf(symbol);
  if (parameters.empty()) return;
  json->Key("parameters");
  json->Open('[');
  for (const Parameter& parameter : parameters) {
    json->Open('{');
    json->Field("name", facts.str(parameter.name));
    if (parameter.kind != ParameterKind::kNormal) json->Field("kind", NameOf(parameter.kind));
    if (!parameter.type.empty()) json->Field("type", facts.str(parameter.type));
    if (!parameter.default_value.empty()) json->Field("default", facts.str(parameter.default_value));
    json->Close('}');
  }
  json->Close(']');
}

void WriteClauses(const FactsView& facts, uint32_t symbol, ClauseKind kind, const char* key, JsonWriter* json) {
  bool any = false;
  for (const Clause& clause : facts.ClausesOf(symbol)) {
    if (clause.kind != kind) continue;
    if (!any) json->Key(key), json->Open('[');
    any = true;
    json->String(facts.str(clause.text));
  }
  if (any) json->Close(']');
}

}  // namespace

const char* WordOf(ModuleClass module_class) {
  switch (module_class) {
    case ModuleClass::kInternal: return "internal";
    case ModuleClass::kStandardLibrary: return "stdlib";
    case ModuleClass::kThirdParty: return "third-party";
    case ModuleClass::kSystem: return "system";
    case ModuleClass::kGenerated: return "generated";
    case ModuleClass::kUnresolved: break;
  }
  return "unresolved";
}

const char* WordOf(Confidence confidence) {
  switch (confidence) {
    case Confidence::kExact: return "exact";
    case Confidence::kUnique: return "unique";
    case Confidence::kAmbiguous: return "ambiguous";
    case Confidence::kNone: break;
  }
  return "none";
}

std::string RenderTags(const RepoGraph& graph) {
  std::vector<std::string> lines;
  for (FileIndex i = 0; i < graph.file_count(); ++i) {
    const FactsView& facts = graph.facts(i);
    for (const FurtherName& further : FurtherNames(facts)) {
      std::string line, row = std::to_string(further.row + 1);
      AppendTagField(facts.str(further.name), &line);
      line += '\t';
      AppendTagField(facts.path(), &line);
      line += '\t' + row + ";\"\t" + NameOf(further.kind).word;
      lines.push_back(line + "\tline:" + row + "\tend:" + row);
    }
    for (const Symbol& symbol : facts.symbols) {
      std::string_view name = facts.str(symbol.name);
      if (name.empty() || (symbol.flags & kSymbolLocal) != 0) continue;
      std::string line;
      AppendTagField(name, &line);
      line += '\t';
      AppendTagField(facts.path(), &line);
      line += '\t' + std::to_string(symbol.row + 1) + ";\"\t" + NameOf(symbol.kind).word;
      line += "\tline:" + std::to_string(symbol.row + 1);
      if (symbol.parent != kNone) {
        line += "\tscope:";
        line += NameOf(facts.symbols[symbol.parent].kind).word;
        line += ':';
        AppendTagField(ScopeOf(facts, symbol), &line);
      }
      if (!symbol.signature.empty()) {
        line += "\tsignature:";
        AppendTagField(facts.str(symbol.signature), &line);
      }
      line += "\tend:" + std::to_string(symbol.end_row + 1);
      lines.push_back(std::move(line));
    }
  }
  std::sort(lines.begin(), lines.end());
  std::string out =
      "!_TAG_FILE_FORMAT\t2\t/extended format/\n"
      "!_TAG_FILE_SORTED\t1\t/0=unsorted, 1=sorted, 2=foldcase/\n"
      "!_TAG_PROGRAM_NAME\trepodoc\t//\n";
  for (const std::string& line : lines) out += line, out += '\n';
  return out;
}

std::string RenderSymbols(const RepoGraph& graph) {
  std::string out;
  for (FileIndex i = 0; i < graph.file_count(); ++i) {
    const FactsView& facts = graph.facts(i);
    std::vector<FurtherName> further = FurtherNames(facts);
    std::sort(further.begin(), further.end(), [](const FurtherName& a, const FurtherName& b) { return a.row < b.row; });
    size_t next_further = 0;
    for (uint32_t index = 0; index <= facts.symbols.size(); ++index) {
      for (; next_further < further.size(); ++next_further) {
        const FurtherName& row = further[next_further];
        if (index < facts.symbols.size() && facts.symbols[index].row <= row.row) break;
        JsonWriter json(&out);
        json.Open('{');
        json.Field("name", facts.str(row.name));
        json.Field("path", facts.path());
        json.Field("line", uint64_t{row.row} + 1);
        json.Field("end", uint64_t{row.row} + 1);
        json.Field("kind", NameOf(row.kind).word);
        json.Flag("exported", false);
        json.Close('}');
        out += '\n';
      }
      if (index == facts.symbols.size()) break;
      const Symbol& symbol = facts.symbols[index];
      JsonWriter json(&out);
      json.Open('{');
      json.Field("name", facts.str(symbol.name));
      json.Field("path", facts.path());
      json.Field("line", uint64_t{symbol.row} + 1);
      json.Field("end", uint64_t{symbol.end_row} + 1);
      json.Field("kind", NameOf(symbol.kind).word);
      if (symbol.parent != kNone) json.Field("scope", std::string_view(ScopeOf(facts, symbol)));
      if (!symbol.signature.empty()) json.Field("signature", facts.str(symbol.signature));
      if (!symbol.type.empty()) json.Field("type", facts.str(symbol.type));
      WriteParameters(facts, index, &json);
      WriteClauses(facts, index, ClauseKind::kDecorator, "decorators", &json);
      WriteClauses(facts, index, ClauseKind::kAttribute, "attributes", &json);
      WriteClauses(facts, index, ClauseKind::kBase, "bases", &json);
      json.Flag("exported", (symbol.flags & kSymbolExported) != 0);
      if ((symbol.flags & kSymbolLocal) != 0) json.Flag("local", true);
      if (!symbol.doc.empty()) json.Field("doc", facts.str(symbol.doc));
      json.Close('}');
      out += '\n';
    }
  }
  return out;
}

std::string RenderImports(const RepoGraph& graph) {
  std::string out;
  for (FileIndex i = 0; i < graph.file_count(); ++i) {
    const FactsView& facts = graph.facts(i);
    std::span<const ResolvedImport> resolved = graph.ResolvedImportsOf(i);
    for (uint32_t index = 0; index < facts.imports.size(); ++index) {
      const Import& import = facts.imports[index];
      // Rows of one import: the module itself (name == kNone) and names that are modules or symbols of their own.
      const ResolvedImport* module = nullptr;
      while (!resolved.empty() && resolved[0].import_index < index) resolved = resolved.subspan(1);
      size_t count = 0;
      while (count < resolved.size() && resolved[count].import_index == index) ++count;
      for (size_t j = 0; j < count; ++j) {
        if (resolved[j].name == kNone) module = &resolved[j];
      }
      JsonWriter json(&out);
      json.Open('{');
      json.Field("path", facts.path());
      json.Field("line", uint64_t{import.row} + 1);
      json.Field("module", facts.str(import.module));
      json.Field("level", uint64_t{import.level});
      json.Field("kind", NameOf(import.kind));
      if (!import.alias.empty()) json.Field("as", facts.str(import.alias));
      json.Key("names");
      json.Open('[');
      for (uint32_t k = 0; k < import.name_count; ++k) {
        uint32_t row = import.first_name + k;
        const ImportName& name = facts.import_names[row];
        json.Open('{');
        json.Field("name", facts.str(name.name));
        if (!name.alias.empty()) json.Field("as", facts.str(name.alias));
        for (size_t j = 0; j < count; ++j) {
          if (resolved[j].name != row || resolved[j].target == kNone) continue;
          json.Field("target", graph.facts(resolved[j].target).path());
          break;
        }
        json.Close('}');
      }
      json.Close(']');
      json.Key("target");
      if (module != nullptr && module->target != kNone) json.String(graph.facts(module->target).path());
      else json.Null();
      json.Field("class", WordOf(module != nullptr ? module->module_class : ModuleClass::kUnresolved));
      if (module != nullptr && module->package != kNone) {
        json.Field("package", graph.Packages()[module->package].name);
      }
      json.Close('}');
      out += '\n';
      resolved = resolved.subspan(count);
    }
  }
  return out;
}

// "Foo" of "ns::Foo<int>", "saved" of "signals.saved", "signals" of it as the second from the end.
std::string_view ComponentOf(std::string_view qualifier, uint8_t from_end) {
  qualifier = qualifier.substr(0, qualifier.find('<'));
  size_t colons = qualifier.rfind("::");
  if (colons != qualifier.npos) return qualifier.substr(colons + 2);
  for (; from_end > 1 && qualifier.rfind('.') != qualifier.npos; --from_end) qualifier = qualifier.substr(0, qualifier.rfind('.'));
  return qualifier.substr(qualifier.rfind('.') + 1);
}

std::string RenderReferences(const RepoGraph& graph) {
  std::string out;
  for (FileIndex i = 0; i < graph.file_count(); ++i) {
    const FactsView& facts = graph.facts(i);
    for (const ResolvedReference& row : graph.ResolvedReferencesOf(i)) {
      if (row.target.file == kNone) continue;
      const Reference& reference = facts.references[row.reference];
      const FactsView& target = graph.facts(row.target.file);
      JsonWriter json(&out);
      json.Open('{');
      json.Field("path", facts.path());
      if (row.of_qualifier != 0) {
        json.Field("name", ComponentOf(facts.str(reference.qualifier), row.of_qualifier));
      } else {
        json.Field("name", facts.str(reference.name));
        if (!reference.qualifier.empty()) json.Field("qualifier", facts.str(reference.qualifier));
      }
      json.Key("lines");
      json.Open('[');
      for (const Site& site : facts.sites.subspan(reference.first_site, reference.site_count)) {
        if (row.within == kNone || site.symbol == row.within) json.Number(uint64_t{site.row} + 1);
      }
      json.Close(']');
      json.Field("places", uint64_t{reference.total});
      json.Field("target", target.path());
      if (row.target.symbol != kNone) {
        json.Field("targetLine", uint64_t{target.symbols[row.target.symbol].row} + 1);
        json.Field("targetName", std::string_view(target.QualifiedName(row.target.symbol)));
      }
      json.Field("confidence", WordOf(row.confidence));
      if (row.candidates > 1) json.Field("candidates", uint64_t{row.candidates});
      json.Close('}');
      out += '\n';
    }
  }
  return out;
}

}  // namespace repodoc
