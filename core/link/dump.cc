#include "core/link/dump.h"

#include <string_view>

namespace repodoc {
namespace {

const char* WordOf(ModuleClass module_class) {
  switch (module_class) {
    case ModuleClass::kUnresolved: return "unresolved";
    case ModuleClass::kInternal: return "internal";
    case ModuleClass::kStandardLibrary: return "stdlib";
    case ModuleClass::kThirdParty: return "third-party";
    case ModuleClass::kSystem: return "system";
    case ModuleClass::kGenerated: return "generated";
  }
  return "";
}

const char* WordOf(Confidence confidence) {
  switch (confidence) {
    case Confidence::kNone: return "none";
    case Confidence::kExact: return "exact";
    case Confidence::kUnique: return "unique";
    case Confidence::kAmbiguous: return "ambiguous";
  }
  return "";
}

const char* WordOf(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::kCall: return "call";
    case ReferenceKind::kType: return "type";
    case ReferenceKind::kBase: return "base";
    case ReferenceKind::kDecorator: return "decorator";
    case ReferenceKind::kUse: return "use";
    case ReferenceKind::kMacro: return "macro";
    case ReferenceKind::kKernelLaunch: return "launch";
    case ReferenceKind::kWrite: return "write";
  }
  return "";
}

const char* WordOf(Relation::Kind kind) {
  switch (kind) {
    case Relation::kBase: return "base";
    case Relation::kDerived: return "derived";
    case Relation::kOverrides: return "overrides";
    case Relation::kOverriddenBy: return "overridden-by";
    case Relation::kDeclaration: return "declaration";
    case Relation::kDefinition: return "definition";
    case Relation::kBinding: return "binding";
  }
  return "";
}

const char* WordOf(RelatedWhy why) {
  switch (why) {
    case RelatedWhy::kPair: return "pair";
    case RelatedWhy::kImports: return "imports";
    case RelatedWhy::kImportedBy: return "imported-by";
    case RelatedWhy::kTests: return "tests";
    case RelatedWhy::kTestedBy: return "tested-by";
    case RelatedWhy::kSharesTests: return "shares-tests";
    case RelatedWhy::kSameConcepts: return "same-concepts";
    case RelatedWhy::kSameFolder: return "same-folder";
    case RelatedWhy::kBinds: return "binds";
    case RelatedWhy::kMentions: return "mentions";
    case RelatedWhy::kNamedBy: return "named-by";
  }
  return "";
}

void Number(uint64_t value, std::string* out) { *out += std::to_string(value); }

void Row(uint32_t row, std::string* out) {
  *out += ':';
  *out += row == kNone ? "-" : std::to_string(row + 1);
}

std::string_view PathOf(const RepoGraph& graph, FileIndex file) { return graph.facts(file).path(); }

void Target(const RepoGraph& graph, SymbolRef target, std::string* out) {
  *out += PathOf(graph, target.file);
  if (target.symbol == kNone) return;
  const FactsView& facts = graph.facts(target.file);
  Row(facts.symbols[target.symbol].row, out);
  *out += ' ';
  *out += facts.QualifiedName(target.symbol);
}

void Imports(const RepoGraph& graph, FileIndex file, std::string* out) {
  const FactsView& facts = graph.facts(file);
  for (const ResolvedImport& row : graph.ResolvedImportsOf(file)) {
    const Import& import = facts.imports[row.import_index];
    if (row.name == kNone) {
      *out += "  import";
      Row(import.row, out);
      *out += ' ';
      out->append(import.level, '.');
      *out += facts.str(import.module);
    } else {
      *out += "    name ";
      *out += facts.str(facts.import_names[row.name].name);
    }
    *out += " -> ";
    *out += WordOf(row.module_class);
    if (row.symbol.symbol != kNone) {
      *out += ' ';
      Target(graph, row.symbol, out);
    } else if (row.target != kNone) {
      *out += ' ';
      *out += PathOf(graph, row.target);
    }
    if (row.package != kNone) {
      *out += ' ';
      *out += graph.Packages()[row.package].name;
    }
    if (row.confidence != Confidence::kExact && row.confidence != Confidence::kNone) {
      *out += ' ';
      *out += WordOf(row.confidence);
    }
    *out += '\n';
  }
}

void References(const RepoGraph& graph, FileIndex file, std::string* out) {
  const FactsView& facts = graph.facts(file);
  for (const ResolvedReference& row : graph.ResolvedReferencesOf(file)) {
    const Reference& reference = facts.references[row.reference];
    *out += "  ";
    *out += WordOf(reference.kind);
    *out += ' ';
    if (!reference.qualifier.empty()) {
      *out += facts.str(reference.qualifier);
      *out += " | ";
    }
    *out += facts.str(reference.name);
    if (row.within != kNone) {
      *out += " (in ";
      *out += facts.QualifiedName(row.within);
      *out += ')';
    }
    *out += " -> ";
    if (row.via_binding != 0) {
      const BindingPlace& place = graph.Bindings()[row.binding];
      *out += "binding ";
      *out += PathOf(graph, place.file);
      Row(place.row, out);
      *out += ' ';
      *out += place.target;
      if (place.implementation.symbol != kNone) {
        *out += " = ";
        Target(graph, place.implementation, out);
      }
    } else {
      Target(graph, row.target, out);
    }
    *out += ' ';
    *out += WordOf(row.confidence);
    if (row.candidates > 1) {
      *out += " of ";
      Number(row.candidates, out);
    }
    *out += '\n';
  }
}

void Slice(const RepoGraph& graph, FileIndex file, std::string* out) {
  const FactsView& facts = graph.facts(file);
  LinkSlice slice = graph.MakeSlice(file);
  auto str = [&](Text text) { return slice.strings.Get(text); };
  auto place = [&](uint32_t card, uint32_t row) {
    *out += card == kNone ? std::string_view("(here)") : str(slice.cards[card].path);
    Row(row, out);
  };
  for (const SymbolUse& row : slice.symbol_uses) {
    *out += "  used ";
    *out += facts.QualifiedName(row.symbol);
    *out += " places ";
    Number(row.total_places, out);
    *out += " files ";
    Number(row.total_files, out);
    *out += " tests ";
    Number(row.test_files, out);
    *out += '\n';
    for (uint32_t i = 0; i < row.use_count && i < 5; ++i) {
      const Use& use = slice.uses[row.first_use + i];
      *out += "    ";
      place(use.card, use.row);
      *out += ' ';
      *out += str(use.enclosing);
      *out += '\n';
    }
  }
  for (const Relation& row : slice.relations) {
    *out += "  relation ";
    *out += facts.QualifiedName(row.symbol);
    *out += ' ';
    *out += WordOf(row.kind);
    *out += ' ';
    *out += str(row.name);
    *out += ' ';
    place(row.card, row.row);
    *out += '\n';
  }
  for (const UsageExample& row : slice.examples) {
    *out += "  example ";
    *out += facts.QualifiedName(row.symbol);
    *out += ' ';
    place(row.card, row.row);
    *out += '\n';
  }
  for (const Related& row : slice.related) {
    *out += "  related ";
    *out += WordOf(row.why);
    *out += ' ';
    *out += str(slice.cards[row.card].path);
    if (!row.detail.empty()) {
      *out += " (";
      *out += str(row.detail);
      *out += ')';
    }
    *out += '\n';
  }
  for (const DocumentLink& row : slice.document_links) {
    *out += "  link ";
    *out += facts.str(facts.links[row.link].target);
    *out += " -> ";
    *out += row.broken != 0 ? std::string_view("broken") : row.card == kNone ? std::string_view("(here)")
                                                                             : str(slice.cards[row.card].path);
    *out += '\n';
  }
  for (const Mention& row : slice.mentions) {
    *out += "  mentioned ";
    if (row.symbol != kNone) *out += facts.QualifiedName(row.symbol) + " ";
    place(row.card, row.row);
    *out += '\n';
  }
  if (!slice.concepts.empty()) {
    *out += "  concepts";
    for (const Concept& row : slice.concepts) {
      *out += ' ';
      *out += str(row.word);
    }
    *out += '\n';
  }
}

}  // namespace

std::string DumpFile(const RepoGraph& graph, FileIndex file) {
  std::string out(PathOf(graph, file));
  const FileMetrics& metrics = graph.metrics(file);
  out += "\n  metrics fan-in ";
  Number(metrics.fan_in, &out);
  out += " (tests ";
  Number(metrics.fan_in_tests, &out);
  out += ") fan-out ";
  Number(metrics.fan_out, &out);
  out += " layer ";
  Number(metrics.layer, &out);
  out += " dependents ";
  Number(metrics.dependents, &out);
  out += " (tests ";
  Number(metrics.dependent_tests, &out);
  out += ')';
  if (metrics.rank_position != kNone) {
    out += " rank ";
    Number(metrics.rank_position, &out);
  }
  if (metrics.component_size > 1) {
    out += " cycle of ";
    Number(metrics.component_size, &out);
  }
  out += '\n';
  Imports(graph, file, &out);
  References(graph, file, &out);
  Slice(graph, file, &out);
  return out;
}

std::string DumpGraph(const RepoGraph& graph) {
  std::string out;
  for (FileIndex file = 0; file < graph.file_count(); ++file) {
    out += DumpFile(graph, file);
    out += '\n';
  }
  for (const Package& package : graph.Packages()) {
    out += "package ";
    out += package.name;
    if (!package.range.empty()) out.append(" ").append(package.range);
    if (!package.locked.empty()) out.append(" locked ").append(package.locked);
    if (package.manifest != kNone) {
      out += " declared ";
      out += PathOf(graph, package.manifest);
      Row(package.manifest_row, &out);
    }
    out += " users ";
    Number(package.users, &out);
    out += '\n';
  }
  for (uint32_t cycle = 0; cycle < graph.CycleCount(); ++cycle) {
    out += "cycle";
    for (FileIndex file : graph.Cycle(cycle)) {
      out += ' ';
      out += PathOf(graph, file);
    }
    out += '\n';
  }
  for (const BrokenLink& row : graph.BrokenLinks()) {
    const FactsView& facts = graph.facts(row.file);
    out += "broken link ";
    out += facts.path();
    Row(facts.links[row.link].row, &out);
    out += ' ';
    out += facts.str(facts.links[row.link].target);
    out += '\n';
  }
  for (const BrokenMention& row : graph.BrokenMentions()) {
    out += "broken mention ";
    out += PathOf(graph, row.file);
    Row(row.row, &out);
    out += ' ';
    out += row.name;
    out += '\n';
  }
  for (const RepositoryFactPlace& row : graph.Facts()) {
    out += "fact ";
    out += row.key;
    out += ' ';
    out += PathOf(graph, row.file);
    Row(row.row, &out);
    out += ' ';
    out += row.value;
    out += '\n';
  }
  return out;
}

}  // namespace repodoc
