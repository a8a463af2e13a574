// The half of the facade that links, renders and exports (generator.h says what each call takes and gives). It is a part
// (core/base/parts.h): linked in natively, a side module in WebAssembly, so that a repository can be read before the code
// that writes its pages is here. Only generator.cc includes this.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace repodoc {

class Publisher {
 public:
  virtual ~Publisher() = default;
  virtual bool LinkBegin(std::string_view options) = 0;
  virtual bool LinkAdd(std::string_view facts) = 0;
  virtual bool LinkFinish(std::string_view left_out, std::string* plan) = 0;
  virtual bool Slice(uint32_t file_index, std::string* bundle) = 0;
  virtual bool RepositoryPage(std::string_view page_path, std::string* markdown) = 0;
  virtual bool Manifest(std::string* json) = 0;
  virtual bool ExportList(std::string* json) = 0;
  virtual bool Export(std::string_view name, std::string* bytes) = 0;
  virtual bool RenderFile(std::string_view bundle, std::string_view bytes, std::string* docs, std::string* keywords) = 0;
  virtual bool Html(std::string_view markdown, std::string* html) = 0;
  virtual bool Deflate(std::string_view bytes, int level, std::string* out, uint32_t* crc32) = 0;
  virtual bool DumpFacts(std::string_view facts, std::string* text) = 0;
  virtual bool DumpGraph(std::string* text) = 0;

  const std::string& error() const { return error_; }  // after a call that returned false

 protected:
  std::string error_;
};

// What the part gives: how to make one; the caller owns it.
struct PublisherPart {
  Publisher* (*make)();
};

}  // namespace repodoc

extern "C" const void* repodoc_part_publisher();
