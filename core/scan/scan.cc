#include "core/scan/scan.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/base/check.h"
#include "core/base/text.h"
#include "core/scan/attribute_rules.h"
#include "core/scan/exclusions.h"
#include "core/scan/ignore_rules.h"

namespace repodoc {
namespace {

constexpr const char* kControlNames[] = {".gitattributes", ".gitignore", "manifest.json"};
constexpr std::string_view kInfoExclude = ".git/info/exclude";

struct ReasonWords {
  const char* word;
  const char* sentence;
};
constexpr ReasonWords kReasons[] = {
    {"documented", "documented"},
    {"git-ignored", "ignored by git"},
    {"version-control", "data of a version control system"},
    {"dependencies", "installed dependencies"},
    {"build-output", "output of a build"},
    {"cache", "a cache"},
    {"own-output", "documentation made by repodoc"},
    {"excluded", "left out by the options of this run"},
    {"too-large", "above the size limit"},
    {"symlink", "a symbolic link"},
    {"special-file", "not a regular file"},
    {"invalid-path", "a path that cannot be used"},
    {"duplicate-path", "a second entry with this path"},
    {"unreadable", "could not be read"},
    {"changed", "changed or vanished while it was read"},
    {"encrypted", "encrypted"},
};
static_assert(std::size(kReasons) == static_cast<size_t>(LeftOut::kEncrypted) + 1);

// What is known of a folder; its files and subfolders inherit it.
struct Folder {
  const Folder* parent = nullptr;
  std::string_view path;
  const IgnoreRules* ignore = nullptr;         // its own .gitignore
  const AttributeRules* attributes = nullptr;  // its own .gitattributes
  LeftOut left_out = LeftOut::kNo;             // decided for the folder as a whole
  std::string detail;
  std::string row;                          // "web/node_modules/" below a folder that is not entered
  bool excluded = false, included = false;  // by the options
  bool git_ignored = false;
  std::string git_detail;
};

class Scanner {
 public:
  Scanner(const std::vector<ScanEntry>& entries, const std::vector<ScanControlFile>& control_files,
          const ScanOptions& options);
  ScanDecision Decide(const ScanEntry& entry);

 private:
  const Folder* FolderAt(std::string_view path);
  const Folder* AddFolder(const Folder* parent, std::string_view path);
  // The rule of git that decides a path in `folder`, as git's precedence has it: the deepest .gitignore with
  // a match, then .git/info/exclude.
  bool GitIgnores(const Folder& folder, std::string_view path, bool is_folder, std::string* detail) const;
  static bool Lists(const std::optional<IgnoreRules>& rules, std::string_view path, bool is_folder,
                    bool inherited);
  LeftOut DecideFile(const ScanEntry& entry, const Folder& folder, std::string* detail) const;
  void ApplyAttributes(const Folder& folder, std::string_view path, ScanDecision* decision) const;

  const ScanOptions& options_;
  std::unordered_map<std::string_view, IgnoreRules> ignore_;  // by folder
  std::unordered_map<std::string_view, AttributeRules> attributes_;
  std::unordered_map<std::string_view, std::string> own_output_;  // folder -> its manifest
  std::unordered_map<std::string_view, FolderMarker> marked_;
  std::optional<IgnoreRules> info_exclude_, include_, exclude_;
  std::deque<Folder> folders_;
  std::unordered_map<std::string_view, const Folder*> folder_by_path_;
  std::unordered_set<std::string_view> seen_;  // paths, and rows of folders that are not entered
  std::deque<std::string> row_storage_;
};

std::optional<IgnoreRules> RulesOfOptions(const std::vector<std::string>& globs) {
  if (globs.empty()) return std::nullopt;
  std::string lines;
  for (const std::string& glob : globs) lines += glob + "\n";
  return IgnoreRules("", "", lines);
}

Scanner::Scanner(const std::vector<ScanEntry>& entries, const std::vector<ScanControlFile>& control_files,
                 const ScanOptions& options)
    : options_(options),
      marked_(FindMarkedFolders(entries)),
      include_(RulesOfOptions(options.include)),
      exclude_(RulesOfOptions(options.exclude)) {
  for (const ScanControlFile& file : control_files) {
    std::string_view path = file.path, name = BaseName(path), folder = DirName(path);
    if (path == kInfoExclude) {
      if (options.use_gitignore && !info_exclude_) info_exclude_.emplace(file.path, "", file.bytes);
    } else if (name == ".gitignore") {
      if (options.use_gitignore) ignore_.try_emplace(folder, file.path, folder, file.bytes);
    } else if (name == ".gitattributes") {
      attributes_.try_emplace(folder, folder, file.bytes);
    } else if (name == "manifest.json" && !folder.empty() && IsOwnManifest(file.bytes)) {
      own_output_.try_emplace(folder, file.path);
    }
  }
  AddFolder(nullptr, {});
}

bool Scanner::GitIgnores(const Folder& folder, std::string_view path, bool is_folder,
                         std::string* detail) const {
  auto decide = [&](const IgnoreRules& rules, bool* ignored) {
    const IgnoreRule* rule = rules.Find(path, is_folder);
    if (rule == nullptr) return false;
    *ignored = !rule->negative;
    if (*ignored) *detail = rules.Describe(*rule);
    return true;
  };
  bool ignored = false;
  for (const Folder* at = &folder; at != nullptr; at = at->parent) {
    if (at->ignore != nullptr && decide(*at->ignore, &ignored)) return ignored;
  }
  return info_exclude_ && decide(*info_exclude_, &ignored) && ignored;
}

bool Scanner::Lists(const std::optional<IgnoreRules>& rules, std::string_view path, bool is_folder,
                    bool inherited) {
  if (!rules) return false;
  if (inherited) return true;
  const IgnoreRule* rule = rules->Find(path, is_folder);
  return rule != nullptr && !rule->negative;
}

const Folder* Scanner::AddFolder(const Folder* parent, std::string_view path) {
  Folder& folder = folders_.emplace_back();
  folder.parent = parent;
  folder.path = path;
  if (parent != nullptr) {
    folder.left_out = parent->left_out;
    folder.detail = parent->detail;
    folder.row = parent->row;
    folder.git_ignored = parent->git_ignored;
    folder.git_detail = parent->git_detail;
    folder.included = Lists(include_, path, true, parent->included);
    folder.excluded = Lists(exclude_, path, true, parent->excluded);
    if (!folder.git_ignored) folder.git_ignored = GitIgnores(*parent, path, true, &folder.git_detail);
    if (folder.row.empty()) {
      if (std::optional<LeftOut> reason = NeverEntered(BaseName(path))) {
        folder.left_out = *reason;
        folder.row = folder.detail = std::string(path) + "/";
      }
    }
    if (folder.left_out == LeftOut::kNo) {
      if (auto own = own_output_.find(path); own != own_output_.end()) {
        folder.left_out = LeftOut::kOwnOutput;
        folder.detail = own->second;
      } else if (auto marker = marked_.find(path); marker != marked_.end()) {
        folder.left_out = marker->second.reason;
        folder.detail = marker->second.detail;
      }
    }
  }
  // git does not read the rules of a folder it ignores; nobody needs them in one that is not entered.
  if (folder.row.empty()) {
    if (auto rules = ignore_.find(path); rules != ignore_.end() && !folder.git_ignored)
      folder.ignore = &rules->second;
    if (auto rules = attributes_.find(path); rules != attributes_.end()) folder.attributes = &rules->second;
  }
  folder_by_path_[path] = &folder;
  return &folder;
}

const Folder* Scanner::FolderAt(std::string_view path) {
  // The deepest folder known, then downwards from there.
  std::string_view known = path;
  const Folder* folder = nullptr;
  for (;;) {
    auto found = folder_by_path_.find(known);
    if (found != folder_by_path_.end()) {
      folder = found->second;
      break;
    }
    known = DirName(known);
  }
  while (known.size() < path.size()) {
    size_t end = std::min(path.find('/', known.empty() ? 0 : known.size() + 1), path.size());
    known = path.substr(0, end);
    folder = AddFolder(folder, known);
  }
  return folder;
}

LeftOut Scanner::DecideFile(const ScanEntry& entry, const Folder& folder, std::string* detail) const {
  std::string_view path = entry.path;
  bool git_ignored = folder.git_ignored;
  // What a whole folder is comes first, except that the reader's own rules explain more than a build folder's
  // marker.
  bool by_marker = folder.left_out == LeftOut::kBuildOutput;
  if (folder.left_out != LeftOut::kNo && !by_marker) {
    *detail = folder.detail;
    return folder.left_out;
  }
  if (BaseName(path) == ".git") return LeftOut::kVersionControl;  // of a submodule or work tree
  if (entry.symlink) return LeftOut::kSymlink;
  if (entry.special) return LeftOut::kSpecialFile;
  if (Lists(exclude_, path, false, folder.excluded)) {
    *detail = "--exclude";
    return LeftOut::kExcluded;
  }
  if (include_ && !Lists(include_, path, false, folder.included)) {
    *detail = "not in --include";
    return LeftOut::kExcluded;
  }
  if (git_ignored) {
    *detail = folder.git_detail;
    return LeftOut::kGitIgnored;
  }
  if (GitIgnores(folder, path, false, detail)) return LeftOut::kGitIgnored;
  if (by_marker) {
    *detail = folder.detail;
    return folder.left_out;
  }
  if (entry.size > options_.max_file_size) {
    *detail = WithCommas(entry.size) + " of at most " + WithCommas(options_.max_file_size) + " bytes";
    return LeftOut::kTooLarge;
  }
  return LeftOut::kNo;
}

void Scanner::ApplyAttributes(const Folder& folder, std::string_view path, ScanDecision* decision) const {
  std::vector<const AttributeRules*> files;
  for (const Folder* at = &folder; at != nullptr; at = at->parent) {
    if (at->attributes != nullptr) files.push_back(at->attributes);
  }
  for (size_t i = files.size(); i-- > 0;) files[i]->Apply(path, decision);
}

ScanDecision Scanner::Decide(const ScanEntry& entry) {
  ScanDecision decision;
  std::string_view path = entry.path;
  if (std::string_view reason = InvalidPathReason(path); !reason.empty()) {
    decision.left_out = LeftOut::kInvalidPath;
    decision.detail = std::string(reason);
    return decision;
  }
  bool is_folder = path.back() == '/';
  const Folder* folder = FolderAt(is_folder ? path.substr(0, path.size() - 1) : DirName(path));
  if (!folder->row.empty()) {
    decision.left_out = folder->left_out;
    decision.detail = folder->detail;
    if (seen_.count(folder->row) != 0) {
      decision.collapsed = true;
    } else {
      row_storage_.push_back(folder->row);
      seen_.insert(row_storage_.back());
    }
    if (folder->row != path) decision.row = folder->row;
    return decision;
  }
  if (!seen_.insert(path).second) {
    decision.left_out = LeftOut::kDuplicatePath;
    return decision;
  }
  if (is_folder) {
    decision.left_out = LeftOut::kSpecialFile;
    decision.detail = "a folder without files";
    return decision;
  }
  decision.left_out = DecideFile(entry, *folder, &decision.detail);
  if (decision.left_out == LeftOut::kNo) ApplyAttributes(*folder, path, &decision);
  return decision;
}

}  // namespace

const char* WordOf(LeftOut reason) { return kReasons[static_cast<size_t>(reason)].word; }
const char* SentenceOf(LeftOut reason) { return kReasons[static_cast<size_t>(reason)].sentence; }

std::vector<const char*> ControlFileNames() { return {std::begin(kControlNames), std::end(kControlNames)}; }

bool IsControlFile(std::string_view path) {
  std::string_view name = BaseName(path);
  return path == kInfoExclude || std::any_of(std::begin(kControlNames), std::end(kControlNames),
                                             [&](std::string_view wanted) { return name == wanted; });
}

std::vector<ScanDecision> Scan(const std::vector<ScanEntry>& entries,
                               const std::vector<ScanControlFile>& control_files,
                               const ScanOptions& options) {
  Scanner scanner(entries, control_files, options);
  std::vector<ScanDecision> decisions;
  decisions.reserve(entries.size());
  for (const ScanEntry& entry : entries) decisions.push_back(scanner.Decide(entry));
  return decisions;
}

}  // namespace repodoc
