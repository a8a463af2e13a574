#include "core/extract/terms.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace repodoc {
namespace {

// LINK weighs them against the repository and keeps 20.
constexpr size_t kMaxTerms = 64;
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

bool IsStopWord(std::string_view word) {
  static const auto* const words = new std::unordered_set<std::string_view>(std::begin(kStopWords), std::end(kStopWords));
  return words->count(word) != 0;
}

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

std::string Fold(std::string_view part) {
  std::string out(part);
  bool digits = true;
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    digits = digits && c >= '0' && c <= '9';
  }
  if (digits) return {};
  size_t size = out.size();
  if (size > 3 && out[size - 1] == 's' && out[size - 2] != 's' && out[size - 2] != 'u' && out[size - 2] != 'i') {
    out.pop_back();
  }
  return out;
}

}  // namespace

void CountTerms(std::string_view text, size_t limit, FileFacts* facts) {
  text = text.substr(0, limit);
  // Identifiers first, each counted once per place; they are split when all are known.
  struct Slot {
    uint32_t begin = 0, size = 0, count = 0, hash = 0;
  };
  std::vector<Slot> slots(1024);
  size_t used = 0, mask = slots.size() - 1;
  for (size_t at = 0; at < text.size();) {
    uint8_t first = ClassOf(text[at]);
    if (first == kBreak) {
      ++at;
      continue;
    }
    size_t begin = at;
    uint32_t hash = 2166136261u;
    while (at < text.size() && ClassOf(text[at]) != kBreak) hash = (hash ^ static_cast<uint8_t>(text[at++])) * 16777619u;
    size_t size = at - begin;
    if (first == kDigit || size < 3 || size > kMaxIdentifierBytes) continue;
    hash ^= hash >> 15;
    size_t slot = hash & mask;
    while (slots[slot].count != 0 &&
           (slots[slot].hash != hash || slots[slot].size != size ||
            text.compare(slots[slot].begin, size, text, begin, size) != 0)) {
      slot = (slot + 1) & mask;
    }
    if (slots[slot].count++ != 0) continue;
    slots[slot].begin = static_cast<uint32_t>(begin);
    slots[slot].size = static_cast<uint32_t>(size);
    slots[slot].hash = hash;
    if (++used >= kMaxDistinct) break;
    if (used * 4 < slots.size() * 3) continue;
    std::vector<Slot> old(slots.size() * 2);
    old.swap(slots);
    mask = slots.size() - 1;
    for (const Slot& row : old) {
      if (row.count == 0) continue;
      size_t to = row.hash & mask;
      while (slots[to].count != 0) to = (to + 1) & mask;
      slots[to] = row;
    }
  }
  std::unordered_map<std::string, uint32_t> counts;
  for (const Slot& row : slots) {
    if (row.count == 0) continue;
    SplitIdentifier(text.substr(row.begin, row.size), [&](std::string_view part) {
      if (part.size() < 3 || part.size() > kMaxTermBytes) return;
      std::string word = Fold(part);
      if (word.size() >= 3 && !IsStopWord(word)) counts[std::move(word)] += row.count;
    });
  }
  std::vector<std::pair<std::string_view, uint32_t>> sorted(counts.begin(), counts.end());
  auto before = [](const auto& a, const auto& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; };
  size_t kept = std::min(kMaxTerms, sorted.size());
  std::partial_sort(sorted.begin(), sorted.begin() + static_cast<long>(kept), sorted.end(), before);
  for (size_t i = 0; i < kept; ++i) {
    Text word = facts->Add(sorted[i].first);  // at most kMaxTermBytes
    facts->terms.push_back({word.offset, static_cast<uint16_t>(word.size),
                            static_cast<uint16_t>(std::min<uint32_t>(sorted[i].second, 0xffff))});
  }
}

}  // namespace repodoc
