// Links of documents -> files, and who mentions whom. In: facts.links, resolved references of documents. Out: targets,
// links that lead nowhere, mentions by the file that is mentioned.
#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "core/link/cmake_folders.h"
#include "core/link/graph_data.h"
#include "core/link/path_search.h"

namespace repodoc {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string PercentDecoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 && HexDigit(text[i + 2]) >= 0) {
      out += static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

// "https:", "mailto:", "//host"; also what a template or a build fills in.
bool LeadsElsewhere(std::string_view target) {
  if (StartsWith(target, "//") || target.find_first_of("{}$<>\n") != target.npos) return true;
  size_t colon = target.find(':');
  if (colon == target.npos || colon == 0) return false;
  return target.substr(0, colon).find_first_of("/.?#") == target.npos;
}

constexpr uint32_t kMaxMatches = 2000;  // of one pattern

// "*.cc", "test_?.h": the file name wildcards of file(GLOB).
bool NameMatches(std::string_view pattern, std::string_view name) {
  size_t p = 0, n = 0, star = pattern.npos, resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      ++p;
      ++n;
    } else if (star != pattern.npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

class LinkResolver {
 public:
  explicit LinkResolver(LinkData* data) : data_(*data), folders_(*data) {}

  void Run() {
    data_.document_targets.first.assign(1, 0);
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      const FactsView& facts = data_.views[file];
      for (uint32_t i = 0; i < facts.links.size(); ++i) Resolve(file, i);
      data_.document_targets.first.push_back(static_cast<uint32_t>(data_.document_targets.rows.size()));
    }
  }

 private:
  FileIndex FileAt(const std::string& path, bool* folder) const {
    FileIndex file = data_.FindFile(path);
    if (file != kNone) return file;
    uint32_t index = data_.FindFolder(path);
    if (index != kNone) {
      *folder = true;
      for (FileIndex member : data_.folder_files[index]) {
        if (StartsWith(ToLowerAscii(BaseName(data_.paths[member])), "readme")) return member;
      }
      return kNone;
    }
    // Pages that a generator makes from sources of the same name.
    std::string_view stem = path;
    if (EndsWith(path, ".html")) stem.remove_suffix(5);
    for (std::string_view end : {".md", ".rst", ".markdown", ".mdx", "/index.md", "/index.rst", ".ipynb"}) {
      file = data_.FindFile(std::string(stem) + std::string(end));
      if (file != kNone) return file;
    }
    return kNone;
  }

  void Found(uint32_t link, FileIndex target, Confidence confidence) {
    DocumentTarget row;
    row.link = link;
    row.target = target;
    row.confidence = confidence;
    data_.document_targets.rows.push_back(row);
  }

  // "${PROJECT_SOURCE_DIR}/a.cc", "a.cc" beside the build file, "src/**/*.cc" with all that match.
  void BuildPath(FileIndex file, uint32_t index, std::string_view target) {
    std::string path;
    if (!folders_.Expand(file, target, &path)) {
      if (LeadsElsewhere(target) || target[0] == '/' || !JoinPath(data_.FolderPath(file), target, &path)) return;
    }
    if (path.find('*') == std::string::npos && path.find('?') == std::string::npos) {
      FileIndex found = data_.FindFile(path);
      if (found != kNone) Found(index, found, Confidence::kExact);
      return;
    }
    std::string_view folder = DirName(path), name = BaseName(path);
    bool recursive = folder == "**" || EndsWith(folder, "/**");
    if (recursive) folder = folder.size() == 2 ? std::string_view() : folder.substr(0, folder.size() - 3);
    uint32_t at = data_.FindFolder(folder);
    if (at == kNone) return;
    uint32_t matches = 0;
    auto take = [&](FileIndex member) {
      if (matches >= kMaxMatches || member == file || !NameMatches(name, BaseName(data_.paths[member]))) return;
      ++matches;
      Found(index, member, Confidence::kExact);
    };
    if (recursive) {
      auto [first, end] = data_.folder_range[at];
      for (FileIndex member = first; member != kNone && member < end; ++member) take(member);
    } else {
      for (FileIndex member : data_.folder_files[at]) take(member);
    }
  }

  // A string of the code that looks like a path: from the folder of the file, from the root, else the one file whose
  // path ends so. A bare name that several files have says nothing.
  void NamedPath(FileIndex file, uint32_t index, std::string_view target) {
    std::string path;
    if (folders_.Expand(file, target, &path)) {
      FileIndex found = data_.FindFile(path);
      if (found != kNone && found != file) Found(index, found, Confidence::kExact);
      return;
    }
    if (StartsWith(target, "${")) {
      size_t end = target.find("}/");
      if (end == target.npos) return;
      target.remove_prefix(end + 2);
    }
    if (target.find('$') != target.npos) return;
    FileIndex found = kNone;
    bool exact = true;
    if (size_t colon = target.find(':'); colon != target.npos) {  // a label: "//data:table.yaml", ":x.cc"
      bool rooted = StartsWith(target, "//");
      std::string label(rooted ? target.substr(2) : target);
      std::replace(label.begin(), label.end(), ':', '/');
      while (StartsWith(label, "/")) label.erase(0, 1);
      if (JoinPath(rooted ? std::string_view() : data_.FolderPath(file), label, &path)) found = data_.FindFile(path);
      if (found != kNone && found != file) Found(index, found, Confidence::kExact);
      return;
    }
    if (JoinPath(data_.FolderPath(file), target, &path)) found = data_.FindFile(path);
    // From the root only with a folder: "CMakeLists.txt" somewhere does not mean the root's.
    if (found == kNone && target.find('/') != target.npos && JoinPath({}, target, &path)) found = data_.FindFile(path);
    if (found == kNone) {
      exact = false;
      found = OnlyEnding(target);
    }
    if (found != kNone && found != file) Found(index, found, exact ? Confidence::kExact : Confidence::kUnique);
  }

  FileIndex OnlyEnding(std::string_view target) const {
    while (StartsWith(target, "./")) target.remove_prefix(2);
    while (StartsWith(target, "../")) target.remove_prefix(3);
    if (target.empty()) return kNone;
    uint32_t name = data_.base_names.Find(BaseName(target));
    if (name == kNone) return kNone;
    FileIndex found = kNone;
    uint32_t looked = 0;
    for (FileIndex candidate : data_.files_by_base_name[name]) {
      if (++looked > 64) return kNone;
      std::string_view path = data_.paths[candidate];
      bool fits = path == target || (path.size() > target.size() && EndsWith(path, target) && path[path.size() - target.size() - 1] == '/');
      if (!fits) continue;
      if (found != kNone) return kNone;
      found = candidate;
    }
    return found;
  }

  void Resolve(FileIndex file, uint32_t index) {
    const FactsView& facts = data_.views[file];
    const Link& link = facts.links[index];
    std::string_view target = Trim(facts.str(link.target));
    if (link.kind == LinkKind::kAutolink || target.empty()) return;
    if (link.kind == LinkKind::kPath) return NamedPath(file, index, target);
    if (data_.families[file] == Family::kCmake) return BuildPath(file, index, target);
    if (LeadsElsewhere(target)) return;
    DocumentTarget row;
    row.link = index;
    size_t hash = target.find('#');
    if (hash != target.npos) {
      row.fragment = target.substr(hash + 1);
      target = target.substr(0, hash);
    }
    target = target.substr(0, target.find('?'));
    if (target.empty()) {
      row.target = file;
      data_.document_targets.rows.push_back(row);
      return;
    }
    std::string decoded = PercentDecoded(target), path;
    bool rooted = decoded[0] == '/';
    std::string_view relative = rooted ? std::string_view(decoded).substr(1) : std::string_view(decoded);
    bool folder = false;
    if (JoinPath(rooted ? std::string_view() : data_.FolderPath(file), relative, &path)) row.target = FileAt(path, &folder);
    if (rooted && row.target == kNone && !folder) {  // from the source folder of the documentation
      for (std::string_view at = data_.FolderPath(file); !at.empty() && row.target == kNone; at = DirName(at)) {
        if (JoinPath(at, relative, &path)) row.target = FileAt(path, &folder);
      }
    }
    if (row.target == kNone && !folder) {
      // A label of the generator (":ref:`x`") is no path; neither is a rooted path of a web site.
      bool is_path = decoded.find('.') != std::string::npos || decoded.find('/') != std::string::npos;
      bool checked = link.kind != LinkKind::kReference && is_path && !rooted && data_.families[file] == Family::kProse;
      if (!checked) return;
      row.broken = true;
      data_.broken_links.push_back({file, index});
    }
    if (row.target != kNone || row.broken) data_.document_targets.rows.push_back(row);
  }

  LinkData& data_;
  CmakeFolders folders_;
};

}  // namespace

void ResolveDocuments(LinkData* data) {
  LinkResolver(data).Run();
  std::vector<MentionRow> rows;
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    const FactsView& facts = data->views[file];
    bool prose = data->families[file] == Family::kProse;
    bool build = facts.Has(kFileBuild) || data->families[file] == Family::kCmake || data->families[file] == Family::kStarlark ||
                 data->families[file] == Family::kMake;
    for (const ResolvedReference& row : data->resolved_references[file]) {
      if (!prose) break;
      if (row.confidence == Confidence::kAmbiguous || row.via_binding != 0) continue;
      const Reference& reference = facts.references[row.reference];
      uint32_t symbol = row.target.symbol == kNone ? kNone : data->Global(row.target.file, row.target.symbol);
      for (const Site& site : facts.sites.subspan(reference.first_site, reference.site_count)) {
        rows.push_back({file, site.row, row.target.file, symbol, MentionKind::kProse, {}});
      }
    }
    for (const DocumentTarget& target : data->document_targets[file]) {
      if (target.target == kNone || target.target == file) continue;
      const Link& link = facts.links[target.link];
      MentionKind kind = prose ? MentionKind::kProse
                         : build || link.kind != LinkKind::kPath ? MentionKind::kBuild : MentionKind::kCode;
      MentionRow row{file, link.row, target.target, kNone, kind, {}};
      if (!prose && link.kind != LinkKind::kPath) row.detail = facts.str(link.text);
      rows.push_back(row);
    }
  }
  data->mentions.Build(data->file_count(), [&](auto emit) {
    for (const MentionRow& row : rows) emit(row.file, row);
  });
  std::stable_sort(data->broken_mentions.begin(), data->broken_mentions.end(),
                   [](const BrokenMention& a, const BrokenMention& b) {
                     return a.file != b.file ? a.file < b.file : a.row < b.row;
                   });
}

}  // namespace repodoc
