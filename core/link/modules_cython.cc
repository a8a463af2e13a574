#include "core/link/modules_cython.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"

namespace repodoc {
namespace {

constexpr int kMaxIncludes = 16;  // of a part in a part

// include "part.pxi": beside the file, else the only file of the repository whose path ends so.
FileIndex IncludedFile(const LinkData& data, FileIndex file, std::string_view name) {
  std::string path;
  if (JoinPath(DirName(data.paths[file]), name, &path)) {
    for (std::string_view end : {"", ".in", ".tp"}) {
      FileIndex found = data.FindFile(path + std::string(end));
      if (found != kNone) return found;
    }
  }
  uint32_t base = data.base_names.Find(BaseName(name));
  if (base == kNone) return kNone;
  std::string ending = "/" + std::string(name);
  FileIndex only = kNone;
  for (FileIndex other : data.files_by_base_name[base]) {
    if (data.paths[other] != name && !EndsWith(data.paths[other], ending)) continue;
    if (only != kNone) return kNone;
    only = other;
  }
  return only;
}

}  // namespace

std::vector<FileIndex> CythonModules(const LinkData& data) {
  std::vector<FileIndex> module(data.file_count());
  for (FileIndex file = 0; file < data.file_count(); ++file) {
    module[file] = file;
    std::string_view path = data.paths[file];
    size_t end_at = path.rfind(".pxd");
    std::string_view suffix = end_at == path.npos ? std::string_view("-") : path.substr(end_at + 4);
    if (data.families[file] != Family::kPython || (!suffix.empty() && suffix != ".in" && suffix != ".tp")) continue;
    std::string stem(path.substr(0, end_at));
    for (std::string_view end : {".pyx", ".py", ".pyx.in", ".pyx.tp"}) {
      FileIndex found = data.FindFile(stem + std::string(end));
      if (found == kNone || data.families[found] != Family::kPython) continue;
      module[file] = found;
      break;
    }
  }
  std::vector<FileIndex> includer(data.file_count(), kNone);
  std::vector<bool> several(data.file_count(), false);
  for (FileIndex file = 0; file < data.file_count(); ++file) {
    const FactsView& facts = data.views[file];
    if (facts.language() != "cython") continue;
    for (const Import& row : facts.imports) {
      if (row.kind != ImportKind::kIncludeQuote || (row.flags & kImportStar) == 0) continue;
      FileIndex part = IncludedFile(data, file, facts.str(row.module));
      if (part == kNone || module[part] != part || data.families[part] != Family::kPython || module[file] == part) continue;
      if (includer[part] != kNone && includer[part] != module[file]) several[part] = true;
      includer[part] = module[file];
    }
  }
  for (FileIndex file = 0; file < data.file_count(); ++file) {
    FileIndex at = module[file];
    for (int steps = 0; steps < kMaxIncludes && includer[at] != kNone && !several[at] && includer[at] != file; ++steps) at = includer[at];
    module[file] = at;
  }
  return module;
}

Grouped<FileIndex> CythonParts(const LinkData& data) {
  std::vector<uint32_t> files(data.entities.size(), 0);
  for (FileIndex file = 0; file < data.file_count(); ++file) {
    if (data.families[file] == Family::kPython && data.file_root[file] != kNone) ++files[data.file_root[file]];
  }
  Grouped<FileIndex> parts;
  parts.Build(static_cast<uint32_t>(files.size()), [&](auto emit) {
    for (FileIndex file = 0; file < data.file_count(); ++file) {
      if (data.families[file] == Family::kPython && data.file_root[file] != kNone && files[data.file_root[file]] > 1) {
        emit(data.file_root[file], file);
      }
    }
  });
  return parts;
}

}  // namespace repodoc
