// Imports of languages whose modules are names, not paths: Java, Kotlin and Scala packages, C# and PHP namespaces, Perl
// packages, Elixir and Haskell modules. A name is looked up in the scopes that the repository's own files open
// (shared_scopes.h): what is declared there is internal, whatever the folders are called. Else it is the language's own
// library, a declared dependency, or somebody else's.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/link/graph_data.h"
#include "core/link/packages.h"
#include "core/link/shared_scopes.h"
#include "core/link/standard_library.h"

namespace repodoc {
namespace {

class PackageResolver {
 public:
  explicit PackageResolver(LinkData* data) : data_(*data) {}

  void Run() {
    is_package_.assign(data_.entities.size(), false);
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      if (data_.families[file] == Family::kJvm) is_package_[data_.file_root[file]] = true;
    }
    CollectGroups();
    for (FileIndex file = 0; file < data_.file_count(); ++file) {
      Family family = data_.families[file];
      if (ScopeSeparator(family).empty()) continue;
      const FactsView& facts = data_.views[file];
      for (uint32_t i = 0; i < facts.imports.size(); ++i) {
        if (NamesModule(family, facts.imports[i].kind)) Resolve(file, family, i);
      }
    }
  }

 private:
  // The other kinds name files: require "x.php", source, include.
  static bool NamesModule(Family family, ImportKind kind) {
    switch (kind) {
      case ImportKind::kImport: case ImportKind::kFrom: case ImportKind::kUse: case ImportKind::kUsing:
      case ImportKind::kReexport:
        return true;
      case ImportKind::kRequire:
        return family == Family::kElixir;
      default:
        return false;
    }
  }

  // Maven's and Gradle's dependencies by group: "com.google.guava" of "com.google.guava:guava".
  void CollectGroups() {
    for (uint32_t id = 0; id < data_.packages.size(); ++id) {
      size_t colon = data_.packages[id].name.find(':');
      if (colon == std::string_view::npos) continue;
      std::string_view group = data_.packages[id].name.substr(0, colon);
      if (groups_.Find(group) != kNone) continue;
      groups_.Intern(group);
      group_packages_.push_back(id);
    }
  }

  void Resolve(FileIndex file, Family family, uint32_t index) {
    const FactsView& facts = data_.views[file];
    const Import& row = facts.imports[index];
    ImportState& state = data_.imports[data_.import_base[file] + index];
    std::string_view separator = ScopeSeparator(family);
    std::string_view path = facts.str(row.module);
    if (StartsWith(path, "global::")) path.remove_prefix(8);
    if (StartsWith(path, separator)) path.remove_prefix(separator.size());
    path = path.substr(0, path.find('<'));  // using Map = Dictionary<string, int>
    if (path.empty()) return;
    ScopePath found = Look(file, family, row, path, separator);
    if (found.whole && IsOurs(found.entity)) {
      Enter(file, found.entity, &state);
      ResolveNames(file, row, found.entity, separator);
      return;
    }
    // A member that is inherited or generated: its class is known.
    if (found.entity != kNone && HasSymbols(found.entity) && !IsNamespace(found.entity)) {
      Enter(file, found.entity, &state);
      state.entity = kNone;
      if (state.confidence == Confidence::kExact) state.confidence = Confidence::kUnique;
      return;
    }
    if (IsStandard(family, path)) {
      state.module_class = ModuleClass::kStandardLibrary;
      state.confidence = Confidence::kExact;
      return;
    }
    // A name of our own package that no file declares: generated, or missing.
    bool strict = family == Family::kJvm || family == Family::kDotNet || family == Family::kPhp;
    std::string_view known = path.substr(0, found.matched);
    bool own_package = found.entity != kNone && IsOurs(found.entity) && (family != Family::kJvm || known.find('.') != known.npos);
    if (strict && own_package) return;
    if (family == Family::kJvm && Jvm(path, &state)) return;
    if (family == Family::kPhp && Composer(path, &state)) return;
    if (family == Family::kDotNet) {
      for (std::string_view part = path; !part.empty(); part = part.substr(0, std::min(part.rfind('.'), part.size()))) {
        if (SetPackage(&data_, Ecosystem::kDotNet, part, true, &state)) return;
        if (part.find('.') == part.npos) break;
      }
    }
    // Not ours and not the language's: somebody else's, whoever that is.
    state.module_class = ModuleClass::kThirdParty;
    state.confidence = Confidence::kUnique;
  }

  // From the innermost scope that the language looks in to the root of the family.
  ScopePath Look(FileIndex file, Family family, const Import& row, std::string_view path, std::string_view separator) const {
    uint32_t root = data_.family_root[static_cast<size_t>(family)];
    const FactsView& facts = data_.views[file];
    uint32_t scope = root;
    if (family == Family::kDotNet && row.symbol != kNone) {
      scope = data_.symbol_entity[data_.symbol_base[file] + row.symbol];
    } else if (family == Family::kJvm && facts.language() == "scala") {
      scope = data_.file_root[file];
    }
    for (uint32_t at = scope; at != kNone && at != root; at = data_.entities[at].parent) {
      ScopePath found = WalkScopes(data_, at, path, separator);
      if (found.whole) return found;
    }
    return WalkScopes(data_, root, path, separator);
  }

  bool HasSymbols(uint32_t entity) const { return data_.entities[entity].first_symbol != kNone; }
  bool IsNamespace(uint32_t entity) const {
    return data_.SymbolAt(data_.entities[entity].first_symbol).kind == SymbolKind::kNamespace;
  }
  bool IsOurs(uint32_t entity) const { return HasSymbols(entity) || is_package_[entity]; }

  // A class, function, Perl package or module stands in a file; a namespace and a Java package are spread over many.
  void Enter(FileIndex file, uint32_t entity, ImportState* state) const {
    state->entity = entity;
    state->module_class = ModuleClass::kInternal;
    state->confidence = Confidence::kExact;
    if (!HasSymbols(entity)) return;
    uint32_t files = 0;
    uint32_t symbol = NearestSymbol(data_, entity, file, &files);
    if (IsNamespace(entity) && files != 1) return;
    state->target = data_.Local(symbol).file;
    if (files != 1) state->confidence = Confidence::kUnique;
  }

  void ResolveNames(FileIndex file, const Import& row, uint32_t entity, std::string_view separator) {
    const FactsView& facts = data_.views[file];
    for (uint32_t n = row.first_name; n < row.first_name + row.name_count; ++n) {
      ScopePath member = WalkScopes(data_, entity, facts.str(facts.import_names[n].name), separator);
      if (!member.whole || !HasSymbols(member.entity) || IsNamespace(member.entity)) continue;
      uint32_t files = 0;
      data_.import_names[data_.name_base[file] + n].symbol = NearestSymbol(data_, member.entity, file, &files);
    }
  }

  static bool IsStandard(Family family, std::string_view path) {
    switch (family) {
      case Family::kJvm: return IsJavaPackage(path);
      case Family::kDotNet: return IsDotNetNamespace(path);
      case Family::kElixir: return IsElixirModule(path);
      case Family::kElm: return IsElmModule(path);
      case Family::kHaskell: return IsHaskellModule(path);
      case Family::kPerl: return IsPerlModule(path) || (path[0] >= '0' && path[0] <= '9') || path[0] == 'v';
      case Family::kPhp: return path.find('\\') == path.npos;  // the global names are PHP's own
      default: return false;
    }
  }

  // The declared dependency whose group begins the name; else the part of the name that reads as one.
  bool Jvm(std::string_view path, ImportState* state) {
    for (std::string_view part = path; part.find('.') != part.npos; part = part.substr(0, part.rfind('.'))) {
      uint32_t group = groups_.Find(part);
      if (group == kNone) continue;
      state->package = group_packages_[group];
      state->module_class = ModuleClass::kThirdParty;
      state->confidence = Confidence::kUnique;
      return true;
    }
    size_t end = 0;
    for (int parts = 0; parts < 3 && end < path.size(); ++parts) {
      size_t next = std::min(path.find('.', end + (end > 0)), path.size());
      bool upper = path[end + (end > 0)] >= 'A' && path[end + (end > 0)] <= 'Z';
      if (upper) break;
      end = next;
    }
    return end > 0 && SetPackage(&data_, Ecosystem::kJvm, path.substr(0, end), false, state);
  }

  // "Monolog\Logger": the one declared package of the vendor "monolog", or the one the second part names.
  bool Composer(std::string_view path, ImportState* state) {
    size_t first = path.find('\\');
    std::string vendor = ToLowerAscii(path.substr(0, first)) + "/";
    std::string_view rest = path.substr(std::min(path.size(), first + 1));
    std::string second = ToLowerAscii(rest.substr(0, rest.find('\\')));
    uint32_t found = kNone, of_vendor = 0;
    for (uint32_t id = 0; id < data_.packages.size() && id < kMaxPackages; ++id) {
      std::string_view name = data_.packages[id].name;
      if (!StartsWith(name, vendor)) continue;
      ++of_vendor;
      if (found == kNone || name.substr(vendor.size()) == second) found = id;
      if (name.substr(vendor.size()) == second) of_vendor = 1;
      if (name.substr(vendor.size()) == second) break;
    }
    if (of_vendor != 1) return false;
    state->package = found;
    state->module_class = ModuleClass::kThirdParty;
    state->confidence = Confidence::kUnique;
    return true;
  }

  static constexpr size_t kMaxPackages = 2000;

  LinkData& data_;
  std::vector<bool> is_package_;  // by entity: some file says that it belongs to it
  NameTable groups_;
  std::vector<uint32_t> group_packages_;
};

}  // namespace

void ResolvePackageImports(LinkData* data) { PackageResolver(data).Run(); }

}  // namespace repodoc
