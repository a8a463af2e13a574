#include "core/generator.h"

#include <utility>
#include <vector>

#include "core/base/parts.h"
#include "core/extract/analyze.h"
#include "core/publisher.h"
#include "core/scan/fields.h"
#include "core/scan/scan.h"
#include "libdeflate.h"

namespace repodoc {
namespace {

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

// Every entry is a field at least: more cannot be in what was given.
std::vector<std::string> ReadTexts(FieldReader* in) {
  std::vector<std::string> texts;
  for (uint64_t left = in->Number(); left > 0 && !in->Failed(); --left) texts.push_back(in->Text());
  return texts;
}

}  // namespace

Generator::Generator() = default;
Generator::~Generator() = default;

bool Generator::Scan(std::string_view request, std::string* response) {
  FieldReader in(request);
  ScanOptions options;
  options.use_gitignore = in.Text() != "0";
  options.max_file_size = in.Number();
  options.include = ReadTexts(&in);
  options.exclude = ReadTexts(&in);
  std::vector<ScanControlFile> control;
  for (uint64_t left = in.Number(); left > 0 && !in.Failed(); --left) {
    ScanControlFile& file = control.emplace_back();
    file.path = in.Text();
    file.bytes = in.Text();
  }
  std::vector<ScanEntry> entries;
  for (uint64_t left = in.Number(); left > 0 && !in.Failed(); --left) {
    ScanEntry& entry = entries.emplace_back();
    entry.path = in.Text();
    entry.size = in.Number();
    std::string flags = in.Text();
    entry.symlink = flags.find('l') != std::string::npos;
    entry.special = flags.find('s') != std::string::npos;
  }
  if (in.Failed() || !in.AtEnd()) {
    error_ = "scan: the request is not what this build expects";
    return false;
  }
  std::vector<ScanDecision> decisions = repodoc::Scan(entries, control, options);
  FieldWriter files, left_out;
  uint64_t file_count = 0, left_out_count = 0;
  for (size_t i = 0; i < decisions.size(); ++i) {
    const ScanDecision& decision = decisions[i];
    if (decision.left_out == LeftOut::kNo) {
      ++file_count;
      files.Add(i);
      files.Add(FormatAttributes(decision));
    } else if (!decision.collapsed) {
      ++left_out_count;
      left_out.Add(i);
      for (std::string_view text : {std::string_view(WordOf(decision.left_out)), std::string_view(SentenceOf(decision.left_out)),
                                    std::string_view(decision.detail), std::string_view(decision.row)}) {
        left_out.Add(text);
      }
    }
  }
  *response = std::to_string(file_count) + '\0' + files.Take() + std::to_string(left_out_count) + '\0' + left_out.Take();
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
  FieldWriter out;
  std::vector<const char*> never = NeverEnteredNames();
  out.Add(never.size());
  for (const char* name : never) out.Add(std::string_view(name));
  auto control = ControlFileNames();
  out.Add(control.size());
  for (const char* name : control) out.Add(std::string_view(name));
  return out.Take();
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
