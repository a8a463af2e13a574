// Markdown: the writer every page is made with. In: our own words (Raw) and hostile text of the repository (Text, Code,
// Prose, CodeBlock), which is escaped for the place it lands in. Out: one string of GitHub-flavoured Markdown. Blocks
// (headings, paragraphs, lists, tables, code) are separated by blank lines without the caller counting newlines.
// No raw HTML is ever written. It knows nothing of files, facts or links: see links.h.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace repodoc {

class Markdown {
 public:
  void Reserve(size_t bytes) { out_.reserve(bytes); }
  std::string& text() { return out_; }
  size_t size() const { return out_.size(); }

  // ---- Blocks ------------------------------------------------------------------------------------------------------
  void Heading(int level, std::string_view words);            // our own words
  void HeadingCode(int level, std::string_view hostile);      // the heading is a code span
  Markdown& Paragraph();                                      // what follows is a new paragraph
  Markdown& Bullet(int depth = 0);                            // what follows is a list item
  void Table(std::initializer_list<const char*> columns);     // header row; our own words
  Markdown& Row();                                            // starts a row and its first cell
  Markdown& Cell();                                           // next cell
  void EndRow();
  // Characters that reorder what is shown become U+FFFD, but for a `verbatim` listing.
  void CodeBlock(std::string_view tag, std::string_view hostile, bool verbatim = false);
  // The author's words as a block quote: paragraphs as text, everything laid out by hand (lists, examples, tables) as a
  // fenced block in the quote. At most `max_lines` lines; the number of lines left out, 0 when complete.
  uint32_t Quote(std::string_view hostile, uint32_t max_lines);

  // ---- Inline ------------------------------------------------------------------------------------------------------
  Markdown& Raw(std::string_view words) {
    out_.append(words);
    return *this;
  }
  Markdown& Text(std::string_view hostile);                       // escaped running text
  Markdown& Code(std::string_view hostile, size_t limit = 160);   // a code span, cut to `limit` bytes
  // Running text in which `x`, ``x`` and :role:`x` become code spans, as Markdown, reST and Doxygen authors mean them.
  Markdown& Prose(std::string_view hostile);
  Markdown& Number(uint64_t value);                               // 1,234
  Markdown& Digits(uint64_t value);                               // 1234, for line numbers
  Markdown& Count(uint64_t value, std::string_view one, std::string_view many);  // "1 file", "2 files", "no files"
  Markdown& Link(std::string_view label, std::string_view href);  // our own words as label
  Markdown& CodeLink(std::string_view hostile, std::string_view href, size_t limit = 160);

 private:
  enum class Block : uint8_t { kStart, kHeading, kParagraph, kList, kTable, kCode };
  void Open(Block block);
  std::string out_;
  Block block_ = Block::kStart;
  bool in_table_ = false;
};

// Joins the parts of a sentence: Raw(separator()) gives "" the first time, ", " afterwards.
class Separator {
 public:
  explicit Separator(std::string_view between = ", ") : between_(between) {}
  std::string_view operator()() {
    if (!first_) return between_;
    first_ = false;
    return {};
  }
  bool first() const { return first_; }

 private:
  std::string_view between_;
  bool first_ = true;
};

// A label inside ["..."] of a Mermaid node.
void AppendMermaidLabel(std::string_view hostile, std::string* out);
// Bidirectional controls as U+FFFD; everything else as it is.
void AppendWithoutBidi(std::string_view hostile, std::string* out);
// "399 bytes (0.39 KB)", "3,145,728 bytes (3.00 MB)".
std::string SizeInWords(uint64_t bytes);
// "twice", "3 times"; "" for one.
std::string TimesInWords(uint64_t count);

}  // namespace repodoc
