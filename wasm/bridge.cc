#include "wasm/bridge.h"

#include <emscripten/emscripten.h>

#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/generator.h"

namespace {

// One engine per WebAssembly instance. Constructed on first use and never destroyed: the instance dies with its worker.
struct Engine {
  repodoc::Generator generator;
  std::string outputs[2];
};

Engine& TheEngine() {
  static Engine* engine = new Engine;
  return *engine;
}

bool ParseNumber(std::string_view text, uint32_t* value) {
  auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), *value);
  return status == std::errc() && end == text.data() + text.size() && !text.empty();
}

enum Operation {
  kScanNames, kScan, kAnalyze, kAnalyzeFailed, kLinkBegin, kLinkAdd, kLinkFinish, kSlice, kRepositoryPage, kManifest,
  kExportList, kExport, kRenderFile, kHtml, kDeflate, kDumpFacts, kDumpGraph, kInflate, kParts
};

bool Call(int op, std::string_view a, std::string_view b, std::string_view c, Engine* engine, std::string* misuse) {
  repodoc::Generator& generator = engine->generator;
  std::string& out = engine->outputs[0];
  uint32_t number = 0;
  switch (op) {
    case kScanNames: out = generator.ScanNames(); return true;
    case kScan: return generator.Scan(a, &out);
    case kAnalyze: return generator.Analyze(a, b, c, &out);
    case kAnalyzeFailed: {
      size_t line = c.find('\n');
      std::string_view reason = line == std::string_view::npos ? std::string_view() : c.substr(line + 1);
      return generator.AnalyzeFailed(a, b, c.substr(0, line), reason, &out);
    }
    case kLinkBegin: return generator.LinkBegin(a);
    case kLinkAdd: return generator.LinkAdd(a);
    case kLinkFinish: return generator.LinkFinish(a, &out);
    case kSlice:
      if (ParseNumber(a, &number)) return generator.Slice(number, &out);
      *misuse = "slice: the file index is not a number";
      return false;
    case kRepositoryPage: return generator.RepositoryPage(a, &out);
    case kManifest: return generator.Manifest(&out);
    case kExportList: return generator.ExportList(&out);
    case kExport: return generator.Export(a, &out);
    case kRenderFile: return generator.RenderFile(a, b, &out, &engine->outputs[1]);
    case kHtml: return generator.Html(a, &out);
    case kDeflate: {
      uint32_t crc = 0;
      if (!ParseNumber(b, &number)) {
        *misuse = "deflate: the level is not a number";
        return false;
      }
      if (!generator.Deflate(a, static_cast<int>(number), &out, &crc)) return false;
      engine->outputs[1].assign(reinterpret_cast<const char*>(&crc), 4);
      return true;
    }
    case kInflate: {
      uint32_t crc = 0;
      if (!ParseNumber(b, &number)) {
        *misuse = "inflate: the size is not a number";
        return false;
      }
      if (!generator.Inflate(a, number, &out, &crc)) return false;
      engine->outputs[1].assign(reinterpret_cast<const char*>(&crc), 4);
      return true;
    }
    case kDumpFacts: return generator.DumpFacts(a, &out);
    case kDumpGraph: return generator.DumpGraph(&out);
    case kParts: out = generator.TakeMissingParts(); return true;
    default: *misuse = "there is no such operation"; return false;
  }
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* repodoc_build_id(void) { return repodoc::BuildId(); }

EMSCRIPTEN_KEEPALIVE void* repodoc_alloc(size_t size) { return std::malloc(size ? size : 1); }

EMSCRIPTEN_KEEPALIVE void repodoc_free(void* data) { std::free(data); }

EMSCRIPTEN_KEEPALIVE const char* repodoc_output_data(int index) { return TheEngine().outputs[index & 1].data(); }

EMSCRIPTEN_KEEPALIVE size_t repodoc_output_size(int index) { return TheEngine().outputs[index & 1].size(); }

EMSCRIPTEN_KEEPALIVE int repodoc_wants_parts(void) { return TheEngine().generator.AnyMissingParts() ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void repodoc_part(const char* name, const void* data) {
  TheEngine().generator.ProvidePart(name, data);
}

EMSCRIPTEN_KEEPALIVE int repodoc_call(int op, const char* a, size_t a_size, const char* b, size_t b_size,
                                      const char* c, size_t c_size) {
  Engine& engine = TheEngine();
  engine.outputs[0].clear();
  engine.outputs[1].clear();
  std::string misuse;
  if (Call(op, {a, a_size}, {b, b_size}, {c, c_size}, &engine, &misuse)) return 0;
  engine.outputs[0] = misuse.empty() ? engine.generator.error() : misuse;
  return 1;
}
}
