#include "core/generator.h"

#include <utility>
#include <vector>

#include "core/base/parts.h"
#include "core/extract/analyze.h"
#include "core/publisher.h"
#include "core/scan/scan.h"
#include "libdeflate.h"
#include "nlohmann/json.hpp"

namespace repodoc {
namespace {

using Json = nlohmann::json;

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

Generator::Generator() = default;
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

std::string Generator::ScanNames() const {
  Json never = Json::array();
  for (const char* name : NeverEnteredNames()) never.push_back(name);
  Json control = Json::array();
  for (const char* name : ControlFileNames()) control.push_back(name);
  return Dumped(Json{{"neverEntered", std::move(never)}, {"controlNames", std::move(control)}});
}

// The part that publishes; nullptr when it is not here. A call that needs it is then made again, or fails when it cannot
// be had.
Publisher* Generator::ThePublisher() {
  if (publisher_ == nullptr) {
#ifdef REPODOC_PARTS
    const void* data = Part("publisher");
#else
    const void* data = repodoc_part_publisher();
#endif
    if (data == nullptr) {
      error_ = "the part of the engine that writes pages could not be loaded";
      return nullptr;
    }
    publisher_.reset(static_cast<const PublisherPart*>(data)->make());
  }
  return publisher_.get();
}

template <typename Call>
bool Generator::Publish(Call call) {
  Publisher* publisher = ThePublisher();
  if (publisher == nullptr) return AnyMissingParts();
  if (call(*publisher)) return true;
  error_ = publisher->error();
  return false;
}

bool Generator::LinkBegin(std::string_view options) {
  return Publish([&](Publisher& publisher) { return publisher.LinkBegin(options); });
}
bool Generator::LinkAdd(std::string_view facts) {
  return Publish([&](Publisher& publisher) { return publisher.LinkAdd(facts); });
}
bool Generator::LinkFinish(std::string_view left_out, std::string* plan) {
  return Publish([&](Publisher& publisher) { return publisher.LinkFinish(left_out, plan); });
}
bool Generator::Slice(uint32_t file_index, std::string* bundle) {
  return Publish([&](Publisher& publisher) { return publisher.Slice(file_index, bundle); });
}
bool Generator::RepositoryPage(std::string_view page_path, std::string* markdown) {
  return Publish([&](Publisher& publisher) { return publisher.RepositoryPage(page_path, markdown); });
}
bool Generator::Manifest(std::string* json) {
  return Publish([&](Publisher& publisher) { return publisher.Manifest(json); });
}
bool Generator::ExportList(std::string* json) {
  return Publish([&](Publisher& publisher) { return publisher.ExportList(json); });
}
bool Generator::Export(std::string_view name, std::string* bytes) {
  return Publish([&](Publisher& publisher) { return publisher.Export(name, bytes); });
}
bool Generator::RenderFile(std::string_view bundle, std::string_view bytes, std::string* docs, std::string* keywords) {
  return Publish([&](Publisher& publisher) { return publisher.RenderFile(bundle, bytes, docs, keywords); });
}
bool Generator::Html(std::string_view markdown, std::string* html) {
  return Publish([&](Publisher& publisher) { return publisher.Html(markdown, html); });
}
bool Generator::Deflate(std::string_view bytes, int level, std::string* out, uint32_t* crc32) {
  return Publish([&](Publisher& publisher) { return publisher.Deflate(bytes, level, out, crc32); });
}
bool Generator::DumpFacts(std::string_view facts, std::string* text) {
  return Publish([&](Publisher& publisher) { return publisher.DumpFacts(facts, text); });
}
bool Generator::DumpGraph(std::string* text) {
  return Publish([&](Publisher& publisher) { return publisher.DumpGraph(text); });
}

void Generator::ProvidePart(std::string_view name, const void* data) { repodoc::ProvidePart(name, data); }

bool Generator::AnyMissingParts() const { return repodoc::AnyMissingParts(); }

std::string Generator::TakeMissingParts() {
  std::string names;
  for (const std::string& name : repodoc::TakeMissingParts()) names.append(name).push_back('\n');
  return names;
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

const char* BuildId() { return REPODOC_BUILD_ID; }

}  // namespace repodoc
