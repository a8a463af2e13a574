// The writing hand of the format scanners. In: symbols, references, links as a scanner meets them, in any order. Out:
// rows of FileFacts with texts cut to their limits and references merged. Order, terms, line counts and hashes are the
// framework's (analyze.cc, normalize.h).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/extract/format_lines.h"
#include "core/facts/facts.h"
#include "core/base/properties.h"

namespace repodoc {

struct Place {
  uint32_t begin = 0, end = 0;      // bytes
  uint32_t row = 0, end_row = 0;
};
inline Place PlaceOf(const Line& line) { return {line.begin, line.end(), line.row, line.row}; }

class FormatBuilder {
 public:
  explicit FormatBuilder(FileFacts* facts) : facts_(facts) {}

  FileFacts* facts() { return facts_; }
  Text Add(std::string_view text) { return facts_->Add(text); }

  // Adds a symbol and gives its index; the row may be completed through symbol() until Finish().
  uint32_t AddSymbol(SymbolKind kind, std::string_view name, const Place& place, uint32_t parent = kNone,
                     uint16_t level = 0);
  Symbol& symbol(uint32_t index) { return facts_->symbols[index]; }
  void SetValue(uint32_t index, std::string_view value);  // cut to 120 bytes, white space collapsed
  void SetDoc(uint32_t index, std::string_view doc, uint32_t row);
  void Extend(uint32_t index, uint32_t end, uint32_t end_row);  // moves the end forward

  void AddProperty(const char* key, std::string_view value, uint32_t row = kNone);
  void AddProperty(const char* key, uint64_t value, uint32_t row = kNone);
  // "a<TAB>b" and "a<TAB>b<TAB>c" values.
  void AddPair(const char* key, std::string_view a, std::string_view b, uint32_t row);
  void AddTriple(const char* key, std::string_view a, std::string_view b, std::string_view c, uint32_t row);

  Import& AddImport(ImportKind kind, std::string_view module, uint32_t row, uint32_t symbol = kNone);
  void AddLink(LinkKind kind, std::string_view target, std::string_view text, uint32_t row);
  void AddBlock(std::string_view language, uint32_t begin_row, uint32_t end_row);
  void AddReference(ReferenceKind kind, std::string_view qualifier, std::string_view name, uint32_t row,
                    uint32_t symbol = kNone, std::string_view excerpt = {});
  // A call written in an example, with the line it stands in.
  void AddCall(std::string_view qualifier, std::string_view name, uint32_t row, uint32_t symbol, std::string_view line);
  // A dotted or scoped name ("torch.nn.Linear", "at::Tensor"): the last component becomes the name.
  void AddDottedReference(ReferenceKind kind, std::string_view dotted, uint32_t row, uint32_t symbol = kNone);
  void AddDiagnostic(DiagnosticCode code, std::string_view detail, uint32_t row = kNone);
  void SetDoc(std::string_view doc, uint32_t row, uint32_t end_row);  // the file's own words; the first call counts

  // "TODO(name): text" and its kin in one line of a comment or of prose.
  void AddMarks(std::string_view line, uint32_t row);
  // For formats that know their comments better than the framework's "line starts with the mark".
  void CountCommentLines(uint32_t lines) { comment_lines_ += lines; }

  // Call once, last.
  void Finish();

 private:
  struct PendingReference {
    Reference row;
    std::vector<Site> sites;
  };
  void WriteReferences();

  FileFacts* facts_;
  uint32_t comment_lines_ = 0;
  std::map<std::tuple<uint8_t, uint32_t, uint32_t>, uint32_t> reference_index_;  // (kind, qualifier, name) texts
  std::vector<PendingReference> references_;
};

// The author's words of a run of comment lines: marks ("#", "//", ";", "dnl", "REM") and common indentation removed.
std::string StripCommentMarks(std::string_view lines, std::string_view mark);
// First paragraph of prose: lines up to a blank one, joined.
std::string JoinParagraph(const std::vector<std::string_view>& lines);

}  // namespace repodoc
