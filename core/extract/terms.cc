#include "core/extract/terms.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace repodoc {
namespace {

// LINK weighs them against the repository and keeps 20.
constexpr size_t kMaxTerms = 54;
constexpr size_t kMaxTermBytes = 32;
constexpr size_t kMaxIdentifierBytes = 100;
constexpr size_t kMaxDistinct = 50000;

// Words of languages and of English that say nothing about a file's subject.
constexpr const char* kStopWords[] = {
    "the", "and", "for", "not", "are", "this", "that", "with", "from", "have", "has", "was", "were", "but", "you",
    "all", "any", "can", "will", "should", "would", "could", "may", "must", "when", "where", "which", "who", "what",
    "how", "why", "than", "then", "there", "here", "its", "our", "your", "their", "they", "them", "these", "those",
    "into", "onto", "over", "under", "only", "also", "such", "some", "more", "most", "other", "same", "each", "one",
    "two", "use", "used", "using", "see", "since", "because", "does", "doe", "did", "been", "being", "between", "both",
    "about", "after", "before", "just", "like", "make", "need", "needed", "now", "out", "per", "still", "too", "very",
    "via", "way", "well", "yet", "get", "set", "let", "new", "def", "class", "return", "import", "self", "cls", "none",
    "true", "false", "null", "nullptr", "undefined", "else", "elif", "while", "break", "continue", "try", "catch",
    "except", "finally", "raise", "throw", "throws", "lambda", "yield", "async", "await", "pass", "del", "global",
    "nonlocal", "assert", "print", "int", "int32", "int64", "uint8", "uint32", "uint64", "char", "bool", "float",
    "double", "void", "long", "short", "unsigned", "signed", "const", "constexpr", "static", "inline", "extern",
    "virtual", "override", "public", "private", "protected", "struct", "enum", "union", "template", "typename",
    "typedef", "namespace", "auto", "operator", "sizeof", "include", "define", "ifdef", "ifndef", "endif", "pragma",
    "undef", "switch", "case", "default", "function", "var", "interface", "type", "export", "require", "module",
    "extends", "implements", "super", "delete", "typeof", "instanceof", "readonly", "abstract", "declare", "string",
    "str", "std", "list", "dict", "tuple", "object", "obj", "args", "arg", "kwargs", "argv", "argc", "len", "num",
    "val", "value", "values", "name", "names", "key", "keys", "item", "items", "index", "idx", "tmp", "temp", "foo",
    "bar", "baz", "data", "init", "main", "todo", "fixme", "note", "xxx", "http", "https", "www", "com", "org",
    "isinstance", "range", "enumerate", "append", "cpp", "hpp", "utf", "ret", "res", "ptr", "ref", "size", "count",
    "done", "echo", "esac", "local", "fi", "eof", "if", "is", "in", "on", "or", "as", "at", "be", "by", "do", "no",
    "of", "to", "up", "we", "an", "it", "so",
};

enum Class : uint8_t { kBreak, kLower, kUpper, kDigit, kUnderscore, kWide };
constexpr std::array<uint8_t, 256> MakeClasses() {
  std::array<uint8_t, 256> classes{};
  for (int c = 'a'; c <= 'z'; ++c) classes[static_cast<size_t>(c)] = kLower;
  for (int c = 'A'; c <= 'Z'; ++c) classes[static_cast<size_t>(c)] = kUpper;
  for (int c = '0'; c <= '9'; ++c) classes[static_cast<size_t>(c)] = kDigit;
  classes['_'] = kUnderscore;
  for (size_t c = 0x80; c < 256; ++c) classes[c] = kWide;
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = MakeClasses();

uint8_t ClassOf(char c) { return kClasses[static_cast<uint8_t>(c)]; }

// "HTTPServer_name2" -> "http", "server", "name2".
template <typename Sink>
void SplitIdentifier(std::string_view word, const Sink& sink) {
  size_t begin = 0;
  for (size_t at = 0; at <= word.size(); ++at) {
    bool cut = at == word.size() || word[at] == '_';
    if (!cut && at > begin && ClassOf(word[at]) == kUpper) {
      bool after_lower = ClassOf(word[at - 1]) == kLower || ClassOf(word[at - 1]) == kDigit;
      bool before_lower = at + 1 < word.size() && ClassOf(word[at + 1]) == kLower && ClassOf(word[at - 1]) == kUpper;
      cut = after_lower || before_lower;
    }
    if (!cut) continue;
    if (at > begin) sink(word.substr(begin, at - begin));
    begin = at < word.size() && word[at] == '_' ? at + 1 : at;
  }
}

// Into `out`, which has room for it: lower case, without the plural's "s". The size; 0 for a number.
size_t Fold(std::string_view part, char* out) {
  bool digits = true;
  for (size_t i = 0; i < part.size(); ++i) {
    char c = part[i];
    out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    digits = digits && c >= '0' && c <= '9';
  }
  if (digits) return 0;
  size_t size = part.size();
  bool plural = size > 3 && out[size - 1] == 's' && out[size - 2] != 's' && out[size - 2] != 'u' && out[size - 2] != 'i';
  return plural ? size - 1 : size;
}

// Eight bytes at a time: a multiplication and a fold each (Fibonacci hashing). Nothing that is told depends on the order of
// the table.
uint32_t Hash(std::string_view word) {
  constexpr uint64_t kFactor = 0x9E3779B97F4A7C15u;
  uint64_t hash = word.size() * kFactor;
  for (size_t at = 0; at < word.size(); at += 8) {
    uint64_t part = 0;
    std::memcpy(&part, word.data() + at, std::min<size_t>(8, word.size() - at));
    hash = (hash ^ part) * kFactor;
    hash ^= hash >> 32;
  }
  return static_cast<uint32_t>(hash);
}

// Words and how often they were seen: one table, no allocation per word. The words must outlive it.
class WordCounts {
 public:
  struct Row {
    const char* word = nullptr;  // nullptr: free
    uint32_t size = 0, count = 0, hash = 0;
    std::string_view text() const { return {word, size}; }
  };

  // False when the word was there already.
  bool Add(std::string_view word, uint32_t hash, uint32_t count) {
    Row& row = rows_[Find(word, hash)];
    row.count += count;
    if (row.word != nullptr) return false;
    row.word = word.data();
    row.size = static_cast<uint32_t>(word.size());
    row.hash = hash;
    if (++used_ * 4 >= rows_.size() * 3) Grow();
    return true;
  }
  bool Has(std::string_view word, uint32_t hash) const { return rows_[Find(word, hash)].word != nullptr; }
  size_t used() const { return used_; }
  const std::vector<Row>& rows() const { return rows_; }  // free ones among them

 private:
  size_t Find(std::string_view word, uint32_t hash) const {
    size_t mask = rows_.size() - 1, at = hash & mask;
    while (rows_[at].word != nullptr && (rows_[at].hash != hash || rows_[at].text() != word)) at = (at + 1) & mask;
    return at;
  }
  void Grow() {
    std::vector<Row> old(rows_.size() * 2);
    old.swap(rows_);
    size_t mask = rows_.size() - 1;
    for (const Row& row : old) {
      if (row.word == nullptr) continue;
      size_t at = row.hash & mask;
      while (rows_[at].word != nullptr) at = (at + 1) & mask;
      rows_[at] = row;
    }
  }

  std::vector<Row> rows_ = std::vector<Row>(1024);
  size_t used_ = 0;
};

bool IsStopWord(std::string_view word, uint32_t hash) {
  static const auto* const words = [] {
    auto* table = new WordCounts;
    for (std::string_view stop : kStopWords) table->Add(stop, Hash(stop), 1);
    return table;
  }();
  return words->Has(word, hash);
}

}  // namespace

void CountTerms(std::string_view text, size_t limit, FileFacts* facts) {
  text = text.substr(0, limit);
  // Identifiers first, each counted once per place; they are split when all are known.
  WordCounts identifiers;
  size_t bytes = 0;
  for (size_t at = 0; at < text.size() && identifiers.used() < kMaxDistinct;) {
    uint8_t first = ClassOf(text[at]);
    if (first == kBreak) {
      ++at;
      continue;
    }
    size_t begin = at;
    while (at < text.size() && ClassOf(text[at]) != kBreak) ++at;
    size_t size = at - begin;
    if (first == kDigit || size < 3 || size > kMaxIdentifierBytes) continue;
    std::string_view word = text.substr(begin, size);
    if (identifiers.Add(word, Hash(word), 1)) bytes += size;
  }
  std::vector<char> folded(bytes);  // of all parts, never longer than the identifiers
  char* end = folded.data();
  WordCounts words;
  for (const WordCounts::Row& row : identifiers.rows()) {
    if (row.word == nullptr) continue;
    SplitIdentifier(row.text(), [&](std::string_view part) {
      if (part.size() < 3 || part.size() > kMaxTermBytes) return;
      std::string_view word(end, Fold(part, end));
      if (word.size() >= 3 && words.Add(word, Hash(word), row.count)) end += word.size();
    });
  }
  std::vector<const WordCounts::Row*> sorted;
  for (const WordCounts::Row& row : words.rows()) {
    if (row.word != nullptr && !IsStopWord(row.text(), row.hash)) sorted.push_back(&row);
  }
  auto before = [](const WordCounts::Row* a, const WordCounts::Row* b) {
    return a->count != b->count ? a->count > b->count : a->text() < b->text();
  };
  size_t kept = std::min(kMaxTerms, sorted.size());
  std::partial_sort(sorted.begin(), sorted.begin() + static_cast<long>(kept), sorted.end(), before);
  for (size_t i = 0; i < kept; ++i) {
    Text word = facts->Add(sorted[i]->text());  // at most kMaxTermBytes
    facts->terms.push_back({word.offset, static_cast<uint16_t>(word.size),
                            static_cast<uint16_t>(std::min<uint32_t>(sorted[i]->count, 0xffff))});
  }
}

}  // namespace repodoc
