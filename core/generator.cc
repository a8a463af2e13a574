#include "core/generator.h"

#include <cstring>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/parts.h"
#include "core/exports/exports.h"
#include "core/extract/analyze.h"
#include "core/facts/facts.h"
#include "core/html/html.h"
#include "core/link/dump.h"
#include "core/link/graph.h"
#include "core/link/slice.h"
#include "core/pages/pages.h"
#include "core/rules/rules.h"
#include "core/scan/classify.h"
#include "core/scan/scan.h"
#include "libdeflate.h"
#include "nlohmann/json.hpp"

namespace repodoc {
namespace {

using Json = nlohmann::json;

// A bundle: magic, facts size, then facts and slice, both 8-byte aligned within the buffer.
constexpr char kBundleMagic[8] = {'r', 'd', 'b', 'u', 'n', 'd', 'l', '1'};
constexpr size_t kBundleHeader = 16;

size_t Align8(size_t value) { return (value + 7) & ~size_t{7}; }

// Flat buffers are read in place and must be 8-byte aligned; malloc gives that, a string_view into a larger text may
// not. Copies only when it has to.
std::string_view Aligned(std::string_view bytes, std::string* storage) {
  if (reinterpret_cast<uintptr_t>(bytes.data()) % 8 == 0) return bytes;
  storage->assign(bytes);
  return *storage;
}

std::string Dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// "g=1;v=0;d=1;l=Python"
Attributes ParseAttributes(std::string_view text) {
  Attributes attributes;
  while (!text.empty()) {
    size_t end = text.find(';');
    std::string_view item = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (item.size() < 3 || item[1] != '=') continue;
    std::string_view value = item.substr(2);
    int8_t flag = value == "1" ? 1 : 0;
    switch (item[0]) {
      case 'g': attributes.linguist_generated = flag; break;
      case 'v': attributes.linguist_vendored = flag; break;
      case 'd': attributes.linguist_documentation = flag; break;
      case 'l': attributes.linguist_language = value; break;
      default: break;
    }
  }
  return attributes;
}

std::string FormatAttributes(const ScanDecision& decision) {
  std::string out;
  auto add = [&](char key, int8_t flag) {
    if (flag < 0) return;
    if (!out.empty()) out += ';';
    out += {key, '=', flag > 0 ? '1' : '0'};
  };
  add('g', decision.linguist_generated);
  add('v', decision.linguist_vendored);
  add('d', decision.linguist_documentation);
  if (!decision.linguist_language.empty()) out += (out.empty() ? "l=" : ";l=") + decision.linguist_language;
  return out;
}

std::string StringOr(const Json& object, const char* key, std::string fallback) {
  auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::move(fallback);
}

std::vector<std::string> Strings(const Json& object, const char* key) {
  std::vector<std::string> out;
  auto it = object.find(key);
  if (it == object.end() || !it->is_array()) return out;
  for (const Json& item : *it) {
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  return out;
}

}  // namespace

struct Generator::State {
  std::unique_ptr<RepoGraph> graph;
  bool linked = false;
  std::vector<LeftOutPath> left_out;
  libdeflate_compressor* compressor = nullptr;  // kept: its tables cost more than a small page
  int compressor_level = 0;
  ~State() { libdeflate_free_compressor(compressor); }
};

Generator::Generator() : state_(std::make_unique<State>()) {}
Generator::~Generator() = default;

bool Generator::Scan(std::string_view request, std::string* response) {
  Json in = Json::parse(request, nullptr, /*allow_exceptions=*/false);
  if (!in.is_object() || !in.contains("entries") || !in["entries"].is_array()) {
    error_ = "scan: the request is not the JSON object this build expects";
    return false;
  }
  std::vector<ScanEntry> entries;
  entries.reserve(in["entries"].size());
  for (const Json& row : in["entries"]) {
    if (!row.is_array() || row.size() < 2 || !row[0].is_string() || !row[1].is_number()) {
      error_ = "scan: an entry is not [path, size, flags]";
      return false;
    }
    ScanEntry entry;
    entry.path = row[0].get<std::string>();
    entry.size = row[1].get<uint64_t>();
    if (row.size() > 2 && row[2].is_string()) {
      const auto& flags = row[2].get_ref<const std::string&>();
      entry.symlink = flags.find('l') != std::string::npos;
      entry.special = flags.find('s') != std::string::npos;
    }
    entries.push_back(std::move(entry));
  }
  std::vector<ScanControlFile> control;
  if (in.contains("control") && in["control"].is_array()) {
    for (const Json& row : in["control"]) {
      if (row.is_array() && row.size() == 2 && row[0].is_string() && row[1].is_string()) {
        control.push_back({row[0].get<std::string>(), row[1].get<std::string>()});
      }
    }
  }
  ScanOptions options;
  options.include = Strings(in, "include");
  options.exclude = Strings(in, "exclude");
  if (in.contains("gitignore") && in["gitignore"].is_boolean()) options.use_gitignore = in["gitignore"].get<bool>();
  if (in.contains("maxFileSize") && in["maxFileSize"].is_number()) {
    options.max_file_size = in["maxFileSize"].get<uint64_t>();
  }
  std::vector<ScanDecision> decisions = repodoc::Scan(entries, control, options);
  Json files = Json::array(), left_out = Json::array();
  for (size_t i = 0; i < decisions.size(); ++i) {
    const ScanDecision& decision = decisions[i];
    if (decision.left_out == LeftOut::kNo) {
      files.push_back(Json::array({i, FormatAttributes(decision)}));
    } else if (!decision.collapsed) {
      Json row = Json::array({i, WordOf(decision.left_out), SentenceOf(decision.left_out), decision.detail});
      if (!decision.row.empty()) row.push_back(decision.row);
      left_out.push_back(std::move(row));
    }
  }
  *response = Dumped(Json{{"files", std::move(files)}, {"leftOut", std::move(left_out)}});
  return true;
}

bool Generator::Analyze(std::string_view path, std::string_view bytes, std::string_view attributes,
                        std::string* facts) {
  *facts = repodoc::Analyze(path, bytes, ParseAttributes(attributes), AnalyzeOptions());
  return true;
}

bool Generator::AnalyzeFailed(std::string_view path, std::string_view bytes, std::string_view attributes,
                              std::string_view reason, std::string* facts) {
  *facts = AnalyzeWithoutSyntax(path, bytes, ParseAttributes(attributes), reason);
  return true;
}

bool Generator::LinkBegin(std::string_view options) {
  Json in = Json::parse(options, nullptr, false);
  if (!in.is_object()) {
    error_ = "link: the options are not a JSON object";
    return false;
  }
  LinkOptions link;
  link.repository_name = StringOr(in, "name", "repository");
  link.source_url = StringOr(in, "sourceUrl", "");
  link.docs_root = StringOr(in, "docsRoot", "docs");
  state_->graph = std::make_unique<RepoGraph>(std::move(link));
  state_->linked = false;
  state_->left_out.clear();
  return true;
}

bool Generator::LinkAdd(std::string_view facts) {
  if (!state_->graph || state_->linked) {
    error_ = "link: facts arrive outside begin and finish";
    return false;
  }
  if (!state_->graph->Add(std::string(facts))) {
    error_ = "link: the buffer does not hold facts of this build";
    return false;
  }
  return true;
}

bool Generator::LinkFinish(std::string_view left_out, std::string* plan) {
  if (!state_->graph || state_->linked) {
    error_ = "link: finish without begin";
    return false;
  }
  Json rows = Json::parse(left_out, nullptr, false);
  if (!rows.is_array()) {
    error_ = "link: the list of left-out paths is not a JSON array";
    return false;
  }
  for (const Json& row : rows) {
    if (!row.is_array() || row.size() < 4 || !row[0].is_string() || !row[1].is_number() || !row[2].is_string() ||
        !row[3].is_string()) {
      error_ = "link: a left-out path is not [path, size, word, detail]";
      return false;
    }
    state_->left_out.push_back(
        {row[0].get<std::string>(), row[1].get<uint64_t>(), row[2].get<std::string>(), row[3].get<std::string>()});
  }
  RepoGraph& graph = *state_->graph;
  graph.Link();
  state_->linked = true;
  const SitePlan& site = graph.plan();
  Json files = Json::array(), folders = Json::array();
  uint64_t symbols = 0, lines = 0, bytes = 0, findings = 0;
  for (FileIndex i = 0; i < graph.file_count(); ++i) {
    const FactsView& facts = graph.facts(i);
    files.push_back(Json::array({std::string(facts.path()), site.files[i].docs, site.files[i].keywords,
                                 std::string(facts.str(facts.file->language_name)), std::string(graph.PurposeOf(i)),
                                 facts.file->lines}));
    symbols += facts.symbols.size();
    lines += facts.file->lines;
    bytes += facts.file->byte_size;
    findings += facts.findings.size();
  }
  for (const FolderPages& folder : site.folders) {
    folders.push_back(Json::array({folder.folder, folder.index, folder.doc, folder.sub}));
  }
  Json totals = {{"files", graph.file_count()}, {"leftOut", state_->left_out.size()}, {"symbols", symbols},
                 {"lines", lines},              {"bytes", bytes},                     {"findings", findings}};
  *plan = Dumped(Json{{"files", std::move(files)},
                      {"folders", std::move(folders)},
                      {"pages", RepositoryPagePaths(graph)},
                      {"totals", std::move(totals)}});
  return true;
}

bool Generator::Slice(uint32_t file_index, std::string* bundle) {
  if (!state_->linked || file_index >= state_->graph->file_count()) {
    error_ = "slice: no such file, or the link step has not finished";
    return false;
  }
  std::string_view facts = state_->graph->FactsBytes(file_index);
  std::string slice = SerializeSlice(state_->graph->MakeSlice(file_index));
  size_t slice_at = kBundleHeader + Align8(facts.size());
  bundle->assign(slice_at + slice.size(), '\0');
  std::memcpy(bundle->data(), kBundleMagic, 8);
  uint64_t facts_size = facts.size();
  std::memcpy(bundle->data() + 8, &facts_size, 8);
  std::memcpy(bundle->data() + kBundleHeader, facts.data(), facts.size());
  std::memcpy(bundle->data() + slice_at, slice.data(), slice.size());
  return true;
}

bool Generator::RepositoryPage(std::string_view page_path, std::string* markdown) {
  if (!state_->linked) {
    error_ = "page: the link step has not finished";
    return false;
  }
  *markdown = RenderRepositoryPage(*state_->graph, state_->left_out, page_path);
  return true;
}

bool Generator::Manifest(std::string* json) {
  if (!state_->linked) {
    error_ = "manifest: the link step has not finished";
    return false;
  }
  *json = RenderManifest(*state_->graph, state_->left_out);
  return true;
}

bool Generator::Export(std::string_view name, std::string* bytes) {
  if (!state_->linked) {
    error_ = "export: the link step has not finished";
    return false;
  }
  for (std::string_view known : ExportNames()) {
    if (known != name) continue;
    *bytes = RenderExport(*state_->graph, name);
    return true;
  }
  error_ = "export: there is no export of this name";
  return false;
}

bool Generator::RenderFile(std::string_view bundle, std::string_view bytes, std::string* docs,
                           std::string* keywords) {
  std::string storage;
  bundle = Aligned(bundle, &storage);
  std::string_view facts_bytes = bundle, slice_bytes;
  if (bundle.size() >= kBundleHeader && std::memcmp(bundle.data(), kBundleMagic, 8) == 0) {
    uint64_t facts_size;
    std::memcpy(&facts_size, bundle.data() + 8, 8);
    if (facts_size > bundle.size() - kBundleHeader) {
      error_ = "render: the bundle is cut";
      return false;
    }
    size_t slice_at = kBundleHeader + Align8(facts_size);
    if (slice_at > bundle.size()) {
      error_ = "render: the bundle is cut";
      return false;
    }
    facts_bytes = bundle.substr(kBundleHeader, facts_size);
    slice_bytes = bundle.substr(slice_at);
  }
  FactsView facts;
  if (!ParseFacts(facts_bytes, &facts)) {
    error_ = "render: the bundle does not hold facts of this build";
    return false;
  }
  SliceView slice;
  if (!slice_bytes.empty() && !ParseSlice(slice_bytes, &slice)) {
    error_ = "render: the bundle does not hold a slice of this build";
    return false;
  }
  if (bytes.size() != facts.file->byte_size) {
    error_ = "render: the file changed while it was read";
    return false;
  }
  DecodedText text;
  if (!facts.Has(kFileBinary)) Decode(bytes, &text);
  FilePage page = RenderFilePage(facts, slice_bytes.empty() ? nullptr : &slice, text.text);
  *docs = std::move(page.docs);
  *keywords = std::move(page.keywords);
  return true;
}

bool Generator::Html(std::string_view markdown, std::string* html) {
  *html = RenderHtml(markdown, HtmlOptions());
  return true;
}

std::string Generator::ScanNames() const {
  Json never = Json::array();
  for (const char* name : NeverEnteredNames()) never.push_back(name);
  Json control = Json::array();
  for (const char* name : ControlFileNames()) control.push_back(name);
  return Dumped(Json{{"neverEntered", std::move(never)}, {"controlNames", std::move(control)}});
}

std::string Generator::ExportList() const {
  Json list = Json::array();
  for (std::string_view name : ExportNames()) list.push_back(Json::array({std::string(name), ExportPath(name)}));
  return Dumped(list);
}

void Generator::ProvidePart(std::string_view name, const void* data) { repodoc::ProvidePart(name, data); }

bool Generator::AnyMissingParts() const { return repodoc::AnyMissingParts(); }

std::string Generator::TakeMissingParts() {
  std::string names;
  for (const std::string& name : repodoc::TakeMissingParts()) names.append(name).push_back('\n');
  return names;
}

bool Generator::Deflate(std::string_view bytes, int level, std::string* out, uint32_t* crc32) {
  if (state_->compressor == nullptr || state_->compressor_level != level) {
    libdeflate_free_compressor(state_->compressor);
    state_->compressor = libdeflate_alloc_compressor(level);
    state_->compressor_level = level;
  }
  libdeflate_compressor* compressor = state_->compressor;
  if (compressor == nullptr) {
    error_ = "deflate: the level is not 0 to 12";
    return false;
  }
  out->resize(libdeflate_deflate_compress_bound(compressor, bytes.size()));
  out->resize(libdeflate_deflate_compress(compressor, bytes.data(), bytes.size(), out->data(), out->size()));
  *crc32 = libdeflate_crc32(0, bytes.data(), bytes.size());
  return true;
}

bool Generator::Inflate(std::string_view deflated, uint32_t size, std::string* out, uint32_t* crc32) {
  // DEFLATE cannot shrink below 1/1032: a size beyond that is a lie, and must not become an allocation.
  if (size / 1032 > deflated.size()) {
    error_ = "inflate: the data cannot hold that many bytes";
    return false;
  }
  out->resize(size);
  libdeflate_decompressor* decompressor = libdeflate_alloc_decompressor();
  libdeflate_result result = libdeflate_deflate_decompress(decompressor, deflated.data(), deflated.size(), out->data(),
                                                           size, nullptr);
  libdeflate_free_decompressor(decompressor);
  if (result != LIBDEFLATE_SUCCESS) {
    error_ = "inflate: the compressed data is damaged";
    return false;
  }
  *crc32 = libdeflate_crc32(0, out->data(), out->size());
  return true;
}

bool Generator::DumpFacts(std::string_view facts, std::string* text) {
  std::string storage;
  FactsView view;
  if (!ParseFacts(Aligned(facts, &storage), &view)) {
    error_ = "dump: the buffer does not hold facts of this build";
    return false;
  }
  std::vector<const char*> rule_ids;
  for (const RuleInfo& rule : Rules()) rule_ids.push_back(rule.id);
  *text = repodoc::DumpFacts(view, rule_ids);
  return true;
}

bool Generator::DumpGraph(std::string* text) {
  if (!state_->linked) {
    error_ = "dump: the link step has not finished";
    return false;
  }
  *text = repodoc::DumpGraph(*state_->graph);
  return true;
}

const char* BuildId() { return REPODOC_BUILD_ID; }

}  // namespace repodoc
