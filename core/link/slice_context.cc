// The second half of a slice: examples, related files, the neighbourhood diagram, what the repository says.
#include <algorithm>
#include <string>
#include <tuple>

#include "core/base/text.h"
#include "core/link/names.h"
#include "core/link/path_search.h"
#include "core/link/slice_builder.h"
#include "core/link/test_commands.h"

namespace repodoc {
namespace {

// Documents first, then examples, tests, the rest.
uint32_t SourceRank(const LinkData& data, FileIndex file) {
  uint32_t flags = data.views[file].file->flags;
  if (data.families[file] == Family::kProse || (flags & kFileDocumentation) != 0) return 0;
  if ((flags & kFileExample) != 0) return 1;
  if ((flags & kFileTest) != 0) return 2;
  return 3;
}

std::string_view TopFolders(std::string_view path, int levels) {
  size_t at = 0;
  for (int level = 0; level < levels; ++level) {
    size_t slash = path.find('/', at);
    if (slash == path.npos) return path;
    at = slash + 1;
  }
  return path.substr(0, at == 0 ? 0 : at - 1);
}

}  // namespace

void SliceBuilder::Examples() {
  struct Candidate {
    uint32_t rank, size, symbol, places;
    FileIndex file;
    uint32_t reference;
  };
  std::vector<std::pair<uint32_t, uint32_t>> order;  // most used symbols first
  PairTable seen;
  for (const SymbolUse& use : slice_.symbol_uses) {
    uint32_t primary = data_.primary[data_.Global(file_, use.symbol)];
    if (seen.Find(primary, 0) != kNone) continue;
    seen.At(primary, 0, 1);
    if (IsCallable(facts_.symbols[use.symbol].kind) || IsType(facts_.symbols[use.symbol].kind)) {
      order.emplace_back(use.total_places, use.symbol);
    }
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (order.size() > 40) order.resize(40);
  std::vector<Candidate> chosen;
  std::vector<Candidate> candidates;
  for (const auto& [places, symbol] : order) {
    candidates.clear();
    uint32_t looked = 0;
    for (const UseRow& use : data_.uses[data_.primary[data_.Global(file_, symbol)]]) {
      if (use.file == file_) continue;
      if (++looked > 400) break;
      const ResolvedReference& resolved = data_.resolved_references.rows[use.resolved];
      const FactsView& facts = data_.views[use.file];
      const Reference& reference = facts.references[resolved.reference];
      bool telling = reference.kind == ReferenceKind::kCall || reference.kind == ReferenceKind::kKernelLaunch ||
                     reference.kind == ReferenceKind::kMacro;
      if (reference.excerpt.empty() || !telling) continue;
      // The excerpt shows the first place: it must be one of ours.
      if (resolved.within != kNone &&
          (reference.site_count == 0 || facts.sites[reference.first_site].symbol != resolved.within)) {
        continue;
      }
      candidates.push_back({SourceRank(data_, use.file), reference.excerpt.size, symbol, places, use.file, resolved.reference});
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return std::tie(a.rank, a.size, a.file, a.reference) < std::tie(b.rank, b.size, b.file, b.reference);
    });
    FileIndex last = kNone;
    uint32_t taken = 0;
    for (const Candidate& candidate : candidates) {
      if (candidate.file == last) continue;
      last = candidate.file;
      chosen.push_back(candidate);
      if (++taken == kMaxExamplesPerSymbol) break;
    }
    if (chosen.size() > 60) break;
  }
  // A round per symbol before the second of any.
  std::vector<uint32_t> round(chosen.size(), 0);
  for (size_t i = 1; i < chosen.size(); ++i) round[i] = chosen[i].symbol == chosen[i - 1].symbol ? round[i - 1] + 1 : 0;
  std::vector<uint32_t> rows(chosen.size());
  for (uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
  std::stable_sort(rows.begin(), rows.end(), [&](uint32_t a, uint32_t b) { return round[a] < round[b]; });
  if (rows.size() > kMaxExamples) rows.resize(kMaxExamples);
  std::stable_sort(rows.begin(), rows.end(), [&](uint32_t a, uint32_t b) { return chosen[a].rank < chosen[b].rank; });
  for (uint32_t index : rows) {
    const Candidate& candidate = chosen[index];
    const FactsView& facts = data_.views[candidate.file];
    const Reference& reference = facts.references[candidate.reference];
    UsageExample row;
    row.symbol = candidate.symbol;
    row.card = Card(candidate.file);
    row.row = reference.excerpt_row;
    if (reference.site_count > 0) row.enclosing = NameOf(candidate.file, facts.sites[reference.first_site].symbol);
    row.excerpt = Add(facts.str(reference.excerpt));
    slice_.examples.push_back(row);
  }
}

void SliceBuilder::AddRelated(FileIndex other, RelatedWhy why, uint32_t count, std::string_view detail) {
  if (other == kNone || other == file_) return;
  uint32_t card = cards_.Find(other, 0);
  if (card != kNone) {
    for (const Related& row : slice_.related) {
      if (row.card == card) return;  // the first reason is the best one
    }
  }
  ++slice_.header.related_total;
  if (slice_.related.size() >= kMaxRelated) return;
  Related row;
  row.card = Card(other);
  row.why = why;
  row.count = count;
  row.detail = Add(detail);
  slice_.related.push_back(row);
}

void SliceBuilder::RelatedFiles() {
  auto by_rank = [this](FileIndex a, FileIndex b) {
    return data_.metrics[a].rank_position != data_.metrics[b].rank_position
               ? data_.metrics[a].rank_position < data_.metrics[b].rank_position
               : a < b;
  };
  AddRelated(data_.pair_of[file_], RelatedWhy::kPair, 1);
  // Where C++ binds what is used here.
  std::vector<std::pair<FileIndex, uint32_t>> bound;
  for (const ResolvedReference& row : data_.resolved_references[file_]) {
    if (row.via_binding == 0 || row.confidence != Confidence::kExact) continue;
    FileIndex place = data_.binding_links[row.binding].file;
    auto known = std::find_if(bound.begin(), bound.end(), [&](const auto& pair) { return pair.first == place; });
    if (known == bound.end()) {
      bound.emplace_back(place, 1);
    } else {
      ++known->second;
    }
  }
  std::stable_sort(bound.begin(), bound.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (size_t i = 0; i < bound.size() && i < 3; ++i) AddRelated(bound[i].first, RelatedWhy::kBinds, bound[i].second);

  // Importers that use most of it first.
  std::vector<std::pair<uint32_t, FileIndex>> users;
  for (const FileEdge& edge : data_.edges_in[file_]) {
    if (users.empty() || users.back().second != edge.from) users.emplace_back(0, edge.from);
    ++users.back().first;
  }
  std::sort(users.begin(), users.end(), [&](const auto& a, const auto& b) {
    bool test_a = data_.IsTest(a.second), test_b = data_.IsTest(b.second);
    if (test_a != test_b) return !test_a;
    return by_rank(a.second, b.second);
  });
  uint32_t added = 0;
  for (const auto& [count, user] : users) {
    if (!data_.IsTest(user) && added++ < 4) AddRelated(user, RelatedWhy::kImportedBy, count);
  }
  // Who names it without importing it: code and build files are as near as importers, prose comes late.
  auto named_by = [&](MentionKind kind) {
    FileIndex last = kNone;
    uint32_t taken = 0;
    for (const MentionRow& row : data_.mentions[file_]) {
      if (row.kind != kind || row.document == last || taken == 3) continue;
      last = row.document;
      ++taken;
      AddRelated(row.document, kind == MentionKind::kProse ? RelatedWhy::kMentions : RelatedWhy::kNamedBy, 1, row.detail);
    }
  };
  named_by(MentionKind::kCode);
  named_by(MentionKind::kBuild);
  // Tests by how many places of this file's symbols they use.
  std::vector<std::pair<uint32_t, FileIndex>> tests;
  for (FileIndex test : data_.tests_by_name[file_]) tests.emplace_back(1000000, test);
  for (const auto& [count, user] : users) {
    if (data_.IsTest(user)) tests.emplace_back(count, user);
  }
  for (const Use& use : slice_.uses) {
    if (use.is_test == 0 || use.card == kNone) continue;
    FileIndex test = data_.FindFile(slice_.strings.Get(slice_.cards[use.card].path));
    tests.emplace_back(1, test);
  }
  std::sort(tests.begin(), tests.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<std::pair<uint32_t, FileIndex>> sums;
  for (const auto& [count, test] : tests) {
    if (sums.empty() || sums.back().second != test) sums.emplace_back(0, test);
    sums.back().first += count;
  }
  std::stable_sort(sums.begin(), sums.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& row : sums) tests_.push_back(row.second);
  for (size_t i = 0; i < sums.size() && i < 4; ++i) {
    if (sums[i].second != file_) AddRelated(sums[i].second, RelatedWhy::kTestedBy, sums[i].first % 1000000);
  }
  if (data_.IsTest(file_)) {
    std::vector<FileIndex> tested;
    for (const FileEdge& edge : data_.edges_out[file_]) {
      if (!data_.IsTest(edge.to) && (tested.empty() || tested.back() != edge.to)) tested.push_back(edge.to);
    }
    // The narrower a file's use, the more this test is about it.
    std::sort(tested.begin(), tested.end(), [&](FileIndex a, FileIndex b) {
      return std::tie(data_.metrics[a].fan_in, a) < std::tie(data_.metrics[b].fan_in, b);
    });
    for (size_t i = 0; i < tested.size() && i < 4; ++i) AddRelated(tested[i], RelatedWhy::kTests, 1);
  }
  // What it imports, the less common first: everything imports the common ones.
  std::vector<FileIndex> imports;
  for (const FileEdge& edge : data_.edges_out[file_]) {
    if (imports.empty() || imports.back() != edge.to) imports.push_back(edge.to);
  }
  std::sort(imports.begin(), imports.end(), [&](FileIndex a, FileIndex b) {
    return std::tie(data_.metrics[a].fan_in, a) < std::tie(data_.metrics[b].fan_in, b);
  });
  for (size_t i = 0; i < imports.size() && i < 3; ++i) AddRelated(imports[i], RelatedWhy::kImports, 1);
  // Files that the same few tests import.
  std::vector<FileIndex> shared;
  for (size_t i = 0; i < tests_.size() && i < 8; ++i) {
    FileIndex last = kNone;
    for (const FileEdge& edge : data_.edges_out[tests_[i]]) {
      if (edge.to == last || edge.to == file_ || data_.IsTest(edge.to) || data_.metrics[edge.to].fan_in > 30) continue;
      last = edge.to;
      if (shared.size() < 400) shared.push_back(edge.to);
    }
  }
  std::sort(shared.begin(), shared.end());
  std::vector<std::pair<uint32_t, FileIndex>> counts;
  for (FileIndex other : shared) {
    if (counts.empty() || counts.back().second != other) counts.emplace_back(0, other);
    ++counts.back().first;
  }
  std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (size_t i = 0; i < counts.size() && i < 2 && counts[i].first >= 2; ++i) {
    AddRelated(counts[i].second, RelatedWhy::kSharesTests, counts[i].first);
  }
  // Files with the same rare terms.
  struct Similar {
    FileIndex file;
    uint32_t weight, word;
  };
  std::vector<Similar> similar;
  for (const LinkData::WordWeight& row : data_.concepts[file_]) {
    std::span<const FileIndex> files = data_.files_by_concept[row.word];
    if (files.size() > 40) continue;
    for (FileIndex other : files) {
      if (other != file_) similar.push_back({other, row.weight, row.word});
    }
  }
  std::sort(similar.begin(), similar.end(), [](const Similar& a, const Similar& b) {
    return std::tie(a.file, b.weight, a.word) < std::tie(b.file, a.weight, b.word);
  });
  struct Sum {
    FileIndex file;
    uint32_t weight, words;
    size_t first;
  };
  std::vector<Sum> similar_sums;
  for (size_t i = 0; i < similar.size(); ++i) {
    if (similar_sums.empty() || similar_sums.back().file != similar[i].file) similar_sums.push_back({similar[i].file, 0, 0, i});
    similar_sums.back().weight += similar[i].weight;
    ++similar_sums.back().words;
  }
  std::sort(similar_sums.begin(), similar_sums.end(), [](const Sum& a, const Sum& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.file < b.file;
  });
  added = 0;
  for (const Sum& sum : similar_sums) {
    if (added == 3) break;
    if (sum.words < 3) continue;
    std::string detail;
    for (uint32_t i = 0; i < sum.words && i < 5; ++i) {
      if (i > 0) detail += ", ";
      detail += data_.words.Get(similar[sum.first + i].word);
    }
    AddRelated(sum.file, RelatedWhy::kSameConcepts, sum.words, detail);
    ++added;
  }
  named_by(MentionKind::kProse);
  added = 0;
  if (slice_.related.size() < 6) {
    for (FileIndex sibling : data_.folder_files[data_.file_folder[file_]]) {
      if (sibling != file_ && added++ < 4) AddRelated(sibling, RelatedWhy::kSameFolder, 0);
    }
  }
}

// One side of the diagram: each neighbour on its own when there are few, else gathered by folder.
void SliceBuilder::DiagramSide(bool in) {
  std::vector<std::pair<FileIndex, uint32_t>> neighbours;
  for (const FileEdge& edge : in ? data_.edges_in[file_] : data_.edges_out[file_]) {
    FileIndex other = in ? edge.from : edge.to;
    if (neighbours.empty() || neighbours.back().first != other) neighbours.emplace_back(other, 0);
    ++neighbours.back().second;
  }
  auto add = [&](FileIndex other, std::string_view label, uint32_t weight) {
    GraphEdge edge;
    uint32_t card = Card(other);
    edge.from = in ? card : kNone;
    edge.to = in ? kNone : card;
    (in ? edge.from_label : edge.to_label) = Add(label);
    edge.weight = weight;
    edge.kind = in && data_.IsTest(other) && !data_.IsTest(file_) ? GraphEdge::kTest : GraphEdge::kImport;
    slice_.edges.push_back(edge);
  };
  if (neighbours.size() <= kMaxNeighbours) {
    for (const auto& [other, weight] : neighbours) add(other, {}, weight);
    return;
  }
  struct Group {
    std::string_view folder;
    FileIndex first;
    uint32_t files, weight;
    bool test;
  };
  std::vector<Group> groups;
  for (int levels : {99, 3, 2, 1}) {
    groups.clear();
    for (const auto& [other, weight] : neighbours) {
      std::string_view folder = TopFolders(data_.FolderPath(other), levels);
      bool test = data_.IsTest(other);
      auto known = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
        return group.folder == folder && group.test == test;
      });
      if (known == groups.end()) {
        if (groups.size() < 200) groups.push_back({folder, other, 1, weight, test});
      } else {
        ++known->files;
        known->weight += weight;
      }
    }
    if (groups.size() <= kMaxNeighbours) break;
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.files > b.files; });
  uint32_t shown = 0;
  for (size_t i = 0; i < groups.size() && i < kMaxNeighbours; ++i) {
    const Group& group = groups[i];
    shown += group.files;
    std::string label;
    if (group.files > 1) {
      label = WithCommas(group.files) + (group.test ? " tests in " : " files in ") +
              (group.folder.empty() ? "the root" : std::string(group.folder) + "/");
    }
    add(group.first, label, group.weight);
  }
  uint32_t hidden = static_cast<uint32_t>(neighbours.size()) - shown;
  (in ? slice_.header.graph_hidden_in : slice_.header.graph_hidden_out) = hidden;
}

void SliceBuilder::Diagram() {
  DiagramSide(true);
  DiagramSide(false);
  for (const Related& row : slice_.related) {
    if (row.why != RelatedWhy::kBinds) continue;
    GraphEdge edge;
    edge.to = row.card;
    edge.weight = row.count;
    edge.kind = GraphEdge::kBinding;
    slice_.edges.push_back(edge);
    break;  // with five on each side and the file itself: twelve nodes
  }
}

void SliceBuilder::Cycle() {
  if (data_.cycle_of[file_] == kNone) return;
  for (FileIndex member : data_.cycles[data_.cycle_of[file_]]) {
    if (slice_.cycle.size() >= kMaxCycleMembers) break;
    if (member != file_) slice_.cycle.push_back({Card(member)});
  }
}

void SliceBuilder::TestCommands() {
  std::vector<Family> families;  // of the tests; empty: the file is of no programming language
  Family own = data_.families[file_];
  constexpr Family kNoTests[] = {Family::kNone, Family::kMarkup, Family::kStyle, Family::kProse, Family::kMake, Family::kCmake};
  if (std::find(std::begin(kNoTests), std::end(kNoTests), own) == std::end(kNoTests)) families.push_back(own);
  if (!facts_.Has(kFileTest) && !families.empty()) {
    for (FileIndex test : tests_) families.push_back(data_.families[test]);
  }
  for (uint32_t row : TestCommandsFor(data_, file_, families, kMaxTestCommands)) {
    const RepositoryFactPlace& fact = data_.facts[row];
    slice_.test_commands.push_back({Add(fact.value), CardOrSelf(fact.file), fact.row == kNone ? 0 : fact.row});
  }
}

void SliceBuilder::Concepts() {
  for (const LinkData::WordWeight& row : data_.concepts[file_]) {
    slice_.concepts.push_back({Add(data_.words.Get(row.word)), row.count, data_.word_files[row.word]});
  }
}

void SliceBuilder::Documents() {
  for (const DocumentTarget& row : data_.document_targets[file_]) {
    DocumentLink link;
    link.link = row.link;
    link.card = row.target == file_ ? kNone : Card(row.target);
    link.anchor = Add(row.fragment);
    link.broken = row.broken ? 1 : 0;
    link.confidence = row.confidence;
    slice_.document_links.push_back(link);
  }
  for (MentionKind kind : {MentionKind::kProse, MentionKind::kBuild, MentionKind::kCode}) {
    uint32_t taken = 0;
    for (const MentionRow& row : data_.mentions[file_]) {
      if (row.kind != kind) continue;
      if (taken++ == kMaxMentions) break;
      uint32_t symbol = row.symbol == kNone ? kNone : row.symbol - data_.symbol_base[file_];
      slice_.mentions.push_back({symbol, Card(row.document), row.row, Add(row.detail), kind});
    }
  }
}

LinkSlice RepoGraph::MakeSlice(FileIndex file) const { return SliceBuilder(&data(), file).Build(); }

}  // namespace repodoc
