// First pass: files in path order, the site plan, folders, global numbering.
#include <algorithm>
#include <numeric>

#include "core/base/text.h"
#include "core/link/graph_data.h"

namespace repodoc {
namespace {

struct FamilyRow {
  std::string_view language;
  Family family;
};
constexpr FamilyRow kFamilies[] = {
    {"python", Family::kPython}, {"cython", Family::kPython}, {"notebook", Family::kPython},
    {"c", Family::kC}, {"cpp", Family::kC}, {"cuda", Family::kC}, {"hip", Family::kC}, {"objc", Family::kC},
    {"objcpp", Family::kC}, {"metal", Family::kC}, {"opencl", Family::kC}, {"glsl", Family::kC}, {"hlsl", Family::kC},
    {"assembly", Family::kC},
    {"javascript", Family::kJavaScript}, {"jsx", Family::kJavaScript}, {"typescript", Family::kJavaScript},
    {"tsx", Family::kJavaScript}, {"vue", Family::kJavaScript}, {"svelte", Family::kJavaScript},
    {"starlark", Family::kStarlark}, {"bash", Family::kShell}, {"shell", Family::kShell}, {"sh", Family::kShell},
    {"zsh", Family::kShell}, {"cmake", Family::kCmake}, {"make", Family::kMake}, {"makefile", Family::kMake},
    {"java", Family::kJvm}, {"kotlin", Family::kJvm}, {"scala", Family::kJvm}, {"groovy", Family::kJvm},
    {"go", Family::kGo}, {"rust", Family::kRust}, {"ruby", Family::kRuby}, {"php", Family::kPhp},
    {"csharp", Family::kDotNet}, {"c-sharp", Family::kDotNet}, {"swift", Family::kSwift}, {"lua", Family::kLua},
    {"perl", Family::kPerl}, {"r", Family::kR}, {"julia", Family::kJulia}, {"haskell", Family::kHaskell},
    {"elm", Family::kElm},
    {"ocaml", Family::kOcaml}, {"ocaml_interface", Family::kOcaml}, {"elixir", Family::kElixir},
    {"dart", Family::kDart}, {"zig", Family::kZig},
    {"protobuf", Family::kProto}, {"proto", Family::kProto}, {"thrift", Family::kProto},
    {"html", Family::kMarkup}, {"xml", Family::kMarkup}, {"css", Family::kStyle}, {"scss", Family::kStyle},
    {"less", Family::kStyle}, {"markdown", Family::kProse}, {"rst", Family::kProse}, {"asciidoc", Family::kProse}};

}  // namespace

Family FamilyOf(std::string_view language) {
  for (const FamilyRow& row : kFamilies) {
    if (row.language == language) return row.family;
  }
  return Family::kNone;
}

SymbolRef LinkData::Local(uint32_t global) const {
  auto at = std::upper_bound(symbol_base.begin(), symbol_base.end(), global);
  FileIndex file = static_cast<FileIndex>(at - symbol_base.begin()) - 1;
  return {file, global - symbol_base[file]};
}

const PageAnchors& LinkData::AnchorsOf(FileIndex file) {
  if (!anchors_made[file]) {
    anchors[file] = PlanAnchors(views[file], options.repository_name);
    anchors_made[file] = true;
  }
  return anchors[file];
}

void CollectFiles(LinkData* data) {
  // Order by path; of equal paths (which SCAN rules out) the first by content stays.
  std::vector<uint32_t> order(data->views.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [data](uint32_t a, uint32_t b) {
    int by_path = data->views[a].path().compare(data->views[b].path());
    return by_path != 0 ? by_path < 0 : data->buffers[a] < data->buffers[b];
  });
  auto same = [data](uint32_t a, uint32_t b) { return data->views[a].path() == data->views[b].path(); };
  order.erase(std::unique(order.begin(), order.end(), same), order.end());
  std::vector<std::string> buffers(order.size());
  std::vector<FactsView> views(order.size());
  for (size_t i = 0; i < order.size(); ++i) {
    views[i] = data->views[order[i]];  // points to the heap block of the string, which moves along
    buffers[i] = std::move(data->buffers[order[i]]);
  }
  data->buffers = std::move(buffers);
  data->views = std::move(views);

  uint32_t count = data->file_count();
  data->paths.reserve(count);
  for (const FactsView& view : data->views) {
    data->paths.push_back(view.path());
    data->path_ids.Intern(view.path());  // ids are file indices: paths are sorted and unique
    data->families.push_back(FamilyOf(view.language()));
    std::string_view path = view.path();
    data->is_stub.push_back(EndsWith(path, ".pyi") || EndsWith(path, ".pyi.in") || EndsWith(path, ".d.ts"));
  }
  data->plan = PlanSite(data->paths);
  for (const FolderPages& pages : data->plan.folders) data->folder_ids.Intern(pages.folder);

  uint32_t folders = static_cast<uint32_t>(data->plan.folders.size());
  data->folder_parent.assign(folders, kNone);
  for (uint32_t i = 1; i < folders; ++i) data->folder_parent[i] = data->FindFolder(DirName(data->plan.folders[i].folder));
  data->file_folder.resize(count);
  data->folder_range.assign(folders, {kNone, 0});
  std::string_view last_folder;
  uint32_t last_index = 0;
  for (FileIndex file = 0; file < count; ++file) {
    std::string_view folder = DirName(data->paths[file]);
    if (folder != last_folder) {
      last_folder = folder;
      last_index = data->FindFolder(folder);
    }
    data->file_folder[file] = last_index;
    // Paths of one subtree are adjacent: they share a prefix.
    for (uint32_t at = last_index; at != kNone; at = data->folder_parent[at]) {
      auto& [first, end] = data->folder_range[at];
      first = std::min(first, file);
      end = file + 1;
    }
  }
  if (count == 0) data->folder_range[0] = {0, 0};
  data->subfolders.Build(folders, [&](auto emit) {
    for (uint32_t i = 1; i < folders; ++i) emit(data->folder_parent[i], i);
  });
  data->folder_files.Build(folders, [&](auto emit) {
    for (FileIndex file = 0; file < count; ++file) emit(data->file_folder[file], file);
  });
  std::vector<uint32_t> base_ids(count);
  for (FileIndex file = 0; file < count; ++file) base_ids[file] = data->base_names.Intern(BaseName(data->paths[file]));
  data->files_by_base_name.Build(data->base_names.size(), [&](auto emit) {
    for (FileIndex file = 0; file < count; ++file) emit(base_ids[file], file);
  });

  data->symbol_base = data->import_base = data->name_base = {0};
  for (const FactsView& view : data->views) {
    data->symbol_base.push_back(data->symbol_base.back() + static_cast<uint32_t>(view.symbols.size()));
    data->import_base.push_back(data->import_base.back() + static_cast<uint32_t>(view.imports.size()));
    data->name_base.push_back(data->name_base.back() + static_cast<uint32_t>(view.import_names.size()));
  }
  data->imports.resize(data->import_base.back());
  data->import_names.resize(data->name_base.back());
  data->anchors.resize(count);
  data->anchors_made.assign(count, false);
}

bool LinkData::IsStubOfModule(FileIndex file) const {
  if (!is_stub[file]) return false;
  std::string_view path = paths[file];
  if (EndsWith(path, ".in")) path.remove_suffix(3);
  if (EndsWith(path, ".d.ts")) return FindFile(std::string(path.substr(0, path.size() - 4)) + "js") != kNone;
  return FindFile(path.substr(0, path.size() - 1)) != kNone;
}

}  // namespace repodoc
