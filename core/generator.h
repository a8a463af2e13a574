// The facade: the only header outsiders (wasm/, tests/) include. One Generator per engine. Every call takes bytes and
// returns bytes; the shapes of the JSON texts are given at each call. No call fails on odd input; misuse returns
// false with a message in error().
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace repodoc {

class Publisher;

class Generator {
 public:
  Generator();
  ~Generator();
  Generator(const Generator&) = delete;
  Generator& operator=(const Generator&) = delete;

  const std::string& error() const { return error_; }

  // ---- SCAN (any engine) -----------------------------------------------------------------------------------------
  // Fields (core/scan/fields.h); a list is its length, then its rows.
  // in:  whether .gitignore counts ("1", "0"), largest size of a file in bytes, list of globs to include, list of globs to
  //      exclude, list of control files (path, text), list of entries (path, size, flags: "" | "l" symlink | "s" special)
  // out: list of files (index of the entry, attributes), list of what is left out (index, word, sentence, detail, row)
  //      row: "" or what stands in for the entry's path, with size 0: "web/node_modules/" for a folder that is never
  //      entered, however many of its files were listed; the others of such a folder appear in neither list.
  //      attributes: "" or "g=1;v=0;d=1;l=Python" (linguist-generated, -vendored, -documentation, -language)
  bool Scan(std::string_view request, std::string* response);
  // What a reader needs before SCAN: list of folders that are never entered ("node_modules", ...), list of names of
  // control files (".gitignore", ...).
  std::string ScanNames() const;

  // ---- ANALYZE (any engine) --------------------------------------------------------------------------------------
  // Facts as a flat buffer; `attributes` as above.
  bool Analyze(std::string_view path, std::string_view bytes, std::string_view attributes, std::string* facts);
  // Facts for a file whose analysis died.
  bool AnalyzeFailed(std::string_view path, std::string_view bytes, std::string_view attributes,
                     std::string_view reason, std::string* facts);

  // ---- LINK (one engine) -----------------------------------------------------------------------------------------
  // {"name":"pytorch","sourceUrl":"","docsRoot":"docs"}
  bool LinkBegin(std::string_view options);
  bool LinkAdd(std::string_view facts);  // copies
  // `left_out`: [["path",size,"word","detail"]...]
  // out: {"files":[["path","docs page","kw page","language","purpose",lines]...],
  //       "folders":[["folder","index page","doc page","sub page"]...], "pages":["index.md", ...repository pages],
  //       "totals":{"files":N,"leftOut":N,"symbols":N,...}}   files in path order; their position is the file index
  bool LinkFinish(std::string_view left_out, std::string* plan);
  // One buffer holding facts and slice of a file, for RenderFile on another engine.
  bool Slice(uint32_t file_index, std::string* bundle);
  // A folder or repository page (Markdown), by its path in "pages" or "folders"; or "?graph=PATH|PATH", the import graph
  // around these files (core/pages/graph_page.cc), which is in no list.
  bool RepositoryPage(std::string_view page_path, std::string* markdown);
  bool Manifest(std::string* json);
  // Stable names for Export: ["tags","symbols",...] with their output paths: [["tags","data/tags"],...]
  bool ExportList(std::string* json);
  bool Export(std::string_view name, std::string* bytes);

  // ---- RENDER (any engine) ---------------------------------------------------------------------------------------
  // `bundle` from Slice, or bare facts from Analyze while the run goes on; `bytes` are the file's raw bytes.
  bool RenderFile(std::string_view bundle, std::string_view bytes, std::string* docs, std::string* keywords);

  // ---- HTML (any engine) -----------------------------------------------------------------------------------------
  bool Html(std::string_view markdown, std::string* html);

  // ---- Parts (any engine) ----------------------------------------------------------------------------------------
  // Grammars, extractors, large tables and all that LINK, RENDER, HTML and Deflate need come as parts where they are not
  // linked in (core/base/parts.h). `data` lives as long as the engine: a const
  // TSLanguage*, its highlight query as a C string for "NAME.highlights", ...; nullptr: the part cannot be had.
  void ProvidePart(std::string_view name, const void* data);
  // True when a call since the last TakeMissingParts asked for a part that is not here: its result is incomplete, and it
  // is to be made again when the parts have been provided.
  bool AnyMissingParts() const;
  std::string TakeMissingParts();  // names, one per line

  // ---- Archives (any engine) -------------------------------------------------------------------------------------
  // Raw DEFLATE (RFC 1951), level 1..12 of libdeflate, and CRC-32 of the input.
  bool Deflate(std::string_view bytes, int level, std::string* out, uint32_t* crc32);
  // The inverse: exactly `size` bytes come out, or it fails (damaged data, or more than `size` bytes in it).
  bool Inflate(std::string_view deflated, uint32_t size, std::string* out, uint32_t* crc32);

  // ---- Debugging -------------------------------------------------------------------------------------------------
  // Text form of a facts buffer (golden files).
  bool DumpFacts(std::string_view facts, std::string* text);
  // Text form of the linked graph: resolved imports and references, metrics.
  bool DumpGraph(std::string* text);

 private:
  Publisher* ThePublisher();
  template <typename Call>
  bool Publish(Call call);
  std::unique_ptr<Publisher> publisher_;
  std::string error_;
};

// Hash of the sources and options this build was made from: both halves of the boundary carry it.
const char* BuildId();

}  // namespace repodoc
