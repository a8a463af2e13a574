// What the name resolvers share: the row they write, and the last resort, candidates by name alone. One resolver per
// family of languages decides `exact`; whoever finds nothing asks FindByName, which answers only where guessing is
// defensible: one candidate in the repository, or few of a kind that fits, never for short or very common names.
#pragma once

#include <string_view>
#include <vector>

#include "core/base/common_names.h"
#include "core/link/graph_data.h"

namespace repodoc {

// Collects the rows of one file; ResolveReferences turns them into the graph's tables.
struct ReferenceSink {
  std::vector<ResolvedReference>* rows;

  void Add(uint32_t reference, uint32_t within, SymbolRef target, Confidence confidence, uint32_t candidates = 1) {
    ResolvedReference row;
    row.reference = reference;
    row.within = within;
    row.target = target;
    row.confidence = confidence;
    row.candidates = candidates;
    rows->push_back(row);
  }
};

struct ByNameQuery {
  FileIndex file = kNone;
  Family family = Family::kNone;
  std::string_view name;
  ReferenceKind kind = ReferenceKind::kCall;
  bool member = false;                       // x.name: only members of classes fit
  const std::vector<uint32_t>* visible = nullptr;  // C family: stamp per file ...
  uint32_t stamp = 0;                        // ... of those the file can see
};
// Primary symbols that could be meant, in path order; empty when it would be a guess. At most kMaxCandidates.
inline constexpr uint32_t kMaxCandidates = 20;
inline constexpr uint32_t kMaxEntitiesTried = 400;  // a name with more says nothing
void FindByName(const LinkData& data, const ByNameQuery& query, std::vector<uint32_t>* candidates);
// Writes the candidates: unique, or ambiguous with at most 5 rows.
void AddCandidates(const LinkData& data, uint32_t reference, uint32_t within, const std::vector<uint32_t>& candidates,
                   ReferenceSink* sink);

// A call of a member of something unknown: whatever members of the family's classes have that name.
void AddMembersByName(const LinkData& data, FileIndex file, uint32_t reference, uint32_t within, ReferenceSink* sink);

// Places (sites) one resolved reference stands for.
uint32_t PlacesOf(const LinkData& data, const UseRow& use);

// Calls resolve(within, symbol) for every distinct place of a reference: one call with within = kNone when all places
// are in one symbol, and when they all lead to the same target one row stands for all.
template <typename ResolveSite>
void ResolveBySite(const FactsView& facts, uint32_t reference, ReferenceSink* sink, ResolveSite resolve) {
  const Reference& row = facts.references[reference];
  uint32_t symbols[kMaxSites];
  uint32_t count = 0;
  for (const Site& site : facts.sites.subspan(row.first_site, row.site_count)) {
    uint32_t at = 0;
    while (at < count && symbols[at] != site.symbol) ++at;
    if (at == count && count < kMaxSites) symbols[count++] = site.symbol;
  }
  if (count <= 1) {
    resolve(kNone, count == 0 ? kNone : symbols[0]);
    return;
  }
  size_t first = sink->rows->size(), first_end = first;
  bool same = true;
  for (uint32_t s = 0; s < count; ++s) {
    size_t begin = sink->rows->size();
    resolve(symbols[s], symbols[s]);
    size_t size = sink->rows->size() - begin;
    if (s == 0) {
      first_end = sink->rows->size();
      continue;
    }
    same = same && size == first_end - first;
    for (size_t k = 0; same && k < size; ++k) {
      const ResolvedReference &a = (*sink->rows)[first + k], &b = (*sink->rows)[begin + k];
      same = a.target == b.target && a.confidence == b.confidence && a.binding == b.binding;
    }
  }
  if (!same) return;
  sink->rows->resize(first_end);
  for (size_t k = first; k < first_end; ++k) (*sink->rows)[k].within = kNone;
}

// One resolver per family. `file` is one of its files; rows are added in reference order.
class NameResolver {
 public:
  virtual ~NameResolver() = default;
  virtual void Prepare() {}  // bases and the like, for all files of the family
  virtual void Resolve(FileIndex file, ReferenceSink* sink) = 0;
};

}  // namespace repodoc
