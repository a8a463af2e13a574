// What the name resolvers share: the row they write, and the last resort, candidates by name alone. One resolver per
// family of languages decides `exact`; whoever finds nothing asks FindByName, which answers only where guessing is
// defensible: one candidate in the repository, or few of a kind that fits, never for short or very common names.
#pragma once

#include <string_view>
#include <vector>

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

// Names that say nothing about whose member they are.
bool IsCommonName(std::string_view name);

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

// Places (sites) one resolved reference stands for.
uint32_t PlacesOf(const LinkData& data, const UseRow& use);

// One resolver per family. `file` is one of its files; rows are added in reference order.
class NameResolver {
 public:
  virtual ~NameResolver() = default;
  virtual void Prepare() {}  // bases and the like, for all files of the family
  virtual void Resolve(FileIndex file, ReferenceSink* sink) = 0;
};

}  // namespace repodoc
