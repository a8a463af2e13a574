#include "core/publisher.h"

#include <cstring>
#include <memory>
#include <utility>
#include <vector>

#include "core/exports/exports.h"
#include "core/facts/facts.h"
#include "core/html/html.h"
#include "core/link/dump.h"
#include "core/link/graph.h"
#include "core/link/slice.h"
#include "core/pages/pages.h"
#include "core/rules/rules.h"
#include "core/scan/classify.h"
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

std::string StringOr(const Json& object, const char* key, std::string fallback) {
  auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::move(fallback);
}

class Pages final : public Publisher {
 public:
  ~Pages() override { libdeflate_free_compressor(compressor_); }
  bool LinkBegin(std::string_view options) override;
  bool LinkAdd(std::string_view facts) override;
  bool LinkFinish(std::string_view left_out, std::string* plan) override;
  bool Slice(uint32_t file_index, std::string* bundle) override;
  bool RepositoryPage(std::string_view page_path, std::string* markdown) override;
  bool Manifest(std::string* json) override;
  bool ExportList(std::string* json) override;
  bool Export(std::string_view name, std::string* bytes) override;
  bool RenderFile(std::string_view bundle, std::string_view bytes, std::string* docs, std::string* keywords) override;
  bool Html(std::string_view markdown, std::string* html) override;
  bool Deflate(std::string_view bytes, int level, std::string* out, uint32_t* crc32) override;
  bool DumpFacts(std::string_view facts, std::string* text) override;
  bool DumpGraph(std::string* text) override;

 private:
  std::unique_ptr<RepoGraph> graph_;
  bool linked_ = false;
  std::vector<LeftOutPath> left_out_;
  libdeflate_compressor* compressor_ = nullptr;  // kept: its tables cost more than a small page
  int compressor_level_ = 0;
};

bool Pages::LinkBegin(std::string_view options) {
  Json in = Json::parse(options, nullptr, false);
  if (!in.is_object()) {
    error_ = "link: the options are not a JSON object";
    return false;
  }
  LinkOptions link;
  link.repository_name = StringOr(in, "name", "repository");
  link.source_url = StringOr(in, "sourceUrl", "");
  link.docs_root = StringOr(in, "docsRoot", "docs");
  graph_ = std::make_unique<RepoGraph>(std::move(link));
  linked_ = false;
  left_out_.clear();
  return true;
}

bool Pages::LinkAdd(std::string_view facts) {
  if (!graph_ || linked_) {
    error_ = "link: facts arrive outside begin and finish";
    return false;
  }
  if (!graph_->Add(std::string(facts))) {
    error_ = "link: the buffer does not hold facts of this build";
    return false;
  }
  return true;
}

bool Pages::LinkFinish(std::string_view left_out, std::string* plan) {
  if (!graph_ || linked_) {
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
    left_out_.push_back(
        {row[0].get<std::string>(), row[1].get<uint64_t>(), row[2].get<std::string>(), row[3].get<std::string>()});
  }
  RepoGraph& graph = *graph_;
  graph.Link();
  linked_ = true;
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
  Json totals = {{"files", graph.file_count()}, {"leftOut", left_out_.size()}, {"symbols", symbols},
                 {"lines", lines},              {"bytes", bytes},                     {"findings", findings}};
  *plan = Dumped(Json{{"files", std::move(files)},
                      {"folders", std::move(folders)},
                      {"pages", RepositoryPagePaths(graph)},
                      {"totals", std::move(totals)}});
  return true;
}

bool Pages::Slice(uint32_t file_index, std::string* bundle) {
  if (!linked_ || file_index >= graph_->file_count()) {
    error_ = "slice: no such file, or the link step has not finished";
    return false;
  }
  std::string_view facts = graph_->FactsBytes(file_index);
  std::string slice = SerializeSlice(graph_->MakeSlice(file_index));
  size_t slice_at = kBundleHeader + Align8(facts.size());
  bundle->assign(slice_at + slice.size(), '\0');
  std::memcpy(bundle->data(), kBundleMagic, 8);
  uint64_t facts_size = facts.size();
  std::memcpy(bundle->data() + 8, &facts_size, 8);
  std::memcpy(bundle->data() + kBundleHeader, facts.data(), facts.size());
  std::memcpy(bundle->data() + slice_at, slice.data(), slice.size());
  return true;
}

bool Pages::RepositoryPage(std::string_view page_path, std::string* markdown) {
  if (!linked_) {
    error_ = "page: the link step has not finished";
    return false;
  }
  *markdown = RenderRepositoryPage(*graph_, left_out_, page_path);
  return true;
}

bool Pages::Manifest(std::string* json) {
  if (!linked_) {
    error_ = "manifest: the link step has not finished";
    return false;
  }
  *json = RenderManifest(*graph_, left_out_);
  return true;
}

bool Pages::Export(std::string_view name, std::string* bytes) {
  if (!linked_) {
    error_ = "export: the link step has not finished";
    return false;
  }
  for (std::string_view known : ExportNames()) {
    if (known != name) continue;
    *bytes = RenderExport(*graph_, name);
    return true;
  }
  error_ = "export: there is no export of this name";
  return false;
}

bool Pages::RenderFile(std::string_view bundle, std::string_view bytes, std::string* docs,
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

bool Pages::Html(std::string_view markdown, std::string* html) {
  *html = RenderHtml(markdown, HtmlOptions());
  return true;
}

bool Pages::ExportList(std::string* json) {
  Json list = Json::array();
  for (std::string_view name : ExportNames()) list.push_back(Json::array({std::string(name), ExportPath(name)}));
  *json = Dumped(list);
  return true;
}

bool Pages::Deflate(std::string_view bytes, int level, std::string* out, uint32_t* crc32) {
  if (compressor_ == nullptr || compressor_level_ != level) {
    libdeflate_free_compressor(compressor_);
    compressor_ = libdeflate_alloc_compressor(level);
    compressor_level_ = level;
  }
  libdeflate_compressor* compressor = compressor_;
  if (compressor == nullptr) {
    error_ = "deflate: the level is not 0 to 12";
    return false;
  }
  out->resize(libdeflate_deflate_compress_bound(compressor, bytes.size()));
  out->resize(libdeflate_deflate_compress(compressor, bytes.data(), bytes.size(), out->data(), out->size()));
  *crc32 = libdeflate_crc32(0, bytes.data(), bytes.size());
  return true;
}

bool Pages::DumpFacts(std::string_view facts, std::string* text) {
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

bool Pages::DumpGraph(std::string* text) {
  if (!linked_) {
    error_ = "dump: the link step has not finished";
    return false;
  }
  *text = repodoc::DumpGraph(*graph_);
  return true;
}

}  // namespace
}  // namespace repodoc

extern "C" const void* repodoc_part_publisher() {
  static const repodoc::PublisherPart part = {[]() -> repodoc::Publisher* { return new repodoc::Pages; }};
  return &part;
}
