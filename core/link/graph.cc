#include "core/link/graph.h"

#include "core/base/check.h"
#include "core/link/foreign_declarations.h"
#include "core/link/graph_data.h"

namespace repodoc {

struct RepoGraph::Data : LinkData {};

RepoGraph::RepoGraph(LinkOptions options) : data_(std::make_unique<Data>()) { data_->options = std::move(options); }
RepoGraph::~RepoGraph() = default;

bool RepoGraph::Add(std::string facts) {
  CHECK(!data_->linked);
  data_->buffers.push_back(std::move(facts));
  FactsView view;
  if (!ParseFacts(data_->buffers.back(), &view)) {
    data_->buffers.pop_back();
    return false;
  }
  data_->views.push_back(view);
  return true;
}

void RepoGraph::Link() {
  CHECK(!data_->linked);
  CollectFiles(data_.get());
  CollectPackages(data_.get());
  BuildEntities(data_.get());
  LinkForeignDeclarations(data_.get());
  ResolveImports(data_.get());
  BindImports(data_.get());
  ResolveReferences(data_.get());
  BuildEdges(data_.get());
  ComputeMetrics(data_.get());
  ComputeConcepts(data_.get());
  ResolveDocuments(data_.get());
  RelateFiles(data_.get());
  data_->linked = true;
}

LinkData& RepoGraph::data() const { return *data_; }

const LinkOptions& RepoGraph::options() const { return data_->options; }
const SitePlan& RepoGraph::plan() const { return data_->plan; }
uint32_t RepoGraph::file_count() const { return data_->file_count(); }
const FactsView& RepoGraph::facts(FileIndex file) const { return data_->views[file]; }
std::string_view RepoGraph::FactsBytes(FileIndex file) const { return data_->buffers[file]; }
FileIndex RepoGraph::FileByPath(std::string_view path) const { return data_->FindFile(path); }
const FileMetrics& RepoGraph::metrics(FileIndex file) const { return data_->metrics[file]; }
const FolderMetrics& RepoGraph::folder_metrics(uint32_t folder) const { return data_->folder_metrics[folder]; }
std::span<const FileEdge> RepoGraph::ImportsOf(FileIndex file) const { return data_->edges_out[file]; }
std::span<const FileEdge> RepoGraph::ImportersOf(FileIndex file) const { return data_->edges_in[file]; }
std::span<const FileIndex> RepoGraph::FilesByRank() const { return data_->by_rank; }
std::span<const FileIndex> RepoGraph::CycleOf(FileIndex file) const {
  uint32_t cycle = data_->cycle_of[file];
  if (cycle == kNone) return {};
  return data_->cycles[cycle];
}
uint32_t RepoGraph::UseCount(SymbolRef symbol) const { return TotalsOf(symbol).places; }
std::string_view RepoGraph::PurposeOf(FileIndex file) const { return data_->purposes[file]; }

std::span<const ResolvedImport> RepoGraph::ResolvedImportsOf(FileIndex file) const { return data_->resolved_imports[file]; }
std::span<const ResolvedReference> RepoGraph::ResolvedReferencesOf(FileIndex file) const {
  return data_->resolved_references[file];
}
UseTotals RepoGraph::TotalsOf(SymbolRef symbol) const {
  return data_->totals[data_->primary[data_->Global(symbol.file, symbol.symbol)]];
}
SymbolRef RepoGraph::PrimaryOf(SymbolRef symbol) const {
  return data_->Local(data_->primary[data_->Global(symbol.file, symbol.symbol)]);
}
std::string_view RepoGraph::AnchorOf(SymbolRef symbol) const { return data_->AnchorsOf(symbol.file).symbols[symbol.symbol]; }
FileIndex RepoGraph::PairOf(FileIndex file) const { return data_->pair_of[file]; }

uint32_t RepoGraph::FolderOf(FileIndex file) const { return data_->file_folder[file]; }
uint32_t RepoGraph::ParentOf(uint32_t folder) const { return data_->folder_parent[folder]; }
std::span<const uint32_t> RepoGraph::SubfoldersOf(uint32_t folder) const { return data_->subfolders[folder]; }
std::span<const FileIndex> RepoGraph::FilesIn(uint32_t folder) const { return data_->folder_files[folder]; }
std::pair<FileIndex, FileIndex> RepoGraph::FilesUnder(uint32_t folder) const { return data_->folder_range[folder]; }
std::span<const FolderEdge> RepoGraph::EdgesOf(uint32_t folder) const { return data_->folder_edges[folder]; }

std::span<const Package> RepoGraph::Packages() const { return data_->packages; }
std::span<const FileIndex> RepoGraph::PackageUsers(uint32_t package) const { return data_->package_users[package]; }
uint32_t RepoGraph::CycleCount() const { return static_cast<uint32_t>(data_->cycles.size()); }
std::span<const FileIndex> RepoGraph::Cycle(uint32_t cycle) const { return data_->cycles[cycle]; }
std::span<const BrokenLink> RepoGraph::BrokenLinks() const { return data_->broken_links; }
std::span<const BrokenMention> RepoGraph::BrokenMentions() const { return data_->broken_mentions; }
std::span<const BindingPlace> RepoGraph::Bindings() const { return data_->binding_links; }
std::span<const RepositoryFactPlace> RepoGraph::Facts() const { return data_->facts; }

}  // namespace repodoc
