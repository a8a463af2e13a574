// SCAN: which files are documented, and why a file is left out. In: paths with sizes, and the contents of the
// ignore and attribute files among them. Out: one decision per path. Reads nothing itself.
//
// Decisions follow git (gitignore(5), gitattributes(5); there is no index, so tracked files are ignored as
// well, as `git check-ignore --no-index` does) and the default exclusions in exclusions.h. What needs the
// bytes of a file (binary or text, encoding, language of an ambiguous extension, generated markers) is
// decided in ANALYZE through classify.h.
//
// One decision per entry; rows of the manifest are the entries whose decision is not `collapsed`. A folder
// that is never entered makes exactly one row, "web/node_modules/", without size, whether the reader stopped
// at it (a folder picker) or listed what is inside (an archive): of the entries inside, the first one has
// `row` set to that path, the others are `collapsed`. So rows = documented + left out, and the same tree
// gives the same rows however it came in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace repodoc {

enum class LeftOut : uint8_t {
  kNo,              // documented
  kGitIgnored,      // detail: ".gitignore:12 *.pyc"
  kVersionControl,  // .git, .hg, .svn ... detail: the folder
  kDependencies,    // node_modules, .venv, site-packages ...
  kBuildOutput,     // recognised by a marker file, not by the name alone
  kCache,           // __pycache__, .mypy_cache ...
  kOwnOutput,       // a documentation tree of ours, recognised by its manifest
  kExcluded,        // the user's --exclude, or not in --include
  kTooLarge,        // above max_file_size
  kSymlink,
  kSpecialFile,    // socket, device, fifo
  kInvalidPath,    // absolute, "..", empty or NUL in an archive
  kDuplicatePath,  // second entry of an archive with this path
  kUnreadable,     // set by the reader, not by SCAN
  kChanged,        // changed or vanished while it was read; set by the reader
  kEncrypted,      // encrypted archive entry; set by the reader
};
// A stable word ("git-ignored") and a sentence ("ignored by git") for a reason.
const char* WordOf(LeftOut reason);
const char* SentenceOf(LeftOut reason);

struct ScanEntry {
  std::string path;   // relative, "/"; a folder that was not entered ends in "/"
  uint64_t size = 0;  // bytes
  bool symlink = false;
  bool special = false;
};
struct ScanControlFile {  // .gitignore, .gitattributes, .git/info/exclude, and manifest.json candidates
  std::string path;
  std::string bytes;
};
struct ScanOptions {
  std::vector<std::string> include, exclude;  // globs in gitignore syntax
  bool use_gitignore = true;
  uint64_t max_file_size = 64u << 20;  // bytes; larger files are left out with that reason
};
struct ScanDecision {
  LeftOut left_out = LeftOut::kNo;
  std::string detail;
  // From .gitattributes; -1 unset, 0 false, 1 true.
  int8_t linguist_generated = -1, linguist_vendored = -1, linguist_documentation = -1;
  std::string linguist_language;
  std::string row;         // path of the manifest row where it is not the entry's own: "web/node_modules/"
  bool collapsed = false;  // an earlier entry carries the row
};

// Paths whose contents Scan wants (control files), so that the reader fetches just these first.
bool IsControlFile(std::string_view path);
// Folders a reader need not enter: their single "name/" entry is enough. `name` is one path segment.
bool IsNeverEntered(std::string_view name);

// The same two questions as lists of names, for readers on the other side of the boundary: a control file is
// one whose last path segment is in the first list (or ".git/info/exclude").
std::vector<const char*> ControlFileNames();
std::vector<const char*> NeverEnteredNames();

// One decision per entry, in entry order. O(paths × rules that apply to their folders).
std::vector<ScanDecision> Scan(const std::vector<ScanEntry>& entries,
                               const std::vector<ScanControlFile>& control_files, const ScanOptions& options);

}  // namespace repodoc
