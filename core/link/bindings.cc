// The names that import statements bind in their file. In: import rows, and where they lead. Out: bindings by (file,
// name), and the rows that import everything.
#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/link/graph_data.h"
#include "core/link/shared_scopes.h"

namespace repodoc {
namespace {

std::string_view LastPart(std::string_view path) {
  size_t last = path.find_last_of(".:\\");
  return last == path.npos ? path : path.substr(last + 1);
}

class Binder {
 public:
  explicit Binder(LinkData* data) : data_(*data) {}

  void Run() {
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (data_.families[file] == Family::kC) continue;
      for (uint32_t i = 0; i < data_.views[file].imports.size(); ++i) BindRow(file, i);
    }
    std::sort(stars_.begin(), stars_.end());
    stars_.erase(std::unique(stars_.begin(), stars_.end()), stars_.end());
    data_.star_imports.Build(data_.file_count(), [&](auto emit) {
      for (auto [file, row] : stars_) emit(file, row);
    });
  }

 private:
  void Bind(FileIndex file, std::string_view name, uint32_t import_index, uint32_t import_name, bool whole_module) {
    if (name.empty()) return;
    uint32_t row = static_cast<uint32_t>(data_.bindings.size());
    uint32_t& first = data_.first_binding.At(file, data_.names.Intern(name), kNone);
    data_.bindings.push_back({file, import_index, import_name, first, whole_module});
    first = row;  // the last import of a name is the one that counts
  }

  void BindRow(FileIndex file, uint32_t index) {
    const FactsView& facts = data_.views[file];
    const Import& row = facts.imports[index];
    Family family = data_.families[file];
    std::string_view module = facts.str(row.module), alias = facts.str(row.alias);
    if ((row.flags & kImportStar) != 0) stars_.emplace_back(file, index);
    // `using A.B;` opens a namespace.
    if (family == Family::kDotNet && row.kind == ImportKind::kUsing && alias.empty()) stars_.emplace_back(file, index);
    // What an included or required file declares is there without a qualifier.
    bool opens = row.kind == ImportKind::kSource || (row.kind == ImportKind::kRequire && family == Family::kRuby) ||
                 (family == Family::kDart && alias.empty() && row.name_count == 0) || family == Family::kProto;
    if (opens) stars_.emplace_back(file, index);
    bool names_itself = row.kind == ImportKind::kImport ||
                        (row.kind == ImportKind::kUse && (family == Family::kPhp || family == Family::kRust));
    if (!alias.empty()) {
      Bind(file, alias, index, kNone, false);
    } else if (names_itself && row.name_count == 0) {
      FileIndex target = data_.imports[data_.import_base[file] + index].target;
      if (family == Family::kGo && target != kNone) {
        Bind(file, PackageOf(data_.views[target]), index, kNone, false);  // what the package calls itself
      } else if (module.find('/') != module.npos) {
        Bind(file, BaseName(module), index, kNone, false);
      } else if (family == Family::kPython) {
        Bind(file, module.substr(0, module.find('.')), index, kNone, true);
      } else {
        Bind(file, LastPart(module), index, kNone, false);
      }
    }
    for (uint32_t n = row.first_name; n < row.first_name + row.name_count; ++n) {
      const ImportName& name = facts.import_names[n];
      std::string_view bound = name.alias.empty() ? facts.str(name.name) : facts.str(name.alias);
      if (family == Family::kRust && facts.str(name.name) == "self") {  // use a::{self, b}
        Bind(file, name.alias.empty() ? LastPart(module) : bound, index, kNone, false);
      } else if (bound == "*") {
        stars_.emplace_back(file, index);
      } else {
        Bind(file, family == Family::kPhp ? LastPart(bound) : bound, index, n, false);
      }
    }
  }

  LinkData& data_;
  std::vector<std::pair<uint32_t, uint32_t>> stars_;
};

}  // namespace

void BindImports(LinkData* data) { Binder(data).Run(); }

}  // namespace repodoc
