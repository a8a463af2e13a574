// C-family includes -> files. Order: relative to the including file (quotes), then below the include roots. Roots are
// declared in build files at best, so they are learned: an include that only one file of the repository can mean, by
// the end of its path, votes for the folder in front of it; where several files fit, the one below a root that holds
// the includer wins, then the root with most votes, then the nearest.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/link/graph_data.h"
#include "core/link/packages.h"
#include "core/link/path_search.h"
#include "core/link/standard_library.h"

namespace repodoc {
namespace {

bool IsInclude(ImportKind kind) { return kind == ImportKind::kIncludeQuote || kind == ImportKind::kIncludeSystem; }

class IncludeResolver {
 public:
  explicit IncludeResolver(LinkData* data) : data_(*data) {}

  void Run() {
    CollectSpellings();
    for (uint32_t folder = 1; folder < data_.plan.folders.size(); ++folder) {
      std::string_view path = data_.plan.folders[folder].folder;
      if (BaseName(path) == "templates") template_owners_.Intern(BaseName(DirName(path)));
    }
    votes_.assign(data_.plan.folders.size(), 0);
    DeclaredRoots();
    for (uint32_t id = 0; id < spellings_.size(); ++id) {
      if (candidates_[id].size() == 1) Vote(candidates_[id][0], spellings_.Get(id), uses_[id]);
    }
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      const FactsView& facts = data_.views[file];
      for (uint32_t i = 0; i < facts.imports.size(); ++i) {
        if (IsInclude(facts.imports[i].kind)) Resolve(file, i);
      }
    }
  }

 private:
  // "../x/./y.h" -> "x/y.h": what the path ends in, whatever the leading dots lead to.
  static std::string_view WithoutLeadingDots(std::string_view path) {
    for (;;) {
      if (StartsWith(path, "./")) {
        path.remove_prefix(2);
      } else if (StartsWith(path, "../")) {
        path.remove_prefix(3);
      } else {
        return path;
      }
    }
  }

  void CollectSpellings() {
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      const FactsView& facts = data_.views[file];
      for (const Import& row : facts.imports) {
        if (!IsInclude(row.kind)) continue;
        uint32_t id = spellings_.Intern(WithoutLeadingDots(facts.str(row.module)));
        if (id == uses_.size()) uses_.push_back(0);
        ++uses_[id];
      }
    }
    // Files by the end of their path. A file name that is very common is searched once per spelling.
    candidates_.Build(spellings_.size(), [&](auto emit) {
      std::string ending;
      for (uint32_t id = 0; id < spellings_.size(); ++id) {
        std::string_view path = spellings_.Get(id);
        uint32_t name = data_.base_names.Find(BaseName(path));
        if (name == kNone || path.empty()) continue;
        ending = "/" + std::string(path);
        uint32_t emitted = 0;
        for (FileIndex file : data_.files_by_base_name[name]) {
          if (data_.paths[file] != path && !EndsWith(data_.paths[file], ending)) continue;
          if (++emitted > kMaxCandidates) break;
          emit(id, file);
        }
      }
    });
  }

  uint32_t RootOf(FileIndex file, std::string_view spelling) const {
    std::string_view path = data_.paths[file];
    std::string_view root = path.substr(0, path.size() - spelling.size());
    if (!root.empty()) root.remove_suffix(1);
    return data_.FindFolder(root);
  }

  void Vote(FileIndex file, std::string_view spelling, uint32_t weight) {
    uint32_t root = RootOf(file, spelling);
    if (root != kNone) votes_[root] += weight;
  }

  void DeclaredRoots() {
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      const FactsView& facts = data_.views[file];
      for (const Property& row : facts.properties) {
        if (facts.str(row.key) != property::kSourceRoot) continue;
        std::string path;
        if (!JoinPath(DirName(data_.paths[file]), facts.str(row.value), &path)) continue;
        uint32_t folder = data_.FindFolder(path);
        if (folder != kNone) votes_[folder] += kDeclaredVotes;
      }
    }
  }

  void Set(ImportState* state, FileIndex target, Confidence confidence) {
    state->target = target;
    state->module_class = ModuleClass::kInternal;
    state->confidence = confidence;
  }

  // A standard header is the repository's own only where the repository is that library: <root>/include/<name>, with
  // the includer below <root>.
  FileIndex OwnStandardHeader(FileIndex from, std::string_view path, std::span<const FileIndex> candidates) const {
    for (FileIndex file : candidates) {
      uint32_t root = RootOf(file, path);
      if (root == kNone || file == from) continue;
      std::string_view folder = data_.plan.folders[root].folder;
      if (BaseName(folder) == "include" && IsWithin(data_.paths[from], DirName(folder))) return file;
    }
    return kNone;
  }

  // A header made from a template that stands where the header would: x.h.in, x.h.cmake.in, x.proto for x.pb.h ...
  FileIndex TemplateOf(FileIndex from, std::string_view path) const {
    std::string folder(DirName(path));
    std::string name(BaseName(path));
    std::string wanted[8];
    size_t count = 0;
    for (std::string_view end : {".in", ".cmake.in", ".cmakein", ".template", ".tmpl"}) wanted[count++] = name + std::string(end);
    for (std::string_view end : {".pb.h", ".grpc.pb.h"}) {
      if (EndsWith(name, end)) wanted[count++] = name.substr(0, name.size() - end.size()) + ".proto";
    }
    if (EndsWith(name, "_generated.h")) wanted[count++] = name.substr(0, name.size() - 12) + ".fbs";
    for (size_t i = 0; i < count; ++i) {
      uint32_t id = data_.base_names.Find(wanted[i]);
      if (id == kNone) continue;
      std::vector<FileIndex> files;
      for (FileIndex file : data_.files_by_base_name[id]) {
        if (files.size() < kMaxCandidates) files.push_back(file);
      }
      // The one whose folders agree best with the include's own.
      FileIndex best = kNone;
      size_t best_agree = 0;
      for (FileIndex file : files) {
        size_t agree = CommonEnd(data_.FolderPath(file), folder);
        if (best == kNone || agree > best_agree) {
          best = file;
          best_agree = agree;
        }
      }
      bool decided;
      if (best_agree == 0) best = Nearest(data_, data_.FolderPath(from), files, &decided);
      return best;
    }
    // Generated into a folder beside a "templates" folder: ATen/ops/x.h, ATen/Functions.h.
    uint32_t id = data_.base_names.Find(name);
    if (id == kNone) return kNone;
    for (FileIndex file : data_.files_by_base_name[id]) {
      if (BaseName(data_.FolderPath(file)) == "templates") return file;
    }
    return kNone;
  }

  // The include's first folder is one that holds a "templates" folder.
  bool HasTemplates(std::string_view path) const {
    size_t slash = path.find('/');
    return slash != path.npos && template_owners_.Find(path.substr(0, slash)) != kNone;
  }

  static size_t CommonEnd(std::string_view a, std::string_view b) {
    size_t same = 0;
    while (same < a.size() && same < b.size() && a[a.size() - 1 - same] == b[b.size() - 1 - same]) ++same;
    return same;
  }

  void Resolve(FileIndex file, uint32_t index) {
    const FactsView& facts = data_.views[file];
    const Import& row = facts.imports[index];
    ImportState& state = data_.imports[data_.import_base[file] + index];
    std::string_view path = facts.str(row.module);
    bool quoted = row.kind == ImportKind::kIncludeQuote;
    std::string relative;
    if ((quoted || StartsWith(path, "../") || StartsWith(path, "./")) &&
        JoinPath(DirName(data_.paths[file]), path, &relative)) {
      FileIndex target = data_.FindFile(relative);
      if (target != kNone) {
        Set(&state, target, Confidence::kExact);
        return;
      }
    }
    std::string_view spelling = WithoutLeadingDots(path);
    uint32_t id = spellings_.Find(spelling);
    std::span<const FileIndex> candidates = candidates_[id];
    if (IsCHeader(path) || IsSystemHeader(path)) {
      FileIndex own = OwnStandardHeader(file, spelling, candidates);
      if (own != kNone) {
        Set(&state, own, Confidence::kExact);
      } else {
        state.module_class = IsCHeader(path) ? ModuleClass::kStandardLibrary : ModuleClass::kSystem;
        state.confidence = Confidence::kExact;
      }
      return;
    }
    if (!candidates.empty()) {
      FileIndex best = kNone;
      uint32_t best_votes = 0, best_shared = 0;
      bool best_holds = false, tie = false;
      for (FileIndex candidate : candidates) {
        if (candidate == file && candidates.size() > 1) continue;
        uint32_t root = RootOf(candidate, spelling);
        uint32_t votes = root == kNone ? 0 : votes_[root];
        bool holds = root != kNone && IsWithin(data_.paths[file], data_.plan.folders[root].folder);
        uint32_t shared = SharedFolders(data_.FolderPath(file), root == kNone ? "" : data_.plan.folders[root].folder);
        // A root that holds the includer and is deep speaks louder than one at the top, unless nobody voted for it.
        auto better = [&] {
          if (holds != best_holds) return holds;
          if (holds && shared != best_shared) return shared > best_shared;
          if (votes != best_votes) return votes > best_votes;
          return shared > best_shared;
        };
        if (best == kNone || better()) {
          tie = false;
          best = candidate;
          best_votes = votes;
          best_shared = shared;
          best_holds = holds;
        } else if (holds == best_holds && votes == best_votes && shared == best_shared) {
          tie = true;
        }
      }
      bool known_root = best_votes > 0 && (best_holds || best_votes >= kKnownVotes);
      Confidence confidence = candidates.size() == 1 && spelling.find('/') != std::string_view::npos ? Confidence::kExact
                              : candidates.size() == 1 ? Confidence::kUnique
                              : known_root && !tie     ? Confidence::kExact
                                                       : Confidence::kAmbiguous;
      Set(&state, best, confidence);
      return;
    }
    FileIndex made_from = TemplateOf(file, spelling);
    if (made_from != kNone && made_from != file) {
      Set(&state, made_from, Confidence::kUnique);
      state.module_class = ModuleClass::kGenerated;
      return;
    }
    if (HasTemplates(spelling)) {  // ATen/ops/add.h: made from ATen/templates, nobody says from which
      state.module_class = ModuleClass::kGenerated;
      state.confidence = Confidence::kUnique;
      return;
    }
    SetPackage(&data_, Ecosystem::kC, path, false, &state);
  }

  static constexpr uint32_t kMaxCandidates = 64;
  static constexpr uint32_t kDeclaredVotes = 100;
  static constexpr uint32_t kKnownVotes = 3;

  LinkData& data_;
  NameTable spellings_;
  std::vector<uint32_t> uses_;  // by spelling
  Grouped<FileIndex> candidates_;
  std::vector<uint32_t> votes_;  // by folder
  NameTable template_owners_;    // names of folders with a "templates" folder
};

}  // namespace

void ResolveCImports(LinkData* data) { IncludeResolver(data).Run(); }

}  // namespace repodoc
