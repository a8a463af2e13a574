// Links of documents -> files, and who mentions whom. In: facts.links, resolved references of documents. Out: targets,
// links that lead nowhere, mentions by the file that is mentioned.
#include <algorithm>
#include <string>

#include "core/base/text.h"
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

class LinkResolver {
 public:
  explicit LinkResolver(LinkData* data) : data_(*data) {}

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

  void Resolve(FileIndex file, uint32_t index) {
    const FactsView& facts = data_.views[file];
    const Link& link = facts.links[index];
    std::string_view target = Trim(facts.str(link.target));
    if (link.kind == LinkKind::kAutolink || target.empty() || LeadsElsewhere(target)) return;
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
};

}  // namespace

void ResolveDocuments(LinkData* data) {
  LinkResolver(data).Run();
  std::vector<MentionRow> rows;
  for (FileIndex file = 0; file < data->file_count(); ++file) {
    if (data->families[file] != Family::kProse) continue;
    const FactsView& facts = data->views[file];
    for (const ResolvedReference& row : data->resolved_references[file]) {
      if (row.confidence == Confidence::kAmbiguous || row.via_binding != 0) continue;
      const Reference& reference = facts.references[row.reference];
      uint32_t symbol = row.target.symbol == kNone ? kNone : data->Global(row.target.file, row.target.symbol);
      for (const Site& site : facts.sites.subspan(reference.first_site, reference.site_count)) {
        rows.push_back({file, site.row, row.target.file, symbol});
      }
    }
    for (const DocumentTarget& target : data->document_targets[file]) {
      if (target.target != kNone && target.target != file) {
        rows.push_back({file, facts.links[target.link].row, target.target, kNone});
      }
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
