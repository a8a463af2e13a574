// What extraction costs beyond the parse it cannot do without: every file of a repository is analysed (decoding,
// classification, masking, parse, walk, rules, terms, facts as bytes) and parsed by bare tree-sitter, in one process, by
// processor time. Prints per language files, MB, seconds of both, their ratio and the size of the facts. See scripts/bench.
//
//   repodoc_extract_bench FOLDER [--only=LANGUAGE] [--every=N]      every N-th file only
#include <tree_sitter/api.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include "core/extract/analyze.h"
#include "core/facts/facts.h"
#include "core/scan/classify.h"
#include "core/syntax/grammars.h"
#include "tests/driver/input_tree.h"
#include "tests/driver/stages.h"

namespace {

// Processor time: what else the machine does must not count.
double Now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

struct Row {
  size_t files = 0, bytes = 0, facts = 0;
  double parse = 0, extract = 0;
  std::map<std::string, size_t> tables;  // bytes of each table, and of the strings
  std::map<std::string, size_t> texts;   // bytes of the strings by use; equal ones are kept once, so the sum is larger

  void Add(const Row& other) {
    files += other.files, bytes += other.bytes, facts += other.facts;
    parse += other.parse, extract += other.extract;
    for (const auto& [name, size] : other.tables) tables[name] += size;
    for (const auto& [name, size] : other.texts) texts[name] += size;
  }
};

void Print(const std::string& language, const Row& row) {
  std::printf("%-16s %7zu %9.1f %9.2f %9.2f ", language.c_str(), row.files, static_cast<double>(row.bytes) / 1e6,
              row.parse, row.extract);
  if (row.parse > 0) std::printf("%6.2f", row.extract / row.parse);
  else std::printf("%6s", "-");
  std::printf(" %9.2f\n", static_cast<double>(row.facts) / 1e6);
}

void PrintSizes(const char* what, const std::map<std::string, size_t>& sizes) {
  std::vector<std::pair<size_t, std::string>> sorted;
  for (const auto& [name, size] : sizes) sorted.push_back({size, name});
  std::sort(sorted.rbegin(), sorted.rend());
  std::printf("%s, MB:", what);
  const char* separator = " ";
  for (const auto& [size, name] : sorted) {
    if (size >= 10000) std::printf("%s%s %.2f", separator, name.c_str(), static_cast<double>(size) / 1e6), separator = ", ";
  }
  std::printf("\n");
}

double ParseBare(const TSLanguage* grammar, const std::string& text) {
  static TSParser* const parser = ts_parser_new();
  double start = Now();
  if (!ts_parser_set_language(parser, grammar)) return 0;
  ts_tree_delete(ts_parser_parse_string(parser, nullptr, text.data(), static_cast<uint32_t>(text.size())));
  return Now() - start;
}

}  // namespace

int main(int argc, char** argv) {
  std::string folder, only;
  size_t every = 1;
  for (int i = 1; i < argc; ++i) {
    std::string argument = argv[i];
    if (argument.rfind("--only=", 0) == 0) only = argument.substr(7);
    else if (argument.rfind("--every=", 0) == 0) every = std::max(1, std::atoi(argument.c_str() + 8));
    else folder = argument;
  }
  repodoc::driver::Run run(folder, {});
  if (folder.empty() || !run.Scan()) {
    std::fprintf(stderr, "usage: repodoc_extract_bench FOLDER [--only=LANGUAGE] [--every=N]\n%s\n", run.error().c_str());
    return 2;
  }
  std::map<std::string, Row> rows;
  size_t index = 0, row_count = 0;
  for (const std::string& path : run.scanned()) {
    std::string bytes;
    if (index++ % every != 0 || !repodoc::driver::ReadFile(folder + "/" + path, &bytes)) continue;
    repodoc::DecodedText decoded;
    repodoc::Decode(bytes, &decoded);
    std::string language(repodoc::Classify(path, decoded, bytes, {}).language->id);
    if (!only.empty() && language != only) continue;
    const TSLanguage* grammar = decoded.binary ? nullptr : repodoc::GrammarFor(language);
    Row row;
    // Whoever comes second finds the caches warm: take turns.
    bool parse_first = row_count++ % 2 == 0;
    if (parse_first && grammar != nullptr) row.parse = ParseBare(grammar, bytes);
    double start = Now();
    std::string facts = repodoc::Analyze(path, bytes, {}, {});
    row.extract = Now() - start;
    if (!parse_first && grammar != nullptr) row.parse = ParseBare(grammar, bytes);
    repodoc::FactsView view;
    if (!repodoc::ParseFacts(facts, &view)) continue;
    row.files = 1;
    row.bytes = bytes.size();
    row.facts = facts.size();
#define X(Type, name) row.tables[#name] += view.name.size() * sizeof(repodoc::Type);
    REPODOC_FACT_TABLES(X)
#undef X
    row.tables["strings"] = view.strings.size();
    auto& texts = row.texts;
    for (const auto& symbol : view.symbols) {
      texts["symbol signature"] += symbol.signature.size, texts["symbol doc"] += symbol.doc.size;
      texts["symbol name"] += symbol.name.size, texts["symbol type"] += symbol.type.size;
      texts["symbol value"] += symbol.value.size;
    }
    for (const auto& parameter : view.parameters) {
      texts["parameter"] += parameter.name.size + parameter.type.size + parameter.default_value.size;
      texts["parameter doc"] += parameter.doc.size;
    }
    for (const auto& reference : view.references) {
      texts["reference name"] += reference.name.size, texts["reference qualifier"] += reference.qualifier.size;
      texts["reference excerpt"] += reference.excerpt.size;
    }
    for (const auto& term : view.terms) texts["term"] += term.size;
    for (const auto& evidence : view.evidence) texts["evidence"] += evidence.excerpt.size;
    texts["file doc"] += view.file->doc.size;
    rows[grammar != nullptr ? language : "(no grammar)"].Add(row);
  }
  std::printf("%-16s %7s %9s %9s %9s %6s %9s\n", "language", "files", "MB", "parse s", "extract s", "ratio", "facts MB");
  Row parsed, all;
  for (const auto& [language, row] : rows) {
    Print(language, row);
    if (language != "(no grammar)") parsed.Add(row);
    all.Add(row);
  }
  Print("with a grammar", parsed);
  Print("all", all);
  PrintSizes("facts", all.tables);
  PrintSizes("texts", all.texts);
  return 0;
}
