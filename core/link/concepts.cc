// Domain terms of a file: its words weighed against the repository (TF-IDF), in integers so that every platform orders
// them alike. In: facts.terms. Out: at most 20 per file, best first; and which files share a term.
#include <algorithm>
#include <tuple>

#include "core/link/graph_data.h"

namespace repodoc {
namespace {

constexpr uint32_t kConceptsPerFile = 20;

// log2 of value in 1/256 steps, by repeated squaring.
uint32_t Log2Fixed(uint64_t value) {
  if (value == 0) return 0;
  uint32_t whole = 63 - static_cast<uint32_t>(__builtin_clzll(value));
  uint64_t mantissa = whole >= 30 ? value >> (whole - 30) : value << (30 - whole);  // in [2^30, 2^31)
  uint32_t fraction = 0;
  for (int bit = 0; bit < 8; ++bit) {
    mantissa = (mantissa * mantissa) >> 30;
    fraction <<= 1;
    if (mantissa >= (uint64_t{1} << 31)) {
      mantissa >>= 1;
      fraction |= 1;
    }
  }
  return whole << 8 | fraction;
}

bool IsTelling(std::string_view word) {
  if (word.size() < 3) return false;
  bool letter = false;
  for (char c : word) letter = letter || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  return letter;
}

}  // namespace

void ComputeConcepts(LinkData* data) {
  uint32_t count = data->file_count();
  std::vector<uint32_t> ids;
  for (const FactsView& facts : data->views) {
    for (const Term& term : facts.terms) {
      uint32_t id = data->words.Intern(facts.str(term.word()));
      if (id == data->word_files.size()) data->word_files.push_back(0);
      ++data->word_files[id];
      ids.push_back(id);
    }
  }
  std::vector<LinkData::WordWeight>& rows = data->concepts.rows;
  data->concepts.first.assign(1, 0);
  uint32_t log_count = Log2Fixed(count);
  size_t at = 0;
  std::vector<LinkData::WordWeight> best;
  for (const FactsView& facts : data->views) {
    best.clear();
    for (const Term& term : facts.terms) {
      uint32_t id = ids[at++];
      uint32_t rarity = log_count + 256 - std::min(log_count, Log2Fixed(data->word_files[id]));
      // A word of one file only may be a typo: it needs to be repeated there.
      if (!IsTelling(data->words.Get(id)) || (data->word_files[id] == 1 && term.count < 2 && count > 20)) continue;
      best.push_back({id, term.count, (256 + Log2Fixed(term.count)) * rarity / 256});
    }
    size_t keep = std::min<size_t>(best.size(), kConceptsPerFile);
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(keep), best.end(),
                      [data](const auto& a, const auto& b) {
                        if (a.weight != b.weight) return a.weight > b.weight;
                        if (a.count != b.count) return a.count > b.count;
                        return data->words.Get(a.word) < data->words.Get(b.word);
                      });
    rows.insert(rows.end(), best.begin(), best.begin() + static_cast<std::ptrdiff_t>(keep));
    data->concepts.first.push_back(static_cast<uint32_t>(rows.size()));
  }
  data->files_by_concept.Build(data->words.size(), [&](auto emit) {
    for (FileIndex file = 0; file < count; ++file) {
      for (const LinkData::WordWeight& row : data->concepts[file]) emit(row.word, file);
    }
  });
}

}  // namespace repodoc
